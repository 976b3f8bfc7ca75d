"""The bank: statements dropped, tried, kept, undone."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program

STATEMENT = program.ROOT / "Samples/Files/releve-FICTIF-2026-10"
BANK = "/d/atelier-brindille/banque"


@pytest.fixture
def imported(server):
    """The workshop of the demonstration, its October statement imported."""
    program.run(
        "banque", "importer", f"{STATEMENT}.cfonb120.txt", "--compte", "512", "--dossier", server.dossier())
    return server


def main(page):
    return page.get_by_role("main")


def send(page, *files):
    page.locator("#fichiers").set_input_files(files)
    main(page).get_by_role("button", name="Essayer", exact=True).click()


def drop(page, file):
    """The file as a hand drops it on the form."""
    data = page.evaluate_handle(
        """([name, text]) => {
          const data = new DataTransfer();
          data.items.add(new File([text], name));
          return data;
        }""", [file.name, file.read_text()])
    page.dispatch_event("[data-depot]", "drop", {"dataTransfer": data})
    main(page).get_by_role("button", name="Essayer", exact=True).click()


def test_a_statement_is_dropped_its_account_named_then_kept(visitor, server):
    """The first time the account of the books is asked; the trial keeps nothing; then the movements are there."""
    page = visitor.goto(BANK)
    expect(main(page)).to_contain_text("Le relevé, pièce de la banque")
    assert not audit.whole(visitor, "banque-vide")
    drop(page, program.ROOT / "Samples/Files/releve-FICTIF-2026-10.camt053.xml")
    field = page.get_by_label(re.compile("Compte des livres de FR23"))
    expect(field).to_be_visible()
    assert not audit.whole(visitor, "banque-compte-a-dire")
    field.fill("401")
    main(page).get_by_role("button", name="Essayer de nouveau").click()
    expect(page.locator(".constat.e").first).to_contain_text("ne peut pas tenir un compte en banque")
    page.get_by_label(re.compile("Compte des livres de FR23")).fill("512")
    main(page).get_by_role("button", name="Essayer de nouveau").click()
    expect(main(page)).to_contain_text("Peut être importé")
    expect(main(page)).to_contain_text("16 mouvements")
    assert program.read("banque", "comptes", "--dossier", server.dossier())["accounts"] == []
    assert not audit.whole(visitor, "banque-essai")
    main(page).get_by_role("button", name="Importer", exact=True).click()
    expect(main(page)).to_contain_text("Importé")
    page.get_by_role("link", name="Voir les mouvements").click()
    expect(main(page)).to_contain_text("VIR HOTEL LES TILLEULS")
    assert not audit.whole(visitor, "banque-mouvements")
    account = program.read("banque", "comptes", "--dossier", server.dossier())["accounts"][0]
    assert account["bankBalance"] == "15155.53" and account["movements"] == account["toCode"] == 16


def test_what_is_known_is_not_taken_twice(visitor, imported):
    page = visitor.goto(BANK)
    expect(main(page)).to_contain_text("15\u202f155,53")
    expect(main(page)).to_contain_text("Ce qui reste à faire")
    assert not audit.whole(visitor, "banque")
    send(page, f"{STATEMENT}.csv", f"{STATEMENT}.ofx")
    expect(main(page)).to_contain_text("Rien de nouveau")
    expect(main(page).get_by_role("button", name="Importer", exact=True)).to_have_count(0)


def test_the_movements_are_filtered_and_leave_as_a_file(visitor, imported, tmp_path):
    page = visitor.goto(f"{BANK}/512?du=15/10/2026&au=20/10/2026")
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(6)
    expect(main(page)).to_contain_text("ECHEANCE PRET")
    assert len(program.read(
        "banque", "mouvements", "--du", "2026-10-15", "--au", "2026-10-20", "--dossier", imported.dossier())["movements"]) == 5
    page.locator(".actions, header").get_by_text("Exporter", exact=True).first.click()
    with page.expect_download() as leaving:
        page.get_by_role("link", name=re.compile("CSV")).first.click()
    leaving.value.save_as(tmp_path / "banque.csv")
    assert (tmp_path / "banque.csv").read_text(encoding="utf-8-sig").count("\n") == 6


def test_a_missing_month_is_said_and_an_import_is_undone(visitor, imported, tmp_path):
    december = tmp_path / "decembre.csv"
    december.write_text(
        "Date;Libellé;Montant;Solde\n02/12/2026;VIR CLIENT;100,00;15300,00\n", encoding="utf-8")
    page = visitor.goto(BANK)
    send(page, december)
    expect(main(page)).to_contain_text("il manque +44,47")
    main(page).get_by_role("button", name="Importer", exact=True).click()
    page = visitor.goto(f"{BANK}/releves")
    expect(main(page)).to_contain_text("manque +44,47")
    assert not audit.whole(visitor, "banque-releves")
    page.get_by_role("button", name="Annuler l’import", exact=False).first.click()
    expect(page.locator("body")).to_contain_text("est annulé")
    assert program.read("banque", "comptes", "--dossier", imported.dossier())["accounts"][0]["movements"] == 16
    # It may come again.
    page = visitor.goto(BANK)
    send(page, december)
    expect(main(page)).to_contain_text("Peut être importé")


def test_the_columns_of_a_list_are_named_once(visitor, imported, tmp_path):
    """A list whose titles say nothing: its columns are named on the page, and known the next time."""
    def a_list(name, day):
        file = tmp_path / name
        file.write_text(f"Jour;Quoi;Combien\n{day}/11/2026;CB BOULANGERIE;-5,00\n", encoding="utf-8")
        return file

    page = visitor.goto(BANK)
    send(page, a_list("a.csv", 12))
    expect(main(page)).to_contain_text("Ce que porte chaque colonne")
    assert not audit.whole(visitor, "banque-colonnes")
    for title, field in [("Jour", "Date de l’opération"), ("Quoi", "Libellé"), ("Combien", "Libellé")]:
        page.get_by_label(title, exact=True).select_option(label=field)
    main(page).get_by_role("button", name="Essayer avec ces colonnes").click()
    expect(page.get_by_role("alert")).to_contain_text("Deux colonnes")
    page.get_by_label("Combien", exact=True).select_option(label="Montant, signé ou avec un sens")
    main(page).get_by_role("button", name="Essayer avec ces colonnes").click()
    expect(main(page)).to_contain_text("Peut être importé")
    main(page).get_by_role("button", name="Importer", exact=True).click()
    expect(main(page)).to_contain_text("Importé")
    page = visitor.goto(BANK)
    send(page, a_list("b.csv", 13))
    expect(main(page)).to_contain_text("Peut être importé")


def test_without_script_a_statement_comes_in_too(imported, open_window):
    window = open_window(imported, script=False).come_in()
    page = window.goto(BANK)
    send(page, f"{STATEMENT}.camt053.xml")
    page.wait_for_url(re.compile("/banque/essai/"))
    page.wait_for_timeout(500)
    page.reload()
    expect(main(page)).to_contain_text("Rien de nouveau")


def test_a_damaged_statement_keeps_the_books_as_they_were(visitor, server, tmp_path):
    broken = tmp_path / "releve.xml"
    broken.write_text((program.ROOT / "Samples/Files/releve-FICTIF-2026-10.camt053.xml").read_text().replace(">29.90<", ">29.91<"))
    page = visitor.goto(BANK)
    send(page, broken)
    expect(page.locator(".constat.e").first).to_contain_text("Écart")
    expect(main(page).get_by_role("button", name="Importer", exact=True)).to_have_count(0)
    assert not audit.whole(visitor, "banque-refuse")
