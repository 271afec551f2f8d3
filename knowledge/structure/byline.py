"""Who wrote a text, for whom, where and when it appeared: one line of it at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.model import PrintedDate
from knowledge.structure.dates import parse_date

_UNIT = (
    r"(?:检察院|法院|学院|研究院|医院|局|委|党委|党组|工委|支部|总支|部|课题组|办公室|办|厅|处|科|中心|"
    r"学校|党校|大学|集团|公司|协会|学会|政府|委员会|社|所|院|馆|队|厂|站|室|团队|工作室|编写组|调研组)"
)
_ORGANISATION = re.compile(rf"[\u4e00-\u9fff（）()、·“”]{{2,28}}{_UNIT}(?:\s*课题组)?$")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}$")
_LABEL_END = (
    r"(?=\s*(?:作者|来源|编辑|责编|责任编辑|发布|时间|日期|浏览|点击|阅读|字号|审核|单位|摄影|供稿|分享)"
    r"[时间日期次数量]{0,2}\s*[：:]|\s{3,}|[_|｜]|$)"
)
_SOURCE = re.compile(rf"(?:信息|文章|稿件)?来源\s*[：:]\s*(?P<v>[^：:]*?){_LABEL_END}")
_AUTHOR = re.compile(rf"(?:作者|撰稿人?|撰文|执笔人?|文)\s*[：:]\s*(?P<v>[^：:]*?){_LABEL_END}")
_MEMBERS = re.compile(r"课题组(?:成员|组长)?\s*[：:]\s*(?P<v>[^）)]+)")
_AUTHOR_IS = re.compile(r"作者(?:单位)?\s*(?:系|为|是|单位\s*[：:])\s*(?P<v>[^）)]+)")
_UNIT_LABEL = re.compile(r"单位\s*[：:]\s*(?P<v>[^）)\s]+)")
_REPORTER = re.compile(r"本报(?:记者|通讯员)\s+(?P<v>[\u4e00-\u9fff\s、]{2,30})$")
_PUBLISHED = re.compile(r"(?:发布|发表|更新|日期|时间|发文)\w{0,4}\s*[：:]\s*(?=[12]\d{3})")
_ISSUE = re.compile(r"(?P<v>[《\u4e00-\u9fff》]{2,20}\s*[12]\d{3}\s*年\s*第?\s*\d{1,2}\s*期)$")
_KEYWORDS = re.compile(r"[【\[]?关\s*键\s*[词字][】\]]?\s*[：:]\s*(?P<v>.+)$")
_ABSTRACT = re.compile(
    r"[【\[]?(?:内\s*容\s*)?(?:摘\s*要|提\s*要)[】\]]?\s*[：:]\s*(?P<v>.+)$", re.DOTALL
)
_POST = re.compile(
    r"(?:原)?(?:党组|党委|党总支|支部|党支部|工委|纪委|机关党委|常务|第一)?"
    r"(?:副?书记|副?检察长|副?院长|副?局长|副?主任|副?部长|副?处长|副?科长|副?校长|副?会长|"
    r"副?教授|研究员|副?厅长|干部|民警|讲师|工作人员|博士|硕士|学生|编辑)"
)
_DATE_LINE = re.compile(r"[（(]?\s*(?:[12]\d{3}\s*[年\-./]|[一二]〇)")
_OTHER = re.compile(r"(?:浏览|点击|阅读|字号|责编|责任编辑|编辑|审核|供稿|通讯员|摄影)")
# What a cover page tells about the copy rather than the text.
_COVER_FIELD = re.compile(
    r"(?:文档|文件|手册|制度)?(?:版本号?|版次|编号|密级|受控状态|分发号|页数|保密期限|编制|拟制|审核|审定|批准|会签)"
    r"(?:人|部门|单位|日期)?\s*[：:]"
)
_NOBODY = frozenset(("佚名", "匿名", "本站", "本站原创", "原创", "未知", "网络", "管理员"))
_BUTTONS = re.compile(r"(?<=[》\s\u4e00-\u9fff])\s*(?:(?:(?:我要)?收藏|分享|打印|字号.*)\s*)+$")
_URL = re.compile(r"\w+://|www\.", re.I)
_SPLIT = re.compile(r"[、，,;；/\s　]+")


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says about the making of a text; unset where it says nothing."""

    authors: tuple[str, ...] = ()
    organisation: str | None = None
    source: str | None = None
    published: PrintedDate | None = None
    abstract: str | None = None
    keywords: tuple[str, ...] = ()
    reported: bool = False  # by a reporter or an agency


