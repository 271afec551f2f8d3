"""Regulations: articles, chapters, paragraphs, items, and what only looks like them."""

from __future__ import annotations

from sources import document_of, source_of

from knowledge.model import Document, Kind, Level
from knowledge.structure import structure

RULES = """图书室管理办法（试行）
（2020年3月1日图书委员会会议通过　2020年4月1日图书委员会发布）
第一章　总　则
第一条　为了管好图书室，制定本办法。
第二条　图书室对全体读者开放。
读者应当爱护图书。
第二章　借阅
第三条　读者享有下列权利：
（一）借阅图书；
（二）预约座位：
1.普通座位；
2.研讨座位；
（三）提出建议。
违反前款规定的，按照
第五条 的规定处理。
第四条　每次可以借三本，期限为三十天。
第五条规定的情形除外。
第五条　逾期不还的，暂停借阅。
第五条之一　遗失图书的，应当赔偿。
附　则
第六条　本办法自发布之日起施行。《借书规则》同时废止。"""


def texts_of(document: Document, level: Level) -> dict[str, str]:
    return {
        place.key: document.text[place.start : place.end]
        for place in document.places
        if place.level is level
    }


def test_articles_chapters_and_what_is_in_them() -> None:
    document = document_of(RULES)
    assert document.kind is Kind.REGULATION
    assert document.title == "图书室管理办法（试行）"
    articles = texts_of(document, Level.ARTICLE)
    assert list(articles) == ["a1", "a2", "a3", "a4", "a5", "a5-1", "a6"]
    assert articles["a4"].endswith("第五条规定的情形除外。")
    assert list(texts_of(document, Level.CHAPTER)) == ["c1", "c2", "c3"]
    paragraphs = texts_of(document, Level.PARAGRAPH)
    assert paragraphs["a2.k2"] == "读者应当爱护图书。"
    assert paragraphs["a3.k2"] == "违反前款规定的，按照\n第五条 的规定处理。"
    items = texts_of(document, Level.ITEM)
    assert items["a3.k1.i3"] == "（三）提出建议。"
    assert texts_of(document, Level.SUBITEM)["a3.k1.i2.m2"] == "2.研讨座位；"
    assert document.warnings == ()


def test_dates_issuer_and_repeals() -> None:
    document = document_of(RULES)
    assert document.adopted is not None
    assert document.promulgated is not None
    assert document.effective is not None
    assert document.adopted.iso == "2020-03-01"
    assert document.effective.iso == document.promulgated.iso == "2020-04-01"
    assert document.repeals == ("借书规则",)
    assert document.origin["effective"] == "text"


def test_one_passage_for_each_article_with_its_location() -> None:
    document = document_of(RULES)
    passages = {passage.place: passage for passage in document.passages}
    assert passages["a3"].location == "第二章 第三条"
    assert passages["a3"].embedding_text.startswith(
        "图书室管理办法（试行） › 第二章 借阅 › 第三条\n"
    )
    assert passages["a3"].id == f"{document.id}:a3:0"
    assert passages["a6"].location == "附则 第六条"


def test_a_long_article_is_cut_at_its_items_and_keeps_its_opening_words() -> None:
    items = "\n".join(f"（{n}）{'认真做好这一项工作，' * 5}不得马虎；" for n in "一二三四五")
    document = document_of(
        f"值班规定\n第一条 为了值班，制定本规定。\n第二条 值班人员的任务是：\n{items}\n"
        "第三条 本规定由办公室解释。",
        max_passage=200,
    )
    pieces = [passage for passage in document.passages if passage.place == "a2"]
    assert len(pieces) == 2
    assert pieces[1].text.startswith("（")
    assert "第二条 值班人员的任务是：" in pieces[1].embedding_text
    assert pieces[1].location == "第二条"


def test_a_piece_that_is_one_paragraph_is_cited_as_it() -> None:
    long = "值班人员应当做好交接和记录。" * 12
    document = document_of(
        f"值班规定\n第一条 简短。\n第二条 {long}\n{long}\n第三条 完。", max_passage=200
    )
    found = {passage.place: passage.location for passage in document.passages}
    assert found["a2.k1"] == "第二条第一款"
    assert found["a2.k2"] == "第二条第二款"


def test_gaps_and_duplicates_are_reported() -> None:
    gap = document_of("守则\n第一条 甲。\n第二条 乙。\n笫三条 丙。\n第四条 丁。\n第五条 戊。")
    assert gap.articles == 4
    assert gap.warnings == ("条文编号不连续：缺第三条。",)
    twice = document_of("守则\n第一条 甲。\n第二条 乙。\n第二条 丙。\n第三条 丁。")
    assert [place.key for place in twice.places if place.level is Level.ARTICLE] == [
        "a1",
        "a2",
        "a2~2",
        "a3",
    ]
    assert any("重复" in warning for warning in twice.warnings)


def test_articles_that_run_on_in_one_line() -> None:
    document = document_of(
        "飞行守则\n第一条 甲。 第二条 乙，见第九条。 第三条 丙。第一款另有规定。\n第四条 丁。"
    )
    assert document.articles == 4


