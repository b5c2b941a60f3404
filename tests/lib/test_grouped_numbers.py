"""Numbers within messages: 10,400 in English is ten and a half to a reader of Russian."""

from __future__ import annotations

import pytest

from dalel.lib.language import significant
from dalel.lib.messages import _, use


@pytest.mark.parametrize(("language", "said"), [("en", "12,345"), ("ru", "12\N{NO-BREAK SPACE}345")])
def test_thousands_stand_apart_as_the_language_has_them(language: str, said: str) -> None:
    with use(language):
        assert _("{count:,}", count=12_345) == said


def test_decimals_of_a_grouped_number_follow_the_language() -> None:
    with use("ru"):
        assert _("{value:,.1f}", value=12_345.67) == "12\N{NO-BREAK SPACE}345,7"
        assert _("{yes} {text:>3}", yes=True, text="a") == "True   a"


def test_numbers_without_grouping_stand_as_they_are() -> None:
    with use("kk"):
        assert _("{year}", year=2018) == "2018"
        assert _("{value!r}", value=2018) == "2018"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1.23 s, 95%, 12.5%"),
        *((one, "1,23 s, 95\N{NO-BREAK SPACE}%, 12,5\N{NO-BREAK SPACE}%") for one in ("ru", "kk", "ky")),
    ],
)
def test_decimals_and_per_cent_have_the_signs_of_the_language(language: str, said: str) -> None:
    with use(language):
        assert _("{seconds:.2f} s, {level:.0%}, {share:.1%}", seconds=1.234, level=0.95, share=0.125) == said


@pytest.mark.parametrize(
    ("value", "said"), [(1.166666, "1,167"), (12345.6, "12350"), (1e-5, "0,00001"), (3.0, "3"), (1234567.0, "1235000")]
)
def test_a_number_of_so_many_figures_is_written_out(value: float, said: str) -> None:
    assert significant(value, "ru", 4) == said
