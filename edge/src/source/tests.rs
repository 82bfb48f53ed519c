//! Sources that are tables: what each kind is asked, what its replies mean, and who is asked.

use super::*;
use crate::config::{Bound, Config};
use crate::testing::{self, CODE, Mock, NOW, NUMBER, certificate as signed, good, ready, subject};
use serde_json::{Value, json};

const CN: &str = "https://cn.example/api/certificates/C26470RC00012345";
const VN: &str = "https://vn.example/eco";
const DID: &str = "did:web:origin.customs.example";

fn config(sources: &Value) -> Config {
    let vars = [
        ("SOURCES", sources.to_string()),
        ("SOURCE_KEY", "Bearer 1".to_owned()),
        ("TRUST_LIST_URL", testing::TRUST.to_owned()),
        ("TRUST_KEY", "BR4Mnc18U58-EINrYPx9XL8gvtuhrtNODmfUP05RsM4".to_owned()),
        ("PEPPER", "a pepper of more than 32 characters".to_owned()),
    ];
    let var = |name: &str| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone());
    Config::read(var, Bound { store: true, files: true, coordinator: true, limits: true })
        .expect("a good config")
}

fn cn() -> Value {
    json!({ "id": "cn", "kind": "reference", "url": "https://cn.example/api" })
}

fn vn() -> Value {
    json!({
        "id": "vn", "kind": "wrapped", "url": VN, "body": { "n": "{number}", "c": "{code}" },
        "headers": { "Authorization": "SOURCE_KEY" }, "document": "/data/0/doc",
        "notFound": { "pointer": "/status", "equals": "NONE" },
    })
}

fn with(mut source: Value, name: &str, value: Value) -> Value {
    source[name] = value;
    source
}

fn ask(mock: &Mock, sources: &Value) -> Result<String, Problem> {
    ready(certificate(mock, &config(sources).sources, NUMBER, CODE))
        .map_err(|refused| refused.problem)
}

fn reply(status: u16, media_type: &str, body: &[u8]) -> Result<Reply, Failure> {
    let media_type = (!media_type.is_empty()).then(|| media_type.to_owned());
    Ok(Reply { status, media_type, retry_after: None, body: body.to_vec() })
}

type Row<'a> = (Result<Reply, Failure>, Result<&'a str, Problem>);

/// What any source over HTTP can reply that has nothing to do with its form.
fn common() -> Vec<Row<'static>> {
    use Problem::*;
    let mut rows: Vec<Row<'_>> = [
        (204, UpstreamMalformed),
        (206, UpstreamMalformed),
        (301, UpstreamRedirect),
        (302, UpstreamRedirect),
        (304, UpstreamRedirect),
        (307, UpstreamRedirect),
        (400, UpstreamMalformed),
        (401, UpstreamError),
        (403, UpstreamError),
        (404, NotFound),
        (410, NotFound),
        (418, UpstreamMalformed),
        (429, UpstreamRateLimited),
        (500, UpstreamError),
        (503, UpstreamError),
        (530, UpstreamError),
    ]
    .into_iter()
    .map(|(status, problem)| (reply(status, "", b""), Err(problem)))
    .collect();
    rows.extend([
        (Err(Failure::TimedOut), Err(UpstreamTimeout)),
        (Err(Failure::TooLarge), Err(UpstreamTooLarge)),
        (Err(Failure::Unreachable), Err(UpstreamUnreachable)),
        (reply(200, "text/html", b"<title>Log in</title>"), Err(UpstreamMalformed)),
        (reply(200, "", b"a.b.c"), Err(UpstreamMalformed)),
    ]);
    rows
}

#[test]
fn a_source_that_fails_is_left_alone_and_the_others_are_not() {
    let mock = Mock::new();
    let base = |id| format!("https://{id}.customs.example/api");
    let sources = json!([
        { "id": "a", "kind": "reference", "url": base("a"), "numberPrefixes": ["A"] },
        { "id": "b", "kind": "reference", "url": base("b"), "numberPrefixes": ["C"] },
    ]);
    let asked = |number: &str| {
        let config = config(&sources);
        ready(certificate(&mock, &config.sources, number, CODE)).map_err(|refused| refused.problem)
    };
    for _ in 0..8 {
        let _ = asked("A1");
    }
    assert_eq!(mock.asked_for(&format!("{}/certificates/A1", base("a"))), 5);
    mock.reply(&format!("{}/certificates/C1", base("b")), "application/vc+jwt", "a.b.c");
    assert_eq!(asked("C1").as_deref(), Ok("a.b.c"));
}

