//! The trait [`Host`] on Cloudflare's services, and requests and answers to and from their types.
//! Besides `lib.rs` the only file that names the crate `worker`.

use crate::config::Config;
use crate::host::{Call, Failure, Host, Reply, Store};
use crate::http::{Answer, Asked};
use crate::retrieve;
use crate::state::State;
use eco_verify::UnixTime;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;
use worker::{
    AbortController, AbortSignal, Cache, CacheMode, Context, Date, Delay, Env, Fetch, Headers,
    Request, RequestInit, RequestRedirect, Response, ResponseBody, Result, kv::KvStore,
};

/// Name of the KV binding.
const KV: &str = "ECO";
/// Name of the cache; a new form of what is kept gets a new name.
const CACHE: &str = "eco-v1";
const AGENT: &str = concat!("eco-edge/", env!("CARGO_PKG_VERSION"));

/// A variable or secret.
pub(crate) fn var(env: &Env, name: &str) -> Option<String> {
    env.var(name).ok().map(|value| value.to_string())
}

/// Whether KV is bound.
pub(crate) fn has_store(env: &Env) -> bool {
    env.kv(KV).is_ok()
}

/// Reads the request. The method is read as sent: `worker` takes an unknown one for GET.
///
/// # Errors
/// A URL or header that the runtime itself cannot give.
pub(crate) fn asked(request: &Request) -> Result<Asked> {
    let headers = request.headers();
    Ok(Asked {
        method: request.inner().method(),
        path: request.path(),
        has_query: request.inner().url().contains('?'),
        access_code: headers.get("eco-access-code")?,
        accept: headers.get("accept")?,
        if_none_match: headers.get("if-none-match")?,
    })
}

/// Writes the answer.
///
/// # Errors
/// A header that the runtime refuses, which no header of ours is.
pub(crate) fn response(answer: Answer) -> Result<Response> {
    let headers = Headers::new();
    for (name, value) in &answer.headers {
        headers.set(name, value)?;
    }
    let response = Response::builder().with_status(answer.status).with_headers(headers);
    // A body of no bytes where none may be is an error of its own to the runtime.
    Ok(if answer.body.is_empty() {
        response.empty()
    } else {
        response.fixed(answer.body.into_bytes())
    })
}

thread_local! {
    /// What this isolate remembers: plain data only (see `state.rs`).
    static STATE: RefCell<State> = RefCell::default();
}

/// The Worker during one request.
#[derive(Clone)]
pub(crate) struct Worker {
    config: Option<&'static Config>,
    started_ms: u64,
    timeout_ms: u64,
    /// Scheme and host we are reached by: the Cache API wants keys of our own.
    origin: String,
    kv: Option<KvStore>,
    context: Rc<Context>,
}

impl Worker {
    /// Begins the request's time, of which calls may use what the config allows.
    pub(crate) fn new(
        request: &Request,
        env: &Env,
        context: Context,
        config: Option<&'static Config>,
    ) -> Self {
        let timeout_ms = config.map_or(0, |config| config.timeout_ms);
        let url = request.inner().url();
        let origin = url.strip_suffix(&request.path()).unwrap_or_default().to_owned();
        Self {
            config,
            started_ms: Date::now().as_millis(),
            timeout_ms,
            origin,
            kv: env.kv(KV).ok(),
            context: Rc::new(context),
        }
    }

    /// Milliseconds since the request began, as far as this platform lets its clock run.
    pub(crate) fn elapsed_ms(&self) -> u64 {
        Date::now().as_millis().saturating_sub(self.started_ms)
    }

    fn cache_key(&self, key: &str) -> String {
        format!("{}/_c/{key}", self.origin)
    }
}

impl Host for Worker {
    fn millis(&self) -> u64 {
        Date::now().as_millis()
    }

    fn state<T>(&self, with: impl FnOnce(&mut State) -> T) -> T {
        STATE.with_borrow_mut(with)
    }

    async fn sleep(&self, ms: u64) {
        Delay::from(Duration::from_millis(ms)).await;
    }

    fn refresh(&self, number: &str, code: &str) {
        let Some(config) = self.config else { return };
        let (number, code) = (number.to_owned(), code.to_owned());
        let later = Self { started_ms: Date::now().as_millis(), ..self.clone() };
        self.context.wait_until(async move {
            retrieve::refresh(&later, config, &number, &code).await;
        });
    }

    fn now(&self) -> UnixTime {
        UnixTime(i64::try_from(Date::now().as_millis() / 1000).unwrap_or(i64::MAX))
    }

    async fn fetch(&self, call: &Call) -> std::result::Result<Reply, Failure> {
        let left = self.timeout_ms.saturating_sub(self.elapsed_ms());
        let controller = AbortController::default();
        let signal = controller.signal();
        let work = pin!(download(call, &signal));
        let reply = match select(work, Delay::from(Duration::from_millis(left))).await {
            Either::Left((reply, _)) => reply,
            Either::Right(_) => Err(Failure::TimedOut),
        };
        // Whatever was not read by now is not wanted.
        controller.abort();
        reply
    }

    async fn recall(&self, store: Store, key: &str) -> Option<String> {
        match store {
            Store::Near => {
                let cache = Cache::open(CACHE.to_owned()).await;
                cache.get(self.cache_key(key), true).await.ok()??.text().await.ok()
            }
            Store::Far => self.kv.as_ref()?.get(key).text().await.ok()?,
        }
    }

    async fn keep(&self, store: Store, key: &str, text: &str, ttl: Option<u64>) {
        match (store, ttl) {
            (Store::Near, ttl) => {
                let max_age = format!("max-age={}", ttl.unwrap_or(60));
                let response = Response::builder()
                    .with_header("cache-control", &max_age)
                    .map(|response| response.fixed(text.as_bytes().to_vec()));
                if let Ok(response) = response {
                    let cache = Cache::open(CACHE.to_owned()).await;
                    // Nothing kept is only slower.
                    let _ = cache.put(self.cache_key(key), response).await;
                }
            }
            (Store::Far, ttl) => {
                let Some(Ok(put)) = self.kv.as_ref().map(|kv| kv.put(key, text)) else { return };
                let put = match ttl {
                    Some(ttl) => put.expiration_ttl(ttl),
                    None => put,
                };
                // Other data centres can wait; the asker need not.
                self.context.wait_until(async move {
                    let _ = put.execute().await;
                });
            }
        }
    }
}

async fn download(call: &Call, signal: &AbortSignal) -> std::result::Result<Reply, Failure> {
    let lost = |_: worker::Error| Failure::Unreachable;
    let headers = Headers::new();
    headers.set("accept", call.accept).map_err(lost)?;
    headers.set("user-agent", AGENT).map_err(lost)?;
    if let Some(code) = &call.access_code {
        headers.set("eco-access-code", code).map_err(lost)?;
    }
    let mut init = RequestInit::new();
    init.with_headers(headers)
        .with_redirect(RequestRedirect::Manual)
        // Cloudflare would else keep answers by the look of their path, codes or not.
        .with_cache(CacheMode::NoStore);
    let request = Request::new_with_init(&call.url, &init).map_err(lost)?;
    let mut response = Fetch::Request(request).send_with_signal(signal).await.map_err(lost)?;
    let status = response.status_code();
    let media_type = response.headers().get("content-type").map_err(lost)?;
    let mut body = Vec::new();
    if status == 200 && !matches!(response.body(), ResponseBody::Empty) {
        let mut chunks = response.stream().map_err(lost)?;
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(lost)?;
            if body.len() + chunk.len() > call.max_bytes {
                return Err(Failure::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
    }
    Ok(Reply { status, media_type, body })
}
