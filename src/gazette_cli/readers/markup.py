"""XML files to trees, with limits: what defines entities or is too large is refused."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from gazette_cli.errors import InputError

_SEEN = 8192  # bytes in which a file shows its outermost element
_ROOT = re.compile(
    rb"(?s)(?:\xef\xbb\xbf)?\s*(?:<\?[^<>]{0,400}\?>\s*|<!--(?:(?!-->).){0,4000}-->\s*)*"
    rb"<(?:\w{1,20}:)?(\w{1,40})[\s/>]"
)
_LARGEST = 64 << 20  # bytes of one XML file, whose tree takes ten times as many


def broken(what: str, why: object, name: str) -> InputError:
    """The error of a document that cannot be read."""
    return InputError(f"a damaged {what} ({why})", place=name, hint="save it again in the program that made it")


def tree_of(data: bytes, what: str, name: str) -> ElementTree.Element:
    """The root of an XML file. Raises InputError where it is damaged, too large, or defines entities of its own."""
    if len(data) > _LARGEST:
        raise InputError(f"a {what} of {len(data) >> 20} MB of markup", place=name, hint="save it in parts")
    if b"<!ENTITY" in data:
        raise InputError(f"a {what} that defines entities", place=name, hint="it is made to do harm; leave it out")
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:  # unknown encodings are the latter two
        raise broken(what, error, name) from None


def tree_below(tag: str, data: bytes, what: str, name: str) -> ElementTree.Element:
    """The root of an XML file, as `tree_of` gives it. Raises InputError where it is not the element `tag`, too."""
    root = tree_of(data, what, name)
    if local(root.tag) != tag:
        raise InputError(f"this is no {what}", place=name, hint="leave --reader out")
    return root


def root_of(data: bytes) -> str:
    """The name of the outermost element by the first bytes of a file, without its namespace; empty where none opens it.

    >>> root_of(b'<?xml version="1.0"?><!-- x --><a:alto xmlns:a="x">'), root_of("街道".encode())
    ('alto', '')
    """
    match = _ROOT.match(data[:_SEEN])
    return match[1].decode("ascii", "backslashreplace") if match else ""


def local(tag: object) -> str:
    """The name of an element without its namespace; empty for comments.

    >>> local("{urn:x}Page")
    'Page'
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
