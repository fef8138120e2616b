"""The questions that the facts do not answer, put together and counted, the biggest first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from knowledge.conversation import Conversation
from knowledge.grouping import Wording, essence, grouped
from knowledge.outcome import Unknown
from knowledge.responder import Responder
from knowledge.stores.gaps import Asking, Decided, Ruling


@dataclass(frozen=True, slots=True)
class Gap:
    """One question that was not answered, in all the ``wordings`` it was asked in, the commonest first.

    ``normals`` are their normal forms in the same order; ``nearly`` the facts that were nearly said, the
    likeliest first. Counted are the times it was asked, those of them that a veto stopped, thumbs down on
    what was answered, and the people who want to be told.
    """

    wordings: tuple[str, ...]
    normals: tuple[str, ...]
    times: int
    vetoed: int
    disliked: int
    waiting: int
    nearly: tuple[str, ...]

    @property
    def question(self) -> str:
        """The wording that stands for all."""
        return self.wordings[0]


def gaps(askings: Sequence[Asking], decided: Mapping[str, Decided], idle: Collection[str]) -> tuple[Gap, ...]:
    """The gaps that the curators have not decided about, whatever the order of ``askings``."""
    ignored = {essence(normal, idle) for normal, ruled in decided.items() if ruled.ruling is Ruling.IGNORED}
    settled = {normal: ruled.at for normal, ruled in decided.items() if ruled.ruling is Ruling.SETTLED}
    by_normal: dict[str, list[Asking]] = {}
    for asking in askings:
        if asking.asked_at > settled.get(asking.normal, 0.0):
            by_normal.setdefault(asking.normal, []).append(asking)
    open_ = [normal for normal in by_normal if essence(normal, idle) not in ignored]
    wordings = [Wording(normal, len(by_normal[normal])) for normal in open_]
    return tuple(_gap([by_normal[open_[number]] for number in group]) for group in grouped(wordings, idle))


def open_gaps(
    responder: Responder,
    askings: Sequence[Asking],
    decided: Mapping[str, Decided],
    idle: Collection[str],
    most: int,
) -> tuple[Gap, ...]:
    """The biggest of these gaps that ``responder`` leaves, or that it fills with what was disliked."""
    found = gaps(askings, decided, idle)
    return tuple(islice((gap for gap in found if gap.disliked or _is_left(responder, gap)), most))


def _is_left(responder: Responder, gap: Gap) -> bool:
    decisions = responder.respond(gap.question, Conversation(), 0.0).decisions
    return any(isinstance(decision.outcome, Unknown) for decision in decisions)


def _gap(wordings: Sequence[Sequence[Asking]]) -> Gap:
    askings = [asking for wording in wordings for asking in wording]
    latest = [max(wording, key=lambda asking: (asking.asked_at, asking.question)) for wording in wordings]
    return Gap(
        wordings=tuple(asking.question for asking in latest),
        normals=tuple(asking.normal for asking in latest),
        times=len(askings),
        vetoed=sum(asking.vetoed for asking in askings),
        disliked=sum(asking.disliked for asking in askings),
        waiting=sum(asking.waiting for asking in askings),
        nearly=_likeliest(askings),
    )


def _likeliest(askings: Iterable[Asking]) -> tuple[str, ...]:
    """The facts nearly said, by how often and how near; not those that were answered and disliked."""
    weights: Counter[str] = Counter()
    answered: set[str] = set()
    for asking in askings:
        answered.update(asking.answered)
        for place, fact in enumerate(asking.nearly):
            weights[fact] += 60 // (place + 1)
    ranked = sorted(weights, key=lambda fact: (-weights[fact], fact))
    return tuple(fact for fact in ranked if fact not in answered)
