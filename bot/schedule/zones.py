"""Time zones by city, country code and offset."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

MOST = 25
"""Choices Discord shows at once."""
CLOSE = 66.0
"""Of 100: a name less like what was typed is not offered."""
LIKELY = (
    "Pacific/Auckland", "Australia/Sydney", "Asia/Tokyo", "Asia/Shanghai", "Asia/Manila", "Asia/Jakarta", "Asia/Dhaka",
    "Asia/Kolkata", "Asia/Karachi", "Asia/Dubai", "Europe/Moscow", "Africa/Nairobi", "Europe/Istanbul", "Africa/Cairo",
    "Africa/Johannesburg", "Europe/Berlin", "Africa/Lagos", "Europe/London", "UTC", "America/Sao_Paulo",
    "America/New_York", "America/Chicago", "America/Mexico_City", "America/Denver", "America/Los_Angeles",
)  # fmt: skip
"""Shown before anything is typed: big cities from east to west, one or more for each common offset."""
NICKNAMES = {
    "india": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata", "bengaluru": "Asia/Kolkata", "chennai": "Asia/Kolkata", "hyderabad": "Asia/Kolkata",
    "pune": "Asia/Kolkata", "ist": "Asia/Kolkata", "beijing": "Asia/Shanghai", "china": "Asia/Shanghai",
    "shenzhen": "Asia/Shanghai", "uk": "Europe/London", "england": "Europe/London", "manchester": "Europe/London",
    "germany": "Europe/Berlin", "munich": "Europe/Berlin", "hamburg": "Europe/Berlin", "frankfurt": "Europe/Berlin",
    "france": "Europe/Paris", "spain": "Europe/Madrid", "barcelona": "Europe/Madrid", "italy": "Europe/Rome",
    "milan": "Europe/Rome", "netherlands": "Europe/Amsterdam", "nigeria": "Africa/Lagos", "abuja": "Africa/Lagos",
    "kenya": "Africa/Nairobi", "south africa": "Africa/Johannesburg", "cape town": "Africa/Johannesburg",
    "egypt": "Africa/Cairo", "ghana": "Africa/Accra", "pakistan": "Asia/Karachi", "lahore": "Asia/Karachi",
    "islamabad": "Asia/Karachi", "bangladesh": "Asia/Dhaka", "philippines": "Asia/Manila", "japan": "Asia/Tokyo",
    "osaka": "Asia/Tokyo", "korea": "Asia/Seoul", "vietnam": "Asia/Ho_Chi_Minh", "hanoi": "Asia/Ho_Chi_Minh",
    "brazil": "America/Sao_Paulo", "rio": "America/Sao_Paulo", "rio de janeiro": "America/Sao_Paulo",
    "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles", "california": "America/Los_Angeles",
    "san diego": "America/Los_Angeles", "las vegas": "America/Los_Angeles", "pst": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "boston": "America/New_York", "miami": "America/New_York",
    "atlanta": "America/New_York", "washington": "America/New_York", "philadelphia": "America/New_York",
    "est": "America/New_York", "eastern": "America/New_York", "nyc": "America/New_York", "texas": "America/Chicago",
    "dallas": "America/Chicago", "houston": "America/Chicago", "austin": "America/Chicago", "cst": "America/Chicago",
    "central": "America/Chicago", "mountain": "America/Denver", "montreal": "America/Toronto",
    "ottawa": "America/Toronto", "calgary": "America/Edmonton", "switzerland": "Europe/Zurich",
    "geneva": "Europe/Zurich", "turkey": "Europe/Istanbul", "ankara": "Europe/Istanbul", "uae": "Asia/Dubai",
    "abu dhabi": "Asia/Dubai",
    "saudi arabia": "Asia/Riyadh", "israel": "Asia/Jerusalem", "tel aviv": "Asia/Jerusalem", "ukraine": "Europe/Kyiv",
    "poland": "Europe/Warsaw", "krakow": "Europe/Warsaw", "russia": "Europe/Moscow", "portugal": "Europe/Lisbon",
    "indonesia": "Asia/Jakarta", "malaysia": "Asia/Kuala_Lumpur", "thailand": "Asia/Bangkok", "nepal": "Asia/Kathmandu",
    "sri lanka": "Asia/Colombo", "argentina": "America/Argentina/Buenos_Aires", "gmt": "UTC",
    "colombia": "America/Bogota", "peru": "America/Lima", "chile": "America/Santiago", "mexico": "America/Mexico_City",
    "canberra": "Australia/Sydney", "new zealand": "Pacific/Auckland", "wellington": "Pacific/Auckland",
}  # fmt: skip
"""Places and short forms people type that are in no zone's name."""


