"""Hands on a keyboard, and nothing else."""

COUNTERS = """
for (const [kind, name] of [['keydown', 'touches'], ['pointerdown', 'pointeur'], ['wheel', 'pointeur']])
  window.addEventListener(kind, event => event.isTrusted && sessionStorage.setItem(name, Number(sessionStorage.getItem(name) ?? 0) + 1), true);
"""


class Typist:
    """Types into a page and counts: a chord such as Ctrl+Enter is two strokes, and the browser counts too."""

    def __init__(self, page):
        self.page = page
        self.strokes = 0
        page.add_init_script(COUNTERS)

    def type(self, text):
        """Writes the characters one by one. `⇥`, `⇤` and `↵` are Tab, back Tab and Enter."""
        for character in text:
            self.press({"⇥": "Tab", "⇤": "Shift+Tab", "↵": "Enter"}.get(character, character))

    def press(self, key):
        self.strokes += len(key.split("+")) if len(key) > 1 else 1
        self.page.keyboard.press(key)

    def begin(self):
        """From here the strokes are counted anew."""
        self.strokes = 0
        self.page.evaluate("sessionStorage.clear()")

    def counted(self):
        """The strokes since `begin`, once the browser has agreed that there were as many, and no pointer."""
        keys, pointer = self.page.evaluate(
            "[Number(sessionStorage.getItem('touches') ?? 0), Number(sessionStorage.getItem('pointeur') ?? 0)]")
        assert pointer == 0, f"{pointer} events of a pointer"
        assert keys == self.strokes, f"{self.strokes} strokes typed, {keys} heard"
        return self.strokes
