"""Every sentence of the bot that a person can see, in Chinese; `bot.english` translates them.

Sentences about the machine (start-up, the log of the person who runs it) are constants;
what stands in a chat is a field of `Texts`, so that a language can be chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

NOT_DELIVERED = "消息没有发出去，请检查网络后再试。"
CHAT_CLOSED = "机器人不能在这个会话里发消息，请检查它是否还在群里、能否发言。"
MESSAGE_GONE = "原来的消息已经不在了。"
DELIVERY_UNKNOWN = "消息可能已经发出，为免重复没有再发。"
DATABASE_UNREACHABLE = "无法使用机器人的数据库，请检查 state.database 与磁盘空间。"
DATABASE_OTHER_VERSION = (
    "机器人的数据库与程序的版本不符：请先用新版程序启动一次；若刚换回旧版，请恢复升级前的备份。"
)
BACKUP_FAILED = "无法备份到 {target}，请检查路径、权限与磁盘空间。"
BACKUP_BY_POSTGRESQL = "数据库是 PostgreSQL，请用 pg_dump 备份。"

HELP_BOT = "在 Telegram 里回答问题；令牌由环境变量 TELEGRAM_BOT_TOKEN 给出。"
HELP_CHECK = "只做启动检查：逐项说明哪些就绪、哪些有问题。"
HELP_BACKUP = "把机器人的数据库备份到这个文件；运行中也可以。"


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands in chats. Placeholders are filled by `str.format`; those named *_html
    are HTML already, all others are escaped by the one who puts them into a message."""

    # -- answers
    titled: str = "《{title}》"
    dated: str = "（{date}）"
    day: str = "{year}年{month}月{day}日"
    month: str = "{year}年{month}月"
    year: str = "{year}年"
    from_scan: str = "（扫描件）"
    important: str = "⚠️ {text}"
    remark: str = "※ {text}"
    truncated: str = "内容较长，这里只引了开头，全文请点“查看原文”。"
    more_in_source: str = "篇幅较长，没有全部显示，请点下面的按钮查看原文。"
    nothing_to_show: str = "（没有可以显示的文字。）"
    no_answer: str = "抱歉，现有文件里没有找到能回答这个问题的内容。"
    nearest: str = "下面是相近的内容，不是答案："
    which_title: str = "您问的是哪一份文件？请点一下："
    # -- pages and lists
    page_of: str = "{location} · 第{number}/{pages}页"
    page_cut: str = "（这一页较长，没有全部显示。）"
    list_cut: str = "（较多，没有全部列出。）"
    kept_quote: str = "文件已经更新或移除，这里是作答时引用的原文。"
    found: str = "与“{words}”相关的内容有{count}处："
    found_nothing: str = "没有找到与“{words}”相关的内容，请换个词试试。"
    documents: str = "知识库共有{count}份文件"
    no_documents: str = "知识库里还没有文件。"
    listed: str = "· {title} {remarks}"
    comma: str = "，"
    article_count: str = "{count}条"
    not_in_force: str = "不是现行版本"
    changes: str = "最近的更新"
    no_changes: str = "最近没有更新。"
    changed: str = "· {state} {title}"
    kind_regulation: str = "规定"
    kind_law: str = "法律"
    kind_experience: str = "经验材料"
    kind_notice: str = "通知"
    kind_faq: str = "问答"
    kind_news: str = "新闻"
    kind_other: str = "其他资料"
    change_added: str = "新增"
    change_changed: str = "更新"
    change_renamed: str = "改名"
    change_removed: str = "移除"
    # -- buttons
    page_before: str = "‹ 上一页"
    page_after: str = "下一页 ›"
    open_reference: str = "📎 {label}"
    open_numbered: str = "📖 {number}"
    open_source: str = "📖 查看原文"
    open_source_of: str = "📖 原文[{mark}]"
    open_nearest: str = "📖 第{number}处"
    good: str = "👍"
    bad: str = "👎"
    wrong: str = "引用有误"
    again: str = "换个问法"
    human: str = "转人工"
    # -- the desk
    busy: str = "现在提问的人较多，请过一两分钟再问。"
    slow_down: str = "您问得有点快，请过{seconds}秒再问。"
    asked_before: str = "这个问题{minutes}分钟前刚答过，见上面的回答。"
    asked_before_link: str = "这个问题{minutes}分钟前刚答过：{link}"
    ask_usage: str = "请在 /ask 后面写上问题，例如：/ask 支委会多久开一次？"
    unknown_command: str = "没有这个命令；直接写问题就行，/help 列出全部命令。"
    shortened: str = "（问题已修改，回答见上一条。）"
    failed: str = "出了点问题，没能答上来，请稍后再试；编号 {reference}。"
    unavailable: str = "知识库暂时用不了，请稍后再试；编号 {reference}，可以告诉管理员。"
    # -- access
    unknown_group: str = "这个群还没有开通。请管理员在群里发送 /allow。"
    not_for_you: str = "您没有这里的使用权限，请联系管理员。"
    unknown_person: str = "您还没有使用权限，请联系管理员开通；您的编号是 {user_id}。"
    # -- the people who run the bot
    ops_fault: str = "【故障】{kind}：{what}编号 {reference}，详情见日志；同类故障本小时不再通知。"
    ops_unexpected: str = "程序出错，已告知提问人。"
    ops_again: str = "【故障】{kind}：这一小时里又发生了 {count} 次。"
    ops_round: str = "【故障】定时任务没有完成（{kind}），详情见日志。"
    ops_poison: str = "【故障】有 {count} 条消息无法解析，已跳过；请看日志，可能需要升级程序。"
    ops_line_down: str = "【连接】从 {since} 起收不到 Telegram 的消息（{error}），仍在重试。"
    ops_line_up: str = "【连接】已恢复接收消息，中断了 {minutes} 分钟（{since} 起）。"
    ops_conflict: str = "【连接】另有一个程序在用同一个机器人令牌收消息，请停掉其中一个。"