fn judge(source: &Value, url: &str, rows: Vec<Row<'_>>) {
    let mock = Mock::new();
    for (reply, due) in rows {
        mock.network.borrow_mut().insert(url.to_owned(), reply.clone());
        // Or else it would be left alone after five failures.
        mock.state.take();
        assert_eq!(ask(&mock, &json!([source])), due.map(str::to_owned), "{reply:?}");
    }
}

#[test]
fn replies_of_the_reference_interface() {
    use Problem::*;
    let bundle =
        json!({ "document": { "bytes": "a.b.c" }, "evidence": [{}], "edge": 7 }).to_string();
    let bundle = bundle.as_bytes();
    let large = vec![b'a'; limits::CERTIFICATE_BYTES + 1];
    let huge = vec![b'a'; REPLY_BYTES + 1];
    judge(&cn(), CN, common());
    judge(
        &cn(),
        CN,
        vec![
            (reply(200, "application/vc+jwt", b"a.b.c"), Ok("a.b.c")),
            (reply(200, "Application/VC+JWT; charset=utf-8", b" a.b.c\n"), Ok("a.b.c")),
            (reply(200, "application/jwt", b"a.b.c"), Ok("a.b.c")),
            (reply(200, "application/jose", b"a.b.c"), Ok("a.b.c")),
            (reply(200, "text/plain", b"a.b.c"), Ok("a.b.c")),
            (reply(200, "application/vnd.rcep-eco.bundle+json", bundle), Ok("a.b.c")),
            (
                reply(200, "application/vnd.rcep-eco.bundle+json", b"{\"document\":{}}"),
                Err(UpstreamMalformed),
            ),
            (reply(200, "application/vnd.rcep-eco.bundle+json", b"a.b.c"), Err(UpstreamMalformed)),
            (
                reply(200, "application/vnd.rcep-eco.bundle+json", &[b'['; 200_000]),
                Err(UpstreamMalformed),
            ),
            (reply(200, "application/json", bundle), Err(UpstreamMalformed)),
            (reply(200, "application/vc+jwt", b"{\"type\":1}"), Err(UpstreamMalformed)),
            (reply(200, "application/vc+jwt", &[0xff]), Err(UpstreamMalformed)),
            (reply(200, "application/vc+jwt", &large), Err(UpstreamTooLarge)),
            (reply(200, "application/vc+jwt", &huge), Err(UpstreamTooLarge)),
        ],
    );
}

