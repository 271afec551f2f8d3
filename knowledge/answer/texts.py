"""What an answer or a refusal says to people."""

from knowledge.model import Kind
from knowledge.search import Wants

LABELS = {
    Kind.REGULATION: "【规定】",
    Kind.LAW: "【规定】",
    Kind.EXPERIENCE: "【经验】",
    Kind.NOTICE: "【通知】",
    Kind.FAQ: "【问答】",
    Kind.NEWS: "【资料】",
    Kind.OTHER: "【资料】",
}

REFUSAL = "现有文档里没有找到能回答这个问题的内容。"
EMPTY_QUESTION = "请把要问的内容说完整一些，例如：支委会多久开一次？"
TOO_LONG = "问题太长，请控制在{limit}字以内。"
NEAREST = "以下只是相近的位置，不是答案。"

NO_SUCH_ARTICLE = "{title}共{count}条，没有{asked}。"
NO_SUCH_PART = "{title}{article}没有{asked}。"
NO_SUCH_UNIT = "{title}没有{asked}。"
NO_ARTICLES = "{title}不是分条写的，没有{asked}。"
WHICH_DOCUMENT = "请说明是哪份文件的{asked}，例如：{example}。"
AMBIGUOUS = "“{name}”可能指：{titles}。请写出完整名称。"
UNKNOWN_DOCUMENT = "知识库里没有《{title}》。"
UNKNOWN_DOCUMENT_NEAR = "知识库里没有《{title}》，名称相近的有：{titles}。"

OLDER_VERSION = "以上出自《{title}》的旧版（{date}），现行版本为{current}起施行的版本。"
OLDER_WITHOUT_DATE = "以上出自《{title}》的旧版，现已有更新的版本。"
REPEALED = "《{title}》已被《{by}》废止。"
NOT_YET = "《{title}》自{date}起施行，所问的日子尚未生效。"
SCANNED = "引文由扫描件或图片识别，个别字可能有误，请核对原件。"
TRUNCATED = "内容较长，这里只引了开头；可用 show 查看全文。"

OBJECTIONS = {
    "year": "最相近的文档没有提到{words}年。",
    "figure": "最相近的文档没有出现“{words}”这个数。",
    "name": "最相近的文档没有提到“{words}”。",
    "quoted": "文档里没有“{words}”这个说法。",
    "reversed": "文档里的变化与“{words}”相反。",
    "cause": "文档没有说明原因。",
    "subject": "最相近的条文没有提到“{words}”或相近的内容。",
    "amount": "最相近的段落没有写明所问的{words}。",
    "thing": "最相近的段落没有写到“{words}”。",
    "place": "最相近的段落没有写明地点。",
    "person": "最相近的段落没有写出人名。",
    "items": "最相近的段落没有列出这{words}项内容。",
    "request": "这里只回答文档里写明的内容，不代写、创作、翻译或计算。",
}
SEARCHED_AS = "已按{terms}检索（“{word}”）"
REPAIRED = "已按“{right}”检索（原文“{wrong}”）"
# What of an amount is missing, by the kind that is asked for; the first that applies.
AMOUNTS = {
    Wants.FREQUENCY: "次数或频率",
    Wants.DURATION: "期限或时长",
    Wants.TIME: "时间",
    Wants.NUMBER: "数量或数额",
}
AMOUNT = "数量或时间"
ARTICLE_COUNT = "《{title}》共{count}条。最后一条：{last}"
NO_BYLINE = "这份文档没有印出所问的作者、日期或出处。"
