"""The collection -> a published generation: plan, read, structure, index, report, check."""

from knowledge.ingestion.checking import Fault, check
from knowledge.ingestion.collection import GLOSSARY, Collection, parse_sidecar
from knowledge.ingestion.ingestion import Ingestion
from knowledge.ingestion.report import DocumentReport, FileReport, IngestReport, State

__all__ = [
    "GLOSSARY",
    "Collection",
    "DocumentReport",
    "Fault",
    "FileReport",
    "IngestReport",
    "Ingestion",
    "State",
    "check",
    "parse_sidecar",
]
