"""The committed figures that a change must not fall behind."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from pydantic import BaseModel, ConfigDict, Field

from knowledge.evaluation.evaluation import Evaluation
from knowledge.evaluation.judging import Mark
from knowledge.evaluation.tally import Tally

WHOLE = "*"
"""The name of the slice of all questions."""

SLICE_TOLERANCE = 1
"""Questions by which a single kind may fall behind while the whole does not: a kind has a dozen or two."""


class _Counts(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    right: int = Field(ge=0)
    clarified: int = Field(ge=0)
    silent: int = Field(ge=0)
    wrong: int = Field(ge=0)

    def tally(self) -> Tally:
        return Tally(self.right, self.clarified, self.silent, self.wrong)


class Baseline(BaseModel):
    """Counts by the question file's name and the kind of question."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    files: Mapping[str, Mapping[str, _Counts]] = {}

    def with_evaluation(self, file: str, evaluation: Evaluation) -> "Baseline":
        """This baseline with the figures of ``file`` replaced."""
        counts = {kind: _Counts.model_validate(asdict(tally)) for kind, tally in slices(evaluation).items()}
        return Baseline(files={**self.files, file: counts})

    def regressions(self, file: str, evaluation: Evaluation) -> Iterator["Regression"]:
        """Every slice of ``file`` that has more wrong or fewer right answers than it may have."""
        before = self.files.get(file, {})
        for kind, now in slices(evaluation).items():
            if kind not in before:
                continue
            then = before[kind].tally()
            allowed = 0.0 if kind == WHOLE else SLICE_TOLERANCE / max(now.questions, 1)
            fewer = then.share(Mark.RIGHT).share - now.share(Mark.RIGHT).share
            more = now.share(Mark.WRONG).share - then.share(Mark.WRONG).share
            for mark, lost in ((Mark.RIGHT, fewer), (Mark.WRONG, more)):
                if lost > allowed + 1e-9:
                    yield Regression(kind, mark, then, now)


@dataclass(frozen=True, slots=True)
class Regression:
    """A slice (``WHOLE`` for all questions) whose share of ``mark`` got worse."""

    kind: str
    mark: Mark
    before: Tally
    now: Tally


def slices(evaluation: Evaluation) -> dict[str, Tally]:
    """All slices by kind, the whole first."""
    return {WHOLE: evaluation.whole, **evaluation.by_kind}
