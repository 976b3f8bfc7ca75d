"""Coding: what the bank moved becomes entries, proposed with a reason, accepted by key, changed in place, and learnt."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program
from typist import Typist

DESK = "/d/atelier-brindille/banque/512/coder"
STATEMENT = program.ROOT / "Samples/Files/releve-FICTIF-2026-10.camt053.xml"


@pytest.fixture
def bank(server):
    """The workshop at the end of October: its wages entered, its statement imported and not coded."""
    path = server.dossier()
    wages = ["--debit", "641=12980,00", "--debit", "6451=2512,20", "--debit", "6453=598,00", "--debit", "6452=200,00",
             "--credit", "421=9876,54", "--credit", "4421=242,00", "--credit", "431=4690,66", "--credit", "4372=1105,00",
             "--credit", "4373=376,00"]
    program.run("ecriture", "saisir", "--journal", "PA", "--date", "2026-10-30", "--piece", "PAIE", "--libelle", "Paie d’octobre", *wages,
                "--dossier", path)
    program.run("banque", "importer", STATEMENT, "--compte", "512", "--dossier", path)
    return server


def waiting(server):
    return program.read("banque", "coder", "--dossier", server.dossier())["waiting"]


def movement(page, label):
    return page.locator("[data-mouvement]").filter(has=page.get_by_role("heading", name=label, exact=True)).first


def test_a_movement_is_accepted_by_key_and_the_next_one_takes_the_focus(bank, open_window):
    window = open_window(bank).come_in()
    page = window.goto(DESK)
    assert not audit.whole(window, "codage")
    typist = Typist(page)
    page = window.goto(DESK)
    # The first is a cheque of September, which the à-nouveaux hold: a key does not enter it twice.
    expect(movement(page, "CHEQUE 0004511")).to_contain_text("Déjà dans les livres")
    expect(movement(page, "CHEQUE 0004511").locator("[data-accepter]")).to_have_count(0)
    typist.begin()
    typist.press("ArrowDown")
    typist.press("ArrowDown")
    expect(page.locator("[data-mouvement]:focus")).to_contain_text("VIR HOTEL LES TILLEULS")
    typist.press("a")
    expect(page.locator(".toast")).to_contain_text("au brouillard")
    expect(page.locator("[data-mouvement]:focus")).to_contain_text("VIR BOIS DU MORVAN")
    typist.counted()
    assert waiting(bank) == 15
    # Undone in one press, the movement waits again.
    page.locator(".toast").get_by_role("button", name="Annuler").click()
    expect(movement(page, "VIR HOTEL LES TILLEULS")).to_be_visible()
    assert waiting(bank) == 16


def test_what_is_sure_is_accepted_at_once_and_the_rest_stays(bank, open_window):
    window = open_window(bank).come_in()
    page = window.goto(DESK)
    page.get_by_role("button", name="Accepter les 12 sûrs").click()
    expect(page.locator(".toast")).to_contain_text("12 écritures au brouillard".replace(" ", "\u00a0", 1))
    expect(page.locator("[data-mouvement]")).to_have_count(4)
    loan = next(entry for entry in program.read("ecriture", "lister", "--brouillard", "--dossier", bank.dossier())["entries"]
                if "PRET" in entry["label"])
    assert [(line["account"], line["debit"], line["credit"]) for line in loan["lines"]] == [
        ("512", "0.00", "1064.20"), ("164", "1000.00", "0.00"), ("6611", "58.20", "0.00"), ("616", "6.00", "0.00")]


def test_a_choice_by_hand_is_learnt_and_can_be_read_among_the_rules(bank, open_window):
    window = open_window(bank).come_in()
    page = window.goto(DESK)
    unknown = movement(page, "PRLV ABO TELEMAGIQUE")
    expect(unknown).to_contain_text("à élucider")
    unknown.get_by_text("Coder à la main").click()
    unknown.get_by_label("Compte").first.fill("99")
    unknown.get_by_role("button", name="Enregistrer").click()
    # What is refused keeps what was typed.
    expect(page.locator("#refus")).to_contain_text("99")
    again = movement(page, "PRLV ABO TELEMAGIQUE")
    expect(again.get_by_label("Compte").first).to_have_value("99")
    again.get_by_label("Compte").first.fill("626")
    again.get_by_label("Code TVA").first.fill("D20")
    again.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".toast")).to_contain_text("Règle retenue")
    page = window.goto("/d/atelier-brindille/banque/regles")
    expect(page.get_by_role("row").filter(has_text="telemagique")).to_contain_text("apprise")
    assert not audit.whole(window, "regles-de-codage")
    page = window.goto("/d/atelier-brindille/banque/regles")
    page.get_by_role("link", name=re.compile("Telemagique")).click()
    page.get_by_label("Nom", exact=True).fill("Télévision")
    page.get_by_role("button", name="Enregistrer la règle").click()
    expect(page.get_by_role("link", name="Télévision")).to_be_visible()
    page.get_by_role("button", name="Retirer la règle Télévision").click()
    expect(page.get_by_role("heading", name="Pas encore de règle")).to_be_visible()


def test_what_waits_in_suspense_is_recalled(bank, open_window):
    window = open_window(bank).come_in()
    page = window.goto(DESK)
    movement(page, "PRLV ABO TELEMAGIQUE").locator("[data-accepter]").click()
    expect(page.locator("#a-elucider")).to_contain_text("TELEMAGIQUE")
    page = window.goto("/d/atelier-brindille")
    expect(page.get_by_text(re.compile("compte d’attente 471"))).to_be_visible()


def test_without_script_everything_is_a_form(bank, open_window):
    window = open_window(bank, script=False).come_in()
    page = window.goto(DESK)
    movement(page, "PRLV URSSAF").get_by_role("button", name=re.compile("^Accepter")).click()
    expect(page.locator(".toast")).to_contain_text("au brouillard")
    assert waiting(bank) == 15


def test_a_loan_is_added_and_its_table_shown(bank, open_window):
    window = open_window(bank).come_in()
    page = window.goto("/d/atelier-brindille/emprunts")
    assert not audit.whole(window, "emprunts")
    page = window.goto("/d/atelier-brindille/emprunts")
    for label, value in [("Nom", "Prêt atelier"), ("Capital restant dû", "24 000,00"), ("Taux annuel, %", "2,91"),
                         ("Échéances mensuelles", "24"), ("Première échéance", "20/10/2026"), ("Assurance par échéance", "6,00")]:
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Remboursement").select_option("capital-constant")
    page.get_by_role("button", name="Enregistrer l’emprunt").click()
    first = page.get_by_role("row").filter(has_text="20/10/2026")
    expect(first).to_contain_text("1\u202f064,20")
    expect(first).to_contain_text("58,20")
    assert not audit.whole(window, "emprunt")
    page = window.goto(DESK)
    expect(movement(page, "ECHEANCE PRET")).to_contain_text("Prêt atelier")
