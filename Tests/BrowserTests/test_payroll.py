"""The pay of a month: what happened, the payslip and its reasons, the seal, the correction, who may not write."""

import json
import re
import subprocess

import pytest
from playwright.sync_api import expect

import audit
import program
from crawl import Client
from test_people import come_in
from test_workforce import BOOKS, NIR, KEY, add_place, fill, hire

OCTOBER = f"{BOOKS}/paie/2026-10"


def give_rates(window):
    """What the place must know before anybody is paid: the notified rate, the headcount, the health insurance."""
    page = window.goto(f"{BOOKS}/etablissement")
    page.get_by_text("Donner un taux ou un effectif notifié").click()
    fill(page, depuis="01/01/2026", at="2,08", effectif="12")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.get_by_role("row", name=re.compile("AT.MP"))).to_be_visible()
    page = window.goto(f"{BOOKS}/etablissement")
    page.get_by_text("Ouvrir un contrat de mutuelle").click()
    fill(page, sante_du="01/01/2026", sante_salarie="21,50", sante_employeur="21,50")
    page.get_by_role("button", name="Ouvrir la mutuelle").click()
    expect(page.locator("#regimes")).to_contain_text("21,50")


def furnish(window):
    """Somebody hired in October, whose first month is whole but for a stop."""
    add_place(window)
    give_rates(window)
    page = hire(window, debut="01/10/2026", signe="28/09/2026", niveau="II", echelon="1", coefficient="170")
    expect(page).to_have_url(re.compile("/salaries/1$"))
    page = window.goto(f"{BOOKS}/salaries/1/absence")
    fill(page, genre="maladie", du="19/10/2026", au="23/10/2026")
    page.get_by_role("button", name="Garder l’absence").click()
    expect(page.locator("#absences")).to_contain_text("Maladie")


def seal_all(page):
    page.get_by_role("link", name="Sceller ce qui est prêt…").click()
    page.get_by_role("button", name=re.compile("^Sceller ")).click()
    expect(page.locator(".toast")).to_contain_text("scellé")


@pytest.fixture
def window(server, open_window):
    window = open_window(server).come_in()
    furnish(window)
    return window


def test_a_month_without_anybody_teaches(server, open_window):
    window = open_window(server).come_in()
    page = window.goto(f"{BOOKS}/paie")
    expect(page.get_by_role("heading", name="Personne n’est à payer ce mois")).to_be_visible()
    assert not audit.whole(window, "paie-vide")
    # The place is missing its rates: the month says so, and seals nothing.
    add_place(window)
    hire(window, debut="01/10/2026", signe="28/09/2026")
    page = window.goto(OCTOBER)
    expect(page.get_by_role("row", name=re.compile("Roux"))).to_contain_text("à compléter")
    expect(page.get_by_text("payroll.month.work-accident-missing")).to_be_visible()
    assert page.get_by_role("link", name="Sceller ce qui est prêt…").count() == 0
    assert not audit.whole(window, "paie-incomplete")
    page.get_by_role("link", name="à compléter de Roux").click()
    expect(page.get_by_role("main")).to_contain_text("ne se calcule pas encore")
    assert not audit.whole(window, "bulletin-impossible")


def test_what_is_refused_stays_typed_in_its_row(window):
    page = window.goto(f"{OCTOBER}/contrats/1/elements")
    expect(page.locator("#absences")).to_contain_text("Maladie, du 19/10/2026 au 23/10/2026")
    # The first row stays empty: the refusal is beside the second.
    fill(page, genre_2="prime", libelle_2="Prime d’octobre", montant_2="-10", semaine_3="39")
    page.get_by_role("button", name="Garder les éléments").click()
    expect(page.locator("#montant-2")).to_have_attribute("aria-invalid", "true")
    for field, value in (("libelle-2", "Prime d’octobre"), ("montant-2", "-10"), ("semaine-3", "39")):
        expect(page.locator(f"#{field}")).to_have_value(value)
    assert not audit.whole(window, "elements-refuses")
    fill(page, semaine_3="deux")
    page.get_by_role("button", name="Garder les éléments").click()
    expect(page.locator("#semaine-3")).to_have_attribute("aria-invalid", "true")
    fill(page, semaine_3="39", montant_2="100")
    page.get_by_role("button", name="Vérifier sans rien garder").click()
    expect(page.get_by_text("rien n’est gardé")).to_be_visible()
    # Hours said twice.
    page.get_by_text("Ou les heures en plus").click()
    fill(page, heures_1="4", majoration_1="25")
    page.get_by_role("button", name="Garder les éléments").click()
    expect(page.locator("#heures-1")).to_have_attribute("aria-invalid", "true")


