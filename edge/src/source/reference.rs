//! The reference interface: GET `{base}/certificates/{number}` with `Eco-Access-Code`; the reply is the
//! token, or a bundle with it.

use super::template::{Address, is_header_value};
use super::{Adapter, Ask, REPLY_BYTES, essence, refusal, token};
use crate::bundle::{BUNDLE, DOCUMENT};
use crate::host::{Call, Reply};
use crate::problem::Problem;
use serde::Deserialize;

/// Media types that a compact token comes under.
const TOKEN_TYPES: [&str; 4] = [DOCUMENT, "application/jwt", "application/jose", "text/plain"];
const ACCEPT: &str = "application/vc+jwt, application/vnd.rcep-eco.bundle+json;q=0.5";

#[derive(Debug)]
pub(super) struct Reference {
    pub(super) address: Address,
}

/// What of a bundle matters: evidence is got and verified here, and nobody else's Report counts.
#[derive(Deserialize)]
struct Bundle {
    document: Document,
}

#[derive(Deserialize)]
struct Document {
    bytes: String,
}

impl Adapter for Reference {
    fn ask(&self, number: &str, code: &str) -> Option<Ask> {
        let url = self.address.fill(number, code)?;
        let headers = vec![("eco-access-code".to_owned(), code.to_owned())];
        is_header_value(code)
            .then(|| Ask::Call(Call { headers, ..Call::get(url, ACCEPT, REPLY_BYTES) }))
    }

    fn read(&self, reply: Reply) -> Result<String, Problem> {
        if reply.status != 200 {
            return Err(refusal(reply.status));
        }
        match essence(&reply).as_str() {
            BUNDLE => {
                let bundle: Bundle =
                    serde_json::from_slice(&reply.body).map_err(|_| Problem::UpstreamMalformed)?;
                token(bundle.document.bytes.as_bytes())
            }
            media_type if TOKEN_TYPES.contains(&media_type) => token(&reply.body),
            _ => Err(Problem::UpstreamMalformed),
        }
    }
}
