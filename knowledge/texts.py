"""What the stages' joint work (ingest, check, evaluation) says to people."""

OUTSIDE_COLLECTION = "{path} 不在文档目录 {root} 之内，请把文件放进文档目录再导入。"
EMPTY_COLLECTION = (
    "文档目录 {root} 里没有可导入的文档，请放入 Word、PDF、Excel、网页或文本文件后重试。"
)
NOTHING_CHOSEN = (
    "{path} 没有可导入的文档；隐藏文件、*.meta.yaml、glossary.yaml 与 questions.jsonl 不算文档。"
)
REBUILD_ALL = "知识库的文件已损坏，只能整体重建；请运行 python ingest.py --rebuild，不要指定路径。"
ROLLBACK_ALONE = (
    "--rollback 不能与路径、--dry-run、--rebuild 或 --accept 同时使用，请只用其中一种。"
)
NO_COLLECTION = "找不到文档目录 {root}，请检查配置项 collection.path 或环境变量 ZHIGUI_DOCUMENTS。"
LINKED_FOLDER = "{path}：是指向别处的文件夹链接，未导入；请把文件夹本身放进文档目录。"
CLOSED_FOLDER = "{path}：文件夹无法打开，其中的文件未导入；请检查权限。"
BAD_NAME = "{path}：文件名不是有效的 UTF-8 编码，未导入；请改名后重新导入。"
UNREADABLE_SIDECAR = "{path} 无法读取，不能确定文档给谁看，未导入；请检查权限，链接请换成文件。"
LARGE_SIDECAR = "{path} 超过 1 MB，不能确定文档给谁看，未导入；请只保留元数据。"
UNCLEAR_AUDIENCE = (
    "{path}：不能从 {sidecar} 确定给谁看，未导入；请写成 audience: [trainer, admin]，"
    "可用 member、trainer、admin 或群号（如 -1001234567890）。"
)
NOW_FOR = "可见范围改为 {audience}。"
NOW_FOR_ALL = "可见范围改为所有人。"
WITHDRAWN = "（知识库里它上次导入的内容已移出。）"
BAD_SIDECAR = "{path} 旁的 .meta.yaml 不是有效的 YAML 对照表，已忽略；请改正后重新导入。"
PAGE_TOO_SLOW = (
    "{path}：超过 {seconds} 秒没有读完一页，已停止读取；请拆分或另存后重新放入，"
    "或调高 reading.page_seconds。"
)
FILE_TOO_SLOW = (
    "{path}：超过 {seconds} 秒没有读完，已停止读取；请拆分后重新放入，或调高 reading.file_seconds。"
)
OUT_OF_MEMORY = (
    "{path}：读取所需内存超过上限 {limit} MB，已停止读取；请拆分或另存后重新放入，"
    "或调高 reading.memory_mb。"
)
CRASHED = "{path}：文件使读取程序崩溃，未导入；请用原程序打开并另存一份后重新放入。"
INTERNAL_FAILURE = "{path}：处理时出错，未导入；请把日志交给维护人员。"
KEPT_EARLIER = "（知识库里保留它上次导入的内容。）"
DUPLICATE = "{path} 的《{title}》与 {other} 内容相同，只回答一次。"
RENAMED = "由 {old} 改名为 {new}"

STATE_NAMES = {
    "added": "新增",
    "changed": "更新",
    "renamed": "改名",
    "unchanged": "未变",
    "removed": "移除",
    "failed": "失败",
}
READING_BAR = "读取文档"
PAGES_BAR = "  {name} 逐页"
PASSAGES_BAR = "建立索引"
REPORT_TITLE = "《{title}》"
REPORT_ARTICLES = "，{articles} 条"
REPORT_PASSAGES = "，{passages} 段"
REPORT_WARNING = "注意：{warning}"
REPORT_CLEANED = "清理 {lines} 行"
REPORT_CLEANED_LINE = "第 {line} 行〔{reason}〕{text}"
REPORT_SUMMARY = "文件：{counts}；知识库共 {documents} 篇文档、{passages} 段。"
REPORT_DRY_RUN = "这是试运行，没有发布。"
REPORT_PUBLISHED = "已发布 {generation}：新算向量 {embedded} 段，沿用 {carried} 段。"
REPORT_NOTHING = "没有变化，知识库保持原样。"
APPROVED_FROM_PASSAGES = (
    "{file} 是核准的问题，依据应在文档里，不能写段落编号；请改用 where 或 evidence。"
)
APPROVED = "核准的问题：{questions} 题，答对 {passed} 题。"
APPROVED_FAILED = "  未答对：{question}"
APPROVED_WORSE = "  变差：{question}（原来答对，现在{now}）"
APPROVED_BETTER = "  变好：{question}"
APPROVED_ELSEWHERE = "  出处变了：{question}（{before} → {after}）"
NOW_REFUSED = "拒答"
NOW_WRONG = "答错，出处 {places}"
REPORT_STOPPED = (
    "核准的问题变差，超过 approval.tolerance，没有发布，原来的知识库继续作答；"
    "请改正文档或问题后重新导入，或用 --accept 仍然发布。"
)
ROLLED_BACK = "已退回到 {generation}。"

