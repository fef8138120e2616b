"""The language of asking, as data: readable, without contradictions, and found longest first."""

import pytest

from knowledge import lexicon
from knowledge.outcome import Courtesy
from knowledge.phrase_table import PhraseTable
from knowledge.query import analyse
from knowledge.relation import ASKED_KINDS
from knowledge.text.characters import clean
from knowledge.text.tokens import Token, tokenize
from knowledge.veto import HARD_KINDS
from tests.knowledge.bases import COUNCIL, base

SHIPPED = lexicon.shipped()


def tokens(text: str) -> list[Token]:
    return tokenize(clean(text))


def test_the_longest_phrase_counts() -> None:
    table = PhraseTable([("bí thư", "chief"), ("phó bí thư", "deputy"), ("phó bí thư chi bộ", "branch")])
    assert [span.label for span in table.find(tokens("phó bí thư chi bộ và bí thư"))] == ["branch", "chief"]


def test_phrases_do_not_overlap() -> None:
    table = PhraseTable([("a b", 1), ("b c", 2)])
    assert [(span.start, span.end, span.label) for span in table.find(tokens("a b c"))] == [(0, 2, 1)]


def test_a_typed_accent_counts_and_a_missing_one_does_not() -> None:
    table = PhraseTable([("chủ trì", None)])
    assert table.find(tokens("chủ trì"))
    assert table.find(tokens("chu tri"))
    assert table.find(tokens("chủ tri"))
    assert not table.find(tokens("chú trí"))


def test_a_lone_word_may_be_wanted_as_written() -> None:
    table = PhraseTable([("dặn", None)], lone_words_as_written=True)
    assert table.find(tokens("dặn"))
    assert not table.find(tokens("dan"))


def test_of_two_equal_phrases_the_first_counts() -> None:
    assert PhraseTable([("nq", "ours"), ("nq", "theirs")]).whole(tokens("nq")) == "ours"


def test_the_end_of_a_text_is_found() -> None:
    table = PhraseTable([("không", None), ("phải không", None), ("có phải không", None)])
    assert table.before(tokens("lan chủ trì phải không")) == 2
    assert table.before(tokens("lan chủ trì")) is None


def test_a_phrase_covers_all_or_nothing() -> None:
    table = PhraseTable([("nguồn đâu", None)])
    assert table.covers(tokens("Nguồn đâu?"))
    assert not table.covers(tokens("nguồn đâu vậy"))
    assert not table.covers([])
    assert table.whole([]) is None


def test_nothing_begins_where_it_is_barred() -> None:
    table = PhraseTable([("bộ công an", "ministry"), ("công an", "police")])
    assert [span.label for span in table.find(tokens("bộ công an"), barred={0})] == ["police"]


def test_every_asked_attribute_has_words() -> None:
    assert set(ASKED_KINDS) <= set(SHIPPED.data.questions)


def test_every_kind_of_courtesy_has_words_and_no_other() -> None:
    # Emoji are symbols, recognised without words.
    assert set(SHIPPED.data.courtesies) == {courtesy.value for courtesy in Courtesy} - {Courtesy.EMOJI.value}


def test_every_class_can_veto() -> None:
    assert set(SHIPPED.data.classes) <= HARD_KINDS


@pytest.mark.parametrize("kind", ["pronouns", "continuing", "trailing", "more", "source"])
def test_follow_ups_have_their_words(kind: str) -> None:
    first = SHIPPED.data.followups[kind][0]
    assert SHIPPED.followup(kind).covers(tokens(first))


def test_no_member_stands_in_two_classes() -> None:
    members = [member for group in SHIPPED.data.classes.values() for member in group]
    assert sorted(set(members)) == sorted(members)


def test_no_synonym_is_the_standard_or_the_synonym_of_another_word() -> None:
    standards = set(SHIPPED.data.synonyms)
    entries = SHIPPED.data.synonyms.items()
    assert [other for standard, group in entries for other in group if other in standards - {standard}] == []
    others = [other for group in SHIPPED.data.synonyms.values() for other in group]
    assert sorted({other for other in others if others.count(other) > 1}) == []


def test_a_deputy_is_a_member_beside_its_chief() -> None:
    # The veto relies on it: "phó chủ tịch" is another member than "chủ tịch".
    posts = SHIPPED.data.classes["post"]
    assert {"bí thư", "phó bí thư", "giám đốc", "phó giám đốc", "bộ trưởng", "thứ trưởng"} <= set(posts)


def test_light_words_weigh_less_than_content() -> None:
    assert all(0.0 < weight < 1.0 for weight in SHIPPED.light.values())
    assert SHIPPED.light["la"] < SHIPPED.light["tuoi"]
    assert "chủ2" not in SHIPPED.light


def test_a_fold_weighs_as_its_lightest_word() -> None:
    # Without an accent nothing says that the heavier word was meant.
    assert SHIPPED.light["cua"] == lexicon.FUNCTION_WORD


@pytest.mark.parametrize("opening", SHIPPED.data.frames["opening"])
def test_every_opening_leaves_the_question(opening: str) -> None:
    facts = base(COUNCIL)
    terms = facts.read(f"{opening.replace('*', 'mình')} ai chủ trì đại hội?")[0]
    query = analyse(terms, facts.lexicon)
    assert " ".join(term.fold for term in query.terms) == "ai chu tri dai hoi"
    assert not query.denies


@pytest.mark.parametrize("closing", SHIPPED.data.frames["closing"])
def test_every_closing_leaves_the_question(closing: str) -> None:
    facts = base(COUNCIL)
    terms = facts.read(f"ai chủ trì đại hội {closing.replace('*', 'mình')}")[0]
    query = analyse(terms, facts.lexicon)
    assert " ".join(term.fold for term in query.terms) == "ai chu tri dai hoi"


def test_the_shipped_lexicon_is_read_once() -> None:
    assert lexicon.shipped() is lexicon.shipped()
