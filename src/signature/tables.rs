//! Keys that sign much, and many signatures at once, to verdicts: a table of a key makes each of its
//! signatures several times quicker to verify, and takes as long to build as a good dozen do without.

use eco_curve::{Job, PublicKey, Signature, Table, verify_batch};
use std::sync::{Arc, Mutex, PoisonError};

/// How often a key is met before it has a table. Before its code is compiled well, a table costs as much as a
/// hundred signatures; afterwards as much as a good dozen.
const MET: usize = 16;
/// Tables at most, a quarter of a megabyte each. Keys beyond these are verified without.
const TABLES: usize = 128;
/// Keys counted at most; the one met longest ago makes room.
const KEYS: usize = 1024;

/// What to verify: key, digest, signature; `None` is no business of ours.
pub(super) type Signed = Option<(PublicKey, [u8; 32], Signature)>;

/// The tables of a verifier's keys, and of the generator.
#[derive(Debug, Default)]
pub(crate) struct Tables(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    generator: Option<Arc<Table>>,
    /// The key met last stands last.
    keys: Vec<Met>,
    built: usize,
}

#[derive(Debug)]
struct Met {
    key: PublicKey,
    times: usize,
    table: Option<Arc<Table>>,
}

impl Tables {
    /// Whether each signature is one by its key, in their order.
    pub(super) fn verify(&self, all: &[Signed]) -> Vec<Option<bool>> {
        let keyed: Vec<_> =
            all.iter().map(|signed| signed.as_ref().map(|(key, ..)| *key)).collect();
        let (generator, tables) = self.of(&keyed);
        let jobs: Vec<_> = all
            .iter()
            .zip(&tables)
            .filter_map(|(signed, table)| {
                let (_, digest, signature) = signed.as_ref()?;
                Some(Job { table: table.as_deref()?, digest: *digest, signature: *signature })
            })
            .collect();
        let quick = generator.map(|generator| verify_batch(&generator, &jobs)).unwrap_or_default();
        let mut quick = quick.into_iter();
        let one = |(signed, table): (&Signed, &Option<Arc<Table>>)| {
            let (key, digest, signature) = signed.as_ref()?;
            let quickly = table.as_ref().and_then(|_| quick.next());
            Some(quickly.unwrap_or_else(|| key.verify(digest, signature)))
        };
        all.iter().zip(&tables).map(one).collect()
    }

    /// The generator's table and each key's, where they pay.
    fn of(&self, keys: &[Option<PublicKey>]) -> (Option<Arc<Table>>, Vec<Option<Arc<Table>>>) {
        // What a panic left behind would still be right: every entry is whole.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for key in keys.iter().flatten() {
            known.meet(key);
        }
        let tables = keys.iter().map(|key| known.table(key.as_ref()?)).collect();
        (known.generator.clone(), tables)
    }
}

impl Known {
    fn meet(&mut self, key: &PublicKey) {
        let at = self.keys.iter().rposition(|met| met.key == *key);
        let mut met = match at {
            Some(at) => self.keys.remove(at),
            None => Met { key: *key, times: 0, table: None },
        };
        met.times = met.times.saturating_add(1);
        if met.times == MET && self.built < TABLES {
            self.generator.get_or_insert_with(|| Arc::new(Table::generator()));
            met.table = Some(Arc::new(Table::new(key)));
            self.built += 1;
        }
        self.keys.push(met);
        if self.keys.len() > KEYS {
            let gone = self.keys.remove(0);
            self.built -= usize::from(gone.table.is_some());
        }
    }

    fn table(&self, key: &PublicKey) -> Option<Arc<Table>> {
        self.keys.iter().rev().find(|met| met.key == *key)?.table.clone()
    }
}
