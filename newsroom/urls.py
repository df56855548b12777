"""Public addresses of the newsroom, behind the language."""

from django.urls import include, path

from .views import (
    about,
    archive,
    feeds,
    home,
    lists,
    photos,
    press,
    press_kit,
    release,
    search,
    topics,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("news/", lists.ReleaseList.as_view(), name="news"),
    path("news/archive/", archive.archive, name="archive_years"),
    path("news/archive/<int:year>/", archive.archive_year, name="archive_year"),
    path("news/archive/<int:year>/<int:month>/", lists.MonthList.as_view(), name="archive"),
    path(
        "news/archive/<int:year>/<int:month>/<int:day>/",
        lists.DayList.as_view(),
        name="archive_day",
    ),
    path("news/on/", archive.past_days, name="news_on_form"),
    path("news/on/<slug:date>/", archive.past_day, name="news_on"),
    path("news/<int:year>/<int:number>/", release.release, name="release_number"),
    path("news/<int:year>/<int:number>/photos.zip", press_kit.release_kit, name="release_kit"),
    path("news/<int:year>/<int:number>/versions/", include("newsroom.version_urls")),
    path("news/<int:year>/<int:number>/<slug:slug>/", release.release, name="release"),
    path("sections/<slug:slug>/", lists.SectionList.as_view(), name="section"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("photos/", photos.photos, name="photos"),
    path("photos/<slug:record>/", photos.photo, name="photo"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("press/", press.press, name="press"),
    path("press/contacts/", press.contacts, name="contacts"),
    path("press/accreditation/", press.accreditation, name="accreditation"),
    path("press/photographs/", press.terms, name="terms"),
    path("press/corrections/", press.corrections, name="corrections"),
    path("press/feeds/", feeds.feeds, name="feeds"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("feeds/", include("newsroom.feed_urls")),
]
