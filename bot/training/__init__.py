"""The trainer's way: drafts, card by card, into banks; what a new text suspends is looked at."""

from bot.training.bank_cards import BankCards
from bot.training.banking import Banking
from bot.training.draft_cards import DraftCards
from bot.training.drafting_table import DraftingTable
from bot.training.drafts import Drafts
from bot.training.editing import Editing
from bot.training.english import EnglishTraining
from bot.training.exporting import Exporting
from bot.training.form import Form
from bot.training.importing import Importing
from bot.training.nudging import Nudging
from bot.training.review import Review
from bot.training.review_cards import ReviewCards
from bot.training.sheet import Sheet
from bot.training.sight import Sight
from bot.training.texts import TrainingTexts
from bot.training.turning import Turning
from bot.training.upkeep_round import UpkeepRound
from bot.training.workshop import ItemWorkshop

__all__ = [
    "BankCards",
    "Banking",
    "DraftCards",
    "DraftingTable",
    "Drafts",
    "Editing",
    "EnglishTraining",
    "Exporting",
    "Form",
    "Importing",
    "ItemWorkshop",
    "Nudging",
    "Review",
    "ReviewCards",
    "Sheet",
    "Sight",
    "TrainingTexts",
    "Turning",
    "UpkeepRound",
]
