//! SD-JWT VC cases (RFC 9901): what is disclosed, what is withheld, and disclosures that are none.

use super::headers;
use super::world::*;
use eco_issuer::sign_raw;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io;

pub const AREA: &str = "sd-jwt";

/// The reference certificate as payload of an SD-JWT VC.
pub fn payload() -> Value {
    let mut document = credential();
    document["iss"] = json!(ISSUER);
    document["vct"] = json!("https://w3id.org/rcep-eco/v1#RcepCertificateOfOrigin");
    document["_sd_alg"] = json!("sha-256");
    document
}

pub fn sd_header() -> String {
    json!({ "alg": "ES256", "typ": "dc+sd-jwt", "kid": KID }).to_string()
}

pub fn sign(payload: &Value) -> String {
    sign_raw(&sd_header(), payload.to_string().as_bytes(), &issuer_key())
}

/// The payload changed by `hide`, which answers the disclosures that are presented.
pub fn presented(hide: impl FnOnce(&mut Value) -> Vec<String>) -> String {
    let mut document = payload();
    let disclosures = hide(&mut document);
    with_disclosures(&sign(&document), &disclosures)
}

pub fn with_disclosures(token: &str, disclosures: &[String]) -> String {
    let mut text = format!("{token}~");
    disclosures.iter().for_each(|disclosure| text.extend([disclosure.as_str(), "~"]));
    text
}

pub fn digest(disclosure: &str) -> String {
    base64url(&Sha256::digest(disclosure))
}

/// A disclosure with a salt that is derived from its text, so that it is the same every time.
pub fn disclosure(mut parts: Vec<Value>) -> String {
    let salt = Sha256::digest(format!("salt {}", json!(parts)));
    parts.insert(0, json!(base64url(&salt[..16])));
    base64url(json!(parts).to_string().as_bytes())
}

/// Puts a digest into `_sd`.
pub fn add_digest(object: &mut Value, digest: String) {
    match object["_sd"].as_array_mut() {
        Some(digests) => digests.push(digest.into()),
        None => object["_sd"] = json!([digest]),
    }
}

/// Takes a member out and puts its digest in; answers its disclosure.
pub fn hide(object: &mut Value, name: &str) -> String {
    let value = object.as_object_mut().and_then(|object| object.remove(name));
    let text = disclosure(vec![json!(name), value.expect("the member is there")]);
    add_digest(object, digest(&text));
    text
}

/// The same for an element of an array.
fn hide_element(array: &mut Value, index: usize) -> String {
    let text = disclosure(vec![array[index].take()]);
    array[index] = json!({ "...": digest(&text) });
    text
}

pub fn subject(document: &mut Value) -> &mut Value {
    &mut document["credentialSubject"]
}

pub fn item(document: &mut Value, index: usize) -> &mut Value {
    &mut document["credentialSubject"]["items"][index]
}

/// Hidden, and its disclosure kept back.
pub fn not_shown(_: String) -> Vec<String> {
    Vec::new()
}

pub type Hide = fn(&mut Value) -> Vec<String>;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    disclosed(corpus)?;
    withheld(corpus)?;
    frame(corpus)?;
    headers::cases(corpus, AREA, "dc+sd-jwt", &|header| {
        let text = payload().to_string();
        format!("{}~", sign_raw(header, text.as_bytes(), &issuer_key()))
    })
}

