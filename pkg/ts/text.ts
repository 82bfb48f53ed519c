// Values of a Report -> text for a person: dates, countries, lists, and what is safe to show of a document.

import type { First } from "./messages/first.js";

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

/** A template that has facts in it, all of them there, and neither brackets nor forms; others are for `fill`. */
export function put(template: string, facts: Facts, messages: First): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => show(facts[name], messages));
}

/** A fact or a value: a date as a date, a list with commas, everything else as it stands. */
export function show(value: unknown, messages: First): string {
  if (Array.isArray(value)) return value.map((entry) => show(entry, messages)).join(messages.joins.list);
  return date(value, messages) ?? plain(value);
}

/** `2026-06-01` or an RFC 3339 time in UTC, in words; `undefined` when it is neither. */
function date(value: unknown, { locale }: First): string | undefined {
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
export function country(value: unknown, { locale }: First): string {
  const code = plain(value);
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const names = once(`country ${locale}`, () => new Intl.DisplayNames(locale, { type: "region", fallback: "code" }));
  return names.of(code) ?? code;
}

/** Something with more said of it, in brackets. */
export function added(text: string, more: string, { joins }: First): string {
  return `${text}${joins.open}${more}${joins.close}`;
}

/** A member's value, if it is an object; otherwise an empty one. */
export function object(value: unknown): Facts {
  return isObject(value) ? value : {};
}

/** Whether it is an object, and no array. */
export function isObject(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
