"""Tables as trainers really keep them."""

from __future__ import annotations

import io

import pytest
from exchanged import TITLE, found_anywhere, imported, nowhere, only, said, workbook
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from knowledge.errors import ReadingError
from knowledge.quiz import Difficulty, Fault, ItemType, Maker, QuizItem, import_items

HEAD = ["题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "出处"]
RULE = f"《{TITLE}》第五条"
STEM = "读书小组每月至少活动几次？"
FOUR = ["1次", "2次", "3次", "4次"]


def row(type_: str, answer: object, *options: object, stem: str = STEM) -> list[object]:
    return [type_, stem, *(options or FOUR), answer, "", RULE]


@pytest.mark.parametrize(
    "name", ["单选", "单选题", "单项选择题", "选择题", " 单 选 ", "（单选）", "single"]
)
def test_a_type_has_many_names(name: str) -> None:
    item = only(imported(HEAD, row(name, "B")))

    assert (item.type, item.options, item.key) == (ItemType.SINGLE, tuple(FOUR), (1,))
    assert item.made_by is Maker.PERSON
    assert item.citation is not None and item.citation.location == "第五条"


@pytest.mark.parametrize(
    "answer",
    [
        "ACD",
        "acd",
        "A,C,D",
        "A、C、D",
        "Ａ　Ｃ　Ｄ",
        "A；C；D",
        "DCA",
        "A C D",
        "1,3,4",
        "(A)(C)(D)",
    ],
)
def test_a_key_of_several_is_written_in_many_ways(answer: str) -> None:
    assert only(imported(HEAD, row("多选题", answer))).key == (0, 2, 3)


def test_a_key_may_repeat_the_option() -> None:
    assert only(imported(HEAD, row("单选", "3次"))).key == (2,)
    assert only(imported(HEAD, row("单选", "C. 3次"))).key == (2,)
    assert only(imported(HEAD, row("多选", "A.1次\nC.3次"))).key == (0, 2)


@pytest.mark.parametrize(
    ("answer", "key"),
    [("对", 0), ("√", 0), ("正确。", 0), ("T", 0), ("A", 0), ("是", 0), ("TRUE", 0), (True, 0),
     ("错", 1), ("×", 1), ("错误", 1), ("X", 1), ("B", 1), ("否", 1), ("不正确", 1), (False, 1)],
)  # fmt: skip
def test_a_judgement_is_written_in_many_ways(answer: object, key: int) -> None:
    stem = "读书小组每月至少活动1次。（　　）"
    item = only(imported(HEAD, row("判断", answer, "", "", "", "", stem=stem)))

    assert (item.options, item.key) == (("正确", "错误"), (key,))
    assert item.stem == "读书小组每月至少活动1次。"


def test_the_letters_of_a_judgement_mean_its_own_options() -> None:
    assert only(imported(HEAD, row("判断题", "A", "错误", "正确", "", ""))).key == (1,)


@pytest.mark.parametrize("gap", ["（　　）", "____", "＿＿＿", "( )", "【 】", "___"])
def test_room_to_write_in_is_left_in_many_ways(gap: str) -> None:
    stem = f"读书小组每月至少活动{gap}次。"
    item = only(imported(HEAD, row("填空题", "1", "", "", "", "", stem=stem)))

    assert (item.stem, item.key_text) == ("读书小组每月至少活动___次。", "1")


def test_options_may_go_up_to_h_and_further() -> None:
    letters = "ABCDEFGHIJKL"
    head = ["题型", "题干", *letters, "答案", "出处"]
    item = only(imported(head, ["多选", STEM, *(f"{n}次" for n in range(12)), "AHL", RULE]))

    assert len(item.options) == 12 and item.key == (0, 7, 11)


def test_titles_blank_rows_and_remarks_around_the_table_do_not_matter() -> None:
    result = imported(
        ["2026年应知应会题库"], [], ["制表：读书小组"], ["序号", *HEAD, "分值"],
        [1, *row("单选题", "A"), 2], [], [None] * 11, [2, *row("单选题", "B", stem="第二问？"), 2],
        ["序号", *HEAD, "分值"], [3, *row("单选题", "C", stem="第三问？"), 2],
        merged=["A1:K1"],
    )  # fmt: skip

    assert result.problems == ()
    assert [item.key for item in result.items] == [(0,), (1,), (2,)]


def test_a_header_of_two_merged_rows() -> None:
    result = imported(
        ["题型", "题目（必填）", "选项", None, None, None, "正确答案", "命题依据"],
        [None, None, "A", "B", "C", "D", None, None],
        ["单选题", STEM, *FOUR, "D", RULE],
        merged=["A1:A2", "B1:B2", "C1:F1", "G1:G2", "H1:H2"],
    )

    assert only(result).options == tuple(FOUR) and only(result).key == (3,)


@pytest.mark.parametrize("options", ["A.1次\nB.2次\nC.3次", "1次|2次|3次", "A、1次 B、2次 C、3次"])
def test_all_options_in_one_cell(options: str) -> None:
    item = only(imported(["题干", "选项", "答案", "出处"], [STEM, options, "B", RULE]))
    assert (item.type, item.options, item.key) == (ItemType.SINGLE, ("1次", "2次", "3次"), (1,))


def test_sections_and_sheets_name_the_type_of_their_rows() -> None:
    head = ["题干", "A", "B", "C", "答案", "出处"]
    result = imported(
        head, ["一、单选题（每题2分）"], [STEM, *FOUR[:3], "A", RULE],
        ["二、判断题"], ["读书小组每月活动1次。", "", "", "", "对", RULE],
    )  # fmt: skip
    assert [item.type for item in result.items] == [ItemType.SINGLE, ItemType.JUDGE]

    data = workbook(head, [STEM, *FOUR[:3], "AB", RULE], title="多选题")
    item = only(import_items("x.xlsx", data, found_anywhere))
    assert item.type is ItemType.MULTI


def test_numbers_and_shares_come_as_they_are_shown() -> None:
    item = only(imported(HEAD, row("单选题", "B", 1, 2, 3, 0.5)))
    assert item.options == ("1", "2", "3", "0.5")


def test_letters_inside_options_are_taken_off_where_all_have_them() -> None:
    item = only(imported(HEAD, row("单选题", "B", "A.1次", "B、2次", "C．3次", "D) 4次")))
    assert item.options == tuple(FOUR)
    item = only(imported(HEAD, row("单选题", "B", "A.1次", "2次", "3次", "4次")))
    assert item.options[0] == "A.1次"


def test_difficulty_and_topic() -> None:
    head = [*HEAD, "难易程度", "知识点"]
    item = only(imported(head, [*row("单选", "A"), "较难", "读书"]))
    assert (item.difficulty, item.topic) == (Difficulty.HARD, "读书")


@pytest.mark.parametrize("place", ["出处", "解析", "题干"])
def test_the_source_may_stand_in_the_explanation_or_the_stem(place: str) -> None:
    cells = {"题型": "单选", "题干": STEM, "答案": "A", "解析": "", "出处": ""}
    cells |= dict(zip(HEAD[2:6], FOUR, strict=True))
    cells[place] = f"根据{RULE}，{STEM}" if place == "题干" else f"见{RULE}。"
    assert only(imported(HEAD, [cells[name] for name in HEAD])).citation is not None


@pytest.mark.parametrize(
    ("cells", "where", "why"),
    [
        (row("单选", "E"), "第 2 行“答案”", "只有 ABCD"),
        (row("单选", "AB"), "第 2 行“答案”", "只能有一个答案"),
        (row("单选", "也许"), "第 2 行“答案”", "看不懂"),
        (row("单选", ""), "第 2 行“答案”", "没有写答案"),
        (row("连线题", "A"), "第 2 行“题型”", "不认识题型“连线题”"),
        (row("单选", "A", "1次", "", "3次", ""), "第 2 行“选项B”", "空的"),
        (row("单选", "A", "1次", "1次", "3次", ""), "第 2 行“选项B”", "A 和 B 一样"),
        (row("单选", "A", "1次", "", "", ""), "第 2 行“选项”", "两个选项"),
        (row("判断", "也许"), "第 2 行“答案”", "“正确”或“错误”"),
        (row("填空", "1"), "第 2 行“题干”", "___"),
        (row("单选", "A", stem=""), "第 2 行“题干”", "没有写题干"),
        (row("单选", "A", stem="长" * 5000), "第 2 行“题干”", "4000"),
        ([*row("单选", "A")[:-1], "《别的办法》第一条"], "第 2 行“出处”", "别的办法"),
        ([*row("单选", "A")[:-1], ""], "第 2 行“出处”", "没有写出处"),
        ([*row("单选", "A")[:-1], "领导讲话"], "第 2 行“出处”", "《领导讲话》"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(cells: list[object], where: str, why: str) -> None:
    sentence = said(imported(HEAD, cells))
    assert sentence.startswith(where) and why in sentence


def test_a_bare_title_is_a_source() -> None:
    assert only(imported(HEAD, [*row("单选", "A")[:-1], TITLE])).citation is not None


def test_one_bad_row_does_not_keep_out_the_others() -> None:
    result = imported(
        HEAD, row("单选", "A"), row("单选", "Z", stem="二？"), row("单选", "C", stem="三？")
    )
    assert len(result.items) == 2 and [one.row for one in result.problems] == [3]


def test_an_item_that_stands_twice_is_taken_once() -> None:
    sentence = said(imported(HEAD, row("单选", "A"), row("单选", "A")))
    assert "第 3 行" in sentence and "与第 2 行" in sentence


def test_what_validation_finds_is_told_at_its_column() -> None:
    def strict(item: QuizItem) -> tuple[Fault, ...]:
        return (Fault("options", "选项太短。"), Fault("citation", "引文不符。"))

    result = import_items("x.xlsx", workbook(HEAD, row("单选", "A")), found_anywhere, strict)

    assert [str(one) for one in result.problems] == [
        "第 2 行“选项”：选项太短。",
        "第 2 行“出处”：引文不符。",
    ]


def test_several_sheets_are_told_apart() -> None:
    book = load_workbook(io.BytesIO(workbook(HEAD, row("单选", "A"))))
    second = book.create_sheet("第二批")
    second.append(HEAD)
    second.append(row("单选", "Z"))
    out = io.BytesIO()
    book.save(out)

    sentence = said(import_items("x.xlsx", out.getvalue(), found_anywhere))
    assert sentence.startswith("“第二批”表第 2 行“答案”")


def test_a_table_of_other_things_is_refused_with_the_remedy() -> None:
    with pytest.raises(ReadingError, match=r"题干.*答案"):
        imported(["姓名", "电话"], ["甲", "1"])


def test_a_csv_of_excel_in_gbk() -> None:
    text = f"题型,题干,A,B,答案,出处\n单选,{STEM},1次,2次,A,{RULE}\n"
    item = only(import_items("题库.csv", text.encode("gbk"), found_anywhere))
    assert item.options == ("1次", "2次")


CELLS = st.none() | st.text(max_size=8) | st.integers(-9, 9) | st.booleans() | st.sampled_from(
    ["单选", "判断题", "A", "AC", "√", RULE, STEM, "选项A", "题干", "答案", "=1+1"]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(rows=st.lists(st.lists(CELLS, max_size=9), max_size=5))
def test_whatever_stands_in_a_table_is_an_item_or_a_problem(rows: list[list[object]]) -> None:
    text = "\n".join(
        ",".join('"' + str(one or "").replace('"', "") + '"' for one in r) for r in rows
    )
    data = f"{','.join(HEAD)}\n{text}\n".encode()
    try:
        result = import_items("x.csv", data, nowhere)
    except ReadingError as error:
        assert "x.csv" in str(error)
    else:
        assert result.items == () and all(one.row > 1 for one in result.problems)
