#!/usr/bin/env python3
"""Checks a folder that `reynolds report` wrote, with the standard library and a headless Chromium.

    check_report.py REPORT [--screenshots FOLDER] [--quick | --static] [--chromium PROGRAM]

Without a browser it reads every page: identifiers are unique, every link and every file that is loaded exists, nothing is loaded from
elsewhere, tables have captions and heads with a scope, drawings and images have names, there is one main part and one heading of the
first level. In Chromium, which is spoken to by its DevTools protocol over a pipe, it loads each kind of page, sees that the console is
silent and that nothing is asked of a network, sorts and filters with real mouse and key events, follows the state in the address, measures the
contrast of all text in the light and the dark scheme, looks for what is wider than a phone, and makes screenshots.

Exit codes: 0 everything is as it should be; 1 something is not; 66 no report; 69 no browser.
"""

import argparse
import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

VOID = {"meta", "link", "br", "wbr", "img", "input"}
PHONE = (390, 844)
DESKTOP = (1280, 900)


class Page(HTMLParser):
    """One page as it is written: its links, its identifiers, and what is wrong with it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.faults, self.identifiers, self.links, self.loads = [], [], [], []
        self.stack, self.counts, self.tables = [], {}, []
        self.references = []
        self.feed(text)
        self.close()
        if self.stack:
            self.faults.append(f"not closed: {self.stack}")
        for name, wanted in {"h1": 1, "main": 1, "nav": 1, "title": None}.items():
            if wanted is not None and self.counts.get(name, 0) != wanted:
                self.faults.append(f"{self.counts.get(name, 0)} elements {name}, not {wanted}")
        for identifier in set(self.identifiers):
            if self.identifiers.count(identifier) > 1:
                self.faults.append(f"the identifier {identifier} is there twice")
        for reference in self.references:
            if reference not in self.identifiers:
                self.faults.append(f"there is no {reference}, which a label names")

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag not in VOID:
            self.stack.append(tag)
        if "id" in attributes:
            self.identifiers.append(attributes["id"])
        for name in ("aria-labelledby", "aria-describedby"):
            if name in attributes:
                self.references.append(attributes[name])
        if tag == "a":
            self.links.append(attributes.get("href", ""))
        if tag in ("img", "script", "link") and not attributes.get("href", "").startswith("data:"):
            self.loads.append(attributes.get("src") or attributes.get("href") or "")
        if tag == "html" and not attributes.get("lang"):
            self.faults.append("no language")
        if tag == "img" and not attributes.get("alt"):
            self.faults.append("an image without a text")
        if tag == "svg" and not (attributes.get("role") == "img" and attributes.get("aria-label")):
            self.faults.append("a drawing without a name")
        if tag == "th" and attributes.get("scope") not in ("col", "row"):
            self.faults.append("a head of a table without a scope")
        if tag == "table":
            self.tables.append(("aria-label" in attributes))
        if tag == "caption" and self.tables:
            self.tables[-1] = True
        if any(name.startswith("on") or name == "style" for name in attributes):
            self.faults.append(f"an attribute that acts or paints: {sorted(attributes)}")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.stack or self.stack[-1] != tag:
            self.faults.append(f"</{tag}> ends {self.stack[-1:] or 'nothing'}")
            return
        self.stack.pop()
        if tag == "table" and not self.tables.pop():
            self.faults.append("a table without a caption")


def check_files(root):
    """Reads all pages; returns their number and what is wrong."""
    faults = []
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(root.rglob("*.html"))}
    for path, page in pages.items():
        where = path.relative_to(root)
        faults += [f"{where}: {fault}" for fault in page.faults]
        for link in page.links + page.loads:
            target, _, anchor = link.partition("#")
            if ":" in target or target.startswith("/"):
                faults.append(f"{where}: {link} leads out of the folder")
                continue
            file = (path.parent / unquote(target)).resolve() if target else path
            if not file.is_file() or root.resolve() not in file.resolve().parents:
                faults.append(f"{where}: {link} leads nowhere")
            elif anchor and "=" not in anchor and unquote(anchor) not in (pages.get(file) or page).identifiers:
                faults.append(f"{where}: {link} names no place")
    return pages, faults


class Browser:
    """A headless Chromium with one page, spoken to over a pipe."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="check-report-")
        ours, theirs = os.pipe(), os.pipe()  # theirs: what the browser writes

        def descriptors():
            # The two may not be overwritten by each other: first out of the way, then to 3 and 4.
            read, write = os.dup(ours[0]), os.dup(theirs[1])
            read, write = (os.dup(read) if read in (3, 4) else read), (os.dup(write) if write in (3, 4) else write)
            os.dup2(read, 3)
            os.dup2(write, 4)

        arguments = [
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-extensions",
            "--force-color-profile=srgb", f"--user-data-dir={self.profile}", "--remote-debugging-pipe", "about:blank",
        ]
        self.process = subprocess.Popen(
            arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=descriptors, close_fds=False)
        os.close(ours[0])
        os.close(theirs[1])
        self.output, self.input = ours[1], theirs[0]
        self.buffer, self.number, self.events = b"", 0, []
        self.session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def receive(self, limit):
        """The next message; None after the time limit."""
        end = time.monotonic() + limit
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.input], [], [], max(0, end - time.monotonic()))
            if not ready:
                return None
            piece = os.read(self.input, 1 << 20)
            if not piece:
                raise RuntimeError("the browser ended")
            self.buffer += piece
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def ask(self, method, **parameters):
        """Sends a command and waits for its result; events are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.output, data):]
        while True:
            answer = self.receive(300)
            if answer is None:
                raise RuntimeError(f"no answer to {method} within 300 s")
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def load(self, address):
        """Goes to an address and waits until it is loaded."""
        self.events = []
        # The same page with another place would not be loaded again.
        self.ask("Page.navigate", url="about:blank")
        self.wait("Page.loadEventFired")
        self.events = []
        self.ask("Page.navigate", url=address)
        self.wait("Page.loadEventFired")

    def wait(self, event):
        end = time.monotonic() + 300
        while not any(known.get("method") == event for known in self.events):
            answer = self.receive(end - time.monotonic())
            if answer is None:
                raise RuntimeError(f"no {event} within 300 s")
            self.events.append(answer)

    def value(self, expression):
        """The value of an expression on the page."""
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def complaints(self):
        """What the console, the log and the network say that they should not."""
        self.value("0")
        found = []
        for event in self.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                found.append(str(parameters["exceptionDetails"].get("text")))
            if method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
                found.append(str(parameters["args"]))
            if method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
                found.append(parameters["entry"]["text"])
            if method == "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if not url.startswith(("file:", "data:", "about:")):
                    found.append(f"asks the network for {url}")
            if method == "Network.loadingFailed":
                found.append(f"not loaded: {parameters.get('errorText')}")
        return found

    def click(self, selector):
        """A press and a release of the mouse in the middle of an element."""
        place = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center', behavior: 'instant'}});"
            " const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def key(self, name, code, text=""):
        """A key that is pressed and released."""
        for kind in ("keyDown", "keyUp"):
            parameters = {"type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code}
            if text and kind == "keyDown":
                parameters["text"] = text
            self.ask("Input.dispatchKeyEvent", **parameters)

    def write(self, text):
        self.ask("Input.insertText", text=text)

    def size(self, width, height, mobile=False):
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if mobile else 1,
            mobile=mobile)

    def scheme(self, name):
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def picture(self, path):
        """The page from its top, as far as two or three screens."""
        box = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": box["width"], "height": min(box["height"], 2600), "scale": 1}
        data = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"]
        path.write_bytes(base64.b64decode(data))

    def paper(self, path):
        data = self.ask("Page.printToPDF", printBackground=False, preferCSSPageSize=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def end(self):
        try:
            self.session = None
            self.ask("Browser.close")
            self.process.wait(10)
        except Exception:  # pylint: disable=broad-except
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


# The least contrast of text to what is painted behind it, over all elements that have text of their own; large text may have 3 instead of
# 4.5, so what counts is the quotient. Drawings are left out: their text lies on shapes.
CONTRAST = r"""
(() => {
  const parse = (text) => {
    const numbers = text.match(/[\d.]+/g).map(Number);
    if (text.startsWith("color(srgb")) return [numbers[0]*255, numbers[1]*255, numbers[2]*255, numbers[3] === undefined ? 1 : numbers[3]];
    return [numbers[0], numbers[1], numbers[2], numbers[3] === undefined ? 1 : numbers[3]];
  };
  const over = (top, back) => [0, 1, 2].map((i) => top[i] * top[3] + back[i] * (1 - top[3])).concat(1);
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((back, top) => over(top, back), [255, 255, 255, 1]);
  };
  let least = { ratio: 99, text: "" };
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest("svg") || element.tagName === "OPTION" || element.tagName === "SCRIPT") continue;
    const text = Array.from(element.childNodes).filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join(" ").trim();
    if (!text || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const [first, second] = [light(over(parse(style.color), back)), light(back)];
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05) * (large ? 1.5 : 1);
    if (ratio < least.ratio) least = { ratio, text: `${element.tagName.toLowerCase()} “${text.slice(0, 40)}”` };
  }
  return least;
})()
"""

ROWS = "Array.from(document.querySelectorAll('table[data-sortable] tbody tr')).filter((r) => !r.hidden)"
# A column is compared as the page compares it: by its keys, as numbers or as words.
KEYS = f"""
((column) => {ROWS}.map((r) => {{ const c = r.cells[column]; return c.dataset.key === undefined ? c.textContent.trim() : c.dataset.key; }}))
"""


class Check:
    """The findings in the browser."""

    def __init__(self, browser, root, pictures):
        self.browser, self.root, self.pictures, self.faults, self.done = browser, root, pictures, [], 0

    def demand(self, condition, words):
        self.done += 1
        if not condition:
            self.faults.append(words)

    def address(self, path, state=""):
        return path.resolve().as_uri() + state

    def load(self, path, state=""):
        self.browser.load(self.address(path, state))
        where = path.relative_to(self.root)
        complaints = self.browser.complaints()
        self.demand(not complaints, f"{where}: {complaints}")
        return where

    def look(self, path, name):
        """Looks at a page in all its forms: light and dark, wide and narrow, without scripts, on paper."""
        browser = self.browser
        browser.size(*DESKTOP)
        where = self.load(path)
        for scheme in ("dark", "light"):
            browser.scheme(scheme)
            contrast = browser.value(CONTRAST)
            self.demand(contrast["ratio"] >= 4.5, f"{where}, {scheme}: contrast {contrast['ratio']:.2f} of {contrast['text']}")
            self.picture(f"{name}-{scheme}")
        browser.size(*PHONE, mobile=True)
        width = browser.value("document.documentElement.scrollWidth")
        self.demand(width <= PHONE[0], f"{where}: {width} pixels wide on a phone of {PHONE[0]}")
        self.picture(f"{name}-phone")
        browser.size(*DESKTOP)
        if self.pictures:
            browser.paper(self.pictures / f"{name}.pdf")
        if browser.value("document.querySelector('form') !== null"):
            browser.ask("Emulation.setScriptExecutionDisabled", value=True)
            self.load(path)
            browser.ask("Emulation.setScriptExecutionDisabled", value=False)
            shown = browser.value(
                "Array.from(document.querySelectorAll('form, thead button')).filter((e) => e.getClientRects().length).length")
            rows = browser.value("document.querySelectorAll('tbody tr:not([hidden])').length")
            self.demand(shown == 0 and rows > 0, f"{where}: without scripts there are fields that do nothing, or no rows")

    def picture(self, name):
        if self.pictures:
            self.browser.picture(self.pictures / f"{name}.png")

    def focus(self, path):
        """The first key leads to the link past the navigation, and that to the content; what has the focus can be seen."""
        browser = self.browser
        browser.size(*DESKTOP)
        where = self.load(path)
        browser.key("Tab", 9)
        self.demand(browser.value("document.activeElement.className") == "skip", f"{where}: the first stop is not the skip link")
        browser.key("Enter", 13, "\r")
        self.demand(browser.value("location.hash") == "#content", f"{where}: the skip link does not lead to the content")
        browser.key("Tab", 9)
        style = browser.value("(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth), document.activeElement.closest('main') !== null]; })()")
        self.demand(style[0] != "none" and style[1] >= 2 and style[2], f"{where}: the focus cannot be seen, or is not in the content: {style}")

    def table(self, path):
        """Sorts by every column, by mouse and by key, filters by words and by each choice, and comes back to a view by its address."""
        browser = self.browser
        browser.size(*DESKTOP)
        where = self.load(path)
        if not browser.value("document.querySelector('table[data-sortable]') !== null"):
            return
        total = browser.value(f"{ROWS}.length")
        original = browser.value(f"{KEYS}(0)")
        columns = browser.value("Array.from(document.querySelectorAll('table[data-sortable] thead th'), (h) => h.dataset.kind)")
        for column, kind in enumerate(columns):
            head = f"table[data-sortable] thead th:nth-child({column + 1})"
            if not browser.value(f"document.querySelector('{head}').getClientRects().length"):
                continue
            for order in ("ascending", "descending"):
                if order == "ascending":
                    browser.click(head + " button")
                else:
                    browser.key("Enter", 13, "\r")  # the button has the focus
                self.demand(
                    browser.value(f"document.querySelector('{head}').getAttribute('aria-sort')") == order,
                    f"{where}: column {column} does not say that it is {order}")
                sorted_here = browser.value(
                    f"(() => {{ const c = new Intl.Collator('en', {{numeric: true}}); const k = {KEYS}({column});"
                    f" const compare = {'(a, b) => Number(a) - Number(b)' if kind == 'number' else 'c.compare'};"
                    f" return k.every((v, i) => i === 0 || {'' if order == 'ascending' else '-'}compare(k[i - 1], v) <= 0); }})()")
                self.demand(sorted_here, f"{where}: column {column} is not {order}")
            browser.key("Enter", 13, "\r")
        self.demand(browser.value(f"{KEYS}(0)") == original, f"{where}: the original order does not come back")
        # Words: a part of the last row's head, typed.
        word = original[-1].split()[-1].lower()
        browser.click("form.controls input")
        browser.write(word)
        shown = browser.value(f"{ROWS}.map((r) => r.textContent.toLowerCase())")
        self.demand(0 < len(shown) <= total and all(word in text for text in shown), f"{where}: filtering by “{word}”")
        self.demand(
            browser.value("document.querySelector('form.controls output').textContent") == f"{len(shown)} of {total} shown",
            f"{where}: the count of rows")
        browser.write("no such row <&\"'>")
        self.demand(browser.value(f"{ROWS}.length") == 0, f"{where}: rows that do not have the words are shown")
        self.picture(f"{path.stem}-filtered")
        browser.ask("Input.dispatchKeyEvent", type="keyDown", key="a", code="KeyA", windowsVirtualKeyCode=65, modifiers=2, commands=["selectAll"])
        browser.key("Delete", 46)
        self.demand(browser.value(f"{ROWS}.length") == total, f"{where}: not all rows come back")
        for number, name in enumerate(browser.value("Array.from(document.querySelectorAll('form.controls select'), (s) => s.name)")):
            selector = f"form.controls select[name={name}]"
            browser.value(f"document.querySelector('{selector}').focus()")
            browser.key("ArrowDown", 40)
            choice = browser.value(f"document.querySelector('{selector}').value")
            facets = browser.value(f"{ROWS}.map((r) => r.dataset.facets.split('\\n'))")
            self.demand(
                choice != "" and facets and all(f"{name}={choice}" in row for row in facets), f"{where}: choosing {name} {choice}")
            state = browser.value("location.hash")
            count = len(facets)
            self.load(path, state)
            self.demand(
                browser.value(f"{ROWS}.length") == count and browser.value(f"document.querySelector('{selector}').value") == choice,
                f"{where}: {state} does not lead to the same view")
            self.load(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--screenshots", type=Path)
    parser.add_argument("--quick", action="store_true", help="two of the overviews and one table only, for the test suite")
    parser.add_argument("--static", action="store_true", help="only read the pages, without a browser")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome"))
    arguments = parser.parse_args()
    root = arguments.report
    if not (root / ".reynolds-report").is_file():
        print(f"{root} is not a folder that `reynolds report` wrote", file=sys.stderr)
        return 66
    pages, faults = check_files(root)
    links = sum(len(page.links) for page in pages.values())
    print(f"{len(pages)} pages, {links} links read")
    if arguments.static:
        for fault in faults:
            print(f"WRONG  {fault}")
        return 1 if faults else 0
    if not arguments.chromium:
        print("no Chromium was found; name it with --chromium", file=sys.stderr)
        return 69
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    browser = Browser(arguments.chromium)
    try:
        check = Check(browser, root, arguments.screenshots)
        for path in sorted(root.glob("*.html")):
            if not arguments.quick or path.stem in ("index", "counterexamples"):
                check.look(path, path.stem)
        # Of the pages for one thing each, the largest: nothing has more that can go wrong.
        for folder in ("claims", "counterexamples", "certificates"):
            found = sorted((root / folder).glob("*.html"), key=lambda path: (path.stat().st_size, path.name))
            if found:
                check.look(found[-1], f"{folder}-page")
        check.focus(root / "index.html")
        for name in ("counterexamples",) if arguments.quick else ("claims", "counterexamples", "certificates"):
            check.table(root / f"{name}.html")
    finally:
        browser.end()
    faults += check.faults
    for fault in faults:
        print(f"WRONG  {fault}")
    print(f"{check.done} demands in the browser; {len(faults)} faults in all")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
