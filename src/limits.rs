//! Every limit the verifier works under, with its reason. Input over a limit is refused with a code.

/// Bytes of a certificate as handed over. A certificate with 50 items is about 25 kB; twenty times
/// that leaves room for long descriptions and stays quick to refuse.
pub const CERTIFICATE_BYTES: usize = 512 * 1024;
/// Bytes of a decoded protected header. Room for an `x5c` chain of three certificates.
pub const HEADER_BYTES: usize = 8 * 1024;
/// Bytes of a trust list: about 2,000 issuers with one key each.
pub const TRUST_LIST_BYTES: usize = 1024 * 1024;
/// Bytes of a status list credential. A list of a million entries with one per cent revoked packs
/// into a tenth of this.
pub const STATUS_LIST_BYTES: usize = 1024 * 1024;
/// Bytes of an inflated status list: 134 million entries. Inflation stops here, so that a small
/// token cannot fill the memory.
pub const INFLATED_STATUS_BYTES: u64 = 16 * 1024 * 1024;
/// Entries a status list must hold at least (Bitstring Status List 1.0, 6.1: herd privacy).
pub const STATUS_LIST_MIN_ENTRIES: u64 = 131_072;
/// Status entries in one certificate: the four purposes of the standard, twice.
pub const STATUS_ENTRIES: usize = 8;
/// Disclosures in one SD-JWT: every member of 50 items could be one.
pub const DISCLOSURES: usize = 1024;
/// Certificates in an `x5c` chain, the signer's included: root, two intermediates and a leaf.
pub const CHAIN: usize = 4;
/// Bytes of a DID document: a few dozen keys.
pub const DID_DOCUMENT_BYTES: usize = 64 * 1024;
/// Nesting of JSON arrays and objects, counted from the outermost. The profile needs 6.
pub const JSON_DEPTH: usize = 32;
/// Objects in one JSON text. The smallest takes six bytes of text and two hundred and fifty of memory; a
/// declaration that fills its size with items has 10,000, a trust list 5,000.
pub const JSON_OBJECTS: usize = 16_384;
/// Largest integer that every JSON implementation reads alike (RFC 7493, 2.2): 2^53 - 1.
pub const JSON_MAX_INTEGER: u64 = (1 << 53) - 1;
/// Bytes of a JSON Pointer in a Report. Pointers into a certificate have about 40; what lies below a
/// longer one is reported at the place above, so that no name is repeated for every value under it.
pub const POINTER_BYTES: usize = 1024;
/// Findings listed in one Report. A person reads the first dozen; the check still counts them all.
pub const FINDINGS: usize = 200;
/// Items in a certificate of origin (Form RCEP as issued through TradeNet holds at most 50).
pub const ITEMS: usize = 50;
/// Seconds for which a holder's proof answers a question: a presentation is made on the day.
pub const KEY_BINDING_SECONDS: i64 = 86_400;
/// Certificates whose signatures are verified together; what is held of each is at most
/// [`CERTIFICATE_BYTES`] and what is read from them.
pub(crate) const BATCH: usize = 64;

/// Bytes of status lists that a verifier keeps from batch to batch: 400 of the shortest there are.
pub(crate) const KEPT_LISTS_BYTES: usize = 8 * 1024 * 1024;

/// Rounds of "needs, fetch, verify again" a host may make.
pub const ROUNDS: usize = 3;
/// Fetches a host may make for one certificate.
pub const FETCHES: usize = 8;
