"""The gate that asks only what may have changed finds what the gate finds that asks everything."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from knowledge.evaluation.labelled import parse
from knowledge.factfile import load
from knowledge.facts import Abbreviation, FactFile
from knowledge.publication.answers import Answers, Told
from knowledge.publication.gate import GateReport, gate
from knowledge.publication.undisturbed import Undisturbed
from knowledge.responder import Responder
from knowledge.succession import Succession
from tests.benchmarks.synthetic import SHIPPED, Synthesis
from tests.drills.figures import report
from tests.knowledge.bases import CLUB, COUNCIL, LIBRARY
from tests.knowledge.publication.revising import TELLINGS, renamed, revised

DEVELOPMENT = Path(__file__).parents[2] / "evaluation/development.jsonl"
RECENT = ("có gì mới không", "ai vậy")

MOST_ASKED_ANEW = 6
"""Of 60 random changes those that may concern every question, such as a fact that tells something of a place
of which the others only say that nothing is stated."""


def single(facts: int) -> FactFile:
    """A base of one phrasing a fact, which has nothing to learn from."""
    factfile = Synthesis(3).factfile(facts)
    kept = tuple(fact.model_copy(update={"questions": fact.questions[:1]}) for fact in factfile.facts)
    return factfile.model_copy(update={"facts": kept})


def asked_all(factfile: FactFile, recent: Sequence[str] = RECENT) -> Answers:
    """The answers of a release that was at the gate itself."""
    answers = Answers(Responder.build(factfile))
    gate(answers, answers, recent)
    return answers


def asked_of(*factfiles: FactFile, recent: Sequence[str] = RECENT) -> list[str]:
    """What the gate asks of them."""
    own = [question for factfile in factfiles for fact in factfile.facts for question in fact.questions]
    checks = [check.question for factfile in factfiles for check in factfile.checks]
    return list(dict.fromkeys((*own, *checks, *recent)))


def both(
    before: Answers, factfile: FactFile, recent: Sequence[str] = RECENT
) -> tuple[GateReport, GateReport]:
    """What the gate finds with all that it remembers, and when everything was asked."""
    quick = gate(before, Answers(Responder.build(factfile, None, before.responder)), recent)
    asked = asked_all(factfile, recent)
    for question in asked_of(before.responder.factfile, recent=recent):
        asked.of(question)
    return quick, gate(before, asked, recent)


def agree(quick: GateReport, full: GateReport) -> bool:
    return replace(quick, undisturbed=0, seconds=0.0) == replace(full, undisturbed=0, seconds=0.0)


def really_asked(factfile: FactFile) -> tuple[str, ...]:
    """What people asked who had not seen the facts."""
    labelled = parse(DEVELOPMENT.read_bytes(), {fact.id for fact in factfile.facts})
    return tuple(dict.fromkeys(question.question for question in labelled))[:300]


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
    assert 0 < quick.asked - quick.undisturbed < 20


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
        for question in asked_of(factfile):
            told = undisturbed.answer(question)
            if told is not None and told.exact:
                stood += 1
                asked = Told.of(question, after.responder)
                assert (told.heard, told.leeway) == (asked.heard, asked.leeway), (number, question)
    assert stood


def test_whoever_is_related_to_a_fact_that_goes_says_what_it_said() -> None:
    first, second, *others = single(60).facts
    related = second.model_copy(update={"related": (first.id,)})
    before = Responder.build(FactFile(facts=(first, related, *others)))
    after = Responder.build(FactFile(facts=(second, *others)), None, before)
    succession = Succession.of(before.decider.base, after.decider.base)
    assert succession is not None
    assert succession.facts == {first.id}


@pytest.mark.parametrize("factfile", [CLUB, COUNCIL, single(60)])
def test_names_and_abbreviations_disturb_what_they_stand_in(factfile: FactFile) -> None:
    before = asked_all(factfile)
    random = Random(7)
    for number in range(6):
        quick, full = both(before, renamed(factfile, random))
        assert agree(quick, full), number


def test_a_change_that_concerns_every_question_asks_all_of_them() -> None:
    factfile = single(60)
    words = Counter(word for fact in factfile.facts for word in fact.questions[0].split())
    counted = [word for word, _ in words.most_common()]
    before = asked_all(factfile)
    for shorts, asked_again in ((counted[:4], True), (counted[-1:], False)):
        entries = tuple(Abbreviation(short=short, long=("thư viện",)) for short in shorts)
        quick, full = both(before, factfile.model_copy(update={"abbreviations": entries}))
        assert agree(quick, full)
        assert (quick.undisturbed == 0) == asked_again


@pytest.mark.drill
def test_random_changes_of_the_shipped_facts() -> None:
    factfile = load(SHIPPED)
    recent = really_asked(factfile)
    before = asked_all(factfile, recent)
    random = Random(8)
    asked_anew = []
    for number in range(60):
        quick, full = both(before, revised(factfile, random), recent)
        assert agree(quick, full), number
        if not quick.undisturbed:
            asked_anew.append(number)
    report(f"{len(asked_anew)} of 60 changes may concern every question")
    assert len(asked_anew) <= MOST_ASKED_ANEW


@pytest.mark.drill
def test_what_is_taken_over_again_and_again_stands() -> None:
    factfile = load(SHIPPED)
    recent = really_asked(factfile)
    before = asked_all(factfile, recent)
    random = Random(11)
    new = list(Synthesis().factfile(20).facts)
    for number in range(12):
        factfile = revised(factfile, random)
        if number % 2:  # one with words that no fact had
            fact = new.pop().model_copy(update={"id": f"moi-{number}", "related": ()})
            factfile = factfile.model_copy(update={"facts": (*factfile.facts, fact)})
        after = Answers(Responder.build(factfile, None, before.responder))
        gate(before, after, recent)
        asked = ((question, after.known(question)) for question in asked_of(factfile, recent=recent))
        taken_over = [question for question, told in asked if told is not None and not told.exact]
        for question in random.sample(taken_over, min(len(taken_over), 800)):
            assert Told.of(question, after.responder).heard == after.of(question), (number, question)
        before = after
    alone = Responder.build(factfile).decider.calibration
    assert before.responder.decider.calibration == alone


@pytest.mark.drill
def test_random_changes_of_names_in_the_shipped_facts() -> None:
    factfile = load(SHIPPED)
    recent = really_asked(factfile)
    before = asked_all(factfile, recent)
    random = Random(10)
    for number in range(30):
        quick, full = both(before, renamed(factfile, random), recent)
        assert agree(quick, full), number


@pytest.mark.drill
def test_random_changes_of_what_the_shipped_facts_say() -> None:
    factfile = load(SHIPPED)
    before = asked_all(factfile)
    random = Random(9)
    for number in range(30):
        quick, full = both(before, revised(factfile, random, TELLINGS))
        assert agree(quick, full), number
