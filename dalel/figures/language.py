"""The language of live figures: what may stand between double braces.

An expression is one call (calls may stand within calls), a named figure of the front matter, or figures joined by
+ and -. Nothing else is evaluated: no attributes, no indexes, no comprehensions, no other names.

Numbers from the records
    count("incidents", during="2018", act="threat")      how many; each thing once, whatever it is named in
    distinct("charges", "provision", charge_outcome="convicted")     how many different values of a dimension
    total("sanctions", "amount", currency="KZT")          the sum of a measure (months, days, amount, amount_usd)
    extent("sanctions", "amount_usd", payee="official")   the smallest and the largest: "1,500-2,000"
    share(part, whole)                                    part and whole are figures of one unit, part within whole
    rate("incidents", during="2011-08/2011-12", source="monitoring")     per month really collected (source-coverage)
    ratio(a, b)                                           of two rates (or of two counts over periods as long)
    span("incidents", during="2011/2018")                 how many calendar years from the first to the last date
    a + b, a - b                                          figures of one unit that share no record; a part taken away
    both(a, b), either(a, b)                              things that are in both, in either (persons and defendants go)
    interval(figure)                                      its interval in words: "1.85-2.83"
    estimate("persons", act="killing", lists="sources")   how many in all, documented or not, with the interval; or
                                                          "not estimable: two lists". lists: sources, source-kinds;
                                                          method="loglinear-bic-average", seed=1: see docs/methods

Lists from the records
    names("defendants", plea="claimed-forced", form="initials", order="name")    through the consent gate
    name("p-bokayev", form="full")                        one person or organisation, through the same gate
    values("charges", "provision", form="article")        the different values of a dimension, as a list in words
    table(count("incidents", during="2018", by="region"))     alone in a paragraph: the breakdown as a table
    table(count("acts", by="act", across="category"))         the same with a second dimension across: a cross table
    table(count("acts", by="act"), order="name", top=5)       rows by time, number or name; the first five and the rest

Single facts
    field("communications", "c-2137", "symbol")           one cell of a record (not of identity tables)
    date("communications", "c-2137", "decided")           a date cell, written out in the document's language
    fact("provisions", "KZ-CC-2014/174", "title")         reference data; also laws, un_documents, sessions, reviews …
    document("paragraphs")                                of this text: paragraphs, recommendations, footnotes,
                                                          submitters, words_body
    paragraph("p5")                                       the number of the paragraph with that anchor
    opinion("none of them should have been tried", author="the submitters")    a judgement, marked as one

Keywords that every function takes
    row="P3a"           the statement's row in the author's own table; goes into claims.json
    id="incidents-2018" the claim's id (otherwise made from the row or the paragraph)
    style="digits"      digits, words ("seventy"), spell (words up to ten), percent (shares)
    noun=True           print the unit's noun after the number, in the right form; or noun=["trial", "trials"]
    case="gen"          the case of the number and of its noun, in Russian, Kazakh and Kyrgyz
    gender="f"          for words in Russian; with noun=True it is the noun's
    decimals=2          for rates, ratios and shares
    level=0.95          the level of the interval
    during=, dated=, by= and filters: see dalel/figures/catalogue.py

How a person is named: form="family" (Bokayev), "initials" (M. Bokayev), "family-initials" (Bokayev M.), "full" (Maks
Bokayev). order="name" (default), "date", or a list of ids. A name that may not be printed for this document's readers
becomes an error of the build (E-CONSENT), and the person's label is printed instead; the number never changes.

In the front matter, named figures:
    figures:
      beaten: count("persons", act="physical-attack", during="2011/2017")
and then {{ beaten }}, {{ share(killed, beaten) }}, or with a style {{ show(beaten, style="words", row="P5a") }}
"""
