//! The trait [`Host`] on Cloudflare's services, and requests and answers to and from their types.
//! Besides `lib.rs` the only file that names the crate `worker`.

use crate::config::{Bound, Config};
use crate::coordinator::desk::{self, Ladders};
use crate::found::Question;
use crate::host::{Call, Failure, Host, Limit, Reply, Store};
use crate::http::{Answer, Asked, Received};
use crate::ladder::{self, Ladder};
use crate::network::Network;
use crate::retrieve;
use crate::route;
use crate::source;
use crate::state::{Leases, State};
use eco_verify::UnixTime;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use serde::Deserialize;
use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::sync::OnceLock;
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;
use worker::{
    AbortController, AbortSignal, Bucket, ByteStream, Cache, CacheMode, Context, Date, Delay,
    DurableObject, Env, Fetch, Headers, Method, RateLimiter, Request, RequestInit, RequestRedirect,
    Response, ResponseBody, Result, console_error, console_warn, durable, durable_object,
    kv::KvStore,
};

/// Name of the KV binding.
const KV: &str = "ECO";
/// Name of the R2 binding.
const FILES: &str = "FILES";
/// Name of the binding of the coordinators.
const COORDINATOR: &str = "COORDINATOR";
/// Where the platform tells a client's address.
const ADDRESS: &str = "cf-connecting-ip";
/// Name of the cache; a new form of what is kept gets a new name.
const CACHE: &str = "eco-v1";
/// Milliseconds that a client may take to send a body of at most 512 KiB.
const BODY_MS: u64 = 20_000;
const AGENT: &str = concat!("eco-edge/", env!("CARGO_PKG_VERSION"));

/// A variable or secret.
fn var(env: &Env, name: &str) -> Option<String> {
    env.var(name).ok().map(|value| value.to_string())
}

/// Read once in each isolate; its faults are logged then.
static CONFIG: OnceLock<std::result::Result<Config, Vec<String>>> = OnceLock::new();

/// The config, or its faults.
pub(crate) fn config(env: &Env) -> std::result::Result<&'static Config, &'static [String]> {
    let read = CONFIG.get_or_init(|| {
        Config::read(|name| var(env, name), bound(env))
            .inspect_err(|faults| faults.iter().for_each(|fault| console_error!("config: {fault}")))
            .inspect(|config| {
                config.warnings.iter().for_each(|told| console_warn!("warning: {told}"))
            })
    });
    read.as_ref().map_err(Vec::as_slice)
}

/// What is bound.
fn bound(env: &Env) -> Bound {
    Bound {
        store: env.kv(KV).is_ok(),
        files: env.bucket(FILES).is_ok(),
        coordinator: env.durable_object(COORDINATOR).is_ok(),
        limits: [Limit::Client, Limit::Source].into_iter().all(|it| limiter(env, it).is_some()),
    }
}

fn limiter(env: &Env, limit: Limit) -> Option<RateLimiter> {
    let name = match limit {
        Limit::Client => "CLIENT_LIMIT",
        Limit::Source => "SOURCE_LIMIT",
    };
    env.rate_limiter(name).ok()
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
        authorization: headers.get("authorization")?,
        accept: headers.get("accept")?,
        if_none_match: headers.get("if-none-match")?,
        content_type: headers.get("content-type")?,
        content_encoding: headers.get("content-encoding")?,
        traceparent: headers.get("traceparent")?,
        network: Network::of(headers.get(ADDRESS)?.as_deref()),
        body: Received::default(),
        id: random_uuid(),
    };
    let limit = route::body_limit(&asked.method, &asked.path);
    if limit > 0 && request.inner().body().is_some() {
        let body = read(request.stream()?, limit);
        let body = async { body.await.map_err(|_| Failure::Unreachable) };
        asked.body = match within(BODY_MS, body).await {
            Ok(Some(body)) => Received::Whole(body),
            Ok(None) => Received::TooLarge,
            Err(_) => Received::Broken,
        };
    }
    Ok(asked)
}

#[wasm_bindgen]
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

/// What outlives the request it is in.
#[derive(Clone)]
enum Lasting {
    Worker(Rc<Context>),
    /// And who retrieves what now, of all isolates.
    Coordinator(Rc<(durable::State, RefCell<Leases>)>),
}

/// The Worker, or the coordinator, during one request.
#[derive(Clone)]
pub(crate) struct Worker {
    config: Option<&'static Config>,
    env: Env,
    started_ms: u64,
    timeout_ms: u64,
    /// Scheme and host we are reached by: the Cache API wants keys of our own.
    origin: String,
    kv: Option<KvStore>,
    files: Option<Bucket>,
    lasting: Lasting,
}

impl Worker {
    /// Begins the request's time, of which calls may use what the config allows.
    pub(crate) fn new(
        request: &Request,
        env: &Env,
        context: Context,
        config: Option<&'static Config>,
    ) -> Self {
        Self::during(request, env, Lasting::Worker(Rc::new(context)), config)
    }

