"""Tells from the words around a figure without a currency that it is a sum of money."""

from __future__ import annotations

import re
from functools import cache

from dalel.documents.language.lexicon import table

_BEFORE, _AFTER = 100, 40
# Nothing but a sign or a small word behind the figure: no noun that it could count.
_ENDS = re.compile(r"\s*(?:[,;:.)!?](?!\d)|$)|\s(?:and|but|or|и|а|но|или|et|mais|ou|y|pero|o)\s", re.IGNORECASE)
_NAME = r"[^\W\d_a-zß-öø-ÿа-яёәғқңөұүһі][\w’'-]{1,30}"


@cache
def _before(language: str) -> re.Pattern[str]:
    said = table("money")
    about = said["about"].get(language, said["about"]["en"])
    gives = said["gives"].get(language, said["gives"]["en"])
    sums = said["named_sum"].get(language, said["named_sum"]["en"])
    between = said["between"].get(language, said["between"]["en"])
    receiver = rf"(?:\s(?:(?-i:{_NAME})|{said['receiver']['all']})){{0,3}}"
    return re.compile(
        rf"(?<!\w)(?:(?:{gives}){receiver}|(?:{sums})(?:,?\s(?:{between})){{1,6}})(?:\s(?:{about}))?\s$", re.IGNORECASE
    )


@cache
def _kazakh_after() -> re.Pattern[str]:
    return re.compile(rf"(?:-?[нтдғгқк][ыіеа]\w?)?\s(?:{table('money')['gives']['kk']})(?!\w)", re.IGNORECASE)


def is_sum(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether a figure is plainly money: “was offered 40,000, but”, “bail, set at 5 000;”, «20 мың төлеуді»."""
    after = sentence[end : end + _AFTER]
    if language == "kk":
        return bool(_kazakh_after().match(after))
    return bool(_ENDS.match(after) and _before(language).search(sentence[max(0, start - _BEFORE) : start]))
