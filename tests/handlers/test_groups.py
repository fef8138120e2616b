"""Groups: the bot speaks when spoken to, and keeps out of everything else."""

import pytest

from handlers.chats import Chats
from knowledge.conversation import Conversation
from knowledge.responder import Response
from tests.handlers.conference import BRIDGE, CHAIR, DIRECTOR, FACTFILE
from tests.handlers.conftest import SCRIPT
from tests.telegram.recorder import BOT, Json
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving
from tests.telegram.updates import ASKER, GROUP, message, update

OTHER: Json = {"id": 8, "is_bot": False, "first_name": "Bình", "username": "binh"}
NAME = "@hoidap_bot"
FORUM: Json = {**GROUP, "is_forum": True}
PHOTO: Json = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}
COMMAND: Json = {"type": "bot_command", "offset": 0, "length": 4}
TOPIC: Json = {"chat": FORUM, "message_thread_id": 5, "is_topic_message": True}


def said(text: str, /, *names: str, **fields: object) -> Json:
    """A group's message in which ``names`` are marked as mentions."""
    entities = [
        {
            "type": "mention",
            "offset": len(text[: text.index(name)].encode("utf-16-le")) // 2,
            "length": len(name),
        }
        for name in names
    ]
    content = message(text, **{"chat": GROUP, **fields})
    return {**content, "entities": [*(content.get("entities") or ()), *entities]}  # type: ignore[misc]  # a list


def before(text: str, sender: Json, **fields: object) -> Json:
    return {**message(text, chat=GROUP), "from": sender, **fields}


FOR_THE_BOT: dict[str, Json] = {
    "mentioned first": said(f"{NAME} Ai chủ trì hội nghị?", NAME),
    "mentioned last": said(f"Ai chủ trì hội nghị? {NAME}", NAME),
    "mentioned in other letters": said("@HoiDap_Bot, Ai chủ trì hội nghị?", "@HoiDap_Bot"),
    "replied to": said("Ai chủ trì hội nghị?", reply_to_message=before("…", BOT)),
    "asked": said("/hoi Ai chủ trì hội nghị?"),
    "asked by name": said(f"/hoi{NAME} Ai chủ trì hội nghị?"),
    "mentioned under somebody's question": said(
        NAME, NAME, reply_to_message=before("Ai chủ trì hội nghị?", OTHER)
    ),
    "asked under somebody's question": said("/hoi", reply_to_message=before("Ai chủ trì hội nghị?", OTHER)),
    "asked under a picture": message(
        caption="/hoi Ai chủ trì hội nghị?", photo=[PHOTO], chat=GROUP, caption_entities=[COMMAND]
    ),
    "mentioned under a picture": message(
        caption=f"{NAME} Ai chủ trì hội nghị?",
        photo=[PHOTO],
        chat=GROUP,
        caption_entities=[{"type": "mention", "offset": 0, "length": len(NAME)}],
    ),
    "asked by a command with its accent": said("/hỏi Ai chủ trì hội nghị?"),
    "asked about a part of what somebody said": said(
        "/hoi",
        reply_to_message=before("Chào cả nhà. Ai chủ trì hội nghị? Hẹn gặp lại!", OTHER),
        quote={"text": "Ai chủ trì hội nghị?", "position": 13},
    ),
    "mentioned under a part of what was said elsewhere": said(
        NAME,
        NAME,
        external_reply={"origin": {"type": "hidden_user", "sender_user_name": "C", "date": 1_730_000_000}},
        quote={"text": "Ai chủ trì hội nghị?", "position": 0},
    ),
    "an anonymous admin": said(
        f"{NAME} Ai chủ trì hội nghị?",
        NAME,
        sender_chat=GROUP,
        **{
            "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
        },
    ),
}
OTHER_PEOPLES: dict[str, Json] = {
    "plain talk": said("Ai chủ trì hội nghị?"),
    "a reply to somebody": said("Ai chủ trì hội nghị?", reply_to_message=before("…", OTHER)),
    "a mention of somebody": said("@binh Ai chủ trì hội nghị?", "@binh"),
    "a reply to the bot that turns to somebody": said(
        "@binh xem này", "@binh", reply_to_message=before("…", BOT)
    ),
    "a command for another bot": said("/hoi@khac_bot Ai chủ trì hội nghị?"),
    "a command with its accent for another bot": said("/hỏi@khac_bot Ai chủ trì hội nghị?"),
    "a picture with a question": message(caption="Ai chủ trì hội nghị?", photo=[PHOTO], chat=GROUP),
    "a forwarded picture that asks": message(
        caption="/hoi Ai chủ trì hội nghị?",
        photo=[PHOTO],
        chat=GROUP,
        forward_origin={"type": "user", "date": 1_730_000_000, "sender_user": OTHER},
    ),
    "an unknown command": said("/xyz"),
    "a mention forwarded": said(
        f"{NAME} Ai chủ trì hội nghị?",
        NAME,
        forward_origin={"type": "user", "date": 1_730_000_000, "sender_user": OTHER},
    ),
    "an answer sent through the bot": said(
        "Ai chủ trì hội nghị?", reply_to_message=before("…", BOT), via_bot=BOT
    ),
    "another bot": said(
        f"{NAME} Ai chủ trì hội nghị?", NAME, **{"from": {"id": 9, "is_bot": True, "first_name": "Máy"}}
    ),
    "the first message of a topic": said(
        "Ai chủ trì hội nghị?",
        **TOPIC,
        reply_to_message=before("", BOT, forum_topic_created={"name": "Hỏi", "icon_color": 1}),
    ),
    "a name that only begins like the bot's": said(f"{NAME}2 Ai chủ trì?", f"{NAME}2"),
}


