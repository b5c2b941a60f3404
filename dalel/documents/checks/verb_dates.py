"""Which date of a sentence belongs to its verb, and whether a date agrees with one on file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dalel.documents.language.times import DateMention
from dalel.lib.edtf import PartialDate

# “In 2014, before the Ministry was created, …” gives no date of its creation.
NOT_YET = re.compile(
    r"\b(?:before|until|prior to|after|since|long|ahead of|до того|прежде|после|дейін|бұрын|кейін)\b", re.IGNORECASE
)
_BY_WHOM = re.compile(r"\s+by\s+(?:the\s+)?(?:(?:UN|[A-Z]\w+)\s+){1,3}(?=on\b|in\b)")


def date_of_verb(sentence: str, mentions: Sequence[DateMention], start: int, end: int) -> DateMention | None:
    """“created in September 2015” takes the date right behind; “In 2015, the Government introduced …” the one that
    opens the sentence, if nothing nearer follows the verb and no other date stands between."""
    by = _BY_WHOM.match(sentence, end)
    end = by.end() if by else end
    after = [one for one in mentions if one.start >= end]
    if (
        after
        and len(re.findall(r"\w+", sentence[end : after[0].start])) <= 4
        and not re.search(r"[,;:—–]|\b(?:and|и|және)\b", sentence[end : after[0].start])
    ):
        return after[0]
    before = [one for one in mentions if one.end <= start]
    follows = bool(after) and len(re.findall(r"\w+", sentence[end : after[0].start])) <= 2
    if len(before) != 1 or follows:
        return None
    opening = re.fullmatch(
        r"\W*(?:(?:in|on|by|since|в|с|already|only|late|early)\s+)*", sentence[: before[0].start], re.IGNORECASE
    )
    return before[0] if opening else None


def fits(mention: DateMention, known: PartialDate) -> bool:
    """Whether a date in a text and one on file can be the same."""
    return bool(known.earliest and known.latest and mention.first <= known.latest and known.earliest <= mention.last)
