"""Why the system refused a file is said in the user's words."""

from __future__ import annotations

import errno
import os

import pytest

from dalel.lib.reasons import reason_of


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOENT, "no such file"),
        (errno.EISDIR, "folder"),
        (errno.EACCES, "permission"),
        (errno.ENOSPC, "full"),
        (errno.EROFS, "write-protected"),
    ],
)
def test_common_reasons_have_words_of_their_own(code: int, words: str) -> None:
    assert words in reason_of(OSError(code, "System words"))
    assert "System" not in reason_of(OSError(code, "System words"))


def test_a_rare_reason_is_said_in_the_system_s_words() -> None:
    assert reason_of(OSError(errno.ELOOP, os.strerror(errno.ELOOP))) == os.strerror(errno.ELOOP)
    assert reason_of(OSError("gone")) == "gone"
