//! Turns the fuzz targets of tests/fuzz into runs of a minute each, seeded from tests/vectors.

use std::{fs, path::Path, process::Command};

use crate::{
    builds::sources,
    shell::{self, Result, step},
    tools,
};

/// More than a target may keep at once: the limits of the core are far below.
const MEMORY_MB: &str = "-rss_limit_mb=160";
/// No input may take so long: a hang is a finding.
const SECONDS_AN_INPUT: &str = "-timeout=10";

/// Builds and runs every target, each for `seconds`. A finding stops with the path of its input, which
/// belongs into tests/fuzz/crashers.
pub(crate) fn fuzz(root: &Path, seconds: u32) -> Result {
    let target = shell::target(root);
    let tool = tools::cargo_fuzz(root)?;
    let folder = root.join("tests/fuzz");
    let call = |command: &str| {
        let mut fuzz = Command::new(&tool);
        // Coverage is an unstable option of the compiler; the address sanitizer, which the core
        // without unsafe code does not need, would ask for a nightly one.
        fuzz.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", target.join("fuzz"));
        fuzz.current_dir(root);
        fuzz.args(["fuzz", command, "--fuzz-dir"]).arg(&folder).args(["--sanitizer", "none"]);
        fuzz
    };
    step(&target, "fuzz targets", &mut call("build"))?;
    let seeds = target.join("fuzz-seeds");
    shell::remove_dir(&seeds)?;
    fs::create_dir_all(&seeds).map_err(|e| shell::cannot("create", &seeds, &e))?;
    for (i, (path, _)) in sources(&root.join("tests/vectors"))?.iter().enumerate() {
        let seed = seeds.join(i.to_string());
        fs::copy(path, &seed).map_err(|e| shell::cannot("write", &seed, &e))?;
    }
    let manifest = shell::read(&folder.join("Cargo.toml"))?;
    for name in manifest
        .lines()
        .skip_while(|line| *line != "[[bin]]")
        .filter_map(|line| line.strip_prefix("name = "))
    {
        let name = name.trim_matches('"');
        let corpus = target.join("fuzz-corpus").join(name);
        fs::create_dir_all(&corpus).map_err(|e| shell::cannot("create", &corpus, &e))?;
        let mut run = call("run");
        run.arg(name).arg(&corpus).arg(&seeds).arg("--");
        run.args([MEMORY_MB, SECONDS_AN_INPUT, "-max_len=65536"])
            .arg(format!("-max_total_time={seconds}"));
        step(&target, &format!("fuzz {name}, {seconds} s"), &mut run)?;
    }
    Ok(())
}
