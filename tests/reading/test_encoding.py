from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading import decode

SIMPLIFIED = "第一条　为了加强党员教育管理，制定本办法。\n第二条　支部每月开会1次。"
TRADITIONAL = "第一條　為了加強黨員教育管理，制定本辦法。\n第二條　支部每月開會1次。"

hanzi = st.sampled_from(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
)
punctuation = st.sampled_from("，。；：、（）《》“”\n 0123456789abcXYZ")
chinese = st.text(st.one_of(hanzi, punctuation), min_size=1)
any_text = st.text(st.characters(exclude_categories=["C"], exclude_characters="\u00a0\u2028\u2029"))


@given(any_text)
def test_utf8_comes_back_as_it_went_in(text: str) -> None:
    text = "第一条" + text
    assert decode(text.encode()) == (text, "utf-8")
    assert decode(codecs.BOM_UTF8 + text.encode()) == (text, "utf-8")


@given(any_text)
def test_a_mark_decides(text: str) -> None:
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))[0] == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"))[0] == text
    assert decode(codecs.BOM_UTF32_LE + text.encode("utf-32-le"))[0] == text
    assert decode(codecs.BOM_UTF32_BE + text.encode("utf-32-be"))[0] == text


@given(chinese)
def test_simplified_gbk_comes_back_however_short(text: str) -> None:
    assert decode(("第一条" + text).encode("gb18030"))[0] == "第一条" + text


@given(chinese)
def test_utf16_without_a_mark_is_found_by_its_nul_bytes(text: str) -> None:
    text = "第一条\n" + text
    assert decode(text.encode("utf-16-le")) == (text, "utf-16-le")
    assert decode(text.encode("utf-16-be")) == (text, "utf-16-be")


def test_big5_is_told_from_gb18030() -> None:
    assert decode(TRADITIONAL.encode("cp950")) == (TRADITIONAL, "big5")
    assert decode(SIMPLIFIED.encode("gbk")) == (SIMPLIFIED, "gb18030")


def test_traditional_text_in_gbk_stays_gbk() -> None:
    assert decode(TRADITIONAL.encode("gb18030")) == (TRADITIONAL, "gb18030")


def test_rare_names_in_gbk_stay_gbk() -> None:
    names = "朱镕基\n陶喆\n李玥\n王堃"
    assert decode(names.encode("gb18030"))[0] == names


@pytest.mark.parametrize("word", ["联通", "党员", "会议", "支部大会", "一"])
def test_one_word_of_gbk_is_no_mojibake(word: str) -> None:
    assert decode(word.encode("gbk")) == (word, "gb18030")


def test_utf8_without_hanzi_is_utf8() -> None:
    for text in ("A·B", "10×20 °C", "café", "plain"):
        assert decode(text.encode()) == (text, "utf-8")


def test_a_declared_encoding_is_believed_before_the_fixed_order() -> None:
    short = "黨員"
    assert decode(short.encode("cp950"), declared="Big5")[0] == short
    assert decode(SIMPLIFIED.encode(), declared="gb2312") == (SIMPLIFIED, "utf-8")


def test_utf8_that_was_cut_off_in_a_character_is_read() -> None:
    assert decode(SIMPLIFIED.encode()[:-1]) == (SIMPLIFIED[:-1], "utf-8")


def test_damaged_utf8_is_refused_and_never_shown_as_nonsense() -> None:
    data = (SIMPLIFIED * 5).encode()
    with pytest.raises(ReadingError, match="损坏的 UTF-8"):
        decode(data[:40] + b"\xff" + data[41:], "a.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
    ],
)
def test_a_wrong_ending_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(ReadingError, match=kind) as caught:
        decode(data, "规定/学习制度.txt")
    assert "规定/学习制度.txt" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)), b"\x00\x01\x02\x03" * 50, b"\x7fELF\x02\x01\x01\x00\x00", b"\xff" * 9],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError):
        decode(data, "a.txt")


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_one_chinese_sentence(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except ReadingError as error:
        assert "a.txt" in str(error) and str(error).endswith("。")
    else:
        assert "\r" not in text and "\x00" not in text


def test_line_ends_and_unseen_marks_are_made_plain() -> None:
    text = "\ufeff第一\u200b条\r\n第二\u00ad条\r第三条\u2028第四条\u00a0完"
    assert decode(text.encode())[0] == "第一条\n第二条\n第三条\n第四条 完"
