"""``qr``: pictures for posters."""

from pathlib import Path

import pytest

from tests.bot.conftest import Run


@pytest.mark.parametrize(("file", "signature"), [("qr.png", b"\x89PNG"), ("Áp phích.SVG", b"<?xml")])
def test_a_picture_is_written(run: Run, file: str, signature: bytes) -> None:
    ended = run("qr", "@hoidap_bot", "chu-tri", "--facts", "facts.toml", "--out", file)
    assert ended.code == 0, ended.err
    assert ended.out == f"Đã vẽ {file}, mở https://t.me/hoidap_bot?start=chu-tri\n"
    assert Path(file).read_bytes().startswith(signature)


def test_without_a_fact_it_opens_the_bot(run: Run) -> None:
    assert run("qr", "hoidap_bot").out == "Đã vẽ qr.png, mở https://t.me/hoidap_bot\n"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("hoidap_bot", "khong-co", "--facts", "facts.toml"), "không có dữ kiện nào mang mã “khong-co”"),
        (("hoidap_bot", "--out", "qr.jpg"), "ảnh phải là tệp .png hoặc .svg"),
        (("hoidap_bot", "--out", "khong/co/qr.png"), "không ghi được"),
    ],
)
def test_what_cannot_be_drawn_says_why(run: Run, words: tuple[str, ...], complaint: str) -> None:
    ended = run("qr", *words)
    assert ended.code == 2
    assert complaint in ended.err
