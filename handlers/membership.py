"""Where the bot is: in groups, also as they move and when it is removed; who blocks or unblocks it."""

import logging
from dataclasses import dataclass

from telegram import Chat, ChatMember, ChatMemberUpdated, Update

from handlers.address import Address
from handlers.groups import Groups
from handlers.oversight import Oversight
from handlers.updates import Context, message_of
from knowledge.stores.chats import KnownChats
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

_PRESENT = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED}


@dataclass(frozen=True, slots=True)
class Membership:
    """Keeps what is known of chats in step with where the bot is."""

    groups: Groups
    known: KnownChats
    oversight: Oversight

    async def changed(self, update: Update, context: Context) -> None:
        """Teach a group that the bot was added to, once; forget one that it was removed from; and send no
        notices to people who have blocked it.
        """
        change = update.my_chat_member
        try:
            taught = change is not None and await self._taught(change)
        except StoreError as error:
            logger.warning("a change of membership was not kept: %s", error)
            taught = False
        if change is not None and taught:
            await self.groups.teach(Address(change.chat.id), context)
        else:
            await self.oversight.pass_over(update, context)

    async def moved(self, update: Update, context: Context) -> None:
        """Keep what is known of a group that became a supergroup; the old one and the new one both say so."""
        message = message_of(update)
        before = message.migrate_from_chat_id or message.chat.id
        after = message.migrate_to_chat_id or message.chat.id
        try:
            await self.known.move(before, after)
        except StoreError as error:
            logger.warning("a group's move was not kept: %s", error)
        await self.oversight.pass_over(update, context)

    async def _taught(self, change: ChatMemberUpdated) -> bool:
        """Keep the change; whether a group has to be taught now."""
        chat, present = change.chat, change.new_chat_member.status in _PRESENT
        if chat.type == Chat.PRIVATE:
            await (self.known.unblock(chat.id) if present else self.known.block(chat.id))
        elif chat.type in {Chat.GROUP, Chat.SUPERGROUP}:
            if not present:
                await self.known.forget(chat.id)
            elif change.old_chat_member.status not in _PRESENT:
                return await self.known.teach(chat.id)
        return False
