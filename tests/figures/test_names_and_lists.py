"""Names through the consent gate, lists of values, single facts."""

from __future__ import annotations

import pytest

from dalel.lib.errors import CodeError, FigureError
from tests.figures.conftest import MakeAsker
from tests.figures.world import WORLD


def _with_status(status: str, scope: str = "un-public", ground: str = "") -> dict[str, list[dict[str, str]]]:
    persons = [
        {**WORLD["persons"][0], "naming_status": status, "naming_scope": scope, "naming_ground": ground},
        *WORLD["persons"][1:],
    ]
    return {**WORLD, "persons": persons}


def test_a_name_with_consent_is_printed_in_the_form_asked_for(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    assert ask.text('name("p1", form="full")') == "Aigul Serikova"
    assert ask.text('name("p1", form="family")') == "Serikova"
    assert ask.text('name("p1", form="initials")') == "A. Serikova"
    assert ask.text('name("p1", form="family-initials")') == "Serikova A."
    assert ask.text('name("p1", form="letters")') == "A. S."


@pytest.mark.parametrize(
    ("status", "scope", "ground", "printed"),
    [
        ("withheld", "un-public", "", "Activist 1"),
        ("withdrawn", "public", "", "Activist 1"),
        ("initials", "public", "", "A. S."),
        ("named-with-consent", "internal", "", "Activist 1"),
        ("named-with-consent", "authorities", "", "Activist 1"),
        ("named-with-consent", "", "", "Activist 1"),
        ("public-record-only", "public", "", "Activist 1"),
    ],
)
def test_a_name_that_may_not_be_printed_never_is(
    asker: MakeAsker, status: str, scope: str, ground: str, printed: str
) -> None:
    figure = asker(_with_status(status, scope, ground))('name("p1", form="full")')
    assert figure.text("en") == printed
    assert len(figure.refusals) == 1
    assert "Serikova" not in str(figure.as_json())


@pytest.mark.parametrize(("status", "ground"), [("named-with-consent", ""), ("public-record-only", "The verdict")])
def test_a_name_that_may_be_printed_is(asker: MakeAsker, status: str, ground: str) -> None:
    figure = asker(_with_status(status, "un-public", ground))('name("p1", form="full")')
    assert (figure.text("en"), figure.refusals) == ("Aigul Serikova", ())


def test_withdrawing_consent_changes_the_list_and_not_the_count(asker: MakeAsker) -> None:
    before, after = asker(WORLD), asker(_with_status("withdrawn"))
    asked = 'names("persons", act="physical-attack", form="full")'
    assert before.text(asked) == "Aigul Serikova and Arman Tulegen"
    assert after.text(asked) == "Activist 1 and Arman Tulegen"
    counted = 'count("persons", act="physical-attack")'
    assert before(counted).value == after(counted).value == 2


def test_somebody_who_may_only_be_lettered_can_be_lettered_without_complaint(asker: MakeAsker) -> None:
    assert asker(_with_status("initials"))('name("p1", form="letters")').refusals == ()


def test_names_stand_in_the_order_asked_for(asker: MakeAsker) -> None:
    ask = asker(_with_status("named-with-consent"), audience="internal")
    assert ask.text('names("persons", not_act="death-threat", order=["p3", "p1"])') == "A. Tulegen and A. Serikova"
    with pytest.raises(FigureError, match="The order names"):
        ask('names("persons", order=["p3"])')


def test_organisations_are_named(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    assert ask.text('names("respondent-organisations")') == "House of Rights"
    assert ask.text('name("o1", form="short")') == "HR"


def test_units_without_names_say_so(asker: MakeAsker) -> None:
    with pytest.raises(FigureError, match="have no names"):
        asker(WORLD)('names("incidents")')


def test_articles_are_listed_in_their_own_order(asker: MakeAsker) -> None:
    assert asker(WORLD).text('values("charges", "provision", form="article")') == "130 and 174"


def test_values_are_labels_in_the_language_of_the_text(asker: MakeAsker) -> None:
    assert asker(WORLD, language="ru").text('values("acts", "harm")') == "телесные повреждения и смерть"
    assert asker(WORLD).text('values("proceedings", "authority")') == "City Court"


def test_distinct_counts_values_and_lists_them(asker: MakeAsker) -> None:
    figure = asker(WORLD)('distinct("charges", "provision", charge_outcome="convicted")')
    assert figure.value == 2
    assert [part["value"] for part in figure.breakdown] == ["KZ-CC-2014/130", "KZ-CC-2014/174"]


def test_a_date_is_written_in_the_language_of_the_text(asker: MakeAsker) -> None:
    asked = 'date("communications", "k1", "decided")'
    assert asker(WORLD).text(asked) == "21 October 2014"
    assert asker(WORLD, language="ru").text(asked) == "21 октября 2014 года"
    assert asker(WORLD).text('date("communications", "k1", "decided", precision="year")') == "2014"


def test_a_cell_is_printed_and_traced(asker: MakeAsker) -> None:
    figure = asker(WORLD)('field("communications", "k1", "symbol")')
    assert figure.text("en") == "CCPR/C/112/D/2137/2012"
    assert figure.records == {"communications": ["k1"]}


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ('field("person-names", "n1", "text")', "no kind of record"),
        ('field("communications", "k9", "symbol")', "There is no record"),
        ('field("communications", "k1", "symbl")', "Did you mean symbol"),
        ('field("communications", "k1", "submitted")', "has nothing in"),
        ('name("p9")', "Nobody and nothing"),
        ('fact("laws", "KZ-CC-2013", "in_force")', "Did you mean"),
        ('fact("lawz", "KZ-CC-2014", "in_force")', "Did you mean laws"),
        ('count("acts", act="threats")', "Did you mean threat"),
        ('count("acts", region="KZ-99")', "no code"),
        ('count("acts", victim="p9")', "There is no record"),
    ],
)
def test_what_is_not_there_is_said_with_the_near_ones(asker: MakeAsker, expression: str, said: str) -> None:
    with pytest.raises((FigureError, CodeError), match=said):
        asker(WORLD)(expression)


def test_reference_data_are_written_like_any_figure(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    assert ask.text('fact("laws", "KZ-CC-2014", "in_force")') == "1 January 2015"
    assert ask.text('fact("un_documents", "A/RES/53/144", "symbol")') == "A/RES/53/144"
