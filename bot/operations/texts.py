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
