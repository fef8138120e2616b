"""Why the bot said what it said, step by step, for a curator who points at a message or asks anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Message

from handlers.curating.door import Visit
from handlers.curating.sheets import Sheet, Sheets
from handlers.edition import Editions
from handlers.explaining import explained
from handlers.phrases import reasons as phrases
from handlers.reply import Block, Style
from knowledge.stores.exchanges import Asked, Exchanges
from knowledge.stores.replies import Replies


@dataclass(frozen=True, slots=True)
class Reasons:
    """Explains replies with the facts that are served now, beside what was decided at the time."""

    editions: Editions
    replies: Replies
    exchanges: Exchanges
    sheets: Sheets

    async def asked(self, visit: Visit) -> None:
        """Explain the question typed behind the command, else the message that the command replies to."""
        pointed = visit.message.reply_to_message
        if visit.text:
            await self.sheets.add(visit, Sheet((self._explanation(visit.text),)))
        elif pointed is None:
            await self.sheets.add(visit, Sheet.saying(phrases.HOW))
        else:
            await self.sheets.add(visit, self._account(await self._asked_by(pointed, visit.admin), pointed))

    async def _asked_by(self, pointed: Message, chat: int) -> Sequence[Asked]:
        """What was asked and decided where the bot's message answers something."""
        replied = await self.replies.find(chat, pointed.message_id)
        parts = () if replied is None else await self.exchanges.find(replied.exchange)
        return [asked for asked in parts if asked.question]

    def _account(self, parts: Sequence[Asked], pointed: Message) -> Sheet:
        if parts:
            return Sheet(tuple(block for asked in parts for block in self._of_question(asked)))
        own = pointed.from_user is not None and not pointed.from_user.is_bot
        if own and pointed.text:
            return Sheet((self._explanation(pointed.text),))
        return Sheet.saying(phrases.FORGOTTEN)

    def _of_question(self, asked: Asked) -> tuple[Block, ...]:
        told = phrases.AT_THE_TIME_OF if asked.facts else phrases.AT_THE_TIME
        then = told.format(status=asked.status, facts=", ".join(asked.facts))
        return Block(then), Block(phrases.NOW, Style.ASIDE), self._explanation(asked.question)

    def _explanation(self, question: str) -> Block:
        return Block(explained(self.editions.current.responder, question))
