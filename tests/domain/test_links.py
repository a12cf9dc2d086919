"""Which addresses may be opened, and as what they are shown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.links import MAX_ADDRESS, safe_link

SAFE = [
    ("https://example.org/a?b=c#d", "example.org"),
    ("http://example.org:8080", "example.org:8080"),
    ("example.org/mix", "example.org"),
    ("HTTPS://Example.ORG/Ä%20b", "example.org"),
    ("https://bücher.example/", "xn--bcher-kva.example"),
    ("mailto:someone@example.org?subject=My%20mix", "someone@example.org"),
]
UNSAFE = [
    "",
    "   ",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "file://host/share/a.exe",
    "javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "vbscript:msgbox",
    "data:text/html,<script>alert(1)</script>",
    "ftp://example.org/a",
    "smb://host/share",
    "\\\\host\\share",
    "//host/share",
    "https:\\\\example.org",
    "ms-settings:privacy",
    "ms-officecmd:{}",
    "search-ms:query=x&crumb=location:\\\\host\\share",
    "steam://run/1",
    "tel:112",
    "jar:https://example.org/a!/b",
    "view-source:https://example.org",
    "about:config",
    "https://",
    "https://nowhere",
    "https://-example.org",
    "https://example..org",
    "https://example.org:port/",
    "https://example.org@evil.example/",
    "https://name:word@example.org/",
    "https://example.org/\r\nHost: evil.example",
    "https://example.org/\u202egpj.exe",
    "https://exa\0mple.org/",
    "mailto:a@example.org?attach=/etc/passwd",
    "mailto:a@example.org?%61ttachment=/etc/passwd",
    "mailto:a@example.org?subject=x%0d%0aBcc:b@example.org",
    "mailto:--attach=/etc/passwd@example.org",
    "mailto:nobody",
    "https://example.org/" + "a" * MAX_ADDRESS,
]


@pytest.mark.parametrize(("address", "leads_to"), SAFE)
def test_the_web_and_mail_may_be_opened_and_say_where_they_lead(
    address: str, leads_to: str
) -> None:
    link = safe_link(address)
    assert link is not None
    assert link.leads_to == leads_to
    assert link.address.isascii()
    assert leads_to in link.address


@pytest.mark.parametrize("address", UNSAFE)
def test_nothing_else_may(address: str) -> None:
    assert safe_link(address) is None


def test_a_letter_of_another_script_cannot_pass_for_a_latin_one() -> None:
    link = safe_link("https://exаmple.org/")  # noqa: RUF001 - the a is Cyrillic, that is the point
    assert link is not None
    assert link.leads_to.startswith("xn--")


def test_an_address_is_not_written_twice_in_ascii() -> None:
    link = safe_link("https://example.org/ä?q=100%25&n=[1]")
    assert link is not None
    assert link.address == "https://example.org/%C3%A4?q=100%25&n=[1]"
    assert safe_link(link.address) == link


@given(
    st.builds(
        "".join,
        st.lists(
            st.sampled_from(
                [
                    "http://",
                    "mailto:",
                    "a.b",
                    "@",
                    "/",
                    "?",
                    "%0a",
                    ":",
                    "é",
                    "#",
                    "[",
                    "]",
                    "\\",
                    "\ud800",
                    "。",
                ]
            )
        ),
    )
    | st.text()
)
@example("http://[::1]:80/")
@example("http://[::1")
def test_what_may_be_opened_reads_the_same_again(text: str) -> None:
    link = safe_link(text)
    if link is not None:
        assert link.address.isascii()
        assert link.address.startswith(("http://", "https://", "mailto:"))
        assert safe_link(link.address) == link
