//! Turns the sources into what is run and shipped: the npm package, the Worker and the sandbox.
//! What was built from the very same bytes is not built again.

use std::{
    fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    setup::Place,
    shell::{self, Result, step},
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Only what every engine in use knows; with `--all-features` wasm-opt writes what some refuse.
const WASM_OPT: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// Folders that hold no source.
const NO_SOURCE: &[&str] = &[".git", "target", "node_modules", "dist", "build", ".wrangler"];

/// The npm package, the Worker, the sandbox, and what tests the curve in WebAssembly.
pub(crate) fn all(place: &Place) -> Result {
    package(place)?;
    worker(place)?;
    curve(place)?;
    let mut cargo = shell::cargo(&place.root);
    step(&place.target, "sandbox", cargo.args(["build", "-p", "eco-sandbox"]))
}

/// The sandbox's program.
pub(crate) fn sandbox(place: &Place) -> PathBuf {
    place.target.join("debug/eco-sandbox").with_extension(std::env::consts::EXE_EXTENSION)
}

/// A program of this project that writes files of it.
#[derive(Clone, Copy)]
pub(crate) struct Writer {
    /// Its name as an example of the core, and as our command.
    pub(crate) name: &'static str,
    options: &'static [&'static str],
}

/// Writes what is made from the Rust types: schemas, TypeScript, tables.
pub(crate) const CODEGEN: Writer = Writer { name: "codegen", options: &["--features", "codegen"] };

/// Writes tests/vectors.
pub(crate) const VECTORS: Writer = Writer { name: "vectors", options: &[] };

impl Writer {
    /// Compiles it.
    pub(crate) fn build(self, root: &Path) -> Result {
        self.cargo(root, "build", &format!("{}, compiled", self.name))
    }

    /// Lets it write.
    pub(crate) fn run(self, root: &Path) -> Result {
        self.cargo(root, "run", self.name)
    }

    fn cargo(self, root: &Path, command: &str, title: &str) -> Result {
        let mut cargo = shell::cargo(root);
        cargo.args([command, "-p", "eco-verify", "--example", self.name]).args(self.options);
        step(&shell::target(root), title, &mut cargo)
    }
}

/// `pkg/dist`: the small core, the full one, and what loads them.
pub(crate) fn package(place: &Place) -> Result {
    let dist = place.root.join("pkg/dist");
    let out = dist.join("wasm");
    core(place, &SMALL, &out)?;
    core(place, &FULL, &out)?;
    let mut inputs = sources(&place.root.join("pkg"))?;
    inputs.extend(sources(&out)?);
    inputs.extend(sources(&place.root.join("schemas"))?);
    for file in ["package.json", "package-lock.json"] {
        inputs.push((file.into(), print_of(shell::read(&place.root.join(file))?.as_bytes())));
    }
    let print = print_of(format!("{inputs:?}").as_bytes());
    unless_made(place, "package", &print, &dist.join("node.js"), || {
        step(&place.target, "npm package", &mut place.node.npm_run("build"))
    })
}

/// A build of the core.
struct Core {
    title: &'static str,
    /// What its files are called.
    name: &'static str,
    /// A profile of Cargo.toml.
    profile: &'static str,
    features: &'static [&'static str],
    /// For the compiler of every crate in it.
    flags: &'static str,
    /// For wasm-opt.
    opt: &'static [&'static str],
}

/// What a page loads first: as few bytes as can be. Its SHA-256 is a loop, 1 kB less and 25 µs more for a
/// certificate of 4 kB. Low memory is unused: the linker puts the stack there, whose last kilobyte is met on
/// its way to a trap.
const SMALL: Core = Core {
    title: "core as wasm, small",
    name: "eco_verify",
    profile: "wasm-small",
    features: &[],
    flags: r#"--cfg=sha2_backend_soft="compact""#,
    opt: &["-Oz", "--converge", "--low-memory-unused"],
};

/// What verifies by the thousand: as quick as can be. Its vectors are known to Chrome 91, Firefox 89, Safari 16.4
/// and Node.js 16.4, and to all later ones.
const FULL: Core = Core {
    title: "core as wasm, full",
    name: "eco_verify_full",
    profile: "wasm-full",
    features: &["--features", "full"],
    flags: "-Ctarget-feature=+simd128",
    opt: &["-O3", "--enable-simd"],
};

/// What counts instructions, and the module whose are counted: where that one is.
pub(crate) fn fuel(place: &Place) -> Result<PathBuf> {
    let mut counter = shell::cargo(&place.root);
    step(
        &place.target,
        "counter of instructions",
        counter.args(["build", "-p", "eco-fuel", "--bin", "eco-fuel"]),
    )?;
    let mut cargo = place.wasm.cargo_with(&place.root, FULL.flags);
    cargo.args([
        "build",
        "-p",
        "eco-fuel",
        "--lib",
        "--target",
        WASM_TARGET,
        "--profile",
        FULL.profile,
    ]);
    step(&place.target, "module to count instructions of", &mut cargo)?;
    compiled(place, FULL.profile, "eco_fuel.wasm").map(|(path, _)| path)
}

