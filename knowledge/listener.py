"""One question in its conversation: as a follow-up, as it stands, as a story, or as a fragment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.alternatives import only_offers
from knowledge.clauses import behind_marks
from knowledge.conversation import Turn
from knowledge.decision import Decider
from knowledge.dialogue import Dialogue
from knowledge.finding import Finding
from knowledge.fragment import FRAGMENT, claims_name, may_lean
from knowledge.leaning import CONTRACTED, PERSONAL, WHERE, Followup, aspect_asked, lean, pronoun
from knowledge.outcome import (
    Answer,
    Clarification,
    Confirmation,
    Decision,
    NotStated,
    Refutation,
    facts_of,
    status,
)
from knowledge.parting import Kind, Part
from knowledge.query import ALTERNATIVES, Query, analyse, strip_frame
from knowledge.reading import Term, legible
from knowledge.story import Story

LIKELY = 0.1
"""The share of the chance of what words alone find, from which they may mean another fact in the talk."""

SURER = 0.1
"""What the talk has to add to the chance of what words alone find, to be believed whatever they say."""

UNFINISHED = ("…", "...")
"""Ends of what is no statement."""

INSISTING = "ma2"
"""The form of the word that ends what somebody insists on ("của Thủ tướng mà")."""

JOINING = frozenset({"la", "do"})
"""Folds of the words between a thing and what is said of it ("hội nghị do …")."""

NEAR = 3
"""Words behind a thing among which such a word stands ("mới chỉ là")."""

POSSIBLE = 0.05
"""The chance from which a mere keyword may mean a fact in the talk."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A decision, and the full question it is on: what a follow-up stood for."""

    decision: Decision
    question: str

    def on(self, text: str) -> "Heard":
        """The same, on what the asker typed."""
        return replace(self, decision=replace(self.decision, question=text))

    @property
    def settled(self) -> bool:
        """Whether a fact is presented as the answer."""
        return status(self.decision.outcome) in ("answered", "confirmed", "refuted", "not_stated")

    def turn(self, now: float) -> Turn:
        """What the conversation remembers of it."""
        outcome = self.decision.outcome
        return Turn(self.question, tuple(fact.id for fact in facts_of(outcome)), status(outcome), now)


