"""UN symbols: their form, the State, the number and the date beside them, in the five languages."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from tests.documents.small_texts import KAZAKH, RUSSIAN, findings

LATE = {"day": "1 May 2024"}

WRONG: list[tuple[str, dict[str, str]]] = [
    ("See CAT/GEO/C/CO/3.", {}),
    ("See CEDAW/C/GEO/CO6.", {}),
    ("See CEDAW/C/GEO/C0/6.", {}),
    ("See CCPRC/GEO/CO/4 for more.", {}),
    ("See CESCR/C/GEO/CO/4 for more.", {}),
    ("See A/HRC/WG6/23/GEO/3.", {}),
    ("See A/RES53/144 and no other.", {}),
    ("See A/HRC/RES32/32 and no other.", {}),
    ("See A/RES/181/70 and no other.", {}),
    ("See A/HRC/RES/97/3 and no other.", {}),
    ("See CCPR/C/GEX/CO/4.", {}),
    ("See CCPR/C/KAZ/OC/2 on the matter.", {}),
    ("See CCPR/C/CO/KAZ/2 on the matter.", {}),
    ("See CCPR/C/KAZ/2/CO on the matter.", {}),
    ("The concluding observations (CCPR/C/KAZ/CO) say so.", {}),
    ("Об этом говорят заключительные замечания (E/C.12/KAZ/CO).", RUSSIAN),
    ("Бұл туралы қорытынды ескертпелерде (CAT/C/KAZ/CO) айтылған.", KAZAKH),
    ("See A/HRC/WG.6/34/KAZ on the matter.", {}),
    ("See A/HRC/97/3 and no other.", {}),
    ("See A/HRC/WG.6/99/KAZ/3 and no other.", {}),
    ("See CCPR/C/812/D/2137/2012 and no other.", {}),
    ("См. CERD/C/KAZ/C0/6 и больше ничего.", RUSSIAN),
    ("The concluding observations on Georgia (CCPR/C/DEU/CO/4) say so.", {}),
    ("Заключительные замечания по докладу Грузии (CCPR/C/DEU/CO/4) говорят об этом.", RUSSIAN),
    ("The concluding observations on the report (CAT/C/SVK/CO/3) say so.", {"state": "Slovenia"}),
    ("Human Rights Council resolution 32/32 (A/HRC/RES/32/23) says so.", {}),
    ("Резолюция 32/32 Совета по правам человека (A/HRC/RES/32/23) говорит об этом.", RUSSIAN),
    ("Кеңестің 32/32 қарары (A/HRC/RES/32/23) осыны айтады.", KAZAKH),
    ("Le rapport de la ville et des villages cite dans la note la résolution 68/181 (A/RES/68/118).", {}),
    ("El informe de la ciudad y de los pueblos cita en la nota la resolución 68/181 (A/RES/68/118).", {}),
    ("General comment No. 34 (CCPR/C/GC/35) says so.", {}),
    ("Замечание общего порядка № 34 (CCPR/C/GC/35) говорит об этом.", RUSSIAN),
    ("№ 34 жалпы тәртіптегі ескертпе (CCPR/C/GC/35) осыны айтады.", KAZAKH),
    ("It is so in communication No. 2137/2012, Views of 21 October 2014 (CCPR/C/112/D/2173/2012).", {}),
    ("On 8 July 2016 the Committee adopted its Views (CCPR/C/112/D/2441/2014) on the matter.", {}),
    ("Resolution 32/32 of the Council was adopted on 1 July 2013 (A/HRC/RES/32/32).", {}),
]  # fmt: skip
RIGHT: list[tuple[str, dict[str, str]]] = [
    ("See CED/C/MEX/VR/1 (Findings), CED/C/IRQ/VR/1 (Recommendations), CED/C/MEX/OAI/2 and CED/C/MEX/A.34/D/1.", LATE),
    ("The inquiries (CRPD/C/HUN/IR/1; CEDAW/C/IR/MLI/1; CEDAW/C/OP.8/CAN/1; CRC/C/CHL/INQ/1) say so.", LATE),
    ("Решения по отдельным государствам: CERD/C/DEC/NZL/1, CERD/C/DEC/SUR/5 и CERD/C/USA/DEC/1.", RUSSIAN),
    ("Шешімдер жинағы CCPR/C/OP/2 және CRC/GC/2003/5 осыны айтады.", KAZAKH),
    ("The Covenant was adopted by A/RES/2200A (XXI), also cited as A/RES/2200 A (XXI), on 16 December 1966.", {}),
    ("The Declaration, A/RES/217 A (III), was adopted on 10 December 1948; see also A/RES/217(III)A.", {}),
    ("See A/HRC/16/SR.5, A/HRC/WG.6/1/BHR/4, A/HRC/FBHR/2012/1, A/S-26/2, E/C.19/2010/13 and A/AC.96/1150.", {}),
    ("See CRPD/CSP/2019/1, CCPR/NGO/101/1, E/C.12/40/NGO/3, CERD/C/61/CO/7 and CAT/OP/12/5.", LATE),
    ("Symbols of the form CCPR/C/XXX/CO, and of the series CCPR/C/KAZ/CO/…, have a number at the end.", {}),
    ("See CAT/C/GEO/CO/3, CAT/C/CR/26/7, CAT/C/XXVII/Concl.5, CCPR/CO/70/ARG, CRC/C/OPAC/GEO/CO/1 and CERD/C/SR.2000.", {}),
    ("The concluding observations on Georgia (CCPR/C/GEO/CO/4) say so, and those on Germany (CCPR/C/DEU/CO/6) too.", {}),
    ("Unlike its neighbour Uzbekistan, the State was asked (CCPR/C/KAZ/CO/2) to change the law.", {}),
    ("The Committee said the same to other States (CCPR/C/UZB/CO/5; CCPR/C/TKM/CO/2).", {}),
    ("The concluding observations on Slovakia (CAT/C/SVK/CO/3) say so.", {"state": "Slovenia"}),
    ("Human Rights Council resolution 32/32 (A/HRC/RES/32/32) and General Assembly resolution 68/181 (A/RES/68/181) say so.", {}),
    ("Human Rights Council resolution 15/21, like resolution A/RES/68/181 of the Assembly, says so.", {}),
    ("General comment No. 34 (CCPR/C/GC/34) takes the place of general comment No. 10.", {}),
    ("General comments Nos. 31 and 34 (CCPR/C/GC/34) say so.", {}),
    ("Замечание общего порядка № 34 (CCPR/C/GC/34) и резолюция 68/181 (A/RES/68/181) говорят об этом.", RUSSIAN),
    ("№ 34 жалпы тәртіптегі ескертпе (CCPR/C/GC/34) осыны айтады.", KAZAKH),
    ("On 21 October 2014 the Committee adopted its Views (CCPR/C/112/D/2137/2012) on the matter.", {}),
    ("The law was changed on 3 May 2017, after the Views (CCPR/C/112/D/2137/2012).", LATE),
    ("Resolution 32/32 of the Council was adopted on 1 July 2016 (A/HRC/RES/32/32).", {}),
]  # fmt: skip


def _found(sentence: str, around: dict[str, str]) -> list[str]:
    return [one.message for one in findings(sentence, **around) if one.code == "E-SYMBOL"]


@pytest.mark.parametrize(("sentence", "around"), WRONG, ids=[sentence[-60:] for sentence, _around in WRONG])
def test_a_symbol_that_cannot_be_right_is_found(sentence: str, around: dict[str, str]) -> None:
    assert len(_found(sentence, around)) == 1


@pytest.mark.parametrize(("sentence", "around"), RIGHT, ids=[sentence[-60:] for sentence, _around in RIGHT])
def test_a_right_symbol_is_left_alone(sentence: str, around: dict[str, str]) -> None:
    assert _found(sentence, around) == []


@pytest.mark.parametrize("symbol", ["CED/C/MEX/ZR/1", "CAT/C/KAZ/FUR/3", "A/HRC/54/ZZ.3/1"])
def test_a_series_of_a_known_body_that_is_not_on_file_is_a_warning(symbol: str) -> None:
    found = [one for one in findings(f"See {symbol} on the matter.", **LATE) if one.code == "E-SYMBOL"]
    assert [one.severity for one in found] == ["warning"]


@pytest.mark.parametrize(
    ("state", "symbol", "suggested"),
    [
        ("Kazakhstan", "CCPR/C/KZA/CO/2", "KAZ"),  # its own letters, two of them swapped
        ("Kazakhstan", "CCPR/C/KAX/CO/2", "KAZ"),  # its own, but for one letter
        ("Kenya", "CCPR/C/KZA/CO/2", "KAZ"),  # swapped letters come before any other likeness
        ("Kenya", "CCPR/C/DUE/CO/6", "DEU"),
    ],
)
def test_the_code_that_was_meant_is_the_texts_own_or_has_its_letters_swapped(
    state: str, symbol: str, suggested: str
) -> None:
    found = [one.remedy for one in findings(f"See {symbol} on it.", state=state, **LATE) if one.code == "E-SYMBOL"]
    assert found == [f"Did you mean {suggested}?"]
