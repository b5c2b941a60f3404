"""How alike released records are: k-anonymity and l-diversity, group by group.

What an attacker may know of a person from elsewhere (sex, age, district, month) are the *keys*; what is to stay
unknown is *sensitive* (the act, the act's outcome). k-anonymity (Sweeney 2002, IJUFKS 10: 557-570): at least k records
share every combination of keys. It fails alone: if all k suffered the same, the attacker need not know which one is
the neighbour. l-diversity (Machanavajjhala et al. 2007, TKDD 1: 3) asks for l different sensitive values in each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from dalel.lib.messages import _
from dalel.statistics.errors import StatisticsError

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Records that share their keys. distinct and even: the least diversity over the sensitive columns.

    even: exp of the entropy, the number of equally common values that would be as diverse; always at most distinct.
    """

    key: Key
    rows: tuple[int, ...]
    distinct: int
    even: float


@dataclass(frozen=True)
class Likeness:
    """k and l of a set of records, and the groups that fall short, smallest first.

    risk: chance that an attacker who knows that somebody is in the set picks the right record, averaged over
        records: groups / records. The humanitarian data exchange HDX refuses at 3 % and above.
    """

    k: int
    l_distinct: int
    l_even: float
    records: int
    groups: int
    unique: int
    risk: float
    short: tuple[Group, ...]
    wanted_k: int
    wanted_l: int

    @property
    def passes(self) -> bool:
        return not self.short

    def sentence(self) -> str:
        """For the person who decides."""
        if self.passes:
            return _(
                "Every one of {records} records shares its keys with at least {others} others.",
                records=self.records,
                others=self.k - 1,
            )
        return _(
            "{groups} groups with {rows} records fall short of k = {k}, l = {l}; {unique} records are the only ones of "
            "their kind.",
            groups=len(self.short),
            rows=sum(len(group.rows) for group in self.short),
            k=self.wanted_k,
            l=self.wanted_l,
            unique=self.unique,
        )


def likeness(
    records: Sequence[Mapping[str, str]],
    keys: Sequence[str],
    sensitive: Sequence[str] = (),
    *,
    k: int = 5,
    different: int = 2,
) -> Likeness:
    """Count groups over the keys. An unknown is a value like any other: it hides nothing from one who knows it is.

    `different` is the l of l-diversity; without sensitive columns only k is asked for. Values are compared as text,
    after blanks at the ends are cut.
    """
    _check(records, keys, sensitive, k, different)
    rows: dict[Key, list[int]] = {}
    for at, record in enumerate(records):
        rows.setdefault(tuple(record.get(key, "").strip() for key in keys), []).append(at)
    groups = [_group(key, members, records, sensitive) for key, members in sorted(rows.items())]
    fewest = different if sensitive else 0
    short = [group for group in groups if len(group.rows) < k or group.distinct < fewest]
    return Likeness(
        k=min(len(group.rows) for group in groups),
        l_distinct=min(group.distinct for group in groups),
        l_even=min(group.even for group in groups),
        records=len(records),
        groups=len(groups),
        unique=sum(len(group.rows) == 1 for group in groups),
        risk=len(groups) / len(records),
        short=tuple(sorted(short, key=lambda group: (len(group.rows), group.key))),
        wanted_k=k,
        wanted_l=fewest,
    )


def _group(key: Key, rows: list[int], records: Sequence[Mapping[str, str]], sensitive: Sequence[str]) -> Group:
    counted = [Counter(records[row].get(column, "").strip() for row in rows) for column in sensitive]
    distinct = min((len(values) for values in counted), default=0)
    even = min((_even(values) for values in counted), default=0.0)
    return Group(key, tuple(rows), distinct, even)


def _even(values: Counter[str]) -> float:
    total = sum(values.values())
    return exp(-sum(count / total * log(count / total) for count in values.values()))


def _check(
    records: Sequence[Mapping[str, str]], keys: Sequence[str], sensitive: Sequence[str], k: int, different: int
) -> None:
    if not records:
        raise StatisticsError(_("There are no records to release."))
    if not keys:
        raise StatisticsError(
            _("No keys were named."),
            _("Name the columns that somebody may know from elsewhere: sex, age, place, date."),
        )
    both = sorted(set(keys) & set(sensitive))
    if both:
        raise StatisticsError(
            _("These columns are keys and sensitive at once: {columns}.", columns=", ".join(both)),
            _("What an attacker knows already cannot be kept from him; decide which it is."),
        )
    columns = set().union(*records)
    absent = sorted({*keys, *sensitive} - columns)
    if absent:
        raise StatisticsError(_("No record has these columns: {columns}.", columns=", ".join(absent)))
    if k < 2 or different < 1:
        raise StatisticsError(_("k is 2 or more and l 1 or more, not {k} and {l}.", k=k, l=different))
