"""The dimensions of the catalogue: how things that are counted can be chosen and told apart."""

from __future__ import annotations

from dalel.figures.case_dimensions import CASES
from dalel.figures.declared import Dimension
from dalel.figures.forms import code, codes, own, ref, text, three

REGISTER = (
    code("act", own("acts", "kind"), "act-kinds", "Act|Нарушение|Бұзушылық", "What was done."),
    code(
        "category",
        {"acts": "{acts}.category", "proceedings": "{proceedings}.category"},
        "victim-categories",
        "Category of person|Категория|Санаты",
        "What the victim or respondent was at that time.",
    ),
    code("harm", own("acts", "harm"), "harms", "Harm|Вред|Зиян", "What harm came of the act."),
    codes(
        "target",
        own("acts", "targets"),
        "target-groups",
        "Target|На кого направлено|Кімге бағытталған",
        "Whom it was aimed at.",
    ),
    codes("right", own("acts", "rights"), "provisions", "Right|Право|Құқық", "The provisions that the act touches."),
    code(
        "region",
        {
            "incidents": "coalesce({incidents}.region, {places}.region)",
            "acts": "coalesce({acts}.region, {incidents}.region, {places}.region)",
            "proceedings": "{proceedings}.region",
            "places": "{places}.region",
        },
        "regions",
        "Region|Регион|Өңір",
        "The region, of the act or else of its incident or of the incident's place.",
    ),
    ref("place", own("incidents", "place"), "places", "Place|Место|Орын", "The place of the incident."),
    code(
        "country",
        {"places": "{places}.country", "organisations": "{organisations}.country"},
        "countries",
        "Country|Страна|Ел",
        "The country of the place or organisation.",
    ),
    code(
        "verification",
        own("incidents", "verification"),
        "verification-statuses",
        "Verification|Проверка|Тексеру",
        "Reported, corroborated, verified, refuted.",
    ),
    ref("victim", own("acts", "victim_person"), "persons", "Victim|Пострадавший|Зардап шегуші", "The person harmed."),
    ref(
        "victim_organisation",
        own("acts", "victim_organisation"),
        "organisations",
        "Organisation harmed|Пострадавшая организация|Зардап шеккен ұйым",
        "The organisation to which the act was done.",
    ),
    ref(
        "perpetrator",
        own("involvements", "organisation"),
        "organisations",
        "Perpetrator|Причастный орган|Қатысы бар орган",
        "The organisation with a part in the act.",
    ),
    code(
        "degree",
        own("involvements", "degree"),
        "involvement-degrees",
        "Degree of involvement|Степень участия|Қатысу дәрежесі",
        "Ordered, carried out, failed to protect …",
    ),
    code("sex", own("persons", "sex"), "sexes", "Sex|Пол|Жынысы", "The sex of the victim or respondent."),
    code(
        "naming",
        own("persons", "naming_status"),
        "naming-statuses",
        "Naming status|Статус имени|Есім мәртебесі",
        "Whether, and on what ground, the person may be named.",
    ),
    ref(
        "source",
        {"reports": "{reports}.source", "sources": "{sources}.id"},
        "sources",
        "Source|Источник|Дереккөз",
        "The source of a report on which the incident rests.",
    ),
    code(
        "source_kind",
        own("sources", "kind"),
        "source-kinds",
        "Kind of source|Вид источника|Дереккөз түрі",
        "What it is.",
    ),
    code(
        "report_status",
        own("reports", "status"),
        "report-statuses",
        "Status of report|Статус сообщения|Хабарлама мәртебесі",
        "New, accepted, rejected.",
    ),
    code(
        "organisation_kind",
        own("organisations", "kind"),
        "organisation-kinds",
        "Kind of organisation|Вид организации|Ұйым түрі",
        "What the organisation is.",
    ),
)

