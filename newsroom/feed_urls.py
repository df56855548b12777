"""Addresses of the feeds: the ending is the format."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import feeds
from .feed_formats import FORMATS


class FeedFormat(StringConverter):
    """``rss`` or ``atom``."""

    regex = "|".join(FORMATS)


register_converter(FeedFormat, "feed_format")

urlpatterns = [
    path("news.<feed_format:format>", feeds.news, name="feed"),
    path("corrections.<feed_format:format>", feeds.corrections, name="corrections_feed"),
    path("sections/<slug:slug>.<feed_format:format>", feeds.section, name="section_feed"),
    path("topics/<slug:slug>.<feed_format:format>", feeds.topic, name="topic_feed"),
]
