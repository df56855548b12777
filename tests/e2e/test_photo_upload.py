"""Photos come in through a browser: many at once, described and ordered by the keyboard alone."""

from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from newsroom import workflow
from newsroom.models import Photo

CORPUS = Path(__file__).parents[1] / "corpus"
UPLOAD = "/admin/newsroom/photo/upload/"
LIBRARY = "/admin/newsroom/photo/"
PHONE = {"width": 390, "height": 844}
LOOKS = [
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="light"), id="light"),
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="dark"), id="dark"),
    pytest.param("look", marks=pytest.mark.browser_context_args(viewport=PHONE), id="phone"),
]
DROPPED = """async ([address, ...files]) => {
    const dropped = new DataTransfer();
    for (const [name, bytes] of files) {
        dropped.items.add(new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
    }
    document.querySelector("[data-drop]").dispatchEvent(
        new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(autouse=True)
def _scratch_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def signed_in(page, client, live_server):
    """Let a person's browser in."""

    def enter(user):
        client.force_login(user)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return page

    return enter


def picture(colour: str = "#336699") -> BytesIO:
    file = BytesIO()
    Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(file, "JPEG", comment=colour)
    return file


def barriers(page) -> list[str]:
    """What axe finds."""
    return [f"{found['id']}: {found['help']}" for found in Axe().run(page).response["violations"]]


def test_many_files_are_chosen_described_by_keyboard_and_saved(signed_in, author):
    page = signed_in(author)
    page.goto(UPLOAD)
    names = ["cyrillic-iptc-cp1251.jpg", "animated.gif", "photo.webp", "svg.jpg", "gps-exif.jpg"]
    page.set_input_files("#id_files", [CORPUS / name for name in names])
    expect(page.get_by_role("status")).to_have_text("5 of 5 files done, 2 refused.")
    progress = page.locator("[data-progress] li")
    expect(progress).to_have_count(5)
    expect(progress.nth(1)).to_contain_text("A GIF is not a photograph")
    expect(progress.nth(3)).to_contain_text("An SVG is a program")
    rows = page.locator("[data-rows] tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("Фото: пресс-служба Объединённого штаба")
    first, second, third = (rows.nth(n).get_attribute("data-photo") for n in range(3))
    page.locator(f"[name=photo-{first}-alt]").focus()
    page.keyboard.type("Lorries on a road")
    page.keyboard.press("Control+ArrowDown")
    expect(page.locator(f"[name=photo-{second}-alt]")).to_be_focused()
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.type("A training ground")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    page.locator("#id_all-organisation").fill("Joint Staff")
    page.locator("#id_all-organisation").press("Enter")
    page.wait_for_url(f"**{LIBRARY}")
    described = Photo.objects.in_bulk([int(first), int(third)])
    assert described[int(first)].alt == "Lorries on a road"
    assert described[int(third)].alt == "A training ground"
    assert set(Photo.objects.values_list("organisation", flat=True)) == {"Joint Staff"}
    assert Photo.objects.count() == 3


def test_files_are_dropped_and_the_same_one_twice_is_one(signed_in, author):
    page = signed_in(author)
    page.goto(UPLOAD)
    content = list((CORPUS / "photo.webp").read_bytes())
    page.evaluate(DROPPED, [UPLOAD, ["one.jpg", content], ["two.jpg", content]])
    expect(page.get_by_role("status")).to_have_text("2 of 2 files done, 0 refused.")
    expect(page.locator("[data-rows] tr")).to_have_count(1)
    assert Photo.objects.count() == 1


def test_a_release_gets_photos_and_their_order_by_keyboard(signed_in, author, write):
    release = write().release
    page = signed_in(author)
    page.goto(release.get_absolute_url())
    page.get_by_role("link", name="Add photos").click()
    page.set_input_files("#id_files", [CORPUS / "photo.webp", CORPUS / "cmyk.jpg"])
    expect(page.locator("[data-rows] tr")).to_have_count(2)
    first, second = (
        int(page.locator("[data-rows] tr").nth(n).get_attribute("data-photo")) for n in range(2)
    )
    page.get_by_role("button", name="Save and add to the release").click()
    page.wait_for_url(f"**{release.get_absolute_url()}*")
    release.refresh_from_db()
    assert [entry["photo"] for entry in release.head.photos] == [first, second]
    record = Photo.objects.get(pk=second).record
    page.get_by_role("button", name=f"Up {record}").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    release.refresh_from_db()
    assert [entry["photo"] for entry in release.head.photos] == [second, first]


def test_the_focal_point_is_set_by_a_click_and_by_the_arrow_keys(signed_in, photo_editor):
    photo = workflow.add_photo(picture(), by=photo_editor, credit="Joint Press Centre", alt="A")
    page = signed_in(photo_editor)
    page.goto(photo.get_absolute_url())
    image = page.locator(".pd-frame img")
    box = image.bounding_box()
    image.click(position={"x": box["width"] / 4, "y": box["height"] / 2 - 60})
    expect(page.locator(".pd-point")).to_be_focused()
    for key in ("ArrowRight", "Shift+ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    x, y = (float(page.locator(f"#id_focal_{axis}").input_value()) for axis in "xy")
    assert x == pytest.approx(36, abs=0.5)
    shown = page.locator(".pd-crop--card img").evaluate("(img) => img.style.objectPosition")
    assert shown == f"{x:g}% {y:g}%"
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == pytest.approx((x / 100, y / 100), abs=0.001)


@pytest.mark.parametrize("look", LOOKS)
def test_the_pages_have_no_barrier(signed_in, photo_editor, complaints, make_photo, write, look):
    photo = workflow.add_photo(CORPUS / "photo.webp", by=photo_editor, credit="Joint Press Centre")
    write(photos=[photo, make_photo()])
    page = signed_in(photo_editor)
    for address in (
        f"{LIBRARY}?as=grid",
        f"{LIBRARY}?as=list",
        photo.get_absolute_url(),
        f"{UPLOAD}?photo={photo.pk}",
    ):
        page.goto(address)
        assert complaints == []
        wide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
        assert not wide
        assert barriers(page) == []
        complaints.clear()  # axe reads style sheets in a way that the policy refuses


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_files_are_sent_with_the_page(signed_in, author):
    page = signed_in(author)
    page.goto(UPLOAD)
    page.set_input_files("#id_files", [CORPUS / "photo.webp", CORPUS / "zip-behind.jpg"])
    page.locator("#id_all-credit").fill("Joint Press Centre")
    page.get_by_role("button", name="Upload").click()
    expect(page.locator(".messagelist")).to_contain_text("something else in the file")
    photo = Photo.objects.get()
    page.locator(f"[name=photo-{photo.pk}-caption]").fill("Officers around a map")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**{LIBRARY}")
    photo.refresh_from_db()
    assert (photo.caption, photo.credit) == ("Officers around a map", "Joint Press Centre")
