"""The dimensions that belong to proceedings: charges, hearings, evidence, sanctions, remedies."""

from __future__ import annotations

from dalel.figures.forms import code, own, ref, text

_YES_NO = "yes-no-unknown"

CASES = (
    code(
        "proceeding", own("proceedings", "kind"), "proceeding-kinds", "Proceeding|Дело|Іс", "What sort of proceeding."
    ),
    code(
        "outcome",
        own("proceedings", "outcome"),
        "proceeding-outcomes",
        "Outcome|Исход|Нәтиже",
        "How the proceeding stands at the end.",
    ),
    code(
        "plea",
        own("proceedings", "plea"),
        "plea-agreements",
        "Plea agreement|Процессуальное соглашение|Процестік келісім",
        "None, agreed, claimed to be forced.",
    ),
    code(
        "ground",
        own("proceedings", "ground"),
        "proceeding-grounds",
        "Ground|Повод|Себеп",
        "What conduct the proceeding answers.",
    ),
    ref(
        "authority",
        own("proceedings", "authority"),
        "organisations",
        "Authority|Орган|Орган",
        "The court or authority before which it is.",
    ),
    ref(
        "requested_by",
        own("proceedings", "requested_by"),
        "organisations",
        "Requested by|По требованию|Талап еткен",
        "Who asked for the proceeding.",
    ),
    ref(
        "defendant",
        own("proceedings", "respondent_person"),
        "persons",
        "Defendant|Лицо, в отношении которого ведётся дело|Өзіне қатысты іс жүргізілетін адам",
        "The person against whom it is.",
    ),
    ref(
        "respondent_organisation",
        own("proceedings", "respondent_organisation"),
        "organisations",
        "Respondent organisation|Организация, в отношении которой ведётся дело|Өзіне қатысты іс жүргізілетін ұйым",
        "The organisation against which it is.",
    ),
    code(
        "provision",
        {"charges": "{charges}.provision", "sanctions": "{sanctions}.provision"},
        "provisions",
        "Provision|Статья|Бап",
        "The provision of the charge or, for sanctions, the one that the sanction rests on.",
    ),
    code(
        "charge_outcome",
        own("charges", "outcome"),
        "charge-outcomes",
        "Outcome of charge|Исход обвинения|Айыптау нәтижесі",
        "Pending, convicted, acquitted, discontinued.",
    ),
    code(
        "as_leader", own("charges", "as_leader"), _YES_NO, "As leader|Как лидер|Жетекші ретінде", "Charged as leader."
    ),
    code("hearing", own("hearings", "kind"), "hearing-kinds", "Hearing|Заседание|Отырыс", "What sort of sitting."),
    code(
        "defendant_present",
        own("hearings", "defendant_present"),
        _YES_NO,
        "Defendant present|Присутствие подсудимого|Сотталушының қатысуы",
        "Whether the defendant was there.",
    ),
    code(
        "observed", own("hearings", "observed"), _YES_NO, "Observed|Наблюдение|Бақылау", "Whether a monitor was there."
    ),
    code("ruling", own("rulings", "kind"), "ruling-kinds", "Ruling|Решение|Шешім", "Verdict, appeal, order …"),
    code(
        "ruling_result",
        own("rulings", "result"),
        "ruling-results",
        "Result|Результат|Нәтижесі",
        "What the ruling did.",
    ),
    code(
        "evidence", own("evidence-requests", "type"), "evidence-types", "Evidence|Доказательство|Дәлел", "What it is."
    ),
    code("party", own("evidence-requests", "party"), "parties", "Party|Сторона|Тарап", "Who offered the evidence."),
    code(
        "evidence_decision",
        own("evidence-requests", "decision"),
        "request-decisions",
        "Decision on evidence|Решение о доказательстве|Дәлел туралы шешім",
        "Admitted, refused …",
    ),
    ref("expert", own("evidence-requests", "expert"), "persons", "Expert|Эксперт|Сарапшы", "The expert or witness."),
    code(
        "sanction",
        own("sanctions", "kind"),
        "sanction-kinds",
        "Sanction|Наказание или взыскание|Жаза",
        "What was imposed.",
    ),
    code(
        "legal_basis",
        own("sanctions", "legal_basis"),
        "legal-bases",
        "Legal basis|Правовое основание|Құқықтық негіз",
        "Whether the law provides for the sanction.",
    ),
    code(
        "currency", own("sanctions", "currency"), "currencies", "Currency|Валюта|Валюта", "The currency of the amount."
    ),
    code("payee", own("sanctions", "payee"), "payees", "Payee|Получатель|Алушы", "To whom the amount goes."),
    code(
        "sanction_status",
        own("sanctions", "status"),
        "sanction-statuses",
        "Status of sanction|Статус наказания или взыскания|Жаза мәртебесі",
        "In force, changed, annulled, served.",
    ),
    text("sanction_text", own("sanctions", "text"), "Wording|Формулировка|Мәтіні", "What the sanction says."),
    code(
        "guarantee",
        own("safeguard-findings", "guarantee"),
        "fair-trial-guarantees",
        "Guarantee|Гарантия|Кепілдік",
        "The guarantee of a fair trial.",
    ),
    code(
        "finding",
        own("safeguard-findings", "finding"),
        "safeguard-findings",
        "Finding|Оценка|Бағалау",
        "Met, partly, not met, not observed.",
    ),
    code(
        "remedy",
        own("remedies", "kind"),
        "remedy-kinds",
        "Remedy|Средство правовой защиты|Құқықтық қорғау құралы",
        "What was sought.",
    ),
    code(
        "remedy_outcome",
        own("remedies", "outcome"),
        "remedy-outcomes",
        "Outcome of remedy|Исход обращения|Өтініш нәтижесі",
        "What was decided.",
    ),
    code(
        "effective",
        own("remedies", "effective"),
        _YES_NO,
        "Effective|Эффективно|Тиімді",
        "Whether the remedy was effective.",
    ),
)
