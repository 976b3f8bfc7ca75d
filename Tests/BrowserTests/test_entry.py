"""Entering vouchers: by keyboard alone, refused and mended, kept as drafts, validated."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program
from texts import amount, one_page_pdf
from typist import Typist

OCTOBER = "/d/atelier-octobre"


@pytest.fixture
def desk(october, open_window):
    """A window whose working month is October 2026."""
    window = open_window(october).come_in()
    page = window.goto(f"{OCTOBER}/periode")
    with page.expect_navigation():
        page.get_by_role("button", name="octobre").first.click()
    expect(window.goto(f"{OCTOBER}/periode").locator(".contexte")).to_contain_text("Octobre 2026")
    return window


def entries(server):
    """The entries of the dossier as the command line tells them, each with its lines."""
    path = server.dossier("atelier-octobre")
    listed = program.read("ecriture", "lister", "--dossier", path)["entries"]
    shown = [program.read("ecriture", "montrer", str(one["id"]), "--dossier", path) for one in listed]
    return [{**one["entry"], "vouchers": one["vouchers"]} for one in shown]


def lines(entry):
    return sorted((line["account"], line["thirdParty"] or "", line["debit"], line["credit"]) for line in entry["lines"])


def of_piece(server, piece):
    return next(one for one in entries(server) if one["piece"] == piece)


# The first five vouchers of October: journal, strokes, and the lines that must come of them.
VOUCHERS = [
    ("HA", "BM-7902", "2↵BM-7902↵mor↵7776↵601↵↵↵", [
        ("401", "MORVAN", "0.00", "7776.00"), ("44566", "", "1296.00", "0.00"), ("601", "", "6480.00", "0.00")]),
    ("VE", "F2026-101", "5↵F2026-101↵til↵20220↵701↵↵↵", [
        ("411", "TILLEULS", "20220.00", "0.00"), ("44571", "", "0.00", "3370.00"), ("701", "", "0.00", "16850.00")]),
    ("HA", "QE-2290", "6↵QE-2290↵qui↵494,88↵6022↵↵↵", [
        ("401", "QUINCAILLE", "0.00", "494.88"), ("44566", "", "82.48", "0.00"), ("6022", "", "412.40", "0.00")]),
    # The subcontractor's VAT is owed by the customer: the code is typed, its two taxes follow.
    ("HA", "PN-118", "8↵PN-118↵pos↵1200↵611⇥⇥⇥AL20↵↵↵↵", [
        ("401", "POSENORD", "0.00", "1200.00"), ("44566", "", "240.00", "0.00"), ("44571", "", "0.00", "240.00"),
        ("611", "", "1200.00", "0.00")]),
    ("VE", "F2026-102", "12↵F2026-102↵aub↵2640↵706⇥⇥⇥C10↵↵↵", [
        ("411", "AUBRY", "2640.00", "0.00"), ("44571", "", "0.00", "240.00"), ("706", "", "0.00", "2400.00")]),
]


def saved(page, piece):
    """Waits until the entry is in the list of the last ones, the form being empty again."""
    expect(page.get_by_role("row", name=re.compile(re.escape(piece)))).to_be_visible()
    expect(page.locator("#c1")).to_have_value("")


def test_five_vouchers_by_keyboard_alone(desk, october, measure):
    page = desk.page
    typist = Typist(page)
    for journal, piece, strokes, expected in VOUCHERS:
        desk.goto(f"{OCTOBER}/saisie?journal={journal}")
        expect(page.locator("#date")).to_be_focused()
        typist.begin()
        typist.type(strokes)
        saved(page, piece)
        count = typist.counted()
        measure(f"saisie de {piece} : {count} frappes, aucun pointeur")
        assert lines(of_piece(october, piece)) == expected, piece
        assert journal == "VE" or len(expected) > 3 or count <= 45, f"{piece} took {count} strokes"
    desk.capture("saisie-cinq-pieces")


def test_the_second_invoice_of_a_supplier_takes_half(desk, october, measure):
    """What the first one taught: accounts and VAT code are proposed, the form is open again by itself."""
    page = desk.page
    typist = Typist(page)
    desk.goto(f"{OCTOBER}/saisie?journal=HA")
    typist.type("6↵QE-2290↵qui↵494,88↵6022↵↵↵")
    saved(page, "QE-2290")
    typist.begin()
    typist.type("9↵QE-2301↵qui↵391,20↵↵↵")
    saved(page, "QE-2301")
    count = typist.counted()
    measure(f"saisie de la deuxième facture du même fournisseur : {count} frappes, aucun pointeur")
    assert count <= 25
    assert lines(of_piece(october, "QE-2301")) == [
        ("401", "QUINCAILLE", "0.00", "391.20"), ("44566", "", "65.20", "0.00"), ("6022", "", "326.00", "0.00")]


def test_what_is_proposed_is_seen_and_can_be_changed(desk, october):
    """The VAT that a supplier rounded otherwise is kept as typed, and the balance is always in sight."""
    page = desk.goto(f"{OCTOBER}/saisie?journal=HA")
    typist = Typist(page)
    typist.type("14↵EP-44120↵ene↵382,50↵6061↵")
    expect(page.locator("#d2")).to_have_value(amount("318,75"))
    expect(page.locator("#d3")).to_have_value("63,75")
    expect(page.locator("#ecart")).to_contain_text("équilibrée")
    assert not audit.whole(desk, "saisie-en-cours")
    page.locator("#d2").focus()
    typist.type("318,76↵63,74")
    expect(page.locator("#ecart")).to_contain_text("équilibrée")
    typist.press("Control+Enter")
    expect(page.locator("#saisie")).to_have_count(0)
    assert ("44566", "", "63.74", "0.00") in lines(of_piece(october, "EP-44120"))


def test_completion_is_a_combobox(desk):
    page = desk.goto(f"{OCTOBER}/saisie?journal=HA")
    field = page.locator("#c1")
    field.focus()
    page.keyboard.type("6 fou")
    expect(field).to_have_attribute("aria-expanded", "true")
    chosen = page.get_by_role("listbox").get_by_role("option", selected=True)
    expect(chosen).to_contain_text(re.compile("fournitures", re.IGNORECASE))
    first = chosen.inner_text()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).not_to_have_text(first)
    assert field.get_attribute("aria-activedescendant") == page.get_by_role("listbox").get_by_role("option", selected=True).get_attribute("id")
    desk.capture("saisie-liste")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()
    page.keyboard.press("F4")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()


def test_equals_recopies_and_balances_dates_and_sums(desk, october):
    """The keys that bookkeepers know: a sum in an amount, `=` on a line, the day alone."""
    page = desk.goto(f"{OCTOBER}/saisie?journal=BQ")
    typist = Typist(page)
    page.locator("#date").focus()
    typist.type("28↵")
    expect(page.locator("#date")).to_have_value("28/10/2026")
    page.locator("#piece").focus()
    typist.type("CB-2810")
    page.locator("#libelle").focus()
    typist.type("Carburant")
    page.locator("#c1").focus()
    typist.type("6066")
    page.locator("#d1").focus()
    typist.type("120/1,2-20⇥")
    expect(page.locator("#d1")).to_have_value("80,00")
    page.locator("#c2").focus()
    typist.type("512⇥")
    page.locator("#k2").focus()
    typist.type("=")
    expect(page.locator("#k2")).to_have_value("80,00")
    typist.press("Control+Enter")
    expect(page.locator("#saisie")).to_have_count(0)
    assert lines(of_piece(october, "CB-2810")) == [("512", "", "0.00", "80.00"), ("6066", "", "80.00", "0.00")]


def test_a_refused_entry_keeps_what_was_typed_and_can_be_mended(desk, october):
    """The reason is on top and beside its field, the focus goes there, nothing is lost, nothing was written."""
    page = desk.goto(f"{OCTOBER}/saisie?journal=HA")
    before = len(entries(october))
    for field, text in {"date": "31/02/2026", "piece": "OR-5561", "c1": "2154", "d1": "2950", "c2": "401", "t2": "OUTILLAGE", "k2": "3450"}.items():
        page.locator(f"#{field}").fill(text)
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/saisie")) as refusal:
        page.locator("#d1").press("Control+Enter")
    assert refusal.value.status == 422
    summary = page.get_by_role("alert").first
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("31/02/2026")
    date = page.locator("#date")
    expect(date).to_have_attribute("aria-invalid", "true")
    for described in date.get_attribute("aria-describedby").split():
        expect(page.locator(f"#{described}")).to_be_visible()
    expect(page.locator("#piece")).to_have_value("OR-5561")
    expect(page.locator("#c1")).to_have_value("2154")
    assert not audit.whole(desk, "saisie-refusee")
    assert len(entries(october)) == before
    summary.get_by_role("link").first.click()
    expect(date).to_be_focused()
    date.fill("15/10/2026")
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/saisie")) as refusal:
        page.locator("#d1").press("Control+Enter")
    assert refusal.value.status == 422
    expect(page.get_by_role("alert").first).to_contain_text(re.compile("équilib", re.IGNORECASE))
    # The line of the VAT was proposed meanwhile; the supplier's total was the mistake.
    page.locator("#k2").fill("3540")
    page.locator("#k2").press("Control+Enter")
    expect(page.locator("#saisie")).to_have_count(0)
    assert lines(of_piece(october, "OR-5561")) == [
        ("2154", "", "2950.00", "0.00"), ("401", "OUTILLAGE", "0.00", "3540.00"), ("44562", "", "590.00", "0.00")]


def test_a_voucher_is_shown_beside_its_entry_and_stays_with_it(desk, october, tmp_path):
    document = one_page_pdf("Quincaille Express QE-2290")
    file = tmp_path / "QE-2290.pdf"
    file.write_bytes(document)
    page = desk.goto(f"{OCTOBER}/saisie?journal=HA")
    page.locator("#fichiers").set_input_files(file)
    frame = page.locator("#visionneuse iframe")
    expect(frame).to_be_visible()
    desk.capture("saisie-avec-piece")
    page.locator("#date").focus()
    Typist(page).type("6↵QE-2290↵qui↵494,88↵6022↵↵↵")
    saved(page, "QE-2290")
    shown = of_piece(october, "QE-2290")
    assert [one["name"] for one in shown["vouchers"]] == ["QE-2290.pdf"]
    out = tmp_path / "rendu.pdf"
    program.run("piece", "extraire", str(shown["vouchers"][0]["id"]), "--sortie", out, "--dossier", october.dossier("atelier-octobre"))
    assert out.read_bytes() == document


def draft(server, piece, amount_typed="100,00"):
    program.run(
        "ecriture", "saisir", "--journal", "OD", "--date", "2026-10-20", "--piece", piece, "--libelle", f"Essai {piece}",
        "--debit", f"6257={amount_typed}", "--credit", f"512={amount_typed}", "--dossier", server.dossier("atelier-octobre"))


def test_drafts_are_validated_together_and_what_blocks_is_told(desk, october):
    draft(october, "OD-1")
    draft(october, "OD-2")
    page = desk.goto(f"{OCTOBER}/brouillard")
    expect(page.get_by_role("row", name=re.compile("OD-1"))).to_be_visible()
    page.get_by_label("Valider jusqu’au").fill("31/10/2026")
    page.get_by_role("button", name="Valider").click()
    expect(page.get_by_role("status").first).to_contain_text(re.compile("2 écritures"))
    assert {one["piece"]: one["number"] for one in entries(october)} == {"AN-2026": 1, "OD-1": 2, "OD-2": 3}
    page = desk.goto(f"{OCTOBER}/ecritures")
    expect(page.get_by_role("row", name=re.compile("OD-2"))).to_contain_text("validée")


def test_a_validated_entry_is_reversed_and_both_point_to_each_other(desk, october):
    draft(october, "OD-9")
    program.run("ecriture", "valider", "--dossier", october.dossier("atelier-octobre"))
    number = of_piece(october, "OD-9")["id"]
    page = desk.goto(f"{OCTOBER}/ecritures/{number}")
    assert not audit.whole(desk, "ecriture-validee")
    page.get_by_label("Contre-passer au").fill("31/10/2026")
    page.get_by_role("button", name="Contre-passer").click()
    expect(page.get_by_role("main")).to_contain_text(amount("100,00"))
    reversal = next(one for one in entries(october) if one["id"] > number)
    assert ("512", "", "100.00", "0.00") in lines(reversal)
    page = desk.goto(f"{OCTOBER}/ecritures/{number}")
    page.get_by_role("main").locator(f"a[href$='/ecritures/{reversal['id']}']").first.click()
    expect(page.get_by_role("main").locator(f"a[href$='/ecritures/{number}']").first).to_be_visible()


def test_a_draft_is_deleted_once_confirmed_and_the_page_says_so(desk, october):
    draft(october, "OD-7")
    draft(october, "OD-8")
    page = desk.goto(f"{OCTOBER}/brouillard")
    page.get_by_role("checkbox", name=re.compile("OD-7")).check()
    expect(page.get_by_role("button", name="Supprimer pour de bon")).to_be_hidden()
    page.get_by_text("Supprimer les cochées").click()
    page.get_by_role("button", name="Supprimer pour de bon").click()
    expect(page.get_by_role("status").first).to_contain_text("supprimée")
    assert sorted(one["piece"] for one in entries(october)) == ["AN-2026", "OD-8"]


def test_the_second_save_of_an_entry_says_what_changed(desk, october):
    """The same draft opened twice: nobody's work is lost without a word."""
    draft(october, "OD-5")
    number = of_piece(october, "OD-5")["id"]
    first, second = desk.page, desk.open_tab()
    for tab in (first, second):
        tab.goto(f"{OCTOBER}/saisie?ecriture={number}")
        expect(tab.locator("#piece")).to_have_value("OD-5")
    first.locator("#libelle").fill("Repas d’équipe")
    first.locator("#libelle").press("Control+Enter")
    expect(first.locator("#saisie")).to_have_count(0)
    second.locator("#d1").fill("120")
    second.locator("#k2").fill("120")
    with second.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/saisie")) as refusal:
        second.locator("#k2").press("Control+Enter")
    assert refusal.value.status == 409
    conflict = second.get_by_role("alert").first
    expect(conflict).to_be_focused()
    expect(conflict.get_by_role("row", name=re.compile("Libellé"))).to_contain_text("Repas d’équipe")
    assert of_piece(october, "OD-5")["lines"][0]["debit"] == "100.00"
    conflict.get_by_role("button", name="Appliquer la mienne").click()
    expect(second.locator("#saisie")).to_have_count(0)
    assert of_piece(october, "OD-5")["lines"][0]["debit"] == "120.00"
    second.close()