MECHANISMS = (
    code("body", own("communications", "body"), "bodies", "Body|Орган|Орган", "The international body."),
    code(
        "communication",
        own("communications", "kind"),
        "communication-kinds",
        "Communication|Вид обращения|Өтініш түрі",
        "Individual complaint, urgent appeal, opinion …",
    ),
    code(
        "communication_outcome",
        own("communications", "outcome"),
        "communication-outcomes",
        "Outcome of communication|Исход обращения|Өтініш нәтижесі",
        "Violation, no violation, inadmissible …",
    ),
    code(
        "state",
        {
            "communications": "{communications}.state",
            "received-recommendations": "{received-recommendations}.state",
        },
        "countries",
        "State|Государство|Мемлекет",
        "The State concerned.",
    ),
    ref("author", own("communications", "author_person"), "persons", "Author|Автор|Автор", "Who complained."),
    text("number", own("communications", "number"), "Number|Номер|Нөмірі", "The number of the communication."),
    codes(
        "invoked",
        own("communications", "invoked"),
        "provisions",
        "Invoked|Заявленные статьи|Сілтеме жасалған баптар",
        "Articles invoked.",
    ),
    codes(
        "violated",
        own("communications", "violated"),
        "provisions",
        "Violated|Нарушенные статьи|Бұзылған баптар",
        "Articles found violated.",
    ),
    codes(
        "remedy_asked",
        own("communications", "remedies_asked"),
        "remedies-asked",
        "Remedy asked of the State|Меры, запрошенные у государства|Мемлекеттен сұралған шара",
        "What the body asked of the State.",
    ),
    code(
        "implemented",
        own("follow-ups", "implemented"),
        "implementation",
        "Implemented|Исполнение|Орындалуы",
        "How far the decision was carried out, in an assessment.",
    ),
    code("grade", own("follow-ups", "grade"), "follow-up-grades", "Grade|Оценка|Баға", "The body's grade."),
    text("assessor", own("follow-ups", "assessor"), "Assessor|Кто оценил|Бағалаушы", "Who assessed."),
    codes(
        "theme",
        {
            "recommendations": "{recommendations}.themes",
            "received-recommendations": "{received-recommendations}.themes",
        },
        "themes",
        "Theme|Тема|Тақырып",
        "What the recommendation is about.",
    ),
    code(
        "action",
        {
            "recommendations": "{recommendations}.action",
            "received-recommendations": "{received-recommendations}.action",
        },
        "action-categories",
        "Action category|Категория действия|Әрекет санаты",
        "How much the recommendation asks for.",
    ),
    ref(
        "addressee",
        own("recommendations", "addressee"),
        "organisations",
        "Addressee|Адресат|Адресат",
        "Of whom the recommendation is asked.",
    ),
    codes(
        "instrument",
        own("recommendations", "instruments"),
        "instruments",
        "Instrument|Международный документ|Халықаралық құжат",
        "The instruments that it rests on.",
    ),
    codes(
        "asks_provision",
        own("recommendations", "provisions"),
        "provisions",
        "Provision to change|Норма к изменению|Өзгертілетін норма",
        "The provisions that would have to change.",
    ),
    text("in_document", own("recommendations", "document"), "Document|Документ|Құжат", "The document that makes it."),
    text(
        "paragraph",
        own("recommendation-facts", "paragraph"),
        "Paragraph|Пункт|Тармақ",
        "The paragraph of fact it answers.",
    ),
    code(
        "position",
        own("received-recommendations", "position"),
        "recommendation-positions",
        "Position|Позиция|Ұстаным",
        "Supported or noted.",
    ),
    codes(
        "recommending",
        own("received-recommendations", "recommending"),
        "countries",
        "Recommending State|Рекомендующее государство|Ұсынушы мемлекет",
        "The States that made it.",
    ),
    ref("session", own("received-recommendations", "session"), "sessions", "Session|Сессия|Сессия", "The session."),
)

# "*" means every kind of record: the expression is over the unit's own table.
EVERYWHERE = (
    Dimension("year", {"*": "year"}, three("Year|Год|Жыл"), "The year in which the date wholly lies.", "year"),
    Dimension(
        "month",
        {"*": "month"},
        three("Month|Месяц|Ай"),
        "The month in which the date wholly lies, as 2018-05.",
        "month",
    ),
    Dimension("record", {"*": "key"}, three("Record|Запись|Жазба"), "The thing counted itself, by its id.", "ref"),
    Dimension(
        "invented",
        {"*": "{*}.invented"},
        three("Invented|Вымышлено|Ойдан шығарылған"),
        "yes for records made up for teaching or testing.",
        "boolean",
    ),
)

DIMENSIONS = (*REGISTER, *CASES, *MECHANISMS, *EVERYWHERE)
