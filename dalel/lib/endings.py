"""How a name ends in a sentence: the endings of cases, plurals and possessives, as sounds (`lib.spellings`).

Russian nouns, adjectives and surnames; Kazakh and Kyrgyz plurals, possessives and cases, one behind the other; the
English possessive. The names are not declined: whatever follows the stem of a name and is an ending of any of these
languages makes a form of it. So none is missed for a rule of vowels or of gender that its author did not keep.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import product

from dalel.lib.spellings import collapsed, sounds_within


def _listed(words: str) -> list[str]:
    return words.split()


_RUSSIAN = _listed("""
    а я у ю ы и е о ё ой ою ей ею ом ем ём ым им ам ям ами ями ах ях ых их ыми ими
    ого его ому ему ая яя ую юю ое ее ые ие ый ий ой
""")
_OF_THEM = [f"ск{ending}" for ending in _listed("ий ая ое ие ого ой ому ую им ом их ими и")]  # смагуловское дело
_OF_HER = _listed("ова ову ове ово")  # Kozhoevová, as Czechs and Slovaks say it
_PLURAL = _listed("лар лер лор лөр дар дер дор дөр тар тер тор төр")
_POSSESSIVE = _listed("""
    ы і и у ү сы сі си су сү ым ім ум үм м ың ің уң үң ң ыңыз іңіз ымыз іміз мыз міз
    ыбыз ибиз убуз үбүз быз биз буз бүз
""")
_CASE = _listed("""
    ның нің нын нин нун нүн дың дің дын дин дун дүн тың тің тын тин тун түн
    ға ге қа ке га го гө ка ко кө на не а е
    ны ні ни ну нү ды ді ди ду дү ты ті ти ту тү н
    да де до дө та те то тө нда нде ндо ндө
    дан ден дон дөн тан тен тон төн нан нен нон нөн
    мен бен пен менен
    дікі нікі тікі ныкы дыкы тыкы ша ше ча че дай дей тай тей дағы дегі тағы тегі
""")
_ENGLISH = _listed("s es")


@cache
def endings() -> frozenset[str]:
    """Every ending, as sounds; "" among them. They may begin with the last vowel of the stem, or without it."""
    plural, possessive, case = (_sounds_of(some) for some in (_PLURAL, _POSSESSIVE, _CASE))
    turkic = {collapsed("".join(parts)) for parts in product({"", *plural}, {"", *possessive}, {"", *case})}
    return in_latin() | turkic | {one[1:] for one in turkic if one[:1] == "i"}


@cache
def in_latin() -> frozenset[str]:
    """Those that words in Latin letters have: the Russian ones, transliterated, and the English one."""
    found = {collapsed(one) for one in _sounds_of([*_RUSSIAN, *_ENGLISH])}
    return frozenset(found | {one[1:] for one in found if one[:1] == "i"} | {""})


@cache
def of_adjectives() -> frozenset[str]:
    """What makes an adjective of a surname in -ov, -ev or -in; after other names it makes another surname."""
    return frozenset(collapsed(one) for one in _sounds_of([*_OF_THEM, *_OF_HER]))


def _sounds_of(written: Iterable[str]) -> set[str]:
    return {key for one in written for key in sounds_within(one)}
