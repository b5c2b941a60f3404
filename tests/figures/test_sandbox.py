"""The sandbox: what may be written, and that nothing else is ever run."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalel.figures.sandbox import Sandbox
from dalel.lib.errors import DalelError, FigureError
from tests.figures.conftest import MakeAsker
from tests.figures.world import WORLD


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        'count("incidents").value',
        'count("incidents")[0]',
        "[x for x in (1, 2)]",
        "lambda: 1",
        'count("incidents") * 2',
        'count("incidents") if 1 else 2',
        'f"{1}"',
        'count(*["incidents"])',
        'count("incidents", **{"during": "2018"})',
        'open("/etc/passwd")',
        "count",
        '(count)("incidents")()',
        "1",
        '"text"',
        "",
        "count(",
        "a" * 5000,
        "(" * 200 + ")" * 200,
        'count("incidents", during=count("incidents"))',
    ],
)
def test_what_is_no_live_figure_is_refused(asker: MakeAsker, expression: str) -> None:
    with pytest.raises(FigureError):
        asker(WORLD)(expression)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='count("incidets")=+-[],. _x1{}', max_size=60))
def test_no_text_makes_it_fail_in_any_other_way(expression: str) -> None:
    box = Sandbox(context=None, named={})  # type: ignore[arg-type]  # no records are reached before the form is right
    try:
        box.evaluate(expression)
    except DalelError:
        pass
    except AttributeError as error:  # the form was right, and there is nothing to ask
        assert "NoneType" in str(error)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ('cuont("incidents")', "Did you mean count"),
        ('count("incidents", durng="2018")', "Did you mean during"),
        ('count("incidents", during="2018-13")', "not a date"),
        ('count("incidents", during="2018~")', "no exact ends"),
        ('count("incidents", during="2018", dated="opened")', "have no date"),
        ('count("sources", during="2018")', "have no date"),
        ("count()", "not called rightly"),
        ('share(count("incidents"))', "not called rightly"),
        ('share(1, count("incidents"))', "is not a figure"),
        ('count("incidents", style="roman")', "no style"),
        ('count("incidents", decimals=9)', "decimals"),
        ('table(count("incidents"))', "no parts"),
        ('interval(count("incidents"))', "no interval"),
        ("nobody", "Nothing is called"),
    ],
)
def test_a_mistake_is_said_with_what_would_mend_it(asker: MakeAsker, expression: str, said: str) -> None:
    with pytest.raises(DalelError, match=said):
        asker(WORLD).text(expression)


def test_a_named_figure_is_used_by_its_name(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    ask.named = {"beaten": 'count("persons", act="physical-attack")', "all": 'count("persons")'}
    assert ask("beaten").value == 2
    assert ask("share(beaten, all)").value == pytest.approx(2 / 3)
    shown = ask('show(beaten, style="words", row="P5a", id="beaten-in-words")')
    assert (shown.text("en"), shown.row, shown.id) == ("two", "P5a", "beaten-in-words")


def test_a_figure_made_of_itself_is_refused(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    ask.named = {"a": "show(b)", "b": "show(a)"}
    with pytest.raises(FigureError, match="made of itself"):
        ask("a")


def test_a_mistake_in_a_named_figure_says_its_name(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    ask.named = {"beaten": 'count("person")'}
    with pytest.raises(FigureError, match="In the figure “beaten”"):
        ask("beaten")


@pytest.mark.parametrize(
    ("language", "expression", "text"),
    [
        ("en", 'count("persons", style="words")', "three"),
        ("en", 'count("persons", noun=True)', "3 persons"),
        ("en", 'count("persons", effective="yes", noun=True, style="words")', "one person"),
        ("ru", 'count("incidents", noun=True)', "4 инцидента"),
        ("kk", 'count("incidents", noun=True)', "4 оқиға"),
        ("ru", 'count("incidents", effective="yes", style="words", gender="f")', "одна"),
        ("en", 'count("persons", noun=["activist", "activists"])', "3 activists"),
        ("en", 'opinion("It was wrong.", author="the authors")', "It was wrong."),
    ],
)
def test_a_figure_is_written_in_the_grammar_of_its_language(
    asker: MakeAsker, language: str, expression: str, text: str
) -> None:
    assert asker(WORLD, language=language).text(expression) == text


def test_the_canonical_question_gives_the_same_answer_again(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    for expression in (
        'count("persons", during="2018", act=["threat", "physical-attack"], row="x", style="words")',
        'rate("incidents", during="2018", source="s1")',
        'count("defendants") - count("defendants", outcome="acquitted")',
        'both(count("persons"), count("defendants"))',
        'values("charges", "provision", form="article")',
        'names("persons", form="full", order=["p3", "p1", "p2"])',
        'count("acts", by="harm", harm=None)',
        'share(count("persons", act="threat"), count("persons"), level=0.9)',
    ):
        first = ask(expression)
        again = ask(first.question)
        assert (again.value, again.question) == (first.value, first.question)
