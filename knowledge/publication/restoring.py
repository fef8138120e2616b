"""A revision taken back, though others came after it: each of its records gets the exact text that it had."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeVar

from knowledge.factfile import parse
from knowledge.facts import FactFile, Record
from knowledge.publication.difference import TABLES, Deed, Difference, Table, difference, named
from knowledge.rewriting import rewritten
from knowledge.toml_text.blocks import blocks

Key = tuple[Table, str]
T = TypeVar("T")

_NAME = "facts.toml"
"""What problems would call the texts, had they any."""


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """A revision that cannot be taken back: these of its records were changed again."""

    records: frozenset[Key]


def taken_back(before: bytes, after: bytes, now: bytes) -> bytes | ChangedSince:
    """The content ``now`` without what led from ``before`` to ``after``.

    Raises:
        FactFileError: without it the rest makes no sense, for instance where it refers to an added fact.
    """
    if now == after:
        return before
    old, new, current = (parse(content, _NAME) for content in (before, after, now))
    change = difference(old, new)
    was, then, is_now = (_records(factfile) for factfile in (old, new, current))
    since = frozenset(key for key in change.keys if is_now.get(key) != then.get(key))
    if since:
        return ChangedSince(since)
    records = _merged(was, is_now, change)
    tables: dict[Table, list[Record]] = {table: [] for table in TABLES}
    for (table, _), record in records.items():
        tables[table].append(record)
    wanted = current.model_copy(update={table: tuple(found) for table, found in tables.items()})
    spliced = _spliced((before, old), (now, current), change)
    # The text says whether the splice was right: a file need not have a header for each record.
    if spliced is not None and parse(spliced, _NAME) == wanted:
        return spliced
    return rewritten(now, wanted)


def _records(factfile: FactFile) -> Mapping[Key, Record]:
    return {(table, name): record for table in TABLES for name, record in named(factfile, table).items()}


def _merged(was: Mapping[Key, T], now: Mapping[Key, T], change: Difference) -> dict[Key, T]:
    """What is now, with the changed items as they were, and the removed ones behind their old neighbours."""
    added = {item.key for item in change.changes if item.deed is Deed.ADDED}
    order = [key for key in now if key not in added]
    neighbour: Key | None = None
    for key in was:
        if key not in order:
            peers = [place for place, other in enumerate(order) if other[0] == key[0]]
            if neighbour is not None and neighbour[0] == key[0]:
                place = order.index(neighbour) + 1
            else:
                place = peers[0] if peers else len(order)
            if key in change.keys:
                order.insert(place, key)
        if key in order:
            neighbour = key
    return {key: was[key] if key in change.keys else now[key] for key in order}


def _spliced(before: tuple[bytes, FactFile], now: tuple[bytes, FactFile], change: Difference) -> bytes | None:
    """The text of ``now`` with the blocks of ``before`` in it; None where records are not blocks."""
    texts = [content.decode("utf-8-sig") for content, _ in (before, now)]
    was, current = (_texts(text, file) for text, (_, file) in zip(texts, (before, now), strict=True))
    if was is None or current is None:
        return None
    head = "".join(block.text for block in takewhile(lambda block: not block.table, blocks(texts[1])))
    gaps = {key: gap for key, (_, gap) in current.items()}
    merged = _merged(was, current, change)
    pieces = [head]
    for key, (text, gap) in merged.items():
        ended = text if text.endswith("\n") else f"{text}\n"
        pieces += (ended, gaps.get(key, gap or "\n"))
    return (codecs.BOM_UTF8 if now[0].startswith(codecs.BOM_UTF8) else b"") + "".join(pieces).encode()


def _texts(text: str, factfile: FactFile) -> Mapping[Key, tuple[str, str]] | None:
    """Each record's block with what stands between it and the next."""
    names = {table: iter(named(factfile, table)) for table in TABLES}
    found: dict[Key, tuple[str, str]] = {}
    last: Key | None = None
    for block in blocks(text):
        table = next((table for table in TABLES if table == block.table), None)
        if table is not None:
            name = next(names[table], None)
            if name is None:
                return None
            last = (table, name)
            found[last] = (block.text, "")
        elif block.table:
            return None
        elif last is not None:
            found[last] = (found[last][0], block.text)
    return found if all(next(rest, None) is None for rest in names.values()) else None
