"""A fact file's bytes as text: UTF-8, with or without the mark that Windows Notepad puts in front."""

import codecs
import re
import unicodedata
from itertools import islice

from knowledge.problems import Place, Problem, ProblemKind

_FORMATS = (
    (b"PK\x03\x04", "ZIP/XLSX/DOCX"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"\xfd7zXZ\x00", "XZ"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "DOC/XLS"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
TWICE_WORDS = 3
"""Words of such letters from which on it is clear what they were."""

_TWICE = re.compile(r"\w{0,8}(?:á[º»]|Ã[\xa0-\xbf]|Ä[\x90\x91\u2018])\S{0,8}")
_SAMPLE = 4096
"""Bytes looked at to tell an encoding."""


def decode(content: bytes) -> str | Problem:
    """The text of a UTF-8 file without its byte order mark, or what else the bytes are."""
    for signature, name in _FORMATS:
        if content.startswith(signature):
            return Problem.of(ProblemKind.FILE_NOT_TEXT, format=name)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return Problem.of(ProblemKind.ENCODING_OTHER, encoding=name)
    if _is_unmarked_utf16(content):
        return Problem.of(ProblemKind.ENCODING_OTHER, encoding="UTF-16")
    try:
        text = content.decode("utf-8-sig")
        return _of_decoded_twice(text) or text
    except UnicodeDecodeError as error:
        # With a mark in front, the codec counts from behind it.
        body = content.removeprefix(codecs.BOM_UTF8)
        place = Place(line=body.count(b"\n", 0, error.start) + 1)
        if _is_windows_vietnamese(body):
            return Problem.of(ProblemKind.ENCODING_OTHER, place, encoding="Windows-1258")
        return Problem.of(ProblemKind.ENCODING_BROKEN, place, byte=f"0x{body[error.start]:02X}")


def _of_decoded_twice(text: str) -> Problem | None:
    """Where UTF-8 was taken for Latin letters and saved so: “lúc” is “lÃºc” then, “ệ” begins with “á»”."""
    found = list(islice(_TWICE.finditer(text), TWICE_WORDS))
    if len(found) < TWICE_WORDS or any("\u1ea0" <= letter <= "\u1ef9" for letter in text):
        return None
    line = text.count("\n", 0, found[0].start()) + 1
    return Problem.of(ProblemKind.ENCODING_TWICE, Place(line=line), excerpt=found[0][0])


def _is_unmarked_utf16(content: bytes) -> bool:
    """Whether every other byte is mostly zero, as in Latin text of two bytes a character."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    return half >= 2 and max(sample[0::2].count(0), sample[1::2].count(0)) * 2 > half


def _is_windows_vietnamese(content: bytes) -> bool:
    """Whether the bytes read as Windows-1258, where letters and combining tones join."""
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError:
        return False
    composed = unicodedata.normalize("NFC", text)
    vietnamese = sum("\u1ea0" <= letter <= "\u1ef9" for letter in composed)
    foreign = sum("\xa0" <= letter < "\xc0" or unicodedata.combining(letter) > 0 for letter in composed)
    return vietnamese > foreign
