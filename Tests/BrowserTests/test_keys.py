"""The keys: one table behind the screen that shows them, the page that lists them, the command and what they do."""

import json
import re

import pytest
from playwright.sync_api import expect

import program

# Keys that the browser keeps for itself, or that a person needs for it.
RESERVED = {
    "Ctrl+n", "Ctrl+t", "Ctrl+w", "Ctrl+Tab", "Ctrl+d", "Ctrl+l", "Ctrl+f", "Ctrl+p", "Ctrl+r", "Ctrl+h", "Ctrl+j", "Ctrl+u",
    "F1", "F3", "F5", "F6", "F7", "F11", "F12", "Alt+ArrowLeft", "Alt+ArrowRight", "Alt+Home", "Alt+F4",
    "Ctrl+c", "Ctrl+v", "Ctrl+x", "Ctrl+a", "Ctrl+z", "Ctrl+y", "Ctrl+0", "Ctrl++", "Ctrl+-",
}
TABLE = json.loads((program.ROOT / "Sources/Web/Assets/touches.json").read_text())
KEYS = TABLE["touches"]
DOSSIER = "/d/atelier-brindille"


def shown(dialog):
    """What the screen lists: its labels, place by place."""
    return {section.locator("h2, h3").inner_text(): section.locator("dd").all_inner_texts()
            for section in dialog.locator(".touches section").all()}


def expected(places):
    labels = {place: [key["libelle"] for key in KEYS if key["ou"] == place] for place in places}
    return {TABLE["lieux"][place]: texts for place, texts in labels.items() if texts}


def test_no_key_is_one_of_the_browser():
    taken = {stroke for key in KEYS for stroke in key["touches"]}
    assert not taken & RESERVED
    for place in ("saisie", "lettrage", "liste"):
        here = [stroke for key in KEYS if key["ou"] in (place, "partout") for stroke in key["touches"]]
        assert len(here) == len(set(here)), f"one key does two things in {place}: {here}"


def test_a_letter_alone_says_that_it_is_one():
    """Those are the ones that can be switched off."""
    for key in KEYS:
        for stroke in key["touches"]:
            is_letter = all(len(part) == 1 and (part.isalpha() or part == "?") for part in stroke.split(" "))
            assert key["lettre"] or not is_letter, key


@pytest.mark.parametrize("path, places", [
    (DOSSIER, ["partout"]), (f"{DOSSIER}/saisie", ["saisie", "partout"]), (f"{DOSSIER}/lettrage?compte=411&tiers=MAIRIE", ["lettrage", "partout"])])
def test_the_screen_shows_the_table(reader, path, places):
    page = reader.goto(path)
    page.locator("h1").click()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    found, wanted = shown(dialog), expected(places)
    # A page may be a list as well as what it is.
    found.pop(TABLE["lieux"]["liste"], None)
    assert found == wanted
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_the_page_and_the_command_list_the_table(reader):
    page = reader.goto("/aide/raccourcis")
    labels = [label for texts in shown(page.locator("main")).values() for label in texts]
    assert sorted(labels) == sorted(key["libelle"] for key in KEYS)
    text = " ".join(program.run("aide", "raccourcis").split())
    for key in KEYS:
        assert key["libelle"] in text, key


def test_focus_goes_back_where_it_was(reader):
    page = reader.goto("/aide")
    page.get_by_role("link", name="Accessibilité").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog").get_by_role("button", name="Fermer")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Accessibilité")).to_be_focused()


def test_letters_alone_lead_and_can_be_switched_off(server, open_window):
    window = open_window(server).come_in()
    page = window.goto(f"{DOSSIER}/balance")
    page.keyboard.press("g")
    page.keyboard.press("e")
    expect(page).to_have_url(re.compile(f"{DOSSIER}/ecritures"))
    window.hear_keys()
    page.keyboard.press("?")
    page.get_by_role("dialog").get_by_role("checkbox", name=re.compile("Lettres seules")).uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.keyboard.press("g")
    page.keyboard.press("b")
    # The other keys still act, which also shows that these were heard and left alone.
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_have_attribute("aria-label", re.compile("Chercher"))
    page.keyboard.press("Escape")
    assert page.url.endswith("/ecritures")
    # It is kept from one page to the next, and can be put back where it was taken off.
    window.goto("/aide/raccourcis")
    box = page.get_by_role("checkbox", name=re.compile("Lettres seules"))
    expect(box).not_to_be_checked()
    box.check()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_letter_typed_in_a_field_is_a_letter(reader):
    page = reader.goto(f"{DOSSIER}/balance")
    search = page.locator("#q")
    search.focus()
    page.keyboard.type("gb?")
    expect(search).to_have_value("gb?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_message_stays_until_it_is_closed(visitor):
    """Nobody reads at the speed of a timer (WCAG 2.2.1): what was done stays said, by key or by click it goes."""
    page = visitor.page
    page.clock.install()
    page = visitor.goto("/d/atelier-brindille/tiers/TILLEULS")
    page.locator("details summary").filter(has_text=re.compile("Modifier|Changer|fiche", re.IGNORECASE)).first.click()
    page.get_by_role("main").get_by_role("button", name=re.compile("^Enregistrer")).first.click()
    message = page.locator(".toast")
    expect(message).to_contain_text("enregistrée")
    page.clock.fast_forward("30:00")
    expect(message).to_be_visible()
    assert page.evaluate("""() => { const toast = document.querySelector('.toast').getBoundingClientRect();
      scrollTo(0, document.body.scrollHeight);
      return document.querySelector('.pied').getBoundingClientRect().bottom <= toast.top; }"""), "the message hides the end of the page"
    message.get_by_role("button", name="Fermer").press("Escape")
    expect(message).to_have_count(0)
    expect(page.locator("main")).to_be_focused()
