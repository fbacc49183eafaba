"""The tables of a store, their version, and what Datasette is told of them."""

from __future__ import annotations

from typing import Any

from gazette_cli.store.forms import (
    CURRENCY,
    DIGEST,
    FIRST_DAY,
    LAST_DAY,
    LEAVES,
    MARK,
    MEASURED,
    MEASURED_UNTIL,
    PERCENT,
    UNIT,
    UNTIL,
    said_spelt,
    spelt,
)
from gazette_cli.store.wording import TEXT

VERSION = 5
APPLICATION = 0x67617A65  # "gaze": tells a store from any other SQLite file

ARTICLE_KINDS = ("article", "brief", "sidebar", "photo", "notice", "letter", "note", "entry")
KINDS = ("paragraph", "headline", "byline", "crosshead", "dateline", "signature", "list", "kicker", "deck", "caption",
         "quote")  # fmt: skip
FIELDS = ("amounts", "names", "dates", "durations", "places", "orgs", "addresses", "ordinals", "numbers", "phones",
          "emails", "urls", "docnos", "laws", "ids", "titles")  # fmt: skip

TABLES = f"""
CREATE TABLE issues (
  key INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, sha256 {DIGEST}, encoding TEXT NOT NULL,
  chars INTEGER NOT NULL, name TEXT, number TEXT, date TEXT, page TEXT, digest NOT NULL);
CREATE TABLE articles (
  key INTEGER PRIMARY KEY, issue INTEGER NOT NULL REFERENCES issues, id {MARK}, ordinal INTEGER NOT NULL,
  kind {spelt(ARTICLE_KINDS)}, section TEXT, kicker TEXT, headline TEXT, deck TEXT, byline TEXT, dateline TEXT,
  pages {LEAVES}, line INTEGER, chars INTEGER NOT NULL, repeats INTEGER NOT NULL, confidence {PERCENT},
  mark NOT NULL, code NOT NULL, leaves, percent INTEGER NOT NULL);
CREATE INDEX articles_issue ON articles (issue);
CREATE TABLE paragraphs (
  article INTEGER NOT NULL REFERENCES articles, ordinal INTEGER NOT NULL, kind {spelt(KINDS)},
  start INTEGER NOT NULL, "end" {UNTIL}, line INTEGER NOT NULL, column INTEGER NOT NULL,
  code NOT NULL, until INTEGER, pieces TEXT, text TEXT NOT NULL, PRIMARY KEY (article, ordinal)) WITHOUT ROWID;
CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles, start INTEGER NOT NULL, "end" {MEASURED_UNTIL}, field {spelt(FIELDS)},
  code NOT NULL, text {TEXT}, word NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL, first_day {FIRST_DAY},
  last_day {LAST_DAY}, number REAL, unit {UNIT}, currency {CURRENCY}, confidence {MEASURED},
  value {said_spelt(FIELDS)}, measure, days, said, PRIMARY KEY (article, start, code, word)) WITHOUT ROWID;
CREATE TABLE people (
  article INTEGER NOT NULL REFERENCES articles, ordinal INTEGER NOT NULL, name TEXT NOT NULL, role TEXT, title TEXT,
  org TEXT, byline INTEGER NOT NULL, PRIMARY KEY (article, ordinal)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(tokens, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0');
"""

_CHARS = """
WITH RECURSIVE typed(rest) AS (SELECT replace(lower(:words), ' ', '')),
chars(char, rest) AS (
  SELECT substr(rest, 1, 1), substr(rest, 2) FROM typed
  UNION ALL SELECT substr(rest, 1, 1), substr(rest, 2) FROM chars WHERE rest <> ''),
phrase(text) AS (SELECT '"' || group_concat(
  CASE WHEN unicode(char) BETWEEN 19968 AND 40869 OR char GLOB '[a-z0-9]' THEN char
  ELSE printf('u%x', unicode(char)) END, ' ') || '"' FROM chars WHERE char <> '')
"""

_SEARCH = _CHARS + """
SELECT issues.date, issues.name, articles.headline, articles.byline, issues.path, articles.line,
  (SELECT group_concat(text, char(10)) FROM paragraphs WHERE article = articles.key) AS text
FROM words JOIN articles ON articles.key = words.rowid JOIN issues ON issues.key = articles.issue
WHERE words MATCH (SELECT text FROM phrase) ORDER BY words.rowid LIMIT 100
"""


def metadata(database: str) -> dict[str, Any]:
    """What `datasette STORE --metadata FILE` reads: titles, facets, and a search that needs no program of ours."""
    tables = {
        "issues": {"label_column": "path", "facets": ["name", "date"]},
        "articles": {"label_column": "headline", "facets": ["kind", "section"]},
        "paragraphs": {"facets": ["kind"]},
        "mentions": {"label_column": "text", "facets": ["field", "unit", "currency"]},
        "people": {"label_column": "name", "facets": ["name", "role"]},
    }
    search = {"sql": _SEARCH.strip(), "title": "Search", "description": "Words of any length."}
    return {"title": "gazette", "databases": {database: {"tables": tables, "queries": {"search": search}}}}
