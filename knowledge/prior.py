"""The shipped models of chances: what labelled questions over many fact bases taught."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from pydantic import BaseModel, ConfigDict

from knowledge.confidence import Confidence, Knot
from knowledge.factbase import FactBase
from knowledge.features import FEATURES


class _Weights(BaseModel):
    """For each feature its weight, and what is added to it at each of the file's knots."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bias: float
    weights: Mapping[str, tuple[float, ...]]

    def confidence(self, knots: Mapping[str, tuple[float, ...]]) -> Confidence:
        first = tuple(self.weights[name][0] for name in FEATURES)
        bends = tuple(weight for name in knots for weight in self.weights[name][1:])
        places = tuple[Knot, ...]((name, at) for name, values in knots.items() for at in values)
        return Confidence(first + bends, self.bias, places)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    knots: Mapping[str, tuple[float, ...]]
    single: _Weights
    several: _Weights
    learnt: _Weights


@dataclass(frozen=True, slots=True)
class Priors:
    """The models: for bases whose facts have a ``single`` phrasing, and for those with ``several``.

    With one phrasing a fact, a question is a distorted copy of it; with several it is a paraphrase, and
    looser. Where what tells the facts apart was ``learnt``, its score says the most.
    """

    single: Confidence
    several: Confidence
    learnt: Confidence

    @classmethod
    def shipped(cls) -> "Priors":
        """The shipped weights (``tests/benchmarks/prior.py`` shows how they are fitted)."""
        read = _File.model_validate_json(
            resources.files("knowledge").joinpath("prior.json").read_text("utf-8")
        )
        return cls(*(kind.confidence(read.knots) for kind in (read.single, read.several, read.learnt)))

    def of(self, base: FactBase) -> Confidence:
        """The model for ``base``, between the two as its facts have one phrasing or several."""
        if base.learning.happens:
            return self.learnt
        several = sum(len(own) > 1 for own in base.index.of_fact) / max(len(base.facts), 1)
        weights = tuple(
            several * many + (1.0 - several) * one
            for many, one in zip(self.several.weights, self.single.weights, strict=True)
        )
        bias = several * self.several.bias + (1.0 - several) * self.single.bias
        return Confidence(weights, bias, self.several.knots)
