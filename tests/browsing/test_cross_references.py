"""What a quote refers to, found in its document and in others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import workshop_at

from knowledge.bootstrap import Workshop
from knowledge.browsing.cross_references import Towards, printed_references

RULES = {
    "船闸": """青禾河船闸通行条例

（自2022年5月1日起施行）

第一章 总则
第一条 为了管好船闸，制定本条例。
第二条 过闸按到达的先后。
运粮的船优先。
第三条 下列船舶不得过闸：
（一）超载的；
（二）无证的；
（三）带火种的。
第二章 收费
第四条 依照前条第二项的规定扣下的船，按照本条例第二条第二款的规定不收费。
第五条 过闸费每船十元。
前款规定的费用由闸长收取。
闸长依照前两款的规定记账。
第六条 违反第三条至第五条的，依照《青禾河码头管理办法》第二条和第三条处理。
第七条 依照长江航运条例第九条的规定另行处罚；本办法以外的，依照青禾河码头管理办法第一条的规定。
第八条 第六条规定的处罚，适用第二条第一款、第二款；本条第二款另有规定的除外。
前条所称处罚由闸长决定，见本条例第九十九条。
第九条 本条例自2022年5月1日起施行。
""",
    "码头": """青禾河码头管理办法

（自2023年1月1日起施行）

第一条 码头由闸长管。
第二条 停船超过一天的，每天五元。
第三条 乱停的，劝离。
""",
}


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    folder = tmp_path_factory.mktemp("river")
    (folder / "documents").mkdir()
    for name, text in RULES.items():
        (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
    workshop = workshop_at(folder / "var", folder / "documents")
    workshop.ingestion()
    yield workshop
    workshop.library.catalogue().generation.close()


def refers(river: Workshop, quote: str) -> list[tuple[str, str, str]]:
    """Return label, title and location of what a stretch of the first rule refers to."""
    catalogue = river.library.catalogue()
    document = catalogue.find("船闸通行条例").id
    start = catalogue.text(document).index(quote)
    found = river.browser.references(document, start, start + len(quote), None)
    for one in found:
        assert catalogue.text(one.document_id)[one.start : one.end].strip()
    return [(one.label, one.title, one.location) for one in found]


LOCK, PIER = "青禾河船闸通行条例", "青禾河码头管理办法"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            "依照前条第二项的规定扣下的船，按照本条例第二条第二款的规定不收费",
            [
                ("前条第二项", LOCK, "第一章 第三条第一款（二）"),
                ("本条例第二条第二款", LOCK, "第一章 第二条第二款"),
            ],
        ),
        ("前款规定的费用", [("前款", LOCK, "第二章 第五条第一款")]),
        ("闸长依照前两款的规定", [("前两款", LOCK, "第二章 第五条第一款至第二款")]),
        (
            "违反第三条至第五条的，依照《青禾河码头管理办法》第二条和第三条处理",
            [
                ("第三条至第五条", LOCK, "第一章 第三条至第五条"),
                ("《青禾河码头管理办法》第二条", PIER, "第二条"),
                ("第三条", PIER, "第三条"),
            ],
        ),
        ("和第三条处理", [("第三条", PIER, "第三条")]),
        (
            "依照长江航运条例第九条的规定另行处罚；本办法以外的，依照青禾河码头管理办法第一条",
            [("第一条", PIER, "第一条")],
        ),
        (
            "第八条 第六条规定的处罚，适用第二条第一款、第二款；本条第二款",
            [
                ("第六条", LOCK, "第二章 第六条"),
                ("第二条第一款", LOCK, "第一章 第二条第一款"),
                ("第二款", LOCK, "第一章 第二条第二款"),
                ("本条第二款", LOCK, "第二章 第八条第二款"),
            ],
        ),
        ("前条所称处罚由闸长决定，见本条例第九十九条", [("前条", LOCK, "第二章 第七条")]),
        ("第五条 过闸费每船十元。", []),
        ("第一条 为了管好船闸，制定本条例。", []),
    ],
)
def test_references_lead_to_their_places(
    river: Workshop, quote: str, expected: list[tuple[str, str, str]]
) -> None:
    assert refers(river, quote) == expected


def test_the_numbers_that_articles_begin_with_refer_to_nothing(river: Workshop) -> None:
    catalogue = river.library.catalogue()
    document = catalogue.find("码头管理办法").id
    assert river.browser.references(document, 0, len(catalogue.text(document)), None) == ()


def test_what_is_not_there_refers_to_nothing(river: Workshop) -> None:
    assert river.browser.references("gone", 0, 10, None) == ()
    document = river.library.catalogue().find("码头管理办法").id
    assert river.browser.references(document, 10_000, 20_000, None) == ()


@given(st.text(st.sampled_from("前本第条款项一二两十至和、之（）《》法例规定依照"), max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    end = 0
    for one in printed_references(text):
        assert end <= one.start <= one.named < one.end <= len(text)
        assert one.towards is not Towards.LAST or one.linked
        end = one.end


@pytest.mark.parametrize("text", ["修订前条例", "空前条件下", "目前项目", "此前款项", "本条例施行"])
def test_words_that_look_like_references_are_none(text: str) -> None:
    assert printed_references(text) == []
