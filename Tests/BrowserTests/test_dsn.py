"""The DSN of a month: prepared, a fault found and mended, looked at, exported, converted, compared; files that are no DSN."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program
from crawl import Client
from test_people import come_in
from test_workforce import fill

BOOKS = "/d/atelier-brindille"
SAMPLE = program.ROOT / "Samples/Files/dsn-FICTIF-2026-10.dsn"
# Nadia Roux of the demonstration, born in a place that does not exist.
NIR = "2910299999021"


def key(body):
    return f"{97 - int(body) % 97:02}"


@pytest.fixture(scope="session")
def paid_folder(tmp_path_factory):
    """The demonstration with its two invented people, their October paid."""
    folder = tmp_path_factory.mktemp("paie") / "dossiers"
    program.run("demo", "--sans-serveur", "--sortie", folder)
    return folder


@pytest.fixture
def paid(paid_folder, tmp_path):
    server = program.Server(program.copy_dossiers(paid_folder, tmp_path / "dossiers"))
    yield server
    server.stop()


@pytest.fixture
def window(paid, open_window):
    return open_window(paid).come_in()


def send(page, button, **files):
    for field, file in files.items():
        page.locator(f"#{field}").set_input_files(file)
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def receive(window, tmp_path, rate, day):
    """A rate of income tax comes back: it is seen, then applied."""
    file = tmp_path / "taux.csv"
    file.write_text(f"nir;taux;date;identifiant\n{NIR}{key(NIR)};{rate};{day};123456789\n")
    page = window.goto(f"{BOOKS}/dsn/retour")
    send(page, "Lire", fichier=file)
    row = page.get_by_role("row", name=re.compile("Roux"))
    expect(row).to_contain_text(f"{rate.rstrip('0')} %")
    expect(row).to_contain_text("à appliquer")
    assert not audit.whole(window, f"dsn-retour-{day}")
    page.get_by_role("button", name=re.compile("^Appliquer")).click()
    expect(page.locator(".toast")).to_contain_text("reçu son taux")


def prepare(window):
    page = window.goto(f"{BOOKS}/dsn/preparer?mois=2026-10")
    expect(page.get_by_role("main")).to_contain_text("Individus")
    assert not audit.whole(window, "dsn-preparer")
    page = window.goto(f"{BOOKS}/dsn/preparer?mois=2026-10")
    page.get_by_role("button", name="Préparer la déclaration").click()
    expect(page.locator(".toast")).to_contain_text("c’est préparé")
    return page


def export(page, tmp_path, button):
    page.get_by_role("button", name=button).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Télécharger")).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_month_is_declared_with_a_fault_found_and_mended(window, paid, tmp_path):
    page = window.goto(f"{BOOKS}/dsn")
    expect(page.get_by_role("row", name=re.compile("Octobre 2026"))).to_contain_text("16/11/2026")
    assert not audit.whole(window, "dsn")
    # The planted fault: a rate that had expired when October was paid.
    receive(window, tmp_path, "7,50", "01/06/2026")
    page = window.goto(f"{BOOKS}/paie/2026-10")
    expect(page.get_by_role("main")).to_contain_text("payroll.month.tax-rate-expired")
    # Mended: the new rate, the payslip corrected, the declaration prepared.
    receive(window, tmp_path, "3,50", "20/10/2026")
    numbers = [link.inner_text() for link in window.goto(f"{BOOKS}/paie/2026-10").get_by_role("link", name=re.compile("^n° .*Roux")).all()]
    number = re.search(r"n° (\S+)", numbers[0]).group(1)
    page = window.goto(f"{BOOKS}/paie/bulletins/{number}/corriger")
    fill(page, motif="taux d’impôt reçu")
    page.get_by_role("button", name="Sceller la correction").click()
    expect(page.get_by_role("main")).to_contain_text("Remplace le bulletin")
    page = prepare(window)
    main = page.get_by_role("main")
    expect(main).to_contain_text("Contrôles Écritoire, non certifiés")
    # Down the tree to the payment of Nadia Roux, by links.
    page.locator(".arbre a", has_text="Roux").or_(page.locator(".arbre a", has_text="ROUX")).first.click()
    page.locator(".arbre a", has_text=re.compile("Versement du")).first.click()
    row = page.locator("[id='r-S21.G00.50.006']")
    expect(row).to_contain_text("3.50")
    expect(page.locator(".fec").first).to_contain_text("S21.G00.50.006,'3.50'")
    expect(page.get_by_role("region", name="Le bloc en XML")).to_contain_text("<S21.G00.50.006>3.50</S21.G00.50.006>")
    expect(page.locator(".arbre [aria-current]")).to_be_visible()
    # Why: the payslip it comes from.
    reason = page.locator("[id='r-S21.G00.50.004'] details")
    reason.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(reason.get_by_role("link", name=re.compile("^bulletin n°"))).to_be_visible()
    assert not audit.whole(window, "dsn-bloc")
    # The number of social security is shown to who asks for it.
    address = page.url
    page.locator(".arbre a", has_text="Roux").or_(page.locator(".arbre a", has_text="ROUX")).first.click()
    expect(main).not_to_contain_text(NIR)
    page.get_by_role("link", name="Montrer les numéros").click()
    expect(main).to_contain_text(NIR)
    page = window.goto(address.split("?")[0].replace(paid.origin, "") + "?vue=recoupement")
    expect(page.get_by_role("table", name=re.compile("Urssaf"))).to_contain_text("Total")
    assert not audit.whole(window, "dsn-recoupement")
    base = address.split("?")[0].replace(paid.origin, "")
    text = export(window.goto(base), tmp_path, "Exporter en texte NEODeS")
    assert text.read_bytes().startswith(b"S10.G00.00.001,'") and b"S90.G00.90.002,'1'" in text.read_bytes()
    assert not audit.whole(window, "dsn-export")
    xml = export(window.goto(base), tmp_path, "Exporter en XML")
    assert b"urn:ecritoire:dsn:neodes:1" in xml.read_bytes()
    convert_and_compare(window, tmp_path, text, xml)
    page = window.goto(base)
    page.get_by_text("Marquer envoyée…").click()
    fill(page, reference="AEE-FICTIF-1")
    page.get_by_role("button", name="Noter l’envoi").click()
    expect(page.get_by_role("main")).to_contain_text("AEE-FICTIF-1")
    expect(window.goto(f"{BOOKS}/dsn").get_by_role("row", name=re.compile("Octobre 2026"))).to_contain_text("envoyée")


def convert_and_compare(window, tmp_path, text, xml):
    """The XML becomes the text again, byte for byte; a copy with another amount is held against the model."""
    page = window.goto("/dsn")
    send(page, "Ouvrir", fichier=xml)
    with page.expect_download() as download:
        page.get_by_role("link", name="Convertir en texte NEODeS").click()
    assert download.value.path().read_bytes() == text.read_bytes()
    copy = tmp_path / "copie.dsn"
    copy.write_bytes(re.sub(rb"(S21\.G00\.50\.006,')3\.50'", rb"\g<1>9.90'", text.read_bytes()))
    page = window.goto("/dsn/comparer")
    send(page, "Comparer", modele=text, copies=[copy, xml])
    expect(page.get_by_role("main")).to_contain_text("Aucune différence de sens")
    expect(page.get_by_role("main")).to_contain_text(re.compile("1 sur 2"))
    page.get_by_text("Les différences").first.click()
    expect(page.locator(".differences")).to_contain_text(re.compile("9,9"))
    assert not audit.whole(window, "dsn-comparaison")


def test_a_control_jumps_to_its_rubric(visitor, tmp_path):
    """A fault in a file is said with its line, and leads to its row, its line of text and its XML."""
    broken = tmp_path / "fautive.dsn"
    lines = SAMPLE.read_bytes().splitlines(keepends=True)
    place = next(place for place, line in enumerate(lines) if line.startswith(b"S21.G00.40.007,"))
    lines[place] = b"S21.G00.40.007,'ZZ'\r\n"
    broken.write_bytes(b"".join(lines))
    page = visitor.goto("/dsn")
    assert not audit.whole(visitor, "dsn-fichier")
    page = visitor.goto("/dsn")
    send(page, "Ouvrir", fichier=broken)
    finding = page.locator(".constat.e").filter(has_text=f"ligne {place + 1}").first
    finding.get_by_role("link", name=re.compile("^Voir")).click()
    expect(page.locator("[id='r-S21.G00.40.007']")).to_be_in_viewport()
    expect(page.locator(".fec .la mark").first).to_have_text("ZZ")
    expect(page.locator(".arbre .badge.faux").first).to_be_visible()
    assert not audit.whole(visitor, "dsn-faute")


@pytest.mark.parametrize(("link", "name"), [("Déclarant", "dsn-declarant"), ("Lire un retour", "dsn-retour")])
def test_what_the_page_leads_to_is_sound(window, link, name):
    page = window.goto(f"{BOOKS}/dsn")
    page.get_by_role("link", name=link, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("DSN")
    assert not audit.whole(window, name)


HOSTILE = {
    "image.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "doctype.xml": b'<?xml version="1.0"?><!DOCTYPE dsn [<!ENTITY x SYSTEM "file:///etc/passwd">]><dsn>&x;</dsn>',
    "longue.dsn": b"S10.G00.00.001,'" + b"A" * 3_000_000,
    "vide.dsn": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_dsn_is_told_so(visitor, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(HOSTILE[name])
    page = visitor.goto("/dsn")
    send(page, "Ouvrir", fichier=file)
    expect(page.locator(".constat").first).to_be_visible()
    assert "root:" not in page.content()
    assert page.get_by_role("link", name=re.compile("^Convertir")).count() == 0
    assert not audit.whole(visitor, f"dsn-hostile-{name.split('.')[0]}")


def test_it_works_without_scripts(paid, browser):
    from visitor import Visitor

    window = Visitor(browser, paid, script=False).come_in()
    page = window.goto("/dsn")
    send(page, "Ouvrir", fichier=SAMPLE)
    page.locator(".arbre a", has_text="S21.30").first.click()
    expect(page.locator(".arbre [aria-current]")).to_contain_text("S21.30")
    window.close()


def test_who_only_reads_sees_masks_and_no_buttons(practice, open_window):
    window = open_window(practice)
    come_in(window, program.PEOPLE["jury"][0])
    page = window.goto(f"{BOOKS}/dsn")
    expect(page.get_by_role("heading", level=1)).to_have_text("DSN")
    assert page.get_by_role("link", name="Préparer").count() == 0
    client = Client(practice, window.context.cookies())
    assert client.ask(f"{BOOKS}/dsn/preparer?mois=2026-10").status == 403
    assert client.ask(f"{BOOKS}/dsn/retour").status == 403
