//! A JSON text as a tree: what [`crate::reader`] makes and [`crate::json`] writes. Members are sorted by
//! name; a number is kept as it was written, so that nothing is lost of it and no float is reckoned with.

use crate::text::Text;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(Text),
    /// An array.
    Array(Vec<Value>),
    /// An object.
    Object(Map),
}

/// A JSON number as it was written. Two are equal when their texts are: `1.0` is not `1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(Text);

impl Number {
    /// The caller has made sure that it is one.
    pub(crate) const fn written(text: Text) -> Self {
        Self(text)
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is written without fraction and exponent.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        !self.0.contains(['.', 'e', 'E'])
    }

    /// An integer from zero on, written as one.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    /// An integer, written as one.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// Its sign, its digits as written (perhaps with a point), how many of them stand before the point,
    /// and its exponent; `None` where that is beyond 64 bits.
    fn parts(&self) -> (bool, &str, i64, Option<i64>) {
        let (digits, exponent) = self.0.split_once(['e', 'E']).unwrap_or((self.as_str(), "0"));
        let plain = digits.trim_start_matches('-');
        let before = plain.find('.').unwrap_or(plain.len());
        let before = i64::try_from(before).unwrap_or(i64::MAX);
        let exponent =
            exponent.parse().ok().or_else(|| exponent.starts_with('-').then_some(i64::MIN / 2));
        (plain.len() < digits.len(), plain, before, exponent)
    }

    /// Whether it lies below 10^308. Most readers keep numbers as doubles, of which the largest is 1.8
    /// times that: a power of ten is told by counting digits, and no certificate comes near. What is too
    /// small for a double is read as zero by all of them, and not refused.
    pub(crate) fn is_finite(&self) -> bool {
        let (_, digits, before, exponent) = self.parts();
        let zeros = digits.bytes().filter(|digit| *digit != b'.').position(|digit| digit != b'0');
        zeros.is_none_or(|zeros| {
            let zeros = i64::try_from(zeros).unwrap_or(i64::MAX);
            exponent.is_some_and(|exponent| (before - zeros).saturating_add(exponent) <= 308)
        })
    }

    /// What stands before its point once its exponent is reckoned in, and whether that is all of it.
    /// `None`: more than 64 bits.
    pub(crate) fn whole(&self) -> Option<(i64, bool)> {
        let (negative, digits, before, exponent) = self.parts();
        let mut before = before.saturating_add(exponent?);
        let (mut whole, mut all) = (0_i64, true);
        for digit in digits.bytes().filter(u8::is_ascii_digit) {
            let digit = i64::from(digit - b'0');
            if before > 0 {
                whole = whole.checked_mul(10)?.checked_add(digit)?;
            } else {
                all &= digit == 0;
            }
            before = before.saturating_sub(1);
        }
        while before > 0 && whole > 0 {
            whole = whole.checked_mul(10)?;
            before -= 1;
        }
        Some((if negative { -whole } else { whole }, all))
    }
}

/// The members of a JSON object, sorted by name (by code point), none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map(Vec<Member>);

/// Name and value.
pub(crate) type Member = (Text, Value);

impl Map {
    /// No members.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Members in any order; `None` where a name stands twice.
    pub(crate) fn of(mut members: Vec<Member>) -> Option<Self> {
        let in_order = |members: &[Member]| members.is_sorted_by(|(a, _), (b, _)| a < b);
        if !in_order(&members) {
            members = sorted(members);
        }
        in_order(&members).then_some(Self(members))
    }

    /// More members, in any order. Puts none in, and says so, where one of the names is there already or
    /// stands twice.
    #[must_use]
    pub(crate) fn add(&mut self, members: Vec<Member>) -> bool {
        let new = !members.iter().any(|(name, _)| self.contains_key(name));
        let Some(Self(members)) = Self::of(members).filter(|_| new) else { return false };
        self.0.extend(members);
        self.0 = sorted(std::mem::take(&mut self.0));
        true
    }

    #[inline(never)]
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    /// Where a name is. Of few, most are told apart by their lengths, which is quicker than to search.
    #[inline(never)]
    fn position(&self, name: &str) -> Option<usize> {
        if self.0.len() <= 32 {
            return self.0.iter().position(|(known, _)| known == name);
        }
        self.place(name).ok()
    }

    /// The place and the value of a member.
    pub(crate) fn find(&self, name: &str) -> Option<(usize, &Value)> {
        let at = self.position(name)?;
        self.0.get(at).map(|(_, value)| (at, value))
    }

