//! `x5c` cases (RFC 7515, 4.1.6; RFC 5280, 6): chains that do, and do not, lead to an anchor of the
//! issuer.

use super::der::*;
use super::keys::Key;
use super::sd_jwt;
use super::world::*;
use serde_json::{Value, json};
use std::io;

const AREA: &str = "x509";
const LEAF_KID: &str = "did:web:origin.customs-a.example#x5c";

fn root() -> Cert {
    Cert {
        subject: "Example Root A",
        issuer: "Example Root A",
        key: ("ES256", "x509/root"),
        signer: ("ES256", "x509/root"),
        from: "200101000000Z",
        until: "400101000000Z",
        ca: Some((true, None)),
        usage: Some(KEY_CERT_SIGN),
        uris: Vec::new(),
        dns: None,
        more: Vec::new(),
        odd_key: false,
    }
}

fn ca() -> Cert {
    Cert {
        subject: "Example Issuing CA A",
        key: ("ES256", "x509/ca"),
        from: "220101000000Z",
        until: "320101000000Z",
        ca: Some((true, Some(0))),
        ..root()
    }
}

fn leaf() -> Cert {
    Cert {
        subject: "Example Customs A",
        issuer: "Example Issuing CA A",
        key: ("ES256", "x509/leaf"),
        signer: ("ES256", "x509/ca"),
        from: "260101000000Z",
        until: "261231235959Z",
        ca: Some((false, None)),
        usage: Some(DIGITAL_SIGNATURE),
        uris: vec![ISSUER],
        ..root()
    }
}

/// A leaf that the root itself signed.
fn direct() -> Cert {
    Cert { issuer: "Example Root A", signer: ("ES256", "x509/root"), ..leaf() }
}

fn with(mut cert: Cert, change: impl FnOnce(&mut Cert)) -> Cert {
    change(&mut cert);
    cert
}

/// A list whose first issuer has that anchor, and no keys.
fn anchored(anchors: &[Cert]) -> Trust {
    let anchors: Vec<String> = anchors.iter().map(Cert::base64).collect();
    own(|list| {
        list["issuers"][0]["keys"] = json!([]);
        list["issuers"][0]["x509Anchors"] = json!(anchors);
    })
}

/// The reference certificate, signed with the leaf's key, under that `x5c`.
fn token_with(x5c: Value, key: &Key) -> String {
    let mut header = key.header("vc+jwt");
    header["x5c"] = x5c;
    key.jws(&header, credential().to_string().as_bytes())
}

fn leaf_key() -> Key {
    Key::new("ES256", "x509/leaf", LEAF_KID)
}

fn token(chain: &[Cert]) -> String {
    let (alg, label) = chain[0].key;
    let x5c: Vec<String> = chain.iter().map(Cert::base64).collect();
    token_with(json!(x5c), &Key::new(alg, label, LEAF_KID))
}

fn case<'a>(name: &'a str, chain: &[Cert]) -> Case<'a> {
    Case::new(AREA, name, token(chain)).trust(anchored(&[root()]))
}

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    corpus.add(case("valid", &[leaf(), ca()]))?;
    corpus.add(case("valid-with-the-root-in-the-chain", &[leaf(), ca(), root()]))?;
    corpus.add(case("valid-directly-under-the-anchor", &[direct()]))?;
    corpus.add(
        Case::new(AREA, "valid-intermediate-as-anchor", token(&[leaf()])).trust(anchored(&[ca()])),
    )?;
    corpus.add(Case::new(AREA, "valid-second-of-two-anchors", token(&[leaf(), ca()])).trust(
        anchored(&[
            with(root(), |c| {
                c.subject = "Example Root B";
                c.issuer = "Example Root B";
                c.key.1 = "x509/root-b";
                c.signer.1 = "x509/root-b";
            }),
            root(),
        ]),
    ))?;
    // Judged at `validFrom`, 2026-06-01: what ended since then was good when it signed.
    corpus.add(case(
        "valid-leaf-ended-since",
        &[with(leaf(), |c| c.until = "260610000000Z"), ca()],
    ))?;
    corpus.add(case("valid-leaf-without-key-usage", &[with(leaf(), |c| c.usage = None), ca()]))?;
    corpus.add(case("valid-leaf-without-constraints", &[with(leaf(), |c| c.ca = None), ca()]))?;
    corpus.add(case(
        "valid-leaf-of-several-names",
        &[with(leaf(), |c| c.uris = vec!["https://origin.customs-a.example/", ISSUER]), ca()],
    ))?;
    corpus.add(case(
        "valid-unknown-extension-not-critical",
        &[with(leaf(), |c| c.more = vec![extension(ODD, false, &tlv(0x05, &[]))]), ca()],
    ))?;
    for (name, alg, label) in [
        ("valid-p-384-leaf", "ES384", "x509/leaf-p384"),
        ("valid-ed25519-leaf", "EdDSA", "x509/leaf-ed"),
    ] {
        let chain = [with(leaf(), |c| c.key = (alg, label)), ca()];
        corpus.add(case(name, &chain).policy(json!({ "algs": [alg] })))?;
        let name = format!("{}-off-by-policy", &name[6..]);
        corpus.add(case(&name, &chain).invalid("signature.alg_not_allowed"))?;
    }
    let by_p384 = [
        with(leaf(), |c| c.signer = ("ES384", "x509/ca-p384")),
        with(ca(), |c| c.key = ("ES384", "x509/ca-p384")),
    ];
    corpus.add(case("valid-p-384-intermediate", &by_p384))?;
    let sd_jwt = {
        let key = leaf_key();
        let mut header = key.header("dc+sd-jwt");
        header["x5c"] = json!([leaf().base64(), ca().base64()]);
        format!("{}~", key.jws(&header, sd_jwt::payload().to_string().as_bytes()))
    };
    corpus.add(Case::new(AREA, "valid-sd-jwt", sd_jwt).trust(anchored(&[root()])))?;
    chains(corpus)?;
    headers(corpus)
}