#[test]
fn replies_of_a_wrapped_interface() {
    use Problem::*;
    let wrap =
        |doc: Value| json!({ "status": "OK", "data": [{ "doc": doc }] }).to_string().into_bytes();
    let ok = wrap("a.b.c".into());
    let large = wrap("a".repeat(limits::CERTIFICATE_BYTES + 1).into());
    let deep = format!("{{\"data\":{}{}}}", "[".repeat(40), "]".repeat(40));
    let endless = "[".repeat(1_000_000);
    let rows = vec![
        (reply(200, "application/json", &ok), Ok("a.b.c")),
        (reply(200, "application/JSON; charset=utf-8", &ok), Ok("a.b.c")),
        (reply(200, "application/hal+json", &ok), Ok("a.b.c")),
        (reply(201, "application/json", &ok), Err(UpstreamMalformed)),
        (reply(200, "application/json", &wrap(" a.b.c ".into())), Ok("a.b.c")),
        (reply(200, "application/json", b"{\"status\":\"NONE\"}"), Err(NotFound)),
        (reply(200, "application/json", b"{\"status\":\"none\"}"), Err(UpstreamMalformed)),
        (reply(200, "application/json", &wrap(Value::Null)), Err(UpstreamMalformed)),
        (reply(200, "application/json", &wrap(7.into())), Err(UpstreamMalformed)),
        (reply(200, "application/json", &wrap("{}".into())), Err(UpstreamMalformed)),
        (reply(200, "application/json", &wrap("é.b.c".into())), Ok("é.b.c")),
        (reply(200, "application/json", &large), Err(UpstreamTooLarge)),
        (reply(200, "application/json", b""), Err(UpstreamMalformed)),
        (reply(200, "application/json", b"{} {}"), Err(UpstreamMalformed)),
        (reply(200, "application/json", b"\xff"), Err(UpstreamMalformed)),
        (
            reply(
                200,
                "application/json",
                b"{\"status\":1,\"status\":2,\"data\":[{\"doc\":\"a\"}]}",
            ),
            Err(UpstreamMalformed),
        ),
        (reply(200, "application/json", deep.as_bytes()), Err(UpstreamMalformed)),
        (reply(200, "application/json", endless.as_bytes()), Err(UpstreamMalformed)),
    ];
    judge(&vn(), VN, rows);
    judge(&vn(), VN, common());

    let base64 = with(vn(), "encoding", "base64".into());
    judge(
        &base64,
        VN,
        vec![
            (reply(200, "application/json", &wrap("YS5iLmM=".into())), Ok("a.b.c")),
            (reply(200, "application/json", &wrap("YS5iLmM".into())), Ok("a.b.c")),
            (reply(200, "application/json", &wrap("YS5i\r\nLmM=".into())), Ok("a.b.c")),
            // Three bytes that the two alphabets write differently.
            (reply(200, "application/json", &wrap("w7_Dvw".into())), Ok("ÿÿ")),
            (reply(200, "application/json", &wrap("w7/Dvw==".into())), Ok("ÿÿ")),
            (reply(200, "application/json", &wrap("YS5iLmN=".into())), Err(UpstreamMalformed)),
            (reply(200, "application/json", &wrap("a.b.c".into())), Err(UpstreamMalformed)),
            (reply(200, "application/json", &wrap("/////w==".into())), Err(UpstreamMalformed)),
        ],
    );

    let bare = with(with(vn(), "document", "".into()), "success", json!([201, 202]));
    judge(
        &bare,
        VN,
        vec![
            (reply(202, "application/json", b"\"a.b.c\""), Ok("a.b.c")),
            (reply(200, "application/json", b"\"a.b.c\""), Err(UpstreamMalformed)),
        ],
    );
    for (marker, body, due) in [
        (json!({ "pointer": "/error" }), "{\"error\":\"gone\"}", NotFound),
        (json!({ "pointer": "/error" }), "{\"error\":null}", UpstreamMalformed),
        (json!({ "pointer": "/error" }), "{\"error\":false}", UpstreamMalformed),
        (json!({ "pointer": "/error" }), "{}", UpstreamMalformed),
        (json!({ "pointer": "/data", "equals": null }), "{\"data\":null}", NotFound),
        (json!({ "pointer": "/code", "equals": 40401 }), "{\"code\":40401}", NotFound),
    ] {
        let source = with(vn(), "notFound", marker);
        judge(&source, VN, vec![(reply(200, "application/json", body.as_bytes()), Err(due))]);
    }
}

#[test]
fn no_pointer_panics_on_any_json() {
    let pointers = [
        "",
        "/",
        "//",
        "/0",
        "/00",
        "/-",
        "/-1",
        "/~0",
        "/~1",
        "/99999999999999999999999",
        "/a/b/c",
        "/é",
    ];
    let texts = [
        "null",
        "0",
        "\"a\"",
        "[]",
        "[[]]",
        "{}",
        "{\"\":{\"\":1}}",
        "{\"0\":[0]}",
        "{\"~\":1,\"/\":2}",
        "-0.0",
        "1e999",
    ];
    for pointer in pointers {
        let source = with(vn(), "document", pointer.into());
        for text in texts {
            let mock = Mock::new();
            mock.reply(VN, "application/json", text);
            let due = if (pointer, text) == ("", "\"a\"") {
                Ok("a".to_owned())
            } else {
                Err(Problem::UpstreamMalformed)
            };
            assert_eq!(ask(&mock, &json!([source])), due, "{pointer} {text}");
        }
    }
}

