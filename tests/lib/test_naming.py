"""One rule says who may be named; the less is recorded and the wider the circle, the less may be printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.naming import SCOPES, Consent, consent, objection

DAY = date(2019, 3, 27)
STATUSES = ("named-with-consent", "public-record-only", "initials", "withheld", "withdrawn", "")
CONSENTS = st.builds(
    Consent,
    st.sampled_from(STATUSES),
    st.sampled_from((*SCOPES, "", "elsewhere")),
    st.booleans(),
    st.none() | st.dates(date(2018, 1, 1), date(2020, 1, 1)),
    st.none() | st.dates(date(2018, 1, 1), date(2020, 1, 1)),
)


@pytest.mark.parametrize(
    ("recorded", "why"),
    [
        (consent("named-with-consent", "un-public"), None),
        (consent("named-with-consent", "authorities"), "scope"),
        (consent("named-with-consent", "public", "", "2019-03-26"), "review"),
        (consent("named-with-consent", "public", "", "not a day"), "review"),
        (consent("named-with-consent", "public", settled=DAY.isoformat()), None),
        (consent("named-with-consent", "public", settled=f"{DAY.year}"), None),
        (consent("named-with-consent", "public", settled=f"{DAY.year + 1}"), "early"),
        (consent("named-with-consent", "public", settled="not a day"), "early"),
        (consent("public-record-only", "public"), "ground"),
        (consent("public-record-only", "internal", "a verdict"), "scope"),
        (consent("initials", "public"), "status"),
        (consent("withdrawn", "public"), "status"),
    ],
)
def test_what_stands_against_a_name_is_said(recorded: Consent, why: str | None) -> None:
    assert objection(recorded, "un-public", DAY) == why


@given(CONSENTS, st.sampled_from(SCOPES), st.sampled_from(SCOPES))
def test_who_may_be_named_to_a_wide_circle_may_be_named_to_a_narrow_one(one: Consent, near: str, far: str) -> None:
    if SCOPES.index(near) <= SCOPES.index(far) and objection(one, far, DAY) is None:
        assert objection(one, near, DAY) is None


@given(CONSENTS, st.sampled_from(SCOPES))
def test_initials_ask_for_no_more_than_a_name(one: Consent, audience: str) -> None:
    if objection(one, audience, DAY) is None:
        assert objection(one, audience, DAY, initials=True) is None


@given(CONSENTS, st.sampled_from((*SCOPES, "nobody")))
def test_nobody_is_named_whose_name_is_withheld_or_withdrawn(one: Consent, audience: str) -> None:
    if one.status not in {"named-with-consent", "public-record-only", "initials"}:
        assert objection(one, audience, DAY) == objection(one, audience, DAY, initials=True) == "status"
