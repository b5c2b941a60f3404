"""Amounts of money that can be read in two ways, or of which nobody can tell the currency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.amounts import is_sum
from dalel.documents.language.lexicon import table
from dalel.documents.language.sentences import Sentence
from dalel.documents.language.times import DateMention, find_dates
from dalel.lib.language import format_number
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import _

_LANGUAGES = ("en", "ru", "kk", "fr", "es")
# No amount has more than six groups of figures; a longer run would be tried from each of them to its end.
_NUMBER = r"(?:\d{1,3}(?:[,.\u00a0\u202f ]\d{3}(?!\d)){1,5}(?:[.,]\d{1,2}(?!\d))?|\d{1,12}(?:[.,]\d{1,2}(?!\d))?)"
_SCALE = (
    r"(?:k|thousand|million|bn|billion|тыс\w*|млн|млрд|миллион\w*|миллиард\w*|мың|mille|millions?|milliards?|mil"
    r"|mill[oó]n(?:es)?)(?!\w)"
)
_RANGE = re.compile(
    rf"(?<![\w/.,-])(?P<low>{_NUMBER})(?P<kazakh>-?[дтн][ае]н)?(?P<scale>\s?{_SCALE})?(?P<between>.{{0,14}}?)"
    rf"(?P<joint>\s?[-–—]\s?|\s(?:to|and|or|до|и|à|et|al?|y|мен|бен|пен)\s|(?<=[ае]н)\s)(?P<before>\D{{0,4}})"
    rf"(?P<high>{_NUMBER})(?P<scale2>\s?{_SCALE})?",
    re.IGNORECASE,
)
_OPENED = re.compile(r"(?<!\w)(?:from|between|от|с|между|de|du|entre|desde)\s+\S{0,4}\s?$", re.IGNORECASE)
_AROUND = 300  # of an endless sentence only what stands around an amount
_GROUPED = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3}){1,5}$")
# 12.500, 12,500: a fraction or thousands. Nobody writes a sum with three decimals, but readers cannot know that.
_THREE = re.compile(r"(?<![\w/.,-])(?P<amount>[1-9]\d{0,2}[.,]\d{3})(?![\d%]|[.,]\d)")


@check(
    "W-AMBIGUOUS-AMOUNT",
    "warning",
    "An amount that can be read in two ways",
    what="The ends of a range of money are so far apart that one of them was shortened (1.5 for 1,500), a full stop or"
    " comma may be that of a fraction or divide thousands, or an amount has no currency, or dollars are of no State.",
    example="USD 1.5-2000",
    mend="Write both ends out: USD 1,500–2,000. Keep the amount in the local currency and the rate's date beside it.",
)
def amounts(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.whole:
        taken: list[tuple[int, int]] = []
        for found in _RANGE.finditer(passage.text):
            if finding := _range(analysis, passage, found):
                taken.append(found.span())
                yield finding
        for found in _THREE.finditer(passage.text):
            if not any(start <= found.start() < end for start, end in taken[-1:]) and _either(analysis, passage, found):
                yield _divided(analysis, passage, found)
                taken.append(found.span())
        yield from _without_currency(analysis, passage, taken)
    yield from _whose_dollars(analysis)


def _finding(analysis: Analysis, passage: Passage, at: int, message: str, remedy: str) -> Finding:
    return analysis.finding("W-AMBIGUOUS-AMOUNT", passage, message, remedy, at=at)


# --- currencies ------------------------------------------------------------------------------------------------------


@cache
def _currency() -> str:
    said = table("money")["currency"]
    names = "|".join(said[language] for language in _LANGUAGES)
    return rf"(?:(?-i:{said['codes']})(?!\w)|(?-i:{said['signs']})|(?:{names})(?!\w))"


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_currency()}", re.IGNORECASE)


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A currency just before a number, and one just after it: “1,250 US dollars”, “120 000 кыргызских сомов”."""
    return (
        re.compile(rf"(?<!\w){_currency()}\s?$", re.IGNORECASE),
        re.compile(rf"(?:\s?{_SCALE})?[\s\u00a0]?(?:[^\W\d_]+[\s\u00a0])?{_currency()}", re.IGNORECASE),
    )


def _is_money(text: str, start: int, end: int) -> bool:
    before, after = _beside()
    return bool(before.search(text[max(0, start - 12) : start]) or after.match(text[end : end + 48]))


@cache
def _said(group: str, language: str) -> re.Pattern[str]:
    entry = table("money")[group]
    words = "|".join(dict.fromkeys((entry.get(language) or entry["en"], entry["en"])))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _no_money(part: str) -> re.Pattern[str]:
    """What else a figure may be: the rate of a currency ("rate"), hours, so many basic units."""
    return re.compile(rf"(?<!\w)(?:{table('money')['no_money'][part]})(?!\w)", re.IGNORECASE)


# --- ranges ----------------------------------------------------------------------------------------------------------


