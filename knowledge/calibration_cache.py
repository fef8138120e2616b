"""Calibrations remembered between starts: the same facts under the same engine teach the same again."""

import os
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.calibration import Calibration
from knowledge.confidence import FEATURES, Confidence
from knowledge.facts import FactFile


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    weights: tuple[float, ...]
    bias: float
    stranger: float
    threshold: float


@dataclass(frozen=True, slots=True)
class CalibrationCache:
    """A folder of calibrations, one file each; a folder that cannot be used is an ever empty cache."""

    folder: Path

    @classmethod
    def of_user(cls) -> "CalibrationCache":
        """The user's cache folder (``$XDG_CACHE_HOME``, else ``~/.cache``)."""
        home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
        return cls(Path(home) / "hoi-dap-hoi-nghi")

    def get(self, factfile: FactFile) -> Calibration | None:
        """The calibration of exactly these facts under exactly this engine; None when it is not kept."""
        try:
            kept = _Kept.model_validate_json(self._path(factfile).read_bytes())
        except (OSError, ValidationError):
            return None
        if len(kept.weights) != len(FEATURES):
            return None
        return Calibration(Confidence(kept.weights, kept.bias, kept.stranger), kept.threshold)

    def put(self, factfile: FactFile, calibration: Calibration) -> None:
        """Keep a calibration; a full or read-only disk only means that it is made again next time."""
        confidence = calibration.confidence
        kept = _Kept(
            weights=confidence.weights,
            bias=confidence.bias,
            stranger=confidence.stranger,
            threshold=calibration.threshold,
        )
        path = self._path(factfile)
        draft = path.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft.write_text(kept.model_dump_json(), "utf-8")
            draft.replace(path)
        except OSError:
            return

    def _path(self, factfile: FactFile) -> Path:
        key = sha256(factfile.model_dump_json().encode())
        key.update(_engine())
        return self.folder / f"{key.hexdigest()}.json"


def _engine() -> bytes:
    """The digest of the engine's code and data, any change of which may change a calibration."""
    digest = sha256()
    for folder in (resources.files("knowledge"), resources.files("knowledge.text")):
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith((".py", ".json")) or file.name == "lexicon.toml":
                digest.update(file.read_bytes())
    return digest.digest()
