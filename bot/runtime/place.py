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
    """The lock that one copy holds, and its sign of life."""

    lock: Path
    sign: Path

    @classmethod
    def beside(cls, database_url: str) -> Self:
        """The files beside the store at ``database_url``."""
        store = file_of(sa.make_url(database_url)) or ELSEWHERE
        return cls(store.with_name(f"{store.name}.lock"), store.with_name(f"{store.name}.alive"))