    /// The value of a member.
    #[must_use]
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.find(name).map(|(_, value)| value)
    }

    /// Whether there is a member of that name.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// Puts a member in; answers the value it had.
    pub fn insert(&mut self, name: impl Into<Text>, value: Value) -> Option<Value> {
        self.put(name.into(), value)
    }

    #[inline(never)]
    fn put(&mut self, name: Text, value: Value) -> Option<Value> {
        match self.place(&name) {
            Ok(at) => self.0.get_mut(at).map(|(_, old)| std::mem::replace(old, value)),
            Err(at) => {
                self.0.insert(at, (name, value));
                None
            }
        }
    }

    /// Takes a member out.
    #[inline(never)]
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.position(name).map(|at| self.0.remove(at).1)
    }

    /// How many members there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Names and values, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Text, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// The same, values to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&Text, &mut Value)> {
        self.0.iter_mut().map(|(name, value)| (&*name, value))
    }

    /// The names, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &Text> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The values, sorted by name.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().map(|(_, value)| value)
    }
}

/// As quickly as can be.
#[cfg(feature = "full")]
fn sorted(mut members: Vec<Member>) -> Vec<Member> {
    members.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    members
}

#[cfg(not(feature = "full"))]
use light::sorted;

/// By a heap: n log n at worst like the sorts of slices, and a fifth of their code.
#[cfg(any(test, not(feature = "full")))]
mod light {
    use super::Member;
    use std::cmp::Ordering;
    use std::collections::BinaryHeap;

    pub(super) fn sorted(members: Vec<Member>) -> Vec<Member> {
        let heap: BinaryHeap<ByName> = members.into_iter().map(ByName).collect();
        heap.into_sorted_vec().into_iter().map(|ByName(member)| member).collect()
    }

    /// A member that is compared by its name alone.
    struct ByName(Member);

    impl Ord for ByName {
        fn cmp(&self, other: &Self) -> Ordering {
            self.0.0.cmp(&other.0.0)
        }
    }

    impl PartialOrd for ByName {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    impl PartialEq for ByName {
        fn eq(&self, other: &Self) -> bool {
            self.cmp(other).is_eq()
        }
    }

    impl Eq for ByName {}
}

impl Value {
    /// A member of an object; `None` for what is none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// Its text, where it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        self.as_text().map(Text::as_str)
    }

    /// Its text as it is kept, where it is one.
    #[must_use]
    pub const fn as_text(&self) -> Option<&Text> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// Its values, where it is an array.
    #[must_use]
    pub const fn as_array(&self) -> Option<&Vec<Self>> {
        if let Self::Array(values) = self { Some(values) } else { None }
    }

    /// Its members, where it is an object.
    #[must_use]
    pub const fn as_object(&self) -> Option<&Map> {
        if let Self::Object(map) = self { Some(map) } else { None }
    }

    /// Itself, where it is a number.
    #[must_use]
    pub const fn as_number(&self) -> Option<&Number> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// Itself, where it is `true` or `false`.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    /// As [`Number::as_u64`].
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// As [`Number::as_i64`].
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// Whether it is `null`.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is a number.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether it is a text.
    #[must_use]
    pub const fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// Whether it is an object.
    #[must_use]
    pub const fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u64> for Value {
    #[inline(never)]
    fn from(number: u64) -> Self {
        Self::Number(Number(number.to_string().into()))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        u64::from(number).into()
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        // No machine counts further than 64 bits.
        u64::try_from(number).unwrap_or(u64::MAX).into()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text.into())
    }
}

impl From<Text> for Value {
    fn from(text: Text) -> Self {
        Self::String(text)
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Null, Self::from)
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Object(map)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::Array(values.into_iter().map(Into::into).collect())
    }
}

impl PartialEq<str> for Value {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Value {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl PartialEq<String> for Value {
    fn eq(&self, other: &String) -> bool {
        self == other.as_str()
    }
}

#[cfg(test)]
impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        crate::encoding::json(value.to_string().as_bytes()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_sorting() {
        let count = 500_usize;
        let members = |at: usize| (Text::from((at * 263 % count).to_string()), Value::from(at));
        let all: Vec<_> = (0..count).map(members).collect();
        let due = sorted(all.clone());
        assert!(due.is_sorted_by(|(a, _), (b, _)| a < b));
        assert_eq!(light::sorted(all), due);
    }
}