def _range(analysis: Analysis, passage: Passage, found: re.Match[str]) -> Finding | None:
    """A range whose lower end was shortened: “from 1.5 to 40,000 somoni”, “60–120 000”."""
    text, low_text, high_text = passage.text, found["low"], found["high"]
    if found["scale"] or not _of_money(text, found):
        return None
    low, high = _value(low_text), _value(high_text)
    if found["scale2"]:
        # “from 1.4 to 800 thousand tenge”: 1.4 thousand or 1.4 million
        scaled = bool(re.search(r"[.,]\d$", low_text)) and 0 < low * 100 <= high
        return _of_unlike_scale(analysis, passage, found) if scaled else None
    if not _shortened(text, found, low, high):
        return None
    before, behind = _beside()
    currency = before.search(text, max(0, found.start() - 12), found.start())
    begin = currency.start() if currency else found.start()
    after = behind.match(text, found.end())
    end = after.end() if after else found.end()
    language = analysis.language if analysis.language in LANGUAGES else "en"
    other = format_number(round(low * 1000), language)
    return _finding(
        analysis,
        passage,
        found.start(),
        _(
            "“{amount}” can be read as from {low} or from {other} to {high}.",
            amount=" ".join(text[begin:end].split()),
            low=low_text.strip(),
            other=other,
            high=high_text.strip(),
        ),
        _("Write both ends out, such as {better}.", better=f"{other}–{format_number(round(high), language)}"),
    )


def _of_unlike_scale(analysis: Analysis, passage: Passage, found: re.Match[str]) -> Finding:
    low, scale = found["low"], found["scale2"].strip()
    amount = " ".join(found.group().split())
    message = _("“{amount}” can be read as from {low} {scale} or from {low} of the next unit.", amount=amount, low=low,
                scale=scale)  # fmt: skip
    return _finding(analysis, passage, found.start(), message, _("Write both ends out, each with its unit."))


def _of_money(text: str, found: re.Match[str]) -> bool:
    """A currency at either end, and nothing but a currency between the ends."""
    between, before = found["between"].strip(), found["before"].strip()
    whole = _anywhere()
    if (between and not whole.fullmatch(between)) or (before and not whole.fullmatch(before)):
        return False
    return bool(between or before) or _is_money(text, found.start("low"), found.end("high"))


def _shortened(text: str, found: re.Match[str], low: float, high: float) -> bool:
    if low <= 0:
        return False
    joint, low_text, high_text = found["joint"].strip(), found["low"], found["high"]
    dash = joint in {"-", "–", "—"}
    if high <= low:
        # A dash is always a range; words may tell of a fall (“from 3,000 to 500”).
        return dash and 0 < high < low and not re.fullmatch(r"(?:19|20)\d\d", high_text)
    opened = bool(_OPENED.search(text[max(0, found.start() - 16) : found.start()])) or bool(found["kazakh"])
    if joint.lower() in {"and", "or", "и", "et", "y", "мен", "бен", "пен"} and not opened:
        return False
    if re.search(r"[.,]\d{1,2}$", low_text):
        return high / low >= 100
    # “from 60 to 120,000” may be meant so, but not by many.
    ranged = opened or joint.lower() in {"to", "до"}
    return high / low >= 1000 and (dash or (ranged and low < 1000 and bool(_GROUPED.fullmatch(high_text))))


def _value(text: str) -> float:
    """The number as it would be read: "1,500" and "1 500" are fifteen hundred, "1.5" and "1,5" one and a half."""
    digits = re.sub(r"[\s\u00a0\u202f]", "", text)
    digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    return float(digits)


# --- thousands or fractions ------------------------------------------------------------------------------------------


def _either(analysis: Analysis, passage: Passage, found: re.Match[str]) -> bool:
    """Whether the sign may be either in the text's language: “12.500” is twelve thousand in Spanish and French."""
    text, language = passage.text, analysis.language or "en"
    sentence = passage.sentence_at(found.start())
    near = text[max(sentence.start, found.start() - _AROUND) : min(sentence.end, found.end() + _AROUND)]
    if language == "es" or _no_money("rate").search(near):
        return False
    money = _is_money(text, found.start(), found.end())
    if not money:
        monthly = re.compile(rf"\s*(?:{_a_month(language)})(?!\w)", re.IGNORECASE).match(text, found.end())
        money = bool(monthly and _said("money", language).search(near))
    if not money and found["amount"].count("."):
        money = is_sum(sentence.text, found.start() - sentence.start, found.end() - sentence.start, language)
    if not money:
        return False
    if found["amount"].count("."):
        return language != "fr"
    # A decimal comma is usual, and other amounts of the text divide their thousands with a blank.
    return language in {"ru", "kk", "fr"} and _with_blanks(analysis)


def _a_month(language: str) -> str:
    said = table("money")["a_month"]
    return "|".join(dict.fromkeys((said.get(language, said["en"]), said["en"])))


