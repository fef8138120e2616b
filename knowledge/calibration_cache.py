"""What bases taught, remembered between starts: the same facts under the same engine teach the same again."""

import os
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import BinaryIO

import numpy as np
from pydantic import BaseModel, ConfigDict

from knowledge.base_record import BaseRecord
from knowledge.calibration import Calibration, Sample, Trial
from knowledge.confidence import Confidence
from knowledge.discriminant import Discriminant
from knowledge.facts import FactFile

KEPT = 32
"""Lessons kept, the latest: a curator at work tries many versions of the facts."""


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    threshold: float
    samples: tuple[tuple[Trial, Sample], ...]
    learnt: bool
    record: BaseRecord


@dataclass(frozen=True, slots=True)
class Lesson:
    """All that a base teaches: the calibration, what tells its facts apart where that is learnt, and what was
    read and found out of them.
    """

    calibration: Calibration
    discriminant: Discriminant | None
    record: BaseRecord


@dataclass(frozen=True, slots=True)
class CalibrationCache:
    """A folder of calibrations, one file each; a folder that cannot be used is an ever empty cache."""

    folder: Path

    @classmethod
    def of_user(cls) -> "CalibrationCache":
        """The user's cache folder (``$XDG_CACHE_HOME``, else ``~/.cache``)."""
        home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
        return cls(Path(home) / "hoi-dap-hoi-nghi")

    def get(self, factfile: FactFile) -> Lesson | None:
        """What exactly these facts taught exactly this engine; None when it is not kept."""
        path = self.path(factfile)
        try:
            kept = _Kept.model_validate_json(path.read_bytes())
            discriminant = _read(path.with_suffix(".npz")) if kept.learnt else None
        except (OSError, ValueError, KeyError):
            return None
        calibration = Calibration(Confidence.shipped(), kept.threshold, dict(kept.samples))
        return Lesson(calibration, discriminant, kept.record)

    def put(self, factfile: FactFile, lesson: Lesson) -> None:
        """Keep a lesson; a full or read-only disk only means that it is taught again next time."""
        kept = _Kept(
            threshold=lesson.calibration.threshold,
            samples=tuple(lesson.calibration.samples.items()),
            learnt=lesson.discriminant is not None,
            record=lesson.record,
        )
        path = self.path(factfile)
        draft = path.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if lesson.discriminant is not None:
                with draft.open("wb") as file:
                    _write(lesson.discriminant, file)
                draft.replace(path.with_suffix(".npz"))
            draft.write_text(kept.model_dump_json(), "utf-8")
            draft.replace(path)
            self._make_room()
        except OSError:
            return

    def _make_room(self) -> None:
        kept = sorted(self.folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for file in kept[:-KEPT]:
            file.unlink(missing_ok=True)
            file.with_suffix(".npz").unlink(missing_ok=True)

    def path(self, factfile: FactFile, suffix: str = ".json") -> Path:
        """Where what exactly these facts lead to under exactly this engine is kept."""
        key = sha256(factfile.model_dump_json().encode())
        key.update(_engine())
        return self.folder / f"{key.hexdigest()}{suffix}"


def _write(discriminant: Discriminant, file: BinaryIO) -> None:
    np.savez(file, weights=discriminant.weights)


def _read(path: Path) -> Discriminant:
    with np.load(path, allow_pickle=False) as kept:
        return Discriminant(kept["weights"])


def _engine() -> bytes:
    """The digest of the engine's code and data, any change of which may change a calibration."""
    digest = sha256()
    for folder in (resources.files("knowledge"), resources.files("knowledge.text")):
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith((".py", ".json", ".npz")) or file.name == "lexicon.toml":
                digest.update(file.read_bytes())
    return digest.digest()
