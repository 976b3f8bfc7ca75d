"""What every test is given: the demo dossiers, a server on a copy of them, a real browser."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

import crawl
import program
from visitor import CAPTURES, Visitor

CHROMIUM = "/usr/bin/chromium"


def pytest_sessionstart(session):
    # Only once, not in each of the processes that share the tests.
    if not hasattr(session.config, "workerinput"):
        shutil.rmtree(CAPTURES, ignore_errors=True)


def pytest_terminal_summary(terminalreporter):
    reports = [report for name in ("passed", "failed") for report in terminalreporter.stats.get(name, [])]
    measures = sorted({text for report in reports for name, text in report.user_properties if name == "mesure"})
    for text in measures:
        terminalreporter.write_line(text)
    if CAPTURES.exists():
        place = CAPTURES.relative_to(program.ROOT)
        terminalreporter.write_line(f"{len(list(CAPTURES.glob('*.png')))} captures d’écran dans {place}")


@pytest.fixture
def measure(record_property):
    """Says a figure at the end of the run: `measure("…")`."""
    return lambda text: record_property("mesure", text)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The dossiers of the demonstration, never served: tests work on copies."""
    return program.build_demo(tmp_path_factory.mktemp("demo") / "dossiers")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--no-proxy-server", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def server(demo, tmp_path):
    """A server of the test's own: it may write what it likes."""
    server = program.Server(program.copy_dossiers(demo, tmp_path / "dossiers"))
    yield server
    server.stop()


@pytest.fixture
def open_window(browser):
    """Opens windows, and at the end requires that none asked anything outside nor failed in a script."""
    windows = []

    def open_one(server, **options):
        windows.append(Visitor(browser, server, **options))
        return windows[-1]

    yield open_one
    for window in windows:
        window.close()


@pytest.fixture
def visitor(server, open_window):
    """A person who came in on their own machine."""
    return open_window(server).come_in()


@pytest.fixture
def page(visitor):
    return visitor.page


@pytest.fixture(scope="session")
def shared(demo, tmp_path_factory):
    """One server for all the tests that only read."""
    server = program.Server(program.copy_dossiers(demo, tmp_path_factory.mktemp("lecture") / "dossiers"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def reader(shared, browser):
    """The one window on the shared server, whose link serves once."""
    visitor = Visitor(browser, shared).come_in()
    yield visitor
    visitor.close()


@pytest.fixture(scope="session")
def site(reader, shared):
    """The pages that links lead to."""
    return crawl.walk(shared, reader.context.cookies())


SAMPLE = program.ROOT / "Samples/Dossiers/atelier-brindille"


@pytest.fixture(scope="session")
def october_dossier(tmp_path_factory):
    """The workshop on the first of October: its opening balance and its third parties, no voucher yet."""
    folder = tmp_path_factory.mktemp("octobre")
    path = folder / "atelier-octobre.ecritoire"
    program.run(
        "dossier", "creer", path, "--nom", "Atelier Brindille SARL (FICTIF)", "--siren", "000026005",
        "--exercice", "2026-10-01:2027-09-30")
    for row in (SAMPLE / "tiers.csv").read_text().splitlines()[1:]:
        code, name, kind, account = row.split(";")[:4]
        program.run(
            "plan", "tiers", "ajouter", code, "--nom", name, "--genre", kind, "--compte", account, "--dossier", path)
    program.run("ecriture", "importer", SAMPLE / "ouverture.csv", "--dossier", path)
    program.run("ecriture", "valider", "--jusquau", "2026-10-01", "--dossier", path)
    return folder


@pytest.fixture
def october(october_dossier, tmp_path):
    """A server on the workshop of the first of October."""
    server = program.Server(program.copy_dossiers(october_dossier, tmp_path / "octobre"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def practice_folder(demo, tmp_path_factory):
    """The demo dossiers and one person of each role, never served."""
    return program.build_practice(program.copy_dossiers(demo, tmp_path_factory.mktemp("personnes") / "dossiers"))


@pytest.fixture
def practice(practice_folder, tmp_path):
    """A served practice of the test's own."""
    server = program.Server(shutil.copytree(practice_folder, tmp_path / "cabinet"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def director(practice_folder, tmp_path_factory, browser):
    """A director's window on a practice that nobody changes."""
    server = program.Server(shutil.copytree(practice_folder, tmp_path_factory.mktemp("lecture") / "cabinet"))
    visitor = Visitor(browser, server)
    page = visitor.goto("/connexion")
    page.get_by_label("Identifiant").fill(program.PEOPLE["dirigeant"][0])
    page.get_by_label("Mot de passe").fill(program.PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.locator(".qui").wait_for()
    yield visitor
    visitor.close()
    server.stop()


@pytest.fixture(scope="session")
def director_site(director):
    """The pages that links lead a director to."""
    return crawl.walk(director.server, director.context.cookies())
