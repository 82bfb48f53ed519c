//! The crate as WebAssembly: what its tests do on this machine, and something to time.

use eco_curve::{Job, PublicKey, Signature, Table, verify_batch};
use wasm_bindgen::prelude::wasm_bindgen;

#[path = "../tests/common/mod.rs"]
mod common;

/// Random signatures, every other one mutated: what was found, or a thrown text.
#[wasm_bindgen]
pub fn differential(count: u32, seed: u32) -> Result<String, String> {
    common::differential(count, seed)
}

/// Signatures made to meet the exceptional cases.
#[wasm_bindgen]
pub fn exceptional(seed: u32) -> Result<String, String> {
    common::exceptional(seed)
}

/// Signatures with r + n below p.
#[wasm_bindgen(js_name = xAboveN)]
pub fn x_above_n() -> Result<String, String> {
    common::x_above_n()
}

/// Coordinates of points and of none.
#[wasm_bindgen]
pub fn keys(count: u32, seed: u32) -> Result<String, String> {
    common::keys(count, seed)
}

/// Wycheproof's cases.
#[wasm_bindgen]
pub fn wycheproof() -> Result<String, String> {
    common::wycheproof()
}

/// One key and signatures by it, to be verified again and again.
#[wasm_bindgen]
pub struct Timed {
    key: PublicKey,
    tables: [Table; 2],
    signed: Vec<([u8; 32], Signature)>,
}

#[wasm_bindgen]
impl Timed {
    /// `x` and `y` of 32 bytes; `signed`: of each signature the digest's 32 and its own 64. None if any is wrong.
    #[wasm_bindgen(js_name = from)]
    pub fn new(x: &[u8], y: &[u8], signed: &[u8]) -> Option<Timed> {
        let key = PublicKey::from_coordinates(x.try_into().ok()?, y.try_into().ok()?)?;
        let read = |one: &[u8]| {
            let signature = Signature::from_bytes(one.get(32..)?.try_into().ok()?)?;
            Some((one.get(..32)?.try_into().ok()?, signature))
        };
        let signed = signed.chunks(96).map(read).collect::<Option<_>>()?;
        Some(Self { key, tables: [Table::generator(), Table::new(&key)], signed })
    }

    /// Makes the table of the key.
    pub fn table(&mut self) {
        self.tables[1] = Table::new(&self.key);
    }

    /// Verifies all by the plain path: how many are valid.
    pub fn plain(&self) -> usize {
        self.signed.iter().filter(|(digest, signature)| self.key.verify(digest, signature)).count()
    }

    /// Verifies all with tables, so many at a time: how many are valid.
    pub fn batch(&self, size: usize) -> usize {
        let [generator, table] = &self.tables;
        let job = |&(digest, signature)| Job { table, digest, signature };
        let jobs: Vec<_> = self.signed.iter().map(job).collect();
        let valid = jobs.chunks(size.max(1)).flat_map(|jobs| verify_batch(generator, jobs));
        valid.filter(|valid| *valid).count()
    }
}
