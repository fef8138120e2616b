"""One Unicode form for everything that people paste or type."""

import re
import unicodedata
from functools import lru_cache
from html import unescape

CHARACTERS_READ = 4096
"""Telegram's longest message, in characters; more is not read, also after normalisation has grown it."""

_LOOK_ALIKES = {0x00D0: "Đ", 0x00F0: "đ", 0x0189: "Đ", 0x0256: "đ"}
_LOOK_ALIKE = re.compile(f"[{''.join(map(chr, _LOOK_ALIKES))}]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_ORNATE = re.compile("[\u24b6-\u24e9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+")
"""Circled, full-width and mathematical letters, which phones offer as fonts."""
_MARKUP = re.compile(
    r"<(script|style)\b[^<>]{0,200}>[^<]{0,200}</\1>|</?[A-Za-z][^<>]{0,200}>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6});")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@lru_cache(maxsize=64)
def clean(text: str) -> str:
    """The text in NFC, with look-alikes of Đ mended and ornate letters made plain; markup, invisible, control
    and surrogate characters are gone. Remembered for a moment: a message is cleaned by all that look at it.
    """
    text = text[:CHARACTERS_READ]
    if not text.isascii():
        text = _ORNATE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    text = _UNREADABLE.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    if _LOOK_ALIKE.search(text):
        text = text.translate(_LOOK_ALIKES)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)[:CHARACTERS_READ]
    return text
