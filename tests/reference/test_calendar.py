"""Cycles, sessions, reviews and deadlines."""

from __future__ import annotations

from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from dalel.lib.edtf import parse
from dalel.lib.facts import Facts


def test_sessions_1_to_54_are_there_in_four_cycles(facts: Facts) -> None:
    sessions = facts.sessions("upr")
    assert sorted(sessions) == list(range(1, 55))
    assert Counter(session.cycle for session in sessions.values()) == {1: 12, 2: 14, 3: 14, 4: 14}


def test_sessions_follow_one_another_in_time(facts: Facts) -> None:
    exact = [
        session for session in facts.sessions("upr").values() if len(session.dates) == len("2019-11-04/2019-11-15")
    ]
    openings = [parse(session.dates).earliest for session in sorted(exact, key=lambda one: one.number)]
    assert len(openings) > 25
    assert openings == sorted(set(openings))


def test_every_review_is_of_a_known_state_at_a_known_session(facts: Facts) -> None:
    for review in facts.all_reviews:
        assert review.session in facts.all_sessions, review
        assert review.state in facts.countries, review


def test_no_state_is_reviewed_twice_at_one_session(facts: Facts) -> None:
    pairs = Counter((review.session, review.state) for review in facts.all_reviews)
    assert [pair for pair, times in pairs.items() if times > 1] == []


def test_the_fourteen_states_of_a_session_are_the_ones_reviewed_there(facts: Facts) -> None:
    for number in (34, 48):
        session = facts.session("upr", number)
        assert session is not None and len(session.states) == 14
        assert {one.state for one in facts.all_reviews if one.session == session.code} == set(session.states)


@pytest.mark.parametrize(
    ("state", "third", "fourth"),
    [
        ("KAZ", 34, 48), ("KGZ", 35, 49), ("UZB", 30, 44), ("TKM", 30, 44), ("TJK", 39, 53), ("IDN", 27, 41),
        ("NPL", 37, 51), ("THA", 39, 53), ("VNM", 32, 46), ("MNG", 36, 50), ("JPN", 28, 42), ("TLS", 40, 54),
    ],
)  # fmt: skip
def test_a_state_of_asia_has_its_sessions_of_both_cycles(state: str, third: int, fourth: int, facts: Facts) -> None:
    numbers = {int(review.session.removeprefix("upr-")) for review in facts.reviews(state)}
    assert {third, fourth} <= numbers


def test_no_rule_moves_a_state_fourteen_sessions_on(facts: Facts) -> None:
    later = facts.session("upr", 42)
    assert later is not None
    assert "UKR" not in later.states  # in session 28, and not in 42: the calendar is data


def test_a_session_that_lies_ahead_is_marked_as_not_verified(facts: Facts) -> None:
    assert facts.sessions("upr")[54].certainty == "unverified"


def test_what_a_state_supported_and_noted_makes_up_what_it_received(facts: Facts) -> None:
    counted = [one for one in facts.all_reviews if None not in (one.received, one.supported, one.noted)]
    assert {review.session for review in counted} >= {"upr-34", "upr-48"}
    for review in counted:
        assert (review.supported or 0) + (review.noted or 0) == review.received, review


def test_kazakhstan_was_reviewed_four_times(facts: Facts) -> None:
    reviews = facts.reviews("KAZ")
    assert [review.session for review in reviews] == ["upr-7", "upr-20", "upr-34", "upr-48"]
    assert reviews[1].symbol == "A/HRC/28/10"


def test_a_deadline_is_a_day_in_a_zone_that_exists(facts: Facts) -> None:
    assert facts.deadlines
    for deadline in facts.deadlines:
        assert date.fromisoformat(deadline.day)
        assert ZoneInfo(deadline.zone)
        assert deadline.session in facts.all_sessions
        assert deadline.kind in facts.terms("deadline-kinds")


@pytest.mark.parametrize(
    ("number", "days"), [(21, 218), (23, 224), (27, 221), (41, 221), (42, 193), (43, 202), (44, 215), (46, 201)]
)
def test_the_lead_of_a_deadline_is_what_the_calendar_says(number: int, days: int, facts: Facts) -> None:
    session = facts.session("upr", number)
    deadline = facts.deadline(f"upr-{number}", "stakeholders")
    assert session is not None and deadline is not None
    opening = parse(session.dates).earliest
    assert opening is not None
    assert (opening - date.fromisoformat(deadline.day)).days == days


def test_the_sessions_at_which_the_views_were_adopted_hold_their_days(facts: Facts) -> None:
    for symbol, number in (
        ("CCPR/C/112/D/2137/2012", 112),
        ("CCPR/C/120/D/2158/2012", 120),
        ("CCPR/C/124/D/2441/2014", 124),
    ):
        session = facts.session("ccpr", number)
        assert session is not None
        dates = parse(session.dates)
        adopted = date.fromisoformat(facts.un_documents[symbol].adopted)
        assert dates.earliest is not None and dates.latest is not None
        assert dates.earliest <= adopted <= dates.latest


def test_the_rules_of_a_stakeholder_submission_are_data(facts: Facts) -> None:
    profile = facts.profiles["upr-stakeholder"]
    assert (profile.words_single, profile.words_joint) == (2815, 5630)
    assert "kk" not in profile.languages_allowed and set(profile.languages_preferred) == {"en", "fr", "es"}
    assert profile.public and profile.submitters_at_start and profile.one_state
