"""Who works here, and on what. There is no login yet, but a user table of our own cannot be put in later, so it is
there at once."""

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

    @property
    def projects(self) -> frozenset[str]:
        """The marks of the projects that somebody works on."""
        return frozenset(self.memberships.values_list("project_id", flat=True))


class Project(models.Model):
    """A project of the organisation: records, texts and members of its own."""

    mark = models.CharField(
        max_length=8, primary_key=True, help_text="Drawn at random; every id of its records begins with it."
    )
    name = models.CharField(max_length=100, unique=True, help_text="From dalel.toml, or the folder's name.")
    before_marks = models.BooleanField(
        default=False, help_text="Whether entries of the journal that name records without a mark speak of its records."
    )

    objects = models.Manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(before_marks__in=(False, True)), name="accounts_project_marks_form"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That somebody works on a project."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="memberships")

    objects = models.Manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "project"], name="accounts_membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.project_id}"


class Sharing(models.Model):
    """That a project was given a record of another: both know it by the same key, and the other alone changes it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="given")
    kind = models.CharField(max_length=60)
    record = models.CharField(max_length=120, help_text="The record's id.")

    objects = models.Manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["project", "kind", "record"], name="accounts_sharing_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}"
