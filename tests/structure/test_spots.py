"""Rows of tables are passages by themselves; pages, sheets and scans are remembered."""

from __future__ import annotations

from invariants import check

from knowledge.model import Document, Kind, Level
from knowledge.source import SourceLine, SourceText, Spot
from knowledge.structure import structure


def document(*lines: SourceLine, path: str = "样例.pdf") -> Document:
    source = SourceText(path, "pdf", lines)
    result = structure(source)
    check(source, result, 400)
    [found] = result.documents
    return found


def sheet(*texts: str, title: str = "差旅住宿费标准") -> Document:
    """A workbook's sheet: its title, then rows from the third on."""
    spot = Spot(sheet="标准", row=1)
    rows = (
        SourceLine(n, text, row=True, spot=Spot(sheet="标准", row=n + 1))
        for n, text in enumerate(texts, start=2)
    )
    return document(SourceLine(1, title, spot=spot), *rows, path="标准.xlsx")


def test_each_row_is_a_passage_that_names_its_sheet_and_row() -> None:
    found = sheet("职级：处级；每天：500元", "职级：科级；每天：400元", "职级：其他；每天：350元")
    rows = [one for one in found.passages if "职级" in one.text]

    assert [one.text.split("\n")[-1] for one in rows] == [
        "职级：处级；每天：500元",
        "职级：科级；每天：400元",
        "职级：其他；每天：350元",
    ]
    assert [one.location for one in rows] == ["“标准”第3行", "“标准”第4行", "“标准”第5行"]
    assert found.title == "差旅住宿费标准"


def test_rows_are_no_headings_articles_or_bylines() -> None:
    rows = (
        "条款：第一条；依据：甲",
        "条款：第二条；依据：乙",
        "第三条：无；来源：丙",
        "一、小计：3",
    )
    found = sheet(*rows, "作者：张三", "2024年5月1日：值班")

    assert found.articles == 0 and found.authors == ()
    assert not [place for place in found.places if place.level is Level.SECTION and place.number]
    assert found.kind is Kind.OTHER


def test_a_table_of_activities_is_no_news_and_its_questions_are_no_faq() -> None:
    rows = [f"检查内容：第{n}项是否做了？ | 结果：是" for n in range(4)]
    found = sheet(*rows, title="主题党日活动物资台账")

    assert found.kind is Kind.OTHER
    assert len([one for one in found.passages if "检查内容" in one.text]) == 4


def test_the_name_that_a_program_gives_a_sheet_is_not_cited() -> None:
    spot = Spot(sheet="Sheet1", row=7)
    found = document(
        SourceLine(1, "值班表"), SourceLine(2, "日期：周一 | 人：甲", row=True, spot=spot)
    )

    assert found.passages[-1].location == "第7行"


def test_a_row_is_embedded_with_the_line_above_its_table() -> None:
    found = document(
        SourceLine(1, "青禾社区开支办法"),
        SourceLine(
            2, "各项开支先报预算，经居委会审议通过之后才能动用，年底向居民公开账目并接受询问。"
        ),
        SourceLine(3, "表1　活动经费标准"),
        SourceLine(4, "活动：讲座；标准：300元", row=True),
        SourceLine(5, "活动：参观；标准：800元", row=True),
        SourceLine(6, "超过标准的，由居委会另行审议，审议的结果在公告栏贴出七天以上，供居民查看。"),
    )
    lecture, visit = (one for one in found.passages if "标准：" in one.text)

    assert "表1　活动经费标准" in lecture.embedding_text
    assert visit.text == "活动：参观；标准：800元"
    assert visit.embedding_text.endswith("表1　活动经费标准\n活动：参观；标准：800元")


def test_rows_inside_an_article_belong_to_it() -> None:
    found = document(
        SourceLine(1, "青禾社区罚款办法"),
        SourceLine(2, "第一条 为了管好楼道，制定本办法。"),
        SourceLine(3, "第二条 罚款按下表执行："),
        SourceLine(4, "情形：堆放杂物；金额：50元", row=True),
        SourceLine(5, "情形：第三条所列；金额：100元", row=True),
        SourceLine(6, "第三条 占用消防通道的从重处理。"),
    )
    table = [one for one in found.passages if "堆放杂物" in one.text]

    assert found.articles == 3
    assert all(one.place.startswith("a2") for one in table)


def test_the_page_of_a_quote_is_known_by_its_offset() -> None:
    found = document(
        SourceLine(1, "值班安排", spot=Spot(page=1)),
        SourceLine(2, "第一页的话说得很清楚，值班的人要按时到岗。", spot=Spot(page=1)),
        SourceLine(3, "第二页的话也说得很清楚，交班要写记录。", spot=Spot(page=2, scanned=True)),
    )
    at = found.text.index("交班")

    assert found.page_at(at) == "第2页" and found.page_at(0) == "第1页"
    assert found.located("正文第2段", at) == "正文第2段（第2页）"
    assert found.is_scanned(at, at + 2) and not found.is_scanned(0, 4)


def test_slides_are_named_as_such_and_other_files_have_no_pages() -> None:
    slides = document(
        SourceLine(1, "培训安排", spot=Spot(slide=1)),
        SourceLine(2, "先学规定，再做题目，最后集体讨论一次。", spot=Spot(slide=4)),
    )
    plain = document(SourceLine(1, "培训安排"), SourceLine(2, "先学规定。"))

    assert slides.page_at(slides.text.index("再做")) == "第4张幻灯片"
    assert plain.page_at(3) is None and plain.located("正文", 3) == "正文"


def test_what_a_reader_warns_of_is_told_with_its_document() -> None:
    lines = (SourceLine(1, "值班安排"), SourceLine(2, "按时到岗。"))
    result = structure(SourceText("a.pdf", "pdf", lines, warnings=("第3页读不出。",)))

    assert result.documents[0].warnings[0] == "第3页读不出。"
