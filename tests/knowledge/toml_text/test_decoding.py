"""Bytes to text: UTF-8 passes, anything else is named."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.problems import Problem, ProblemKind
from knowledge.toml_text.decoding import decode

VIETNAMESE = 'title = "Người chủ trì hội nghị"\nanswer = "Đồng chí Bộ trưởng."\n'


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: "\x00" not in text))
def test_utf8_is_read_as_it_is_with_or_without_a_mark(text: str) -> None:
    text = f"# {text}"
    assert decode(text.encode()) == text
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32"),
    ],
)  # fmt: skip
def test_another_unicode_encoding_is_named(encoding: str, named: str) -> None:
    problem = decode(VIETNAMESE.encode(encoding))
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.detail("encoding")) == (ProblemKind.ENCODING_OTHER, named)


def test_windows_vietnamese_is_named() -> None:
    # "Người chủ trì hội nghị" as Windows-1258 writes it: letters with the tone behind them.
    content = b"# Ng\xfd\xf5\xcci chu\xd2 tri\xcc h\xf4\xf2i ngh\xe2\xf2 b\xf4\xf2 tr\xfd\xf5\xd2ng"
    problem = decode(content)
    assert isinstance(problem, Problem)
    assert problem.detail("encoding") == "Windows-1258"


def test_a_broken_byte_has_its_line_and_is_shown() -> None:
    problem = decode(codecs.BOM_UTF8 + b'a = "x"\nb = "\xff"\n')
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.line, problem.detail("byte")) == (ProblemKind.ENCODING_BROKEN, 2, "0xFF")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"PK\x03\x04rest", "ZIP/XLSX/DOCX"), (b"\x1f\x8b\x08", "GZIP"), (b"\x89PNG\r\n", "PNG"),
        (b"%PDF-1.7", "PDF"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "DOC/XLS"),
    ],
)  # fmt: skip
def test_a_renamed_file_of_another_kind_is_named(content: bytes, named: str) -> None:
    problem = decode(content)
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.detail("format")) == (ProblemKind.FILE_NOT_TEXT, named)


@pytest.mark.parametrize("content", [b"", b"a", b"a=1", "đ".encode(), b"\n"])
def test_a_short_text_is_no_other_encoding(content: bytes) -> None:
    assert decode(content) == content.decode()


def test_text_that_was_decoded_twice_is_told_with_its_line() -> None:
    content = '# x\nanswer = "Thư viện mở cửa lúc tám giờ, trả sách ở quầy số hai"\n'.encode()
    for wrongly in ("cp1252", "latin-1"):
        twice = content.decode(wrongly, errors="ignore").encode()
        problem = decode(twice)
        assert isinstance(problem, Problem)
        assert (problem.kind, problem.line) == (ProblemKind.ENCODING_TWICE, 2)
    assert decode(content) == content.decode()
    assert isinstance(decode("São Paulo, «á» và Ã".encode()), str)
