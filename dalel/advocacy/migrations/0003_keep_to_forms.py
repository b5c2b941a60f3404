"""The database refuses a cell that is not in the one form in which cells are written."""

from django.db import migrations, models

from dalel.reference.migrations._forms import forms

TABLES = {
    "recommendation": (
        "key:id,addressee_id integer:number text:document,anchor,text list:provisions,instruments,themes "
        "code:action boolean:invented"
    ),
    "recommendationfact": ("key:id,recommendation_id text:paragraph boolean:invented"),
    "recommendationprecedent": ("key:id,recommendation_id,received_id boolean:invented"),
    "recommendationassessment": (
        "key:id,recommendation_id day:date_earliest,date_latest code:date,status text:evidence boolean:invented"
    ),
}
OPINION = migrations.AddConstraint(
    "claim",
    models.CheckConstraint(condition=models.Q(opinion__in=(False, True)), name="advocacy_claim_opinion_form"),
)


class Migration(migrations.Migration):
    dependencies = [("advocacy", "0002_filing"), ("reference", "0001_first")]
    operations = [*forms("advocacy", TABLES), OPINION]
