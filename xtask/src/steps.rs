//! Turns the name of a test step into the commands it runs and the count of what they found.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    builds::{self, Writer},
    count::{self, Count},
    demo, node,
    setup::Place,
    shell::{self, Result},
    tools,
};

/// A step of `cargo xtask test`.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) run: Run,
}

/// What a step needs before it can run.
pub(crate) enum Run {
    /// The checkout and cargo.
    Cargo(fn(&Path) -> Result<Count>),
    /// All of setup and build.
    Built(fn(&Place) -> Result<Count>),
}

/// All of them, in the order they run.
pub(crate) const STEPS: &[Step] = &[
    Step { name: "fmt", run: Run::Cargo(fmt) },
    Step { name: "clippy", run: Run::Cargo(clippy) },
    Step { name: "doc", run: Run::Cargo(doc) },
    Step { name: "codegen", run: Run::Cargo(codegen) },
    Step { name: "vectors", run: Run::Cargo(vectors) },
    Step { name: "native", run: Run::Cargo(native) },
    Step { name: "deny", run: Run::Cargo(deny) },
    Step { name: "clippy-wasm", run: Run::Built(clippy_wasm) },
    Step { name: "fuel", run: Run::Built(fuel) },
    Step { name: "types", run: Run::Built(types) },
    Step { name: "pkg", run: Run::Built(package) },
    Step { name: "edge", run: Run::Built(|place| javascript(place, "edge")) },
    Step { name: "browser", run: Run::Built(browser) },
    Step { name: "demo", run: Run::Built(demo_check) },
];

/// Longest that one test, or one file of tests, may take in Node.js.
const NODE_TEST_LIMIT_MS: &str = "600000";

/// Their names.
pub(crate) fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

fn fmt(root: &Path) -> Result<Count> {
    once(root, "cargo fmt", &["fmt", "--all", "--check"])
}

fn clippy(root: &Path) -> Result<Count> {
    let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    once(root, "cargo clippy", &arguments)
}

fn doc(root: &Path) -> Result<Count> {
    let mut cargo = shell::cargo(root);
    cargo.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    tried(root, "cargo doc", &mut cargo)
}

fn codegen(root: &Path) -> Result<Count> {
    unchanged(root, builds::CODEGEN)
}

fn vectors(root: &Path) -> Result<Count> {
    unchanged(root, builds::VECTORS)
}

/// Lets it write, and wants every source file to be, byte for byte, what it was before.
fn unchanged(root: &Path, writer: Writer) -> Result<Count> {
    writer.build(root)?;
    let before = builds::sources(root)?;
    writer.run(root)?;
    let after = builds::sources(root)?;
    let changed = after.iter().filter(|file| !before.contains(file));
    let gone = before.iter().filter(|(path, _)| !after.iter().any(|(other, _)| other == path));
    let mut good = true;
    for (path, _) in changed.chain(gone) {
        let path = path.strip_prefix(root).unwrap_or(path).display();
        println!("      'cargo xtask {}' changed {path}: look at it and commit it", writer.name);
        good = false;
    }
    Ok(Count::one(good))
}

fn native(root: &Path) -> Result<Count> {
    let mut cargo = shell::cargo(root);
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    let (text, success) = shown(&mut cargo)?;
    Ok(count::cargo_test(&text, success, "native"))
}

/// Licences, banned crates and where crates come from. Not advisories: their list is fetched from a
/// place that a build machine need not reach; `cargo deny check advisories` asks it.
fn deny(root: &Path) -> Result<Count> {
    let mut deny = Command::new(tools::cargo_deny(root)?);
    deny.current_dir(root).args(["check", "--hide-inclusion-graph", "bans", "licenses", "sources"]);
    tried(root, "cargo deny", &mut deny)
}

