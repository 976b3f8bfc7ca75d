"""A walk over every page: those declared in the sources are found by links, and each is held to the same rules."""

import json
import re

import pytest

import audit
from crawl import Client, declared_routes, route_of
from visitor import Visitor

# Addresses that no link leads to, and why; those that are pages are looked at where they are met.
APART = {
    "/ouvrir": "the link that the terminal shows, good once",
    "/premiere-fois": "the link that the terminal shows to the first person: test_people.py",
    "/invitation": "a link handed to one person: test_people.py",
    "/connexion": "for who has not come in: test_people.py",
    "/controler/{id}": "the report on a file that was sent: test_files.py",
    "/comparer/{id}": "the report on two files that were sent: test_files.py",
    "/nouveau/{id}": "what came of a file that was sent: test_files.py",
    "/travaux/{id}": "work that was asked for and is not done yet",
    "/d/{dossier}/imports/ecritures/essai/{id}": "what came of a file that was sent: test_files.py",
    "/d/{dossier}/imports/ecritures/import/{id}": "what came of a file that was sent: test_files.py",
    "/d/{dossier}/banque/{compte}": "the demonstration has no statement yet: test_banking.py",
    "/d/{dossier}/rapprochement/{compte}": "the demonstration has no statement yet: test_reconciliation.py",
    "/d/{dossier}/banque/essai/{id}": "what came of a file that was sent: test_banking.py",
    "/d/{dossier}/banque/import/{id}": "what came of a file that was sent: test_banking.py",
    "/d/{dossier}/fec/essai/{id}": "what came of a file that was sent: test_files.py",
    "/d/{dossier}/fec/import/{id}": "what came of a file that was sent: test_files.py",
    "/d/{dossier}/fec/export/{id}": "files that were asked for: test_files.py",
    "/d/{dossier}/fec/export/{id}/fichier": "files that were asked for: test_files.py",
    "/d/{dossier}/fec/export/{id}/description": "files that were asked for: test_files.py",
    "/d/{dossier}/piste/verification/{id}": "a verification that was asked for: test_trail.py",
    "/d/{dossier}/caisse/comptages/{id}": "a count that was written down: test_cash.py",
    "/d/{dossier}/saisie/comptes": "JSON for the script of the entry form",
    "/d/{dossier}/saisie/tiers": "JSON for the script of the entry form",
    "/d/{dossier}/saisie/codes": "JSON for the script of the entry form",
    "/d/{dossier}/pieces/{piece}/document": "a document waiting for its entry: the demonstration has none",
    "/d/{dossier}/pieces-jointes/{piece}": "a document: the demonstration has none, test_reports.py",
    "/d/{dossier}/banque/{compte}/coder": "movements to enter: the demonstration has no statement, test_coding.py",
    "/d/{dossier}/emprunts/{name}": "a loan: the demonstration has none, test_coding.py",
    "/d/{dossier}/virements/{lot}": "a batch that was prepared: test_payments.py",
    "/d/{dossier}/prelevements/{lot}": "a batch that was prepared: test_payments.py",
    "/d/{dossier}/scenario": "the demonstration is no scenario's: test_competence.py",
    "/d/{dossier}/scenario/reponses": "the demonstration is no scenario's: test_competence.py",
    "/d/{dossier}/scenario/evaluation": "the demonstration is no scenario's: test_competence.py",
    "/d/{dossier}/scenario/documents/{document}": "the demonstration is no scenario's: test_competence.py",
    "/d/{dossier}/salaries/{id}": "an employee: the demonstration has none, test_workforce.py",
    "/d/{dossier}/salaries/{id}/fiche": "an employee: the demonstration has none, test_workforce.py",
    "/d/{dossier}/salaries/{id}/contrat": "an employee: the demonstration has none, test_workforce.py",
    "/d/{dossier}/salaries/{id}/absence": "an employee: the demonstration has none, test_workforce.py",
    "/d/{dossier}/salaries/{id}/avenant/{contrat}": "an employee: the demonstration has none, test_workforce.py",
    "/d/{dossier}/salaries/{id}/fin/{contrat}": "an employee: the demonstration has none, test_workforce.py",
    "/d/{dossier}/paie/{mois}/sceller": "an employee to pay: the demonstration has none, test_payroll.py",
    "/d/{dossier}/paie/{mois}/contrats/{contrat}": "an employee to pay: the demonstration has none, test_payroll.py",
    "/d/{dossier}/paie/{mois}/contrats/{contrat}/elements": "an employee to pay: the demonstration has none, test_payroll.py",
    "/d/{dossier}/paie/bulletins/{numero}": "a sealed payslip: the demonstration has none, test_payroll.py",
    "/d/{dossier}/paie/bulletins/{numero}/document": "a sealed payslip: the demonstration has none, test_payroll.py",
    "/d/{dossier}/paie/bulletins/{numero}/corriger": "a sealed payslip: the demonstration has none, test_payroll.py",
    "/d/{dossier}/paie/bulletins/{numero}/pdf": "a sealed payslip: the demonstration has none, test_payroll.py",
    "/d/{dossier}/paie/{mois}/pdf": "sealed payslips: the demonstration has none, test_payroll.py",
    "/d/{dossier}/paie/{mois}/livre": "sealed payslips: the demonstration has none, test_payroll.py",
    "/d/{dossier}/paie/{mois}/ecriture": "sealed payslips: the demonstration has none, test_payroll.py",
    "/dsn/{id}": "a DSN that was sent: test_dsn.py",
    "/dsn/{id}/convertie": "a DSN that was sent: test_dsn.py",
    "/dsn/comparaison/{id}": "files that were sent: test_dsn.py",
    "/d/{dossier}/dsn/declarant": "in four clicks, by the page of the DSN: test_dsn.py",
    "/d/{dossier}/dsn/retour": "in four clicks, by the page of the DSN: test_dsn.py",
    "/d/{dossier}/dsn/preparer": "a month to declare: the demonstration has no employee, test_dsn.py",
    "/d/{dossier}/dsn/declarations/{numero}": "a declaration: the demonstration has none, test_dsn.py",
    "/d/{dossier}/dsn/export/{id}": "a declaration: the demonstration has none, test_dsn.py",
    "/d/{dossier}/dsn/export/{id}/fichier": "a declaration: the demonstration has none, test_dsn.py",
    "/d/{dossier}/dsn/retour/{id}": "a return that was sent: test_dsn.py",
    "/sante": "for monitors",
    "/demonstration/{dossier}": "only in a dossier made by the page: test_first_start.py",
}


