"""Files in and out: a file controlled, two compared, the FEC written, controlled again, and taken back."""

import re

import pytest
from playwright.sync_api import expect

import audit
import program

BOOKS = "/d/atelier-brindille"
FEC = program.ROOT / "Samples/Files/000031419FEC20251231.txt"


@pytest.fixture
def broken(tmp_path):
    """The sample FEC with one line that no longer balances and a day that does not exist."""
    lines = FEC.read_bytes().decode("iso-8859-15").splitlines(keepends=True)
    cells = lines[40].split("\t")
    cells[3] = "20250231"
    lines[40] = "\t".join(cells)
    file = tmp_path / FEC.name
    file.write_bytes("".join(lines).encode("iso-8859-15"))
    return file


def send(page, button, **files):
    for field, file in files.items():
        page.locator(f"#{field}").set_input_files(file)
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def test_a_sound_file_and_a_broken_one_are_told_apart(visitor, broken):
    """Kind, figures, verdict; each finding with its line in its context, its text of law and its way out; printable."""
    page = visitor.goto("/controler")
    send(page, "Contrôler", fichiers=FEC)
    expect(page.get_by_role("heading", level=1)).to_contain_text(FEC.name)
    expect(page.get_by_role("main")).to_contain_text(re.compile("conforme", re.IGNORECASE))
    assert not audit.whole(visitor, "controle-conforme")

    page = visitor.goto("/controler")
    send(page, "Contrôler", fichiers=broken)
    expect(page.get_by_role("main")).to_contain_text("20250231")
    marked = page.locator(".fec .la mark").first
    expect(marked).to_have_text("20250231")
    finding = page.locator(".constat.e").filter(has_text="41").first
    expect(finding.locator(".loi")).to_contain_text("A47 A-1")
    verdict = program.read("controler", broken, status=1)
    codes = {one["code"] for one in verdict["findings"]}
    shown = set(page.locator(".constat .loi code").all_inner_texts())
    assert codes <= shown | {"fec.more"}, codes - shown
    assert not audit.whole(visitor, "controle-refuse")
    page.emulate_media(media="print")
    expect(page.locator(".imprime").first).to_be_visible()
    expect(page.locator(".cote")).not_to_be_visible()


STATEMENTS = program.ROOT / "Samples/Files"


def test_a_statement_of_a_bank_is_controlled(visitor, tmp_path):
    """Account, period, balances; a movement that is missing is said, with its way out."""
    page = visitor.goto("/controler")
    send(page, "Contrôler", fichiers=STATEMENTS / "releve-FICTIF-2026-10.cfonb120.txt")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Conforme")
    row = page.get_by_role("table").get_by_role("row").nth(1)
    expect(row).to_contain_text("FICTIF00026")
    expect(row).to_contain_text("15\u202f155,53\u00a0€")
    assert not audit.whole(visitor, "releve-conforme")

    lines = (STATEMENTS / "releve-FICTIF-2026-10.cfonb120.txt").read_bytes().splitlines(keepends=True)
    cut = tmp_path / "banque.txt"
    cut.write_bytes(b"".join(line for line in lines if b"TELEMAGIQUE" not in line))
    page = visitor.goto("/controler")
    send(page, "Contrôler", fichiers=cut)
    expect(page.locator(".constat.e").first).to_contain_text("Écart")
    assert not audit.whole(visitor, "releve-refuse")


def test_without_script_a_file_is_controlled_too(server, open_window, broken):
    window = open_window(server, script=False).come_in()
    page = window.goto("/controler")
    send(page, "Contrôler", fichiers=broken)
    expect(page.locator(".fec .la mark").first).to_have_text("20250231")


def test_a_control_without_a_file_says_so_beside_the_field(visitor):
    page = visitor.goto("/controler")
    page.get_by_role("main").get_by_role("button", name="Contrôler", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("#fichiers")).to_have_attribute("aria-invalid", "true")


