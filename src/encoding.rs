//! Bytes to base64url and JSON, strictly: whatever two readers could read differently is refused.

use crate::code::Code;
use crate::limits;
use serde::de::{self, Deserialize, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Decodes unpadded base64url; white space, padding and a non-canonical last character are refused
/// (RFC 7515, 2; RFC 4648, 3.5).
///
/// # Errors
/// [`Code::FormatBadBase64url`].
pub(crate) fn base64url(text: &[u8]) -> Result<Vec<u8>, Code> {
    data_encoding::BASE64URL_NOPAD.decode(text).map_err(|_| Code::FormatBadBase64url)
}

/// Reads one JSON text (RFC 8259) under the rules of I-JSON (RFC 7493): UTF-8, no member twice, no
/// lone surrogate, integers within 2^53, finite numbers, nesting within [`limits::JSON_DEPTH`], at most
/// [`limits::JSON_OBJECTS`] objects.
///
/// # Errors
/// [`Code::FormatTooDeep`], [`Code::FormatTooLarge`], [`Code::FormatDuplicateMember`] or
/// [`Code::FormatBadJson`].
pub(crate) fn json(bytes: &[u8]) -> Result<Value, Code> {
    scan(bytes)?;
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Unique.deserialize(&mut reader).map_err(|error| match error.classify() {
        // The only thing `Unique` itself objects to.
        serde_json::error::Category::Data => Code::FormatDuplicateMember,
        _ => Code::FormatBadJson,
    })?;
    reader.end().map_err(|_| Code::FormatBadJson)?;
    Ok(value)
}

/// Like [`json`], for texts that must be an object.
///
/// # Errors
/// Those of [`json`], and [`Code::FormatWrongType`].
pub(crate) fn json_object(bytes: &[u8]) -> Result<Map<String, Value>, Code> {
    match json(bytes)? {
        Value::Object(map) => Ok(map),
        _ => Err(Code::FormatWrongType),
    }
}

/// Measures nesting, objects and integers before anything is built or any function calls itself. What is not
/// JSON at all passes here and is refused by the grammar afterwards.
fn scan(bytes: &[u8]) -> Result<(), Code> {
    let (mut depth, mut objects) = (0_usize, 0_usize);
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'"' => {
                while let Some(inside) = rest.next() {
                    match inside {
                        b'"' => break,
                        b'\\' => {
                            rest.next();
                        }
                        _ => {}
                    }
                }
            }
            b'[' | b'{' => {
                depth = depth.saturating_add(1);
                objects = objects.saturating_add(usize::from(byte == b'{'));
                if depth > limits::JSON_DEPTH {
                    return Err(Code::FormatTooDeep);
                }
                if objects > limits::JSON_OBJECTS {
                    return Err(Code::FormatTooLarge);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'0'..=b'9' => {
                let mut integer = Some(u64::from(byte - b'0'));
                while let Some(next) = rest.next_if(|b| b.is_ascii_digit() || b".eE+-".contains(b))
                {
                    integer = match (integer, next) {
                        (Some(value), b'0'..=b'9') => {
                            Some(value.saturating_mul(10).saturating_add(u64::from(next - b'0')))
                        }
                        // A fraction or an exponent: not written as an integer.
                        _ => None,
                    };
                }
                if integer.is_some_and(|value| value > limits::JSON_MAX_INTEGER) {
                    return Err(Code::FormatBadJson);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Builds a `Value`, refusing a member name that comes twice.
struct Unique;

impl<'de> DeserializeSeed<'de> for Unique {
    type Value = Value;
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Unique {
    type Value = Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(Unique)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = access.next_key_seed(Name)? {
            if map.contains_key(&name) {
                return Err(de::Error::custom("duplicate member"));
            }
            let value = access.next_value_seed(Unique)?;
            map.insert(name, value);
        }
        Ok(Value::Object(map))
    }
}

struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