/// One build of the core, in `out`.
fn core(place: &Place, core: &Core, out: &Path) -> Result {
    let Core { title, name, profile, features, flags, opt } = *core;
    let mut cargo = place.wasm.cargo_with(&place.root, flags);
    cargo.args(["build", "-p", "eco-verify-wasm", "--lib", "--target", WASM_TARGET]);
    step(&place.target, title, cargo.args(["--profile", profile]).args(features))?;
    let wasm = compiled(place, profile, "eco_verify_wasm.wasm")?;
    let made = out.join(format!("{name}_bg.wasm"));
    let print = format!("{} {}", print_of(&wasm.1), opt.join(" "));
    unless_made(place, name, &print, &made, || {
        let mut bindgen = Command::new(&place.tools.wasm_bindgen);
        // Our own files say where the wasm is; bundlers would see a second place.
        bindgen.arg(&wasm.0).args(["--target", "web", "--omit-default-module-path"]);
        bindgen.args(["--out-name", name, "--out-dir"]);
        step(&place.target, "wasm-bindgen", bindgen.arg(out))?;
        let small = made.with_extension("small");
        let mut wasm_opt = place.node.tool("wasm-opt");
        wasm_opt.args(opt).args(WASM_OPT).arg(&made).arg("-o").arg(&small);
        step(&place.target, "wasm-opt", &mut wasm_opt)?;
        fs::rename(&small, &made).map_err(|e| shell::cannot("write", &made, &e))
    })
}

/// The folder of the tests of `eco-curve` as WebAssembly, which the tests in JavaScript load.
pub(crate) fn curve_dir(place: &Place) -> PathBuf {
    place.target.join("curve")
}

/// Those tests, built with the options of the builds that ship.
fn curve(place: &Place) -> Result {
    const NAME: &str = "curve_in_wasm";
    let mut cargo = place.wasm.cargo(&place.root);
    cargo.args(["build", "-p", "eco-curve", "--example", NAME, "--target", WASM_TARGET]);
    step(&place.target, "curve's tests as wasm", cargo.args(["--profile", "wasm"]))?;
    let wasm = compiled(place, "wasm/examples", &format!("{NAME}.wasm"))?;
    let out = curve_dir(place);
    let made = out.join(format!("{NAME}_bg.wasm"));
    unless_made(place, NAME, &print_of(&wasm.1), &made, || {
        let mut bindgen = Command::new(&place.tools.wasm_bindgen);
        bindgen.arg(&wasm.0).args(["--target", "nodejs", "--no-typescript", "--out-dir"]);
        step(&place.target, "wasm-bindgen for the curve", bindgen.arg(&out))
    })
}

/// `edge/build`.
fn worker(place: &Place) -> Result {
    // As worker-build sets it, so that its own call of cargo finds everything built.
    let js_sys = ("WASM_BINDGEN_USE_JS_SYS", "1");
    let mut cargo = place.wasm.cargo(&place.root);
    cargo.args(["build", "-p", "eco-edge", "--lib", "--target", WASM_TARGET, "--profile", "wasm"]);
    step(&place.target, "Worker as wasm", cargo.env(js_sys.0, js_sys.1))?;
    let wasm = compiled(place, "wasm", "eco_edge.wasm")?;
    let edge = place.root.join("edge");
    let manifest = shell::read(&edge.join("Cargo.toml"))?;
    let print = print_of(format!("{}{manifest}", print_of(&wasm.1)).as_bytes());
    unless_made(place, "worker", &print, &edge.join("build/index.js"), || {
        let mut build = Command::new(&place.tools.worker_build);
        place.wasm.apply(&place.root, &mut build);
        build
            .current_dir(&edge)
            .args(["--profile", "wasm"])
            .env("PATH", place.node.path(place.wasm.bin()))
            .env("WASM_BINDGEN_BIN", &place.tools.wasm_bindgen)
            .env("WASM_OPT_BIN", place.node.bin("wasm-opt"))
            .env("ESBUILD_BIN", place.node.bin("esbuild"));
        step(&place.target, "Worker bundle", &mut build)
    })
}

/// The path and the bytes of what cargo compiled.
fn compiled(place: &Place, profile: &str, name: &str) -> Result<(PathBuf, Vec<u8>)> {
    let path = place.wasm.target_dir(&place.root).join(WASM_TARGET).join(profile).join(name);
    let bytes = fs::read(&path).map_err(|e| shell::cannot("read", &path, &e))?;
    Ok((path, bytes))
}

/// Runs `make` unless it ran last for the same input and its output is still there.
fn unless_made(
    place: &Place,
    name: &str,
    print: &str,
    output: &Path,
    make: impl FnOnce() -> Result,
) -> Result {
    let stamp = place.target.join("setup/made").join(name);
    if output.is_file() && fs::read_to_string(&stamp).is_ok_and(|last| last == print) {
        return Ok(());
    }
    let _ = fs::remove_file(&stamp);
    make()?;
    if !output.is_file() {
        return Err(format!("{} was not written", output.display()));
    }
    shell::write(&stamp, print)
}

/// A fingerprint that tells two inputs apart, for no other purpose.
pub(crate) fn print_of(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}-{}", hasher.finish(), bytes.len())
}

/// Every source file below `dir`, sorted by path, with the fingerprint of its bytes.
pub(crate) fn sources(dir: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).map_err(|e| shell::cannot("read", &dir, &e))?.flatten() {
            let path = entry.path();
            let kind = entry.file_type().map_err(|e| shell::cannot("read", &path, &e))?;
            let name = entry.file_name();
            if kind.is_dir() && !NO_SOURCE.iter().any(|skip| name == *skip) {
                open.push(path);
            } else if kind.is_file() {
                let bytes = fs::read(&path).map_err(|e| shell::cannot("read", &path, &e))?;
                found.push((path, print_of(&bytes)));
            }
        }
    }
    found.sort();
    Ok(found)
}
