"""The collection -> a published generation: plan, read, structure, index, report, check."""

from knowledge.ingestion.approval import Approval
from knowledge.ingestion.checking import Fault, check
from knowledge.ingestion.collection import GLOSSARY, QUESTIONS, Collection, parse_sidecar
from knowledge.ingestion.ingestion import Ingestion
from knowledge.ingestion.made import Made
from knowledge.ingestion.makers import InProcess, Makers, Workers
from knowledge.ingestion.planning import Planner
from knowledge.ingestion.report import DocumentReport, FileReport, IngestReport, State
from knowledge.ingestion.verdict import Changed, Turn, Verdict
from knowledge.ingestion.worker_process import WorkerLimits, WorkerProcess

__all__ = [
    "GLOSSARY",
    "QUESTIONS",
    "Approval",
    "Changed",
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
    "Turn",
    "Verdict",
    "WorkerLimits",
    "WorkerProcess",
    "Workers",
    "check",
    "parse_sidecar",
]
