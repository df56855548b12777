"""The photo desk: bringing photos in, the library, a photo's record. Each works without script."""

from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from newsroom import workflow
from newsroom.models import Photo, PhotoTransition, PhotoVerb
from newsroom.topics import establish
from tests.newsroom.admin.forms import boxes

CORPUS = Path(__file__).parents[2] / "corpus"
UPLOAD = "/admin/newsroom/photo/upload/"
FILE = f"{UPLOAD}file/"
LIBRARY = "/admin/newsroom/photo/"


@pytest.fixture(autouse=True)
def _scratch_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(photo_editor) -> Client:
    return signed_in(photo_editor)


@pytest.fixture
def authors_desk(author) -> Client:
    return signed_in(author)


def sample(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (CORPUS / name).read_bytes(), "image/jpeg")


def picture(colour: str) -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (640, 480), colour).save(content, "JPEG")
    return SimpleUploadedFile(f"{colour}.jpg", content.getvalue(), "image/jpeg")


def text(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


# ---------- one file after another


def test_a_file_answers_with_its_row_filled_from_the_file(authors_desk):
    answer = authors_desk.post(FILE, {"file": sample("armenian-xmp.jpg")}).json()
    photo = Photo.objects.get()
    row = BeautifulSoup(answer["row"], "html.parser")
    assert row.select_one(f"[name=photo-{photo.pk}-caption]").text.strip() == photo.caption
    assert row.select_one(f"[name=photo-{photo.pk}-alt]").text.strip() == "Սպաներ քարտեզի շուրջ"
    assert photo.credit in row.text


@pytest.mark.parametrize(
    ("name", "why"), [("animated.gif", "GIF"), ("svg.jpg", "SVG"), ("zip-behind.jpg", "else")]
)
def test_a_refused_file_answers_with_its_sentence(authors_desk, name, why):
    answer = authors_desk.post(FILE, {"file": sample(name)}).json()
    assert why in answer["refused"]
    assert not Photo.objects.exists()


def test_no_file_is_refused_too(authors_desk):
    assert authors_desk.post(FILE).json()["refused"]


def test_a_file_the_library_has_is_shown_with_where_it_is_used(desk, write, photo_editor):
    photo = workflow.add_photo(CORPUS / "photo.webp", by=photo_editor)
    write(photos=[photo], title="Supply units train")
    answer = desk.post(FILE, {"file": sample("photo.webp")}).json()
    assert "In the library already. It is shown by “Supply units train”." in answer["row"]
    assert Photo.objects.get() == photo


@pytest.mark.parametrize("who", ["reviewer", "publisher", "outsider"])
def test_uploading_takes_the_right(who, request):
    client = signed_in(request.getfixturevalue(who))
    assert client.get(UPLOAD).status_code == 403
    answer = client.post(FILE, {"file": sample("photo.webp")}).json()
    assert "right" in answer["refused"]
    assert not Photo.objects.exists()


# ---------- without script


def test_many_files_are_sent_at_once_and_then_described(desk):
    files = [sample("armenian-xmp.jpg"), sample("animated.gif"), picture("red")]
    sent = desk.post(UPLOAD, {"files": files, "all-place": "Brest"}, follow=True)
    assertContains(sent, "“animated.gif”: A GIF is not a photograph")
    assert [photo.place for photo in Photo.objects.all()] == ["Brest", "Brest"]
    first, second = Photo.objects.order_by("pk")
    form = boxes(sent.content, "#photo_upload")
    assert form["photo"] == [str(first.pk), str(second.pk)]
    form |= {
        "all-credit": "Joint Press Centre",
        "all-taken_on": "2023-09-04",
        "all-topics": [str(establish("Logistics").pk)],
        f"photo-{second.pk}-caption": "Lorries",
        f"photo-{second.pk}-alt": "Two lorries on a road",
    }
    answer = desk.post(UPLOAD, form)
    assertRedirects(answer, LIBRARY)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.caption, second.alt) == ("Lorries", "Two lorries on a road")
    assert first.caption == "Շտաբային վարժանք Երևանում"
    for photo in (first, second):
        assert (photo.credit, str(photo.taken_on)) == ("Joint Press Centre", "2023-09-04")
        assert [topic.name for topic in photo.topics.all()] == ["Logistics"]


def test_what_is_left_empty_for_all_stays_as_each_file_says(desk, photo_editor):
    photo = workflow.add_photo(CORPUS / "armenian-xmp.jpg", by=photo_editor, prefill=True)
    form = boxes(desk.get(f"{UPLOAD}?photo={photo.pk}").content, "#photo_upload")
    desk.post(UPLOAD, form)
    credit = photo.credit
    photo.refresh_from_db()
    assert photo.credit == credit != ""


