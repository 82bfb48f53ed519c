//! When the catalogue is issued anew.

use eco_issuer::time::{DAY, now};
use eco_sandbox::issuers::Keys;
use eco_sandbox::seed::seed;
use eco_sandbox::store::Store;

use crate::harness::folder;

#[test]
fn once_for_each_address_and_month() {
    let data = folder("seed");
    let store = Store::open(&data).expect("a database");
    let keys = Keys::open(&data.join("keys"), 8788).expect("keys");
    let (here, elsewhere) = ("http://127.0.0.1:8788", "http://127.0.0.1:9999");
    let now = now();
    let issues = |base: &str, now: i64| seed(&store, &keys, base, now).expect("samples");
    assert!(issues(here, now));
    assert!(!issues(here, now + 29 * DAY));
    assert!(issues(here, now + 30 * DAY));
    assert!(issues(elsewhere, now + 30 * DAY));
    assert!(issues(elsewhere, now), "a clock that went back");
    let again = Keys::open(&data.join("keys"), 8788).expect("keys");
    assert_eq!(
        again.of("cn").ok().map(|key| key.thumbprint()),
        keys.of("cn").ok().map(|key| key.thumbprint())
    );
}
