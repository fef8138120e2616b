"""The door that every command, file, text and button of an admin comes through, each time anew."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Bot, Message, Update

from handlers.address import Address
from handlers.curating.authorisation import Authorisation, Refusal
from handlers.delivery import Delivery
from handlers.phrases import curating as phrases
from handlers.reply import Block, Reply
from handlers.updates import Context, Handle, acknowledge, press_of
from knowledge.publication.author import Author
from knowledge.stores.archive import Archive
from knowledge.stores.audit import Audit
from knowledge.stores.digests import Digests
from knowledge.stores.nonces import Deed, Nonces, Unredeemed
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

REFUSED = "refused"
"""What the audit calls an attempt that was not let in."""

PRESS = "q"
"""How callback data of curators' buttons begins; a mark follows."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An admin who was let in. ``key`` is the update's: the same when it is handled again.

    ``message`` is what they sent, or the message whose button they pressed (``pressed``), or one that said to
    wait (``waiting``).
    """

    admin: int
    key: str
    bot: Bot
    message: Message
    pressed: bool = False
    waiting: bool = False

    @property
    def text(self) -> str:
        """What the admin sent, of which a command's name is no part."""
        text = self.message.text or ""
        return text.partition(" ")[2].strip() if text.startswith("/") else text.strip()


Welcome = Callable[[Visit], Awaitable[None]]
"""What is done for an admin who sent something."""

Deeds = dict[str, Callable[[Visit, tuple[str, ...]], Awaitable[None]]]
"""What is done for an admin who pressed a button, by the deed's name; the tuple holds its arguments."""

_UNREDEEMED = {reason: Refusal(reason.value) for reason in Unredeemed}

_TO_ADMINS = {
    Refusal.NOT_PRIVATE: phrases.NOT_PRIVATE,
    Refusal.FORWARDED: phrases.NOT_TYPED,
    Refusal.NOT_TYPED: phrases.NOT_TYPED,
    Refusal.EDITED: phrases.EDITED,
}
"""What is said to an admin whose message was not let in."""


@dataclass(frozen=True, slots=True)
class Door:
    """Lets admins in, and counts who else tried; no word of what they sent is kept."""

    authorisation: Authorisation
    nonces: Nonces
    audit: Audit
    digests: Digests
    delivery: Delivery

    @classmethod
    def of(cls, ids: frozenset[int], archive: Archive, delivery: Delivery) -> "Door":
        """The door for the admins ``ids``, which remembers in ``archive``."""
        return cls(Authorisation.of(ids), archive.nonces, archive.audit, archive.digests, delivery)

    def sent(self, welcome: Welcome) -> Handle:
        """The handler that does ``welcome`` for admins, and refuses everybody else."""

        async def handle(update: Update, context: Context) -> None:
            verdict = self.authorisation.verdict(update)
            if isinstance(verdict, Refusal) or update.message is None:
                refusal = verdict if isinstance(verdict, Refusal) else Refusal.NOT_TYPED
                await self._refuse(update, refusal)
                await self._tell(update, context.bot, refusal)
            else:
                await welcome(
                    Visit(verdict, self.digests.update(update.update_id), context.bot, update.message)
                )

        return handle

    def pressed(self, deeds: Deeds) -> Handle:
        """The handler that does what an admin's button stands for, and refuses every other press."""

        async def handle(update: Update, context: Context) -> None:
            query = press_of(update)
            deed = await self._redeemed(update)
            if isinstance(deed, Refusal):
                await self._refuse(update, deed)
                await acknowledge(query, phrases.PRESSES.get(deed.value, phrases.PRESS_REFUSED))
            elif deed.name not in deeds or not isinstance(query.message, Message):
                await acknowledge(query, phrases.PRESSES[Refusal.EXPIRED.value])  # of an earlier release
            else:
                await acknowledge(query)
                key = self.digests.update(update.update_id)
                visit = Visit(query.from_user.id, key, context.bot, query.message, pressed=True)
                await deeds[deed.name](visit, deed.arguments)

        return handle

    async def _redeemed(self, update: Update) -> Deed | Refusal:
        verdict = self.authorisation.verdict(update)
        if isinstance(verdict, Refusal):
            return verdict
        data = (update.callback_query.data if update.callback_query is not None else None) or ""
        deed = await self.nonces.redeem(
            data.removeprefix(PRESS), verdict, self.digests.update(update.update_id)
        )
        return _UNREDEEMED[deed] if isinstance(deed, Unredeemed) else deed

    async def _refuse(self, update: Update, refusal: Refusal) -> None:
        """Put the refusal into the audit: an admin by their number, whoever else by a digest of theirs."""
        user = update.effective_user
        if user is None or user.id not in self.authorisation.ids:
            author = Author("stranger", "" if user is None else self.digests.person(user.id))
        else:
            author = Author.admin(user.id)
        logger.warning("update %s is refused as an admin's: %s", update.update_id, refusal.value)
        try:
            await self.audit.record(author, REFUSED, reason=refusal.value)
        except StoreError as error:  # who is not let in, is not let in for want of a disk either
            logger.warning("a refusal was not recorded: %s", error)

    async def _tell(self, update: Update, bot: Bot, refusal: Refusal) -> None:
        """Say why, in a private chat, and to a real admin who is elsewhere."""
        message = update.effective_message
        if message is None or update.business_message is not None or update.guest_message is not None:
            return
        if message.chat.type == message.chat.PRIVATE:
            line = _TO_ADMINS.get(refusal, phrases.STRANGER)
        elif refusal is Refusal.NOT_PRIVATE:
            line = phrases.NOT_PRIVATE
        else:
            return
        await self.delivery.send(bot, Address.under(message), Reply((Block(line),)))
