"""What the bot must remember: one database, one repository for each of its nouns.

Every method is one transaction and may be called from any thread or process; all of them
raise `StateError` where the database cannot be used.
"""

from bot.state.answers import Answers, NewAnswer, StoredAnswer
from bot.state.audit import Audit, AuditEntry
from bot.state.backup import back_up
from bot.state.bank_items import BankItems
from bot.state.banks import Banks
from bot.state.chats import Chat, Chats
from bot.state.contests import Contests
from bot.state.contexts import Contexts
from bot.state.database import Database
from bot.state.deliveries import Deliveries, Delivery
from bot.state.draftings import Draftings
from bot.state.erasure import Erasure, Forgotten
from bot.state.facts import Facts
from bot.state.feedback import Feedback, Opinion, Verdict
from bot.state.habits import HabitsOf
from bot.state.handovers import Handover, Handovers, HandoverStatus
from bot.state.inbox import Inbox, Waiting
from bot.state.memberships import Membership, Memberships
from bot.state.opt_outs import OptOuts
from bot.state.people import People
from bot.state.posts import Posts
from bot.state.reviews import Review, Reviews
from bot.state.schedules import Schedules
from bot.state.sole_use import sole_use
from bot.state.votes import Ballot, Votes

__all__ = [
    "Answers",
    "Audit",
    "AuditEntry",
    "Ballot",
    "BankItems",
    "Banks",
    "Chat",
    "Chats",
    "Contests",
    "Contexts",
    "Database",
    "Deliveries",
    "Delivery",
    "Draftings",
    "Erasure",
    "Facts",
    "Feedback",
    "Forgotten",
    "HabitsOf",
    "Handover",
    "HandoverStatus",
    "Handovers",
    "Inbox",
    "Membership",
    "Memberships",
    "NewAnswer",
    "Opinion",
    "OptOuts",
    "People",
    "Posts",
    "Review",
    "Reviews",
    "Schedules",
    "StoredAnswer",
    "Verdict",
    "Votes",
    "Waiting",
    "back_up",
    "sole_use",
]