fn disclosed(corpus: &mut Corpus) -> io::Result<()> {
    let valid: [(&str, Hide); 18] = [
        ("valid-nothing-selective", |_| vec![]),
        ("valid-optional-members-not-disclosed", |d| {
            hide(subject(d), "producer");
            hide(item(d, 0), "marks");
            hide(item(d, 1), "packages");
            hide(subject(d), "transport");
            vec![]
        }),
        ("valid-all-disclosed", |d| {
            let names: Vec<String> =
                subject(d).as_object().expect("an object").keys().cloned().collect();
            names.iter().map(|name| hide(subject(d), name)).collect()
        }),
        ("valid-one-of-two-disclosed", |d| {
            hide(subject(d), "producer");
            vec![hide(subject(d), "consignee")]
        }),
        ("valid-fob-of-rvc-item-disclosed", |d| vec![hide(item(d, 0), "fobValue")]),
        ("valid-fob-of-ctc-item-not-disclosed", |d| {
            item(d, 1)["fobValue"] = json!({ "amount": "2100.00", "currency": "USD" });
            hide(item(d, 1), "fobValue");
            vec![]
        }),
        ("valid-decoy-digests", |d| {
            add_digest(subject(d), digest("decoy 1"));
            add_digest(item(d, 1), digest("decoy 2"));
            vec![]
        }),
        ("valid-without-sd-alg", |d| {
            drop(d.as_object_mut().map(|d| d.remove("_sd_alg")));
            vec![hide(subject(d), "consignee")]
        }),
        ("valid-sd-empty", |d| {
            subject(d)["_sd"] = json!([]);
            vec![]
        }),
        ("valid-array-element-disclosed", |d| vec![hide_element(&mut item(d, 0)["invoices"], 0)]),
        ("valid-array-element-not-disclosed", |d| {
            hide_element(&mut item(d, 0)["invoices"], 0);
            vec![]
        }),
        ("valid-item-disclosed", |d| vec![hide_element(&mut subject(d)["items"], 1)]),
        ("valid-item-of-item-disclosed", |d| {
            let inner = hide(item(d, 0), "fobValue");
            let middle = hide_element(&mut subject(d)["items"], 0);
            vec![inner, middle]
        }),
        ("valid-recursive-disclosure", |d| {
            let name = hide(&mut subject(d)["exporter"], "name");
            let exporter = hide(subject(d), "exporter");
            vec![exporter, name]
        }),
        ("valid-recursive-optional-not-disclosed", |d| {
            hide(&mut subject(d)["producer"], "name");
            hide(subject(d), "producer");
            vec![]
        }),
        ("valid-disclosure-with-white-space", |d| {
            let value = subject(d).as_object_mut().and_then(|s| s.remove("producer"));
            let text = format!("[ \"c2FsdA\",\n \"producer\", {:#} ]", value.expect("a producer"));
            let text = base64url(text.as_bytes());
            add_digest(subject(d), digest(&text));
            vec![text]
        }),
        ("valid-member-named-like-a-pointer", |d| {
            subject(d)["a/b~c"] = json!({ "d": 1 });
            vec![hide(&mut subject(d)["a/b~c"], "d"), hide(subject(d), "a/b~c")]
        }),
        ("valid-dots-as-a-value", |d| {
            subject(d)["remarks"] = json!("...");
            vec![]
        }),
    ];
    for (name, build) in valid {
        corpus.add(Case::new(AREA, name, presented(build)))?;
    }
    let judged: [(&str, &str, Hide); 4] = [
        ("disclosed-member-malformed", "claims.bad_value", |d| {
            item(d, 0)["fobValue"]["amount"] = json!("18.900,00");
            vec![hide(item(d, 0), "fobValue")]
        }),
        ("disclosed-fob-of-zero", "rules.fob_zero", |d| {
            item(d, 0)["fobValue"]["amount"] = json!("0");
            vec![hide(item(d, 0), "fobValue")]
        }),
        ("disclosed-text-with-control-character", "claims.unsafe_text", |d| {
            subject(d)["exporter"]["name"] = json!("Xiamen\u{7}Example");
            vec![hide(subject(d), "exporter")]
        }),
        ("missing-and-nothing-hidden-there", "claims.missing", |d| {
            drop(subject(d).as_object_mut().map(|s| s.remove("exporter")));
            hide(item(d, 0), "marks");
            vec![]
        }),
    ];
    for (name, code, build) in judged {
        corpus.add(Case::new(AREA, name, presented(build)).invalid(code))?;
    }
    Ok(())
}

