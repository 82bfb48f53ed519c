//! Bytes to base64 and JSON, strictly: whatever two readers could read differently is refused. And back
//! to base64url and hexadecimal digits.

use crate::code::Code;
use crate::reader::{self, Refused};
use crate::value::{Map, Value};

/// Decodes unpadded base64url; white space, padding and a non-canonical last character are refused
/// (RFC 7515, 2; RFC 4648, 3.5).
///
/// # Errors
/// [`Code::FormatBadBase64url`].
pub(crate) fn base64url(text: &[u8]) -> Result<Vec<u8>, Code> {
    decode(text).ok_or(Code::FormatBadBase64url)
}

/// Decodes padded base64 (RFC 4648, 4) as strictly.
pub(crate) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let padding = text.iter().rev().take(2).take_while(|byte| **byte == b'=').count();
    let text =
        text.get(..text.len().checked_sub(padding)?).filter(|_| text.len().is_multiple_of(4))?;
    let as_url = |byte: &u8| match byte {
        b'+' => b'-',
        b'/' => b'_',
        b'-' | b'_' => b'=',
        plain => *plain,
    };
    decode(&text.iter().map(as_url).collect::<Vec<u8>>())
}

/// The characters of base64url by their values (RFC 4648, 5).
const CHARACTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What stands for a byte that is none of them.
const NONE: u32 = 64;

/// The values by byte.
const VALUES: [u8; 256] = {
    let mut values = [0; 256];
    let (mut rest, mut byte) = (values.as_mut_slice(), 0_u8);
    while let [value, after @ ..] = rest {
        *value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => 64,
        };
        (rest, byte) = (after, byte.wrapping_add(1));
    }
    values
};

fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let value = |byte: u8| VALUES.get(usize::from(byte)).map_or(NONE, |value| u32::from(*value));
    // Whatever is no character sets a bit above six.
    let mut seen = 0;
    let (groups, rest) = text.as_chunks::<4>();
    let mut bytes = vec![0; groups.len() * 3];
    for (group, three) in groups.iter().zip(bytes.as_chunks_mut::<3>().0) {
        let [a, b, c, d] = group.map(value);
        seen |= a | b | c | d;
        let [_, first, second, third] = (a << 18 | b << 12 | c << 6 | d).to_be_bytes();
        *three = [first, second, third];
    }
    // The last group may be short, and what its characters have above whole bytes is zero.
    let unused = match rest {
        [] => 0,
        [a, b] => {
            let (a, b) = (value(*a), value(*b));
            seen |= a | b;
            bytes.extend((a << 2 | b >> 4).to_be_bytes().last());
            b & 15
        }
        [a, b, c] => {
            let (a, b, c) = (value(*a), value(*b), value(*c));
            seen |= a | b | c;
            let [_, _, first, second] = (a << 10 | b << 4 | c >> 2).to_be_bytes();
            bytes.extend([first, second]);
            c & 3
        }
        _ => NONE,
    };
    (seen < NONE && unused == 0).then_some(bytes)
}

/// Unpadded base64url (RFC 4648, 5).
pub(crate) fn to_base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4));
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (24 - 8 * group.len());
        for shift in [18, 12, 6, 0].into_iter().take(group.len() + 1) {
            let character =
                usize::try_from(bits >> shift & 63).ok().and_then(|at| CHARACTERS.get(at));
            text.extend(character.map(|character| char::from(*character)));
        }
    }
    text
}

/// Two lower-case digits for each byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Reads one JSON text (RFC 8259) under the rules of I-JSON (RFC 7493): UTF-8, no member twice, no
/// lone surrogate, integers within 2^53, other numbers below 10^308, nesting within [`crate::limits::JSON_DEPTH`], at most
/// [`crate::limits::JSON_OBJECTS`] objects.
///
/// # Errors
/// [`Code::FormatTooDeep`], [`Code::FormatTooLarge`], [`Code::FormatDuplicateMember`] or
/// [`Code::FormatBadJson`].
pub(crate) fn json(bytes: &[u8]) -> Result<Value, Code> {
    reader::read(bytes).map_err(|refused| match refused {
        Refused::TooDeep => Code::FormatTooDeep,
        Refused::TooLarge => Code::FormatTooLarge,
        Refused::Twice => Code::FormatDuplicateMember,
        Refused::Bad => Code::FormatBadJson,
    })
}

