"""The JSON objects of ``ask --jsonl``."""

import pytest

from bot.answer_record import is_settled, record
from handlers.chats import Exchange
from handlers.wording import Wording
from knowledge.facts import OutcomeStatus
from knowledge.outcome import (
    Answer,
    Candidate,
    Clarification,
    Confirmation,
    Courtesy,
    Decision,
    NotStated,
    Outcome,
    Refutation,
    SmallTalk,
    Unknown,
    UnknownReason,
)
from tests.handlers.conference import BRIDGE, CHAIR, DIRECTOR, FACTFILE, SILENT

WORDING = Wording.of(FACTFILE)
SOURCE_LINE = "Theo bài báo BBK, tháng 10/2024, đoạn 3."
UNKNOWN = Unknown(UnknownReason.NO_MATCH)


def decided(outcome: Outcome, question: str = "Ai?") -> Decision:
    return Decision(question, outcome, (Candidate(CHAIR, 87.654), Candidate(BRIDGE, 12.0)))


def recorded(*decisions: Decision) -> dict[str, object]:
    return record(Exchange(decisions, WORDING.reply(decisions)), WORDING)


def test_one_question() -> None:
    assert recorded(decided(Answer(CHAIR))) == {
        "status": "answered",
        "facts": ["chu-tri"],
        "score": 87.65,
        "reply": f"{CHAIR.answer}\n\n{SOURCE_LINE}",
        "candidates": [{"fact": "chu-tri", "score": 87.65}, {"fact": "diem-cau", "score": 12.0}],
    }


def test_an_unknown_has_no_facts_but_its_score_and_candidates() -> None:
    told = recorded(decided(UNKNOWN))
    assert (told["status"], told["facts"], told["score"]) == ("unknown", [], 87.65)
    assert told["candidates"]


def test_a_clarification_has_its_choices() -> None:
    assert recorded(decided(Clarification((CHAIR, BRIDGE))))["facts"] == ["chu-tri", "diem-cau"]


def test_small_talk_has_no_score() -> None:
    told = recorded(Decision("chào", SmallTalk(Courtesy.GREETING)))
    assert (told["status"], told["score"], told["candidates"]) == ("smalltalk", 0.0, [])


def test_two_questions_have_a_part_each_and_the_whole_reply() -> None:
    told = recorded(decided(Answer(CHAIR), "Ai chủ trì?"), decided(Answer(DIRECTOR), "Ai điều hành?"))
    assert told["facts"] == ["chu-tri", "dieu-hanh"]
    reply, parts = told["reply"], told["parts"]
    assert isinstance(reply, str)
    assert isinstance(parts, list)
    assert [part["q"] for part in parts] == ["Ai chủ trì?", "Ai điều hành?"]
    assert [part["facts"] for part in parts] == [["chu-tri"], ["dieu-hanh"]]
    assert parts[0]["reply"] == f"{CHAIR.answer}\n\n{SOURCE_LINE}"
    for part in parts:
        assert part["reply"] in reply


@pytest.mark.parametrize(
    ("outcomes", "status", "settled"),
    [
        ((Answer(CHAIR), Confirmation(CHAIR)), "confirmed", True),
        ((Refutation(CHAIR), Answer(CHAIR)), "refuted", True),
        ((Answer(CHAIR), NotStated(SILENT)), "not_stated", True),
        ((Answer(CHAIR), SmallTalk(Courtesy.THANKS)), "smalltalk", False),
        ((Clarification((CHAIR, BRIDGE)), Answer(CHAIR)), "clarify", False),
        ((UNKNOWN, Clarification((CHAIR, BRIDGE))), "unknown", False),
    ],
)
def test_the_least_answered_part_leads(
    outcomes: tuple[Outcome, ...], status: OutcomeStatus, settled: bool
) -> None:
    decisions = [decided(outcome) for outcome in outcomes]
    assert recorded(*decisions)["status"] == status
    assert is_settled(decisions) == settled


def test_a_fact_that_answers_twice_is_named_once() -> None:
    assert recorded(decided(Answer(CHAIR)), decided(Confirmation(CHAIR)))["facts"] == ["chu-tri"]
