//! `GET /v1/eco/PROBE-0000`: shows whoever watches this edge that routing, limits and headers work,
//! without a certificate. It is no certificate and says so: to give a signed one, the edge would
//! have to hold an issuer's key or trust a key that everybody knows.

use crate::http::Answer;
use crate::problem::Problem;
use serde_json::json;

/// The number that stands for no certificate anywhere.
pub(crate) const NUMBER: &str = "PROBE-0000";
/// Its access code, for everybody.
pub(crate) const CODE: &str = "PROBE-CODE";

/// 200 with `{"probe":true,...}`; a wrong code is answered as with any number.
pub(crate) fn answer(code: &str) -> Answer {
    if code != CODE {
        return Problem::NotFound.into();
    }
    Answer::json(&json!({
        "probe": true,
        "note": "This is no certificate: nothing was retrieved and nothing verified.",
    }))
}
