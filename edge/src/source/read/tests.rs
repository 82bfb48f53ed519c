//! Descriptions of sources, good ones and every fault with its line.

use super::*;
use serde_json::json;

const KEY: &str = "Bearer 0123456789";

fn read_text(text: &str) -> (Vec<Source>, Told) {
    let var = |name: &str| match name {
        "SOURCES" => Some(text.to_owned()),
        "SOURCE_KEY" => Some(KEY.to_owned()),
        "SOURCE_BAD" => Some("a\r\nb".to_owned()),
        "PEPPER" => Some("hush".to_owned()),
        _ => None,
    };
    let mut told = Told::default();
    let around = Surroundings {
        var: &var,
        loopback: false,
        peppers: vec![b"hush".to_vec()],
        has_files: true,
    };
    let sources = read(&around, &mut told);
    (sources, told)
}

fn read_json(value: &Value) -> (Vec<Source>, Told) {
    read_text(&value.to_string())
}

fn wrapped() -> Value {
    json!({
        "id": "vn", "kind": "wrapped", "url": "https://eco.customs.example/v2/{number}",
        "codeHeader": "X-Code", "headers": { "Authorization": "SOURCE_KEY" },
        "document": "/data/certificate", "encoding": "base64",
        "notFound": { "pointer": "/status", "equals": "NONE" }, "success": [200, 201],
        "countries": ["VN", "KR"], "numberPrefixes": ["VN"], "issuers": ["did:web:customs.example"],
    })
}

/// That description with some members changed; null takes one out.
fn changed(change: &Value) -> Value {
    let mut source = wrapped();
    for (name, value) in change.as_object().expect("an object") {
        if value.is_null() {
            source.as_object_mut().expect("an object").remove(name);
        } else {
            source[name] = value.clone();
        }
    }
    json!([source])
}

#[test]
fn good_descriptions() {
    let (sources, told) = read_json(&json!([
        wrapped(),
        { "id": "cn", "kind": "reference", "url": "https://origin.customs.example/api/", "headers": { "x-key": "SOURCE_KEY" } },
        { "id": "files", "kind": "files" },
    ]));
    assert_eq!(told.faults, Vec::<String>::new());
    assert_eq!(told.warnings, Vec::<String>::new());
    let ids: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids, ["vn", "cn", "files"]);
    assert_eq!(sources[0].headers, [("authorization".to_owned(), KEY.to_owned())]);
    assert_eq!(sources[0].countries, ["VN", "KR"]);
    for change in [
        json!({ "encoding": null, "notFound": null, "success": null, "countries": null, "headers": null }),
        json!({ "codeHeader": null, "body": { "code": "{code}" } }),
        json!({ "url": "https://eco.customs.example/v2", "body": { "n": "{number}" } }),
        json!({ "document": "" }),
        json!({ "document": "/a~0b/~1c/0" }),
        json!({ "notFound": { "pointer": "/error" } }),
        json!({ "notFound": { "pointer": "/data", "equals": null } }),
        json!({ "codeHeader": "Eco-Access-Code" }),
        json!({ "url": "https://eco.customs.example:8443/v2/{number}?lang=en" }),
    ] {
        let (sources, told) = read_json(&changed(&change));
        assert_eq!((sources.len(), told.faults), (1, Vec::new()), "{change}");
    }
}

#[test]
fn a_code_in_an_address_is_a_warning_where_the_operator_says_so() {
    let change = json!({ "url": "https://a.example/{number}?c={code}", "codeHeader": null, "codeInUrl": true });
    let (sources, told) = read_json(&changed(&change));
    assert_eq!((sources.len(), told.faults.len(), told.warnings.len()), (1, 0, 1));
    assert!(
        told.warnings[0].starts_with("SOURCES: \"vn\" has the access code in its url"),
        "{told:?}"
    );
}

