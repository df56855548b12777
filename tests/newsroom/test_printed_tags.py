"""What templates print of an edition: the words around it, letter for letter and escaped."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from newsroom.models import Edition
from newsroom.templatetags import printed

AFTERNOON = datetime(2023, 9, 4, 13, 30, 12, 345678, tzinfo=UTC)


@pytest.fixture(autouse=True)
def moscow(settings):
    settings.TIME_ZONE = "Europe/Moscow"


def edition(**fields) -> Edition:
    return Edition(
        **{
            "body": "<p>Units practised.</p>",
            "dateline_place": "Brest Region",
            "dateline_country": "BY",
            "published_at": AFTERNOON,
            **fields,
        }
    )


def photo(**fields) -> dict:
    return {
        "record": "P-2023-0904-014",
        "width": 1920,
        "height": 1280,
        "alt": "Lorries on a road",
        "decorative": False,
        "credit": "Press service of the Joint Staff",
        "focal": [0.5, 0.5],
        "colour": "#5a6b4c",
        "sources": {
            "webp": [[320, "/w-320"], [640, "/w-640"], [1280, "/w-1280"]],
            "jpeg": [[320, "/j-320"], [640, "/j-640"], [1280, "/j-1280"]],
        },
        **fields,
    }


def rendered(source: str, **context) -> str:
    return Template("{% load printed %}" + source).render(Context(context))


class TestDateline:
    def test_opens_the_first_paragraph(self):
        assert printed.with_dateline(edition()) == (
            '<p><span class="dateline">BREST REGION, Belarus, '
            '<time datetime="2023-09-04T16:30:12+03:00">4 September 2023</time></span> — '
            "Units practised.</p>"
        )

    def test_stands_under_a_heading_that_opens_the_text(self):
        body = printed.with_dateline(edition(body="<h2>Echelon</h2>\n<p>Units practised.</p>"))
        assert body.startswith('<h2>Echelon</h2>\n<p><span class="dateline">')

    def test_headings_without_a_paragraph_take_no_longer_than_others(self):
        body = printed.with_dateline(edition(body="<h2>Fuel</h2>" * 200 + "<ul><li>x</li></ul>"))
        assert body.startswith('<p><span class="dateline">')

    def test_it_opens_the_first_paragraph_under_several_headings(self):
        body = printed.with_dateline(edition(body="<h2>A</h2><h3>B</h3>\n<p>Units.</p><p>C.</p>"))
        assert body.startswith('<h2>A</h2><h3>B</h3>\n<p><span class="dateline">')

    def test_never_stands_inside_a_list(self):
        body = printed.with_dateline(edition(body="<ul><li><p>fuel;</p></li></ul>"))
        assert body.startswith('<p><span class="dateline">')
        assert body.endswith("</p><ul><li><p>fuel;</p></li></ul>")

    def test_is_escaped(self):
        body = printed.with_dateline(edition(dateline_place="<script>"))
        assert "&lt;SCRIPT&gt;" in body
        assert "<SCRIPT>" not in body

    def test_is_absent_without_a_place(self):
        nowhere = edition(dateline_place="", dateline_country="")
        assert printed.with_dateline(nowhere) == "<p>Units practised.</p>"

    def test_is_absent_without_a_text(self):
        assert printed.with_dateline(edition(body="")) == ""

    def test_has_no_day_before_the_release_has_one(self):
        body = printed.with_dateline(edition(published_at=None))
        assert body.startswith('<p><span class="dateline">BREST REGION, Belarus</span> — ')


class TestNamesOfExercises:
    @pytest.mark.parametrize("name", ["Echelon-2023", "Эшелон-2023", "Էշելոն-2023"])
    def test_are_kept_together(self, name):
        assert f'<span class="u-nw">{name}</span>' in printed.nowrap_names(f"On {name}, today")

    @pytest.mark.parametrize("text", ["2022-2023", "Su-30", "P-2023-0904-014"])
    def test_are_not_other_things_with_a_hyphen(self, text):
        assert printed.nowrap_names(f"See {text}") == f"See {text}"

    def test_plain_text_is_escaped(self):
        assert printed.nowrap_names("<b>Echelon-2023") == (
            '&lt;b&gt;<span class="u-nw">Echelon-2023</span>'
        )

    def test_attributes_are_left_alone(self):
        link = '<a title="a > b, Echelon-2023" href="/echelon-2023/">Echelon-2023</a>'
        assert printed.nowrap_names(printed.printed(link)) == (
            '<a title="a > b, Echelon-2023" href="/echelon-2023/">'
            '<span class="u-nw">Echelon-2023</span></a>'
        )


class TestDays:
    @pytest.mark.parametrize(
        ("form", "text"),
        [
            ("day", "4 September 2023"),
            ("short", "4 Sep 2023"),
            ("weekday", "Monday, 4 September 2023"),
            ("weekday_of_year", "Monday, 4 September"),
            ("month", "September 2023"),
            ("minute", "4 Sep 2023, 16:30"),
            ("moment", "4 September 2023, 16:30"),
            ("zoned", "4 September 2023, 16:30 (GMT+3)"),
            ("clock", "16:30"),
        ],
    )
    def test_are_written_in_the_forms_of_the_house(self, form, text):
        machine = "2023-09-04T16:30:12+03:00"
        assert printed.when(AFTERNOON, form) == f'<time datetime="{machine}">{text}</time>'

    def test_follow_the_language_of_the_page(self):
        with override("ru"):
            assert "4 сентября 2023" in printed.when(AFTERNOON)
            assert "Сентябрь 2023" in printed.when(AFTERNOON, "month")

    def test_a_date_has_neither_hour_nor_zone(self):
        assert printed.when(date(2024, 6, 6)) == '<time datetime="2024-06-06">6 June 2024</time>'

    @pytest.mark.parametrize(
        ("name", "zone"),
        [("UTC", "GMT"), ("Asia/Kolkata", "GMT+5:30"), ("America/New_York", "GMT-4")],
    )
    def test_the_zone_is_an_offset(self, settings, name, zone):
        settings.TIME_ZONE = name
        assert printed.zone(AFTERNOON) == zone


class TestCredit:
    def test_follows_the_word_photo(self):
        assert printed.credit_line("Joint Press Centre") == (
            '<span class="cr">Photo: <b>Joint Press Centre</b></span>'
        )

    @pytest.mark.parametrize(
        "credit",
        [
            "Photo by the press service of the Joint Staff",
            "photo: Ministry of Defence",
            "Фото пресс-службы Объединённого штаба",
        ],
    )
    def test_that_says_photo_itself_is_left_as_it_is(self, credit):
        assert printed.credit_line(credit) == f'<span class="cr"><b>{credit}</b></span>'

    @pytest.mark.parametrize("credit", ["Photographic service", "Фотослужба Минобороны"])
    def test_that_only_begins_alike_follows_the_word(self, credit):
        assert printed.credit_line(credit) == f'<span class="cr">Photo: <b>{credit}</b></span>'

    def test_is_printed_letter_for_letter(self):
        assert "<b>A  &amp; B, CC BY 4.0</b>" in printed.credit_line("A  & B, CC BY 4.0")


class TestPicture:
    def test_offers_the_most_frugal_format_first(self):
        avif = {"avif": [[640, "/a-640"]], **photo()["sources"]}
        html = rendered('{% picture photo sizes="50vw" %}', photo=photo(sources=avif))
        assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
        assert 'srcset="/j-320 320w, /j-640 640w, /j-1280 1280w" sizes="50vw"' in html
        assert 'src="/j-640"' in html

    def test_reserves_its_room(self):
        html = rendered("{% picture photo %}", photo=photo())
        assert 'width="1920" height="1280"' in html

    def test_waits_its_turn_unless_the_page_is_about_it(self):
        assert 'loading="lazy"' in rendered("{% picture photo %}", photo=photo())
        lead = rendered('{% picture photo loading="eager" %}', photo=photo())
        assert 'fetchpriority="high"' in lead
        assert "lazy" not in lead

    def test_says_what_it_shows(self):
        assert 'alt="Lorries on a road"' in rendered("{% picture photo %}", photo=photo())

    def test_says_nothing_when_it_is_decorative(self):
        decorative = photo(decorative=True)
        assert 'alt=""' in rendered("{% picture photo %}", photo=decorative)

    def test_keeps_its_focal_point_in_view(self):
        html = rendered("{% picture photo %}", photo=photo(focal=[0.24, 1]))
        assert 'class="fx-2 fy-10 g-111"' in html

    def test_has_no_style_of_its_own(self):
        assert "style=" not in rendered("{% picture photo %}", photo=photo())

    def test_of_a_preview_has_no_renditions_yet(self):
        unprinted = photo()
        del unprinted["sources"]
        assert 'alt="Lorries on a road"' in rendered("{% picture photo %}", photo=unprinted)
        assert printed.largest(unprinted) == ""

    def test_is_offered_for_download_in_the_format_every_program_opens(self):
        assert printed.largest(photo()) == "/j-1280"


class TestThumbnail:
    def test_is_the_first_photo(self):
        first, second = photo(record="P-1"), photo(record="P-2")
        assert printed.thumbnail(edition(photos=[first, second])) == first

    def test_is_refused_to_a_withdrawn_release(self):
        assert printed.thumbnail(edition(photos=[photo()], mark="withdrawn")) is None


def test_a_count_ends_where_lists_are_no_longer_numbered():
    assert [printed.counted(total) for total in (57, 1000, 1001)] == ["57", "1000", "1000+"]
