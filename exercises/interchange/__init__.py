"""The registry as tables: out to CSV, XLSX and JSON, and in again.

A sheet declares its columns; one cell is a text in a column. What is read is laid beside what is
stored, so that a table that was only looked at changes nothing. A table comes in whole or not at
all.
"""

from .exercises import ExerciseSheet
from .figures import FigureSheet
from .sheets import Fault, Outcome, Row, Sheet
from .states import StateSheet

__all__ = ["ExerciseSheet", "Fault", "FigureSheet", "Outcome", "Row", "Sheet", "StateSheet"]
