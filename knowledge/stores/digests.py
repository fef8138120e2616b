"""Digests under a key of the store's own: people and updates told apart without being named."""

import base64
import hashlib
import secrets
from dataclasses import dataclass

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import secret

_KEY_BYTES = 32
_DIGEST_BYTES = 12
"""96 bits: 16 characters, which fit callback data and cannot be guessed."""


@dataclass(frozen=True, slots=True)
class Digests:
    """Keyed digests (BLAKE2b) of numbers; the same store gives the same digest for the same number."""

    key: bytes

    @classmethod
    def of(cls, database: Database) -> "Digests":
        """The digests of a store, whose key is made when it is first asked for.

        Raises:
            StoreError: the key cannot be read or kept.
        """

        def work(connection: sa.Connection) -> bytes:
            kept = connection.execute(sa.select(secret.c.key)).scalar()
            if kept is not None:
                return bytes(kept)
            made = secrets.token_bytes(_KEY_BYTES)
            connection.execute(secret.insert().values(id=1, key=made))
            return made

        return cls(database.writer.submit(work).result())

    def update(self, update_id: int) -> str:
        """The key of the exchange that an update began: the same when the update is handled again."""
        return self._digest("update", update_id)

    def notice(self, exchange: str, chat_id: int) -> str:
        """The key of the exchange in which a chat is told, at last, what it asked under ``exchange``."""
        return self._digest(f"notice {exchange}", chat_id)

    def person(self, user_id: int) -> str:
        """A person, known again but not named."""
        return self._digest("person", user_id)

    def _digest(self, what: str, number: int) -> str:
        digest = hashlib.blake2b(
            f"{what} {number}".encode(), digest_size=_DIGEST_BYTES, key=self.key
        ).digest()
        return base64.urlsafe_b64encode(digest).decode()
