"""What the index says to people."""

NO_GENERATION = "知识库还是空的，请先运行 python ingest.py 导入文档。"
INGEST_RUNNING = "另一个导入正在进行，请等它结束后再试。"
NO_OLDER_GENERATION = "没有更早的版本可以退回。"
MODEL_MISMATCH = (
    "知识库由另一个向量模型建立，请运行 python ingest.py --rebuild 重建，"
    "或把配置项 embedding.model 改回原来的模型。"
)
INCONSISTENT = "新的索引没有通过自检，未发布；原来的知识库仍在使用。请查看日志后重新导入。"
DAMAGED = (
    "知识库的文件不完整或已损坏，请运行 python ingest.py --rebuild 重建，"
    "或用 python ingest.py --rollback 退回上一版。"
)
NO_DEVICE = "无法在 {device} 上运行向量模型，请检查配置项 embedding.device（如 cpu、cuda、mps）。"
NO_MODEL = (
    "无法加载模型 {name}：文件不完整、已损坏，或需要运行它自带的程序（不支持）；"
    "请重新下载，或在配置项 {key} 中换一个模型。"
)
NOT_A_MODEL = (
    "文件夹 {name} 里没有模型（缺 modules.json 或 config.json），"
    "请把配置项 {key} 改为模型文件夹的路径。"
)
_ELSEWHERE = (
    "请核对配置项 {key}；或在能上网的机器上下载这个模型的整个文件夹，"
    "拷到本机后把 {key} 改为它的路径"
)
DOWNLOAD_FORBIDDEN = (
    "本机没有模型 {name}：没有这个文件夹，也未曾下载。"
    f"{_ELSEWHERE}；本机能上网时，可把 embedding.download 设为 true。"
)
DOWNLOAD_FAILED = (
    f"本机没有模型 {{name}}，下载也没有成功。{_ELSEWHERE}；能用镜像站时，可设环境变量 HF_ENDPOINT。"
)
NO_RERANKER = (
    "模型 {name} 不会给段落打分，请在配置项 {key} 中换一个 CrossEncoder 模型"
    "（如 BAAI/bge-reranker-base），或留空。"
)
NO_PROMPT = (
    "向量模型没有名为 {prompt} 的提示语（现有：{known}），请改正配置项 embedding.query_prompt，"
    "或改用 embedding.query_prefix。"
)
NO_PROMPTS = "无"
NOT_FINITE = (
    "向量模型 {name} 给出了无效的数值，请检查模型文件，或把配置项 embedding.device 改为 cpu。"
)
CANNOT_WRITE = "无法写入 {folder}，原来的知识库仍在使用；请检查磁盘空间与文件夹权限。"
NO_WORDS = "没有可用的词向量：请恢复随程序发布的模型文件夹。"
