//! Huge and strange input: a coded answer, within the limits.

use data_encoding::BASE64URL_NOPAD;
use eco_verify::{CheckId, Code, Evidence, Policy, Request, UnixTime, Verdict, limits, verify};
use sha2::{Digest, Sha256};

fn code(input: &[u8]) -> Option<Code> {
    let report =
        verify(input, &Evidence::default(), &Policy::strict(), &Request::default(), UnixTime(0))
            .report;
    assert_ne!(report.verdict, Verdict::Valid);
    report.check(CheckId::Format).and_then(|check| check.code)
}

#[test]
fn one_byte_over_the_limit() {
    let dots = |n: usize| format!("a.{}.b", "A".repeat(n - 4)).into_bytes();
    assert_eq!(code(&dots(limits::CERTIFICATE_BYTES + 1)), Some(Code::FormatTooLarge));
    assert_ne!(code(&dots(limits::CERTIFICATE_BYTES)), Some(Code::FormatTooLarge));
    // White space around does not count.
    let padded = [&b" ".repeat(1000)[..], &dots(limits::CERTIFICATE_BYTES)].concat();
    assert_ne!(code(&padded), Some(Code::FormatTooLarge));
}

/// A scan is what it is, however large.
#[test]
fn a_large_scan_is_no_bad_certificate() {
    let scan = [&b"%PDF-1.7\n"[..], &vec![b'x'; 2 * limits::CERTIFICATE_BYTES]].concat();
    assert_eq!(code(&scan), Some(Code::FormatNoSignedData));
}

#[test]
fn dots_and_nothing_else() {
    for n in [1, 2, 3, 4, 500_000] {
        assert!(
            matches!(code(&b".".repeat(n)), Some(Code::FormatUnrecognised | Code::FormatBadJson)),
            "{n}"
        );
    }
}

#[test]
fn bytes_of_every_value() {
    for byte in 0..=255 {
        for length in [1, 2, 100] {
            assert!(code(&vec![byte; length]).is_some(), "{byte}");
        }
    }
}

/// Each disclosure is nested as deeply as JSON may be, and the next one lies in its innermost array:
/// together they are a thousand times deeper. Nobody has signed them.
#[test]
fn disclosures_inside_each_other() {
    let depth = limits::JSON_DEPTH - 3;
    let (mut inner, mut texts) = ("0".to_owned(), String::new());
    for _ in 0..limits::DISCLOSURES {
        let parts = format!("[\"s\",{}{inner}{}]", "[".repeat(depth), "]".repeat(depth));
        let text = BASE64URL_NOPAD.encode(parts.as_bytes());
        inner = format!("{{\"...\":\"{}\"}}", BASE64URL_NOPAD.encode(&Sha256::digest(&text)));
        texts = format!("{texts}~{text}");
    }
    let part = |text: &str| BASE64URL_NOPAD.encode(text.as_bytes());
    let header = part(r#"{"alg":"ES256","typ":"dc+sd-jwt","kid":"did:web:a.example#k"}"#);
    let token = format!("{header}.{}.AAAA{texts}~", part(&format!("{{\"x\":[{inner}]}}")));
    assert!(token.len() < limits::CERTIFICATE_BYTES);
    assert_eq!(code(token.as_bytes()), Some(Code::FormatWrongType));
}
