//! One answer to one log line. What identifies a person or a certificate is not in it: no number, no
//! code, no address, no header of the request.

use crate::http::{Answer, Asked};
use serde_json::json;

/// The line, as JSON: route, method, status, cache, problem, deciding check, milliseconds.
pub(crate) fn line(route: &'static str, asked: &Asked, answer: &Answer, ms: u64) -> String {
    let method = ["GET", "HEAD", "OPTIONS"].into_iter().find(|known| *known == asked.method);
    json!({
        "route": route,
        "method": method.unwrap_or("other"),
        "status": answer.status,
        "cache": answer.note.cache,
        "problem": answer.note.problem,
        "check": answer.note.check,
        "ms": ms,
    })
    .to_string()
}
