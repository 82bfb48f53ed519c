//! The commands of examples/README.md, as they stand: this tool and the shell run them, and where they
//! call `eco-verify verify` the verifier's core judges, with the files and for the verdict they name.

use std::path::Path;
use std::process::{Command, Stdio};

use eco_verify::{
    Evidence, Fetched, Need, Policy, Request, TrustListEvidence, UnixTime, Verdict, verify,
};

const README: &str = include_str!("../examples/README.md");

#[test]
fn the_commands_lead_from_a_key_to_verdicts() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("walkthrough");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    for (name, text) in [
        ("certificate.json", include_str!("../examples/certificate.json")),
        ("trust-list.json", include_str!("../examples/trust-list.json")),
    ] {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    copy_tables(&folder.join("tables"));
    let mut verdicts = Vec::new();
    for command in commands() {
        match command.strip_prefix("eco-verify verify ") {
            Some(words) => verdicts.push(judge(&folder, words)),
            None => shell(&folder, command),
        }
    }
    assert_eq!(verdicts, [Verdict::Valid, Verdict::Invalid, Verdict::Invalid, Verdict::Invalid]);
}

/// The core's own tables, of a later date.
fn copy_tables(to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/data");
    for entry in std::fs::read_dir(from).expect("the tables") {
        let path = entry.expect("readable").path();
        let text = std::fs::read_to_string(&path).expect("text");
        let later = text.replace(r#""asOf": "2026-11""#, r#""asOf": "2099-01""#);
        assert_ne!(later, text, "{}", path.display());
        std::fs::write(to.join(path.file_name().expect("a name")), later).expect("writable");
    }
}

/// The lines of the blocks marked `sh`; those marked `bash` only set the names of the programs.
fn commands() -> Vec<&'static str> {
    let blocks = README.split("```sh\n").skip(1);
    blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines()).collect()
}

fn shell(folder: &Path, command: &str) {
    let tool = Path::new(env!("CARGO_BIN_EXE_eco-issuer"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let first = tool.parent().expect("a folder").to_path_buf();
    let path = std::env::join_paths(std::iter::once(first).chain(std::env::split_paths(&path)));
    let output = Command::new("sh")
        .args(["-eu", "-c", command])
        .current_dir(folder)
        .env("PATH", path.expect("a path"))
        .stdin(Stdio::null())
        .output()
        .expect("the shell runs");
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

/// What the core says of a command line such as `FILE --trust-list FILE ... # valid`.
fn judge(folder: &Path, words: &str) -> Verdict {
    let (words, due) = words.split_once(" # ").expect("the verdict as a comment");
    let words: Vec<&str> = words.split(' ').collect();
    let read = |name: &str| std::fs::read(folder.join(name)).expect(name);
    let option = |name: &str| {
        let at = words.iter().position(|word| *word == name).expect(name);
        words[at + 1]
    };
    let key = String::from_utf8(read(option("--trust-key"))).expect("text");
    let policy = Policy::from_json(&format!(r#"{{"trustKey": {key}}}"#)).expect("a policy");
    let (uri, file) = option("--status").rsplit_once('=').expect("URI=FILE");
    let given = words.contains(&"--reference-data");
    let evidence = Evidence {
        reference_data: given.then(|| read(option("--reference-data"))),
        trust_list: TrustListEvidence::Signed(read(option("--trust-list"))),
        fetched: vec![Fetched { need: Need::status_list(uri), bytes: Some(read(file)) }],
    };
    let now = UnixTime(eco_issuer::time::now());
    let done = verify(&read(words[0]), &evidence, &policy, &Request::default(), now);
    assert!(done.needs.is_empty(), "{:?}", done.needs);
    let report: serde_json::Value = serde_json::from_str(&done.report.to_json()).expect("JSON");
    assert_eq!(report["data"] == "2099-01", given, "{report:#}");
    assert_eq!(report["verdict"], due, "{report:#}");
    assert_eq!(report.get("findings").and_then(|all| all.as_array()).map_or(0, Vec::len), 0);
    done.report.verdict
}
