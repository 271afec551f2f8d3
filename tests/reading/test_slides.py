from __future__ import annotations

import io
from typing import Any

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Inches

from knowledge.errors import ReadingError
from knowledge.reading.limits import Limits
from knowledge.reading.slides.pptx import SlidesReader
from knowledge.source import SourceText

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TITLE_AND_BODY, TITLE_ONLY = 1, 5


@pytest.fixture
def show() -> Any:
    return pptx.Presentation()


def add(show: Any, title: str, layout: int = TITLE_ONLY) -> Any:
    slide = show.slides.add_slide(show.slide_layouts[layout])
    slide.shapes.title.text = title
    return slide


def box(shapes: Any, left: float, top: float, text: str) -> Any:
    made = shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(0.5))
    made.text_frame.text = text
    return made


def read(show: Any, limits: Limits | None = None) -> SourceText:
    file = io.BytesIO()
    show.save(file)
    return SlidesReader(limits or Limits()).read(file.getvalue(), "课件/党课.pptx")


def kept(show: Any) -> list[str]:
    return read(show).text.split("\n")


def test_title_text_and_notes_slide_by_slide(show: Any) -> None:
    first = add(show, "主题党日方案", TITLE_AND_BODY)
    first.placeholders[1].text_frame.text = "时间：每月五日\v地点：二楼"
    first.notes_slide.notes_text_frame.text = "先讲纪律。\n控制在十分钟。"
    add(show, "分工")
    source = read(show)

    assert [(line.text, line.heading, line.spot.slide) for line in source.lines if line.spot] == [
        ("主题党日方案", True, 1),
        ("时间：每月五日", False, 1),
        ("地点：二楼", False, 1),
        ("备注：先讲纪律。", False, 1),
        ("控制在十分钟。", False, 1),
        ("分工", True, 2),
    ]
    assert (source.format, source.hints["title"]) == ("pptx", "主题党日方案")


def test_shapes_are_read_from_the_top_and_from_the_left(show: Any) -> None:
    slide = add(show, "流程")
    box(slide.shapes, 5, 3.1, "第四步")
    box(slide.shapes, 1, 3, "第三步")
    box(slide.shapes, 5, 1.6, "第二步")
    group = slide.shapes.add_group_shape()
    box(group.shapes, 1, 1.9, "其二")
    box(group.shapes, 1, 1.4, "第一步")

    assert kept(show) == ["流程", "第一步", "其二", "第二步", "第三步", "第四步"]


def test_groups_in_groups_are_read_however_deep(show: Any) -> None:
    shapes = add(show, "深处").shapes
    for _ in range(60):
        shapes = shapes.add_group_shape().shapes
    box(shapes, 1, 1, "最里面")

    assert kept(show) == ["深处", "最里面"]


def test_tables_give_rows_with_their_headers(show: Any) -> None:
    slide = add(show, "分工")
    table = slide.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(6), Inches(2)).table
    rows = [["岗位", "职责", ""], ["书记", "主持", ""], ["委员", "记录", "签到"]]
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    table.cell(1, 1).merge(table.cell(1, 2))
    source = read(show)

    assert [(line.text, line.row) for line in source.lines] == [
        ("分工", False),
        ("岗位：书记 | 职责：主持", True),
        ("岗位：委员 | 职责：记录 | 签到", True),
    ]


def test_a_chart_gives_its_figures(show: Any) -> None:
    data = CategoryChartData()
    data.categories = ["一季度", "二季度"]
    data.add_series("到会率", (0.9, 0.95))
    data.add_series("人数", (30, None))
    place = [Inches(number) for number in (1, 2, 5, 3)]
    slide = add(show, "到会情况")
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)

    assert kept(show) == ["到会情况", "一季度 | 到会率：0.9 | 人数：30", "二季度 | 到会率：0.95"]


