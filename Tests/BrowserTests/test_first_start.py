"""The first start: an empty folder, three ways to begin, and each one leads to books."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program


@pytest.fixture
def empty(tmp_path):
    folder = tmp_path / "vide"
    folder.mkdir()
    server = program.Server(folder)
    yield server
    server.stop()


def test_an_empty_folder_offers_three_ways(empty, open_window, measure):
    """Demonstration in one click, kept apart, called so, and made again on request."""
    window = open_window(empty).come_in()
    page = window.page
    for words in ("Ouvrir la démonstration", "Créer un dossier", "Partir d’un FEC"):
        expect(page.get_by_role("main").get_by_text(words)).to_be_visible()
    assert not audit.whole(window, "premier-demarrage")
    page.get_by_role("button", name="Ouvrir la démonstration").click()
    expect(page.locator(".contexte")).to_contain_text(re.compile("fictif", re.IGNORECASE))
    name = re.search(r"/d/([^/?]+)", page.url).group(1)
    page = window.goto(f"/d/{name}/balance")
    expect(page.locator("tfoot")).to_contain_text("128")
    expect(page.locator("body")).to_contain_text(re.compile("démonstration", re.IGNORECASE))
    measure("premier démarrage : la balance de la démonstration en 2 clics après le lien du terminal")

    page = window.goto(f"/demonstration/{name}")
    expect(page.get_by_role("main")).to_contain_text("disparaît")
    assert not audit.whole(window, "demonstration-recommencer")
    program.run(
        "ecriture", "saisir", "--journal", "OD", "--date", "2026-10-30", "--piece", "OD-1", "--libelle", "Essai", "--debit", "6257=10,00",
        "--credit", "512=10,00", "--dossier", empty.dossier(name))
    page.get_by_role("button", name="Recommencer de zéro").click()
    expect(page.locator(".contexte")).to_be_visible()
    assert all(one["piece"] != "OD-1" for one in program.read("ecriture", "lister", "--dossier", empty.dossier(name))["entries"])


def test_a_new_dossier_is_refused_then_made(empty, open_window):
    """From nothing to a first balance, with what an empty dossier says on the way."""
    window = open_window(empty).come_in()
    page = window.goto("/nouveau")
    page.get_by_label("Nom", exact=True).fill("Menuiserie Vasseur")
    page.get_by_label("SIREN").fill("123456789")
    page.locator("#debut").fill("2026-01-01")
    page.locator("#fin").fill("2026-12-31")
    page.get_by_role("button", name="Créer le dossier").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("SIREN")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Nom", exact=True)).to_have_value("Menuiserie Vasseur")
    assert not list(empty.folder.glob("*.ecritoire"))
    assert not audit.whole(window, "nouveau-refuse")
    page.get_by_label("SIREN").fill("000000018")
    page.get_by_role("button", name="Créer le dossier").click()
    expect(page.locator(".contexte").or_(page.get_by_role("link", name="Ouvrir le dossier"))).to_be_visible()
    assert len(list(empty.folder.glob("*.ecritoire"))) == 1
    name = next(empty.folder.glob("*.ecritoire")).stem
    # Each page of an empty dossier says what it is for.
    for path in ("", "/balance", "/grand-livre", "/journaux", "/ecritures", "/brouillard", "/pieces", "/lettrage", "/balance-agee",
                 "/echeancier", "/tiers", "/saisie", "/fec", "/piste", "/imports", "/guides"):
        window.goto(f"/d/{name}{path}")
        faults = audit.structure(window.page) + audit.stray_words(window.page) + audit.axe(window.page) + window.take_faults()
        assert not faults, f"{path}: {faults}"
    window.goto(f"/d/{name}")
    window.capture("dossier-vide")
    window.page.get_by_role("main").get_by_role("link").first.click()
    expect(window.page.get_by_role("heading", level=1)).to_be_visible()


def test_the_link_of_the_terminal_serves_once(empty, open_window):
    open_window(empty).come_in()
    thief = open_window(empty)
    thief.goto(empty.link.removeprefix(empty.origin), status=401)
    thief.goto("/", status=401)
    expect(thief.page.get_by_role("main")).to_contain_text("terminal")
