"""Payments: two people, one file, and an IBAN that changed."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program

BOOKS = "/d/atelier-brindille"
OWN = "FR7630006000011234567890189"
FIRST = "FR1420041010050500013M02606"
OTHER = "DE89370400440532013000"


def owe(server):
    """Two invoices of one supplier that fall due, whose IBAN is known, and the account that pays."""
    path = server.dossier()
    rows = ["date;journal;piece;compte;auxiliaire;libelle;debit;credit"]
    for number, amount in [(1, "120,00"), (2, "75,50")]:
        rows += [
            f"2026-10-0{number};HA;FV-{number};6064;;Fournitures;{amount};",
            f"2026-10-0{number};HA;FV-{number};401;OUTILLAGE;Fournitures;;{amount}"]
    file = server.folder / "dettes.csv"
    file.write_text("\n".join(rows) + "\n")
    program.run("ecriture", "importer", file, "--dossier", path)
    program.run("plan", "tiers", "modifier", "OUTILLAGE", "--iban", FIRST, "--dossier", path)
    return path


def come_in(window, role):
    login = program.PEOPLE[role][0]
    page = window.goto(f"/connexion?vers={BOOKS}/virements")
    page.get_by_label("Identifiant").fill(login)
    page.get_by_label("Mot de passe").fill(program.PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.locator(".qui")).to_be_visible()
    return page


def prepare(window):
    """Ticks the two invoices alone, and prepares a batch of them."""
    page = window.goto(f"{BOOKS}/virements")
    for box in page.locator("input[name=ligne]").all():
        box.set_checked("FV-" in box.get_attribute("aria-label"))
    page.get_by_role("button", name="Recalculer le total").click()
    expect(page.locator("tfoot").first).to_contain_text("195,50")
    page.get_by_role("button", name="Préparer le lot").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lot n° 1")
    return page


@pytest.mark.parametrize("script", [True, False])
def test_alone_on_ones_machine(server, open_window, script):
    path = owe(server)
    window = open_window(server, script=script).come_in()
    page = window.goto(f"{BOOKS}/virements")
    # The IBAN of the company is asked for once; a wrong one is said beside the field.
    page.get_by_label("IBAN", exact=True).fill("FR76 0000")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#iban")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("IBAN", exact=True).fill(OWN)
    page.get_by_role("button", name="Enregistrer").click()
    if script:
        assert not audit.whole(window, "virements")
    page = prepare(window)
    if script:
        assert not audit.whole(window, "virements-lot")
    page = window.goto(f"{BOOKS}/virements/1")
    page.get_by_role("button", name="Approuver le lot").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger le fichier").click()
    file = server.folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    verdict = program.read("controler", file)
    assert verdict["kind"] == "pain001" and verdict["valid"] and verdict["summary"]["sum"] == "195.50"
    # It does not leave twice, but as a copy.
    page = window.goto(f"{BOOKS}/virements/1")
    expect(page.get_by_role("button", name="Télécharger le fichier")).to_have_count(0)
    expect(page.get_by_role("button", name="Télécharger une copie")).to_be_visible()
    page.get_by_role("link", name="L’écriture du paiement").click()
    expect(page.get_by_role("main")).to_contain_text("195,50")
    assert program.read("dossier", "verifier", "--dossier", path)["valid"]


def test_one_prepares_and_another_approves(practice, open_window):
    path = owe(practice)
    program.run("virement", "compte", "512", "--iban", OWN, "--dossier", path)
    karim, nora = open_window(practice), open_window(practice)
    come_in(karim, "collaborateur")
    page = prepare(karim)
    expect(page.get_by_role("button", name="Approuver le lot")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("une autre personne")
    come_in(nora, "dirigeant")
    page = nora.goto(f"{BOOKS}/virements/1")
    page.get_by_role("button", name="Approuver le lot").click()
    expect(page.get_by_role("main")).to_contain_text("Nora Benali")
    page = karim.goto(f"{BOOKS}/virements/1")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger le fichier").click()
    assert re.fullmatch(r"V20261102-1\.xml", waiting.value.suggested_filename)
    steps = program.read("virement", "montrer", "1", "--dossier", path)["steps"]
    assert [(step["step"], step["author"]) for step in steps] == [("approuve", "Nora Benali"), ("exporte", "Karim Ouazzani")]


def test_a_changed_iban_is_held_until_another_person_vouches_for_it(practice, open_window):
    path = owe(practice)
    program.run("virement", "compte", "512", "--iban", OWN, "--dossier", path)
    karim, nora = open_window(practice), open_window(practice)
    come_in(karim, "collaborateur")
    page = karim.goto(f"{BOOKS}/tiers/OUTILLAGE")
    page.get_by_text("Modifier la fiche").click()
    page.get_by_label("IBAN", exact=True).fill(OTHER)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("heading", name="IBAN à confirmer")).to_be_visible()
    expect(page.get_by_role("button", name="Confirmer cet IBAN")).to_have_count(0)
    page = karim.goto(f"{BOOKS}/virements")
    expect(page.get_by_role("row").filter(has_text="FV-1")).to_contain_text("IBAN à confirmer")
    assert page.locator("input[name=ligne][aria-label*='FV-']").count() == 0
    come_in(nora, "dirigeant")
    page = nora.goto(BOOKS)
    expect(page.get_by_role("main")).to_contain_text("rien ne lui est payé")
    page = nora.goto(f"{BOOKS}/tiers/OUTILLAGE")
    assert not audit.whole(nora, "tiers-iban-a-confirmer")
    page = nora.goto(f"{BOOKS}/tiers/OUTILLAGE")
    page.get_by_label("Comment vous vous en êtes assuré").fill("ok")
    page.get_by_role("button", name="Confirmer cet IBAN").click()
    expect(page.locator("#motif")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Comment vous vous en êtes assuré").fill("rappelé au 04 90 00 00 00, Mme Roux")
    page.get_by_role("button", name="Confirmer cet IBAN").click()
    expect(page.get_by_role("heading", name="IBAN à confirmer")).to_have_count(0)
    prepare(nora)


def test_a_direct_debit_needs_a_creditor_and_a_mandate(server, open_window):
    path = server.dossier()
    program.run("virement", "compte", "512", "--iban", OWN, "--dossier", path)
    program.run("plan", "tiers", "modifier", "TILLEULS", "--iban", FIRST, "--dossier", path)
    window = open_window(server).come_in()
    page = window.goto(f"{BOOKS}/prelevements")
    page.get_by_label("ICS").fill("FR72ZZZ123456")
    page.get_by_role("button", name="Enregistrer").click()
    if not page.get_by_label("Référence (RUM)").is_visible():
        page.get_by_text("Ajouter un mandat signé").click()
    page.get_by_label("Client").select_option("TILLEULS")
    page.get_by_label("Référence (RUM)").fill("RUM-001")
    page.get_by_label("Signé le").fill("15/01/2026")
    page.get_by_role("button", name="Ajouter le mandat").click()
    expect(page.locator("#mandats")).to_contain_text("RUM-001")
    assert not audit.whole(window, "prelevements")
    page = window.goto(f"{BOOKS}/prelevements")
    page.get_by_role("button", name="Préparer le lot").click()
    expect(page.get_by_role("main")).to_contain_text("FRST, mandat RUM-001")
    assert not audit.whole(window, "prelevements-lot")
    # What is in a batch is not offered a second time, until the batch is cancelled.
    page = window.goto(f"{BOOKS}/prelevements")
    expect(page.get_by_role("row").filter(has_text="F2026-101")).to_contain_text("dans le lot n° 1")
    page = window.goto(f"{BOOKS}/prelevements/1")
    page.get_by_role("button", name="Annuler le lot").click()
    expect(page.get_by_role("main")).to_contain_text("annulé")
