//! What the operator wrote with `{number}` and `{code}` in it, to what is sent for one certificate. A
//! number or code never leaves its place there, whatever is in it.

use crate::address;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};
use url::Url;

pub(super) const NUMBER: &str = "{number}";
pub(super) const CODE: &str = "{code}";

/// Everything but the unreserved characters (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// An address with places in its path or query.
#[derive(Debug)]
pub(super) struct Address(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Number,
    Code,
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// What is wrong with it, to stand behind its name.
    pub(super) fn parse(text: &str, loopback: bool) -> Result<Self, &'static str> {
        // The runtime writes addresses its own way; stand-ins show where the places are after that.
        const STAND_INS: [(&str, &str); 2] = [(NUMBER, "0eco0number0"), (CODE, "0eco0code0")];
        let places = parts(text).iter().filter(|part| !matches!(part, Part::Text(_))).count();
        let mut plain = text.to_owned();
        for (place, stand_in) in STAND_INS {
            plain = plain.replace(place, stand_in);
        }
        if plain.contains(['{', '}']) {
            return Err("holds a brace that is part of neither {number} nor {code}");
        }
        let url = address::read(&plain, loopback)?;
        let mut rest = url[url::Position::BeforePath..].to_owned();
        let authority = &url[..url::Position::BeforePath];
        for (place, stand_in) in STAND_INS {
            rest = rest.replace(stand_in, place);
        }
        let parts = parts(&format!("{authority}{rest}"));
        if parts.iter().filter(|part| !matches!(part, Part::Text(_))).count() != places {
            return Err("holds {number} or {code} outside its path and query");
        }
        Ok(Self(parts))
    }

    /// Where a certificate is below that base, as [`address::read_base`] gives it.
    pub(super) fn below(base: &str) -> Self {
        Self(vec![Part::Text(format!("{base}/certificates/")), Part::Number])
    }

    pub(super) fn has_number(&self) -> bool {
        self.0.contains(&Part::Number)
    }

    pub(super) fn has_code(&self) -> bool {
        self.0.contains(&Part::Code)
    }

    /// The address for one certificate; `None` where the runtime would take it for another one, as it
    /// does with a number of two dots.
    pub(super) fn fill(&self, number: &str, code: &str) -> Option<String> {
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Number => text.extend(utf8_percent_encode(number, RESERVED)),
                Part::Code => text.extend(utf8_percent_encode(code, RESERVED)),
            }
        }
        (Url::parse(&text).ok()?.as_str() == text).then_some(text)
    }
}

/// Whether a text can be the value of a header: nothing in it ends the line.
pub(super) fn is_header_value(text: &str) -> bool {
    text.bytes().all(|b| b == b' ' || b.is_ascii_graphic())
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let next = [(NUMBER, Part::Number), (CODE, Part::Code)]
            .into_iter()
            .filter_map(|(place, part)| Some((rest.find(place)?, place.len(), part)))
            .min_by_key(|(at, ..)| *at);
        let Some((at, length, part)) = next else {
            parts.push(Part::Text(rest.to_owned()));
            break;
        };
        let (before, after) = rest.split_at(at);
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        parts.push(part);
        rest = after.get(length..).unwrap_or_default();
    }
    parts
}

/// JSON to be posted, with places that are whole texts of it.
#[derive(Debug)]
pub(super) struct Body(Value);

impl Body {
    /// Reads it. A place within a text is refused: what reads that text (a query language, say) has
    /// rules that are not known here.
    ///
    /// # Errors
    /// What is wrong with it, to stand behind its name.
    pub(super) fn parse(value: Value) -> Result<Self, &'static str> {
        if !value.is_object() {
            return Err("is no JSON object");
        }
        if is_within(&value) {
            return Err("holds {number} or {code} within a text or name, not as a text of its own");
        }
        Ok(Self(value))
    }

    pub(super) fn has_number(&self) -> bool {
        has(&self.0, NUMBER)
    }

    pub(super) fn has_code(&self) -> bool {
        has(&self.0, CODE)
    }

    /// The JSON text for one certificate.
    pub(super) fn fill(&self, number: &str, code: &str) -> String {
        filled(&self.0, number, code).to_string()
    }
}

fn is_within(value: &Value) -> bool {
    let names_one = |text: &str| text.contains(NUMBER) || text.contains(CODE);
    match value {
        Value::String(text) => names_one(text) && text != NUMBER && text != CODE,
        Value::Array(items) => items.iter().any(is_within),
        Value::Object(map) => map.iter().any(|(name, value)| names_one(name) || is_within(value)),
        _ => false,
    }
}

fn has(value: &Value, place: &str) -> bool {
    match value {
        Value::String(text) => text == place,
        Value::Array(items) => items.iter().any(|item| has(item, place)),
        Value::Object(map) => map.values().any(|value| has(value, place)),
        _ => false,
    }
}

