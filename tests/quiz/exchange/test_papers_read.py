"""Question papers that trainers have, as Word and text, and our own, come in as items."""

from __future__ import annotations

import io

import pytest
from docx import Document
from exchanged import TITLE, found_anywhere, only, said, sound
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.quiz import (
    Cover,
    Difficulty,
    Format,
    Imported,
    ItemType,
    Maker,
    QuizItem,
    export,
    import_items,
)

ABOUT = f"《{TITLE}》知识测试题\n单位：______ 姓名：______ 得分：______\n"


def read(text: str, name: str = "试卷.txt") -> Imported:
    return import_items(name, text.encode(), found_anywhere, sound)


def laid_out(*tables: list[list[str]], lines: tuple[str, ...] = ()) -> bytes:
    """A Word file whose questions stand in tables."""
    document = Document()
    for line in (f"《{TITLE}》测试", *lines):
        document.add_paragraph(line)
    for rows in tables:
        cells = document.add_table(len(rows), max(map(len, rows)))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                cells.cell(row, column).text = text
        document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opened(data: bytes) -> Imported:
    return import_items("试卷.docx", data, found_anywhere, sound)


def word(*lines: str, table: list[list[str]] | None = None) -> bytes:
    document = Document()
    for line in lines:
        style = "List Number" if line.startswith("#") else None
        document.add_paragraph(line.removeprefix("#"), style=style)
    if table:
        cells = document.add_table(len(table), len(table[0]))
        for row, texts in enumerate(table):
            for column, text in enumerate(texts):
                cells.cell(row, column).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def good(result: Imported) -> tuple[QuizItem, ...]:
    assert [str(one) for one in result.problems] == []
    return result.items


WHOLE = (
    ABOUT
    + """
一、单项选择题（每题2分，共4分。请把正确答案的字母填在括号里）

1. 读书小组每月至少活动（ B ）次。
A. 0    B. 1    C. 2    D. 3
2、读书小组的召集人由谁担任？（A）
A．组员轮流担任
B．上级指定
C．抽签决定
   多人同签的重抽
D．年长者担任

二、多项选择题（每题3分）
1.读书小组的任务有（ABD ）。（3分）
A、选定书目\tB、组织讨论
C、收取会费\tD、整理心得

三、判断题
1. 读书小组每月至少活动1次。（√）
2. 读书小组可以收取会费。（ × ）
（对）3. 读书心得要整理成册。

四、填空题
1. 读书小组每月至少活动____次。
答案：1
出处：第五条

五、简答题
1. 读书小组的任务是什么？
答：请写要点
【答案】
（1）选定书目；
（2）组织讨论；
（3）整理心得。
【解析】见任务一条。
2. 召集人怎么产生？
参考答案：组员轮流担任。
"""
)


def test_a_whole_paper_of_a_trainer() -> None:
    items = good(read(WHOLE.replace("出处：第五条\n", "").replace("答：请写要点\n", "")))

    assert [one.type for one in items] == [
        *[ItemType.SINGLE] * 2, ItemType.MULTI, *[ItemType.JUDGE] * 3, ItemType.BLANK,
        *[ItemType.SHORT] * 2,
    ]  # fmt: skip
    assert items[0].stem == "读书小组每月至少活动___次。" and items[0].key == (1,)
    assert items[1].stem == "读书小组的召集人由谁担任？"
    assert items[1].options[2] == "抽签决定\n多人同签的重抽" and len(items[1].options) == 4
    assert items[2].key == (0, 1, 3) and items[2].options[3] == "整理心得"
    assert items[2].stem == "读书小组的任务有___。"
    assert [one.key for one in items[3:6]] == [(0,), (1,), (0,)]
    assert items[4].stem == "读书小组可以收取会费。"
    assert (items[6].stem, items[6].key_text) == ("读书小组每月至少活动___次。", "1")
    assert items[7].key_text == "选定书目\n组织讨论\n整理心得。"
    assert items[7].explanation == "见任务一条。" and items[8].key_text == "组员轮流担任。"
    assert {one.citation.title for one in items if one.citation} == {TITLE}
    assert {one.made_by for one in items} == {Maker.PERSON}


FOUR = "A. 1次 B. 2次 C. 3次 D. 4次\n"
BARE = (
    ABOUT + f"一、单选题\n1. 每月活动几次？（　）\n{FOUR}2. 每季度活动几次？（　）\n{FOUR}"
    f"3. 每年活动几次？\n{FOUR}"
    f"二、多选题\n4. 哪些次数可以？（　）\n{FOUR}5. 哪些次数不可以？（　）\n{FOUR}"
    "三、判断题\n6. 每月活动1次。（　）\n7. 每月活动9次。（　）\n"
)


