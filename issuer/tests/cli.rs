//! The command line from outside: what it prints, which files it writes, how it says no.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use data_encoding::BASE64URL_NOPAD;
use eco_issuer::time::{DAY, now};
use eco_issuer::{Envelope, SigningKey, TrustKey, TrustList, TrustedIssuer, envelope_credential};
use serde_json::{Value, json};

const KID: &str = "did:web:origin.customs.example#k1";

/// An empty folder of its own for each test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

fn run(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_eco-issuer"))
        .args(words)
        .current_dir(folder)
        .stdin(std::process::Stdio::null())
        .output()
        .expect("the tool runs")
}

fn ok(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}: {complaint}");
    String::from_utf8(output.stdout).expect("text").trim_end().to_owned()
}

/// The exit code, after looking that there is exactly one line of complaint and no output.
fn refused(folder: &Path, words: &[&str]) -> i32 {
    let output = run(folder, words);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(complaint.lines().count(), 1, "{words:?}: {complaint}");
    assert!(
        complaint.starts_with("eco-issuer: ") && !complaint.contains("panicked"),
        "{complaint}"
    );
    assert!(output.stdout.is_empty(), "{words:?}");
    output.status.code().expect("an exit code")
}

fn new_key(folder: &Path) -> SigningKey {
    let thumbprint = ok(folder, &["key", "new", "--kid", KID, "--out", "key.json"]);
    let text = std::fs::read_to_string(folder.join("key.json")).expect("the key file");
    let key = SigningKey::from_jwk_json(&text).expect("a private JWK");
    assert_eq!(key.thumbprint(), thumbprint);
    key
}