def test_a_month_is_entered_explained_sealed_and_corrected(window, server):
    page = window.goto(OCTOBER)
    page.get_by_role("row", name=re.compile("Roux")).get_by_role("link", name=re.compile("éléments de")).click()
    fill(page, semaine_2="39", genre_1="prime", libelle_1="Prime d’octobre", montant_1="100")
    page.get_by_role("button", name="Garder les éléments").click()
    # The preview shows what the month has become.
    expect(page.get_by_role("heading", level=1)).to_have_text("Nadia Roux, octobre 2026")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Aperçu, non scellé")
    for text in ("Heures supplémentaires à 25", "Prime d’octobre", "Absence maladie"):
        expect(main).to_contain_text(text)
    expect(main).not_to_contain_text("482")
    # « Pourquoi ? » by the keyboard: the arithmetic, the law, and since when.
    line = page.locator("#pourquoi-retirement-1")
    expect(line.locator(".preuve")).not_to_be_visible()
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(line.locator(".preuve")).to_be_visible()
    expect(line).to_contain_text(re.compile(r"6,9\d*\s%.*CSS, art\.", re.DOTALL))
    base, rate, amount = (line.locator(".calcul").first.locator("b").nth(index).inner_text() for index in range(3))
    cents = lambda text: int(re.sub(r"[^\d]", "", text))
    assert abs(cents(base) * float(re.sub(r"[^\d,]", "", rate).replace(",", ".")) / 100 - cents(amount)) <= 0.5, (base, rate, amount)
    expect(line).to_contain_text(re.compile(r"depuis le \d\d/\d\d/20\d\d"))
    assert not audit.whole(window, "bulletin-apercu")
    page = window.goto(f"{OCTOBER}/contrats/1?pourquoi=tout")
    assert page.locator(".pourquoi details:not([open])").count() == 0
    assert not audit.whole(window, "bulletin-explique")
    # Sealed, after seeing what will be.
    page = window.goto(OCTOBER)
    assert not audit.whole(window, "paie-prete")
    page = window.goto(OCTOBER)
    page.get_by_role("link", name="Sceller ce qui est prêt…").click()
    expect(page.get_by_role("row", name=re.compile("2026-0001"))).to_contain_text("Nadia Roux")
    assert not audit.whole(window, "paie-sceller")
    page = window.goto(OCTOBER)
    seal_all(page)
    page.get_by_role("link", name="n° 2026-0001 de Roux").click()
    expect(page).to_have_url(re.compile("/paie/bulletins/2026-0001$"))
    expect(page.locator(".sceau")).to_contain_text(re.compile("[0-9a-f]{64}"))
    assert not audit.whole(window, "bulletin-scelle")
    page = window.goto(f"{BOOKS}/paie/bulletins/2026-0001")
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger en JSON").click()
    document = json.loads(download.value.path().read_text())
    assert document["number"] == "2026-0001" and document["employee"]["nir"].replace(" ", "") == NIR + KEY
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF", exact=True).click()
    assert download.value.path().read_bytes().startswith(b"%PDF-") and "2026-0001" in download.value.suggested_filename
    twin = Client(server, window.context.cookies()).twin(f"{BOOKS}/paie/bulletins/2026-0001")
    assert twin["document"]["payslip"]["netPaid"] == document["payslip"]["netPaid"] and NIR not in json.dumps(twin)
    # On paper the reasons that are closed are left out.
    page.emulate_media(media="print")
    expect(page.locator(".pourquoi summary").first).not_to_be_visible()
    window.capture("bulletin-imprime")
    page.emulate_media(media="screen")
    correct(window)


