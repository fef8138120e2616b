"""The Vietnamese syllable: its tone, its letters, and the two keys under which it is compared.

A syllable is compared under its *form* (letters with their diacritics, the tone lifted out and appended as a
digit, so that ``hoà`` and ``hòa`` agree) and under its *fold* (bare Latin letters, as people type without
diacritics).
"""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_MARKS = {"\u0302", "\u0306", "\u031b"}
# "kỷ" and "kỉ", "lý" and "lí", "quý" and "quí" are spellings of one syllable.
_FINAL_Y = re.compile(r"^([bcdđghklmnprstvx]{1,2}|qu)y(?=\d?$)")

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx]"
_RIME = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|ech|em|en|eng|enh|eo|ep|et|eu|i|ia|ich|iec|iem|ien|ieng|iep|iet|"
    "ieu|im|in|inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|"
    "oong|op|ot|u|ua|uan|uang|uat|uay|uc|ue|uech|uen|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|"
    "uy|uya|uych|uyen|uyet|uynh|uyt|uyu|y|yem|yen|yeng|yet|yeu"
)
_MISSPELLED_ONSET = re.compile(r"ng[ei]|n?gh[^ei]|k[aou]|c[ei]|g[e]")
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_RIME})")


@lru_cache(maxsize=32768)
def form(word: str) -> str:
    """The word's accented key: ``"Hoà" -> "hoa2"``, ``"nghịêm" -> "nghiêm5"``, ``"kỉ" -> "ki3"``."""
    word = word.casefold()
    if not word.isascii():
        tone = ""
        letters = []
        for character in unicodedata.normalize("NFD", word):
            if character in _TONES:
                tone = _TONES[character]
            else:
                letters.append(character)
        word = unicodedata.normalize("NFC", "".join(letters)) + tone
    return _FINAL_Y.sub(r"\1i", word)


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """The word's bare key: ``"Đảng" -> "dang"``, ``"kỷ" -> "ki"``; other scripts keep their letters."""
    word = word.casefold()
    if not word.isascii():
        decomposed = unicodedata.normalize("NFD", word)
        word = "".join(c for c in decomposed if c not in _TONES and c not in _MARKS).replace("đ", "d")
        word = unicodedata.normalize("NFC", word)
    return _FINAL_Y.sub(r"\1i", word)


def is_accented(word: str) -> bool:
    """Whether the word carries any Vietnamese mark, so that its accents were typed on purpose."""
    return not word.isascii() and form(word) != fold(word)


@lru_cache(maxsize=32768)
def is_syllable(folded: str) -> bool:
    """Whether a bare word could be a Vietnamese syllable ("nghi" is, "hooij", "chr" and "ngi" are not)."""
    return is_pronounceable(folded) and _MISSPELLED_ONSET.match(folded) is None


@lru_cache(maxsize=32768)
def is_pronounceable(folded: str) -> bool:
    """The same with its beginning spelt in any way, as in names of other languages ("Kạn", "Kon Tum")."""
    return _SYLLABLE.fullmatch(folded) is not None


def compatible(typed: str, word: str) -> bool:
    """Whether accents typed so far are those of ``word``: a missing mark is no other mark.

    Both are forms.

    "quyêt" and "đươc" are compatible with "quyết" and "được"; "tọ" is not with "tỏ".
    """
    if typed == word:
        return True
    tone, full_tone = typed[-1:], word[-1:]
    typed_letters = typed[:-1] if tone in "12345" else typed
    letters = word[:-1] if full_tone in "12345" else word
    if tone in "12345" and tone != full_tone:
        return False
    return len(typed_letters) == len(letters) and all(
        a == b or a == fold(b) for a, b in zip(typed_letters, letters, strict=True)
    )
