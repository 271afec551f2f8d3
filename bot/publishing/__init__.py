"""Items of banks into groups: chosen by trainers, put up by the clock, once and only once."""

from bot.publishing.alarm_clock import AlarmClock
from bot.publishing.answers import Answers
from bot.publishing.by_hand import ByHand, Closing
from bot.publishing.choices import Choices
from bot.publishing.contest_planner import ContestPlanner
from bot.publishing.contest_wizard import ContestWizard
from bot.publishing.dailies import Dailies
from bot.publishing.daily_wizard import DailyWizard
from bot.publishing.drawing import Drawing
from bot.publishing.duties import Duty
from bot.publishing.english import PublishingEnglish
from bot.publishing.groups import Groups
from bot.publishing.habits_wizard import HabitsWizard
from bot.publishing.match_talk import FinalTable, MatchTalk
from bot.publishing.matches import Matches
from bot.publishing.moments import Moments
from bot.publishing.poster import Poster
from bot.publishing.presenting import Presenter
from bot.publishing.publish_wizard import PublishWizard
from bot.publishing.texts import PublishingTexts
from bot.publishing.trainers import Trainers
from bot.publishing.voting import Voting
from bot.publishing.wishes import Wish

__all__ = [
    "AlarmClock",
    "Answers",
    "ByHand",
    "Choices",
    "Closing",
    "ContestPlanner",
    "ContestWizard",
    "Dailies",
    "DailyWizard",
    "Drawing",
    "Duty",
    "FinalTable",
    "Groups",
    "HabitsWizard",
    "MatchTalk",
    "Matches",
    "Moments",
    "Poster",
    "Presenter",
    "PublishWizard",
    "PublishingEnglish",
    "PublishingTexts",
    "Trainers",
    "Voting",
    "Wish",
]