fn payload(token: &str) -> Value {
    let part = token.split('.').nth(1).expect("three parts");
    let bytes = BASE64URL_NOPAD.decode(part.as_bytes()).expect("base64url");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn credential() -> Value {
    let envelope = Envelope {
        issuer_id: "did:web:origin.customs.example".into(),
        issuer_name: "Example Customs".into(),
        valid_from: now(),
        valid_until: now() + DAY,
        status: Vec::new(),
    };
    let example = include_str!("../examples/certificate.json");
    let mut example: Value = serde_json::from_str(example).expect("JSON");
    envelope_credential(&envelope, example["credentialSubject"].take()).expect("in range")
}

#[test]
fn a_key_is_private_shown_on_request_and_never_overwritten() {
    let folder = folder("key");
    let key = new_key(&folder);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.join("key.json")).expect("file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let public: Value =
        serde_json::from_str(&ok(&folder, &["key", "public", "key.json"])).expect("JSON");
    assert_eq!(public, key.public_jwk());
    std::fs::write(folder.join("public.json"), public.to_string()).expect("file");
    for file in ["key.json", "public.json"] {
        assert_eq!(ok(&folder, &["key", "thumbprint", file]), key.thumbprint());
    }

    let before = std::fs::read(folder.join("key.json")).expect("file");
    assert_eq!(refused(&folder, &["key", "new", "--kid", KID, "--out", "key.json"]), 1);
    assert_eq!(std::fs::read(folder.join("key.json")).expect("file"), before);
}

#[test]
fn a_credential_is_signed_and_a_spoilt_one_is_not() {
    let folder = folder("sign");
    let key = new_key(&folder);
    let document = credential();
    std::fs::write(folder.join("co.json"), document.to_string()).expect("file");
    let output = run(&folder, &["sign", "--key", "key.json", "co.json"]);
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(output.status.success() && told.contains("eco-verify verify"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    let token = String::from_utf8(output.stdout).expect("text").trim_end().to_owned();
    assert!(key.open(&token).is_ok());
    assert_eq!(payload(&token), document);

    let twice = document.to_string().replacen('{', r#"{"id":"urn:other","#, 1);
    for bad in ["", "{", "[]", "\u{0}", &twice] {
        std::fs::write(folder.join("bad.json"), bad).expect("file");
        assert_eq!(refused(&folder, &["sign", "--key", "key.json", "bad.json"]), 65, "{bad}");
    }
}

#[test]
fn a_credential_that_lacks_members_is_signed_only_when_that_is_asked_for() {
    let folder = folder("lacking");
    let key = new_key(&folder);
    let mut document = credential();
    let subject = document["credentialSubject"].as_object_mut().expect("an object");
    subject.remove("importingCountry");
    let item = subject["items"][0].as_object_mut().expect("an object");
    item.remove("fobValue");
    item["originCriterion"].as_object_mut().expect("an object").remove("cumulation");
    document["validUntil"] = json!("tomorrow");
    let write = |document: &Value| {
        std::fs::write(folder.join("co.json"), document.to_string()).expect("file");
    };
    write(&document);
    let output = run(&folder, &["sign", "--key", "key.json", "co.json"]);
    let told = String::from_utf8(output.stderr).expect("text");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(65), 0), "{told}");
    for due in [
        "validUntil",
        "\n  importingCountry\n",
        "\n  items[0].fobValue (with the criterion RVC)\n",
        "\n  items[0].originCriterion.cumulation\n",
        "--unchecked",
    ] {
        assert!(told.contains(due), "{due}: {told}");
    }

    let anyway = ["sign", "--unchecked", "--key", "key.json", "co.json"];
    assert_eq!(refused(&folder, &anyway), 65);
    document["validUntil"] = json!("2099-01-01T00:00:00Z");
    write(&document);
    assert!(key.open(&ok(&folder, &anyway)).is_ok());
}

#[test]
fn a_trust_list_is_signed_and_bumped_by_its_own_key_only() {
    let folder = folder("trust");
    let key = new_key(&folder);
    let mut list = TrustList {
        iss: "did:web:origin.customs.example".into(),
        sub: "https://origin.customs.example/rcep.jwt".into(),
        iat: now(),
        exp: now() + DAY,
        version: 7,
        issuers: vec![TrustedIssuer {
            id: "did:web:origin.customs.example".into(),
            keys: vec![TrustKey::of(&key, "2026-01-01")],
            ..TrustedIssuer::default()
        }],
    };
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("file");
    let sign = ["trust-list", "sign", "--key", "key.json", "list.json"];
    write("list.json", &serde_json::to_string(&list).expect("JSON"));
    let token = ok(&folder, &sign);
    assert_eq!(payload(&token)["version"], 7);

    write("list.jwt", &token);
    let bump = ["trust-list", "bump", "--key", "key.json", "--days", "3", "list.jwt"];
    let next = payload(&ok(&folder, &bump));
    assert_eq!(next["version"], 8);
    let (iat, exp) = (next["iat"].as_i64(), next["exp"].as_i64());
    assert_eq!(exp.zip(iat).map(|(exp, iat)| exp - iat), Some(3 * DAY));

    write("list.jwt", &list.sign(&SigningKey::for_tests("else", KID)));
    assert_eq!(refused(&folder, &bump), 65);
    list.exp = now() - 1;
    list.iat = list.exp - 1;
    write("list.json", &serde_json::to_string(&list).expect("JSON"));
    assert_eq!(refused(&folder, &sign), 65);
    let fresh = payload(&ok(&folder, &[&sign[..], &["--days", "3"]].concat()));
    let (iat, exp) = (fresh["iat"].as_i64(), fresh["exp"].as_i64());
    assert_eq!(exp.zip(iat).map(|(exp, iat)| exp - iat), Some(3 * DAY));

    write("list.json", r#"{"version":1,"issuers":[{"id":"a","keys":["ISSUER-KEY"]}],"note":1}"#);
    let output = run(&folder, &sign);
    let told = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(65), "{told}");
    for due in ["iss is missing", "note is not", "issuers[0].country is missing", "key public"] {
        assert!(told.contains(due), "{due}: {told}");
    }
}

#[test]
fn a_status_list_is_made_changed_and_published() {
    let folder = folder("status");
    let key = new_key(&folder);
    let new = |purpose: &'static str, out: &'static str| {
        let uri = "https://origin.customs.example/status/1";
        let issuer = "did:web:origin.customs.example";
        ["status", "new", "--uri", uri, "--issuer", issuer, "--purpose", purpose, "--out", out]
    };
    ok(&folder, &new("revocation", "list.json"));
    ok(&folder, &["status", "set", "list.json", "9"]);
    let token = ok(&folder, &["status", "publish", "--key", "key.json", "list.json"]);
    assert!(key.open(&token).is_ok());
    let (list, meta) = eco_issuer::StatusList::from_credential(&payload(&token)).expect("a list");
    assert!(list.is_set(9).expect("in range") && !list.is_set(8).expect("in range"));
    assert_eq!((meta.valid_until - meta.valid_from, meta.ttl_ms), (DAY, 300_000));

    assert_eq!(refused(&folder, &["status", "set", "list.json", "9", "--clear"]), 64);
    assert_eq!(refused(&folder, &["status", "set", "list.json", "131072"]), 65);
    for length in ["100", "131073"] {
        let short = [&new("revocation", "short.json")[..], &["--length", length]].concat();
        assert_eq!(refused(&folder, &short), 64);
        let told = String::from_utf8(run(&folder, &short).stderr).expect("text");
        assert!(told.contains("131072") && told.contains("multiple of 8"), "{told}");
    }
    ok(&folder, &new("suspension", "hold.json"));
    ok(&folder, &["status", "set", "hold.json", "9"]);
    ok(&folder, &["status", "set", "hold.json", "9", "--clear"]);
    let token = ok(&folder, &["status", "publish", "--key", "key.json", "hold.json"]);
    let (list, _) = eco_issuer::StatusList::from_credential(&payload(&token)).expect("a list");
    assert!(!list.is_set(9).expect("in range"));
}

#[test]
fn wrong_words_absent_files_and_unusable_files_have_their_exit_codes() {
    let folder = folder("wrong");
    for words in [
        &[][..],
        &["nonsense"],
        &["key"],
        &["key", "new", "--kid", "k1", "--out", "k.json"],
        &["key", "new", "--kid", KID],
        &["sign", "--key"],
        &["trust-list", "bump", "--key", "k", "--days", "0", "l"],
        &["--nonsense"],
    ] {
        assert_eq!(refused(&folder, words), 64, "{words:?}");
    }
    assert_eq!(refused(&folder, &["key", "public", "absent.json"]), 66);
    assert_eq!(refused(&folder, &["key", "public", "."]), 66);
    std::fs::write(folder.join("noise"), [0xff, 0xfe, 0x00]).expect("file");
    assert_eq!(refused(&folder, &["key", "public", "noise"]), 65);
    assert_eq!(refused(&folder, &["key", "new", "--kid", KID, "--out", "no/such/folder"]), 1);
    assert!(ok(&folder, &["--help"]).contains("trust-list"));
    assert!(ok(&folder, &["--version"]).starts_with("eco-issuer "));
}
