"""Messages that say too little by themselves to be sure that they stand alone."""

from collections.abc import Sequence

from knowledge.alternatives import only_offers
from knowledge.factbase import FactBase
from knowledge.lexicon import FUNCTION_WORD
from knowledge.query import Query, analyse, strip_frame
from knowledge.reading import Term

FRAGMENT = 5
"""Words up to which a message that cannot be answered alone is tried as a fragment of the last question:
longer ones say what they ask."""

KEYWORD = 2
"""Words of a message that asks for something by naming it alone ("cấp bậc?")."""


def may_lean(terms: Sequence[Term], base: FactBase) -> bool:
    """Whether a message says too little by itself to be sure that it stands alone."""
    claimed = claims_name(analyse(terms, base.lexicon), base)
    return claimed or only_offers(terms, base) or _is_nameless(terms, base)


def claims_name(query: Query, base: FactBase) -> bool:
    """Whether a message claims a name and nothing of it ("Bộ trưởng à?", "của Bộ trưởng đúng không?")."""
    light = base.lexicon.light
    return any(
        all(
            name.start <= place < name.end or light.get(term.form, 1.0) <= FUNCTION_WORD
            for place, term in enumerate(query.terms)
        )
        for name in (base.constraints.find(query.terms)[:1] if query.claims else ())
    )


def _is_nameless(terms: Sequence[Term], base: FactBase) -> bool:
    """Whether a short question names nothing that it asks about."""
    words = strip_frame(terms, base.lexicon)
    named = (constraint for constraint in base.constraints.find(words) if constraint.kind != "role")
    if len(words) > FRAGMENT or any(named):
        return False
    query = analyse(words, base.lexicon)
    return bool(query.asked) or (not query.claims and len(words) <= KEYWORD)
