"""Files that other programs made, and files that mean harm."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest
from exchanged import TITLE, found_anywhere, nowhere, only, said, workbook
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from knowledge.errors import ReadingError
from knowledge.quiz import (
    MOST_MEGABYTES,
    Difficulty,
    Fault,
    Format,
    Imported,
    ItemType,
    QuizItem,
    export,
    import_items,
)

RULE = f"《{TITLE}》第五条"


def read(name: str, text: str | bytes) -> Imported:
    data = text if isinstance(text, bytes) else text.encode()
    return import_items(name, data, found_anywhere)


MOODLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/读书</text></category></question>
  <question type="multichoice">
    <name><text>一</text></name>
    <questiontext format="html">
      <text><![CDATA[<p>每月至少活动&nbsp;<b>几次</b>？</p>]]></text>
    </questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>见{RULE}</p>]]></text></generalfeedback>
    <single>true</single>
    <answer fraction="100" format="html"><text>&lt;p&gt;1次&lt;/p&gt;</text></answer>
    <answer fraction="0" format="html"><text><![CDATA[2次<br>]]></text></answer>
  </question>
  <question type="multichoice">
    <questiontext format="html"><text>任务有？</text></questiontext>
    <generalfeedback><text>出处：{RULE}</text></generalfeedback>
    <single>false</single>
    <answer fraction="50"><text>选定书目</text></answer>
    <answer fraction="-100"><text>收取会费</text></answer>
    <answer fraction="50"><text>组织讨论</text></answer>
  </question>
  <question type="truefalse">
    <questiontext><text>每月至少活动1次。</text></questiontext>
    <generalfeedback><text>{RULE}</text></generalfeedback>
    <answer fraction="0"><text>true</text></answer>
    <answer fraction="100"><text>false</text></answer>
  </question>
  <question type="matching"><questiontext><text>连线</text></questiontext></question>
</quiz>"""


def test_what_moodle_gives_out() -> None:
    result = read("题库.xml", MOODLE)

    one, several, judged = result.items
    assert (one.stem, one.options, one.key) == ("每月至少活动\u00a0几次？", ("1次", "2次"), (0,))
    assert (several.type, several.key) == (ItemType.MULTI, (0, 2))
    assert (judged.type, judged.key) == (ItemType.JUDGE, (1,))
    assert said(result).startswith("第 4 题“题型”") and "matching" in said(result)


GIFT = f"""// 读书小组
$CATEGORY: 读书

::一::每月至少活动几次？ {{
  =1次 # 对
  ~2次
  ~%-50%3次
  ####{RULE}
}}

读书小组每月至少活动{{=1 =一####{RULE}}}次。

任务有哪些？{{~%50%选定书目 ~%50%组织讨论 ~%-100%收取会费 ####出处：{RULE}}}

每月至少活动1次。{{T####见{RULE}}}

连线 {{=a -> b =c -> d}}
"""


def test_what_trainers_write_as_gift() -> None:
    result = read("题库.gift", GIFT)

    types = [item.type for item in result.items]
    assert types == [ItemType.SINGLE, ItemType.BLANK, ItemType.MULTI, ItemType.JUDGE]
    assert result.items[0].options == ("1次", "2次", "3次") and result.items[0].key == (0,)
    assert result.items[1].stem == "读书小组每月至少活动___次。"
    assert [one.row for one in result.problems] == [17]


def test_json_of_another_program_needs_little() -> None:
    record = {
        "type": "single",
        "stem": "每月至少活动几次？",
        "options": ["1次", "2次"],
        "key": [0],
        "citation": {"title": TITLE, "location": "第五条"},
    }
    for text in (json.dumps(record), json.dumps([record]), json.dumps({"items": [record]})):
        item = only(read("题库.json", text))
        assert (item.type, item.difficulty, item.key) == (ItemType.SINGLE, Difficulty.MEDIUM, (0,))
        assert item.citation is not None and item.id


@pytest.mark.parametrize(
    ("record", "where"),
    [
        ({"type": "single", "stem": "问？", "options": ["甲", "乙"], "key": [7]}, "第 1 题“答案”"),
        ({"type": "single", "stem": "问？", "options": "甲乙", "key": [0]}, "第 1 题“选项”"),
        ({"type": 5, "stem": ["问"], "options": [1]}, "第 1 题“题干”"),
        ({"type": "blank", "stem": "每___", "key_text": None}, "第 1 题“答案”"),
        ("问？", "第 1 题“题干”"),
        ({}, "第 1 题“题干”"),
    ],
)
def test_json_of_the_wrong_shape_is_told_by_number(record: object, where: str) -> None:
    assert said(read("题库.json", json.dumps([record]))).startswith(where)


