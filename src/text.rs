//! A text that shares its memory: a literal, or a part of the document it was read from. So a document is read,
//! and what was read passed on, without a copy of each of its texts.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A text that is cheap to clone. It keeps the document that it is a part of in memory.
#[derive(Clone)]
pub struct Text(Of);

#[derive(Clone)]
enum Of {
    Literal(&'static str),
    Part(Arc<str>, usize, usize),
}

impl Text {
    /// A text of the program's own, which takes no memory.
    pub(crate) const fn literal(text: &'static str) -> Self {
        Self(Of::Literal(text))
    }

    /// Some bytes of a document; an empty text where they are no characters of it.
    pub(crate) fn part(of: &Arc<str>, bytes: Range<usize>) -> Self {
        Self(Of::Part(Arc::clone(of), bytes.start, bytes.end))
    }

    /// Its bytes, counted.
    #[must_use]
    pub const fn len(&self) -> usize {
        match &self.0 {
            Of::Literal(text) => text.len(),
            Of::Part(_, from, to) => to.saturating_sub(*from),
        }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// It as the language has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Of::Literal(text) => text,
            Of::Part(of, from, to) => of.get(*from..*to).unwrap_or_default(),
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::literal("")
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Of::Part(text.into(), 0, text.len()))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other)
    }
}
