// Pictures of every view and verdict, light and dark, in English, Chinese and the longest language, for people to look at.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { lifetime } from "../edge/servers.mjs";
import { LANGUAGES, loadMessages } from "../../pkg/dist/present.js";
import { furnish, launch, openReady, screenshots, startStage } from "./stage.mjs";

const VIEWS = ["card", "badge", "full", "form"];
const SHOWN = { valid: ["good", "1", "/list"], invalid: ["faulty", "3", "/list"], unproven: ["changed", "4", "/list"], indeterminate: ["good", "1", null] };

suite("screenshots", () => {
  const whole = lifetime(after);
  let browser, stage, languages, folder;

  before(async () => {
    [browser, stage, folder] = [await launch(whole), await startStage(whole), await screenshots()];
    furnish(stage);
    const lengths = await Promise.all(LANGUAGES.map(async (lang) => [JSON.stringify((await loadMessages(lang)).words).length, lang]));
    languages = ["en", "zh", lengths.sort(([one], [other]) => other - one)[0][1]];
  });

  for (const scheme of ["light", "dark"]) test(`every view and verdict, ${scheme}`, async (t) => {
    t.diagnostic(`languages: ${languages}`);
    const faults = [];
    const page = await openReady(browser, faults, `${stage.url}/`);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width: 900, height: 700 });
    let taken = 0;
    for (const lang of languages) for (const view of VIEWS) {
      // One picture a view, with all verdicts one below the other.
      const rows = await page.evaluate(async (lang, view, shown) => {
        document.querySelector("main").replaceChildren();
        for (const [name, [file, number, list]] of Object.entries(shown)) {
          const from = view === "form" ? { endpoint: "/edge", number: `TEST-000${number}` } : { src: `/${file}.jwt`, "check-at": "/check" };
          await ended(make(`${view}-${name}`, { lang, view, "trust-list": list, ...from }, view === "form" ? { code: "c" } : {}));
        }
        return document.querySelectorAll("eco-verify[data-verdict]").length;
      }, lang, view, SHOWN);
      assert.equal(rows, 4);
      await page.screenshot({ path: join(folder, `${view}-${lang}-${scheme}.png`), fullPage: true });
      taken++;
    }
    await page.evaluate(async (lang) => {
      document.querySelector("main").replaceChildren();
      await ended(make("a", { lang, view: "badge", src: "/faulty.jwt", "check-at": "/check" }));
      part(a, "badge").click();
      part(a, "show-qr").click();
      await until(() => part(a, "qr"));
    }, languages[2]);
    await page.screenshot({ path: join(folder, `dialog-${languages[2]}-${scheme}.png`) });
    await page.setViewport({ width: 320, height: 640 });
    await page.evaluate(async (lang) => {
      document.querySelector("main").replaceChildren();
      for (const view of ["card", "badge", "form"]) {
        await ended(make(view, { lang, view, ...(view === "form" ? { endpoint: "/edge", number: "TEST-0003" } : { src: "/faulty.jwt" }) }, view === "form" ? { code: "c" } : {}));
      }
      await ended(make("missing", { lang, src: "/missing.jwt" }));
      make("idle", { lang, view: "form", endpoint: "/edge" });
      await until(() => part(idle, "form"));
    }, languages[2]);
    await page.screenshot({ path: join(folder, `narrow-${languages[2]}-${scheme}.png`), fullPage: true });
    await page.close();
    assert.deepEqual([taken, faults], [12, []]);
  });
});
