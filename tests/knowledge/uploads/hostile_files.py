"""A corpus of files that no curator would send on purpose: each is to be refused, in time, with a reason."""

import bz2
import codecs
import gzip
import io
import lzma
import random
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

GOOD = """schema = 1

[[facts]]
id = "mo-cua"
questions = ["Mấy giờ mở cửa?"]
answer = "Cửa mở lúc 8 giờ."
"""
"""A file without a fault, from which many bad ones are made."""


class Hostile(NamedTuple):
    """One file as it is sent."""

    name: str
    content: bytes


def corpus() -> dict[str, Hostile]:
    """The files by what is bad about them."""
    texts = {**_broken_toml(), **_wrong_values(), **_wrong_records(), **dict(_cut())}
    files = {
        what: Hostile("facts.toml", text.encode("utf-8", "surrogatepass")) for what, text in texts.items()
    }
    return {**files, **_bytes(), **dict(_noise()), **_tables(), **_workbooks()}


def _broken_toml() -> dict[str, str]:
    """What exhausts or confuses a parser."""
    many = 100_000
    deep = {
        f"{many} {name}": opening * many
        for name, opening in (
            ("brackets", "["),
            ("lists as a value", "a = " + "["),
            ("tables in a table", "a = " + "{b="),
            ("headers", "[a]\n"),
            ("list headers", "[[facts]]\n"),
        )
    }
    dotted = {f"a key of {count} parts": f"{'.'.join('a' * count)} = 1\n" for count in (5, 100, 10_000, many)}
    headers = {f"a header of {count} parts": f"[{'.'.join('a' * count)}]\n" for count in (5, 100, many)}
    numbers = {
        f"{what} of {count} digits": f"{GOOD}paragraph = {form.format('9' * count)}\n"
        for what, form in (("an integer", "{}"), ("a fraction", "0.{}"), ("an exponent", "1e{}"))
        for count in (50, 5_000, 500_000)
    }
    keys = {f"a key of {count} characters": f"{GOOD}{'k' * count} = 1\n" for count in (100, 10_000, 900_000)}
    return {
        **deep,
        **dotted,
        **headers,
        **numbers,
        **keys,
        "a string that never ends": GOOD + 'title = "' + "x" * 900_000,
        "a long string that never ends": GOOD + 'title = """' + "x\n" * 400_000,
        "a literal that never ends": GOOD + "title = '''" + "x" * 900_000,
        "a list that never ends": GOOD + "related = [" + '"a",' * 200_000,
        "quotation marks alone": '"' * 900_000,
        "backslashes alone": 'a = "' + "\\" * 900_000,
        "equals signs alone": "=" * 900_000,
        "commas alone": GOOD + "related = [" + "," * 900_000 + "]",
        "the same key twice": GOOD + 'answer = "Khác."\n',
        "the same header twice": "[facts]\n[facts]\n",
        "a table where a list was": GOOD + "[facts]\n",
        "curly quotation marks": GOOD + "title = “Giờ mở cửa”\n",
        "no equals sign": GOOD + 'title "Giờ mở cửa"\n',
        "no quotation marks": GOOD + "title = Giờ mở cửa\n",
        "two values": GOOD + 'title = "a" "b"\n',
        "an open header": GOOD + '[[facts]\nid = "b"\n',
        "an unknown escape": GOOD + 'title = "\\q"\n',
        "a surrogate by escape": GOOD + 'title = "\\uD800"\n',
        "a character beyond Unicode": GOOD + 'title = "\\UFFFFFFFF"\n',
        "a NUL": GOOD + 'title = "a\x00b"\n',
        "a NUL by escape": GOOD + 'title = "\\u0000"\n',
        "a bell": GOOD + 'title = "a\x07b"\n',
        "a lone carriage return": GOOD.replace("\n", "\r"),
        "an impossible date": GOOD + "review = 2024-13-45\n",
        "YAML": "facts:\n  - id: mo-cua\n    answer: Cửa mở lúc 8 giờ.\n",
        "JSON": '{"facts": [{"id": "mo-cua", "questions": ["?"], "answer": "."}]}',
        "XML": "<facts><fact id='mo-cua'/></facts>",
        "HTML": "<!DOCTYPE html><html><body>404</body></html>",
        "a shell script": "#!/bin/sh\nrm -rf /\n",
        "Python": "import os\nos.system('id')\n",
        "only comments": "# không có gì\n" * 1000,
        "only blanks": " \n\t\n" * 100_000,
    }


