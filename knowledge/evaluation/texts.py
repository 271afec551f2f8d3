"""What evaluation says to people."""

NO_QUESTION_SET = "问题集 {file} 打不开，请检查路径，并存成 UTF-8 文本。"
BAD_QUESTION_SET = (
    "问题集 {file} 第 {line} 行读不了：每行应是带 question 的 JSON 对象，其他字段的格式见 README。"
)
NO_PASSAGES = (
    "问题集 {file} 的依据是段落编号：它的文件名应以 _questions.jsonl 结尾，"
    "段落请放在同一文件夹的 {beside} 里。"
)
BAD_PASSAGES = "段落文件 {file} 读不了：每行应是带 id 与 text 的 JSON 对象。"

WRONG_TEXT = "[{mark}]《{title}》{location}：引文与原文第 {start}—{end} 字不一致"
WRONG_PLACE = "[{mark}]《{title}》{location}：引文不在所注的位置"
UNTITLED = "无题"
CANNOT_WRITE_RESULTS = "评测结果写不进 {file}，请检查路径与权限。"
BAD_RESULTS = "{file} 不是 evaluate --json 写的评测结果，请重新评测后再比较。"
OTHER_QUESTIONS = (
    "无法与旧结果比较：其中没有“{name}”的同一批问题，或评测方式不同；"
    "请用旧结果当时的问题集与选项重新评测。"
)

SET_COLUMN = "问题集"
QUESTIONS_COLUMN = "可答+不可答"
FIGURE_NAMES = {
    "hit@1": "hit@1",
    "hit@5": "hit@5",
    "hit@10": "hit@10",
    "hit@100": "hit@100",
    "mrr@10": "MRR@10",
    "all_pieces@10": "齐全@10",
    "answer_accuracy": "答案对",
    "citation_accuracy": "出处对",
    "citation_all_pieces": "出处全",
    "refusals": "拒答",
    "false_refusals": "误拒",
}
COUNT_NAMES = {
    "answer_length_median": "答案字数中位",
    "answer_length_max": "最长",
    "quotes_length_max": "引文最长",
    "latency_p50_ms": "毫秒 p50",
    "latency_p95_ms": "p95",
}
VERBATIM = "引文一字不差"
MEASURED_BY = {
    "answers": "回答",
    "fused": "检索",
    "bm25": "检索：BM25",
    "dense": "检索：向量",
}
EVALUATING_BAR = "评测 {name}"
LACKING = "{name}：{count} 题的依据不在知识库里，按未找到计。"
NOT_VERBATIM = "引文有误：{question} → {fault}"
RELIABILITY_TITLE = "{name} 的把握是否可信（平均偏差 {error:.3f}）"
RELIABILITY_COLUMNS = ("把握", "题数", "平均把握", "答对")
COMPARED = "{name} 与旧结果比较"
NO_CHANGE = "没有变化。"
DIFFERENCE_COLUMNS = ("指标", "旧", "新", "差", "95% 区间", "变好", "变差", "符号检验 p")
GOT_BETTER = "变好：{question}（{figures}）"
GOT_WORSE = "变差：{question}（{figures}）"
CHANGED_FROM = "    {before} → {after}"
MISS_UNREFUSED = "应拒答：{question}"
MISS_REFUSED = "误拒答：{question}"
MISS_WRONG = "答案或出处不对：{question} → {answer}"
MISS_LOW_RANK = "未排在首位：{question}（第 {rank} 位）"
SAME_FILE = "--json 不能写到 {file}：它是这次要读的文件，请换一个文件名。"