FAULT_PASSAGE = "{passage} 的文字与它的位置不符，请用 --rebuild 重新导入。"
FAULT_PLACE = "{place} 的位置超出全文，请用 --rebuild 重新导入。"
FAULT_INDEX = "{index}索引与目录不一致：缺 {missing} 段，多 {extra} 段；请用 --rebuild 重新导入。"
FAULT_STORED_TEXT = "向量索引里有 {count} 段的文字与目录不一致，请用 --rebuild 重新导入。"
FAULT_CONTENT = "发布之后内容被改动过，请用 --rebuild 重新导入。"
FAULT_OTHER_TEXT = "知识库里的文字与文件不符，请重新导入。"
FAULT_MISSING_TEXT = "文件里有未导入的文字，请重新导入。"
INDEX_NAMES = {"vectors": "向量", "lexical": "词语", "outline": "全文"}

NO_GLOSSARY = "找不到词表 {file}，请检查配置项 collection.glossary。"
BAD_DATE = "“{text}”不是日期，请写成 2024-07-01。"
NO_PLACE = "请写明文件和条号，例如：支部工作规则第十条。"

GREETING = "请输入问题，回车提交；输入“退出”结束。"
GOODBYE = "再见。"
PROMPT = "问："
SAMPLE_QUESTIONS = (
    "支委会多久开一次？",
    "采购管理办法第十条",
    "出差回来多久之内要报销？",
)

ONE_WAY_TO_ASK = "请只给一个问题，或只给 --batch 文件；--json 需要其中之一。"
NOT_YET_IN_FORCE = "尚未施行"

# the commands of python -m knowledge
HELP_APP = "知规：向知识库提问、查看与检查。"
HELP_AS_OF = "按这一天有效的版本回答，如 2022-01-01。"
HELP_JSON = "以 JSON 输出。"
HELP_QUESTION = "问题；不填则进入对话。"
HELP_BATCH = "逐行回答 JSONL 文件里的问题。"
HELP_SEARCH_FOR = "要找的内容。"
HELP_LIMIT = "最多列出几段。"
HELP_PLACE = "条文，如：支部工作规则第十条。"
HELP_DOCUMENT = "文档编号、名称或路径。"
HELP_QUESTIONS = "一个或几个问题集（JSONL）。"
HELP_RETRIEVAL = "只测检索，不回答；适合大的问题集。"
HELP_SIDE = "只测检索的一边：bm25、dense，或两边合用的 fused。"
HELP_RESULTS = "把全部结果写成这个 JSON 文件；- 为标准输出。"
HELP_COMPARE = "与以前写下的结果比较，逐题列出变化。"
HELP_MISSES = "列出答错与误拒的问题。"
HELP_ASK = "提问；每个回答都注明出处。"
HELP_SEARCH = "只检索，列出最相近的段落。"
HELP_SHOW = "按条号查看条文全文。"
HELP_TEXT = "显示一份文档的全文。"
HELP_DOCUMENTS = "列出全部文档。"
HELP_GLOSSARY = "检查词表：列出规范用语在知识库里都找不到的词条。"
GLOSSARY_STRANGE = "{word}: {terms}"
GLOSSARY_CHECKED = (
    "词表共 {entries} 条，其中 {strange} 条的规范用语在知识库里都找不到（不影响使用）。"
)
HELP_CHECK = "检查知识库：每段文字都与原文件一致。"
HELP_EVALUATE = "用问题集评测。"
FAULT = "{where}：{what}"
CHECKED = "检查了 {documents} 篇文档，发现 {faults} 处问题。"
DOCUMENT_COLUMNS = ("编号", "名称", "类别", "条", "段", "日期", "状态")
KIND_NAMES = {
    "regulation": "规定",
    "law": "法律",
    "experience": "经验",
    "notice": "通知",
    "faq": "问答",
    "news": "新闻",
    "other": "其他",
}
IN_FORCE = "现行"
REPLACED = "已被替代"
SCANNED = "〔扫描识别〕"

# settings and the options of ingest.py
NO_CONFIG = "找不到配置文件 {config}，请在项目目录下运行，或检查路径。"
CLOSED_CONFIG = "无法读取配置文件 {config}，请检查文件权限。"
CONFIG_NOT_YAML = "配置文件 {config} 不是有效的 YAML，请检查缩进、冒号与编码（UTF-8）。"
CONFIG_NOT_SECTIONS = "配置文件 {config} 应由“配置段: 配置项”组成，请对照说明改正。"
UNKNOWN_VARIABLE = "环境变量 {variable} 不是任何配置项的名字，请改正或取消它。"
UNKNOWN_KEY = "没有 {key} 这个配置项，请对照说明改正 {config}。"
BAD_VALUE = "配置项 {key} 的值不对，请改正 {config} 或环境变量 {variable}。"
HELP_INGEST_PATHS = "只导入这些文件或文件夹；不填则导入整个文档目录。"
HELP_INGEST_DRY_RUN = "只报告，不发布。"
HELP_INGEST_PRUNE = "文件已删除的文档是否移出知识库。"
HELP_INGEST_REBUILD = "全部重新读取并重建索引（更换向量模型后使用）。"
HELP_INGEST_ACCEPT = "核准的问题变差也发布。"
HELP_INGEST_ROLLBACK = "退回上一版知识库。"
HELP_INGEST_JSON = "以 JSON 输出报告。"
HELP_INGEST_EXPLAIN = "逐行列出被清理的内容。"
HELP_INGEST = "把文档目录导入知识库。"
