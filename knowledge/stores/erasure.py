"""Everything that is kept of one person, erased at their wish, to the last byte of the files."""

import re

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import (
    bulletin,
    chat,
    errand,
    exchange,
    gap,
    nonce,
    quarantine,
    rating,
    reply,
    wait,
    wish,
)


class Erasure:
    """SQLite overwrites what it deletes (``secure_delete``), and a store at rest empties its log."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run

    async def erase(self, chat_id: int, person: str) -> None:
        """Erase what was asked in a private chat, the replies, wishes and updates set aside of it, and the
        votes of ``person``, who is but a digest; of an admin also what they were in the middle of, their
        buttons and their bulletin. Commits before it returns. What was published and refused stays on record.

        Raises:
            StoreError: nothing was erased.
        """
        of_chat = re.compile(rf"""["']id["']: {chat_id}\b""")

        def work(connection: sa.Connection) -> None:
            keys = [
                key
                for table in (reply, wish)
                for key in connection.execute(
                    sa.select(table.c.exchange).where(table.c.chat_id == chat_id)
                ).scalars()
            ]
            for key in dict.fromkeys(keys):
                connection.execute(sa.delete(exchange).where(exchange.c.key == key))
                for table in (rating, wish):
                    connection.execute(sa.delete(table).where(table.c.exchange == key))
            for table in (reply, wish, chat):
                connection.execute(sa.delete(table).where(table.c.chat_id == chat_id))
            connection.execute(sa.delete(rating).where(rating.c.voter == person))
            for table in (errand, nonce, wait, bulletin):  # a private chat has its person's number
                connection.execute(sa.delete(table).where(table.c.admin_id == chat_id))
            # What curators decided about a question holds its words: it stays while somebody else asked it.
            asked = sa.select(exchange.c.normal)
            connection.execute(sa.delete(gap).where(gap.c.normal.not_in(asked)))
            aside = connection.execute(sa.select(quarantine.c.id, quarantine.c.body)).all()
            for number in (row.id for row in aside if of_chat.search(row.body)):
                connection.execute(sa.delete(quarantine).where(quarantine.c.id == number))

        await self._run(work)