def _wrong_values() -> dict[str, str]:
    """Fields of a wrong type or form."""
    values = {
        "a number": "1",
        "a fraction": "1.5",
        "nan": "nan",
        "a flag": "true",
        "a date": "2024-10-01",
        "an empty text": '""',
        "a blank text": '"   "',
        "a table": "{ a = 1 }",
        "an empty list": "[]",
        "a list of numbers": "[1, 2]",
        "a list of lists": '[["a"], ["b"]]',
        "a list of tables": "[{ a = 1 }]",
        "a mixed list": '["a", 1]',
    }
    fields = {"id": '"mo-cua"', "answer": '"Cửa mở lúc 8 giờ."'}
    wrong = {
        f"{value} as {field}": GOOD.replace(f"{field} = {right}", f"{field} = {written}")
        for field, right in fields.items()
        for value, written in values.items()
    }
    questions = {
        f"{value} as questions": GOOD.replace('["Mấy giờ mở cửa?"]', written)
        for value, written in values.items()
    }
    ids = {
        f"the id {shown!r}": GOOD.replace('"mo-cua"', f'"{bad}"')
        for shown, bad in (
            ("unknown", "unknown"),
            ("upper case", "Mo-Cua"),
            ("diacritics", "mở-cửa"),
            ("a path", "../../etc/passwd"),
            ("a long one", "a" * 65),
            ("a very long one", "a" * 900_000),
            ("blanks", "mo cua"),
            ("markup", "<b>"),
            ("a double hyphen", "mo--cua"),
        )
    }
    schemas = {
        f"schema {bad}": GOOD.replace("schema = 1", f"schema = {bad}") for bad in ('"1"', "2", "-1", "[]")
    }
    return {**wrong, **questions, **ids, **schemas}


def _wrong_records() -> dict[str, str]:
    """Records that are wrong, or wrong together."""
    fact = GOOD.partition("\n\n")[2]
    return {
        "no facts": "schema = 1\n",
        "a fact without anything": GOOD + "[[facts]]\n",
        "an unknown field": GOOD + 'answr = "Cửa mở."\n',
        "an unknown table": GOOD + '[[fatcs]]\nid = "b"\n',
        "one table in place of many": GOOD.replace("[[facts]]", "[facts]"),
        "the same id twice": GOOD + fact,
        "the same id a thousand times": GOOD + fact * 1000,
        "an unknown source": GOOD + 'source = "khong-co"\n',
        "an unknown relative": GOOD + 'related = ["khong-co"]\n',
        "paragraph 0": GOOD + "paragraph = 0\n",
        "half a relation": GOOD + 'relation = "mở"\n',
        "silence with a paragraph": GOOD + 'status = "not_stated"\nparagraph = 1\n',
        "another status": GOOD + 'status = "maybe"\n',
        "a check without a fact": GOOD + '[[checks]]\nquestion = "?"\nexpect = "khong-co"\n',
        "a check that cannot come out": GOOD
        + '[[checks]]\nquestion = "?"\nexpect = "unknown"\nstatus = "answered"\n',
        "an entity of no kind": GOOD + '[[entities]]\nid = "a"\nkind = "ghost"\nname = "A"\n',
        "an abbreviation of nothing": GOOD + '[[abbreviations]]\nshort = "A"\nlong = []\n',
        "a link that runs": GOOD
        + '[[sources]]\nid = "a"\ntitle = "A"\npublisher = "A"\ndate = "2024"\nurl = "javascript:alert(1)"\n',
        "a source without a title": GOOD + '[[sources]]\nid = "a"\n',
        "10,000 facts": "schema = 1\n"
        + "".join(
            f'[[facts]]\nid = "f{n}"\nquestions = ["Câu {n}?"]\nanswer = "Lời {n}."\n' for n in range(10_000)
        ),
        "30,000 questions": GOOD.replace("[", "[[", 0).replace(
            '["Mấy giờ mở cửa?"]', "[" + ", ".join(f'"Câu {n}?"' for n in range(30_000)) + "]"
        ),
        "an answer of 900,000 characters": GOOD.replace("8 giờ", "8 giờ " * 100_000),
        "a question of 900,000 characters": GOOD.replace("Mấy giờ", "Mấy giờ " * 80_000),
        "100,000 wrong facts": "schema = 1\n" + "[[facts]]\n" * 90_000,
    }


