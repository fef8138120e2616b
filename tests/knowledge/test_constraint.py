"""What a question insists on: names, titles, numbers with their nouns, strangers."""

from collections.abc import Sequence

import pytest

from knowledge.constraint import Constraint, Constraints
from knowledge.entity_names import shorthand_of
from knowledge.facts import Entity
from knowledge.lexicon import shipped
from knowledge.person_names import heard
from tests.knowledge.bases import CLUB, COUNCIL, base

POLICE = Constraints(
    shipped(),
    [Entity(id="ca-xa", kind="organisation", name="Công an xã")],
    shorthand_of(()),
    lambda _, __: False,
)


def named(text: str) -> Sequence[Constraint]:
    facts = base(COUNCIL)
    return facts.constraints.find(facts.read(text)[0])


def keys(text: str) -> set[tuple[str, ...]]:
    return {key for constraint in named(text) for key in constraint.keys}


@pytest.mark.parametrize(
    "text", ["Nghị quyết số 5 của ai?", "nghị quyết 5", "nghi quyet so 5", "NQ5", "NGHỊ QUYẾT SỐ 5"]
)
def test_a_document_is_its_type_and_number_however_it_is_typed(text: str) -> None:
    assert ("document", "nghị quyết", "5") in keys(text)


def test_a_number_belongs_to_its_noun() -> None:
    # Both 5 and 8 stand in the facts, and so do both types: only the pair tells that this is none of theirs.
    assert keys("Nghị quyết số 8 và Chỉ thị số 5") == {
        ("document", "nghị quyết", "8"),
        ("document", "chỉ thị", "5"),
    }


def test_a_number_of_a_document_is_no_number_of_its_own() -> None:
    assert {constraint.kind for constraint in named("Nghị quyết số 5 của ai?")} == {"document"}


@pytest.mark.parametrize("text", ["Kế hoạch số 5 của ai?", "kế hoạch 5 là của ai", "Đề án 5"])
def test_what_is_a_document_only_with_a_number_is_one_with_it(text: str) -> None:
    ((kind, _, number),) = keys(text)
    assert (kind, number) == ("document", "5")


@pytest.mark.parametrize("text", ["kế hoạch là gì", "kế hoạch 5 năm", "báo cáo 3 nội dung"])
def test_without_one_or_with_a_count_it_is_none(text: str) -> None:
    assert "document" not in {key[0] for key in keys(text)}


def test_half_a_year_is_no_whole_number_of_years() -> None:
    assert ("number", "0.5") in keys("Đại hội nhìn lại nửa năm à?")


def test_a_post_that_holds_a_body_is_a_post() -> None:
    (constraint,) = POLICE.find(base(COUNCIL).read("Trưởng công an xã")[0])
    assert constraint.kind == "post"


def test_a_title_is_atomic() -> None:
    (deputy,) = named("Phó Bí thư chi bộ là ai?")
    assert ("entity", "pho-bi-thu") in deputy.keys
    assert ("entity", "bi-thu") not in deputy.keys
    (chief,) = named("Bí thư chi bộ là ai?")
    assert ("entity", "pho-bi-thu") not in chief.keys


def test_a_fact_speaks_of_the_names_inside_its_names_too() -> None:
    facts = base(COUNCIL)
    terms = facts.read("Đỗ Minh Khoa chủ trì phiên họp Cao Bằng")[0]
    asked = {key for constraint in facts.constraints.find(terms) for key in constraint.keys}
    spoken = {key for constraint in facts.constraints.find(terms, nested=True) for key in constraint.keys}
    assert ("place", "cao bằng") in spoken - asked


@pytest.mark.parametrize("text", ["bà Lan", "ba lan", "Vũ Thị Lan", "vu thi lan", "VŨ THỊ LAN"])
def test_a_person_is_known_by_name_and_alias(text: str) -> None:
    assert ("entity", "vu-thi-lan") in keys(text)


@pytest.mark.parametrize("text", ["lan", "Lan", "Hùng", "khoa"])
def test_one_syllable_never_identifies_an_entity(text: str) -> None:
    assert not any(key[0] == "entity" for key in keys(f"{text} chủ trì"))


@pytest.mark.parametrize("text", ["chị Lan phát biểu", "Đại tá Lan chủ trì", "Bí thư Lan nói gì"])
def test_a_given_name_behind_a_title_is_whoever_alone_has_it(text: str) -> None:
    persons = [constraint.keys for constraint in named(text) if constraint.kind == "person"]
    assert persons == [frozenset({("entity", "vu-thi-lan")})]


@pytest.mark.parametrize("text", ["hoa lan nở", "chị Lan Anh phát biểu", "chi lan phat bieu"])
def test_a_word_like_a_given_name_is_nobody(text: str) -> None:
    assert not any(constraint.kind == "person" for constraint in named(text))


