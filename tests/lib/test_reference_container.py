"""Facts are read when they are first asked for, and are true for a time."""

from __future__ import annotations

from datetime import date

import pytest

from dalel.lib.facts import (
    Country,
    Facts,
    Law,
    Provision,
    Region,
    Review,
    Session,
    SymbolRule,
    Term,
    say,
)  # fmt: skip
from dalel.lib.symbols import find_candidates, parse_symbol

VIEWS = SymbolRule(
    "views", r"(?P<body>CCPR|CAT)/C/(?P<session>\d+)/D/(?P<number>\d+)/(?P<year>\d{4})(?:/(?:Rev|Add)\.\d+)?"
)
OBSERVATIONS = SymbolRule("conc_obs", r"(?P<body>CCPR|CAT)/C/(?P<iso3>[A-Z]{3})/CO/(?P<number>\d+)")


def test_a_table_is_read_once_and_only_when_asked_for() -> None:
    read: list[str] = []

    def laws() -> dict[str, Law]:
        read.append("laws")
        return {}

    facts = Facts(laws=laws)
    assert read == []
    assert (facts.laws, facts.laws) == ({}, {})
    assert read == ["laws"]
    assert facts.events == []


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(TypeError, match="rules"):
        Facts(rules={})


def test_a_provision_is_called_as_its_latest_version() -> None:
    old = Provision("KZ-CC-2014/174", "KZ-CC-2014", "174", {"en": "Incitement"}, valid_to="2020-06")
    new = Provision("KZ-CC-2014/174", "KZ-CC-2014", "174", {"en": "Stirring up"}, valid_from="2020-07")
    facts = Facts(provisions={"KZ-CC-2014/174": [old, new]})
    days = (date(2016, 1, 1), date(2020, 6, 30), date(2021, 1, 1))
    assert [(old.valid_on(day), new.valid_on(day)) for day in days] == [(True, False), (True, False), (False, True)]
    assert facts.articles("KZ-CC-2014") == ["174"]
    assert facts.label("provisions", "KZ-CC-2014/174") == "Stirring up"


def test_labels_fall_back_to_english_and_then_to_the_code() -> None:
    facts = Facts(
        vocabularies={"harms": {"injured": Term("harms", "injured", {"en": "injured", "ru": "ранен", "kk": ""})}},
        countries={"KAZ": Country("KAZ", "KZ", {"en": "Kazakhstan"})},
        regions={"KZ-75": Region("KZ-75", "KAZ", {"en": "Almaty"})},
        laws={"ICCPR": Law("ICCPR", "", "treaty", {"en": "Covenant"}), "KZ": Law("KZ", "KAZ", "law", {"en": "Law"})},
    )
    assert [facts.label("harms", "injured", lang) for lang in ("ru", "kk")] == ["ранен", "injured"]
    assert facts.label("harms", "lost") == "lost"
    assert facts.label("nothing", "lost") == "lost"
    assert (facts.label("countries", "KAZ"), facts.label("regions", "KZ-75", "kk")) == ("Kazakhstan", "Almaty")
    assert list(facts.terms("instruments")) == ["ICCPR"]
    assert say({}, "en", "none") == "none"
    with pytest.raises(KeyError):
        facts.terms("nothing")


def test_sessions_and_reviews_are_found_by_body_and_state() -> None:
    session = Session("upr", 34, 3, "2019-11-04/2019-11-15")
    reviews = [Review("upr-34", "KAZ", "2019-11-07"), Review("upr-20", "KAZ", "2014-10-30"), Review("upr-34", "ITA")]
    facts = Facts(all_sessions={session.code: session}, all_reviews=reviews)
    assert facts.session("UPR", 34) is session
    assert facts.sessions("upr") == {34: session}
    assert [review.session for review in facts.reviews("KAZ")] == ["upr-20", "upr-34"]


def test_a_symbol_is_parsed_by_the_grammar() -> None:
    symbol = parse_symbol(" CCPR/C/112/D/2137/2012 ", [OBSERVATIONS, VIEWS])
    assert symbol is not None
    assert (symbol.kind, symbol.session, symbol.number, symbol.year, symbol.iso3) == ("views", 112, "2137", 2012, None)
    assert parse_symbol("CCPR/C/KAZ/CO/2", [VIEWS, OBSERVATIONS]).iso3 == "KAZ"
    assert parse_symbol("CCPR/C/112/D/2137", [VIEWS, OBSERVATIONS]) is None


def test_symbols_are_found_in_running_text_even_when_they_are_wrong() -> None:
    text = "(CCPR/C/112/D/2137/2012), A/RES/53/144 and A/HRC/WG.6/34/KAZ/3; see and/or, I/O."
    found = [symbol for _place, symbol in find_candidates(text)]
    assert found == ["CCPR/C/112/D/2137/2012", "A/RES/53/144", "A/HRC/WG.6/34/KAZ/3"]
