//! Turns the name of a Debian package that is missing into an installed one, or into one line that
//! says how to install it.

use std::{io::IsTerminal, path::Path, process::Command};

use crate::shell::{self, Result};

/// Installs those of `packages` that are missing. Asks first, unless root or in CI.
pub(crate) fn install(target: &Path, packages: &[&str], why: &str) -> Result {
    let missing: Vec<&str> = packages.iter().copied().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get install {}", missing.join(" "));
    if shell::which("apt-get").is_none() {
        return Err(format!("{why}; Debian calls the packages {}", missing.join(", ")));
    }
    let root = shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    if !root && !shell::ci() && !agreed(&by_hand, why) {
        return Err(format!("{why}: run '{by_hand}' as root"));
    }
    let become_root: &[&str] = match (root, shell::ci()) {
        (true, _) => &[],
        (false, true) => &["sudo", "-n"],
        (false, false) => &["sudo"],
    };
    let title = format!("Debian packages {}", missing.join(" "));
    let mut words = vec!["apt-get", "install", "-y", "--no-install-recommends"];
    words.extend(&missing);
    if !missing.iter().all(|name| known(name)) {
        shell::step(target, "Debian package lists", &mut apt(become_root, &["apt-get", "update"]))?;
    }
    // A list that is old names files the mirror no longer has: read it anew, then once more.
    shell::step(target, &title, &mut apt(become_root, &words))
        .or_else(|_| {
            let update = &mut apt(become_root, &["apt-get", "update"]);
            shell::step(target, "Debian package lists", update)?;
            shell::step(target, &title, &mut apt(become_root, &words))
        })
        .map_err(|problem| format!("{why}, and '{by_hand}' did not work: {problem}"))
}

fn apt(become_root: &[&str], words: &[&str]) -> Command {
    let mut all = become_root.to_vec();
    all.extend(["env", "DEBIAN_FRONTEND=noninteractive"]);
    all.extend(words);
    let (program, arguments) = all.split_first().unwrap_or((&"env", &[]));
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

fn installed(package: &str) -> bool {
    let query = ["-W", "-f=${db:Status-Status}", package];
    shell::output(Command::new("dpkg-query").args(query)).is_ok_and(|state| state == "installed")
}

fn known(package: &str) -> bool {
    let policy = shell::output(Command::new("apt-cache").args(["policy", package]));
    policy.is_ok_and(|text| text.contains("Candidate: ") && !text.contains("Candidate: (none)"))
}

fn agreed(command: &str, why: &str) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    eprint!("{why}. Run 'sudo {command}' now? [y/N] ");
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok_and(|_| answer.trim().eq_ignore_ascii_case("y"))
}
