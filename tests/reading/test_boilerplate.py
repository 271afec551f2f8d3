from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.boilerplate import is_credit, reasons, repeats
from knowledge.reading.texts import Removed

TITLE = "关于做好年度志愿服务工作的通知"
BODY = [
    "各支部：",
    "现将有关事项通知如下。",
    "一、活动安排",
    "每月开展一次志愿服务，时间由支部自定。",
]
ARTICLE = [TITLE, "2024年3月5日 来源：机关党委", *BODY]


def removed(lines: list[str]) -> list[str]:
    return [line for line, reason in zip(lines, reasons(lines), strict=True) if reason]


@pytest.mark.parametrize(
    ("junk", "reason"),
    [
        ("当前位置：首页 > 党建 > 通知", Removed.NAVIGATION),
        ("您现在的位置:首页>>新闻中心>>要闻", Removed.NAVIGATION),
        ("首页 » 制度汇编 » 正文", Removed.NAVIGATION),
        ("2/7 上一页 1 2 3 下一页 尾页", Removed.PAGER),
        ("上一篇：关于召开座谈会的通知", Removed.PAGER),
        ("下一篇:没有了", Removed.PAGER),
        ("分享到： 微信 新浪微博 QQ空间", Removed.TOOLS),
        ("扫一扫在手机打开当前页", Removed.TOOLS),
        ("【字体：大 中 小】 打印", Removed.TOOLS),
        ("客户端下载", Removed.TOOLS),
        ("更多精彩资讯请下载“某某网”客户端。欢迎提供线索，电话 8001。", Removed.TOOLS),
        ("【打印本页】", Removed.TOOLS),
        ("Copyright © 2011-2024 某某网 版权所有", Removed.COPYRIGHT),
        ("京ICP备12345678号-1", Removed.COPYRIGHT),
        ("浙公网安备 33010000000000号", Removed.COPYRIGHT),
        ("转载请注明出处：http://www.example.com/1.html", Removed.COPYRIGHT),
        ("免责声明：本站部分内容转自网络，版权归原作者所有。", Removed.COPYRIGHT),
        ("浏览次数：153次", Removed.COUNTER),
        ("点击数：138 次", Removed.COUNTER),
        ("文章来源： 作者： 点击数：次", Removed.COUNTER),
        ("影响了:", Removed.COUNTER),
        ("================", Removed.RULE),
    ],
)
def test_junk_lines_go_wherever_they_stand(junk: str, reason: Removed) -> None:
    for lines in ([junk, *ARTICLE], [*ARTICLE, junk], [*ARTICLE[:4], junk, *ARTICLE[4:]]):
        assert reasons(lines)[lines.index(junk)] is reason
        assert removed(lines) == [junk]


@pytest.mark.parametrize(
    "line",
    [
        "第十二条　软件著作权的版权登记和备案，由科研处办理。",
        "转载应当注明来源",
        "（三）扫描二维码签到",
        "三、位置：会场一楼>二楼",
        "版权",
        "本单位的规章应当在发布之日起三十日内备案。",
        "第三条 网站首页应当公布办事指南；下一页不得为空白。",
        "推荐阅读",
        "分享",
        "相关链接",
        "大",
        "上一篇文章谈到了学风",
        "如有侵权行为，应当及时通知当事人。",
        "发布时间：2019-07-03 09:22:50 阅读：",
        "2021-05-31　来源：某报 收藏",
        "责任编辑：张三",
        "姓名______ 部门______",
    ],
)
def test_lines_of_the_text_stay(line: str) -> None:
    assert removed([*ARTICLE[:4], line, *ARTICLE[4:]]) == []


def test_a_list_without_sentences_keeps_every_word() -> None:
    assert removed(["推荐阅读", "登录", "首页 搜索", "党章", "准则"]) == []


def test_words_of_a_menu_go_only_outside_the_sentences() -> None:
    assert removed(["首页 | 登录 | 注册", *ARTICLE, "返回顶部"]) == [
        "首页 | 登录 | 注册",
        "返回顶部",
    ]
    assert removed([*ARTICLE[:4], "返回顶部", *ARTICLE[4:]]) == []


def test_related_links_at_the_end_go_with_their_list_but_credits_stay() -> None:
    links = ["相关文章", "春季植树活动举行", "读书会走进社区", "一线的故事"]
    lines = [*ARTICLE, *links, "责任编辑：张三", "版权所有：某某网"]
    assert removed(lines) == [*links, "版权所有：某某网"]


def test_a_heading_of_links_before_more_sentences_stays() -> None:
    assert removed([*ARTICLE, "相关阅读", "党章", "以上书目供参考。"]) == []


def test_a_reading_list_stays() -> None:
    assert removed([*ARTICLE, "推荐阅读", "《怎样开好支部会》", "《党员手册》"]) == []


def test_a_title_printed_twice_goes_once() -> None:
    assert removed([TITLE, TITLE, *BODY]) == [TITLE]
    assert removed([TITLE, "来源：机关党委", TITLE, *BODY]) == [TITLE]
    assert reasons([TITLE, TITLE, *BODY])[1] is Removed.DUPLICATE_TITLE


def test_titles_of_a_table_of_contents_and_of_a_law_stay() -> None:
    assert removed(["目录", TITLE, "机关党委", TITLE, *BODY]) == []
    assert removed([TITLE, TITLE, "第一条　为了规范工作，制定本办法。"]) == []


@pytest.mark.parametrize(
    ("line", "title", "expected"),
    [
        ("关于加强作风建设的若干意见", "关于加强作风建设的若干意见", True),
        ("关于加强作风和纪律建设意见", "关于加强作风纪律建设意见！", True),
        ("机关学习制度汇编材料（一）", "机关学习制度汇编材料（二）", False),
        ("机关学习制度汇编材料", "机关学习制度汇编材料二", False),
        ("总则", "总则", False),
    ],
)
def test_repetition_of_a_title(line: str, title: str, expected: bool) -> None:
    assert repeats(line, title) is expected
    assert repeats(title, line) is expected


def test_credits() -> None:
    assert is_credit("（作者：李四 单位：某院）") and is_credit("来源：某报")
    assert not is_credit("来源地证明由商务部门出具")


@given(st.lists(st.text("第一条为了规范。；，（）党员支部学习", min_size=1, max_size=30)))
def test_plain_sentences_never_go(lines: list[str]) -> None:
    assert all(why in (None, Removed.DUPLICATE_TITLE) for why in reasons(lines))


@pytest.mark.parametrize("line", ["作者：", "文章来源： 作者："])
def test_a_label_without_a_value_goes_above_and_below_the_text(line: str) -> None:
    assert removed([TITLE, line, *BODY]) == [line]
    assert removed([TITLE, *BODY[:2], line, *BODY[2:]]) == []


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2024-03-05 点击数：138 次",
        "文章来源：机关党委 作者： 点击数：次",
        "2024-03-05　来源：《某某日报》收藏",
        "作者：张三",
    ],
)
def test_a_counter_beside_a_date_or_source_stays_with_its_line(line: str) -> None:
    assert removed([TITLE, line, *BODY]) == []


@pytest.mark.parametrize("line", ["识别二维码", "扫描下方二维码", "关注我们", "扫码关注我们"])
def test_calls_to_follow_go_after_the_text_only(line: str) -> None:
    assert removed([*ARTICLE, line]) == [line]
    assert removed([*ARTICLE[:4], line, *ARTICLE[4:]]) == []
