//! Authentic credential to typed claims. One file per profile; the reader below is common to all.
//!
//! Every fault becomes a finding with a pointer and reading goes on, so that a person sees all of
//! them at once. A member that is missing or faulty is `None`: the rules then know that they cannot
//! judge it.

mod rcep;

pub(crate) use rcep::{CertificateOfOrigin, Fob, Item, Party, ProducerStatus, Signed};
#[cfg(feature = "full")]
pub(crate) use rcep::{Invoice, Quantity};

use crate::check::by_findings;
use crate::code::Code;
use crate::limits;
use crate::names::Names;
use crate::pointer::{Path, escape};
use crate::report::{CheckId, CheckResult, Finding, Severity};
use crate::scan;
use crate::text::Text;
use crate::time::Date;
use crate::value::{Map, Value};

/// The faults found while reading: at most [`limits::FINDINGS`] kept, all errors counted.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    findings: Vec<Finding>,
    first_error: Option<Finding>,
    first_withheld: Option<Finding>,
    errors: usize,
}

impl Faults {
    pub(crate) fn push(&mut self, finding: Finding) {
        if finding.severity == Severity::Error {
            self.errors = self.errors.saturating_add(1);
            self.first_error.get_or_insert_with(|| finding.clone());
        }
        if finding.code == Code::ClaimsWithheld {
            self.first_withheld.get_or_insert_with(|| finding.clone());
        }
        if self.findings.len() < limits::FINDINGS {
            self.findings.push(finding);
        }
    }

    /// Whether a finding would be shown, rather than only counted.
    fn keeps(&self, severity: Severity) -> bool {
        self.findings.len() < limits::FINDINGS
            || (severity == Severity::Error && self.first_error.is_none())
    }

    /// The claims check: fails with the first error and says how many there are; inconclusive where
    /// something that is needed was not disclosed.
    pub(crate) fn result(&self) -> CheckResult {
        let first = self.first_error.as_ref().or(self.first_withheld.as_ref());
        let mut result = by_findings(CheckId::Claims, first.cloned().as_slice());
        if self.errors > 1 {
            result.facts = result.facts.with("errors", self.errors);
        }
        result
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

/// Whether a member must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needed {
    Yes,
    No,
}

/// One JSON object being read. Members that nobody asked for are reported by [`Object::finish`].
struct Object<'a> {
    map: &'a Map,
    path: Path<'a>,
    /// Pointers of objects and arrays that hide members.
    withheld: &'a Names,
    /// Places of the members that were asked for: a bit each, and those beyond 64.
    met: u64,
    far: Vec<usize>,
    /// Members that are there, and not what they should be.
    unreadable: Vec<&'static str>,
    faults: &'a mut Faults,
}

impl<'a> Object<'a> {
    fn at(map: &'a Map, path: Path<'a>, withheld: &'a Names, faults: &'a mut Faults) -> Self {
        let (far, unreadable) = (Vec::new(), Vec::new());
        Self { map, path, withheld, met: 0, far, unreadable, faults }
    }

    /// Whether something may be hidden at all: nothing is in the envelopes of the small build.
    fn may_withhold(&self) -> bool {
        cfg!(feature = "full") && !self.withheld.is_empty()
    }

    /// Whether something is hidden in this object, or in the member of that pointer.
    fn withholds(&self, member: &str) -> bool {
        self.may_withhold() && self.withheld.contains(&(self.path.pointer() + member))
    }

    fn fault(&mut self, code: Code, name: &str) {
        let pointer = format!("{}/{}", self.path.pointer(), escape(name));
        self.faults.push(Finding::new(code, pointer));
    }

