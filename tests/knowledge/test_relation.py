"""What a fact may confirm or refute: as declared, or derived where that is safe."""

import pytest

from knowledge.facts import Entity, Fact, FactFile
from knowledge.relation import Relation
from tests.knowledge.bases import CLUB, COUNCIL, LIBRARY, PEOPLE, base


def relation(factfile: FactFile, fact_id: str) -> Relation | None:
    facts = base(factfile)
    return facts.relation(facts.number[fact_id])


def derived_from(*questions: str, answer: str) -> Relation | None:
    entities = (
        *PEOPLE,
        Entity(id="hoi-an", kind="place", name="Hội An"),
        Entity(id="quyet-dinh-7", kind="document", name="Nghị định số 7"),
    )
    return relation(
        FactFile(entities=entities, facts=(Fact(id="f", questions=questions, answer=answer),)), "f"
    )


def test_a_declared_relation_has_its_subject_value_and_role() -> None:
    found = relation(COUNCIL, "chu-tri")
    assert found is not None
    assert found.declared
    assert found.exclusive
    assert ("entity", "vu-thi-lan") in found.values
    assert ("entity", "dai-hoi") in found.subject
    assert found.subject_kind == "event"
    assert found.roles == {("role", "chủ trì")}


def test_several_values_exclude_nothing_unless_the_curator_says_so() -> None:
    found = relation(COUNCIL, "nguoi-du")
    assert found is not None
    assert not found.exclusive


def test_a_value_in_plain_words_is_a_phrase() -> None:
    found = relation(COUNCIL, "hinh-thuc")
    assert found is not None
    assert found.phrases == ("trực tuyến",)
    assert not found.values


def test_a_whole_number_is_a_number_or_a_year() -> None:
    found = relation(COUNCIL, "so-nam")
    assert found is not None
    assert found.values == {("number", "4")}
    year = Fact(
        id="f", questions=("Mốc nào?",), answer="Năm 2025.", subject="mốc", relation="là", value=(2025,)
    )
    found = relation(FactFile(facts=(year,)), "f")
    assert found is not None
    assert found.values == {("year", "2025")}


def test_a_fact_that_is_not_stated_rules_on_nothing() -> None:
    assert relation(COUNCIL, "ngay-hop") is None


@pytest.mark.parametrize(
    ("fact_id", "value"),
    [
        ("doi-truong", ("entity", "bui-van-hung")),
        ("thu-quy", ("entity", "vu-thi-lan")),
        ("noi-tap", ("entity", "ninh-binh")),
        ("nam-lap", ("year", "1998")),
    ],
)
def test_who_where_and_when_are_derived(fact_id: str, value: tuple[str, str]) -> None:
    found = relation(CLUB, fact_id)
    assert found is not None
    assert value in found.values
    assert found.exclusive
    assert not found.declared


def test_how_many_is_derived_without_any_entity() -> None:
    found = relation(LIBRARY, "so-sach-muon")
    assert found is not None
    assert found.values == {("number", "3")}


def test_two_persons_in_the_answer_are_no_single_value() -> None:
    assert derived_from("Ai mở quán?", answer="Vũ Thị Lan và Bùi Văn Hùng mở quán.") is None


def test_what_the_phrasings_name_is_no_value() -> None:
    # "Who is Lan's deputy?" - Lan stands in the answer too, but the deputy is the value.
    found = derived_from("Ai là phó của Vũ Thị Lan?", answer="Phó của Vũ Thị Lan là Bùi Văn Hùng.")
    assert found is not None
    assert found.values == {("entity", "bui-van-hung")}


def test_a_question_for_something_else_derives_nothing_from_a_name() -> None:
    # The answer holds exactly one person, but the phrasings ask why: he is not the value.
    assert derived_from("Vì sao quán đóng cửa?", answer="Vì Bùi Văn Hùng bị ốm.") is None


def test_phrasings_that_disagree_on_what_is_asked_derive_nothing() -> None:
    questions = ("Ai mở quán?", "Quán mở ở đâu?")
    assert derived_from(*questions, answer="Bùi Văn Hùng mở quán ở Hội An.") is None


def test_a_declaration_overrides_what_could_be_derived() -> None:
    fact = Fact(
        id="f",
        questions=("Ai mở quán?",),
        answer="Bùi Văn Hùng mở quán.",
        subject="quán",
        relation="mở",
        value=("vu-thi-lan",),
    )
    found = relation(FactFile(entities=PEOPLE, facts=(fact,)), "f")
    assert found is not None
    assert found.values == {("entity", "vu-thi-lan")}
