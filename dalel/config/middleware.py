"""What every answer of the site carries."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils.translation import get_language
from django.utils.translation.trans_real import translation

from dalel.lib import messages
from dalel.lib.languages import LANGUAGES
from dalel.pages.projects import BELOW, below

Handler = Callable[[HttpRequest], HttpResponseBase]

READING = ("GET", "HEAD")
# The page that reads a draft takes it in the body of a request, and changes nothing.
TAKING = frozenset({"/check/"})
HEADERS = {
    # Nothing from any other machine, no inline script or style, no frame.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}


def security_headers(get_response: Handler) -> Handler:
    """Headers on every answer; a page about people is not kept in a cache."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer


def _within(path: str) -> tuple[str, str]:
    """The project of an address, or "", and the address within it: of `/in/NAME/map/` they are NAME and `/map/`."""
    name, slash, rest = path.removeprefix(BELOW).partition("/")
    return (name, f"{slash}{rest}") if path.startswith(BELOW) and name else ("", path)


def only_reading(get_response: Handler) -> Handler:
    """Nothing can be changed on the site yet, so that nothing is accepted that could change something.

    Nor is anything answered under a name that is not this machine's own, style sheets included.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.get_host()  # DisallowedHost becomes 400
        takes = request.method == "POST" and _within(request.path_info)[1] in TAKING
        if request.method not in READING and not takes:
            return HttpResponseNotAllowed(READING)
        return get_response(request)

    return answer


def below_a_project(get_response: Handler) -> Handler:
    """`/in/NAME/incidents/` is the page `/incidents/` of one project: the rest of the program sees that address, and
    makes others that begin the same way. Whether there is such a project, the page finds out."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        name, rest = _within(request.path_info)
        if not name:
            return get_response(request)
        if not rest:
            return HttpResponseRedirect(below(name))
        request.project = name  # type: ignore[attr-defined]
        request.path_info = rest
        before = get_script_prefix()
        set_script_prefix(f"{BELOW}{name}/")  # whoever makes an address of it quotes it
        try:
            return get_response(request)
        finally:
            set_script_prefix(before)

    return answer


def speak_the_language_of_the_page(get_response: Handler) -> Handler:
    """Messages of the pure rooms come in the language that Django chose for the page. What has no words in it yet is
    said in the language that its readers read in its place, by Django too."""
    for code, one in LANGUAGES.items():
        if not one.is_whole:
            translation(code)._fallback = translation(one.instead[0])  # type: ignore[attr-defined]

    def answer(request: HttpRequest) -> HttpResponseBase:
        with messages.use(get_language() or "en"):
            return get_response(request)

    return answer
