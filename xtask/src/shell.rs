//! Turns a command into its effect, with one line of progress and the rest in a log, or into its
//! output.

use std::{
    fs::{self, File},
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Errors are one line for the person at the terminal: what is wrong and what to do.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// How much of a failed command's log is shown.
const TAIL_LINES: usize = 60;

/// True where nobody can be asked.
pub(crate) fn ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Cargo, as it was when it started us.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root).stdin(Stdio::null());
    command
}

/// Where cargo builds, and where everything of ours that is not a source goes.
pub(crate) fn target(root: &Path) -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root.join(dir),
        None => root.join("target"),
    }
}

/// Runs a command that may take long: its output goes to a log below `target`, the terminal gets
/// `title` and the seconds; when it fails, the end of the log is shown.
pub(crate) fn step(target: &Path, title: &str, command: &mut Command) -> Result {
    let path = log_path(target, title)?;
    let log = File::create(&path).map_err(|e| cannot("write", &path, &e))?;
    let copy = log.try_clone().map_err(|e| cannot("write", &path, &e))?;
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(copy)
        .spawn()
        .map_err(|e| not_started(command, &e))?;
    let terminal = std::io::stdout().is_terminal();
    let mut announced = false;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|e| not_started(command, &e))? {
            break status;
        }
        if terminal {
            print!("\r  ..  {title} {:>4.0} s ", started.elapsed().as_secs_f32());
            let _ = std::io::stdout().flush();
        } else if !announced && started.elapsed() > Duration::from_secs(2) {
            println!("  ..  {title}");
            announced = true;
        }
        thread::sleep(Duration::from_millis(if terminal { 200 } else { 20 }));
    };
    let back = if terminal { "\r" } else { "" };
    let seconds = started.elapsed().as_secs_f32();
    if status.success() {
        println!("{back}  ok  {title} {seconds:>6.1} s");
        return Ok(());
    }
    println!("{back}FAIL  {title} {seconds:>6.1} s");
    let text = String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(TAIL_LINES)) {
        eprintln!("      {line}");
    }
    Err(format!("{title} failed ({status}); the whole log is in {}", path.display()))
}

/// What a short command prints on standard output, trimmed; an error if it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|e| not_started(command, &e))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let words = String::from_utf8_lossy(&output.stderr);
    let last = words.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    Err(format!("{} failed: {last}", name(command)))
}

/// True if the command could be run and succeeded; it prints nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The file that a bare command name stands for, by `PATH`.
pub(crate) fn which(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file())
}

/// `PATH` with some folders before it.
pub(crate) fn path_with(first: &[&Path]) -> std::ffi::OsString {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = first.iter().map(|dir| dir.to_path_buf()).chain(std::env::split_paths(&rest));
    std::env::join_paths(all).unwrap_or(rest)
}

/// Reads a text file that has to be there.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|e| cannot("read", path, &e))
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, text: &str) -> Result {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).map_err(|e| cannot("make", dir, &e))?;
    }
    fs::write(path, text).map_err(|e| cannot("write", path, &e))
}

/// "cannot VERB PATH: why".
pub(crate) fn cannot(verb: &str, path: &Path, why: &std::io::Error) -> String {
    format!("cannot {verb} {}: {why}", path.display())
}

/// Removes a folder and all in it, if it is there.
pub(crate) fn remove_dir(path: &Path) -> Result {
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(cannot("remove", path, &e)),
        _ => Ok(()),
    }
}

/// "cannot run NAME: why".
pub(crate) fn not_started(command: &Command, why: &std::io::Error) -> String {
    format!("cannot run {}: {why}", name(command))
}

fn name(command: &Command) -> String {
    Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn log_path(target: &Path, title: &str) -> Result<PathBuf> {
    let dir = target.join("log");
    fs::create_dir_all(&dir).map_err(|e| cannot("make", &dir, &e))?;
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    Ok(dir.join(format!("{}.log", words.collect::<Vec<_>>().join("-").to_lowercase())))
}