@pytest.mark.parametrize(
    "key",
    [
        "参考答案\n一、单选题\n1-3 BAD\n二、多选题\n4. ABD 5. AC\n三、判断题\n6. √ 7. ×",
        "参考答案：\n一、1. B 2. A 3. D\n二、4. ABD；5. AC\n三、6.对 7.错",
        "答案\n1—3：BAD　4—5：ABD AC　6—7 √×",
        "【参考答案】\n1.B2.A3.D4.ABD5.AC6.√7.×",
        "试题答案\n一、BAD\n二、ABD、AC\n三、√×",
        "参考答案及评分标准\n一、单选题\n1.B\n2.A\n3.D\n"
        "二、多选题（每题3分）\n1.ABD\n2.AC\n三、判断题：1.正确 2.错误",
        "答案：\n1. B 解析：按月算。\n2. A\n3、D\n4、A、B、D\n5、AC\n6、√\n7、×",
    ],
)
def test_keys_at_the_end_are_written_in_many_ways(key: str) -> None:
    items = good(read(BARE + key))

    assert [one.key for one in items] == [(1,), (0,), (3,), (0, 1, 3), (0, 2), (0,), (1,)]


@pytest.mark.parametrize(
    "options",
    [
     "A.1次B.2次C.3次", "A、1次　　B、2次　　C、3次", "A．1次\tB．2次\nC．3次",
     "(A) 1次 (B) 2次 (C) 3次",
     "Ａ. 1次\nＢ. 2次\nＣ. 3次", "A 1次  B 2次  C 3次",
     "（A）1次\n（B）2次\n（C）3次", "A）1次 B）2次 C）3次"],
)  # fmt: skip
def test_options_are_written_in_many_ways(options: str) -> None:
    item = only(read(f"{ABOUT}1. 每月活动几次？\n{options}\n答案：B"))

    assert (item.type, item.options, item.key) == (ItemType.SINGLE, ("1次", "2次", "3次"), (1,))


@pytest.mark.parametrize(
    ("answer", "stem"),
    [("\n答案：A、C", "哪些可以（ ）？"),
     ("\n【答案】AC【解析】按月", "哪些可以（ ）？"),
     ("\n正确答案 AC", "哪些可以？"),
     ("", "哪些可以（A、C）？"), ("", "哪些可以 __AC__ ？"), ("", "哪些可以【AC】？")],
)  # fmt: skip
def test_an_answer_may_stand_in_the_stem_or_behind_a_label(answer: str, stem: str) -> None:
    assert only(read(f"{ABOUT}（1）{stem}\n{FOUR}{answer}")).key == (0, 2)


def test_word_numbers_questions_itself_and_keeps_the_key_in_a_table() -> None:
    data = word(
        f"《{TITLE}》测试", "一、单选题", "#每月活动几次？（  ）",
        "A. 1次\tB. 2次", "#每年活动几次？（  ）",
        "A. 1次\tB. 2次", "参考答案", table=[["题号", "1", "2"], ["答案", "B", "A"]],
    )  # fmt: skip

    items = good(import_items("试卷.docx", data, found_anywhere, sound))

    assert [(one.stem, one.key) for one in items] == [
        ("每月活动几次？", (1,)),
        ("每年活动几次？", (0,)),
    ]


def test_a_word_table_of_a_question_a_row() -> None:
    place = f"《{TITLE}》第五条"
    data = laid_out(
        [
            ["序号", "题型", "题干", "A", "B", "C", "答案", "依据"],
            ["1", "单选题", "每月至少活动几次？（　）", "1次", "2次", "3次", "Ａ", place],
            ["2", "多选", "读书小组的任务有（　）。", "选书", "讨论", "收费", "AB", ""],
            ["3", "判断题", "读书心得要整理成册。", "", "", "", "√", ""],
            ["4", "填空题", "每月至少活动____次。", "", "", "", "1", ""],
        ]
    )

    items = good(opened(data))

    assert [one.type.value for one in items] == ["single", "multi", "judge", "blank"]
    assert [one.key for one in items[:3]] == [(0,), (0, 1), (0,)]
    assert items[0].options == ("1次", "2次", "3次") and items[3].key_text == "1"


def test_a_word_table_with_answers_beside_the_questions() -> None:
    choices = "A. 组员轮流担任\nB. 上级指定 C. 抽签决定"
    bare = [
        ["1", f"召集人由谁担任？\n{choices}", "A"],
        ["2", "每月至少活动（　）次。\nA. 1 B. 2", "B"],
    ]
    headed = [["题目", "答案"], ["读书小组的任务是什么？", "选定书目"], ["读书要做笔记。", "对"]]

    judged = [["1. 读书心得要整理成册。", "√"], ["2. 读书小组可以收费。", "×"]]

    items = good(opened(laid_out(bare, headed, judged)))

    assert items[0].stem == "召集人由谁担任？"
    assert items[0].options == ("组员轮流担任", "上级指定", "抽签决定")
    assert [one.key for one in items[:2]] == [(0,), (1,)]
    assert items[2].key_text == "选定书目" and items[3].type is ItemType.JUDGE
    assert [(one.stem, one.key) for one in items[4:]] == [
        ("读书心得要整理成册。", (0,)),
        ("读书小组可以收费。", (1,)),
    ]


