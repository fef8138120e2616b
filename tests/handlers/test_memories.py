"""What chats are remembered by."""

from handlers.memories import Memories, Memory

ONE, TWO = Memory(choices=("mot",)), Memory(choices=("hai",))


def test_a_new_chat_is_remembered_by_nothing() -> None:
    assert Memories().recall(1) == Memory()


def test_chats_are_kept_apart() -> None:
    memories = Memories()
    memories.keep(1, ONE)
    memories.keep("1", TWO)
    assert (memories.recall(1), memories.recall("1")) == (ONE, TWO)


def test_the_chat_that_was_silent_longest_is_forgotten_first() -> None:
    memories = Memories(capacity=2)
    memories.keep(1, ONE)
    memories.keep(2, ONE)
    memories.keep(1, TWO)
    memories.keep(3, ONE)
    assert len(memories) == 2
    assert memories.recall(2) == Memory()
    assert memories.recall(1) == TWO


def test_who_is_forgotten_is_so_in_groups_too_and_nobody_else() -> None:
    memories = Memories()
    for chat in (7, "-100/0/7", "-100/5/7", 77, "-100/0/77", "-7/0/8"):
        memories.keep(chat, ONE)
    memories.forget(7)
    assert [memories.recall(chat) == Memory() for chat in (7, "-100/0/7", "-100/5/7")] == [True] * 3
    assert [memories.recall(chat) for chat in (77, "-100/0/77", "-7/0/8")] == [ONE] * 3
