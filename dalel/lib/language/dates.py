"""Dates in words. A date is said as exactly as it is known, and no more: "August 2011", "about 2016"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dalel.lib.edtf import PartialDate, parse
from dalel.lib.errors import DalelError
from dalel.lib.language import kazakh, kyrgyz
from dalel.lib.language.rows import words_of
from dalel.lib.messages import language

_EN_MONTHS = (
    words_of("January February March April May June July August September October November December"),
    words_of("Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec."),
)
_RU_MONTHS = words_of("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
_RU_MONTHS_GEN = words_of("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
_RU_SHORT = words_of("янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.")
_KK_MONTHS = words_of("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан")
_KK_SHORT = words_of("қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.")
_SEASONS = {
    "en": words_of("spring summer autumn winter"),
    "ru": words_of("весна лето осень зима"),
    "ru-gen": words_of("весны лета осени зимы"),
    "kk": words_of("көктем жаз күз қыс"),
    "ky": words_of("жазы жайы күзү кышы"),
}
_KY_SHORT = words_of("янв. фев. мар. апр. май июн. июл. авг. сен. окт. ноя. дек.")
_KY_MONTHS = words_of("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
_KY_OF_A_YEAR = words_of("январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры")
_ABOUT = {"en": "about {}", "ru": "примерно {}", "kk": "{} шамасында", "ky": "болжол менен {}"}
_UNCERTAIN = {
    "en": "{} (uncertain)",
    "ru": "предположительно {}",
    "kk": "{} деп болжанады",
    "ky": "{} (так эмес)",
}


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a date: year, and month and day as far as they are known; season 1 to 4; decade 2010."""

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    span: int = 1  # 10 for a decade, 100 for a century

    @property
    def year_text(self) -> str:
        return f"{self.year}/{(self.year + 1) % 100:02d}" if self.season == 4 else str(self.year)


def format_date(when: PartialDate | date | str, lang: str, style: str = "long") -> str:
    """The date in words ("long"), with short months ("short") or in figures ("numeric")."""
    read = _read(when)
    if style == "numeric":
        return _numeric(read, lang)
    said = _interval(read, lang, style) if "/" in read.text else _point(_parts(read.text), lang, style)
    return _marked(said, read, lang, style)


def date_in_words(when: PartialDate | date | str) -> str:
    """The date as a message says it, in the language spoken now. What cannot be read as one stands as it was typed.

    The periods of a figure that compares two stand side by side: "2017 : 2018".
    """
    if not when:
        return ""
    if isinstance(when, str) and " : " in when:
        return " : ".join(map(date_in_words, when.split(" : ")))
    try:
        return format_date(when, language())
    except DalelError:
        return str(when)


def _read(when: PartialDate | date | str) -> PartialDate:
    if isinstance(when, PartialDate):
        return when
    return parse(when if isinstance(when, str) else when.isoformat()[:10])


def _parts(text: str) -> _Point:
    """The end of a date that the parser has already found good."""
    plain = text.rstrip("?~%").split("T", 1)[0]
    year, *rest = plain.split("-")
    if "X" in year:
        return _Point(int(year.replace("X", "0")), span=100 if year.endswith("XX") else 10)
    known = [int(part) for part in rest if part != "XX"]
    if known and known[0] > 12:
        return _Point(int(year), season=known[0] - 20)
    return _Point(int(year), *known)


def _marked(said: str, read: PartialDate, lang: str, style: str) -> str:
    """With "about" and "uncertain", if the date carries them."""
    if read.approximate and lang == "ru" and "/" not in read.text:
        said = f"около {_russian(_parts(read.text), style, genitive=True)}"
    elif read.approximate:
        said = _ABOUT[lang].format(said)
    return _UNCERTAIN[lang].format(said) if read.uncertain else said


def _interval(read: PartialDate, lang: str, style: str) -> str:
    left, _slash, right = read.text.partition("/")
    if left in ("", ".."):
        return _until(_parts(right), lang, style)
    if right in ("", ".."):
        return _since(_parts(left), lang, style)
    first, last = _parts(left), _parts(right)
    if first == last:
        return _point(first, lang, style)
    return _SPANS[lang](first, last, style)