@pytest.mark.parametrize("case", FOR_THE_BOT)
async def test_what_is_said_to_the_bot_is_answered_with_a_quotation(served: Served, case: str) -> None:
    (sent,) = await served.receive(update("message", FOR_THE_BOT[case]))
    assert sent.html.startswith(CHAIR.answer)
    assert sent.replying == FOR_THE_BOT[case]["message_id"]


@pytest.mark.parametrize("case", OTHER_PEOPLES)
async def test_what_people_say_to_each_other_is_not(served: Served, case: str) -> None:
    before = len(served.telegram.calls)
    assert await served.receive(update("message", OTHER_PEOPLES[case])) == []
    assert len(served.telegram.calls) == before


async def test_it_is_mentioned_together_with_somebody(served: Served) -> None:
    content = said(f"👮 @binh {NAME} trả lời giúp", "@binh", NAME)
    assert len(await served.receive(update("message", content))) == 1


async def test_an_edited_or_a_channels_message_is_not_answered(served: Served) -> None:
    content = FOR_THE_BOT["mentioned first"]
    assert await served.receive(update("channel_post", content)) == []


async def test_the_answer_stays_in_its_thread(served: Served) -> None:
    (sent,) = await served.receive(update("message", said("/hoi Ai chủ trì hội nghị?", **TOPIC)))
    assert sent.thread == 5


@pytest.mark.parametrize("text", ["/hoi", NAME])
async def test_the_name_alone_teaches(served: Served, text: str) -> None:
    names = [NAME] if text == NAME else []
    (sent,) = await served.receive(update("message", said(text, *names)))
    assert "/hoi Ai chủ trì hội nghị?" in sent.html


async def test_each_person_has_a_conversation_of_their_own(served: Served) -> None:
    await served.receive(update("message", said("/hoi Ai chủ trì?")))
    (other,) = await served.receive(update("message", said("/hoi 2", **{"from": OTHER})))
    assert BRIDGE.answer not in other.html
    (own,) = await served.receive(update("message", said("/hoi 2")))
    assert own.html.startswith(BRIDGE.answer)


async def test_whoever_presses_a_button_gets_what_it_says_in_the_thread(served: Served) -> None:
    (choice,) = await served.receive(update("message", said("/hoi Ai chủ trì?", **TOPIC)))
    under = {**message("…", **TOPIC), "message_id": choice.message, "from": BOT}
    data = choice.buttons["1. Người chủ trì hội nghị"]
    (answer,) = await served.receive(served.pressed(data, under, by=OTHER))
    assert (answer.method, answer.message) == ("editMessageText", choice.message)
    related = answer.buttons["Người điều hành hội nghị"]
    (below,) = await served.receive(served.pressed(related, under, by=ASKER))
    assert below.html.startswith(DIRECTOR.answer)
    assert (below.thread, below.replying) == (5, choice.message)