@cache
def names() -> tuple[str, ...]:
    """All IANA names a person may live in, in order; the database's own housekeeping names are left out."""
    return tuple(sorted(name for name in available_timezones() if name not in {"localtime", "Factory", "posixrules"}))


def known(zone: str) -> bool:
    """Whether this is the exact IANA name of a zone."""
    return zone in names()


def offset(zone: str, now: datetime) -> str:
    """The zone's distance from UTC just now: UTC+05:30."""
    seconds = int((now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()).total_seconds())
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"UTC{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}"


def zones(query: str, now: datetime) -> tuple[tuple[str, str], ...]:
    """At most `MOST` pairs of what to show ("Berlin (Europe), UTC+01:00") and IANA name, the likeliest first."""
    return tuple((label(zone, now), zone) for zone in _found(query, now)[:MOST])


def label(zone: str, now: datetime) -> str:
    """City first, as people look for it: Berlin (Europe), UTC+01:00."""
    region, _, city = zone.rpartition("/")
    place = f"{city.replace('_', ' ')} ({region.replace('_', ' ')})" if region else zone
    return f"{place}, {offset(zone, now)}"


def zone_of(words: str, now: datetime) -> str:
    """The one zone that a person's words mean without doubt; empty when there is doubt."""
    plain = _plain(words)
    if asked_offset(plain):  # many places share it, and the database's own Etc/GMT+2 lies west of Greenwich
        return ""
    if plain in NICKNAMES:
        return NICKNAMES[plain]
    exact = [zone for zone in names() if plain in {_plain(zone), _plain(zone.rpartition("/")[2])}]
    clocks = {now.astimezone(ZoneInfo(zone)).utcoffset() for zone in exact}
    return min(exact, key=lambda zone: (zone not in LIKELY, zone)) if len(clocks) == 1 else ""


def _found(query: str, now: datetime) -> list[str]:
    plain = _plain(query)
    if not plain:
        return list(LIKELY)
    asked = asked_offset(plain)
    if asked:
        at = [zone for zone in names() if offset(zone, now).startswith(asked)]
        return sorted(at, key=lambda zone: (offset(zone, now) != asked, zone not in LIKELY, "/" not in zone, zone))
    cities = {zone: _plain(zone.rpartition("/")[2]) for zone in names()}
    ranked = [NICKNAMES[name] for name in NICKNAMES if name.startswith(plain)]
    ranked += [zone for zone in LIKELY if cities[zone].startswith(plain)]
    ranked += [zone for zone, city in cities.items() if city.startswith(plain)]
    ranked += [zone for zone in names() if plain in _plain(zone)]
    if not ranked:
        close = process.extract(plain, cities, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=MOST)
        ranked = [zone for _, _, zone in close]
    return list(dict.fromkeys(ranked))


def asked_offset(typed: str) -> str:
    """UTC+05 or UTC+05:30 for what looks like an offset (+5, utc+5:30, gmt-3); else empty."""
    text = _plain(typed).removeprefix("utc").removeprefix("gmt").strip()
    if not text or text[0] not in "+-" or not text[1:].replace(":", "").strip().isdecimal():
        return ""
    hours, _, minutes = text[1:].strip().partition(":")
    return f"UTC{text[0]}{int(hours):02}" + (f":{minutes}" if minutes else "") if len(hours) <= 2 else ""  # noqa: PLR2004


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("/", " ").split())
