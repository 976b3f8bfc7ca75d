"""A browser window that records what a page must never do."""

from playwright.sync_api import expect

from program import ROOT

CAPTURES = ROOT / ".build/captures"
WIDTHS = (1280, 390)
# Long enough for a machine at work; a test that passes never waits for it.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)


class Visitor:
    """One window of one person. Any request elsewhere than to the server is stopped and kept in `outside`."""

    def __init__(self, browser, server, width=1280, dark=False, script=True, **options):
        self.server = server
        self.context = browser.new_context(
            base_url=server.origin, locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light", java_script_enabled=script, accept_downloads=True,
            reduced_motion="reduce", **options)
        self.context.set_default_timeout(PATIENCE)
        self.script = script
        self.outside = []
        self.faults = []
        self.context.on("request", self._look)
        self.context.route(lambda address: not self._is_own(address), lambda route: route.abort())
        self.page = self.open_tab()

    def _is_own(self, address):
        # The browser shows a PDF with pages of its own.
        return address.startswith((f"{self.server.origin}/", "data:", "blob:", "about:", "chrome:", "chrome-extension:"))

    def _look(self, request):
        if not self._is_own(request.url):
            self.outside.append(request.url)

    def open_tab(self):
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(f"{page.url} : {error}"))
        page.on("console", lambda message: self._hear(page, message))
        return page

    def _hear(self, page, message):
        # A refused form is answered 4xx, which the browser also writes in its console.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"{page.url} : {message.text}")

    def come_in(self):
        self.page.goto(self.server.link)
        return self

    def goto(self, path, status=200):
        answer = self.page.goto(path)
        assert answer.status == status, f"{path} : {answer.status}"
        if self.script and answer.headers["content-type"].startswith("text/html"):
            self.hear_keys()
        return self.page

    def hear_keys(self):
        """Until the page answers to its keys: once their table has come. Its module is the page's own, loaded once."""
        self.page.wait_for_load_state("load")
        self.page.evaluate("async () => { await (await import('/actif/touches.js')).table; }")

    def take_faults(self):
        """What scripts complained of so far, which is then forgotten."""
        faults, self.faults[:] = list(self.faults), []
        return faults

    def capture(self, name):
        """Keeps an image of the page as it stands."""
        CAPTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=CAPTURES / f"{name}.png", full_page=True)

    def close(self):
        self.context.close()
        assert not self.outside, f"requests left the machine: {self.outside}"
        assert not self.faults, f"errors in the console: {self.faults}"
