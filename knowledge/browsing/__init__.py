"""Looking around: places without an answer, a quote page by page, the list of documents."""

from knowledge.browsing.browser import Browser, Listed
from knowledge.browsing.pages import Page, Run
from knowledge.browsing.referring import CrossReference
from knowledge.browsing.searcher import Searcher
from knowledge.index import Change, ChangeState

__all__ = [
    "Browser",
    "Change",
    "ChangeState",
    "CrossReference",
    "Listed",
    "Page",
    "Run",
    "Searcher",
]