#[test]
fn what_each_kind_is_asked_and_who_is_told_what() {
    let mock = Mock::new();
    mock.status(CN, 404);
    mock.status(VN, 404);
    let by_address = json!({
        "id": "kr", "kind": "wrapped", "url": "https://kr.example/{number}?c={code}", "codeInUrl": true, "document": "/d",
    });
    mock.status("https://kr.example/C26470RC00012345?c=K7Q2-M4XZ", 404);
    assert_eq!(ask(&mock, &json!([cn(), vn(), by_address])), Err(Problem::NotFound));
    let calls = mock.calls.borrow();
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(calls[0].url, CN);
    assert_eq!(calls[0].accept, "application/vc+jwt, application/vnd.rcep-eco.bundle+json;q=0.5");
    assert_eq!(
        (&calls[0].headers, &calls[0].body),
        (&vec![header("eco-access-code", CODE)], &None)
    );
    assert_eq!(calls[1].headers, [header("authorization", "Bearer 1")]);
    let body: Value =
        serde_json::from_str(calls[1].body.as_deref().expect("a body")).expect("JSON");
    assert_eq!(body, json!({ "n": NUMBER, "c": CODE }));
    assert_eq!((&calls[2].headers, &calls[2].body), (&Vec::new(), &None));
    assert_eq!(calls.len(), 3);
}

#[test]
fn no_number_or_code_becomes_another_call() {
    let mock = Mock::new();
    let config = config(&json!([cn()]));
    for (number, code) in [("..", "K"), (".", "K"), ("C1", "K\r\nx: y"), ("C1", "\u{e9}")] {
        let answer = ready(certificate(&mock, &config.sources, number, code));
        assert_eq!(answer, Err(Problem::NotFound.into()), "{number} {code}");
    }
    assert!(mock.calls.borrow().is_empty());
}

#[test]
fn files() {
    use Problem::*;
    let source = json!([{ "id": "files", "kind": "files" }]);
    let mock = Mock::new();
    assert_eq!(ask(&mock, &source), Err(NotFound));
    let adapter = &config(&source).sources[0].adapter;
    let Some(Ask::File(keys)) = adapter.ask(NUMBER, CODE) else { panic!("no file") };
    let key = keys[0].clone();
    assert!(key.starts_with("files/") && key.len() == 70, "{key}");
    for (file, due) in [
        (&b"a.b.c\n"[..], Ok("a.b.c".to_owned())),
        (b"{}", Err(UpstreamMalformed)),
        (b"%PDF-1.7\xff", Err(UpstreamMalformed)),
        (&vec![b'a'; limits::CERTIFICATE_BYTES + 1], Err(UpstreamTooLarge)),
    ] {
        mock.files.borrow_mut().insert(key.clone(), file.to_vec());
        assert_eq!(ask(&mock, &source), due);
    }
    mock.files.borrow_mut().insert(key, b"a.b.c".to_vec());
    let wrong_code = ready(certificate(&mock, &config(&source).sources, NUMBER, "K7Q2-M4XY"));
    assert_eq!(wrong_code, Err(NotFound.into()));
    assert!(mock.calls.borrow().is_empty());
}

#[test]
fn sources_are_asked_in_order_until_one_has_it_or_fails() {
    use Problem::*;
    let token = || Ok("a.b.c".to_owned());
    let wrapped_token = json!({ "data": [{ "doc": "a.b.c" }] }).to_string();
    let both = json!([cn(), vn()]);
    let mock = Mock::new();
    mock.status(CN, 404);
    mock.reply(VN, "application/json", &wrapped_token);
    assert_eq!(ask(&mock, &both), token());
    mock.reply(VN, "application/json", "{\"status\":\"NONE\"}");
    assert_eq!(ask(&mock, &both), Err(NotFound));
    mock.reply(VN, "application/json", &wrapped_token);
    for (status, due) in [(500, UpstreamError), (302, UpstreamRedirect), (400, UpstreamMalformed)] {
        mock.status(CN, status);
        let before = mock.asked_for(VN);
        assert_eq!(ask(&mock, &both), Err(due));
        assert_eq!(mock.asked_for(VN), before);
    }
}

