//! Disclosures that are none (RFC 9901, 7.1): malformed, twice, unreferenced, or where none may be.

use super::sd_jwt::*;
use super::world::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    // A disclosure of these bytes, which something signed refers to.
    fn own(d: &mut Value, text: &str) -> Vec<String> {
        let text = base64url(text.as_bytes());
        add_digest(subject(d), digest(&text));
        vec![text]
    }
    let cases: [(&str, Hide); 36] = [
        ("disclosure-twice", |d| vec![hide(subject(d), "producer"); 2]),
        ("disclosure-unreferenced", |_| vec![disclosure(vec![json!("remarks"), json!("x")])]),
        ("disclosure-changed", |d| {
            hide(subject(d), "producer");
            vec![disclosure(vec![json!("producer"), json!({ "name": "Another" })])]
        }),
        ("disclosure-empty", |_| vec![String::new()]),
        ("digest-twice-in-one-object", |d| {
            let text = hide(subject(d), "producer");
            add_digest(subject(d), digest(&text));
            vec![text]
        }),
        ("digest-twice-in-two-objects", |d| {
            let text = hide(subject(d), "producer");
            add_digest(item(d, 0), digest(&text));
            vec![text]
        }),
        ("digest-twice-and-not-disclosed", |d| {
            add_digest(subject(d), digest("decoy"));
            add_digest(item(d, 0), digest("decoy"));
            vec![]
        }),
        ("digest-of-the-decoded-text", |d| {
            let text = disclosure(vec![json!("remarks"), json!("x")]);
            let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).expect("base64url");
            add_digest(subject(d), base64url(&Sha256::digest(bytes)));
            vec![text]
        }),
        ("digest-a-number", |d| {
            subject(d)["_sd"] = json!([7]);
            vec![]
        }),
        ("sd-an-object", |d| {
            subject(d)["_sd"] = json!({});
            vec![]
        }),
        ("sd-alg-sha-512", |d| {
            d["_sd_alg"] = json!("sha-512");
            vec![]
        }),
        ("sd-alg-in-capitals", |d| {
            d["_sd_alg"] = json!("SHA-256");
            vec![]
        }),
        ("sd-alg-null", |d| {
            d["_sd_alg"] = json!(null);
            vec![]
        }),
        ("disclosed-name-sd", |d| own(d, r#"["c2FsdA","_sd",[]]"#)),
        ("disclosed-name-dots", |d| own(d, r#"["c2FsdA","...","x"]"#)),
        ("disclosed-member-is-there-already", |d| own(d, r#"["c2FsdA","hsEdition","2022"]"#)),
        ("disclosed-member-twice-with-two-values", |d| {
            let first = own(d, r#"["c2FsdA","remarks","one"]"#);
            [first, own(d, r#"["c2FsdB","remarks","two"]"#)].concat()
        }),
        ("disclosure-of-one-part", |d| own(d, r#"["c2FsdA"]"#)),
        ("disclosure-of-four-parts", |d| own(d, r#"["c2FsdA","remarks","x","y"]"#)),
        ("disclosure-salt-a-number", |d| own(d, r#"[1,"remarks","x"]"#)),
        ("disclosure-name-a-number", |d| own(d, r#"["c2FsdA",1,"x"]"#)),
        ("disclosure-an-object", |d| own(d, r#"{"remarks":"x"}"#)),
        ("disclosure-not-json", |d| own(d, "remarks=x")),
        ("disclosure-names-a-member-twice", |d| own(d, r#"["c2FsdA","x",{"a":1,"a":2}]"#)),
        ("disclosure-integer-over-2-53", |d| own(d, r#"["c2FsdA","x",9007199254740993]"#)),
        ("disclosure-nested-33-deep", |d| {
            own(d, &format!(r#"["c2FsdA","x",{}{}]"#, "[".repeat(32), "]".repeat(32)))
        }),
        ("disclosure-with-padding", |d| {
            let text = format!("{}=", base64url(br#"["c2FsdA","remarks","xy"]"#));
            add_digest(subject(d), digest(&text));
            vec![text]
        }),
        ("disclosure-of-an-element-for-a-member", |d| own(d, r#"["c2FsdA","x"]"#)),
        ("disclosure-of-a-member-for-an-element", |d| {
            let text = disclosure(vec![json!("number"), json!("X")]);
            subject(d)["x"] = json!([{ "...": digest(&text) }]);
            vec![text]
        }),
        ("dots-beside-another-member", |d| {
            subject(d)["x"] = json!([{ "...": digest("decoy"), "y": 1 }]);
            vec![]
        }),
        ("dots-in-an-object", |d| {
            subject(d)["..."] = json!(digest("decoy"));
            vec![]
        }),
        ("dots-digest-a-number", |d| {
            subject(d)["x"] = json!([{ "...": 7 }]);
            vec![]
        }),
        ("part-of-a-hidden-whole-disclosed", |d| {
            let name = hide(&mut subject(d)["exporter"], "name");
            hide(subject(d), "exporter");
            vec![name]
        }),
        ("end-of-validity-hidden", |d| not_shown(hide(d, "validUntil"))),
        ("end-of-validity-selective-though-disclosed", |d| vec![hide(d, "validUntil")]),
        ("issuer-name-hidden", |d| not_shown(hide(&mut d["issuer"], "name"))),
    ];
    for (name, build) in cases {
        corpus.add(Case::new(AREA, name, presented(build)).invalid("signature.bad_disclosure"))?;
    }
    let status = presented(|d| {
        d["status"] = json!({ "status_list": { "idx": 7, "uri": TOKEN_STATUS_URI } });
        not_shown(hide(d, "status"))
    });
    corpus.add(Case::new(AREA, "status-hidden", status).invalid("signature.bad_disclosure"))?;
    let many = format!("{}~{}", sign(&payload()), "WyJhIl0~".repeat(1025));
    corpus.add(Case::new(AREA, "disclosures-1025", many).invalid("format.too_large"))
}
