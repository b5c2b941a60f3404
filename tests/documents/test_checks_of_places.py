"""Names of places: that of the day is left alone, in the order of the sentence; what is suggested follows the days."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from tests.documents.small_texts import findings

EN = {"day": "1 May 2024"}
RU = {"state": "Казахстан", "day": "1 мая 2024 года"}
KK = {"state": "Қазақстан", "day": "2024 жылғы 1 мамыр"}


def _remedies(text: str, around: dict[str, str]) -> list[str]:
    return [one.remedy for one in findings(text, **around) if one.code == "W-PLACE-NAME-DATE"]


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("В 1936 году он родился в Алма-Ате, в 1960-м жил в Целинограде, в 1995-м — в Акмоле, в 2000-м — в Астане, в 2020-м — в Нур-Султане, в 2023-м — снова в Астане.", RU),
        ("In 1936 he was born in Alma-Ata, in 1970 he lived in Tselinograd, in 1995 in Akmola, in 2000 in Astana.", EN),
        ("He lived in Tselinograd in 1970, in Akmola in 1995, in Astana in 2000, in Nur-Sultan in 2020.", EN),
        ("In Astana (2015), Nur-Sultan (2020) and Astana (2023) the trials were closed.", EN),
        ("Ол 1936 жылы Алматыда туып, 1970 жылы Целиноградта, 1995 жылы Ақмолада, 2000 жылы Астанада тұрды.", KK),
    ],
)  # fmt: skip
def test_each_place_goes_with_its_own_year(text: str, around: dict[str, str]) -> None:
    assert _remedies(text, around) == []


@pytest.mark.parametrize(
    ("text", "around", "remedy"),
    [
        ("He was fined in Nur-Sultan in 2015.", EN, "Write Astana."),
        ("He was fined in Astana in 2020.", EN, "Write Nur-Sultan, or Nur-Sultan (now Astana)."),
        ("He was fined in Nur-Sultan in 2015.", {"day": "1 May 2021"}, "Write Astana, or Astana (now Nur-Sultan)."),
        ("He was fined in Astana in 2020.", {"day": "1 May 2021"}, "Write Nur-Sultan."),
        ("He lived in Alma-Ata in 2010.", EN, "Write Almaty."),
        ("Он был оштрафован в Нур-Султане в 2015 году.", RU, "Write Астана."),
        ("Ол 2015 жылы Нұр-Сұлтанда айыппұл төледі.", KK, "Write Астана."),
        ("Ол 2020 жылы Целиноградта тұрды.", KK, "Write Нұр-Сұлтан, or Нұр-Сұлтан (now Астана)."),
        ("In 1995 he lived in Astana, in 2005 in Astana.", EN, "Write Akmola, or Akmola (now Astana)."),
        ("В 1936 году он родился в Алма-Ате, в 1995-м — в Астане.", RU, "Write Акмола, or Акмола (now Астана)."),
    ],
)
def test_the_name_that_is_suggested_follows_the_days_of_the_names(
    text: str, around: dict[str, str], remedy: str
) -> None:
    assert _remedies(text, around) == [remedy]
