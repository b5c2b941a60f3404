"""What templates need to say records in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Paginator

from dalel.lib.errors import DalelError
from dalel.lib.language import format_date, format_number
from dalel.lib.messages import language
from dalel.pages import own as own_columns
from dalel.pages import projects, words

register = template.Library()


@register.simple_tag
def link(page: str, id_: str | None) -> str:
    """The address of a record's page, by the record's id."""
    return projects.address(page, getattr(id_, "pk", id_))


@register.simple_tag
def home_of(record: Any) -> str:
    """The project of a record, where a page shows records of several."""
    return projects.home_of(str(getattr(record, "pk", "")))


@register.inclusion_tag("pages/_own.html", takes_context=True)
def own(context: Mapping[str, Any], record: Any, style: str = "facts") -> dict[str, Any]:
    """What a record holds in its project's own columns. style: "facts" for a list of facts, "lines" within a cell."""
    return {"own": own_columns.shown(context["reader"](), record), "style": style}


@register.filter
def when(text: str | date | None, style: str = "long") -> str:
    """A date in words; what cannot be read stands as it was written."""
    if not text:
        return ""
    try:
        return format_date(text, language(), style)
    except DalelError:
        return str(text)


@register.filter
def term(code: str | None, vocabulary: str) -> str:
    return words.term(vocabulary, code or "")


@register.filter
def terms(codes: Sequence[str] | None, vocabulary: str) -> list[str]:
    return [words.term(vocabulary, code) for code in codes or ()]


@register.filter
def provision(code: str | None) -> str:
    return words.provision(code) if code else ""


@register.filter
def provisions(codes: Sequence[str] | None) -> list[str]:
    return [words.provision(code) for code in codes or ()]


@register.filter
def provision_title(code: str | None) -> str:
    """The title of a provision in the reader's language, where it has one."""
    name = words.term("provisions", code or "")
    return "" if name == code else name


@register.filter
def number(value: int | float | Decimal | None, decimals: int | None = None) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal) and decimals is None:
        value = value.normalize()
    return format_number(value, language(), decimals)


@register.filter
def get(mapping: Any, key: Any) -> Any:
    return mapping.get(key, "") if mapping else ""


@register.filter
def with_chosen(options: Sequence[tuple[str, str]], chosen: str | None) -> list[tuple[str, str]]:
    return words.with_chosen(options, chosen)


@register.filter
def years(options: Sequence[int]) -> list[tuple[str, str]]:
    """Years for a list to choose from, written without a separator."""
    return [(str(year), str(year)) for year in options]


@register.filter
def how_many(paginator: Paginator[Any]) -> str:
    """The number of rows; "10,000+" while no more is known than that there are more."""
    return f"{number(paginator.count)}{'+' if getattr(paginator, 'more', False) else ''}"


@register.filter
def how_many_pages(paginator: Paginator[Any]) -> str:
    return f"{paginator.num_pages}{'+' if getattr(paginator, 'more', False) else ''}"
