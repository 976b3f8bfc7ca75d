"""A scenario from its first day to its correction: started, received, worked, graded, handed in, judged; what a learner may not see."""

import re
import shutil

import pytest
from playwright.sync_api import expect

import audit
import program
from crawl import Client
from test_people import come_in

LEARNER, TRAINER = program.PEOPLE["apprenant"][0], program.PEOPLE["formateur"][0]
# The first bill of « Octobre en atelier » in its base version: panels, 6 480,00 before tax.
BILL = [("601", "", "6480,00", ""), ("44566", "", "1296,00", ""), ("401", "MORVAN", "", "7776,00")]


@pytest.fixture(scope="session")
def class_folder(practice_folder, tmp_path_factory):
    """A practice where a trainer has a learner; never served."""
    folder = tmp_path_factory.mktemp("classe") / "cabinet"
    shutil.copytree(practice_folder, folder)
    program.run("groupe", "ajouter", "CA 2026", "--dossiers", folder)
    program.run("groupe", "mettre", "CA 2026", LEARNER, TRAINER, "--dossiers", folder)
    return folder


@pytest.fixture
def school(class_folder, tmp_path):
    server = program.Server(shutil.copytree(class_folder, tmp_path / "cabinet"))
    yield server
    server.stop()


def enter(open_window, server, login, **options):
    window = open_window(server, **options)
    come_in(window, login).locator(".qui").wait_for()
    return window


def start(window, scenario="S1", learner=None, seed=""):
    """Starts a scenario by the page, and gives the address of its dossier."""
    page = window.goto(f"/scenarios?scenario={scenario}")
    expect(page.locator("#scenario")).to_have_value(scenario)
    if learner:
        page.locator("#apprenant").select_option(learner)
    page.locator("#graine").fill(seed)
    page.get_by_role("button", name="Commencer le scénario").click()
    expect(page.locator(".toast")).to_contain_text("Le scénario est commencé")
    return re.search(r"/d/[^/]+", page.url).group()


def advance(page, day=None):
    if day:
        page.locator("#jusquau").fill(day)
        page.get_by_role("button", name="Avancer", exact=True).click()
    else:
        page.get_by_role("button", name="Jour suivant").click()
    expect(page.locator(".toast")).to_contain_text("Nous sommes le")


def record(window, books, day, piece, lines):
    """Enters the voucher that waits first, by the plain form."""
    page = window.goto(f"{books}/pieces")
    page.get_by_role("link", name="Saisir", exact=True).first.click()
    page.goto(page.url + "&journal=HA")
    page.get_by_label("Date", exact=True).fill(day)
    page.get_by_role("textbox", name="Pièce", exact=True).fill(piece)
    page.get_by_label("Libellé", exact=True).first.fill("Panneaux")
    for rank, (account, party, debit, credit) in enumerate(lines, 1):
        page.locator(f"#c{rank}").fill(account)
        if party:
            page.locator(f"#t{rank}").fill(party)
        page.locator(f"#d{rank}").fill(debit)
        page.locator(f"#k{rank}").fill(credit)
    page.get_by_role("button", name="Enregistrer et fermer").click()
    expect(page.locator("#saisie")).to_have_count(0)


def points(window, books, criterion):
    """What the program gives a criterion, as its page says."""
    page = window.goto(f"{books}/scenario/evaluation")
    return page.get_by_role("row", name=re.compile(criterion)).locator("td").first.inner_text()


