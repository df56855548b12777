"""What the search looks through, and where its words are kept: see ``newsroom.search.schema``."""

import django.db.models.deletion
from django.db import migrations, models

from newsroom.search.schema import install


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0012_topic_merges_and_likeness")]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=60, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("part", models.PositiveSmallIntegerField()),
                ("language", models.CharField(max_length=10)),
                ("kind", models.CharField(max_length=20)),
                ("section_slug", models.CharField(max_length=50)),
                ("section_name", models.CharField(max_length=200)),
                ("year", models.PositiveSmallIntegerField()),
                ("pictured", models.BooleanField()),
                ("record", models.CharField(blank=True, max_length=20)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_documents",
                        to="newsroom.edition",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
                "default_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "part"), name="searched_once")
                ],
            },
        ),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
