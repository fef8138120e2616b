"""The question in a story: the clause of a chatty message that asks, where the rest of it agrees.

"Em đang ôn thi, hôm qua nghe mẹ nói có họp, mà không nhớ ai chủ trì, giúp em với" asks who chaired; what is
told beside that is passed over, unless it names what the answer does not speak of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.clauses import Clause, clauses, verifies
from knowledge.constraint import Constraint
from knowledge.decision import Decider
from knowledge.finding import Finding
from knowledge.lexicon import FUNCTION_WORD
from knowledge.outcome import Confirmation, Refutation, facts_of
from knowledge.query import ALTERNATIVES, Query, analyse
from knowledge.reading import Term
from knowledge.story_words import Lead
from knowledge.veto import vetoes

CLAUSES_READ = 12
"""Clauses of a story that are looked at; what is asked stands near its beginning or nowhere."""

RUNS_TRIED = 14
"""Clauses, or runs of them, that are tried as the question: each costs as much as a question of its own."""

LONGEST_RUN = 3
"""Clauses in a row that one question may take."""

BEING = frozenset({"la2", "bên", "la", "ben"})
"""Forms of words between tellers and what they are, or where they work."""

LIVING = frozenset({"ơ3", "tai5", "quê", "tư2", "vô", "vao2", "ra", "vê2"})
"""Forms of words behind which tellers name a place ("tui ở Cao Lãnh")."""

DEICTIC = frozenset({"đo1", "ây1", "kia"})
"""Forms of words that point at what was told before."""


@dataclass(frozen=True, slots=True)
class Run:
    """The clauses ``first`` .. ``last`` (exclusive) of a story, as one question.

    ``claims`` says that the clause after them asks whether it is so ("…, có đúng không").
    """

    first: int
    last: int
    claims: bool = False


class Story:
    """Finds the question in stories, over a decider."""

    def __init__(self, decider: Decider) -> None:
        """Decide the clauses of stories with ``decider``."""
        self._decider = decider
        self._base = decider.base
        self._lexicon = decider.base.lexicon

    def question(self, terms: Sequence[Term], text: str, *, verified: bool = False) -> Finding | None:
        """The finding on the clauses that ask; None where none decides, or the rest contradicts it.

        ``verified``: only on what a later clause asks the truth of.
        """
        found = self._base.constraints.find(terms)
        named = {place for constraint in found for place in range(constraint.start, constraint.end)}
        parts = clauses(terms, text, self._lexicon, named)[:CLAUSES_READ]
        if not parts or (len(parts) == 1 and parts[0].end - parts[0].start == len(terms)):
            return None
        left = RUNS_TRIED
        unruled: Finding | None = None
        for tier in self._tiers(terms, parts):
            best: Finding | None = None
            for run in tier[:left]:
                if verified and not run.claims:
                    continue
                finding = self._found(terms, parts, run)
                if finding is None:
                    continue
                if run.claims and not isinstance(finding.outcome, Confirmation | Refutation):
                    # A smaller run may be ruled on, without who reports it.
                    unruled = unruled or finding
                elif best is None or finding.chance > best.chance:
                    best = finding
            if best is not None:
                return best
            left -= len(tier)
            if left <= 0:
                break
        return unruled

    def _tiers(self, terms: Sequence[Term], parts: Sequence[Clause]) -> Iterator[list[Run]]:
        """What may be the question, the likeliest first: a whole clause, a run of them, a part of one."""
        verifying = [verifies(terms[part.start : part.end], self._lexicon) for part in parts]
        starts = [number for number, part in enumerate(parts) if number == 0 or part.loose]
        whole = [*zip(starts, [*starts[1:], len(parts)], strict=True)]
        seen: set[tuple[int, int]] = set()
        for pieces in (whole, [(number, number + 1) for number in range(len(parts))]):
            for width in range(1, LONGEST_RUN + 1):
                spans = [
                    (first, last)
                    for (first, _), (_, last) in zip(pieces, pieces[width - 1 :], strict=False)
                    if (first, last) not in seen and not any(verifying[first:last])
                ]
                seen.update(spans)
                runs = [Run(first, last, claims=any(verifying[last : last + 1])) for first, last in spans]
                yield [run for run in runs if run.claims or self._asks(terms, parts, run)]

    def _asks(self, terms: Sequence[Term], parts: Sequence[Clause], run: Run) -> bool:
        """Whether the run is led to by an asking, or has a question word, a yes/no form or a request."""
        words = terms[parts[run.first].start : parts[run.last - 1].end]
        query = analyse(words, self._lexicon)
        light = self._lexicon.light
        if all(light.get(term.fold if term.bare else term.form, 1.0) < 1.0 for term in query.terms):
            return False
        return (
            parts[run.first].lead is Lead.ASKING
            or bool(query.asked)
            or query.claims
            or any(term.fold in ALTERNATIVES for term in query.terms)
            or bool(self._lexicon.requests.find(words))
        )

    def _found(self, terms: Sequence[Term], parts: Sequence[Clause], run: Run) -> Finding | None:
        """The finding on a run as a question; None where it decides nothing or the rest contradicts it."""
        words = terms[parts[run.first].start : parts[run.last - 1].end]
        query = analyse(words, self._lexicon)
        finding = self._decider.settle([replace(query, claims=True) if run.claims else query])
        if not finding.decided:
            return None
        points = any(term.form in DEICTIC for term in words)
        # Among capitals alone, a name is none.
        strangers = [name for name in self._base.constraints.find(terms) if name.kind == "name"]
        for number, part in enumerate(parts):
            if run.first <= number < run.last:
                continue
            beside = terms[part.start : part.end]
            asked = analyse(beside, self._lexicon).asked
            if self._is_torn_off(parts, run, number) and (asked or not self._is_told(terms, parts, number)):
                return None
            later = number >= run.last
            if later and asked - {"what"} and not asked & finding.verdict.query.asked:
                return None
            option = part.lead is Lead.REPORT and self._is_name(beside)
            names = [
                name
                for name in strangers
                if part.start <= name.start < part.end and not self._is_home(terms, part, name)
            ]
            if not option and not self._agrees(finding, beside, names, points=points):
                return None
        return finding

    def _is_name(self, words: Sequence[Term]) -> bool:
        """Whether a report is but a name: an answer that somebody gave ("nó nói ông Trung")."""
        places = {p for c in self._base.constraints.find(words) for p in range(c.start, c.end)}
        light = self._lexicon.light
        return all(p in places or light.get(term.form, 1.0) <= FUNCTION_WORD for p, term in enumerate(words))

    def _is_home(self, terms: Sequence[Term], part: Clause, name: Constraint) -> bool:
        """Whether a name in a clause is where its teller lives, or comes from."""
        tellers = self._lexicon.story.tellers
        led = name.start > part.start and terms[name.start - 1].form in LIVING
        return led and any(term.form in tellers for term in terms[part.start : part.end])

    def _is_torn_off(self, parts: Sequence[Clause], run: Run, number: int) -> bool:
        """Whether no mark or asking stands between a clause and the run."""
        between = range(number + 1, run.first + 1) if number < run.first else range(run.last, number + 1)
        return not any(parts[place].loose for place in between)

    def _is_told(self, terms: Sequence[Term], parts: Sequence[Clause], number: int) -> bool:
        """Whether a clause before a conjunction is the teller's own, or names who reports what follows."""
        words = terms[parts[number].start : parts[number].end]
        following = parts[number + 1].lead if number + 1 < len(parts) else None
        own = any(term.form in self._lexicon.story.tellers for term in words)
        return own or following is not Lead.JOINING or parts[number].lead is Lead.JOINING

    def _agrees(
        self, finding: Finding, words: Sequence[Term], strangers: Sequence[Constraint], *, points: bool
    ) -> bool:
        """Whether a clause, with the ``strangers`` in it, names nothing of which the found fact is silent.

        ``points`` says that the question points at what was told ("hồi đó").
        """
        query = analyse(words, self._lexicon)
        numbers = [self._base.number[fact.id] for fact in facts_of(finding.outcome)]
        passed: set[str] = set()
        if not points:
            # When the story happened to its teller is no condition of the question.
            passed.add("time")
            if any(term.form in self._lexicon.story.tellers for term in words):
                if self._is_introduction(query):
                    return True
                # Nor where the teller lives, unless the answer is about a place.
                passed |= {"number", "year"}
                if not any(self._base.support(number).texts.get("place") for number in numbers):
                    passed.add("place")
            if not self._is_on_the_subject(query, strangers):
                passed |= {"number", "year", "name"}
        named = (*self._base.constraints.find(query.terms), *strangers)
        kept = [constraint for constraint in named if constraint.kind not in passed]
        return not any(vetoes(kept, number, self._base) for number in numbers)

    def _is_on_the_subject(self, query: Query, strangers: Sequence[Constraint]) -> bool:
        """Whether a clause does no more than name, or neighbouring content words of it stand together in any
        fact's phrasings; "5 phút nữa thuyết trình" and "câu 10 điểm" have none, and their number tells
        nothing of the question, nor would a name.
        """
        light = self._lexicon.light
        names = {fold for name in strangers for key in name.keys for fold in key}
        numbers = {c.start for c in self._base.constraints.find(query.terms) if c.kind == "number"}
        words = [
            term.fold
            for place, term in enumerate(query.terms)
            if not (term.is_number or place in numbers or term.fold in names)
            and light.get(term.fold if term.bare else term.form, 1.0) == 1.0
        ]
        return not words or any(self._base.index.facts_with_all(pair) for pair in pairwise(words))

    def _is_introduction(self, query: Query) -> bool:
        """Whether tellers say who they are ("em là trực ban công an huyện", "em bên công an huyện")."""
        return (
            len(query.terms) > 2
            and query.terms[0].form in self._lexicon.story.tellers
            and query.terms[1].form in BEING
        )
