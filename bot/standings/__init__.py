"""What comes of votes: league tables, each person's 错题本, the trainers' report."""

from bot.standings.english import StandingsEnglish
from bot.standings.league import League
from bot.standings.league_view import LeagueView
from bot.standings.leagues import Leagues
from bot.standings.mistake_book import MistakeBook
from bot.standings.mistakes import Mistakes
from bot.standings.repetition import Repetition
from bot.standings.reports import Reports
from bot.standings.review_card import ReviewCard
from bot.standings.table import Standing, Table, table
from bot.standings.texts import StandingsTexts

__all__ = [
    "League",
    "LeagueView",
    "Leagues",
    "MistakeBook",
    "Mistakes",
    "Repetition",
    "Reports",
    "ReviewCard",
    "Standing",
    "StandingsEnglish",
    "StandingsTexts",
    "Table",
    "table",
]
