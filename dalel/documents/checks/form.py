"""The rules of the body that a text is handed in to: length, deadline, language, and what the title block must hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dalel.documents.checks.analysis import Analysis
from dalel.documents.checks.registry import Finding, check
from dalel.documents.count import count
from dalel.documents.language.lexicon import READ
from dalel.lib.language import date_in_words
from dalel.lib.messages import _


@check(
    "E-PROFILE",
    "error",
    "A text of our own that does not say for whom it is",
    what="The title block names no profile, so that nobody looks at its length, its parts, its deadline, and who will"
    " read a name in it. Only of texts with records behind them.",
    example="A submission without “profile:” passed with “No check has anything to say”.",
    mend="Write profile: upr-stakeholder, or another one; report where no body asks for anything.",
)
def profile(analysis: Analysis) -> Iterator[Finding]:
    if analysis.context is None or analysis.options.profile or analysis.document.meta.profile:
        return
    known = ", ".join(sorted(analysis.facts.profiles))
    yield analysis.finding(
        "E-PROFILE",
        None,
        _("The text does not say for whom it is."),
        _("Write one of these into the title block: profile: {known}.", known=known),
    )


@check(
    "E-WORDLIMIT",
    "error",
    "Longer than the body accepts",
    what="The text has more words than its profile allows (for the Universal Periodic Review 2,815 for one"
    " organisation,"
    " 5,630 for a joint submission). Which words count is stated by the profile; the four counts are printed.",
    example="A joint submission of 5,804 words.",
    mend="Shorten the body. References belong in footnotes, which are not counted.",
)
def word_limit(analysis: Analysis) -> Iterator[Finding]:
    profile = analysis.profile
    limit = (profile.words_joint if analysis.joint else profile.words_single) if profile else None
    if profile is None or not limit:
        return
    counted = count(analysis.document)
    number = counted.as_json().get(profile.words_counted.replace("-", "_"), counted.body)
    if number > limit:
        yield analysis.finding(
            "E-WORDLIMIT",
            None,
            _(
                "The {part} has {number:,} words; the limit is {limit:,}.",
                part=_(profile.words_counted),
                number=number,
                limit=limit,
            ),
            _("Take out {over} words, or hand in with a partner if it is not yet a joint text.", over=number - limit),
        )


@check(
    "E-DEADLINE",
    "error",
    "After the deadline",
    what="The text bears a date after the day by which it had to be handed in for its session. Late texts are not"
    " considered."
    " Where the calendar's date is not sure, this is a warning.",
    example="Dated 2 April 2019 for a session whose deadline was 28 March 2019.",
    mend="Hand in on time, or for another session.",
)
def deadline(analysis: Analysis) -> Iterator[Finding]:
    profile = analysis.profile
    if profile is None or not profile.deadline_kind or not analysis.session or analysis.date is None:
        return
    known = analysis.facts.deadline(f"{profile.body}-{analysis.session}".lower(), profile.deadline_kind)
    if known is None or analysis.date <= date.fromisoformat(known.day):
        return
    hour = f" {known.time} ({known.zone})" if known.time else ""
    sure = known.certainty in {"verified", "derived"}
    yield analysis.finding(
        "E-DEADLINE",
        None,
        _(
            "The text is dated {date}; the deadline for session {session} was {day}{hour}.",
            date=date_in_words(analysis.date),
            session=analysis.session,
            day=date_in_words(known.day),
            hour=hour,
        ),
        _("Hand in for a later session; a late text is not considered.")
        if sure
        else _("Compare with the body's own page: this date of the calendar is not confirmed."),
        severity=None if sure else "warning",
    )


@check(
    "E-SUBMITTERS-AT-START",
    "error",
    "The authors are not named at the start",
    what="The body wants all submitting organisations named at the start of the text itself, not only in its form.",
    example="A joint submission whose title block names no organisation.",
    mend="Name every organisation in the title block: “by A, B and C”.",
)
def submitters(analysis: Analysis) -> Iterator[Finding]:
    if analysis.profile is None or not analysis.profile.submitters_at_start or analysis.submitters:
        return
    opening = analysis.front_text + "\n" + "\n".join(one.text for one in analysis.body[:6])
    if any(word in opening.lower() for word in _ORGANISATIONS):
        return
    yield analysis.finding(
        "E-SUBMITTERS-AT-START",
        None,
        _("The start of the text names no submitting organisation."),
        _("Name every organisation that hands it in, in the title block."),
    )


_ORGANISATIONS = (
    "committee",
    "association",
    "foundation",
    "network",
    "centre",
    "center",
    "union",
    "institute",
    "league",
    "society of",
    "coalition",
    "bureau",
    "organisation",
    "organization",
    "forum",
    "alliance",
    "fund",
    "комитет",
    "объединени",
    "фонд",
    "центр",
    "союз",
    "организаци",
    "бюро",
    "коалици",
    "ligue",
    "collectif",
    "comité",
    "fondation",
    "réseau",
    "asociaci",
    "fundaci",
    "organizaci",
    "coalici",
    "comisi",
    "бірлестік",
    "қор",
    "орталы",
    "одақ",
    "ұйым",
)


@check(
    "W-COVER",
    "warning",
    "The title block is not complete",
    what="A submission to the review should say on its first page the State, the session, the date, who wrote it,"
    " whom to"
    " write to, and key words. Our own texts say it in the front matter. A joint text needs two or more organisations.",
    example="A joint submission whose title block gives no date.",
    mend="Add what is missing to the title block or the front matter.",
)
def cover(analysis: Analysis) -> Iterator[Finding]:
    if not analysis.for_review or analysis.language not in READ:
        return
    missing = []
    if not analysis.state:
        missing.append(_("the State"))
    if not analysis.session:
        missing.append(_("the session"))
    if analysis.date is None:
        missing.append(_("the date"))
    if analysis.document.live and not analysis.document.meta.contact:
        missing.append(_("whom to write to"))
    if analysis.document.live and not analysis.document.meta.keywords:
        missing.append(_("key words"))
    if analysis.joint and len(analysis.submitters) == 1:
        missing.append(_("the second organisation of a joint text"))
    if missing:
        yield analysis.finding(
            "W-COVER",
            None,
            _("The title block lacks {missing}.", missing=", ".join(missing)),
            _("Add it to the first page."),
        )


@check(
    "E-LANGUAGE",
    "error",
    "A language that the body does not take",
    what="The text is in a language in which the body accepts nothing (for the United Nations, one that is not"
    " official).",
    example="A submission to the review in Kazakh.",
    mend="Hand in a translation into a language that is accepted, preferably one that is preferred.",
)
def language(analysis: Analysis) -> Iterator[Finding]:
    profile, ours = analysis.profile, analysis.language
    if profile and ours and profile.languages_allowed and ours not in profile.languages_allowed:
        yield analysis.finding(
            "E-LANGUAGE",
            None,
            _("The text is in a language ({language}) that is not accepted.", language=ours),
            _(
                "Translate it into one of: {languages}.",
                languages=", ".join(profile.languages_preferred or profile.languages_allowed),
            ),
        )


@check(
    "W-LANGUAGE",
    "warning",
    "A language that the body takes but does not prefer",
    what="The text may be handed in in this language, but the body prefers others and few will read it.",
    example="A submission to the review in Russian.",
    mend="Add a translation into a preferred language.",
)
def preferred_language(analysis: Analysis) -> Iterator[Finding]:
    profile, ours = analysis.profile, analysis.language
    if not profile or not ours or not profile.languages_preferred or ours in profile.languages_preferred:
        return
    if not profile.languages_allowed or ours in profile.languages_allowed:
        yield analysis.finding(
            "W-LANGUAGE",
            None,
            _("The text is in a language ({language}) that is accepted but not preferred.", language=ours),
            _("Add a translation into one of: {languages}.", languages=", ".join(profile.languages_preferred)),
        )
