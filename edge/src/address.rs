//! An address that the operator wrote, to one that may be asked: https by name, or this machine where
//! the policy allows that.

use url::{Host, Url};

/// Reads an address. What comes out is written as the runtime will write it.
///
/// # Errors
/// What is wrong with it, to stand behind its name.
pub(crate) fn read(text: &str, loopback: bool) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "is not an absolute address")?;
    let local = match url.host().ok_or("names no host")? {
        Host::Domain(name) => {
            if name.ends_with('.') {
                return Err("names a host with a dot at its end");
            }
            name == "localhost"
        }
        Host::Ipv4(ip) if ip.is_loopback() => true,
        Host::Ipv6(ip) if ip.is_loopback() => true,
        Host::Ipv4(_) | Host::Ipv6(_) => return Err("names a host by number, not by name"),
    };
    if local && !loopback {
        return Err("names this machine, which only POLICY {\"allowLoopbackHttp\":true} allows");
    }
    match url.scheme() {
        "https" => {}
        "http" if local => {}
        _ => return Err("is not https"),
    }
    if !local && url.port().is_some_and(|port| port < 1024) {
        return Err("names a port below 1024 that is not 443");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a user name or password");
    }
    if url.fragment().is_some() {
        return Err("holds a fragment");
    }
    Ok(url)
}

/// The same for an address that something is added to: without query, and without a slash at its end.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_base(text: &str, loopback: bool) -> Result<String, &'static str> {
    let url = read(text, loopback)?;
    if url.query().is_some() {
        return Err("holds a query");
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}