def test_two_files_are_compared_by_meaning(visitor, tmp_path):
    lines = FEC.read_bytes().decode("iso-8859-15").splitlines(keepends=True)
    cells = lines[10].split("\t")
    cells[10] = "Libellé changé"
    lines[10] = "\t".join(cells)
    other = tmp_path / FEC.name
    other.write_bytes("".join(lines).encode("iso-8859-15"))
    page = visitor.goto("/comparer")
    send(page, "Comparer", premier=FEC, second=FEC)
    expect(page.get_by_role("main")).to_contain_text("Aucune différence de sens")
    page = visitor.goto("/comparer")
    send(page, "Comparer", premier=FEC, second=other)
    expect(page.locator(".ecart-de-sens ins").first).to_contain_text("changé")
    assert not audit.whole(visitor, "comparaison")


def test_the_fec_is_written_controlled_again_and_taken_back(visitor, server, tmp_path):
    """What leaves the house passes the control it was written under, and says the same once it is in another dossier."""
    page = visitor.goto(f"{BOOKS}/fec")
    page.get_by_role("button", name="Exporter").click()
    with page.expect_download() as leaving:
        page.get_by_role("link", name=re.compile(r"^000026005FEC20270930\.txt$")).click()
    file = tmp_path / leaving.value.suggested_filename
    leaving.value.save_as(file)
    assert not audit.whole(visitor, "fec-ecrit")
    with page.expect_download() as leaving:
        page.get_by_role("link", name=re.compile("description")).click()
    leaving.value.save_as(tmp_path / "description.txt")
    verdict = program.read("controler", file)
    assert verdict["valid"] and verdict["summary"]["debit"] == "128877.83" and verdict["summary"]["entries"] == 14

    page = visitor.goto("/controler")
    send(page, "Contrôler", fichiers=file)
    expect(page.get_by_role("main")).to_contain_text(re.compile("conforme", re.IGNORECASE))

    page = visitor.goto("/nouveau?depart=fec")
    page.get_by_label("Nom", exact=True).fill("Atelier repris (FICTIF)")
    send(page, "Créer le dossier", fichier=file)
    page.get_by_role("link", name="Ouvrir le dossier").click()
    expect(page.locator(".contexte")).to_contain_text("Atelier repris")
    name = re.search(r"/d/([^/?]+)", page.url).group(1)
    compared = program.read("comparer", server.dossier(), server.dossier(name))
    assert compared["same"] is True if "same" in compared else compared["differences"] == []


def test_an_import_is_tried_first_and_keeps_what_the_trial_said(visitor, server):
    page = visitor.goto("/nouveau")
    page.get_by_label("Nom", exact=True).fill("Quincaillerie reprise (FICTIF)")
    page.get_by_label("SIREN").fill("000031419")
    page.locator("#debut").fill("2025-01-01")
    page.locator("#fin").fill("2025-12-31")
    page.get_by_role("button", name="Créer le dossier").click()
    link = page.get_by_role("link", name="Ouvrir le dossier")
    expect(link.or_(page.locator(".contexte"))).to_be_visible()
    if link.count():
        link.click()
        expect(page.locator(".contexte")).to_be_visible()
    name = re.search(r"/d/([^/?]+)", page.url).group(1)
    page = visitor.goto(f"/d/{name}/fec")
    send(page, "Essayer", fichier=FEC)
    keep = page.get_by_role("main").get_by_role("button", name=re.compile("Importer|Garder|Reprendre"))
    expect(keep).to_be_visible()
    assert program.read("balance", "--dossier", server.dossier(name))["accounts"] == []
    assert not audit.whole(visitor, "fec-essai")
    keep.click()
    expect(page.get_by_role("main")).to_contain_text("écritures")
    visitor.goto(f"/d/{name}/imports")
    theirs = program.read("balance", "--dossier", server.dossier("quincaillerie-lambert"))
    ours = program.read("balance", "--dossier", server.dossier(name))
    assert ours["debit"] == theirs["debit"] and len(ours["accounts"]) == len(theirs["accounts"])