def test_without_script_the_form_still_records(october, open_window):
    """A form with fixed lines and a button for one more: slower, and nothing less."""
    window = open_window(october, script=False).come_in()
    page = window.goto(f"{OCTOBER}/periode")
    with page.expect_navigation():
        page.get_by_role("button", name="octobre").first.click()
    page = window.goto(f"{OCTOBER}/saisie?journal=HA")
    rows = page.locator("#lignes tbody tr").count()
    page.get_by_label("Date", exact=True).fill("6")
    page.get_by_role("textbox", name="Pièce", exact=True).fill("QE-2290")
    page.get_by_label("Compte, ligne 1", exact=True).fill("6022")
    page.get_by_role("button", name="Ajouter une ligne").click()
    expect(page.locator("#lignes tbody tr").nth(rows)).to_be_visible()
    expect(page.get_by_label("Compte, ligne 1", exact=True)).to_have_value("6022")
    page.get_by_label("Débit, ligne 1", exact=True).fill("412,40")
    page.get_by_label("Compte, ligne 2", exact=True).fill("44566")
    page.get_by_label("Débit, ligne 2", exact=True).fill("82,48")
    page.get_by_label("Compte, ligne 3", exact=True).fill("401")
    page.get_by_label("Tiers, ligne 3", exact=True).fill("Quincaille")
    page.get_by_label("Crédit, ligne 3", exact=True).fill("494,88")
    page.get_by_role("button", name=re.compile("Enregistrer et fermer")).click()
    expect(page.locator("#saisie")).to_have_count(0)
    assert lines(of_piece(october, "QE-2290")) == [
        ("401", "QUINCAILLE", "0.00", "494.88"), ("44566", "", "82.48", "0.00"), ("6022", "", "412.40", "0.00")]