def _cut() -> Iterator[tuple[str, str]]:
    """The file as an editor leaves it that is stopped in the middle of writing."""
    for place in ("[[facts]]", 'id = "mo', 'questions = ["Mấy', 'answer = "Cửa mở'):
        yield f"cut after {place}", GOOD[: GOOD.index(place) + len(place)]


def _bytes() -> dict[str, Hostile]:
    """Files that are no UTF-8, or no text."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("facts.toml", GOOD)
    good = GOOD.encode()
    contents = {
        "nothing": b"",
        "one NUL": b"\x00",
        "NULs": b"\x00" * 900_000,
        "0xFF": b"\xff" * 900_000,
        "a mark alone": codecs.BOM_UTF8,
        "two marks": codecs.BOM_UTF8 * 2 + good,
        "UTF-16 LE": codecs.BOM_UTF16_LE + GOOD.encode("utf-16-le"),
        "UTF-16 BE": codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"),
        "UTF-16 without a mark": GOOD.encode("utf-16-le"),
        "UTF-32": GOOD.encode("utf-32"),
        "UTF-7": "schema = 1\n# +ZeVnLIqe-".encode("ascii") + b"\n[[facts]]\n",
        "Windows-1258": 'answer = "c\u0103n c\u01b0"\n'.encode("cp1258") + b"\xfe\xfd",
        "Latin-1": 'schema = 1\nanswer = "caf\xe9"\n'.encode("latin-1"),
        "an overlong form": good + b"# \xc0\xaf\n",
        "a surrogate": good + b"# \xed\xa0\x80\n",
        "half a letter": good + b"# \xe1\xba",
        "ZIP": archive.getvalue(),
        "GZIP": gzip.compress(good),
        "a GZIP bomb": gzip.compress(b"\x00" * 50_000_000),
        "BZIP2": bz2.compress(good),
        "XZ": lzma.compress(good),
        "zlib": zlib.compress(good),
        "PNG": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        "JPEG": b"\xff\xd8\xff\xe0" + b"\x00" * 100,
        "GIF": b"GIF89a" + b"\x00" * 100,
        "PDF": b"%PDF-1.7\n" + b"\x00" * 100,
        "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512,
        "RTF": b"{\\rtf1\\ansi facts}",
        "SQLite": b"SQLite format 3\x00" + b"\x00" * 100,
        "ELF": b"\x7fELF" + b"\x00" * 100,
        "7-Zip": b"7z\xbc\xaf\x27\x1c" + b"\x00" * 30,
        "RAR": b"Rar!\x1a\x07\x00" + b"\x00" * 30,
        "a pickle": b"\x80\x04\x95\x1a\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
    }
    return {what: Hostile("facts.toml", content) for what, content in contents.items()}


def _noise() -> Iterator[tuple[str, Hostile]]:
    """Random bytes, random ASCII, and the good file with some of its bytes changed beyond repair."""
    chance = random.Random(5)
    for number in range(10):
        yield f"random bytes {number}", Hostile("facts.toml", chance.randbytes(1 << (number + 8)))
        letters = "".join(chance.choices("[]{}=.\"'#\\\n abc123", k=2000))
        yield f"random marks {number}", Hostile("facts.toml", ("=" + letters).encode())


def _tables() -> dict[str, Hostile]:
    """CSV files that hold no facts, or too much."""
    head = "id,questions,answer\n"
    contents = {
        "CSV: nothing but a heading": head,
        "CSV: no heading": "mo-cua,Mấy giờ mở cửa?,8 giờ\n",
        "CSV: unknown columns": "ma,cau hoi,tra loi\na,b,c\n",
        "CSV: a column twice": "id,questions,answer,answer\na,b,c,d\n",
        "CSV: a cell without end": head + 'a,"b' + "x" * 800_000,
        "CSV: 200,000 rows": head + "a,b?,c\n" * 140_000,
        "CSV: 100,000 columns": head + "a," * 400_000 + "\n",
        "CSV: a NUL": head + "a\x00,b,c\n",
        "CSV: a bad id": head + "Á b,Hỏi?,Đáp\n",
        "CSV: the same id twice": head + "a,Hỏi?,Đáp\na,Hỏi gì?,Đáp\n",
        "CSV: no answer": head + "a,Hỏi?,\n",
        "CSV: quotation marks alone": '"' * 900_001,
        "CSV: commas alone": "," * 900_000,
        "CSV: TOML": GOOD,
    }
    return {what: Hostile("facts.csv", text.encode()) for what, text in contents.items()}


_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><l>&j;</l>"
)


def _workbooks() -> dict[str, Hostile]:
    """XLSX files that are broken, unpack to too much, or hold traps."""
    zeros = b"\x00" * 40_000_000
    parts: dict[str, dict[str, bytes]] = {
        "XLSX: an empty archive": {},
        "XLSX: no workbook": {"a.txt": b"a"},
        "XLSX: zeros": {"xl/workbook.xml": zeros},
        "XLSX: blanks": {"xl/workbook.xml": b"<workbook>" + b" " * 40_000_000},
        "XLSX: zeros beside a workbook": {"xl/workbook.xml": b"<workbook/>", "xl/media/a.png": zeros},
        "XLSX: laughs": {"xl/workbook.xml": _LAUGHS.encode()},
        "XLSX: laughs in a sheet": {
            "xl/workbook.xml": b"<workbook/>",
            "xl/worksheets/a.xml": _LAUGHS.encode(),
        },
        "XLSX: an outer entity": {
            "xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
        },
        "XLSX: a broken workbook": {"xl/workbook.xml": b"<workbook"},
        "XLSX: an empty workbook": {"xl/workbook.xml": b"<workbook/>"},
        "XLSX: deep XML": {"xl/workbook.xml": b"<a>" * 500_000},
        "XLSX: 5,000 parts": {"xl/workbook.xml": b"<workbook/>"} | {f"{n}": b"" for n in range(5000)},
        "XLSX: a path out": {"../../etc/passwd": b"x", "xl/workbook.xml": b"<workbook/>"},
    }
    files = {what: Hostile("facts.xlsx", _zipped(content)) for what, content in parts.items()}
    whole = files["XLSX: an empty workbook"].content
    others = {
        "XLSX: nothing": b"",
        "XLSX: TOML": GOOD.encode(),
        "XLSX: cut": whole[: len(whole) // 2],
        "XLSX: no directory": whole[:-30],
        "XLSX: old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2048,
        "XLSX: signature alone": b"PK\x03\x04",
    }
    return files | {what: Hostile("facts.xlsx", content) for what, content in others.items()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _CONTENT_TYPES)
        for name, content in parts.items():
            packed.writestr(name, content)
    return archive.getvalue()