/// What is needed and not disclosed speaks neither for nor against the certificate.
fn withheld(corpus: &mut Corpus) -> io::Result<()> {
    let cases: [(&str, Hide); 9] = [
        ("needed-member-not-disclosed", |d| not_shown(hide(subject(d), "exporter"))),
        ("number-not-disclosed", |d| not_shown(hide(subject(d), "certificateNumber"))),
        ("issue-date-not-disclosed", |d| not_shown(hide(subject(d), "issueDate"))),
        ("needed-member-inside-not-disclosed", |d| {
            not_shown(hide(&mut subject(d)["consignee"], "address"))
        }),
        ("fob-of-rvc-item-not-disclosed", |d| not_shown(hide(item(d, 0), "fobValue"))),
        ("criterion-of-item-not-disclosed", |d| not_shown(hide(item(d, 1), "originCriterion"))),
        ("one-of-two-items-not-disclosed", |d| {
            not_shown(hide_element(&mut subject(d)["items"], 1))
        }),
        ("no-item-disclosed", |d| {
            hide_element(&mut subject(d)["items"], 0);
            not_shown(hide_element(&mut subject(d)["items"], 1))
        }),
        ("recursive-needed-part-not-disclosed", |d| {
            hide(&mut subject(d)["exporter"], "name");
            vec![hide(subject(d), "exporter")]
        }),
    ];
    for (name, build) in cases {
        corpus.add(Case::new(AREA, name, presented(build)).indeterminate("claims.withheld"))?;
    }
    // What is asked for may be what is hidden; what is in the open still answers.
    let hide_invoices = || presented(|d| not_shown(hide(item(d, 1), "invoices")));
    corpus.add(
        Case::new(AREA, "invoice-asked-for-perhaps-hidden", hide_invoices())
            .request(json!({ "invoices": ["XM-2026-0418"] }))
            .indeterminate("request.withheld"),
    )?;
    corpus.add(
        Case::new(AREA, "valid-invoice-asked-for-in-the-open", hide_invoices())
            .request(json!({ "invoices": ["XM-2026-0417"] })),
    )?;
    corpus.add(
        Case::new(
            AREA,
            "number-asked-for-hidden",
            presented(|d| not_shown(hide(subject(d), "certificateNumber"))),
        )
        .request(json!({ "number": "RC26-0417-000123" }))
        .indeterminate("request.withheld"),
    )?;
    corpus.add(
        Case::new(
            AREA,
            "importing-country-asked-for-hidden",
            presented(|d| not_shown(hide(subject(d), "importingCountry"))),
        )
        .request(json!({ "importingCountry": "MY" }))
        .indeterminate("request.withheld"),
    )?;
    corpus.add(
        Case::new(
            AREA,
            "issuing-country-not-disclosed",
            presented(|d| not_shown(hide(subject(d), "issuingCountry"))),
        )
        .indeterminate("issuer.withheld"),
    )?;
    // What is hidden excuses only what it may be.
    let retroactive = |hide_it: Hide| {
        presented(|d| {
            subject(d)["transport"]["departureDate"] = json!("2026-05-30");
            hide_it(d)
        })
    };
    let unmarked = "rules.retroactive_not_marked";
    corpus.add(
        Case::new(
            AREA,
            "issued-after-departure-and-the-vessel-hidden",
            retroactive(|d| not_shown(hide(&mut subject(d)["transport"], "conveyance"))),
        )
        .invalid(unmarked),
    )?;
    corpus.add(
        Case::new(
            AREA,
            "issued-after-departure-denied-and-the-producer-hidden",
            retroactive(|d| {
                subject(d)["issuedRetroactively"] = json!(false);
                not_shown(hide(subject(d), "producer"))
            }),
        )
        .invalid(unmarked),
    )?;
    corpus.add(
        Case::new(
            AREA,
            "issued-after-departure-and-the-mark-perhaps-hidden",
            retroactive(|d| not_shown(hide(subject(d), "producer"))),
        )
        .indeterminate("rules.not_judged"),
    )?;
    for (name, request) in [
        ("hs-code-asked-for-not-in-it-and-marks-hidden", json!({ "hsCodes": ["620342"] })),
        ("invoice-asked-for-not-in-it-and-marks-hidden", json!({ "invoices": ["Q"] })),
    ] {
        let token = presented(|d| not_shown(hide(item(d, 0), "marks")));
        corpus
            .add(Case::new(AREA, name, token).request(request).invalid("request.field_mismatch"))?;
    }
    corpus.add(
        Case::new(
            AREA,
            "consignment-unidentified-and-marks-hidden",
            presented(|d| {
                subject(d)["transport"] = json!({});
                for i in [0, 1] {
                    item(d, i)["invoices"] = json!([]);
                }
                not_shown(hide(item(d, 0), "marks"))
            }),
        )
        .invalid("rules.consignment_unidentified"),
    )?;
    // Another fault that is in the open still counts.
    let both = presented(|d| {
        hide(subject(d), "exporter");
        subject(d)["importingCountry"] = json!("CN");
        vec![]
    });
    corpus.add(
        Case::new(AREA, "needed-member-not-disclosed-and-a-rule-broken", both)
            .invalid("rules.importing_country_same"),
    )?;
    let unidentified = presented(|d| {
        drop(subject(d).as_object_mut().map(|s| s.remove("transport")));
        hide(item(d, 0), "invoices");
        hide(item(d, 1), "invoices");
        vec![]
    });
    corpus.add(
        Case::new(AREA, "consignment-perhaps-identified-by-what-is-hidden", unidentified)
            .indeterminate("rules.not_judged"),
    )
}

