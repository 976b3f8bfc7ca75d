"""The pages there are: those the program declares, and those that links lead to from the first page."""

import http.client
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from program import ROOT

CLICKS = 3


def declared_routes():
    """The addresses that `Sources/Web` answers to GET, as patterns: `/d/{dossier}/balance`."""
    routes = set()
    for file in sorted((ROOT / "Sources/Web").rglob("*.swift")):
        text = file.read_text()
        routes.update(re.findall(r'\broutes\s*\.get\(\s*"([^"]*)"', text))
        routes.update(re.findall(r'\broutes\s*\.open\(\s*\.get,\s*"([^"]*)"', text))
        routes.update(f"/d/{{dossier}}/{path}".rstrip("/") for path in re.findall(r'\bdossierGet\(\s*"([^"]*)"', text))
    # The blocks of the title that only have their first page are declared by their place.
    places = (ROOT / "Sources/Web/Shell/Place.swift").read_text()
    routes.update(f"/d/{{dossier}}/{path}" for path in re.findall(r'case \.block\d: "([a-z]+)"', places))
    return sorted(routes)


def matches(route, path):
    return re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", route), path) is not None


def route_of(path, routes):
    """The declared route that answers a path: the one that names most of its parts."""
    found = [route for route in routes if matches(route, path)]
    return min(found, key=lambda route: route.count("{"), default=None)


class Links(HTMLParser):
    """Where one page leads without a change being made."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "a" and values.get("href"):
            self.found.append(values["href"])
        elif tag == "form" and values.get("method", "get").lower() == "get" and values.get("action"):
            self.found.append(values["action"])
        elif tag in ("iframe", "embed", "object", "img") and (values.get("src") or values.get("data")):
            self.found.append(values.get("src") or values["data"])


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def type(self):
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def text(self):
        return self.body.decode("utf-8")


class Client:
    """HTTP without a browser, with the session of a window or without any."""

    def __init__(self, server, cookies=()):
        self.host = urlsplit(server.origin).netloc
        self.cookie = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies)

    def ask(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection(self.host, timeout=10)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookie:
            headers.setdefault("Cookie", self.cookie)
        connection.request(method, path, body=body, headers={"Accept": "text/html", **headers})
        response = connection.getresponse()
        answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        connection.close()
        return answer

    def twin(self, path):
        answer = self.ask(path, Accept="application/json")
        assert answer.type == "application/json", f"{path} : no JSON twin but {answer.type}"
        return json.loads(answer.text)


@dataclass
class Found:
    path: str
    clicks: int
    answer: Answer
    came_from: str = ""

    @property
    def bare(self):
        return urlsplit(self.path).path

    @property
    def is_page(self):
        return self.answer.type == "text/html"

    @property
    def is_paper(self):
        """A report cut in sheets: whole, so that it may weigh."""
        return "forme=imprimer" in self.path


@dataclass
class Site:
    """What a walk from the first page found."""

    routes: list
    found: list = field(default_factory=list)

    def pages_of(self, route):
        return [one for one in self.found if route_of(one.bare, self.routes) == route]


def walk(server, cookies, start="/", depth=CLICKS):
    """Every kind of page at three clicks or less, twice at most for each dossier: a ledger has as many pages as accounts."""
    client = Client(server, cookies)
    site = Site(declared_routes())
    seen, counts = set(), {}
    waiting = [(start, 0, "")]
    while waiting:
        path, clicks, origin = waiting.pop(0)
        answer = client.ask(path)
        # A page that only leads to another costs no click.
        if answer.status in (301, 302, 303, 307):
            target = plain(urljoin(path, answer.headers["location"]))
            if target not in seen:
                seen.add(target)
                waiting.insert(0, (target, clicks, origin))
            continue
        site.found.append(Found(path, clicks, answer, origin))
        if answer.type != "text/html" or clicks == depth:
            continue
        links = Links()
        links.feed(answer.text)
        for link in links.found:
            parts = urlsplit(urljoin(path, link))
            if parts.netloc or parts.scheme or parts.path.startswith("/actif/"):
                continue
            target = plain(parts.geturl())
            shape = (kind(parts, site.routes))
            if target in seen or counts.get(shape, 0) >= 2:
                continue
            seen.add(target)
            counts[shape] = counts.get(shape, 0) + 1
            waiting.append((target, clicks + 1, path))
    return site


def plain(address):
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def kind(parts, routes):
    """Two links of one kind lead to pages that look alike."""
    dossier = re.match(r"/d/([^/]+)", parts.path)
    names = tuple(sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}))
    return (route_of(parts.path, routes) or parts.path, dossier.group(1) if dossier else "", names)
