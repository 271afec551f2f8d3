from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.table import Cell, TableLine, table_lines
from tests.reading.tables.written import grid_cells


def lines(grid: str) -> list[str]:
    return [line.text for line in table_lines(grid_cells(grid))]


def rows_of(grid: str) -> list[TableLine]:
    return [line for line in table_lines(grid_cells(grid)) if line.whole]


def test_a_title_and_a_note_are_lines_of_their_own() -> None:
    found = table_lines(
        grid_cells(
            """社团经费表 | < | <
            项目 | 金额（元） | 说明
            场地 | 300 | 每月
            注：以年初数为准。 | < | <"""
        )
    )

    assert [(line.text, line.row, line.whole) for line in found] == [
        ("社团经费表", 0, False),
        ("项目：场地 | 金额（元）：300 | 说明：每月", 2, True),
        ("注：以年初数为准。", 3, False),
    ]


def test_the_unit_over_a_table_goes_with_each_amount() -> None:
    assert lines(
        """经费收支表 | <
        单位：万元 | <
        项目 | 金额
        收入 | 5"""
    ) == ["经费收支表", "单位：万元", "项目：收入 | 金额：5 | 单位：万元"]


def test_who_fills_in_a_table_is_no_unit() -> None:
    assert lines("填报单位：办公室 | 2024年3月\n事由 | 金额\n调研 | 300") == [
        "填报单位：办公室 2024年3月",
        "事由：调研 | 金额：300",
    ]


@pytest.mark.parametrize(
    ("grid", "row"),
    [
        ("水果 | 库存\n苹果 | 30\n梨 | 20", "水果：苹果 | 库存：30"),
        ("建议 | 责任人\n延时服务 | 王五", "建议：延时服务 | 责任人：王五"),
        ("等级 | 分数线\n优秀 | 90分以上", "等级：优秀 | 分数线：90分以上"),
        ("指标 | 2021年 | 2022年\n人数 | 5 | 6", "指标：人数 | 2021年：5 | 2022年：6"),
        ("年份 | 2021 | 2022\n人数 | 5 | 6", "人数 | 2021：5 | 2022：6"),
        (" | 周一 | 周二\n上午 | 合唱 | 书法", "上午 | 周一：合唱 | 周二：书法"),
        (
            "修改前 | 修改后\n会费按月交。 | 会费按季交。",
            "修改前：会费按月交。 | 修改后：会费按季交。",
        ),
        ("检查内容 | 是 | 否\n按期换届 | √ |", "检查内容：按期换届 | 是：√"),
        ("姓名 | 1 | 2 | 3 | 4 | 5\n江河 | √ | | | | ×", "姓名：江河 | 1：√ | 5：×"),
        ("姓名 | 3月1日 | 3月2日\n江河 | 早班 | 晚班", "姓名：江河 | 3月1日：早班 | 3月2日：晚班"),
        ("指标 | 数量\n | （个）\n场馆 | 3", "指标：场馆 | 数量（个）：3"),
        ("名称 | 代码\n甲 | 1\n丁会 | 01", "名称：甲 | 代码：1"),
    ],
)
def test_a_header_is_known_by_what_stands_under_it(grid: str, row: str) -> None:
    assert lines(grid)[0] == row


@pytest.mark.parametrize(
    "grid",
    [
        "张三 | 办公室主任 | 13800000000\n李四 | 财务科长 | 13900000000",
        "周一 | 张三 | 李四\n周二 | 王五 | 赵六",
        "09:00 | 签到 | 李四\n09:30 | 讲话 | 王五",
        "王府井 | 东城区\n西单 | 西城区",
        "第一条 会员应当交纳会费。 | 第一条 会员按季交费。\n第二条 略。 | 第二条 略。",
    ],
)
def test_a_table_without_header_gives_its_cells(grid: str) -> None:
    assert lines(grid) == [" | ".join(row.split(" | ")) for row in grid.split("\n")]


