"""Text goes out compressed, pictures and archives as they are."""

import gzip
from hashlib import sha256

import pytest

from tests.newsroom.pictures import jpeg, with_original

ZIPPED = {"Accept-Encoding": "gzip"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/en/", "/sitemap.xml", "/en/exercises/register.csv"])
def test_text_is_compressed_for_whoever_takes_it(client, printed, address):
    printed(body="<p>" + "Lorries cross a bridge. " * 50 + "</p>")
    plain = client.get(address)
    assert "Content-Encoding" not in plain.headers
    small = client.get(address, headers=ZIPPED)
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert small.headers["Vary"] == plain.headers["Vary"]
    assert sha256(gzip.decompress(small.content)).digest() == sha256(plain.content).digest()


def test_whoever_has_the_compressed_page_is_told_that_it_stands(client, printed):
    address = printed(body="<p>" + "Lorries. " * 99 + "</p>").get_absolute_url()
    etag = client.get(address, headers=ZIPPED).headers["ETag"]
    again = client.get(address, headers={**ZIPPED, "If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_pictures_and_press_kits_go_out_as_they_are(client, printed, make_photo):
    edition = printed(photos=[with_original(make_photo, jpeg((900, 600)))])
    (_width, picture), *_more = edition.photos[0]["sources"]["jpeg"]
    kit = edition.get_absolute_url().rpartition("/echelon")[0] + "/photos.zip"
    for address in (picture, kit):
        answer = client.get(address, headers=ZIPPED)
        assert answer.status_code == 200
        assert "Content-Encoding" not in answer.headers
