"""Small talk: messages that are a courtesy, or its opposite, and nothing else."""

from collections.abc import Sequence

from knowledge.lexicon import Lexicon
from knowledge.outcome import Courtesy
from knowledge.reading import Term


def courtesy(terms: Sequence[Term], lexicon: Lexicon) -> Courtesy | None:
    """What kind of small talk ``terms`` are; None when they are, or hold, anything else."""
    found: Courtesy | None = None
    place = 0
    while place < len(terms):
        span = lexicon.courtesies.at(terms, place)
        if span is None:
            frame = lexicon.frame_openings.at(terms, place) or lexicon.frame_closings.at(terms, place)
            if frame is None:
                return None
            place = frame.end
            continue
        kind = Courtesy(span.label)
        if found is None or found in (Courtesy.GREETING, Courtesy.ACKNOWLEDGEMENT):
            found = kind
        place = span.end
    return found


def holds_injection(terms: Sequence[Term], lexicon: Lexicon) -> bool:
    """Whether the message tries to give orders to a language model."""
    return any(span.label == Courtesy.INJECTION.value for span in lexicon.courtesies.find(terms))