/// Type, parts and binding of the form as a whole.
fn frame(corpus: &mut Corpus) -> io::Result<()> {
    let typed = |typ: &str| {
        let header = json!({ "alg": "ES256", "typ": typ, "kid": KID }).to_string();
        format!("{}~", sign_raw(&header, payload().to_string().as_bytes(), &issuer_key()))
    };
    corpus.add(Case::new(AREA, "valid-typ-of-the-drafts", typed("vc+sd-jwt")))?;
    corpus.add(
        Case::new(AREA, "typ-of-the-primary-form", typed("vc+jwt")).invalid("format.wrong_type"),
    )?;
    corpus
        .add(Case::new(AREA, "typ-in-capitals", typed("DC+SD-JWT")).invalid("format.wrong_type"))?;
    let (wrong, version) = ("format.wrong_type", "format.unsupported_version");
    let declaration = "https://w3id.org/rcep-eco/v1#RcepDeclarationOfOrigin";
    for (name, member, value, code) in [
        ("vct-missing", "vct", Value::Null, wrong),
        (
            "vct-of-version-2",
            "vct",
            json!("https://w3id.org/rcep-eco/v2#RcepCertificateOfOrigin"),
            version,
        ),
        ("vct-of-a-declaration", "vct", json!(declaration), version),
        ("vct-in-words", "vct", json!("CertificateOfOrigin"), version),
        ("iss-missing", "iss", Value::Null, wrong),
        ("iss-of-another", "iss", json!("did:web:co.chamber-b.example"), "issuer.binding_mismatch"),
        ("exp-passed", "exp", json!(1_781_481_000), "validity.expired"),
        ("nbf-ahead", "nbf", json!(1_781_481_661), "validity.not_yet_valid"),
        ("exp-a-string", "exp", json!("1900000000"), "validity.bad_time"),
        ("vc-claim-present", "vc", json!({}), wrong),
        (
            "context-of-version-2",
            "@context",
            json!(["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v2"]),
            version,
        ),
    ] {
        let token = presented(|d| {
            match value {
                Value::Null => drop(d.as_object_mut().map(|d| d.remove(member))),
                value => d[member] = value,
            }
            vec![]
        });
        corpus.add(Case::new(AREA, name, token).invalid(code))?;
    }

    let hidden = presented(|d| vec![hide(subject(d), "producer")]);
    let token = sign(&payload());
    for (name, input, code) in [
        ("without-any-tilde", token.clone(), wrong),
        ("last-tilde-missing", hidden.trim_end_matches('~').to_owned(), "format.unrecognised"),
        ("token-empty", "~".to_owned(), "format.unrecognised"),
        (
            "token-of-two-parts",
            format!("{}~", token.rsplit_once('.').expect("parts").0),
            "format.unrecognised",
        ),
        ("primary-form-with-a-tilde", format!("{}~", signed(|_| {})), wrong),
        ("white-space-before-the-tilde", token.clone() + " ~", "format.bad_base64url"),
    ] {
        corpus.add(Case::new(AREA, name, input).invalid(code))?;
    }
    let (head, rest) = token.split_once('.').expect("three parts");
    let (_, signature) = rest.split_once('.').expect("three parts");
    let changed = payload().to_string().replace("RC26-0417-000123", "RC26-0417-000124");
    corpus.add(
        Case::new(
            AREA,
            "number-changed-after-signing",
            format!("{head}.{}.{signature}~", base64url(changed.as_bytes())),
        )
        .invalid("signature.mismatch"),
    )?;
    let forged = sign_raw(&sd_header(), payload().to_string().as_bytes(), &key("attacker", KID));
    corpus.add(
        Case::new(AREA, "signed-by-another-key", format!("{forged}~"))
            .invalid("signature.mismatch"),
    )?;
    corpus.add(
        Case::new(AREA, "no-trust-list", format!("{token}~"))
            .trust(Trust::None)
            .indeterminate("issuer.trust_list_missing"),
    )
}
