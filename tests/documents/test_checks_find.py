"""What must be found, each in one sentence: numbers, lists, articles, symbols and languages of no sample."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from tests.documents.small_texts import codes

WRONG: list[tuple[str, dict[str, str], str]] = [
    ("Five journalists were held: A. Test, B. Proba and C. Misal.", {}, "E-COUNT-NAMES"),
    ("Five journalists (Aigul Test, Bolat Proba and Dana Misal) were held.", {}, "E-COUNT-NAMES"),
    (
        "Three activists were fined.[1]",
        {"notes": "[1] Aldanov T., Baimuratov K., Dosova L., Esenov M."},
        "E-COUNT-NAMES",
    ),
    ("The police arrested 7 lawyers.[1]", {"notes": "[1] A. Test; B. Proba; C. Misal."}, "E-COUNT-NAMES"),
    ("Twenty-one persons were fined.[1]", {"notes": "[1] T. Aldanov, K. Baimuratov and L. Dosova"}, "E-COUNT-NAMES"),
    (
        "Шестеро активистов были оштрафованы.[1]",
        {"notes": "[1] Алданов Т., Баймуратов К., Досова Л.", "state": "Казахстан", "day": "27 марта 2018 года"},
        "E-COUNT-NAMES",
    ),
    (
        "Төрт белсенді айыппұл төледі.[1]",
        {"notes": "[1] Алданов Т., Баймұратов К., Досова Л.", "state": "Қазақстан", "day": "2018 жылғы 27 наурыз"},
        "E-COUNT-NAMES",
    ),
    ("Four cities (Almaty, Astana and Aktobe) were visited.", {}, "E-COUNT-NAMES"),
    ("He was convicted under article 512 of the Criminal Code.", {}, "E-ARTICLE-UNKNOWN"),
    ("Article 67 ICCPR protects life.", {}, "E-ARTICLE-UNKNOWN"),
    ("Art. 14 and art. 77 of the ICCPR apply.", {}, "E-ARTICLE-UNKNOWN"),
    ("In 2022 she was convicted under art. 130 of the Criminal Code.", {"day": "1 March 2023"}, "E-ARTICLE-UNKNOWN"),
    ("He was tried under art. 147 “Slander” of the Criminal Code in 2016.", {}, "E-ARTICLE-UNKNOWN"),
    (
        "Он был осуждён по ст. 912 Уголовного кодекса.",
        {"state": "Казахстан", "day": "27 марта 2018 года"},
        "E-ARTICLE-UNKNOWN",
    ),
    (
        "Оны Қылмыстық кодекстің 912-бабы бойынша соттады.",
        {"state": "Қазақстан", "day": "2018 жылғы 27 наурыз"},
        "E-ARTICLE-UNKNOWN",
    ),
    ("Kazakhstan ratified the ICCPR in 2005.", {}, "E-DATE-CONFLICT"),
    ("The Optional Protocol to the ICCPR entered into force for Kazakhstan on 30 June 2009.", {}, "E-DATE-CONFLICT"),
    ("On 31 June 2017 the court sat.", {}, "E-DATE-CONFLICT"),
    ("On Tuesday, 5 June 2017, the court sat.", {}, "E-DATE-CONFLICT"),
    ("Between 2017-2011 many things happened.", {}, "E-DATE-CONFLICT"),
    ("On 5 May 2019 he was arrested.", {}, "E-DATE-CONFLICT"),
    ("The Confederation was dissolved: the liquidation of FTUK was ordered on 4 January 2016.", {}, "E-DATE-CONFLICT"),
    (
        "The movement Democratic Choice of Kazakhstan was recognized as extremist on 13 March 2017.",
        {},
        "E-DATE-CONFLICT",
    ),
    ("Views of 25 October 2018 (CCPR/C/112/D/2441/2014).", {"day": "1 May 2019"}, "E-SYMBOL"),
    ("Views adopted on 12 March 2011 (CCPR/C/101/D/2441/2014).", {"day": "1 May 2019"}, "E-SYMBOL"),
    ("See CCPR/C/112/D/2137.", {}, "E-SYMBOL"),
    ("See A/RES/53-144 and A/HRC/WG.6/34/KZ/1.", {}, "E-SYMBOL"),
    ("See CCPR/C/KZA/CO/2.", {}, "E-SYMBOL"),
    ("General Assembly resolution 53/145 (A/RES/53/144).", {}, "E-SYMBOL"),
    ("A/RES/53/144 (8 March 2004)", {}, "E-SYMBOL"),
    ("Communication No. 2137/2013 (CCPR/C/112/D/2137/2012) was decided.", {}, "E-SYMBOL"),
    ("Opinion No. 17/2016 (A/HRC/WGAD/2017/16).", {}, "E-SYMBOL"),
    ("In 2016 there were 40 attacks, compared with 30 attacks in the first half of 2017.", {}, "W-UNLIKE-PERIODS"),
    ("The number of arrests rose from 40 in the first half of 2016 to 95 in 2017.", {}, "W-UNLIKE-PERIODS"),
    (
        "В первом полугодии было 5. За пять месяцев 2016 года зарегистрировано 40 случаев, тогда как в 2017 году — 120 случаев.",
        {"state": "Казахстан", "day": "27 марта 2018 года"},
        "W-UNLIKE-PERIODS",
    ),
    ("In 2016, 40 lawyers were attacked, whereas in 2017, 80 incidents were recorded.", {}, "W-UNIT"),
    ("Fines of USD 1-3,000 and $2.5–4000 were imposed.", {}, "W-AMBIGUOUS-AMOUNT"),
    ("Of 100 persons, 60 were women, 40 were journalists and 30 were lawyers.", {}, "W-OVERLAP"),
    ("Of those asked, 60% were women, 50% lawyers and 20% students.", {}, "W-OVERLAP"),
    (
        "Многочисленные активисты были задержаны. Нередко суды закрыты.",
        {"state": "Казахстан", "day": "27 марта 2018 года"},
        "W-VAGUE-QUANTIFIER",
    ),
    ("Көптеген белсенділер ұсталды.", {"state": "Қазақстан", "day": "2018 жылғы 27 наурыз"}, "W-VAGUE-QUANTIFIER"),
    ("On 2 April 2020 he was tried in Astana.", {"day": "1 May 2021"}, "W-PLACE-NAME-DATE"),
    ("The words “he said were not closed.", {}, "W-QUOTE-BALANCE"),
    ("Слова «он сказал не закрыты.", {"state": "Казахстан", "day": "27 марта 2018 года"}, "W-QUOTE-BALANCE"),
    ("Satpaev D. was fined. In the case of D. Satpaeva the court was closed.", {}, "W-NAME-FORM"),
    ("Esentaev Zh. was fined. Later Zh. Yesentayev left.", {}, "W-NAME-FORM"),
]


@pytest.mark.parametrize(("sentence", "around", "code"), WRONG, ids=[sentence[:50] for sentence, *_rest in WRONG])
def test_a_wrong_sentence_is_found(sentence: str, around: dict[str, str], code: str) -> None:
    assert code in codes(sentence, **around)
