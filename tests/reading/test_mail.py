"""Mails: what they say, who sent them, and their attachments."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hostile.zip_writer import zip_of
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading import HtmlReader, Limits, Readers, Reading, TextReader
from knowledge.reading.containers.archive import ZipContainer
from knowledge.reading.containers.mail import MailContainer
from knowledge.source import SourceText

LIMITS = Limits(members=8, unpacked_mb=5)
TABLE = (
    "<html><head><style>p{}</style></head><body><p>各部门：</p><p>安排如下，请遵照执行。</p>"
    "<table><tr><td>日期</td><td>部门</td></tr><tr><td>5月7日</td><td>财务部</td></tr></table>"
    '<p><img src="cid:logo">清河办公室</p></body></html>'
)
RAW = "From: 办公室 <a@b.example>\nSubject: 关于值班的通知\n\n明天起值班。\n"


def read(data: bytes) -> Reading:
    containers = [ZipContainer(LIMITS), MailContainer(HtmlReader())]
    return Readers([TextReader(), HtmlReader()], containers, LIMITS).read(data, "来信.eml")


def mail(subject: str = "关于值班的通知", body: str = "明天起值班。\n") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "清河办公室 <office@qinghe.example>"
    message["To"] = "all@qinghe.example"
    message["Date"] = "Mon, 06 May 2024 23:30:00 +0800"
    message.set_content(body)
    return message


def only(reading: Reading) -> SourceText:
    (source,) = reading.sources
    return source


def test_a_mail_says_its_subject_sender_and_day() -> None:
    source = only(read(mail("回复：Fwd: 关于值班的通知").as_bytes()))
    assert source.text.split("\n") == [
        "关于值班的通知",
        "发件人：清河办公室",
        "日期：2024年5月6日",
        "明天起值班。",
    ]
    assert source.hints == {
        "title": "关于值班的通知",
        "authors": ["清河办公室"],
        "published": "2024-05-06",
    }
    assert source.format == "eml" and source.lines[0].heading
    assert [line.number for line in source.lines] == [1, 2, 3, 4]


def test_a_page_is_read_whole_with_its_table() -> None:
    message = mail()
    message.add_alternative(TABLE, subtype="html")
    text = only(read(message.as_bytes())).text
    assert "各部门：" in text and "清河办公室" in text and "明天起" not in text
    assert "5月7日" in text and "财务部" in text


def test_an_empty_page_gives_way_to_the_plain_text() -> None:
    message = mail()
    message.add_alternative("<html><body><p> </p></body></html>", subtype="html")
    assert "明天起值班。" in only(read(message.as_bytes())).text


def test_attachments_are_documents_of_their_own() -> None:
    message = mail()
    for name, data in (
        ("附件1：值班办法.txt", "第一条　略。".encode("gb18030")),
        ("附件1：值班办法.txt", "第二条　略。".encode()),
        ("材料.zip", zip_of({"表.txt": "姓名"})),
        ("../../外.txt", "外".encode()),
        ("程序.exe", b"MZ"),
    ):
        message.add_attachment(data, maintype="application", subtype="x-any", filename=name)
    reading = read(message.as_bytes())
    assert [source.path for source in reading.sources] == [
        "来信.eml",
        "来信.eml/附件1：值班办法.txt",
        "来信.eml/附件1：值班办法(2).txt",
        "来信.eml/材料.zip/表.txt",
        "来信.eml/外.txt",
    ]
    assert reading.sources[1].text == "第一条　略。"
    assert "来信.eml/程序.exe" in reading.faults[0] and len(reading.faults) == 1


def test_a_forwarded_mail_is_one_more() -> None:
    inner = mail("附上通知", "内层正文。")
    inner.add_attachment("第一条".encode(), maintype="text", subtype="x-a", filename="办法.txt")
    message = mail()
    message.add_attachment(inner)
    reading = read(message.as_bytes())
    assert [source.hints.get("title") for source in reading.sources] == [
        "关于值班的通知",
        "附上通知",
        None,
    ]
    assert reading.sources[2].path == "来信.eml/转发的邮件.eml/办法.txt"


def test_pictures_within_the_text_are_counted_and_signatures_passed_over() -> None:
    message = mail()
    message.add_alternative(TABLE, subtype="html")
    page = message.get_payload()[1]
    page.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    message.make_mixed()
    message.attach(signature())
    reading = read(message.as_bytes())
    assert only(reading).warnings == ("邮件正文里的 1 张图片没有读取",)
    assert reading.faults == ()


def signature() -> EmailMessage:
    part = EmailMessage()
    part.set_content(b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    return part


@pytest.mark.parametrize(
    "raw",
    [
        "From: 办公室 <a@b.example>\r\nSubject: 关于值班的通知\r\n\r\n明天起值班。\r\n".encode(
            "gb18030"
        ),
        "From: 办公室 <a@b.example>\nSubject: 关于值班的通知\n\n明天起值班。\n".encode(),
        b"From: =?gb2312?B?sOy5q8rS?= <a@b.example>\nContent-Type: text/plain; charset=gb2312\n"
        b"Subject: =?gbk?B?udg=?=\n =?gbk?B?09rWtbDgtcTNqA==?= =?gbk?B?1qo=?=\n"
        b"Content-Transfer-Encoding: base64\n\nw/fM7Mbw1rWw4KGjCg==\n",
        # One character split between two words, as some programs do.
        b"From: =?gbk?Q?=B0=EC=B9?= =?gbk?Q?=AB=CA=D2?= <a@b.example>\nMIME-Version: 1.0\n"
        b"Subject: =?utf-8?q?=E5=85=B3=E4=BA=8E=E5=80=BC=E7=8F=AD=E7=9A=84=E9=80=9A=E7=9F=A5?=\n\n"
        + "明天起值班。".encode(),
    ],
)
def test_encodings_that_real_mails_have(raw: bytes) -> None:
    source = only(read(raw))
    assert source.hints == {"title": "关于值班的通知", "authors": ["办公室"]}
    assert "明天起值班。" in source.text


def test_names_of_attachments_in_any_usual_form() -> None:
    for header in (
        'filename="=?gbk?B?sOy3qC50eHQ=?="',
        "filename*=gbk''%B0%EC%B7%A8.txt",
        "filename*0*=utf-8''%E5%8A%9E; filename*1*=%E6%B3%95.txt",
        'filename="办法.txt"',
    ):
        raw = (
            f"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
            f"Content-Type: application/octet-stream\nContent-Disposition: attachment; {header}\n\n"
            "第一条\n--b--\n"
        ).encode()
        assert [source.path for source in read(raw).sources][-1] == "来信.eml/办法.txt", header


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        read(data)
    assert "来信.eml" in str(caught.value)
    return str(caught.value)


def test_what_is_no_mail_or_holds_too_much() -> None:
    assert "不是真正的 .eml" in refusal("第一条　略。\n第二条　略。\n".encode())
    assert refusal(bytes(range(256)))
    message = mail()
    for number in range(9):
        message.add_attachment(b"x", maintype="a", subtype="b", filename=f"{number}.txt")
    assert "8 个" in refusal(message.as_bytes())
    deep = b"x"
    for level in range(60):
        deep = b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n%s\n--%d--\n' % (
            (level, level, deep, level)
        )
    assert "嵌套" in refusal(b"Subject: x\n" + deep)


def test_broken_headers_and_charsets_are_borne() -> None:
    raw = (
        b"Subject: =?x-klingon?B?!!!?= =?utf-8?B?=?=\nDate: Mon, 99 Foo 2024\nFrom: <\n"
        b"Content-Type: text/plain; charset=klingon-8\n\n" + "明天起值班。".encode()
    )
    source = only(read(raw))
    assert "明天起值班。" in source.text and "published" not in source.hints


@given(st.data())
def test_mutations_are_read_or_refused(data: st.DataObject) -> None:
    message = mail()
    message.add_alternative(TABLE, subtype="html")
    message.add_attachment(b"x", maintype="a", subtype="b", filename="附件.txt")
    whole = bytearray(message.as_bytes())
    for _ in range(data.draw(st.integers(1, 9))):
        place = data.draw(st.integers(0, len(whole)))
        whole[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=6))
    try:
        reading = read(bytes(whole))
    except ReadingError as error:
        assert "来信.eml" in str(error)
    else:
        assert reading.sources
