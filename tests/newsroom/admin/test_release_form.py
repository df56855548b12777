"""A save of the form becomes a revision; who may not write may only look."""

import pytest
from django.contrib.messages import get_messages
from pytest_django.asserts import assertContains, assertNotContains

from newsroom import workflow
from newsroom.models import Release, Revision, State, Topic
from tests.newsroom.admin.forms import boxes, opened, save


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client


def messages(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_new_release_has_one_revision_by_its_writer(desk, author, section):
    form = boxes(desk.get("/admin/newsroom/release/add/").content)
    form |= {"title": "Echelon-2023 begins", "language": "ru", "body": "<p>Today.</p>"}
    desk.post("/admin/newsroom/release/add/", {**form, "_continue": "1"})
    revision = Revision.objects.get()
    assert (revision.number, revision.author, revision.title) == (1, author, "Echelon-2023 begins")
    assert revision.release.language == "ru"
    assert revision.release.state == State.DRAFT


def test_the_language_of_a_release_does_not_change(desk, write):
    release = write().release
    form = opened(desk, release)
    assert "language" not in form
    save(desk, release, form, language="ru")
    release.refresh_from_db()
    assert release.language == "en"


def test_a_changed_text_is_a_new_revision(desk, write, author):
    release = write().release
    save(desk, release, opened(desk, release), lead="Another standfirst.")
    assert [revision.lead for revision in release.revisions.all()] == [
        "Another standfirst.",
        "Supply units practise.",
    ]


def test_a_save_that_changes_nothing_makes_no_revision(desk, write, make_photo, topic):
    release = write(photos=[make_photo()], topics=[topic("Echelon-2023")]).release
    save(desk, release, opened(desk, release))
    assert release.revisions.count() == 1


def test_the_text_is_cleaned_on_the_way(desk, write):
    release = write().release
    body = '<p onclick="x()">Text</p><script>alert(1)</script>'
    save(desk, release, opened(desk, release), body=body)
    assert release.revisions.first().body == "<p>Text</p>"


def test_a_change_of_what_was_approved_is_a_draft_again_and_says_so(client, approved, reviewer):
    release = approved().release
    client.force_login(reviewer)
    response = save(client, release, opened(client, release), lead="Changed after the approval.")
    release.refresh_from_db()
    assert release.state == State.DRAFT
    assert "draft again" in messages(response)


def test_photos_are_chosen_and_captioned(desk, write, make_photo):
    release, photo = write().release, make_photo()
    form = opened(desk, release)
    form |= {
        "release_photos-TOTAL_FORMS": "1",
        "release_photos-0-photo": str(photo.pk),
        "release_photos-0-caption": "A column on the march",
    }
    save(desk, release, form)
    assert [(entry["photo"], entry["caption"]) for entry in release.revisions.first().photos] == [
        (photo.pk, "A column on the march")
    ]


def test_photos_stand_in_the_order_given(desk, write, make_photo):
    first, second = make_photo(), make_photo()
    release = write(photos=[first, second]).release
    form = opened(desk, release)
    form |= {"release_photos-0-order": "2", "release_photos-1-order": "1"}
    save(desk, release, form)
    assert [entry["photo"] for entry in release.revisions.first().photos] == [second.pk, first.pk]


def test_a_photo_is_removed(desk, write, make_photo):
    release = write(photos=[make_photo()]).release
    save(desk, release, {**opened(desk, release), "release_photos-0-DELETE": "on"})
    assert release.revisions.first().photos == []


def test_a_photo_stands_once_in_a_release(desk, write, make_photo):
    photo = make_photo()
    release = write(photos=[photo]).release
    form = opened(desk, release)
    form |= {"release_photos-TOTAL_FORMS": "2", "release_photos-1-photo": str(photo.pk)}
    assert save(desk, release, form).status_code == 200
    assert release.revisions.count() == 1


def test_topics_are_set(desk, write, topic):
    release = write(topics=[topic("Search-2023")]).release
    save(desk, release, {**opened(desk, release), "topics": [topic("Echelon-2023").pk]})
    assert [entry["name"] for entry in release.revisions.first().topics] == ["Echelon-2023"]


def test_a_typed_name_becomes_a_topic(desk, write):
    release = write().release
    save(desk, release, {**opened(desk, release), "topics": ["new:Логистика"]})
    assert [topic.name for topic in release.topics.all()] == ["Логистика"]


def test_a_typed_name_that_a_topic_has_is_that_topic(desk, write, topic):
    csto = topic("Collective Security Treaty Organization", aliases=["CSTO"])
    release = write().release
    save(desk, release, {**opened(desk, release), "topics": ["new:csto"]})
    assert list(release.topics.all()) == [csto]


def test_who_may_not_make_topics_is_told_so(client, write, reviewer):
    release = write().release
    client.force_login(reviewer)
    response = save(client, release, {**opened(client, release), "topics": ["new:Логистика"]})
    assertContains(response, "There is no topic “Логистика”, and you may not make one")
    assert not Topic.objects.exists()


def test_what_was_typed_stays_in_a_form_with_a_mistake(desk, write):
    release = write().release
    form = {**opened(desk, release), "source_url": "not an address", "topics": ["new:Тыл"]}
    response = save(desk, release, form, lead="Typed words")
    again = boxes(response.content)
    assert (again["lead"], again["topics"]) == (["Typed words"], ["new:Тыл"])


def test_an_outsider_sees_no_release(client, write, outsider):
    client.force_login(outsider)
    assert client.get(write().release.get_absolute_url()).status_code == 403
    assert client.get("/admin/newsroom/release/").status_code == 403


def test_a_registrar_looks_and_does_not_write(client, write, registrar):
    release = write().release
    client.force_login(registrar)
    response = client.get(release.get_absolute_url())
    assertContains(response, release.title)
    assertNotContains(response, 'name="title"')
    assert client.post(release.get_absolute_url(), {"title": "Mine"}).status_code == 403


def test_what_was_killed_is_kept_as_it_was(client, printed, publisher, author):
    edition = printed()
    workflow.kill(edition, by=publisher, reason="Published by mistake.")
    client.force_login(author)
    assertNotContains(client.get(edition.release.get_absolute_url()), 'name="title"')
    response = client.post(edition.release.get_absolute_url(), {"title": "Changed"})
    assert response.status_code == 403


def test_nobody_deletes_a_release(client, write, superuser):
    release = write().release
    client.force_login(superuser)
    response = client.post(f"/admin/newsroom/release/{release.pk}/delete/", {"post": "yes"})
    assert response.status_code == 403
    assert Release.objects.filter(pk=release.pk).exists()


def test_a_translation_begins_with_the_words_photos_and_topics(desk, write, make_photo, topic):
    photos = [make_photo(), make_photo()]
    release = write(photos=photos, topics=[topic("Echelon-2023")]).release
    desk.post(f"/admin/newsroom/release/{release.pk}/translate/ru/")
    translation = release.group.releases.get(language="ru")
    assert translation.title == release.title
    assert [use.photo for use in translation.release_photos.all()] == photos
    assert [topic.name for topic in translation.topics.all()] == ["Echelon-2023"]


def test_a_second_translation_into_a_language_is_refused(desk, write):
    release = write().release
    desk.post(f"/admin/newsroom/release/{release.pk}/translate/ru/")
    response = desk.post(f"/admin/newsroom/release/{release.pk}/translate/ru/")
    assert "has a release in that language already" in messages(response)
    assert release.group.releases.count() == 2


def test_a_translation_is_not_begun_by_a_link(desk, write):
    release = write().release
    assert desk.get(f"/admin/newsroom/release/{release.pk}/translate/ru/").status_code == 405


def test_who_may_not_draft_does_not_translate(client, write, reviewer):
    release = write().release
    client.force_login(reviewer)
    client.post(f"/admin/newsroom/release/{release.pk}/translate/ru/")
    assert release.group.releases.count() == 1


def test_a_language_the_press_centre_has_not_is_refused(desk, write):
    release = write().release
    response = desk.post(f"/admin/newsroom/release/{release.pk}/translate/fr/")
    assert response.status_code == 404


def test_nothing_is_inline(desk, write, make_photo):
    html = desk.get(write(photos=[make_photo()]).release.get_absolute_url()).content.decode()
    for wrong in (" style=", "<style", "onclick=", "javascript:"):
        assert wrong not in html
