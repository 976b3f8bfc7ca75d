"""What every page is held to, whatever it is about."""

import re

from axe_playwright_python.sync_playwright import Axe

from visitor import WIDTHS

WEIGHT = 200_000
# What a template or a value that went wrong leaves on a page, and words that are not French.
STRAY = re.compile(
    r"Optional\(|\bnil\b|\bundefined\b|\bNaN\b|\[object|\{\{|\}\}|\b(the|error|submit|click|invalid|page not found|search|entry|"
    r"save|delete|cancel|settings|home)\b", re.IGNORECASE)

STRUCTURE = """() => {
  const faults = [];
  const where = e => e.outerHTML.slice(0, 110).replace(/\\s+/g, ' ');
  if (document.documentElement.lang !== 'fr') faults.push('the language is not fr');
  const titles = [...document.querySelectorAll('h1')].filter(h => h.textContent.trim());
  if (titles.length !== 1) faults.push(`${titles.length} h1`);
  for (const control of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    const named = [...(control.labels ?? [])].some(label => label.textContent.trim())
      || control.getAttribute('aria-label')?.trim()
      || (control.getAttribute('aria-labelledby') ?? '').split(/\\s+/).some(id => document.getElementById(id)?.textContent.trim());
    if (!named) faults.push('control without label: ' + where(control));
  }
  for (const button of document.querySelectorAll('button, a[href]'))
    if (!button.textContent.trim() && !button.getAttribute('aria-label')) faults.push('button without a name: ' + where(button));
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption?.textContent.trim()) faults.push('table without caption: ' + where(table));
    for (const head of table.querySelectorAll('th'))
      if (!['col', 'row', 'colgroup', 'rowgroup'].includes(head.getAttribute('scope'))) faults.push('th without scope: ' + where(head));
  }
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('id twice: ' + id);
  for (const e of document.querySelectorAll('[aria-describedby], [aria-controls], [aria-labelledby]'))
    for (const name of ['aria-describedby', 'aria-labelledby'])
      for (const id of (e.getAttribute(name) ?? '').split(/\\s+/).filter(Boolean))
        if (!document.getElementById(id)) faults.push(`${name} leads nowhere: ` + where(e));
  // Somebody who has not come in yet has no session to take a token from.
  const isIn = Boolean(document.querySelector('meta[name=jeton]')?.content);
  for (const form of document.querySelectorAll('form[method=post]'))
    if (isIn && !form.querySelector('input[name=jeton]')?.value) faults.push('form without token: ' + where(form));
  for (const e of document.querySelectorAll('script:not([src]):not([type="application/json"]), style')) faults.push('inline code: ' + where(e));
  return faults;
}"""

OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return [];
  const limit = document.documentElement.clientWidth;
  const scrolls = e => e && e !== document.body && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
  const guilty = [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > limit + 1 && !scrolls(e.parentElement))
    .map(e => e.tagName.toLowerCase() + (e.className && e.className.baseVal === undefined ? '.' + e.className : '')).slice(0, 4);
  return [`${wide} px too wide: ${guilty.join(', ')}`];
}"""

# The rows of a long table are alike: axe is shown the first ones and the last.
SHORTEN = """() => {
  for (const body of document.querySelectorAll('tbody'))
    [...body.rows].slice(20, -5).forEach(row => row.remove());
  for (const list of document.querySelectorAll('main ul, main ol, main dl, main .pile'))
    [...list.children].slice(30).forEach(one => one.remove());
}"""


def structure(page):
    return page.evaluate(STRUCTURE)


def overflow(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    return [f"at {width} px, {fault}" for fault in page.evaluate(OVERFLOW)]


def stray_words(page):
    """Words of a program left among those of the page. What users typed and names of files are not ours to judge."""
    text = page.evaluate(
        """() => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), words = [];
          while (walker.nextNode())
            if (!walker.currentNode.parentElement.closest('code, pre, kbd, samp, script, [lang]')) words.push(walker.currentNode.data);
          return words.join(' '); }""")
    return [f"stray word: {found.group()!r} in {text[max(0, found.start() - 30):found.end() + 30]!r}"
            for found in STRAY.finditer(text)]


def axe(page, only=None):
    """What axe calls serious or critical."""
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    if only:
        options = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": only}}
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"axe {one['id']} ({one['impact']}), {len(one['nodes'])} place(s): {one['nodes'][0]['html'][:140]}"
        for one in violations if one["impact"] in ("serious", "critical")]


def whole(visitor, name):
    """All that is wrong with the page as it stands, at every width and in both themes; images of it are kept under the name."""
    assert visitor.script, "the audit is a script: without them it would never answer"
    page = visitor.page
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    faults = structure(page) + stray_words(page)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for width in WIDTHS:
            faults += overflow(page, width)
            visitor.capture(f"{name}-{width}-{theme}")
    faults += overflow(page, 320)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(SHORTEN)
    # The head of the page stays, and after a jump covers the top of what is below: that is not a target too small.
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    faults += ["dark: " + fault for fault in axe(page, ["color-contrast", "link-in-text-block"])]
    page.emulate_media(color_scheme="light")
    return faults + axe(page) + visitor.take_faults()
