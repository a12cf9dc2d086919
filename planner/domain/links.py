"""Says which addresses may be handed to the desktop, and how they are shown before that.

A plan may come from somebody else, and a desktop opens far more than pages: programs, shares,
settings. So only the web and mail are let through, and what is shown is what is opened.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, urlsplit

#: Longest address, in characters.
MAX_ADDRESS = 2000
_WEB = ("http", "https")
_MAIL = "mailto"
#: What a mail may bring along; anything else may be an order to attach a file.
_MAIL_FIELDS = frozenset({"subject", "body", "cc"})
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_SIX = re.compile(r"[0-9a-f:.]+")
#: Signs that stay as they are where an address is written in ASCII; % because it may be so already.
_KEPT = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Link:
    """An address that may be opened."""

    #: All of it in ASCII: the host in punycode, so that no letter can pass for another.
    address: str
    #: Where it leads: the host, or who gets the mail.
    leads_to: str


def safe_link(text: str) -> Link | None:
    """The address as a link that may be opened, or nothing.

    Only http, https and mailto; without a scheme it is https. No name or password may stand before
    the host, where it would pass for one, and a mail may carry no attachment.
    """
    text = text.strip()
    if not text or len(text) > MAX_ADDRESS or any(map(_is_forbidden, text)):
        return None
    if "://" not in text and not text.casefold().startswith(f"{_MAIL}:"):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        if parts.scheme == _MAIL:
            return _mail(parts)
        return _page(parts) if parts.scheme in _WEB else None
    except ValueError:  # a port that is no number, a bracket that is not closed, half a letter
        return None


def _page(parts: SplitResult) -> Link | None:
    host = _ascii_host(parts.hostname or "")
    if not host or "@" in parts.netloc:
        return None
    port = "" if parts.port is None else f":{parts.port}"
    rest = parts._replace(scheme="", netloc="").geturl()
    if rest.startswith("//"):  # a path of two slashes, which must not pass for another host
        return None
    address = f"{parts.scheme}://{host}{port}{quote(rest, safe=_KEPT)}"
    return Link(address, f"{host}{port}")


def _mail(parts: SplitResult) -> Link | None:
    fields = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    if parts.netloc or parts.fragment or any(name not in _MAIL_FIELDS for name, _ in fields):
        return None
    if any(unicodedata.category(letter) == "Cc" for _, value in fields for letter in value):
        return None
    name, _, host = parts.path.rpartition("@")
    host = _ascii_host(host)
    if not host or not re.fullmatch(r"[\w.+-]+", name, re.ASCII) or name.startswith("-"):
        return None
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    return Link(f"{_MAIL}:{name}@{host}{query}", f"{name}@{host}")


def _ascii_host(host: str) -> str:
    """A host in ASCII; empty where it is none that a link may lead to."""
    if ":" in host:
        return f"[{host}]" if _SIX.fullmatch(host) else ""
    found = host.encode("idna").decode("ascii").casefold()
    labels = found.removesuffix(".").split(".")
    if len(labels) < 2 and found != "localhost":
        return ""
    return found if all(map(_HOST.fullmatch, labels)) else ""


def _is_forbidden(letter: str) -> bool:
    return letter == "\\" or letter.isspace() or unicodedata.category(letter)[0] == "C"