#[test]
fn every_fault_is_one_line_that_names_the_source_and_says_what_to_do() {
    for (change, due) in [
        (json!({ "id": null }), "number 1 has no good id"),
        (json!({ "id": "VN 1" }), "number 1 has no good id"),
        (json!({ "id": "a".repeat(33) }), "number 1 has no good id"),
        (json!({ "kind": null }), "\"vn\" has no known kind"),
        (json!({ "kind": "soap" }), "\"vn\" has no known kind"),
        (json!({ "url": null }), "\"vn\" url is not set"),
        (json!({ "url": 7 }), "\"vn\" url is no text"),
        (json!({ "url": "eco.customs.example/{number}" }), "\"vn\" url is not an absolute address"),
        (json!({ "url": "http://eco.customs.example/{number}" }), "\"vn\" url is not https"),
        (json!({ "url": "https://127.0.0.1/{number}" }), "\"vn\" url names this machine"),
        (json!({ "url": "https://10.1.2.3/{number}" }), "\"vn\" url names a host by number"),
        (
            json!({ "url": "https://eco.customs.example./{number}" }),
            "\"vn\" url names a host with a dot",
        ),
        (json!({ "url": "https://eco.customs.example:22/{number}" }), "\"vn\" url names a port"),
        (
            json!({ "url": "https://u:p@eco.customs.example/{number}" }),
            "\"vn\" url holds a user name",
        ),
        (json!({ "url": "https://eco.customs.example/{number}#x" }), "\"vn\" url holds a fragment"),
        (
            json!({ "url": "https://{number}.example/" }),
            "\"vn\" url holds {number} or {code} outside",
        ),
        (json!({ "url": "https://eco.customs.example/{no}" }), "\"vn\" url holds a brace"),
        (json!({ "url": "https://eco.customs.example/" }), "\"vn\" sends the number nowhere"),
        (
            json!({ "url": "https://eco.customs.example/{number}/{code}" }),
            "\"vn\" has {code} in its url",
        ),
        (json!({ "codeInUrl": true }), "\"vn\" says codeInUrl"),
        (json!({ "codeInUrl": "yes" }), "\"vn\" codeInUrl is neither"),
        (json!({ "codeHeader": null }), "\"vn\" sends the access code nowhere"),
        (json!({ "codeHeader": "X Code" }), "\"vn\" codeHeader \"x code\" is no header"),
        (json!({ "codeHeader": "Host" }), "\"vn\" codeHeader \"host\" is no header"),
        (json!({ "body": [] }), "\"vn\" body is no JSON object"),
        (
            json!({ "body": { "q": "eco(\"{number}\")" } }),
            "\"vn\" body holds {number} or {code} within",
        ),
        (json!({ "document": null }), "\"vn\" document is not set"),
        (json!({ "document": "data" }), "\"vn\" document \"data\" is no JSON pointer"),
        (json!({ "document": "/a~2" }), "\"vn\" document \"/a~2\" is no JSON pointer"),
        (json!({ "document": "/a~" }), "\"vn\" document \"/a~\" is no JSON pointer"),
        (json!({ "encoding": "hex" }), "\"vn\" encoding is neither"),
        (json!({ "success": [404] }), "\"vn\" success is no array"),
        (json!({ "success": [204] }), "\"vn\" success is no array"),
        (json!({ "success": 200 }), "\"vn\" success is no array"),
        (json!({ "notFound": "/status" }), "\"vn\" notFound is no JSON object"),
        (json!({ "notFound": { "equals": 1 } }), "\"vn\" notFound pointer is not set"),
        (
            json!({ "notFound": { "pointer": "/a", "equals": [] } }),
            "\"vn\" notFound equals is an object or array",
        ),
        (
            json!({ "notFound": { "pointer": "/a", "is": 1 } }),
            "\"vn\" notFound has the member \"is\"",
        ),
        (json!({ "headers": [] }), "\"vn\" headers is no JSON object"),
        (
            json!({ "headers": { "cookie": "SOURCE_KEY" } }),
            "\"vn\" headers: \"cookie\" is no header",
        ),
        (
            json!({ "headers": { "X-Code": "SOURCE_KEY" } }),
            "\"vn\" headers: \"x-code\" is no header",
        ),
        (
            json!({ "headers": { "x-key": "PEPPER" } }),
            "\"vn\" headers: x-key does not name a secret",
        ),
        (
            json!({ "headers": { "x-key": "SOURCE_GONE" } }),
            "\"vn\" headers: the secret SOURCE_GONE is not set",
        ),
        (
            json!({ "headers": { "x-key": "SOURCE_BAD" } }),
            "\"vn\" headers: the secret SOURCE_BAD holds",
        ),
        (json!({ "countries": ["US"] }), "\"vn\" names the country \"US\""),
        (json!({ "countries": [] }), "\"vn\" countries is no array"),
        (json!({ "numberPrefixes": [""] }), "\"vn\" numberPrefixes is no array"),
        (json!({ "issuers": ["Customs"] }), "\"vn\" names the issuer \"Customs\""),
        (json!({ "method": "POST" }), "\"vn\" has the member \"method\""),
        (
            json!({ "kind": "files", "url": "https://a.example", "codeHeader": null, "headers": null, "document": null,
                 "encoding": null, "notFound": null, "success": null }),
            "\"vn\" has the member \"url\"",
        ),
    ] {
        let (_, told) = read_json(&changed(&change));
        assert_eq!(told.faults.len(), 1, "{change}: {told:?}");
        let line = &told.faults[0];
        assert!(line.starts_with(&format!("SOURCES: {due}")), "{change}: {line}");
        assert!(line.contains("; ") && !line.contains('\n') && !line.contains("hush"), "{line}");
        assert!(!line.contains(KEY));
    }
    for (text, due) in [
        ("[", "SOURCES is not JSON"),
        ("{}", "SOURCES is no array"),
        ("[]", "SOURCES is no array"),
        ("[7]", "SOURCES: number 1 is no JSON object"),
    ] {
        let (_, told) = read_text(text);
        assert_eq!(told.faults.len(), 1, "{told:?}");
        assert!(told.faults[0].starts_with(due) && told.faults[0].contains("; "), "{told:?}");
    }
}

