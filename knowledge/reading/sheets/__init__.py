"""Workbooks and tables of values."""
