"""The workforce: an establishment, somebody who is hired, an amendment, an absence, what is refused, who may not write."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program
from crawl import Client
from test_people import come_in

BOOKS = "/d/atelier-brindille"
# Nobody’s: the body is made up, its key is right.
NIR, KEY = "2900567482123", "33"


def fill(page, **values):
    """Types in the fields named; a list is chosen from."""
    for name, value in values.items():
        field = page.locator(f"#{name.replace('_', '-')}")
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def add_place(window):
    page = window.goto(f"{BOOKS}/etablissement")
    fill(page, nom="Atelier (fictif)", siret="000 026 005 00009", ape="3101Z", rue="3 rue Haute", code_postal="67000", ville="Strasbourg",
         territoire="alsaceMoselle")
    page.get_by_role("button", name="Ajouter l’établissement").click()
    expect(page.get_by_role("status").or_(page.locator(".toast"))).to_contain_text("est ajouté")
    return page


def hire(window, **changes):
    page = window.goto(f"{BOOKS}/salaries/nouveau")
    values = dict(
        debut="01/06/2026", signe="28/05/2026", emploi="Vendeuse", heures="35", salaire="2100", nom="Roux", prenoms="Nadia, Marie", sexe="F",
        naissance="12/05/1990", nir=NIR + KEY, iban="FR7630006000011234567890189")
    fill(page, **{**values, **changes})
    page.get_by_role("button", name="Embaucher").click()
    return page


@pytest.fixture
def window(server, open_window):
    window = open_window(server).come_in()
    add_place(window)
    return window


def test_a_place_and_its_dated_rates(server, open_window):
    window = open_window(server).come_in()
    page = window.goto(f"{BOOKS}/etablissement")
    expect(page.get_by_role("heading", name="Pas encore d’établissement")).to_be_visible()
    assert not audit.whole(window, "etablissement-vide")
    # A SIRET whose key is wrong keeps what was typed.
    fill(page, nom="Atelier (fictif)", siret="000 026 005 00010", ape="3101Z")
    page.get_by_role("button", name="Ajouter l’établissement").click()
    expect(page.locator("#siret")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#nom")).to_have_value("Atelier (fictif)")
    page = add_place(window)
    for day, rate in (("01/01/2026", "2,08"), ("01/01/2027", "2,30")):
        page.get_by_text("Donner un taux ou un effectif notifié").click()
        fill(page, depuis=day, at=rate)
        page.get_by_role("button", name="Ajouter", exact=True).click()
        expect(page.get_by_role("row", name=day)).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("en vigueur"))).to_contain_text("2,08")
    page.get_by_text("Donner un taux ou un effectif notifié").click()
    fill(page, depuis="01/01/2026", at="250")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.locator("#at")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#at")).to_have_value("250")
    assert not audit.whole(window, "etablissement-refuse")
    page = window.goto(f"{BOOKS}/etablissement")
    page.get_by_text("Ouvrir un contrat de mutuelle").click()
    fill(page, sante_du="01/01/2026", sante_salarie="21,50", sante_employeur="21,50")
    page.get_by_role("button", name="Ouvrir la mutuelle").click()
    expect(page.locator("#regimes")).to_contain_text("21,50")
    assert not audit.whole(window, "etablissement")
    page.get_by_role("button", name="Retirer AT/MP du 01/01/2027").click()
    expect(page.get_by_role("row", name="01/01/2027")).to_have_count(0)
    twin = Client(server, window.context.cookies()).twin(f"{BOOKS}/etablissement")
    assert [one["from"] for one in twin["workplaces"][0]["workAccidentRates"]] == ["2026-01-01"]


def test_a_refusal_keeps_the_form(window):
    page = window.goto(f"{BOOKS}/salaries")
    expect(page.get_by_role("heading", name="Pas encore de salarié")).to_be_visible()
    page = hire(window, sexe="")
    expect(page.locator("#sexe")).to_have_attribute("aria-invalid", "true")
    page = hire(window, nir=NIR + "34")
    expect(page.locator("#nir")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_contain_text("clé")
    for field, value in (("nom", "Roux"), ("emploi", "Vendeuse"), ("salaire", "2100"), ("nir", NIR + "34")):
        expect(page.locator(f"#{field}")).to_have_value(value)
    assert not audit.whole(window, "embaucher-refuse")
    # Verified, nothing is kept: a fixed term without an end nor a reason is refused beside each field.
    fill(page, nir=NIR + KEY, type="cdd")
    page.get_by_role("button", name="Vérifier sans rien garder").click()
    for field in ("fin", "motif"):
        expect(page.locator(f"#{field}")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#type")).to_have_value("cdd")
    fill(page, type="cdi")
    page.get_by_role("button", name="Vérifier sans rien garder").click()
    expect(page.get_by_text("rien n’est gardé")).to_be_visible()
    expect(window.goto(f"{BOOKS}/salaries").get_by_role("heading", name="Pas encore de salarié")).to_be_visible()


def test_hired_amended_and_gone(window):
    page = hire(window)
    expect(page).to_have_url(re.compile("/salaries/1$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Nadia Roux")
    expect(window.goto(f"{BOOKS}/chercher?q=roux").get_by_role("link", name="Nadia Roux")).to_have_attribute(
        "href", f"{BOOKS}/salaries/1")
    expect(window.goto(f"{BOOKS}/piste").get_by_role("main")).to_contain_text("Embauche")
    page = window.goto(f"{BOOKS}/salaries/1")
    # Masked, until somebody who may asks.
    expect(page.get_by_role("main")).not_to_contain_text("482")
    page.get_by_role("link", name="Montrer les numéros entiers").click()
    expect(page.get_by_role("main")).to_contain_text("2900567482123")
    # The amendment says what changes, on its day.
    page = window.goto(f"{BOOKS}/salaries/1")
    page.get_by_role("link", name="Faire un avenant").click()
    expect(page.locator("#heures")).to_have_value("35,00")
    fill(page, effet="01/10/2026", heures="28", salaire="1700")
    page.locator("#motif").evaluate("e => e.removeAttribute('required')")
    page.get_by_role("button", name="Garder l’avenant").click()
    expect(page.locator("#motif")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#heures")).to_have_value("28")
    assert not audit.whole(window, "avenant-refuse")
    fill(page, motif="passage à 28 heures")
    page.get_by_role("button", name="Garder l’avenant").click()
    timeline = page.locator("#contrat-1 .frise")
    expect(timeline).to_contain_text("avenant : passage à 28 heures")
    expect(timeline).to_contain_text(re.compile(r"35,00\sh → 28,00\sh"))
    # The file: an empty field of a masked number keeps it.
    page = window.goto(f"{BOOKS}/salaries/1/fiche")
    fill(page, nom_usage="Roux-Klein", pas="4,2", pas_recu="20/10/2026")
    assert not audit.whole(window, "fiche")
    page.get_by_role("button", name="Enregistrer la fiche").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nadia Roux-Klein")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"4,2\d*\s%, reçu le 20/10/2026"))
    expect(page.get_by_role("main")).to_contain_text("FR76")
    # It ends, and the register keeps the person.
    page.get_by_role("link", name="Terminer").click()
    fill(page, dernier_jour="31/12/2026")
    page.get_by_role("button", name="Garder la fin").click()
    expect(page.locator("#raison")).to_have_attribute("aria-invalid", "true")
    fill(page, raison="demission", notifie="30/10/2026")
    page.get_by_role("button", name="Garder la fin").click()
    expect(page.locator("#contrat-1 .frise")).to_contain_text("démission")
    page = window.goto(f"{BOOKS}/salaries/registre")
    expect(page.get_by_role("row", name=re.compile("Roux-Klein"))).to_contain_text("31/12/2026")
    assert not audit.whole(window, "registre")
    window.goto(f"{BOOKS}/salaries/registre?forme=imprimer")
    expect(window.page.locator(".feuille")).to_have_count(1)
    page = window.goto(f"{BOOKS}/salaries")
    expect(page.get_by_role("row", name=re.compile("Roux-Klein"))).to_contain_text("fin de validité du taux d’impôt le 31/12/2026")
    assert not audit.whole(window, "salaries")


def test_absent_and_counted(window, server):
    page = hire(window)
    # A week of leave, then one that lies over it.
    page.get_by_role("link", name="Saisir une absence").click()
    fill(page, genre="conges", du="12/10/2026", au="16/10/2026")
    page.get_by_role("button", name="Garder l’absence").click()
    expect(page.locator("#absences")).to_contain_text(re.compile("du 12/10/2026 au 16/10/2026.*6\\sj de congé", re.DOTALL))
    expect(page.locator("#conges")).to_contain_text("6\u00a0j")
    page.locator("#conges summary").last.click()
    expect(page.locator("#conges")).to_contain_text("octobre 2026")
    assert not audit.whole(window, "salarie")
    page = window.goto(f"{BOOKS}/salaries/1/absence")
    fill(page, genre="maladie", du="15/10/2026", au="20/10/2026")
    page.get_by_role("button", name="Garder l’absence").click()
    expect(page.locator("#du")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#au")).to_have_value("20/10/2026")
    assert not audit.whole(window, "absence-refusee")
    # Taken back, it stays with its reason, and its days come back.
    page = window.goto(f"{BOOKS}/salaries/1")
    page.locator("#absence-1 summary").click()
    page.locator("#absence-1").get_by_role("button", name="Annuler l’absence").click()
    expect(page.locator("#motif-1")).to_have_attribute("aria-invalid", "true")
    page.locator("#motif-1").fill("reportée à Noël")
    page.locator("#absence-1").get_by_role("button", name="Annuler l’absence").click()
    expect(page.locator("#absence-1")).to_contain_text("annulée : reportée à Noël")
    twin = Client(server, window.context.cookies()).twin(f"{BOOKS}/salaries/1")
    assert all(account["taken"] == "0" for account in twin["leave"]["accounts"])


def test_somebody_else_changed_it_meanwhile(window, open_window, server):
    hire(window)
    form = window.goto(f"{BOOKS}/salaries/1/fiche")
    other = window.open_tab()
    other.goto(f"{BOOKS}/salaries/1/fiche")
    fill(other, courriel="nadia@exemple.invalid")
    other.get_by_role("button", name="Enregistrer la fiche").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Nadia Roux")
    fill(form, nom_usage="Klein")
    form.get_by_role("button", name="Enregistrer la fiche").click()
    expect(form.get_by_role("alert")).to_contain_text("modifiée depuis")
    expect(form.locator("#nom-usage")).to_have_value("Klein")


@pytest.mark.parametrize("role", ["jury", "expert-comptable"])
def test_who_may_not_write_reads_masked(practice, open_window, role):
    writer = open_window(practice)
    come_in(writer, program.PEOPLE["collaborateur"][0])
    expect(writer.page.locator(".qui")).to_be_visible()
    add_place(writer)
    hire(writer)
    reader = open_window(practice)
    come_in(reader, program.PEOPLE[role][0])
    expect(reader.page.locator(".qui")).to_be_visible()
    page = reader.goto(f"{BOOKS}/salaries/1?identifiants=1")
    expect(page.get_by_role("main")).not_to_contain_text("482")
    for name in ("Saisir une absence", "Changer la fiche", "Faire un avenant", "Montrer les numéros entiers"):
        assert page.get_by_role("link", name=name).count() == 0, name
    assert page.locator("main form").count() == 0
    assert not audit.whole(reader, f"salarie-{role}")
    reader.goto(f"{BOOKS}/salaries/nouveau", status=403)
    page = reader.goto(f"{BOOKS}/etablissement")
    assert page.locator("main form").count() == 0
    token = page.locator("meta[name=jeton]").get_attribute("content")
    answer = reader.context.request.post(
        f"{BOOKS}/salaries/1/absence", form={"jeton": token, "genre": "conges", "du": "2026-10-12"}, max_redirects=0)
    assert answer.status == 403
    assert program.read("absence", "lister", "--dossier", practice.dossier())["absences"] == []
