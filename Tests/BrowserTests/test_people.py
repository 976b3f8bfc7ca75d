"""A practice: coming in with a password, what each role may do, and two people at the same entry."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program
from crawl import Client

BOOKS = "/d/atelier-brindille"
PASSWORD = program.PASSWORD


def come_in(window, login, password=PASSWORD, path="/"):
    page = window.goto(path)
    page.get_by_label("Identifiant").fill(login)
    page.get_by_label("Mot de passe").fill(password)
    page.get_by_role("button", name="Se connecter").click()
    return page


@pytest.fixture
def enter(practice, open_window):
    def enter(role, path="/"):
        window = open_window(practice)
        come_in(window, program.PEOPLE[role][0], path=path)
        expect(window.page.locator(".qui")).to_be_visible()
        return window

    return enter


def test_a_password_opens_and_a_wrong_one_says_nothing_of_who_exists(practice, open_window):
    window = open_window(practice)
    page = come_in(window, "personne.connu")
    expect(page.get_by_role("alert")).to_be_visible()
    unknown = page.get_by_role("alert").inner_text()
    page = come_in(window, program.PEOPLE["collaborateur"][0], "pas le bon mot de passe")
    assert page.get_by_role("alert").inner_text() == unknown
    assert not audit.whole(window, "connexion-refusee")
    # Asked for a page, one comes in to that page.
    page = come_in(window, program.PEOPLE["collaborateur"][0], path=f"{BOOKS}/balance")
    expect(page).to_have_url(re.compile(f"{BOOKS}/balance$"))
    cookie = window.context.cookies()[0]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict"
    before = Client(practice, window.context.cookies())
    page = window.goto("/moi")
    page.get_by_role("button", name=re.compile("Se déconnecter|Quitter|Déconnexion")).click()
    expect(page.get_by_role("button", name="Se connecter")).to_be_visible()
    # The session is over for the server too, not only for this window.
    assert before.ask(f"{BOOKS}/balance").status == 303


# What a role is refused: a page it may not see, and a change it may not make, asked for without going by the pages.
REFUSED = {
    "apprenant": ("/personnes", f"{BOOKS}/dossier/assistants"),
    "formateur": (f"{BOOKS}/saisie", f"{BOOKS}/brouillard/valider"),
    "dirigeant": (None, f"{BOOKS}/dossier/assistants"),
    "collaborateur": ("/personnes", f"{BOOKS}/dossier/verrou"),
    "expert-comptable": (f"{BOOKS}/saisie", f"{BOOKS}/lettrage"),
    "jury": (f"{BOOKS}/saisie", f"{BOOKS}/fec/exporter"),
}


@pytest.mark.parametrize("role", REFUSED)
def test_each_role_sees_its_pages_and_is_refused_the_others(enter, practice, role):
    window = enter(role)
    hidden, change = REFUSED[role]
    page = window.goto(f"{BOOKS}/balance")
    expect(page.locator("tfoot").first).to_contain_text("128")
    before = program.read("dossier", "verifier", "--dossier", practice.dossier())
    if hidden:
        assert page.locator(f".cote a[href='{hidden}']").count() == 0, "the navigation offers what will be refused"
        page = window.goto(hidden, status=403)
        expect(page.get_by_role("heading", level=1)).to_contain_text("refus")
        expect(page.get_by_role("main")).to_contain_text(re.compile("ne permet pas"))
        window.capture(f"refus-{role}")
    page = window.goto(f"{BOOKS}/balance")
    token = page.locator("meta[name=jeton]").get_attribute("content")
    answer = window.context.request.post(
        change, form={"jeton": token, "compte": "411", "exercice": "2027", "jusquau": "2026-10-31", "compris": "on", "assistant": "saisie"},
        max_redirects=0)
    assert answer.status == 403, f"{change}: {answer.status}"
    after = program.read("dossier", "verifier", "--dossier", practice.dossier())
    assert after == before, "a refused change left a trace in the dossier"


def test_a_dossier_that_is_not_open_to_somebody_does_not_exist_for_them(enter):
    window = enter("collaborateur")
    page = window.goto("/")
    expect(page.get_by_role("main")).not_to_contain_text("Lambert")
    window.goto("/d/quincaillerie-lambert/balance", status=404)


def test_an_invitation_serves_once_and_its_password_is_held_to_rules(practice, open_window):
    folder = practice.folder
    program.run("personne", "ajouter", "ines.moreau", "--nom", "Inès Moreau", "--role", "collaborateur", "--dossiers", folder)
    link = program.read("personne", "mot-de-passe", "ines.moreau", "--lien", "--dossiers", folder)["path"]
    window = open_window(practice)
    page = window.goto(link)
    page.locator("#mot-de-passe").fill("court")
    page.locator("#mot-de-passe-2").fill("court")
    page.get_by_role("button", name="Choisir ce mot de passe").click()
    expect(page.locator("#mot-de-passe")).to_have_attribute("aria-invalid", "true")
    assert not audit.whole(window, "invitation-refusee")
    page.locator("#mot-de-passe").fill(PASSWORD)
    page.locator("#mot-de-passe-2").fill(PASSWORD)
    page.get_by_role("button", name="Choisir ce mot de passe").click()
    expect(page.locator(".qui")).to_contain_text("Inès Moreau")
    other = open_window(practice)
    other.goto(link, status=404)


def test_two_people_at_the_same_entry(enter, practice):
    """The second save says who changed what, and nothing is lost on the way."""
    program.run(
        "ecriture", "saisir", "--journal", "OD", "--date", "2026-10-30", "--piece", "OD-5", "--libelle", "Repas", "--debit", "6257=100,00",
        "--credit", "512=100,00", "--dossier", practice.dossier())
    number = max(one["id"] for one in program.read("ecriture", "lister", "--dossier", practice.dossier())["entries"])
    nora, karim = enter("dirigeant"), enter("collaborateur")
    for window in (nora, karim):
        expect(window.goto(f"{BOOKS}/saisie?ecriture={number}").locator("#piece")).to_have_value("OD-5")
    nora.page.locator("#libelle").fill("Repas d’équipe")
    nora.page.locator("#libelle").press("Control+Enter")
    expect(nora.page.locator("#saisie")).to_have_count(0)
    karim.page.locator("#d1").fill("120")
    karim.page.locator("#k2").fill("120")
    karim.page.locator("#k2").press("Control+Enter")
    conflict = karim.page.locator(".conflit")
    expect(conflict).to_be_focused()
    expect(conflict.get_by_role("row", name=re.compile("Libellé"))).to_contain_text("Repas d’équipe")
    assert not audit.whole(karim, "deux-personnes")
    shown = program.read("ecriture", "montrer", str(number), "--dossier", practice.dossier())["entry"]
    assert (shown["label"], shown["debit"]) == ("Repas d’équipe", "100.00")
    conflict.get_by_role("button", name="Appliquer la mienne").click()
    expect(karim.page.locator("#saisie")).to_have_count(0)
    shown = program.read("ecriture", "montrer", str(number), "--dossier", practice.dossier())["entry"]
    assert shown["debit"] == "120.00"
    trail = karim.goto(f"{BOOKS}/piste")
    for name in ("Nora Benali", "Karim Ouazzani"):
        expect(trail.get_by_role("main")).to_contain_text(name)


def test_the_first_person_opens_the_practice(demo, tmp_path, open_window):
    server = program.Server(program.copy_dossiers(demo, tmp_path / "cabinet"), "--cabinet")
    try:
        window = open_window(server)
        page = window.goto(server.link.removeprefix(server.origin))
        page.get_by_label("Votre nom").fill("Odile Marchand")
        page.get_by_label("Identifiant").fill("odile.marchand")
        page.locator("#mot-de-passe").fill(PASSWORD)
        page.locator("#mot-de-passe-2").fill(PASSWORD)
        assert not audit.whole(window, "premiere-fois")
        page.get_by_role("button", name="Ouvrir le cabinet").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Personnes")
        page.get_by_role("link", name=re.compile("Ajouter")).first.click()
        page.get_by_label("Nom", exact=True).fill("Théo Vasseur")
        page.get_by_label("Identifiant").fill("theo.vasseur")
        page.get_by_role("radio", name=re.compile("^Apprenant")).check()
        page.get_by_role("main").get_by_role("button", name=re.compile("Ajouter")).click()
        expect(page.locator(".lien-unique")).to_contain_text("/invitation?cle=")
        assert not audit.whole(window, "personne-ajoutee")
    finally:
        server.stop()
