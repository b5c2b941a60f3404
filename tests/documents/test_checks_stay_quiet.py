"""What must not be found: sentences that are right, near to those that are wrong. A false error costs trust."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from tests.documents.small_texts import findings

RIGHT: list[tuple[str, dict[str, str]]] = [
    ("Four activists were fined.[1]", {"notes": "[1] Aldanov T., Baimuratov K., Dosova L., Esenov M."}),
    ("Four activists were fined.[1]", {"notes": "[1] For example, Aldanov T. and Baimuratov K."}),
    (
        "Four activists were fined.[1]",
        {"notes": "[1] Amnesty International, Human Rights Watch, Front Line Defenders."},
    ),
    ("Four activists were fined.[1]", {"notes": "[1] Anna Petrova, lawyer, interview of 3 May 2017."}),
    ("Four activists were fined.[1]", {"notes": "[1] Jane Doe and John Roe, Testimonies, 2017."}),
    ("The court heard Benny Tai. Later it fined Benny Tai again.", {}),
    ("The Manpower Act and the Prison Act were read in 2016.", {}),
    ("Rallies were dispersed in 2016 and 2015.", {}),
    ("At least four activists were fined.[1]", {"notes": "[1] Aldanov T., Baimuratov K."}),
    ("Two NGOs in Almaty were fined: the Legal Initiative Foundation and Freedom Fund.", {}),
    ("Three cities (Almaty, Astana and Aktobe) were visited in 2017.", {}),
    (
        "Three ministries: the Ministry of Culture and Sport, the Ministry of Justice and the Ministry of Labour and Social Protection.",
        {},
    ),
    ("Two lawyers, Anna Petrova and Marat Iskakov, were present.", {}),
    ("He was convicted under art. 5 of the Criminal Code of Kyrgyzstan.", {}),
    ("He was charged under article 699 of the Code on Administrative Offences of Uzbekistan.", {}),
    ("The penalty rests on art. 50 of the Criminal Code.", {}),
    ("He was charged under art. 174 of the Criminal Code in 2016.", {}),
    ("She was tried under art. 164 of the Criminal Code in 2012.", {}),
    ("Art. 19(2) ICCPR and art. 14(3)(c) of the ICCPR apply.", {}),
    ("Article 9 of the Law on Public Associations was amended.", {}),
    ("Kazakhstan ratified the ICCPR on 24 January 2006; it entered into force on 24 April 2006.", {}),
    ("The Ministry of Religious Affairs and Civil Society was created in September 2016 and reported in 2017.", {}),
    ("In 2017, officials of the Ministry of Religious Affairs and Civil Society created a working group.", {}),
    ("In 2015, the Ministry of Religious Affairs and Civil Society did not yet exist.", {}),
    (
        "In 2014, before the Ministry of Religious Affairs and Civil Society was created, NGOs registered with the Ministry of Justice.",
        {},
    ),
    ("The Ministry of Culture was created in September 2015.", {}),
    ("In March 2015 we counted 20 attacks, and in March 2016 we counted 25 attacks, a rise.", {}),
    (
        "While 101 incidents (20.2 a month) were registered over five months in 2011, 555 incidents (46.25 a month) were recorded in 2016.",
        {},
    ),
    ("The hotline recorded 500 calls in 2016.", {}),
    ("In 2015 there were 20 arrests; over three years, from 2013 to 2015, the law changed.", {}),
    ("Fines of USD 100-200, USD 1,500–2,000, EUR 1.5-2 million and $5–10k were imposed.", {}),
    ("The sum is KZT 1 500 000-2 000 000.", {}),
    ("The law on “numerous amendments and several cases” was passed.", {}),
    ("Views adopted 21 October 2014 (CCPR/C/112/D/2137/2012) have not been implemented.", {}),
    ("The Committee adopted Views on 25 October 2016 (CCPR/C/118/D/2131/2012).", {}),
    (
        "See A/RES/70/1, A/HRC/RES/24/5, S/RES/1325 (2000), CAT/C/KAZ/CO/3, E/C.12/KAZ/CO/2, CEDAW/C/KAZ/CO/5, CRC/C/KAZ/CO/4, CERD/C/KAZ/CO/8-10, A/HRC/29/25/Add.2, A/HRC/WG.6/20/KAZ/3, CCPR/C/GC/34, HRI/CORE/KAZ/2012, ST/SGB/2017/1, A/CONF.157/23, E/CN.4/RES/2000/61, E/CN.4/Sub.2/2003/12/Rev.2.",
        {},
    ),
    ("See CCPR/C/112/\nD/2137/2012 and A/HRC/\n28/10.", {}),
    ("Toregozhina B. and Larisa Kharkova spoke. T. Ivanova and K. Petrova agreed.", {}),
    ("Ivanov A. and his wife Ivanova M. were both fined; B. Petrov and S. Petrova too.", {}),
    ("“He said: ‘I don’t know the defendants’ names’,” the lawyer’s note says.", {}),
    ("«Он сказал: „нет“», — так записано.", {}),
    ('The 27" screen and the 14" laptop were seized.', {}),
    ("The “first” and the ‘second’ are the officers’ words.", {}),
    ("In 2017 the trial took place in Astana.", {}),
    ("The Astana Declaration of 2010 and the Astana-based bureau are known.", {}),
    (
        "On 5 May 2017 he moved to Almaty. By 2025 the State plans 3,000 places. Elections will be held in June 2019.",
        {},
    ),
    ("On Monday, 5 June 2017, the court sat.", {}),
    (
        "Of 120 persons, 70 were women and 50 were men; 45 were journalists and 30 lawyers, as one may be in several categories.",
        {},
    ),
    ("Unemployment was 5%, inflation 8%, and 92% of voters took part.", {}),
    ("Of 120 persons, 40 were journalists, 30 lawyers and 20 activists.", {}),
    ("Seventeen activists were tried, of whom five were acquitted.", {}),
    ("Seventy persons were assaulted in 40 incidents.", {}),
    ("Several government departments control funding. Many thanks. Some time later.", {}),
    ("Order No. 1825 of 2017, Law No. 2015-V, phone 2011-2017, 1900 households and 2000 people are numbers.", {}),
    ("The film 1984 and room 2001.", {}),
    ("As many as 2018 people signed.", {}),
    (
        "Paragraph 5 of article 14 ICCPR, articles 9, 14 and 21 of the International Covenant on Civil and Political Rights, and article 30 UDHR.",
        {},
    ),
    ("In the cases Aldanov T. v. Kazakhstan and Dosova L. v. Kazakhstan, two activists won.", {}),
    ("The Criminal Code entered into force on 1 January 2015; it was adopted on 3 July 2014.", {}),
    ("The five-year sentence of 2016 was commuted in May 2017 to three years.", {}),
    ("Three women journalists — Aigul Test, Dana Proba and Saule Misal — were questioned.", {}),
    ("The two activists (A. Test and B. Proba) and their lawyer (C. Misal) were fined.", {}),
    ("Ten people, among them A. Test and B. Proba, were held.", {}),
    ("Decision of 21 October 2014 in communication No. 2137/2012 (CCPR/C/112/D/2137/2012).", {}),
    ("Opinion No. 16/2017 (A/HRC/WGAD/2017/16) was adopted in April 2017.", {}),
    ("General Assembly resolution 53/144 (A/RES/53/144) and resolution 48/134 (A/RES/48/134).", {}),
    ("Human Rights Council resolution 16/21 and General Assembly resolution 60/251 (A/RES/60/251).", {}),
    ("Two activists were detained with their lawyers (A. Test, B. Proba, C. Misal and D. Wahr).", {}),
    ("Four activists were detained.[1][2]", {"notes": "[1] A. Test, B. Proba.\n\n[2] C. Misal, D. Wahr."}),
    (
        "In 2017 three journalists were fined, and their editor was warned.[1]",
        {"notes": "[1] A. Test, B. Proba, C. Misal."},
    ),
    ("Kazakhstan is a party to the ICCPR since 2006. Ukraine ratified the ICCPR in 1973.", {}),
    (
        "From January to June 2016 there were 30 arrests and from January to June 2017 there were 33 arrests, an increase.",
        {},
    ),
]


@pytest.mark.parametrize(("sentence", "around"), RIGHT, ids=[sentence[:50] for sentence, _around in RIGHT])
def test_a_right_sentence_is_left_alone(sentence: str, around: dict[str, str]) -> None:
    assert [(one.code, one.message) for one in findings(sentence, **around)] == []
