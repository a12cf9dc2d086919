"""The words for regions that conditions of taking part and learners' answers use.

A region is an ISO 3166-1 alpha-2 code of a country (``US``), an ISO 3166-2 code of a part of the
United Kingdom (``GB-ENG``), or one of the groups ``Africa``, ``Americas``, ``Asia``, ``Europe``,
``Oceania``, ``EU`` and ``EEA``. Names are understood too (``United States``), whatever the case.
Continents follow the United Nations' M49 list, except that Cyprus and Turkey count as both Asia
and Europe, as most programmes have it. The names are English.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

_BY_CONTINENT = MappingProxyType(
    {
        "Africa": (
            "DZ Algeria; AO Angola; BJ Benin; BW Botswana; BF Burkina Faso; BI Burundi; CM "
            "Cameroon; CV Cape Verde; CF Central African Republic; TD Chad; KM Comoros; CG Congo "
            "(Brazzaville); CD Congo (Kinshasa); CI Côte d'Ivoire; DJ Djibouti; EG Egypt; GQ "
            "Equatorial Guinea; ER Eritrea; SZ Eswatini; ET Ethiopia; GA Gabon; GM Gambia; GH "
            "Ghana; GN Guinea; GW Guinea-Bissau; KE Kenya; LS Lesotho; LR Liberia; LY Libya; MG "
            "Madagascar; MW Malawi; ML Mali; MR Mauritania; MU Mauritius; YT Mayotte; MA Morocco; "
            "MZ Mozambique; NA Namibia; NE Niger; NG Nigeria; RW Rwanda; RE Réunion; SH Saint "
            "Helena; SN Senegal; SC Seychelles; SL Sierra Leone; SO Somalia; ZA South Africa; SS "
            "South Sudan; SD Sudan; ST São Tomé and Príncipe; TZ Tanzania; TG Togo; TN Tunisia; "
            "UG Uganda; EH Western Sahara; ZM Zambia; ZW Zimbabwe"
        ),
        "Americas": (
            "AI Anguilla; AG Antigua and Barbuda; AR Argentina; AW Aruba; BS Bahamas; BB "
            "Barbados; BZ Belize; BM Bermuda; BO Bolivia; BR Brazil; VG British Virgin Islands; "
            "CA Canada; BQ Caribbean Netherlands; KY Cayman Islands; CL Chile; CO Colombia; CR "
            "Costa Rica; CU Cuba; CW Curaçao; DM Dominica; DO Dominican Republic; EC Ecuador; SV "
            "El Salvador; FK Falkland Islands; GF French Guiana; GL Greenland; GD Grenada; GP "
            "Guadeloupe; GT Guatemala; GY Guyana; HT Haiti; HN Honduras; JM Jamaica; MQ "
            "Martinique; MX Mexico; MS Montserrat; NI Nicaragua; PA Panama; PY Paraguay; PE Peru; "
            "PR Puerto Rico; BL Saint Barthélemy; KN Saint Kitts and Nevis; LC Saint Lucia; MF "
            "Saint Martin; PM Saint Pierre and Miquelon; VC Saint Vincent and Grenadines; SX Sint "
            "Maarten; SR Suriname; TT Trinidad and Tobago; TC Turks and Caicos Islands; VI US "
            "Virgin Islands; US United States; UY Uruguay; VE Venezuela"
        ),
        "Asia": (
            "AF Afghanistan; AM Armenia; AZ Azerbaijan; BH Bahrain; BD Bangladesh; BT Bhutan; BN "
            "Brunei; KH Cambodia; CN China; GE Georgia; HK Hong Kong; IN India; ID Indonesia; IR "
            "Iran; IQ Iraq; IL Israel; JP Japan; JO Jordan; KZ Kazakhstan; KW Kuwait; KG "
            "Kyrgyzstan; LA Laos; LB Lebanon; MO Macao; MY Malaysia; MV Maldives; MN Mongolia; MM "
            "Myanmar; NP Nepal; KP North Korea; OM Oman; PK Pakistan; PS Palestinian Territories; "
            "PH Philippines; QA Qatar; SA Saudi Arabia; SG Singapore; KR South Korea; LK Sri "
            "Lanka; SY Syria; TW Taiwan; TJ Tajikistan; TH Thailand; TL Timor-Leste; TM "
            "Turkmenistan; AE United Arab Emirates; UZ Uzbekistan; VN Vietnam; YE Yemen"
        ),
        "Europe": (
            "AL Albania; AD Andorra; AT Austria; BY Belarus; BE Belgium; BA Bosnia and "
            "Herzegovina; BG Bulgaria; HR Croatia; CY Cyprus; CZ Czechia; DK Denmark; EE Estonia; "
            "FO Faroe Islands; FI Finland; FR France; DE Germany; GI Gibraltar; GR Greece; GG "
            "Guernsey; HU Hungary; IS Iceland; IE Ireland; IM Isle of Man; IT Italy; JE Jersey; "
            "XK Kosovo; LV Latvia; LI Liechtenstein; LT Lithuania; LU Luxembourg; MT Malta; MD "
            "Moldova; MC Monaco; ME Montenegro; NL Netherlands; MK North Macedonia; NO Norway; PL "
            "Poland; PT Portugal; RO Romania; RU Russia; SM San Marino; RS Serbia; SK Slovakia; "
            "SI Slovenia; ES Spain; SJ Svalbard and Jan Mayen; SE Sweden; CH Switzerland; TR "
            "Türkiye; UA Ukraine; GB United Kingdom; VA Vatican City; AX Åland Islands"
        ),
        "Oceania": (
            "AS American Samoa; AU Australia; CX Christmas Island; CC Cocos (Keeling) Islands; CK "
            "Cook Islands; FJ Fiji; PF French Polynesia; GU Guam; KI Kiribati; MH Marshall "
            "Islands; FM Micronesia; NR Nauru; NC New Caledonia; NZ New Zealand; NU Niue; NF "
            "Norfolk Island; MP Northern Mariana Islands; PW Palau; PG Papua New Guinea; PN "
            "Pitcairn Islands; WS Samoa; SB Solomon Islands; TK Tokelau; TO Tonga; TV Tuvalu; VU "
            "Vanuatu; WF Wallis and Futuna"
        ),
    }
)

_UNITED_KINGDOM = "GB-ENG England; GB-NIR Northern Ireland; GB-SCT Scotland; GB-WLS Wales"

_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"

#: Codes that lie within the country of another code.
_PARTS = MappingProxyType(
    {
        "GB": "GB-ENG GB-NIR GB-SCT GB-WLS",
        "US": "AS GU MP PR UM VI",
        "FI": "AX",
    }
)

_GROUPS = MappingProxyType({"EU": "European Union", "EEA": "European Economic Area"})

_ALSO_CALLED = MappingProxyType(
    {
        "usa": "US",
        "united states of america": "US",
        "uk": "GB",
        "great britain": "GB",
        "turkey": "TR",
        "czech republic": "CZ",
        "holland": "NL",
        "america": "Americas",
        "the netherlands": "NL",
    }
)


class Region(NamedTuple):
    """A region somebody may live in or a programme may be open to."""

    code: str
    name: str


def countries() -> tuple[Region, ...]:
    """Every country, and the parts of the United Kingdom, by name: what a learner chooses from."""
    listed = [pair for text in (*_BY_CONTINENT.values(), _UNITED_KINGDOM) for pair in _pairs(text)]
    return tuple(sorted(listed, key=lambda region: (_plain(region.name), region.code)))


def groups() -> tuple[Region, ...]:
    """The groups of countries that a condition may name."""
    continents = (Region(name, name) for name in _BY_CONTINENT)
    return (*continents, *(Region(code, name) for code, name in _GROUPS.items()))


def region_code(text: str) -> str | None:
    """The code of a region given by code or name, or None where the vocabulary lacks it."""
    return _codes().get(_folded(text))


def may_live_in(lives: str, wanted: str) -> bool:
    """Whether somebody who lives in one region may also count as living in the other.

    True where both are the same, where one lies within the other (who says "Europe" may live in
    Italy), and where it cannot be told because the vocabulary lacks one of them.
    """
    if _folded(lives) == _folded(wanted):
        return True
    home, asked = region_code(lives), region_code(wanted)
    if home is None or asked is None:
        return True
    return home == asked or bool(_within()[home] & _within()[asked])


def _pairs(text: str) -> list[Region]:
    return [Region(*entry.split(" ", 1)) for entry in text.split("; ")]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _plain(name: str) -> str:
    """A name as it is sorted: Aland stands among the names with A."""
    return name.casefold().replace("å", "a")


@cache
def _names() -> dict[str, str]:
    return {region.code: region.name for region in (*countries(), *groups())}


@cache
def _codes() -> dict[str, str]:
    codes = dict(_ALSO_CALLED)
    for code, name in _names().items():
        codes[_folded(code)] = code
        codes[_folded(name)] = code
    return codes


@cache
def _within() -> dict[str, frozenset[str]]:
    """The smallest regions each region consists of, as codes."""
    parts = {code: frozenset({code}) for code in (region.code for region in countries())}
    for whole, names in _PARTS.items():
        parts[whole] = frozenset({whole, *names.split()} & parts.keys())
    parts["GB"] -= {"GB"}
    for continent, text in _BY_CONTINENT.items():
        parts[continent] = frozenset().union(*(parts[region.code] for region in _pairs(text)))
    parts["Asia"] |= {"CY", "TR"}
    parts["EU"] = frozenset().union(*(parts[code] for code in _EU.split()))
    parts["EEA"] = parts["EU"] | {"IS", "LI", "NO"}
    return parts
