"""Grammatical features that Arabic and English share."""

from __future__ import annotations

from typing import Literal

Gender = Literal["masculine", "feminine"]
Number = Literal["singular", "dual", "plural"]
Person = Literal[1, 2, 3]

OTHER: dict[Gender, Gender] = {"masculine": "feminine", "feminine": "masculine"}
"""The gender that a word does not have."""
