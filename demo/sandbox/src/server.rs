//! A configuration into two running listeners on loopback.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::error::SandboxError;
use crate::issuers::Keys;
use crate::source::{self, Source};
use crate::store::Store;
use crate::{seed, site};

/// Where to listen and what to serve.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Port of the source; 0 for a free one.
    pub port: u16,
    /// Port of the site; 0 for a free one.
    pub site_port: u16,
    /// Folder for the database and the test keys; made when it is not there.
    pub data: PathBuf,
    /// Folder with the site's pages.
    pub site: Option<PathBuf>,
    /// Folder with the built package, served under `/embed/`.
    pub embed: Option<PathBuf>,
    /// Address of the edge, for `/demo.json`.
    pub edge: Option<String>,
}

/// A sandbox that answers until it is stopped.
#[derive(Debug)]
pub struct Running {
    /// Origin of the source.
    pub source: String,
    /// Origin of the site.
    pub site: String,
    stop: watch::Sender<bool>,
    tasks: [JoinHandle<std::io::Result<()>>; 2],
}

/// Opens the store, issues the samples when they are due, and listens.
///
/// # Errors
/// [`SandboxError`] when a folder, a port, a key or the database cannot be used.
pub async fn start(config: Config) -> Result<Running, SandboxError> {
    for folder in [&config.site, &config.embed].into_iter().flatten() {
        if !folder.is_dir() {
            return Err(SandboxError::Folder(folder.clone()));
        }
    }
    std::fs::create_dir_all(&config.data)
        .map_err(|why| SandboxError::File(config.data.clone(), why))?;
    let (source_listener, port) = listen(config.port).await?;
    let (site_listener, site_port) = listen(config.site_port).await?;

    let base = format!("http://127.0.0.1:{port}");
    let keys = Keys::open(&config.data.join("keys"), port)?;
    let store = Store::open(&config.data)?;
    seed::seed(&store, &keys, &base, eco_issuer::time::now())?;
    let source = Arc::new(Source::new(base.clone(), keys, store));
    let pages =
        site::router(source.clone(), config.site.as_deref(), config.embed.as_deref(), config.edge);

    let (stop, stopped) = watch::channel(false);
    Ok(Running {
        source: base,
        site: format!("http://127.0.0.1:{site_port}"),
        stop,
        tasks: [
            serve(source_listener, source::router(source), stopped.clone()),
            serve(site_listener, pages, stopped),
        ],
    })
}

impl Running {
    /// Takes no more requests, gives those under way two seconds, and is gone.
    pub async fn stop(self) {
        // There is nobody to tell when both servers have ended already.
        let _ = self.stop.send(true);
        for mut task in self.tasks {
            if tokio::time::timeout(Duration::from_secs(2), &mut task).await.is_err() {
                task.abort();
            }
        }
    }
}

async fn listen(port: u16) -> Result<(TcpListener, u16), SandboxError> {
    let refused = |why| SandboxError::Listen(port, why);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(refused)?;
    let port = listener.local_addr().map_err(refused)?.port();
    Ok((listener, port))
}

fn serve(
    listener: TcpListener,
    router: Router,
    mut stopped: watch::Receiver<bool>,
) -> JoinHandle<std::io::Result<()>> {
    let until = async move {
        // An error means that nobody can stop us any more, which is a stop as well.
        let _ = stopped.wait_for(|stopped| *stopped).await;
    };
    tokio::spawn(async move { axum::serve(listener, router).with_graceful_shutdown(until).await })
}
