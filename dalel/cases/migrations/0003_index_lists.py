"""Lists of a million records come from their indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_keep_to_forms'),
        ('register', '0003_index_lists'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='proceeding',
            index=models.Index(fields=['invented', '-opened_earliest', '-closed_earliest', 'id'], name='cases_proceeding_listed_ix'),
        ),
    ]
