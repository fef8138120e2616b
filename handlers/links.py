"""Links that open the bot, one of its answers, or the choice of a friend to share an answer with."""

from urllib.parse import urlencode


def opening(bot: str, fact_id: str = "") -> str:
    """The address that opens the chat with the ``bot`` of that user name, at the answer of a fact."""
    return f"https://t.me/{bot}?{urlencode({'start': fact_id})}" if fact_id else f"https://t.me/{bot}"


def sharing(bot: str, fact_id: str, title: str) -> str:
    """The address by which Telegram asks whom to send the link of the fact with that ``title`` to."""
    return f"https://t.me/share/url?{urlencode({'url': opening(bot, fact_id), 'text': title})}"
