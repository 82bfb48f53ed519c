//! Turns the versions this project names into tools below `target/tools`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    debian,
    shell::{self, Result},
};

/// The same 0.8 as the crate `worker` in Cargo.lock.
const WORKER_BUILD: Tool =
    Tool { name: "worker-build", bin: "worker-build", version: "0.8.7", options: &[] };

/// Without its defaults it carries no TLS, which it needs only to fetch a browser's driver.
const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    bin: "wasm-bindgen",
    version: "",
    options: &["--no-default-features"],
};

const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    bin: "cargo-deny",
    version: "0.20.2",
    options: &["--no-default-features"],
};

const CARGO_FUZZ: Tool =
    Tool { name: "cargo-fuzz", bin: "cargo-fuzz", version: "0.13.2", options: &[] };

#[derive(Clone, Copy)]
struct Tool<'a> {
    name: &'a str,
    bin: &'a str,
    version: &'a str,
    options: &'a [&'a str],
}

/// The tools every build needs.
pub(crate) struct Tools {
    pub(crate) wasm_bindgen: PathBuf,
    pub(crate) worker_build: PathBuf,
}

impl Tools {
    /// Finds or installs them.
    pub(crate) fn arrange(root: &Path) -> Result<Tools> {
        let lock = shell::read(&root.join("Cargo.lock"))?;
        let version = locked(&lock, "wasm-bindgen").ok_or(
            "Cargo.lock names no wasm-bindgen: run 'cargo metadata' and look at pkg/Cargo.toml",
        )?;
        let wasm_bindgen = install(root, Tool { version, ..WASM_BINDGEN })?;
        let worker_build = match installed(root, WORKER_BUILD) {
            Some(bin) => bin,
            None => {
                openssl(root)?;
                install(root, WORKER_BUILD)?
            }
        };
        shell::remove_dir(&work_dir(root))?;
        Ok(Tools { wasm_bindgen, worker_build })
    }
}

/// The checker of licences and sources, for `cargo xtask test`.
pub(crate) fn cargo_deny(root: &Path) -> Result<PathBuf> {
    let bin = install(root, CARGO_DENY)?;
    shell::remove_dir(&work_dir(root))?;
    Ok(bin)
}

/// The driver of libFuzzer, for `cargo xtask fuzz`.
pub(crate) fn cargo_fuzz(root: &Path) -> Result<PathBuf> {
    let bin = install(root, CARGO_FUZZ)?;
    shell::remove_dir(&work_dir(root))?;
    Ok(bin)
}

fn home(root: &Path) -> PathBuf {
    shell::target(root).join("tools")
}

/// Shared by the tools while they are installed, and removed then: it is large.
fn work_dir(root: &Path) -> PathBuf {
    home(root).join("build")
}

fn installed(root: &Path, tool: Tool) -> Option<PathBuf> {
    let bin = home(root).join("bin").join(tool.bin).with_extension(std::env::consts::EXE_EXTENSION);
    let list = fs::read_to_string(home(root).join(".crates.toml")).unwrap_or_default();
    let entry = format!("\"{} {} ", tool.name, tool.version);
    (bin.is_file() && list.contains(&entry)).then_some(bin)
}

/// Built without optimisation: that halves the wait, and costs them 0.2 s a run.
fn install(root: &Path, tool: Tool) -> Result<PathBuf> {
    if let Some(bin) = installed(root, tool) {
        return Ok(bin);
    }
    // Not --locked: the lock file that wasm-bindgen-cli ships names a version that cannot be had.
    let mut command = shell::cargo(root);
    command
        .args(["install", tool.name, "--bin", tool.bin, "--debug", "--force", "--version"])
        .arg(format!("={}", tool.version))
        .args(tool.options)
        .arg("--root")
        .arg(home(root))
        .arg("--target-dir")
        .arg(work_dir(root))
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    shell::step(
        &shell::target(root),
        &format!("tool {} {}", tool.name, tool.version),
        &mut command,
    )?;
    installed(root, tool).ok_or_else(|| format!("{} was installed but is not there", tool.name))
}

/// worker-build speaks TLS by the system's library, though it fetches nothing here.
fn openssl(root: &Path) -> Result {
    if !cfg!(target_os = "linux")
        || shell::succeeds(Command::new("pkg-config").args(["--exists", "openssl"]))
    {
        return Ok(());
    }
    let why = "the headers of OpenSSL, which worker-build is built with, are missing";
    debian::install(&shell::target(root), &["libssl-dev", "pkg-config"], why)
}

/// The version of `name` in the text of a Cargo.lock.
fn locked<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| line.strip_prefix("name = ").is_some_and(|n| n.trim_matches('"') == name))?;
    lines.next()?.strip_prefix("version = ").map(|version| version.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::locked;

    #[test]
    fn the_locked_version_is_that_of_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "worker"), None);
    }
}
