"""The consonants of a word in a script that is neither Cyrillic nor Latin, as the sounds of `lib.spellings` write them.

Arabic as Kyrgyz, Kazakhs and Uyghurs in China write it, and as Arabs and Persians do; Georgian, Armenian, Greek and
Hebrew; Korean and Japanese syllables; the Chinese signs with which names of other languages are written. Vowels are
left out, as half of these scripts do. A letter that stands for several sounds gives several keys. One word alike says
nothing; two that stand together, a given name and a family name, do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

MOST = 96  # readings of one word that are looked at
LONGEST = 40  # letters of a word in these scripts that may be a name
_HAN_LONGEST = 8  # signs of one name in Chinese

# Letters and what each can stand for, "-" for nothing: "چ q" is one sound, "ب bpv" is one of three.
_ARABIC = """
ا - أ - إ - آ - ء - ئ - ؤ - ى - ي - ی - ې - ە - ة - ع - ۇ - ه -h ھ h ح h خ h غ g ق kg ك k ک k گ g
ج jg چ q ژ j ش ws س s ص s ز s ذ sd ظ s ض ds ط t ت t ث st د d ر r ل l م m ن n ڭ n پ p ب bpv ف fv ڤ v
ۋ v و -v ۆ -v ۈ -v ۉ -v ڧ k ڨ g
"""
_GEORGIAN = """
ა - ე - ი - ო - უ - ბ b გ g დ d ვ v ზ s თ t კ k ლ l მ m ნ n პ p ჟ j რ r ს s ტ t ფ pf ქ k ღ g ყ k შ w
ჩ q ც c ძ csj წ c ჭ q ხ h ჯ j ჰ h
"""
_ARMENIAN = """
ա - ե - է - ը - ի - ո - օ - և - ու - յ -h ւ -v բ bp գ gk դ dt զ s թ t ժ j լ l խ h ծ cj կ kg հ h
ձ csj ղ ghl ճ jq մ m ն n շ w չ q պ pb ջ jq ռ r ս s վ v տ td ր r ց c փ p ք k ֆ f
"""
_GREEK = """
α - ε - η - ι - ο - ω - υ -v ου - ευ -v αυ -v β vb γ g γι -g γε -g δ d ζ sj θ ts κ kg λ l μ m ν n
ξ - π pb ρ r σ sw ς s τ td φ fv χ h τσ qc τζ jcq ντζ j μπ b ντ d γκ g γγ g σι sw τσι qc τζι jq
"""
_HEBREW = """
א - י - ע - ה -h ו -v ב bv ג g ג' j ד d ז s ז' j ח h ט t כ kh ך kh ל l מ m ם m נ n ן n ס s פ pf ף pf
צ c ץ c צ' q ץ' q ק k ר r ש ws ת t ת' ts
"""
# Syllables by their names in Unicode; the consonants with which they begin and end.
_KOREAN = {
    "": "-", "g": "gk", "gg": "kg", "n": "n", "d": "dt", "dd": "td", "r": "rl", "l": "lr", "m": "m", "b": "bpv",
    "bb": "pb", "s": "sw", "ss": "sw", "j": "jcs", "jj": "qjc", "c": "q", "k": "k", "t": "ts", "p": "pf", "h": "hk",
    "ng": "n", "ch": "qc",
}  # fmt: skip
_JAPANESE = {
    "": "-", "k": "k", "g": "g", "s": "s", "z": "sc", "t": "t", "d": "d", "n": "n", "h": "h", "b": "bv", "p": "p",
    "m": "m", "y": "-", "r": "rl", "w": "v", "v": "v", "ti": "qt", "tu": "ct", "si": "ws", "zi": "jsc", "di": "jd",
    "du": "sd", "hu": "fhv",
}  # fmt: skip
# Signs of Chinese by the consonants of the syllable that each writes in foreign names (Xinhua's tables).
_HAN = {
    "-": "阿埃叶耶伊奥乌尤亚娅约艾爱欧雅",
    "b": "布勃巴鲍贝别比博伯波拜毕", "bn": "本宾班邦滨", "p": "普帕佩皮坡珀派", "pn": "潘彭平庞蓬品",
    "v": "夫弗瓦沃维韦薇娃武芙", "vn": "文万旺", "f": "法费菲福富", "fn": "芬凡",
    "g": "格加盖戈古吉嘉", "gn": "根冈贡甘金", "k": "克卡凯科库基柯可", "kn": "肯康坎昆孔",
    "d": "德达代迪多杜季", "dn": "丹登东顿丁邓", "t": "特塔泰蒂托图提铁", "tn": "坦滕廷通京田",
    "j": "日扎热若茹朱贾杰哲", "jn": "然任容让詹仁",
    "s": "斯萨赛塞西索苏兹泽济佐祖丝谢", "sn": "桑森辛孙松赞津申", "w": "什沙莎舍希绍舒夏肖", "wn": "尚顺山欣",
    "c": "茨察采齐措楚", "cn": "灿岑钦", "q": "奇恰切乔丘楚彻", "qn": "昌琴春钦",
    "h": "赫哈海黑霍胡希", "hn": "汉亨洪翰", "m": "姆马玛梅米莫穆麦", "mn": "曼门明蒙敏",
    "n": "恩纳娜涅内妮尼诺努奈", "nn": "南年宁", "n-": "安延因翁扬英",
    "l": "尔勒拉莱列利莉丽洛卢里罗鲁雷露柳", "ln": "兰连莲林琳隆伦龙",
    "r": "尔拉列里罗鲁雷露勒丽洛", "rn": "兰连林伦隆",
}  # fmt: skip
_GERESH = str.maketrans(dict.fromkeys("׳’ʼ‘`´′", "'"))
_ALIF = str.maketrans({"ـ": "", "\u200c": ""})


def _table(written: str) -> dict[str, tuple[str, ...]]:
    parts = written.split()
    return {
        letter: tuple("" if one == "-" else one for one in sounds)
        for letter, sounds in zip(parts[::2], parts[1::2], strict=True)
    }


_LETTERS: Mapping[str, tuple[str, ...]] = {
    **_table(_ARABIC),
    **_table(_GEORGIAN),
    **_table(_ARMENIAN),
    **_table(_GREEK),
    **_table(_HEBREW),
    "ξ": ("ks",), "ψ": ("ps", "pw"), "ძ": ("c", "s", "j", "ds"), "ձ": ("c", "s", "j", "ds"), "ντζ": ("j", "ds"),
    "τζ": ("j", "c", "q", "ds"), "تش": ("q", "tw"), "دج": ("j",), "دز": ("j", "ds"), "تس": ("c", "ts"), "ей": ("",),
}  # fmt: skip
_PARTS = re.compile("|".join(map(re.escape, sorted(_LETTERS, key=len, reverse=True))) + "|.", re.DOTALL)


def _signs() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for sounds, signs in _HAN.items():
        for sign in signs:
            found[sign] = (*found.get(sign, ()), sounds.replace("-", ""))
    return found


_HAN_SIGNS = _signs()


def is_far(word: str) -> bool:
    """Whether a word stands in one of these scripts."""
    return any(_is_far(ord(letter)) for letter in word[:3])


def _is_far(code: int) -> bool:
    return (
        0x370 <= code < 0x400
        or 0x530 <= code < 0x780
        or 0x10A0 <= code < 0x1100
        or 0x1C90 <= code < 0x1CC0
        or 0x1F00 <= code < 0x2000
        or 0x3040 <= code < 0x3100
        or 0x4E00 <= code < 0xA000
        or 0xAC00 <= code < 0xD7B0
        or 0xFB1D <= code < 0xFF00
    )


@lru_cache(maxsize=16_384)
def skeletons(word: str, *, first: bool) -> frozenset[str]:
    """The consonants of a word of a far script, in each way it can be read; empty for any other.

    first: it stands before the other word of a name; what runs on in front of it, as Chinese does, is left away.
    """
    plain = unicodedata.normalize("NFKC", word[:LONGEST]).translate(_GERESH).translate(_ALIF)
    if any("一" <= sign < "ꀀ" for sign in plain):
        return frozenset(_of_signs(word, first=first))
    marked = unicodedata.normalize("NFD", plain.casefold().replace("ς", "σ")) if plain[:1] > "Ͱ" else plain
    if any("가" <= sign <= "힣" for sign in plain):
        return _every(_korean(plain))
    if any("぀" <= sign < "㄀" for sign in plain):
        return _every(_japanese(plain))
    small = "".join(sign for sign in marked if not unicodedata.combining(sign) or sign in "\u0654\u0655")
    small = unicodedata.normalize("NFC", small)
    return _every(_LETTERS.get(part, ("",)) for part in _PARTS.findall(small))


def _every(parts: Iterable[tuple[str, ...]]) -> frozenset[str]:
    read = [part for part in parts if part != ("",)]
    return frozenset(_REPEATED.sub(r"\1", "".join(chosen)) for chosen in islice(product(*read), MOST))


_REPEATED = re.compile(r"(.)\1+")
_SYLLABLE = re.compile(r"([^AEIOUWY]*)[WY]?[AEIOU]+([^AEIOU]*)")


def _korean(word: str) -> Iterator[tuple[str, ...]]:
    for sign in word:
        found = _SYLLABLE.fullmatch(unicodedata.name(sign, "").removeprefix("HANGUL SYLLABLE "))
        for part in found.groups() if found else ():
            yield _sounds_of(_KOREAN.get(part.lower(), "-"))


def _japanese(word: str) -> Iterator[tuple[str, ...]]:
    for sign in word:
        name = unicodedata.name(sign, "")
        if "LETTER SMALL" in name or "LETTER" not in name:  # ョ, ッ, ー: belong to the sign before
            continue
        syllable = name.rpartition(" ")[2].lower()
        yield ("n",) if syllable == "n" else _sounds_of(_JAPANESE.get(syllable) or _JAPANESE.get(syllable[:-1], "-"))


def _sounds_of(listed: str) -> tuple[str, ...]:
    return tuple("" if one == "-" else one for one in listed)


def _of_signs(word: str, *, first: bool) -> Iterator[str]:
    signs = word[-_HAN_LONGEST:][::-1] if first else word[:_HAN_LONGEST]
    known: list[tuple[str, ...]] = []
    for sign in signs:
        if sign not in _HAN_SIGNS:
            break
        known.append(_HAN_SIGNS[sign])
        if len(known) > 1:
            yield from _every(known[::-1] if first else known)
