"""Attempts to be taken for an admin, five thousand in the drill: none succeeds, each is counted."""

import random
from collections import Counter
from collections.abc import Callable

import pytest

from knowledge.stores.audit import AuditEntry
from knowledge.stores.nonces import Deed, Nonces
from tests.handlers.curating.curator import CURATOR, OTHER, OTHER_CHAT, STRANGER, STRANGER_CHAT
from tests.handlers.curating.desk import FACTS, Desk
from tests.telegram.recorder import BOT, Json
from tests.telegram.updates import ASKER, GROUP, PRIVATE_CHAT, message, press, update

NAMES = ("An", "Аn", "Αn", "An\u200b", "ＡＮ", "Nguyễn An")
CHANNEL: Json = {"id": -5, "type": "channel", "title": "Kênh"}
COMMANDS = ("quantri", "huy", "hoantac", "lichsu", "xuat", "xuat toml", "kiemtra", "chuatraloi", "thongke")

Forgery = Callable[[random.Random], Json]


def stranger(chance: random.Random) -> tuple[Json, Json]:
    """Somebody else under the curator's name, or a lookalike of it, or one of Telegram's own accounts."""
    number = chance.choice((9, 70, -7, 0, 777000, 136817688, 1087968824, 2**40, chance.randrange(10, 10**9)))
    name = chance.choice(NAMES)
    return (
        {**STRANGER, "id": number, "first_name": name, "username": "an_bien_tap"},
        {**STRANGER_CHAT, "id": number},
    )


def spoken(chance: random.Random, kind: str = "message", /, **fields: object) -> Json:
    """A command or a file, whichever an admin might send."""
    if chance.random() < 0.7:
        return update(kind, message(f"/{chance.choice(COMMANDS)}", **fields))
    document = {"file_id": "f", "file_unique_id": "f", "file_name": "facts.toml", "file_size": 100}
    return update(kind, message(document=document, **fields))


def by_stranger(chance: random.Random) -> Json:
    user, chat = stranger(chance)
    return spoken(chance, "message", **{"from": user, "chat": chat})


def in_group(chance: random.Random) -> Json:
    anonymous: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    user, sender = chance.choice(((ASKER, None), (anonymous, GROUP), (ASKER, CHANNEL)))
    fields: Json = {"from": user, "chat": GROUP, **({"sender_chat": sender} if sender else {})}
    return update("message", message(f"/{chance.choice(COMMANDS)}", **fields))


def in_channel(chance: random.Random) -> Json:
    kind = chance.choice(("channel_post", "edited_channel_post"))
    content = message(f"/{chance.choice(COMMANDS)}", chat=CHANNEL, sender_chat=CHANNEL)
    del content["from"]
    return update(kind, content)


def forwarded(chance: random.Random) -> Json:
    origin = chance.choice(
        (
            {"type": "user", "date": 1_730_000_000, "sender_user": ASKER},
            {"type": "hidden_user", "date": 1_730_000_000, "sender_user_name": "An"},
            {"type": "chat", "date": 1_730_000_000, "sender_chat": GROUP},
        )
    )
    return spoken(chance, "message", forward_origin=origin)


def edited(chance: random.Random) -> Json:
    return spoken(chance, chance.choice(("edited_message", "message")), edit_date=1_730_000_001)


def indirect(chance: random.Random) -> Json:
    kind, fields = chance.choice(
        (
            ("message", {"via_bot": {**BOT, "id": 98}}),
            ("message", {"sender_chat": GROUP}),
            ("message", {"sender_business_bot": BOT}),
            ("message", {"is_from_offline": True}),
            ("message", {"business_connection_id": "b"}),
            ("business_message", {"business_connection_id": "b"}),
            ("edited_business_message", {"business_connection_id": "b"}),
            ("guest_message", {"guest_query_id": "g"}),
            ("message", {"chat": OTHER_CHAT}),
        )
    )
    return spoken(chance, str(kind), **fields)


class Presses:
    """Presses of buttons that are not the presser's, or no longer, or that never were."""

    def __init__(self, live: str, used: str, expired: str) -> None:
        self.live, self.used, self.expired = live, used, expired

    def __call__(self, chance: random.Random) -> Json:
        user, chat = stranger(chance)
        own: Json = {**message("…"), "from": BOT}
        invented = "".join(chance.choices("abcXYZ019-_", k=20))
        data, fields = chance.choice(
            (
                (invented, {}),
                (chance.choice(("", "publish", "list", "' or 1=1", "\u0000", self.live[:-1])), {}),
                (self.live[:-1] + "=", {}),
                (self.used, {}),
                (self.expired, {}),
                (self.live, {"from": OTHER, "message": {**own, "chat": OTHER_CHAT}}),
                (self.live, {"from": OTHER}),
                (self.live, {"from": user, "message": {**own, "chat": chat}}),
                (self.live, {"from": user}),
                (self.live, {"message": {**own, "chat": GROUP}}),
                (self.live, {"message": {**own, "from": STRANGER}}),
                (self.live, {"message": None, "inline_message_id": "i"}),
                (self.live, {"message": {"message_id": 5, "date": 0, "chat": PRIVATE_CHAT}}),
            )
        )
        return update("callback_query", press(f"q{data}", 1000, **dict(fields)))


@pytest.mark.parametrize("attempts", [1_000, pytest.param(5_000, marks=pytest.mark.drill)])
async def test_no_attempt_is_let_in(desk: Desk, attempts: int) -> None:
    nonces, chance = Nonces(desk.served.database), random.Random(9)
    offer = await desk.answer("Thư viện mở cửa lúc chín giờ.")
    (expired, used) = await nonces.issue(CURATOR, [Deed("publish", ("", "", ""))] * 2)
    assert isinstance(await nonces.redeem(used, CURATOR, "another update"), Deed)
    desk.clock.now += 599
    (expired,) = await nonces.issue(CURATOR, [Deed("publish", ("", "", ""))])
    desk.clock.now += 601
    (live,) = await nonces.issue(CURATOR, [Deed("cancel", ("", "", ""))])
    assert "✅ Công bố" in offer.buttons
    forgeries: list[Forgery] = [
        by_stranger,
        in_group,
        in_channel,
        forwarded,
        edited,
        indirect,
        Presses(live, used, expired),
    ]
    sent = len(desk.served.telegram.sent)
    for number in range(attempts):
        await desk.served.receive(forgeries[number % len(forgeries)](chance))
    entries: tuple[AuditEntry, ...] = await desk.served.archive.audit.last(2 * attempts)
    refused = Counter(entry.detail["reason"] for entry in entries if entry.deed == "refused")
    assert refused.total() == attempts, refused
    assert set(refused) >= {"stranger", "not-private", "edited", "forwarded", "not-typed", "misplaced"}
    assert set(refused) >= {"forged", "foreign", "expired", "used"}
    assert all(not message.buttons for message in desk.served.telegram.sent[sent:])
    assert desk.served.telegram.called("sendDocument") == []
    assert desk.served.telegram.called("getFile") == []
    assert desk.text == FACTS
    assert not any("quantri" in str(entry) or "an_bien_tap" in str(entry) for entry in entries)
