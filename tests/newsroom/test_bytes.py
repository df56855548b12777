"""The state of the bytes: a photo's files are public exactly while something in print uses it.

At every stage of a release's life, on a disk and in a bucket, at every address that can be guessed.
"""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from environ import Env

from config.private_files import private_storage
from newsroom import renditions, workflow
from newsroom.rendering import make_all
from tests.cast import ahead, let_come
from tests.newsroom.buckets import BUCKET, KEYS, s3_server
from tests.newsroom.pictures import CORPUS, EXIFTOOL, addresses, jpeg, told, with_original


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(params=["disk", "bucket"], autouse=True)
def storage(request, settings, monkeypatch, tmp_path) -> str:
    """Files on a disk of their own, or in a bucket."""
    if request.param == "disk":
        settings.MEDIA_ROOT = tmp_path
    else:
        address = request.getfixturevalue("s3")
        for name, value in {**KEYS, "S3_BUCKET": BUCKET, "S3_ENDPOINT_URL": address}.items():
            monkeypatch.setenv(name, value)
        settings.STORAGES = {**settings.STORAGES, "default": private_storage(Env())}
        storages["default"].connection.create_bucket(Bucket=BUCKET)
    return request.param


@pytest.fixture
def photo(make_photo):
    return with_original(make_photo, jpeg(comment=secrets.token_bytes(8)))


@pytest.fixture
def statuses(reader):
    """What a stranger is answered with at every address of a version, its files being there."""

    def ask(entry: dict) -> set[int]:
        make_all(entry)
        files = [
            f"/photos/files/{entry['version']}-{name}.{format}"
            for name, format in renditions.everything(entry)
        ]
        return {reader.get(address).status_code for address in files}

    return ask


def guesses(entry: dict) -> list[str]:
    """Addresses at which a careless installation would show an original or a rendition."""
    original = renditions.original_of(entry["content_hash"])
    made = renditions.path_of(entry["version"], "full", "jpeg")
    digest = entry["content_hash"]
    return [
        *(
            f"{root}/{path}"
            for root in ("", "/media", "/static", "/photos")
            for path in (original, made)
        ),
        f"/photos/files/{digest[:32]}-full.jpeg",
        f"/photos/files/{digest}-full.jpeg",
        f"/photos/files/{entry['version']}-original.jpeg",
        f"/photos/files/{entry['version']}-641.jpeg",
        f"/photos/files/{entry['version'].upper()}-640.jpeg",
        f"/photos/files/../../{original}",
        f"/photos/files/{entry['version']}",
        f"/photos/{entry['photo']}/",
    ]


def test_the_storage_is_the_one_meant(storage, photo):
    kind = type(storages["default"]).__name__
    assert kind == {"disk": "WholeFileStorage", "bucket": "S3Storage"}[storage]
    assert default_storage.exists(renditions.original_of(photo.content_hash))


def test_nothing_is_public_before_its_instant(write, author, reviewer, publisher, photo, statuses):
    revision = write(photos=[photo])
    entry = revision.photos[0]
    assert statuses(entry) == {404}, "a draft"
    workflow.submit(revision, by=author)
    assert statuses(entry) == {404}, "in review"
    workflow.return_(revision, by=reviewer, reason="Because")
    assert statuses(entry) == {404}, "returned"
    workflow.submit(revision, by=author)
    workflow.approve(revision, by=reviewer)
    assert statuses(entry) == {404}, "approved"
    edition = workflow.publish(revision, by=publisher, at=ahead(), embargoed=True)
    assert statuses(entry) == {404}, "scheduled"
    let_come(edition)
    assert statuses(entry) == {200}, "in print"


def test_what_is_withdrawn_stays_and_what_is_killed_is_gone(printed, publisher, photo, statuses):
    edition = printed(photos=[photo])
    entry = edition.photos[0]
    assert statuses(entry) == {200}
    withdrawn = workflow.withdraw(edition, by=publisher, reason="Because")
    assert statuses(entry) == {200}
    workflow.kill(withdrawn, by=publisher, reason="Because")
    assert statuses(entry) == {410}


