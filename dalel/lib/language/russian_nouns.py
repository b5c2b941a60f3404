"""A Russian noun beside a number: gender, life and case (Русская грамматика, 1980, §§ 1367-1379)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dalel.lib.language.numbers import is_whole
from dalel.lib.language.rows import words_of
from dalel.lib.language.russian import CASES, plural_index

_PLURAL = ("gen", "dat", "ins", "prep")


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun. gender: m, f, n. animate: whether it is alive, for the accusative.

    singular: the six cases in the order of CASES. plural: those four that stand with numbers (_PLURAL). few: what
    stands after 2 to 4; of nouns that are adjectives by form it is the plural (два подсудимых).
    """

    gender: str
    animate: bool
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    few: str

    @property
    def forms(self) -> tuple[str, str, str]:
        """After 1, after 2, after 5."""
        return self.singular[0], self.few, self._plural("gen")

    def after(self, n: int | Decimal, case: str = "nom") -> str:
        """The form that stands after the number, where the number stands in this case."""
        if not is_whole(n):
            return self._singular("gen")  # 1,5 человека
        form = plural_index(int(n))
        if form == 0:
            return self._singular(case)
        if case == "nom":
            return self.forms[form]
        if case == "acc":
            # двух экспертов, but двадцать два эксперта and две организации
            return self._plural("gen") if self.animate and int(n) in (2, 3, 4) else self.forms[form]
        # ноль and тысяча are nouns, and take the genitive after them: тысяче рекомендаций
        return self._plural("gen" if int(n) % 1000 == 0 else case)

    def _singular(self, case: str) -> str:
        return self.singular[CASES.index(case)]

    def _plural(self, case: str) -> str:
        return self.plural[_PLURAL.index(case)]


def noun(gender: str, singular: str, plural: str, *, animate: bool = False, few: str = "") -> Noun:
    """A row of a table of nouns: the forms with blanks between them."""
    one, many = words_of(singular), words_of(plural)
    return Noun(gender, animate, tuple(one), tuple(many), few or one[CASES.index("gen")])
