"""Numbers and addresses by which somebody could be found, taken out of what is kept of a question."""

import re
from typing import Final

MASK: Final = "…"

_CONTACT = re.compile(
    r"(?<![\w@.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|(?<![\w.,])(?:\+?84|0)\d{0,3}(?:[ .-]?\d{2,4}){2,3}(?!\w)"  # a telephone number, in groups or not
    r"|(?<!\w)\d{9,}(?!\w)"  # an identity card, a bank account
    r"|(?<!\w)@\w{5,32}"  # somebody's name on Telegram
)


def without_contacts(text: str) -> str:
    """``text`` with each of them masked."""
    return _CONTACT.sub(MASK, text)
