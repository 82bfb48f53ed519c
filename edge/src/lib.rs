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
mod coordinator;
#[cfg(test)]
mod faults_tests;
mod found;
mod host;
mod http;
mod ladder;
mod lists;
mod log;
mod negotiate;
mod network;
mod problem;
mod retrieve;
mod route;
mod source;
mod state;
#[cfg(test)]
mod testing;
mod trust;
mod verify;

use worker::{Context, Env, Request, Response, Result, console_log, event};

#[event(fetch)]
async fn fetch(mut request: Request, env: Env, context: Context) -> Result<Response> {
    let config = bindings::config(&env);
    let worker = bindings::Worker::new(&request, &env, context, config.ok());
    let Ok(asked) = bindings::asked(&mut request).await else {
        return bindings::response(problem::Problem::Internal.into());
    };
    let (route, answer) = route::answer(&worker, config, &asked).await;
    let ms = worker.elapsed_ms();
    console_log!("{}", log::line(route, &asked, &answer, ms));
    bindings::response(answer.finish(&asked, ms))
}
