// A serial number -> one certificate's claims: 3 goods lines, about 2.7 kB of JSON, for any day that it is made on.

const DAY = 86_400_000;
const day = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const [ISSUED, INVOICED, SAILS, ENDS] = [-14, -18, -11, 340].map(day);

/** What is written in every certificate, once for a run: goods lines, repeated for longer ones. */
const GOODS = [
  ["Porcelain plates, glazed, 26 cm, pattern EX-7, for table use, packed in cartons of twelve", "691110", "RVC", "3150", { amount: "18900.00", currency: "USD" }],
  ["Stoneware mugs, 350 ml, pattern EX-9, for table use, packed in cartons of twenty-four", "691200", "CTC", "480.5"],
  ["Glass tumblers, soda-lime, 300 ml, gathered mechanically, packed in cartons of forty-eight", "701337", "CTC", "1264.25"],
];

const party = (name, address, country) => ({ name, address, country });

function item(index, serial) {
  const [description, hsCode, base, value, fobValue] = GOODS[index % GOODS.length];
  return {
    number: index + 1,
    marks: `EXAMPLE IMPORTS / PENANG / C-${serial}-${index + 1} / MADE IN CHINA`,
    packages: { count: 40 + index, kind: "cartons" },
    description,
    hsCode,
    originCriterion: { base, cumulation: false, deMinimis: false },
    rcepCountryOfOrigin: { country: "CN" },
    quantity: { value, unit: "KGM" },
    ...(fobValue ? { fobValue } : {}),
    invoices: [{ number: `XM-${serial}-${(index % 3) + 1}`, date: INVOICED }],
  };
}

/**
 * The claims of certificate number `serial` of an issuer, valid today. `status`: its status entry, where it has one.
 * `items`: how many goods lines, 1 to 50.
 */
export function claims(serial, { id, name }, status, items = 3) {
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"],
    id: `urn:uuid:0f0e3a57-6f6b-4a52-9d51-${String(serial).padStart(12, "0")}`,
    type: ["VerifiableCredential", "RcepCertificateOfOrigin"],
    issuer: { id, name },
    validFrom: `${ISSUED}T00:00:00Z`,
    validUntil: `${ENDS}T23:59:59Z`,
    credentialSchema: { id: "https://w3id.org/rcep-eco/schemas/rcep-co-1.json", type: "JsonSchema" },
    ...(status ? { credentialStatus: status } : {}),
    credentialSubject: {
      type: "CertificateOfOrigin",
      certificateNumber: `BENCH-${serial}`,
      issuingCountry: "CN",
      issuingBody: name,
      issueDate: ISSUED,
      importingCountry: "MY",
      exporter: party("Xiamen Example Ceramics Co., Ltd.", "31 Lujiang Rd, Siming District, Xiamen, Fujian", "CN"),
      producer: party("Dehua Example Kiln Co., Ltd.", "4 Taoci Ave, Dehua, Quanzhou, Fujian", "CN"),
      consignee: party("Penang Example Tableware Sdn. Bhd.", "77 Lebuh Pantai, 10300 George Town, Penang", "MY"),
      transport: { departureDate: SAILS, conveyance: "EXAMPLE PEARL V.031W", portOfDischarge: "MYPEN", route: "BY SEA" },
      hsEdition: "2022",
      items: Array.from({ length: items }, (_, index) => item(index, serial)),
      exporterDeclaration: { place: "Xiamen", date: INVOICED, signatory: "Chen Example" },
      certification: { place: "Xiamen", date: ISSUED, signatory: "Officer 1207" },
    },
  };
}

/** A day so many days from today. */
export { day };
