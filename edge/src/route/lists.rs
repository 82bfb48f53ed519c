//! `GET /v1/status-lists/{sha256}`: a signed status list as its issuer gave it, from the store, so
//! that who verifies again need not trust that we handed on the right one.

use super::shelf;
use crate::host::{Host, Store};
use crate::http::{Answer, Asked};
use crate::problem::Problem;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Bitstring Status List and Token Status List.
pub(crate) const MEDIA_TYPES: &[&str] = &["application/vc+jwt", "application/statuslist+jwt"];

/// 200 with the text whose digest was asked for: it never changes, so anybody may keep it.
pub(crate) async fn get(host: &impl Host, asked: &Asked, digest: &str) -> Answer {
    let hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    if digest.len() != 64 || !digest.bytes().all(hex) {
        return Problem::ListNotFound.into();
    }
    let kept = host.recall(Store::Far, &format!("list/{digest}")).await;
    // A store that lies is not believed.
    let whole = kept
        .filter(|text| data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes())) == digest);
    match whole.and_then(|text| Some((media_type(&text)?, text))) {
        None => Problem::ListNotFound.into(),
        Some((media_type, text)) => {
            shelf::give(asked, media_type, text, "public, max-age=31536000, immutable")
        }
    }
}

/// By the token's own `typ`.
fn media_type(token: &str) -> Option<&'static str> {
    let (header, _) = token.split_once('.')?;
    let header = data_encoding::BASE64URL_NOPAD.decode(header.as_bytes()).ok()?;
    let header: Value = serde_json::from_slice(&header).ok()?;
    let typ = header["typ"].as_str()?;
    let due = |known: &&&str| known.strip_prefix("application/") == Some(typ) || **known == typ;
    MEDIA_TYPES.iter().find(due).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Mock, ready, status_list};
    use eco_issuer::Purpose;

    fn ask(mock: &Mock, digest: &str) -> Answer {
        ready(get(mock, &Asked::default(), digest))
    }

    fn keep(mock: &Mock, text: &str) -> String {
        let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
        let key = (Store::Far, format!("list/{digest}"));
        mock.kept.borrow_mut().insert(key, text.to_owned());
        digest
    }

    #[test]
    fn a_kept_list_is_given_for_good() {
        let mock = Mock::new();
        let list = status_list(Purpose::Revocation, &[5]);
        let answer = ask(&mock, &keep(&mock, &list));
        assert_eq!((answer.status, &answer.body), (200, &list));
        assert_eq!(answer.header("content-type"), Some("application/vc+jwt"));
        let due = "public, max-age=31536000, immutable";
        assert_eq!(answer.header("cache-control"), Some(due));

        let header = data_encoding::BASE64URL_NOPAD.encode(br#"{"typ":"statuslist+jwt"}"#);
        let answer = ask(&mock, &keep(&mock, &format!("{header}.e30.AA")));
        assert_eq!(answer.header("content-type"), Some("application/statuslist+jwt"));
    }

    #[test]
    fn nothing_else_comes_out_of_the_store() {
        let mock = Mock::new();
        let list = status_list(Purpose::Revocation, &[5]);
        let digest = keep(&mock, &list);
        assert_eq!(ask(&mock, &digest.to_uppercase()).status, 404);
        assert_eq!(ask(&mock, "../trust/list").status, 404);
        assert_eq!(ask(&mock, &"0".repeat(64)).status, 404);
        for text in mock.kept.borrow_mut().values_mut() {
            text.push(' ');
        }
        assert_eq!(ask(&mock, &digest).note.problem, Some("list-not-found"));
        assert_eq!(ask(&mock, &keep(&mock, "no token")).status, 404);
    }
}
