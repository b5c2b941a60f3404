"""Malformed addresses are found in every part of a text; right ones, accounts and examples are left alone."""

from __future__ import annotations

import pytest

from dalel.documents.checks import run
from dalel.documents.readers.markdown import read_text as read_markdown
from tests.documents.small_texts import facts, findings


def found(text: str) -> list[str]:
    return [one.message for one in findings(text) if one.code == "W-ADDRESS"]


MALFORMED = [
    "http//example.org",
    "https//example.org/a",
    "https:/example.org",
    "http:///example.org",
    "https;//example.org",
    "http:\\\\example.org",
    "htp://example.org",
    "htttp://example.org",
    "htps://example.org",
    "www,example.org",
    "www..example.org",
    "www.example..org",
    "wwww.example.org",
    "wwwexample.org",
    "www.example",
    "http://example",
    "https://example,org/x",
    "http://.example.org",
    "info@example",
    "info@example,org",
    "info@@example.org",
    "info@example..org",
    "info.@example.org",
    "in..fo@example.org",
    "info@sub@example.org",
    "info@.example.org",
    "info@example.c",
    "http://http://example.org",
    "https://https//example.org",
    "http:example.org",
    "info@example-.org",
    "https://еxample.org",
    "www:example.org",
    "www.info@example.org",
    "https://www.example",
    "https://example.org,kz",
    "www.site.example,org",
    "ttps://example.org",
    "hhttp://example.org",
    "https.//example.org",
]


@pytest.mark.parametrize("address", MALFORMED)
def test_a_malformed_address_is_found_wherever_the_sentence_ends(address: str) -> None:
    assert len(found(f"Our report is there: {address} and in print.")) == 1
    assert len(found(f"Байланыс ({address}).")) == 1


@pytest.mark.parametrize("text", ["Write to info@ example.org today.", "See https: //example.org/x for more."])
def test_a_blank_within_an_address_is_found(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/a/b?x=1#y. Or (http://example.org), “www.example.org”, www.example.org.",
        "www2.ohchr.org https://www.gov.kz/ http://10.0.0.1:8000/x http://localhost:3000 user@localhost root@a.local",
        "@name, @name_2 and @user@mastodon.social; https://medium.com/@name/story-1 flickr.com/photos/12345@N00",
        "HTTP/2, http/https, the http: protocol, http:// alone, TCP/IP, ftp://ftp.example.org/pub",
        "https://web.archive.org/web/2020/https://example.org/x https://example.org... https://…/x",
        "https://қазақ.қаз/бет пошта@пример.рф https://пример.рф/a www.example.kz-тен info@example.org-қа",
        "a@b.org,c@d.org a@b.org;c@d.org info@example.org; http://a.org,http://b.org www.a.org,www.b.org",
        "https://exa\u00admple.org/x info@exam\u200bple.org www.example.org's mailto:info@example.org wwwnc.cdc.gov",
        "https://www.google.com/maps/@51.1,71.4,15z name@… ***@*** package@1.2.3 git@github.com:org/repo.git",
        "info+tag@sub.example.co.uk first.last@example.org Twitter:@name e-mail:info@example.org Web:www.example.org",
        "Todxs lxs compañer@s, l@s niñ@s y l@s periodistas. A/HRC/42/3. 5@10 tenge.",
        "www.example.org?x=a@b info[at]example.org info(at)example.org http://ex_am.example.org",
        "press@example.org/media@example.org https://example.org—a dash. https://doi.org/10.1000/xyz. http://[2001:db8::1]/x",
        "The address http://www.example.org/very-\nlong/path goes on.",
    ],
)
def test_right_addresses_accounts_and_examples_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_addresses_are_read_in_the_title_block_the_notes_and_behind_links() -> None:
    text = (
        "# Report on Kazakhstan\n\nAuthors: Example Centre, office@example-centre\n\n27 March 2018\n\n## A. Facts\n\n"
        "1. Four activists were fined.[^1] See [our page](http//example.org/page) and [theirs](https://example.org).\n\n"
        "[^1]: www.example,org.\n"
    )
    messages = [one.message for one in run(read_markdown(text), facts(), select=["W-ADDRESS"])]
    assert len(messages) == 3
    assert "office@example-centre" in messages[0]
    assert any("http//example.org/page" in one for one in messages)
    assert any("www.example,org" in one for one in messages)


def test_one_address_is_found_once_a_line() -> None:
    assert len(found("Write to info@example or again to info@example.")) == 1
