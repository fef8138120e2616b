"""Updates of every type as Telegram writes them, and mutations of them."""

import copy
import random
import time
from collections.abc import Iterator, Sequence
from typing import Final

from telegram.constants import UpdateType

from bot.application import SERVED_UPDATES
from tests.telegram.recorder import BOT, Json
from tests.telegram.updates import ASKER, GROUP, PRIVATE_CHAT, message, press

QUESTION: Final = "Ai chủ trì hội nghị?"
SAID: Final = (
    "", "x", "\ud800", "a\x00b", "\u202eabc\u2066", "ế" * 4_097, "𝒳" * 2_048, "\u200b", "👍", "1", "-1",
    QUESTION, "/hoi \ud83d", "/start \ud800", "/hoi@hoidap_bot", "/xyz@other_bot", "@hoidap_bot", "<b>",
    "&lt;", "o:x", "b", "t1", "u" + "A" * 16,
)  # fmt: skip
"""Texts that a field of text may well hold: surrogates, NUL, bidi, commands, markup, callback data."""
NUMBERED: Final = (0, 1, -1, -100, 2**31, 2**53, 2**63 - 1, -(2**63))
ODD: Final[tuple[object, ...]] = (
    None, True, 2**63, -(2**63) - 1, 10**40, 1.5, "x", "\ud800", 7, [], [None], [1], {}, {"id": "x"},
    {"id": {}}, [{"type": "mention", "offset": -5, "length": 10**6}],
    [{"type": "bot_command", "offset": 0, "length": 0}],
)  # fmt: skip
"""What no field of its kind should hold."""

_CHANNEL: Final[Json] = {"id": -5, "type": "channel", "title": "Kênh"}
_THUMB: Final[Json] = {"type": "emoji", "emoji": "👍"}
_ADDRESS: Final[Json] = dict.fromkeys(
    ("country_code", "state", "city", "street_line1", "street_line2", "post_code"), "x"
)
_MENTION: Final = "@hoidap_bot"


def specimens() -> dict[str, list[Json]]:
    """What each type of update holds."""
    now = int(time.time())
    talk, posts = _messages(now), [message(QUESTION, chat=_CHANNEL, sender_chat=_CHANNEL, date=now)]
    boost = {
        "boost_id": "b",
        "add_date": now,
        "expiration_date": now,
        "source": {"source": "premium", "user": ASKER},
    }
    order: Json = {"id": "1", "from": ASKER, "invoice_payload": "x"}
    change = _change(GROUP, "left", "member", now)
    kinds: dict[str, list[Json]] = {
        "message": talk,
        "edited_message": [{**said, "edit_date": now} for said in talk],
        "channel_post": posts,
        "edited_channel_post": posts,
        "business_message": [{**talk[0], "business_connection_id": "b"}],
        "edited_business_message": [{**talk[0], "business_connection_id": "b"}],
        "guest_message": [{**talk[4], "guest_query_id": "g"}],
        "inline_query": [
            {"id": "1", "from": ASKER, "query": text, "offset": offset, "chat_type": "sender"}
            for text, offset in (("", ""), ("", "1"), (QUESTION, ""), ("Ai?", ""))
        ],
        "chosen_inline_result": [{"result_id": "1", "from": ASKER, "query": QUESTION}],
        "callback_query": [
            press(data, 1) for data in ("", "b", "t0", "o:x", "u" + "A" * 16, "w" + "A" * 16, "\u202e")
        ],
        "shipping_query": [{**order, "shipping_address": _ADDRESS}],
        "pre_checkout_query": [{**order, "currency": "XTR", "total_amount": 1}],
        "purchased_paid_media": [{"from": ASKER, "paid_media_payload": "x"}],
        "poll": [_poll()],
        "poll_answer": [{"poll_id": "1", "user": ASKER, "option_ids": [0], "option_persistent_ids": ["0"]}],
        "my_chat_member": [
            change,
            _change(GROUP, "member", "left", now),
            _change(PRIVATE_CHAT, "member", "kicked", now),
            _change(PRIVATE_CHAT, "kicked", "member", now),
            _change(_CHANNEL, "left", "administrator", now),
        ],
        "chat_member": [change],
        "chat_join_request": [{"chat": GROUP, "from": ASKER, "user_chat_id": 7, "date": now}],
        "chat_boost": [{"chat": GROUP, "boost": boost}],
        "removed_chat_boost": [
            {"chat": GROUP, "boost_id": "b", "remove_date": now, "source": boost["source"]}
        ],
        "message_reaction": [
            _reaction([], [_THUMB], now),
            _reaction([_THUMB], [], now),
            _reaction([], [{"type": "custom_emoji", "custom_emoji_id": "1"}, {"type": "paid"}], now),
        ],
        "message_reaction_count": [
            {"chat": GROUP, "message_id": 1, "date": now, "reactions": [{"type": _THUMB, "total_count": 1}]}
        ],
        "business_connection": [
            {"id": "b", "user": ASKER, "user_chat_id": 7, "date": now, "is_enabled": True}
        ],
        "deleted_business_messages": [
            {"business_connection_id": "b", "chat": PRIVATE_CHAT, "message_ids": [1]}
        ],
        "managed_bot": [{"user": ASKER, "bot": BOT}],
    }
    assert kinds.keys() == {str(kind.value) for kind in UpdateType}
    return kinds | {"an_update_of_next_year": [{"id": 1, "chat": GROUP}]}