fn chains(corpus: &mut Corpus) -> io::Result<()> {
    let second_ca = || {
        with(ca(), |c| {
            c.subject = "Example Second CA A";
            c.issuer = "Example Issuing CA A";
            c.key.1 = "x509/ca-2";
            c.signer.1 = "x509/ca";
        })
    };
    let under_second = || {
        with(leaf(), |c| {
            c.issuer = "Example Second CA A";
            c.signer.1 = "x509/ca-2";
        })
    };
    corpus.add(case(
        "valid-two-intermediates",
        &[under_second(), second_ca(), with(ca(), |c| c.ca = Some((true, Some(1)))), root()],
    ))?;
    let critical = || extension(ODD, true, &tlv(0x05, &[]));
    for (name, chain) in [
        ("leaf-ended-before-issue", vec![with(leaf(), |c| c.until = "260531235959Z"), ca()]),
        ("leaf-begins-after-issue", vec![with(leaf(), |c| c.from = "260602000000Z"), ca()]),
        (
            "intermediate-ended-before-issue",
            vec![leaf(), with(ca(), |c| c.until = "260531235959Z")],
        ),
        ("intermediate-begins-after-issue", vec![leaf(), with(ca(), |c| c.from = "260602000000Z")]),
        ("intermediate-no-authority", vec![leaf(), with(ca(), |c| c.ca = Some((false, None)))]),
        ("intermediate-without-constraints", vec![leaf(), with(ca(), |c| c.ca = None)]),
        ("path-longer-than-allowed", vec![under_second(), second_ca(), ca()]),
        ("leaf-an-authority", vec![with(leaf(), |c| c.ca = Some((true, None))), ca()]),
        (
            "leaf-key-for-encipherment",
            vec![with(leaf(), |c| c.usage = Some(KEY_ENCIPHERMENT)), ca()],
        ),
        ("leaf-key-for-certificates", vec![with(leaf(), |c| c.usage = Some(KEY_CERT_SIGN)), ca()]),
        (
            "intermediate-key-not-for-certificates",
            vec![leaf(), with(ca(), |c| c.usage = Some(DIGITAL_SIGNATURE))],
        ),
        ("leaf-without-names", vec![with(leaf(), |c| c.uris = vec![]), ca()]),
        (
            "leaf-of-another-issuer",
            vec![with(leaf(), |c| c.uris = vec!["did:web:co.chamber-b.example"]), ca()],
        ),
        (
            "leaf-name-longer",
            vec![with(leaf(), |c| c.uris = vec!["did:web:origin.customs-a.example:x"]), ca()],
        ),
        (
            "leaf-name-a-host-name",
            vec![
                with(leaf(), |c| {
                    c.uris = vec![];
                    c.dns = Some("origin.customs-a.example");
                }),
                ca(),
            ],
        ),
        (
            "leaf-with-unknown-critical-extension",
            vec![with(leaf(), |c| c.more = vec![critical()]), ca()],
        ),
        (
            "intermediate-with-unknown-critical-extension",
            vec![leaf(), with(ca(), |c| c.more = vec![critical()])],
        ),
        ("leaf-key-of-an-unknown-kind", vec![with(leaf(), |c| c.odd_key = true), ca()]),
        ("leaf-signed-by-another", vec![with(leaf(), |c| c.signer.1 = "attacker"), ca()]),
        ("intermediate-signed-by-another", vec![leaf(), with(ca(), |c| c.signer.1 = "attacker")]),
        ("names-do-not-chain", vec![with(leaf(), |c| c.issuer = "Example Other CA"), ca()]),
        ("intermediate-missing", vec![leaf()]),
        (
            "self-signed",
            vec![with(leaf(), |c| {
                c.issuer = "Example Customs A";
                c.signer = c.key;
            })],
        ),
        (
            "root-of-its-own",
            vec![
                leaf(),
                with(ca(), |c| c.signer.1 = "x509/evil"),
                with(root(), |c| {
                    c.key.1 = "x509/evil";
                    c.signer.1 = "x509/evil";
                }),
            ],
        ),
        (
            "chain-out-of-order",
            vec![under_second(), with(ca(), |c| c.ca = Some((true, Some(1)))), second_ca()],
        ),
        (
            "unrelated-certificate-in-the-chain",
            vec![leaf(), with(ca(), |c| c.subject = "Example Other CA"), ca()],
        ),
        ("five-certificates", vec![leaf(), ca(), root(), root(), root()]),
    ] {
        corpus.add(case(name, &chain).invalid("issuer.chain_invalid"))?;
    }
    let other = with(root(), |c| {
        c.key.1 = "x509/root-b";
        c.signer.1 = "x509/root-b";
    });
    corpus.add(
        Case::new(AREA, "anchor-another", token(&[leaf(), ca()]))
            .trust(anchored(&[other]))
            .invalid("issuer.chain_invalid"),
    )?;
    // The leaf of one issuer, under the anchor that both share, for a certificate of the other.
    let by_b = with(leaf(), |c| c.uris = vec!["did:web:co.chamber-b.example"]);
    let shared = || {
        own(|list| {
            for issuer in [0, 1] {
                list["issuers"][issuer]["x509Anchors"] = json!([root().base64()]);
            }
        })
    };
    corpus.add(
        Case::new(AREA, "leaf-of-another-trusted-issuer", token(&[by_b, ca()]))
            .trust(shared())
            .invalid("issuer.chain_invalid"),
    )
}

