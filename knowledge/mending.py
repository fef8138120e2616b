"""What typing did to a message undone: keystrokes decoded, broken words joined, words run together cut.

All of it goes only toward words that the fact base or the language of asking knows.
"""

import re
from collections.abc import Callable, Sequence

from knowledge.text.keystrokes import decode_telex, decode_vni
from knowledge.text.spelling import spelt_out
from knowledge.text.syllable import is_pronounceable, is_syllable
from knowledge.text.tokens import Token, are_bare, tokenize
from knowledge.vocabulary import Vocabulary

SLIP_COST = 7.0
"""Surprise of a slip, on the scale of ``Vocabulary.cost``, against which a cut into several words is
weighed."""

LONGEST_BROKEN = 8
"""Letters of a word that stray spaces may have broken; no Vietnamese syllable is longer."""

SHORTEST_SLIP = 2
"""Letters that what is no syllable needs to be corrected."""

SHORTEST_BARE_SLIP = 5
"""The same without accents, where shorter ones are shorthand, or words of other languages ("gym", "NATO")."""

SHORTEST_ENGLISH_SLIP = 7
"""The same for what is no English word of the lexicon: a shorter one is another of the language ("price",
"prize").
"""

TELLING_ENGLISH = 4
"""Letters of a word by which a run is English ("weather" is no "we at her")."""

KEYED = 3
"""Words spelt by keystrokes from which the keyboard was off for the whole message."""

LONGEST_RUN = 80
"""Letters of a run that is cut into words; a longer one is noise."""

_DIGITS_OR_LETTERS = re.compile(r"\d+|[^\W\d_]+")


