"""What the public photo library sorts and filters by, copied from the editions there are."""

from django.db import migrations, models
from django.utils import timezone


def fill(apps, _schema_editor):
    """Copy the columns of the rows there are from their editions."""
    rows = apps.get_model("newsroom", "EditionPhoto").objects
    editions = apps.get_model("newsroom", "Edition").objects.exclude(photos=[])
    for edition in editions.only(
        "photos", "release_id", "language", "published_at"
    ).iterator(chunk_size=200):
        for order, entry in enumerate(edition.photos):
            rows.filter(edition_id=edition.pk, photo_id=entry["photo"]).update(
                record=entry["record"],
                credit=entry["credit"],
                release_id=edition.release_id,
                language=edition.language,
                published_at=edition.published_at,
                order=order,
            )


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_photo_desk")]

    operations = [
        migrations.AddField(
            "editionphoto", "record", models.CharField(max_length=20, default=""), False
        ),
        migrations.AddField(
            "editionphoto", "credit", models.CharField(max_length=300, default=""), False
        ),
        migrations.AddField(
            "editionphoto",
            "release",
            models.ForeignKey(
                "newsroom.Release", models.PROTECT, related_name="+", null=True
            ),
        ),
        migrations.AddField(
            "editionphoto", "language", models.CharField(max_length=10, default=""), False
        ),
        migrations.AddField(
            "editionphoto", "published_at", models.DateTimeField(default=timezone.now), False
        ),
        migrations.AddField(
            "editionphoto", "order", models.PositiveIntegerField(default=0), False
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
