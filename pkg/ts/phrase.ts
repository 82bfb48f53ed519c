// Values of a Report -> text for a person: sentences with facts filled in, dates, countries, units.

import type { Member, Messages } from "./messages/en.js";

/** Facts by name, as checks and findings carry them. */
export type Facts = Record<string, unknown>;

/**
 * Text from a document, made safe to show: characters that control a terminal, turn the direction of
 * writing or cannot be seen are replaced by one that can.
 */
export function plain(value: unknown): string {
  const text = typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
  return text.replace(/[\s\u0085]+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "\uFFFD").trim();
}

/**
 * A template of `messages/*.ts` with its facts; `undefined` when one is missing outside of brackets. Of
 * the parts that stand in brackets with `|` between, the first whose facts are there, and not empty, is taken.
 */
export function fill(template: string, facts: Facts, messages: Messages): string | undefined {
  let whole = true;
  const put = (text: string, look: (said: string | undefined) => void) =>
    text.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, form: string | undefined) => {
      const value = phrase(name, own(facts, name), messages);
      const said = value === undefined || value === null ? undefined : formed(value, form, messages);
      look(said);
      return said ?? "";
    });
  // Parts in brackets and parts outside come in turn; what is put in is never looked at again.
  const parts = template.split(/[[\]]/).map((part, i) => {
    if (i % 2 === 0) return put(part, (said) => (whole &&= said !== undefined));
    for (const choice of part.split("|")) {
      let there = true;
      const text = put(choice, (said) => (there &&= Boolean(said)));
      if (there) return text;
    }
    return "";
  });
  return whole ? parts.join("") : undefined;
}

/** Facts that hold a phrase. */
const PHRASES: ReadonlySet<string> = new Set(["asks", "cause", "part", "reason"]);

/** A fact that the core writes as an English phrase, in the language; as it is where there is no other. */
function phrase(name: string, value: unknown, { phrases }: Messages): unknown {
  return typeof value === "string" && PHRASES.has(name) ? (own(phrases, value) ?? value) : value;
}

/** A fact in the form that a template asks for; `undefined` when there is nothing to say. */
function formed(value: unknown, form: string | undefined, messages: Messages): string | undefined {
  if (form === "country") return country(value, messages);
  if (form === "stated") return stated(value, messages);
  if (form === "must") return must(value, messages);
  if (form === "purposes") return purposes(value, messages);
  if (form === "quoted") return quoted(value, messages);
  return form === "some" && value === 0 ? undefined : show(value, messages);
}

/** `items/0/hsCode`, a member of the request, as `your line 1, HS code`. */
function stated(field: unknown, messages: Messages): string {
  const names: string[] = [];
  for (const name of plain(field).split("/")) {
    if (/^\d+$/.test(name)) names.push(nth(names.pop() ?? "", Number(name) + 1, messages));
    else names.push(own(messages.stated, name) ?? name);
  }
  return names.join(messages.joins.list);
}

/** A text in quotation marks, a list with each in its own; `undefined` when there is none. */
function quoted(value: unknown, messages: Messages): string | undefined {
  const texts = (Array.isArray(value) ? value : [value]).map((entry) => show(entry, messages)).filter(Boolean);
  return texts.length === 0 ? undefined : texts.map((text) => inQuotes(text, messages)).join(messages.joins.list);
}

/** What was looked up in status lists and found good; `undefined` when it was only messages. */
function purposes(value: unknown, messages: Messages): string | undefined {
  const looked = Array.isArray(value) ? value.filter((purpose) => purpose !== "message").sort() : [];
  return messages.purposes[looked.join(" ")];
}

/** What a rule of the reference data asks for. */
function must(value: unknown, messages: Messages): string {
  const { stand, lack, oneOf } = messages.must;
  if (Array.isArray(value)) return fill(oneOf, { choices: value }, messages) ?? "";
  return value === "stand" ? stand : value === "lack" ? lack : plain(value);
}

/** A fact or a value: a date as a date, a list with commas, everything else as it stands. */
export function show(value: unknown, messages: Messages): string {
  if (Array.isArray(value)) return value.map((entry) => show(entry, messages)).join(messages.joins.list);
  if (typeof value === "number") return String(value);
  return date(value, messages) ?? plain(value);
}

/** `2026-06-01` or an RFC 3339 time in UTC, in words; `undefined` when it is neither. */
function date(value: unknown, { locale }: Messages): string | undefined {
  if (typeof value !== "string") return undefined;
  const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.exec(value);
  const moment = new Date(value);
  if (!form || Number.isNaN(moment.getTime())) return undefined;
  const day: Intl.DateTimeFormatOptions = { dateStyle: "long", timeZone: "UTC" };
  if (form[1] === undefined) return once(`day ${locale}`, () => new Intl.DateTimeFormat(locale, day)).format(moment);
  const time = once(`time ${locale}`, () => new Intl.DateTimeFormat(locale, { ...day, timeStyle: "short" }));
  return `${time.format(moment)} UTC`;
}

/** A formatter is dear to make, and there are few. */
const made = new Map<string, unknown>();

function once<T>(name: string, make: () => T): T {
  if (!made.has(name)) made.set(name, make());
  return made.get(name) as T;
}

/** `CN` as `China`; what is no code of a country as it stands. */
export function country(value: unknown, { locale }: Messages): string {
  const code = plain(value);
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const names = once(`country ${locale}`, () => new Intl.DisplayNames(locale, { type: "region", fallback: "code" }));
  return names.of(code) ?? code;
}

/** A JSON Pointer into the certificate as a place a person finds: `goods line 1, FOB value (box 12)`. */
export function place(pointer: string, messages: Messages): string {
  const { joins, members, words } = messages;
  const names = pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const said: string[] = [];
  let box: string | undefined;
  let inner: Member[2];
  names.forEach((name, i) => {
    if (/^\d+$/.test(name)) {
      const number = Number(name) + 1;
      const of = said.pop() ?? "";
      said.push(names[i - 1] === "items" ? (fill(words.item, { number }, messages) ?? of) : nth(of, number, messages));
      return;
    }
    const known: Member | undefined = own(inner, name) ?? own(members, name);
    said.push(known?.[0] ?? inQuotes(plain(name), messages));
    box = known?.[1] ?? box;
    inner = known?.[2];
  });
  const where = said.join(joins.list);
  if (box === undefined) return where;
  return added(where, box === "top" ? words.boxTop : (fill(words.box, { box }, messages) ?? box), messages);
}

/** Something with a number. */
function nth(name: string, number: number, messages: Messages): string {
  return fill(messages.joins.nth, { name, number }, messages) ?? name;
}

/** Something with more said of it, in brackets. */
export function added(text: string, more: string, { joins }: Messages): string {
  return `${text}${joins.open}${more}${joins.close}`;
}

function inQuotes(text: string, { joins }: Messages): string {
  return joins.quotes[0] + text + joins.quotes[1];
}

function own<V>(record: Readonly<Record<string, V>> | undefined, name: string): V | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