def test_a_word_table_for_each_question() -> None:
    one = [["题型", "单选"], ["题干", "每月几次？"], ["选项", "A. 1次；B. 2次"], ["答案", "A"]]
    other = [["题目", "读书要做笔记。"], ["答案", "正确"], ["解析", "见第五条。"]]

    first, second = good(opened(laid_out(one, other)))

    assert (first.options, first.key) == (("1次", "2次"), (0,))
    assert second.type is ItemType.JUDGE and second.explanation == "见第五条。"


def test_questions_in_tables_and_in_lines_come_together() -> None:
    lines = ("一、单选题", "1. 每年活动几次？（B）", "A. 1次 B. 2次")
    table = [["题干", "选项A", "选项B", "答案"], ["每月活动几次？", "1次", "2次", "A"]]

    assert [one.key for one in good(opened(laid_out(table, lines=lines)))] == [(1,), (0,)]


def test_what_is_wrong_in_a_table_is_told_by_table_row_and_column() -> None:
    table = [
        ["题型", "题干", "A", "B", "答案"],
        ["单选", "每月活动几次？", "1次", "2次", "A"],
        ["单选", "每年活动几次？", "1次", "2次", ""],
    ]

    result = opened(laid_out(table))

    assert len(result.items) == 1
    assert said(result) == "“表格1”表第 3 行（每年活动几次？）“答案”：没有写答案。"


def test_other_tables_of_a_paper_are_no_questions() -> None:
    marks = [["题号", "一", "二", "总分"], ["得分", "", "", ""]]
    lines = ("一、单选题", "1. 每年活动几次？（B）", "A. 1次 B. 2次")

    (item,) = good(opened(laid_out(marks, lines=lines)))

    assert item.stem == "每年活动几次？" and item.options == ("1次", "2次")


@pytest.mark.parametrize(
    ("written", "stem", "key"),
    [
        ("每月至少活动（1）次。", "每月至少活动___次。", "1"),
        ("每月至少活动＿1＿次。", "每月至少活动___次。", "1"),
        ("每月活动__1__次，由_组员_召集。", "每月活动___次，由___召集。", "1；组员"),
        ("每月至少活动___12___次。", "每月至少活动___次。", "12"),
        ("小组（以下简称组）每月活动（ 1 ）次。", "小组（以下简称组）每月活动___次。", "1"),
    ],
)  # fmt: skip
def test_answers_written_into_the_gaps(written: str, stem: str, key: str) -> None:
    item = only(read(f"{ABOUT}一、填空题\n1. {written}"))

    assert (item.type, item.stem, item.key_text) == (ItemType.BLANK, stem, key)


def test_an_answer_in_a_gap_and_another_behind_it_are_told() -> None:
    one = f"{ABOUT}一、填空题\n1. 每月至少活动（1）次。\n答案："

    assert only(read(f"{one}1")).key_text == "1"
    assert "“1”和“2”" in said(read(f"{one}2"))
    empty = f"{ABOUT}一、填空题\n1. 每月____次，由____召集。\n2. 每年（2）次。"
    assert "没有写答案" in said(read(empty))
    assert "没有空" in said(read(f"{ABOUT}一、填空题\n1. 小组（以下简称组）每月活动。\n答案：1"))


def test_the_place_stands_behind_each_answer() -> None:
    item = only(read(f"1. 每月活动几次？（A）\n{FOUR}依据：《{TITLE}》第五条：“每月至少活动1次”"))

    assert item.citation is not None
    assert (item.citation.location, item.citation.quote) == ("第五条", "每月至少活动1次")


def test_questions_without_numbers_and_heads() -> None:
    items = good(
        read(f"{ABOUT}每月活动几次？（B）\n{FOUR}每年活动几次？（C）\n{FOUR}读书要做笔记。（√）")
    )

    assert [one.key for one in items] == [(1,), (2,), (0,)]


def test_what_cannot_be_read_is_told_with_its_line_and_words() -> None:
    one = f"{ABOUT}1. 每月活动几次？（B）\n{FOUR}"
    assert (
        said(read(f"{one}2. 每年呢？（　）\n{FOUR}"))
        == "第 5 行（2. 每年呢？（　））“答案”：没有写答案。"
    )
    assert "“B”和“C”" in said(read(f"{one}参考答案\n1. C"))
    assert "没有第 9 题" in said(read(f"{one}参考答案\n1. B\n9. C"))
    assert "看不懂这一行答案“每月”" in said(read(f"{one}参考答案\n每月\n1. B"))
    assert "没有对应的选项" in said(read(f"{one}2. 每年呢？（ F ）\n{FOUR}"))
    assert "案例分析题" in said(read(f"{one}二、案例分析题（10分）\n1. 甲怎么办？\n答案：参加。"))
    assert "没有写出处" in said(read(f"1. 每月活动几次？（B）\n{FOUR}"))


