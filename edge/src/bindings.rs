//! The trait [`Host`] on Cloudflare's services, and requests and answers to and from their types.
//! Besides `lib.rs` the only file that names the crate `worker`.

use crate::config::{Bound, Config};
use crate::host::{Call, Failure, Host, Reply, Store};
use crate::http::{Answer, Asked, Received};
use crate::retrieve;
use crate::route;
use crate::source;
use crate::state::State;
use eco_verify::UnixTime;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;
use worker::{
    AbortController, AbortSignal, Bucket, ByteStream, Cache, CacheMode, Context, Date, Delay, Env,
    Fetch, Headers, Method, Request, RequestInit, RequestRedirect, Response, ResponseBody, Result,
    kv::KvStore, wasm_bindgen::prelude::wasm_bindgen,
};

/// Name of the KV binding.
const KV: &str = "ECO";
/// Name of the R2 binding.
const FILES: &str = "FILES";
/// Name of the cache; a new form of what is kept gets a new name.
const CACHE: &str = "eco-v1";
const AGENT: &str = concat!("eco-edge/", env!("CARGO_PKG_VERSION"));

/// A variable or secret.
pub(crate) fn var(env: &Env, name: &str) -> Option<String> {
    env.var(name).ok().map(|value| value.to_string())
}

/// What is bound.
pub(crate) fn bound(env: &Env) -> Bound {
    Bound { store: env.kv(KV).is_ok(), files: env.bucket(FILES).is_ok() }
}

/// Reads the request. The method is read as sent: `worker` takes an unknown one for GET. Of its body
/// no more is read than its route takes.
///
/// # Errors
/// A URL or header that the runtime itself cannot give.
pub(crate) async fn asked(request: &mut Request) -> Result<Asked> {
    let headers = request.headers();
    let mut asked = Asked {
        method: request.inner().method(),
        origin: origin(request),
        path: request.path(),
        has_query: request.inner().url().contains('?'),
        access_code: headers.get("eco-access-code")?,
        accept: headers.get("accept")?,
        if_none_match: headers.get("if-none-match")?,
        content_type: headers.get("content-type")?,
        content_encoding: headers.get("content-encoding")?,
        traceparent: headers.get("traceparent")?,
        body: Received::default(),
        id: random_uuid(),
    };
    let limit = route::body_limit(&asked.method, &asked.path);
    if limit > 0 && request.inner().body().is_some() {
        asked.body = match read(request.stream()?, limit).await {
            Ok(Some(body)) => Received::Whole(body),
            Ok(None) => Received::TooLarge,
            Err(_) => Received::Broken,
        };
    }
    Ok(asked)
}

#[wasm_bindgen(wasm_bindgen = worker::wasm_bindgen)]
extern "C" {
    /// A random UUID, version 4.
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;
}

/// Scheme, host and port of a request.
fn origin(request: &Request) -> String {
    let url = request.inner().url();
    let rest = url.find("://").map_or(0, |at| at + 3);
    let end = url[rest..].find('/').map_or(url.len(), |at| rest + at);
    url[..end].to_owned()
}

/// A body of at most `limit` bytes; `None` where it has more.
async fn read(mut chunks: ByteStream, limit: usize) -> Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        if body.len() + chunk.len() > limit {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body))
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
    files: Option<Bucket>,
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
        Self {
            config,
            started_ms: Date::now().as_millis(),
            timeout_ms,
            origin: origin(request),
            kv: env.kv(KV).ok(),
            files: env.bucket(FILES).ok(),
            context: Rc::new(context),
        }
    }

    /// Milliseconds since the request began, as far as this platform lets its clock run.
    pub(crate) fn elapsed_ms(&self) -> u64 {
        Date::now().as_millis().saturating_sub(self.started_ms)
    }

    /// Ends what takes longer than the request's time.
    async fn in_time<T>(
        &self,
        work: impl Future<Output = std::result::Result<T, Failure>>,
    ) -> std::result::Result<T, Failure> {
        let left = self.timeout_ms.saturating_sub(self.elapsed_ms());
        match select(pin!(work), Delay::from(Duration::from_millis(left))).await {
            Either::Left((result, _)) => result,
            Either::Right(_) => Err(Failure::TimedOut),
        }
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
        let controller = AbortController::default();
        let signal = controller.signal();
        let reply = self.in_time(download(call, &signal, self.now())).await;
        // Whatever was not read by now is not wanted.
        controller.abort();
        reply
    }

    async fn file(
        &self,
        key: &str,
        max_bytes: usize,
    ) -> std::result::Result<Option<Vec<u8>>, Failure> {
        let bucket = self.files.as_ref().ok_or(Failure::Unreachable)?;
        self.in_time(read_file(bucket, key, max_bytes)).await
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

async fn download(
    call: &Call,
    signal: &AbortSignal,
    now: UnixTime,
) -> std::result::Result<Reply, Failure> {
    let lost = |_: worker::Error| Failure::Unreachable;
    let headers = Headers::new();
    headers.set("accept", call.accept).map_err(lost)?;
    headers.set("user-agent", AGENT).map_err(lost)?;
    for (name, value) in &call.headers {
        headers.set(name, value).map_err(lost)?;
    }
    let mut init = RequestInit::new();
    if let Some(body) = &call.body {
        headers.set("content-type", "application/json").map_err(lost)?;
        init.with_method(Method::Post).with_body(Some(body.as_str().into()));
    }
    init.with_headers(headers)
        .with_redirect(RequestRedirect::Manual)
        // Cloudflare would else keep answers by the look of their path, codes or not.
        .with_cache(CacheMode::NoStore);
    let request = Request::new_with_init(&call.url, &init).map_err(lost)?;
    let mut response = Fetch::Request(request).send_with_signal(signal).await.map_err(lost)?;
    let status = response.status_code();
    let media_type = response.headers().get("content-type").map_err(lost)?;
    let retry_after = response.headers().get("retry-after").map_err(lost)?;
    let retry_after = retry_after.and_then(|value| source::retry_after(&value, now));
    let mut body = Vec::new();
    if (200..300).contains(&status) && !matches!(response.body(), ResponseBody::Empty) {
        let chunks = response.stream().map_err(lost)?;
        body = read(chunks, call.max_bytes).await.map_err(lost)?.ok_or(Failure::TooLarge)?;
    }
    Ok(Reply { status, media_type, retry_after, body })
}

async fn read_file(
    bucket: &Bucket,
    key: &str,
    max_bytes: usize,
) -> std::result::Result<Option<Vec<u8>>, Failure> {
    let lost = |_: worker::Error| Failure::Unreachable;
    let Some(object) = bucket.get(key).execute().await.map_err(lost)? else { return Ok(None) };
    if usize::try_from(object.size()).map_or(true, |size| size > max_bytes) {
        return Err(Failure::TooLarge);
    }
    let body = object.body().ok_or(Failure::Unreachable)?;
    body.bytes().await.map(Some).map_err(lost)
}
