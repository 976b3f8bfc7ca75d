"""Reconciliation: the statement left, the books right, until the état is right, sealed and printed."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program

STATEMENT = program.ROOT / "Samples/Files/releve-FICTIF-2026-10.cfonb120.txt"
PAGE = "/d/atelier-brindille/rapprochement"
DESK = f"{PAGE}/512"

# What the workshop's bookkeeper entered of October's bank, besides the two cards that the demonstration has.
OCTOBER = [
    ("06", "BQ-1", "411", "TILLEULS", "Virement Hôtel Les Tilleuls", 744000), ("09", "BQ-2", "401", "MORVAN", "Virement Bois du Morvan", -531600),
    ("13", "REM-31", "411", "AUBRY", "Remise de chèques, Mme Aubry", 198000), ("15", "BQ-4", "431", "", "Prélèvement Urssaf", -391200),
    ("15", "BQ-5", "4372", "", "Prélèvement retraite complémentaire", -110400), ("16", "BQ-6", "401", "QUINCAILLE", "Virement Quincaille Express", -64248),
    ("19", "BQ-7", "44551", "", "TVA de septembre", -218700), ("20", "BQ-8", "164", "", "Échéance de prêt", -106420),
    ("23", "BQ-10", "411", "TILLEULS", "Virement Hôtel Les Tilleuls, acompte", 1200000), ("26", "BQ-11", "627", "", "Frais de tenue de compte", -2160),
    ("27", "BQ-12", "471", "", "Prélèvement inconnu", -2990), ("29", "BQ-14", "401", "ENERGIE", "Énergie Plateau EP-44120", -38250),
    ("30", "BQ-15", "421", "", "Salaires d’octobre", -987654), ("30", "CHQ-0004512", "401", "OUTILLAGE", "Chèque 0004512", -354000),
    ("30", "REM-32", "411", "AUBRY", "Remise 2026-32", 264000)]


def euros(cents):
    return f"{cents // 100},{cents % 100:02}"


@pytest.fixture
def october(server):
    """October's bank in the books and its statement imported: nothing is matched yet."""
    path = server.dossier()
    rows = ["date;journal;piece;compte;auxiliaire;libelle;debit;credit"]
    for day, piece, account, party, label, cents in OCTOBER:
        one, other = (euros(cents), "") if cents > 0 else ("", euros(-cents))
        rows += [f"2026-10-{day};BQ;{piece};512;;{label};{one};{other}", f"2026-10-{day};BQ;{piece};{account};{party};{label};{other};{one}"]
    file = server.folder / "octobre.csv"
    file.write_text("\n".join(rows) + "\n")
    program.run("ecriture", "importer", file, "--dossier", path)
    program.run("banque", "importer", STATEMENT, "--compte", "512", "--dossier", path)
    return server


def state(server, day="2026-10-31"):
    return program.read("banque", "etat", "--compte", "512", "--au", day, "--dossier", server.dossier())


def main(page):
    return page.get_by_role("main")


def test_october_is_matched_sealed_and_printed(october, open_window):
    window = open_window(october).come_in()
    page = window.goto(PAGE)
    assert not audit.whole(window, "rapprochements")
    main(page).get_by_role("link", name="512", exact=True).click()
    expect(page).to_have_title(re.compile("Rapprochement 512"))
    assert not audit.whole(window, "rapprochement")
    expect(page.locator(".etat-bancaire")).to_contain_text("500,00")
    # What is sure in one go, the rest one proposal after the other, September's cheque as an opening item.
    page.locator("#surs").click()
    expect(page.locator("#surs")).to_have_count(0)
    while main(page).get_by_role("button", name="Accepter", exact=True).count():
        left = main(page).get_by_role("button", name="Accepter", exact=True).count()
        main(page).get_by_role("button", name="Accepter", exact=True).first.click()
        expect(main(page).get_by_role("button", name="Accepter", exact=True)).to_have_count(left - 1)
    expect(page.locator("#sceller")).to_have_count(0)
    main(page).get_by_role("button", name="Reprendre en suspens").click()
    expect(page.locator("#sceller")).to_be_visible()
    found = state(october)
    assert (found["statementBalance"], found["ledgerBalance"], found["difference"]) == ("15155.53", "14255.53", "0.00")
    assert [(item["amount"], item["side"], item["date"]) for item in found["outstanding"]] == [
        ("-3540.00", "ledger", "2026-10-30"), ("2640.00", "ledger", "2026-10-30")]
    window.capture("rapprochement-juste")
    page.locator("#sceller").click()
    expect(main(page)).to_contain_text("Cet état est scellé")
    assert state(october)["sealed"]
    assert not audit.whole(window, "rapprochement-scelle")
    page.goto(page.url.split("?")[0] + "?au=2026-10-31&forme=imprimer")
    expect(page.locator(".feuille").first).to_contain_text("État de rapprochement")
    expect(page.locator(".feuille").first).to_contain_text("Remise 2026-32")
    expect(page.locator(".feuille").first).to_contain_text("scellé")
    window.capture("rapprochement-imprime")
    assert program.read("dossier", "verifier", "--dossier", october.dossier())["valid"]


