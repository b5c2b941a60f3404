"""Sixteen rows of a public table of journalists killed, with columns of the project's own.

Medium, job, impunity, and local or foreign stand as in the table that the Committee to Protect Journalists publishes
(cpj.org/data, killed in 1992, motive confirmed, the first sixteen by date; as copied in 2018). Names, places and
circumstances are left out: nothing here needs them.
"""

from __future__ import annotations

VOCABULARY = "code,en,ru,source,certainty\n"
SOURCE = "cpj.org/data-methodology,derived"

KILLED = (
    ("1992-01-03", "print", "print-reporter", "", "local", "yes"),
    ("1992-01-15", "print", "columnist", "complete", "local", ""),
    ("1992-01-17", "print", "photographer", "", "foreign", "yes"),
    ("1992-02-09", "print", "editor", "complete", "local", ""),
    ("1992-02-24", "print", "print-reporter", "complete", "local", ""),
    ("1992-03-11", "print", "editor", "partial", "local", ""),
    ("1992-03-23", "print", "print-reporter", "", "local", ""),
    ("1992-04-09", "print", "print-reporter", "complete", "local", ""),
    ("1992-04-14", "radio", "broadcast-reporter", "complete", "local", ""),
    ("1992-04-29", "television", "producer", "complete", "foreign", "yes"),
    ("1992-05-05", "print", "editor", "", "local", ""),
    ("1992-05-06", "print", "editor;publisher", "complete", "local", ""),
    ("1992-05-07", "radio", "producer", "", "local", ""),
    ("1992-05-07", "radio", "broadcast-reporter", "", "local", ""),
    ("1992-05-17", "print", "photographer", "", "foreign", ""),
    ("1992-05-18", "radio", "producer", "complete", "local", ""),
)

COLUMNS = """kind,name,type,vocabulary,required,en,ru,kk,help_en
acts,own_medium,codes,media,yes,Medium,СМИ,БАҚ,What the victim worked for.
acts,own_job,codes,jobs,,Job,Работа,Жұмысы,What the victim did there.
acts,own_impunity,code,impunity,,Impunity,Безнаказанность,Жазасыздық,Whether anybody was convicted of a murder.
acts,own_local,code,local-or-foreign,,Local or foreign,Местный или иностранный,Жергілікті не шетелдік,
acts,own_freelance,boolean,,,Freelance,Внештатный,Штаттан тыс,
acts,own_place,integer,,,Place in the table,Место в таблице,Кестедегі орны,
acts,own_amount,decimal,,,Reward offered,Награда,Сыйақы,
acts,own_checked,edtf,,,Checked,Проверено,Тексерілген,
acts,own_seen,day,,,Read on,Прочитано,Оқылған күні,
acts,own_remark,text,,,Remark,Замечание,Ескерту,
person-contacts,own_channel,text,,,Channel,Канал,Арна,
"""


def _vocabulary(*codes: str) -> str:
    return VOCABULARY + "".join(f"{code},{code.replace('-', ' ')},,{SOURCE}\n" for code in codes)


def _acts() -> str:
    head = "id,incident,kind,victim_person,own_medium,own_job,own_impunity,own_local,own_freelance,own_place,own_seen"
    rows = [
        f"a{at},i{at},killing,p{at},{medium},{job},{impunity},{local},{freelance},{at},2018-05-03"
        for at, (_date, medium, job, impunity, local, freelance) in enumerate(KILLED, 1)
    ]
    return "\n".join([head, *rows]) + "\n"


JOURNALISTS: dict[str, str | bytes] = {
    "dalel.toml": '[project]\nname = "journalists"\n',
    "reference/columns.csv": COLUMNS,
    "reference/vocabularies/media.csv": _vocabulary("print", "radio", "television", "internet"),
    "reference/vocabularies/jobs.csv": _vocabulary(
        "print-reporter", "columnist", "photographer", "editor", "publisher", "broadcast-reporter", "producer"
    ),
    "reference/vocabularies/impunity.csv": _vocabulary("complete", "partial", "full-justice"),
    "reference/vocabularies/local-or-foreign.csv": _vocabulary("local", "foreign"),
    "records/incidents.csv": "id,date,verification\n"
    + "".join(f"i{at},{date},verified\n" for at, (date, *_rest) in enumerate(KILLED, 1)),
    "records/persons.csv": "id,label,naming_status\n"
    + "".join(f"p{at},Journalist {at},withheld\n" for at in range(1, len(KILLED) + 1)),
    "records/acts.csv": _acts(),
}