def _until(point: _Point, lang: str, style: str) -> str:
    if lang == "ru":
        return f"до {_russian(point, style, genitive=True)}"
    if lang == "kk":
        return f"{kazakh.decline(_kazakh(point, 'long'), 'dat')} дейін"
    if lang == "ky":
        return f"{_kyrgyz_in_case(point, 'dat')} чейин"
    return f"until {_english(point, style)}"


def _since(point: _Point, lang: str, style: str) -> str:
    if lang == "ru":
        return f"с {_russian(point, style, genitive=True)}"
    if lang == "kk":
        return f"{kazakh.decline(_kazakh(point, 'long'), 'abl')} бастап"
    if lang == "ky":
        return f"{_kyrgyz_in_case(point, 'abl')} тартып"
    return f"since {_english(point, style)}"


def _point(point: _Point, lang: str, style: str) -> str:
    return {"en": _english, "ru": _russian, "kk": _kazakh, "ky": _kyrgyz}[lang](point, style)


# --- English --------------------------------------------------------------------------------------------------


def _english(point: _Point, style: str) -> str:
    if point.span == 10:
        return f"the {point.year}s"
    if point.span == 100:
        return f"{point.year}–{point.year + 99}"
    return " ".join(filter(None, (_english_day(point, style), point.year_text)))


def _english_day(point: _Point, style: str) -> str:
    """What stands before the year."""
    if point.season:
        return _SEASONS["en"][point.season - 1]
    if not point.month:
        return ""
    month = _EN_MONTHS[0 if style == "long" else 1][point.month - 1]
    return f"{point.day} {month}" if point.day else month


def _english_span(first: _Point, last: _Point, style: str) -> str:
    if _same_month(first, last):
        return f"{first.day}–{_english(last, style)}"
    if first.year == last.year and first.span == last.span == 1:
        return f"{_english_day(first, style)}{_dash(first, last)}{_english(last, style)}"
    return f"{_english(first, style)}{_dash(first, last)}{_english(last, style)}"


# --- Russian --------------------------------------------------------------------------------------------------


def _russian(point: _Point, style: str, *, genitive: bool = False) -> str:
    if point.span == 10:
        return f"{point.year}-х годов" if genitive else f"{point.year}-е годы"
    if point.span == 100:
        return f"{point.year}–{point.year + 99} {'годов' if genitive else 'годы'}"
    start = _russian_day(point, style, genitive=genitive)
    year = "г." if style == "short" else ("года" if start or genitive else "год")
    return " ".join(filter(None, (start, point.year_text, year)))


def _russian_day(point: _Point, style: str, *, genitive: bool = False) -> str:
    if point.season:
        return _SEASONS["ru-gen" if genitive else "ru"][point.season - 1]
    if not point.month:
        return ""
    if not point.day:
        return (_RU_MONTHS_GEN if genitive else _RU_MONTHS)[point.month - 1]
    return f"{point.day} {(_RU_SHORT if style == 'short' else _RU_MONTHS_GEN)[point.month - 1]}"


def _russian_span(first: _Point, last: _Point, style: str) -> str:
    if _same_month(first, last):
        return f"{first.day}–{_russian(last, style)}"
    if _bare_year(first) and _bare_year(last):
        return f"{first.year}–{last.year} {'гг.' if style == 'short' else 'годы'}"
    if first.year == last.year and first.span == last.span == 1:
        return f"{_russian_day(first, style)} — {_russian(last, style)}"
    return f"{_russian(first, style)} — {_russian(last, style)}"


# --- Kazakh ---------------------------------------------------------------------------------------------------


def _kazakh(point: _Point, style: str) -> str:
    if point.span == 10:
        return f"{point.year}-жылдар"
    if point.span == 100:
        return f"{point.year}–{point.year + 99} жылдар"
    start = _kazakh_day(point, style)
    if not start:
        return f"{point.year_text} {'ж.' if style == 'short' else 'жыл'}"
    return f"{point.year_text} {'ж.' if style == 'short' else 'жылғы'} {start}"


