"""The names that columns and fields bear in the tables of offices."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Texts that end so are names: 完成时间, 交纳比例.
_ENDINGS = _words(
    """
    序号 编号 代码 号 号码 文号 学号 工号 证号 证件 表号 表名 页码 名称 品名 规格 型号 类 类别
    类型 分类 性质 姓名 人名 称谓 关系 性别 年龄 民族 籍贯 学历 学位 职务 职级 职称 级别 等级
    等次 阶次 档次 层级 名次 面貌 电话 手机 邮箱 邮编 地址 住址 网址 账号 帐号 用户名 密码
    身份证 照片 相片 签名 签字 签到 日期 时间 时限 时长 年月 年度 月份 星期 周期 期限 有效期
    期别 频次 频率 次数 班次 人次 场次 地点 场所 范围 来源 出处 用途 去向 状态 情况 情形 情节
    进展 进度 阶段 步骤 环节 流程 程序 内容 备注 说明 项 项目 事项 科目 主题 议题 议程 课程 任务
    职责 措施 举措 目标 要求 条件 标准 基准 依据 条款 条文 定义 含义 释义 解释 术语 原因 理由
    意见 建议 结果 后果 行为 处罚 裁量 幅度 奖励 危害 风险 风险点 漏洞 隐患 特征 特长 特点 经历
    宗旨 功能 参数 版本 清单 附件 数 数量 人数 编制 单价 金额 总额 限额 额度 小计 合计 总计 比例
    比率 比重 占比 增减 增长 余额 经费 费用 预算 预算数 决算 决算数 执行数 收入 支出 补助 补贴
    分值 得分 分数 评分 自评 考评 扣分 加分 成绩 权重 指标 责任人 负责人 联系人 经办人 审核人
    主持人 主讲人 值班员 申请人 推荐人 介绍人 代表人 当事人 委托人 代理人 证明人 监护人 承办人
    填表人 填报人 审批人 批准人 记录人 汇报人 发言人 授课人 召集人 制表人 复核人 经手人 领用人
    借用人 使用人 保管人 报告人 签收人 参加人员 值班 带班 牵头 配合 报送 题型 题干 题目 试题
    选项 答案 解析 问 问题 答 解答 答复 回答 Q A 选项A 选项B 选项C 选项D 选项E 选项F 选项G 选项H
    方式 方法 形式
    """
)
# Things, too, end so (机关支部, 沿海地区, 财政部门): names only alone or with such a prefix.
_ALONE = _words(
    """
    单位 部门 岗位 科室 处室 机构 机关 组织 支部 主体 对象 人员 城市 地区 区域 区划 产品 品种
    材料 资料 文件 上午 下午 晚上 入党
    """
)
_PREFIXES = _words(
    """
    责任 牵头 配合 主管 主办 协办 承办 所在 所属 工作 申报 填报 报送 申请 监督 实施 执行 办理
    使用 计量 编制 适用 服务 发放 涉及 参加 参会 检查 考核 管理 值班 申报 支撑 证明 报批 提交
    所需 组织 党 党组织 所在党
    """
)
_LONGEST = max(map(len, _ENDINGS))


def names_a_column(text: str) -> bool:
    """Whether a text ends as the names of columns do.

    >>> names_a_column("完成时限"), names_a_column("所在支部"), names_a_column("机关支部")
    (True, True, False)
    """
    for length in range(1, _LONGEST + 1):
        ending = text[-length:]
        if ending in _ENDINGS:
            return True
        if ending in _ALONE and (length >= len(text) or text[:-length] in _PREFIXES):
            return True
    return False