def correct(window):
    """Nothing changed, then a bonus forgotten: the new payslip says what it replaces, and why."""
    page = window.goto(f"{BOOKS}/paie/bulletins/2026-0001")
    page.get_by_role("link", name="Corriger").click()
    expect(page.get_by_role("main")).to_contain_text("Aucune somme ne change")
    fill(page, motif="rien")
    page.get_by_role("button", name="Sceller la correction").click()
    expect(page.get_by_role("alert")).to_contain_text("Rien n’a changé")
    page = window.goto(f"{OCTOBER}/contrats/1/elements")
    fill(page, genre_2="prime", libelle_2="Prime oubliée", montant_2="50")
    page.get_by_role("button", name="Garder les éléments").click()
    expect(page.get_by_role("main")).to_contain_text("changé depuis")
    page = window.goto(f"{BOOKS}/paie/bulletins/2026-0001/corriger")
    expect(page.get_by_role("row", name=re.compile("^Brut"))).to_contain_text("+50,00")
    page.locator("#motif").evaluate("e => e.removeAttribute('required')")
    page.get_by_role("button", name="Sceller la correction").click()
    expect(page.locator("#motif")).to_have_attribute("aria-invalid", "true")
    assert not audit.whole(window, "bulletin-corriger")
    fill(page, motif="prime oubliée")
    page.get_by_role("button", name="Sceller la correction").click()
    expect(page).to_have_url(re.compile("/paie/bulletins/2026-0002$"))
    expect(page.get_by_role("main")).to_contain_text("Remplace le bulletin n° 2026-0001 : prime oubliée")
    page.get_by_role("link", name="Voir ce qui était").click()
    expect(page.get_by_role("main")).to_contain_text("Ce bulletin ne vaut plus")
    assert page.get_by_role("link", name="Corriger", exact=True).count() == 0
    page = window.goto(f"{BOOKS}/paie/bulletins")
    expect(page.get_by_role("row", name=re.compile("2026-000"))).to_have_count(2)
    assert not audit.whole(window, "bulletins")
    expect(window.goto(f"{BOOKS}/salaries/1").locator("#bulletins")).to_contain_text("2026-0002")
    expect(window.goto(f"{BOOKS}/piste").get_by_role("main")).to_contain_text("bulletin n° 2026-0001")


