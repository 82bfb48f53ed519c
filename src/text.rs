//! A text that shares its memory: a literal, or a part of the document it was read from. So a document is read,
//! and what was read passed on, without a copy of each of its texts.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A text that is cheap to clone. It keeps the document that it is a part of in memory.
#[derive(Clone)]
pub struct Text {
    /// Beside what it is of, since most comparisons end with it.
    len: usize,
    of: Of,
}

#[derive(Clone)]
enum Of {
    Literal(&'static str),
    /// From that byte on.
    Document(Arc<str>, usize),
}

impl Text {
    /// A text of the program's own, which takes no memory.
    pub(crate) const fn literal(text: &'static str) -> Self {
        Self { len: text.len(), of: Of::Literal(text) }
    }

    /// Some bytes of a document; an empty text where they are no characters of it.
    pub(crate) fn part(of: &Arc<str>, bytes: Range<usize>) -> Self {
        Self { len: bytes.len(), of: Of::Document(Arc::clone(of), bytes.start) }
    }

    /// Its bytes, counted.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.of {
            Of::Literal(text) => text.as_bytes(),
            Of::Document(of, from) => {
                of.as_bytes().get(*from..from.saturating_add(self.len)).unwrap_or_default()
            }
        }
    }

    /// It as the language has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.of {
            Of::Literal(text) => text,
            Of::Document(of, from) => {
                of.get(*from..from.saturating_add(self.len)).unwrap_or_default()
            }
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
        Self { len: text.len(), of: Of::Document(text.into(), 0) }
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

/// Most texts differ in their first byte or their length, which is quicker told than all the rest.
impl PartialEq<[u8]> for Text {
    fn eq(&self, other: &[u8]) -> bool {
        self.len == other.len() && {
            let bytes = self.as_bytes();
            bytes.first() == other.first() && bytes == other
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self == other.as_bytes()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self == other.as_bytes()
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self == other.as_bytes()
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (self.as_bytes(), other.as_bytes());
        a.first().cmp(&b.first()).then_with(|| a.cmp(b))
    }
}
