"""Web and e-mail addresses that nobody can open or write to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalel.documents.checks.analysis import NOTE_MARK, Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.tree import Block, Link, inlines, walk
from dalel.lib.messages import _

# Signs that stand in no address: where one of them comes, the address is over.
_STOP = rf"\s<>()\[\]{{}}\"«»“”„‚‘{NOTE_MARK}"
_RUN = re.compile(rf"[^{_STOP}]{{1,1000}}")
# What is written for "http" and meant as it: letters left out, doubled or changed about.
_SCHEMES = "hhttps?|https?|htt?t?ps?|httt+ps?|htpps?|httpp+s?|httpss|htts?|t?ttps?|hptts?|hppts?|thtps?|tthps?"
_WEB = re.compile(rf"(?P<scheme>{_SCHEMES}|ftp)(?P<marks>[:;.,]{{0,3}}[/\\]{{1,4}}|::?)(?P<rest>.+)", re.IGNORECASE)
_RIGHT_SCHEME = frozenset({"http", "https", "ftp"})
_WWW = re.compile(r"(?P<www>w{2,5})(?P<marks>[.,;:]{1,3})(?P<rest>\w.*)", re.IGNORECASE)
_GLUED_WWW = re.compile(r"www(?!nc\b)[a-z][a-z0-9-]{2,60}\.[a-z]{2,12}(?:/.*)?", re.IGNORECASE)
_MAIL = re.compile(r"(?P<local>[^@/\\]{1,80})@(?P<domain>.{0,260})")
# A blank where none can be: before or behind the sign that makes it an address.
_PARTED = re.compile(
    r"(?<![\w.@+-])(?:https?(?:\s:\s?|:\s|\s)//[\w.-]{1,60}|[\w.+-]{2,64}@\s[\w-]{2,60}\.[a-z]{2,12}(?!\w)"
    r"|https?:/{1,3}\s(?:www\.|[a-z0-9-]{2,60}\.)[a-z0-9][\w.-]{1,60}|www\.\s[a-z0-9-]{2,60}\.[a-z]{2,12}(?!\w)"
    r"|https?://[a-z0-9-]{2,60}\.\s(?:com|org|net|info|int|gov|edu)(?=[/,;)\s]|\.?$)"
    r"|https?://[\w./-]{4,200}/[\w-]{0,60}\s[\w-]{1,60}\.(?:html?|pdf|php|aspx?|docx?)(?!\w))"
)
# Hyphens of a line break and what is not to be seen.
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_END = ".,;:!?…'’*_~|—–"
# A case ending or a possessive that hangs on an address: "example.org-тан", "example.org's".
_TAIL = re.compile(r"(?:[-–][а-яёәғқңөұүһі]{1,12}|['’]\w{0,4})$", re.IGNORECASE)
_ENDINGS = frozenset(
    (
        "com",
        "org",
        "net",
        "info",
        "int",
        "gov",
        "edu",
        "biz",
        "eu",
        "kz",
        "kg",
        "uz",
        "tj",
        "tm",
        "ru",
        "ua",
        "by",
        "am",
    )
) | frozenset(("az", "ge", "uk", "fr", "de", "es", "ch", "us", "ca", "mx"))
_NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f:]{2,40}\]?", re.IGNORECASE)
# Cyrillic letters that look like Latin ones.
_LOOKS_LATIN = frozenset("асеорхуіһ")
_LATIN = re.compile("[a-z]")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")


@check(
    "W-ADDRESS",
    "warning",
    "An address that cannot be opened or written to",
    what="A web or e-mail address is malformed: its colon, a slash, its full stop or its ending is missing or doubled,"
    " a comma stands for a full stop, there are two @ or no name behind it. Whether a well-formed address is alive is"
    " not asked. Names of accounts (@name) and examples on localhost are left alone.",
    example="http//example.org; info@example; www.example..org",
    mend="Copy the address from the browser or from the organisation's page.",
)
def addresses(analysis: Analysis) -> Iterator[Finding]:
    seen: set[tuple[int, str]] = set()
    for passage in analysis.printed:
        for at, address, problem in _malformed(passage.text):
            if (passage.line, address) in seen or (passage.line == 1 and any(address == one for _line, one in seen)):
                continue
            seen.add((passage.line, address))
            yield _finding(analysis, passage, at, address, problem)
    yield from _targets(analysis, seen)


def _targets(analysis: Analysis, seen: set[tuple[int, str]]) -> Iterator[Finding]:
    """Links whose words are right and whose target is not."""
    document = analysis.document
    blocks: list[Block] = [
        *document.front,
        *document.blocks,
        *(one for note in document.notes.values() for one in note),
    ]
    for block in walk(blocks):
        line = getattr(block, "line", 0)
        for inline in inlines(block):
            target = inline.href if isinstance(inline, Link) else ""
            for _at, address, problem in _malformed(target):
                if (line, address) not in seen:
                    seen.add((line, address))
                    yield _finding(analysis, Passage(target, "plain", line=line), 0, address, problem)


def _finding(analysis: Analysis, passage: Passage, at: int, address: str, problem: str) -> Finding:
    return analysis.finding(
        "W-ADDRESS",
        passage,
        _("The address “{address}” cannot be right: {problem}.", address=_short(address), problem=problem),
        _("Copy the address from where it is used, and try it."),
        at=at,
    )


def _short(address: str) -> str:
    return address if len(address) <= 80 else address[:79] + "…"


def _malformed(text: str) -> Iterator[tuple[int, str, str]]:
    """Where an address is, its words, and what is wrong with it."""
    lowered = text.lower()
    if "@" not in text and "www" not in lowered and "tp" not in lowered and "ww." not in lowered:
        return
    for run in _RUN.finditer(text):
        whole = run.group().translate(_UNSEEN)
        broken = text[run.end() : run.end() + 1] == "\n" or bool(
            re.match(r"\s[a-z\d]", text[run.end() : run.end() + 2])
        )
        word = whole.lstrip("'’*_~|.,;:—–-…")
        # "e-mail:info@example.org", "Web:www.example.org"
        word = re.sub(r"^[^\W\d_][\w-]{0,14}:(?=www\.|https?:|[^/@]{0,60}@)", "", word, flags=re.IGNORECASE)
        bare = word.rstrip(_END)
        if broken and whole[-1:] in "./-_:" and not _begins_wrongly(bare):
            continue  # the address goes on in the next line
        problem = _of_web(bare)
        if problem is None and "@" in bare:
            problem = _of_mail(bare)
        if problem:
            yield run.start(), bare, problem
    for parted in _PARTED.finditer(text):
        if "\n" not in parted.group():
            yield parted.start(), parted.group(), _("there is a blank in it")


# --- the web ---------------------------------------------------------------------------------------------------------


def _of_web(word: str) -> str | None:
    """What is wrong with a web address; empty if it is one and right, None if it is none."""
    found = _WEB.fullmatch(word)
    if found:
        return _of_scheme(found["scheme"].lower(), found["marks"], found["rest"])
    found = _WWW.fullmatch(word)
    if found and "@" not in word.split("/", maxsplit=1)[0]:
        if len(found["www"]) == 3 and found["marks"] == ".":
            return _of_host(found["rest"], www=True)
        # "ww.", "wwww." alone may be a word or a host; with an ending behind it they are an address.
        if len(found["www"]) == 3 or _ending(_host(found["rest"])) in _ENDINGS:
            return _("it begins with “{start}”, not with “www.”", start=found["www"] + found["marks"])
        return None
    if _GLUED_WWW.fullmatch(word):
        return _("there is no full stop behind “www”")
    return None


def _of_scheme(scheme: str, marks: str, rest: str) -> str | None:
    if _no_address(scheme, marks, rest):
        return None
    if scheme not in _RIGHT_SCHEME:
        return _("it begins with “{start}”, not with “https://”", start=scheme + marks)
    if marks != "://":
        return _("behind “{scheme}” stands “{marks}”, not “://”", scheme=scheme, marks=marks)
    if _WEB.fullmatch(rest) and not rest.lower().startswith(("http.", "https.", "ftp.")):
        return _("it begins twice")
    return _of_host(rest, www=False)


def _begins_wrongly(word: str) -> bool:
    """Whether the beginning of a web address is wrong, wherever its end may be."""
    found = _WEB.fullmatch(word)
    if not found or (found["scheme"].lower() in _RIGHT_SCHEME and found["marks"] == "://"):
        return False
    return not _no_address(found["scheme"].lower(), found["marks"], found["rest"])


def _no_address(scheme: str, marks: str, rest: str) -> bool:
    """Whether it only speaks of the protocol: "http://" alone, "http: the …", "HTTP/2", "http/https", "HTTP/1.1"."""
    parted = bool(re.search(r"[:;.,]", marks))
    host = bool(re.match(r"(?:www\.)?[\w-]{1,60}\.{1,3}[\w-]", rest))
    if not re.match(r"[\W_]{0,6}[^\W_]", rest):
        return True
    return (not parted and rest[:1].isdigit()) or (
        not host and (marks in {":", "::"} or (not parted and len(marks) == 1) or scheme not in _RIGHT_SCHEME)
    )


def _host(rest: str) -> str:
    return re.split(r"[/?#\\]", rest, maxsplit=1)[0]


def _ending(host: str) -> str:
    return host.rsplit(".", 1)[-1].lower()


def _of_host(rest: str, *, www: bool) -> str:
    host = _host(rest).rsplit("@", 1)[-1]
    bare = _TAIL.sub("", re.sub(r":\d{0,5}$", "", host)).rstrip(_END)
    if _NUMBERS.fullmatch(bare) or bare.lower() == "localhost" or _placeholder(bare):
        return ""
    name = bare if www else re.sub(r"^www\.", "", bare, flags=re.IGNORECASE)
    return _of_name(name)


def _placeholder(host: str) -> bool:
    return bool(re.search(r"[*…$%={}]|\.\.\.|^x+$", host)) or not re.search(r"\w", host)


def _of_name(name: str) -> str:
    """What is wrong with the name of a host, or with what stands behind @; empty if it is right."""
    first, comma, second = name.partition(",")
    if comma:
        return _after_comma(name, first, second)
    labels = name.split(".")
    if "" in labels:
        return _("two full stops follow each other") if labels[0] else _("a full stop stands before its name")
    if len(labels) == 1:
        return _("it has no ending such as “.org”")
    last = labels[-1].lower()
    if len(last) < 2:
        return _("its ending “.{ending}” does not exist", ending=last)
    if any(one.startswith("-") or one.endswith("-") for one in labels):
        return _("a hyphen stands beside a full stop")
    for one in labels:
        lower = one.lower()
        strange = set(_CYRILLIC.findall(lower))
        if strange and _LATIN.search(lower) and strange <= _LOOKS_LATIN:
            return _("Cyrillic letters stand among Latin ones in “{label}”", label=one)
    return ""


def _after_comma(name: str, first: str, second: str) -> str:
    """A comma within the name: a slip, unless what stands before it is an address by itself."""
    if not re.match(r"[\w-]", second):
        return _of_name(first)
    whole = "." in first and _ending(first).isalpha() and len(_ending(first)) >= 2
    if whole and second.lower() not in _ENDINGS:
        return _of_name(first)
    return _("a comma stands in “{name}”", name=_short(name))


# --- e-mail ----------------------------------------------------------------------------------------------------------


def _of_mail(word: str) -> str | None:
    if re.search(r"/[^@]*@", word):
        return None  # an account in the path of an address: example.org/@name
    found = _MAIL.fullmatch(word.removeprefix("mailto:").split("?", maxsplit=1)[0].split("/", maxsplit=1)[0])
    if not found or not re.search(r"\w", found["local"]):
        return None  # @name
    local, domain = found["local"], _TAIL.sub("", found["domain"].split(":", maxsplit=1)[0]).rstrip(_END)
    return _of_local(local) or _of_domain(local, domain)


def _of_local(local: str) -> str:
    if ".." in local or local.endswith("."):
        return _("a full stop stands before “@” or beside another") if re.search(r"\w\.+$|\w\.\.\w", local) else ""
    if re.match(r"www\.", local, re.IGNORECASE):
        return _("it begins with “www.”, as only web addresses do")
    return ""


def _of_domain(local: str, domain: str) -> str | None:
    first = re.split(r"[,;]", domain, maxsplit=1)[0]
    if re.match(r"\d", domain) or _placeholder(domain) or re.fullmatch(r"x+", local, re.IGNORECASE):
        return None  # a version ("package@1.2"), a name left out
    if "@" in first:
        return _("it has two @")
    if "@" in domain:
        return _of_name(first)  # two addresses with a comma between them
    if first.lower() == "localhost" or first.lower().endswith(".local"):
        return None
    if "." not in first and "," not in domain and (len(first) < 4 or not first.replace("-", "").isascii()):
        return None  # "tod@s", "M@rat"
    return _of_name(re.split(";", domain, maxsplit=1)[0])
