//! Signed files in a bucket, for manufacturers who get files from their issuing body (`upload.mjs`
//! puts them there). A file's key is made of number and access code: it tells neither, and without both
//! the file is not found.

use super::{Adapter, Ask, refusal, token};
use crate::cache::digest;
use crate::host::Reply;
use crate::problem::Problem;

#[derive(Debug)]
pub(super) struct Files {
    /// The one of now, and the one of before where there is one.
    pub(super) peppers: Vec<Vec<u8>>,
}

impl Adapter for Files {
    fn ask(&self, number: &str, code: &str) -> Option<Ask> {
        Some(Ask::File(self.peppers.iter().map(|pepper| key(pepper, number, code)).collect()))
    }

    fn read(&self, reply: Reply) -> Result<String, Problem> {
        if reply.status == 200 { token(&reply.body) } else { Err(refusal(reply.status)) }
    }
}

/// `files/` and HMAC-SHA256 with the pepper over `"file", number, code`, each ended by a NUL, in
/// hexadecimal. What people write in more than one way is alike: the case of letters, and in a code
/// spaces, hyphens, O for 0, I and L for 1 (Crockford's base32).
fn key(pepper: &[u8], number: &str, code: &str) -> String {
    let number = number.to_ascii_uppercase();
    let code: String = code
        .chars()
        .filter(|c| !matches!(c, ' ' | '-'))
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    format!("files/{}", digest(pepper, &["file", &number, &code]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known answer, computed with the `hmac` module of Python; upload.mjs must make the same.
    #[test]
    fn key_known_answer() {
        let due = "files/79b7090303f637a38983d3f4b4f05d4576377f94b03a0ea0d2e9fb9b6c700e39";
        for (number, code) in
            [("C1", "K7Q2-M4XZ-0011-ABCD"), ("c1", "k7q2 m4xzo0iLabcd"), ("C1", "K7Q2M4XZ0011ABCD")]
        {
            assert_eq!(key(b"pepper", number, code), due, "{number} {code}");
        }
        for (pepper, number, code) in [
            (&b"pepper"[..], "C2", "K7Q2M4XZ0011ABCD"),
            (b"pepper", "C1", "K7Q2M4XZ0011ABCE"),
            (b"pepper", "C1K7Q2", "M4XZ0011ABCD"),
            (b"salt", "C1", "K7Q2M4XZ0011ABCD"),
        ] {
            assert_ne!(key(pepper, number, code), due);
        }
    }
}
