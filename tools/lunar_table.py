"""Compute the Chinese calendar 1899-2101 and write it as the word list `lunar_years`.

    python tools/lunar_table.py > src/gazette_cli/lexicon/lunar_years.txt

New moons after Meeus, Astronomical Algorithms (2nd edition), chapter 49; the sun's longitude after chapter 25;
the rule of GB/T 33661-2017: months begin on the day of the new moon in UTC+8, the month of the winter solstice is
the eleventh, a year of thirteen months has its first month without a principal term as the leap month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from math import cos, floor, radians, sin

FIRST, LAST = 1899, 2101
_J2000 = 2451545.0
_EPOCH = date(2000, 1, 1)  # its noon is the Julian day 2451545
# Before 1929 the clock of the calendar was that of Peking (UTC+7:45:40).
_PEKING_UNTIL = date(1929, 1, 1)
# Years whose printed calendar differs from the rule of today: the leap months fixed before the sun was known to the
# minute, and a new moon of 2097 that stands seconds from midnight.
_PRINTED = {
    1906: "1906\t1906-01-25\t0110101010101\t4",
    1917: "1917\t1917-01-23\t1001011011010\t2",
    1922: "1922\t1922-01-28\t1011001001011\t5",
    2097: "2097\t2097-02-12\t101000101101\t0",
}
# Terms within fifteen minutes of midnight, where the short series for the sun cannot tell the day: year and index.
_CLOSE = {
    (1909, 1): 21, (1911, 8): 7, (1912, 18): 9, (1917, 7): 21, (1917, 22): 8, (1919, 5): 22, (1922, 13): 24,
    (1927, 16): 9, (1928, 11): 22, (1943, 6): 6, (1945, 21): 22, (1947, 2): 4, (1950, 7): 20, (2012, 1): 21,
    (2012, 7): 20, (2014, 4): 6, (2016, 12): 7, (2040, 18): 8, (2042, 13): 23, (2047, 4): 6, (2051, 5): 20, (2064,
    14): 7, (2071, 6): 5, (2082, 1): 20, (2084, 10): 5, (2097, 8): 5,
}  # fmt: skip
_PLANETS = (
    (299.77, 0.107408, 325), (251.88, 0.016321, 165), (251.83, 26.651886, 164), (349.42, 36.412478, 126),
    (84.66, 18.206239, 110), (141.74, 53.303771, 62), (207.14, 2.453732, 60), (154.84, 7.306860, 56),
    (34.52, 27.261239, 47), (207.19, 0.121824, 42), (291.34, 1.844379, 40), (161.72, 24.198154, 37),
    (239.56, 25.513099, 35), (331.55, 3.592518, 23),
)  # fmt: skip


def new_moon(number: int) -> float:
    """Julian day (dynamical time) of the new moon `number` months after 6 January 2000."""
    t = number / 1236.85
    day = 2451550.09766 + 29.530588861 * number + 0.00015437 * t**2 - 0.00000015 * t**3
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = radians(2.5534 + 29.10535670 * number - 0.0000014 * t**2)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * t**2)
    arg = radians(160.7108 + 390.67050284 * number - 0.0016118 * t**2)
    node = radians(124.7746 - 1.56375588 * number + 0.0020672 * t**2)
    terms = (
        (-0.40720, moon), (0.17241 * e, sun), (0.01608, 2 * moon), (0.01039, 2 * arg), (0.00739 * e, moon - sun),
        (-0.00514 * e, moon + sun), (0.00208 * e * e, 2 * sun), (-0.00111, moon - 2 * arg), (-0.00057, moon + 2 * arg),
        (0.00056 * e, 2 * moon + sun), (-0.00042, 3 * moon), (0.00042 * e, sun + 2 * arg), (0.00038 * e, sun - 2 * arg),
        (-0.00024 * e, 2 * moon - sun), (-0.00017, node), (-0.00007, moon + 2 * sun), (0.00004, 2 * moon - 2 * arg),
        (0.00004, 3 * sun), (0.00003, moon + sun - 2 * arg), (0.00003, 2 * moon + 2 * arg),
        (-0.00003, moon + sun + 2 * arg), (0.00003, moon - sun + 2 * arg), (-0.00002, moon - sun - 2 * arg),
        (-0.00002, 3 * moon + sun), (0.00002, 4 * moon),
    )  # fmt: skip
    day += sum(size * sin(angle) for size, angle in terms)
    planets = ((a + b * number - (0.009173 * t**2 if n == 0 else 0), c) for n, (a, b, c) in enumerate(_PLANETS))
    return day + sum(size * 1e-6 * sin(radians(angle)) for angle, size in planets)


def longitude(day: float) -> float:
    """Apparent longitude of the sun in degrees at a Julian day (dynamical time)."""
    t = (day - _J2000) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    m = radians(357.52911 + 35999.05029 * t - 0.0001537 * t**2)
    centre = (1.914602 - 0.004817 * t) * sin(m) + (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000289 * sin(3 * m)
    node = radians(125.04 - 1934.136 * t)
    venus = 0.00134 * cos(radians(153.23 + 22518.7541 * t)) + 0.00154 * cos(radians(216.57 + 45037.5082 * t))
    jupiter = 0.00200 * cos(radians(312.69 + 32964.3577 * t)) + 0.00179 * sin(radians(350.74 + 445267.1142 * t))
    return (mean + centre - 0.00569 - 0.00478 * sin(node) + venus + jupiter) % 360


def solar_term(year: int, degrees: int) -> date:
    """The day (UTC+8) on which the sun reaches `degrees` in the Gregorian year."""
    return civil_day(_crossing(year, degrees))


@cache
def _crossing(year: int, degrees: int) -> float:
    guess = _julian(date(year, 3, 20)) + ((degrees + 79) % 360 - 79) * 365.2422 / 360
    for _ in range(30):
        guess += ((degrees - longitude(guess) + 180) % 360 - 180) * 365.2422 / 360
    return guess


def _julian(day: date) -> float:
    return _J2000 + (day - _EPOCH).days


def civil_day(day: float) -> date:
    """The Chinese calendar day of a Julian day in dynamical time."""
    year = 2000 + (day - _J2000) / 365.2425
    t = year - 2000
    if year < 1986:
        u = (year - 1950) / 100
        delta = 29.0 + 40.0 * u if year > 1950 else max(0.0, 29.0 + 60.0 * u)
    else:
        delta = 63.86 + 0.3345 * t - 0.0060374 * t * t if year < 2005 else 62.92 + 0.32217 * t + 0.005589 * t * t
    clock = 8 / 24
    local = day - delta / 86400 + clock
    found = _EPOCH + timedelta(days=floor(local + 0.5) - int(_J2000))
    if found < _PEKING_UNTIL:
        local += (7 * 3600 + 45 * 60 + 40) / 86400 - clock
        found = _EPOCH + timedelta(days=floor(local + 0.5) - int(_J2000))
    return found


@cache
def month_starts() -> tuple[date, ...]:
    """First days of all months from 1897 to 2104."""
    return tuple(civil_day(new_moon(number)) for number in range(-1270, 1300))


def months_of(winter: int) -> Iterator[tuple[date, int, bool]]:
    """First day, number and leap mark of the months from the eleventh of `winter` to the tenth of the next year."""
    starts = month_starts()
    first = max(index for index, day in enumerate(starts) if day <= solar_term(winter, 270))
    last = max(index for index, day in enumerate(starts) if day <= solar_term(winter + 1, 270))
    terms = {solar_term(winter + (degrees != 270), degrees) for degrees in range(0, 360, 30)}
    number, leap_used = 11, last - first == 12
    for index in range(first, last):
        day, following = starts[index], starts[index + 1]
        if not leap_used and index > first and not any(day <= term < following for term in terms):
            leap_used = True
            yield day, (number - 2) % 12 + 1, True
            continue
        yield day, number, False
        number = number % 12 + 1


def year_row(year: int) -> str:
    """Year, first day, length of every month in order (1: thirty days), number of the leap month or 0."""
    months = [*months_of(year - 1), *months_of(year)]
    begin = next(i for i, (_, number, leap) in enumerate(months) if number == 1 and not leap)
    end = next((i for i in range(begin + 10, len(months)) if months[i][1] == 1 and not months[i][2]), len(months))
    if end == len(months):
        months += months_of(year + 1)
        end = next(i for i in range(begin + 10, len(months)) if months[i][1] == 1 and not months[i][2])
    lengths = "".join("1" if (months[i + 1][0] - months[i][0]).days == 30 else "0" for i in range(begin, end))
    leap = next((number for _, number, is_leap in months[begin:end] if is_leap), 0)
    return _PRINTED.get(year, f"{year}\t{months[begin][0]}\t{lengths}\t{leap}")


def term_row(year: int) -> str:
    """Days of the month of the 24 solar terms, two a month: 小寒, 大寒, 立春 … 冬至."""
    days = (_CLOSE.get((year, index), solar_term(year, (285 + 15 * index) % 360).day) for index in range(24))
    return "".join(f"{day:02}" for day in days)


def main() -> None:
    """Print the table."""
    print("# The Chinese calendar: year, first day, months (1: thirty days, 0: twenty-nine), leap month or 0, and the")
    print("# days of the month of the year's solar terms (two digits each, from 小寒 to 冬至).")
    print("# Computed by tools/lunar_table.py; do not edit.")
    for year in range(FIRST, LAST + 1):
        print(f"{year_row(year)}\t{term_row(year)}")


if __name__ == "__main__":
    main()
