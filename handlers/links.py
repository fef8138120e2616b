"""Links that open the bot, one of its answers, or the choice of a friend to share an answer with."""

from urllib.parse import urlencode

from knowledge.facts import Fact


def opening(bot: str, fact: Fact | None = None) -> str:
    """The address that opens the chat with the ``bot`` of that user name, at the answer of ``fact``."""
    return f"https://t.me/{bot}" if fact is None else f"https://t.me/{bot}?{urlencode({'start': fact.id})}"


def sharing(bot: str, fact: Fact) -> str:
    """The address by which Telegram asks whom to send the link of ``fact`` to."""
    return f"https://t.me/share/url?{urlencode({'url': opening(bot, fact), 'text': fact.label})}"
