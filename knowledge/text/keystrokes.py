"""Raw Telex and VNI keystrokes, as they arrive when the phone's Vietnamese keyboard is off.

Only decoding lives here; whether a decoded word is believed depends on the fact base's vocabulary
(``reading``).
"""

import re
import unicodedata

from knowledge.text.syllable import fold, is_pronounceable

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_HORN = {"a": "ă", "o": "ơ", "u": "ư"}
_ROOF = {"a": "â", "e": "ê", "o": "ô"}
_KEYED = re.compile(r"[a-z]+[a-z0-9]*", re.ASCII)
_VOWELS = frozenset("aeiouy")
_MARKED = re.compile("[ăâêôơư]")


def decode_telex(word: str) -> str | None:
    """The syllable that Telex keystrokes spell (``"hooij" -> "hội"``), or None when they spell none."""
    word = word.casefold()
    if _KEYED.fullmatch(word) is None or any(c.isdigit() for c in word):
        return None
    letters: list[str] = []
    tone = ""
    seen_vowel = False
    for character in word:
        if seen_vowel and character in _TELEX_TONES:
            tone = _TELEX_TONES[character]
        elif character == "w":
            if not _mark(letters, _HORN):
                letters.append("ư")
                seen_vowel = True
        elif seen_vowel and character == "d":
            if not _bar(letters):
                return None
        elif character == "d" and letters == ["d"]:
            letters[0] = "đ"
        elif character in _ROOF and character in letters[1 if letters[:1] == ["q"] else 0 :]:
            letters[_last(letters, character)] = _ROOF[character]
        else:
            letters.append(character)
            seen_vowel = seen_vowel or character in _VOWELS
    return _spell(letters, tone, word)


def decode_vni(word: str) -> str | None:
    """The syllable that VNI keystrokes spell (``"hoi65" -> "hội"``), or None when they spell none."""
    word = word.casefold()
    if _KEYED.fullmatch(word) is None or not any(c.isdigit() for c in word):
        return None
    letters: list[str] = []
    tone = ""
    for character in word:
        if character in _VNI_TONES:
            tone = _VNI_TONES[character]
        elif character == "6":
            if not _mark(letters, _ROOF):
                return None
        elif character in "78":
            if not _mark(letters, _HORN if character == "7" else {"a": "ă"}):
                return None
        elif character == "9":
            if not _bar(letters):
                return None
        elif character == "0":
            return None
        else:
            letters.append(character)
    return _spell(letters, tone, word)


def _last(letters: list[str], letter: str) -> int:
    return len(letters) - 1 - letters[::-1].index(letter)


def _mark(letters: list[str], marks: dict[str, str]) -> bool:
    """Put the mark on the last vowel that takes it; "uo" takes the horn on both."""
    for index in range(len(letters) - 1, -1, -1):
        if letters[index] in marks:
            if marks is _HORN and letters[index] == "o" and index and letters[index - 1] == "u":
                letters[index - 1] = "ư"
            elif marks is _HORN and letters[index - 1 : index + 1] == ["u", "a"] and letters[:1] != ["q"]:
                # "uaw" and "ua7" spell "ưa": only after "q" does "ua" take the breve ("quăng").
                letters[index - 1] = "ư"
                return True
            letters[index] = marks[letters[index]]
            return True
    return False


def _bar(letters: list[str]) -> bool:
    if letters[:1] != ["d"]:
        return False
    letters[0] = "đ"
    return True


def _spell(letters: list[str], tone: str, typed: str) -> str | None:
    spelled = "".join(letters)
    if spelled == typed and not tone:
        return None
    if not is_pronounceable(fold(spelled)):
        return None
    if tone:
        vowels = [i for i, c in enumerate(spelled) if fold(c) in _VOWELS]
        marked = [i for i in vowels if _MARKED.fullmatch(spelled[i])]
        place = marked[-1] if marked else vowels[0]
        spelled = spelled[: place + 1] + tone + spelled[place + 1 :]
    return unicodedata.normalize("NFC", spelled)
