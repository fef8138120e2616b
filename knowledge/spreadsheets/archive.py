"""What an XLSX file is refused before it is read as one: it is an archive of XML, and either can be a trap.

A few kilobytes can unpack to gigabytes, and XML with a document type can grow in the parser. Neither a fact
file nor anything that Excel, LibreOffice or Google Sheets writes comes near these limits.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from knowledge.problems import Problem, ProblemKind

MAX_UNPACKED = 16 * 1024 * 1024
"""Bytes of all parts together; 1,000 facts take about 3 MB."""

MAX_TAGS = 500_000
"""Tags of all sheets and their texts: six a cell, 14 cells a fact. So many take about a second to read."""

MAX_OTHER_TAGS = 20_000
"""Tags of a part beside them; a workbook's styles have some hundreds, and take longest to read."""

MAX_PARTS = 200
"""Files in the archive; a workbook of five sheets has about 15."""

_PIECE = 64 * 1024
_MEMORY = 64
"""Characters of the end of one piece looked at again with the next."""

_TRAP = re.compile(rb"<!(?:DOCTYPE|ENTITY)|\x00")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s+ref=\"([A-Z0-9:]{2,20})\"")
_SHEETS = "xl/worksheets/"
_TEXTS = "xl/sharedStrings.xml"
_WORKBOOK = "xl/workbook.xml"


def archive_problem(content: bytes) -> Problem | None:
    """Why ``content`` is not to be opened as a workbook, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _problem(archive)
    # What a broken archive raises depends on where it is broken: a bad name, an unknown method, a password.
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        return Problem.of(ProblemKind.ARCHIVE_BROKEN)


def _problem(archive: zipfile.ZipFile) -> Problem | None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if _WORKBOOK not in names:
        return Problem.of(ProblemKind.WORKBOOK_OTHER)
    if len(parts) > MAX_PARTS or len(names) < len(parts):
        return Problem.of(ProblemKind.ARCHIVE_UNSAFE)
    unpacked = cells = 0
    for part in parts:
        is_xml = part.filename.endswith((".xml", ".rels", ".vml"))
        is_sheet = part.filename.startswith((_SHEETS, _TEXTS))
        tags = 0
        for piece in _pieces(archive, part):
            # The sizes that an archive states of its parts may lie: they are counted as they come.
            unpacked += len(piece)
            tags += piece.count(b"<")
            if unpacked > MAX_UNPACKED or tags > (MAX_TAGS - cells if is_sheet else MAX_OTHER_TAGS):
                return Problem.of(ProblemKind.ARCHIVE_TOO_LARGE)
            if is_xml and _TRAP.search(piece):
                return Problem.of(ProblemKind.ARCHIVE_UNSAFE)
            merged = _MERGED.search(piece) if is_sheet else None
            if merged is not None:
                return Problem.of(ProblemKind.CELLS_MERGED, value=merged[1].decode())
        cells += tags if is_sheet else 0
    return None


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part unpacked, each piece with the end of the one before so that nothing is cut in two."""
    end = b""
    with archive.open(part) as unpacking:
        while piece := unpacking.read(_PIECE):
            yield end + piece
            end = piece[-_MEMORY:]