def test_header_cells_that_the_format_marks_are_believed() -> None:
    cells = [Cell("张三", 0, 0, head=True), Cell("李四", 0, 1, head=True)]
    cells += [Cell("王五", 1, 0), Cell("赵六", 1, 1)]

    assert [line.text for line in table_lines(cells)] == ["张三：王五 | 李四：赵六"]


def test_a_marked_total_under_the_header_is_data() -> None:
    cells = [Cell("部门", 0, 0, head=True), Cell("人数", 0, 1, head=True)]
    cells += [Cell("合计", 1, 0, head=True), Cell("5", 1, 1, head=True)]
    cells += [Cell("工会", 2, 0), Cell("5", 2, 1)]

    assert [line.text for line in table_lines(cells)] == [
        "部门：合计 | 人数：5",
        "部门：工会 | 人数：5",
    ]


def test_a_mark_that_every_cell_has_says_nothing() -> None:
    cells = [Cell(text, row, 0, head=True) for row, text in enumerate(["王府井", "西单"])]
    cells += [Cell(text, row, 1, head=True) for row, text in enumerate(["东城区", "西城区"])]

    assert [line.text for line in table_lines(cells)] == ["王府井 | 东城区", "西单 | 西城区"]


def test_a_head_of_several_levels_that_nobody_merged() -> None:
    assert lines(
        """项目 | 2023年 | | 2024年 |
        | 预算 | 决算 | 预算 | 决算
        培训 | 10 | 9 | 12 | 11"""
    ) == [
        "项目：培训 | 2023年 › 预算：10 | 2023年 › 决算：9 | 2024年 › 预算：12 | 2024年 › 决算：11"
    ]


def test_numbers_of_columns_are_no_row() -> None:
    assert lines("指标 | 单位 | 本期 | 上期\n甲 | 乙 | 1 | 2\n会员 | 人 | 120 | 118") == [
        "指标：会员 | 单位：人 | 本期：120 | 上期：118"
    ]


def test_a_header_that_comes_again_on_the_next_page_is_no_row() -> None:
    assert lines("姓名 | 得分\n甲某 | 3\n姓名 | 得分\n乙某 | 4") == [
        "姓名：甲某 | 得分：3",
        "姓名：乙某 | 得分：4",
    ]


def test_groups_are_the_context_of_their_rows() -> None:
    assert lines(
        """科目 | 金额
        一、收入 | <
        会费 | 500
        二、支出 | <
        （一）日常支出 | <
        办公 | 100
        合计 | 600"""
    ) == [
        "一、收入 | 科目：会费 | 金额：500",
        "二、支出 › （一）日常支出 | 科目：办公 | 金额：100",
        "科目：合计 | 金额：600",
    ]


def test_numbered_rows_stand_under_the_row_they_break_down() -> None:
    assert lines(
        """项目 | 预算数
        一、基本支出 | 100
        （一）人员经费 | 80
        其中：津贴 | 30
        二、项目支出 | 50"""
    ) == [
        "项目：一、基本支出 | 预算数：100",
        "一、基本支出 | 项目：（一）人员经费 | 预算数：80",
        "一、基本支出 › （一）人员经费 | 项目：其中：津贴 | 预算数：30",
        "项目：二、项目支出 | 预算数：50",
    ]


def test_parts_of_a_table_with_headers_of_their_own() -> None:
    assert lines(
        """一、资产 | < | <
        名称 | 数量 | 金额
        电脑 | 3 | 9000
        二、人员 | < | <
        姓名 | 职务 | 电话
        甲某 | 主任 | 123"""
    ) == [
        "一、资产 | 名称：电脑 | 数量：3 | 金额：9000",
        "二、人员 | 姓名：甲某 | 职务：主任 | 电话：123",
    ]


