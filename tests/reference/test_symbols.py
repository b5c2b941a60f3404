"""The grammar of UN symbols, on real symbols and on wrong ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.facts import Facts
from dalel.lib.symbols import find_candidates, parse_symbol
from dalel.reference.facts import load

GRAMMAR = load().symbol_grammar


def test_every_rule_reads_its_own_example(facts: Facts) -> None:
    for rule in facts.symbol_grammar:
        found = parse_symbol(rule.example, [rule])
        assert found is not None, rule


def test_every_example_is_read_by_its_rule_and_not_by_an_earlier_one(facts: Facts) -> None:
    for rule in facts.symbol_grammar:
        found = parse_symbol(rule.example, facts.symbol_grammar)
        assert found is not None and found.kind == rule.kind, (rule.example, found)


def test_every_document_on_file_has_a_symbol_that_can_be_read(facts: Facts) -> None:
    for symbol in facts.un_documents:
        assert parse_symbol(symbol, facts.symbol_grammar), symbol


@pytest.mark.parametrize(
    ("symbol", "kind", "session", "number", "year", "iso3"),
    [
        ("CCPR/C/112/D/2137/2012", "views", 112, "2137", 2012, None),
        ("CCPR/C/120/D/2158/2012", "views", 120, "2158", 2012, None),
        ("CAT/C/47/D/353/2008", "views", 47, "353", 2008, None),
        ("A/RES/53/144", "ga_res", 53, "144", None, None),
        ("A/HRC/28/10", "hrc_doc", 28, "10", None, None),
        ("A/HRC/28/10/Add.1", "hrc_doc", 28, "10", None, None),
        ("A/HRC/WG.6/34/KAZ/3", "upr_base", 34, "3", None, "KAZ"),
        ("A/HRC/WG.6/7/KAZ/1/Corr.1", "upr_base", 7, "1", None, "KAZ"),
        ("CCPR/C/KAZ/CO/2", "conc_obs", None, "2", None, "KAZ"),
        ("E/C.12/KAZ/CO/2", "conc_obs", None, "2", None, "KAZ"),
        ("A/HRC/WGAD/2017/16", "wgad", None, "16", 2017, None),
        ("CCPR/C/21/Rev.1/Add.13", "treaty_body_number", None, "21", None, None),
        ("E/CN.4/Sub.2/2003/12/Rev.2", "ecosoc_sub", None, "12", 2003, None),
    ],
)
def test_a_real_symbol_is_taken_apart(
    symbol: str, kind: str, session: int | None, number: str, year: int | None, iso3: str | None
) -> None:
    found = parse_symbol(symbol, GRAMMAR)
    assert found is not None
    assert (found.kind, found.session, found.number, found.year, found.iso3) == (kind, session, number, year, iso3)


@pytest.mark.parametrize(
    "wrong",
    [
        "CCPR/C/112/D/2137/12",  # the year has four digits
        "CCPR/112/D/2137/2012",  # "C" is missing
        "CCPR/C/112/2137/2012",  # "D" is missing
        "CCPR/C/KAZ/C0/2",  # a nought for the letter O
        "CCPR/C/KZ/CO/2",  # two letters of the State
        "A/HRC/WG.6/34/KAZ/4",  # there are three base documents
        "A/RES/53/",
        "A/HRC/WGAD/16/2017",  # number and year changed about
        "A/HRC/28-10",
    ],
)
def test_a_wrong_symbol_is_not_read(wrong: str) -> None:
    assert parse_symbol(wrong, GRAMMAR) is None


def test_what_a_text_offers_as_a_symbol_is_read() -> None:
    text = "Views of 21 October 2014 (CCPR/C/112/D/2137/2012), A/RES/217(III) and S/RES/1325 (2000)."
    found = [symbol for _place, symbol in find_candidates(text)]
    assert len(found) == 3
    assert all(parse_symbol(symbol, GRAMMAR) for symbol in found)


@given(st.integers(1, 140), st.integers(1, 4999), st.integers(1977, 2030))
def test_the_number_and_year_of_a_communication_are_those_of_its_symbol(session: int, number: int, year: int) -> None:
    found = parse_symbol(f"CCPR/C/{session}/D/{number}/{year}", GRAMMAR)
    assert found is not None
    assert (found.session, found.number, found.year) == (session, str(number), year)
