"""An answer stands as long as nothing moves further than its leeway."""

from dataclasses import replace

import pytest

from knowledge.conversation import Conversation
from knowledge.decision import Decider
from knowledge.facts import FactFile
from knowledge.heard import Heard
from knowledge.judgement import Verdict
from knowledge.leeway import leeway
from knowledge.responder import Responder
from tests.knowledge.bases import CLUB, COUNCIL, LIBRARY


def shown(responder: Responder, question: str) -> tuple[Heard, list[Verdict]]:
    verdicts: list[Verdict] = []
    told = responder.afresh(verdicts.append).respond(question, Conversation(), now=0.0)
    return Heard.of(told.decisions), verdicts


def questions(factfile: FactFile) -> list[str]:
    """The phrasings as they are, without their first or last word, and two in one message."""
    own = [question for fact in factfile.facts for question in fact.questions]
    cut = [" ".join(part) for words in map(str.split, own) for part in (words[1:], words[:-1]) if part]
    joined = [
        f"{one.rstrip('?')} và {other.lower()}" for one, other in zip(own[::3], own[1::3], strict=False)
    ]
    return [*own, *cut, *joined]


@pytest.mark.parametrize("factfile", [CLUB, COUNCIL, LIBRARY])
def test_a_threshold_that_moves_less_than_the_leeway_changes_no_answer(factfile: FactFile) -> None:
    responder = Responder.build(factfile)
    decider = responder.decider
    threshold = decider.calibration.threshold
    moved = 0
    for question in questions(factfile):
        heard, verdicts = shown(responder, question)
        room = leeway(verdicts, threshold, decider.base, settled=heard.settled)
        for shift in (-room, room):
            calibration = replace(decider.calibration, threshold=threshold + 0.99 * shift)
            again, _ = shown(Responder(factfile, Decider(decider.base, calibration)), question)
            assert again == heard, question
        moved += room > 0.01
    assert moved


def test_what_is_asked_word_for_word_is_answered_whatever_its_chance() -> None:
    responder = Responder.build(LIBRARY)
    for fact in LIBRARY.facts:
        heard, verdicts = shown(responder, fact.questions[0])
        rooms = {
            leeway(verdicts, threshold, responder.decider.base, settled=True) for threshold in (0.1, 0.9)
        }
        assert heard.facts == (fact.id,)
        assert len(rooms) == 1


def test_a_chance_near_the_threshold_leaves_no_leeway() -> None:
    responder = Responder.build(LIBRARY)
    paraphrases = [" ".join(fact.questions[0].split()[1:]) for fact in LIBRARY.facts]
    for question in paraphrases:
        _, verdicts = shown(responder, question)
        best = verdicts[0].best
        if best is not None and not best.is_verbatim:
            room = leeway(verdicts, verdicts[0].chance + 0.001, responder.decider.base, settled=False)
            assert room <= 0.0011


def test_several_verdicts_have_the_leeway_of_the_least_sure_at_most() -> None:
    responder = Responder.build(COUNCIL)
    base, threshold = responder.decider.base, responder.decider.calibration.threshold
    one, other = (shown(responder, fact.questions[0])[1] for fact in COUNCIL.facts[:2])
    alone = [leeway(verdicts, threshold, base, settled=True) for verdicts in (one, other)]
    assert leeway([*one, *other], threshold, base, settled=True) <= min(alone)
    assert leeway([], threshold, base, settled=True) == 0.0


def test_choices_are_as_steady_as_their_order() -> None:
    responder = Responder.build(COUNCIL)
    heard, (verdict,) = shown(responder, "Đại hội")
    assert heard.statuses == ("clarify",)
    # Nothing is nearer to being decided otherwise than the order of the second and the third.
    likely = iter((0.45, 0.35, 0.349))
    judgements = tuple(judgement._replace(chance=next(likely, 0.0)) for judgement in verdict.judgements)
    near = replace(verdict, judgements=judgements)
    threshold, base = responder.decider.calibration.threshold, responder.decider.base
    assert leeway([near], threshold, base, settled=False) == pytest.approx(0.001)