def test_more_than_a_hundred_files_are_not_looked_at(desk):
    files = [SimpleUploadedFile(f"{n}.jpg", b"no picture") for n in range(102)]
    answer = desk.post(UPLOAD, {"files": files}, follow=True)
    assert text(answer).count("not looked at") == 2


def test_what_is_missing_is_said(desk, photo_editor):
    photo = workflow.add_photo(picture("red"), by=photo_editor)
    form = boxes(desk.get(f"{UPLOAD}?photo={photo.pk}").content, "#photo_upload")
    answer = desk.post(UPLOAD, form, follow=True)
    assertContains(answer, f"Without a credit, and so not to be published: {photo.record}")
    assertContains(answer, f"Without an alternative text: {photo.record}")


def test_a_text_that_is_too_long_is_refused_with_the_rest_kept(desk, photo_editor):
    photo = workflow.add_photo(picture("red"), by=photo_editor)
    form = boxes(desk.get(f"{UPLOAD}?photo={photo.pk}").content, "#photo_upload")
    form |= {f"photo-{photo.pk}-alt": "a" * 301, f"photo-{photo.pk}-caption": "Lorries"}
    answer = desk.post(UPLOAD, form)
    assertContains(answer, "at most 300 characters")
    assertContains(answer, "Lorries")
    photo.refresh_from_db()
    assert photo.caption == ""


def test_an_author_sees_but_does_not_describe_another_authors_photo(authors_desk, photo_editor):
    photo = workflow.add_photo(picture("red"), by=photo_editor, caption="Theirs")
    page = authors_desk.get(f"{UPLOAD}?photo={photo.pk}")
    assertNotContains(page, f"photo-{photo.pk}-caption")
    form = boxes(page.content, "#photo_upload")
    authors_desk.post(UPLOAD, {**form, f"photo-{photo.pk}-caption": "Mine", "all-credit": "Mine"})
    photo.refresh_from_db()
    assert (photo.caption, photo.credit) == ("Theirs", "")


# ---------- for a release


def test_photos_come_into_the_release_they_were_uploaded_for(authors_desk, author, write):
    release = write().release
    assertContains(authors_desk.get(release.get_absolute_url()), f"{UPLOAD}?release={release.pk}")
    photo = workflow.add_photo(picture("red"), by=author)
    address = f"{UPLOAD}?photo={photo.pk}&release={release.pk}"
    form = boxes(authors_desk.get(address).content, "#photo_upload")
    form[f"photo-{photo.pk}-alt"] = "A road"
    answer = authors_desk.post(f"{UPLOAD}?release={release.pk}", form)
    assert answer.url == f"{release.get_absolute_url()}#release_photos-group"
    release.refresh_from_db()
    assert [entry["alt"] for entry in release.head.photos] == ["A road"]
    assert release.head.number == 2


def test_a_retired_photo_does_not_come_into_a_release(authors_desk, photo_editor, write):
    release = write().release
    photo = workflow.add_photo(picture("red"), by=photo_editor)
    workflow.retire(photo, by=photo_editor, reason="No consent.")
    answer = authors_desk.post(f"{UPLOAD}?release={release.pk}", {"photo": [photo.pk]}, follow=True)
    assertContains(answer, "was not added: No consent.")
    assert not release.release_photos.exists()


def test_a_release_that_has_ended_takes_no_photo(authors_desk, author, printed, publisher):
    edition = printed()
    workflow.withdraw(edition, by=publisher, reason="False.")
    photo = workflow.add_photo(picture("red"), by=author)
    answer = authors_desk.post(f"{UPLOAD}?release={edition.release_id}", {"photo": [photo.pk]})
    assertContains(answer, "kept as it was")
    assert not edition.release.release_photos.exists()


def test_the_library_offers_no_retired_photo_to_a_release(authors_desk, photo_editor):
    photo = workflow.add_photo(picture("red"), by=photo_editor)
    workflow.retire(photo, by=photo_editor, reason="No consent.")
    answer = authors_desk.get(reverse("admin:newsroom_photo_library")).json()
    assert answer["results"] == []


# ---------- the library


def test_the_library_is_a_grid_or_a_list_as_it_was_looked_at_last(desk, make_photo):
    make_photo()
    assertContains(desk.get(LIBRARY), "pl-grid")
    assertRedirects(desk.get(f"{LIBRARY}?as=list&q=Caption"), f"{LIBRARY}?q=Caption")
    answer = desk.get(LIBRARY)
    assertNotContains(answer, "pl-grid")
    assertContains(answer, "result_list")


