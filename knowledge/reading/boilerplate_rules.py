"""What web junk looks like, line by line: the patterns behind `boilerplate`.

Each pattern must match a whole line. What could be a line of a regulation or notice
(`转载应当注明来源`, `扫描二维码签到`) is not among them.
"""

from __future__ import annotations

import re

from knowledge.reading.texts import Removed

Rules = tuple[tuple[Removed, re.Pattern[str]], ...]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)


def _words(words: str) -> str:
    """Alternatives, the longest first, for an atomic group."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


# Words one of which every junk line holds; most lines of text hold none.
TRIGGER = re.compile(
    "位置|首页|顶部|返回|地图|分享|扫|识别|长按|关注|打印|收藏|字号|字体|字體|下载|页|上一|下一|版权|copyright|"
    "©|icp|公网安备|声明|申明|转载|侵权|自发贡献|贡献|存储|rights|点击|浏览|阅读|访问|关闭|复制|纠错|"
    "技术支持|标识码|评论|中心|版|搜索|来自|来源|整理|作者|影响了",
    re.I,
)
_PLACE = r"(?:您|你)?(?:的|现在的?|当前的?)?(?:当前|所在|现在)?(?:的)?位置\s*[：:]"
_APPS = (
    r"(?:(?:新浪微博|腾讯微博|微博|微信|朋友圈|qq空间|qq好友|qq|豆瓣|人人网|复制链接|更多)[\s|、]*)"
)
_SIZES = r"(?:(?:特大|超大|默认|标准|较大|大|中|小|放大|缩小|a\+|a-)[\s【】\[\]()（）|/、]*)"

# A label that a page fills in with nothing (作者：), and a counter (点击数：138 次).
_BLANK = (
    r"(?:(?:信息|文章|稿件)?来源|作者|责任编辑|责编)\s*[：:]"
    r"(?=\s|$|作者|来源|文章|点击|阅读|浏览|影响)\s*"
)
_COUNT = (
    r"(?:(?:点击|浏览|阅读|访问)(?:[数率量]|次数)?|影响了)"
    r"\s*[：:]\s*\d*\s*[次人]?(?=\s|$|作者|来源)\s*"
)

ALWAYS: Rules = (
    (
        Removed.NAVIGATION,
        _any(
            rf"{_PLACE}[^。]{{0,30}}首页[^。]*",
            rf"(?=.{{0,3}}(?:当前|所在|现在|您|你)){_PLACE}[^。]*[>»›→][^。]*",
            r"(?:网站)?首页\s*[>»›→][^。]{1,100}",
        ),
    ),
    (
        Removed.PAGER,
        _any(
            r"(?=.*(?:上一页|下一页|尾页|末页))"
            r"(?:[\s\d/|.…<>«»‹›\[\]]|上一页|下一页|首页|尾页|末页|共\d+页|第\d+页|跳转|到)++页?",
            r"[【\[]?[上下]一[篇条则][】\]]?\s*[：:][^。]{0,100}",
        ),
    ),
    (
        Removed.TOOLS,
        _any(
            rf"分享(?:到|至|给)?\s*[：:]?[\s|]*{_APPS}+",
            r"分享(?:到|至|给|本页|按钮)\s*[：:]?|分享\s*[：:]",
            r"(?:用|使用|打开)?(?:手机|微信)?[“\"]?扫一扫[”\"]?[，,]?(?:在手机|分享|关注|阅读)[^。]{0,20}",
            r"[^。]{0,12}(?:长按|扫描|识别)[^。]{0,10}二维码[^。]{0,6}(?:关注|公众号|分享)[^。]{0,10}",
            r"点击(?:上方|下方|顶部)?[“\"]?蓝字[^。]{0,16}",
            r"(?:app|客户端)下载|下载(?:app|客户端)|点击下载[^。]{0,10}(?:app|客户端)",
            r"更多精彩(?:资讯|内容|新闻|报道)[，,]?请?(?:在应用市场)?(?:下载|关注|扫描?).{0,300}",
            rf"[【\[(（]?字[号体體]\s*[：:]?[\s【】\[\]()（）|/、]*{_SIZES}+"
            r"(?:(?:打印|收藏|关闭|分享)[\s【】\[\]|]*)*",
            r"[【\[](?:打印|打印正文|打印本页|打印此页|关闭|关闭窗口|收藏|收藏本页|复制链接|我要纠错|返回顶部)"
            r"[】\]]",
        ),
    ),
    (
        Removed.COPYRIGHT,
        _any(
            r"(?=.*(?:(?:19|20)\d\d|版权|rights|公司))[^。；]{0,80}(?:copyright|©)[^。；]{0,120}",
            r"[^。；]{0,80}all rights reserved[^。；]{0,40}\.?",
            r"[^。；]{0,40}版权所有\s*(?:[：:|\s©]|$|[，,]?(?:侵权|翻印|盗版|违者|未经))[^。；]{0,80}",
            r"[^。；]{0,60}[\u4e00-\u9fff]\s?icp\s?[备证]\s?(?:第\s?)?\d+[^。；]{0,60}",
            r"[^。；]{0,40}公网安备\s*\d+\s*号?[^。；]{0,20}",
            r"(?:本文|本站)?(?:内容|文章)均?由(?:互联网)?(?:用户|网友)(?:自发|自行)?"
            r"(?:贡献|上传|发布|提供).*",
            r".*本站仅提供信息存储(?:空间)?服务.*",
            r"(?:如若|如需|如要|如)?转载\s*[，,]?\s*请(?:务必)?(?:注明|标明|联系|保留)[^。]{0,100}。?",
            r"(?:免责|版权|特别|郑重)[声申]明\s*[：:].*(?:本站|本网|本平台|本公众号|转载|网友|原作者).*",
            r"(?:部分)?(?:文章|本文|图片|图文|内容|素材|资料){0,3}(?:来源|来自|转载|整理)[于自]?"
            r"(?:互联网|网络|网上).{0,40}(?:侵权|删除|联系).{0,40}",
            r"(?=.*(?:删除|本站|我们|小编|后台))如(?:有|涉及?|发现)?(?:侵权|版权问题).{0,20}请.{0,50}",
        ),
    ),
    (
        Removed.COUNTER,
        _any(
            r"(?:点击[数率量]?|点击次数|[浏阅访][览读问](?:[数量]|次数))"
            r"(?:\s*[：:]\s*\d*|\s*\d+)\s*次?",
            rf"(?:{_BLANK})*+(?:{_COUNT})(?:{_COUNT}|{_BLANK})*+",
        ),
    ),
)

_STRONG = _words(
    "返回首页 网站首页 返回顶部 回到顶部 返回列表 返回上一页 设为首页 网站地图 会员中心 手机版 "
    "电脑版 无障碍浏览 加入收藏 打印正文 打印本页 打印此页 打印文章 收藏本页 关闭窗口 关闭本页 "
    "我要纠错 阅读原文 我要评论 发表评论 扫一扫"
)
_WEAK = _words(
    "首页 返回 登录 注册 退出 搜索 打印 收藏 分享 转发 点赞 评论 关闭 纠错 复制链接 联系我们 "
    "关于我们 帮助中心 友情链接 无障碍 english 繁体 繁體"
)
EMPTY = _any(rf"(?:{_BLANK})++")
_GAP = r"[\s|｜/·•>»【】\[\]-]*+"
# Words that may also be a heading or a cell: junk only before or after the sentences,
# and a weak one only beside another.
OUTER: Rules = (
    (Removed.NAVIGATION, _any(rf"{_GAP}(?:(?>{_STRONG}){_GAP})++")),
    (
        Removed.NAVIGATION,
        _any(rf"{_GAP}(?>{_STRONG}|{_WEAK}){_GAP}(?:(?>{_STRONG}|{_WEAK}){_GAP})++"),
    ),
    (Removed.COUNTER, EMPTY),
    (
        Removed.TOOLS,
        _any(r"(?:长按|扫描|识别)(?:图中|上方|下方)?二维码|(?:扫码|点击|欢迎)?关注我们"),
    ),
    (Removed.COPYRIGHT, _any(r"(?:网站标识码|技术支持)\s*[：:][^。]{0,60}")),
)

# The heading of a list of links to other pages.
RELATED = _any(
    r"[【\[▶◆■●>#\s]*(?:猜你喜欢|猜你想看|你可能[还也]?(?:喜欢|感兴趣)(?:的(?:文章|内容))?|为[你您]推荐|大家都在看|"
    r"(?:相关|推荐|热门|延伸|更多|最新|精彩|热点|今日|本周|往期|新闻|点击|阅读)的?"
    r"(?:文章|阅读|推荐|新闻|链接|内容|专题|排行|排行榜|回顾|热门|资讯|精彩))[】\]：:>\s]*(?:更多|more)?[+>»\s]*"
)
CREDIT = re.compile(
    r"[(（【\[]?(?:来源|文章来源|信息来源|稿源|作者|编辑|责编|责任编辑|审核|审稿|初审|复审|终审|供稿|供图|撰稿|撰文|"
    r"校对|文字|图片|图文|摄影|监制|记者|通讯员|签发|发布时间|发布日期|发表时间|附件\d*)\s*[：:|]"
)