def test_an_answer_of_many_lines_in_a_key_stays_whole() -> None:
    paper = f"{ABOUT}一、简答题\n1. 甲？\n2. 乙？\n参考答案\n一、简答题\n"
    items = good(read(f"{paper}1\n（1）选书\n（2）讨论\n《{TITLE}》第五条：选书和讨论\n2. 组员"))

    assert [one.key_text for one in items] == ["选书\n讨论", "组员"]


def test_lines_made_to_be_slow_are_read_at_once() -> None:
    assert read(f"{ABOUT}1. 每月活动几次？（A）\n{FOUR}2. {'_' * 300_000}").problems


def test_a_paper_without_any_answer_is_refused_with_the_remedy() -> None:
    with pytest.raises(ReadingError, match="都没有答案"):
        read(BARE)
    with pytest.raises(ReadingError, match="没有题目"):
        read("关于开展读书活动的通知\n各小组要读书。")
    with pytest.raises(ReadingError, match="请另存为"):
        read(BARE, "试卷.doc")


def test_text_with_braces_is_gift_still() -> None:
    source = f"\n####出处：《{TITLE}》第五条"
    assert only(read("每月活动几次？{=1次 ~2次 ~3次" + source + "}")).key == (0,)


HAN = st.text("读书小组活动书目讨论心得整理召集成员", min_size=4, max_size=12)


@st.composite
def printable(draw: st.DrawFn) -> QuizItem:
    """Items as they are: words and punctuation, and no marks of papers within."""
    type_ = draw(st.sampled_from([one for one in ItemType if one is not ItemType.CARD]))
    options: tuple[str, ...] = ()
    key: tuple[int, ...] = ()
    if type_ is ItemType.JUDGE:
        options, key = ("正确", "错误"), (draw(st.integers(0, 1)),)
    elif type_.has_options:
        options = tuple(draw(st.lists(HAN, min_size=3, max_size=12, unique=True)))
        most = 1 if type_ is ItemType.SINGLE else len(options)
        least = 1 if type_ is ItemType.SINGLE else 2
        places = st.integers(0, len(options) - 1)
        key = tuple(sorted(draw(st.sets(places, min_size=least, max_size=most))))
    gap = "___" if type_ in (ItemType.SINGLE, ItemType.MULTI, ItemType.BLANK) else "应当"
    lines = st.lists(HAN, min_size=1, max_size=3)
    key_text = "" if options else "\n".join(draw(lines))
    if type_ is ItemType.BLANK:
        key_text = key_text.replace("\n", "；")
    quote = draw(HAN) + "，" + draw(HAN) + "。"
    return QuizItem(
        id="",
        type=type_,
        stem=f"根据《{TITLE}》第五条，{draw(HAN)}{gap}{draw(HAN)}。",
        options=options,
        key=key,
        key_text=key_text,
        explanation="",
        difficulty=Difficulty.MEDIUM,
        topic="",
        citation=found_anywhere(TITLE, "第五条", quote),
    )


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.ANSWERS])
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(many=st.lists(printable(), min_size=1, max_size=6, unique_by=lambda one: one.stem))
def test_our_own_papers_come_back(form: Format, many: list[QuizItem]) -> None:
    data = export(many, form, cover=Cover("读书小组知识测试", 100, 45))

    back = good(import_items(f"试卷{form.ending}", data, found_anywhere, sound))

    def told(one: QuizItem) -> tuple[object, ...]:
        assert one.citation is not None
        place = one.citation.title, one.citation.location, one.citation.quote
        return one.type, one.stem, one.options, one.key, one.key_text, *place

    assert sorted(map(told, back), key=str) == sorted(map(told, many), key=str)


@settings(deadline=None, max_examples=150)
@given(
    text=st.lists(
        st.sampled_from(["1. ", "（", "）", "A", "B. ", "C、", "\n", "答案", "：", "一、", "单选题",
                         "√", "___",
                         "1-3 ", "【", "】", "参考答案\n", "每月", " ", "\t", "解析：",
                         "《", "》", "（2分）", "2、"]),
        max_size=60,
    ).map("".join)
)  # fmt: skip
@example("1. 参考答案\n参考答案\n2、1. ")  # a line of numbers that answers nothing
def test_no_text_makes_it_stumble(text: str) -> None:
    try:
        result = read(text)
    except ReadingError:
        return
    assert result.items or result.problems
