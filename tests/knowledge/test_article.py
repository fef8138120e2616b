"""Paragraphs and sentences of an article, and words standing in them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.article import Article, Sentence, fewest_holding
from knowledge.words import stands_in, words

TEXT = (
    "Câu một. Đội ngũ đông… ra sức thi đua.\r\n\r\n\r\n"
    "Ông A ở TP. Hồ Chí Minh, cùng Th. Nguyễn Văn B. Ông nói: “Được!” “Điểm tựa” là gì? Năm 2025. Hết./.\n \n"
    "Đoạn ba\nxuống dòng giữa câu"
)


def test_paragraphs_are_parted_by_blank_lines_and_counted_from_one() -> None:
    article = Article.of(TEXT)
    assert len(article.paragraphs) == 3
    third = article.paragraph(3)
    assert third is not None
    assert [sentence.text for sentence in third.sentences] == ["Đoạn ba xuống dòng giữa câu"]
    assert article.paragraph(0) is None
    assert article.paragraph(4) is None


def test_sentences_end_where_a_capital_follows_and_not_behind_an_abbreviation() -> None:
    article = Article.of(TEXT)
    assert [sentence.text for sentence in article.paragraphs[0].sentences] == [
        "Câu một.",
        "Đội ngũ đông… ra sức thi đua.",
    ]
    assert [sentence.text for sentence in article.paragraphs[1].sentences] == [
        "Ông A ở TP. Hồ Chí Minh, cùng Th. Nguyễn Văn B. Ông nói: “Được!”",
        "“Điểm tựa” là gì?",
        "Năm 2025.",
        "Hết./.",
    ]


def test_an_article_file_has_its_digest_and_loses_its_byte_order_mark() -> None:
    article = Article.read("\ufeffMột.\n\nHai.".encode())
    assert [paragraph.words for paragraph in article.paragraphs] == [words("Một"), words("Hai")]
    assert len(article.digest) == 64


@given(st.text())
def test_any_text_keeps_its_words_through_the_parting(text: str) -> None:
    article = Article.of(text)
    kept = "".join(sentence.text for paragraph in article.paragraphs for sentence in paragraph.sentences)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("fragment", "stands"),
    [
        ("điểm tựa bình yên", True),
        ('"Điểm tựa" bình yên', True),
        (unicodedata.normalize("NFD", "điểm tựa bình yên"), True),
        ("thủy lợi", True),
        ("số 12", True),
        ("số 1", False),
        ("tựa điểm", False),
        ("điểm tua", False),
        ("yên của thủy", True),
        ("", True),
    ],
)
def test_a_fragment_stands_in_a_text_by_whole_words(fragment: str, stands: bool) -> None:
    text = words("Nghị quyết số 12: «ĐIỂM TỰA  bình yên» của thuỷ lợi")
    assert stands_in(words(fragment), text) is stands


def test_the_fewest_sentences_that_hold_all_fragments() -> None:
    sentences = [
        Sentence(text) for text in ("Công an xã làm.", "Công an xã và ông Quang nói.", "Ông Tỏ nghe.", "Hết.")
    ]
    fragments = [words("công an xã"), words("ông Quang"), words("ông Tỏ"), words("không có")]
    assert [sentence.text for sentence in fewest_holding(fragments, sentences)] == [
        "Công an xã và ông Quang nói.",
        "Ông Tỏ nghe.",
    ]


def test_no_fragments_need_no_sentence() -> None:
    assert fewest_holding([], [Sentence("Một.")]) == ()
