//! Turns the built programs into a running demo: a certified source, the Worker before it and a
//! manufacturer's site, all on this machine.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, channel},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    builds,
    count::{self, Count},
    setup::Place,
    shell::{self, Result},
};

/// Longest wait for a service to say that it is ready, and for it to stop when asked to.
const READY_WITHIN: Duration = Duration::from_secs(60);
const STOPPED_WITHIN: Duration = Duration::from_secs(8);
const TICK: Duration = Duration::from_millis(50);

/// Where the parts listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ports {
    edge: u16,
    site: u16,
    source: u16,
}

/// Where the demo listens, unless something else does.
const USUAL: Ports = Ports { source: 8788, edge: 8787, site: 8790 };
/// Any free ports.
const ANY: Ports = Ports { source: 0, edge: 0, site: 0 };

/// One running program.
struct Service {
    name: &'static str,
    child: Child,
    ready: Receiver<String>,
}

/// All of them; dropping it stops them.
struct Demo {
    services: Vec<Service>,
    stop: Arc<AtomicBool>,
    edge: String,
    site: String,
    source: String,
    state: PathBuf,
    /// Whether the state is of use to the next run: on other ports it would be another source's.
    keep: bool,
}

/// `cargo xtask demo`. With `check` it does the main job once and says whether it could.
pub(crate) fn demo(place: &Place, check_only: bool) -> Result<bool> {
    if check_only {
        let count = check(place)?;
        println!("{count}");
        return Ok(count.failed == 0);
    }
    let ports = free_ports(USUAL)?;
    let mut demo = start(place, ports, place.target.join("demo"), ports == USUAL)?;
    println!("\n  site    {}\n  edge    {}\n  source  {}\n", demo.site, demo.edge, demo.source);
    let mut hint = demo.script(place, "hint");
    hint.status().map_err(|e| shell::not_started(&hint, &e))?;
    println!("\nCtrl-C stops it.");
    while !demo.stopped() {
        // Ctrl-C reaches them as it reaches us: that they end then is no problem.
        if let Some(problem) = demo.gone().filter(|_| !demo.stopped()) {
            return Err(problem);
        }
        thread::sleep(TICK);
    }
    println!("\nstopping");
    Ok(true)
}

/// The main job, once, on free ports and with nothing kept from before.
pub(crate) fn check(place: &Place) -> Result<Count> {
    let demo = start(place, free_ports(ANY)?, place.target.join("demo-check"), false)?;
    let mut script = demo.script(place, "check");
    let output = script.output().map_err(|e| shell::not_started(&script, &e))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    print!("{text}{}", String::from_utf8_lossy(&output.stderr));
    Ok(count::own_lines(&text, output.status.success()))
}

/// Starts everything and waits until it answers. What it stores is in a folder below `states` that no
/// other demo has, for no other has these ports.
fn start(place: &Place, ports: Ports, states: PathBuf, keep: bool) -> Result<Demo> {
    let Ports { source, edge, site } = ports;
    let state = states.join(format!("{source}-{edge}-{site}"));
    if !keep {
        shell::remove_dir(&state)?;
    }
    fs::create_dir_all(&state).map_err(|e| shell::cannot("make", &state, &e))?;
    let address = |port: u16| format!("http://127.0.0.1:{port}");
    let mut demo = Demo {
        services: Vec::new(),
        stop: on_signals()?,
        edge: address(edge),
        site: address(site),
        source: address(source),
        state,
        keep,
    };
    let state = demo.state.clone();

    let mut sandbox = Command::new(builds::sandbox(place));
    sandbox
        .args(["--port", &source.to_string(), "--site-port", &site.to_string()])
        .arg("--data")
        .arg(state.join("source"))
        .arg("--site")
        .arg(place.root.join("demo/site"))
        .arg("--embed")
        .arg(place.root.join("pkg/dist"))
        .args(["--edge", &demo.edge]);
    demo.add("sandbox", &mut sandbox)?;

    let mut worker = place.node.command();
    worker
        .arg(place.root.join("edge/serve.mjs"))
        .args(["--port", &edge.to_string(), "--state"])
        .arg(state.join("edge"))
        .args(variables(&demo.source, source)?.iter().flat_map(|var| ["--var", var]))
        .env("WRANGLER_SEND_METRICS", "false")
        .env("CLOUDFLARE_CF_FETCH_ENABLED", "false");
    demo.add("edge", &mut worker)?;
    Ok(demo)
}

