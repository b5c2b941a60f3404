"""Numbers, dates and lists in the grammar of each language: "5 activists", "5 активистов", "5 белсенді", "5 активист".

Everything takes the language as an argument, because a document has a language of its own, whatever the person
at the screen reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from dalel.lib.errors import LanguageError
from dalel.lib.language import english, kazakh, kyrgyz, russian, turkic
from dalel.lib.language.dates import date_in_words, format_date
from dalel.lib.language.numbers import is_whole
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import _

__all__ = [
    "check_case",
    "counted",
    "date_in_words",
    "decline",
    "format_date",
    "format_number",
    "join",
    "number_words",
    "ordinal",
    "per_cent",
    "plural_form",
    "significant",
    "spell",
]

_CASES = {"ru": russian.CASES, "kk": kazakh.CASES, "ky": kyrgyz.CASES}
_LARGEST = 999_999


def number_words(n: int, lang: str, *, gender: str = "m", case: str = "nom", animate: bool = False) -> str:
    """The number in words, 0 to 999,999.

    `gender` (m, f, n) and `case` (Russian: nom gen dat acc ins prep; Kazakh: nom gen dat acc loc abl ins; Kyrgyz: nom
    gen dat acc loc abl) are those of the thing counted; English has neither. `animate` is for the Russian accusative:
    двух активистов, два дела.
    """
    _check(lang)
    if not 0 <= n <= _LARGEST:
        raise LanguageError(
            _("{n} is not written in words.", n=n), _("Words go from 0 to {largest}; use digits.", largest=_LARGEST)
        )
    if lang == "en":
        return english.number_words(n)
    check_case(lang, case, gender)
    if lang == "ru":
        return russian.number_words(n, gender, case, animate=animate)
    if lang == "kk":
        return kazakh.number_words(n, case)
    return kyrgyz.number_words(n, case)


def spell(n: int, lang: str, *, gender: str = "m", case: str = "nom", animate: bool = False) -> str:
    """Words up to ten, digits beyond: the style of United Nations documents."""
    _check(lang)
    if 0 <= n <= 10:
        return number_words(n, lang, gender=gender, case=case, animate=animate)
    return format_number(n, lang)


def plural_form(n: int | Decimal, lang: str, forms: Sequence[str]) -> str:
    """The form of a noun that the number asks for.

    Forms: English (activist, activists); Russian (активист, активиста, активистов); Kazakh and Kyrgyz (белсенді).
    """
    _check(lang)
    wanted = LANGUAGES[lang].nouns
    if len(forms) != wanted:
        raise LanguageError(
            _("{count} noun forms were given: {forms}.", count=len(forms), forms=", ".join(forms)),
            _("Give {wanted} for this language.", wanted=wanted),
        )
    whole = is_whole(n)
    if lang == "en":
        return forms[english.plural_index(int(n)) if whole else 1]
    if lang == "ru":
        # after a fraction stands the genitive singular: 1,5 активиста
        return forms[russian.plural_index(int(n)) if whole else 1]
    return forms[0]


def counted(n: int, noun_forms: Sequence[str], lang: str, words: bool = False, *, gender: str = "m") -> str:
    """The number with its noun: "5 активистов", in words on wish: "пять активистов"."""
    number = number_words(n, lang, gender=gender) if words else format_number(n, lang)
    return f"{number} {plural_form(n, lang, noun_forms)}"


def format_number(value: int | Decimal | float, lang: str, decimals: int | None = None) -> str:
    """The number in digits with the language's separators. Halves are rounded up: 46.25 to one place is 46.3.

    Without `decimals`, all the decimals that the value has are written.
    """
    _check(lang)
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    signs = LANGUAGES[lang]
    text = f"{abs(exact):,f}".replace(",", "\0").replace(".", signs.point).replace("\0", signs.thousands)
    return f"\u2212{text}" if exact < 0 else text


def significant(value: float, lang: str, figures: int) -> str:
    """So many figures of a number, its thousands together: 1.16667, 1,16667, 12350."""
    return format(Decimal(f"{value:.{figures}g}"), "f").replace(".", LANGUAGES[lang].point)


def per_cent(share: float, lang: str, decimals: int | None = None) -> str:
    """A share as a percentage, 95% or 95 %: one decimal, unless it is whole."""
    exact = Decimal(str(share)) * 100
    places = decimals if decimals is not None else 0 if exact == exact.to_integral_value() else 1
    return format_number(exact, lang, places) + LANGUAGES[lang].percent


def decline(noun: str, lang: str, case: str) -> str:
    """A Kazakh or Kyrgyz noun with the ending of a case, as it stands after a number: (5) оқиғадан, сот отырысына."""
    _check(lang)
    check_case(lang, case)
    ending = kazakh.decline if lang == "kk" else kyrgyz.decline
    return ending(noun, case, belonging=turkic.belongs(noun))


def check_case(lang: str, case: str, gender: str = "m") -> None:
    """Refuses a case or a gender that the language has not. English has no cases, and takes any."""
    cases = _CASES.get(lang, (case,))
    if case not in cases or gender not in ("m", "f", "n"):
        raise LanguageError(
            _("There is no gender “{gender}” with case “{case}” here.", gender=gender, case=case),
            _("Genders are m, f, n; cases are {cases}.", cases=", ".join(cases)),
        )


def join(items: Sequence[str], lang: str) -> str:
    """A list in running text: "a, b and c"."""
    _check(lang)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {LANGUAGES[lang].conjunction} {items[-1]}"


def ordinal(n: int, lang: str, *, gender: str = "m") -> str:
    """The ordinal in digits: 34th, 34-я; in Kazakh and Kyrgyz 34-, and the noun follows without a blank."""
    _check(lang)
    if lang == "en":
        return english.ordinal(n)
    if lang == "ru":
        return russian.ordinal(n, gender)
    return turkic.ordinal(n)


def _check(lang: str) -> None:
    if lang not in LANGUAGES:
        raise LanguageError(
            _("There is no grammar for the language “{lang}”.", lang=lang),
            _("Use one of: {languages}.", languages=", ".join(LANGUAGES)),
        )
