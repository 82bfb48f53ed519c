//! Values to JSON text, the one writer of everything that leaves the core: the same bytes everywhere, and
//! each text a single line, also for readers that break lines at U+0085, U+2028 and U+2029.

use crate::scan;
use crate::value::{Map, Value};

/// JSON text while it is being written. Members go into the object begun last.
#[derive(Default)]
pub(crate) struct Json(String);

impl Json {
    /// A value that nothing is written about but itself.
    pub(crate) fn of(value: &Value) -> String {
        let mut json = Self::default();
        json.value(value);
        json.0
    }

    /// With room for so many bytes.
    pub(crate) fn with_room(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    pub(crate) fn finish(self) -> String {
        self.0
    }

    /// What lies between `{` and `}`, or `[` and `]`.
    pub(crate) fn within(&mut self, [open, close]: [char; 2], inner: impl FnOnce(&mut Self)) {
        self.next();
        self.0.push(open);
        inner(self);
        self.0.push(close);
    }

    pub(crate) fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.within(['{', '}'], members);
    }

    pub(crate) fn array<T>(&mut self, of: &[T], write: impl Fn(&mut Self, &T)) {
        self.within(['[', ']'], |json| of.iter().for_each(|one| write(json, one)));
    }

    /// The name of the member whose value is written next.
    pub(crate) fn name(&mut self, name: &str) -> &mut Self {
        self.text(name);
        self.0.push(':');
        self
    }

    /// A member that is a text.
    pub(crate) fn member(&mut self, name: &str, text: &str) {
        self.name(name).text(text);
    }

    /// A member that is a text, where there is one.
    pub(crate) fn member_if(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.member(name, text);
        }
    }

    pub(crate) fn map(&mut self, map: &Map) {
        self.object(|json| map.iter().for_each(|(name, value)| json.name(name).value(value)));
    }

    pub(crate) fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.bare("null"),
            Value::Bool(value) => self.bool(*value),
            Value::Number(number) => self.bare(number.as_str()),
            Value::String(text) => self.text(text),
            Value::Array(values) => self.array(values, Self::value),
            Value::Object(map) => self.map(map),
        }
    }

    pub(crate) fn bool(&mut self, value: bool) {
        self.bare(if value { "true" } else { "false" });
    }

    pub(crate) fn number(&mut self, number: u64) {
        self.bare(&number.to_string());
    }

    fn bare(&mut self, text: &str) {
        self.next();
        self.0.push_str(text);
    }

    /// A comma, unless what comes is the first, or the value of a name.
    fn next(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.next();
        self.0.push('"');
        if scan::is_plain(text.as_bytes()) {
            self.0.push_str(text);
        } else {
            self.escaped(text);
        }
        self.0.push('"');
    }

    /// A text with what must not stand in it plainly.
    #[inline(never)]
    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        // Found by their first bytes, which is quick; what else begins with these is written as it is.
        while let Some(at) =
            rest.bytes().position(|b| matches!(b, 0..0x20 | b'"' | b'\\' | 0xc2 | 0xe2))
        {
            let (plain, escaped) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.0.push_str(plain);
            let mut chars = escaped.chars();
            match chars.next().unwrap_or_default() {
                c @ ('"' | '\\') => self.0.extend(['\\', c]),
                '\u{8}' => self.0.push_str("\\b"),
                '\t' => self.0.push_str("\\t"),
                '\n' => self.0.push_str("\\n"),
                '\u{c}' => self.0.push_str("\\f"),
                '\r' => self.0.push_str("\\r"),
                c if !is_escaped(c) => self.0.push(c),
                c => {
                    self.0.push_str("\\u");
                    let digit = |shift: u32| char::from_digit(u32::from(c) >> shift & 15_u32, 16);
                    self.0.extend([12, 8, 4, 0].into_iter().filter_map(digit));
                }
            }
            rest = chars.as_str();
        }
        self.0.push_str(rest);
    }
}

fn is_escaped(c: char) -> bool {
    matches!(c, '\0'..='\x1f' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(value: serde_json::Value) {
        let due = value
            .to_string()
            .replace('\u{85}', "\\u0085")
            .replace('\u{2028}', "\\u2028")
            .replace('\u{2029}', "\\u2029");
        assert_eq!(Json::of(&value.into()), due);
    }

    #[test]
    fn texts_numbers_and_nesting_as_serde_json_writes_them() {
        let all: String = (0..0x3000).filter_map(char::from_u32).collect();
        same(all.into());
        for text in [
            r#"{"a":[],"b":{},"c":[1,[2,{"d":null}],true,"x"],"":-1}"#,
            "[{},{}]",
            "\"\"",
            "[1.0,-1.5e-7,1e+22]",
        ] {
            same(serde_json::from_str(text).expect(text));
        }
    }

    proptest! {
        #[test]
        fn texts(text: String) {
            same(text.into());
        }
    }
}
