"""The database refuses a cell that is not in the one form in which cells are written."""

from django.db import migrations

from dalel.reference.migrations._forms import forms

TABLES = {
    "session": (
        "key:id day:dates_earliest,dates_latest code:body,dates,certainty integer:number,cycle "
        "text:source_note boolean:invented"
    ),
    "review": (
        "key:id,session_id day:date_earliest,date_latest code:state,date,certainty text:symbol,source_note "
        "integer:received,supported,noted boolean:invented"
    ),
    "deadline": ("key:id,session_id day:day code:kind,certainty text:time,source_note boolean:invented"),
    "receivedrecommendation": (
        "key:id,session_id day:position_date_earliest,position_date_latest "
        "code:state,position,position_date,action text:number,text,position_document "
        "list:recommending,themes boolean:invented"
    ),
    "positionchange": (
        "key:id,recommendation_id day:date_earliest,date_latest code:position,date text:document boolean:invented"
    ),
}


class Migration(migrations.Migration):
    dependencies = [("mechanisms", "0001_first"), ("reference", "0001_first")]
    operations = forms("mechanisms", TABLES)
