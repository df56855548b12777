"""A preview shows one revision to whoever holds its link, for a while, and to no search engine."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from newsroom import preview, workflow
from newsroom.models import Photo, Release
from newsroom.renditions import widths
from tests.guards import held_to_the_wall


def kept_by_nobody(answer) -> bool:
    return (
        "no-store" in answer["Cache-Control"]
        and "noindex" in answer["X-Robots-Tag"]
        and answer["Referrer-Policy"] == "no-referrer"
    )


def test_a_link_shows_its_revision_in_the_public_template(client, write):
    revision = write(body="<p>Words of a draft.</p>", title="A draft’s headline")
    answer = client.get(preview.link(revision))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "newsroom/release.html" in [template.name for template in answer.templates]
    assert "A draft’s headline" in page
    assert "Words of a draft." in page
    assert "Preview of version 1" in page
    assert kept_by_nobody(answer)
    assert not answer.cookies


def test_a_link_stays_with_its_revision(client, write, author):
    first = write(body="<p>First words.</p>")
    link = preview.link(first)
    workflow.revise(
        Release.objects.get(), by=author, base=first, words={"body": "<p>Later words.</p>"}
    )
    page = client.get(link).content.decode()
    assert "First words." in page
    assert "Later words." not in page


def test_a_preview_speaks_the_language_of_its_release(client, write):
    answer = client.get(preview.link(write(language="ru")), headers={"accept-language": "en"})
    assert '<html lang="ru"' in answer.content.decode()
    assert answer["Content-Language"] == "ru"


def test_a_link_expires(client, write):
    link = preview.link(write())
    with time_machine.travel(timezone.now() + timedelta(hours=71)):
        assert client.get(link).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=73)):
        assert client.get(link).status_code == 404


def test_a_link_can_t_be_made_up(client, write):
    revision = write()
    for signed in (
        str(revision.pk),
        f"{revision.pk}:x:y",
        TimestampSigner(salt="other").sign(revision.pk),
        preview.SIGNER.sign(revision.pk + 1),
        preview.link(revision).split("/")[2].replace(f"{revision.pk}:", f"{revision.pk + 1}:", 1),
    ):
        assert client.get(reverse("preview", args=[signed])).status_code == 404


def test_a_false_link_does_not_reach_the_desk(client, write):
    address = reverse("preview", args=[f"{write().pk}:x:y"])
    with held_to_the_wall():
        client.get(address)


def test_what_was_killed_is_no_longer_shown(client, printed, publisher):
    edition = printed()
    link = preview.link(edition.revision)
    assert client.get(link).status_code == 200
    workflow.kill(edition, by=publisher, reason="Wrong.")
    assert client.get(link).status_code == 404


def test_an_embargo_stands_above_the_text_in_local_time_and_in_gmt(client, printed):
    at = timezone.now().replace(hour=13, minute=30, second=0, microsecond=0) + timedelta(days=1)
    edition = printed(at=at, embargoed=True)
    page = client.get(preview.link(edition.revision)).content.decode()
    assert re.search(r"Embargoed until [^<]*16:30 \(GMT\+3\), 13:30 GMT", page)


def test_a_release_without_a_section_or_a_time_can_be_previewed(client, write):
    answer = client.get(preview.link(write(section=None, dateline_country="", byline="")))
    assert answer.status_code == 200


def test_photos_come_with_their_credit_and_from_behind_the_signature(client, write, make_photo):
    revision = write(photos=[make_photo(), make_photo()])
    page = client.get(preview.link(revision)).content.decode()
    assert "Photo by the press service of the Joint Staff" in page
    proofs = set(re.findall(r"/preview/[^\s\"]+\.jpeg", page))
    assert len(proofs) == sum(len(widths(photo)) for photo in revision.photos)
    for address in proofs:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert kept_by_nobody(answer)
    assert "/photos/files/" not in page


def test_a_link_opens_no_other_photo_and_no_other_size(client, write, make_photo):
    own, other = make_photo(), make_photo()
    signed = preview.link(write(photos=[own])).split("/")[2]
    for photo, width in ((other.pk, 320), (own.pk, 321), (own.pk + 100, 320)):
        address = reverse("preview_photo", args=[signed, photo, width])
        assert client.get(address).status_code == 404


def picture(shade: str) -> bytes:
    """A picture with all that a camera writes into it."""
    exif = Image.Exif()
    exif[0x0110] = "Camera of the desk"
    content = BytesIO()
    Image.new("RGB", (800, 600), shade).save(content, "JPEG", exif=exif, comment=b"Secret place")
    return content.getvalue()


def shown(client, revision, photo) -> bytes:
    """The bytes that the holder of a preview's link gets."""
    signed = preview.link(revision).split("/")[2]
    answer = client.get(reverse("preview_photo", args=[signed, photo.pk, 640]))
    return b"".join(answer.streaming_content)


@pytest.fixture
def photo(photo_editor) -> Photo:
    words = {"credit": "Photo by the press service", "alt": "Grey"}
    return workflow.add_photo(BytesIO(picture("grey")), by=photo_editor, **words)


def test_a_proof_carries_its_credit_and_nothing_of_the_camera(client, write, photo):
    content = shown(client, write(photos=[photo]), photo)
    assert b"Photo by the press service" in content
    assert b"Camera of the desk" not in content
    assert b"Secret place" not in content
    with Image.open(BytesIO(content)) as proof:
        assert proof.size == (640, 480)


def test_a_proof_is_of_the_revision_s_own_file(client, write, photo, photo_editor):
    revision = write(photos=[photo])
    before = shown(client, revision, photo)
    another = BytesIO(picture("white"))
    workflow.replace_file(photo, another, by=photo_editor, reason="A sharper one")
    assert shown(client, revision, photo) == before
    assert shown(client, Release.objects.get().head, photo) != before


def test_the_staff_preview_any_revision_without_a_link(client, write, reviewer, make_photo):
    revision = write(photos=[make_photo()])
    client.force_login(reviewer)
    address = reverse("admin:newsroom_release_preview", args=[revision.release_id, 1])
    answer = client.get(address)
    assert kept_by_nobody(answer)
    (proof, *_rest) = re.findall(rf"{address}[^\s\"]+\.jpeg", answer.content.decode())
    assert client.get(proof)["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize("name", ["preview", "proof"])
def test_a_stranger_has_no_use_for_the_staff_s_addresses(client, write, make_photo, name):
    photo = make_photo()
    revision = write(photos=[photo])
    numbers = [revision.release_id, 1, *([photo.pk, 320] if name == "proof" else [])]
    answer = client.get(reverse(f"admin:newsroom_release_{name}", args=numbers))
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]


def test_staff_without_a_role_sees_no_preview(client, write, outsider):
    client.force_login(outsider)
    revision = write()
    address = reverse("admin:newsroom_release_preview", args=[revision.release_id, 1])
    assert client.get(address).status_code == 403