def test_what_is_typed_before_the_script_has_come_is_kept_for_it(desk, october):
    """Nothing is sent half typed: the keys wait for the module, then do what they always do."""
    page, held = desk.page, []
    page.route("**/saisie.js*", lambda route: held.append(route))
    page.goto(f"{OCTOBER}/saisie?journal=HA", wait_until="commit")
    page.locator("#date").fill("")
    page.locator("#date").press_sequentially("6")
    for key in ("Enter", "Q", "E", "9", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#date")).to_have_value("6")
    before = len(entries(october))
    assert held
    held[0].continue_()
    expect(page.locator("#piece")).to_have_value("QE9")
    expect(page.locator("#date")).to_have_value(re.compile("^0?6"))
    expect(page.get_by_role("alert")).to_have_count(0)
    assert len(entries(october)) == before


def test_a_field_chosen_before_the_script_has_come_is_kept(desk):
    """The page offers its first field; it takes nobody out of another."""
    page, held = desk.page, []
    page.route("**/saisie.js*", lambda route: held.append(route))
    page.goto(f"{OCTOBER}/saisie?journal=HA", wait_until="commit")
    page.get_by_label("Débit, ligne 2", exact=True).focus()
    assert held
    held[0].continue_()
    # The script has come: a line is added by its key.
    desk.hear_keys()
    expect(page.locator("#saisie tr.actif")).to_have_count(1)
    expect(page.get_by_label("Débit, ligne 2", exact=True)).to_be_focused()
