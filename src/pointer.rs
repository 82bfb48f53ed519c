//! A place in a JSON document as a chain of steps; its JSON Pointer (RFC 6901) only where somebody
//! asks. A text made at every step would cost all the names above again for each value below.

use crate::limits;
use std::borrow::Cow;

/// A place, by the place above it.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    Root,
    Member(&'a Path<'a>, &'a str),
    Element(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The pointer to this place, or to the nearest place above it whose pointer has at most
    /// [`limits::POINTER_BYTES`].
    pub(crate) fn pointer(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// Whether all of it went in.
    fn write(&self, text: &mut String) -> bool {
        match self {
            Self::Root => true,
            Self::Member(above, name) => above.write(text) && push(text, name),
            Self::Element(above, index) => above.write(text) && push(text, &index.to_string()),
        }
    }
}

fn push(text: &mut String, name: &str) -> bool {
    let room = limits::POINTER_BYTES.saturating_sub(text.len());
    // Looked at before it is escaped: a name may be as long as the document.
    if name.len() >= room {
        return false;
    }
    let name = escape(name);
    if name.len() >= room {
        return false;
    }
    text.push('/');
    text.push_str(&name);
    true
}

/// One reference token (RFC 6901, 3).
pub(crate) fn escape(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers() {
        let items = Path::Member(&Path::Root, "items");
        let item = Path::Element(&items, 3);
        assert_eq!(Path::Member(&item, "a/b~c").pointer(), "/items/3/a~1b~0c");
        assert_eq!(Path::Root.pointer(), "");
        assert_eq!(Path::Member(&Path::Root, "").pointer(), "/");
    }

    #[test]
    fn a_name_too_long_for_a_pointer_is_left_out_with_all_below_it() {
        for name in ["n".repeat(limits::POINTER_BYTES), "~".repeat(limits::POINTER_BYTES - 10)] {
            let items = Path::Member(&Path::Root, "items");
            let long = Path::Member(&items, &name);
            assert_eq!(Path::Element(&long, 1).pointer(), "/items");
        }
        let fits = "n".repeat(limits::POINTER_BYTES - 1);
        let place = Path::Member(&Path::Root, &fits);
        assert_eq!(place.pointer().len(), limits::POINTER_BYTES);
        assert_eq!(Path::Element(&place, 1).pointer(), place.pointer());
    }
}
