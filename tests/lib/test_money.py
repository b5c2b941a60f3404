"""Amounts keep their currency, and an amount with two readings is recognised."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.errors import MoneyError
from dalel.lib.money import Money, ambiguous_amounts, parse_money


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("sums were collected (USD 1.5-2000).", "1500"),
        ("from 10–20,000 tenge", "10000"),
        ("1,5-2000 долларов", "1500"),
        ("fines of USD 1.500-2.000", "1.500"),
    ],
)
def test_a_range_with_two_readings_is_found_with_both(text: str, low: str) -> None:
    (found,) = ambiguous_amounts(text)
    assert found.text in text
    assert text[found.start :].startswith(found.text)
    assert Decimal(low) in {reading[0] for reading in found.readings}


@pytest.mark.parametrize(
    "text",
    [
        "a fine of USD 100-200 or detention up to 15 days",
        "USD 2-3 million",
        "$1.5–2 thousand",
        "USD 1,500-2,000",
        "USD 1 500 to 2 000",
        "USD 5-2000",
        "articles 9-14 of the Covenant, 1.5-2000",
        "20-25 thousand dollars",
    ],
)
def test_a_range_with_one_reading_is_left_alone(text: str) -> None:
    assert ambiguous_amounts(text) == []


@given(st.integers(1, 900), st.integers(1, 99))
def test_a_range_of_whole_numbers_of_like_size_is_never_ambiguous(low: int, more: int) -> None:
    assert ambiguous_amounts(f"USD {low}-{low + more}") == []


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1500 KZT", "1500", "KZT"),
        ("USD 1,500", "1500", "USD"),
        ("1 500,50 EUR", "1500.50", "EUR"),
        ("1.234,50 EUR", "1234.50", "EUR"),
        ("1,234.50 USD", "1234.50", "USD"),
    ],
)
def test_an_amount_is_read_with_its_currency(text: str, amount: str, currency: str) -> None:
    assert parse_money(text) == Money(Decimal(amount), currency)


@pytest.mark.parametrize("text", ["1.500 USD", "1500", "USD", "USD 15 EUR", "many USD", ""])
def test_an_amount_that_cannot_be_read_in_one_way_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(MoneyError) as refused:
        parse_money(text)
    assert refused.value.remedy


def test_currencies_do_not_mix() -> None:
    with pytest.raises(MoneyError, match="different currencies"):
        Money(Decimal(1), "USD") + Money(Decimal(1), "KZT")
    with pytest.raises(MoneyError):
        Money(Decimal(1), "tenge")


def test_money_of_one_currency_adds_converts_and_is_printed() -> None:
    total = Money(Decimal(1000), "KZT") + Money(Decimal(500), "KZT")
    assert total == Money(Decimal(1500), "KZT")
    assert total.converted("USD", Decimal("0.0026")) == Money(Decimal("3.90"), "USD")
    assert (total.text("en"), total.text("ru")) == ("KZT 1,500", "1\u00a0500\u00a0KZT")
    assert Money(Decimal("3.9"), "USD").text("en") == "USD 3.90"