#[test]
fn a_number_that_begins_like_a_source_s_is_asked_for_there_alone() {
    let prefixed = |prefixes: Value| json!([cn(), with(vn(), "numberPrefixes", prefixes)]);
    let asked = |sources: &Value| {
        let mock = Mock::new();
        mock.status(CN, 404);
        mock.status(VN, 404);
        assert_eq!(ask(&mock, sources), Err(Problem::NotFound));
        (mock.asked_for(CN), mock.asked_for(VN))
    };
    assert_eq!(asked(&prefixed(json!(["C2"]))), (0, 1));
    assert_eq!(asked(&prefixed(json!(["V", "c26"]))), (0, 1));
    assert_eq!(asked(&prefixed(json!(["V"]))), (1, 1));
    assert_eq!(asked(&prefixed(json!([format!("{NUMBER}0")]))), (1, 1));
}

#[test]
fn a_source_gives_only_certificates_of_its_issuers_and_countries() {
    let mock = Mock::new();
    let declared = |country: &str| {
        let mut subject = subject(NUMBER);
        subject["issuingCountry"] = country.into();
        signed(subject, NOW + 86_400, None)
    };
    for (token, source, passes) in [
        (good(), cn(), true),
        (good(), with(cn(), "issuers", json!(["did:web:other.example", DID])), true),
        (good(), with(cn(), "issuers", json!(["did:web:other.example"])), false),
        (good(), with(cn(), "countries", json!(["VN", "CN"])), true),
        (good(), with(cn(), "countries", json!(["VN"])), false),
        (declared("VN"), with(cn(), "countries", json!(["VN"])), true),
        // The core will say what is wrong with it.
        ("nonsense".to_owned(), with(cn(), "issuers", json!([DID])), true),
    ] {
        mock.reply(CN, "application/vc+jwt", &token);
        let due = if passes { Ok(token) } else { Err(Problem::UpstreamIssuerUnknown) };
        assert_eq!(ask(&mock, &json!([source])), due, "{source}");
    }
}

/// `may_have` looks before the signature is verified; it must look at what the core will verify.
#[test]
fn the_issuer_looked_at_is_the_one_that_the_core_verifies() {
    let token = good();
    let view = inspect(token.as_bytes()).expect("a certificate");
    let view = serde_json::to_value(view).expect("JSON");
    let mock = Mock::serving(&token);
    let config = testing::config();
    let had = ready(crate::trust::get(&mock, &config));
    let report = ready(crate::verify::run(&mock, &config, &token, NUMBER, (had, 0))).report;
    let issuer = report.identity.expect("verified").issuer;
    assert_eq!(view["credential"]["issuer"]["id"], issuer);
    assert_eq!(issuer, DID);
}

#[test]
fn a_source_that_wants_rest_says_for_how_long() {
    let mock = Mock::new();
    let reply = Reply { status: 429, media_type: None, retry_after: Some(30), body: Vec::new() };
    mock.network.borrow_mut().insert(CN.to_owned(), Ok(reply));
    let refused = ready(certificate(&mock, &config(&json!([cn()])).sources, NUMBER, CODE));
    let due = Err(Refused { problem: Problem::UpstreamRateLimited, retry_after: Some(30) });
    assert_eq!(refused, due);
    // And gets it: it is not asked until then.
    mock.now.set(mock.now.get() + 10);
    let refused = ready(certificate(&mock, &config(&json!([cn()])).sources, NUMBER, CODE));
    assert_eq!(refused, Err(Refused { problem: Problem::UpstreamError, retry_after: Some(20) }));
    assert_eq!(mock.asked_for(CN), 1);

    let now = UnixTime::parse_rfc3339("1994-11-06T08:49:07Z").expect("a time");
    for (value, due) in [
        ("30", Some(30)),
        (" 0 ", Some(0)),
        ("300", Some(300)),
        ("301", Some(300)),
        ("99999999999999999999999999", Some(300)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(30)),
        ("Sun, 06 Nov 1994 09:49:37 GMT", Some(300)),
        ("Sun, 06 Nov 1994 08:49:00 GMT", Some(0)),
        ("Sun, 06 Foo 1994 08:49:37 GMT", None),
        ("Sun, 6 Nov 1994 08:49:37 GMT", None),
        ("Sunday, 06-Nov-94 08:49:37 GMT", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
    ] {
        assert_eq!(retry_after(value, now), due, "{value}");
    }
}
