"""Who changes the facts."""

from dataclasses import dataclass
from typing import Literal

AuthorKind = Literal["admin", "cli", "file", "stranger"]
"""A stranger is nobody who changes anything: the audit names those who tried, by a digest."""


@dataclass(frozen=True, slots=True)
class Author:
    """An admin by Telegram user id, somebody at the command line by account name, or an editor on disk."""

    kind: AuthorKind
    name: str = ""

    @classmethod
    def admin(cls, user_id: int) -> "Author":
        """The admin with that Telegram user id."""
        return cls("admin", str(user_id))


EDITOR = Author("file")
"""Whoever saved the fact file with an editor; a file does not say who that was."""