/// Like [`json`], for texts that must be an object.
///
/// # Errors
/// Those of [`json`], and [`Code::FormatWrongType`].
pub(crate) fn json_object(bytes: &[u8]) -> Result<Map, Code> {
    match json(bytes)? {
        Value::Object(map) => Ok(map),
        _ => Err(Code::FormatWrongType),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits;
    use proptest::prelude::*;

    #[test]
    fn strict_json() {
        for (text, code) in [
            ("", Code::FormatBadJson),
            ("{} {}", Code::FormatBadJson),
            ("\u{feff}{}", Code::FormatBadJson),
            (r#"{"a":1,"a":2}"#, Code::FormatDuplicateMember),
            (r#"{"a":1,"\u0061":2}"#, Code::FormatDuplicateMember),
            (r#"[{"b":{"a":1,"a":1}}]"#, Code::FormatDuplicateMember),
            (r#""\ud800""#, Code::FormatBadJson),
            (r#"["\udc00\ud800"]"#, Code::FormatBadJson),
            ("9007199254740992", Code::FormatBadJson),
            ("[-9007199254740992]", Code::FormatBadJson),
            ("18446744073709551616", Code::FormatBadJson),
            ("1e999", Code::FormatBadJson),
            ("NaN", Code::FormatBadJson),
            ("01", Code::FormatBadJson),
            ("[1,]", Code::FormatBadJson),
            ("\"\t\"", Code::FormatBadJson),
        ] {
            assert_eq!(json(text.as_bytes()), Err(code), "{text}");
        }
        assert_eq!(json(b"[\"\xff\"]"), Err(Code::FormatBadJson));
        for text in [
            "9007199254740991",
            "-9007199254740991",
            "[1E22]",
            "[123e45]",
            r#""[[[\"[""#,
            "[1.0, -0, 0.5e-3]",
        ] {
            assert!(json(text.as_bytes()).is_ok(), "{text}");
        }
    }

    #[test]
    fn depth_counts_from_the_outermost() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(json(nested(limits::JSON_DEPTH).as_bytes()).is_ok());
        assert_eq!(json(nested(limits::JSON_DEPTH + 1).as_bytes()), Err(Code::FormatTooDeep));
        assert_eq!(json(nested(50_000).as_bytes()), Err(Code::FormatTooDeep));
        assert_eq!(json("[".repeat(50_000).as_bytes()), Err(Code::FormatTooDeep));
    }

    #[test]
    fn objects_are_counted() {
        let objects = |n: usize| format!("[{}0]", "{},".repeat(n));
        assert!(json(objects(limits::JSON_OBJECTS).as_bytes()).is_ok());
        assert_eq!(json(objects(limits::JSON_OBJECTS + 1).as_bytes()), Err(Code::FormatTooLarge));
        // In a text they are none.
        let text = format!("\"{}\"", "{".repeat(limits::JSON_OBJECTS + 1));
        assert!(json(text.as_bytes()).is_ok());
    }

    #[test]
    fn strict_base64url() {
        assert_eq!(base64url(b"-_8").as_deref(), Ok(&[0xfb, 0xff][..]));
        for text in ["-_9", "-_8=", "-_ 8", "+/8", "-_8\n", "a"] {
            assert_eq!(base64url(text.as_bytes()), Err(Code::FormatBadBase64url), "{text}");
        }
    }

    proptest! {
        #[test]
        fn base64_as_a_library_has_it(bytes: Vec<u8>, text in "[A-Za-c0-9+/_-]{0,9}={0,2}") {
            let url = data_encoding::BASE64URL_NOPAD.encode(&bytes);
            assert_eq!(to_base64url(&bytes), url);
            assert_eq!(base64url(url.as_bytes()), Ok(bytes.clone()));
            assert_eq!(base64(data_encoding::BASE64.encode(&bytes).as_bytes()), Some(bytes.clone()));
            assert_eq!(hex(&bytes), data_encoding::HEXLOWER.encode(&bytes));
            let text = text.as_bytes();
            assert_eq!(base64url(text).ok(), data_encoding::BASE64URL_NOPAD.decode(text).ok());
            assert_eq!(base64(text), data_encoding::BASE64.decode(text).ok());
        }
    }
}
