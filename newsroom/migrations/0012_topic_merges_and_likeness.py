"""Merged topics with their log, names known by stem and letters, introductions with a day."""

from itertools import islice

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from newsroom import guards, topics


def recognise(apps, _schema_editor):
    """Let the names that are there be recognised as new ones will be."""
    aliases = apps.get_model("newsroom", "TopicAlias").objects
    rows = aliases.only("key").iterator(chunk_size=1000)
    while batch := list(islice(rows, 1000)):
        for alias in batch:
            for column, value in topics.recognised_by(alias.key).items():
                setattr(alias, column, value)
        aliases.bulk_update(batch, ["stem", "latin"])


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0011_front_page_rights"),
    ]

    operations = [
        migrations.AddField(
            model_name="topicalias",
            name="latin",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="topicalias",
            name="stem",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="topicintroduction",
            name="review_by",
            field=models.DateField(blank=True, null=True, verbose_name="review by"),
        ),
        migrations.CreateModel(
            name="TopicMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.PositiveBigIntegerField(db_index=True, editable=False)),
                ("name", models.CharField(max_length=200, verbose_name="merged topic")),
                ("into", models.PositiveBigIntegerField(db_index=True, editable=False)),
                ("into_name", models.CharField(max_length=200, verbose_name="merged into")),
                ("at", models.DateTimeField(verbose_name="when")),
                ("reason", models.TextField(verbose_name="why")),
                ("columns", models.JSONField(editable=False)),
                ("moved", models.JSONField(editable=False)),
                ("doubles", models.JSONField(editable=False)),
                ("altered", models.JSONField(editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "merged topic",
                "verbose_name_plural": "merged topics",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="TopicMergeUndo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merge",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone",
                        to="newsroom.topicmerge",
                    ),
                ),
            ],
            options={
                "verbose_name": "undone merge",
                "verbose_name_plural": "undone merges",
            },
        ),
        migrations.AddConstraint(
            model_name="topicmerge",
            constraint=models.CheckConstraint(
                condition=models.Q(("topic", models.F("into")), _negated=True),
                name="merge_into_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="topicmerge",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="merge_has_a_reason"
            ),
        ),
        migrations.RunPython(recognise, migrations.RunPython.noop),
        *[
            migrations.RunPython(guards.keep_log(table), migrations.RunPython.noop)
            for table in guards.MERGE_LOG
        ],
    ]