class Listener:
    """Decides single questions in their conversations, over a decider."""

    def __init__(self, decider: Decider) -> None:
        """Decide with ``decider``."""
        self._decider = decider
        self._base = decider.base
        self._dialogue = Dialogue(decider)
        self._story = Story(decider)

    def part(
        self, text: str, part: Part, lendings: Sequence[tuple[Term, ...]], turns: Sequence[Turn]
    ) -> Heard:
        """The decision on ``part`` of a sentence, which may share ``lendings`` with the part after it."""
        if part.kind is Kind.ANOTHER:
            return self.question(f"còn {text}", turns).on(text)
        if part.kind is Kind.CLAIM:
            return self.question(f"{text}, phải không", turns).on(text)
        words = self._base.read(text)[0]
        if part.lent:
            finding = self._decider.settle([analyse((*words, *part.lent), self._base.lexicon)])
            return self._resolved(text, finding)
        standing = self._decider.find(text)
        if len(words) <= FRAGMENT or not standing.decided:
            for lent in lendings:
                finding = self._decider.settle([analyse((*words, *lent), self._base.lexicon)])
                if finding.decided and (not standing.decided or finding.chance >= standing.chance):
                    return self._resolved(text, finding)
        return self.question(text, turns)

    def both_named(self, text: str, turns: Sequence[Turn]) -> str | None:
        """A message with the names in it of two things spoken of before ("hai cái đó"); None for no two."""
        return self._dialogue.both_named(text, turns)

    def question(self, text: str, turns: Sequence[Turn]) -> Heard:
        """The decision on one question."""
        return self.follow(text, turns) or self.hear(text, self._decider.find(text), turns)

    def follow(self, text: str, turns: Sequence[Turn]) -> Heard | None:
        """The decision on a message that leans on what went before; None where it may stand alone."""
        terms = self._base.read(text)[0]
        remark = self._remark(terms, legible(text))
        aspect = aspect_asked(terms, self._base.lexicon) or aspect_asked(remark, self._base.lexicon)
        if aspect is not None:
            answer = self._dialogue.last_answer(turns, aspect)
            return Heard(Decision(text, answer or Clarification(())), turns[-1].question if answer else text)
        named = self._named_within(terms)
        if named is not None:
            finding = self._decider.settle([analyse(named, self._base.lexicon)])
            told = finding if finding.decided else self._story.question(named, legible(text))
            return Heard(self._decider.decision(text, told or finding), text)
        offered = self._dialogue.given_name_offered(terms)
        if offered is not None and turns:
            found = self._dialogue.resolve(lean(offered, self._base), turns[-1:])
            if found is not None and isinstance(found.outcome, Confirmation | Refutation):
                return self._resolved(text, found)
        followup = lean(terms, self._base)
        if not followup.continuing and self._is_curated(text, followup):
            return None
        if followup.leans:
            found = self._dialogue.resolve(followup, turns)
            if found is not None:
                return self._resolved(text, found)
            if followup.pointing:
                followup = replace(followup, pronoun=None)
        if not followup.leans and may_lean(terms, self._base) and turns:
            # "Cấp bậc gì?" after a question about somebody asks about them, whatever overview could answer.
            found = self._dialogue.resolve(followup, turns[-1:])
            if found is not None and self._is_likely(found, self._decider.find(text)):
                return self._resolved(text, found)
        if self._is_lost(terms, followup) and not turns and not self._leans_as_asked(text, followup):
            return Heard(Decision(text, Clarification(())), text)
        return None

    def _leans_as_asked(self, text: str, followup: Followup) -> bool:
        """Whether a curator asks what is found with the very words by which the message leans ("còn bàn
        trống không").
        """
        finding = self._decider.find(text)
        best = finding.verdict.best
        if best is None or not finding.decided:
            return False
        similarities = best.match.alignment.similarities
        said = {t.start for t, s in zip(finding.verdict.query.terms, similarities, strict=True) if s == 1.0}
        opening = [term for term in self._base.read(text)[0] if term.start < followup.rest[0].start]
        return all(term.start in said for term in followup.pointed or opening)

    def _is_lost(self, terms: Sequence[Term], followup: Followup) -> bool:
        """Whether a message that nothing went before cannot be about anything without it."""
        if followup.pronoun is not None and not followup.plain and not self._is_named(terms, followup):
            return True
        rest = followup.rest
        return followup.opened and len(rest) <= FRAGMENT and not self._asks_alone(rest)

    def _is_curated(self, text: str, followup: Followup) -> bool:
        """Whether a curator asks just so, with all that the message points with ("phần đó"), and so takes it
        for a question that stands alone.
        """
        verdict = self._decider.find(text).verdict
        said = {term.start for term in verdict.query.terms}
        whole = all(term.start in said for term in followup.pointed)
        return whole and verdict.best is not None and verdict.best.is_verbatim and not verdict.query.claims

    def _remark(self, terms: Sequence[Term], text: str) -> Sequence[Term]:
        """The last clause of a message, where all before it is an exclamation ("nghe hay quá, …")."""
        said = terms[: behind_marks(terms, text)]
        light, known = self._base.lexicon.light, self._base.words
        tells = any(light.get(term.form, 1.0) == 1.0 and term.fold in known for term in said)
        exclaims = said and not tells and not analyse(said, self._base.lexicon).asked
        return terms[len(said) :] if exclaims else terms

    def _is_named(self, terms: Sequence[Term], followup: Followup) -> bool:
        """Whether a message tells by itself what it is surely about, whatever its pronoun points at: by a
        name, or where the pronoun is a place ("số điện thoại ở đây").
        """
        finding = self._decider.settle([analyse(terms, self._base.lexicon)])
        best = finding.verdict.best
        if best is None or not finding.decided:
            return False
        if any(c.keys & self._base.support(best.fact).keys for c in finding.verdict.constraints):
            return True
        return bool(followup.pointed) and followup.pointed[0].fold in WHERE

    def _named_within(self, terms: Sequence[Term]) -> tuple[Term, ...] | None:
        """The words with the person whom they name first in place of a later pronoun ("…, ông ấy …")."""
        place = pronoun(terms, self._base)
        if place is None or terms[place[0]].fold not in PERSONAL:
            return None
        start, end = place
        if end - start == 1 and terms[start].form not in CONTRACTED:
            return None
        persons = [c for c in self._base.constraints.find(terms[:start]) if c.kind == "person"]
        if not persons:
            return None
        name = terms[persons[-1].start : persons[-1].end]
        stood = [term._replace(start=terms[start].start, end=terms[end - 1].end) for term in name]
        return (*terms[:start], *stood, *terms[end:])

    def hear(self, text: str, finding: Finding, turns: Sequence[Turn]) -> Heard:
        """The decision on one question found out as it stands; else it is tried as a story or a fragment."""
        terms = self._base.read(text)[0]
        leaning = lean(terms, self._base)
        if (leaning.continuing and finding.decided and len(leaning.rest) <= FRAGMENT) or leaning.topical:
            # "Còn Thứ trưởng?": the "còn" is no word of what is asked ("còn Thứ trưởng nào khác?").
            own = self._decider.settle([analyse(leaning.rest, self._base.lexicon)])
            topical = leaning.topical and own.decided
            finding = own if topical or isinstance(own.outcome, Clarification) else finding
        if isinstance(finding.outcome, Answer) and finding.verdict.query.denies:
            finding = self._asserted(text, finding) or finding
        unruled = isinstance(finding.outcome, Answer) and finding.verdict.query.claims
        if not finding.decided or unruled:
            told = self._story.question(terms, legible(text), verified=unruled)
            if told is not None and (not unruled or isinstance(told.outcome, Confirmation | Refutation)):
                return Heard(self._decider.decision(text, told), text)
        if not finding.decided:
            if leaning.leans and len(leaning.rest) <= FRAGMENT and not turns:
                return Heard(Decision(text, Clarification(())), text)
            if len(strip_frame(terms, self._base.lexicon)) <= FRAGMENT and turns:
                found = self._dialogue.resolve(leaning, turns[-1:])
                if found is not None and self._is_likely(found, finding):
                    return self._resolved(text, found)
            finding = self._asserted(text, finding) or self._dialogue.expected(finding, turns) or finding
        if finding.decided and self._dialogue.is_on_another(finding, leaning, turns):
            finding = self._decider.refusal(finding.verdict)
        # What comes next is about whoever was meant, though nothing was found of them.
        meant = None if finding.decided else self._dialogue.meant(text, leaning, turns)
        return Heard(self._decider.decision(text, finding), meant or text)

    def _asserted(self, text: str, finding: Finding) -> Finding | None:
        """The ruling on a message that states something and asks nothing; None where nothing rules on it."""
        query = finding.verdict.query
        if query.asked or query.claims or text.rstrip().endswith(UNFINISHED) or not self._states(query):
            return None
        ruled = self._decider.settle([replace(query, claims=True)])
        return ruled if isinstance(ruled.outcome, Answer | Confirmation | Refutation) else None

    def _states(self, query: Query) -> bool:
        """Whether words begin with a thing that they name and say something of it, as no heading does."""
        named = self._base.constraints.find(query.terms)
        offers = any(term.fold in ALTERNATIVES for term in query.terms)
        if not named or named[0].start or offers or query.terms[-1].fold in JOINING:
            return False
        behind = query.terms[named[0].end :]
        says = any(constraint.kind in ("role", "contrast") for constraint in named[1:])
        says = says or query.terms[-1].form == INSISTING
        return says or query.denies or any(term.fold in JOINING for term in behind[:NEAR])

    def _is_likely(self, found: Finding, standing: Finding) -> bool:
        """Whether the words alone, where they find an answer or ask nothing, could have meant what they mean
        in the talk.
        """
        query = standing.verdict.query
        if claims_name(query, self._base) and isinstance(found.outcome, Confirmation | Refutation):
            return True
        if only_offers(query.terms, self._base):
            return True
        asks = bool(query.asked) or query.claims
        if (asks and not standing.decided) or isinstance(found.outcome, NotStated):
            return True
        if found.chance > standing.chance + SURER:
            return True
        facts, least = facts_of(found.outcome), LIKELY * standing.chance if standing.decided else POSSIBLE
        return any(
            self._base.facts[judgement.fact] in facts and judgement.chance >= least
            for judgement in standing.verdict.judgements
        )

    def _resolved(self, text: str, finding: Finding) -> Heard:
        return Heard(self._decider.decision(text, finding), finding.spoken(text))

    def _asks_alone(self, terms: Sequence[Term]) -> bool:
        """Whether the words name what they ask for."""
        return bool(analyse(terms, self._base.lexicon).asked - {"what", "how"})
