"""A web server in front: it serves photos without asking, and never one that is not in print."""

from pathlib import Path

import pytest
from django.core.management import call_command

from newsroom import public_files, renditions, workflow
from newsroom.rendering import make_all
from tests.cast import ahead, let_come
from tests.newsroom.buckets import free_port
from tests.newsroom.pictures import jpeg, with_original
from tests.nginx import NGINX, fetch, nginx

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    """Where the web server looks."""
    settings.PUBLIC_FILES = str(tmp_path / "public")
    return tmp_path / "public"


@pytest.fixture
def photo(make_photo):
    return with_original(make_photo, jpeg((400, 300)))


@pytest.fixture
def instead(author, reviewer):
    """Show other photos with a release, and have that approved."""

    def make(release, photos):
        release.refresh_from_db()
        base = release.head
        revision = workflow.revise(release, by=author, base=base, words={}, photos=photos)
        workflow.submit(revision, by=author)
        workflow.approve(revision, by=reviewer)
        return revision

    return make


def address(edition) -> str:
    return f"/photos/files/{edition.photos[0]['version']}-320.webp"


def laid_out(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


# ---------- what is laid out


def test_what_was_asked_for_is_laid_out(client, printed, photo, folder):
    edition = printed(photos=[photo])
    assert laid_out(folder) == []
    content = client.get(address(edition)).getvalue()
    (name,) = laid_out(folder)
    assert address(edition).endswith(name)
    assert (folder / name[:2] / name).read_bytes() == content


def test_nothing_else_is_ever_laid_out(client, write, printed, photo, folder):
    for entry in write(photos=[photo]).photos:
        make_all(entry)
        client.get(f"/photos/files/{entry['version']}-320.webp")
    scheduled = printed(photos=[photo], at=ahead())
    client.get(address(scheduled))
    assert laid_out(folder) == []


def test_a_kill_takes_the_files_in_at_once(client, printed, photo, publisher, folder):
    edition = printed(photos=[photo])
    client.get(address(edition))
    workflow.kill(edition, by=publisher, reason="Because")
    assert laid_out(folder) == []
    assert client.get(address(edition)).status_code == 410
    assert laid_out(folder) == []


def test_a_kill_leaves_what_another_release_shows(client, printed, photo, publisher, folder):
    edition, _other = printed(photos=[photo]), printed(photos=[photo])
    client.get(address(edition))
    workflow.kill(edition, by=publisher, reason="Because")
    assert len(laid_out(folder)) == 1


def test_an_end_that_is_set_takes_the_files_in_before_it_comes(
    client, printed, instead, photo, publisher, folder
):
    edition = printed(photos=[photo])
    client.get(address(edition))
    revision = instead(edition.release, [])
    later = workflow.update(revision, by=publisher, reason="Because", at=ahead())
    assert laid_out(folder) == []
    assert client.get(address(edition)).status_code == 200
    assert laid_out(folder) == [], "served, but not left to a server that knows no clock"
    let_come(later)
    assert client.get(address(edition)).status_code == 404


def test_an_end_that_is_taken_back_lets_them_be_laid_out_again(
    client, printed, instead, photo, publisher, folder
):
    edition = printed(photos=[photo])
    revision = instead(edition.release, [])
    later = workflow.update(revision, by=publisher, reason="Because", at=ahead())
    workflow.unschedule(later, by=publisher)
    client.get(address(edition))
    assert len(laid_out(folder)) == 1


def test_a_refused_change_takes_nothing_in(client, printed, photo, publisher, folder):
    edition = printed(photos=[photo])
    client.get(address(edition))
    with pytest.raises(workflow.Refused):
        workflow.kill(edition, by=publisher, reason="")
    assert len(laid_out(folder)) == 1


def test_the_sweep_takes_in_what_was_left_behind(client, printed, write, photo, folder, capsys):
    edition = printed(photos=[photo])
    client.get(address(edition))
    (kept,) = laid_out(folder)
    stray = public_files.place_of("ab" * 16, "320", "webp")
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"left by a restored backup")
    call_command("sweep_public_files")
    assert laid_out(folder) == [kept]
    assert "1 files were removed" in capsys.readouterr().out


def test_without_the_setting_nothing_happens(client, printed, photo, publisher, settings, tmp_path):
    settings.PUBLIC_FILES = ""
    edition = printed(photos=[photo])
    assert client.get(address(edition)).status_code == 200
    workflow.kill(edition, by=publisher, reason="Because")
    assert public_files.sweep() == 0


# ---------- behind nginx, with the file that is deployed


@pytest.mark.skipif(NGINX is None, reason="no nginx")
def test_nginx_serves_what_is_in_print_and_nothing_a_moment_longer(
    live_server, printed, photo, publisher, folder, tmp_path
):
    edition = printed(photos=[photo])
    with nginx(live_server.url.removeprefix("http://"), folder, tmp_path) as front:
        by_us, by_nginx = fetch(front + address(edition)), fetch(front + address(edition))
        workflow.kill(edition, by=publisher, reason="Because")
        afterwards = fetch(front + address(edition))
    assert (by_us[0], by_nginx[0], afterwards[0]) == (200, 200, 410)
    assert by_us[2] == by_nginx[2]
    assert by_us[1]["ETag"] != by_nginx[1]["ETag"], "the second answer is nginx's own"
    for _status, headers, _body in (by_us, by_nginx):
        assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert headers["Content-Type"] == "image/webp"


@pytest.mark.skipif(NGINX is None, reason="no nginx")
def test_nginx_alone_knows_nothing_but_what_is_laid_out(
    client, printed, make_photo, folder, tmp_path, settings
):
    settings.MEDIA_ROOT = tmp_path / "media"
    photo = with_original(make_photo, jpeg((400, 300)))
    edition = printed(photos=[photo])
    make_all(edition.photos[0])
    client.get(address(edition))
    original = renditions.original_of(photo.content_hash)
    version = edition.photos[0]["version"]
    guesses = [
        f"/photos/files/{version}-640.webp",
        f"/photos/files/{version}-320.jpeg",
        f"/photos/files/../../media/{original}",
        f"/photos/files/..%2f..%2fmedia/{original}",
        f"/photos/files/{version[:2]}/{version}-320.webp",
        f"/static/../media/{original}",
        f"/static../media/{original}",
        f"/media/{original}",
        f"/{original}",
    ]
    with nginx(f"127.0.0.1:{free_port()}", folder, tmp_path) as front:
        assert fetch(front + address(edition))[0] == 200
        assert {fetch(front + guess)[0] for guess in guesses} <= {400, 404, 503}
