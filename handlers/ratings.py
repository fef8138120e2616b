"""Thumbs up and down on replies, by a button or a reaction."""

import logging
from dataclasses import dataclass
from typing import Final

from telegram import ReactionType, ReactionTypeEmoji, Update

from handlers.buttons import MARKED, Mark
from handlers.oversight import Oversight
from handlers.phrases import feedback as phrases
from handlers.updates import Context, acknowledge, press_of
from knowledge.stores.archive import Archive
from knowledge.stores.exchanges import Vote
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

_BY_MARK: Final = {Mark.UP: (Vote.UP, phrases.THANKS_UP), Mark.DOWN: (Vote.DOWN, phrases.THANKS_DOWN)}
_BY_EMOJI: Final = {phrases.UP: Vote.UP, phrases.DOWN: Vote.DOWN}


@dataclass(frozen=True, slots=True)
class Ratings:
    """Keeps what people think of replies, each one's last word, without who they are."""

    archive: Archive
    oversight: Oversight

    async def pressed(self, update: Update, _: Context) -> None:
        """Keep the vote of whoever pressed a thumb."""
        query = press_of(update)
        marked = MARKED.fullmatch(query.data or "")
        vote, thanks = _BY_MARK.get(Mark(marked["mark"]), (None, "")) if marked else (None, "")
        if marked is None or vote is None:
            await acknowledge(query, phrases.TOO_OLD)
            return
        voter = self.archive.digests.person(query.from_user.id)
        try:
            kept = await self.archive.exchanges.rate(marked["key"], voter, vote)
        except StoreError as error:
            logger.warning("a rating was not kept: %s", error)
            await acknowledge(query, phrases.NOT_KEPT)
            return
        if kept:
            await query.answer(thanks)
        else:
            await acknowledge(query, phrases.TOO_OLD)

    async def reacted(self, update: Update, context: Context) -> None:
        """Keep a reaction to a reply as a vote; one taken back takes the vote back."""
        reaction = update.message_reaction
        await self.oversight.pass_over(update, context)
        if reaction is None or reaction.user is None:
            return
        before, now = _vote(reaction.old_reaction), _vote(reaction.new_reaction)
        if before == now:
            return
        try:
            replied = await self.archive.replies.find(reaction.chat.id, reaction.message_id)
            if replied is not None:
                voter = self.archive.digests.person(reaction.user.id)
                await self.archive.exchanges.rate(replied.exchange, voter, now)
        except StoreError as error:
            logger.warning("a reaction was not kept: %s", error)


def _vote(reactions: tuple[ReactionType, ...]) -> Vote | None:
    """The vote that reactions express; none for those that say something else, or nothing."""
    emoji = (one.emoji for one in reactions if isinstance(one, ReactionTypeEmoji))
    return next((_BY_EMOJI[one] for one in emoji if one in _BY_EMOJI), None)
