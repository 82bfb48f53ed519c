// Chromium, Firefox and WebKitGTK -> one small driver: go to an address, run a function in the page, press keys.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import puppeteer from "puppeteer-core";
import { deadPort } from "../edge/servers.mjs";
import { launch } from "./stage.mjs";

const which = (name) => (process.env.PATH ?? "").split(delimiter).map((dir) => join(dir, name)).find(existsSync);

/** Where Debian keeps WebKitGTK's own little browser. */
function miniBrowser() {
  const libraries = "/usr/lib";
  const folders = existsSync(libraries) ? readdirSync(libraries).map((name) => join(libraries, name, "webkit2gtk-4.1", "MiniBrowser")) : [];
  return folders.find(existsSync);
}

/** Firefox's program, where there is one. */
export const FIREFOX = which("firefox-esr") ?? which("firefox");

/** What each needs, in the words of whoever has to install it; `undefined` when it is there. */
export const MISSING = {
  chromium: undefined,
  firefox: FIREFOX ? undefined : "there is no Firefox; Debian's package is firefox-esr",
  webkit: which("WebKitWebDriver") && which("xvfb-run") && which("xauth") && miniBrowser() ? undefined : "there is no WebKitGTK to drive; Debian's packages are webkit2gtk-driver, xvfb and xauth",
};

/** Starts one of them: `goto(url)`, `evaluate(function, ...arguments)`, `press(...keys)`, `size(width, height)`; stopped after the tests. `flags`: V8's own, for Chromium. */
export async function start(context, name, flags = []) {
  if (name === "webkit") return webkit(context);
  const browser = name === "chromium" ? await launch(context, flags.map((flag) => `--js-flags=${flag}`)) : await puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
  });
  if (name === "firefox") context.after(() => browser.close());
  const page = await browser.newPage();
  return {
    version: await browser.version(),
    goto: (url) => page.goto(url),
    evaluate: (call, ...given) => page.evaluate(call, ...given),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    size: (width, height) => page.setViewport({ width, height }),
  };
}

/** Keys as W3C WebDriver has them; any other is typed as it is. */
const KEYS = { Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Space: " " };
/** Longest wait for the driver to answer its first question. */
const READY_MS = 30_000;

async function webkit(context) {
  const port = await deadPort();
  // As root there is no sandbox to be had; elsewhere the variable says nothing.
  const env = { ...process.env, ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {}) };
  const child = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], { env, stdio: "ignore", detached: true });
  const closed = new Promise((done) => child.on("close", done));
  context.after(() => {
    try {
      // The driver, its browser and the display: a group of our own.
      process.kill(-child.pid, "SIGTERM");
    } catch {
      // Gone already.
    }
    return closed;
  });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebKitGTK: ${value.error} ${value.message}`);
    return value;
  };
  const until = Date.now() + READY_MS;
  while (!(await ask("GET", "/status").catch(() => undefined))) {
    if (Date.now() > until) throw new Error("WebKitWebDriver does not answer");
    await new Promise((again) => setTimeout(again, 50));
  }
  const { sessionId, capabilities } = await ask("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } } },
  });
  context.after(() => ask("DELETE", `/session/${sessionId}`).catch(() => undefined));
  const session = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
  return {
    version: `${capabilities.browserName}/${capabilities.browserVersion}`,
    goto: (url) => session("POST", "/url", { url }),
    async evaluate(call, ...given) {
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve().then(() => (${call})(...[...arguments].slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await session("POST", "/execute/async", { script, args: given });
      if (error) throw new Error(error);
      return value;
    },
    async press(...keys) {
      const actions = keys.map((key) => KEYS[key] ?? key).flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
      await session("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    size: (width, height) => session("POST", "/window/rect", { width, height }),
  };
}
