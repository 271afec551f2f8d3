"""A note stands in a line of its own, after what it is about."""

from __future__ import annotations

from reading.word.word_files import paragraph, run, texts_of


def note(name: str, text: str, kind: str = "footnote") -> str:
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{name}">{paragraph(mark + run(" " + text))}</w:{kind}>'


def reference(name: str, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{name}"{more}/></w:r>'


SEPARATOR = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)


def test_a_note_follows_its_paragraph_and_leaves_the_sentence_whole() -> None:
    body = paragraph(
        run("正式党员") + reference("2") + run("应当参加") + reference("5") + run("。")
    )
    body += paragraph("下一段。")
    notes = SEPARATOR + note("2", "不含预备党员。") + note("5", "因公外出的除外。")
    assert texts_of(body, {"footnotes": notes}) == [
        "正式党员应当参加。",
        "注①：不含预备党员。",
        "注②：因公外出的除外。",
        "下一段。",
    ]


def test_endnotes_are_numbered_apart() -> None:
    body = paragraph(run("甲") + reference("1")) + paragraph(run("乙") + reference("1", "endnote"))
    parts = {"footnotes": note("1", "脚注。"), "endnotes": note("1", "尾注。", "endnote")}
    assert texts_of(body, parts) == ["甲", "注①：脚注。", "乙", "尾注①：尾注。"]


def test_a_mark_of_ones_own_is_no_text() -> None:
    marked = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = paragraph(run("收费标准") + marked + run("如下"))
    assert texts_of(body, {"footnotes": note("1", "另有规定的除外。")}) == [
        "收费标准如下",
        "注①：另有规定的除外。",
    ]


def test_a_note_of_several_paragraphs_is_one_line() -> None:
    notes = f'<w:footnote w:id="1">{paragraph("第一句。")}{paragraph("第二句。")}</w:footnote>'
    assert texts_of(paragraph(run("文") + reference("1")), {"footnotes": notes}) == [
        "文",
        "注①：第一句。 第二句。",
    ]


def test_references_to_notes_that_are_not_there_are_passed_over() -> None:
    body = paragraph(run("文") + reference("9") + reference("", "endnote"))
    assert texts_of(body) == ["文"]
    assert texts_of(body, {"footnotes": note("1", "别的。")}) == ["文"]