    /// A member as `read` takes it; `read` says with a code why it does not.
    fn member<T>(
        &mut self,
        name: &'static str,
        needed: Needed,
        read: impl FnOnce(&'a Value) -> Result<T, Code>,
    ) -> Option<T> {
        let result = match (self.map.find(name), needed) {
            (Some((at, value)), _) => {
                match bit(at) {
                    Some(bit) => self.met |= bit,
                    None => self.far.push(at),
                }
                let result = read(value);
                if result.is_err() {
                    self.unreadable.push(name);
                }
                result
            }
            (None, Needed::Yes) if self.withholds("") => Err(Code::ClaimsWithheld),
            (None, Needed::Yes) => Err(Code::ClaimsMissing),
            (None, Needed::No) => return None,
        };
        result.map_err(|code| self.fault(code, name)).ok()
    }

    fn text(&mut self, name: &'static str, needed: Needed) -> Option<Text> {
        self.member(name, needed, |value| text(value).cloned())
    }

    fn text_where(
        &mut self,
        name: &'static str,
        needed: Needed,
        form: impl FnOnce(&str) -> bool,
    ) -> Option<Text> {
        self.member(name, needed, |value| {
            let text = text(value)?;
            if form(text) { Ok(text.clone()) } else { Err(Code::ClaimsBadValue) }
        })
    }

    fn date(&mut self, name: &'static str, needed: Needed) -> Option<Date> {
        self.member(name, needed, |value| Date::parse(text(value)?).ok_or(Code::ClaimsBadValue))
    }

    fn boolean(&mut self, name: &'static str, needed: Needed) -> Option<bool> {
        self.member(name, needed, |value| value.as_bool().ok_or(Code::ClaimsWrongType))
    }

    /// An integer that is at least `least`.
    fn integer(&mut self, name: &'static str, needed: Needed, least: u64) -> Option<u64> {
        self.member(name, needed, |value| {
            // `1.0` is an integer too (JSON Schema 2020-12, 4.2.3), and canonical JSON writes it as 1.
            match value.as_number().ok_or(Code::ClaimsWrongType)?.whole() {
                Some((number, true)) => u64::try_from(number).ok(),
                _ => None,
            }
            .filter(|number| (least..=limits::JSON_MAX_INTEGER).contains(number))
            .ok_or(Code::ClaimsBadValue)
        })
    }

    fn object<T>(
        &mut self,
        name: &'static str,
        needed: Needed,
        read: impl FnOnce(&mut Object<'_>) -> T,
    ) -> Option<T> {
        let map =
            self.member(name, needed, |value| value.as_object().ok_or(Code::ClaimsWrongType))?;
        let errors = self.faults.errors;
        let mut object =
            Object::at(map, Path::Member(&self.path, name), self.withheld, self.faults);
        let value = read(&mut object);
        object.finish();
        if self.faults.errors > errors {
            self.unreadable.push(name);
        }
        Some(value)
    }

    /// An array of objects with `least` to `most` entries.
    fn objects<T>(
        &mut self,
        name: &'static str,
        needed: Needed,
        (least, most): (usize, usize),
        mut read: impl FnMut(&mut Object<'_>) -> T,
    ) -> Vec<T> {
        let hides = self.may_withhold() && self.withholds(&format!("/{name}"));
        let array = self.member(name, needed, |value| match value.as_array() {
            None => Err(Code::ClaimsWrongType),
            Some(array) if array.len() < least && hides => Err(Code::ClaimsWithheld),
            Some(array) if array.len() < least || array.len() > most => Err(Code::ClaimsBadValue),
            Some(array) => Ok(array.as_slice()),
        });
        // A hidden entry is one that nobody judges: what is there cannot stand for all.
        if array.is_some() && hides && needed == Needed::Yes {
            self.fault(Code::ClaimsWithheld, name);
        }
        let array = array.unwrap_or_default();
        // Most of a hostile array may be no objects.
        let mut values = Vec::with_capacity(array.len().min(limits::ITEMS));
        let above = Path::Member(&self.path, name);
        for (i, value) in array.iter().enumerate() {
            let path = Path::Element(&above, i);
            match value.as_object() {
                None => self.faults.push(Finding::new(Code::ClaimsWrongType, path.pointer())),
                Some(map) => {
                    let mut object = Object::at(map, path, self.withheld, self.faults);
                    values.push(read(&mut object));
                    object.finish();
                }
            }
        }
        values
    }

    fn finish(mut self) {
        let map = self.map;
        // Most often nothing was left out, and there is no need to look for it.
        if usize::try_from(self.met.count_ones()) == Ok(map.len()) {
            return;
        }
        for (at, name) in map.keys().enumerate() {
            if !bit(at).map_or_else(|| self.far.contains(&at), |bit| self.met & bit != 0) {
                self.fault(Code::ClaimsUnknownMember, name);
            }
        }
    }
}

/// The bit of a place below 64.
fn bit(at: usize) -> Option<u64> {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at))
}

fn text(value: &Value) -> Result<&Text, Code> {
    value.as_text().ok_or(Code::ClaimsWrongType)
}

/// Text that could deceive the person who reads it, anywhere in the claims, names of members
/// included: controls and bidirectional controls are errors; characters without width, and words
/// that mix Latin with look-alike scripts, are warnings (Unicode TR 36, 2 and 3).
fn unsafe_text(map: &Map, path: Path<'_>, faults: &mut Faults) {
    map.keys().for_each(|name| unsafe_string(name, path, faults));
    for (name, value) in map.iter() {
        unsafe_value(value, Path::Member(&path, name), faults);
    }
}

fn unsafe_value(value: &Value, path: Path<'_>, faults: &mut Faults) {
    match value {
        Value::String(text) => unsafe_string(text, path, faults),
        Value::Array(array) => {
            for (i, value) in array.iter().enumerate() {
                unsafe_value(value, Path::Element(&path, i), faults);
            }
        }
        Value::Object(map) => unsafe_text(map, path, faults),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn unsafe_string(text: &str, path: Path<'_>, faults: &mut Faults) {
    // Most texts, and quick to tell.
    if scan::is_plain(text.as_bytes()) {
        return;
    }
    let severity = if text.chars().any(is_control) {
        Severity::Error
    } else if text.chars().any(is_invisible) || text.split(|c| !is_letter(c)).any(mixes_scripts) {
        Severity::Warning
    } else {
        return;
    };
    let pointer = faults.keeps(severity).then(|| path.pointer());
    faults.push(Finding { severity, ..Finding::new(Code::ClaimsUnsafeText, pointer) });
}

/// C0, C1 and the characters that turn the direction of writing.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Letters, near enough: those of ASCII and Latin-1, and above them all blocks but those of accents,
/// punctuation, symbols and private use. Unicode's own table weighs more than 1 kB on a page.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{2c1}' | '\u{370}'..='\u{1fff}' | '\u{2160}'..='\u{2188}' | '\u{2c00}'..='\u{2dff}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{ff66}'..='\u{ffdc}' | '\u{10000}'..='\u{1cfff}' | '\u{1d400}'..='\u{1d7ff}' | '\u{1df00}'..='\u{1efff}' | '\u{20000}'..='\u{3ffff}')
}

/// Characters without a shape of their own, fillers and variation selectors included.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn mixes_scripts(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic())
        && word.chars().any(|c| matches!(c, '\u{370}'..='\u{58f}') && !matches!(c, 'Ω' | 'μ' | 'π'))
}

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn letters_as_unicode_has_them_where_it_matters() {
        for c in '\0'..='\u{2c5}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
        // Letters as modifiers, accents or symbols.
        let beside = |c| matches!(c, '\u{2c6}'..='\u{36f}' | '\u{2071}'..='\u{214e}' | '\u{24b6}'..='\u{24e9}' | '\u{2e2f}' | '\u{1f130}'..='\u{1f189}');
        for c in ('\0'..=char::MAX).filter(|c| c.is_alphabetic() && !beside(*c)) {
            assert!(is_letter(c), "{c:?}");
        }
        // General and ideographic punctuation, box drawing, private use, full-width digits, emoji.
        for c in
            ['\u{2014}', '\u{20ac}', '\u{2500}', '\u{3001}', '\u{e000}', '\u{ff11}', '\u{1f600}']
        {
            assert!(!is_letter(c), "{c:?}");
        }
    }
}
