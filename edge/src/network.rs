//! A client's address to the network that it is counted by.

use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// The network of a client: /24 of IPv4, /48 of IPv6, for who has one address there has others. All
/// whose address is not known are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Network(u64);

impl Network {
    const IPV6: u64 = 1 << 63;

    /// Of an address as text.
    pub(crate) fn of(address: Option<&str>) -> Self {
        let bits = |bytes: &[u8]| bytes.iter().fold(0, |bits, byte| (bits << 8) | u64::from(*byte));
        match address
            .and_then(|text| text.trim().parse::<IpAddr>().ok())
            .map(|ip| ip.to_canonical())
        {
            Some(IpAddr::V4(ip)) => Self(1 << 32 | bits(&ip.octets()[..3])),
            Some(IpAddr::V6(ip)) => Self(Self::IPV6 | bits(&ip.octets()[..6])),
            None => Self(0),
        }
    }

    /// As it goes into a keyed hash.
    pub(crate) fn to_text(self) -> String {
        self.0.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_a_24_of_ipv4_and_a_48_of_ipv6() {
        let of = |text| Network::of(Some(text));
        for (one, other, same) in [
            ("192.0.2.1", "192.0.2.255", true),
            ("192.0.2.1", "192.0.3.1", false),
            ("192.0.2.1", "::ffff:192.0.2.7", true),
            ("2001:db8:1:2::1", "2001:db8:1:ffff::9", true),
            ("2001:db8:1::1", "2001:db8:2::1", false),
            ("0.0.0.0", "::", false),
            ("", "somewhere", true),
            ("", "0.0.0.0", false),
            ("127.0.0.1", "127.0.0.1:443", false),
        ] {
            assert_eq!(of(one) == of(other), same, "{one} {other}");
        }
        assert_eq!(Network::of(None), of("nowhere"));
    }
}