def test_a_kill_takes_nothing_that_another_edition_uses(printed, publisher, photo, statuses):
    first, second = printed(photos=[photo]), printed(photos=[photo])
    entry = first.photos[0]
    workflow.kill(first, by=publisher, reason="Because")
    assert statuses(entry) == {200}
    workflow.kill(second, by=publisher, reason="Because")
    assert statuses(entry) == {410}


def test_another_credit_is_not_public_before_it_is_in_print(
    printed, author, reviewer, publisher, photo_editor, photo, statuses
):
    edition = printed(photos=[photo])
    photo.credit = "Another body"
    workflow.save_photo(photo, by=photo_editor)
    release = edition.release
    release.refresh_from_db()
    revision = release.head
    assert revision.photos[0]["version"] != edition.photos[0]["version"]
    assert statuses(revision.photos[0]) == {404}
    assert statuses(edition.photos[0]) == {200}
    workflow.submit(revision, by=author)
    workflow.approve(revision, by=reviewer)
    later = workflow.update(revision, by=publisher, reason="Because", at=ahead())
    assert statuses(revision.photos[0]) == {404}
    let_come(later)
    assert statuses(revision.photos[0]) == {200}
    assert statuses(edition.photos[0]) == {404}


@pytest.mark.parametrize("stage", ["draft", "printed", "killed"])
def test_nothing_is_found_by_guessing(reader, write, printed, publisher, photo, stage):
    if stage == "draft":
        entry = write(photos=[photo]).photos[0]
    else:
        edition = printed(photos=[photo])
        entry = edition.photos[0]
        if stage == "killed":
            workflow.kill(edition, by=publisher, reason="Because")
    make_all(entry)
    found = {guess: reader.get(guess, follow=True).status_code for guess in guesses(entry)}
    # An odd width of what was killed is as gone as the rest.
    assert set(found.values()) <= ({404, 410} if stage == "killed" else {404}), found


def test_whoever_has_a_file_is_told_so(reader, printed, photo):
    address = addresses(printed(photos=[photo]))[0]
    first = reader.read(address, budget=1)
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"".join(first.streaming_content)
    again = reader.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.getvalue()) == (304, b"")


def test_no_stranger_may_read_the_originals(storage, photo):
    path = renditions.original_of(photo.content_hash)
    if storage == "bucket":
        grants = storages["default"].bucket.Object(path).Acl().grants
        assert [grant for grant in grants if "URI" in grant["Grantee"]] == []
    else:
        assert Path(default_storage.path(path)).stat().st_mode & 0o007 == 0


@pytest.mark.skipif(EXIFTOOL is None, reason="no exiftool")
def test_every_public_file_of_a_gallery_has_its_credit_and_no_secret(
    reader, printed, make_photo, tmp_path
):
    names = ["gps-exif.jpg", "gps-xmp.jpg", "cyrillic-iptc-utf8.jpg", "three-voices.jpg"]
    names += ["orientation.jpg", "cmyk.jpg", "photo.heic", "sixteen-bit.png", "transparent.png"]
    photos = [
        with_original(make_photo, (CORPUS / name).read_bytes(), credit=f"Пресс-служба, {name}")
        for name in names
    ]
    edition = printed(photos=photos)
    folder = tmp_path / "public"
    folder.mkdir()
    for address in addresses(edition):
        file = folder / address.rpartition("/")[2]
        file.write_bytes(reader.get(address).getvalue())
    expected = {entry["version"]: entry["credit"] for entry in edition.photos}
    found = told(sorted(folder.iterdir()))
    assert len(found) == len(addresses(edition)) >= 9 * 9
    for facts in found:
        version = facts["SourceFile"].rpartition("/")[2].partition("-")[0]
        assert facts["XMP:Credit"] == expected[version]
        secret = ("GPS", "Serial", "Owner", "MakerNote", "Make", "Model", "Lens", "Comment")
        told_too_much = [name for name in facts if name.partition(":")[2].startswith(secret)]
        assert told_too_much == []
