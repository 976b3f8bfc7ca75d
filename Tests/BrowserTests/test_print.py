"""What leaves by the printer: sheets of A4 that say whose they are, carry their totals over, and lose no line."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

import audit
import program
from crawl import Client

BOOKS = "/d/atelier-brindille"
SHOP = "/d/quincaillerie-lambert"
LONG = 2_000

REPORTS = [
    f"{BOOKS}/balance", f"{BOOKS}/balance?auxiliaire=oui", f"{BOOKS}/grand-livre", f"{BOOKS}/journaux/HA", f"{BOOKS}/centralisateur",
    f"{BOOKS}/balance-agee", f"{BOOKS}/echeancier", f"{BOOKS}/tiers/TILLEULS", f"{BOOKS}/ecritures", f"{BOOKS}/lettrage",
    f"{BOOKS}/plan", f"{BOOKS}/tiers", f"{SHOP}/grand-livre/41100000", f"{SHOP}/balance-agee",
]

# What would be cut or would leave its sheet: figures, the table, the foot.
OVERFLOW = """() => [...document.querySelectorAll('.feuille')].flatMap((sheet, index) => {
  const [paper, table, foot] = [sheet, sheet.querySelector('table'), sheet.querySelector('footer')].map(e => e.getBoundingClientRect());
  const faults = [...sheet.querySelectorAll('td.n, thead th')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `cut: ${e.textContent}`);
  if (table.bottom > foot.top) faults.push('the table runs over the foot');
  if (table.right > paper.right || foot.bottom > paper.bottom) faults.push('something leaves the sheet');
  const rows = [...sheet.querySelectorAll('tbody tr')].filter(e => e.getBoundingClientRect().height > 24);
  if (rows.length) faults.push(`a row takes two lines: ${rows[0].textContent}`);
  return faults.map(fault => `sheet ${index + 1}: ${fault}`);
})"""


@pytest.fixture(scope="session")
def long_ledger(tmp_path_factory):
    """A dossier whose account 471 has two thousand lines, of cents that do not add up to round sums."""
    folder = tmp_path_factory.mktemp("long")
    path = folder / "long.ecritoire"
    program.run("dossier", "creer", path, "--nom", "Longue Haleine", "--siren", "000000018", "--exercice", "2026-01-01:2026-12-31")
    lines = ["date;journal;piece;compte;auxiliaire;libelle;debit;credit"]
    for number in range(LONG):
        amount = f"{number * 7 + 13},{number % 100:02d}"
        day = f"2026-{number % 10 + 1:02d}-{number % 28 + 1:02d}"
        label = f"Ligne {number} d’un compte d’attente dont le libellé est bien plus long que sa colonne sur le papier"
        for account, debit, credit in (("471", amount, ""), ("512", "", amount)):
            lines.append(f"{day};OD;P{number};{account};;{label};{debit};{credit}")
    file = folder / "ecritures.csv"
    file.write_text("\n".join(lines) + "\n")
    program.run("ecriture", "importer", file, "--dossier", path)
    file.unlink()
    return folder


@pytest.fixture
def long_window(long_ledger, tmp_path, open_window):
    server = program.Server(program.copy_dossiers(long_ledger, tmp_path / "long"))
    yield open_window(server).come_in()
    server.stop()


def sheets_of(path):
    return path + ("&" if "?" in path else "?") + "forme=imprimer"


def cents(text):
    return int(re.sub(r"[^\d]", "", text)) if text.strip() else 0


def paper(page):
    """What the printer is given, as the text of each of its pages."""
    return [one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages]


@pytest.mark.parametrize("path", REPORTS)
def test_a_report_is_as_many_pages_as_its_sheets_say(reader, path):
    page = reader.goto(path)
    page.locator(".tete").get_by_role("link", name="Imprimer", exact=True).click()
    expect(page).to_have_url(re.compile("forme=imprimer"))
    page.wait_for_load_state()
    count = page.locator(".feuille").count()
    assert count > 0 and page.evaluate(OVERFLOW) == []
    pages = paper(page)
    assert len(pages) == count
    for number, text in enumerate(pages, 1):
        assert f"page {number}/{count}" in text, text[-200:]
        for words in ("FICTIF", "Exercice du", "Édité le 02/11/2026 à", "par Camille Roux"):
            assert words in text, words
    brought = page.locator(".feuille .report").all_inner_texts()
    # At the foot of a sheet, then on top of the next, the same figures.
    assert [text.partition("\t")[2] for text in brought[::2]] == [text.partition("\t")[2] for text in brought[1::2]]
    # The sheets after the second are like it, and the judge is slow.
    page.evaluate("() => [...document.querySelectorAll('.feuille')].slice(2).forEach(sheet => sheet.remove())")
    reader.capture(f"papier-{re.sub('[^a-z]+', '-', path[3:])}")
    faults = audit.axe(page) + audit.structure(page)
    assert not faults, "\n".join(faults)


def test_a_long_ledger_carries_its_totals_to_the_cent(long_window):
    path = "/d/long/grand-livre/471?au=31/12/2026"
    page = long_window.goto(sheets_of(path))
    client = Client(long_window.server, long_window.context.cookies())
    body = client.ask(path + "&forme=csv").body[3:].decode()
    rows = list(csv.DictReader(io.StringIO(body), delimiter=";"))
    assert len(rows) == LONG
    assert page.evaluate(OVERFLOW) == []
    sheets = page.evaluate("""() => [...document.querySelectorAll('.feuille')].map(sheet => ({
      lines: [...sheet.querySelectorAll('tbody tr:not([class])')].length,
      carried: [...sheet.querySelectorAll('.report')].map(row => [...row.cells].map(cell => cell.textContent)) }))""")
    done = 0
    for number, sheet in enumerate(sheets):
        lines, told = sheet["lines"], {cells[0]: cells[1:] for cells in sheet["carried"]}
        assert set(told) == ({"Report"} if number else set()) | ({"À reporter"} if number < len(sheets) - 1 else set())
        for name, upto in (("Report", done), ("À reporter", done + lines)):
            if name in told:
                debit, credit = (sum(cents(row[side]) for row in rows[:upto]) for side in ("Débit", "Crédit"))
                assert [cents(told[name][0]), cents(told[name][1])] == [debit, credit], f"sheet {number + 1}, {name}"
        done += lines
    assert done == LONG
    pages = paper(page)
    assert len(pages) == len(sheets) > 40
    assert all(f"page {number}/{len(pages)}" in text for number, text in enumerate(pages, 1))


def test_paper_follows_the_filters_and_the_order_of_the_screen(reader):
    page = reader.goto(f"{BOOKS}/balance?comptes=6*&tri=debit&sens=desc")
    page.locator(".tete").get_by_role("link", name="Imprimer", exact=True).click()
    figures = [cents(text) for text in page.locator("tbody tr:not(.total) td:nth-child(3)").all_inner_texts()]
    assert len(figures) > 4 and figures == sorted(figures, reverse=True)
    expect(page.locator(".titre")).to_contain_text("comptes 6")
    page.get_by_role("link", name="Revenir à l’état").click()
    expect(page).to_have_url(re.compile(r"comptes=6.*tri=debit"))


def test_the_report_of_a_control_is_printed_whole(visitor, tmp_path):
    file = tmp_path / "000000018FEC20251231.txt"
    file.write_text("JournalCode\tJournalLib\n" + "".join(f"VE\tVentes {number}\n" for number in range(30)))
    page = visitor.goto("/controler")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Contrôler").click()
    page.get_by_role("link", name="Imprimer le rapport").click()
    expect(page.locator(".feuille").first).to_contain_text("000000018FEC20251231.txt")
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate("() => [...document.querySelectorAll('tbody td')].filter(e => e.scrollWidth > e.clientWidth + 1).length") == 0
    assert len(paper(page)) == page.locator(".feuille").count()


def test_the_button_prints_and_is_not_there_without_scripts(reader, shared, browser):
    page = reader.goto(f"{BOOKS}/balance?forme=imprimer")
    page.evaluate("window.print = () => { document.title = 'imprimé' }")
    page.get_by_role("button", name="Imprimer").click()
    assert page.title() == "imprimé"
    page.emulate_media(media="print")
    expect(page.locator(".commandes")).not_to_be_visible()
    page.emulate_media(media="screen")
    plain = browser.new_context(java_script_enabled=False, base_url=shared.origin, storage_state=reader.context.storage_state())
    bare = plain.new_page()
    bare.goto(f"{BOOKS}/balance?forme=imprimer")
    expect(bare.get_by_role("button", name="Imprimer")).not_to_be_visible()
    expect(bare.locator(".feuille").first).to_be_visible()
    plain.close()