def test_a_short_label_is_repeated_and_a_long_text_is_not() -> None:
    basis = "沿街单位应当保持责任区清洁；" * 10
    found = lines(
        f"""违法行为 | 法律依据 | 情形 | 标准
        乱堆乱放 | {basis} | 轻微 | 警告
        ^ | ^ | 严重 | 罚款"""
    )

    assert found[0] == f"违法行为：乱堆乱放 | 法律依据：{basis} | 情形：轻微 | 标准：警告"
    assert found[1] == "违法行为：乱堆乱放 | 情形：严重 | 标准：罚款"


def test_a_label_left_blank_is_that_of_the_row_above() -> None:
    assert lines("部门 | 姓名 | 电话\n工会 | 甲某 | 11\n | 乙某 | 12\n | 合计 | 2") == [
        "部门：工会 | 姓名：甲某 | 电话：11",
        "部门：工会 | 姓名：乙某 | 电话：12",
        "姓名：合计 | 电话：2",
    ]


def test_a_merged_value_stands_once_under_all_its_headers() -> None:
    assert lines("时间 | 周一 | 周二 | 周三\n上午 | 合唱 | < | 书法") == [
        "时间：上午 | 周一、周二：合唱 | 周三：书法"
    ]


def test_lists_laid_side_by_side_are_read_one_after_the_other() -> None:
    assert lines("部门 | 电话 | 部门 | 电话\n工会 | 11 | 财务 | 12\n团委 | 13 | |") == [
        "部门：工会 | 电话：11",
        "部门：财务 | 电话：12",
        "部门：团委 | 电话：13",
    ]


def test_a_form_gives_its_labels_with_their_values() -> None:
    assert lines(
        """登记表 | < | < | <
        姓名 | 江河 | 性别 | 男
        联系电话 | | 民族 | 汉族
        家庭成员 | 称谓 | 姓名 | 工作单位
        ^ | 父亲 | 江某 | 某厂
        支部意见 | 同意。 | < | <"""
    ) == [
        "登记表",
        "姓名：江河 | 性别：男",
        "联系电话 | 民族：汉族",
        "家庭成员 | 称谓：父亲 | 姓名：江某 | 工作单位：某厂",
        "支部意见：同意。",
    ]


def test_who_and_when_stand_over_the_table_they_belong_to() -> None:
    assert lines(
        """申请部门 | 工会 | 申请日期 | 2024-3-1
        序号 | 物品名称 | 数量 | 单价
        1 | 打印纸 | 5 | 20
        2 | 墨盒 | 2 | 150
        3 | 信封 | 9 | 1
        4 | 胶水 | 3 | 5
        5 | 文件夹 | 3 | 8
        审批意见 | 同意购买。 | < | <"""
    ) == [
        "申请部门：工会 | 申请日期：2024-3-1",
        "序号：1 | 物品名称：打印纸 | 数量：5 | 单价：20",
        "序号：2 | 物品名称：墨盒 | 数量：2 | 单价：150",
        "序号：3 | 物品名称：信封 | 数量：9 | 单价：1",
        "序号：4 | 物品名称：胶水 | 数量：3 | 单价：5",
        "序号：5 | 物品名称：文件夹 | 数量：3 | 单价：8",
        "审批意见：同意购买。",
    ]


def test_a_blank_form_has_no_header() -> None:
    assert lines("姓名 | | 性别 | | 照片\n出生年月 | | 民族 | | ^\n申请理由 | | < | < | <") == [
        "姓名 | 性别 | 照片",
        "出生年月 | 民族 | 照片",
        "申请理由",
    ]


def test_bars_and_colons_of_the_table_do_not_part_it() -> None:
    cells = [Cell("类别：甲", 0, 0), Cell("数量", 0, 1), Cell("a|b：c", 1, 0), Cell("3", 1, 1)]
    (line,) = table_lines(cells)

    assert [piece.partition("：")[::2] for piece in line.text.split(" | ")] == [
        ("类别:甲", "a｜b：c"),
        ("数量", "3"),
    ]


