//! Cloudflare Worker that retrieves an RCEP e-CO (open profile `rcep-eco/1`) from its certified
//! source, verifies it with the core, and serves it with the evidence. Its word is never trusted by
//! the client, who verifies again.
//!
//! request -> `route` -> `retrieve` -> kept bundle, or `source` + `trust` -> `verify` (the core) ->
//! `bundle` -> `route/certificate` or `problem` -> answer. All of that is plain Rust over the trait `host::Host`;
//! `bindings` is that trait on Cloudflare's services.

mod address;
mod bindings;
mod bundle;
mod cache;
mod config;
mod host;
mod http;
mod lists;
mod log;
mod negotiate;
mod problem;
mod retrieve;
mod route;
mod source;
mod state;
#[cfg(test)]
mod testing;
mod trust;
mod verify;

use config::Config;
use std::sync::OnceLock;
use worker::{
    Context, Env, Request, Response, Result, console_error, console_log, console_warn, event,
};

/// Read once in each isolate; its faults are logged then.
static CONFIG: OnceLock<std::result::Result<Config, Vec<String>>> = OnceLock::new();

#[event(fetch)]
async fn fetch(mut request: Request, env: Env, context: Context) -> Result<Response> {
    let config = CONFIG.get_or_init(|| {
        Config::read(|name| bindings::var(&env, name), bindings::bound(&env))
            .inspect_err(|faults| faults.iter().for_each(|fault| console_error!("config: {fault}")))
            .inspect(|config| {
                config.warnings.iter().for_each(|told| console_warn!("warning: {told}"))
            })
    });
    let worker = bindings::Worker::new(&request, &env, context, config.as_ref().ok());
    let Ok(asked) = bindings::asked(&mut request).await else {
        return bindings::response(problem::Problem::Internal.into());
    };
    let (route, answer) =
        route::answer(&worker, config.as_ref().map_err(Vec::as_slice), &asked).await;
    let ms = worker.elapsed_ms();
    console_log!("{}", log::line(route, &asked, &answer, ms));
    bindings::response(answer.finish(&asked, ms))
}