impl Demo {
    /// Starts one program and waits for its line `ready ...`.
    fn add(&mut self, name: &'static str, command: &mut Command) -> Result {
        let started = Instant::now();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| shell::not_started(command, &e))?;
        let out = child.stdout.take();
        let (tell, ready) = channel();
        thread::spawn(move || {
            for line in out.into_iter().flat_map(|out| BufReader::new(out).lines()) {
                match line {
                    Ok(line) if line.starts_with("ready ") => drop(tell.send(line)),
                    Ok(line) => println!("[{name}] {line}"),
                    Err(_) => break,
                }
            }
        });
        self.services.push(Service { name, child, ready });
        loop {
            let service = self.services.last().ok_or("no service")?;
            if service.ready.try_recv().is_ok() {
                break;
            }
            if let Some(problem) = self.gone() {
                return Err(problem);
            }
            if self.stopped() {
                return Err("stopped before it was ready".into());
            }
            if started.elapsed() > READY_WITHIN {
                return Err(format!("{name} was not ready after {} s", READY_WITHIN.as_secs()));
            }
            thread::sleep(TICK);
        }
        println!("  ok  {name} is ready {:>6.1} s", started.elapsed().as_secs_f32());
        Ok(())
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// What to say when one of them has ended by itself.
    fn gone(&mut self) -> Option<String> {
        self.services.iter_mut().find_map(|service| match service.child.try_wait() {
            Ok(Some(status)) => Some(format!("{} ended by itself ({status})", service.name)),
            _ => None,
        })
    }

    /// Our script that acts as a user of the demo.
    fn script(&self, place: &Place, what: &str) -> Command {
        let mut command = place.node.command();
        command
            .arg(place.root.join("xtask/demo.mjs"))
            .args([what, &self.source, &self.edge, &self.site])
            .arg(self.state.join("try"))
            .stdin(Stdio::null());
        command
    }
}

impl Drop for Demo {
    /// Asks each to stop, waits, and then makes it.
    fn drop(&mut self) {
        for service in &self.services {
            ask_to_stop(&service.child);
        }
        let asked = Instant::now();
        for service in &mut self.services {
            while matches!(service.child.try_wait(), Ok(None)) {
                if asked.elapsed() > STOPPED_WITHIN {
                    eprintln!("{} did not stop when asked to", service.name);
                    let _ = service.child.kill();
                    let _ = service.child.wait();
                } else {
                    thread::sleep(TICK);
                }
            }
        }
        if !self.keep
            && let Err(problem) = shell::remove_dir(&self.state)
        {
            eprintln!("{problem}");
        }
    }
}

/// What the Worker is told. Its trust anchor comes from the source itself, and its secret is known
/// to all: both are right for a demo and nowhere else.
fn variables(source: &str, port: u16) -> Result<[String; 5]> {
    Ok([
        format!("SOURCE_URL={source}/api"),
        format!("TRUST_LIST_URL={source}/trust/rcep.jwt"),
        format!("TRUST_KEY={}", get(port, "/trust/key.json")?),
        "POLICY={\"allowLoopbackHttp\":true}".into(),
        "PEPPER=demo only, known to everybody, of no use elsewhere".into(),
    ])
}

/// The body of what this machine answers.
fn get(port: u16, path: &str) -> Result<String> {
    let ask = || {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(READY_WITHIN))?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map(|_| answer)
    };
    let answer = ask().map_err(|e| format!("port {port} does not answer: {e}"))?;
    match answer.split_once("\r\n\r\n") {
        Some((head, body)) if head.split(' ').nth(1) == Some("200") => Ok(body.trim().to_owned()),
        _ => Err(format!("{path} is not to be had on port {port}")),
    }
}

/// The ports that are wanted, and a free one in place of each that is taken; says so then.
fn free_ports(wanted: Ports) -> Result<Ports> {
    let (source, edge, site) = (free(wanted.source)?, free(wanted.edge)?, free(wanted.site)?);
    let ports = Ports { source: port(&source)?, edge: port(&edge)?, site: port(&site)? };
    for (name, wanted, port) in [
        ("source", wanted.source, ports.source),
        ("edge", wanted.edge, ports.edge),
        ("site", wanted.site, ports.site),
    ] {
        if wanted != 0 && port != wanted {
            println!("  ..  port {wanted} is taken, so the {name} uses {port}");
        }
    }
    // All are held until here, so that none is given twice.
    drop((source, edge, site));
    Ok(ports)
}

fn free(wanted: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", wanted))
        .or_else(|_| TcpListener::bind(("127.0.0.1", 0)))
        .map_err(|e| format!("no port can be had on 127.0.0.1: {e}"))
}

fn port(listener: &TcpListener) -> Result<u16> {
    listener.local_addr().map(|address| address.port()).map_err(|e| e.to_string())
}

/// A flag that Ctrl-C, or a request to end, sets; the second one ends us at once.
fn on_signals() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in
        [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP]
    {
        signal_hook::flag::register_conditional_shutdown(signal, 1, Arc::clone(&stop))
            .and_then(|_| signal_hook::flag::register(signal, Arc::clone(&stop)))
            .map_err(|e| format!("cannot listen for signals: {e}"))?;
    }
    Ok(stop)
}

/// SIGTERM, by the shell: the standard library only knows how to kill.
fn ask_to_stop(child: &Child) {
    shell::succeeds(Command::new("sh").args(["-c", &format!("kill -TERM {}", child.id())]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_not_used_and_no_port_twice() {
        let other = free(0).expect("a port");
        let taken = port(&other).expect("a port");
        let ports = free_ports(Ports { source: taken, ..ANY }).expect("ports");
        let mut all = [taken, ports.source, ports.edge, ports.site];
        all.sort_unstable();
        assert!(all.windows(2).all(|two| two[0] < two[1]), "{all:?}");
    }
}
