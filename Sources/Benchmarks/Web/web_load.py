"""web_load.py PROGRAM FEC FOLDER [SECONDS]: what the pages cost, over real HTTP on the loopback. Prints figures, asserts nothing about time.

1. wrk at 100 requests a second on a large dossier, page by page, while another client posts entries in it;
2. 300 dossiers opened in turn: resident memory and file descriptors of the server;
3. 300 learners who post an entry every ten seconds for a minute: how long each waited, and whether any entry was lost.
"""
import http.client
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse

PROGRAM, FEC, FOLDER = sys.argv[1:4]
SECONDS = int(sys.argv[4]) if len(sys.argv) > 4 else 15
LEARNERS, PERIOD, LENGTH = 300, 10, 60
PASSWORD = "quatre chevaux bleus"
ENV = dict(os.environ, ECRITOIRE_AUJOURDHUI="2025-12-15", ECRITOIRE_AUTEUR="Mesure")
HOUSE = os.path.join(FOLDER, "cabinet")


def run(*words, stdin=None):
    done = subprocess.run([PROGRAM, *words], env=ENV, input=stdin, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"échec de « {' '.join(words[:2])} » : {done.stderr[:400]}")
    return done.stdout


def french(number):
    return f"{number:,.1f}".replace(",", " ").replace(".", ",")


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


class Client:
    """A browser that keeps its cookie, its connection and the token of its last page."""

    def __init__(self, port):
        self.port, self.cookie, self.token = port, None, None
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, method, path, fields=None):
        headers = {"Cookie": self.cookie} if self.cookie else {}
        body = None
        if fields is not None:
            pairs = list(fields) + ([("jeton", self.token)] if self.token else [])
            body = urllib.parse.urlencode(pairs)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except (http.client.HTTPException, ConnectionError):
            if method != "GET":
                raise
            self.connection.close()
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookie = value.split(";")[0]
            if name.lower() == "x-jeton":
                self.token = value
        found = re.search(r'name="jeton" content="([^"]+)"', text)
        if found:
            self.token = found.group(1)
        return answer.status, text

    def come_in(self, login):
        self.token = None
        status, _ = self.ask("POST", "/connexion", [("identifiant", login), ("mot-de-passe", PASSWORD)])
        if status != 303:
            raise SystemExit(f"connexion de {login} refusée ({status})")
        self.ask("GET", "/moi")

    def post_entry(self, dossier, piece):
        """The time it took, and the status."""
        fields = [("journal", "OD"), ("date", "05/12/2025"), ("piece", piece), ("libelle", "Mesure")]
        for account, debit, credit in [("606300", "100,00", ""), ("445660", "20,00", ""), ("512000", "", "120,00")]:
            fields += [("compte", account), ("tiers", ""), ("libelle_ligne", ""), ("code", ""), ("debit", debit), ("credit", credit)]
            fields += [("origine", "")]
        began = time.monotonic()
        status, text = self.ask("POST", f"/d/{dossier}/saisie", fields)
        return (time.monotonic() - began) * 1000, status, text


class Server:
    def __init__(self):
        self.process = subprocess.Popen(
            [PROGRAM, "servir", "--dossiers", HOUSE, "--cabinet", "--port", "0"], env=ENV, stdout=subprocess.PIPE,
            stderr=open(os.path.join(FOLDER, "journal.jsonl"), "a"), text=True)
        line = self.process.stdout.readline()
        self.port = int(re.search(r":(\d+)/", line).group(1))

    def status(self):
        text = open(f"/proc/{self.process.pid}/status").read()
        resident = int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024
        peak = int(re.search(r"VmHWM:\s+(\d+)", text).group(1)) / 1024
        return resident, peak, len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=60)


def prepare():
    shutil.rmtree(HOUSE, ignore_errors=True)
    os.makedirs(HOUSE)
    large, small = os.path.join(HOUSE, "grand.ecritoire"), os.path.join(HOUSE, "eleve-0.ecritoire")
    run("dossier", "creer", large, "--nom", "Mesure (FICTIF)", "--siren", "000031419")
    run("fec", "importer", FEC, "--dossier", large)
    run("dossier", "creer", small, "--nom", "Élève (FICTIF)", "--siren", "000000018", "--exercice", "2025-01-01:2025-12-31")
    for number in range(1, LEARNERS):
        shutil.copyfile(small, os.path.join(HOUSE, f"eleve-{number}.ecritoire"))
    run("personne", "ajouter", "dina", "--nom", "Dina", "--role", "dirigeant", "--dossiers", HOUSE)
    run("personne", "mot-de-passe", "dina", "--dossiers", HOUSE, stdin=PASSWORD + "\n")
    # One password hashed once for all of them: what is measured is not how long a class takes to be written down.
    register = sqlite3.connect(os.path.join(HOUSE, "cabinet.sqlite"))
    hashed = register.execute("SELECT password FROM person").fetchone()[0]
    director = register.execute("SELECT id FROM person").fetchone()[0]
    register.execute("INSERT INTO open_dossier VALUES (?, 'grand')", (director,))
    for number in range(LEARNERS):
        row = register.execute(
            "INSERT INTO person (login, name, role, password) VALUES (?, ?, 'apprenant', ?)",
            (f"eleve-{number}", f"Élève {number}", hashed))
        register.execute("INSERT INTO open_dossier VALUES (?, ?)", (row.lastrowid, f"eleve-{number}"))
        register.execute("INSERT INTO open_dossier VALUES (?, ?)", (director, f"eleve-{number}"))
    register.commit()
    register.close()


