"""What people see at a terminal: answers, reports, a conversation, one sentence on failure."""

from knowledge.terminal.conversation import Conversation
from knowledge.terminal.evaluating import Evaluation
from knowledge.terminal.failing import fail, set_up_logging
from knowledge.terminal.quiz_commands import quiz_commands
from knowledge.terminal.reporting import Progress, show_report
from knowledge.terminal.showing import (
    console,
    plain,
    printable,
    show_answer,
    show_documents,
    show_passages,
)

__all__ = [
    "Conversation",
    "Evaluation",
    "Progress",
    "console",
    "fail",
    "plain",
    "printable",
    "quiz_commands",
    "set_up_logging",
    "show_answer",
    "show_documents",
    "show_passages",
    "show_report",
]