fn headers(corpus: &mut Corpus) -> io::Result<()> {
    let chain = || vec![leaf().base64(), ca().base64()];
    let invalid = "issuer.chain_invalid";
    let in_url_alphabet = |text: &String| text.replace('+', "-").replace('/', "_");
    let url: Vec<String> = chain().iter().map(in_url_alphabet).collect();
    assert_ne!(url, chain(), "the chain has characters that differ");
    let cut = |text: &str| text[..text.len() / 2 / 4 * 4].to_owned();
    for (name, x5c) in [
        ("chain-empty", json!([])),
        ("chain-a-string", json!(chain()[0])),
        ("chain-of-numbers", json!([1, 2])),
        ("certificate-not-base64", json!(["-----BEGIN CERTIFICATE-----"])),
        ("certificate-in-base64url", json!(url)),
        ("certificate-without-padding", json!([leaf().base64().trim_end_matches('='), "QQ"])),
        ("certificate-with-line-feeds", json!([format!("{}\n", chain()[0]), chain()[1]])),
        ("certificate-cut", json!([cut(&chain()[0]), chain()[1]])),
        ("certificate-no-der", json!(["AAAA", chain()[1]])),
        ("intermediate-no-der", json!([chain()[0], "AAAA"])),
    ] {
        let case = Case::new(AREA, name, token_with(x5c, &leaf_key())).trust(anchored(&[root()]));
        corpus.add(case.invalid(invalid))?;
    }
    let whole = token(&[leaf(), ca()]);
    // Without an anchor `x5c` is a key of the document's own choosing.
    corpus.add(
        Case::new(AREA, "no-anchors-in-the-list", whole.as_str())
            .invalid("signature.header_not_allowed"),
    )?;
    corpus.add(
        Case::new(AREA, "no-trust-list", whole.as_str())
            .trust(Trust::None)
            .indeterminate("issuer.trust_list_missing"),
    )?;
    corpus.add(
        Case::new(AREA, "anchor-not-base64", whole.as_str())
            .trust(own(|l| l["issuers"][0]["x509Anchors"] = json!(["-"])))
            .indeterminate("issuer.trust_list_invalid"),
    )?;
    for (name, anchors) in [
        ("anchor-no-certificate", json!(["AAAA"])),
        ("anchor-no-certificate-beside-a-good-one", json!([root().base64(), "AAAA"])),
    ] {
        let trust = own(|l| l["issuers"][0]["x509Anchors"] = anchors);
        corpus.add(
            Case::new(AREA, name, whole.as_str())
                .trust(trust)
                .indeterminate("issuer.trust_list_invalid"),
        )?;
    }
    let forged = token_with(json!(chain()), &Key::new("ES256", "attacker", LEAF_KID));
    corpus.add(
        Case::new(AREA, "signed-by-another-key-than-the-leafs", forged)
            .trust(anchored(&[root()]))
            .invalid("signature.mismatch"),
    )?;
    let mut header = leaf_key().header("vc+jwt");
    header["x5c"] = json!(chain());
    for (name, kid) in [
        ("key-id-of-another-did", "did:web:co.chamber-b.example#x5c"),
        ("key-id-no-did-url", "x5c"),
    ] {
        header["kid"] = json!(kid);
        let token = leaf_key().jws(&header, credential().to_string().as_bytes());
        corpus.add(
            Case::new(AREA, name, token)
                .trust(anchored(&[root()]))
                .invalid("issuer.binding_mismatch"),
        )?;
    }
    header["kid"] = json!("did:web:origin.customs-a.example#any");
    let token = leaf_key().jws(&header, credential().to_string().as_bytes());
    corpus.add(Case::new(AREA, "valid-any-key-id-of-the-issuer", token).trust(anchored(&[root()])))
}
