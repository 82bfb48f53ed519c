// A seed -> certificates and declarations as JSON texts: whole ones, each with one member at the edge of
// what it may be, and each with several members moved, renamed, taken away or spoiled.

const PARTY = { name: "Example Works", address: "1 Example Road", country: "CN" };
const SIGNED = { place: "Shenzhen", date: "2026-06-01", signatory: "Officer 0471" };

const NEEDED_ITEM = {
  number: 1,
  description: "LED luminaires",
  hsCode: "940511",
  originCriterion: { base: "CTC", cumulation: true, deMinimis: false },
  rcepCountryOfOrigin: { country: "CN" },
  quantity: { value: "2400", unit: "KGM" },
};
const NEEDED = {
  issuingCountry: "CN",
  issueDate: "2026-06-01",
  importingCountry: "VN",
  exporter: PARTY,
  consignee: { ...PARTY, country: "VN" },
  hsEdition: "2022",
  items: [NEEDED_ITEM],
};
const NEEDED_OF = {
  CertificateOfOrigin: {
    certificateNumber: "C26470RC00012345", issuingBody: "Example Customs", exporterDeclaration: SIGNED, certification: SIGNED,
  },
  DeclarationOfOrigin: { declarationReference: "D-1", completion: { date: "2026-06-01", signatory: "Li" } },
};
/** Every member there is, but `producerStatus`, which goes with no `producer`. */
const WHOLE = {
  ...NEEDED,
  ...NEEDED_OF.CertificateOfOrigin,
  ...NEEDED_OF.DeclarationOfOrigin,
  completion: SIGNED,
  approvedExporter: { code: "AE-1", validUntil: "2027-01-01" },
  producer: PARTY,
  transport: { departureDate: "2026-06-02", conveyance: "EVER EXAMPLE V.026S", portOfDischarge: "VNSGN", route: "BY SEA" },
  items: [{
    ...NEEDED_ITEM,
    marks: "N/M",
    packages: { count: 120, kind: "cartons" },
    producer: PARTY,
    rcepCountryOfOrigin: { country: "CN", mark: "*" },
    fobValue: { amount: "36000.00", currency: "USD" },
    invoices: [{ number: "EX-1", date: "2026-05-28" }],
  }],
  remarks: "None",
  thirdPartyInvoicing: { name: "Example Trading", country: "SG" },
  backToBack: {
    originalNumber: "1", originalIssueDate: "2026-01-02", issuingCountry: "JP", rcepCountryOfOrigin: "JP", approvedExporterCode: "AE-2",
  },
  issuedRetroactively: false,
  certifiedTrueCopyDate: "2026-06-03",
};

/** A number that `JSON.stringify` would write in another way. */
const raw = (number) => `raw number ${number}`;
const written = (subject) => JSON.stringify(subject).replaceAll(/"raw number ([-+.eE0-9]+)"/g, "$1");

const DATES = [
  "2024-02-29", "2000-02-29", "2026-02-28", "9999-12-31", "0001-01-01", "0004-02-29", "2026-01-31", "2026-11-30", "2026-12-09",
  "2026-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "0000-01-01", "0000-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
  "2026-11-31", "2026-06-00", "2026-06-32", "2026-6-1", "26-06-01", "12026-06-01", " 2026-06-01", "2026-06-01 ", "+026-06-01",
  "2026-06-01T00:00:00Z", "20260601", "2026/06/01", "2026-06-1a", "01-06-2026", "202:-06-01", "/026-06-01", "\u0662\u0660\u0662\u0666-06-01", "",
];
const two = (n) => String(n).padStart(2, "0");
const upTo = (n) => [...Array(n).keys()];
/** Every month and day of a year, and some that it has not; leap days, and days that would be one; what is no digit. */
const ALMANAC = [
  ...upTo(14).flatMap((month) => upTo(33).map((day) => `2023-${two(month)}-${two(day)}`)),
  ...upTo(100).flatMap((n) => [`20${two(n)}-02-29`, `${two(n)}00-02-29`]),
  ...["/", ":"].flatMap((c) => ["0", "1"].flatMap((n) => [`2023-${n}${c}-01`, `2023-${n}${c}-29`])),
  ...["/", ":"].flatMap((c) => ["0", "1", "2"].map((n) => `2023-01-${n}${c}`)),
];
const COUNTRIES = ["VN", "AZ", "ZA", "A@", "@A", "Z[", "[Z", "cn", "Cn", "C", "CHN", "C1", "", "CN ", " CN", "\uff23\uff2e", "C\u00d1", "\u{1f1e8}\u{1f1f3}"];
const DECIMALS = [
  "0", "90", "0.9", "0.00", "9/", "/9", "9:", "9./", "9.:", "12345678901234567890.123456789", "1.", ".5", ".", "", "1.2.3", "-1", "+1", "1e3", "1,5", "1 000", " 1", "1 ",
  "0x1", "NaN", "\u0661", "\uff11", 1, 0.5,
];
const INTEGERS = [
  0, 1, 2, -1, 1.5, 0.5, 9007199254740991, -9007199254740991, "1",
  ...["1.0", "0.0", "-0", "-0.0", "-1.0", "1e0", "100e-2", "1e-1", "1E15", "1E22", "9007199254740992.0", "1e300"].map(raw),
];
const BOOLEANS = [true, false, 0, 1, "true", "", []];
const SEVERAL = [1, 2, 50, 51];

