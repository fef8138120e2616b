"""What is kept of an asker, told and erased to the last byte."""

from pathlib import Path

from handlers.chats import Chats
from knowledge.publication.author import Author
from knowledge.stores.database import Database
from knowledge.stores.errands import Errand
from knowledge.stores.inbox import Inbox
from knowledge.stores.nonces import Deed, Unredeemed
from tests.handlers.conference import FACTFILE
from tests.handlers.conftest import SCRIPT
from tests.telegram.recorder import Json
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving
from tests.telegram.updates import GROUP, message, update

CANARY = "chimhoangyen"
OTHERS = "chimsaunau"
NEIGHBOUR: Json = {"id": 70, "is_bot": False, "first_name": "Bình"}


def files(folder: Path) -> bytes:
    """Every byte of the store's files."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


async def test_what_is_kept_and_how_long_is_told(served: Served) -> None:
    told = await served.ask("/riengtu")
    assert "90 ngày" in told.html
    assert "30 ngày" in told.html
    (grouped,) = await served.receive(update("message", message("/riengtu", chat=GROUP)))
    assert grouped.html == told.html


async def test_after_erasing_no_byte_of_it_is_left(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path}/bot.db")
    chats = Chats.over(ScriptedResponder(FACTFILE, SCRIPT), clock=lambda: 0.0)
    async with serving(chats, database) as served:
        for number in range(40):  # enough for rows to move between pages
            sent = await served.ask(f"{CANARY} {number}?")
            await served.press("👎", under=sent)
        await served.press("Báo cho tôi khi có câu trả lời", under=sent)
        private: Json = {"id": 70, "type": "private", "first_name": "Bình"}
        other = update("message", message(f"{OTHERS}?", chat=private, **{"from": NEIGHBOUR}))
        await served.receive(other)
        inbox = Inbox(database)
        aside = '{"update_id": 1, "message": {"chat": {"id": %d}, "text": "%s"}}'
        await inbox.set_aside(1, aside % (7, CANARY), "crash")
        await inbox.set_aside(2, aside % (70, OTHERS), "crash")
        assert CANARY.encode() in files(tmp_path)
        assert "Tôi đã xóa" in (await served.ask("/xoa")).html
        assert await served.kept(other)
        assert await served.archive.wishes.wanted() == ()
        assert chats.memories.recall(7).conversation.turns == ()
    assert CANARY.encode() not in files(tmp_path)
    assert files(tmp_path).count(OTHERS.encode()) >= 2


async def test_what_an_admin_was_in_the_middle_of_is_erased_and_the_record_is_not(served: Served) -> None:
    archive = served.archive
    for admin in (7, 70):
        await archive.errands.keep(admin, Errand("mend", "answer", {"said": CANARY}))
        await archive.bulletins.subscribe(admin, "2026-W48")
        await archive.audit.record(Author.admin(admin), "publish")
    (own,), (others,) = [await archive.nonces.issue(admin, [Deed("undo")]) for admin in (7, 70)]
    await served.ask("/xoa")
    assert await archive.errands.current(7) is None
    assert await archive.errands.current(70) is not None
    assert [await archive.bulletins.wanted(admin) for admin in (7, 70)] == [False, True]
    assert await archive.nonces.redeem(own, 7, "k") is Unredeemed.FORGED
    assert await archive.nonces.redeem(others, 70, "k") == Deed("undo")
    assert len(await archive.audit.last(5)) == 2
    assert "chỉ ghi thêm" in (await served.ask("/riengtu")).html


async def test_an_erased_reply_can_no_longer_be_rated(served: Served) -> None:
    sent = await served.ask("Trời mưa?")
    await served.ask("/xoa")
    await served.press("👎", under=sent)
    assert "đã cũ" in served.telegram.called("answerCallbackQuery")[-1].text("text")


async def test_a_group_is_told_where_one_erases(served: Served) -> None:
    content = update("message", message("/hoi Trời mưa?", chat=GROUP))
    await served.receive(content)
    (told,) = await served.receive(update("message", message("/xoa", chat=GROUP)))
    assert "@hoidap_bot: /xoa" in told.html
    assert await served.kept(content)


async def test_a_store_that_refuses_says_so(served: Served) -> None:
    await served.ask("Trời mưa?")
    served.database.close()
    assert "chưa xóa được" in (await served.ask("/xoa")).html
