//! The W3C test suite's inputs for VCDM 2.0, to the data-model layer alone (not the e-CO profile).

use super::{Suite, str_of};
use crate::encoding;
use crate::envelope::vcdm;
use crate::value::{Map, Value};

/// All that the data model asks, with what [`vcdm::check`] leaves to other checks.
pub(super) fn credential(document: &Map) -> Result<(), &'static str> {
    let empty = |subject: &Value| subject.as_object().is_none_or(Map::is_empty);
    let all = |member: &str, form: &dyn Fn(&Value) -> bool| {
        document.get(member).is_none_or(|value| vcdm::each(value, form))
    };
    vcdm::check_claim_names(document).map_err(|_| "vc or vp")?;
    vcdm::check(document).map_err(|_| "a member")?;
    vcdm::period(document).map_err(|_| "a time")?;
    if !all("credentialStatus", &vcdm::is_status_entry) {
        return Err("a status entry");
    }
    if all("credentialSubject", &|subject| !empty(subject)) { Ok(()) } else { Err("the subject") }
}

/// A presentation (4.13), which no verifier of certificates of origin is handed: here only so that the
/// same rules are tried on the credentials in one.
pub(super) fn presentation(document: &Map) -> Result<(), &'static str> {
    let is = |member: &str, form: &dyn Fn(&Value) -> bool| document.get(member).is_none_or(form);
    if !vcdm::is_context(document.get("@context"))
        || !vcdm::has_type(document.get("type"), Some("VerifiablePresentation"))
        || !is("id", &vcdm::is_url)
        || !is("holder", &vcdm::is_issuer)
    {
        return Err("a member of the presentation");
    }
    let credentials = match document.get("verifiableCredential") {
        None => return Ok(()),
        Some(Value::Array(credentials)) => credentials.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    credentials.iter().try_for_each(|one| {
        let one = one.as_object().ok_or("a credential is no object")?;
        if one.get("type").is_some_and(|name| name == "EnvelopedVerifiableCredential") {
            let id = one.get("id").and_then(Value::as_str);
            let data = id.is_some_and(|id| id.starts_with("data:") && id.contains(','));
            if data { Ok(()) } else { Err("nothing is in the envelope") }
        } else {
            credential(one)
        }
    })
}

#[test]
fn data_model() {
    let Some(mut suite) = Suite::open("w3c-vcdm2", "VCDM 2.0") else { return };
    let (mut accepted, mut presentations, mut refused, mut notes) = (0, 0, 0, 0);
    for entry in suite.json("manifest.json").as_array().expect("entries") {
        let name = str_of(entry, "file");
        let document = encoding::json_object(&suite.bytes(&format!("materialised/{name}")));
        let document = document.expect("strict JSON");
        let is_presentation = name.starts_with("presentation-");
        let answer = if is_presentation { presentation(&document) } else { credential(&document) };
        match str_of(entry, "expected") {
            "accept" => {
                accepted += usize::from(suite.note(name, answer.is_ok(), answer));
                presentations += usize::from(is_presentation);
            }
            "reject" => refused += usize::from(suite.note(name, answer.is_err(), answer)),
            _ => {
                suite.note(name, answer.is_ok(), answer);
                notes += 1;
            }
        }
    }
    suite.close(&format!(
        "ok {accepted}/65 accepted ({presentations} presentations by the test's own frame), fail {refused}/52 refused, \
         {notes} with a note accepted"
    ));
}