class Mender:
    """Mends the tokens of a message toward a vocabulary."""

    def __init__(
        self, vocabulary: Vocabulary, english: Vocabulary, is_shorthand: Callable[[Token], bool]
    ) -> None:
        """Mend toward ``vocabulary``, and toward the words of ``english`` where a message is that; a token
        that ``is_shorthand`` is understood as it stands.
        """
        self._vocabulary = vocabulary
        self._english = english
        self._is_shorthand = is_shorthand

    def mend(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens as they were probably meant."""
        decoded = self._decode(tokens)
        bare = are_bare(decoded)
        pieces = [piece for token in self._join(decoded, bare=bare) for piece in self._cut(token)]
        around = ["", *(piece.fold for piece in pieces), ""]
        return [
            self._corrected(piece, before, after)
            for before, piece, after in zip(around, pieces, around[2:], strict=False)
        ]

    def cut_english(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with English words run together cut, where one of them can be nothing else."""
        return [piece for token in tokens for piece in self._english_words(token)]

    def _english_words(self, token: Token) -> list[Token]:
        longest = len(token.fold) <= LONGEST_RUN and len(token.text) == len(token.fold)
        if not longest or token.is_number or token.fold in self._english or is_syllable(token.fold):
            return [token]
        meant = self._is_known(token) or self._keyed(token) is not None
        run = None if meant else self._english.split(token.text.casefold())
        telling = (len(word) >= TELLING_ENGLISH and not is_syllable(word) for word in run[1]) if run else ()
        if run is None or not any(telling):
            return [token]
        return _pieces(token, run[1])

    def mend_english(self, tokens: Sequence[Token]) -> list[Token]:
        """English tokens, names apart, as the only English words that they can be by one slip."""
        return [self._respelt(token) for token in tokens]

    def _respelt(self, token: Token) -> Token:
        known = token.capital or self._is_known(token) or token.fold in self._english
        if known or len(token.fold) < SHORTEST_ENGLISH_SLIP:
            return token
        form, fold = self._english.meant(token.fold, token.fold) or (token.form, token.fold)
        return token._replace(form=form, fold=fold)

    def _is_known(self, token: Token) -> bool:
        return token.fold in self._vocabulary or self._is_shorthand(token)

    def _decode(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with keystrokes as the words that they spell.

        Where the keyboard was off all along, shorthand is none ("cacs" for "các", and no "CACS").
        """
        words = [self._keyed(token) for token in tokens]
        keyed = sum(word is not None for word in words) >= KEYED
        decoded: list[Token] = []
        for token, word in zip(tokens, words, strict=True):
            read = None if word is None else tokenize(word)[0]
            other = keyed and read is not None and self._vocabulary.has_form(read.form)
            known = token.fold in self._vocabulary or (self._is_shorthand(token) and not other)
            if read is None and not known and token.text.isalpha():
                spelt = spelt_out(token.text)
                read = None if spelt is None else tokenize(spelt)[0]
            if read is None or known:
                decoded.extend(apart(token))
            elif read.fold in self._vocabulary or not is_syllable(token.fold):
                decoded.append(token._replace(form=read.form, fold=read.fold, accented=read.accented))
            else:
                decoded.append(token)
        return decoded

    def _corrected(self, token: Token, before: str, after: str) -> Token:
        """What is no syllable, as the only word of the base that it can be by one slip, or the only one that
        stands beside its neighbours in a phrasing.
        """
        shortest = SHORTEST_SLIP if token.accented else SHORTEST_BARE_SLIP
        if len(token.fold) < shortest or token.is_number or token.text.isupper():
            return token
        if is_pronounceable(token.fold) or self._is_known(token):
            return token
        # A foreign name stands where a known one may.
        neighbours = (before, after) if token.accented or not token.capital else ()
        meant = self._vocabulary.meant(token.form, token.fold, neighbours)
        if meant is None:
            return token
        form, folded = meant
        return token._replace(form=form if token.accented else folded, fold=folded)

    def _keyed(self, token: Token) -> str | None:
        """The word that a token's keystrokes spell, even where it is shorthand."""
        if token.accented or token.is_number or token.fold in self._vocabulary:
            return None
        return decode_telex(token.text) or decode_vni(token.text)

    def _join(self, tokens: Sequence[Token], *, bare: bool) -> list[Token]:
        """Words broken by stray spaces made whole."""
        # Numbers are no pieces of words: they count as longer than any.
        lengths = [LONGEST_BROKEN + 1 if token.is_number else len(token.fold) for token in tokens]
        joined: list[Token] = []
        position = 0
        while position < len(tokens):
            for width in (3, 2):
                end = position + width
                if end <= len(tokens) and sum(lengths[position:end]) <= LONGEST_BROKEN:
                    whole = self._whole(tokens[position:end], bare=bare)
                    if whole is not None:
                        joined.append(whole)
                        position = end
                        break
            else:
                joined.append(tokens[position])
                position += 1
        return joined

    def _whole(self, pieces: Sequence[Token], *, bare: bool) -> Token | None:
        """The known word that the pieces spell; None when more than one of them is a word itself."""
        if sum(self._is_word(piece, bare=bare) for piece in pieces) > 1:
            return None
        whole = tokenize("".join(piece.text for piece in pieces))
        if len(whole) != 1 or whole[0].fold not in self._vocabulary:
            return None
        if whole[0].accented and not self._vocabulary.has_form(whole[0].form):
            return None  # "quân h" is no "quanh"
        return whole[0]._replace(start=pieces[0].start, end=pieces[-1].end)

    def _is_word(self, piece: Token, *, bare: bool) -> bool:
        """Whether a piece is a word by itself: among accented words, one that is written so.

        A bare letter is a word of chat at most ("t", "o"), and more likely a piece of one.
        """
        if (len(piece.fold) == 1 and not piece.accented) or not is_syllable(piece.fold):
            return False
        return piece.fold in self._vocabulary if bare else self._vocabulary.has_form(piece.form)

    def _cut(self, token: Token) -> list[Token]:
        if token.is_number or not 4 <= len(token.fold) <= LONGEST_RUN or self._is_known(token):
            return [token]
        if is_syllable(token.fold) or len(token.text) != len(token.fold):
            return [token]
        run = self._vocabulary.split(token.text)
        if run is None:
            return [token]
        cost, pieces = run
        slips = self._vocabulary.near(token.fold)
        if slips and min(SLIP_COST + self._vocabulary.cost(word) for word in slips) < cost:
            return [token]
        return _pieces(token, pieces)


def _pieces(token: Token, words: Sequence[str]) -> list[Token]:
    """A token cut into pieces as long as ``words``."""
    cut = []
    start = 0
    for word in words:
        end = start + len(word)
        piece = tokenize(token.text[start:end])[0]
        cut.append(piece._replace(start=token.start + start, end=token.start + end))
        start = end
    return cut


def apart(token: Token) -> list[Token]:
    """The letters and digits of a token that were kept together as possible keystrokes, but spell nothing."""
    if token.text.isalpha() or token.is_number:
        return [token]
    pieces = []
    start = token.start
    for piece in _DIGITS_OR_LETTERS.findall(token.text):
        pieces.append(tokenize(piece)[0]._replace(start=start, end=start + len(piece)))
        start += len(piece)
    return pieces
