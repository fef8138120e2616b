"""What releases answered, remembered between processes beside what their facts taught."""

import contextlib
import os
from dataclasses import dataclass
from typing import Final

from pydantic import RootModel

from knowledge.calibration_cache import CalibrationCache
from knowledge.facts import FactFile
from knowledge.publication.answers import Answers, Told

KEPT: Final = 8
"""Files kept, of half a megabyte each for the shipped facts."""

_SUFFIX = ".answers"


class _Kept(RootModel[dict[str, Told]]):
    """Answers by question."""


@dataclass(frozen=True, slots=True)
class AnswersCache:
    """A file for each release in the folder of ``cache``; one that cannot be used is an ever empty cache."""

    cache: CalibrationCache

    def fill(self, factfile: FactFile, answers: Answers) -> None:
        """Let ``answers`` know what exactly these facts answered by exactly this engine."""
        with contextlib.suppress(OSError, ValueError):
            kept = _Kept.model_validate_json(self.cache.path(factfile, _SUFFIX).read_bytes())
            answers.remember(kept.root)

    def put(self, factfile: FactFile, answers: Answers) -> None:
        """Keep what the curators' own questions are answered; what others asked is not kept here.

        A full or read-only disk only means that it is asked again.
        """
        own = {question for fact in factfile.facts for question in fact.questions}
        own.update(check.question for check in factfile.checks)
        kept = {question: told for question, told in answers.remembered().items() if question in own}
        path = self.cache.path(factfile, _SUFFIX)
        draft = path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(_Kept(kept).model_dump_json(), "utf-8")
            draft.replace(path)
            files = sorted(path.parent.glob(f"*{_SUFFIX}"), key=lambda file: file.stat().st_mtime)
            for old in files[:-KEPT]:
                old.unlink(missing_ok=True)
