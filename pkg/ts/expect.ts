// Attributes expect-* -> what the core compares the certificate with.

/** Attribute (without `expect-`) to the member of a request, and how its value is written. */
const MEMBERS: Record<string, readonly [member: string, kind: "text" | "list" | "object" | "array"]> = {
  consignee: ["consignee", "text"],
  "customs-value": ["customsValue", "object"],
  exporter: ["exporter", "text"],
  "hs-codes": ["hsCodes", "list"],
  "importing-country": ["importingCountry", "text"],
  invoices: ["invoices", "list"],
  items: ["items", "array"],
  quantities: ["quantities", "list"],
};

/** The attributes. */
export const EXPECT: readonly string[] = Object.keys(MEMBERS).map((name) => `expect-${name}`);

/**
 * What is expected, by the attributes; `undefined` when nothing is. A list is separated by semicolons, or
 * is a JSON array; what begins as JSON is read as JSON.
 *
 * Throws a TypeError that names the attribute.
 */
export function expected(number: string, read: (name: string) => string | null): object | undefined {
  const request: Record<string, unknown> = number === "" ? {} : { number };
  for (const [name, [member, kind]] of Object.entries(MEMBERS)) {
    const text = read(`expect-${name}`)?.trim() ?? "";
    if (text === "") continue;
    if (kind === "object" || kind === "array" || /^[[{]/.test(text)) request[member] = json(`expect-${name}`, text, kind);
    else request[member] = kind === "text" ? text : text.split(";").map((part) => part.trim()).filter(Boolean);
  }
  return Object.keys(request).length > 0 ? request : undefined;
}

/** Throws a TypeError that names the attribute. */
export function json(name: string, text: string, kind = ""): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null) throw new TypeError(`${name} is not JSON`);
  if (kind === "object" && Array.isArray(value)) throw new TypeError(`${name} is not a JSON object`);
  if (kind !== "object" && kind !== "" && !Array.isArray(value)) throw new TypeError(`${name} is not a JSON array`);
  return value;
}