def membership(before: str, after: str, chat: Json = GROUP) -> Json:
    return update(
        "my_chat_member",
        {
            "chat": chat,
            "from": ASKER,
            "date": 1_730_000_000,
            "old_chat_member": {"user": BOT, "status": before, "until_date": 0},
            "new_chat_member": {"user": BOT, "status": after, "until_date": 0},
        },
    )


async def test_a_group_is_taught_once_when_the_bot_is_added(served: Served) -> None:
    (lesson,) = await served.receive(membership("left", "member"))
    assert "/hoi" in lesson.html
    assert await served.receive(membership("kicked", "member")) == []


async def test_a_group_that_removed_the_bot_is_taught_again_when_it_takes_it_back(served: Served) -> None:
    await served.receive(membership("left", "member"))
    assert await served.receive(membership("member", "left")) == []
    assert len(await served.receive(membership("left", "member"))) == 1


@pytest.mark.parametrize(
    "chat", [{"id": 7, "type": "private", "first_name": "An"}, {"id": -5, "type": "channel", "title": "Kênh"}]
)
async def test_other_chats_are_not_taught(served: Served, chat: Json) -> None:
    assert await served.receive(membership("left", "member", chat)) == []


async def test_a_supergroup_is_known_by_the_group_that_it_was(served: Served) -> None:
    old, new = {**GROUP, "id": -7, "type": "group"}, {**GROUP, "id": -1007}
    await served.receive(membership("left", "member", old))
    move = message(chat=old, migrate_to_chat_id=-1007)
    assert await served.receive(update("message", move)) == []
    assert await served.receive(membership("left", "member", new)) == []


async def test_an_album_that_asks_is_answered_once(served: Served) -> None:
    album = {"chat": GROUP, "photo": [PHOTO], "media_group_id": "a", "reply_to_message": before("…", BOT)}
    (sent,) = await served.receive(update("message", message(caption="Ai chủ trì hội nghị?", **album)))
    assert sent.html.startswith(CHAIR.answer)
    assert await served.receive(update("message", message(**album))) == []


async def test_lines_stay_lines_behind_a_command_and_beside_the_name(served: Served) -> None:
    for text, names in (
        ("/hoi Ai chủ trì?\nAi điều hành?", ()),
        (f"{NAME}\nAi chủ trì?\nAi điều hành?", (NAME,)),
    ):
        content = update("message", said(text, *names))
        await served.receive(content)
        assert [asked.question for asked in await served.kept(content)] == ["Ai chủ trì?\nAi điều hành?"]


class Listening(ScriptedResponder):
    """Keeps what it is told of the conversation."""

    def respond(self, text: str, conversation: Conversation, now: float) -> Response:
        """Keep the facts of the turns."""
        self.heard = [*getattr(self, "heard", []), [turn.facts for turn in conversation.turns]]
        return super().respond(text, conversation, now)


async def test_whoever_replies_to_an_answer_goes_on_from_it() -> None:
    responder = Listening(FACTFILE, SCRIPT)
    async with serving(Chats.over(responder, clock=lambda: 0.0)) as served:
        (answer,) = await served.receive(update("message", said("/hoi Ai chủ trì hội nghị?")))
        under = {**before("…", BOT), "message_id": answer.message}
        for _ in range(2):
            content = said("Còn Bắc Kạn?", reply_to_message=under, **{"from": OTHER})
            await served.receive(update("message", content))
        await served.receive(update("message", said("/hoi Còn Bắc Kạn?", **{"from": {**OTHER, "id": 9}})))
    chair = (CHAIR.id,)
    assert responder.heard == [[], [chair], [chair, (), chair], []]


async def test_whoever_replies_to_choices_can_pick_one_by_its_number(served: Served) -> None:
    (choice,) = await served.receive(update("message", said("/hoi Ai chủ trì?")))
    under = {**before("…", BOT), "message_id": choice.message}
    (answer,) = await served.receive(update("message", said("2", reply_to_message=under, **{"from": OTHER})))
    assert answer.html.startswith(BRIDGE.answer)