@pytest.mark.parametrize("form, ending, encoding", [("Texte, ISO 8859-15", "txt", "iso-8859-15"), ("XML", "xml", "iso-8859-15")])
def test_the_fec_leaves_in_its_other_forms(visitor, server, tmp_path, form, ending, encoding):
    """Chosen by its radio button, controlled by the page, read again by the command."""
    page = visitor.goto(f"{BOOKS}/fec")
    page.get_by_role("radio", name=re.compile(f"^{form}")).check()
    page.get_by_role("button", name="Exporter").click()
    with page.expect_download() as leaving:
        page.get_by_role("link", name=re.compile(rf"^000026005FEC20270930\.{ending}$")).click()
    file = tmp_path / leaving.value.suggested_filename
    leaving.value.save_as(file)
    text = file.read_bytes().decode(encoding)
    assert "Hôtel Les Tilleuls" in text and "\u00c3" not in text
    verdict = program.read("controler", file)
    assert verdict["valid"] and verdict["summary"]["debit"] == "128877.83" and verdict["summary"]["entries"] == 14


def test_a_fec_in_two_parts_is_one(visitor, tmp_path):
    """The law lets a large file be split, its parts numbered _1 and _2: they are judged together."""
    lines = FEC.read_bytes().splitlines(keepends=True)
    # Between two entries: the third field changes.
    cut = next(place for place in range(len(lines) // 2, len(lines)) if lines[place].split(b"\t")[2] != lines[place - 1].split(b"\t")[2])
    parts = [tmp_path / f"{FEC.stem}_{number}.txt" for number in (1, 2)]
    parts[0].write_bytes(b"".join(lines[:cut]))
    parts[1].write_bytes(lines[0] + b"".join(lines[cut:]))
    page = visitor.goto("/controler")
    page.locator("input[type=file]").set_input_files(parts)
    page.get_by_role("main").get_by_role("button", name="Contrôler", exact=True).click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Verdict")
    expect(main).to_contain_text(f"{FEC.stem}_1.txt, {FEC.stem}_2.txt")
    whole, split = program.read("controler", FEC), program.read("controler", *parts)
    assert split["summary"]["lines"] == whole["summary"]["lines"] and split["summary"]["debit"] == whole["summary"]["debit"]
    expect(main.locator(".kpi")).to_have_count(4)
    page.get_by_role("link", name="Imprimer le rapport").click()
    expect(page.locator(".feuille").first).to_contain_text("_1.txt")


def test_entries_come_from_a_spreadsheet_once_their_columns_are_said(visitor, server, tmp_path):
    """A title that says nothing is put right in a list, what was chosen stays when refused, and the batch can be undone."""
    file = tmp_path / "caisse.csv"
    file.write_text("Quand;Journal;Pièce;Compte;Libellé;Débit;Crédit\n"
                    "05/10/2026;OD;X1;471;Attente;5,00;\n05/10/2026;OD;X1;512;Attente;;5,00\n")
    path = server.dossier("atelier-brindille")
    before = len(program.read("ecriture", "lister", "--brouillard", "--dossier", path)["entries"])
    page = visitor.goto(f"{BOOKS}/imports")
    page.get_by_role("link", name="Importer des écritures").first.click()
    send(page, "Essayer", fichier=file)
    expect(page.get_by_label("Quand")).to_have_value("")
    expect(page.get_by_role("main")).not_to_contain_text("--colonne")
    assert not audit.whole(visitor, "import-csv-refuse")
    page.get_by_label("Quand").select_option("journal")
    page.get_by_role("button", name="Essayer de nouveau").click()
    expect(page.get_by_role("alert")).to_contain_text("Deux colonnes")
    expect(page.get_by_label("Quand")).to_have_value("journal")
    page.get_by_label("Quand").select_option("date")
    page.get_by_role("button", name="Essayer de nouveau").click()
    keep = page.get_by_role("button", name="Importer au brouillard")
    expect(keep).to_be_visible()
    assert len(program.read("ecriture", "lister", "--brouillard", "--dossier", path)["entries"]) == before
    assert not audit.whole(visitor, "import-csv-essai")
    keep.click()
    expect(page.get_by_role("main")).to_contain_text("Importé")
    assert len(program.read("ecriture", "lister", "--brouillard", "--dossier", path)["entries"]) == before + 1
    page = visitor.goto(f"{BOOKS}/imports")
    page.get_by_role("button", name=re.compile("Annuler l’import")).first.click()
    expect(page.get_by_text("est annulé")).to_be_visible()
    assert len(program.read("ecriture", "lister", "--brouillard", "--dossier", path)["entries"]) == before
