"""Pages of long lists: how many rows there are is counted once for every state of the journal, and which rows a page
shows is found in an index before anything is read about them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

from dalel.desk.queries.keeping import at_head


class KeptPaginator(Paginator):  # type: ignore[type-arg] # at run time it takes no arguments
    """A paginator for queries over a whole table."""

    object_list: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        """How many rows the query gives. What this reader may see stands in the query's own text."""
        bare = self.object_list.order_by()
        try:
            statement, values = bare.query.sql_with_params()
        except EmptyResultSet:
            return 0
        return at_head(("count", statement, repr(values)), bare.count)

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[start : start + self.per_page])
        rows = {row.pk: row for row in self.object_list.order_by().filter(pk__in=keys)} if keys else {}
        return self._get_page([rows[key] for key in keys if key in rows], number, self)
