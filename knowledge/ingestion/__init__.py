"""The collection -> a published generation: plan, read, structure, index, report, check."""

from knowledge.ingestion.checking import Fault, check
from knowledge.ingestion.collection import GLOSSARY, Collection, parse_sidecar
from knowledge.ingestion.ingestion import Ingestion
from knowledge.ingestion.made import Made
from knowledge.ingestion.makers import InProcess, Makers, Workers
from knowledge.ingestion.planning import Planner
from knowledge.ingestion.report import DocumentReport, FileReport, IngestReport, State
from knowledge.ingestion.worker_process import WorkerLimits, WorkerProcess

__all__ = [
    "GLOSSARY",
    "Collection",
    "DocumentReport",
    "Fault",
    "FileReport",
    "InProcess",
    "IngestReport",
    "Ingestion",
    "Made",
    "Makers",
    "Planner",
    "State",
    "WorkerLimits",
    "WorkerProcess",
    "Workers",
    "check",
    "parse_sidecar",
]