fn filled(value: &Value, number: &str, code: &str) -> Value {
    match value {
        Value::String(text) if text == NUMBER => number.into(),
        Value::String(text) if text == CODE => code.into(),
        Value::Array(items) => items.iter().map(|item| filled(item, number, code)).collect(),
        Value::Object(map) => {
            let members =
                map.iter().map(|(name, value)| (name.clone(), filled(value, number, code)));
            members.collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text, false).expect(text)
    }

    #[test]
    fn known_addresses() {
        for (template, number, code, due) in [
            ("https://a.example/x/{number}", "C1", "K", "https://a.example/x/C1"),
            ("https://A.example:443/x/{number}", "C1", "K", "https://a.example/x/C1"),
            (
                "https://a.example?n={number}&c={code}",
                "a&b=c",
                "K#1",
                "https://a.example/?n=a%26b%3Dc&c=K%231",
            ),
            (
                "https://a.example/{number}",
                "VN-CN 22/01?x#y",
                "",
                "https://a.example/VN-CN%2022%2F01%3Fx%23y",
            ),
            (
                "https://a.example/{number}/{number}.jwt",
                "a.b_c~d-e",
                "",
                "https://a.example/a.b_c~d-e/a.b_c~d-e.jwt",
            ),
            ("https://a.example/{number}", "%2e%2e", "", "https://a.example/%252e%252e"),
            // What is put in is not looked at again.
            ("https://a.example/{number}", "{code}", "secret", "https://a.example/%7Bcode%7D"),
        ] {
            assert_eq!(address(template).fill(number, code).as_deref(), Some(due), "{template}");
        }
        for (template, number) in [
            ("https://a.example/x/{number}", ".."),
            ("https://a.example/x/{number}", "."),
            ("https://a.example/x/{number}/y", ".."),
            ("https://a.example/x/.{number}", "."),
        ] {
            assert_eq!(address(template).fill(number, "K"), None, "{template}");
        }
    }

    #[test]
    fn addresses_with_a_fault() {
        for text in [
            "https://{number}.example/",
            "https://a.example:{number}/",
            "https://a.example{number}/",
            "https://{code}@a.example/{number}",
            "{number}",
            "{number}://a.example/",
            "https://a.example/{nummer}",
            "https://a.example/{number",
            "https://a.example/{number}}",
            "https://a.example/#{number}",
            "http://a.example/{number}",
            "https://10.0.0.1/{number}",
            "https://a.example./{number}",
        ] {
            assert!(Address::parse(text, true).is_err(), "{text}");
        }
    }

    /// Texts of characters that mean something somewhere, always the same ones.
    fn odd_texts() -> impl Iterator<Item = String> {
        const PIECES: [&str; 40] = [
            "a",
            "Z",
            "0",
            "/",
            "\\",
            ".",
            "..",
            "?",
            "#",
            "&",
            "=",
            "%",
            "%2f",
            "%2e",
            "%00",
            ":",
            "@",
            "//",
            "{",
            "}",
            "{number}",
            "{code}",
            "\"",
            "'",
            "\\\"",
            ",",
            ";",
            "\r\n",
            "\n",
            "\0",
            "\t",
            " ",
            "é",
            "\u{202e}",
            "\u{1f4a3}",
            "~",
            "~1",
            "+",
            "<",
            "|",
        ];
        let mut seed = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = move |below: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            usize::try_from(seed >> 33).expect("31 bits") % below
        };
        (0..4000).map(move |_| (0..=next(8)).map(|_| PIECES[next(PIECES.len())]).collect())
    }

    #[test]
    fn number_and_code_cannot_leave_their_place_in_an_address() {
        let template = address("https://a.example/x/{number}/y?c={code}&z=1");
        let mut filled = 0;
        let numbers: Vec<String> = odd_texts().collect();
        for (number, code) in numbers.iter().zip(numbers.iter().rev()) {
            let Some(text) = template.fill(number, code) else { continue };
            filled += 1;
            let url = Url::parse(&text).expect("an address");
            assert_eq!(url.origin().ascii_serialization(), "https://a.example");
            let segments: Vec<&str> = url.path_segments().expect("a path").collect();
            assert_eq!((segments.len(), segments[0], segments[2]), (3, "x", "y"), "{text}");
            let decode =
                |text| percent_encoding::percent_decode_str(text).decode_utf8().expect("UTF-8");
            assert_eq!(decode(segments[1]), number.as_str());
            let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
            let due = [("c".to_owned(), code.clone()), ("z".to_owned(), "1".to_owned())];
            assert_eq!(pairs, due, "{text}");
            assert_eq!(url.fragment(), None);
        }
        assert!(filled > 3500, "{filled}");
    }

    #[test]
    fn number_and_code_cannot_leave_their_place_in_json() {
        let body = serde_json::json!({ "a": { "n": "{number}" }, "c": ["{code}", 1], "z": "{}" });
        let template = Body::parse(body).expect("good");
        assert!(template.has_number() && template.has_code());
        for number in odd_texts() {
            let code = format!("{number}{number}");
            let read: Value = serde_json::from_str(&template.fill(&number, &code)).expect("JSON");
            assert_eq!(
                read,
                serde_json::json!({ "a": { "n": number }, "c": [code, 1], "z": "{}" })
            );
        }
    }

    #[test]
    fn no_header_value_ends_its_line() {
        for text in odd_texts().filter(|text| is_header_value(text)) {
            assert!(!text.contains(['\r', '\n', '\0']) && text.is_ascii());
        }
        assert!(
            is_header_value("Bearer a.b-c~d=")
                && !is_header_value("a\r\nb")
                && !is_header_value("\u{e9}")
        );
    }

    #[test]
    fn bodies_with_a_fault() {
        for body in [
            serde_json::json!("{number}"),
            serde_json::json!(["{number}"]),
            serde_json::json!({ "query": "{ eco(n: \"{number}\") }" }),
            serde_json::json!({ "a": [{ "b": " {code}" }] }),
            serde_json::json!({ "{number}": 1 }),
        ] {
            assert!(Body::parse(body.clone()).is_err(), "{body}");
        }
    }
}
