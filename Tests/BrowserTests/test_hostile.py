"""What arrives to harm: files that swell when opened, and what the server writes of its visitors in its log."""

import gzip
import io
import json
import re
import zipfile
import zlib
from urllib.parse import urlencode

import pytest

import program
from crawl import Client

BOOKS = "/d/atelier-brindille"
# Four gigabytes once opened.
BLOCK = 1 << 26
BLOCKS = 64
# What a form that is read may take besides: buffers, one page of each thread.
ROOM = 150 << 10


def deflated_block():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(bytes(BLOCK)) + packer.flush()


@pytest.fixture(scope="session")
def bombs():
    member = deflated_block()
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", bytes(BLOCK))
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(BLOCKS):
            archive.writestr(f"{number}.zip", inner.getvalue())
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(BLOCK))
    return {
        "bombe.gz": member * BLOCKS, "bombe.zip": outer.getvalue(), "bombe.xlsx": book.getvalue(),
        "000000018FEC20261231.txt": member * BLOCKS, "000000018FEC20261231.xml": gzip.compress(b"<?xml version='1.0'?>" + bytes(BLOCK)),
        "bombe.pdf": b"%PDF-1.4\n" + member,
    }


# Every form that takes a file: its page, where it is sent, its fields.
FORMS = [
    ("/controler", "/controler", {"fichiers": True}),
    ("/comparer", "/comparer", {"premier": True, "second": True}),
    ("/nouveau?depart=fec", "/nouveau", {"depart": "fec", "nom": "Bombe", "siren": "000000018", "fichier": True}),
    (f"{BOOKS}/fec", f"{BOOKS}/fec/essai", {"fichier": True}),
    (f"{BOOKS}/pieces", f"{BOOKS}/pieces", {"fichiers": True}),
    (f"{BOOKS}/ecritures/2", f"{BOOKS}/ecritures/2/pieces", {"fichiers": True}),
    (f"{BOOKS}/saisie", f"{BOOKS}/saisie", {"journal": "OD", "date": "15/10/2026", "piece_jointe": True}),
]


def peak(server):
    """The most memory it ever took since `forget`, in KiB."""
    return int(re.search(r"VmHWM:\s*(\d+)", open(f"/proc/{server.process.pid}/status").read()).group(1))


def forget(server):
    with open(f"/proc/{server.process.pid}/clear_refs", "w") as file:
        file.write("5")


def send(client, page, action, fields, name, content):
    """A form with a file, as a browser sends it."""
    token = re.search(r'name="jeton" content="([^"]+)"', client.ask(page).text).group(1)
    parts = []
    for field, value in {"jeton": token, **fields}.items():
        head = f'Content-Disposition: form-data; name="{field}"'
        if value is True:
            parts.append(f'{head}; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode() + content)
        else:
            parts.append(f"{head}\r\n\r\n{value}".encode())
    body = b"".join(b"--bord\r\n" + part + b"\r\n" for part in parts) + b"--bord--\r\n"
    return client.ask(action, "POST", body, **{"Content_Type": "multipart/form-data; boundary=bord"})


def outcome(client, answer):
    """The page at the end: a long work is waited for where it says it is."""
    while answer.status in (302, 303):
        answer = client.ask(answer.headers["location"])
        while "data-attente" in answer.text or 'http-equiv="refresh"' in answer.text:
            answer = client.ask(re.search(r'data-adresse="([^"]+)"|url=([^"]+)"', answer.text).group(1) or "/")
    return answer


@pytest.mark.parametrize("page, action, fields", FORMS, ids=[form[1] for form in FORMS])
def test_a_file_that_swells_is_never_opened_out(visitor, server, bombs, page, action, fields):
    client = Client(server, visitor.context.cookies())
    entries = len(program.read("ecriture", "lister", "--dossier", server.dossier())["entries"])
    client.ask(page)
    forget(server)
    before = peak(server)
    for name, content in bombs.items():
        answer = send(client, page, action, fields, name, content)
        assert answer.status in (200, 303, 413, 415, 422), f"{name}: {answer.status}"
        assert client.ask("/sante").status == 200
    assert peak(server) - before < ROOM + 2 * sum(map(len, bombs.values())) // 1024
    # What was kept is what was sent, no byte more, and no entry came of it.
    assert len(program.read("ecriture", "lister", "--dossier", server.dossier())["entries"]) == entries
    assert server.dossier().stat().st_size < 4_000_000 + 3 * sum(map(len, bombs.values()))


LOGGED = {"time", "level", "event", "id", "method", "route", "status", "ms"}


def test_the_log_says_routes_and_never_who_nor_what(practice):
    """Names, addresses, amounts and searched words pass through the server; its log has none of them."""
    stranger = Client(practice)
    form = "application/x-www-form-urlencoded"

    def log_in(login, password):
        return stranger.ask("/connexion", "POST", urlencode({"identifiant": login, "mot-de-passe": password}), Content_Type=form)

    assert log_in("jeanne.secret@exemple.fr", "motdepassesecret").status == 422
    came = log_in(program.PEOPLE["collaborateur"][0], program.PASSWORD)
    assert came.status == 303
    cookie = came.headers["set-cookie"].split(";")[0].split("=", 1)
    client = Client(practice, [{"name": cookie[0], "value": cookie[1]}])
    for path in ("/chercher?q=Tilleuls", "/chercher?q=20+220%2C00", "/tiers/TILLEULS", "/tiers?q=secretword", "/grand-livre/411?tiers=TILLEULS",
                 "/ecritures?texte=secretword&montant=20220", "/saisie", "/tiers/INCONNU-SECRET", "/grand-livre/411?tiers=TILLEULS&forme=imprimer"):
        assert client.ask(BOOKS + path).status in (200, 404)
    token = re.search(r'name="jeton" content="([^"]+)"', client.ask(f"{BOOKS}/tiers").text).group(1)
    client.ask(f"{BOOKS}/tiers", "POST", f"jeton={token}&code=SECRETCODE&nom=Secret+Nom&genre=client&compte=411", Content_Type=form)
    client.ask("/n-existe-pas/secretpath")
    client.ask("/d/dossier-secret/balance")
    log = practice.read_log()
    lines = [json.loads(line) for line in log.splitlines() if line.strip()]
    assert len([line for line in lines if line["event"] == "request"]) >= 14
    for line in lines:
        assert line["event"] != "request" or set(line) == LOGGED, line
    lowered = log.casefold()
    for word in ("secret", "jeanne", "exemple.fr", "karim", "ouazzani", "tilleuls", "20220", "20 220", "220%2c00", "brindille", cookie[1], token):
        assert word.casefold() not in lowered, word