/** Characters that are refused, and their neighbours, which are not. */
const CONTROLS = ["\0", "\t", "\n", "\u001f", "\u007f", "\u0080", "\u0085", "\u009f", "\u061c", "\u200e", "\u200f", "\u202a", "\u202c", "\u202e", "\u2066", "\u2068", "\u2069"];
const NEIGHBOURS = [" ", "~", "\u00a0", "\u061b", "\u061d", "\u00ad", "\u200b", "\u200d", "\u2010", "\u2029", "\u202f", "\u2065", "\u206a", "\ufeff", "\u{e0001}"];
const TEXTS = [...CONTROLS, ...NEIGHBOURS].flatMap((c) => [`a${c}`, c]);

/** What each member may be and just may not be, by its name. */
const EDGES = {
  type: ["CertificateOfOrigin", "DeclarationOfOrigin", "certificateOfOrigin", "", ["CertificateOfOrigin"]],
  certificateNumber: ["1", ...["x", "\u00e9", "\u6f22", "\u{1f4a1}"].flatMap((c) => [c.repeat(70), c.repeat(71)]), "e\u0301".repeat(35)],
  declarationReference: ["1", "", "x".repeat(71)],
  code: ["1", "", "x".repeat(500)],
  producerStatus: ["SEE_BOX_8", "CONFIDENTIAL", "NOT_AVAILABLE", "see_box_8", "SEE BOX 8", ""],
  hsEdition: ["2012", "2022", "2028", "2017", "22", "", 2022],
  number: [...INTEGERS, "EX-2"],
  count: INTEGERS,
  hsCode: [
    "012345", "567890", "94051/", "94051:", "94051-", "/94051", "9405.11", "94 05 11", "9405.11.00.00.00", "940511000000", " .940511. ", "9.4.0.5.1.1", "0000000", "94051", "9405110000001",
    "94 05 1", "94051A", "940511,", "......", "      ", "", "94051\uff11", "9405\u00a011", "\u0669\u0664\u0660\u0665\u0661\u0661",
  ],
  base: ["WO", "PE", "CTC", "RVC", "CR", "rvc", "CTH", "RVC ", "RVC40", ""],
  originCriterion: ["RVC", { base: "WO" }, { base: "WO", cumulation: false, deMinimis: false }, { cumulation: false, deMinimis: false }],
  rcepCountryOfOrigin: [...COUNTRIES, { country: "JP" }, { mark: "*" }],
  mark: ["*", "**", "***", "", "* ", "\u2217"],
  unit: ["A0", "Z9", "0Z", "9A", "A/", "A:", "A@", "A[", "C62", "4L", "KG", "kgm", "K", "KGMS", "K M", "", "KG\u039c", "\uff2b\uff27", "\u00b5G"],
  currency: ["AZA", "ZAZ", "AA@", "ZZ[", "XXX", "VND", "usd", "US", "USDX", "US1", "", "US$", "\uff35\uff33\uff24"],
  country: COUNTRIES, issuingCountry: COUNTRIES, importingCountry: COUNTRIES,
  value: DECIMALS, amount: DECIMALS,
  cumulation: BOOLEANS, deMinimis: BOOLEANS, issuedRetroactively: BOOLEANS,
  remarks: TEXTS,
  date: DATES, issueDate: DATES, departureDate: DATES, validUntil: DATES, originalIssueDate: DATES,
  certifiedTrueCopyDate: [...DATES, ...ALMANAC],
};

/** What may stand in any place, and is of the right kind in few. */
const ANY = [
  null, true, 0, "", " ", "text", "\u0410cme", "\u6df1\u5733", [], {}, [[]], [{}], [null], ["x"], { a: { b: ["c"] } },
  [[["\u0007"]]], { a: [{ "b\u202e": 1 }] }, "a\tb", "a\u0085", "\u2067b", "a\u200bb",
];

/** What may stand under any name that is not known. */
const HARMLESS = [null, false, 1.5, "\u6df1\u5733", [[[]]], { a: { b: ["c"] } }, SIGNED, NEEDED_ITEM, WHOLE];

/** A copy that has nothing twice: what happens to one party must not happen to another. */
const copyOf = (value) => JSON.parse(JSON.stringify(value));

