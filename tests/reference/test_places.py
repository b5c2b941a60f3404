"""Countries, regions, names of places, and the shapes to draw them with."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import pytest

from dalel.lib.facts import Facts
from dalel.reference.facts import DATA


def regions_on(facts: Facts, country: str, day: date) -> set[str]:
    return {code for code, one in facts.regions.items() if one.country == country and one.valid_on(day)}


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2017, 1, 1), 16), (date(2018, 12, 31), 17), (date(2022, 6, 7), 17), (date(2022, 6, 8), 20)],
)
def test_kazakhstan_has_as_many_regions_as_on_that_day(day: date, count: int, facts: Facts) -> None:
    assert len(regions_on(facts, "KAZ", day)) == count


def test_the_regions_of_2022_name_what_they_came_from(facts: Facts) -> None:
    came = {code: facts.regions[code].successor_of for code in ("KZ-10", "KZ-33", "KZ-62")}
    assert came == {"KZ-10": ("KZ-63",), "KZ-33": ("KZ-19",), "KZ-62": ("KZ-35",)}
    assert all(old in facts.regions for region in facts.regions.values() for old in region.successor_of)


def test_kyrgyzstan_has_seven_regions_and_two_cities(facts: Facts) -> None:
    assert len(regions_on(facts, "KGZ", date(2020, 1, 1))) == 9


def test_every_country_and_region_has_three_names(facts: Facts) -> None:
    assert len(facts.countries) == 249
    for one in (*facts.countries.values(), *facts.regions.values()):
        assert all(one.label[language] for language in ("en", "ru", "kk")), one
    assert facts.label("countries", "KAZ", "kk") == "Қазақстан"


def test_every_region_and_place_belongs_to_a_known_country(facts: Facts) -> None:
    assert {region.country for region in facts.regions.values()} <= set(facts.countries)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1997, 1, 1), "Akmola"),
        (date(2019, 3, 22), "Astana"),
        (date(2019, 3, 27), "Nur-Sultan"),
        (date(2022, 9, 16), "Nur-Sultan"),
        (date(2022, 9, 17), "Astana"),
    ],
)
def test_the_capital_has_the_name_of_its_day(day: date, name: str, facts: Facts) -> None:
    names = [one for one in facts.place_names if one.place == "KZ-71" and one.language == "en"]
    assert next(one.name for one in names if one.valid_on(day)) == name


@pytest.mark.parametrize(("country", "absent"), [("KAZ", {"KZ-YUZ"}), ("KGZ", {"KG-GO"})])
def test_a_map_has_a_shape_for_each_region_of_today(country: str, absent: set[str], facts: Facts) -> None:
    shapes = json.loads((DATA / "geo" / f"{country}.json").read_text(encoding="utf-8"))
    codes = [shape["id"] for shape in shapes["features"]]
    assert len(codes) == len(set(codes))
    assert set(codes) == {code for code, one in facts.regions.items() if one.country == country} - absent


@pytest.mark.parametrize(("country", "box"), [("KAZ", (46.4, 40.5, 87.4, 55.5)), ("KGZ", (69.2, 39.1, 80.3, 43.3))])
def test_every_ring_is_closed_and_lies_within_the_country(country: str, box: tuple[float, ...]) -> None:
    west, south, east, north = box
    shapes = json.loads((DATA / "geo" / f"{country}.json").read_text(encoding="utf-8"))
    for shape in shapes["features"]:
        for ring in rings(shape["geometry"]):
            assert ring[0] == ring[-1] and len(ring) >= 4, shape["id"]
            assert all(west <= x <= east and south <= y <= north for x, y in ring), shape["id"]


def test_neighbours_share_their_border_so_that_no_gap_opens() -> None:
    shapes = json.loads((DATA / "geo" / "KAZ.json").read_text(encoding="utf-8"))
    owners: dict[frozenset[tuple[float, float]], int] = {}
    for shape in shapes["features"]:
        for ring in rings(shape["geometry"]):
            for one, other in pairwise(ring):
                edge = frozenset((tuple(one), tuple(other)))
                owners[edge] = owners.get(edge, 0) + 1
    assert max(owners.values()) == 2
    city = next(shape for shape in shapes["features"] if shape["id"] == "KZ-71")  # it lies within one region
    edges = [frozenset((tuple(a), tuple(b))) for ring in rings(city["geometry"]) for a, b in pairwise(ring)]
    assert all(owners[edge] == 2 for edge in edges)


def test_each_map_says_where_it_comes_from() -> None:
    said = (DATA / "geo" / "sources.csv").read_text(encoding="utf-8")
    for file in (DATA / "geo").glob("*.json"):
        assert file.name in said


def rings(geometry: dict[str, object]) -> list[list[list[float]]]:
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [ring for polygon in polygons for ring in polygon]  # type: ignore[attr-defined]