def test_a_learner_receives_works_and_is_corrected(school, open_window):
    trainer = enter(open_window, school, TRAINER)
    books = start(trainer, learner=LEARNER)
    # The plain form: nothing of it needs a script.
    plain = enter(open_window, school, LEARNER, script=False)
    page = plain.goto(f"{books}/scenario")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jeudi 1er octobre")
    advance(page)
    expect(page.get_by_role("main")).to_contain_text("Bienvenue à l’atelier")
    advance(page, "02/10/2026")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vendredi 2 octobre")
    expect(page.get_by_role("main")).to_contain_text("La facture des panneaux est arrivée")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Facture BM-7902")).click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    # What is not there yet cannot be had.
    client = Client(school, plain.context.cookies())
    assert client.ask(f"{books}/scenario/documents/mairie").status == 404

    criterion = "Pièces|pièces"
    before = points(plain, books, criterion)
    # Asked about, the missing entry is hinted at, then the rule, then the correction: one after the other.
    item = page.locator(".constat", has_text="BM-7902").first
    expect(item).to_contain_text("Quelle pièce")
    expect(item).not_to_contain_text("Règle.")
    item.get_by_role("link", name=re.compile("^La règle")).click()
    expect(item).to_contain_text("L123-12")
    expect(item).not_to_contain_text("Corrigé.")
    item.get_by_role("link", name=re.compile("^Le corrigé")).click()
    expect(item).to_contain_text("44566")
    assert "aide=3" in page.url
    record(plain, books, "02/10/2026", "BM-7902", BILL)
    after = points(plain, books, criterion)
    assert (before, after) == ("0", "2"), (before, after)

    learner = enter(open_window, school, LEARNER)
    for path, name in [
        ("", "scenario-accueil"), ("/scenario", "scenario"), ("/scenario/reponses", "scenario-reponses"),
        ("/scenario/evaluation?aide=3", "scenario-evaluation"), ("/parcours", "parcours-scenario"),
        ("/parcours/preuves?competence=BC01.1.1", "parcours-preuves-scenario"),
    ]:
        learner.goto(books + path)
        assert not audit.whole(learner, name)
        assert client.twin(books + path) is not None
    page = learner.goto(f"{books}/parcours/preuves?competence=BC01.1.1")
    expect(page.get_by_role("main")).to_contain_text("intacte")
    page.get_by_role("link", name=re.compile("^écriture")).first.click()
    expect(page.get_by_role("main")).to_contain_text("BM-7902")
    correct(trainer, books)
    page = learner.goto(f"{books}/scenario/evaluation")
    expect(page.get_by_role("row", name=re.compile(criterion))).to_contain_text("3,5")
    expect(page.get_by_role("row", name=re.compile(criterion))).to_contain_text("Vu ensemble.")
    page = learner.goto(f"{books}/parcours/competences?bloc=BC01")
    expect(page.get_by_role("row", name=re.compile("BC01.1.1 "))).to_contain_text("B")
    # The correction is not for who is corrected: no link leads there, and asking for it is refused.
    assert page.get_by_role("link", name="Correction").count() == 0
    refused = client.ask(f"{books}/parcours/correction", Accept="application/json")
    assert refused.status == 403 and "web.not-allowed" in refused.text


def correct(trainer, books):
    page = trainer.goto(f"{books}/parcours/correction?critere=pieces")
    expect(page.get_by_role("main")).to_contain_text("Bois du Morvan")
    first = page.locator(".controle").first
    # What is right stays folded.
    first.locator("summary").click()
    expect(first.get_by_role("table", name=re.compile("apprenant"))).to_contain_text("44566")
    expect(first.get_by_role("table", name=re.compile("corrigé"))).to_contain_text("44566")
    assert not audit.whole(trainer, "correction")
    page = trainer.goto(f"{books}/parcours/correction?critere=pieces")
    # Points without a reason are refused, and stay typed.
    page.locator("#points").fill("3,5")
    page.get_by_role("button", name="Garder ces points").click()
    expect(page.locator("#refus")).to_contain_text("competence.judgement.no-reason")
    expect(page.locator("#points")).to_have_value("3,5")
    page.locator("#remarque").select_option(index=1)
    page.locator("#motif").fill("Vu ensemble.")
    page.get_by_role("button", name="Garder ces points").click()
    expect(page.locator(".toast")).to_contain_text("Jugement gardé")
    page.locator("#points").fill("400")
    page.locator("#motif").fill("Trop.")
    page.get_by_role("button", name="Garder ces points").click()
    expect(page.locator("#refus")).to_contain_text("dépassent")
    page = trainer.goto(f"{books}/parcours/correction?critere=pieces&competence=BC01.1.1")
    expect(page.locator("#competence")).to_have_value("BC01.1.1")
    page.locator("input[name=niveau][value=B]").check()
    page.get_by_role("button", name="Garder ce niveau").click()
    expect(page.locator(".toast")).to_contain_text("BC01.1.1")
    expect(page.get_by_role("main")).to_contain_text("acquis, avec une aide")


