//! Command line of the issuer tools: files in, signed tokens on standard output. On standard
//! error what is wrong, one line for each fault, with the exit code 64, 65, 66 or 1.

mod args;
mod files;
mod run;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

fn main() -> ExitCode {
    let outcome = match args::Args::try_parse() {
        Ok(args) => run::run(args.command),
        Err(stop) => usage(&stop),
    };
    match outcome {
        Ok(output) => match std::io::stdout().write_all(output.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(files::OTHER),
        },
        Err(failure) => {
            files::note(&failure.line);
            ExitCode::from(failure.code)
        }
    }
}

/// Help and version are answers; every other complaint becomes one line.
fn usage(stop: &clap::Error) -> Result<String, files::Failure> {
    let text = stop.render().to_string();
    match stop.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(text),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            Err(files::Failure::usage("name a command; eco-issuer --help lists them"))
        }
        _ => {
            let paragraph = text.split("\n\n").next().unwrap_or_default();
            let paragraph = paragraph.strip_prefix("error: ").unwrap_or(paragraph);
            let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            Err(files::Failure::usage(&format!("{line} (see eco-issuer --help)")))
        }
    }
}
