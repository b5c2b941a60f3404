"""Laws, their articles and what is dated about them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from dalel.lib.edtf import parse
from dalel.lib.fact_kinds import Provision
from dalel.lib.facts import Facts


def test_every_provision_belongs_to_a_law_and_is_named_after_it(facts: Facts) -> None:
    for code, versions in facts.provisions.items():
        for version in versions:
            assert version.law in facts.laws, code
            assert code == (f"{version.law}/{version.article}" if version.article else version.law)


def test_every_title_stands_in_three_languages(facts: Facts) -> None:
    for versions in facts.provisions.values():
        for version in versions:
            assert all(version.title[language] for language in ("en", "ru", "kk")), version.code


def test_versions_of_one_article_do_not_overlap(facts: Facts) -> None:
    for code, versions in facts.provisions.items():
        for earlier, later in pairwise(versions):
            assert earlier.valid_to and later.valid_from, code
            assert parse(earlier.valid_to).latest < parse(later.valid_from).earliest, code


def test_every_article_lies_within_the_range_of_its_law(facts: Facts) -> None:
    for versions in facts.provisions.values():
        law = facts.laws[versions[0].law]
        article = re.match(r"\d+", versions[0].article)
        if not law.offence_articles or article is None or law.kind == "law":
            continue
        first, last = map(int, law.offence_articles.split("-"))
        number = int(article[0])
        # Article 50 of the Criminal Code is a penalty of the general part: it is used, but nobody is charged under it.
        assert first <= number <= last or versions[0].code == "KZ-CC-2014/50"


def _in_force(facts: Facts, law: str, article: str, on: date) -> Provision | None:
    """The version of an article on that day."""
    versions = facts.provisions.get(f"{law}/{article}", [])
    return next((version for version in reversed(versions) if version.valid_on(on)), None)


@pytest.mark.parametrize(
    ("law", "article", "on", "title"),
    [
        ("KZ-CC-2014", "174", date(2016, 11, 28), "Incitement of social"),
        ("KZ-CC-2014", "174", date(2021, 1, 1), "Kindling of social"),
        ("KZ-CC-2014", "130", date(2016, 1, 1), "Slander"),
        ("KZ-CAO-2014", "73-3", date(2021, 1, 1), "Slander"),
        ("KZ-CAO-2014", "488", date(2016, 5, 1), "Breach of the law on the organisation"),
        ("KZ-CAO-2014", "669", date(2016, 5, 1), "Failure to carry out a court judgment"),
        ("ICCPR", "14.3c", date(2018, 10, 25), "Trial without undue delay"),
    ],
)
def test_an_article_has_the_title_of_its_day(law: str, article: str, on: date, title: str, facts: Facts) -> None:
    found = _in_force(facts, law, article, on)
    assert found is not None and found.title["en"].startswith(title)


@pytest.mark.parametrize(
    ("law", "article", "on"),
    [
        ("KZ-CC-2014", "130", date(2021, 1, 1)),  # slander left the code in 2020
        ("KZ-CC-2014", "174", date(2014, 6, 1)),  # the code was not yet in force
        ("KZ-CAO-2014", "73-3", date(2019, 1, 1)),
        ("KZ-CAO-2014", "699", date(2019, 3, 27)),
        ("ICCPR", "54", date(2019, 3, 27)),
    ],
)
def test_an_article_that_was_not_there_is_not_found(law: str, article: str, on: date, facts: Facts) -> None:
    assert _in_force(facts, law, article, on) is None


def test_article_699_lies_outside_the_offences_and_669_within(facts: Facts) -> None:
    first, last = map(int, facts.laws["KZ-CAO-2014"].offence_articles.split("-"))
    assert first <= 669 <= last < 699


def test_the_covenant_is_there_with_all_its_articles(facts: Facts) -> None:
    articles = {article for article in facts.articles("ICCPR") if article.isdecimal()}
    assert articles == {str(number) for number in range(1, 54)}


def test_the_guarantees_of_a_fair_trial_are_paragraphs_of_the_covenant(facts: Facts) -> None:
    codes = [code for code in facts.terms("fair-trial-guarantees") if code[0].isdigit() and "-" not in code]
    assert len(codes) == 22
    assert [code for code in codes if f"ICCPR/{code}" not in facts.provisions and not code.startswith("14.1")] == []


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("kz-ministry-religious-civil-created", "2016-09"),
        ("kz-ministry-social-development-renamed", "2018-06-28"),
        ("kz-ngo-database", "2015-12"),
        ("kz-foreign-funds-reporting", "2016-08-10"),
        ("kz-cc-2014-in-force", "2015-01-01"),
        ("kz-capital-nur-sultan", "2019-03-23"),
    ],
)
def test_what_texts_often_date_wrongly_is_dated(code: str, day: str, facts: Facts) -> None:
    event = next(event for event in facts.events if event.code == code)
    assert event.date == day
    assert event.keywords and event.source


def test_every_event_is_in_three_languages_and_its_codes_are_unique(facts: Facts) -> None:
    assert len({event.code for event in facts.events}) == len(facts.events)
    for event in facts.events:
        assert all(event.label[language] for language in ("en", "ru", "kk")), event.code
        assert parse(event.date)


def test_dates_of_adoption_and_distribution_are_kept_apart(facts: Facts) -> None:
    declaration = facts.un_documents["A/RES/53/144"]
    assert (declaration.adopted, declaration.distributed) == ("1998-12-09", "1999-03-08")
    assert facts.un_documents["A/RES/48/134"].adopted == "1993-12-20"


def test_the_protocol_binds_kazakhstan_from_the_end_of_september_2009(facts: Facts) -> None:
    protocol = facts.treaty("KAZ", "ICCPR-OP1")
    assert protocol is not None
    assert (protocol.ratified, protocol.in_force) == ("2009-06-30", "2009-09-30")


def test_treaty_status_speaks_of_known_states_and_treaties(facts: Facts) -> None:
    for status in facts.treaty_status:
        assert status.state in facts.countries and status.treaty in facts.laws
        order = [parse(text).earliest for text in (status.signed, status.ratified, status.in_force) if text]
        assert order == sorted(order), status