fn clippy_wasm(place: &Place) -> Result<Count> {
    let mut count = Count::default();
    // The small core on its own, too: beside the Worker it is built with every feature.
    for packages in [&["-p", "eco-verify-wasm"][..], &["-p", "eco-verify-wasm", "-p", "eco-edge"]] {
        let mut clippy = place.wasm.clippy(&place.root);
        clippy.args(packages).args(["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]);
        count.add(tried(&place.root, "cargo clippy for wasm32", &mut clippy)?);
    }
    Ok(count)
}

/// Instructions that verifications take, compared with the counts on file (bench/fuel).
fn fuel(place: &Place) -> Result<Count> {
    let module = builds::fuel(place)?;
    let mut cargo = shell::cargo(&place.root);
    cargo.args(["run", "--quiet", "-p", "eco-fuel", "--"]).arg(module);
    let (text, success) = shown(&mut cargo)?;
    Ok(count::own_lines(&text, success))
}

fn types(place: &Place) -> Result<Count> {
    let mut tsc = place.node.tool("tsc");
    tried(&place.root, "TypeScript", tsc.args(["--noEmit", "-p", "pkg"]))
}

/// What bundlers make of the package is tried in a browser; without one, those tests are skipped.
fn package(place: &Place) -> Result<Count> {
    node::browser(&place.root).ok();
    javascript(place, "pkg")
}

fn browser(place: &Place) -> Result<Count> {
    match node::browser(&place.root) {
        Ok(_) => {
            if let Err(problem) = node::other_browsers(&place.root) {
                println!("      {problem}");
            }
            javascript(place, "browser")
        }
        Err(problem) => {
            println!("skip  browser: {problem}");
            Ok(Count::skip("browser: all"))
        }
    }
}

fn demo_check(place: &Place) -> Result<Count> {
    demo::check(place)
}

/// `node --test` over the files `tests/<step>/*.test.mjs`, read by people and, as TAP, by us.
fn javascript(place: &Place, step: &str) -> Result<Count> {
    let dir = place.root.join("tests").join(step);
    let names = std::fs::read_dir(&dir).map_err(|e| shell::cannot("read", &dir, &e))?;
    let mut files: Vec<_> = names.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        return Err(format!("there is no test in {}", dir.display()));
    }
    let tap = place.target.join("log").join(format!("{step}.tap"));
    shell::write(&tap, "")?;
    let mut node = place.node.command();
    node.args(["--test", "--test-timeout", NODE_TEST_LIMIT_MS])
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .args(["--test-reporter=tap", "--test-reporter-destination"])
        .arg(&tap)
        .args(files)
        .env("ECO_SANDBOX", builds::sandbox(place))
        .env("ECO_CURVE", builds::curve_dir(place))
        .env("WRANGLER_SEND_METRICS", "false")
        .env("CLOUDFLARE_CF_FETCH_ENABLED", "false");
    if let Ok(browser) = node::browser_present() {
        node.env("CHROME_PATH", browser);
    }
    let (_, success) = shown(&mut node)?;
    Ok(count::node_test(&shell::read(&tap)?, success, step))
}

/// One cargo command that is right or wrong as a whole.
fn once(root: &Path, title: &str, arguments: &[&str]) -> Result<Count> {
    tried(root, title, shell::cargo(root).args(arguments))
}

fn tried(root: &Path, title: &str, command: &mut Command) -> Result<Count> {
    shell::step(&shell::target(root), title, command).map(|()| Count::one(true))
}

/// Runs a command, shows what it prints as it comes, and returns its standard output.
fn shown(command: &mut Command) -> Result<(String, bool)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| shell::not_started(command, &e))?;
    let mut text = String::new();
    if let Some(out) = child.stdout.take() {
        let mut lines = BufReader::new(out);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
            let words = String::from_utf8_lossy(&line);
            print!("{words}");
            text.push_str(&words);
            line.clear();
        }
    }
    let status = child.wait().map_err(|e| shell::not_started(command, &e))?;
    Ok((text, status.success()))
}