def test_another_surname_is_another_person() -> None:
    # "Hùng" is the last word of a known name and "Văn Hùng" stands in it: neither makes Lê Văn Hùng him.
    assert ("entity", "bui-van-hung") not in keys("Lê Văn Hùng chủ trì đại hội")
    assert any(constraint.kind == "name" for constraint in named("Có phải Lê Văn Hùng chủ trì đại hội"))


def test_a_name_misheard_is_the_same_person_and_a_name_replaced_is_not() -> None:
    # Bui Van Hung / Bui Van Hun: final -ng and -n merge in the south.
    assert ("entity", "bui-van-hung") in keys("Bùi Văn Hùn chủ trì")
    assert ("entity", "bui-van-hung") not in keys("Bùi Văn Toàn chủ trì")


@pytest.mark.parametrize(
    ("one", "other"), [("trung", "chung"), ("xa", "sa"), ("gia", "da"), ("lam", "nam"), ("lan", "lang")]
)
def test_merged_sounds_are_heard_alike(one: str, other: str) -> None:
    assert heard(one) == heard(other)


def test_sounds_that_no_dialect_merges_are_heard_apart() -> None:
    assert heard("quang") != heard("hung")
    assert heard("nga") != heard("la")


def test_unknown_names_are_named() -> None:
    (stranger,) = [
        constraint for constraint in named("Ai mời Phan Thanh Giản tới đại hội?") if constraint.kind == "name"
    ]
    assert stranger.text == "Phan Thanh Giản"


def test_a_foreign_name_stands_alone() -> None:
    (stranger,) = [c for c in named("Ai chủ trì đại hội ở Singapore?") if c.kind == "name"]
    assert stranger.text == "Singapore"
    for text in ("Ai chủ trì đại hội ở singapore?", "Singapore họp khi nào?", "Ai chủ trì Đaij hội?"):
        assert [c for c in named(text) if c.kind == "name"] == [], text


def test_a_word_of_no_syllable_is_the_place_that_it_looks_like() -> None:
    for text in ("Ai chủ trì đại hội ở Campuchia?", "campuchia họp khi nào?", "Đại hội của Lào họp khi nào?"):
        assert "place" in {constraint.kind for constraint in named(text)}, text
    assert "place" not in {constraint.kind for constraint in named("lao hop khi nao")}


def test_capitals_everywhere_name_nobody() -> None:
    # Caps lock: every word has a capital, so a capital says nothing.
    assert [
        constraint for constraint in named("AI MỜI KHÁCH TỚI ĐẠI HỘI VẬY") if constraint.kind == "name"
    ] == []


def test_a_year_is_a_year_and_a_counted_word_is_a_number() -> None:
    assert ("year", "2030") in keys("Mục tiêu đến năm 2030 là gì?")
    assert ("number", "4") in keys("Đại hội nhìn lại bốn năm phải không?")
    assert ("number", "4") in keys("dai hoi nhin lai bon nam")


@pytest.mark.parametrize("year", ["1999", "2000", "1777", "2222"])
def test_repeated_digits_are_digits(year: str) -> None:
    # A letter drawn out ("điiii") is read once; a digit never is, or 1999 would be 19.
    facts = base(CLUB)
    found = facts.constraints.find(facts.read(f"Câu lạc bộ ra đời năm {year} à?")[0])
    assert [key[1] for constraint in found for key in constraint.keys if key[0] in ("year", "number")] == [
        year
    ]


def test_a_word_that_only_looks_like_a_number_is_none() -> None:
    # "hai" counts before a counted noun only; "ba Lan" is Mrs Lan, not three of anything.
    assert not any(key[0] == "number" for key in keys("ba lan chu tri dai hoi"))


def test_the_asker_s_own_words_are_kept() -> None:
    (document,) = named("nghị quyêt 5 của ai")
    assert document.text == "nghị quyêt 5"


def test_constraints_come_in_order_of_place() -> None:
    starts = [constraint.start for constraint in named("Vũ Thị Lan, Nghị quyết số 5 và Cao Bằng")]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_a_word_of_grammar_begins_no_name_among_accented_words() -> None:
    people = COUNCIL.model_copy(
        update={
            "entities": (
                *COUNCIL.entities,
                Entity(id="ha-trong-nhan", kind="person", name="Hà Trọng Nhân", aliases=("Trọng Nhân",)),
            )
        }
    )
    facts = base(people)
    find = facts.constraints.find
    assert not any(found.kind == "person" for found in find(facts.read("Bà bị ốm trong nhân kỳ đại hội")[0]))
    assert any(found.kind == "person" for found in find(facts.read("ong trong nhan chu tri dai hoi")[0]))


def test_what_is_one_and_the_same_is_not_counted() -> None:
    assert not [c for c in named("Hai văn bản cùng về 1 việc à") if c.text == "1"]
    assert [c for c in named("Đại hội bàn về 1 việc à") if c.text == "1"]
