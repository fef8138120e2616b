"""The gate that asks only what may have changed finds what the gate finds that asks everything."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from knowledge.factfile import load
from knowledge.facts import Abbreviation, FactFile
from knowledge.publication.answers import Answers, Told
from knowledge.publication.gate import GateReport, gate
from knowledge.publication.undisturbed import Undisturbed
from knowledge.responder import Responder
from tests.benchmarks.synthetic import SHIPPED, Synthesis
from tests.knowledge.bases import CLUB, COUNCIL, LIBRARY
from tests.knowledge.publication.revising import TELLINGS, revised

RECENT = ("có gì mới không", "ai vậy")


def single(facts: int) -> FactFile:
    """A base of one phrasing a fact, which has nothing to learn from."""
    factfile = Synthesis(3).factfile(facts)
    kept = tuple(fact.model_copy(update={"questions": fact.questions[:1]}) for fact in factfile.facts)
    return factfile.model_copy(update={"facts": kept})


def asked_all(factfile: FactFile) -> Answers:
    """The answers of a release that was at the gate itself."""
    answers = Answers(Responder.build(factfile))
    gate(answers, answers, ())
    return answers


def both(before: Answers, factfile: FactFile) -> tuple[GateReport, GateReport]:
    """What the gate finds with all that it remembers, and with nothing."""
    after = Responder.build(factfile, None, before.responder)
    quick = gate(before, Answers(after), RECENT)
    full = gate(Answers(before.responder), Answers(Responder.build(factfile)), RECENT)
    assert full.undisturbed == 0
    return quick, full


def agree(quick: GateReport, full: GateReport) -> bool:
    return replace(quick, undisturbed=0, seconds=0.0) == replace(full, seconds=0.0)


@pytest.mark.parametrize("base", [lambda: LIBRARY, lambda: COUNCIL, lambda: single(60)])
def test_random_changes_come_out_as_if_everything_were_asked(base: Callable[[], FactFile]) -> None:
    factfile = base()
    before = asked_all(factfile)
    random = Random(5)
    for number in range(4):
        quick, full = both(before, revised(factfile, random))
        assert agree(quick, full), number


def test_only_what_may_have_changed_is_asked() -> None:
    factfile = single(60)
    before = asked_all(factfile)
    first, *others = factfile.facts
    changed = first.model_copy(update={"questions": (*first.questions, "Tủ sách lưu động dừng ở chỗ nào?")})
    quick, full = both(before, factfile.model_copy(update={"facts": (changed, *others)}))
    assert agree(quick, full)
    assert 40 < quick.undisturbed < 60


@pytest.mark.parametrize("base", [lambda: CLUB, lambda: COUNCIL, lambda: single(60)])
def test_what_only_facts_that_were_not_asked_say_otherwise_stands_to_the_point(
    base: Callable[[], FactFile],
) -> None:
    factfile = base()
    before = asked_all(factfile)
    for question in RECENT:
        before.of(question)
    random = Random(6)
    stood = 0
    for number in range(12):
        changed = revised(factfile, random, TELLINGS)
        after = Answers(Responder.build(changed, None, before.responder))
        undisturbed = Undisturbed.of(before, after)
        for question in before.remembered():
            told = undisturbed.answer(question)
            if told is not None and told.witnesses is not None:
                stood += 1
                asked = Told.of(question, after.responder)
                assert (told.heard, told.lead) == (asked.heard, asked.lead), (number, question)
    assert stood


def test_a_change_that_concerns_every_question_asks_all_of_them() -> None:
    factfile = single(60)
    short = Abbreviation(short="xyz", long=("thư viện",))
    quick, full = both(asked_all(factfile), factfile.model_copy(update={"abbreviations": (short,)}))
    assert agree(quick, full)
    assert quick.undisturbed == 0


@pytest.mark.drill
def test_random_changes_of_the_shipped_facts() -> None:
    factfile = load(SHIPPED)
    before = asked_all(factfile)
    random = Random(8)
    for number in range(60):
        quick, full = both(before, revised(factfile, random))
        assert agree(quick, full), number
        assert quick.undisturbed


@pytest.mark.drill
def test_random_changes_of_what_the_shipped_facts_say() -> None:
    factfile = load(SHIPPED)
    before = asked_all(factfile)
    random = Random(9)
    for number in range(30):
        quick, full = both(before, revised(factfile, random, TELLINGS))
        assert agree(quick, full), number
