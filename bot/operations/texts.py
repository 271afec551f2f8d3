"""What the person who runs the bot reads at its start; what stands in chats is in bot.texts."""

# ruff: noqa: S105 - sentences about tokens are no tokens

# -- what keeps it from starting
NO_TOKEN = "没有机器人令牌：请把 BotFather 给的令牌放进环境变量 TELEGRAM_BOT_TOKEN（或 .env）。"
BAD_TOKEN = "TELEGRAM_BOT_TOKEN 不像令牌（应为 数字:字母），请从 BotFather 重新复制。"
NO_WEBHOOK_SECRET = (
    "设了 telegram.webhook_url，还需要环境变量 TELEGRAM_WEBHOOK_SECRET"
    "（1 至 256 个字母、数字、_ 或 -），例如用 openssl rand -hex 32 生成。"
)
BAD_WEBHOOK_SECRET = (
    "TELEGRAM_WEBHOOK_SECRET 只能是 1 至 256 个字母、数字、_ 或 -，"
    "请改正，例如用 openssl rand -hex 32 生成。"
)
BAD_WEBHOOK_URL = (
    "telegram.webhook_url {url} 不能用：Telegram 只接受 https，端口 443、80、88 或 8443；请改正。"
)
BAD_PROXY = (
    "telegram.proxy 不是代理地址，请写成 http://127.0.0.1:7890 或 socks5://127.0.0.1:1080"
    "（环境变量 TELEGRAM_PROXY 也可以设置它）。"
)
NO_SOCKS = "socks5 代理还缺一个软件包，请运行 pip install socksio==1.0.0，或改用 http:// 代理。"
PORT_TAKEN = "无法在 {listen}:{port} 上提供监控，请换一个 monitoring.port，或停掉占用它的程序。"
WEBHOOK_PORT_TAKEN = (
    "无法在 {listen}:{port} 上接收 webhook，请换一个 telegram.webhook_port，或停掉占用它的程序。"
)
TOKEN_REJECTED = "Telegram 不认这个令牌，请在 BotFather 里核对，再改 TELEGRAM_BOT_TOKEN。"
TELEGRAM_UNREACHABLE = (
    "连不上 {host}（{error}），请检查网络；在国内通常要设 telegram.proxy 或自建 telegram.api_root。"
)

# -- the self-check, a line each
TOKEN = "令牌有效：@{username}（编号 {id}）。"
DIRECT = "直接连接 {host}。"
BY_PROXY = "经代理 {proxy} 连接 {host}。"
BY_ENVIRONMENT = "经环境变量里的代理连接 {host}。"
PRIVACY_ON = (
    "隐私模式开着：群里用 /ask 提问，或回复机器人的消息；只写 @{username} 它收不到"
    "（在它当管理员的群里收得到）。"
)
PRIVACY_OFF = "隐私模式关着：群里写 @{username} 也能提问；不是对它说的话它不看也不存。"
INLINE = "内联查询可用。"
INLINE_NOT_ALLOWED = (
    "内联查询用不了：telegram.inline 开着，BotFather 里却没有允许；请对它发送 /setinline 打开。"
)
INLINE_UNUSED = "BotFather 里允许了内联查询，但 telegram.inline 为 false，不会应答。"
NO_INLINE = "没有开内联查询（telegram.inline）。"
POLLING = "轮询收消息；有 {waiting} 条在 Telegram 等候。"
FOREIGN_WEBHOOK = (
    "这个令牌登记着 {host} 的 webhook：开始轮询时会取消它；如有另一个程序在用，请先停掉。"
)
WEBHOOK = "Telegram 把消息送到 {url}；有 {waiting} 条等候。"
WEBHOOK_TO_BE_SET = "启动时将登记 webhook {url}；有 {waiting} 条等候。"
WEBHOOK_FAILING = "Telegram 送不到 webhook：{error}。请检查域名、证书与反向代理。"
UPDATES_UNKNOWN = "没有查到收消息的方式（{error}）。"
NO_OPS_CHAT = "没有设 telegram.ops_chat：故障只写进日志。"
OPS_CHAT = "故障会通知到“{chat}”。"
OPS_CHAT_UNREACHABLE = (
    "telegram.ops_chat {chat} 写不进去：请把机器人拉进这个群，或让这个人先给机器人发送 /start。"
)
NO_GROUPS = "还没有开通任何群：把机器人拉进群后，由管理员在群里发送 /allow，或写进 access.groups。"
MORE_GROUPS = "还有 {count} 个群没有逐个检查。"
CANNOT_JOIN = "BotFather 里不允许加入群，请发送 /setjoingroups 打开。"
NOT_IN_GROUP = "群“{group}”：机器人不在群里，请把它拉进去，或核对编号。"
GROUP_UNKNOWN = "群“{group}”：没有查到（{error}）。"
GROUP_ADMIN = "群“{group}”：管理员，/ask、回复和 @ 都能提问。"
GROUP_OPEN = "群“{group}”：成员，/ask、回复和 @ 都能提问。"
GROUP_PRIVATE = "群“{group}”：成员，用 /ask 或回复提问。"
GROUP_SILENT = "群“{group}”：机器人被禁言，发不出消息；请解除，或设它为管理员。"
DATABASE = "数据库可用，结构是最新的。"
INDEX = "知识库 {generation}：{documents} 篇文档。"
MODEL = "模型已加载。"
NO_CONTACT = "没有设 telegram.contact：没有“转人工”。"
CONTACT = "转人工找 @{contact}。"
CONTACT_UNKNOWN = "@{contact} 还没有和机器人说过话：请先给它发送 /start，再核对 telegram.contact。"
ADMIN = "有管理员。"
NO_ADMIN = "还没有管理员：启动时会给出认领码，或写进 access.users。"
CLAIM = "还没有管理员：请在私聊里给机器人发送 /claim {code}（只能用一次）。"
CHECK_PASSED = "检查完毕，可以启动。"
CHECK_FAILED = "检查完毕，请先解决上面标 ✗ 的问题。"
OTHER_BOT = (
    "数据库属于另一个机器人（编号 {bot_id}）：请换回它的令牌，或用 state.database 指向新的数据库。"
)
