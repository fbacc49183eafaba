"""The tables of a store, their version, and what Datasette is told of them."""

from __future__ import annotations

from typing import Any

VERSION = 3
APPLICATION = 0x67617A65  # "gaze": tells a store from any other SQLite file

KINDS = ("paragraph", "headline", "byline", "crosshead", "dateline", "signature", "list", "kicker", "deck", "caption",
         "quote")  # fmt: skip
FIELDS = ("dates", "amounts", "durations", "names", "places", "orgs", "addresses", "ordinals", "numbers", "phones",
          "emails", "urls", "docnos", "laws", "ids", "titles")  # fmt: skip


def _spelt(words: tuple[str, ...]) -> str:
    """A column that spells what `code` says: the number of a word of ours, or any other word itself."""
    cases = " ".join(f"WHEN {number} THEN '{word}'" for number, word in enumerate(words, 1))
    return f"TEXT GENERATED ALWAYS AS (CASE code {cases} ELSE code END) VIRTUAL"


def code(word: str, words: tuple[str, ...]) -> int | str:
    """What stands for a word in a column `code`.

    >>> code("byline", KINDS), code("weather", KINDS)
    (3, 'weather')
    """
    return words.index(word) + 1 if word in words else word


TABLES = f"""
CREATE TABLE issues (
  key INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, encoding TEXT NOT NULL,
  chars INTEGER NOT NULL, name TEXT, number TEXT, date TEXT, page TEXT);
CREATE TABLE articles (
  key INTEGER PRIMARY KEY, issue INTEGER NOT NULL REFERENCES issues, id TEXT NOT NULL, ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL, section TEXT, kicker TEXT, headline TEXT, deck TEXT, byline TEXT, dateline TEXT, pages TEXT,
  line INTEGER, chars INTEGER NOT NULL, repeats INTEGER NOT NULL, confidence REAL NOT NULL);
CREATE INDEX articles_issue ON articles (issue);
CREATE TABLE paragraphs (
  article INTEGER NOT NULL REFERENCES articles, ordinal INTEGER NOT NULL, kind {_spelt(KINDS)},
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL,
  code NOT NULL, pieces TEXT, text TEXT NOT NULL, PRIMARY KEY (article, ordinal)) WITHOUT ROWID;
CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  field {_spelt(FIELDS)}, code NOT NULL, text TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL,
  first_day TEXT, last_day TEXT, number REAL, unit TEXT, currency TEXT, percent INTEGER,
  confidence REAL GENERATED ALWAYS AS (percent / 100.0) VIRTUAL, value TEXT,
  PRIMARY KEY (article, start, "end", code)) WITHOUT ROWID;
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
