//! The demo site over HTTP, and what keeps the sandbox from starting.

use eco_sandbox::server::{Config, start};
use serde_json::Value;

use crate::harness::{Sandbox, folder, get, text, verifies};

#[test]
fn the_site_serves_pages_the_package_and_the_addresses() {
    let data = folder("site");
    let (site, embed) = (data.join("site"), data.join("embed"));
    for (file, text) in [
        (site.join("index.html"), "<!doctype html>"),
        (embed.join("eco-verify.js"), "export {}"),
        (embed.join("wasm/eco_verify_bg.wasm"), "\0asm"),
    ] {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
    let sandbox = Sandbox::start(Config {
        data,
        site: Some(site),
        embed: Some(embed),
        edge: Some("http://127.0.0.1:8787".into()),
        ..Config::default()
    });
    let at = |path: &str| get(&format!("{}{path}", sandbox.site), None);
    assert_eq!(at("/").media_type, "text/html");
    let script = at("/embed/eco-verify.js");
    assert_eq!(
        (script.media_type.as_str(), script.cors.as_deref()),
        ("text/javascript", Some("*"))
    );
    assert_eq!(at("/embed/wasm/eco_verify_bg.wasm").media_type, "application/wasm");
    assert_eq!((at("/absent.html").status, at("/embed/absent.js").status), (404, 404));
    assert_eq!(at("/..%2Fsandbox.sqlite").status, 404);

    let demo: Value = serde_json::from_str(&at("/demo.json").body).expect("JSON");
    assert_eq!(demo["source"], sandbox.source);
    assert_eq!(demo["edge"], "http://127.0.0.1:8787");
    assert_eq!(demo["samples"], Value::Array(sandbox.catalogue()));
    let list = get(text(&demo["trustList"]), None).body;
    assert!(verifies(&list, &demo["trustKey"]));
    let thumbprint = eco_issuer::thumbprint(&demo["trustKey"].to_string()).expect("a key");
    assert_eq!(demo["trustKeyThumbprint"], thumbprint);
}

#[test]
fn what_it_cannot_use_is_said_before_it_listens() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let data = folder("wrong");
        let absent = Config { site: Some(data.join("absent")), data, ..Config::default() };
        let refused = start(absent).await.expect_err("there is no such folder").to_string();
        assert!(refused.ends_with("absent is not a folder"), "{refused}");

        let data = folder("broken");
        std::fs::write(data.join("sandbox.sqlite"), "not a database").expect("a file");
        let broken = Config { data, ..Config::default() };
        let refused = start(broken).await.expect_err("that is no database").to_string();
        assert!(refused.starts_with("cannot use the database"), "{refused}");
    });
}
