//! JSON text to a [`Value`], strictly and in one pass: the grammar of RFC 8259 under the rules of I-JSON
//! (RFC 7493). The first fault that is met is told; a name that stands twice, at the end of its object.

use crate::limits;
use crate::scan;
use crate::text::Text;
use crate::value::{Map, Member, Number, Value};
use std::sync::Arc;

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Arrays and objects nested beyond [`limits::JSON_DEPTH`].
    TooDeep,
    /// More objects than [`limits::JSON_OBJECTS`].
    TooLarge,
    /// A name that stands twice in its object.
    Twice,
    /// No JSON, no UTF-8, a lone surrogate, or a number that not every reader takes for the same.
    Bad,
}

/// Reads one text.
///
/// # Errors
/// The first fault.
pub(crate) fn read(bytes: &[u8]) -> Result<Value, Refused> {
    let whole: Arc<str> = str::from_utf8(bytes).map_err(|_| Refused::Bad)?.into();
    let (members, values) = (Vec::new(), Vec::new());
    let mut reader = Reader { whole: &whole, text: &whole, at: 0, objects: 0, members, values };
    let value = reader.value(0)?;
    if reader.token().is_none() { Ok(value) } else { Err(Refused::Bad) }
}

struct Reader<'a> {
    /// What texts are parts of.
    whole: &'a Arc<str>,
    text: &'a str,
    /// Where the next byte stands.
    at: usize,
    objects: usize,
    /// Of all objects and arrays that have not ended: each takes its own when it does.
    members: Vec<Member>,
    values: Vec<Value>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on if the next byte is this one.
    fn eat(&mut self, byte: u8) -> bool {
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    /// The next byte that is no white space.
    fn token(&mut self) -> Option<u8> {
        while let Some(byte) = self.peek() {
            self.at += 1;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
        }
        None
    }

    fn since(&self, begin: usize) -> &'a str {
        self.text.get(begin..self.at).unwrap_or_default()
    }

    fn part_since(&self, begin: usize) -> Text {
        Text::part(self.whole, begin..self.at)
    }

    /// A value, with so many arrays and objects around it. It calls itself no deeper than the limit.
    fn value(&mut self, depth: usize) -> Result<Value, Refused> {
        match self.token() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.array(depth + 1),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => Err(Refused::Bad),
        }
    }

    /// `word`, whose first letter has been read.
    fn word(&mut self, word: &str, value: Value) -> Result<Value, Refused> {
        let begin = self.at - 1;
        self.at = begin + word.len();
        if self.since(begin) == word { Ok(value) } else { Err(Refused::Bad) }
    }

    fn array(&mut self, depth: usize) -> Result<Value, Refused> {
        if depth > limits::JSON_DEPTH {
            return Err(Refused::TooDeep);
        }
        let (first, begin) = (self.values.len(), self.at);
        if self.token() == Some(b']') {
            return Ok(Value::Array(Vec::new()));
        }
        self.at = begin;
        loop {
            let value = self.value(depth)?;
            self.values.push(value);
            match self.token() {
                Some(b',') => {}
                Some(b']') => return Ok(Value::Array(self.values.split_off(first))),
                _ => return Err(Refused::Bad),
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Refused> {
        self.objects += 1;
        if depth > limits::JSON_DEPTH {
            return Err(Refused::TooDeep);
        }
        if self.objects > limits::JSON_OBJECTS {
            return Err(Refused::TooLarge);
        }
        let first = self.members.len();
        let mut token = self.token();
        if token == Some(b'}') {
            return Ok(Value::Object(Map::new()));
        }
        loop {
            if token != Some(b'"') {
                return Err(Refused::Bad);
            }
            let name = self.string()?;
            if self.token() != Some(b':') {
                return Err(Refused::Bad);
            }
            let value = self.value(depth)?;
            self.members.push((name, value));
            match self.token() {
                Some(b',') => token = self.token(),
                Some(b'}') => {
                    let members = self.members.split_off(first);
                    return Map::of(members).map(Value::Object).ok_or(Refused::Twice);
                }
                _ => return Err(Refused::Bad),
            }
        }
    }

    /// Goes on to the next byte that ends a plain part of a string.
    fn plain(&mut self) -> Result<(), Refused> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += scan::first_special(rest).ok_or(Refused::Bad)?;
        Ok(())
    }

    /// What follows a quotation mark, up to the next.
    fn string(&mut self) -> Result<Text, Refused> {
        let begin = self.at;
        self.plain()?;
        let text = self.part_since(begin);
        if self.eat(b'"') { Ok(text) } else { self.escaped(&text) }
    }

    /// The same, from the first byte on that is not plain.
    fn escaped(&mut self, before: &str) -> Result<Text, Refused> {
        let mut text = before.to_owned();
        loop {
            let end = self.peek();
            self.at += 1;
            match end {
                Some(b'"') => return Ok(text.into()),
                Some(b'\\') => text.push(self.escape().ok_or(Refused::Bad)?),
                _ => return Err(Refused::Bad),
            }
            let begin = self.at;
            self.plain()?;
            text.push_str(self.since(begin));
        }
    }

    /// What a backslash stands for.
    fn escape(&mut self) -> Option<char> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                // Two surrogates are one character; one alone is none.
                let high = (0xd800..0xdc00).contains(&unit);
                let low = if high && self.eat(b'\\') && self.eat(b'u') { self.unit()? } else { 0 };
                let pair = (0xdc00..0xe000).contains(&low);
                let code = if pair { 0x10000 + ((unit & 0x3ff) << 10 | low & 0x3ff) } else { unit };
                return char::from_u32(code);
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let begin = self.at;
        self.at += 4;
        let digits = self.text.get(begin..self.at)?;
        digits.chars().try_fold(0, |unit, digit| Some(unit << 4 | digit.to_digit(16)?))
    }

    /// A number whose first character has been read. Refused are integers beyond 2^53 (RFC 7493, 2.2),
    /// and what readers that keep numbers as doubles might take for infinite ([`Number::is_finite`]).
    fn number(&mut self) -> Result<Value, Refused> {
        self.at -= 1;
        let begin = self.at;
        let _ = self.eat(b'-');
        let mut good = self.eat(b'0') || self.digits();
        if self.eat(b'.') {
            good &= self.digits();
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            good &= self.digits();
        }
        let number = Number::written(self.part_since(begin));
        good &= if number.is_integer() {
            let digits = number.as_str().trim_start_matches('-').parse();
            digits.is_ok_and(|integer: u64| integer <= limits::JSON_MAX_INTEGER)
        } else {
            number.is_finite()
        };
        if good { Ok(Value::Number(number)) } else { Err(Refused::Bad) }
    }

    /// Whether there is one digit at least; goes on behind the last.
    fn digits(&mut self) -> bool {
        let begin = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at > begin
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;
    use proptest::prelude::*;

    /// What serde_json makes of a text in which nothing is beyond our own rules.
    fn theirs(text: &[u8]) -> Option<serde_json::Value> {
        serde_json::from_slice(text).ok()
    }

    fn same(text: &[u8]) {
        let (ours, theirs) = (read(text), theirs(text));
        let shown = String::from_utf8_lossy(text);
        match (&ours, &theirs) {
            (Ok(value), Some(due)) => {
                assert_eq!(serde_json::to_value(value).ok().as_ref(), Some(due), "{shown}");
                // What was accepted is written and read again as the same.
                assert_eq!(read(Json::of(value).as_bytes()).as_ref(), Ok(value), "{shown}");
            }
            (Ok(_), None) => panic!("accepted: {shown}"),
            // Ours alone: names that stand twice, large numbers.
            (Err(Refused::Bad), Some(_)) => {
                let digits = shown.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
                let large = digits >= Some(16) || shown.contains(['e', 'E']);
                assert!(large, "refused: {shown}");
            }
            (Err(Refused::Twice), Some(_)) => {
                let due = theirs.as_ref().map(ToString::to_string).unwrap_or_default();
                assert!(due.len() < shown.len(), "refused: {shown}");
            }
            (Err(Refused::TooDeep | Refused::TooLarge), _) | (Err(_), None) => {}
        }
    }

    #[test]
    fn numbers() {
        for text in [
            "0",
            "-0",
            "-1",
            "10",
            "1.5",
            "-0.0",
            "0.1e1",
            "1E22",
            "1e+22",
            "1e-22",
            "0e999",
            "0.0e9",
            "9007199254740991",
            "-9007199254740991",
            "9007199254740992.0",
            "1.7e307",
            "9.9E+307",
            "0.0001e311",
            "1e-999",
            "1e-99999999999999999999",
            "0e99999999999999999999",
            "123456789012345678901234567890.5",
        ] {
            let value = read(text.as_bytes());
            assert_eq!(value.map(|value| Json::of(&value)).as_deref(), Ok(text));
        }
        for text in [
            "-",
            "+1",
            "01",
            "-01",
            "00",
            "1.",
            ".5",
            "-.5",
            "1e",
            "1e+",
            "1.e1",
            "0x1",
            "1_0",
            "1a",
            "9007199254740992",
            "-9007199254740992",
            "18446744073709551616",
            "1e308",
            "-1e308",
            "1e999",
            "10e307",
            "0.0001e312",
            "1.0e99999999999999999999",
            "NaN",
            "Infinity",
            "1 2",
            "\u{661}",
        ] {
            assert_eq!(read(text.as_bytes()), Err(Refused::Bad), "{text}");
        }
        let many = "1".repeat(308);
        assert!(read(format!("{many}.0").as_bytes()).is_ok());
        assert_eq!(read(format!("{many}1.0").as_bytes()), Err(Refused::Bad));
        assert_eq!(read(many.as_bytes()), Err(Refused::Bad));
    }

    #[test]
    fn whole_numbers() {
        for (text, due) in [
            ("12", Some((12, true))),
            ("-12.0", Some((-12, true))),
            ("-12.5", Some((-12, false))),
            ("1.25e1", Some((12, false))),
            ("1.2e1", Some((12, true))),
            ("1200e-2", Some((12, true))),
            ("1.2e-1", Some((0, false))),
            ("1e18", Some((1_000_000_000_000_000_000, true))),
            ("1e19", None),
            ("0e99", Some((0, true))),
            ("-0", Some((0, true))),
            ("1e-99999999999999999999", Some((0, false))),
            ("1000e-99999999999999999999", Some((0, false))),
        ] {
            assert_eq!(Number::written(text.into()).whole(), due, "{text}");
        }
    }

    #[test]
    fn escapes_and_characters() {
        for (text, due) in [
            (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r#""\u00e9\u2028\ud83d\ude00\uDBFF\uDFFFx""#, "\u{e9}\u{2028}\u{1f600}\u{10ffff}x"),
            ("\"\u{7f}\u{e9}\u{1f600}\"", "\u{7f}\u{e9}\u{1f600}"),
        ] {
            assert_eq!(read(text.as_bytes()), Ok(due.into()), "{text}");
        }
        for text in [
            r#""\ud800""#,
            r#""\ud800x""#,
            r#""\ud800\n""#,
            r#""\ud800\u0041""#,
            r#""\ud800\ud800""#,
            r#""\udc00""#,
            r#""\u12""#,
            r#""\u+123""#,
            r#""\uzzzz""#,
            r#""\u{e9}""#,
            r#""\a""#,
            r#""\""#,
            r#"""#,
            "\"\n\"",
            "\"\u{1f}\"",
            "'a'",
            "\"\\u\u{e9}00\"",
        ] {
            assert_eq!(read(text.as_bytes()), Err(Refused::Bad), "{text}");
        }
        for bytes in
            [b"\"\xff\"".as_slice(), b"\"\xc0\x80\"", b"\"\xed\xa0\x80\"", b"\xef\xbb\xbf0"]
        {
            assert_eq!(read(bytes), Err(Refused::Bad), "{bytes:?}");
        }
    }

    #[test]
    fn members_are_sorted_and_none_stands_twice() {
        let names = |names: &mut dyn Iterator<Item = usize>| {
            let members: Vec<String> = names.map(|i| format!("\"n{i:05}\":{i}")).collect();
            read(format!("{{{}}}", members.join(",")).as_bytes())
        };
        let count = 4096;
        let sorted = names(&mut (0..count));
        assert_eq!(names(&mut (0..count).rev()), sorted);
        assert_eq!(names(&mut (0..count).map(|i| i * 1367 % count)), sorted);
        assert!(
            sorted.is_ok_and(|sorted| sorted.get("n04095").and_then(Value::as_u64) == Some(4095))
        );
        for twice in [0, 1, count / 2, count - 1] {
            assert_eq!(names(&mut (0..count).chain([twice])), Err(Refused::Twice));
            assert_eq!(
                names(&mut [twice].into_iter().chain((0..count).rev())),
                Err(Refused::Twice)
            );
        }
    }

    #[test]
    fn the_first_fault_is_told() {
        let deep = "[".repeat(limits::JSON_DEPTH + 1);
        for (text, due) in [
            (format!("{deep}]"), Refused::TooDeep),
            (format!("{{{deep}"), Refused::Bad),
            (format!(r#"{{"a":1,"a":{deep}"#), Refused::TooDeep),
            (r#"{"a":1,"a":2,}"#.to_owned(), Refused::Bad),
            (r#"[{"a":1,"a":2},]"#.to_owned(), Refused::Twice),
        ] {
            assert_eq!(read(text.as_bytes()), Err(due), "{text}");
        }
    }

    fn values() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i32>().prop_map(Into::into),
            (-1e9..1e9).prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(6, 64, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
                prop::collection::vec((any::<String>(), inner), 0..8)
                    .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_bytes(bytes: Vec<u8>) {
            same(&bytes);
        }

        #[test]
        fn what_looks_like_json(text in r#"([\[\]{},:"\\ \n]|[-+.eE0-9]|u00|ud8|true|null|\PC){0,24}"#) {
            same(text.as_bytes());
        }

        #[test]
        fn numbers_of_every_form(text in "-?(0|[1-9][0-9]{0,17})(\\.[0-9]{0,5})?([eE][-+]?[0-9]{0,3})?") {
            same(text.as_bytes());
        }

        #[test]
        fn the_same_tree(value in values()) {
            let text = value.to_string();
            assert!(read(text.as_bytes()).is_ok());
            same(text.as_bytes());
            same(format!(" {value:#}\r\n\t").as_bytes());
        }

        #[test]
        fn with_one_byte_changed(value in values(), at: prop::sample::Index, byte: u8) {
            let mut text = value.to_string().into_bytes();
            let at = at.index(text.len());
            let (begin, end) = text.split_at(at);
            same(&[begin, end.get(1..).unwrap_or_default()].concat());
            text.splice(at..=at, [byte]);
            same(&text);
        }
    }
}
