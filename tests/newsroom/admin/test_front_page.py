"""The front page at the desk: numbers are typed, looked at, approved by somebody else."""

import pytest
from pytest_django.asserts import assertContains

from newsroom.models import FrontPage

ADD = "/admin/newsroom/frontpage/add/"


@pytest.fixture
def page(client, author, printed):
    client.force_login(author)
    edition = printed(title="A pinned headline")
    form = {"language": "en", "lead": f"{edition.year}/{edition.number}", "stories": ""}
    assert client.post(ADD, form).status_code == 302
    return FrontPage.objects.get()


def test_an_arrangement_is_looked_at_before_it_is_approved(client, page):
    preview = client.get(f"/admin/newsroom/frontpage/{page.pk}/preview/")
    assertContains(preview, "A pinned headline")
    assert "no-store" in preview["Cache-Control"]
    assert not FrontPage.public.exists()


def test_somebody_else_approves_it_with_a_button(client, page, reviewer):
    client.force_login(reviewer)
    address = f"/admin/newsroom/frontpage/{page.pk}/"
    assertContains(client.get(f"{address}change/"), f"{address}approve/")
    answer = client.post(f"{address}approve/", follow=True)
    assertContains(answer, "In print")
    assert FrontPage.public.get() == page


def test_who_proposed_it_is_told_that_somebody_else_approves(client, page, author):
    author.groups.clear()
    author.is_superuser = True
    author.save(update_fields=["is_superuser"])
    client.force_login(author)
    answer = client.post(f"/admin/newsroom/frontpage/{page.pk}/approve/", follow=True)
    assertContains(answer, "Somebody else approves what you arranged.")


def test_a_new_arrangement_begins_with_the_one_in_print(client, page, reviewer, author):
    client.force_login(reviewer)
    client.post(f"/admin/newsroom/frontpage/{page.pk}/approve/")
    client.force_login(author)
    assertContains(client.get(ADD), str(page.pins.get()))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("214", "is no number of a release"), ("2023/99999", "is not in print in this language")],
)
def test_what_cannot_be_pinned_is_said_and_what_was_typed_stays(client, author, typed, sentence):
    client.force_login(author)
    answer = client.post(ADD, {"language": "en", "lead": "", "stories": typed})
    assertContains(answer, sentence)
    assertContains(answer, typed)


def test_outsiders_see_nothing_of_it(client, page, outsider):
    client.force_login(outsider)
    assert client.get(f"/admin/newsroom/frontpage/{page.pk}/preview/").status_code == 403
    assert client.get(ADD).status_code == 403
