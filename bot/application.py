"""The composition root: handlers and edges joined to one application."""

from dataclasses import dataclass

from pydantic import SecretStr
from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseRateLimiter,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    TypeHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.config_sections import Telegram
from bot.curating import Curating, Curation
from handlers.addressing import FOR_BOT, FOR_BOT_BY_COMMAND
from handlers.answering import Answering
from handlers.browsing import BROWSING, Browsing
from handlers.buttons import BROWSE, KEY, Mark
from handlers.chats import Chats
from handlers.curating.talks import Otherwise
from handlers.curating.works import Works
from handlers.delivery import Delivery
from handlers.edits import Edits
from handlers.groups import Groups
from handlers.guests import Guests
from handlers.identity import Identity
from handlers.inline import Inline
from handlers.introduction import Introduction
from handlers.ledger import Ledger
from handlers.membership import Membership
from handlers.mishaps import Mishaps
from handlers.oversight import Oversight
from handlers.posters import Posters
from handlers.presses import Presses
from handlers.privacy import Privacy
from handlers.questions import Questions
from handlers.ratings import Ratings
from handlers.strays import Strays
from handlers.updates import EDITED, GROUP, PRIVATE, Context
from handlers.wishing import Wishing
from knowledge.publication.publisher import Publisher
from knowledge.stores.archive import Archive
from knowledge.stores.retention import Retention

Data = dict[object, object]
"""PTB's bags of data, which stay empty: what a handler needs, its constructor takes."""

BotApplication = Application[ExtBot[None], Context, Data, Data, Data, None]

SERVED_UPDATES = (
    "message",
    "edited_message",
    "message_reaction",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "guest_message",
)
"""The kinds of updates that Telegram is asked for; unsaid, it would go on with what was asked last time."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands between the application and Telegram.

    ``request`` sends, and ``limiter``, if any, says when. Updates come by another way: there is no updater.
    """

    request: BaseRequest
    limiter: BaseRateLimiter[None] | None = None


def assemble(
    chats: Chats,
    archive: Archive,
    token: SecretStr,
    telegram: Telegram,
    edges: Edges,
    *,
    admins: frozenset[int],
    retention: Retention,
    publisher: Publisher | None = None,
    works: Works | None = None,
) -> BotApplication:
    """The application, not yet initialized, that serves ``chats`` over ``edges`` and keeps an ``archive``.

    ``admins`` are the Telegram user ids of those who may change the facts, by ``publisher``; ``works`` is
    what they have under way; ``retention`` is what askers are told of how long things are kept.
    """
    builder = (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(telegram.base_url)
        .base_file_url(telegram.base_file_url)
        .request(edges.request)
        .get_updates_request(edges.request)  # else PTB makes one of its own, for nothing
        .updater(None)
        .job_queue(None)
    )
    if edges.limiter is not None:
        builder = builder.rate_limiter(edges.limiter)
    application = builder.build()
    curation = Curation(admins, publisher, works or Works())
    privacy = Privacy(archive, chats.memories, retention, Delivery())
    _register(application, chats, archive, curation, privacy=privacy, guest_mode=telegram.guest_mode)
    return application


def _register(
    application: BotApplication,
    chats: Chats,
    archive: Archive,
    curation: Curation,
    *,
    privacy: Privacy,
    guest_mode: bool,
) -> None:
    """Every handler, in order: the first whose filters admit an update handles it."""
    delivery = Delivery()
    ledger = Ledger(archive, chats.clock)
    oversight = Oversight(archive.passed_over)
    answering = Answering(chats, delivery, ledger)
    introduction = Introduction(chats, delivery, ledger)
    strays = Strays(delivery, oversight)
    questions = Questions(chats, delivery, answering, strays)
    groups = Groups(chats, delivery, answering, strays)
    membership = Membership(groups, archive.chats, oversight)
    edits = Edits(answering, archive.replies, oversight)
    ratings = Ratings(archive, oversight)
    browsing = Browsing(chats)
    posters = Posters(chats, delivery)
    as_askers = Otherwise(questions.asked, strays.not_text, edits.edited)
    curating = Curating.over(chats, archive, curation, as_askers)
    inline = Inline(chats, ledger, oversight)
    presses = Presses(chats, delivery, ledger)
    anywhere = PRIVATE | GROUP

    application.add_handlers(curating.handlers())
    application.add_handlers(
        [
            # Private chats
            CommandHandler("start", introduction.start, PRIVATE),
            CommandHandler(["help", "trogiup"], introduction.help, PRIVATE),
            CommandHandler("hoi", questions.commanded, PRIVATE),
            CommandHandler("id", Identity(delivery).asked, PRIVATE),
            # Both
            CommandHandler("chude", browsing.opened, anywhere),
            CommandHandler("nguon", introduction.source, anywhere),
            CommandHandler("qr", posters.drawn, anywhere),
            CommandHandler("riengtu", privacy.told, anywhere),
            CommandHandler("xoa", privacy.erased, PRIVATE),
            CommandHandler("xoa", privacy.elsewhere, GROUP),
            # Private chats, whatever is left
            MessageHandler(PRIVATE & filters.COMMAND, strays.unknown_command),
            MessageHandler(PRIVATE & (filters.TEXT | filters.CAPTION), questions.asked),
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, strays.not_text),
            # Groups
            CommandHandler("hoi", groups.asked, GROUP),
            CommandHandler(["start", "help", "trogiup"], groups.help, GROUP),
            MessageHandler(GROUP & filters.COMMAND & FOR_BOT_BY_COMMAND, strays.unknown_command),
            MessageHandler(GROUP & filters.StatusUpdate.MIGRATE, membership.moved),
            MessageHandler(GROUP & FOR_BOT & ~filters.COMMAND & ~filters.StatusUpdate.ALL, groups.spoken_to),
            ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER),
            # Edits of either
            CommandHandler("hoi", edits.commanded, EDITED),
            MessageHandler(EDITED & ~filters.COMMAND, edits.edited),
            # Everywhere else
            InlineQueryHandler(inline.queried),
            ChosenInlineResultHandler(inline.chosen),
            MessageReactionHandler(
                ratings.reacted, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_UPDATED
            ),
            # Buttons
            CallbackQueryHandler(browsing.opened_below, rf"{BROWSE}$"),
            CallbackQueryHandler(browsing.leafed, BROWSING),
            CallbackQueryHandler(ratings.pressed, rf"[{Mark.UP.value}{Mark.DOWN.value}]{KEY}$"),
            CallbackQueryHandler(Wishing(archive).pressed, rf"[{Mark.WISH.value}{Mark.UNWISH.value}]{KEY}$"),
            CallbackQueryHandler(presses.pressed),
        ]
    )
    if guest_mode:
        guests = Guests(chats, ledger, oversight)
        application.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, guests.called))
    # Whatever nobody has handled is counted, and that is all.
    application.add_handler(TypeHandler(Update, oversight.pass_over))
    application.add_error_handler(Mishaps(delivery).report)
