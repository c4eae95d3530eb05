"""A headless browser, and what tests ask of a page in it."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
WIDE, PHONE = (1280, 860), (360, 740)


@contextmanager
def started(profile: Path) -> Iterator[Any]:
    """A browser with a new profile."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = PROGRAM or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


class Page:
    """A page in the browser."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, path: Path, place: str = "", *, size: tuple[int, int] = WIDE) -> Page:
        """Open a page from disk, as new, in a window of some width and height."""
        self.driver.get("about:blank")
        self.log()
        self.resize(size)
        self.media()
        self.driver.get(path.as_uri() + place)
        return self

    def resize(self, size: tuple[int, int]) -> None:
        settings = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", settings)

    def media(self, **features: str) -> None:
        """Emulate features such as ``prefers-color-scheme``; nothing moves unless a test asks for it."""
        wanted = {"prefers-reduced-motion": "reduce", **{name.replace("_", "-"): of for name, of in features.items()}}
        self.command(
            "Emulation.setEmulatedMedia", {"features": [{"name": name, "value": of} for name, of in wanted.items()]}
        )

    def command(self, name: str, arguments: dict[str, Any] | None = None) -> Any:
        return self.driver.execute_cdp_cmd(name, arguments or {})

    def js(self, code: str, *arguments: Any) -> Any:
        """What an expression is; ``arguments`` are its ``arguments``."""
        return self.driver.execute_script(f"return {code}", *arguments)

    def wait(self) -> None:
        """Let the page do what it does after an event: follow a link, settle a promise, draw what was not in view."""
        self.driver.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 50))")

    def node(self, identifier: str) -> Any:
        """The head of a node: its sign and its text."""
        return self.js(
            "document.getElementById(arguments[0]).querySelector(':scope > .h, :scope > details > .h')", identifier
        )

    def fold(self, identifier: str) -> None:
        """Press the arrow of a node, left of its text."""
        from selenium.webdriver import ActionChains

        head = self.node(identifier)
        left = self.js("arguments[0].getBoundingClientRect().width", head) // 2 + 8
        chain = ActionChains(self.driver, duration=0).scroll_to_element(head)
        chain.move_to_element_with_offset(head, -left, 0).click().perform()

    def one(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        return self.driver.find_elements("css selector", selector)

    def click(self, selector: str) -> None:
        self.one(selector).click()

    def tool(self, name: str) -> None:
        """Press a button of the page, which may have to be unfolded first."""
        if not self.one(f"#do-{name}").is_displayed():
            self.click("#do-tools")
        if name != "tools" or self.one("#do-tools").get_attribute("aria-pressed") == "false":
            self.click(f"#do-{name}")

    def view(self, name: str) -> None:
        """Go to a view, by all that leads there: the page follows a link a moment after the click."""
        for link in self.all(f'.views a[href="#{name}"]'):
            link.click()
        self.wait()

    def point_at(self, element: Any) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver, duration=0).scroll_to_element(element).move_to_element(element).perform()

    def press(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def search(self, words: str) -> str:
        """Type into the search, and return the message about the result."""
        field = self.one("#words")
        field.clear()
        field.send_keys(words)
        return self.one("#count").text

    def shown(self) -> list[str]:
        """The nodes whose text can be seen, in their order."""
        return self.js("[...document.querySelectorAll('li.n')].filter((n) => n.querySelector('.t').checkVisibility())"
                       ".map((n) => n.id)")  # fmt: skip

    def ids(self, selector: str) -> list[str]:
        return self.js("[...document.querySelectorAll(arguments[0])].map((n) => n.id)", selector)

    def focused(self) -> str:
        """The node whose head has the focus."""
        return self.js("document.activeElement.matches('.h') ? document.activeElement.closest('li').id : ''")

    def pdf(self, **options: Any) -> bytes:
        return base64.b64decode(self.command("Page.printToPDF", options)["data"])

    def log(self) -> list[str]:
        """What the console has said since the last call: errors, violations of the policy."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """The addresses that have been asked for since the last call, but for the browser's own parts."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if url != "about:blank" and not url.startswith("chrome:")]
