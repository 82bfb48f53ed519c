//! JSONTestSuite (nst): what is JSON, what is not, and what we refuse although it is.

use super::Suite;
use crate::code::Code;
use crate::encoding;
use crate::json::Json;

#[test]
fn json_test_suite() {
    let Some(mut suite) = Suite::open("json-robustness", "JSONTestSuite") else { return };
    let (mut accepted, mut refused, mut by_policy, mut free) = (0, 0, 0, 0);
    for name in suite.files("JSONTestSuite/test_parsing") {
        let answer = encoding::json(&suite.bytes(&format!("JSONTestSuite/test_parsing/{name}")));
        match name.get(..2) {
            Some("y_") => accepted += usize::from(suite.note(&name, answer.is_ok(), &answer)),
            Some("n_") => refused += usize::from(suite.note(&name, answer.is_err(), &answer)),
            // The standard leaves these free. Numbers too small to tell from zero are read, whatever
            // two readers could read differently is refused.
            _ => {
                let small = ["i_number_double_huge_neg_exp.json", "i_number_real_underflow.json"];
                let due = small.contains(&name.as_str());
                let agrees = suite.note(&name, answer.is_ok() == due, &answer);
                *(if due { &mut free } else { &mut by_policy }) += usize::from(agrees);
            }
        }
        let deep = [
            "n_structure_100000_opening_arrays.json",
            "n_structure_open_array_object.json",
            "i_structure_500_nested_arrays.json",
        ];
        if deep.contains(&name.as_str()) {
            assert_eq!(answer, Err(Code::FormatTooDeep), "{name}");
        }
    }
    suite.close(&format!(
        "n_ {refused}/188 refused, y_ {accepted}/95 accepted, i_ {by_policy}/33 refused by policy and \
         {free}/2 accepted"
    ));
}

#[test]
fn json_test_suite_transform() {
    let Some(mut suite) = Suite::open("json-robustness", "JSONTestSuite transform") else { return };
    let mut sensible = 0;
    for name in suite.files("JSONTestSuite/test_transform") {
        let text = suite.bytes(&format!("JSONTestSuite/test_transform/{name}"));
        let answer = encoding::json(&text).map(|value| Json::of(&value));
        let due = match name.as_str() {
            // Numbers stay as they are written.
            "number_1.0.json"
            | "number_1.000000000000000005.json"
            | "number_1000000000000000.json"
            | "number_1e-999.json"
            | "number_1e6.json" => Ok(String::from_utf8_lossy(&text).trim_end().to_owned()),
            // Two names that look alike are two names.
            "object_key_nfc_nfd.json" | "object_key_nfd_nfc.json" => {
                Ok("{\"e\u{301}\":\"NFD\",\"\u{e9}\":\"NFC\"}".to_owned())
            }
            "string_with_escaped_NULL.json" => Ok(r#"["A\u0000B"]"#.to_owned()),
            name if name.starts_with("object_same_key") => Err(Code::FormatDuplicateMember),
            // Integers beyond 2^53, and surrogates that are not characters.
            _ => Err(Code::FormatBadJson),
        };
        sensible += usize::from(suite.note(&name, answer == due, &answer));
    }
    suite.close(&format!("{sensible}/22 as due"));
}
