"""A month of the bank, from its file to the paper: imported, coded, matched, sealed and printed without leaving the browser."""

import re

from playwright.sync_api import expect

import program

STATEMENT = program.ROOT / "Samples/Files/releve-FICTIF-2026-10.camt053.xml"
BOOKS = "/d/atelier-brindille"

# The wages come from the payroll; the cheque and the remittance of the 30th the bank does not know yet.
WAGES = ["--debit", "641=12980,00", "--debit", "6451=2512,20", "--debit", "6453=598,00", "--debit", "6452=200,00", "--credit", "421=9876,54",
         "--credit", "4421=242,00", "--credit", "431=4690,66", "--credit", "4372=1105,00", "--credit", "4373=376,00"]
CHEQUE = ["--debit", "401:OUTILLAGE=3540,00", "--credit", "512=3540,00"]
REMITTANCE = ["--debit", "512=2640,00", "--credit", "411:AUBRY=2640,00"]


def enter(server, journal, piece, label, lines):
    program.run("ecriture", "saisir", "--journal", journal, "--date", "2026-10-30", "--piece", piece, "--libelle", label, *lines,
                "--dossier", server.dossier())


def main(page):
    return page.get_by_role("main")


def movement(page, label):
    return page.locator("[data-mouvement]").filter(has=page.get_by_role("heading", name=label, exact=True)).first


def test_october_from_the_file_of_the_bank_to_the_sheet(server, open_window):
    enter(server, "PA", "PAIE", "Paie d’octobre", WAGES)
    enter(server, "BQ", "CHQ-4512", "Chèque 0004512", CHEQUE)
    enter(server, "BQ", "REM-2026-32", "Remise 2026-32", REMITTANCE)
    window = open_window(server).come_in()

    # Imported: the trial first, then for good.
    page = window.goto(f"{BOOKS}/banque")
    page.locator("#fichiers").set_input_files(STATEMENT)
    main(page).get_by_role("button", name="Essayer", exact=True).click()
    page.get_by_label(re.compile("Compte des livres")).fill("512")
    main(page).get_by_role("button", name="Essayer de nouveau").click()
    main(page).get_by_role("button", name="Importer", exact=True).click()
    main(page).get_by_role("link", name="Voir les mouvements").click()
    expect(main(page)).to_contain_text("16 mouvements")

    # Coded: what is sure at once, the unknown one kept in suspense.
    main(page).get_by_role("link", name="Coder", exact=True).click()
    page.get_by_role("button", name=re.compile("^Accepter les .* sûrs$")).click()
    expect(page.locator("[data-mouvement]")).to_have_count(4)
    movement(page, "PRLV ABO TELEMAGIQUE").locator("[data-accepter]").click()
    expect(page.locator("#a-elucider")).to_contain_text("TELEMAGIQUE")

    # Matched: the entries of the movements, the two cards that were typed before, September's cheque as an opening item.
    page = window.goto(f"{BOOKS}/rapprochement/512")
    page.locator("#surs").click()
    expect(page.locator("#surs")).to_have_count(0)
    accept = main(page).get_by_role("button", name="Accepter", exact=True)
    for left in range(accept.count() - 1, -1, -1):
        accept.first.click()
        expect(accept).to_have_count(left)
    main(page).get_by_role("button", name="Reprendre en suspens").click()

    # Sealed, and printed.
    page.locator("#sceller").click()
    expect(main(page)).to_contain_text("Cet état est scellé")
    page.goto(page.url.split("?")[0] + "?au=2026-10-31&forme=imprimer")
    sheet = page.locator(".feuille").first
    for text in ["État de rapprochement", "Chèque 0004512", "Remise 2026-32", "scellé"]:
        expect(sheet).to_contain_text(text)
    for amount in ["15.155,53", "14.255,53", "3.540,00", "2.640,00"]:
        expect(sheet).to_contain_text(re.compile(amount))
    window.capture("banque-du-mois-imprimee")

    dossier = server.dossier()
    found = program.read("banque", "etat", "--compte", "512", "--au", "2026-10-31", "--dossier", dossier)
    assert (found["statementBalance"], found["ledgerBalance"], found["difference"], found["sealed"]) == ("15155.53", "14255.53", "0.00", True)
    balances = {row["number"]: row["balance"] for row in program.read("balance", "--au", "2026-10-31", "--dossier", dossier)["accounts"]}
    assert (balances["471"], balances["6611"], balances["616"], balances["627"]) == ("29.90", "58.20", "6.00", "18.00")
    account = program.read("banque", "comptes", "--dossier", dossier)["accounts"][0]
    assert account["toCode"] == 0
    assert program.read("dossier", "verifier", "--dossier", dossier)["valid"]