def read_byline(text: str) -> Byline | None:
    """Return what a byline says, else None for a line that is none.

    >>> read_byline("市统计局 陈 钻").authors
    ('陈钻',)
    """
    keywords = _KEYWORDS.match(text)
    if keywords:
        return Byline(keywords=tuple(word for word in _SPLIT.split(keywords["v"]) if word))
    abstract = _ABSTRACT.match(text)
    if abstract:
        return Byline(abstract=abstract["v"].strip())
    if len(text) > 120:
        return None
    return _labelled(text) or _plain(text)


def names(text: str) -> tuple[str, ...]:
    """The personal names in a list; a two-character name may be spread by a space.

    >>> names("张 洋 吴储岐")
    ('张洋', '吴储岐')
    """
    tokens = [token for token in _SPLIT.split(text.strip(" （）()。")) if token]
    found: list[str] = []
    pending = ""
    for token in tokens:
        if len(token) == 1:
            if pending:
                found.append(pending + token)
                pending = ""
            else:
                pending = token
        else:
            found.append(token)
    return tuple(name for name in found if _NAME.match(name) and name not in _NOBODY)


def _labelled(text: str) -> Byline | None:
    members = _MEMBERS.search(text)
    if members:
        return Byline(authors=names(members["v"]))
    is_a = _AUTHOR_IS.search(text)
    if is_a and len(text) <= 80:
        return Byline(organisation=without_post(is_a["v"]))
    source = _SOURCE.search(text)
    author = _AUTHOR.search(text)
    reporter = _REPORTER.search(text)
    published = _PUBLISHED.search(text)
    dated = _DATE_LINE.match(text) is not None and len(text) <= 80
    if not (source or author or published or reporter):
        return None
    if not (text[0] in "（(来作文本发时日更撰执信稿_" or dated):
        return None
    unit = _UNIT_LABEL.search(text)
    value = author["v"] if author else reporter["v"] if reporter else ""
    return Byline(
        authors=names(value),
        organisation=unit["v"] if unit else None,
        source=source_name(source["v"]) if source else None,
        published=parse_date(text) if published or dated else None,
        reported=reporter is not None,
    )


def _plain(text: str) -> Byline | None:
    issue = _ISSUE.match(text)
    if issue:
        return Byline(source=issue["v"])
    date = parse_date(text) if _DATE_LINE.match(text) else None
    if date and len(text) <= len(date.printed) + 12 and not re.search("通过|修|批准|公布", text):
        return Byline(published=date)
    if text[-1] in "。；，：":
        return None
    if _ORGANISATION.match(text):
        return Byline(organisation=text)
    parts = text.split()
    if len(parts) >= 2 and _ORGANISATION.match(parts[0]):
        rest = names(" ".join(parts[1:]))
        if rest and sum(map(len, rest)) == sum(map(len, parts[1:])):
            return Byline(authors=rest, organisation=parts[0])
    if len(parts) == 2 and all(map(names_an_organisation, parts)):
        return Byline(organisation=text)
    if len(text) <= 40 and ((_OTHER.match(text) and "：" in text) or _COVER_FIELD.match(text)):
        return Byline()
    return None


def source_name(text: str) -> str | None:
    """The source as a name: 《》 around it, and what a page's buttons add, go.

    >>> source_name("《某某日报》收藏"), source_name("本站原创")
    ('某某日报', None)
    """
    text = _BUTTONS.sub("", text.strip(" _").rstrip("）)"))
    quoted = re.fullmatch(r"《([^《》]+)》", text)
    name = quoted[1] if quoted else text
    return None if name in _NOBODY or _URL.match(name) else name.strip() or None


def names_an_organisation(text: str) -> bool:
    """Whether a text is an organisation's name and nothing else.

    >>> names_an_organisation("某区人民检察院"), names_an_organisation("我们去了法院。")
    (True, False)
    """
    return _ORGANISATION.match(text) is not None


def without_post(text: str) -> str | None:
    post = _POST.search(text)
    name = text[: post.start()] if post and post.start() >= 3 else text
    return name.strip(" ，,、") or None
