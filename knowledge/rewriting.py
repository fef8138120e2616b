"""A fact file's text made to say what another version says, with the comments and the order that it has.

Only the fields that differ are typed anew; what is the same stays as the curator typed it, byte for byte.
"""

import codecs
import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.factfile import parse
from knowledge.facts import FactFile, Record
from knowledge.tables import FIELDS, keyed, records, set_fields
from knowledge.toml_text.statements import Statement, statements

LINE_LENGTH = 100
"""Characters up to which a list stays on one line."""

_NAME = "facts.toml"
"""What problems would call the text, had it any."""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def rewritten(content: bytes, wanted: FactFile) -> bytes:
    """The text of ``content``, a fact file without errors or nothing, made to hold ``wanted``."""
    if not content.strip():
        return written(wanted)
    text = content.decode("utf-8-sig")
    current = parse(content, _NAME)
    edits = _edits(text, current, wanted)
    if edits is None:
        return written(wanted)
    made = _applied(text, edits).encode()
    if content.startswith(codecs.BOM_UTF8):
        made = codecs.BOM_UTF8 + made
    # What a curator may have typed has no end (inline tables, dotted keys): the result speaks for itself.
    return made if _same(parse(made, _NAME), wanted) else written(wanted)


def written(factfile: FactFile) -> bytes:
    """A new text for ``factfile``, without comments."""
    blocks = ["schema = 1\n"]
    for table in FIELDS:
        blocks += (_block(table, record) for record in records(factfile, table))
    return "\n".join(blocks).encode()


def _same(one: FactFile, other: FactFile) -> bool:
    """Whether both hold the same records, in whatever order."""
    return all(keyed(table, records(one, table)) == keyed(table, records(other, table)) for table in FIELDS)


def _edits(text: str, current: FactFile, wanted: FactFile) -> list[_Edit] | None:
    """What has to change in ``text``; None if its records do not each stand under a header of their own."""
    blocks: dict[str, list[list[Statement]]] = {table: [] for table in FIELDS}
    block: list[Statement] = []
    for statement in statements(text):
        if statement.header:
            block = []
            if statement.key in blocks and statement.header == "[[":
                blocks[statement.key].append(block)
        block.append(statement)
    edits: list[_Edit] = []
    for table, found in blocks.items():
        if len(found) != len(records(current, table)):
            return None
        edits += _table_edits(text, table, found, current, wanted)
    return edits


def _table_edits(
    text: str, table: str, blocks: Sequence[Sequence[Statement]], current: FactFile, wanted: FactFile
) -> list[_Edit]:
    before, after = keyed(table, records(current, table)), keyed(table, records(wanted, table))
    block_of = dict(zip(before, blocks, strict=True))
    edits = [_removal(text, block_of[key]) for key in before if key not in after]
    anchor = blocks[-1] if blocks else None
    started = False
    for key, record in after.items():
        if key in before:
            anchor, started = block_of[key], True
            edits += _field_edits(table, block_of[key], before[key], record)
        else:
            # New records follow the one that they follow in the new version; at its top, the last one.
            place = blocks[-1] if blocks and not started else anchor
            end = place[-1].end if place else len(text)
            edits.append(_Edit(end, end, "\n" + _block(table, record)))
    return edits


def _field_edits(table: str, block: Sequence[Statement], before: Record, after: Record) -> list[_Edit]:
    if before == after:
        return []
    typed = {statement.key: statement for statement in block[1:]}
    had, has = set_fields(before, table), set_fields(after, table)
    edits: list[_Edit] = []
    end = block[0].end
    for name in FIELDS[table]:
        statement = typed.get(name)
        if had.get(name) != has.get(name):
            new = _assignment(name, has[name]) if name in has else ""
            at = (end, end) if statement is None else (statement.start, statement.end)
            edits.append(_Edit(*at, new))
        if statement is not None:
            end = statement.end
    return edits


def _removal(text: str, block: Sequence[Statement]) -> _Edit:
    """The block's own lines and the blank ones before it; the comments above may belong to others."""
    start = block[0].start
    while text[:start].endswith(("\n\n", "\n\r\n")):
        start = text.rfind("\n", 0, start - 1) + 1
    return _Edit(start, block[-1].end, "")


def _applied(text: str, edits: Sequence[_Edit]) -> str:
    ending = "\r\n" if "\r\n" in text else "\n"
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        kept = text[at : edit.start]
        pieces.append(kept)
        if edit.text and edit.start == len(text) and not text.endswith("\n"):
            pieces.append(ending)
        pieces.append(edit.text.replace("\n", ending))
        at = max(at, edit.end)
    return "".join((*pieces, text[at:]))


def _block(table: str, record: Record) -> str:
    fields = set_fields(record, table)
    return f"[[{table}]]\n" + "".join(_assignment(name, value) for name, value in fields.items())


def _assignment(name: str, value: object) -> str:
    if not isinstance(value, list):
        return f"{name} = {_literal(value)}\n"
    items = [_literal(item) for item in value]
    line = f"{name} = [{', '.join(items)}]\n"
    if len(items) <= 1 or (name != "questions" and len(line) <= LINE_LENGTH):
        return line
    return f"{name} = [\n" + "".join(f"    {item},\n" for item in items) + "]\n"


def _literal(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case datetime.date():
            return value.isoformat()
        case int():
            return str(value)
    # JSON's strings are TOML's as far as a fact file goes: what the two treat differently is refused in one.
    return json.dumps(value, ensure_ascii=False)