def slug(path):
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "accueil"


def test_what_stands_apart_is_declared():
    assert set(APART) <= set(declared_routes())


@pytest.mark.parametrize("route", [route for route in declared_routes() if route not in APART])
def test_page(route, site, reader, request):
    """Reached in three clicks; sound at every width, in both themes, for who sees and for who does not."""
    found, window = site.pages_of(route), reader
    if not found:
        # On one's own machine nobody manages people: a practice has those pages.
        found, window = request.getfixturevalue("director_site").pages_of(route), request.getfixturevalue("director")
    assert found, f"{route} is not reached in three clicks from the first page"
    # Sheets of paper have tests of their own.
    pages = [one for one in found if one.is_page and not one.is_paper]
    if not pages:
        assert all(one.answer.status == 200 for one in found)
        return
    heaviest = max(pages, key=lambda one: len(one.answer.body))
    window.goto(heaviest.path)
    faults = audit.whole(window, slug(route))
    assert not faults, f"{heaviest.path}\n" + "\n".join(faults)


def test_every_answer(site, reader, shared):
    """Every page that a link leads to answers, says what it is, is light and has its JSON twin."""
    client = Client(shared, reader.context.cookies())
    faults, titles = [], {}
    for one in site.found:
        if one.answer.status != 200:
            faults.append(f"{one.path} answers {one.answer.status}, linked from {one.came_from}")
            continue
        if one.is_page:
            text = one.answer.text
            title = re.search(r"<title>(.*?)</title>", text, re.DOTALL).group(1).strip()
            if not title.endswith("Écritoire") or len(title) < 14:
                faults.append(f"{one.path} is called « {title} »")
            titles.setdefault(title, set()).add(one.bare)
            if re.search(r"<[a-z][^>]* (style|on[a-z]+)=", text):
                faults.append(f"{one.path} has code in an attribute")
            if len(one.answer.body) > audit.WEIGHT and not one.is_paper:
                faults.append(f"{one.path} weighs {len(one.answer.body)} bytes")
            twin = client.ask(one.path, Accept="application/json")
            try:
                assert twin.type == "application/json" and twin.status == 200
                json.loads(twin.text)
            except (AssertionError, ValueError):
                faults.append(f"{one.path} has no JSON twin: {twin.status} {twin.type}")
        if one.clicks and not route_of(one.bare, site.routes):
            faults.append(f"{one.path} is no declared route: the walk would not know its page")
    faults += [f"« {title} » names {sorted(paths)}" for title, paths in titles.items() if len(paths) > 1]
    assert not faults, "\n".join(faults)


BROKEN = """<!doctype html><html><head><meta name="jeton" content="a"><title></title><style>p { margin: 0 }</style></head><body style="color:#aaa;background:#bbb">
<h1></h1><h1>A</h1><h1>B</h1><img src="data:,"><input name="x"><button></button>
<table><tr><th>Compte</th></tr></table><p id="a">Save</p><p id="a" aria-describedby="b">undefined</p>
<form method="post"></form><div style="width:2000px">large</div></body></html>"""


def test_a_broken_page_is_found_broken(reader):
    """The judge is judged: on a page with every fault, each check finds its own."""
    page = reader.open_tab()
    page.set_content(BROKEN)
    found = "\n".join(audit.structure(page))
    for fault in ("language", "2 h1", "control without label", "button without a name", "table without caption",
                  "th without scope", "id twice: a", "leads nowhere", "form without token", "inline code"):
        assert fault in found, fault
    assert len(audit.stray_words(page)) == 2
    assert audit.overflow(page, 390) and audit.overflow(page, 320)
    rules = {fault.split()[1] for fault in audit.axe(page)}
    assert {"image-alt", "label", "button-name", "html-has-lang"} <= rules, rules
    assert audit.axe(page, ["color-contrast"])
    page.close()
    reader.faults.clear()


def test_a_request_elsewhere_and_a_failing_script_are_noticed(shared, browser):
    """The witness is judged too: what `close` refuses does get recorded, and never leaves the machine."""
    window = Visitor(browser, shared)
    window.page.set_content('<img src="https://exemple.invalid/a.png">')
    window.page.wait_for_function("document.images[0].complete")
    assert window.outside == ["https://exemple.invalid/a.png"]
    with window.page.expect_event("pageerror"):
        window.page.evaluate("setTimeout(() => { throw new Error('voulue') })")
    assert any("voulue" in fault for fault in window.faults)
    window.outside.clear()
    window.faults.clear()
    # A page of ours lets no script in that is not a file of its own.
    window.goto("/aide", status=401)
    window.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = \"entré\"' }))")
    assert window.page.title() != "entré"
    assert any("Content Security Policy" in fault for fault in window.faults)
    window.faults.clear()
    window.close()
