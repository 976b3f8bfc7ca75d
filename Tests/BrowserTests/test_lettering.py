"""Lettering: by keyboard, in place, and undone without touching anything else."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program
from typist import Typist



@pytest.fixture
def books(server):
    """Two invoices and their settlements, and a settlement that is too small."""
    path = server.dossier()
    rows = ["date;journal;piece;compte;auxiliaire;libelle;debit;credit"]
    for number, (billed, paid) in enumerate([("120,00", "120,00"), ("75,50", "75,50"), ("300,00", "200,00")], 1):
        rows += [
            f"2026-10-0{number};VE;FL-{number};411;MAIRIE;Facture FL-{number};{billed};", f"2026-10-0{number};VE;FL-{number};706;;Facture FL-{number};;{billed}",
            f"2026-10-1{number};BQ;RL-{number};512;;Règlement {number};{paid};", f"2026-10-1{number};BQ;RL-{number};411;MAIRIE;Règlement {number};;{paid}"]
    file = server.folder / "lettrage.csv"
    file.write_text("\n".join(rows) + "\n")
    program.run("ecriture", "importer", file, "--dossier", path)
    program.run("ecriture", "valider", "--dossier", path)
    return server


DESK = "/d/atelier-brindille/lettrage?compte=411&tiers=MAIRIE"


def groups(server):
    """The groups that hold, by code, with the pieces of their lines."""
    found = {}
    for entry in program.read("ecriture", "lister", "--dossier", server.dossier())["entries"]:
        for line in entry["lines"]:
            if line["lettering"]:
                found.setdefault(line["lettering"], []).append(entry["piece"])
    return {code: sorted(pieces) for code, pieces in found.items()}


def tick(page, *pieces):
    for piece in pieces:
        page.locator("tr").filter(has=page.get_by_role("link", name=piece, exact=True)).get_by_role("checkbox").check()


def letter(page, *pieces):
    tick(page, *pieces)
    expect(page.locator("[data-reste]")).to_contain_text("0,00")
    page.locator("[data-lettrer]").click()
    expect(page.get_by_role("row").filter(has_text=pieces[0])).to_have_count(0)


def test_the_difference_is_always_in_sight_and_letters_are_posed_by_keyboard(books, open_window):
    window = open_window(books).come_in()
    page = window.goto(DESK)
    assert not audit.whole(window, "lettrage")
    page = window.goto(DESK)
    typist = Typist(page)
    window.goto(DESK)
    first = page.locator("#choix input[name=ligne]").first
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    typist.begin()
    piece = page.locator("tr:has(input:focus) th a").inner_text()
    typist.press("Space")
    expect(page.locator("[data-reste]")).not_to_contain_text("0,00 €" if piece == "?" else "choisie")
    typist.press("Escape")
    assert page.locator("#choix input:checked").count() == 0
    # The first proposal, then Enter.
    typist.press("p")
    assert page.locator("#choix input:checked").count() >= 2
    expect(page.locator("[data-reste]")).to_contain_text("0,00")
    typist.press("Enter")
    expect(page.locator("[data-groupe]").first).to_be_visible()
    typist.counted()
    assert len(groups(books)) == 1


def test_removing_one_group_leaves_the_others_the_scroll_and_the_focus(books, open_window):
    window = open_window(books).come_in()
    page = window.goto(DESK)
    letter(page, "FL-1", "RL-1")
    letter(page, "FL-2", "RL-2")
    before = groups(books)
    assert sorted(before.values()) == [["FL-1", "RL-1"], ["FL-2", "RL-2"]]
    code = next(code for code, pieces in before.items() if "FL-1" in pieces)
    page.set_viewport_size({"width": 1280, "height": 420})
    button = page.get_by_role("button", name=re.compile(rf"Délettrer le groupe {code}$"))
    button.scroll_into_view_if_needed()
    place = button.evaluate("button => button.closest('[data-groupe]').getBoundingClientRect().top")
    button.focus()
    # The address stays, and nothing is loaded anew: a mark on the window is still there afterwards.
    page.evaluate("window.marque = 1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=code).first).to_be_attached()
    expect(page.locator(f"[data-groupe$='-{code}'] button")).to_have_count(0)
    assert groups(books) == {other: pieces for other, pieces in before.items() if other != code}
    assert page.evaluate("window.marque") == 1
    held = page.locator(f"[data-groupe$='-{code}']")
    if held.count():
        after = held.evaluate("group => group.getBoundingClientRect().top")
        assert abs(after - place) <= 2, f"the group moved from {place} to {after}"
    inside = page.evaluate("document.activeElement.closest('#groupes, [data-groupe]') !== null")
    assert inside, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_a_partial_settlement_is_called_so(books, open_window):
    window = open_window(books).come_in()
    page = window.goto(DESK)
    tick(page, "FL-3", "RL-3")
    expect(page.locator("[data-reste]")).to_contain_text("100,00")
    expect(page.locator("[data-lettrer]")).to_contain_text("partiel")
    page.locator("[data-lettrer]").click()
    expect(page.locator(".lettre.part").first).to_be_visible()
    assert ["FL-3", "RL-3"] in groups(books).values()
    window.capture("lettrage-partiel")


def test_lines_that_do_not_match_are_refused_with_the_reason(books, open_window):
    window = open_window(books).come_in()
    page = window.goto(DESK)
    tick(page, "FL-1", "FL-2")
    page.locator("[data-lettrer]").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("lettering.one-side")
    assert groups(books) == {}


def test_without_script_lettering_goes_through_the_server(books, open_window):
    window = open_window(books, script=False).come_in()
    page = window.goto(DESK)
    tick(page, "FL-1", "RL-1")
    page.get_by_role("button", name="Recalculer").click()
    expect(page.locator("[data-reste]")).to_contain_text("0,00")
    expect(page.locator("#choix input:checked")).to_have_count(2)
    page.locator("[data-lettrer]").click()
    expect(page.get_by_role("status").filter(has_text=re.compile("lettr", re.IGNORECASE)).first).to_be_visible()
    assert list(groups(books).values()) == [["FL-1", "RL-1"]]
    page.get_by_role("button", name=re.compile("Délettrer")).click()
    expect(page.get_by_role("main")).to_be_visible()
    assert groups(books) == {}


def test_the_automatic_lettering_shows_itself_first(books, open_window):
    window = open_window(books).come_in()
    page = window.goto("/d/atelier-brindille/lettrage/auto?compte=411")
    assert groups(books) == {}
    page.get_by_role("button", name="Poser ces lettrages").click()
    expect(page.get_by_role("status").filter(has_text="Posé").first).to_be_visible()
    assert ["FL-1", "RL-1"] in groups(books).values() and ["FL-2", "RL-2"] in groups(books).values()
