"""Dalel: from what was told to what can be proved in public."""

__version__ = "0.1.0"
