"""One name, one topic: in every script, case, width and hyphenation, on every database."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.models import Topic, TopicAlias
from newsroom.topics import NameTaken, NoName, establish, find, key

QUICK = settings(max_examples=200, deadline=None, derandomize=True)


one_name = pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ОДКБ", "одкб"),
        ("ОДКБ", "ОДКБ "),
        ("CSTO", "\uff23\uff33\uff34\uff2f"),  # full width
        ("Echelon-2023", "Echelon 2023"),
        ("Echelon-2023", "echelon\u20132023"),  # en dash
        ("Echelon-2023", "Echelon\u20112023"),  # hyphen that does not break
        ("Echelon-2023", "Echelon \u2014 2023"),
        ("Echelon-2023", "Echelon_2023"),
        ("Echelon-2023", "Echelon\uff0d2023"),
        ("Боевое братство", "боевое\u00a0 братство"),
        ("Боевое братство", "БОЕВОЕ\tБРАТСТВО"),
        ("Боевое братство", "Боевое брат\u00adство"),  # soft hyphen
        ("Қазақстан", "ҚАЗАҚСТАН"),
        ("Հայաստան", "ՀԱՅԱՍՏԱՆ"),
        ("Йошкар-Ола", "И\u0306ошкар-Ола"),
        ("Straße", "STRASSE"),
        ("ΟΔΟΣ", "οδος"),
        ("CSTO", "\ufeffCS\u200bTO\0"),
    ],
)


@one_name
def test_spellings_of_one_name_have_one_key(one, other):
    assert key(one) == key(other)


@one_name
@pytest.mark.django_db
def test_spellings_of_one_name_are_one_topic_in_the_database(one, other):
    topic = establish(one)
    assert establish(other, aliases=[other.upper()]) == find(other) == topic
    assert (Topic.objects.count(), TopicAlias.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ОДКБ", "OДКБ"), ("Echelon-2023", "Echelon-2024"), ("Search", "Searching"), ("Е", "Ё")],
)
def test_other_names_have_other_keys(one, other):
    assert key(one) != key(other)


@QUICK
@given(st.text())
@example("\u1e9e\u0345\u03b1")
@example("\ud800")
def test_the_key_of_a_key_is_itself(name):
    assert key(key(name)) == key(name)


@QUICK
@given(st.text())
def test_a_key_has_no_spaces_around_it_and_never_two_in_a_row(name):
    assert key(name) == " ".join(key(name).split())


@QUICK
@given(st.text("ЁёЙйҚқҢңԱաՖֆßẞΣσςĄąÉéAz- "))
def test_upper_and_lower_case_are_found_alike(name):
    assert key(name.upper()) == key(name.lower()) == key(name)


@pytest.mark.django_db
class TestEstablish:
    def test_a_second_spelling_leads_to_the_first_topic(self):
        topic = establish("ОДКБ")
        assert establish(" одкб") == topic
        assert Topic.objects.count() == 1

    def test_it_is_found_by_every_name_it_was_given(self):
        topic = establish(
            "Collective Security Treaty Organization",
            names={"ru": "Организация Договора о коллективной безопасности"},
            aliases=["CSTO", "ОДКБ"],
        )
        for name in ("csto", "одкб", "организация договора о коллективной безопасности"):
            assert find(name) == topic

    def test_what_nobody_has_named_is_not_found(self):
        establish("CSTO")
        assert find("CST") is None

    def test_a_name_found_again_brings_its_new_aliases(self):
        topic = establish("CSTO")
        assert establish("csto", aliases=["ОДКБ"]) == topic == find("ОДКБ")

    def test_the_name_of_another_topic_is_refused_and_nothing_is_written(self):
        establish("Search", aliases=["Поиск"])
        before = (Topic.objects.count(), TopicAlias.objects.count())
        with pytest.raises(NameTaken, match="Search"):
            establish("Search-2023", aliases=["Search 2023 training", "ПОИСК"])
        assert (Topic.objects.count(), TopicAlias.objects.count()) == before

    def test_a_translation_that_names_another_topic_is_refused(self):
        establish("Поиск")
        with pytest.raises(NameTaken):
            establish("Search", names={"ru": "поиск"})

    @pytest.mark.parametrize("name", ["", "   ", "—", " - _ ", "\0", "\u200b"])
    def test_a_topic_needs_a_name_that_can_be_found(self, name):
        with pytest.raises(NoName):
            establish(name)
        assert not Topic.objects.exists()

    def test_an_empty_translation_or_alias_is_passed_over(self):
        topic = establish("CSTO", names={"ru": ""}, aliases=["", " - "])
        assert [alias.name for alias in topic.aliases.all()] == ["CSTO"]

    def test_control_characters_do_not_reach_the_database(self):
        topic = establish("CS\0TO", aliases=["ОД\x01КБ"])
        names = set(topic.aliases.values_list("name", flat=True))
        assert names | {topic.name} == {"CSTO", "ОДКБ"}

    def test_every_name_has_an_address_of_its_own(self):
        topic = establish("Belarus", names={"ru": "Беларусь"}, aliases=["Республика Беларусь"])
        assert topic.slug == "belarus"
        slugs = set(topic.aliases.values_list("slug", flat=True))
        assert slugs == {"belarus", "belarus-2", "respublika-belarus"}

    def test_an_address_is_never_given_twice(self):
        slugs = [establish(f"C{dots}", slug="c").slug for dots in (1, 2, 3)]
        assert slugs == ["c", "c-2", "c-3"]

    def test_a_name_that_gives_no_address_still_gets_one(self):
        topic = establish("ℹ")
        assert topic.slug

    def test_the_public_address_answers_to_all_its_names_once(self):
        topic = establish("CSTO", names={"ru": "ОДКБ"}, aliases=["Treaty"])
        for slug in ("csto", "odkb", "treaty"):
            assert list(Topic.objects.answering_to(slug)) == [topic]
        assert not Topic.objects.answering_to("nato").exists()


@pytest.mark.django_db
def test_the_database_itself_refuses_one_key_for_two_topics():
    topic = establish("ОДКБ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(name="одкб", key=topic.key, slug="odkb-2")
    with pytest.raises(IntegrityError), transaction.atomic():
        TopicAlias.objects.create(topic=topic, name="одкб", key=topic.key, slug="odkb-3")
