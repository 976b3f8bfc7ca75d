"""Cash: the position and the weeks to come, a scenario beside them, the box that is counted."""

import re

from playwright.sync_api import expect

import audit
from crawl import Client
from texts import amount

TREASURY = "/d/atelier-brindille/tresorerie"
BOX = "/d/atelier-brindille/caisse"


def test_from_home_to_the_line_a_figure_comes_from(server, open_window):
    """The curve of home leads to the weeks; a figure of a week to its lines, a line to its entry."""
    window = open_window(server).come_in()
    page = window.goto("/d/atelier-brindille")
    page.get_by_role("link", name="Prévision").click()
    expect(page).to_have_url(re.compile("/tresorerie$"))
    expect(page.get_by_role("img", name=re.compile("^Trésorerie"))).to_be_visible()
    table = page.get_by_role("table", name=re.compile("^Prévision de trésorerie"))
    assert table.locator("thead th").count() == 14
    table.get_by_role("row", name=re.compile("^Clients")).get_by_role("link").first.click()
    week = page.locator("details.semaine[open]").first
    expect(week).to_be_visible()
    window.capture("tresorerie-semaine")
    week.get_by_role("table").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/ecritures/|/lettrage|/grand-livre"))


def test_a_scenario_is_kept_and_laid_beside(server, open_window):
    window = open_window(server).come_in()
    page = window.goto(TREASURY)
    form = page.locator("#scenarios form").last
    form.get_by_label("Nom").fill("Tout le monde en retard")
    form.get_by_label("Les clients paient plus tard de (jours)").fill("bientôt")
    form.get_by_role("button", name="Garder le scénario").click()
    expect(page.get_by_role("alert")).to_contain_text("n’est pas un nombre entier")
    form = page.locator("#scenarios form").last
    assert form.get_by_label("Nom").input_value() == "Tout le monde en retard"
    form.get_by_label("Les clients paient plus tard de (jours)").fill("30")
    form.get_by_role("button", name="Garder le scénario").click()
    expect(page).to_have_url(re.compile(r"scenario=Tout"))
    expect(page.get_by_role("table", name=re.compile("^Prévision et scénario"))).to_be_visible()
    assert not audit.whole(window, "tresorerie-scenario")
    page = window.goto(TREASURY)
    page.get_by_role("button", name="Retirer le scénario Tout le monde en retard").click()
    expect(page.locator("#scenarios article")).to_have_count(0)


def test_what_the_books_do_not_say_is_added_and_a_threshold_warns(server, open_window):
    window = open_window(server).come_in()
    page = window.goto(TREASURY)
    page.locator("#poste-nom").fill("Achat de la scie")
    page.locator("#poste-jour").fill("15/01/2027")
    page.locator("#poste-montant").fill("4 800,00")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.locator("#postes article")).to_contain_text("Achat de la scie")
    page.locator("#seuil-montant").fill("900000")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("region", name="Alertes")).to_contain_text("sous le seuil")
    answer = Client(server, window.context.cookies()).ask(TREASURY + "?forme=csv&table=detail")
    assert "Achat de la scie" in answer.body.decode("utf-8-sig") and "poste:Achat de la scie" in answer.body.decode("utf-8-sig")


def test_the_box_is_counted_without_scripts(server, open_window):
    window = open_window(server, script=False).come_in()
    page = window.goto(BOX)
    expect(page.get_by_role("table", name=re.compile("^Journal de caisse"))).to_be_visible()
    page.get_by_label("Billet de 50\u00a0€", exact=True).fill("3")
    page.get_by_label("Billet de 20\u00a0€", exact=True).fill("trois")
    page.get_by_role("button", name="Noter le comptage").click()
    expect(page.get_by_role("alert")).to_contain_text("n’est pas un nombre entier")
    assert page.get_by_label("Billet de 50\u00a0€", exact=True).input_value() == "3"
    page.get_by_label("Billet de 20\u00a0€", exact=True).fill("4")
    page.get_by_role("button", name="Noter le comptage").click()
    expect(page).to_have_url(re.compile("/caisse/comptages/1$"))
    expect(page.get_by_role("table")).to_contain_text(amount("230,00"))
    # The audit is a script of its own: it needs a window that runs them.
    scripted = open_window(server)
    scripted.context.add_cookies(window.context.cookies())
    scripted.goto(BOX + "/comptages/1")
    assert not audit.whole(scripted, "comptage")
    page.get_by_role("button", name="Passer la différence").click()
    expect(page).to_have_url(re.compile("/ecritures/"))
    page = window.goto(BOX + "/comptages/1")
    expect(page.get_by_text("Les livres disent ce qui a été compté")).to_be_visible()
