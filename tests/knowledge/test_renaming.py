"""Which texts other names and abbreviations may have understood otherwise."""

from knowledge.facts import Abbreviation, Entity, FactFile
from knowledge.lexicon import shipped
from knowledge.renaming import Renaming
from tests.knowledge.bases import COUNCIL


def renaming(**changed: object) -> Renaming:
    return Renaming.of(COUNCIL, COUNCIL.model_copy(update=changed), shipped())


def with_entity(entity: Entity) -> Renaming:
    return renaming(entities=(*COUNCIL.entities, entity))


def test_the_same_names_and_abbreviations_rename_nothing() -> None:
    same = renaming()
    assert not same
    assert not any(map(same.reads_otherwise, COUNCIL.facts))
    assert not same.names_in({"hoi", "dong"})


def test_a_person_may_be_meant_by_two_words_of_a_name_and_others_by_all() -> None:
    person = with_entity(Entity(id="x", kind="person", name="Phạm Văn Sân"))
    assert person
    assert person.names_in({"ong", "van", "san"})
    assert not person.names_in({"van", "ban"})
    place = with_entity(Entity(id="x", kind="place", name="Hồ Ba Bể"))
    assert place.names_in({"tham", "ho", "ba", "be"})
    assert not place.names_in({"ba", "be"})


def test_somebody_named_like_a_word_of_grammar_is_looked_for_wherever_it_stands() -> None:
    assert with_entity(Entity(id="x", kind="person", name="Lê Cho")).names_in({"cho"})
    assert not with_entity(Entity(id="x", kind="person", name="Lê Chợ")).names_in({"cho"})


def test_an_abbreviation_renames_where_it_is_written_and_the_names_that_have_it() -> None:
    (first, *others) = COUNCIL.entities
    short = Abbreviation(short="XYZ", long=("xe ống",))
    before = COUNCIL.model_copy(
        update={"entities": (first.model_copy(update={"aliases": ("tổ XYZ",)}), *others)}
    )
    after = before.model_copy(update={"abbreviations": (*before.abbreviations, short)})
    changed = Renaming.of(before, after, shipped())
    assert changed.shortens("Có bao nhiêu xyz?")
    assert not changed.shortens("Có bao nhiêu xe ống?")
    assert changed.names_in({"to", "xe", "ong"})
    assert first.id in changed.entities


def test_what_is_declared_of_a_changed_entity_reads_otherwise() -> None:
    named = {str(word) for fact in COUNCIL.facts for word in (fact.subject, *fact.value)}
    entity = next(entity for entity in COUNCIL.entities if entity.id in named)
    changed = FactFile.model_copy(
        COUNCIL,
        update={"entities": tuple(it for it in COUNCIL.entities if it is not entity)},
    )
    found = [fact for fact in COUNCIL.facts if Renaming.of(COUNCIL, changed, shipped()).reads_otherwise(fact)]
    assert found == [fact for fact in COUNCIL.facts if entity.id in {fact.subject, *map(str, fact.value)}]
