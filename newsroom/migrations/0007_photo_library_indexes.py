"""The indexes of the public photo library, apart from the data that PostgreSQL has pending."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0006_photo_library")]

    operations = [
        migrations.AlterField(
            "editionphoto",
            "release",
            models.ForeignKey("newsroom.Release", models.PROTECT, related_name="+"),
        ),
        migrations.AlterField(
            "editionphoto", "record", models.CharField(max_length=20, db_index=True)
        ),
        migrations.AddIndex(
            "editionphoto",
            models.Index(fields=["-published_at", "-release", "order"], name="photo_library"),
        ),
        migrations.AddIndex(
            "editionphoto",
            models.Index(
                fields=["credit", "-published_at", "-release", "order"], name="photo_credit"
            ),
        ),
    ]
