//! A set of names, sorted, in parts so short that one more is put in quickly however many there are.

/// A part that has grown beyond this is cut into two.
const PART: usize = 256;

#[derive(Clone, Debug, Default)]
pub(crate) struct Names(Vec<Vec<String>>);

impl Names {
    /// The part that a name stands in, or would.
    fn part(&self, name: &str) -> usize {
        let after = |part: &Vec<String>| part.first().is_some_and(|first| first.as_str() <= name);
        self.0.partition_point(after).saturating_sub(1)
    }

    /// Whether it is new.
    pub(crate) fn insert(&mut self, name: String) -> bool {
        let at = self.part(&name);
        let Some(part) = self.0.get_mut(at) else {
            self.0.push(vec![name]);
            return true;
        };
        let Err(place) = part.binary_search(&name) else { return false };
        part.insert(place, name);
        if part.len() > PART {
            let rest = part.split_off(PART / 2);
            self.0.insert(at + 1, rest);
        }
        true
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        let part = self.0.get(self.part(name));
        part.is_some_and(|part| part.binary_search_by(|known| known.as_str().cmp(name)).is_ok())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flatten().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_set_in_any_order() {
        let (mut names, mut due) = (Names::default(), BTreeSet::new());
        assert!(names.is_empty() && !names.contains(""));
        for i in 0..4000_u64 {
            let name = (i * 2_654_435 % 3001).to_string();
            assert_eq!(names.contains(&name), due.contains(&name));
            assert_eq!(names.insert(name.clone()), due.insert(name.clone()));
            assert!(names.contains(&name) && !names.insert(name));
        }
        assert_eq!(names.len(), due.len());
        assert!(names.iter().eq(due.iter()));
        assert!(due.iter().all(|name| names.contains(name)) && !names.contains("3001"));
    }
}
