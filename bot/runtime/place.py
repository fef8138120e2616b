"""Where a running bot keeps its files on this machine: beside the store."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import sqlalchemy as sa

from knowledge.stores.database import file_of

ELSEWHERE: Final = Path("var/bot")
"""Used when the store is no file, or none at all."""


@dataclass(frozen=True, slots=True)
class Place:
    """The lock that one copy holds, its sign of life, and what it was doing when it died."""

    lock: Path
    sign: Path
    recorder: Path

    @classmethod
    def beside(cls, database_url: str) -> Self:
        """The files beside the store at ``database_url``."""
        store = file_of(sa.make_url(database_url)) or ELSEWHERE
        return cls(*(store.with_name(f"{store.name}.{kind}") for kind in ("lock", "alive", "running")))
