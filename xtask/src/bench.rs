//! Turns the built package into one run of its comparison with others, in Node.js and in a page.

use crate::{
    node,
    setup::Place,
    shell::{self, Result},
};

/// Runs bench/peers.mjs, which prints tables, for Node.js and then, where there can be one, in
/// Chromium. `long`: memory after 100,000 certificates, too.
pub(crate) fn bench(place: &Place, long: bool) -> Result<bool> {
    let measured = peers(place, if long { &["--long"] } else { &[] })?;
    match node::browser(&place.root) {
        Ok(_) => Ok(peers(place, &["--browser", "chromium"])? && measured),
        Err(problem) => {
            println!("not measured in a page: {problem}");
            Ok(measured)
        }
    }
}

fn peers(place: &Place, options: &[&str]) -> Result<bool> {
    let mut script = place.node.command();
    script.arg(place.root.join("bench/peers.mjs")).args(options);
    if let Ok(browser) = node::browser_present() {
        script.env("CHROME_PATH", browser);
    }
    let status = script.status().map_err(|e| shell::not_started(&script, &e))?;
    Ok(status.success())
}
