"""Characters made plain, and lines put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.pages.openings import opens, refers, stands_alone, stops
from knowledge.reading.pages.wording import joined, leading_width, plain


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼈⺠⽣活", "人民生活"),
        ("⻓期⻅⾯⻔⼾⾔⾏", "长期见面门户言行"),
        ("ﬁnd ﬂow", "find flow"),
        ("豈有此理", "豈有此理"),
        ("第１２条（试行）", "第１２条（试行）"),  # full-width forms are as printed
        ("\uf0b7 开窗", "● 开窗"),
        ("开\u200b窗\u00ad关\ufeff门", "开窗关门"),
        ("中 华 人 民 共 和 国", "中华人民共和国"),
        ("通　　知", "通知"),
        ("第 一 章　总 则", "第一章　总则"),
        ("关于 表 彰 先 进 的通知", "关于 表彰先进 的通知"),
        ("张 三　李 四　王 五", "张三　李四　王五"),
        ("张三 李四 王五", "张三 李四 王五"),
        ("第一章　总则", "第一章　总则"),
        ("开窗 ， 关门 。", "开窗， 关门。"),
        ("use Python 3", "use Python 3"),
    ],
)
def test_look_alikes_and_spread_words_are_made_plain(printed: str, meant: str) -> None:
    assert plain(printed) == meant


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("党员应当", "按时到会。"), "党员应当按时到会。"),
        (("the reading", "room"), "the reading room"),
        (("inter-", "national"), "international"),
        (("COVID-", "19"), "COVID-19"),
        (("使用 Python", "语言"), "使用 Python语言"),
        (("共 12", "345 元"), "共 12345 元"),
        (("", "开始"), "开始"),
    ],
)
def test_lines_are_joined_as_they_were_parted(lines: tuple[str, str], text: str) -> None:
    assert joined(*lines) == text


def test_the_part_that_no_line_break_parts() -> None:
    assert leading_width("活动室") == 1
    assert leading_width("了，并且") == 2
    assert leading_width("《办法》") == 2
    assert leading_width("2024年") == pytest.approx(2.4)


@pytest.mark.parametrize(
    "line", ["第三条　登记", "第十二章 附则", "一、开放时间", "（一）登记；", "(2) 清点", "1. 登记",
             "1、登记", "1.2 登记", "①登记", "● 登记", "附件2", "答：可以"],
)  # fmt: skip
def test_lines_that_open_something(line: str) -> None:
    assert opens(line)


@pytest.mark.parametrize(
    "line", ["登记", "3 年以内", "2024年", "1.5倍", "依照第三条", "二十四小时"]
)
def test_lines_that_open_nothing(line: str) -> None:
    assert not opens(line)


def test_references_are_known() -> None:
    assert refers("第三条、第四条规定的")
    assert refers("（二）项和第（三）项")
    assert not refers("第三条　值班员")
    assert not refers("第三条中级职称人员")


def test_where_a_sentence_ends() -> None:
    assert all(map(stops, ("到岗。", "如下：", "他说：“到岗！”", "（节选）")))
    assert not any(map(stops, ("到岗", "到岗，", "办法（试行）", "")))


@pytest.mark.parametrize(
    "line", ["2024年3月1日", "二〇二四年三月一日", "第12号", "活办〔2024〕3号", "第一章　总则……3",
             "总则..........12", "附录　　　12"],
)  # fmt: skip
def test_lines_that_stand_alone(line: str) -> None:
    assert stands_alone(line)


def test_a_sentence_with_a_year_at_its_end_does_not_stand_alone() -> None:
    assert not stands_alone("本办法施行 2024")
    assert not stands_alone("2024年3月1日起施行")


@given(st.text(max_size=60))
def test_nothing_that_can_be_read_is_lost(text: str) -> None:
    def letters(one: str) -> str:
        return "".join(char for char in one if "a" <= char <= "z" or "\u4e00" <= char <= "\u9fff")

    assert letters(plain(text)).startswith(letters(text)[:0])
    assert [c for c in letters(text) if c not in letters(plain(text))] == []


@given(st.text("中华人民 　，。", max_size=40))
def test_making_plain_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text) or "  " in text or "　" in text
