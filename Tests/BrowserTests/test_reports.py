"""The books: from a figure to its document, the search, what leaves by a file, what leaves by the printer."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

import program
from crawl import Client, Links
from texts import amount, one_page_pdf

BOOKS = "/d/atelier-brindille"
SHOP = "/d/quincaillerie-lambert"


@pytest.fixture
def with_document(server, tmp_path):
    """The invoice BM-7902 with its document."""
    file = tmp_path / "BM-7902.pdf"
    file.write_bytes(one_page_pdf("Bois du Morvan, BM-7902"))
    program.run("piece", "joindre", file, "--ecriture", "2", "--dossier", server.dossier())
    return server


def test_from_a_figure_to_its_document_and_back(with_document, open_window):
    """Three clicks; each step has its address, and Back gives the filters again."""
    window = open_window(with_document).come_in()
    page = window.goto(f"{BOOKS}/balance")
    page.get_by_label("Comptes", exact=True).fill("6*")
    page.get_by_label("validées seulement").check()
    page.get_by_role("button", name="Afficher").click()
    expect(page).to_have_url(re.compile(r"comptes=6"))
    filtered = page.url
    assert page.get_by_role("row", name=re.compile("^512 ")).count() == 0

    page.get_by_role("row", name=re.compile("^601 ")).get_by_role("link", name=amount("6480,00")).first.click()
    ledger = page.get_by_role("table", name=re.compile("Grand-livre du compte 601"))
    expect(ledger).to_be_visible()
    at_ledger = page.url
    ledger.get_by_role("link", name="BM-7902").click()
    entry = page.locator("#ecriture")
    expect(entry.get_by_role("table")).to_contain_text("44566")
    window.capture("chiffre-grand-livre-ecriture")
    entry.get_by_role("link", name=re.compile("BM-7902.pdf|pièce jointe|Ouvrir l’écriture")).first.click()
    document = page.locator("iframe[src*='/piece'], object[data*='/piece'], embed[src*='/piece'], img[src*='/piece']").first
    expect(document).to_be_visible()
    window.capture("document-en-trois-clics")
    address = document.get_attribute("src") or document.get_attribute("data")
    answer = Client(with_document, window.context.cookies()).ask(address)
    assert answer.type == "application/pdf" and answer.body.startswith(b"%PDF")

    page.go_back()
    page.go_back()
    expect(page).to_have_url(at_ledger)
    page.go_back()
    expect(page).to_have_url(filtered)
    expect(page.get_by_label("Comptes", exact=True)).to_have_value("6*")
    expect(page.get_by_label("validées seulement")).to_be_checked()


def test_columns_sort_and_the_address_says_so(reader):
    page = reader.goto(f"{BOOKS}/balance")
    head = page.get_by_role("columnheader", name=re.compile("^Débit"))
    head.get_by_role("link").click()
    expect(page.get_by_role("columnheader", name=re.compile("^Débit"))).to_have_attribute("aria-sort", "descending")
    column = page.get_by_role("columnheader").all_inner_texts().index(
        next(text for text in page.get_by_role("columnheader").all_inner_texts() if text.startswith("Débit")))
    figures = [row.locator("th, td").nth(column).inner_text() for row in page.locator("tbody tr").all()]
    cents = [int(re.sub(r"\D", "", figure)) for figure in figures if figure.strip()]
    assert len(cents) > 20 and cents == sorted(cents, reverse=True)
    sorted_page = page.url
    page.reload()
    assert page.url == sorted_page


@pytest.mark.parametrize("typed, found", [
    ("20 220,00", "F2026-101"), ("20220", "F2026-101"), ("470..500", "QE-2290"), ("BM-7902", "BM-7902"), ("Tilleuls", "TILLEULS"),
    ("44566", "44566"), ("balance âgée", "Balance âgée"),
])
def test_search_finds_amounts_and_words(reader, typed, found):
    """The field on top works without knowing anything: an amount as it is read, a range, a document, a name, a page."""
    page = reader.goto(BOOKS)
    page.locator("#q").fill(typed)
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"/chercher\?q="))
    expect(page.get_by_role("main").get_by_role("link", name=re.compile(re.escape(found), re.IGNORECASE)).first).to_be_visible()
    expect(page.locator("#q")).to_have_value(typed)


def test_a_search_that_finds_nothing_says_how(reader):
    page = reader.goto(f"{BOOKS}/chercher?q=introuvable")
    expect(page.get_by_role("main")).to_contain_text(re.compile("100..200"))


def test_ctrl_k_leads_to_an_entry(reader):
    page = reader.goto(f"{BOOKS}/balance")
    page.keyboard.press("Control+k")
    field = page.get_by_role("dialog").get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("382,50")
    expect(page.get_by_role("dialog").get_by_role("option").first).to_contain_text("EP-44120")
    reader.capture("palette")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("EP-44120")
    expect(page).to_have_url(re.compile(f"{BOOKS}/ecriture"))


def test_every_table_leaves_as_a_csv_that_spreadsheets_read(site, reader, shared):
    """UTF-8 with its mark, semicolons, decimal commas, CRLF, and no cell that would be taken for a formula."""
    client = Client(shared, reader.context.cookies())
    files = {one.path: one.answer for one in site.found if one.answer.type == "text/csv"}
    for one in site.found:
        if one.is_page:
            links = Links()
            links.feed(one.answer.text)
            for link in links.found:
                if "forme=csv" in link and len(files) < 40 and link not in files:
                    files[link] = client.ask(link)
    assert len(files) >= 8, list(files)
    for path, answer in files.items():
        assert answer.status == 200 and answer.type == "text/csv", path
        assert "attachment" in answer.headers["content-disposition"] and ".csv" in answer.headers["content-disposition"], path
        body = answer.body
        assert body.startswith(b"\xef\xbb\xbf") and not body[3:].startswith(b"sep="), path
        assert body.endswith(b"\r\n") and b"\n" not in body.replace(b"\r\n", b""), path
        rows = list(csv.reader(io.StringIO(body[3:].decode("utf-8"), newline=""), delimiter=";"))
        assert len({len(row) for row in rows}) == 1 and len(rows[0]) > 1, path
        for cell in (cell for row in rows for cell in row):
            assert not re.fullmatch(r"-?\d+\.\d\d", cell), f"{path}: a point for a comma in {cell}"
            assert not cell.startswith(("=", "@", "\t", "\r")), f"{path}: {cell} would be a formula"
            assert not re.match(r"[+-](?![\d,  ]+$)", cell), f"{path}: {cell} would be a formula"


PRINTED = ["balance", "grand-livre/601", "journaux/HA", "balance-agee", "echeancier", "ecritures", "piste", "lettrage"]


@pytest.mark.parametrize("path", PRINTED)
def test_what_is_printed_says_whose_it_is(reader, path):
    """Company, fiscal year, period and day of edition on paper; neither navigation nor buttons."""
    page = reader.goto(f"{BOOKS}/{path}")
    page.emulate_media(media="print", color_scheme="light")
    try:
        head = page.locator(".imprime")
        expect(head).to_be_visible()
        text = f"{head.inner_text()} {page.locator('.tete').inner_text()}".replace("000 026 005", "000026005")
        for words in ("Atelier Brindille", "FICTIF", "000026005", "01/10/2026", "30/09/2027", "02/11/2026"):
            assert words in text, words
        # The trail and the lettering are about the whole fiscal year, which stands above.
        period = re.search(r"\d{2}/\d{2}/2026|(octobre|novembre) 2026", page.locator(".tete").inner_text())
        assert period or path in ("piste", "lettrage"), "no period"
        for hidden in (".cote", ".chercher", ".tete .actions", ".pied", "form.outils"):
            for one in page.locator(hidden).all():
                expect(one).not_to_be_visible()
        # Paper is wide as it is: a table that scrolls would be cut.
        assert page.evaluate("""() => [...document.querySelectorAll('.cadre')].every(e => getComputedStyle(e).overflowX === 'visible'
          || e.scrollWidth <= e.clientWidth)""")
        numbered = page.evaluate("""() => [...document.styleSheets].flatMap(s => [...s.cssRules]).flatMap(
          r => r instanceof CSSMediaRule ? [...r.cssRules] : [r]).some(r => r instanceof CSSPageRule && /counter\\(pages?\\)/.test(r.cssText))""")
        assert numbered, "pages are not numbered"
        reader.capture(f"imprime-{path.replace('/', '-')}")
    finally:
        page.emulate_media(media="screen")


def test_a_long_ledger_goes_by_pages_and_loses_no_line(reader, shared):
    """From key to key: each line once, as many as the whole says."""
    page = reader.goto(f"{SHOP}/grand-livre/41100000")
    seen = []
    while True:
        rows = page.locator("main table tbody tr").all_inner_texts()
        seen += [row for row in rows if re.search(r"\t\d\d/\d\d/\d{4}\t", row)]
        more = page.locator("a[rel=next]")
        if more.count() == 0:
            break
        with page.expect_navigation():
            more.click()
    whole = program.read("grand-livre", "--compte", "41100000", "--dossier", shared.dossier("quincaillerie-lambert"))
    count = sum(len(account["lines"]) for account in whole["accounts"])
    assert len(seen) == count > 0
