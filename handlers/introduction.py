"""The commands that introduce the bot: /start, also by a link to one fact, /help, and /nguon."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from telegram import Update

from handlers import menu
from handlers.address import Address
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.inline import START_PRIVATELY
from handlers.ledger import Ledger
from handlers.phrases import private_chat as phrases
from handlers.pointing import fact_under
from handlers.reply import Block, Reply, Style
from handlers.updates import Context, message_of
from knowledge.facts import Fact
from knowledge.stores.exchanges import Surface
from knowledge.stores.replies import Replied

EXAMPLES_SHOWN = 3
"""Example questions in a welcome: enough to show that kinds of questions differ."""

_BARE_LINKS = frozenset({START_PRIVATELY})
"""What links say that lead to the bot and to no fact."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Welcomes and helps."""

    chats: Chats
    delivery: Delivery
    ledger: Ledger

    async def start(self, update: Update, context: Context) -> None:
        """Welcome the asker; with a fact's id (``t.me/…?start=<id>``) answer with that fact at once."""
        to = Address.under(message_of(update))
        linked = " ".join(context.args or ())
        if linked in _BARE_LINKS:
            linked = ""
        exchange = self.chats.choose(linked, to.chat) if linked else None
        if exchange is None:
            await self.delivery.send(context.bot, to, self._welcome(stale_link=bool(linked)))
            return
        key = self.ledger.key(update.update_id)
        sent = await self.delivery.send(context.bot, to, exchange.reply, key)
        replied = Replied(to.chat, message_of(update).message_id, key, sent)
        await self.ledger.note(key, exchange, Surface.PRIVATE, typed=False, replied=replied)

    async def help(self, update: Update, context: Context) -> None:
        """Teach what can be typed and pressed."""
        commands = "\n".join(
            phrases.HELP_COMMAND.format(name=command.command, description=command.description)
            for command in menu.PRIVATE
        )
        elsewhere = phrases.HELP_ELSEWHERE.format(bot=context.bot.username)
        lines = (phrases.HELP_ASK, phrases.HELP_CHOOSE, phrases.HELP_SOURCE, phrases.HELP_AGAIN)
        reply = Reply(tuple(Block(text) for text in (*lines, elsewhere, commands)))
        await self.delivery.send(context.bot, Address.under(message_of(update)), reply)

    async def source(self, update: Update, context: Context) -> None:
        """Tell which articles everything comes from, as of when; in reply to an answer, where it stands."""
        edition, message = self.chats.editions.current, message_of(update)
        fact = fact_under(message, edition.buttons)
        reply = edition.wording.about() if fact is None else edition.wording.source(fact)
        await self.delivery.send(context.bot, Address.under(message), reply)

    def _welcome(self, *, stale_link: bool) -> Reply:
        lead = (Block(phrases.STALE_LINK),) if stale_link else ()
        examples = "\n".join(
            phrases.EXAMPLE.format(question=fact.questions[0])
            for fact in islice(self._examples(), EXAMPLES_SHOWN)
        )
        return Reply(
            (
                *lead,
                Block(phrases.WELCOME.format(about=self.chats.editions.current.wording.citations.about)),
                Block(phrases.PROMISE),
                Block("\n".join((phrases.EXAMPLES, examples))),
                Block(phrases.WELCOME_HELP, Style.ASIDE),
            )
        )

    def _examples(self) -> Iterator[Fact]:
        """The first stated fact of each topic; facts without a topic count as one each."""
        topics = set[str]()
        for fact in self.chats.editions.current.responder.factfile.facts:
            if fact.status == "stated" and fact.topic not in topics:
                if fact.topic:
                    topics.add(fact.topic)
                yield fact
