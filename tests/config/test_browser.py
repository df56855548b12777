"""The browser of the tests hears what a page does wrong."""

import pytest

PHONE = {"width": 390, "height": 844}
INLINE = """() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    document.head.append(script);
}"""


@pytest.mark.parametrize(
    "look",
    [
        pytest.param("light", marks=pytest.mark.browser_context_args(color_scheme="light")),
        pytest.param("dark", marks=pytest.mark.browser_context_args(color_scheme="dark")),
        pytest.param("phone", marks=pytest.mark.browser_context_args(viewport=PHONE)),
    ],
)
def test_the_sign_in_page_is_drawn_without_a_complaint(page, look):
    page.goto("/admin/login/")
    assert page.locator("input[name=username]").is_visible()


def test_an_inline_script_is_refused_and_heard(page, complaints):
    page.goto("/admin/login/")
    page.evaluate(INLINE)
    assert page.title() != "taken over"
    assert any("Content Security Policy" in complaint for complaint in complaints)
    complaints.clear()


def test_a_missing_file_of_a_page_is_heard(page, complaints):
    page.goto("/admin/login/")
    page.evaluate("() => fetch('/static/no-such-file.css')")
    assert any("/static/no-such-file.css" in complaint for complaint in complaints)
    complaints.clear()


def test_each_person_has_cookies_of_their_own(new_context):
    one, other = new_context(), new_context()
    one.new_page().goto("/admin/login/")
    assert one.cookies()
    assert not other.cookies()
