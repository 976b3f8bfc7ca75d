"""What leaves by a file: the same lines as CSV, as an Excel workbook and as a LibreOffice one, from every page that has a table."""

import csv
import datetime
import io
import re
import shutil
import subprocess
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode, urlsplit

import openpyxl
import pytest
from odf import teletype
from odf.namespaces import OFFICENS, TABLENS
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow
from playwright.sync_api import expect

from crawl import Client, Links

BOOKS = "/d/atelier-brindille"
SHOP = "/d/quincaillerie-lambert"
TYPES = {
    "csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet", "pdf": "application/pdf",
}


def as_form(link, form):
    parts = urlsplit(link)
    pairs = [(name, value) for name, value in parse_qsl(parts.query) if name != "forme"] + [("forme", form)]
    return f"{parts.path}?{urlencode(pairs)}"


def csv_rows(body):
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";"))


def in_french(value):
    """A typed value as the CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    return str(value)


def plain(text):
    """Without the apostrophe that keeps a CSV cell from being run: a workbook needs none."""
    return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


def excel_rows(body, lines_only=True):
    rows = []
    book = openpyxl.load_workbook(io.BytesIO(body))
    for number, sheet in enumerate(book.worksheets):
        for rank, row in enumerate(sheet.iter_rows()):
            # Totals are bold, as the names are.
            if rank == 0 and number > 0 or rank > 0 and lines_only and row[0].font.b:
                continue
            assert all(cell.data_type != "f" for cell in row)
            rows.append([
                Decimal(str(cell.value)).quantize(Decimal("0.01")) if "0.00" in cell.number_format and cell.data_type == "n"
                and cell.value is not None else cell.value for cell in row])
    return rows


def libre_office_rows(body):
    rows = []
    for number, table in enumerate(load(io.BytesIO(body)).spreadsheet.getElementsByType(Table)):
        for rank, row in enumerate(table.getElementsByType(TableRow)):
            cells = row.getElementsByType(TableCell)
            if rank == 0 and number > 0 or rank > 0 and not cells[0].getAttribute("stylename").startswith("c0"):
                continue
            rows.append([typed(cell) for cell in cells])
    return rows


def typed(cell):
    kind = cell.getAttribute("valuetype")
    assert cell.getAttribute("formula") is None
    if kind == "float":
        value = cell.getAttrNS(OFFICENS, "value")
        return Decimal(value) if "." in value else int(value)
    if kind == "date":
        return datetime.date.fromisoformat(cell.getAttrNS(OFFICENS, "date-value"))
    return teletype.extractText(cell) if kind == "string" else None


@pytest.fixture(scope="module")
def files(site, reader, shared):
    """By link, the same table in the three forms."""
    client = Client(shared, reader.context.cookies())
    links = {}
    for one in site.found:
        if one.is_page and one.bare.startswith(("/d/atelier", "/d/quincaillerie")):
            found = Links()
            found.feed(one.answer.text)
            for link in found.found:
                if "forme=csv" in link:
                    # One of each kind of page and of each dossier.
                    links.setdefault((re.sub(r"\d+|[A-Z]{2,}", "", urlsplit(link).path), urlsplit(link).query.count("=")), link)
    return {link: {form: client.ask(as_form(link, form)) for form in TYPES} for link in links.values()}


def test_every_page_with_a_csv_has_the_workbooks(files):
    """The same lines in the three forms, amounts as exact numbers and days as dates."""
    paths = {urlsplit(link).path.split("/")[3] for link in files}
    wanted = {"balance", "grand-livre", "journaux", "centralisateur", "balance-agee", "echeancier", "tiers", "plan", "lettrage",
              "piste", "ecritures"}
    assert wanted <= paths, wanted - paths
    for link, forms in files.items():
        for form, answer in forms.items():
            assert answer.status == 200 and answer.type == TYPES[form], f"{link} {form} {answer.status} {answer.type}"
            assert re.search(rf'attachment.*\.{form}\b', answer.headers["content-disposition"]), link
        expected = [[plain(cell) for cell in row] for row in csv_rows(forms["csv"].body)]
        for read in (excel_rows(forms["xlsx"].body), libre_office_rows(forms["ods"].body)):
            assert [[in_french(cell) for cell in row] for row in read] == expected, link
            for name, values in zip(read[0], zip(*read[1:])):
                kinds = {type(value) for value in values if value is not None}
                if name in ("Débit", "Crédit", "Solde", "Montant", "Total", "Solde débiteur", "Solde créditeur"):
                    assert kinds <= {Decimal}, f"{link} {name} {kinds}"
                elif name == "Date":
                    assert kinds <= {datetime.date, datetime.datetime}, f"{link} {name} {kinds}"
                elif name in ("Compte", "Libellé", "Pièce"):
                    assert kinds <= {str}, f"{link} {name} {kinds}"


def test_a_workbook_says_whose_it_is(reader, shared):
    client = Client(shared, reader.context.cookies())
    body = client.ask(f"{BOOKS}/balance?forme=xlsx&au=2026-10-31").body
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert book.properties.title == "Balance générale du 01/10/2026 au 31/10/2026"
    assert "Atelier Brindille" in book.properties.description and book.properties.description.count("FICTIF") == 1
    assert "01/10/2026 au 30/09/2027" in book.properties.subject and "au 31/10/2026" in book.properties.subject
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.title == "Balance générale" and "Atelier Brindille" in sheet.oddHeader.left.text
    assert sheet.print_title_rows in ("1:1", "$1:$1")
    assert all(dimension.width >= 8 for dimension in sheet.column_dimensions.values())
    # The total of the page stands under the lines, and is what they add up to.
    whole = excel_rows(body, lines_only=False)
    debit = whole[0].index("Débit")
    assert whole[-1][debit] == sum(row[debit] for row in excel_rows(body)[1:] if row[debit] is not None)
    meta = load(io.BytesIO(client.ask(f"{BOOKS}/balance?forme=ods&au=2026-10-31").body)).meta
    assert "Balance générale" in teletype.extractText(meta) and "Atelier Brindille" in teletype.extractText(meta)


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_the_order_and_the_filter_of_the_page_are_those_of_the_file(reader, shared, form):
    client = Client(shared, reader.context.cookies())
    body = client.ask(f"{SHOP}/balance?comptes=6&tri=debit&sens=desc&forme={form}").body
    read = {"csv": csv_rows, "xlsx": excel_rows, "ods": libre_office_rows}[form](body)
    debit = read[0].index("Débit")
    amounts = [Decimal(in_french(row[debit]).replace(",", ".")) for row in read[1:]]
    assert len(amounts) > 5 and amounts == sorted(amounts, reverse=True)
    assert all(row[0].startswith("6") for row in read[1:])


def test_third_parties_leave_in_the_order_of_their_balances(reader, shared):
    client = Client(shared, reader.context.cookies())
    rows = csv_rows(client.ask(f"{BOOKS}/tiers?tri=solde&sens=desc&forme=csv").body)
    balance = rows[0].index("Solde")
    amounts = [Decimal(row[balance].replace(",", ".")) for row in rows[1:] if row[balance]]
    assert len(amounts) > 3 and amounts == sorted(amounts, reverse=True) and amounts[0] != amounts[-1]


def test_all_the_entries_of_a_filter_leave(reader, shared):
    """The page shows fifty entries; the file has them all."""
    client = Client(shared, reader.context.cookies())
    page = f"{SHOP}/ecritures?du=01/01/2025&au=31/12/2025&journal=VTE"
    rows = csv_rows(client.ask(f"{page}&forme=csv").body)
    assert len(rows) > 100 and {row[rows[0].index("Journal")] for row in rows[1:]} == {"VTE"}
    assert [[in_french(cell) for cell in row] for row in excel_rows(client.ask(f"{page}&forme=xlsx").body)] == rows
    refused = client.ask(f"{page}&montant=abc&forme=xlsx")
    assert refused.status == 422 and refused.type == "text/html"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_menu_unfolds_and_downloads(reader, width):
    page = reader.goto(f"{BOOKS}/balance")
    page.set_viewport_size({"width": width, "height": 800})
    try:
        button = page.locator("details.menu > summary")
        button.focus()
        page.keyboard.press("Enter")
        link = page.get_by_role("link", name="Excel (.xlsx)")
        expect(link).to_be_visible()
        reader.capture(f"exporter-{width}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        boxes = [one.bounding_box() for one in page.locator("details.menu a").all()]
        assert len(boxes) == 4 and all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
        assert all(box["height"] >= 24 for box in boxes)
        with page.expect_download() as waiting:
            link.click()
        assert re.fullmatch(r"balance-atelier-brindille-\d{4}-\d\d-\d\d\.xlsx", waiting.value.suggested_filename)
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        expect(button).to_be_focused()
        button.click()
        page.locator("h1").click()
        expect(link).to_be_hidden()
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed: the workbooks are not opened in LibreOffice")
def test_libre_office_opens_both_forms(files, tmp_path):
    """LibreOffice reads both and writes them again as the other: numbers, dates and text are what they were."""
    for number, (link, forms) in enumerate(files.items()):
        for form in ("xlsx", "ods"):
            (tmp_path / f"{form}-{number}.{form}").write_bytes(forms[form].body)
    for form, other in (("xlsx", "ods"), ("ods", "xlsx")):
        subprocess.run(
            [SOFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path}/profil", "--convert-to", other, "--outdir",
             tmp_path / "lu", *sorted(tmp_path.glob(f"{form}-*.{form}"))],
            check=True, capture_output=True, timeout=300)
    for number, (link, forms) in enumerate(files.items()):
        original = excel_rows(forms["xlsx"].body, lines_only=False)
        by_excel = excel_rows((tmp_path / "lu" / f"ods-{number}.xlsx").read_bytes(), lines_only=False)
        assert [[value or None for value in row] for row in by_excel] == [[value or None for value in row] for row in original], link
        document = load(str(tmp_path / "lu" / f"xlsx-{number}.ods"))
        names = None
        for row, expected in zip(document.spreadsheet.getElementsByType(TableRow), original):
            cells = []
            for cell in row.getElementsByType(TableCell):
                repeated = int(cell.getAttrNS(TABLENS, "number-columns-repeated") or 1)
                cells += [cell] * min(repeated, len(expected) - len(cells))
            for cell, value in zip(cells, expected):
                kind = cell.getAttribute("valuetype")
                wanted = {str: "string", type(None): None, datetime.datetime: "date"}.get(type(value), "float")
                assert kind == wanted or value == "" and kind is None, f"{link} {value!r} {kind}"
                if wanted == "float":
                    assert Decimal(cell.getAttrNS(OFFICENS, "value")) == value, link
                elif wanted == "date":
                    assert cell.getAttrNS(OFFICENS, "date-value")[:10] == value.date().isoformat(), link
