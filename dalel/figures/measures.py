"""The measures of the catalogue: what of a unit can be added up."""

from __future__ import annotations

from dalel.figures.declared import Measure
from dalel.figures.forms import three

MEASURES = (
    Measure(
        "months",
        "sanctions",
        "{sanctions}.months",
        "months",
        three("Months|Месяцы|Айлар"),
        "The length of a sanction in months.",
    ),
    Measure(
        "days", "sanctions", "{sanctions}.days", "days", three("Days|Дни|Күндер"), "The length of a sanction in days."
    ),
    Measure(
        "amount",
        "sanctions",
        "{sanctions}.amount",
        "",
        three("Amount|Сумма|Сома"),
        "The amount of a sanction in its own currency. Amounts in several currencies are not added.",
        currency="currency",
    ),
    Measure(
        "amount_usd",
        "sanctions",
        "{sanctions}.amount_usd",
        "USD",
        three("Amount in USD|Сумма в долларах США|Сомасы, АҚШ доллары"),
        "The amount of a sanction in US dollars, at the rate of the day that it gives.",
    ),
    Measure(
        "open_months",
        "proceedings",
        "(extract(year FROM {proceedings}.closed_latest) - extract(year FROM {proceedings}.opened_earliest)) * 12"
        " + extract(month FROM {proceedings}.closed_latest) - extract(month FROM {proceedings}.opened_earliest) + 1",
        "months",
        three("Months open|Месяцев в производстве|Іс жүргізілген айлар"),
        "The calendar months from the opening of a proceeding to its close, both counted.",
    ),
)
