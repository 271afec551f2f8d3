"""Hostile and broken files, made by code, and what must become of each."""

from hostile.hostile_file import HostileFile, Lure, Read, Refused
from hostile.hostile_files import hostile_files, write

__all__ = ["HostileFile", "Lure", "Read", "Refused", "hostile_files", "write"]
