"""A dossier of a school: assistants that would do the exercise are closed until a trainer opens them."""

import re
import shutil

import pytest
from playwright.sync_api import expect

import audit
import program
from crawl import Client, walk

SCHOOL = "/d/ecole"
# A bill and its payment, which lettering by itself would join.
BILL = ("VE", "2026-10-05", "F-1", "Facture", "411:DUPONT=120,00", "707=120,00")
PAYMENT = ("BQ", "2026-10-12", "R-1", "Règlement F-1", "512=120,00", "411:DUPONT=120,00")


@pytest.fixture(scope="session")
def school_folder(practice_folder, tmp_path_factory):
    """The practice, with a dossier of a school open to a learner and a trainer; never served."""
    folder = tmp_path_factory.mktemp("ecole") / "cabinet"
    shutil.copytree(practice_folder, folder)
    path = folder / "ecole.ecritoire"
    program.run(
        "dossier", "creer", path, "--nom", "Exercice Dupont", "--siren", "000000018", "--exercice", "2026-01-01:2026-12-31", "--mode", "ecole")
    program.run("plan", "tiers", "ajouter", "DUPONT", "--nom", "Dupont", "--genre", "client", "--compte", "411", "--dossier", path)
    for journal, day, piece, label, debit, credit in (BILL, PAYMENT):
        program.run(
            "ecriture", "saisir", "--journal", journal, "--date", day, "--piece", piece, "--libelle", label, "--debit", debit, "--credit",
            credit, "--dossier", path)
    program.run("ecriture", "valider", "--jusquau", "2026-10-31", "--dossier", path)
    for role in ("apprenant", "formateur"):
        program.run("personne", "ouvrir", program.PEOPLE[role][0], "ecole", "--dossiers", folder)
    return folder


@pytest.fixture
def school(school_folder, tmp_path):
    server = program.Server(shutil.copytree(school_folder, tmp_path / "cabinet"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def shared_school(school_folder, tmp_path_factory):
    """For tests that only read."""
    server = program.Server(shutil.copytree(school_folder, tmp_path_factory.mktemp("lecture") / "cabinet"))
    yield server
    server.stop()


def enter(open_window, server, role):
    window = open_window(server)
    page = window.goto("/connexion")
    page.get_by_label("Identifiant").fill(program.PEOPLE[role][0])
    page.get_by_label("Mot de passe").fill(program.PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.locator(".qui").wait_for()
    return window


def test_a_trainer_opens_an_assistant_and_it_proposes(school, open_window):
    learner, trainer = enter(open_window, school, "apprenant"), enter(open_window, school, "formateur")
    desk = f"{SCHOOL}/lettrage?compte=411&tiers=DUPONT"
    page = learner.goto(desk)
    closed = Client(school, learner.context.cookies())
    assert closed.twin(desk) is not None
    main = page.get_by_role("main")
    expect(main).to_contain_text("Le formateur n’a pas ouvert l’assistant de lettrage")
    expect(page.locator(".tete")).to_contain_text(re.compile("0\\sproposition"))
    learner.goto(f"{SCHOOL}/lettrage")
    expect(page.get_by_role("link", name="Lettrage automatique")).to_have_count(0)
    # Asked for without going by the page, it is refused with the way to have it opened.
    auto = closed.ask(f"{SCHOOL}/lettrage/auto?compte=411", Accept="application/json")
    assert "ledger.assistant.closed" in auto.text, auto.text
    assert not audit.whole(learner, "ecole-lettrage-ferme")
    # A learner sees which are open, and cannot open one.
    page = learner.goto(f"{SCHOOL}/dossier")
    expect(page.get_by_role("main")).to_contain_text("Un formateur les ouvre et les ferme.")
    assert page.locator("input[name=assistant]").count() == 0

    page = trainer.goto(f"{SCHOOL}/dossier")
    boxes = page.locator("input[name=assistant]")
    assert boxes.count() > 1 and page.locator("input[name=assistant]:checked").count() == 0
    assert not audit.whole(trainer, "ecole-dossier-formateur")
    page.locator("input[name=assistant][value=lettrage]").check()
    page.locator("form[action$='/assistants'] button").click()
    expect(page.locator(".toast")).to_contain_text("Les assistants sont réglés.")
    expect(page.locator("input[name=assistant]:checked")).to_have_count(1)
    assert program.read("dossier", "etat", "--dossier", school.dossier("ecole"))["assistants"] == ["lettrage"]
    page = learner.goto(desk)
    expect(page.locator(".tete")).to_contain_text(re.compile("1\\sproposition"))
    expect(page.get_by_role("main")).not_to_contain_text("Le formateur n’a pas ouvert l’assistant de lettrage")
    assert "ledger.assistant.closed" not in closed.ask(f"{SCHOOL}/lettrage/auto?compte=411", Accept="application/json").text

    # Closed again, it proposes no more.
    page = trainer.goto(f"{SCHOOL}/dossier")
    page.locator("input[name=assistant][value=lettrage]").uncheck()
    page.locator("form[action$='/assistants'] button").click()
    expect(page.locator("input[name=assistant]:checked")).to_have_count(0)
    assert "ledger.assistant.closed" in closed.ask(f"{SCHOOL}/lettrage/auto?compte=411", Accept="application/json").text


def test_paper_of_a_school_says_it_is_no_company(shared_school, open_window):
    learner = enter(open_window, shared_school, "apprenant")
    page = learner.goto(f"{SCHOOL}/balance?forme=imprimer")
    expect(page.locator(".societe").first).to_contain_text("FICTIF")


@pytest.mark.parametrize("role", list(program.PEOPLE))
def test_no_link_leads_a_role_where_it_may_not_go(shared_school, open_window, role):
    """Every page that links lead to answers: none fails, and none is offered only to be refused."""
    window = enter(open_window, shared_school, role)
    site = walk(shared_school, window.context.cookies(), depth=2)
    faults = [f"{one.path} answers {one.answer.status}, linked from {one.came_from}" for one in site.found if one.answer.status != 200]
    assert not faults, "\n".join(faults)
    assert len({one.bare for one in site.found}) > 20
