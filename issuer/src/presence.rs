//! The content of a credential into the names of the members that docs/profile.md needs and that are
//! not there. Presence only: whether the values are right is for a verifier to say.

use serde_json::Value;

/// Needed in both, `type` apart, which belongs to the envelope. A name ending in `?` is looked into only where it is there, one ending in `[]` is
/// a list with at least one entry.
const ALWAYS: &[&str] = &[
    "issuingCountry",
    "issueDate",
    "importingCountry",
    "exporter.name",
    "exporter.address",
    "exporter.country",
    "producer?.name",
    "producer?.address",
    "producer?.country",
    "consignee.name",
    "consignee.address",
    "consignee.country",
    "hsEdition",
    "items[].number",
    "items[].packages?.count",
    "items[].packages?.kind",
    "items[].description",
    "items[].producer?.name",
    "items[].producer?.address",
    "items[].producer?.country",
    "items[].hsCode",
    "items[].originCriterion.base",
    "items[].originCriterion.cumulation",
    "items[].originCriterion.deMinimis",
    "items[].rcepCountryOfOrigin.country",
    "items[].quantity.value",
    "items[].quantity.unit",
    "items[].fobValue?.amount",
    "items[].fobValue?.currency",
    "items[].invoices?[].number",
    "items[].invoices?[].date",
    "thirdPartyInvoicing?.name",
    "thirdPartyInvoicing?.country",
    "backToBack?.originalNumber",
    "backToBack?.originalIssueDate",
    "backToBack?.issuingCountry",
    "backToBack?.rcepCountryOfOrigin",
];
/// Needed in a certificate of origin besides.
const CERTIFICATE: &[&str] = &[
    "certificateNumber",
    "issuingBody",
    "exporterDeclaration.place",
    "exporterDeclaration.date",
    "exporterDeclaration.signatory",
    "certification.place",
    "certification.date",
    "certification.signatory",
];
/// Needed in a declaration of origin besides.
const DECLARATION: &[&str] =
    &["declarationReference", "approvedExporter?.code", "completion.date", "completion.signatory"];
/// One of these, or an invoice, says which consignment a certificate is for.
const CONSIGNMENT: [&str; 3] = ["departureDate", "conveyance", "portOfDischarge"];

/// One line for each member of `credentialSubject` that is needed and not there, such as
/// `items[0].originCriterion.cumulation`; `items` are counted from 0. `null` counts as not there.
#[must_use]
pub fn missing_members(credential: &Value) -> Vec<String> {
    let subject = credential.get("credentialSubject").unwrap_or(&Value::Null);
    let declaration = subject.get("type").and_then(Value::as_str) == Some("DeclarationOfOrigin");
    let mut missing = Vec::new();
    for path in ALWAYS.iter().chain(if declaration { DECLARATION } else { CERTIFICATE }) {
        look(subject, path, "", &mut missing);
    }
    let items = subject.get("items").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for (index, item) in items.iter().enumerate() {
        let by_value = item.pointer("/originCriterion/base").is_some_and(|base| base == "RVC");
        if by_value && absent(item.get("fobValue")) {
            missing.push(format!("items[{index}].fobValue (with the criterion RVC)"));
        }
    }
    let transport = subject.get("transport").unwrap_or(&Value::Null);
    let invoiced =
        items.iter().any(|item| item["invoices"].as_array().is_some_and(|all| !all.is_empty()));
    if !declaration && !invoiced && CONSIGNMENT.iter().all(|name| absent(transport.get(name))) {
        missing.push(format!("one of transport.{}, or an invoice", CONSIGNMENT.join(", .")));
    }
    missing
}

/// Follows `path` from `value`, which stands at `at`; notes the first member that is not there.
fn look(value: &Value, path: &str, at: &str, missing: &mut Vec<String>) {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let (step, list) = step.strip_suffix("[]").map_or((step, false), |step| (step, true));
    let (name, optional) = step.strip_suffix('?').map_or((step, false), |step| (step, true));
    let here = if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    let member = value.get(name).filter(|member| !member.is_null());
    let entries = member.and_then(Value::as_array);
    match member {
        None if optional => {}
        Some(member) if !list => {
            if !rest.is_empty() {
                look(member, rest, &here, missing);
            }
        }
        Some(_) if entries.is_some_and(|entries| optional || !entries.is_empty()) => {
            for (index, entry) in entries.into_iter().flatten().enumerate() {
                look(entry, rest, &format!("{here}[{index}]"), missing);
            }
        }
        None | Some(_) => {
            if !missing.contains(&here) {
                missing.push(here);
            }
        }
    }
}

fn absent(member: Option<&Value>) -> bool {
    member.is_none_or(Value::is_null)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn example() -> Value {
        serde_json::from_str(include_str!("../examples/certificate.json")).expect("JSON")
    }

    #[test]
    fn nothing_is_missing_in_the_example() {
        assert_eq!(missing_members(&example()), Vec::<String>::new());
    }

    #[test]
    fn every_needed_member_is_missed_when_it_is_taken_away() {
        for (parent, name, due) in [
            ("", "importingCountry", "importingCountry"),
            ("", "certificateNumber", "certificateNumber"),
            ("", "exporter", "exporter"),
            ("/consignee", "address", "consignee.address"),
            ("", "items", "items"),
            ("/items/0", "fobValue", "items[0].fobValue (with the criterion RVC)"),
            ("/items/0/fobValue", "currency", "items[0].fobValue.currency"),
            ("/items/0/originCriterion", "cumulation", "items[0].originCriterion.cumulation"),
            ("/items/0/originCriterion", "deMinimis", "items[0].originCriterion.deMinimis"),
            ("/items/0/invoices/0", "date", "items[0].invoices[0].date"),
            ("/certification", "signatory", "certification.signatory"),
        ] {
            let mut credential = example();
            let parent = credential["credentialSubject"].pointer_mut(parent).expect(due);
            parent.as_object_mut().expect(due).remove(name).expect(due);
            let missing = missing_members(&credential);
            assert_eq!(missing, [due], "{missing:?}");
        }
    }

    #[test]
    fn a_consignment_is_named_by_its_transport_or_by_an_invoice() {
        let mut credential = example();
        credential["credentialSubject"]["items"][0]["invoices"] = json!([]);
        assert_eq!(missing_members(&credential), Vec::<String>::new());
        credential["credentialSubject"]["transport"] = json!({ "route": "BY SEA" });
        assert_eq!(missing_members(&credential).len(), 1);
    }

    #[test]
    fn a_declaration_needs_its_own_members_and_nothing_is_too_odd_to_be_told() {
        let bare = json!({ "credentialSubject": { "type": "DeclarationOfOrigin" } });
        let missing = missing_members(&bare);
        for due in ["declarationReference", "completion", "items", "exporter"] {
            assert!(missing.iter().any(|name| name == due), "{due}: {missing:?}");
        }
        assert!(!missing.iter().any(|name| name == "certification"), "{missing:?}");
        for odd in [json!(null), json!([]), json!({ "credentialSubject": { "items": [1, {}] } })] {
            assert!(missing_members(&odd).len() > 5);
        }
    }
}
