// Country, day and value -> whether a proof of origin is needed at all, in words.

import { el, field } from "./dom.js";
import { locale, say, words } from "./words.js";

const { scope: said } = words;

/** The Parties; the core says what holds for each. */
const PARTIES = ["AU", "BN", "KH", "CN", "ID", "JP", "KR", "LA", "MY", "MM", "NZ", "PH", "SG", "TH", "VN"];

/** A choice of Parties, by name. */
export function parties(attributes = {}) {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const compare = new Intl.Collator(locale).compare;
  return el("select", attributes, el("option", { value: "" }, said.choose), PARTIES.map((code) => [names.of(code), code]).sort(([a], [b]) => compare(a, b)).map(([name, code]) => el("option", { value: code }, name)));
}

/** The form; `ask(transaction)` gives the answer in words. */
export function scopeForm(ask) {
  const [from, to] = [parties({ required: true }), parties({ required: true })];
  const date = el("input", { type: "date" });
  const amount = el("input", { inputmode: "decimal", autocomplete: "off", pattern: "[0-9]+([.][0-9]+)?" });
  const currency = el("input", { maxlength: "3", autocomplete: "off", autocapitalize: "characters", value: "USD" });
  const check = (label) => {
    const input = el("input", { type: "checkbox" });
    return [input, el("label", { class: "check" }, input, label)];
  };
  const [series, seriesLabel] = check(said.series);
  const [zero, zeroLabel] = check(said.zero);
  const answer = el("div", { class: "answer", role: "status" });
  const submit = async (event) => {
    event.preventDefault();
    const transaction = {
      exportingCountry: from.value, importingCountry: to.value,
      ...(date.value && { date: date.value }),
      ...(amount.value.trim() && { customsValue: { amount: amount.value.trim(), currency: currency.value.trim().toUpperCase() } }),
      ...(series.checked && { partOfSeries: true }), ...(zero.checked && { ordinaryRateZero: true }),
    };
    try {
      const view = await ask(transaction);
      answer.replaceChildren(el("h3", {}, view.headline), el("p", {}, view.next),
        el("ul", {}, view.reasons.map(({ says, treaty }) => el("li", {}, says, " ", el("span", { class: "sub" }, treaty)))),
        ...(view.proofs ? [el("h4", {}, view.proofs.title), el("ul", {}, view.proofs.kinds.map((kind) => el("li", {}, kind)))] : []),
        el("p", { class: "sub" }, view.note));
    } catch (error) {
      answer.replaceChildren(el("p", { class: "wrong" }, say(said.unfit, { why: error.message })));
    }
  };
  return el("details", { class: "panel", id: "scope" }, el("summary", {}, said.title),
    el("form", { submit }, el("div", { class: "fields" }, field(said.from, from), field(said.to, to), field(said.date, date), field(said.amount, amount), field(said.currency, currency)),
      seriesLabel, zeroLabel, el("button", { class: "main" }, said.go)),
    answer);
}