/** Every place in a value but the whole: the steps that lead there. */
function placesIn(value, steps = []) {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inside]) => [[...steps, name], ...placesIn(inside, [...steps, name])]);
}

const at = (subject, steps) => steps.reduce((value, step) => value[step], subject);
const holderOf = (subject, steps) => at(subject, steps.slice(0, -1));

function set(subject, steps, value) {
  holderOf(subject, steps)[steps.at(-1)] = value;
}

function remove(subject, steps) {
  const [holder, name] = [holderOf(subject, steps), steps.at(-1)];
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name];
}

/** What to put at a place, by its name and what is there. */
function edgesOf(steps, present) {
  const lengths = (array) => [0, 1, 2, 50, 51].map((n) => Array(n).fill(array[0]));
  const arrays = Array.isArray(present) ? [...lengths(present), [...present, "x"], [...present, null]] : [];
  return [...(EDGES[steps.at(-1)] ?? []), ...arrays, [present], { 0: present }];
}

/** `below(n)`: numbers from 0 to below `n`, the same ones for the same seed (Marsaglia's xorshift). */
function random(seed) {
  let state = seed;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

/** Things to do to a subject, somewhere in it. */
function changes(below) {
  const one = (list) => list[below(list.length)];
  const unknown = ["unknown", "\u00fcber", "__x", "a/b~c", "Producer", "\u7bb1", ""];
  const known = ["producerStatus", ...new Set(placesIn(WHOLE).map((steps) => steps.at(-1)))];
  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  /** The steps to something of that kind; none, to the whole, where there is nothing such. */
  const find = (subject, kind) => one(placesIn(subject).filter((steps) => kind(at(subject, steps)))) ?? [];
  const anywhere = (act) => (subject) => {
    const steps = find(subject, () => true);
    if (steps.length > 0) act(subject, steps, at(subject, steps));
  };
  const add = (names, values) => (subject) => set(subject, [...find(subject, isObject), one(names)], copyOf(one(values)));
  const spoil = (characters) => (subject) => {
    const steps = find(subject, (value) => typeof value === "string");
    if (steps.length > 0) set(subject, steps, at(subject, steps) + one(characters));
  };
  return [
    anywhere((subject, steps, value) => set(subject, steps, copyOf(one(edgesOf(steps, value))))),
    anywhere((subject, steps) => set(subject, steps, copyOf(one(ANY)))),
    anywhere(remove),
    anywhere((subject, steps, value) => {
      const [above, name] = [steps.slice(0, -1), steps.at(-1)];
      remove(subject, steps);
      const names = [one(known), one(unknown), name.toUpperCase(), `${name} `, name + one(CONTROLS), name + one(NEIGHBOURS)];
      set(subject, [...(isObject(at(subject, above)) ? above : find(subject, isObject)), one(names)], value);
    }),
    anywhere((subject, steps, value) => set(subject, [...find(subject, isObject), one([steps.at(-1), one(known)])], copyOf(value))),
    add(known, ANY), add(unknown, ANY), add(known, TEXTS), spoil(CONTROLS),
    // What harms less, so that one fault among several is seen to be enough.
    spoil(NEIGHBOURS), add(unknown, NEIGHBOURS), add(unknown, HARMLESS), add(unknown, HARMLESS),
  ];
}

/** Characters that are enough for 51 items; longer texts would try nothing else. */
const MOST = 60_000;

/** At least `least` different subjects, as `{ kind, text }`. */
export function mutants(seed, least) {
  const found = new Map();
  const keep = (base, change) => {
    const subject = copyOf(base);
    change(subject);
    const text = written(subject);
    if (text.length < MOST) found.set(`${base.type} ${text}`, { kind: base.type, text });
  };
  const bases = Object.keys(NEEDED_OF).flatMap((type) => {
    const needed = { type, ...NEEDED, ...NEEDED_OF[type] };
    return [{ type, ...WHOLE }, needed, { ...needed, producerStatus: "SEE_BOX_8" }];
  });
  for (const base of bases) {
    const one = (steps, value) => keep(base, (subject) => set(subject, steps, value));
    for (const steps of placesIn(base)) {
      keep(base, (subject) => remove(subject, steps));
      for (const value of edgesOf(steps, at(base, steps))) one(steps, value);
      if ("remarks" in base) for (const value of ANY) one(steps, value);
    }
    for (const [name, value] of Object.entries(WHOLE)) one([name], value);
    for (const name of TEXTS) one([name], name.length);
  }
  const below = random(seed);
  const all = changes(below);
  while (found.size < least) {
    keep(bases[below(bases.length)], (subject) => {
      for (let left = 1 + below(3); left > 0; left--) all[below(all.length)](subject);
    });
  }
  return [...found.values()];
}