def _kazakh_day(point: _Point, style: str) -> str:
    if point.season:
        return _SEASONS["kk"][point.season - 1]
    if not point.month:
        return ""
    month = (_KK_SHORT if style == "short" and point.day else _KK_MONTHS)[point.month - 1]
    return f"{point.day} {month}" if point.day else month


def _kazakh_span(first: _Point, last: _Point, style: str) -> str:
    if _same_month(first, last):
        year, day, month = _kazakh(last, style).rsplit(" ", 2)
        return f"{year} {first.day}–{day} {month}"
    if _bare_year(first) and _bare_year(last):
        return f"{first.year}–{last.year} {'жж.' if style == 'short' else 'жылдар'}"
    if first.year == last.year and first.span == last.span == 1:
        return f"{_kazakh(first, style)}{_dash(first, last)}{_kazakh_day(last, style)}"
    return f"{_kazakh(first, style)} – {_kazakh(last, style)}"


# --- Kyrgyz ---------------------------------------------------------------------------------------------------


def _kyrgyz(point: _Point, style: str) -> str:
    if point.span == 10:
        return f"{point.year}-жылдар"
    if point.span == 100:
        return f"{point.year}–{point.year + 99}-жылдар"
    start = _kyrgyz_day(point, style)
    if style == "short":
        return f"{point.year_text}-ж. {start}".rstrip()
    return f"{point.year_text}-жылдын {start}" if start else f"{point.year_text}-жыл"


def _kyrgyz_day(point: _Point, style: str) -> str:
    if point.season:
        return _SEASONS["ky"][point.season - 1]
    if not point.month:
        return ""
    if style == "short":
        return f"{point.day}-{_KY_SHORT[point.month - 1]}" if point.day else _KY_MONTHS[point.month - 1]
    return f"{point.day}-{_KY_OF_A_YEAR[point.month - 1]}" if point.day else f"{_KY_MONTHS[point.month - 1]} айы"


def _kyrgyz_in_case(point: _Point, case: str) -> str:
    said = _kyrgyz(point, "long")
    return kyrgyz.decline(said, case, belonging=bool(point.month or point.season))


def _kyrgyz_span(first: _Point, last: _Point, style: str) -> str:
    if _same_month(first, last):
        year, day = _kyrgyz(last, style).rsplit(" ", 1)
        return f"{year} {first.day}–{day}"
    if _bare_year(first) and _bare_year(last):
        return f"{first.year}–{last.year}-{'жж.' if style == 'short' else 'жылдар'}"
    if first.year == last.year and first.span == last.span == 1:
        return f"{_kyrgyz(first, style)} – {_kyrgyz_day(last, style)}"
    return f"{_kyrgyz(first, style)} – {_kyrgyz(last, style)}"


# --- shared ---------------------------------------------------------------------------------------------------

_SPANS: dict[str, Callable[[_Point, _Point, str], str]] = {
    "en": _english_span,
    "ru": _russian_span,
    "kk": _kazakh_span,
    "ky": _kyrgyz_span,
}


def _same_month(first: _Point, last: _Point) -> bool:
    return bool(first.day and last.day) and (first.year, first.month) == (last.year, last.month)


def _bare_year(point: _Point) -> bool:
    return point.span == 1 and not point.month and not point.season


def _dash(first: _Point, last: _Point) -> str:
    """Close between single words and numbers, with blanks around it between longer parts."""
    simple = not (first.day or last.day) and (first.year == last.year or (_bare_year(first) and _bare_year(last)))
    return "–" if simple else " – "


def _numeric(read: PartialDate, lang: str) -> str:
    """Day, month and year in figures where all are known (ISO order in English); else the EDTF text itself."""
    if read.precision != "day" or read.earliest is None or lang == "en":
        return read.text
    return read.earliest.strftime("%d.%m.%Y")