def test_the_clock_stops_and_never_goes_back(visitor):
    books = start(visitor)
    page = visitor.page
    advance(page, "05/10/2026")
    page.locator("#jusquau").fill("02/10/2026")
    page.get_by_role("button", name="Avancer", exact=True).click()
    expect(page.locator("#refus")).to_contain_text("il ne revient pas")
    expect(page.locator("#jusquau")).to_have_value("02/10/2026")
    page.locator("#jusquau").fill("demain")
    page.get_by_role("button", name="Avancer", exact=True).click()
    expect(page.locator("#refus")).to_contain_text("demain")
    page = visitor.goto(f"{books}/scenario")
    page.get_by_role("button", name="Mettre en pause").click()
    expect(page.locator("#horloge")).to_contain_text("En pause")
    assert page.get_by_role("button", name="Jour suivant").count() == 0
    page.get_by_role("button", name="Reprendre").click()
    expect(page.locator("#horloge")).to_contain_text("En cours")
    # The dossier's pages are at the scenario's month.
    expect(page.locator(".contexte")).to_contain_text("Octobre 2026")
    page.get_by_text("Rendre le travail…").click()
    page.get_by_role("button", name="Rendre maintenant").click()
    expect(page.locator(".toast")).to_contain_text("Travail rendu le 05/10/2026")
    expect(page.get_by_role("region", name="Travaux rendus")).to_contain_text("sur 100")


def test_answers_are_typed_refused_and_kept(visitor):
    books = start(visitor, scenario="bulletin-2")
    page = visitor.goto(f"{books}/scenario/reponses")
    choices, boxes = page.locator("select[name^=rep-]"), page.locator("input[name^=rep-]")
    assert choices.count() + boxes.count() > 3
    boxes.first.fill("beaucoup")
    name = boxes.first.get_attribute("name")
    page.get_by_role("button", name="Garder les réponses").click()
    expect(page.locator("#refus")).to_contain_text("beaucoup")
    box = page.locator(f"[name='{name}']")
    expect(box).to_have_value("beaucoup")
    expect(box).to_have_attribute("aria-invalid", "true")
    box.fill("1234,56")
    if choices.count():
        choices.first.select_option(index=1)
    page.get_by_role("button", name="Garder les réponses").click()
    expect(page.locator(".toast")).to_contain_text("gardée")
    expect(page.locator(f"[name='{name}']")).to_have_value("1234,56")
    assert not audit.whole(visitor, "scenario-reponses-choix")


def test_the_same_seed_gives_the_same_scenario(visitor):
    def facts(seed):
        books = start(visitor, seed=seed)
        page = visitor.page
        advance(page, "31/10/2026")
        return page.locator(".pieces-recues").all_inner_texts()

    first, second, other = facts("douze"), facts("douze"), facts("treize")
    assert first == second != other


def test_a_scenario_is_for_a_learner_of_ours(practice, open_window):
    """A trainer whose groups have nobody is told so; nothing is made for a name that is sent anyway."""
    trainer = enter(open_window, practice, TRAINER)
    page = trainer.goto("/scenarios")
    expect(page.get_by_role("main")).to_contain_text("Aucun apprenant")
    assert not audit.whole(trainer, "scenarios-formateur")
    token = page.locator("#commencer input[name=jeton]").get_attribute("value")
    before = {path.name for path in practice.folder.glob("*.ecritoire")}
    client = Client(practice, trainer.context.cookies())
    answer = client.ask(
        "/scenarios", method="POST", body=f"jeton={token}&scenario=S1&apprenant={LEARNER}",
        Content_Type="application/x-www-form-urlencoded")
    assert answer.status == 403, answer.status
    assert {path.name for path in practice.folder.glob("*.ecritoire")} == before
    learner = enter(open_window, practice, LEARNER)
    page = learner.goto("/scenarios")
    expect(page.get_by_role("main")).to_contain_text("Votre formateur le commence pour vous")
    assert page.locator("#commencer").count() == 0


def test_a_dossier_of_no_scenario_says_so(visitor):
    page = visitor.goto("/d/atelier-brindille/scenario")
    expect(page.get_by_role("link", name="Voir les scénarios")).to_be_visible()
    assert not audit.whole(visitor, "sans-scenario")
    page = visitor.goto("/d/atelier-brindille/parcours")
    expect(page.get_by_role("main")).to_contain_text("23/07/2022")
    page = visitor.goto("/d/atelier-brindille/parcours/competences")
    expect(page.get_by_role("main")).to_contain_text("84 lignes")
    assert page.locator("tbody tr").count() == 84
    visitor.goto("/d/atelier-brindille/parcours/preuves?competence=BC99", status=404)
