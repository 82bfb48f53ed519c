//! A set of names. It is serde_json's own map, so that a page loads the code of one kind of map only.

use serde_json::{Map, Value};

#[derive(Clone, Debug, Default)]
pub(crate) struct Names(Map<String, Value>);

impl Names {
    /// Whether it is new.
    pub(crate) fn insert(&mut self, name: String) -> bool {
        self.0.insert(name, Value::Null).is_none()
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
