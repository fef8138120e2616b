"""The fact file's own checks."""

import pytest

from knowledge.curated_checks import broken_checks
from knowledge.facts import Check, FactFile, OutcomeStatus
from knowledge.outcome import Answer, Clarification, Confirmation, NotStated, Outcome, Unknown, UnknownReason
from tests.handlers.conference import BRIDGE, CHAIR, DIRECTOR, FACTFILE, SILENT
from tests.telegram.scripted import ScriptedResponder

UNKNOWN = Unknown(UnknownReason.NO_MATCH)


def broken(expect: str, status: OutcomeStatus | None, *outcomes: Outcome) -> int:
    checks = (Check(question="?", expect=expect, status=status),)
    factfile = FactFile(sources=FACTFILE.sources, facts=FACTFILE.facts, checks=checks)
    return len(list(broken_checks(ScriptedResponder(factfile, {"?": outcomes}))))


@pytest.mark.parametrize(
    ("expect", "status", "outcomes"),
    [
        ("chu-tri", None, (Answer(CHAIR),)),
        ("chu-tri", None, (Confirmation(CHAIR),)),
        ("chu-tri", "confirmed", (Confirmation(CHAIR),)),
        ("chu-tri", "clarify", (Clarification((CHAIR, BRIDGE)),)),
        ("chu-tri", None, (Answer(DIRECTOR), Answer(CHAIR))),
        ("ngay-gio", None, (NotStated(SILENT),)),
        ("unknown", None, (UNKNOWN,)),
        ("unknown", "unknown", (UNKNOWN,)),
        ("unknown", None, (NotStated(SILENT),)),
    ],
)
def test_a_check_that_is_kept(
    expect: str, status: OutcomeStatus | None, outcomes: tuple[Outcome, ...]
) -> None:
    assert broken(expect, status, *outcomes) == 0


@pytest.mark.parametrize(
    ("expect", "status", "outcomes"),
    [
        ("chu-tri", None, (Answer(DIRECTOR),)),
        ("chu-tri", None, (UNKNOWN,)),
        ("chu-tri", None, (Clarification((CHAIR, BRIDGE)),)),
        ("chu-tri", "confirmed", (Answer(CHAIR),)),
        ("chu-tri", "clarify", (Clarification((BRIDGE, DIRECTOR)),)),
        ("unknown", None, (Answer(CHAIR),)),
        ("unknown", "unknown", (NotStated(SILENT),)),
        ("unknown", None, (Clarification(()),)),
    ],
)
def test_a_check_that_is_broken(
    expect: str, status: OutcomeStatus | None, outcomes: tuple[Outcome, ...]
) -> None:
    assert broken(expect, status, *outcomes) == 1
