"""What the search says to people."""

BAD_GLOSSARY = "词表 {file} 不是“口语词: [规范用语]”形式的 YAML，请改正后重试。"
