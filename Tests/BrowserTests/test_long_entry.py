"""An entry of three hundred lines, changed in a browser: a page of its lines at a time, with and without the script."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program

OCTOBER = "/d/atelier-octobre"
COUNT = 300


@pytest.fixture
def entry(october, tmp_path):
    """The key of a draft of three hundred lines."""
    path = october.dossier("atelier-octobre")
    rows = [f"05/10/2026;OD;L-300;6064;Bon n° {rank};{rank},25;" for rank in range(1, COUNT)]
    total = sum(100 * rank + 25 for rank in range(1, COUNT))
    rows.append(f"05/10/2026;OD;L-300;467;Total;;{total // 100},{total % 100:02}")
    file = tmp_path / "bons.csv"
    file.write_text("Date;Journal;Pièce;Compte;Libellé;Débit;Crédit\n" + "\n".join(rows) + "\n")
    program.run("ecriture", "importer", file, "--dossier", path)
    return next(
        one["id"] for one in program.read("ecriture", "lister", "--dossier", path)["entries"] if one["piece"] == "L-300")


def lines(server, entry):
    shown = program.read("ecriture", "montrer", str(entry), "--dossier", server.dossier("atelier-octobre"))
    return [(line["account"], line["debit"], line["credit"]) for line in shown["entry"]["lines"]]


@pytest.mark.parametrize("script", [True, False], ids=["with the script", "without it"])
def test_a_line_far_down_is_changed(october, entry, open_window, script):
    window = open_window(october, script=script).come_in()
    before = lines(october, entry)
    page = window.goto(f"{OCTOBER}/saisie?ecriture={entry}")
    expect(page.locator("#lignes input[name=compte]")).to_have_count(50)
    expect(page.locator("#ecart")).to_contain_text("équilibrée")
    total = page.locator("#total-debit").text_content()
    page.locator("#d3").fill("13,25")
    page.get_by_role("button", name="Lignes suivantes").click()
    expect(page.get_by_text(re.compile("Lignes 51 à 100 sur 301"))).to_be_visible()
    if script:
        # The balance is that of the whole entry, with what was typed on the page before.
        expect(page.locator("#ecart")).to_contain_text("10,00")
    page.get_by_label("Lignes", exact=True).select_option(label="251 à 300")
    page.get_by_role("button", name="Afficher").click()
    expect(page.locator("#d299")).to_have_value("299,25")
    page.locator("#d299").fill("289,25")
    if script:
        expect(page.locator("#ecart")).to_contain_text("équilibrée")
        expect(page.locator("#total-debit")).to_have_text(total)
    window.capture("saisie-longue-avec-script" if script else "saisie-longue-sans-script")
    page.get_by_role("button", name="Enregistrer et fermer").click()
    expect(page).to_have_url(re.compile(f"/ecritures/{entry}$"))
    expected = list(before)
    expected[2] = ("6064", "13.25", "0.00")
    expected[298] = ("6064", "289.25", "0.00")
    assert lines(october, entry) == expected
    if script:
        window.goto(f"{OCTOBER}/saisie?ecriture={entry}&ligne=260")
        faults = audit.whole(window, "saisie-longue")
        # The table of keys is data: nothing runs it.
        assert not [fault for fault in faults if "application/json" not in fault]
