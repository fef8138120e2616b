"""How phones and hurry distort a question, and how one word makes it another question.

Typing noises keep the meaning, so that the same fact must be found; swaps change it, so that nothing may be
answered. Calibration and the generated slices of the evaluation use both. Every function is deterministic for
its ``Random``.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random

Noise = Callable[[str, Random], str]

_MARKS = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI_MARKS = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_TELEX_LETTERS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI_LETTERS = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}
_WORD = re.compile(r"[^\W\d_]+")
_OLD_TONE = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_TEEN = {
    "không": "ko", "được": "dc", "gì": "j", "vậy": "z", "với": "vs", "người": "ng", "như thế nào": "ntn",
    "bao nhiêu": "bn", "cũng": "cx", "rồi": "r", "trước": "trc", "làm": "lm", "biết": "bít", "mình": "mk",
    "những": "nhg", "trong": "trog",
}  # fmt: skip
_FRAMES = (
    "chào shop cho mình hỏi chút là {} ạ", "ad ơi cho em hỏi {} vậy ạ", "mọi người cho mình hỏi {} với",
    "dạ em chào anh chị, em muốn hỏi là {} ạ, em cảm ơn",
    "bạn ơi {} vậy bạn", "cho tôi hỏi {}", "xin hỏi {} nhỉ",
    "không biết {} ạ?", "{} vậy ad ơi, mình cảm ơn nhiều", "alo ad cho hỏi xíu {} thế ạ",
)  # fmt: skip
_TEEN_ENDS = ("z", "v ad", "vay", "v ạ", "nhỉ", "z mn")


def clean_text(text: str, _: Random) -> str:
    """No noise."""
    return text


def unaccented(text: str, _: Random) -> str:
    """Typed without diacritics, in lower case."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def decomposed(text: str, _: Random) -> str:
    """The same letters in NFD, as some systems paste them."""
    return unicodedata.normalize("NFD", text)


def old_tone(text: str, _: Random) -> str:
    """Tone marks in the older place (oà, uỷ)."""
    for new, old in _OLD_TONE.items():
        text = text.replace(new, old)
    return text


def upper(text: str, _: Random) -> str:
    """Caps lock."""
    return text.upper()


def _keyed(text: str, marks: dict[str, str], letters: dict[str, str]) -> str:
    def key(match: re.Match[str]) -> str:
        tone = ""
        keys = []
        for character in unicodedata.normalize("NFC", match.group().lower()):
            plain = []
            for piece in unicodedata.normalize("NFD", character):
                if piece in marks:
                    tone = marks[piece]
                else:
                    plain.append(piece)
            letter = unicodedata.normalize("NFC", "".join(plain))
            keys.append(letters.get(letter, letter))
        return "".join(keys) + tone

    return _WORD.sub(key, unicodedata.normalize("NFC", text))


def telex(text: str, _: Random) -> str:
    """Raw Telex keystrokes, tone last."""
    return _keyed(text, _MARKS, _TELEX_LETTERS)


def vni(text: str, _: Random) -> str:
    """Raw VNI keystrokes, tone last."""
    return _keyed(text, _VNI_MARKS, _VNI_LETTERS)


def joined(text: str, random: Random) -> str:
    """About a third of the spaces missing."""
    return "".join(c for c in text if c != " " or random.random() > 0.35)


def spaced(text: str, random: Random) -> str:
    """One or two words broken by a stray space."""
    words = text.split(" ")
    for _ in range(2):
        at = random.randrange(len(words))
        if len(words[at]) > 2 and words[at].isalpha():
            cut = random.randrange(1, len(words[at]))
            words[at] = f"{words[at][:cut]} {words[at][cut:]}"
    return " ".join(words)


def typo(text: str, random: Random) -> str:
    """One slip in about every eighth word: a letter doubled, lost, swapped with the next or hit beside."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 8)):
        at = random.randrange(len(words))
        word = words[at]
        if len(word) < 3 or not word.isalpha():
            continue
        i = random.randrange(len(word) - 1)
        slip = random.choice(("double", "lose", "swap", "beside"))
        if slip == "double":
            word = word[: i + 1] + word[i:]
        elif slip == "lose":
            word = word[:i] + word[i + 1 :]
        elif slip == "swap":
            word = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        else:
            word = word[:i] + random.choice("qwertyuiopasdghklbnm") + word[i + 1 :]
        words[at] = word
    return " ".join(words)


def teencode(text: str, random: Random) -> str:
    """Chat shorthand, with or without diacritics, and a chat ending."""
    text = text.rstrip("?. ").lower()
    for word, short in _TEEN.items():
        if random.random() < 0.8:
            text = re.sub(rf"(?<!\w){word}(?!\w)", short, text)
    if random.random() < 0.5:
        text = unaccented(text, random)
    return f"{text} {random.choice(_TEEN_ENDS)}"


def chatty(text: str, random: Random) -> str:
    """A polite frame around the question."""
    text = text.rstrip("?. ")
    return random.choice(_FRAMES).format(text[:1].lower() + text[1:])


TYPING: dict[str, Noise] = {
    "clean": clean_text, "unaccented": unaccented, "decomposed": decomposed, "old_tone": old_tone,
    "upper": upper, "telex": telex, "vni": vni, "joined": joined, "spaced": spaced, "typo": typo,
    "teencode": teencode, "chatty": chatty,
}  # fmt: skip
"""Every typing noise by its name, the clean text first."""

_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[\w,;:(\"“] )(?:[^\W\d_a-zà-ỹ][\w’'-]*)(?: [^\W\d_a-zà-ỹ][\w’'-]*)*")


def names_in(text: str) -> list[str]:
    """Runs of capitalised words within a sentence, as names are written."""
    return [
        match.group()
        for match in _NAME.finditer(unicodedata.normalize("NFC", text))
        if match.group()[0].isupper()
    ]


def swap_number(text: str, random: Random) -> str | None:
    """The question with one of its numbers changed; None when it has none."""
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return None
    match = random.choice(numbers)
    value = int(match.group()) if len(match.group()) < 18 else 0
    other = value
    while other == value:
        other = max(0, value + random.choice((-30, -11, -7, -3, -2, -1, 1, 2, 3, 5, 8, 13, 40)))
    return text[: match.start()] + str(other) + text[match.end() :]


def swap_name(text: str, names: Sequence[str], random: Random) -> str | None:
    """The question with one of its names replaced by another of ``names``; None when it has none."""
    own = names_in(text)
    if not own:
        return None
    old = random.choice(own)
    others = [
        name
        for name in names
        if name.casefold() not in text.casefold() and old.casefold() not in name.casefold()
    ]
    return text.replace(old, random.choice(others), 1) if others else None
