"""The audit trail: who did what, and the proof that nothing was altered since."""

import re
import sqlite3

from playwright.sync_api import expect

import audit

BOOKS = "/d/atelier-brindille"


def test_a_sound_dossier_is_said_sound_and_an_altered_one_is_named(visitor, server):
    page = visitor.goto(f"{BOOKS}/piste")
    page.get_by_role("main").get_by_role("button", name=re.compile("Vérifier")).click()
    expect(page.get_by_role("main")).to_contain_text("Intact")
    assert not audit.whole(visitor, "verification")
    # Somebody who goes round the program, with another tool.
    file = sqlite3.connect(server.dossier())
    triggers = [name for name, in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in triggers:
        file.execute(f'DROP TRIGGER "{name}"')
    changed = file.execute("UPDATE entry SET label = 'Autre chose' WHERE number = 2").rowcount
    file.commit()
    file.close()
    assert changed == 1
    page = visitor.goto(f"{BOOKS}/piste")
    page.get_by_role("main").get_by_role("button", name=re.compile("Vérifier")).click()
    expect(page.get_by_role("main")).to_contain_text("Altéré")
    visitor.capture("verification-alteree")


def test_the_trail_is_filtered_and_back_keeps_the_filter(visitor):
    page = visitor.goto(f"{BOOKS}/piste")
    rows = page.locator("main tbody tr").count()
    assert rows > 1
    page.get_by_label("Opération").select_option(label=page.locator("#operation optgroup option").first.inner_text())
    page.get_by_role("button", name="Filtrer").click()
    expect(page).to_have_url(re.compile(r"operation=[a-z]"))
    assert 0 < page.locator("main tbody tr").count() < rows
    kept = page.locator("#operation").input_value()
    page.get_by_role("main").locator("tbody a").first.click()
    page.go_back()
    expect(page.locator("#operation")).to_have_value(kept)
