//! X.509 certificates in DER (X.690, RFC 5280), written by hand so that each can be wrong in one way.

use super::keys::Key;
use data_encoding::BASE64;

/// What the key may be used for (RFC 5280, 4.2.1.3): the bits of `KeyUsage`'s first octet.
pub const DIGITAL_SIGNATURE: u8 = 0x80;
pub const KEY_ENCIPHERMENT: u8 = 0x20;
pub const KEY_CERT_SIGN: u8 = 0x04;

/// A certificate to be written.
#[derive(Clone)]
pub struct Cert {
    pub subject: &'static str,
    pub issuer: &'static str,
    /// Algorithm and label of the subject's key.
    pub key: (&'static str, &'static str),
    pub signer: (&'static str, &'static str),
    /// `YYMMDDhhmmssZ`
    pub from: &'static str,
    pub until: &'static str,
    /// `cA`, with a `pathLenConstraint`; none: the extension is absent.
    pub ca: Option<(bool, Option<u8>)>,
    pub usage: Option<u8>,
    /// URIs in the subjectAltName.
    pub uris: Vec<&'static str>,
    pub dns: Option<&'static str>,
    /// Whole extensions.
    pub more: Vec<Vec<u8>>,
    /// Says that the key is of a kind nobody knows.
    pub odd_key: bool,
}

impl Cert {
    pub fn der(&self) -> Vec<u8> {
        let key = Key::new(self.key.0, self.key.1, "");
        let signer = Key::new(self.signer.0, self.signer.1, "");
        let mut extensions = Vec::new();
        if let Some((ca, path_len)) = self.ca {
            // DEFAULT FALSE is not written (X.690, 11.5).
            let flag = if ca { tlv(0x01, &[0xff]) } else { Vec::new() };
            let length = path_len.map(|length| tlv(0x02, &[length])).unwrap_or_default();
            extensions.push(extension(&[0x55, 0x1d, 0x13], true, &seq(&[flag, length])));
        }
        if let Some(usage) = self.usage {
            let unused = u8::try_from(usage.trailing_zeros()).expect("below 8");
            extensions.push(extension(&[0x55, 0x1d, 0x0f], true, &tlv(0x03, &[unused, usage])));
        }
        let uris = self.uris.iter().map(|uri| tlv(0x86, uri.as_bytes()));
        let names: Vec<Vec<u8>> =
            uris.chain(self.dns.map(|name| tlv(0x82, name.as_bytes()))).collect();
        if !names.is_empty() {
            extensions.push(extension(&[0x55, 0x1d, 0x11], false, &seq(&names)));
        }
        extensions.extend(self.more.iter().cloned());
        let algorithm = signature_algorithm(&signer);
        // A serial number that goes with the names: positive, and the same every time.
        let serial = [1, u8::try_from(self.subject.len()).expect("short")];
        let tbs = seq(&[
            tlv(0xa0, &tlv(0x02, &[2])),
            tlv(0x02, &serial),
            algorithm.clone(),
            name(self.issuer),
            seq(&[tlv(0x17, self.from.as_bytes()), tlv(0x17, self.until.as_bytes())]),
            name(self.subject),
            public_key(&key, self.odd_key),
            tlv(0xa3, &seq(&extensions)),
        ]);
        let signature = signature(&signer, &tbs);
        seq(&[tbs, algorithm, bits(&signature)])
    }

    pub fn base64(&self) -> String {
        BASE64.encode(&self.der())
    }
}

/// An extension of RFC 5280, 4.1: `critical` is only written when it holds.
pub fn extension(id: &[u8], critical: bool, value: &[u8]) -> Vec<u8> {
    let critical = if critical { tlv(0x01, &[0xff]) } else { Vec::new() };
    seq(&[tlv(0x06, id), critical, tlv(0x04, value)])
}

pub fn seq(parts: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

/// Tag, length, value.
pub fn tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = value.len();
    let mut out = vec![tag];
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => out.push(short),
        Ok(long) => out.extend([0x81, long]),
        Err(_) => {
            out.push(0x82);
            out.extend(u16::try_from(length).expect("short enough").to_be_bytes());
        }
    }
    out.extend(value);
    out
}

fn bits(bytes: &[u8]) -> Vec<u8> {
    tlv(0x03, &[&[0], bytes].concat())
}

/// A name of one common name.
fn name(text: &str) -> Vec<u8> {
    let attribute = seq(&[tlv(0x06, &[0x55, 0x04, 0x03]), tlv(0x0c, text.as_bytes())]);
    seq(&[tlv(0x31, &attribute)])
}

const EC_PUBLIC_KEY: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const P256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
const P384: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x22];
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];
const ECDSA_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const ECDSA_SHA384: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03];
/// 1.3.6.1.4.1.99999.1: of nobody.
pub const ODD: &[u8] = &[0x2b, 0x06, 0x01, 0x04, 0x01, 0x86, 0x8d, 0x1f, 0x01];

fn public_key(key: &Key, odd: bool) -> Vec<u8> {
    let oid = |id: &[u8]| tlv(0x06, id);
    let algorithm = match key.alg() {
        _ if odd => seq(&[oid(ODD)]),
        "ES256" => seq(&[oid(EC_PUBLIC_KEY), oid(P256)]),
        "ES384" => seq(&[oid(EC_PUBLIC_KEY), oid(P384)]),
        _ => seq(&[oid(ED25519)]),
    };
    seq(&[algorithm, bits(&key.public_bytes())])
}

fn signature_algorithm(key: &Key) -> Vec<u8> {
    seq(&[tlv(
        0x06,
        match key.alg() {
            "ES256" => ECDSA_SHA256,
            "ES384" => ECDSA_SHA384,
            _ => ED25519,
        },
    )])
}

/// `Ecdsa-Sig-Value` (RFC 5480), or the 64 bytes of Ed25519.
fn signature(key: &Key, message: &[u8]) -> Vec<u8> {
    let signature = key.sign(message);
    if key.alg() == "EdDSA" {
        return signature;
    }
    let (r, s) = signature.split_at(signature.len() / 2);
    seq(&[integer(r), integer(s)])
}

/// A number without leading zeros, and with one where it would look negative.
fn integer(bytes: &[u8]) -> Vec<u8> {
    let start = bytes.iter().position(|b| *b != 0).unwrap_or(bytes.len() - 1);
    let bytes = &bytes[start..];
    let sign: &[u8] = if bytes[0] >= 0x80 { &[0] } else { &[] };
    tlv(0x02, &[sign, bytes].concat())
}
