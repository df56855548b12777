"""What readers ask for most is answered from an index, in its order, however much there is."""

import pytest
from django.db import connection, transaction

from newsroom.models import Edition, EditionPhoto, Topic
from newsroom.querysets.in_print import readable_at

pytestmark = pytest.mark.django_db


def plan_of(queryset) -> str:
    """How the database would answer; PostgreSQL is kept from reading a small table as a whole."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                for way in ("seqscan", "bitmapscan", "sort"):
                    cursor.execute(f"SET LOCAL enable_{way} = off")
        return queryset.explain()


@pytest.mark.parametrize(
    ("index", "lists"),
    [
        ("edition_news", lambda public: public.in_language("en")),
        ("edition_section", lambda public: public.in_section("news").in_language("en")),
        ("edition_kind", lambda public: public.of_kind("release").in_language("en")),
    ],
)
def test_a_list_is_read_from_its_index_without_sorting(index, lists):
    plan = plan_of(lists(Edition.public.all()).newest_first()[:20])
    # Over an empty table PostgreSQL finds all ordered indexes equally cheap.
    assert (index if connection.vendor == "sqlite" else "Index Scan using edition_") in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan


def test_a_topics_list_is_read_from_the_index_of_topics(topic):
    topic("CSTO")
    listed = Edition.public.about("csto", "en").newest_first_on_topic()[:20]
    assert "topic_page" in plan_of(listed)


def test_a_release_is_found_by_its_address():
    asked = Edition.public.with_removed().filter(year=2023, number=214, language="en")
    assert "edition_address" in plan_of(asked.order_by())


def test_a_photo_is_found_by_the_name_of_its_files():
    asked = EditionPhoto.objects.filter(readable_at(prefix="edition__"), version="x" * 32)
    assert "newsroom_editionphoto_version" in plan_of(asked)


def test_what_is_near_a_topic_is_read_from_the_index_of_topics(topic):
    main = topic("CSTO")
    assert "topic_page" in plan_of(Topic.public.near(main.pk, "en")[:8])


def test_the_newest_photos_of_a_topic_are_read_from_the_index_of_topics(topic):
    main = topic("CSTO")
    assert "topic_page" in plan_of(EditionPhoto.public.on_newest_about(main.pk)[:4])
