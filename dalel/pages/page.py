"""What all views share: whose eyes, which moment, which pages are kept, how what goes wrong is answered."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from threading import Lock
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import set_script_prefix

from dalel.accounts.policy import IN_THE_OFFICE, Reader, standing
from dalel.custody.heads import head
from dalel.lib import clock
from dalel.lib.errors import AccessError, DalelError, LaterError, MissingError
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import _, language
from dalel.pages import projects, words
from dalel.pages.caching import at_head, may_keep
from dalel.pages.moment import MovedOnError, keepable, moment
from dalel.records import gate
from dalel.records.stored import DamagedError

PAGES, LARGEST, LONGEST = 200, 200_000, 500  # pages kept, bytes of one, letters of its address
BEGUN = 10  # times that a page is begun before its reader is asked to come again
RETRY = "5"  # seconds after which a page that cannot be had now is worth another try

_lock = Lock()
View = Callable[..., HttpResponse]


def reader_of(request: HttpRequest) -> Reader:
    """Whose eyes a page is for, narrowed to the project that the address names. There is no login yet, so whoever
    reaches the site is in the office. MissingError where there is no such project."""
    name = getattr(request, "project", "")
    if not name:
        return IN_THE_OFFICE
    try:
        return projects.narrowed(IN_THE_OFFICE, projects.named(name))
    except MissingError:
        set_script_prefix("/")  # the page that says so leads back to those that there are
        raise


def page_context(request: HttpRequest) -> dict[str, Callable[[], Any]]:
    """For templates: `reader`; `projects`, where there are several: the name of each, where its pages begin, whether it
    is the one looked at; `is_unfinished`, whether the page's language has no words for everything yet."""
    return {
        "reader": lambda: reader_of(request),
        "projects": lambda: _choice(request),
        "is_unfinished": lambda: not LANGUAGES[language()].is_whole,
    }


def _choice(request: HttpRequest) -> list[tuple[str, str, bool]]:
    here, found = getattr(request, "project", ""), projects.known()
    return [(one.name, projects.below(one.name), one.name == here) for one in found] if len(found) > 1 else []


def page(view: View) -> View:
    """A view that shows one moment, and whose errors become pages that say what is wrong and what would mend it."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if any("\0" in str(part) for part in kwargs.values()):
                raise MissingError(_("There is no such address."))
            return _of_one_moment(lambda: _kept_page(request, lambda: view(request, *args, **kwargs)))
        except (DalelError, OperationalError, InterfaceError, ValueError) as error:
            return _instead(request, error)

    return answer


def _instead(request: HttpRequest, error: Exception) -> HttpResponse:
    """The page that says why the one that was asked for cannot be had."""
    match error:
        case MissingError():
            return render(request, "pages/missing.html", {"error": error}, status=404)
        case AccessError():
            return trouble(request, error, 403)
        case LaterError():
            return trouble(request, error, 503)
        case DamagedError():  # its message names the record, of which this reader may not even know
            return trouble(request, _damaged(), 409)
        case DalelError():  # what is on file is such that this page cannot be made of it
            return trouble(request, error, 409)
        case OperationalError() | InterfaceError() if "decode to UTF-8" not in str(error):
            return trouble(request, _busy(), 503)
        case _:  # a cell that Django or SQLite's driver cannot read, such as a day that is none; they repeat its value
            return trouble(request, _damaged(), 409)


def _of_one_moment(make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page, begun again in a later moment where its own has passed by the time it reaches a figure.

    Once is enough, unless the database was put back to an earlier day: then the snapshot is soon made anew.
    """
    for _again in range(BEGUN):
        with suppress(MovedOnError), moment(), projects.looked_up_once():
            return make()
        time.sleep(0.1)
    with moment(), projects.looked_up_once():
        return make()


def _seen(reader: Reader, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page, in the words of its project; whether anything is closed to its reader is asked once for every state of
    the journal."""
    seen = projects.seen(reader)
    with words.of_project(seen[0].name if len(seen) == 1 else ""):
        if not at_head(("all open", standing(reader)), lambda: gate.is_all_open(reader)):
            return make()
        with gate.all_open(reader):
            return make()


_pages: OrderedDict[Any, HttpResponse] = OrderedDict()


def _kept_page(request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page as it was made for an earlier reader, where it would come out the same.

    It does if the journal has not moved, the day has not changed, and the reader is of the same standing and language.
    A page that is of an earlier entry is not kept.
    """
    at, reader = head(), reader_of(request)
    address = request.get_full_path()
    if not may_keep(at) or len(address) > LONGEST or request.method != "GET":
        return _seen(reader, make)
    key = (at, standing(reader), address, language(), clock.today())
    with _lock:
        if key in _pages:
            _pages.move_to_end(key)
            return _again(_pages[key])
    made = _seen(reader, make)
    if made.status_code == 200 and keepable() and len(made.content) <= LARGEST:
        with _lock:
            _pages[key] = _again(made)
            while len(_pages) > PAGES:
                _pages.popitem(last=False)
    return made


def _again(page: HttpResponse) -> HttpResponse:
    """The page without what was put on it on its way to a reader."""
    return HttpResponse(page.content, content_type=page.headers["Content-Type"])


def _busy() -> LaterError:
    """The database is locked by somebody who writes for long, or cannot be reached."""
    return LaterError(_("The database does not answer at the moment."), _("Open this page again in a minute."))


def _damaged() -> DalelError:
    """Something stands in the database that we cannot have written; what, may be a name and is not repeated."""
    return DalelError(
        _("Something that this page shows cannot be read from the database: it is damaged."),
        _("Tell whoever keeps the site: `dalel journal verify` lists everything that is damaged."),
    )


def trouble(request: HttpRequest, error: DalelError, status: int) -> HttpResponse:
    """A page that says why another cannot be made."""
    response = render(request, "pages/trouble.html", {"error": error}, status=status)
    if status == 503:
        response.headers["Retry-After"] = RETRY
    return response


def something_broke(request: HttpRequest) -> HttpResponse:
    """The page for a mistake of ours."""
    error = DalelError(_("The site has made a mistake, which is not yours."), _("Go back, and tell whoever keeps it."))
    return trouble(request, error, 500)


def no_such_address(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere."""
    return render(request, "pages/missing.html", {"error": MissingError(_("There is no such address."))}, status=404)
