"""Addresses that machines know by heart: the same in every language."""

from django.urls import path

from .views import sitemaps

urlpatterns = [
    path("robots.txt", sitemaps.robots, name="robots"),
    path(".well-known/security.txt", sitemaps.security, name="security"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemaps/<slug:language>/news.xml", sitemaps.news, name="news_sitemap"),
    path("sitemaps/<slug:language>/<slug:name>.xml", sitemaps.sitemap, name="sitemap"),
]
