"""Who works here. There is no login yet, but a user table of our own cannot be put in later, so it is there at once."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class User(AbstractBaseUser):
    """Somebody who works with the records."""

    username = models.CharField(max_length=100, unique=True)
    display_name = models.CharField(max_length=200, blank=True, default="")
    role = models.CharField(max_length=30, default="reader", help_text="What may be done: reader, editor, keeper.")
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)

    # Who works in which compartment is entered with accounts; until then a user is of no team.
    teams: frozenset[str] = frozenset()
    seals: frozenset[str] = frozenset()

    objects = BaseUserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        db_table = "accounts_user"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(username=""), name="accounts_user_username_given")
        ]

    def __str__(self) -> str:
        return self.display_name or self.username
