"""What may stand in a text: cleaned once on the way in, and the same ever after."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from newsroom import sanitise

PIECES = st.sampled_from(
    [
        *"<>&;\"'=/ ae",
        "<p>", "</p>", "<script>alert(1)</script>", "<style>", "<svg><script>", "<math>",
        "<img src=x onerror=alert(1)>", "<p onclick=alert(1)>", "<iframe src=//x>",
        '<a href="javascript:alert(1)">', '<a href="java&#1;script:alert(1)">',
        '<a href="&#1;javascript:alert(1)">', '<a href="https://x.example/?a=1&b=2">', "</a>",
        "<td>", "<table>", "<tr>", "<ul><li>", "<!-- ", " -->", "<![CDATA[", "]]>", "<noscript>",
        "&#0;", "&#1;", "&#xfffe;", "&#824;", "&#769;", "&lt;", "&nbsp;", "&amp;#1;", "&",
        "\0", "\x01", "\x08", "\x0b", "\ufffe", "\ud800", "\u0301", "\u0338", "\u2028", "\u200b",
    ]
)  # fmt: skip
MARKUP = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join))
QUICK = settings(max_examples=150, deadline=None, derandomize=True)


@QUICK
@given(MARKUP)
@example("<p>e&#769;</p>")
@example("<p>&#1;x</p>")
@example("e\x01\u0301")
def test_a_clean_text_is_left_as_it_is(text):
    once = sanitise.html(text)
    assert sanitise.html(once) == once


@QUICK
@given(MARKUP)
@example('<a href="java&#1;script:alert(1)">x</a>')
@example("<p>&#824; onclick=alert(1) x</p>")
def test_nothing_that_a_browser_would_run_survives(text):
    for element in BeautifulSoup(sanitise.html(text), "html.parser").find_all(True):
        assert element.name in sanitise.TAGS
        assert not [name for name in element.attrs if name.startswith(("on", "style"))]
        scheme = re.match(r"\s*([a-z][^/?#:]*):", element.get("href", ""), re.IGNORECASE)
        assert scheme is None or scheme[1].lower() in sanitise.SCHEMES


@QUICK
@given(MARKUP)
@example("<p>&#1;&#xfffe;</p>")
def test_no_character_survives_that_a_feed_may_not_contain(text):
    element = etree.Element("content")
    element.text = sanitise.html(text)
    assert etree.fromstring(etree.tostring(element)).text == (element.text or None)


@QUICK
@given(st.text(st.characters(exclude_categories=())))
@example("e\x01\u0301")
@example("\ud800")
def test_a_clean_line_is_left_as_it_is_and_can_stand_in_a_feed(text):
    once = sanitise.line(text)
    assert sanitise.line(once) == once
    etree.Element("title").text = once


@pytest.mark.parametrize(
    "kept",
    [
        "<p>Units <strong>of</strong> logistic <em>support</em></p>",
        '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
        '<p lang="hy">Հայաստան</p>',
        '<a href="mailto:press@example.int" rel="noopener noreferrer">write</a>',
        "<blockquote><p>Ёлка, Қазақстан</p></blockquote>",
        "a\tb\nc 😀",
    ],
)
def test_what_a_body_may_have_is_kept(kept):
    assert sanitise.html(kept) == kept


@pytest.mark.parametrize(
    ("given_text", "left"),
    [
        ("<script>alert(1)</script><p>x</p>", "<p>x</p>"),
        ('<p style="color:red" class="x" id="y">x</p>', "<p>x</p>"),
        ("<p onclick=alert(1)>x</p>", "<p>x</p>"),
        ("<h1>x</h1>", "x"),
        ('<img src="https://x.example/pixel.gif">', ""),
        ('<form action="/"><input name="q"></form>', ""),
        ("<p>\0\x08x\ufffe</p>", "<p>x</p>"),
    ],
)
def test_the_rest_is_dropped(given_text, left):
    assert sanitise.html(given_text) == left


@pytest.mark.parametrize("scheme", ["javascript", "JavaScript", "data", "vbscript", "file"])
def test_a_link_leads_nowhere_but_to_the_web_the_mail_and_the_telephone(scheme):
    cleaned = sanitise.html(f'<a href="{scheme}:alert(1)">x</a>')
    assert "href" not in cleaned


def test_two_spellings_of_one_letter_become_one():
    assert sanitise.line("й") == sanitise.line("и\u0306") == "й"


@pytest.mark.parametrize("text", ["a", "\u200b7", "Фото", "—", "!", "©"])
def test_a_letter_a_digit_or_a_sign_is_seen(text):
    assert sanitise.legible(text)


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u200b\u200d", "\u00ad", "\u2800", "\u3164"])
def test_blanks_of_every_kind_are_not_seen(text):
    assert not sanitise.legible(text)
