from __future__ import annotations

import pytest

from knowledge.reading.table import table_lines
from knowledge.structure.questions import is_question
from tests.reading.tables.written import grid_cells


def lines(grid: str) -> list[str]:
    found = table_lines(grid_cells(grid))
    assert not any(line.whole for line in found)
    return [line.text for line in found]


def test_questions_with_answers_and_what_else_is_said() -> None:
    found = lines(
        """编号 | 常见问题 | 解答 | 依据
        1 | 会费可以预交吗？ | 可以。⏎最多预交一年。 | 章程第八条
        2 | 外地会员怎么参加活动 | 参加所在地小组的活动。 |"""
    )

    assert found == [
        "问1：会费可以预交吗？",
        "答：可以。",
        "最多预交一年。",
        "依据：章程第八条",
        "问2：外地会员怎么参加活动",
        "答：参加所在地小组的活动。",
    ]
    assert sum(map(is_question, found)) == 2


@pytest.mark.parametrize("head", ["问题 | 答案", "问 | 答", "Q | A", "题目 | 参考答案"])
def test_headers_that_mean_question_and_answer(head: str) -> None:
    assert lines(f"{head}\n会费怎么交 | 按月交") == ["问：会费怎么交", "答：按月交"]


def test_questions_without_a_header() -> None:
    assert lines("会费可以预交吗？ | 可以。\n怎么转会？ | 网上办理。") == [
        "问：会费可以预交吗？",
        "答：可以。",
        "问：怎么转会？",
        "答：网上办理。",
    ]


def test_marks_that_stand_in_the_cells_are_not_doubled() -> None:
    assert lines("问题 | 答案\n问：怎么转会？ | 答：网上办理。") == [
        "问：怎么转会？",
        "答：网上办理。",
    ]


def test_a_test_question_gives_its_options_and_the_answer_in_words() -> None:
    assert lines(
        """序号 | 题干 | 选项A | 选项B | 选项C | 答案 | 解析
        1 | 会龄从（）算起。 | 交申请 | 通过之日 | 年底 | B | 见章程
        2 | 活动方式有（）。 | 读书 | 参观 | 讲座 | A、C |"""
    ) == [
        "问1：会龄从（）算起。",
        "A.交申请 B.通过之日 C.年底",
        "答：B.通过之日",
        "解析：见章程",
        "问2：活动方式有（）。",
        "A.读书 B.参观 C.讲座",
        "答：A.读书 C.讲座",
    ]


def test_options_in_one_cell_are_parted() -> None:
    assert lines("题型 | 题目 | 选项 | 答案\n单选 | 多久开一次会？ | A.一月；B.一季 | B") == [
        "问：多久开一次会？",
        "A.一月 B.一季",
        "答：B.一季",
        "题型：单选",
    ]


def test_test_questions_without_a_header() -> None:
    assert lines(
        """会龄从（）算起。 | 交申请 | 通过之日 | B
        会费按（）交。 | 月 | 年 | A
        会员可以不交会费。 | | | B"""
    ) == [
        "问：会龄从（）算起。",
        "A.交申请 B.通过之日",
        "答：B.通过之日",
        "问：会费按（）交。",
        "A.月 B.年",
        "答：A.月",
        "问：会员可以不交会费。",
        "答：B",
    ]


@pytest.mark.parametrize(
    "grid",
    [
        "序号 | 存在问题 | 整改措施\n1 | 学习不经常 | 制定计划",
        "检查内容 | 结果\n是否按期换届？ | 是\n是否公示？ | 否",
        "姓名 | 等次\n江河 | A\n林木 | B",
    ],
)
def test_other_tables_that_look_alike(grid: str) -> None:
    assert all(line.whole for line in table_lines(grid_cells(grid)))
