"""Pages of long lists: which rows a page shows is found in an index before anything is read about them, and how many
there are in all is counted once for every state of the journal."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

from dalel.pages.caching import at_head, ready_or_begun
from dalel.pages.moment import not_for_keeping

AT_ONCE = 1_000  # as many are counted while the reader waits; where there are more, the rest is counted beside


class KeptPaginator(Paginator):  # type: ignore[type-arg] # at run time it takes no arguments
    """A paginator for queries over a whole table.

    more: whether there are more rows than `count`; the exact number is being counted.
    """

    object_list: QuerySet[Any]
    more = False

    @cached_property
    def count(self) -> int:
        """How many rows the query gives. What this reader may see stands in the query's own text."""
        bare = self.object_list.order_by()
        try:
            statement, values = bare.query.sql_with_params()
        except EmptyResultSet:
            return 0
        key = ("count", statement, repr(values))
        least = at_head((*key, AT_ONCE), bare.values("pk")[: AT_ONCE + 1].count)
        if least <= AT_ONCE:
            return least
        exact = ready_or_begun(key, bare.count)
        self.more = exact is None
        if self.more:
            not_for_keeping()
        return AT_ONCE if exact is None else exact

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[start : start + self.per_page])
        rows = {row.pk: row for row in self.object_list.order_by().filter(pk__in=keys)} if keys else {}
        return Page([rows[key] for key in keys if key in rows], number, self)
