// Where the package's files lie -> its parts, each loaded when it is first wanted. Whoever hosts this page
// elsewhere changes this one line.

const FOLDER = "/embed/";

const base = new URL(FOLDER, import.meta.url);
const from = (name) => import(new URL(name, base).href);

/** The verifier with every algorithm and envelope. */
export const full = () => from("full.js");
/** Reports in words. */
export const present = () => from("present.js");
/** Evidence as a ZIP. */
export const filing = () => from("filing.js");
/** Papa Parse. */
export const csv = async () => (await from("csv.js")).default;
/** `decodeQR` of the library `qr`. */
export const qrRead = () => from("qr-read.js");
/** `unzipSync` of fflate. */
export const unzip = () => from("unzip.js");
