"""The program under test: its commands, and its server on a folder of dossiers."""

import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("ECRITOIRE_BINARY", ROOT / ".build/debug/ecritoire")).resolve()
# Templates and assets to try without building, as --donnees takes them.
DATA = ["--donnees", os.environ["ECRITOIRE_DONNEES"]] if "ECRITOIRE_DONNEES" in os.environ else []
# The same day for every run: what is due and what is late does not depend on when the tests run.
TODAY = "2026-11-02"


def run(*arguments, folder=None, stdin=None, status=0):
    """Runs one command and gives what it wrote. Fails on any other exit status than the one expected."""
    done = subprocess.run(
        [BINARY, *map(str, arguments)], cwd=folder, input=stdin, capture_output=True, text=True,
        env={**os.environ, "ECRITOIRE_AUJOURDHUI": TODAY, "ECRITOIRE_AUTEUR": "essais"})
    assert done.returncode == status, f"{arguments} : {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def read(*arguments, **options):
    """The JSON that a command prints."""
    return json.loads(run(*arguments, "--json", **options))


def build_demo(folder):
    # Tests hire their own people.
    run("demo", "--sans-serveur", "--sans-paie", "--sortie", folder)
    return folder


def copy_dossiers(source, target):
    target.mkdir(parents=True)
    for file in source.glob("*.ecritoire"):
        shutil.copy(file, target)
    return target


# One person of each role.
PEOPLE = {
    "apprenant": ("theo.vasseur", "Théo Vasseur"), "formateur": ("odile.marchand", "Odile Marchand"),
    "dirigeant": ("nora.benali", "Nora Benali"), "collaborateur": ("karim.ouazzani", "Karim Ouazzani"),
    "expert-comptable": ("lucie.bonnard", "Lucie Bonnard"), "jury": ("jean.ferrand", "Jean Ferrand"),
}
PASSWORD = "quatre chaises de hêtre clair"


def build_practice(folder):
    """A register of people beside the dossiers; the workshop's books are open to all of them, the shop's to the director."""
    for role, (login, name) in PEOPLE.items():
        run("personne", "ajouter", login, "--nom", name, "--role", role, "--dossiers", folder)
        run("personne", "mot-de-passe", login, "--dossiers", folder, stdin=PASSWORD + "\n")
        run("personne", "ouvrir", login, "atelier-brindille", "--dossiers", folder)
    run("personne", "ouvrir", PEOPLE["dirigeant"][0], "quincaillerie-lambert", "--dossiers", folder)
    return folder


class Server:
    """`ecritoire servir` on a folder, until `stop`."""

    def __init__(self, folder, *options):
        self.folder = Path(folder)
        self.log = open(self.folder / "journal-du-serveur.txt", "w+")
        self.process = subprocess.Popen(
            [BINARY, "servir", "--dossiers", folder, "--port", "0", "--aujourdhui", TODAY, "--auteur", "Camille Roux", *DATA,
             *map(str, options)],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        first = self.process.stdout.readline()
        found = re.search(r"http://\S+", first)
        assert found, f"the server did not start: {first}\n{self.read_log()}"
        # In local mode, good once.
        self.link = found.group()
        parts = urlsplit(self.link)
        self.origin = f"{parts.scheme}://{parts.netloc}"

    def read_log(self):
        self.log.flush()
        return (self.folder / "journal-du-serveur.txt").read_text()

    def dossier(self, name="atelier-brindille"):
        return self.folder / f"{name}.ecritoire"

    def stop(self):
        """Ends it as Ctrl-C does: it must finish cleanly."""
        self.process.send_signal(signal.SIGINT)
        try:
            status = self.process.wait(10)
        finally:
            self.process.kill()
            self.log.close()
            self.process.stdout.close()
        assert status == 0, f"the server ended with {status}"