    fn during(
        request: &Request,
        env: &Env,
        lasting: Lasting,
        config: Option<&'static Config>,
    ) -> Self {
        let timeout_ms = config.map_or(0, |config| config.timeout_ms);
        Self {
            config,
            env: env.clone(),
            started_ms: Date::now().as_millis(),
            timeout_ms,
            origin: origin(request),
            kv: env.kv(KV).ok(),
            files: env.bucket(FILES).ok(),
            lasting,
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
        within(self.timeout_ms.saturating_sub(self.elapsed_ms()), work).await
    }

    fn wait_until(&self, work: impl Future<Output = ()> + 'static) {
        match &self.lasting {
            Lasting::Worker(context) => context.wait_until(work),
            Lasting::Coordinator(lasting) => lasting.0.wait_until(work),
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

    fn leases<T>(&self, with: impl FnOnce(&mut Leases) -> T) -> T {
        match &self.lasting {
            Lasting::Worker(_) => self.state(|state| with(&mut state.leases)),
            Lasting::Coordinator(lasting) => with(&mut lasting.1.borrow_mut()),
        }
    }

    async fn sleep(&self, ms: u64) {
        Delay::from(Duration::from_millis(ms)).await;
    }

    fn refresh(&self, question: &Question) {
        let Some(config) = self.config else { return };
        let question = question.clone();
        let later = Self { started_ms: Date::now().as_millis(), ..self.clone() };
        self.wait_until(async move {
            retrieve::refresh(&later, config, &question).await;
        });
    }

    async fn within(&self, limit: Limit, key: &str) -> bool {
        let Some(limiter) = limiter(&self.env, limit) else { return true };
        limiter.limit(key.to_owned()).await.map_or(true, |outcome| outcome.success)
    }

    async fn coordinator(
        &self,
        name: &str,
        errand: String,
    ) -> std::result::Result<String, Failure> {
        let patience = self.config.map_or(0, Config::patience_ms);
        within(patience, send(&self.env, name, &self.origin, errand)).await
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

    async fn forget(&self, store: Store, key: &str) {
        // What cannot be forgotten gets too old.
        match store {
            Store::Near => {
                let cache = Cache::open(CACHE.to_owned()).await;
                let _ = cache.delete(self.cache_key(key), true).await;
            }
            Store::Far => {
                if let Some(kv) = &self.kv {
                    let _ = kv.delete(key).await;
                }
            }
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
                self.wait_until(async move {
                    let _ = put.execute().await;
                });
            }
        }
    }
}

/// Ends what takes longer.
async fn within<T>(
    ms: u64,
    work: impl Future<Output = std::result::Result<T, Failure>>,
) -> std::result::Result<T, Failure> {
    match select(pin!(work), Delay::from(Duration::from_millis(ms))).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => Err(Failure::TimedOut),
    }
}

/// Sends an errand to the coordinator of that name.
async fn send(
    env: &Env,
    name: &str,
    origin: &str,
    errand: String,
) -> std::result::Result<String, Failure> {
    let lost = |_: worker::Error| Failure::Unreachable;
    let stub = env.durable_object(COORDINATOR).and_then(|all| all.get_by_name(name));
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(errand.into()));
    let request = Request::new_with_init(&format!("{origin}/"), &init).map_err(lost)?;
    let stub = stub.map_err(lost)?;
    let mut response = stub.fetch_with_request(request).await.map_err(lost)?;
    match response.status_code() {
        200 => response.text().await.map_err(lost),
        _ => Err(Failure::Unreachable),
    }
}

/// What all isolates share (see `coordinator.rs`).
#[durable_object(fetch)]
pub struct Coordinator {
    lasting: Rc<(durable::State, RefCell<Leases>)>,
    env: Env,
}

impl DurableObject for Coordinator {
    fn new(state: durable::State, env: Env) -> Self {
        // Should it fail, every use of the table fails too, and attempts are not counted.
        let _ = state.storage().sql().exec(
            "CREATE TABLE IF NOT EXISTS ladder (number TEXT PRIMARY KEY, text TEXT, until INTEGER)",
            None,
        );
        Self { lasting: Rc::new((state, RefCell::default())), env }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let Ok(config) = config(&self.env) else { return Response::error("", 500) };
        let errand = request.text().await?;
        let lasting = Lasting::Coordinator(Rc::clone(&self.lasting));
        let host = Worker::during(&request, &self.env, lasting, Some(config));
        match desk::answer(&host, self, config, &errand).await {
            Some(text) => Response::ok(text),
            None => Response::error("", 400),
        }
    }
}

#[derive(Deserialize)]
struct LadderRow {
    text: String,
}

impl Ladders for Coordinator {
    fn load(&self, number: &str) -> Ladder {
        let sql = self.lasting.0.storage().sql();
        let found = sql.exec("SELECT text FROM ladder WHERE number = ?", vec![number.into()]);
        let rows = found.and_then(|cursor| cursor.to_array::<LadderRow>()).unwrap_or_default();
        rows.first().and_then(|row| serde_json::from_str(&row.text).ok()).unwrap_or_default()
    }

    fn store(&self, number: &str, ladder: &Ladder, now: i64) {
        let sql = self.lasting.0.storage().sql();
        let Ok(text) = serde_json::to_string(ladder) else { return };
        // SQLite's integers go through JavaScript's numbers, which hold these.
        #[allow(clippy::cast_precision_loss)]
        let (until, now) = ((now + ladder::KEPT_SECONDS) as f64, now as f64);
        let row = vec![number.into(), text.into(), until.into()];
        let _ = sql.exec("INSERT OR REPLACE INTO ladder VALUES (?, ?, ?)", row);
        let _ = sql.exec("DELETE FROM ladder WHERE until < ?", vec![now.into()]);
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