def test_elements_come_from_a_file(window, tmp_path):
    page = window.goto(OCTOBER)
    file = tmp_path / "elements.csv"
    file.write_text("contrat;element;libelle;quantite;taux;montant\n1;prime;Prime d’octobre;;;100,00\n9;heures;;4;25;\n")
    page.get_by_text("Importer les éléments").click()
    page.locator("#fichier").set_input_files(file)
    page.get_by_role("button", name="Importer", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text(re.compile("ligne 3.*« 9 » n’est d’aucun contrat", re.DOTALL))
    assert not audit.whole(window, "elements-import-refuse")
    file.write_text("contrat;element;libelle;quantite;taux;montant\n1;prime;Prime d’octobre;;;100,00\n1;heures;;4;25;\n")
    page.locator("#fichier").set_input_files(file)
    page.get_by_role("button", name="Importer", exact=True).click()
    expect(page.locator(".toast")).to_contain_text(re.compile(r"2\séléments importés pour 1\scontrat"))
    page = window.goto(f"{OCTOBER}/contrats/1")
    expect(page.get_by_role("main")).to_contain_text("Prime d’octobre")


def test_sealed_payslips_become_an_entry(window):
    page = window.goto(f"{OCTOBER}/ecriture")
    expect(page.get_by_role("main")).to_contain_text("Rien n’est à écrire")
    seal_all(window.goto(OCTOBER))
    page.get_by_role("link", name="Livre de paie").click()
    expect(page.get_by_role("table", name="Ce qui est dû à chaque organisme")).to_contain_text("Urssaf")
    assert not audit.whole(window, "livre-de-paie")
    page = window.goto(OCTOBER)
    page.get_by_role("link", name="Écriture de paie").click()
    expect(page.get_by_role("row", name=re.compile("^421"))).to_be_visible()
    page.locator("details.chiffres summary").first.click()
    assert not audit.whole(window, "ecriture-de-paie")
    page = window.goto(f"{OCTOBER}/ecriture")
    page.get_by_role("button", name="Mettre au brouillard").click()
    expect(page).to_have_url(re.compile(r"/ecritures/\d+$"))
    expect(page.locator(".toast")).to_contain_text("au brouillard")
    with page.expect_download() as download:
        window.goto(OCTOBER).get_by_role("link", name="Tous les bulletins en PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def image(path, page=1):
    """A page of a PDF as another program draws it: grey pixels."""
    drawn = subprocess.run(
        ["pdftoppm", "-r", "60", "-gray", "-f", str(page), "-l", str(page), str(path)], check=True, capture_output=True).stdout
    width, height = (int(size) for size in drawn.split(b"\n", 2)[1].split())
    return width, height, drawn[-width * height:]


def test_from_the_hiring_to_the_entry(window):
    """The whole way: somebody hired, overtime and a sickness, the payslip and its reasons, its sheet, the entry, the next month."""
    page = window.goto(f"{OCTOBER}/contrats/1/elements")
    fill(page, semaine_2="41")
    page.get_by_role("button", name="Garder les éléments").click()
    main = page.get_by_role("main")
    for text in ("Heures supplémentaires à 25", "Absence maladie"):
        expect(main).to_contain_text(text)
    page.locator("#pourquoi-retirement-1 summary").click()
    expect(page.locator("#pourquoi-retirement-1 .preuve")).to_contain_text("CSS, art.")
    seal_all(window.goto(OCTOBER))
    page = window.goto(f"{BOOKS}/paie/bulletins/2026-0001")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF", exact=True).click()
    sheet = download.value.path()
    with page.expect_download() as download:
        window.goto(OCTOBER).get_by_role("link", name="Tous les bulletins en PDF").click()
    width, height, pixels = image(sheet)
    dark = sum(pixel < 128 for pixel in pixels) / len(pixels)
    assert width in (496, 497) and height in (701, 702) and 0.01 < dark < 0.3, (width, height, dark)
    # Alone or among those of the month, the sheet is the same but for what the foot says of the file.
    assert image(download.value.path())[2][: width * 600] == pixels[: width * 600]
    shown = window.goto(f"{BOOKS}/paie/bulletins/2026-0001").get_by_role("main").inner_text()
    said = subprocess.run(["pdftotext", "-layout", str(sheet), "-"], check=True, capture_output=True, text=True).stdout
    figures = lambda text: {re.sub(r"\s", "", found) for found in re.findall(r"\d[\d\s\u202f\u00a0]*,\d\d", text)}
    # Every amount of the sheet is on the page.
    assert len(figures(said)) > 30 and len(figures(said) - figures(shown)) <= len(figures(said)) // 4, figures(said) - figures(shown)
    assert "Nadia Roux" in said and "2026-0001" in said
    page = window.goto(f"{OCTOBER}/ecriture")
    page.get_by_role("button", name="Mettre au brouillard").click()
    expect(page).to_have_url(re.compile(r"/ecritures/\d+$"))
    # The next month says why it pays otherwise.
    page = window.goto(f"{BOOKS}/paie/2026-11/contrats/1")
    page.locator("#comparaison summary").click()
    expect(page.locator("#comparaison")).to_contain_text("Par rapport à octobre 2026")
    expect(page.locator("#comparaison")).to_contain_text("Heures supplémentaires")
    assert not audit.whole(window, "bulletin-compare")


def test_without_a_script_the_reasons_open_by_their_address(server, open_window):
    window = open_window(server).come_in()
    furnish(window)
    plain = open_window(server, script=False)
    plain.context.add_cookies(window.context.cookies())
    page = plain.goto(f"{OCTOBER}/contrats/1")
    page.locator("#pourquoi-retirement-1 summary").click()
    expect(page.locator("#pourquoi-retirement-1 .preuve")).to_be_visible()
    page.get_by_role("link", name="Tout expliquer").click()
    assert page.locator(".pourquoi details:not([open])").count() == 0


@pytest.mark.parametrize("role", ["jury", "expert-comptable"])
def test_who_may_not_write_reads_masked(practice, open_window, role):
    writer = open_window(practice)
    come_in(writer, program.PEOPLE["collaborateur"][0])
    expect(writer.page.locator(".qui")).to_be_visible()
    furnish(writer)
    seal_all(writer.goto(OCTOBER))
    reader = open_window(practice)
    come_in(reader, program.PEOPLE[role][0])
    expect(reader.page.locator(".qui")).to_be_visible()
    page = reader.goto(OCTOBER)
    assert page.locator("main form").count() == 0
    page.get_by_role("link", name="n° 2026-0001 de Roux").click()
    expect(page.get_by_role("main")).not_to_contain_text("482")
    for name in ("Corriger", "PDF", "Télécharger en JSON"):
        assert page.get_by_role("link", name=name).count() == 0, name
    assert not audit.whole(reader, f"bulletin-{role}")
    for path in ("/contrats/1/elements", "/sceller"):
        reader.goto(OCTOBER + path, status=403)
    for name in ("document", "pdf"):
        reader.goto(f"{BOOKS}/paie/bulletins/2026-0001/{name}", status=403)
    token = page.locator("meta[name=jeton]").get_attribute("content")
    answer = reader.context.request.post(
        f"{BOOKS}/paie/bulletins/2026-0001/corriger", form={"jeton": token, "motif": "essai"}, max_redirects=0)
    assert answer.status == 403
