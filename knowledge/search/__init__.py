"""Question -> evidence: understand, resolve provisions, retrieve, hold against."""

from knowledge.search.catalogue import Catalogue
from knowledge.search.confidence import Confidence
from knowledge.search.evidence import Evidence
from knowledge.search.fulfilment import fulfils
from knowledge.search.glossary import Glossary
from knowledge.search.glossary_files import GlossaryFiles, load_glossary
from knowledge.search.library import Catalogues, Library, OneCatalogue
from knowledge.search.names import Name, names_in
from knowledge.search.objected import Objected, Objection
from knowledge.search.objections import Objections
from knowledge.search.provisions import Reference, find_references, resolve, within
from knowledge.search.question import (
    LONGEST_QUESTION,
    QUANTITIES,
    Folder,
    Question,
    Repair,
    Wants,
    quoted_words,
    read_question,
)
from knowledge.search.question_reader import QuestionReader
from knowledge.search.ranking_model import RankingModel
from knowledge.search.reading import BYLINE
from knowledge.search.reranker import best_sentence
from knowledge.search.retriever import Found, Retriever
from knowledge.search.second_reading import CrossEncoderJudge, Judge, SecondReading
from knowledge.search.sentences import Sentence, sentences, whole_sentences
from knowledge.search.side import Side
from knowledge.search.spelling import Spelling
from knowledge.search.titles import Mention, TitleIndex
from knowledge.search.versions import Versions

__all__ = [
    "BYLINE",
    "LONGEST_QUESTION",
    "QUANTITIES",
    "Catalogue",
    "Catalogues",
    "Confidence",
    "CrossEncoderJudge",
    "Evidence",
    "Folder",
    "Found",
    "Glossary",
    "GlossaryFiles",
    "Judge",
    "Library",
    "Mention",
    "Name",
    "Objected",
    "Objection",
    "Objections",
    "OneCatalogue",
    "Question",
    "QuestionReader",
    "RankingModel",
    "Reference",
    "Repair",
    "Retriever",
    "SecondReading",
    "Sentence",
    "Side",
    "Spelling",
    "TitleIndex",
    "Versions",
    "Wants",
    "best_sentence",
    "find_references",
    "fulfils",
    "load_glossary",
    "names_in",
    "quoted_words",
    "read_question",
    "resolve",
    "sentences",
    "whole_sentences",
    "within",
]
