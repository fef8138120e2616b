"""A fact file's text that is made to say something else, and otherwise stays as it was typed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.factfile import parse
from knowledge.facts import Entity, Fact, FactFile
from knowledge.rewriting import rewritten, written

ROOT = Path(__file__).parents[2]
TEXT = """\
# Đầu tệp.
schema = 1

[[facts]]
id = "mot"  # số một
questions = [
    "Một?",  # lời thứ nhất
    "Một là gì?",
]
answer = "Một."

# --- Phần hai ---

[[entities]]
id = "ai-do"
kind = "person"
name = "Ai Đó"

[[facts]]
# Ghi chú của dữ kiện hai.
id = "hai"
questions = "Hai?"
answer = "Hai."
related = ["mot"]
"""
CURRENT = parse(TEXT.encode(), "t")
ONE, TWO = CURRENT.facts


def changed(text: str, **fields: object) -> str:
    return rewritten(text.encode(), CURRENT.model_copy(update=fields)).decode()


def test_what_is_the_same_stays_byte_for_byte() -> None:
    shipped = (ROOT / "knowledge/facts.toml").read_bytes()
    assert rewritten(shipped, parse(shipped, "t")) == shipped
    assert changed(TEXT) == TEXT


def test_only_the_changed_field_is_typed_anew() -> None:
    two = TWO.model_copy(update={"answer": 'Là "hai".\nThế thôi.', "title": "Số hai"})
    assert changed(TEXT, facts=(ONE, two)) == TEXT.replace(
        'id = "hai"\n', 'id = "hai"\ntitle = "Số hai"\n'
    ).replace('"Hai."', '"Là \\"hai\\".\\nThế thôi."')


def test_a_field_that_is_emptied_is_removed() -> None:
    two = TWO.model_copy(update={"related": ()})
    assert changed(TEXT, facts=(ONE, two)) == TEXT.replace('related = ["mot"]\n', "")


def test_a_new_record_follows_the_one_before_it() -> None:
    new = Fact(id="moi", questions=("Mới?", "Mới gì?"), answer="Mới.")
    made = changed(TEXT, facts=(ONE, new, TWO))
    block = '\n[[facts]]\nid = "moi"\nquestions = [\n    "Mới?",\n    "Mới gì?",\n]\nanswer = "Mới."\n'
    assert made == TEXT.replace('answer = "Một."\n', f'answer = "Một."\n{block}')
    assert changed(TEXT, facts=(ONE, TWO, new)) == TEXT + block


def test_a_removed_record_leaves_the_comments_of_others() -> None:
    made = changed(TEXT, facts=(TWO.model_copy(update={"related": ()}),))
    assert "# --- Phần hai ---" in made
    assert "Một" not in made


@pytest.mark.parametrize("text", [TEXT.rstrip("\n"), "\ufeff" + TEXT, TEXT.replace("\n", "\r\n")])
def test_endings_and_marks_are_kept(text: str) -> None:
    new = Fact(id="moi", questions=("Mới?",), answer="Mới.")
    made = changed(text, facts=(ONE, TWO, new))
    assert made.startswith(text)
    assert parse(made.encode(), "t").facts == (ONE, TWO, new)
    assert ("\r\n" in made) == ("\r\n" in text)
    assert made.count("\r\n") in {0, made.count("\n")}


def test_a_text_of_another_shape_is_written_anew() -> None:
    inline = 'facts = [{id = "mot", questions = "Một?", answer = "Một."}]\n'
    wanted = FactFile(facts=(Fact(id="mot", questions=("Một?",), answer="Khác."),))
    assert rewritten(inline.encode(), wanted) == written(wanted)


words = st.text(st.sampled_from("ab\"\\'#[]=\n\tđ "), min_size=1, max_size=12).filter(str.strip)
facts = st.lists(
    st.builds(
        Fact,
        id=st.from_regex(r"[abc]{1,2}", fullmatch=True),
        questions=st.lists(words, min_size=1, max_size=3).map(tuple),
        answer=words,
        topic=words | st.just(""),
        related=st.just(()),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda fact: fact.id,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts, facts)
def test_any_version_can_be_made_of_any_other(before: list[Fact], after: list[Fact]) -> None:
    people = (Entity(id="x", kind="person", name="X Y"),)
    old = FactFile(facts=tuple(before), entities=people)
    new = FactFile(facts=tuple(after))
    made = parse(rewritten(written(old), new), "t")
    assert {fact.id: fact for fact in made.facts} == {fact.id: fact for fact in after}
    assert made.entities == ()
