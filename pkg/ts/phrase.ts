// Templates of messages/*.ts and facts of a Report -> sentences for a person; places in a certificate.

import { added, country, plain, show, type Facts } from "./text.js";
import type { Member, Messages } from "./messages/en.js";

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

function inQuotes(text: string, { joins }: Messages): string {
  return joins.quotes[0] + text + joins.quotes[1];
}

function own<V>(record: Readonly<Record<string, V>> | undefined, name: string): V | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