def test_json_that_is_none_is_told_by_line() -> None:
    with pytest.raises(ReadingError, match="第 2 行"):
        read("题库.jsonl", '{"stem": "问？"}\n{"stem": \n')
    with pytest.raises(ReadingError, match="JSON"):
        read("题库.json", "[" * 100_000)


def test_no_claimed_place_is_believed() -> None:
    cited = {"title": TITLE, "location": "第五条", "quote": "每月至少活动1次。"}
    record = {"type": "judge", "stem": "对。", "options": ["正确", "错误"], "key": [0]}
    true = only(read("x.json", json.dumps(record | {"citation": cited})))
    assert true.citation is not None
    forged = replace(
        true, citation=replace(true.citation, path="秘密.txt", start=7, version="2030")
    )
    unknown = replace(true, citation=replace(true.citation, title="没有的条例"))

    def sound(item: QuizItem) -> tuple[Fault, ...]:
        return ()

    mended = only(import_items("x.json", export([forged], Format.JSON), found_anywhere, sound))
    assert mended.citation == true.citation
    refused = import_items("x.json", export([unknown], Format.JSON), found_anywhere, sound)
    assert refused.items == () and "没有的条例" in said(refused)


def test_an_item_that_validation_refuses_is_told() -> None:
    def strict(item: QuizItem) -> tuple[Fault, ...]:
        return (Fault("citation", "引文与原文不一致。"),)

    cited = {"title": TITLE, "location": "第五条"}
    record = {"type": "judge", "stem": "对。", "options": ["正确", "错误"], "key": [0]}
    item = only(read("x.json", json.dumps(record | {"citation": cited})))
    result = import_items("x.json", export([item], Format.JSON), found_anywhere, strict)
    assert result.items == () and "引文与原文不一致" in said(result)


@pytest.mark.parametrize(
    "armed", ['=HYPERLINK("http://x")', "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1"]
)
def test_nothing_in_an_export_is_a_formula(armed: str) -> None:
    cited = {"title": TITLE, "location": "第五条"}
    record = {"type": "short", "stem": "问？", "key_text": "答", "citation": cited}
    base = only(read("x.json", json.dumps(record)))
    item = replace(base, stem=armed, topic=armed)
    lines = export([item], Format.CSV).decode("utf-8-sig")
    assert f",'{armed.replace(chr(34), chr(34) * 2)}" in lines.replace(',"', ",")
    sheet = load_workbook(io.BytesIO(export([item], Format.XLSX)))["题库"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}


BOMB = """<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<quiz><question type="essay"><questiontext><text>&b;</text></questiontext></question></quiz>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.xml", BOMB.encode()),
        ("x.xml", BOMB.encode("utf-16")),
        ("x.xml", b"<quiz>" + b"<a>" * 500),
        ("x.xml", b"<html><body/></html>"),
        ("x.xml", b"not xml"),
        ("x.xml", b""),
        ("x.gift", b""),
        ("x.gift", b"\x00\x01\x02\x03" * 50),
        ("x.json", b""),
        ("x.csv", b""),
        ("x.xlsx", b"PK\x03\x04 broken"),
        ("x.xlsx", b"no zip"),
        ("x.pdf", b"%PDF-1.7"),
        ("x", b"?"),
        ("x.json", b" " * (MOST_MEGABYTES * 1024 * 1024 + 1)),
        ("x.json", json.dumps([{"stem": "问"}] * 2001).encode()),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_kind_sentence(name: str, data: bytes) -> None:
    with pytest.raises(ReadingError) as refused:
        read(name, data)

    sentence = str(refused.value)
    assert sentence.endswith("。") and "\n" not in sentence and len(sentence) < 120


def test_a_workbook_that_unpacks_to_much_is_refused() -> None:
    data = workbook(["题干", "答案"])
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/big.bin", b"\0" * (40 * 1024 * 1024))
    with pytest.raises(ReadingError):
        read("x.xlsx", out.getvalue())


@settings(deadline=None, max_examples=80)
@given(name=st.sampled_from(["x.xml", "x.gift", "x.json", "x.csv"]), data=st.binary(max_size=200))
def test_rubbish_is_refused_or_told(name: str, data: bytes) -> None:
    try:
        result = import_items(name, data, nowhere)
    except ReadingError:
        return
    assert result.items == () and result.problems


@settings(deadline=None, max_examples=80)
@given(text=st.text(st.sampled_from("{}=~#:\\/%T5 问\n->"), max_size=60))
def test_any_gift_is_items_or_problems(text: str) -> None:
    try:
        result = import_items("x.gift", text.encode(), nowhere)
    except ReadingError:
        return
    assert result.items == ()
