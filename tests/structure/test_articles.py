"""Articles and notices: headings, bylines, compilations, sidecars."""

from __future__ import annotations

import datetime

import pytest
from sources import document_of, source_of

from knowledge.model import Kind, Level
from knowledge.structure import structure

LONG = "我们把这件事情放在心上，认真安排，逐项落实，取得了大家满意的效果，也积累了一些可用的经验。"

ARTICLE = f"""同心同力
——某县图书馆建设的实践与思考
某县图书馆课题组
{LONG}
一、背景
{LONG}
二、主要做法
（一）从制度上抓。一是建章立制。{LONG}二是抓好落实。{LONG}
1.细化分工。{LONG}
（二）从队伍上抓。{LONG}
三、启示：要舍得下功夫
{LONG}
（课题组成员：张三、李四光）"""


def test_headings_paths_and_authors() -> None:
    document = document_of(ARTICLE)
    assert document.title == "同心同力——某县图书馆建设的实践与思考"
    assert document.kind is Kind.EXPERIENCE
    assert document.organisation == "某县图书馆课题组"
    assert document.authors == ("张三", "李四光")
    sections = {p.key: p.label for p in document.places if p.level is Level.SECTION}
    assert sections == {
        "s1": "一、背景",
        "s2": "二、主要做法",
        "s2.1": "（一）从制度上抓",
        "s2.1.1": "1.细化分工",
        "s2.2": "（二）从队伍上抓",
        "s3": "三、启示：要舍得下功夫",
    }
    found = {passage.place: passage.location for passage in document.passages}
    assert found["s2.1.1"] == "二、主要做法 › （一）从制度上抓 › 1.细化分工"
    assert found["pre"] == "引言"
    assert found["head"] == "标题与署名"
    assert found["tail"] == "落款"


def test_a_title_on_two_lines() -> None:
    document = document_of(f"齐心协力\n打造书香样本\n某区图书馆党委\n一、背景\n{LONG}")
    assert document.title == "齐心协力 打造书香样本"
    assert document.organisation == "某区图书馆党委"
    wrapped = document_of("某校党员培训学时登记\n暂行办法\n第一条 甲。\n第二条 乙。\n第三条 丙。")
    assert wrapped.title == "某校党员培训学时登记暂行办法"


def test_a_long_paragraph_is_cut_between_its_points() -> None:
    points = "".join(f"{n}是做好这一点。{LONG}" for n in "一二三四")
    document = document_of(f"某项工作的思考\n一、做法\n{points}", max_passage=160)
    pieces = [passage.text for passage in document.passages if passage.place == "s1"]
    assert len(pieces) == 2
    assert pieces[1].startswith("三是")


def test_list_items_are_not_headings() -> None:
    document = document_of(f"某项工作的思考\n一、做法\n1.甲；\n2.乙；\n3.丙。\n二、体会\n{LONG}")
    labels = [place.label for place in document.places if place.level is Level.SECTION]
    assert labels == ["一、做法", "二、体会"]


def test_an_article_without_headings_is_cited_by_paragraph() -> None:
    document = document_of(f"漫谈读书\n作者：张三\n{LONG}{LONG}\n{LONG}{LONG}")
    assert [p.location for p in document.passages] == ["标题与署名", "正文第1段", "正文第2段"]


def test_a_compilation_becomes_several_documents() -> None:
    text = (
        "目录\n甲地读书的实践\n甲县图书馆\n乙地藏书的思考\n乙县图书馆 张 三\n"
        f"甲地读书的实践\n甲县图书馆\n一、背景\n{LONG}\n二、做法\n{LONG}\n"
        f"乙地藏书的思考\n乙县图书馆 张三\n一、背景\n{LONG}"
    )
    result = structure(source_of(text), None)
    assert [document.title for document in result.documents] == ["甲地读书的实践", "乙地藏书的思考"]
    assert result.documents[1].authors == ("张三",)
    assert len(result.left_out) == 5


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于开展读书活动的通知", Kind.NOTICE),
        ("我校举行读书节", Kind.NEWS),
        ("基层读书会的实践与思考", Kind.EXPERIENCE),
        ("杂记", Kind.OTHER),
    ],
)
def test_kinds(title: str, kind: Kind) -> None:
    assert document_of(f"{title}\n{LONG}").kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"书香满城\n4月23日，县图书馆举行读书日活动。{LONG}", Kind.NEWS),
        (f"书香满城\n{LONG}\n{LONG}（本报记者 张三）", Kind.NEWS),
        (f"书香满城——记县图书馆读书日\n{LONG}", Kind.NEWS),
        (
            f"违规收费典型案例\n甲馆收费。馆长受到警告处分。\n乙馆收费。给予馆长记过处分。\n{LONG}",
            Kind.NOTICE,
        ),
        (f"读书推广典型案例\n{LONG}\n{LONG}", Kind.EXPERIENCE),
        (f"警示教育 | 一本书引出的案件\n{LONG}\n{LONG}", Kind.OTHER),
        (f"馆员莫患“空调病”\n{LONG}", Kind.EXPERIENCE),
        (f"透过“慢”字看读书\n{LONG}", Kind.EXPERIENCE),
        (f"张三同志，男，现年三十岁。{LONG}\n{LONG}", Kind.EXPERIENCE),
    ],
)
def test_kinds_by_what_stands_in_the_text(text: str, kind: Kind) -> None:
    assert document_of(text).kind is kind


def test_a_sidecar_takes_precedence_and_its_mistakes_are_told() -> None:
    sidecar = {
        "title": "另一个标题",
        "published": datetime.date(2020, 1, 2),
        "authors": ["王五"],
        "kind": "notice",
        "colour": "red",
        "issuer": 3,
        "effective": "某天",
    }
    (document,) = structure(source_of(ARTICLE), sidecar).documents
    assert document.title == "另一个标题"
    assert document.kind is Kind.NOTICE
    assert document.authors == ("王五",)
    assert document.published is not None
    assert document.published.iso == "2020-01-02"
    assert document.origin["title"] == "sidecar"
    assert len(document.warnings) == 3
    assert "colour" in document.warnings[0]


def test_what_is_unknown_stays_unknown() -> None:
    document = document_of(f"漫谈读书\n{LONG}")
    assert document.authors == ()
    assert document.published is document.issuer is document.source is None
    assert document.version_date is None


def test_the_same_title_and_version_give_the_same_id() -> None:
    assert document_of("甲办法\n第一条 一。\n第二条 二。\n第三条 三。").id == (
        document_of("甲办法（试行）\n第一条 一。\n第二条 改。\n第三条 三。").id
    )
