"""A table that nothing ever wrote into."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("custody", "0002_append_only")]
    operations = [migrations.DeleteModel("Item")]
