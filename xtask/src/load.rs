//! Turns the built Worker into load runs on this machine and a table of what held.

use crate::{
    builds,
    setup::Place,
    shell::{self, Result},
};

/// Runs bench/load.mjs, which prints the table. `long`: with the run that waits until a revocation must
/// have been seen, six minutes more.
pub(crate) fn load(place: &Place, long: bool) -> Result<bool> {
    let mut script = place.node.command();
    script
        .arg(place.root.join("bench/load.mjs"))
        .args(long.then_some("--long"))
        .env("ECO_SANDBOX", builds::sandbox(place))
        .env("WRANGLER_SEND_METRICS", "false")
        .env("CLOUDFLARE_CF_FETCH_ENABLED", "false");
    let status = script.status().map_err(|e| shell::not_started(&script, &e))?;
    Ok(status.success())
}
