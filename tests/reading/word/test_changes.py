"""Tracked changes are read as accepted."""

from __future__ import annotations

from reading.word.word_files import (
    kept,
    level,
    listing,
    numbered,
    paragraph,
    read,
    row,
    run,
    table,
    texts_of,
    word_file,
)

GONE = "<w:rPr><w:del/></w:rPr>"
DELETED = "<w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>"


def test_what_was_inserted_stays_and_what_was_deleted_goes() -> None:
    inside = run("每月") + f"<w:ins>{run('至少')}</w:ins>{DELETED}" + run("一次。")
    source = read(word_file(paragraph(inside)))
    assert kept(source) == ["每月至少一次。"]
    assert source.warnings == ("文件里有未接受的修订，已按全部接受读取；请确认后另存定稿。",)


def test_what_was_moved_is_read_where_it_went() -> None:
    body = f"<w:p><w:moveFrom>{run('甲')}</w:moveFrom>{run('乙')}</w:p>"
    body += f"<w:p><w:moveTo>{run('甲')}</w:moveTo></w:p>"
    assert texts_of(body) == ["乙", "甲"]


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    body = paragraph("党支部应当", GONE) + paragraph("按期换届。") + paragraph("另一段。")
    assert texts_of(body) == ["党支部应当按期换届。", "另一段。"]


def test_a_deleted_paragraph_has_no_number() -> None:
    body = numbered("甲") + paragraph(
        DELETED, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{GONE}'
    ) + numbered("乙")  # fmt: skip
    assert texts_of(body, {"numbering": listing(level("%1."))}) == ["1. 甲", "2. 乙"]


def test_deleted_rows_and_cells_are_gone() -> None:
    body = table(
        row("项目", "金额"),
        row("住宿费", "300元", properties="<w:del/>"),
        row("交通费", "200元", properties="<w:ins/>"),
    )
    assert texts_of(body) == ["项目：交通费 | 金额：200元"]


def test_former_properties_do_not_count() -> None:
    former = '<w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    source = read(word_file(paragraph("现在靠左", former)))
    assert not source.lines[0].heading


def test_a_merge_into_a_table_keeps_its_text() -> None:
    body = paragraph("表前", GONE) + table(row("甲", "乙")) + paragraph("表后", GONE)
    assert texts_of(body) == ["表前", "甲 | 乙", "表后"]
