"""Why the system refused a file, in the user's language: the system itself says it in English or in its own."""

from __future__ import annotations

import errno

from dalel.lib.messages import _


def reason_of(error: OSError) -> str:
    """The reason in a few words, to stand behind "cannot be read: "; the system's own words for a rare one."""
    known = {
        errno.ENOENT: _("there is no such file or folder"),
        errno.ENOTDIR: _("there is no such file or folder"),
        errno.EISDIR: _("it is a folder"),
        errno.EACCES: _("you have no permission for it"),
        errno.EPERM: _("you have no permission for it"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("the disk is full"),
        errno.EROFS: _("the disk is write-protected"),
        errno.EEXIST: _("it is there already"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.EMFILE: _("too many files are open"),
        errno.EIO: _("the disk does not answer as it should"),
    }
    return known.get(error.errno or 0) or str(error.strerror or error)