def updates(number: int, seed: int) -> Iterator[Json]:
    """So many updates: all types in turn, and every other one of a type that is served; nine of ten with
    something odd.
    """
    chance = random.Random(seed)
    every = specimens()
    for update_id in range(1, number + 1):
        kinds = SERVED_UPDATES if update_id % 2 else list(every)
        kind = kinds[update_id // 2 % len(kinds)]
        yield {"update_id": update_id, kind: _mutated(chance.choice(every[kind]), chance)}


def _mutated(content: Json, chance: random.Random) -> Json:
    """A copy with up to three mutations, wherever they hit: mostly a value of the same type, which a client
    could send, else a field that is missing, of another type, or new.
    """
    copied = copy.deepcopy(content)
    for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2, 2, 2, 3))):
        place = chance.choice(list(_places(copied)))
        name = chance.choice([*place, "of_next_year"])
        fate = chance.random()
        if fate < 0.7:
            place[name] = _another(place.get(name), chance)
        elif fate < 0.8:
            place.pop(name, None)
        else:
            place[name] = copy.deepcopy(chance.choice(ODD))
    return copied


def _places(value: object) -> Iterator[Json]:
    """Every object within ``value``."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _places(inner)


def _another(value: object, chance: random.Random) -> object:
    """Something of the type of ``value``."""
    match value:
        case bool():
            return not value
        case int():
            return chance.choice(NUMBERED)
        case str():
            return chance.choice(SAID)
        case _:
            return value


def _messages(now: int) -> list[Json]:
    entity = {"type": "mention", "offset": 0, "length": len(_MENTION)}
    mention = message(f"{_MENTION} {QUESTION}", chat=GROUP, entities=[entity], message_thread_id=3)
    bots = message("…", chat=GROUP, **{"from": BOT})
    photo = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}
    talk = [
        message(QUESTION),
        message("/hoi " + QUESTION),
        message("/start chu-tri"),
        message("/xyz"),
        {**mention, "is_topic_message": True},
        message("Ai?", chat=GROUP, reply_to_message=bots),
        message("Chào cả nhà", chat=GROUP),
        message("/hoi", chat=GROUP, reply_to_message=message(QUESTION), quote={"text": "Ai", "position": 0}),
        message("/hoi@hoidap_bot Ai?", chat=GROUP),
        message("/qr", reply_to_message=message("…", reply_markup=_keyboard(), **{"from": BOT})),
        message("/chude"),
        message("/riengtu"),
        message("/xoa"),
        message(QUESTION, forward_origin={"type": "user", "sender_user": ASKER, "date": now}),
        message(None, document={"file_id": "f", "file_unique_id": "u", "file_name": "a.toml"}),
        message(None, photo=[photo], caption=QUESTION, media_group_id="a"),
        message(None, photo=[photo], caption=f"/hỏi {QUESTION}", chat=GROUP),
        message(None, location={"latitude": 1.0, "longitude": 1.0}),
        message(None, poll=_poll()),
        message(None, chat=GROUP, migrate_to_chat_id=-1001),
        message(None, chat=GROUP, new_chat_members=[BOT]),
        message(None, chat=GROUP, forum_topic_closed={}),
        message(QUESTION, chat=GROUP, sender_chat=GROUP, entities=[entity]),
    ]
    return [{**said, "date": now} for said in talk]


def _keyboard() -> Json:
    return {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "sx"}]]}


def _poll() -> Json:
    options = [{"text": "a", "voter_count": 0, "persistent_id": "0"}]
    return {
        "id": "1",
        "question": QUESTION,
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }


def _change(chat: Json, before: str, after: str, now: int) -> Json:
    old, new = ({"user": BOT, "status": status, "until_date": 0, **_RIGHTS} for status in (before, after))
    return {"chat": chat, "from": ASKER, "date": now, "old_chat_member": old, "new_chat_member": new}


def _reaction(before: Sequence[Json], after: Sequence[Json], now: int) -> Json:
    return {
        "chat": PRIVATE_CHAT,
        "message_id": 1,
        "user": ASKER,
        "date": now,
        "old_reaction": list(before),
        "new_reaction": list(after),
    }


_RIGHTS: Final[Json] = dict.fromkeys(
    (
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ),
    False,
)
"""What an administrator's entry has to hold; PTB takes it as unknown in the others."""
