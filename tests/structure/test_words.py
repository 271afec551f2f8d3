"""Numerals, dates, titles, marks and file names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.structure import (
    canonical_title,
    find_dates,
    parse_date,
    parse_numeral,
    plain_title,
    read_mark,
    short_names,
    to_chinese,
)
from knowledge.structure.byline import names, read_byline
from knowledge.structure.filename import read_file_name
from knowledge.structure.history import is_history, read_effective, read_history, read_repeals
from knowledge.structure.kinds import names_a_rule


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二百八十四", 284),
        ("一百零五", 105),
        ("一千二百六十", 1260),
        ("十", 10),
        ("廿三", 23),
        ("两", 2),
        ("二〇一八", 2018),
        ("一八四〇", 1840),
        ("１２", 12),
        ("12", 12),
        ("3万", 30000),
        ("", None),
        ("甲", None),
    ],
)
def test_numerals(text: str, number: int | None) -> None:
    assert parse_numeral(text) == number


@given(st.integers(0, 99_999))
def test_numerals_go_both_ways(number: int) -> None:
    assert parse_numeral(to_chinese(number)) == number
    assert parse_numeral(str(number)) == number


@given(st.text(max_size=20))
def test_numerals_never_fail(text: str) -> None:
    parse_numeral(text)
    list(find_dates(text))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018年10月28日", "2018-10-28"),
        ("2018 年 10 月 28 日", "2018-10-28"),
        ("２０１８年１０月", "2018-10"),
        ("2018-10-28", "2018-10-28"),
        ("2018.10.28", "2018-10-28"),
        ("2018", "2018"),
        ("二〇一八年十月二十八日", "2018-10-28"),
        ("2025年02月08日 16:48:12", "2025-02-08"),
        ("2020年12期", None),
        ("2020年度", None),
        ("2018年13月", None),
        ("2018年2月30日", None),
        ("电话12345678", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    date = parse_date(text)
    assert (date and date.iso) == iso


def test_a_date_keeps_its_printed_form() -> None:
    date = parse_date("发布于 2018 年 10 月 28 日。")
    assert date is not None
    assert date.printed == "2018 年 10 月 28 日"


@pytest.mark.parametrize(
    ("title", "canonical"),
    [
        ("《某某学校章程（2022年修改）》", "某某学校章程"),
        ("中国共产党支部工作条例（试行）（2018年）", "中国共产党支部工作条例"),
        ("某某条例 2023修订", "某某条例"),
        ("某某法(2020-10-17)", "某某法"),
        ("某某办法（试行）", "某某办法"),
        ("（试行）", "（试行）"),
    ],
)
def test_canonical_titles(title: str, canonical: str) -> None:
    assert canonical_title(title) == canonical


def test_titles_for_display_keep_that_they_are_on_trial() -> None:
    assert plain_title("《某某办法（试行）（2020年）》") == "某某办法（试行）"


@pytest.mark.parametrize(
    ("title", "names_"),
    [
        ("中国共产党支部工作条例（试行）", ("支部工作条例",)),
        ("中华人民共和国劳动合同法", ("劳动合同法",)),
        ("某校食堂管理办法", ()),
        ("关于中国共产党党费使用的规定", ("党费使用规定",)),
    ],
)
def test_short_names(title: str, names_: tuple[str, ...]) -> None:
    assert short_names(title) == names_


@given(st.text(max_size=40))
def test_titles_never_fail(title: str) -> None:
    assert canonical_title(canonical_title(title)) == canonical_title(title)
    short_names(title)
    read_mark(title)
    read_byline(title) if title else None


@pytest.mark.parametrize(
    ("text", "style", "number", "suffix"),
    [
        ("第十条 党员", "ARTICLE", 10, 0),
        ("第 10 条　党员", "ARTICLE", 10, 0),
        ("第十条之一 党员", "ARTICLE", 10, 1),
        ("第二编 分则", "PART", 2, 0),
        ("第一阶段 申请", "STAGE", 1, 0),
        ("三、做法", "COMMA", 3, 0),
        ("(三)做法", "BRACKET", 3, 0),
        ("1．做法", "POINT", 1, 0),
        ("（1）做法", "ROUND", 1, 0),
    ],
)
def test_marks(text: str, style: str, number: int, suffix: int) -> None:
    mark = read_mark(text)
    assert mark is not None
    assert (mark.style.name, mark.number, mark.suffix) == (style, number, suffix)


@pytest.mark.parametrize("text", ["0.5个学时", "第一，坚持", "十分重要", "（试行）", "2020年", ""])
def test_no_marks(text: str) -> None:
    assert read_mark(text) is None


@pytest.mark.parametrize(
    ("path", "title", "iso"),
    [
        ("a/003_6f95d89662ca9902.txt", None, None),
        ("c_news_24_短评：“多开会”不如“沉下去”.html", "短评：“多开会”不如“沉下去”", None),
        ("L2610_抓改革促发展.html", "抓改革促发展", None),
        ("erp_article_8_榜样的力量.html", "榜样的力量", None),
        ("12762_年度述职报告.html", "年度述职报告", None),
        ("某某章程（2022年修改）.txt", "某某章程", "2022"),
        ("某某法(2020-10-17).md", "某某法", "2020-10-17"),
        ("参观市博物馆-某某大学新闻网.md", "参观市博物馆", None),
    ],
)
def test_file_names(path: str, title: str | None, iso: str | None) -> None:
    name = read_file_name(path)
    assert name.title == title
    assert (name.date and name.date.iso) == iso


def test_bylines() -> None:
    line = read_byline("2025年02月08日 16:48:12 来源: 某省党建网 作者: 张三丰")
    assert line is not None
    assert (line.authors, line.source) == (("张三丰",), "某省党建网")
    assert line.published is not None
    assert line.published.iso == "2025-02-08"
    line = read_byline("某省某市税务局 张三 李四光")
    assert line is not None
    assert (line.organisation, line.authors) == ("某省某市税务局", ("张三", "李四光"))
    line = read_byline("(课题组成员:张三、李四光)")
    assert line is not None
    assert line.authors == ("张三", "李四光")
    line = read_byline("（作者系某市人民检察院党组书记、检察长）")
    assert line is not None
    assert line.organisation == "某市人民检察院"
    line = read_byline("（作者：张三 李四光 单位：某市纪委监委）")
    assert line is not None
    assert (line.organisation, line.authors) == ("某市纪委监委", ("张三", "李四光"))
    line = read_byline("文章来源：本站原创 作者：佚名 发布时间：2019年09月26日 点击数：次")
    assert line is not None
    assert (line.authors, line.source) == ((), None)
    assert read_byline("某月刊 2020年12期") is not None
    assert read_byline("我们坚持学习，不断进步。") is None
    assert names("张 洋 欧阳小红") == ("张洋", "欧阳小红")


def test_history() -> None:
    assert is_history("（2018年8月18日某委员会印发）")
    assert not is_history("2018年以来，我们认真抓落实。")
    history = read_history(
        ["（2010年3月1日某某会议通过　2010年4月2日国务院公布　2019年5月6日修订）"]
    )
    assert history.adopted is not None
    assert history.adopted.iso == "2019-05-06"
    assert history.promulgated is None  # 2010 was that of the first version
    history = read_history(["（教育部令第 41 号 2017 年 2 月 4 日）"])
    assert (history.document_number, history.issuer) == ("教育部令第41号", "教育部")
    assert history.promulgated is not None


def test_effect_and_repeals() -> None:
    issued = parse_date("2014年5月28日")
    effective = read_effective(["本细则自发布之日起施行。"], issued)
    assert effective is not None
    assert effective.iso == "2014-05-28"
    assert read_effective(["本细则自发布之日起施行。"], None) is None
    effective = read_effective(["本法自 2018 年 10 月 1 日起施行。"], None)
    assert effective is not None
    assert effective.iso == "2018-10-01"
    text = "本规定自2017年9月1日起施行。原《学生守则》（校令第2号）、《考勤办法》同时废止。"
    assert read_repeals([text]) == ("学生守则（校令第2号）", "考勤办法")


def test_titles_of_rules() -> None:
    assert names_a_rule("某校学生管理办法（试行）")
    assert names_a_rule("某某合同法")
    assert not names_a_rule("推行“三步”工作法")
