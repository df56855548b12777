"""Renditions are made in the background once the transaction is through, and only then."""

import threading

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from newsroom.background import Background, render_later, render_photo_later
from newsroom.background import background as ours
from newsroom.renditions import offered, original_of, path_of
from newsroom.snapshot import photo_entry
from tests.cast import PIXEL
from tests.newsroom.admin.forms import boxes, opened, save


def idle(background: Background) -> None:
    """Wait until the jobs that stand in the queue now are done."""
    done = threading.Event()
    background.put(done.set)
    assert done.wait(timeout=60)


@pytest.fixture
def photo(make_photo):
    """A photo whose original opens."""
    photo = make_photo(width=1, height=1)
    default_storage.delete(original_of(photo.content_hash))
    default_storage.save(original_of(photo.content_hash), ContentFile(PIXEL))
    return photo


def paths(photo) -> list[str]:
    entry = photo_entry(photo.release_photos.model(photo=photo))
    return [path_of(entry["version"], name, "webp") for name in offered(entry)]


def test_a_photo_is_rendered_after_the_transaction(photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        render_photo_later(photo)
        idle(ours)
        assert not any(default_storage.exists(path) for path in paths(photo))
    idle(ours)
    assert all(default_storage.exists(path) for path in paths(photo))


def test_what_is_rolled_back_is_not_rendered(photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        render_photo_later(photo)
        transaction.set_rollback(True)
    assert callbacks == []


def test_a_job_that_fails_stops_no_other(photo, django_capture_on_commit_callbacks, caplog):
    lost = {"version": "0" * 32, "content_hash": "0" * 64, "width": 640}
    entry = photo_entry(photo.release_photos.model(photo=photo))
    with django_capture_on_commit_callbacks(execute=True):
        render_later([lost, entry])
    idle(ours)
    assert "make_all failed in the background" in caplog.text
    assert all(default_storage.exists(path) for path in paths(photo))


def test_saving_a_release_renders_its_photos(
    client, author, write, photo, django_capture_on_commit_callbacks
):
    release = write(photos=[photo]).release
    client.force_login(author)
    with django_capture_on_commit_callbacks(execute=True):
        save(client, release, opened(client, release), lead="Changed.")
    idle(ours)
    assert all(default_storage.exists(path) for path in paths(photo))


def test_saving_a_photo_s_record_renders_it_anew(
    client, photo_editor, photo, django_capture_on_commit_callbacks
):
    client.force_login(photo_editor)
    address = f"/admin/newsroom/photo/{photo.pk}/change/"
    form = boxes(client.get(address).content, "#photo_form")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {**form, "credit": "Photo by another body"})
    photo.refresh_from_db()
    assert photo.credit == "Photo by another body"
    idle(ours)
    assert all(default_storage.exists(path) for path in paths(photo))
