"""The one way to the disk, and the one way back, of what says who somebody is.

The texts of identity tables, and the values that the journal keeps beside its chain, go through `seal` before they are
written and through `unseal` when they are read; nothing else does either. Today they stand there as they are. Whoever
gives them a cipher does it here.
"""

from __future__ import annotations


def seal(text: str) -> str:
    """What is written to the disk in place of a text. Nothing is written for nothing."""
    return text


def unseal(stored: str) -> str:
    """The text that was sealed. ValueError for what is no sealed text."""
    return stored


def seal_given(text: str | None) -> str | None:
    """The same for a value that may be missing."""
    return seal(text) if text else text


def unseal_given(stored: str | None) -> str | None:
    return unseal(stored) if stored else stored
