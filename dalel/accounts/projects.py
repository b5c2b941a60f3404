"""The projects of this database, by name and by mark."""

from __future__ import annotations

from dalel.accounts.models import Project
from dalel.lib.errors import InputError, MissingError
from dalel.lib.ids import near
from dalel.lib.messages import _


def every() -> list[Project]:
    """All projects, by name."""
    return list(Project.objects.order_by("name"))


def named(name: str) -> Project | None:
    """The project of that name, if there is one."""
    return Project.objects.filter(name=name).first()


def chosen(name: str = "") -> Project:
    """The project of that name; without a name, the only one there is. MissingError or InputError otherwise."""
    known = every()
    found = [one for one in known if name in {"", one.name}]
    if len(found) == 1:
        return found[0]
    names = [one.name for one in known]
    if found:
        raise InputError(_("There are several projects."), _("Name one: --project {names}.", names=" | ".join(names)))
    if not known:
        told = _("There is no project “{name}”.", name=name) if name else _("There is no project.")
        raise MissingError(told, _("Import one: `dalel import FOLDER`."))
    alike = ", ".join(near(name, names))
    remedy = (
        _("Did you mean {names}?", names=alike) if alike else _("The projects are {names}.", names=", ".join(names))
    )
    raise MissingError(_("There is no project “{name}”.", name=name), remedy)
