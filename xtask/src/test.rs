//! Turns the steps of the test run into one count and the line that closes it.

use std::{path::Path, time::Instant};

use crate::{
    builds,
    count::{self, Count},
    setup::{self, Place},
    shell::{self, Result},
    steps::{Run, STEPS, Step},
};

/// Runs all steps, or those that `only` names. A step that fails does not keep the others from
/// running. The last line printed is `N passed, M failed, K skipped`.
pub(crate) fn test(root: &Path, only: &[String]) -> Result<bool> {
    let wanted: Vec<&Step> = STEPS
        .iter()
        .filter(|step| only.is_empty() || only.iter().any(|name| name == step.name))
        .collect();
    let mut lines = Vec::new();
    let mut total = Count::default();
    let mut close = |name: &str, started: Instant, result: Result<Count>| {
        let (count, why) = match result {
            Ok(count) => (count, String::new()),
            Err(problem) => {
                println!("FAIL  {name}: {problem}");
                (Count::one(false), format!("  {problem}"))
            }
        };
        let seconds = started.elapsed().as_secs();
        lines.push(format!("{name:<12} {:<36} {seconds:>4} s{why}", count.to_string()));
        total.add(count);
    };

    let needs_build = wanted.iter().any(|step| matches!(step.run, Run::Built(_)));
    let place = needs_build.then(|| {
        println!("== build");
        let started = Instant::now();
        let place = built(root);
        let outcome = place.as_ref().map(|_| Count::one(true)).map_err(String::clone);
        close("build", started, outcome);
        place
    });
    for step in wanted {
        println!("== {}", step.name);
        let started = Instant::now();
        let result = match (&step.run, &place) {
            (Run::Cargo(run), _) => run(root),
            (Run::Built(run), Some(Ok(place))) => run(place),
            (Run::Built(_), _) => Err("not run, for the build failed".into()),
        };
        close(step.name, started, result);
    }

    println!();
    lines.iter().for_each(|line| println!("{line}"));
    let allowed = root.join("tests/allowed-skips.txt");
    let allowed = count::allowed(&shell::read(&allowed).unwrap_or_default());
    if shell::ci() {
        for name in total.refuse_skips(&allowed) {
            println!("FAIL  skipped, and tests/allowed-skips.txt does not name it: {name}");
        }
    }
    for name in &total.skipped {
        println!("skip  {name}");
    }
    println!("\n{total}");
    Ok(total.failed == 0)
}

fn built(root: &Path) -> Result<Place> {
    let place = setup::setup_in(root, None)?;
    builds::all(&place)?;
    Ok(place)
}
