"""Buttons under replies."""

import contextlib
from dataclasses import dataclass
from typing import assert_never

from telegram import CallbackQuery, Update
from telegram.error import BadRequest

from handlers.buttons import Action, Press
from handlers.delivery import Delivery
from handlers.dialogue import Dialogue
from handlers.phrases import private_chat as phrases
from handlers.updates import Context, press_of


@dataclass(frozen=True, slots=True)
class Presses:
    """Does what a pressed button says."""

    dialogue: Dialogue
    delivery: Delivery

    async def pressed(self, update: Update, _: Context) -> None:
        """Settle a choice, open a fact, or tell a source; an outdated button says that it is one."""
        query = press_of(update)
        press = self.delivery.buttons.press(query.data or "")
        if press is None:
            await _acknowledge(query, phrases.STALE_BUTTON)
            return
        await _acknowledge(query)
        if query.message is not None:
            await self._obey(press, query, query.message.chat.id)

    async def _obey(self, press: Press, query: CallbackQuery, chat: int) -> None:
        match press.action:
            case Action.SETTLE:
                await self.delivery.replace(query, self.dialogue.choose(press.fact, chat).reply)
            case Action.OPEN:
                await self.delivery.send(query.get_bot(), chat, self.dialogue.choose(press.fact, chat).reply)
            case Action.SOURCE:
                await self.delivery.send(query.get_bot(), chat, self.dialogue.wording.source(press.fact))
            case _:
                assert_never(press.action)


async def _acknowledge(query: CallbackQuery, alert: str | None = None) -> None:
    """End the button's waiting, with an alert if there is one to show."""
    with contextlib.suppress(BadRequest):  # a press is too old to be acknowledged after some seconds
        await query.answer(alert, show_alert=alert is not None)
