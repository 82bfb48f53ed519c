//! Members of a JSON object, by name and kind, for what hosts write: policies, requests, trust lists. Read
//! by hand, and to the end whatever is found: derived readers, or a way out after every member, would be a
//! third of what a page loads.

use crate::encoding;
use crate::json::Json;
use crate::misuse::Misuse;
use crate::time::Date;
use crate::value::{Map, Value};
use std::cell::RefCell;

/// The first thing found wrong, for a person. What is read beside it stands in for nothing: the whole is
/// refused.
#[derive(Default)]
pub(crate) struct Wrong(RefCell<Option<String>>);

impl Wrong {
    #[inline(never)]
    pub(crate) fn note(&self, what: String) {
        self.0.borrow_mut().get_or_insert(what);
    }

    /// What is found is of another kind than what is due.
    #[inline(never)]
    fn kind(&self, value: &Value, due: &str) {
        let found = match value {
            Value::Null => "null".to_owned(),
            Value::Bool(_) => format!("boolean `{}`", Json::of(value)),
            Value::Number(number) if !number.is_integer() => {
                format!("floating point `{}`", Json::of(value))
            }
            Value::Number(_) => format!("integer `{}`", Json::of(value)),
            Value::String(_) => format!("string {}", Json::of(value)),
            Value::Array(_) => "sequence".to_owned(),
            Value::Object(_) => "map".to_owned(),
        };
        self.note(format!("invalid type: {found}, expected {due}"));
    }
}

/// How a value of one kind is read.
pub(crate) type Reader<T> = fn(&Value, &Wrong) -> T;

/// One object.
#[derive(Clone, Copy)]
pub(crate) struct Members<'a> {
    map: Option<&'a Map>,
    wrong: &'a Wrong,
}

impl<'a> Members<'a> {
    /// An object, whatever else is in it.
    pub(crate) fn of(value: &'a Value, wrong: &'a Wrong) -> Self {
        let map = value.as_object();
        if map.is_none() {
            wrong.kind(value, "an object");
        }
        Self { map, wrong }
    }

    /// An object with no other members than these.
    pub(crate) fn only(value: &'a Value, known: &[&str], wrong: &'a Wrong) -> Self {
        let members = Self::of(value, wrong);
        let names = members.map.into_iter().flat_map(Map::keys);
        for name in names.filter(|name| !known.contains(&name.as_str())) {
            wrong.note(format!("unknown field `{name}`"));
        }
        members
    }

    pub(crate) fn get(self, name: &str) -> Option<&'a Value> {
        self.map?.get(name)
    }

    /// A member that may be missing or `null`.
    pub(crate) fn open<T>(self, name: &str, read: Reader<T>) -> Option<T> {
        let value = self.get(name).filter(|value| !value.is_null())?;
        Some(read(value, self.wrong))
    }

    /// A member that must be there.
    pub(crate) fn due<T>(self, name: &str, read: Reader<T>) -> T {
        let value = self.get(name).unwrap_or_else(|| {
            self.wrong.note(format!("missing field `{name}`"));
            &Value::Null
        });
        read(value, self.wrong)
    }

    /// A list that may be missing.
    pub(crate) fn list<T>(self, name: &str, read: Reader<T>) -> Vec<T> {
        self.get(name).map(|value| list(value, self.wrong, read)).unwrap_or_default()
    }

    /// A switch that is off where it is missing.
    pub(crate) fn flag(self, name: &str) -> bool {
        self.get(name).is_some_and(|value| flag(value, self.wrong))
    }

    /// A text that must be there.
    #[inline(never)]
    pub(crate) fn text(self, name: &str) -> String {
        self.due(name, text)
    }

    /// A text that may be missing or `null`.
    #[inline(never)]
    pub(crate) fn open_text(self, name: &str) -> Option<String> {
        self.open(name, text)
    }

    /// A list of texts that may be missing.
    #[inline(never)]
    pub(crate) fn texts(self, name: &str) -> Vec<String> {
        self.list(name, text)
    }
}

/// What `read` makes of a value.
///
/// # Errors
/// What is wrong with it, for a person.
pub(crate) fn whole<T>(value: &Value, read: Reader<T>) -> Result<T, String> {
    let wrong = Wrong::default();
    let made = read(value, &wrong);
    match wrong.0.into_inner() {
        None => Ok(made),
        Some(wrong) => Err(wrong),
    }
}

/// JSON text to one of the core's argument types.
///
/// # Errors
/// [`Misuse`] says what is wrong.
pub(crate) fn argument<T>(what: &str, json: &str, read: Reader<T>) -> Result<T, Misuse> {
    let value = encoding::json(json.as_bytes())
        .map_err(|code| format!("it is not strict JSON ({})", code.as_str()));
    value
        .and_then(|value| whole(&value, read))
        .map_err(|wrong| Misuse::new(format!("{what}: {wrong}")))
}

/// Every entry of a list.
pub(crate) fn list<T>(value: &Value, wrong: &Wrong, read: Reader<T>) -> Vec<T> {
    let Some(entries) = value.as_array() else {
        wrong.kind(value, "a sequence");
        return Vec::new();
    };
    let mut list = Vec::with_capacity(entries.len());
    for entry in entries {
        list.push(read(entry, wrong));
    }
    list
}

pub(crate) fn text(value: &Value, wrong: &Wrong) -> String {
    value.as_str().map(str::to_owned).unwrap_or_else(|| {
        wrong.kind(value, "a string");
        String::new()
    })
}

pub(crate) fn object(value: &Value, wrong: &Wrong) -> Map {
    value.as_object().cloned().unwrap_or_else(|| {
        wrong.kind(value, "a map");
        Map::new()
    })
}

pub(crate) fn flag(value: &Value, wrong: &Wrong) -> bool {
    value.as_bool().unwrap_or_else(|| {
        wrong.kind(value, "a boolean");
        false
    })
}

/// An integer from zero on.
pub(crate) fn count(value: &Value, wrong: &Wrong) -> u64 {
    value.as_u64().unwrap_or_else(|| {
        wrong.kind(value, "u64");
        0
    })
}

pub(crate) fn integer(value: &Value, wrong: &Wrong) -> i64 {
    value.as_i64().unwrap_or_else(|| {
        wrong.kind(value, "i64");
        0
    })
}

/// Seconds, not negative, not more than 136 years.
pub(crate) fn seconds(value: &Value, wrong: &Wrong) -> i64 {
    let seconds = value.as_u64().and_then(|seconds| u32::try_from(seconds).ok());
    seconds.map(i64::from).unwrap_or_else(|| {
        wrong.kind(value, "u32");
        0
    })
}

pub(crate) fn date(value: &Value, wrong: &Wrong) -> Date {
    Date::parse(&text(value, wrong)).unwrap_or_else(|| {
        wrong.note(format!("{} is no date", Json::of(value)));
        Date::LAST
    })
}