@pytest.mark.parametrize("shown_as", ["grid", "list"])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"plain", "uncredited", "undescribed", "retired"}),
        ("needs=credit", {"uncredited"}),
        ("needs=alt", {"undescribed"}),
        ("needs=unused", {"uncredited", "undescribed", "retired"}),
        ("needs=ending", set()),
        ("state=retired", {"retired"}),
        ("state=offered", {"plain", "uncredited", "undescribed"}),
        ("q=retired", {"retired"}),
        ("topic=Logistics", {"plain"}),
        ("topic=Nothing+known", set()),
        ("needs=nonsense", {"plain", "uncredited", "undescribed", "retired"}),
    ],
)
def test_the_library_is_narrowed(desk, make_photo, write, photo_editor, shown_as, query, expected):
    plain = make_photo(caption="It is plain")
    plain.topics.add(establish("Logistics"))
    write(photos=[plain])
    make_photo(caption="It is uncredited", credit="")
    make_photo(caption="It is undescribed", alt="")
    workflow.retire(make_photo(caption="It is retired"), by=photo_editor, reason="No consent.")
    desk.get(f"{LIBRARY}?as={shown_as}")
    page = desk.get(f"{LIBRARY}?{query}")
    captions = {"plain", "uncredited", "undescribed", "retired"}
    assert {name for name in captions if f"It is {name}" in page.content.decode()} == expected


def test_the_library_asks_as_much_for_many_photos_as_for_few(
    desk, make_photo, django_assert_max_num_queries
):
    for _each in range(30):
        make_photo()
    desk.get(LIBRARY)
    with django_assert_max_num_queries(14):
        desk.get(LIBRARY)


def test_chosen_photos_are_described_together(desk, make_photo):
    first, second = make_photo(), make_photo()
    answer = desk.post(
        LIBRARY, {"action": "describe_together", "_selected_action": [first.pk, second.pk]}
    )
    assert answer.url == f"{UPLOAD}?photo={second.pk}&photo={first.pk}"
    assertContains(desk.get(answer.url), f'name="photo-{first.pk}-caption"')


def test_the_stock_way_to_add_leads_to_the_upload(desk):
    assertRedirects(desk.get(f"{LIBRARY}add/"), UPLOAD)


# ---------- a photo's record


def record(photo: Photo) -> str:
    return reverse("admin:newsroom_photo_change", args=[photo.pk])


@pytest.fixture
def photo(photo_editor) -> Photo:
    fields = {"credit": "Joint Press Centre", "alt": "A road", "caption": "Lorries"}
    return workflow.add_photo(picture("red"), by=photo_editor, **fields)


def save(client: Client, photo: Photo, **typed):
    form = boxes(client.get(record(photo)).content, "#photo_form")
    return client.post(record(photo), {**form, **typed, "_continue": "1"}, follow=True)


def test_a_record_is_saved_and_carried_to_its_releases(desk, photo, write):
    release = write(photos=[photo], title="Supply units train").release
    answer = save(desk, photo, credit="Ministry of Defence of Belarus", focal_x="25", focal_y="100")
    assertContains(answer, "newest version of “Supply units train”")
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (0.25, 1.0)
    release.refresh_from_db()
    assert release.head.photos[0]["credit"] == "Ministry of Defence of Belarus"
    assert PhotoTransition.objects.latest("pk").verb == PhotoVerb.CHANGE


def test_a_form_sent_as_it_was_opened_changes_nothing(desk, photo):
    photo.focal_x = 1 / 3
    photo.save(update_fields=["focal_x"])
    before = Photo.objects.values().get()
    save(desk, photo)
    after = Photo.objects.values().get()
    assert after.pop("focal_x") == pytest.approx(before.pop("focal_x"), abs=0.0005)
    assert after == before


@pytest.mark.parametrize("typed", ["-1", "101", "far", "nan", ""])
def test_a_focal_point_outside_the_picture_is_refused(desk, photo, typed):
    save(desk, photo, focal_x=typed)
    photo.refresh_from_db()
    assert photo.focal_x == 0.5


def test_a_manipulation_without_words_is_refused_by_the_form(desk, photo):
    answer = save(desk, photo, disclosure="blur")
    assertContains(answer, "Say what was done to the picture")
    photo.refresh_from_db()
    assert photo.disclosure == "none"
    save(desk, photo, disclosure="blur", disclosure_note="Faces blurred.")
    photo.refresh_from_db()
    assert photo.disclosure == "blur"


