"""Every sentence of the bot that a person can see, in Chinese; `bot.english` translates them.

Sentences about the machine (start-up, the log of the person who runs it) are constants;
what stands in a chat is a field of `Texts`, so that a language can be chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

NOT_DELIVERED = "消息没有发出去，请检查网络后再试。"
CHAT_CLOSED = "机器人不能在这个会话里发消息，请检查它是否还在群里、能否发言。"
MESSAGE_GONE = "原来的消息已经不在了。"
FILE_NOT_FETCHED = "文件没有取下来，请重新发一次。"
FILE_TOO_LARGE = "文件超过{megabytes}MB，太大了，请分成几份再发。"
DELIVERY_UNKNOWN = "消息可能已经发出，为免重复没有再发。"
ANSWER_NOT_WRITTEN = "回答没能存进文件库，请检查 {folder} 能否写入。"
DATABASE_IN_USE = "已有一个机器人在用这个数据库，请先停止它；一个令牌同时只能运行一个。"
DATABASE_UNREACHABLE = "无法使用机器人的数据库，请检查 state.database 与磁盘空间。"
DATABASE_URL_WRONG = (
    "看不懂 state.database：请留空，或写成 sqlite:///路径、postgresql+psycopg://用户@主机/库名。"
)
DATABASE_OTHER_VERSION = (
    "机器人的数据库与程序的版本不符：请先用新版程序启动一次；若刚换回旧版，请恢复升级前的备份。"
)
BACKUP_FAILED = "无法备份到 {target}，请检查路径、权限与磁盘空间。"
BACKUP_OF_NOTHING = "没有可以备份的数据库：{source} 不存在，请检查 state.database。"
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
    no_answer: str = "抱歉，这个问题在现有文件里没有找到答案。"
    greeting: str = "您好，有制度或经验方面的问题，直接问就行。"
    look_around: str = "/docs 看我知道哪些文件，/help 看怎么用。"
    welcome: str = "不客气，有问题请接着问。"
    noted: str = "好的，有问题请接着问。"
    nearest: str = "下面是相近的内容，不是答案："
    which_title: str = "您问的是哪一份文件？请点一下；没有列出的，写上文件名再问："
    # -- pages and lists
    page_of: str = "{location} · 第{number}/{pages}页"
    page_cut: str = "（这一页较长，没有全部显示。）"
    list_cut: str = "（较多，没有全部列出。）"
    kept_quote: str = "文件已经更新或移除，这里是作答时引用的原文。"
    found: str = "与“{words}”最相关的{count}处："
    found_nothing: str = "没有找到与“{words}”相关的内容，请换个词试试。"
    documents: str = "知识库共有{count}份文件"
    no_documents: str = "知识库里还没有文件。"
    listed: str = "· {title}\n　 {remarks}"
    listed_alone: str = "· {title}"
    dot: str = " · "
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
    # -- what a button says when it is pressed
    unknown_button: str = "这个按钮现在不能用了，请重新提问。"
    answer_forgotten: str = "这条回答的记录已经删除，按钮不能用了；请重新提问。"
    cannot_write_here: str = "我现在不能在这里发消息，请联系管理员。"
    voted_good: str = "谢谢，很高兴帮到您。"
    voted_bad: str = "谢谢，已记下，我们会改进。"
    wrong_taken: str = "谢谢指出，已记下。"
    wrong_taken_elsewhere: str = "谢谢指出，已记下；原因请到与我的私聊里选一个。"
    why_wrong: str = "您指出一条回答的引用有误，谢谢。问题出在哪里？"
    reason_words: str = "引文和原文对不上"
    reason_place: str = "出处说的不是这件事"
    reason_version: str = "文件已经过时或废止"
    reason_other: str = "其他，写几句"
    reason_taken: str = "已记下，谢谢您帮我们改正。"
    reason_kept: str = "已记下：{reason}。谢谢您帮我们改正。"
    reason_wanted_html: str = "请回复这条消息，说说{link}那条回答{end}的引用哪里不对。"
    reason_field: str = "引用哪里不对？"
    again_hint: str = "换个说法再问一次：直接回复这条消息就行。"
    again_hint_for_html: str = "{person}，{hint}"
    again_example: str = "· 写明哪份文件、哪件事，例如：支部工作条例里，支委会多久开一次？"
    again_terms: str = "· 试试文件里的说法：{terms}"
    again_places: str = "· 或者问这些地方：{places}"
    again_field: str = "换个说法再问一次"
    again_toast: str = "请直接回复我发的那条消息。"
    list_comma: str = "、"
    # -- the reading room
    document_not_for_you: str = "这份文件不在您的查看范围内；确有需要，请联系管理员。"
    place_closed: str = "这处原文打不开了：文件有变动，或不在您的查看范围内。"
    # -- a person takes over
    handed_over_html: str = "{contact} 这个问题我没有查到依据，请您看看：直接回复这条消息就行。"
    handed_over_alone_html: str = "这个问题我没有查到依据，请直接联系 {contact}。"
    handed_over_passed_html: str = (
        "这个问题我没有查到依据，已经连同您的名字转给 {contact}；也可以直接联系对方。"
    )
    question_passed_html: str = (
        "{person} 私下问了一个我没有查到依据的问题：\n<blockquote>{question}</blockquote>\n"
        "请回复这条消息写下回答，管理员审核后会收进文件库；要直接答复，请点对方的名字。"
    )
    handed_over_toast: str = "已请 @{contact} 来回答。"
    handed_over_before: str = "这个问题已经请 @{contact} 看了，请稍等。"
    proposal_taken: str = "谢谢，已记下；管理员审核后会收进文件库。"
    proposal_approved: str = "已采用，下次更新文件库后生效。"
    proposal_rejected: str = "没有采用。"
    proposal_settled: str = "这条回答已经处理过或改过了，请再发一次 /proposals。"
    proposal_settled_html: str = "<b>{told}</b>\n\n问：{question}\n答：{answer}"
    proposal_late: str = "谢谢；这个问题的回答之前已经采用了。"
    # -- the desk
    busy: str = "现在提问的人较多，请过一两分钟再问。"
    slow_down: str = "您问得有点快，请过{seconds}秒再问。"
    asked_before: str = "这个问题{minutes}分钟前刚答过，见上面的回答。"
    asked_before_html: str = "这个问题{minutes}分钟前刚答过，{link}点这里看{end}。"
    ask_usage: str = "请在 /ask 后面写上问题，例如：/ask 支委会多久开一次？"
    unknown_command: str = "没有这个命令；直接写问题就行，/help 列出全部命令。"
    file_unread: str = (
        "您发来的文件我还读不了：想问什么，直接写下来就行；"
        "要收录文件请告诉管理员，题目文件请交给培训员。"
    )
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
    ops_no_updates: str = "【故障】收不下新消息：{what}正在重试，消息留在 Telegram 等候。"
    ops_unreadable: str = "【故障】有消息无法解析，已跳过；请看日志，可能需要升级程序。"
    ops_line_down: str = "【连接】从 {since} 起收不到 Telegram 的消息（{error}），仍在重试。"
    ops_line_up: str = "【连接】已恢复接收消息，中断了 {minutes} 分钟（{since} 起）。"
    ops_conflict: str = "【连接】另有一个程序在用同一个机器人令牌收消息，请停掉其中一个。"
    # -- commands: what it is and how it is used
    introduction: str = (
        "您好，我是知规，回答制度和经验方面的问题。\n"
        "直接把问题发给我就行；回答都附原文和出处，文件里没有的，我会直说没有。"
    )
    examples: str = "比如可以问："
    example: str = "• {question}"
    group_introduction: str = "大家好，我是知规，按文件原文回答制度和经验方面的问题。"
    ask_in_group: str = "在群里提问：发送 /ask@{bot} 加上问题，或者直接回复我的消息。"
    ask_in_group_by_name: str = "在群里提问：@{bot} 加上问题，用 /ask，或者直接回复我的消息。"
    ask_in_private: str = "直接发来问题就行，可以接着追问。"
    group_talk_unread: str = "群里其他的话我不看。"
    open_private: str = "到私聊里看"
    private_only: str = "这个命令请在与我的私聊里用。"
    admins_only: str = "只有管理员能这样做。"
    trainers_only: str = "只有培训员能这样做；要用的话，请管理员用 /role 开通。"
    needs_person: str = "请用本人的身份发送，匿名身份用不了这个命令。"
    # -- commands: what is stored
    privacy_stored: str = (
        "我会记下：您的提问和得到的回答、您的评价和留言、转人工的问题、答题记录、您的名字和用户名，"
        "以及您在不在已开通的群里。"
    )
    privacy_kept: str = "保留{days}天，到期自动删除；管理员采纳的问答会留下，但不记是谁问的。"
    privacy_seen: str = (
        "都存在本单位的服务器上，只有管理员看得到；群里的问答和投票，群成员都看得到。"
    )
    privacy_delete: str = "想现在就删除，请用 /forget。"
    forget_ask: str = (
        "要删除您的提问、回答、评价、留言和答题记录吗？删除后不能恢复，旧回答下面的按钮也会失效。"
    )
    forget_button: str = "删除我的记录"
    forget_yes: str = "删除"
    forget_no: str = "不删了"
    forgotten: str = (
        "已删除：提问{questions}条，评价和留言{feedback}条，"
        "转人工{handovers}条，答题记录{quizzes}条。"
    )
    nothing_to_forget: str = "没有您的记录，不用删除。"
    forget_kept: str = "好的，没有删除。"
    # -- commands: the collection
    search_usage: str = "请在 /search 后面写上要找的词，例如：/search 报销期限"
    show_usage: str = "请写明哪份文件的第几条，例如：/show 支部工作条例第十条"
    documents_count: str = "我知道{count}份文件。"
    # -- commands: feedback
    feedback_usage: str = "请在 /feedback 后面写上意见，例如：/feedback 希望加上考勤办法"
    feedback_thanks: str = "收到了，谢谢！管理员会看到。"
    feedback_latest: str = "最近的评价和留言："
    feedback_none: str = "还没有评价和留言。"
    verdict_remark: str = "留言"
    # -- commands: admins
    allow_usage: str = "请写群编号，例如：/allow -1001234567890；后面加 off 就是关闭。"
    group_allowed: str = "已开通，可以提问了（群编号 {chat_id}）。"
    group_not_joined: str = "我还不在这个群里：请把我拉进去，或者核对编号。"
    group_closed: str = "已关闭，不能再提问（群编号 {chat_id}）。"
    group_by_config: str = "这个群是在 config.yaml 里开通的，请在那里删除。"
    groups_title: str = "我所在的群："
    groups_none: str = "还没有加入任何群。"
    group_open: str = "已开通"
    group_not_open: str = "未开通"
    group_left: str = "已不在群里"
    role_usage: str = (
        "请写明人和角色，例如：/role @name trainer 或 /role 123456 none，"
        "也可以回复他的消息：/role trainer\n"
        "角色：member、trainer、admin，none 为取消。"
    )
    role_list: str = "各人的角色："
    role_none_given: str = "还没有给任何人角色。"
    role_in_config: str = "config.yaml"
    role_unknown_name: str = "我还没有见过 @{name}。请回复他的消息，或者写他的编号。"
    role_nobody: str = "看不出那条消息是谁发的，请写他的编号。"
    role_yourself: str = "不能降低自己的角色，请另一位管理员来做。"
    role_by_config: str = "这个人的角色写在 config.yaml 里，请在那里改。"
    role_given: str = "{person} 现在是{role}。"
    role_taken: str = "已取消{person}的角色。"
    member: str = "成员"
    trainer: str = "培训员"
    admin: str = "管理员"
    claim_usage: str = "请在 /claim 后面写上启动时打印的口令。"
    claimed: str = "您现在是管理员了。发送 /help 看看能做什么；到群里发送 /allow 就能开通那个群。"
    claim_refused: str = "口令不对或已经用过。请看机器人启动时打印的口令。"
    proposals_none: str = "没有等待审核的回答。"
    proposal_question: str = "问题："
    proposal_answer: str = "建议的回答："
    proposals_more: str = "后面还有{count}条，审完再发一次 /proposals。"
    approve: str = "采纳"
    reject: str = "不采纳"
    # -- inline mode
    inline_hint: str = "写几个词，就能引用相近的条文"
    inline_nothing: str = "没有找到，点这里到私聊里问"