PACED = """
-- Twelve connections that wait a tenth of a second after each answer: a hundred requests a second and some.
function delay() return math.random(60, 130) end
"""


def pages(server):
    wrk = shutil.which("wrk")
    if wrk is None:
        print("  (wrk n’est pas installé : les pages ne sont pas mesurées)")
        return
    script = os.path.join(FOLDER, "paced.lua")
    open(script, "w").write(PACED)
    reader, writer = Client(server.port), Client(server.port)
    reader.come_in("dina")
    writer.come_in("dina")
    stop, posted = threading.Event(), []

    def keep_posting():
        number = 0
        while not stop.is_set():
            number += 1
            posted.append(writer.post_entry("grand", f"M{number}"))
            stop.wait(0.2)

    thread = threading.Thread(target=keep_posting)
    thread.start()
    try:
        for name, path in [
            ("accueil", "/d/grand"), ("balance", "/d/grand/balance"), ("grand livre de 411000", "/d/grand/grand-livre/411000"),
            ("saisie", "/d/grand/saisie"), ("brouillard", "/d/grand/brouillard"), ("santé", "/sante"),
        ]:
            status, text = reader.ask("GET", path)
            out = subprocess.run(
                [wrk, "-t1", "-c12", f"-d{SECONDS}s", "--latency", "-s", script, "-H", f"Cookie: {reader.cookie}",
                 f"http://127.0.0.1:{server.port}{path}"], capture_output=True, text=True).stdout
            found = {share: re.search(rf"^\s+{share}%\s+(\S+)", out, re.MULTILINE) for share in (50, 99)}
            rate = re.search(r"Requests/sec:\s+(\S+)", out)
            bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
            print(
                f"  {name:24} {status}  p50 {found[50].group(1):>9}  p99 {found[99].group(1):>9}  "
                f"{rate.group(1):>7} req/s  {len(text.encode()) / 1024:6.1f} Kio" + (f"  {bad.group(1)} refus" if bad else ""))
    finally:
        stop.set()
        thread.join()
    times = [entry[0] for entry in posted if entry[1] == 303]
    print(
        f"  pendant ce temps, {len(times)} écritures enregistrées sur {len(posted)} : "
        f"p50 {french(percentile(times, 0.5))} ms, p99 {french(percentile(times, 0.99))} ms")
    for _, status, text in [entry for entry in posted if entry[1] != 303][:1]:
        print(f"    refus {status} : {re.findall(r'<code>([a-z.-]+)</code>', text)}")


def in_turn(server):
    client = Client(server.port)
    client.come_in("dina")
    before = server.status()
    began = time.monotonic()
    for number in range(LEARNERS):
        status, _ = client.ask("GET", f"/d/eleve-{number}/balance")
        if status != 200:
            print(f"  eleve-{number} : {status}")
    resident, peak, files = server.status()
    print(
        f"  {LEARNERS} dossiers en {french(time.monotonic() - began)} s ; mémoire {french(before[0])} → {french(resident)} Mio "
        f"(plus haut {french(peak)}), {files} descripteurs")


def classroom(server):
    clients = []
    began = time.monotonic()
    for number in range(LEARNERS):
        client = Client(server.port)
        client.come_in(f"eleve-{number}")
        clients.append(client)
    print(f"  {LEARNERS} connexions en {french(time.monotonic() - began)} s (une empreinte scrypt chacune)")
    results, lock = [], threading.Lock()
    start = time.monotonic() + 1

    def learner(number):
        due = start + PERIOD * number / LEARNERS
        for turn in range(LENGTH // PERIOD):
            time.sleep(max(0, due + turn * PERIOD - time.monotonic()))
            try:
                result = clients[number].post_entry(f"eleve-{number}", f"E{turn}")
            except OSError as error:
                result = (float("nan"), 0, str(error))
            with lock:
                results.append(result)

    threads = [threading.Thread(target=learner, args=(number,)) for number in range(LEARNERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [result[0] for result in results if result[1] == 303]
    kept = 0
    for number in range(LEARNERS):
        book = sqlite3.connect(os.path.join(HOUSE, f"eleve-{number}.ecritoire"))
        kept += book.execute("SELECT count(*) FROM entry").fetchone()[0]
        book.close()
    print(
        f"  {len(results)} envois, {len(times)} acceptés, {kept} écritures dans les dossiers : "
        f"{'aucune perdue' if kept == len(times) else 'PERDUES'} ; p50 {french(percentile(times, 0.5))} ms, "
        f"p99 {french(percentile(times, 0.99))} ms, la plus longue {french(max(times, default=float('nan')))} ms")
    for _, status, text in [result for result in results if result[1] != 303][:3]:
        print(f"    refus {status} : {re.findall(r'<code>([a-z.-]+)</code>', text) or text[:100]}")


prepare()
server = Server()
try:
    print(f"Pages d’un grand dossier, pendant qu’un autre y écrit ({SECONDS} s chacune) :")
    pages(server)
    print(f"{LEARNERS} dossiers ouverts tour à tour :")
    server.stop()
    server = Server()
    in_turn(server)
    print(f"{LEARNERS} apprenants, une écriture toutes les {PERIOD} s pendant {LENGTH} s :")
    classroom(server)
finally:
    server.stop()
