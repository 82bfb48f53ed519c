//! Turns what the machine has into a compiler with Rust's library for wasm32, one of three ways:
//! it is there, rustup adds it, or Debian's compiler builds it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    debian,
    shell::{self, Result},
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler and linker; the last of the packages is for `cargo xtask test`.
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22", "rust-web-clippy"];
const CARGO: &str = "/usr/bin/cargo";
const CLIPPY: &str = "/usr/bin/cargo-clippy";
const LINKER: &str = "wasm-ld-22";
const RUSTC: &str = "/usr/bin/rustc";

/// What `setup --std=...` asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// The first way that works.
    Auto,
    /// Debian's compiler, and the library built with it.
    Debian,
    /// The compiler that runs already, with the library in it or added by rustup.
    Rustup,
}

/// The compiler that makes wasm32 code.
pub(crate) enum WasmStd {
    /// Debian's, with the library below `sysroot` and commands named as usual in `bin`.
    Debian { sysroot: PathBuf, bin: PathBuf },
    /// The one in use.
    Own,
}

impl WasmStd {
    /// Finds or arranges it; `choice` is remembered for the commands that follow.
    pub(crate) fn arrange(root: &Path, choice: Option<Choice>) -> Result<WasmStd> {
        let target = shell::target(root);
        let memory = target.join("setup/std");
        let remembered = fs::read_to_string(&memory).ok();
        let choice = choice.unwrap_or(match remembered.as_deref().map(str::trim) {
            Some("debian") => Choice::Debian,
            Some("rustup") => Choice::Rustup,
            _ => Choice::Auto,
        });
        let (found, word) = match choice {
            Choice::Debian => (debian_std(root, &target)?, "debian"),
            Choice::Rustup => (own_std(&target)?, "rustup"),
            Choice::Auto => match own_std(&target) {
                Ok(found) => (found, "auto"),
                Err(first) => {
                    println!("  ..  {first}; trying Debian's compiler");
                    let built = debian_std(root, &target);
                    (built.map_err(|second| format!("{first}; {second}"))?, "debian")
                }
            },
        };
        if remembered.as_deref() != Some(word) {
            shell::write(&memory, word)?;
        }
        Ok(found)
    }

    /// Makes a command compile for wasm32 with this compiler.
    pub(crate) fn apply(&self, root: &Path, command: &mut Command) {
        self.apply_with(root, command, "");
    }

    fn apply_with(&self, root: &Path, command: &mut Command, more: &str) {
        let flags = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
        let all = format!("{} {more}", nameless());
        let WasmStd::Debian { sysroot, bin } = self else {
            command.env(flags, all.trim_end());
            return;
        };
        command
            .env_remove("LD_LIBRARY_PATH")
            .env("PATH", shell::path_with(&[bin]))
            .env("RUSTC", RUSTC)
            .env("CARGO", CARGO)
            .env("CARGO_TARGET_DIR", self.target_dir(root))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER)
            .env(flags, format!("--sysroot={} {all}", sysroot.display()).trim_end());
    }

    /// `cargo` for wasm32.
    pub(crate) fn cargo(&self, root: &Path) -> Command {
        self.cargo_with(root, "")
    }

    /// The same, with these flags for the compiler. Builds whose flags differ need profiles that differ:
    /// one profile's folder holds the crates of one set of flags.
    pub(crate) fn cargo_with(&self, root: &Path, flags: &str) -> Command {
        let mut command = match self {
            WasmStd::Debian { .. } => Command::new(CARGO),
            WasmStd::Own => shell::cargo(root),
        };
        command.current_dir(root);
        self.apply_with(root, &mut command, flags);
        command
    }

    /// `cargo clippy` for wasm32, with the compiler's own lints.
    pub(crate) fn clippy(&self, root: &Path) -> Command {
        let mut command = match self {
            WasmStd::Debian { .. } => Command::new(CLIPPY),
            WasmStd::Own => shell::cargo(root),
        };
        command.arg("clippy").current_dir(root);
        self.apply(root, &mut command);
        command
    }

    /// What this compiler has made: apart from the other's, so that changing over costs no rebuild.
    pub(crate) fn target_dir(&self, root: &Path) -> PathBuf {
        match self {
            WasmStd::Debian { .. } => shell::target(root).join("wasm-debian"),
            WasmStd::Own => shell::target(root),
        }
    }

    /// The folder to put first in `PATH` for tools that call `rustc` by name.
    pub(crate) fn bin(&self) -> Option<&Path> {
        match self {
            WasmStd::Debian { bin, .. } => Some(bin),
            WasmStd::Own => None,
        }
    }

    /// In words.
    pub(crate) fn describe(&self) -> String {
        match self {
            WasmStd::Debian { .. } => "Debian's compiler, library built here".into(),
            WasmStd::Own => "with the compiler in use".into(),
        }
    }
}

/// What keeps this machine's folders out of the panic messages in a file that is published.
fn nameless() -> String {
    let own = || std::env::home_dir().map(|home| home.join(".cargo"));
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(own);
    // The library's sources, where they are installed, are in the compiler's own folder.
    let compiler = shell::output(Command::new("rustc").args(["--print", "sysroot"])).ok();
    let prefixes = [(home, "/cargo"), (compiler.map(|path| path.trim().into()), "/rust")];
    let remap = |(from, to): (Option<PathBuf>, &str)| {
        from.map(|from| format!("--remap-path-prefix={}={to}", from.display()))
    };
    prefixes.into_iter().filter_map(remap).collect::<Vec<_>>().join(" ")
}

