// The English sentences about a certificate -> the same about a declaration of origin, which an exporter
// makes: no issuing body has to do with it.

import type { Messages } from "./en.js";

/** What differs for a declaration. */
export type ForDeclaration = Pick<Messages, "codes" | "settings" | "reasons" | "checks" | "places" | "remarked">;

/** In this order; whole turns of phrase first. */
export type Turns = readonly (readonly [certificate: RegExp, declaration: string])[];

const ENGLISH: Turns = [
  [/Ask the exporter to have the issuing body correct and reissue the certificate/g, "Ask the exporter who made it to correct it and make it anew"],
  [/Ask the exporter for the file as issued; if that fails too, tell the issuing body/g, "Ask the exporter for the file as it was made"],
  [/Tell the issuing body that it is named in this certificate/g, "Tell the exporter that it is named in this declaration"],
  [/A signed certificate of origin/g, "A signed declaration of origin"],
  [/as the issuing body issued (it|the certificate)/g, "as it was made"],
  [/the issuing body(?: of the exporting country)? whether it issued this certificate/g, "the exporter named in it whether it made this declaration"],
  [/A certificate has 1 to 50 lines of goods, and this one has none, or more than 50/g, "A declaration has at least one line of goods, and this one has none"],
  [/issued anew: for more than 50 lines of goods, as several certificates/g, "made anew"],
  [/([Aa])sk the issuing body/g, "$1sk the exporter who made it"],
  [/\bissuing body\b/g, "exporter"],
  [/(?<!signing )\bcertificate\b(?! of origin)/g, "declaration"],
];

/** The words of `from`, for a declaration, by the turns of their language. */
export function forDeclaration(from: ForDeclaration, turns: Turns = ENGLISH): ForDeclaration {
  const { codes, settings, reasons, checks, places, remarked } = from;
  return reworded({ codes, settings, reasons, checks, places, remarked }, turns);
}

function reworded<T>(value: T, turns: Turns): T {
  if (typeof value === "string") return turns.reduce<string>((text, [from, to]) => text.replace(from, to), value) as T;
  if (Array.isArray(value)) return value.map((entry: unknown) => reworded(entry, turns)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, reworded(entry as unknown, turns)])) as T;
}
