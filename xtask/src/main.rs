//! Turns `cargo xtask <command>` into the project's own set-up, builds, demo and tests.

use std::{path::PathBuf, process::ExitCode};

mod bench;
mod builds;
mod count;
mod debian;
mod demo;
mod fuzz;
mod load;
mod node;
mod setup;
mod shell;
mod steps;
mod test;
mod tools;
mod wasm_std;

use shell::Result;
use wasm_std::Choice;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  setup [--std=auto|rustup|debian]  install what is missing, below target/ and node_modules/;
                                    --std says where Rust's library for wasm32 comes from
  build                             setup, then the npm package, the Worker and the sandbox
  demo [--check]                    build, then run it all on this machine until Ctrl-C;
                                    --check does the main job once and exits 0 or 1
  load [--long]                     build, then load runs of the Worker: what held, as a table;
                                    --long also waits until a revocation must have been seen
  bench [--long]                    build the package, then it and others on the same certificates,
                                    in Node.js and in Chromium: rates and ratios, as tables;
                                    --long also looks at memory after 100,000 certificates
  test [--only STEP]...             build, then every test, or only some of the steps
  codegen                           write the schemas, TypeScript types and tables made from Rust
  vectors                           write tests/vectors anew
  fuzz [--seconds=N]                run every fuzz target for N seconds, 60 unless said

Steps of test: STEPS";

/// One command line, understood.
enum Task {
    Bench { long: bool },
    Build,
    Codegen,
    Demo { check: bool },
    Fuzz { seconds: u32 },
    Help,
    Load { long: bool },
    Setup(Option<Choice>),
    Test { only: Vec<String> },
    Vectors,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task = match parse(&arguments) {
        Ok(task) => task,
        Err(problem) => {
            eprintln!("{problem}\n\n{}", usage());
            return ExitCode::from(64);
        }
    };
    match run(task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    USAGE.replace("STEPS", &steps::names().join(", "))
}

fn parse(arguments: &[String]) -> Result<Task> {
    let (command, options) = match arguments.split_first() {
        None => return Err("Which command?".into()),
        Some((command, options)) => (command.as_str(), options),
    };
    if options.iter().any(|option| option == "--help" || option == "-h") {
        return Ok(Task::Help);
    }
    let mut options = options.iter().map(String::as_str);
    let task = match command {
        "bench" => Task::Bench { long: long(command, &mut options)? },
        "build" => Task::Build,
        "codegen" => Task::Codegen,
        "demo" => match options.next() {
            None => Task::Demo { check: false },
            Some("--check") => Task::Demo { check: true },
            Some(other) => return Err(unknown(command, other)),
        },
        "fuzz" => match options.next() {
            None => Task::Fuzz { seconds: 60 },
            Some(option) => match option.strip_prefix("--seconds=").map(str::parse) {
                Some(Ok(seconds)) => Task::Fuzz { seconds },
                Some(Err(_)) => return Err("'--seconds=' needs a whole number.".into()),
                None => return Err(unknown(command, option)),
            },
        },
        "help" | "--help" | "-h" => Task::Help,
        "load" => Task::Load { long: long(command, &mut options)? },
        "setup" => match options.next() {
            None => Task::Setup(None),
            Some("--std=auto") => Task::Setup(Some(Choice::Auto)),
            Some("--std=debian") => Task::Setup(Some(Choice::Debian)),
            Some("--std=rustup") => Task::Setup(Some(Choice::Rustup)),
            Some(other) => return Err(unknown(command, other)),
        },
        "test" => Task::Test { only: only(&mut options)? },
        "vectors" => Task::Vectors,
        other => return Err(format!("There is no command '{other}'.")),
    };
    match options.next() {
        None => Ok(task),
        Some(other) => Err(unknown(command, other)),
    }
}

/// Whether the one option there may be, `--long`, is there.
fn long<'a>(command: &str, options: &mut impl Iterator<Item = &'a str>) -> Result<bool> {
    match options.next() {
        None => Ok(false),
        Some("--long") => Ok(true),
        Some(other) => Err(unknown(command, other)),
    }
}

/// The steps named by `--only STEP` or `--only=STEP`.
fn only<'a>(options: &mut impl Iterator<Item = &'a str>) -> Result<Vec<String>> {
    let mut named = Vec::new();
    while let Some(option) = options.next() {
        let step = match (option, option.strip_prefix("--only=")) {
            (_, Some(step)) => step,
            ("--only", None) => options.next().ok_or("'--only' needs the name of a step.")?,
            _ => return Err(unknown("test", option)),
        };
        if !steps::names().contains(&step) {
            return Err(format!("There is no test step '{step}'."));
        }
        named.push(step.to_owned());
    }
    Ok(named)
}

fn unknown(command: &str, option: &str) -> String {
    format!("'{command}' has no option '{option}'.")
}

/// `Ok(false)`: it ran, and what it tested failed; that was printed already.
fn run(task: Task) -> Result<bool> {
    match task {
        Task::Bench { long } => {
            let place = setup::setup(None)?;
            builds::package(&place)?;
            bench::bench(&place, long)
        }
        Task::Build => builds::all(&setup::setup(None)?).map(|()| true),
        Task::Codegen => builds::CODEGEN.run(&root()?).map(|()| true),
        Task::Demo { check } => {
            let place = setup::setup(None)?;
            builds::all(&place)?;
            demo::demo(&place, check)
        }
        Task::Fuzz { seconds } => fuzz::fuzz(&root()?, seconds).map(|()| true),
        Task::Help => {
            println!("{}", usage());
            Ok(true)
        }
        Task::Load { long } => {
            let place = setup::setup(None)?;
            builds::all(&place)?;
            load::load(&place, long)
        }
        Task::Setup(choice) => setup::setup(choice).map(|place| {
            println!("{}", place.describe());
            true
        }),
        Task::Test { only } => test::test(&root()?, &only),
        Task::Vectors => builds::VECTORS.run(&root()?).map(|()| true),
    }
}

/// The checkout this xtask was compiled from, unless the working directory is in another one.
fn root() -> Result<PathBuf> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = manifest.as_deref().and_then(std::path::Path::parent).map(PathBuf::from);
    root.filter(|root| root.join("Cargo.lock").is_file())
        .ok_or_else(|| "start this as 'cargo xtask' inside the checkout".into())
}
