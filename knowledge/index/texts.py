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
NO_MODEL = "无法加载向量模型 {name}，请检查配置项 embedding.model 指向的文件夹或名称。"
CANNOT_WRITE = "无法写入 {folder}，原来的知识库仍在使用；请检查磁盘空间与文件夹权限。"