def _with_blanks(analysis: Analysis) -> bool:
    text = analysis.text
    commas = len(re.findall(r"(?<![\d.,])\d{1,3}(?:,\d{3}){1,5}(?![\d,])", text))
    return commas == 1 and bool(re.search(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,5}(?!\d)", text))


def _divided(analysis: Analysis, passage: Passage, found: re.Match[str]) -> Finding:
    amount, language = found["amount"], analysis.language or "en"
    sign = "," if language in {"en", ""} else " "
    whole = amount.replace(".", sign).replace(",", sign)
    return _finding(
        analysis,
        passage,
        found.start(),
        _("“{amount}” can be read as {whole} or as {small}.", amount=amount, whole=whole, small=amount),
        _("Divide thousands as the language does: {better}.", better=whole),
    )


# --- no currency -----------------------------------------------------------------------------------------------------


def _without_currency(analysis: Analysis, passage: Passage, taken: list[tuple[int, int]]) -> Iterator[Finding]:
    """“Their wage does not exceed 2 300 a month”, with no currency in that sentence or the one before."""
    language = analysis.language or "en"
    if passage.kind == "recommendation" or language not in _LANGUAGES:
        return
    before = ""
    for sentence in passage.sentences:
        around, before = before + sentence.text, sentence.text
        if _anywhere().search(around) or _no_money("words").search(sentence.text):
            continue
        money = _said("money", language).search(sentence.text)
        found = _bare(sentence, language, money.start()) if money else None
        found = found or _given(sentence, language)
        if found and not any(start <= sentence.start + found.start("amount") < end for start, end in taken):
            message = _("“{amount}” is an amount without a currency.", amount=found["amount"])
            yield _finding(
                analysis, passage, sentence.start + found.start(), message, _("Say in which currency the amount is.")
            )


@cache
def _amount(language: str) -> re.Pattern[str]:
    said = table("money")["amounts_to"]
    return re.compile(
        rf"(?<!\w)(?:{said[language]})\s+(?P<amount>{_NUMBER})(?P<monthly>\s+(?:{_a_month(language)})(?!\w))?"
        r"(?P<end>\s*(?:[.,;:)]|$))?",
        re.IGNORECASE,
    )


def _bare(sentence: Sentence, language: str, after: int) -> re.Match[str] | None:
    """A figure that is so much a month, or ends its clause written with its thousands, and is no date or number."""
    dates = find_dates(sentence.text)
    for found in _amount(language).finditer(sentence.text, after):
        value = _value(found["amount"])
        grouped = bool(_GROUPED.fullmatch(found["amount"]))
        monthly = bool(found["monthly"])
        if value < 100 or found.start() - after > 120 or not (monthly or (grouped and found["end"])):
            continue
        if any(one.start < found.end("amount") and found.start("amount") < one.end for one in dates):
            continue
        if monthly or _FINED.search(sentence.text[max(0, found.start("amount") - 40) : found.start("amount")]):
            return found
    return None


@cache
def _large() -> re.Pattern[str]:
    """A figure with its thousands, or so many thousand."""
    grouped = r"[1-9]\d{0,2}(?:[,.\u00a0\u202f ]\d{3}(?!\d)){1,5}"
    return re.compile(rf"(?<![\w/.,-])(?P<amount>{grouped}|\d{{1,4}}(?:[.,]\d)?\s?{_SCALE})(?![%/]|-\d)", re.IGNORECASE)


def _given(sentence: Sentence, language: str) -> re.Match[str] | None:
    """A figure that somebody pays, asks or offers, or that is a named sum, and nothing behind it that it counts."""
    dates: Sequence[DateMention] | None = None
    for found in _large().finditer(sentence.text):
        if not is_sum(sentence.text, *found.span("amount"), language):
            continue
        if dates is None:
            dates = find_dates(sentence.text)
        if not any(one.start < found.end() and found.start() < one.end for one in dates):
            return found
    return None


# Without “a month” only a fine or a wage that is said to be the figure is plainly money: “was fined 20,000.”
_FINED = re.compile(
    r"(?:fined|fines? of|salary of|wages? of|pension of|bribe of|paid|штраф(?:\s\w+)? (?:в размере|в|на)"
    r"|оштраф\w+ на|заплатил\w*|зарплат\w+ в|amendes? de|salaire de|multas? de|salario de)\s+$",
    re.IGNORECASE,
)


# --- whose dollars ---------------------------------------------------------------------------------------------------

_DOLLARS = re.compile(
    r"(?<![\w$])\$\s?\d{1,3}(?:,\d{3}){0,4}"
    r"|(?<!\d)\d{1,3}(?:,\d{3}){0,4}\s?(?:thousand |million |тысяч\w* |млн )?"
    r"(?:dollars|доллар(?:ов|а)|d[oó]lares)(?!\w)",
    re.IGNORECASE,
)


def _whose_dollars(analysis: Analysis) -> Iterator[Finding]:
    """Dollars in a text about a State that has its own, and nowhere is said whose."""
    own = table("money")["own_dollar"]
    if analysis.state not in own["states"] or re.search(rf"(?:{own['said']})", analysis.text):
        return
    for passage in analysis.whole:
        found = _DOLLARS.search(passage.text)
        if found:
            message = _("“{amount}” may be dollars of several States.", amount=found.group().strip())
            remedy = _("Say once whose dollars they are (USD or the State's own).")
            yield _finding(analysis, passage, found.start(), message, remedy)
            return