def add_diagram(slide: Any, data: bytes) -> None:
    """Add a SmartArt diagram, which python-pptx cannot make."""
    package = slide.part.package
    name = PackURI("/ppt/diagrams/data1.xml")
    part = Part(name, "application/vnd.openxmlformats", package, data)
    link = slide.part.relate_to(part, f"{_R}/diagramData")
    frame = f"""<p:graphicFrame xmlns:p="{_P}" xmlns:a="{_A}" xmlns:r="{_R}"><p:nvGraphicFramePr>
      <p:cNvPr id="99" name="d"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
      <p:xfrm><a:off x="0" y="900000"/><a:ext cx="100" cy="100"/></p:xfrm>
      <a:graphic><a:graphicData uri="{_D}"><dgm:relIds xmlns:dgm="{_D}" r:dm="{link}"/>
      </a:graphicData></a:graphic></p:graphicFrame>"""
    slide.shapes._spTree.append(parse_xml(frame))


def test_a_diagram_gives_its_texts(show: Any) -> None:
    texts = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for text in ("提出申请", "支部讨论")
    )
    data = f'<dgm:dataModel xmlns:dgm="{_D}" xmlns:a="{_A}">{texts}</dgm:dataModel>'
    add_diagram(add(show, "步骤"), data.encode())

    assert kept(show) == ["步骤", "提出申请", "支部讨论"]


def test_a_damaged_diagram_is_told_and_the_rest_is_read(show: Any) -> None:
    add_diagram(add(show, "步骤"), b"<broken")
    source = read(show)

    assert source.text == "步骤"
    assert any("第 1 页" in warning for warning in source.warnings)


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        ("arabicPeriod", ["1. ", "2. "]),
        ("ea1ChsPeriod", ["一、", "二、"]),
        ("circleNumDbPlain", ["①", "②"]),
        ("alphaUcParenR", ["A）", "B）"]),
        ("arabicParenBoth", ["（1）", "（2）"]),
    ],
)
def test_numbers_that_the_program_draws_are_text(show: Any, style: str, marks: list[str]) -> None:
    slide = add(show, "要求", TITLE_AND_BODY)
    frame = slide.placeholders[1].text_frame
    frame.text = "按时到会"
    frame.add_paragraph().text = "做好记录"
    for paragraph in frame.paragraphs:
        numbered = parse_xml(f'<a:buAutoNum xmlns:a="{_A}" type="{style}"/>')
        paragraph._p.get_or_add_pPr().append(numbered)

    assert kept(show)[1:] == [f"{marks[0]}按时到会", f"{marks[1]}做好记录"]


def test_a_hidden_slide_is_left_out_and_told(show: Any) -> None:
    add(show, "公开")
    add(show, "备用").element.set("show", "0")
    source = read(show)

    assert source.text == "公开"
    assert [line.text for line in source.removed] == ["备用"]
    assert any("第 2 页" in warning for warning in source.warnings)


def test_slides_beyond_the_limit_are_told(show: Any) -> None:
    for number in range(4):
        add(show, f"第{number}讲")
    source = read(show, Limits(pages=2))

    assert source.text == "第0讲\n第1讲"
    assert any("4 页" in warning for warning in source.warnings)


def test_without_a_title_the_file_names_it(show: Any) -> None:
    box(show.slides.add_slide(show.slide_layouts[6]).shapes, 1, 1, "没有标题")

    assert read(show).hints["title"] == "党课"


def test_progress_is_told_slide_by_slide(show: Any) -> None:
    add(show, "一")
    add(show, "二")
    file = io.BytesIO()
    show.save(file)
    told: list[tuple[int, int]] = []
    SlidesReader(Limits(), lambda done, total: told.append((done, total))).read(
        file.getvalue(), "a.pptx"
    )

    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("size", [4, 300, 5000])
def test_damage_is_one_sentence(show: Any, size: int) -> None:
    file = io.BytesIO()
    show.save(file)

    with pytest.raises(ReadingError, match=r"党课\.pptx.*已损坏"):
        SlidesReader(Limits()).read(file.getvalue()[:size], "党课.pptx")
