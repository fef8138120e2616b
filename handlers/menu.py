"""The commands that Telegram shows in its menus, by who sees them, and what a profile says of the bot."""

import logging
from collections.abc import Awaitable, Collection
from dataclasses import dataclass

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from handlers.echo import shortened
from handlers.phrases import menu as phrases

logger = logging.getLogger(__name__)

PRIVATE = (
    BotCommand("start", phrases.START),
    BotCommand("trogiup", phrases.HELP),
    BotCommand("chude", phrases.TOPICS),
    BotCommand("hoi", phrases.ASK),
    BotCommand("nguon", phrases.SOURCE),
    BotCommand("qr", phrases.QR),
    BotCommand("riengtu", phrases.PRIVACY),
    BotCommand("xoa", phrases.ERASE),
)
GROUP = (
    BotCommand("hoi", phrases.ASK),
    BotCommand("trogiup", phrases.HELP),
    BotCommand("chude", phrases.TOPICS),
    BotCommand("nguon", phrases.SOURCE),
    BotCommand("riengtu", phrases.PRIVACY),
)
CURATOR = (
    BotCommand("quantri", phrases.OFFICE),
    BotCommand("chuatraloi", phrases.GAPS),
    BotCommand("vi_sao", phrases.WHY),
    BotCommand("thongke", phrases.STATISTICS),
    BotCommand("lichsu", phrases.HISTORY),
    BotCommand("hoantac", phrases.UNDO),
    BotCommand("xuat", phrases.EXPORT),
    BotCommand("kiemtra", phrases.CHECK),
    BotCommand("huy", phrases.LEAVE),
)
"""What admins see before everybody's commands. A menu keeps nobody out: the door does."""

_DESCRIPTION = 512
_SHORT_DESCRIPTION = 120
"""Characters that Telegram takes of each."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Sets menus and profile. ``about`` is a noun phrase for what the bot knows; ``admins`` are user ids."""

    about: str
    admins: Collection[int] = ()

    async def show(self, bot: Bot) -> None:
        """Set all of it. What fails is logged: a menu is no reason not to answer."""
        description = shortened(phrases.DESCRIPTION.format(about=self.about), _DESCRIPTION)
        short = shortened(phrases.SHORT_DESCRIPTION.format(about=self.about), _SHORT_DESCRIPTION)
        await _attempt(bot.set_my_commands(PRIVATE, BotCommandScopeAllPrivateChats()))
        await _attempt(bot.set_my_commands(GROUP, BotCommandScopeAllGroupChats()))
        for admin in self.admins:  # Telegram refuses it until they have opened the chat with the bot
            await _attempt(bot.set_my_commands((*CURATOR, *PRIVATE), BotCommandScopeChat(admin)))
        await _attempt(bot.set_my_description(description))
        await _attempt(bot.set_my_short_description(short))
        me = bot.bot
        logger.info(
            "groups: %s",
            "privacy mode is off, every message arrives and only those for the bot are answered"
            if me.can_read_all_group_messages
            else "privacy mode is on, only commands, mentions and replies to the bot arrive",
        )
        if not me.supports_inline_queries:
            logger.info("inline mode is off; @BotFather turns it on with /setinline")


async def _attempt(call: Awaitable[bool]) -> None:
    try:
        await call
    except TelegramError as error:
        logger.warning("a menu or the profile was not set: %s", error)
