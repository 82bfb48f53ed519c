//! Writes what is derived from the Rust types: the Report's JSON Schema, its TypeScript, the codes.
//! Run by `cargo xtask codegen`; every file it writes says so.

use eco_verify::{
    CheckId, CheckResult, Code, Effect, FetchPlan, Finding, Identity, Need, NeedKind, Outcome,
    Report, Severity, TrustSummary, Verdict,
};
use std::path::Path;
use ts_rs::{Config, TS};

const NOTE: &str = "Generated from the Rust types by `cargo xtask codegen`; do not edit.";

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let write = |path: &str, text: String| std::fs::write(root.join(path), text);
    write("schemas/report.json", report_schema())?;
    write("pkg/ts/generated/report.ts", typescript())?;
    write("pkg/ts/generated/codes.json", codes_json())?;
    write("docs/codes.md", codes_table())
}

fn report_schema() -> String {
    let mut schema = schemars::schema_for!(Report);
    schema.insert("$id".to_owned(), "https://w3id.org/rcep-eco/schemas/report-1.json".into());
    schema.insert("$comment".to_owned(), NOTE.into());
    format!("{:#}\n", schema.to_value())
}

fn typescript() -> String {
    let config = Config::default();
    let mut text = format!(
        "// {NOTE}\n\n/** A stable code, `<check>.<reason>`; meanings in docs/codes.md. */\nexport type Code =\n"
    );
    for code in Code::ALL {
        text.push_str(&format!("  | \"{}\"\n", code.as_str()));
    }
    text.push_str("  ;\n");
    macro_rules! declare {
        ($($type:ty),+) => { $(
            if let Some(docs) = <$type>::docs() { text.push_str(&format!("\n{}", docs.trim_start_matches('\n'))); }
            text.push_str(&format!("export {}\n", <$type>::decl(&config)));
        )+ };
    }
    declare!(
        serde_json::Value,
        Outcome,
        Verdict,
        CheckId,
        Severity,
        TrustSummary,
        Identity,
        CheckResult,
        Finding,
        Report,
        NeedKind,
        Need,
        FetchPlan
    );
    text
}

fn effect(code: Code) -> &'static str {
    match code.effect() {
        Effect::Fails => "fails",
        Effect::Inconclusive => "inconclusive",
        Effect::Warns => "warning",
        Effect::Informs => "info",
    }
}

fn codes_json() -> String {
    let codes: Vec<_> = Code::ALL
        .iter()
        .map(|code| serde_json::json!({ "code": code.as_str(), "effect": effect(*code), "meaning": code.meaning() }))
        .collect();
    format!("{:#}\n", serde_json::Value::from(codes))
}

fn codes_table() -> String {
    let mut text = format!(
        "# Codes\n\n<!-- {NOTE} -->\n\nA code is `<check>.<reason>`. It is never renamed and never reused.\n\n\
         *fails*: the check has failed, the verdict is invalid. *inconclusive*: the check could not be made; this\n\
         says nothing against the certificate. *warning*, *info*: beside the verdict.\n\n\
         | code | effect | meaning |\n| --- | --- | --- |\n"
    );
    for code in Code::ALL {
        text.push_str(&format!(
            "| `{}` | {} | {} |\n",
            code.as_str(),
            effect(*code),
            code.meaning()
        ));
    }
    text
}
