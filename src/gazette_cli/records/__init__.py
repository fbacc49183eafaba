"""The only place that writes and reads the JSON contract."""

from gazette_cli.records.reading import SCHEMAS, TextRecord, looks_like_record, read_record
from gazette_cli.records.writing import article_record, block_record, mention_record

__all__ = [
    "SCHEMAS",
    "TextRecord",
    "article_record",
    "block_record",
    "looks_like_record",
    "mention_record",
    "read_record",
]
