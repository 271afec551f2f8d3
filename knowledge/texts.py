"""What the stages' joint work (ingest, check, evaluation) says to people."""

OUTSIDE_COLLECTION = "{path} 不在文档目录 {root} 之内，请把文件放进文档目录再导入。"
EMPTY_COLLECTION = "文档目录 {root} 里没有可导入的文档，请放入 .txt、.md 或 .html 文件后重试。"
NO_COLLECTION = "找不到文档目录 {root}，请检查配置项 collection.path 或环境变量 ZHIGUI_DOCUMENTS。"
BAD_SIDECAR = "{path} 旁的 .meta.yaml 不是有效的 YAML 对照表，已忽略；请改正后重新导入。"
INTERNAL_FAILURE = "{path}：处理时出错，未导入；请把日志交给维护人员。"
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
PASSAGES_BAR = "建立索引"
REPORT_SUMMARY = "文件：{counts}；知识库共 {documents} 篇文档、{passages} 段。"
REPORT_DRY_RUN = "这是试运行，没有发布。"
REPORT_PUBLISHED = "已发布 {generation}：新算向量 {embedded} 段，沿用 {carried} 段。"
REPORT_NOTHING = "没有变化，知识库保持原样。"

BAD_QUESTION_SET = "问题集 {file} 第 {line} 行读不了：每行应是带 question 的 JSON 对象。"
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
