//! `GET /healthz`: that this Worker runs, in which version. Asks nobody else.

use crate::http::Answer;
use eco_verify::{Evidence, Policy, Request, UnixTime, verify};
use serde_json::json;

/// 200 with `{"status":"ok","version":...,"engine":...}`.
pub(crate) fn get() -> Answer {
    let nothing = (Evidence::default(), Policy::strict(), Request::default());
    let engine = verify(b"", &nothing.0, &nothing.1, &nothing.2, UnixTime(0)).report.engine;
    let body = json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION"), "engine": engine });
    Answer::new(200)
        .with_body("application/json", body.to_string())
        .with("cache-control", "no-store")
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_version_and_engine() {
        let version = env!("CARGO_PKG_VERSION");
        let body: serde_json::Value = serde_json::from_str(&super::get().body).expect("JSON");
        let due = serde_json::json!({
            "status": "ok", "version": version, "engine": format!("eco-verify {version}"),
        });
        assert_eq!(body, due);
    }
}
