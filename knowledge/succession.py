"""What stays as it was where one base takes another's place and has the same phrasings."""

from knowledge.factbase import FactBase


def touched(old: FactBase, new: FactBase) -> frozenset[int] | None:
    """The facts that may say something else in ``new``, by number; None where more than that may differ.

    Candidates are found by phrasings, names and abbreviations alone. Where these are the same, a question has
    the same ones in both bases, and what else is asked of the bases is either one fact's own, or holds for
    all of them together.
    """
    if not _match_alike(old, new) or _of_all(old) != _of_all(new):
        return None
    return frozenset(
        number
        for number, (was, now) in enumerate(zip(old.facts, new.facts, strict=True))
        if was != now or old.kin(number) != new.kin(number) or old.related(number) != new.related(number)
    )


def _match_alike(old: FactBase, new: FactBase) -> bool:
    was, now = old.factfile, new.factfile
    return (
        was.entities == now.entities
        and was.abbreviations == now.abbreviations
        and [(fact.id, fact.questions) for fact in was.facts]
        == [(fact.id, fact.questions) for fact in now.facts]
    )


def _of_all(base: FactBase) -> tuple[object, ...]:
    return (base.common, base.titles, base.same, base.rulers)
