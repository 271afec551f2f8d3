"""Pdf files: what is written in them, what is not, and what is broken."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hostile.pdf_writer import PdfWriter

from knowledge.errors import ReadingError
from knowledge.reading.limits import Limits
from knowledge.reading.pages.page import Box, Page, PrintedLine
from knowledge.reading.pages.pdf import PdfReader
from knowledge.reading.pages.recogniser import Picture
from knowledge.reading.texts import Removed
from knowledge.source import SET_APART, SourceText
from reading.pages.paper import Sheet, Text, broken, content_of, pdf_of, pdf_with, shown
from reading.pages.words import DUTIES, ITEMS, RULE, SECOND

RECOGNISED = "认出来的一行字。"


class Eye:
    """A recogniser that sees the same line on every page, and remembers the pictures."""

    def __init__(self, text: str = RECOGNISED, *, fails: bool = False) -> None:
        self.text = text
        self.fails = fails
        self.seen: list[tuple[int, Picture]] = []

    def recognise(self, picture: Picture, number: int, width: float, height: float) -> Page:
        self.seen.append((number, picture))
        if self.fails:
            raise ReadingError("识别失败")
        if not self.text:
            return Page(number, width, height, (), scanned=True)
        line = PrintedLine(self.text, Box(90, 90, 200, 102), 12, confidence=0.95)
        return Page(number, width, height, (line,), scanned=True)


def read(data: bytes, eye: Eye | None = None, limits: Limits | None = None) -> SourceText:
    return PdfReader(limits or Limits(), eye or Eye()).read(data, "办法.pdf")


def sheet() -> Sheet:
    made = Sheet()
    made.centred("活动室使用办法", size=18, bold=True)
    for text in (RULE, SECOND, DUTIES, *ITEMS):
        made.paragraph(text)
    return made


TEXT = "\n".join(["活动室使用办法", RULE, SECOND, DUTIES, *ITEMS])


def test_a_pdf_is_read_with_its_title_its_pages_and_its_paragraphs() -> None:
    source = read(pdf_of([sheet(), sheet()], info="活动室使用办法"))

    assert source.format == "pdf"
    assert source.text == TEXT + "\n" + TEXT
    assert source.hints == {"title": "活动室使用办法"}
    assert {line.spot.page for line in source.lines if line.spot} == {1, 2}
    assert not any(line.spot.scanned for line in source.lines if line.spot)
    assert [line.heading for line in source.lines][:2] == [SET_APART, 0]
    assert source.warnings == ()


@pytest.mark.parametrize(
    "title", ["", "Microsoft Word - 办法.doc", "办法.pdf", "未命名", "幻灯片 1", "活动"]
)
def test_a_title_that_is_not_printed_is_no_title(title: str) -> None:
    assert "title" not in read(pdf_of([sheet()], info=title)).hints


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    page = Sheet(right=500)
    page.put("参观校史馆活动_学习园地_某某新闻网", page.left)
    page.paragraph(RULE)

    source = read(pdf_of([page], info="参观校史馆活动_学习园地_某某新闻网"))

    assert source.hints == {"title": "参观校史馆活动"}


@pytest.mark.parametrize("quarters", [1, 2, 3])
@pytest.mark.parametrize("said", [True, False])
def test_a_sheet_on_its_side_is_read_whether_or_not_the_file_says_so(
    quarters: int, said: bool
) -> None:
    matrix = (b"", b"0 1 -1 0 %g %g", b"-1 0 0 -1 %g %g", b"0 -1 1 0 %g %g")[quarters]
    content = b""
    for text in sheet().texts:
        x, y = text.left, text.base
        place = ((0, 0), (y, x), (595 - x, y), (595 - y, 842 - x))[quarters]
        content += shown(text, matrix=matrix % place)
    turn = b"/Rotate %d" % (90 * quarters) if said else b""

    assert read(pdf_with([content], page=turn)).text == TEXT


def test_vertical_text_is_read_down_and_to_the_left() -> None:
    content, left = b"", 500.0
    for line in broken(RULE.replace("　", ""), 30):
        for row, char in enumerate(line):
            content += shown(Text(char, left, 100 + 14 * row))
        left -= 20

    assert read(pdf_with([content])).text == RULE.replace("　", "")


def test_what_is_cut_off_the_page_is_not_read() -> None:
    lower = replace(sheet(), texts=[Text("裁掉的一行", 90, 800), *sheet().texts])

    source = read(pdf_of([lower], page=b"/CropBox[0 100 595 842]"))

    assert source.text == TEXT


def test_what_nobody_sees_is_no_text() -> None:
    unseen = shown(Text("给机器看的指令", 90, 600), mode=3)
    white = b"1 1 1 rg\n" + shown(Text("白纸上的白字", 90, 620)) + b"0 g\n"
    banner = b"1 0 0 rg 80 240 300 40 re f 1 1 1 rg\n" + shown(Text("红底上的白字", 90, 590))

    source = read(pdf_with([content_of(sheet()) + unseen + white + banner]))

    assert source.text == TEXT + "\n红底上的白字"
    assert {line.removed for line in source.removed} == {Removed.UNSEEN}
    assert "给机器看的指令" in "".join(line.text for line in source.removed)


def test_a_watermark_is_no_text() -> None:
    mark = shown(Text("内部资料", 0, 0, 60), matrix=b"0.7 0.7 -0.7 0.7 200 300")

    source = read(pdf_with([content_of(sheet()) + mark]))

    assert source.text == TEXT
    assert [(line.text, line.removed) for line in source.removed] == [("内部资料", "水印")]


def test_letters_printed_twice_to_look_bold_are_there_once() -> None:
    again = [replace(text, left=text.left + 0.3) for text in sheet().texts]

    assert read(pdf_of([replace(sheet(), texts=[*sheet().texts, *again])])).text == TEXT


def test_what_was_typed_into_a_form_is_read() -> None:
    writer = PdfWriter()
    page = writer.page(writer.stream(b""))
    typed = shown(Text("值班员张三", 2, 838))
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1 2 0 R>>>>"
    look = writer.stream(typed, form)
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(n)/Rect[120 716 220 736]/F 4/AP<</N %d 0 R>>>>"
    number = writer.put(field % look)
    writer.objects[page] = writer.objects[page].replace(
        b"/Page/", b"/Page/Annots[%d 0 R]/" % number
    )

    assert read(writer.finish(b"/AcroForm<</Fields[%d 0 R]>>" % number)).text == "值班员张三"


def test_a_table_becomes_rows_at_its_place() -> None:
    page = Sheet()
    page.paragraph(RULE)
    top = page.base
    page.grid((90, 190, 290, 390), [top + 20 * n for n in range(4)])
    rows = (("姓名", "职务", "电话"), ("张三", "组长", "8001"), ("李四", "值班员", "8002"))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            page.at(text, 95 + 100 * column, top + 14 + 20 * row, 10)
    page.base = top + 90
    page.paragraph(SECOND)

    source = read(pdf_of([page]))

    assert source.text.split("\n") == [
        RULE,
        "姓名：张三 | 职务：组长 | 电话：8001",
        "姓名：李四 | 职务：值班员 | 电话：8002",
        SECOND,
    ]
    assert [line.row for line in source.lines] == [False, True, True, False]


def test_text_between_the_cells_of_a_table_is_not_lost() -> None:
    page = Sheet()
    page.grid((90, 190, 290), (100, 120, 140))
    page.rules += [(290, 140, 390, 140), (290, 140, 290, 160), (390, 140, 390, 160)]
    page.rules += [(290, 160, 390, 160)]  # a cell that touches the others at a corner
    for text, left, base in (
        ("姓名", 95, 114),
        ("张三", 195, 114),
        ("电话", 95, 134),
        ("8001", 195, 134),
    ):
        page.at(text, left, base, 10)
    page.at("备注", 300, 114, 10)
    page.at("每周", 295, 154, 10)

    text = read(pdf_of([page])).text

    assert all(word in text for word in ("姓名", "张三", "电话", "8001", "备注", "每周"))


def test_a_frame_around_text_is_no_table() -> None:
    page = Sheet()
    page.paragraph(RULE)
    page.grid((80, 460), (70, 160))

    assert read(pdf_of([page])).text == RULE


def test_bookmarks_are_headings() -> None:
    page = Sheet()
    page.put("一、开放时间", page.left)
    page.paragraph(RULE)

    source = read(pdf_of([sheet(), page], bookmarks=[("活动室使用办法", 1), ("一、 开放时间", 2)]))

    assert [line.text for line in source.lines if line.heading == 1] == [
        "活动室使用办法", "一、开放时间",
    ]  # fmt: skip


# Pages that have to be recognised.


def picture(width: int, height: int) -> bytes:
    """Draw a grey picture of so many points from the bottom left corner."""
    return b"q %d 0 0 %d 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n" % (width, height)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(picture(595, 842), id="a scan"),
        pytest.param(picture(595, 842) + shown(Text("第3页", 280, 800)), id="a scan with a stamp"),
        pytest.param(
            picture(595, 842) + shown(Text(RULE, 20, 90), mode=3), id="a scan with a hidden text"
        ),
        pytest.param(
            shown(Text("\ue001\ue002\ue003\ue004\ue005\ue006", 90, 90)), id="private signs"
        ),
        pytest.param(shown(Text("囈噁垜埲塸奰媷屭崟廞怗愮懤扻捪撊", 90, 90)), id="rare signs"),
    ],
)
def test_pages_without_a_text_of_their_own_are_recognised(content: bytes) -> None:
    eye = Eye()

    source = read(pdf_with([content_of(sheet()), content]), eye)

    assert [number for number, _ in eye.seen] == [2]
    assert source.text == f"{TEXT}\n{RECOGNISED}"
    last = source.lines[-1]
    assert last.spot is not None
    assert (last.spot.page, last.spot.scanned) == (2, True)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="an empty page"),
        pytest.param(content_of(sheet()) + picture(595, 842), id="text on a background"),
        pytest.param(
            picture(300, 200) + shown(Text("合影", 90, 700)), id="a photo and its caption"
        ),
    ],
)
def test_other_pages_are_not(content: bytes) -> None:
    eye = Eye()

    read(pdf_with([content_of(sheet()), content]), eye)

    assert eye.seen == []


def test_a_picture_in_the_place_of_a_number_is_read_and_reported() -> None:
    small = b"q 24 0 0 12 66 749 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
    page = Sheet()
    page.put("分以上为优秀。", 90)
    eye = Eye("90")

    source = read(pdf_with([content_of(page) + small]), eye)

    assert source.text == "90分以上为优秀。"
    assert source.warnings == ("第1页的行里有文字是图片，已经认出；请对照原文件。",)
    assert read(pdf_with([content_of(page) + small]), Eye(fails=True)).text == "分以上为优秀。"


def test_pictures_are_rendered_within_bounds() -> None:
    eye = Eye()

    read(
        pdf_with([picture(5000, 5000)], page=b"/MediaBox[0 0 5000 5000]"),
        eye,
        Limits(pixels=40_000),
    )

    seen = eye.seen[0][1]
    assert seen.width * seen.height <= 41_000
    assert len(seen.rgb) == 3 * seen.width * seen.height


def test_a_page_on_which_nothing_is_recognised_is_reported() -> None:
    source = read(pdf_with([content_of(sheet()), picture(595, 842)]), Eye(""))

    assert source.text == TEXT
    assert source.warnings == ("第2页是图片，没有认出文字；请对照原文件补上。",)


def test_a_page_that_fails_leaves_the_others() -> None:
    source = read(pdf_with([content_of(sheet()), picture(595, 842)]), Eye(fails=True))

    assert source.text == TEXT
    assert source.warnings == ("第2页读不出，已跳过；请对照原文件补上。",)


def test_pages_with_the_same_fault_share_a_sentence() -> None:
    scan = picture(595, 842)

    source = read(pdf_with([content_of(sheet()), *[scan] * 4, b"", scan]), Eye(""))

    assert source.warnings == ("第2—5、7页是图片，没有认出文字；请对照原文件补上。",)


def test_characters_that_the_file_does_not_name_are_shown_and_reported() -> None:
    data = pdf_with([content_of(sheet()) + shown(Text("\ufffd", 90, 700))])

    source = read(data)

    assert source.text == TEXT + "\n□"
    assert source.warnings == ("第1页有字符认不出，显示为 □；请对照原文件。",)


# Files that are refused.


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n%%EOF\n", b"%PDF-1.4\n" + b"\x00" * 300, pdf_of([sheet()])[:400]]
)
def test_a_damaged_file_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"^PDF 文件“办法.pdf”损坏了，打不开；.+。$"):
        read(data)


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(ReadingError, match="有 3 页，超过上限 2 页"):
        read(pdf_of([sheet()] * 3), limits=Limits(pages=2))


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []

    PdfReader(Limits(), Eye(), lambda done, total: told.append((done, total))).read(
        pdf_of([sheet()] * 3), "办法.pdf"
    )

    assert told == [(1, 3), (2, 3), (3, 3)]
