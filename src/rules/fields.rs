//! Field rules of the reference data: announced changes, said of the members themselves.

use crate::check::Context;
use crate::claims::CertificateOfOrigin;
use crate::code::Code;
use crate::data::{Document, FieldRule, Must, NewSeverity};
use crate::envelope::{Credential, Kind};
use crate::json::Json;
use crate::pointer::escape;
use crate::report::{Finding, Severity};
use crate::value::{Map, Value};

/// Judges all field rules in force for this certificate; returns the ids of those it could not, for
/// what they ask for may not be disclosed.
pub(crate) fn judge(
    c: &CertificateOfOrigin,
    credential: &Credential,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Vec<String> {
    let mut not_judged = Vec::new();
    let between = (c.issuing_country.as_deref(), c.importing_country.as_deref());
    for rule in context.data.field_rules(c.issue_date, between) {
        let of_this_kind = rule.document.is_none_or(|document| {
            document
                == match c.kind {
                    Kind::CertificateOfOrigin => Document::CertificateOfOrigin,
                    Kind::DeclarationOfOrigin => Document::DeclarationOfOrigin,
                }
        });
        let severity = match rule.severity {
            NewSeverity::Off => continue,
            NewSeverity::Info => Severity::Info,
            NewSeverity::Warning => Severity::Warning,
            NewSeverity::Error => Severity::Error,
        };
        if of_this_kind {
            let member: Vec<&str> = rule.member.split('/').collect();
            members(Some(&credential.subject), &member, String::new(), &mut |value, pointer| {
                let Some(must) = broken(rule, value) else { return };
                if value.is_none() && !credential.withheld.is_empty() {
                    not_judged.push(rule.id.clone());
                } else {
                    let finding = Finding::new(Code::RulesFieldRule, pointer).with("must", must);
                    out.push(Finding {
                        rule: Some(rule.id.clone().into()),
                        article: Some(rule.article.clone().into()),
                        severity,
                        ..finding
                    });
                }
            });
        }
    }
    not_judged
}

/// Calls `found` for every place the path leads to, also where nothing is there. A path that leads
/// through what is not there, or through what is no object, ends there.
fn members(
    at: Option<&Map>,
    path: &[&str],
    pointer: String,
    found: &mut impl FnMut(Option<&Value>, String),
) {
    let Some((name, rest)) = path.split_first() else { return };
    let (value, pointer) =
        (at.and_then(|map| map.get(name)), format!("{pointer}/{}", escape(name)));
    match (rest, value) {
        ([], _) => found(value, pointer),
        (["*", rest @ ..], Some(Value::Array(array))) => {
            for (i, element) in array.iter().enumerate() {
                let pointer = format!("{pointer}/{i}");
                if rest.is_empty() {
                    found(Some(element), pointer);
                } else {
                    members(element.as_object(), rest, pointer, found);
                }
            }
        }
        // Of a list that is not there no element is missed.
        (["*", ..], _) => {}
        (rest, value) => members(value.and_then(Value::as_object), rest, pointer, found),
    }
}

/// What a rule asks for, where a value does not give it.
fn broken(rule: &FieldRule, value: Option<&Value>) -> Option<Value> {
    let text = value.map(|value| value.as_str().map_or_else(|| Json::of(value), str::to_owned));
    match &rule.must {
        Must::Stand => text.is_none_or(|text| text.trim().is_empty()).then(|| "stand".into()),
        Must::Lack => value.map(|_| "lack".into()),
        Must::OneOf(choices) => {
            let text = text?;
            (!choices.contains(&text)).then(|| choices.clone().into())
        }
    }
}