#[test]
fn faults_of_all_sources_are_told_at_once() {
    let (_, told) = read_json(&json!([
        { "id": "a", "kind": "reference", "url": "ftp://a.example" },
        { "id": "a", "kind": "files" },
        { "id": "a", "kind": "files" },
        { "id": "b", "kind": "reference", "url": "https://b.example", "countries": ["XX"], "extra": 1 },
    ]));
    assert_eq!(told.faults.len(), 4, "{told:?}");
    assert!(told.faults.iter().any(|fault| fault.contains("the id of another source")));
}

#[test]
fn files_need_their_bucket_and_one_of_the_two_variables_is_set() {
    let described = json!([{ "id": "a", "kind": "files" }]).to_string();
    let url = "https://a.example/api";
    for (sources, source_url, has_files, due) in [
        (Some(&described), None, false, Some("SOURCES: \"a\" needs the bucket FILES")),
        (Some(&described), Some(url), true, Some("SOURCE_URL and SOURCES are both set")),
        (None, None, true, Some("SOURCE_URL is not set")),
        (Some(&described), None, true, None),
        (None, Some(url), false, None),
    ] {
        let var = |name: &str| match name {
            "SOURCES" => sources.cloned(),
            "SOURCE_URL" => source_url.map(str::to_owned),
            _ => None,
        };
        let mut told = Told::default();
        read(
            &Surroundings { var: &var, loopback: false, peppers: Vec::new(), has_files },
            &mut told,
        );
        assert_eq!(told.faults.len(), usize::from(due.is_some()), "{told:?}");
        assert!(due.is_none_or(|due| told.faults[0].starts_with(due)), "{told:?}");
    }
}

#[test]
fn the_parties_are_those_of_the_reference_data() {
    let data: Value =
        serde_json::from_str(include_str!("../../../../src/data/parties.json")).expect("JSON");
    let countries: Vec<&str> = data["parties"]
        .as_array()
        .expect("parties")
        .iter()
        .filter_map(|party| party["country"].as_str())
        .collect();
    assert_eq!(countries, PARTIES);
}