def test_a_list_in_a_cell_stays_readable() -> None:
    assert lines("岗位 | 职责\n文书 | 1.收发文件；⏎2.保管印章⏎3.值班（轮流）") == [
        "岗位：文书 | 职责：1.收发文件；2.保管印章 3.值班（轮流）"
    ]


def test_names_spaced_out_are_closed_up() -> None:
    assert lines("姓　名 | 合  计\n张　三 | 3") == ["姓名：张三 | 合计：3"]


@pytest.mark.parametrize(("columns", "rows"), [(1, 3), (1, 1)])
def test_a_single_column_is_plain_lines(columns: int, rows: int) -> None:
    cells = [Cell(f"第{row}段\n续{row}", row, 0) for row in range(rows)]
    found = table_lines(cells)

    assert [line.text for line in found] == [
        text for row in range(rows) for text in (f"第{row}段", f"续{row}")
    ]
    assert not any(line.whole for line in found)


def test_a_long_row_is_parted_and_keeps_its_label() -> None:
    cells = [Cell(f"列名称{column}", 0, column) for column in range(300)]
    cells += [Cell("甲" if not column else "12", 1, column) for column in range(300)]
    found = [line.text for line in table_lines(cells)]

    assert len(found) > 1
    assert all(len(text) <= 2000 and text.startswith("列名称0：甲 | ") for text in found)
    assert sum(text.count("：12") for text in found) == 299


def test_a_long_cell_is_parted_under_its_header() -> None:
    cells = [
        Cell("岗位", 0, 0),
        Cell("职责", 0, 1),
        Cell("文书", 1, 0),
        Cell("做事。" * 2000, 1, 1),
    ]
    found = [line.text for line in table_lines(cells)]

    assert all(len(text) <= 2000 for text in found)
    assert sum(text.count("做") for text in found) == 2000
    assert found[1].startswith("岗位：文书 | 职责（续）：")


def test_a_large_table_takes_no_longer_than_its_cells() -> None:
    wide = [Cell(f"列{column}", 0, column) for column in range(5000)]
    wide += [Cell("1", 1, column) for column in range(5000)]
    merged = [Cell(f"x{row}", row, 0, 10**7, 10**5) for row in range(300)]
    merged += [Cell("y", row, row + 1) for row in range(300)]

    assert sum(line.text.count("：1") for line in table_lines(wide)) >= 5000
    assert len(table_lines(merged)) >= 300


texts = st.text(
    st.sampled_from("党员支部会议姓名金额一、（）12%：|；。？\n 　√AB"), min_size=1, max_size=12
)


@st.composite
def tables(draw: st.DrawFn) -> list[Cell]:
    """Cells that do not overlap, merged at will."""
    width, height = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken or draw(st.integers(0, 4)) == 0:
                continue
            rows = draw(st.integers(1, min(2, height - row)))
            columns = draw(st.integers(1, min(3, width - column)))
            area = {(r, c) for r in range(row, row + rows) for c in range(column, column + columns)}
            if area & taken:
                area, rows, columns = {(row, column)}, 1, 1
            taken |= area
            head = draw(st.booleans()) and row == 0
            cells.append(Cell(draw(texts), row, column, rows, columns, head))
    return cells


@given(tables())
def test_whatever_the_table_no_data_is_lost_and_rows_keep_their_order(cells: list[Cell]) -> None:
    found = table_lines(cells)
    said = "".join("".join(line.text for line in found).split()).replace("：", ":")

    assert [line.row for line in found] == sorted(line.row for line in found)
    assert all(line.text.strip() and "\n" not in line.text for line in found)
    last = max((cell.row for cell in cells), default=0)
    for cell in cells:
        if cell.row == last and cell.text.strip() and len(found) > 1:
            text = "".join(cell.text.split()).replace("|", "｜").replace("：", ":").rstrip(":")
            assert text in said or text.replace("｜", "|") in said
