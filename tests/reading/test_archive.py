"""Archives: members with their names, within bounds."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hostile.deflating import ZEROS, deflated
from hostile.zip_writer import Entry, entry, zip_of, zip_of_entries
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading import HtmlReader, Limits, MarkdownReader, Readers, Reading, TextReader
from knowledge.reading.containers.archive import ZipContainer
from knowledge.reading.containers.member_names import clean_name, is_left_behind, unique_names

LIMITS = Limits(unpacked_mb=5, members=8, depth=3)
TEXT = "第一条　为了规范值班，制定本办法。\n"


def read(data: bytes, limits: Limits = LIMITS) -> Reading:
    readers = [TextReader(), MarkdownReader(), HtmlReader()]
    return Readers(readers, [ZipContainer(limits)], limits).read(data, "来文.zip")


def paths(data: bytes) -> list[str]:
    return [source.path for source in read(data).sources]


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        read(data)
    sentence = str(caught.value)
    assert "来文.zip" in sentence and sentence.endswith("。") and "\n" not in sentence
    return sentence


def test_members_are_documents_of_their_own() -> None:
    reading = read(zip_of({"规定/办法.txt": TEXT, "通知.md": "# 通知\n明天开会。"}))
    assert [source.path for source in reading.sources] == [
        "来文.zip/规定/办法.txt",
        "来文.zip/通知.md",
    ]
    assert reading.sources[0].text == TEXT.strip()
    assert reading.faults == ()


def test_what_cannot_be_read_is_told_and_the_others_go_in() -> None:
    reading = read(zip_of({"办法.txt": TEXT, "程序.exe": b"MZ", "空.txt": "", "假.txt": b"%PDF-1"}))
    assert [source.path for source in reading.sources] == ["来文.zip/办法.txt"]
    assert len(reading.faults) == 3
    assert "来文.zip/程序.exe" in reading.faults[0] and "还不支持" in reading.faults[0]
    assert "来文.zip/空.txt" in reading.faults[1] and "空的" in reading.faults[1]
    assert "来文.zip/假.txt" in reading.faults[2] and ".pdf" in reading.faults[2]


def test_nothing_readable_inside() -> None:
    assert "没有文件" in refusal(zip_of({}))
    assert "程序.exe" in refusal(zip_of({"程序.exe": b"MZ", "库.dll": b"MZ"}))
    assert refusal(zip_of({"空.txt": ""})) == "文件“来文.zip/空.txt”是空的；请放入有内容的文件。"


def test_archives_in_archives() -> None:
    once = zip_of({"办法.txt": TEXT})
    twice = zip_of({"一.zip": once, "通知.txt": TEXT})
    assert paths(zip_of({"二.zip": twice})) == [
        "来文.zip/二.zip/一.zip/办法.txt",
        "来文.zip/二.zip/通知.txt",
    ]
    reading = read(zip_of({"三.zip": zip_of({"二.zip": twice})}))
    assert [source.path for source in reading.sources] == ["来文.zip/三.zip/二.zip/通知.txt"]
    assert "3 层" in reading.faults[0]


@pytest.mark.parametrize("name", ["社区告示/活动室.txt", "规定.txt", "关于2024年值班的通知.txt"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_in_any_usual_encoding(name: str, encoding: str) -> None:
    data = zip_of_entries([entry(name.encode(encoding), TEXT, flags=0)])
    assert paths(data) == [f"来文.zip/{name}"]


def test_names_in_big5() -> None:
    name = "關於值班規定的說明.txt"
    assert paths(zip_of_entries([entry(name.encode("big5"), TEXT, flags=0)])) == [
        f"来文.zip/{name}"
    ]


def test_what_a_system_left_there_is_passed_over() -> None:
    left = ("__MACOSX/._办法.txt", ".DS_Store", "图/Thumbs.db", "~$办法.txt", "desktop.ini")
    reading = read(zip_of({"空/": "", **dict.fromkeys(left, "x"), "办法.txt": TEXT}))
    assert len(reading.sources) == 1 and reading.faults == ()


def test_links_and_devices_are_refused() -> None:
    link = entry("链接.txt", "/etc/hostname", mode=0o120777)
    pipe = entry("管道.txt", "x", mode=0o010644)
    reading = read(zip_of_entries([link, pipe, entry("办法.txt", TEXT)]))
    assert len(reading.sources) == 1
    assert all("不是普通文件" in fault for fault in reading.faults) and len(reading.faults) == 2


def test_locked_and_damaged_members() -> None:
    locked = entry("密.txt", TEXT, flags=0x801)
    wrong = entry("坏.txt", TEXT, crc=1)
    odd = entry("奇.txt", TEXT, method=97)
    reading = read(zip_of_entries([locked, wrong, odd, entry("办法.txt", TEXT)]))
    assert len(reading.sources) == 1
    assert [any(word in fault for word in ("密码", "损坏", "压缩方式")) for fault in reading.faults]
    assert "密码" in refusal(zip_of_entries([locked]))


def test_a_damaged_archive() -> None:
    whole = zip_of({"办法.txt": TEXT * 99})
    assert "损坏" in refusal(whole[: len(whole) // 2])


def test_bombs_are_refused_whole_or_in_part() -> None:
    big = deflated((ZEROS, 6))
    assert "5 MB" in refusal(zip_of_entries([entry("大.txt", big), entry("办法.txt", TEXT)]))
    reading = read(zip_of({"里.zip": zip_of_entries([entry("大.txt", big)]), "办法.txt": TEXT}))
    assert len(reading.sources) == 1 and "5 MB" in reading.faults[0]
    lying = replace(big, size=1000)
    reading = read(zip_of_entries([entry("大.txt", lying), entry("办法.txt", TEXT)]))
    assert len(reading.sources) == 1 and "损坏" in reading.faults[0]


def test_what_is_unpacked_counts_for_all_levels_together() -> None:
    three = zip_of({"三.txt": "字" * 1_000_000})  # 3 MB
    reading = read(zip_of({"一.zip": three, "二.zip": three}))
    assert [source.path for source in reading.sources] == ["来文.zip/一.zip/三.txt"]
    assert "太大" in reading.faults[0]


def test_members_count_for_all_levels_together() -> None:
    assert "8 个" in refusal(zip_of({f"{number}.txt": TEXT for number in range(9)}))
    inner = zip_of({f"{number}.txt": TEXT for number in range(5)})
    reading = read(zip_of({"一.zip": inner, "二.zip": inner}))
    assert len(reading.sources) == 5 and "8 个" in reading.faults[0]


def test_two_members_of_one_name_are_both_read() -> None:
    same = [entry("办法.txt", TEXT), entry("办法.txt", TEXT + "第二条")]
    assert paths(zip_of_entries(same)) == ["来文.zip/办法.txt", "来文.zip/办法(2).txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../外.txt", "外.txt"),
        ("/etc/外.txt", "etc/外.txt"),
        ("C:\\来文\\..\\附件\n1.docx", "来文/附件 1.docx"),
        ("反\u202etxt.exe.txt", "反txt.exe.txt"),
        ("\x1b[31m红.txt", "[31m红.txt"),
        ("零\u200b宽\ufeff.txt", "零宽.txt"),
        (" .txt", "未命名.txt"),
        ("", "未命名"),
        ("长" * 300 + ".txt", "长" * 96 + ".txt"),
    ],
)
def test_names_become_harmless(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@given(st.text(max_size=400))
def test_every_name_becomes_harmless(name: str) -> None:
    shown = clean_name(name)
    assert shown and shown == clean_name(shown)
    assert len(shown) < 900 and shown.isprintable()
    assert not shown.startswith("/") and ".." not in shown.split("/")


@given(st.lists(st.sampled_from(["甲.txt", "甲(2).txt", "A.txt", "a.TXT", "乙"]), max_size=9))
def test_names_are_unlike(names: list[str]) -> None:
    found = unique_names(names)
    assert len({name.lower() for name in found}) == len(names)
    assert [name for name, old in zip(found, names, strict=True) if name == old] or not names


def test_documents_are_not_taken_for_litter() -> None:
    assert not any(map(is_left_behind, ["办法.docx", "a/b/通知.txt", "Thumbs.docx"]))


@given(st.data())
def test_damage_is_refused_or_told(data: st.DataObject) -> None:
    whole = bytearray(zip_of({"办法.txt": TEXT * 9, "里.zip": zip_of({"a.txt": TEXT})}))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        reading = read(bytes(whole))
    except ReadingError as error:
        assert "来文.zip" in str(error)
    else:
        assert reading.sources


def test_an_archive_by_another_name_is_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("办法.txt", TEXT)
    readers = Readers([TextReader()], [ZipContainer(LIMITS)], LIMITS)
    assert [source.path for source in readers.read(out.getvalue(), "来文.txt").sources] == [
        "来文.txt/办法.txt"
    ]


def test_an_entry_that_is_no_entry() -> None:
    nameless = Entry(b"", b"", 0, method=0)
    assert paths(zip_of_entries([nameless, entry("办法.txt", TEXT)])) == ["来文.zip/办法.txt"]