def test_a_table_of_contents_is_left_out() -> None:
    text = (
        "宿舍规定\n目　录\n第一章 总则\n第二章 作息\n第三章 附则\n"
        "第一章 总则\n第一条 甲。\n第二章 作息\n第二条 乙。\n第三章 附则\n第三条 丙。"
    )
    result = structure(source_of(text), None)
    assert [line.text for line in result.left_out] == [
        "目　录",
        "第一章 总则",
        "第二章 作息",
        "第三章 附则",
    ]
    assert {line.removed for line in result.left_out} == {"目录"}
    assert result.documents[0].text.startswith("宿舍规定\n第一章 总则\n第一条")
    untitled = structure(source_of(text.replace("目　录\n", "")), None)
    assert len(untitled.left_out) == 3


def test_unnumbered_headings_and_preamble() -> None:
    document = document_of(
        "关于会费的规定\n为了管好会费，现作如下规定。\n会费收缴\n第一条 每月交一元。\n"
        "第二条 不得拖欠。\n会费使用\n第三条 用于活动。"
    )
    chapters = [place.label for place in document.places if place.level is Level.CHAPTER]
    assert chapters == ["会费收缴", "会费使用"]
    passages = {passage.place: passage for passage in document.passages}
    assert passages["a3"].location == "会费使用 第三条"
    assert passages["pre"].location == "序言"


def test_an_appendix_counts_for_itself() -> None:
    document = document_of(
        "某守则\n第一条 甲。\n第二条 乙。\n第三条 丙。\n附件1\n评分标准\n"
        "第一条 子。\n第二条 丑。\n第三条 寅。"
    )
    keys = [place.key for place in document.places if place.level is Level.ARTICLE]
    assert keys == ["a1", "a2", "a3", "x1.a1", "x1.a2", "x1.a3"]


def test_a_notice_that_issues_a_rule() -> None:
    document = document_of(
        "关于印发《某县借书规程》的通知\n（某组发〔2015〕6 号）\n各单位：\n现予印发，请遵照执行。\n"
        "中共某县委组织部\n2015 年 10 月 19 日\n某县借书规程\n一、借书\n带证件。\n"
        "二、还书\n按时还。\n三、赔偿\n按价赔。"
    )
    assert document.title == "某县借书规程"
    assert document.kind is Kind.REGULATION
    assert document.document_number == "某组发〔2015〕6号"
    assert document.issuer == "中共某县委组织部"
    assert document.promulgated is not None
    assert document.promulgated.iso == "2015-10-19"


def test_an_official_paper_from_its_red_head_to_its_colophon() -> None:
    source = source_of(
        "某县统计局文件\n某统〔2023〕17号\n某县统计局关于印发\n《某县统计局印章办法》的通知\n各科室：\n"
        "《某县统计局印章办法》已经通过，现印发给你们。\n某县统计局\n2023年7月3日\n某县统计局印章办法\n"
        "（2023年6月26日局长办公会议通过）\n第一章　总则\n第一条　为管好印章，制定本办法。\n"
        "第二条　印章由办公室保管。\n第三条　本办法自2023年8月1日起施行。\n"
        "抄送：局机关纪委，各党支部。\n某县统计局办公室　　　2023年7月3日印发"
    )
    result = structure(source, None)
    [document] = result.documents
    passages = {passage.place: passage.text for passage in document.passages}

    assert document.title == "某县统计局印章办法" and document.articles == 3
    assert document.document_number == "某统〔2023〕17号"
    assert document.issuer == "某县统计局"
    dates = (document.adopted, document.promulgated, document.effective)
    assert [date.iso for date in dates if date] == ["2023-06-26", "2023-07-03", "2023-08-01"]
    assert passages["a3"] == "第三条　本办法自2023年8月1日起施行。"
    assert passages["head~2"] == "某县统计局印章办法\n（2023年6月26日局长办公会议通过）"
    assert [line.removed for line in result.left_out] == ["版记", "版记"]


def test_a_notice_below_its_red_head_keeps_its_number_and_title() -> None:
    document = document_of(
        "某县统计局文件\n某统办〔2025〕23号\n关于做好国庆节值班工作的通知\n各科室：\n"
        "国庆节放假三天，请各科室安排好值班，确保联络畅通，遇事及时报告。\n某县统计局\n2025年9月24日",
        "扫描件0001.jpg",
    )

    assert document.title == "关于做好国庆节值班工作的通知"
    assert document.kind is Kind.NOTICE
    assert document.document_number == "某统办〔2025〕23号"
    assert document.issuer == "某县统计局"


def test_the_file_name_gives_what_the_text_does_not() -> None:
    document = document_of("第一条 甲。\n第二条 乙。\n第三条 丙。", "夹/某某守则（2014年）.txt")
    assert document.title == "某某守则"
    assert document.promulgated is not None
    assert document.promulgated.iso == "2014"
    assert document.origin["title"] == document.origin["promulgated"] == "file_name"


def test_a_question_bank_is_no_regulation() -> None:
    bank = "\n".join(f"问：第{n}题是什么？\n答：这是第{n}题的答案。" for n in range(1, 5))
    document = document_of(f"某某章程\n{bank}", "某某章程.txt")
    assert document.kind is Kind.FAQ
    assert [passage.place for passage in document.passages] == ["head", "q1", "q2", "q3", "q4"]
