//! One answer to one log line. What identifies a person or a certificate is not in it: no number, no
//! code, no address, no header of the request but a well-formed trace id.

use crate::http::{Answer, Asked};
use serde_json::json;

/// The methods that are told apart.
const METHODS: [&str; 4] = ["GET", "HEAD", "OPTIONS", "POST"];

/// The line, as JSON: route, method, status, cache, problem, deciding check, milliseconds, the
/// request's random name, and the id of the trace it belongs to.
pub(crate) fn line(route: &'static str, asked: &Asked, answer: &Answer, ms: u64) -> String {
    let method = METHODS.into_iter().find(|known| *known == asked.method);
    json!({
        "route": route,
        "method": method.unwrap_or("other"),
        "status": answer.status,
        "cache": answer.note.cache,
        "problem": answer.note.problem,
        "check": answer.note.check,
        "ms": ms,
        "id": asked.id,
        "trace": asked.traceparent.as_deref().and_then(trace_id),
    })
    .to_string()
}

/// The trace id in a `traceparent` (W3C Trace Context, 3.2.2); `None` unless the whole is
/// well-formed, so that nobody writes what they like into the log.
fn trace_id(traceparent: &str) -> Option<&str> {
    let parts: Vec<&str> = traceparent.split('-').collect();
    let [version, trace, parent, flags] = parts[..] else { return None };
    let hex = |text: &str, digits: usize| {
        text.len() == digits && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    let named = |text: &str| text.bytes().any(|b| b != b'0');
    let good = version == "00"
        && hex(trace, 32)
        && named(trace)
        && hex(parent, 16)
        && named(parent)
        && hex(flags, 2);
    good.then_some(trace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_well_formed_trace_id_gets_into_the_log() {
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        for (header, due) in [
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", Some(trace)),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x", None),
            ("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", None),
            ("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", None),
            ("00-00000000000000000000000000000000-00f067aa0ba902b7-01", None),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", None),
            ("00-C26470RC00012345-00f067aa0ba902b7-01", None),
            ("", None),
        ] {
            let asked = Asked { traceparent: Some(header.to_owned()), ..Asked::default() };
            let line = line("none", &asked, &Answer::new(204), 1);
            let line: serde_json::Value = serde_json::from_str(&line).expect("JSON");
            assert_eq!(line["trace"].as_str(), due, "{header}");
        }
    }
}
