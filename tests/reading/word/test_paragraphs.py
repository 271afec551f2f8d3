"""What is seen of a paragraph is its text: no more, no less."""

from __future__ import annotations

import io
import zipfile

import pytest

from reading.word.word_files import NAMES, kept, paragraph, read, run, style, texts_of, word_file

BREAK, TAB = "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(text: str, result: str) -> str:
    return mark("begin") + code(text) + mark("separate") + result + mark("end")


def box(text: str) -> str:
    """Return a text box as Word 2010 and later writes it, for itself and for older ones."""
    inside = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r>"
    )


def form(kind: str, inside: str) -> str:
    data = f"<w:ffData><w:{kind}>{inside}</w:{kind}></w:ffData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    return begin + code(" FORM ") + mark("end")


def tick(inside: str) -> str:
    return form("checkBox", f"<w:sizeAuto/>{inside}")


def choice(number: int) -> str:
    entries = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in "一二三")
    return form("ddList", f'<w:result w:val="{number}"/>{entries}')


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (run("入") + run("党", "<w:b/>") + run("申请"), "入党申请"),
        (f'<w:hyperlink w:anchor="a">{run("办法")}</w:hyperlink>{run("见附件")}', "办法见附件"),
        (f"<w:smartTag><w:smartTag>{run('北京')}</w:smartTag></w:smartTag>", "北京"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('姓名')}</w:sdtContent></w:sdt>", "姓名"),
        (f"<w:customXml>{run('内容')}</w:customXml>", "内容"),
        (run("姓名") + TAB + run("张三"), "姓名 张三"),
        (run("a") + "<w:r><w:noBreakHyphen/></w:r>" + run("b\u00adc\u200bd"), "a-bcd"),
        (run("a") + "<w:r><w:softHyphen/></w:r>" + run("b"), "ab"),
        (run("甲\u00a0乙"), "甲 乙"),
        (field(" PAGEREF _Toc1 \\h ", run("3")), "3"),
        (field("IF ", field(" MERGEFIELD 性别 ", run("男")) + mark("x") + run("同志")), "男同志"),
        (f'<w:fldSimple w:instr=" DATE "> {run("三月")}</w:fldSimple>', "三月"),
        (mark("begin") + code(r" EQ \o\ac(○,12) ") + mark("end"), "⑫"),
        (mark("begin") + code(r"eq \* jc2 \o\ad(\s\up 9(yì),义)") + mark("end"), "义"),
        (mark("begin") + code(" TC 见下 ") + mark("end") + run("文"), "文"),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dǎng</w:t></w:r></w:rt><w:rubyBase>"
            f"{run('党')}</w:rubyBase></w:ruby></w:r>{run('章')}",
            "党章",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("同意"), "☑同意"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>' + run("反对"), "□反对"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①"),
        (run("\uf0fc", '<w:rFonts w:ascii="Wingdings"/>') + run("是"), "√是"),
        (run("10") + run("5", '<w:vertAlign w:val="superscript"/>') + run("平方米"), "10⁵平方米"),
        (run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O"), "H₂O"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>赞成票</m:t></m:r></m:num><m:den><m:r><m:t>a+b</m:t>"
            "</m:r></m:den></m:f><m:r><m:t>&gt;</m:t></m:r><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e>"
            "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "赞成票/(a+b)>x^2",
        ),
        (tick("<w:checked/>") + run("同意"), "☑同意"),
        (tick('<w:default w:val="0"/>') + run("反对"), "□反对"),
        (tick("<w:default/>") + run("弃权"), "☑弃权"),
        (choice(1) + run("级"), "二级"),
        (choice(7) + run("级"), "级"),
        ("<w:r><w:t>\n  入</w:t></w:r><w:r><w:t>党\n</w:t></w:r>", "入党"),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击')}</w:sdtContent>"
            f"</w:sdt>{run('申请人')}",
            "申请人",
        ),
        ("<w:proofErr/><w:bookmarkStart/>" + run("书签") + "<w:bookmarkEnd/>", "书签"),
        ("<w:r><w:t>前<!-- 注 --></w:t><?php ?></w:r>" + run("后"), "前后"),
    ],
)
def test_what_a_reader_sees_is_the_text(inside: str, shown: str) -> None:
    assert texts_of(f"<w:p>{inside}</w:p>") == [shown]


def test_a_soft_break_begins_a_line() -> None:
    assert texts_of(paragraph(run("第一条。") + BREAK + run("第二条。"))) == [
        "第一条。",
        "第二条。",
    ]
    assert texts_of(paragraph(run("甲") + "<w:r><w:cr/></w:r>" + run("乙"))) == ["甲", "乙"]


