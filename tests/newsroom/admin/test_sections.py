"""Sections are kept by the registrar, and their addresses by nobody."""

from django.urls import reverse

from newsroom.models import Section

ADD = reverse("admin:newsroom_section_add")


def test_a_section_is_made_with_its_names(client, registrar):
    client.force_login(registrar)
    typed = {"name": "News", "names_ru": "Новости", "slug": "news", "order": 1}
    client.post(ADD, typed)
    section = Section.objects.get()
    assert (section.slug, section.label_in("ru")) == ("news", "Новости")


def test_the_address_of_a_section_is_not_changed(client, registrar, section):
    client.force_login(registrar)
    page = reverse("admin:newsroom_section_change", args=[section.pk])
    client.post(page, {"name": "Newsroom", "names_ru": "", "slug": "other", "order": 1})
    section.refresh_from_db()
    assert (section.name, section.slug) == ("Newsroom", "news")


def test_an_author_makes_no_sections(client, author):
    client.force_login(author)
    assert client.post(ADD, {"name": "x", "slug": "x", "order": 1}).status_code == 403
