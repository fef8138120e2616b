"""The tables of a parsed fact file as they were written, whatever types they hold.

The cross-references are checked here and not on the model, so that one wrong type hides no other problem.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.problems import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table: a fact, an entity, a source, a check or an abbreviation."""

    table: str
    index: int
    fields: Mapping[str, object]

    @property
    def id(self) -> str:
        """The record's id, or nothing."""
        return self.text("id")

    def text(self, field: str) -> str:
        """A field's text, without the blanks around it; nothing if it is anything else."""
        value = self.fields.get(field)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, field: str) -> Iterator[tuple[int | None, str]]:
        """The texts of a field that holds one or a list of them, each with its position in the list."""
        value = self.fields.get(field)
        if isinstance(value, str):
            yield None, value.strip()
        elif isinstance(value, list):
            for item, text in enumerate(value):
                if isinstance(text, str):
                    yield item, text.strip()

    def has(self, field: str) -> bool:
        """Whether the field is written and not empty; ``false`` and 0 are something."""
        return self.fields.get(field) not in (None, "", [])

    def place(self, field: str = "", item: int | None = None) -> Place:
        """This record, or a place in it."""
        return Place(self.table, self.index, self.id, field, item)


def rows(document: Mapping[str, object], table: str) -> list[Row]:
    """The records of a table, without those that are no tables at all."""
    written = document.get(table)
    if not isinstance(written, list):
        return []
    return [Row(table, index, fields) for index, fields in enumerate(written) if isinstance(fields, dict)]
