from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0003_roles")]

    operations = [
        migrations.AddIndex(
            model_name="release",
            index=models.Index(fields=["-changed_at", "-id"], name="release_changed"),
        ),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(fields=["publish_at"], name="release_publish_at"),
        ),
    ]
