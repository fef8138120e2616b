"""What is known by heart is what would be decided again, on the same text and after what it leans on."""

import random

import pytest

from knowledge.conversation import Conversation, Turn
from knowledge.repertoire import CAPACITY, LONGEST, Repertoire, Talk
from knowledge.responder import Responder
from tests.knowledge.bases import COUNCIL, NOON, responder

ABOUT_LAN = "Ai chủ trì đại hội?"
ABOUT_HUNG = "Ai điều hành đại hội?"
ALONE = "Nghị quyết số 5 của ai?"
LEANING = "còn phiên họp Cao Bằng thì sao?"
POINTING = "nó của ai?"
MESSAGES = (
    ABOUT_LAN,
    ABOUT_HUNG,
    ALONE,
    LEANING,
    POINTING,
    "Nghị quyết số 9 của ai?",
    "còn Chỉ thị số 8?",
    "nguồn đâu?",
    "ai thế?",
    "Chào bạn. Ai chủ trì đại hội? Ai điều hành đại hội?",
    "Ai chủ trì và ai điều hành đại hội, còn phiên họp Cao Bằng?",
    "cảm ơn",
    "8",
)


def fresh() -> Responder:
    """A responder that knows nothing by heart."""
    return Responder(COUNCIL, responder(COUNCIL).decider)


def turn(question: str, *facts: str) -> Turn:
    return Turn(question, facts, "answered", NOON)


def test_a_talk_tells_whether_it_was_looked_at() -> None:
    assert not Talk((turn("a"),)).heeded
    for look in (bool, len, list, lambda talk: talk[-1:], lambda talk: [*reversed(talk)]):
        talk = Talk((turn("a"),))
        look(talk)
        assert talk.heeded


def test_what_stands_alone_is_decided_once_whatever_was_said_before() -> None:
    bot = fresh()
    first = bot.respond(ALONE, Conversation(), NOON)
    later = bot.respond(ALONE, Conversation((turn(ABOUT_LAN, "chu-tri"),)), NOON)
    assert later.decisions[0] is first.decisions[0]
    assert len(later.conversation.turns) == 2


def test_what_leans_on_the_talk_is_decided_anew_after_another_one() -> None:
    bot = fresh()
    of_resolution = Conversation((turn("Nghị quyết số 5 của ai?", "nghi-quyet-5-cua-ai"),))
    of_directive = Conversation((turn("Chỉ thị số 8 của ai?", "chi-thi-8-cua-ai"),))
    talks = (of_resolution, of_directive, of_resolution)
    told = [bot.respond(POINTING, talk, NOON).decisions for talk in talks]
    assert told[0] != told[1]
    assert told[2][0] is told[0][0]


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_known_by_heart_nothing_is_answered_otherwise(seed: int) -> None:
    """Talks of every two messages, and longer ones, over one responder and each over a new one."""
    chance = random.Random(seed)
    order = [*MESSAGES] * 3
    chance.shuffle(order)
    bot = fresh()
    for size in (2, 4):
        for start in range(0, len(order) - size, size):
            known = unknown = Conversation()
            for text in order[start : start + size]:
                by_heart = bot.respond(text, known, NOON)
                anew = fresh().respond(text, unknown, NOON)
                assert by_heart == anew
                known, unknown = by_heart.conversation, anew.conversation


def test_the_longest_unused_is_forgotten_and_a_long_story_never_kept() -> None:
    repertoire, nothing = Repertoire(), Talk(())
    for number in range(CAPACITY):
        repertoire.keep(str(number), nothing, ())
    assert repertoire.recall("0", ()) == ()
    repertoire.keep("one more", nothing, ())
    assert repertoire.recall("0", ()) == ()
    assert repertoire.recall("1", ()) is None
    repertoire.keep("x" * (LONGEST + 1), nothing, ())
    assert repertoire.recall("x" * (LONGEST + 1), ()) is None
