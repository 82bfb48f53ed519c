//! Command line of the sandbox: starts it, says where it answers, stops it on a signal.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use eco_sandbox::server::{Config, start};

/// A certified source on loopback with sample RCEP e-COs of the open profile rcep-eco/1, and the
/// demo site. Everything in it is invented and signed with test keys.
#[derive(Debug, Parser)]
#[command(name = "eco-sandbox", version)]
struct Args {
    /// Port of the source on 127.0.0.1; 0 for a free one
    #[arg(long, default_value_t = 8788)]
    port: u16,
    /// Port of the demo site on 127.0.0.1; 0 for a free one
    #[arg(long, default_value_t = 8790)]
    site_port: u16,
    /// Folder for the database and the test keys; made when it is not there
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Folder with the demo site's pages
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Folder with the built package, served under /embed/
    #[arg(long, value_name = "DIR")]
    embed: Option<PathBuf>,
    /// Address of the edge, handed to the site
    #[arg(long, value_name = "URL")]
    edge: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(stop) => return usage(&stop),
    };
    let config = Config {
        port: args.port,
        site_port: args.site_port,
        data: args.data,
        site: args.site,
        embed: args.embed,
        edge: args.edge,
    };
    // Before anybody can know that we run, so that an early signal stops us cleanly as well.
    let stopped = match signals() {
        Ok(stopped) => stopped,
        Err(why) => return complain(&format!("cannot listen for signals: {why}"), 1),
    };
    let running = match start(config).await {
        Ok(running) => running,
        Err(why) => return complain(&why.to_string(), 1),
    };
    let ready = format!("ready {} {}\n", running.source, running.site);
    let mut out = std::io::stdout();
    if out.write_all(ready.as_bytes()).and_then(|()| out.flush()).is_err() {
        return complain("nobody reads standard output", 1);
    }
    stopped.await;
    running.stop().await;
    ExitCode::SUCCESS
}

/// Listens for SIGINT and SIGTERM from now on; the future ends with the first of them.
#[cfg(unix)]
fn signals() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// The future ends with Ctrl-C.
#[cfg(not(unix))]
fn signals() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// Help and version are answers; every other complaint becomes one line and exit code 64.
fn usage(stop: &clap::Error) -> ExitCode {
    let text = stop.render().to_string();
    if let ErrorKind::DisplayHelp | ErrorKind::DisplayVersion = stop.kind() {
        return match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(1),
        };
    }
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let paragraph = paragraph.strip_prefix("error: ").unwrap_or(paragraph);
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    complain(&format!("{line} (see eco-sandbox --help)"), 64)
}

fn complain(line: &str, code: u8) -> ExitCode {
    // Nothing is left to be done when even standard error is gone.
    let _ = writeln!(std::io::stderr(), "eco-sandbox: {line}");
    ExitCode::from(code)
}