def test_a_broken_heading_stays_one_line() -> None:
    styles = style("1", title="heading 1")
    body = paragraph(run("关于印发") + BREAK + run("管理办法的通知"), '<w:pStyle w:val="1"/>')
    assert texts_of(body, {"styles": styles}) == ["关于印发管理办法的通知"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    assert texts_of(f"<w:p>{box('值班电话：12345')}{run('正文。')}</w:p>") == [
        "正文。",
        "值班电话：12345",
    ]


def test_a_box_that_only_older_programs_know_is_read_too() -> None:
    whole = box("旧框")
    begin, end = whole.index("<w:drawing>"), whole.index("</mc:Choice>")
    old = whole[:begin] + whole[end:]
    assert texts_of(f"<w:p>{old}</w:p>") == ["旧框"]
    art = '<w:r><w:pict><v:shape><v:textpath string="某某支部文件"/></v:shape></w:pict></w:r>'
    assert texts_of(f"<w:p>{art}</w:p>") == ["某某支部文件"]


def test_the_boxes_of_a_diagram_are_read() -> None:
    names = (
        'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for text in ("党委", "", "党支部")
    )
    data = f"<dgm:dataModel {names}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>"
    drawn = f'<w:r><w:drawing><dgm:relIds {names} r:dm="data"/></w:drawing></w:r>'
    assert texts_of(f"<w:p>{drawn}</w:p>", {"data.xml": data}) == ["党委", "党支部"]
    assert texts_of(f"<w:p>{drawn}</w:p>") == []


def test_words_that_ask_for_a_text_are_told_as_removed() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = prompt.format(paragraph("单击此处输入文字。")) + paragraph("姓名：")
    source = read(word_file(body + paragraph(prompt.format(run("选择日期")) + run("日期："))))
    assert kept(source) == ["姓名：", "日期："]
    assert {line.text: line.removed for line in source.removed} == {
        "单击此处输入文字。": "填写提示",
        "选择日期": "填写提示",
    }


def test_hidden_text_is_told_as_removed() -> None:
    styles = style("v", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = paragraph(
        run("公开") + run("秘密", "<w:vanish/>") + run("样式", '<w:rStyle w:val="v"/>')
        + run("可见", '<w:vanish w:val="0"/>')
    )  # fmt: skip
    source = read(word_file(body, {"styles": styles}))
    assert kept(source) == ["公开可见"]
    assert [(line.text, line.removed) for line in source.removed] == [("秘密样式", "隐藏文字")]


def test_a_large_initial_belongs_to_its_word() -> None:
    body = paragraph("支", '<w:framePr w:dropCap="drop"/>') + paragraph("部定期开会。")
    assert texts_of(body) == ["支部定期开会。"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    body = f"<w:p>{mark('begin')}{code(' TOC ')}{mark('separate')}{run('正文一。')}</w:p>"
    body += f"<w:p>{mark('begin')}{code('REF')}</w:p>" + paragraph("正文二。")
    assert texts_of(body) == ["正文一。", "正文二。"]


def test_headers_footers_and_comments_are_no_text() -> None:
    note = f'<w:comment w:id="1">{paragraph("此处存疑")}</w:comment>'
    header = f"<w:hdr {NAMES}>{paragraph('页眉')}</w:hdr>"
    body = paragraph(run("正文。") + '<w:r><w:commentReference w:id="1"/></w:r>')
    section = '<w:sectPr><w:headerReference r:id="header" w:type="default"/></w:sectPr>'
    source = read(word_file(body, {"comments": note, "header.xml": header}, section=section))
    assert kept(source) == ["正文。"]
    assert [(line.text, line.removed) for line in source.removed] == [("此处存疑", "注释")]


def test_files_in_the_strict_form_are_read() -> None:

    old = zipfile.ZipFile(io.BytesIO(word_file(paragraph("第一条。", look="<w:b/>"))))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(
                name.replace("/", "\\") if "document" in name else name,
                text.replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            )
    assert kept(read(packed.getvalue())) == ["第一条。"]


def test_pictures_instead_of_text_are_told() -> None:
    picture = "<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r>"
    source = read(word_file(f"<w:p>{picture}{run('见图')}</w:p>"))
    assert source.warnings == (
        "文件里有 1 张图片，其中的文字没有读取；如是扫描件，请另存为 PDF 后再放入。",
    )
    assert not read(word_file(f"<w:p>{picture}{run('说明文字' * 50)}</w:p>")).warnings