def test_lines_are_tied_by_hand_and_what_does_not_sum_is_refused(october, open_window):
    window = open_window(october).come_in()
    page = window.goto(DESK)
    bank = page.get_by_role("table", name="Mouvements du relevé à rapprocher")
    books = page.get_by_role("table", name="Lignes du compte 512 à rapprocher")
    bank.get_by_role("checkbox", name=re.compile("URSSAF")).check()
    books.get_by_role("checkbox", name=re.compile("retraite")).check()
    expect(page.locator("[data-reste]")).to_have_text(re.compile("2.808,00"))
    page.locator("[data-lettrer]").click()
    expect(page.get_by_role("alert")).to_contain_text("2 808,00")
    books.get_by_role("checkbox", name=re.compile("retraite")).uncheck()
    books.get_by_role("checkbox", name=re.compile("Urssaf")).check()
    expect(page.locator("[data-reste]")).to_have_text(re.compile("^0,00"))
    page.locator("[data-lettrer]").click()
    expect(bank.get_by_role("checkbox", name=re.compile("URSSAF"))).to_have_count(0)
    main(page).get_by_role("button", name=re.compile("Dépointer")).first.click()
    expect(bank.get_by_role("checkbox", name=re.compile("URSSAF"))).to_have_count(1)
    # By keyboard: the first proposal is ticked, then accepted.
    before = bank.get_by_role("checkbox").count()
    page.locator("#bilan").focus()
    page.keyboard.press("p")
    expect(page.locator("[data-reste]")).to_have_text(re.compile("^0,00"))
    page.locator("[data-lettrer]").click()
    expect(bank.get_by_role("checkbox")).to_have_count(before - 1)


def test_without_scripts_the_forms_do_the_same(october, open_window):
    window = open_window(october, script=False).come_in()
    page = window.goto(DESK)
    page.get_by_role("checkbox", name=re.compile("PRLV URSSAF")).check()
    main(page).get_by_role("button", name="Recalculer").click()
    expect(page.locator("[data-reste]")).to_have_text(re.compile("3.912,00"))
    page.locator("[data-lettrer]").click()
    expect(main(page)).to_contain_text("au moins deux éléments")
    page.get_by_role("checkbox", name=re.compile("Prélèvement Urssaf")).check()
    page.locator("[data-lettrer]").click()
    expect(main(page)).to_contain_text("Rapprochement n° 1")
    assert len([item for item in state(october)["outstanding"] if item["label"].casefold().find("urssaf") >= 0]) == 0


def test_a_list_without_balance_asks_what_paper_says(server, open_window):
    """QIF holds no balance: the paper statement's is asked, and stays while the lines are tied."""
    file = server.folder / "liste.qif"
    file.write_text("!Type:Bank\nD22/10/2026\nT-64,90\nPCB RESTAURANT\n^\nD28/10/2026\nT-96,00\nPCB STATION SERVICE\n^\n")
    program.run("banque", "importer", file, "--compte", "512", "--ordre-des-jours", "jour", "--dossier", server.dossier())
    window = open_window(server).come_in()
    page = window.goto(DESK)
    expect(main(page)).to_contain_text("Quel solde dit le relevé papier")
    assert not audit.whole(window, "rapprochement-solde")
    page = window.goto(DESK)
    page.get_by_label("Au", exact=True).fill("2026-10-31")
    page.get_by_label("Solde du relevé").fill("18271,75")
    main(page).get_by_role("button", name="Rapprocher").click()
    expect(page.locator(".etat-bancaire")).to_contain_text(re.compile("18.271,75"))
    main(page).get_by_role("button", name="Accepter", exact=True).first.click()
    expect(main(page)).to_contain_text("Rapprochement n° 1")
    expect(page.locator(".etat-bancaire")).to_contain_text(re.compile("18.271,75"))
