"""Renderings of documents and records; none changes what it shows."""

from gazette_cli.views.base import FORMATS, View, view

__all__ = ["FORMATS", "View", "view"]
