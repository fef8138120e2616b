"""The bot on Telegram, by polling."""

import logging

from telegram.error import InvalidToken
from telegram.request import HTTPXRequest

from bot.application import SERVED_UPDATES, Edges, assemble
from bot.config import Settings
from bot.credentials import Credentials
from bot.errors import OperatorError
from bot.knowledge_base import KnowledgeBase
from handlers.phrases import configuration as phrases

_CONNECTIONS = 256
"""Connections for sending at most; PTB's own default."""

_FOREVER = -1
"""Retries at the start: a machine that boots before its network must not give up."""


def poll(settings: Settings, credentials: Credentials) -> None:
    """Serve until stopped.

    Raises:
        OperatorError: there is no token, or Telegram refuses it; or the fact file cannot be served.
    """
    token = credentials.require_token()
    chats = KnowledgeBase.open(settings.knowledge).chats()
    _log()
    edges = Edges(HTTPXRequest(connection_pool_size=_CONNECTIONS), polling_request=HTTPXRequest())
    application = assemble(chats, token, settings.telegram, edges)
    try:
        application.run_polling(allowed_updates=SERVED_UPDATES, bootstrap_retries=_FOREVER)
    except InvalidToken:
        raise OperatorError(phrases.TOKEN_REFUSED) from None


def _log() -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.INFO)
    for library in ("httpx", "httpcore"):  # at INFO they log every address, and it holds the token
        logging.getLogger(library).setLevel(logging.WARNING)
