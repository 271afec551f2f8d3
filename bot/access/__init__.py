"""Who may do what, and how often; it knows nothing of Telegram."""

from bot.access.claim import Claim
from bot.access.gate import Admission, Gate, Refusal
from bot.access.limits import Limits, Pace
from bot.access.membership import MembershipChecker, MembershipSource

__all__ = [
    "Admission",
    "Claim",
    "Gate",
    "Limits",
    "MembershipChecker",
    "MembershipSource",
    "Pace",
    "Refusal",
]
