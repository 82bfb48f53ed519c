//! What the handlers ask of the runtime they run in. `bindings.rs` answers with Cloudflare's
//! services, the tests with a table.

use crate::found::Question;
use crate::state::{Leases, State};
use eco_verify::UnixTime;

/// The runtime of one request.
pub(crate) trait Host {
    /// The time now.
    fn now(&self) -> UnixTime;
    /// The same in milliseconds since 1970, as far as the runtime lets its clock run.
    fn millis(&self) -> u64;
    /// What this isolate remembers.
    fn state<T>(&self, with: impl FnOnce(&mut State) -> T) -> T;
    /// Who retrieves what now: of this isolate, or of the coordinator.
    fn leases<T>(&self, with: impl FnOnce(&mut Leases) -> T) -> T;
    /// Waits.
    async fn sleep(&self, ms: u64);
    /// Verifies a certificate anew after the answer has gone out, where the runtime can do so.
    fn refresh(&self, question: &Question);
    /// Counts one more request under that key, a keyed hash: whether it is within the limit. Without
    /// a limiter, all are.
    async fn within(&self, limit: Limit, key: &str) -> bool;
    /// What the coordinator of that name answers to an errand. `Unreachable`: there is none, and we
    /// do it ourselves.
    async fn coordinator(&self, name: &str, errand: String) -> Result<String, Failure>;
    /// Makes one call: no redirect is followed, no cache is asked, and everything ends with the time
    /// the request has.
    async fn fetch(&self, call: &Call) -> Result<Reply, Failure>;
    /// A file of the bucket, of at most `max_bytes`; `None` when there is none of that key.
    async fn file(&self, key: &str, max_bytes: usize) -> Result<Option<Vec<u8>>, Failure>;
    /// What was kept under that key; nothing when it is gone or the store is out of order.
    async fn recall(&self, store: Store, key: &str) -> Option<String>;
    /// Keeps a text for `ttl` seconds (at least 60), or for good. May fail silently: whoever keeps
    /// something can always get it again.
    async fn keep(&self, store: Store, key: &str, text: &str, ttl: Option<u64>);
    /// Forgets what was kept under that key. May fail silently, as [`Self::keep`].
    async fn forget(&self, store: Store, key: &str);
}

/// How often something may be asked for; the numbers are in `wrangler.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// By a client's network: what is not kept, and verifications.
    Client,
    /// Of a certified source.
    Source,
}

/// The stores, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Store {
    /// The Cache API: fast, one data centre, lost at any time.
    Near,
    /// KV: slower, all data centres, up to a minute behind.
    Far,
}

/// A request to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// Absolute URL.
    pub(crate) url: String,
    /// Value of `Accept`.
    pub(crate) accept: &'static str,
    /// Headers that only the configured source is sent, names in lower case: access code, secrets.
    pub(crate) headers: Vec<(String, String)>,
    /// JSON to be posted; without it, a GET.
    pub(crate) body: Option<String>,
    /// Bytes of the reply's body to read at most.
    pub(crate) max_bytes: usize,
}

impl Call {
    /// A GET with nothing of anybody's in it.
    pub(crate) const fn get(url: String, accept: &'static str, max_bytes: usize) -> Self {
        Self { url, accept, headers: Vec::new(), body: None, max_bytes }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    /// HTTP status.
    pub(crate) status: u16,
    /// `Content-Type`.
    pub(crate) media_type: Option<String>,
    /// `Retry-After` in seconds.
    pub(crate) retry_after: Option<u64>,
    /// The body; not read unless the status is one of success.
    pub(crate) body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Not within the time.
    TimedOut,
    /// More bytes than allowed.
    TooLarge,
    /// No connection, or it broke. The runtime does not tell more.
    Unreachable,
}
