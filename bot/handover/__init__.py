"""转人工: a question that was refused is passed on to a person, whose answer an admin may
approve for the collection."""

from bot.handover.approved_answers import ApprovedAnswers
from bot.handover.contact import Contact
from bot.handover.listening import Listening
from bot.handover.passing_on import PassingOn
from bot.handover.proposals import Proposals
from bot.handover.reviewing import Reviewing

__all__ = ["ApprovedAnswers", "Contact", "Listening", "PassingOn", "Proposals", "Reviewing"]