/// Ways 1 and 2.
fn own_std(target: &Path) -> Result<WasmStd> {
    let has = || {
        let query = ["--print", "target-libdir", "--target", TARGET];
        let dir = shell::output(Command::new("rustc").args(query)).unwrap_or_default();
        !dir.is_empty() && has_std(Path::new(&dir))
    };
    if has() {
        return Ok(WasmStd::Own);
    }
    let missing = format!("Rust's library for {TARGET} is missing");
    if shell::which("rustup").is_none() {
        return Err(format!("{missing}, and there is no rustup to add it"));
    }
    let add = &mut Command::new("rustup");
    shell::step(target, "rustup target add", add.args(["target", "add", TARGET]))
        .map_err(|_| format!("{missing}, and 'rustup target add {TARGET}' does not work here"))?;
    if has() {
        Ok(WasmStd::Own)
    } else {
        Err(format!("{missing}, though rustup says it was added"))
    }
}

fn has_std(libdir: &Path) -> bool {
    let files = fs::read_dir(libdir).into_iter().flatten().flatten();
    let mut names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.any(|name| name.starts_with("libstd-") && name.ends_with(".rlib"))
}

/// Way 3: the library's source is a Debian package, and its compiler may build it.
fn debian_std(root: &Path, target: &Path) -> Result<WasmStd> {
    let home = target.join("setup/debian");
    let (sysroot, bin, stamp) = (home.join("sysroot"), home.join("bin"), home.join("built-with"));
    let libdir = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    let programs = [RUSTC, CARGO, CLIPPY].iter().all(|file| Path::new(file).is_file());
    let source = Path::new("/usr/lib/rustlib/src/rust/library/std").is_dir();
    if !programs || !source || shell::which(LINKER).is_none() {
        let why = "Debian's Rust compiler, which can build the library for wasm32, is missing";
        debian::install(target, PACKAGES, why)?;
    }
    let version = shell::output(debian_command(RUSTC).arg("--version"))?;
    least_version(root, &version).map_err(|problem| format!("{problem} (Debian's rustc-web)"))?;
    if fs::read_to_string(&stamp).is_ok_and(|built| built == version) && has_std(&libdir) {
        return Ok(WasmStd::Debian { sysroot, bin });
    }
    shell::remove_dir(&home)?;
    build_std(target, &home, &libdir)?;
    // worker-build asks the `rustc` in PATH for its wasm32 library: this one knows where it is.
    let script = format!("#!/bin/sh\nexec {RUSTC} --sysroot='{}' \"$@\"\n", sysroot.display());
    executable(&bin.join("rustc"), &script)?;
    executable(&bin.join("cargo"), &format!("#!/bin/sh\nexec {CARGO} \"$@\"\n"))?;
    shell::write(&stamp, &version)?;
    Ok(WasmStd::Debian { sysroot, bin })
}

/// Builds std below an empty crate and keeps its libraries in `libdir`.
fn build_std(target: &Path, home: &Path, libdir: &Path) -> Result {
    let empty = home.join("empty");
    let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
                    [lib]\npath = \"lib.rs\"\n[workspace]\n";
    shell::write(&empty.join("Cargo.toml"), manifest)?;
    shell::write(&empty.join("lib.rs"), "")?;
    // Without the bitcode in it, link-time optimisation of our code fails.
    let flags = "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked";
    let mut cargo = debian_command(CARGO);
    cargo
        .current_dir(&empty)
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", flags)
        .env("CARGO_TARGET_DIR", empty.join("target"))
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,proc_macro");
    shell::step(target, "Rust's library for wasm32, built with Debian's compiler", &mut cargo)?;
    let built = empty.join("target").join(TARGET).join("release/deps");
    fs::create_dir_all(libdir).map_err(|e| shell::cannot("make", libdir, &e))?;
    for file in fs::read_dir(&built).map_err(|e| shell::cannot("read", &built, &e))?.flatten() {
        let name = file.file_name();
        if name.to_string_lossy().ends_with(".rlib") {
            let copy = libdir.join(&name);
            fs::copy(file.path(), &copy).map_err(|e| shell::cannot("write", &copy, &e))?;
        }
    }
    shell::remove_dir(&empty)?;
    if has_std(libdir) {
        Ok(())
    } else {
        Err("Debian's compiler built no library for wasm32".into())
    }
}

/// A command of Debian's toolchain, free of what another one put into the environment.
fn debian_command(program: &str) -> Command {
    let mut command = Command::new(program);
    for name in ["LD_LIBRARY_PATH", "RUSTUP_TOOLCHAIN", "RUSTC_WRAPPER", "CARGO"] {
        command.env_remove(name);
    }
    command
}

fn executable(path: &Path, text: &str) -> Result {
    shell::write(path, text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))
            .map_err(|e| shell::cannot("write", path, &e))?;
    }
    Ok(())
}

/// Compares `rustc 1.95.0 (...)` with the `rust-version` of Cargo.toml.
pub(crate) fn least_version(root: &Path, rustc: &str) -> Result {
    let manifest = shell::read(&root.join("Cargo.toml"))?;
    let wanted = manifest.lines().find_map(|line| line.strip_prefix("rust-version = "));
    let wanted = wanted.unwrap_or_default().trim_matches('"');
    let found = rustc.split_whitespace().nth(1).unwrap_or_default();
    if minor(found) >= minor(wanted) {
        return Ok(());
    }
    Err(format!("Rust {wanted} or newer is needed and this is {found}: run 'rustup update stable'"))
}

fn minor(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split(['.', '-']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::minor;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(minor("1.100.0-nightly") > minor("1.91"));
        assert!(minor("1.9.2") < minor("1.91"));
        assert_eq!(minor("none"), None);
    }
}
