"""Dates that Django writes itself are in figures: its months are capitalised, and here they are not."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils.formats import date_format
from django.utils.translation import override


@pytest.mark.parametrize("language", ["kk", "ky"])
def test_a_date_is_written_in_figures(language: str) -> None:
    with override(language):
        assert date_format(date(2018, 1, 17)) == "17.01.2018"
        assert date_format(datetime(2018, 1, 17, 9, 5), "DATETIME_FORMAT") == "17.01.2018 09:05"
        assert date_format(date(2018, 1, 17), "YEAR_MONTH_FORMAT") == "01.2018"
        assert date_format(date(2018, 1, 17), "MONTH_DAY_FORMAT") == "17.01"