def test_a_record_says_where_its_photo_is_used(desk, photo, printed, write):
    edition = printed(photos=[photo], title="Supply units train")
    write(photos=[photo], title="Field kitchens")
    page = desk.get(record(photo))
    assertContains(page, edition.get_absolute_url())
    assertContains(page, "Field kitchens")


def test_the_file_is_replaced_from_the_record(desk, photo):
    address = reverse("admin:newsroom_photo_replace", args=[photo.pk])
    answer = desk.post(address, {"file": picture("blue"), "reason": "Sharper."}, follow=True)
    assertContains(answer, "The file was replaced.")
    old, _ = photo.content_hash, photo.refresh_from_db()
    assert photo.content_hash != old
    refused = desk.post(address, {"file": sample("bomb.png"), "reason": "Larger."}, follow=True)
    assertContains(refused, "2500 megapixels")
    assertContains(desk.post(address, {}, follow=True), "This field is required.")


def test_a_photo_is_retired_and_offered_again_from_the_record(desk, photo):
    retire = reverse("admin:newsroom_photo_retire", args=[photo.pk])
    assertContains(desk.post(retire, {"reason": "No consent."}, follow=True), "No consent.")
    photo.refresh_from_db()
    assert photo.retired_reason == "No consent."
    desk.post(reverse("admin:newsroom_photo_restore", args=[photo.pk]))
    photo.refresh_from_db()
    assert photo.retired_at is None


def test_a_photo_in_use_is_not_deleted_and_the_sentence_names_where(desk, photo, write):
    write(photos=[photo], title="Supply units train")
    address = reverse("admin:newsroom_photo_delete", args=[photo.pk])
    for answer in (
        desk.get(address, follow=True),
        desk.post(address, {"post": "yes"}, follow=True),
    ):
        assertContains(answer, "can’t be deleted. It is shown by “Supply units train”.")
    assert Photo.objects.exists()


def test_an_unused_photo_is_deleted(desk, photo):
    address = reverse("admin:newsroom_photo_delete", args=[photo.pk])
    assert desk.get(address).status_code == 200
    assertRedirects(desk.post(address, {"post": "yes"}), LIBRARY)
    assert not Photo.objects.exists()
    assert PhotoTransition.objects.latest("pk").verb == PhotoVerb.DELETE


def test_an_author_reads_records_and_changes_none(authors_desk, photo):
    page = authors_desk.get(record(photo))
    assertNotContains(page, 'name="credit"')
    assertNotContains(page, "Replace the file")
    assert authors_desk.post(record(photo), {"credit": "Mine"}).status_code == 403
    for name in ("replace", "retire", "restore"):
        address = reverse(f"admin:newsroom_photo_{name}", args=[photo.pk])
        data = {"file": picture("blue"), "reason": "Mine."}
        assertContains(authors_desk.post(address, data, follow=True), "right")
    assert Photo.objects.get().credit == "Joint Press Centre"


# ---------- pictures for the desk's eyes


@pytest.mark.parametrize("name", ["thumbnail", "preview", "card", "square"])
@pytest.mark.parametrize("file", ["gps-exif.jpg", "cmyk.tif", "sixteen-bit.png", "photo.heic"])
def test_pictures_of_the_desk_are_plain(desk, photo_editor, file, name):
    photo = workflow.add_photo(CORPUS / file, by=photo_editor)
    for _again in range(2):
        answer = desk.get(reverse("admin:newsroom_photo_picture", args=[photo.pk, name]))
        assert "private" in answer["Cache-Control"]
        content = b"".join(answer.streaming_content)
    with Image.open(BytesIO(content)) as picture:
        assert picture.format == "JPEG"
        assert not picture.getexif()
    assert b"SERIAL" not in content


def test_other_names_of_pictures_answer_404(desk, photo):
    for name in ("original", "1920", "large"):
        address = reverse("admin:newsroom_photo_picture", args=[photo.pk, name])
        assert desk.get(address).status_code == 404


def test_originals_are_for_the_desk_and_kept_nowhere(desk, photo):
    answer = desk.get(reverse("admin:newsroom_photo_original", args=[photo.pk]))
    assert b"".join(answer.streaming_content) == photo.original.read()
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["picture", "original"])
def test_strangers_and_those_without_the_right_see_no_picture(photo, outsider, name):
    where = [photo.pk, "preview"] if name == "picture" else [photo.pk]
    address = reverse(f"admin:newsroom_photo_{name}", args=where)
    assert Client().get(address).status_code == 302
    assert signed_in(outsider).get(address).status_code == 403
