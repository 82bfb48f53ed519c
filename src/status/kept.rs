//! Lists that one batch has read, for the next: most hosts ask for the same few again and again.

use super::{Asked, List};
use crate::limits;
use crate::text::Text;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// The lists of a verifier, the oldest first. Whose key was fetched is not among them: what is fetched for the next
/// batch may be another.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<VecDeque<Known>>);

#[derive(Debug)]
struct Known {
    token: Box<[u8]>,
    typ: &'static str,
    /// Whose certificates it counts for.
    issuer: Text,
    list: Arc<List>,
}

impl Known {
    fn is(&self, asked: &Asked<'_>) -> bool {
        self.typ == asked.typ && self.issuer == asked.issuer.id && *self.token == *asked.token
    }

    /// Memory that it takes, about: the token, the claims that were read from it, and its bits.
    fn bytes(&self) -> usize {
        let bits = self.list.bits.get().and_then(|bits| bits.as_ref().ok()).map_or(0, Vec::len);
        self.token.len().saturating_mul(3).saturating_add(bits)
    }
}

impl Kept {
    /// The very same list, byte for byte, as it was read for certificates of the same issuer.
    pub(super) fn find(&self, asked: &Asked<'_>) -> Option<Arc<List>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().find(|known| known.is(asked)).map(|known| Arc::clone(&known.list))
    }

    /// Adds those that are new; the oldest make room.
    pub(super) fn add(&self, lists: Vec<(Asked<'_>, Arc<List>)>) {
        // What a panic left behind would still be right: every entry is whole.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (asked, list) in lists {
            if list.by_listed_key && !known.iter().any(|known| known.is(&asked)) {
                let (token, typ, issuer) = (asked.token.into(), asked.typ, asked.issuer.id.clone());
                known.push_back(Known { token, typ, issuer, list });
            }
        }
        let mut bytes: usize = known.iter().map(Known::bytes).sum();
        while bytes > limits::KEPT_LISTS_BYTES
            && let Some(oldest) = known.pop_front()
        {
            bytes = bytes.saturating_sub(oldest.bytes());
        }
    }
}
