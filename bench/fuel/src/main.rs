//! The module of `lib.rs`, compiled, to the wasm instructions that verifications take, and whether they are those on file and
//! grow as the input does. `wasmi` counts them as fuel: one for each instruction that does something (begins and ends of
//! blocks do nothing), one more for every 64 bytes that an instruction copies. No clock, so the same on every machine.
//!
//!     cargo xtask test --only fuel                  # builds the module and runs this
//!     ECO_UPDATE=1 cargo xtask test --only fuel     # writes counts.json anew; the diff is to be read

mod machine;
#[path = "../../../benches/core/world.rs"]
mod world;

use machine::{Machine, Result};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::ExitCode;
use world::World;

/// How far a count may be from the one on file, in per cent, if one compiler made both modules.
const SAME: f64 = 3.0;
/// The same, if another one made this module.
const OTHER: f64 = 20.0;
/// How far the costs of one more may be apart where growth is linear, in per cent.
const LINEAR: f64 = 5.0;
/// Certificates of a batch after which their key has a table.
const SOME: usize = 64;
/// Sizes of the batches whose growth is looked at.
const BATCHES: [usize; 3] = [64, 256, 1024];
/// Goods lines of the certificates whose growth is looked at: some, many, the most there may be.
const LINES: [usize; 3] = [3, 20, 50];

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            println!("FAIL  {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything is as it should be; prints a line for each thing looked at.
fn run() -> Result<bool> {
    let module = std::env::args_os().nth(1).ok_or("run it as 'cargo xtask test --only fuel'")?;
    let found = count(&std::fs::read(module)?)?;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("counts.json");
    if std::env::var_os("ECO_UPDATE").is_some() {
        let each = found.counts.iter().map(|(name, count)| ((*name).to_owned(), json!(count)));
        let counts =
            json!({ "rustc": found.compiler, "instructions": each.collect::<Map<_, _>>() });
        std::fs::write(&file, serde_json::to_string_pretty(&counts)? + "\n")?;
    }
    let known: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
    let same = known["rustc"] == found.compiler.as_str();
    let mut good = true;
    for (name, count) in &found.counts {
        let on_file = known["instructions"][*name].as_u64().unwrap_or_default();
        let what = format!("{name}: {count}, on file {on_file}");
        good &= near(&what, *count, on_file, if same { SAME } else { OTHER });
    }
    if !good {
        println!(
            "      If that many more, or fewer, are meant to be: 'ECO_UPDATE=1 cargo xtask test --only fuel'"
        );
        println!("      writes bench/fuel/counts.json anew; commit it, and say why.");
    }
    if !same {
        println!(
            "      On file is what Rust {} made, this is by {}.",
            known["rustc"], found.compiler
        );
    }
    for (name, [small, middle, large]) in &found.growth {
        // What one more costs, among few and among many.
        let more =
            |from: &(u64, u64), to: &(u64, u64)| to.1.saturating_sub(from.1) / (to.0 - from.0);
        let (few, many) = (more(small, middle), more(middle, large));
        good &=
            near(&format!("{name}: {few} each among few, {many} among many"), many, few, LINEAR);
    }
    Ok(good)
}

/// Prints and answers whether a number is at most so many per cent from another.
fn near(what: &str, new: u64, old: u64, limit: f64) -> bool {
    let apart = (new as f64 / old as f64 - 1.0) * 100.0;
    let good = apart.abs() <= limit;
    println!("{}  {what} ({apart:+.2} %, at most {limit} %)", if good { "ok  " } else { "FAIL" });
    good
}

/// What a run found.
struct Found {
    /// The compiler of the module.
    compiler: String,
    /// What is done, and the instructions that it takes.
    counts: Vec<(&'static str, u64)>,
    /// What there is more and more of; how much, and the instructions for that much.
    growth: Vec<(&'static str, [(u64, u64); 3])>,
}

fn count(module: &[u8]) -> Result<Found> {
    let world = World::new(1);
    // In the text: two batches of certificates with 3 lines, a large one with 1 line, then more and more lines.
    let (short, long) = (2 * SOME, 2 * SOME + BATCHES[2]);
    let mut certificates = world.certificates(0, short, 3);
    certificates.extend(world.certificates(short, BATCHES[2], 1));
    certificates.extend(LINES.iter().flat_map(|lines| world.certificates(long, 1, *lines)));
    let (address, list) = world.status_lists.first().ok_or("there is no status list")?;
    let known = [world::NOW_TEXT, &world.policy, &world.trust_list, address, list].join("\n");
    let mut machine = Machine::new(module, &format!("{known}\n{}", certificates.join("\n")))?;

    // Once for the memory, which then is there.
    machine.verifier()?;
    machine.verify(0, 1)?;
    let verifier = machine.verifier()?;
    let mut lines = [(0, 0); 3];
    for (at, (certificate, point)) in certificates.iter().skip(long).zip(&mut lines).enumerate() {
        machine.verifier()?;
        *point = (certificate.len().try_into()?, machine.verify(long + at, 1)?);
    }
    machine.verifier()?;
    let unseen = machine.verify(0, SOME)?;
    let seen = machine.verify(SOME, SOME)?;
    let brief = machine.brief(SOME, SOME)?;
    let mut batches = [(0, 0); 3];
    for (size, point) in BATCHES.iter().zip(&mut batches) {
        *point = ((*size).try_into()?, machine.verify(short, *size)?);
    }
    Ok(Found {
        compiler: machine.compiler,
        counts: vec![
            ("a verifier, its trust list verified", verifier),
            ("a certificate of 3 lines, its key unseen", lines[0].1),
            ("a certificate of 50 lines, its key unseen", lines[2].1),
            ("each of 64 certificates of 3 lines, their key unseen", unseen / 64),
            ("each of 64 certificates of 3 lines, their key known", seen / 64),
            ("each of 64 certificates of 3 lines, their key known, in brief", brief / 64),
            ("each of 1024 certificates of 1 line, their key known", batches[2].1 / 1024),
        ],
        growth: vec![
            ("a byte of a certificate with more and more lines", lines),
            ("a certificate in larger and larger batches", batches),
        ],
    })
}
