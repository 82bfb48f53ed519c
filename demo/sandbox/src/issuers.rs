//! The sandbox's issuers, their test keys in the data folder, and the trust list that names them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use eco_issuer::time::{DAY, date};
use eco_issuer::{ApprovedExporter, IssueError, SigningKey, TrustKey, TrustList, TrustedIssuer};
use serde_json::{Value, json};

use crate::error::SandboxError;

/// One invented issuer.
#[derive(Debug, Clone, Copy)]
pub struct Issuer {
    /// Its place in addresses and in its DID.
    pub slug: &'static str,
    /// The Party it certifies for.
    pub country: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Where it certifies.
    pub place: &'static str,
    /// Who certifies.
    pub officer: &'static str,
    /// How the trust list has it.
    pub listed: Listed,
}

/// An issuer's standing on the trust list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// An approved exporter with this code, for this HS chapter.
    ApprovedExporter(&'static str, &'static str),
    /// An exporter who is not approved.
    Exporter,
    /// An issuing body.
    IssuingBody,
    /// Not on the list.
    No,
}

/// Everyone who signs samples.
pub const ISSUERS: [Issuer; 18] = [
    body("cn", "CN", "Example Customs of the South Port", "Shenzhen", "Officer 0471"),
    body("jp", "JP", "Example Chamber of Commerce, Tokyo", "Tokyo", "Example Ichiro"),
    body("kr", "KR", "Example Certification Chamber, Busan", "Busan", "Officer EX-22"),
    body("vn", "VN", "Example Import-Export Office", "Ho Chi Minh City", "Pham Example"),
    body("th", "TH", "Example Foreign Trade Office", "Nonthaburi", "Officer TH-EX 9"),
    body("au", "AU", "Example Chamber of Australia", "Melbourne", "Chris Example"),
    body("nz", "NZ", "Example Chamber of New Zealand", "Auckland", "Kiri Example"),
    body("sg", "SG", "Example Trade Documents Office", "Singapore", "Officer SG-EX 4"),
    body("my", "MY", "Example Certificate Desk", "Kuala Lumpur", "Officer MY-EX 17"),
    body("id", "ID", "Example Certificate Office, Surabaya", "Surabaya", "Sri Example"),
    body("bn", "BN", "Example Trade Office, Brunei", "Bandar Seri Begawan", "Officer BN-EX 2"),
    body("kh", "KH", "Example Origin Department", "Phnom Penh", "Chan Example"),
    body("la", "LA", "Example Industry and Commerce Office", "Pakse", "Officer LA-EX 5"),
    body("mm", "MM", "Example Trade Department", "Yangon", "Officer MM-EX 8"),
    body("ph", "PH", "Example Export Coordination Desk", "Manila", "Officer PH-EX 31"),
    Issuer {
        slug: "nz-exporter",
        country: "NZ",
        name: "Coromandel Example Honey Ltd",
        place: "Whitianga",
        officer: "Sam Example",
        listed: Listed::ApprovedExporter("NZ-AE-EX-0007", "04"),
    },
    Issuer {
        listed: Listed::Exporter,
        ..body(
            "ph-exporter",
            "PH",
            "Cebu Example Handicraft Corp.",
            "Mandaue City",
            "Maria Example",
        )
    },
    Issuer {
        listed: Listed::No,
        ..body("unlisted", "CN", "Example Office That Nobody Listed", "Linyi", "Officer 0000")
    },
];

const fn body(
    slug: &'static str,
    country: &'static str,
    name: &'static str,
    place: &'static str,
    officer: &'static str,
) -> Issuer {
    Issuer { slug, country, name, place, officer, listed: Listed::IssuingBody }
}

/// The issuer of that place.
#[must_use]
pub fn issuer(slug: &str) -> Option<&'static Issuer> {
    ISSUERS.iter().find(|issuer| issuer.slug == slug)
}

/// The keys of all issuers, and who they are at one address.
///
/// The issuers' DIDs hold the port (`did:web:localhost%3A8788:issuers:cn`), so they change with
/// it; the keys do not.
#[derive(Debug)]
pub struct Keys {
    port: u16,
    keys: BTreeMap<String, SigningKey>,
}

/// Names of keys that belong to no issuer: the trust list's, a forger's, and one that was retired.
const OTHER_KEYS: [&str; 3] = ["trust", "stranger", "jp-retired"];

impl Keys {
    /// Reads the test keys from `folder`; makes those that are not there yet.
    ///
    /// # Errors
    /// [`SandboxError::File`] or [`SandboxError::Issue`] when the folder or a key is unusable.
    pub fn open(folder: &Path, port: u16) -> Result<Self, SandboxError> {
        fs::create_dir_all(folder).map_err(|why| SandboxError::File(folder.to_owned(), why))?;
        let names = ISSUERS.iter().map(|issuer| issuer.slug).chain(OTHER_KEYS);
        let mut keys = BTreeMap::new();
        for name in names {
            keys.insert(name.to_owned(), open_key(folder, name)?);
        }
        Ok(Self { port, keys })
    }

    /// The issuer's DID.
    #[must_use]
    pub fn did(&self, slug: &str) -> String {
        format!("did:web:localhost%3A{}:issuers:{slug}", self.port)
    }

    /// The issuer's key under its id.
    ///
    /// # Errors
    /// [`IssueError::Key`] when there is no such issuer.
    pub fn of(&self, slug: &str) -> Result<SigningKey, IssueError> {
        Ok(self.named(slug)?.with_kid(&format!("{}#k1", self.did(slug))))
    }

    /// The key that Japan's issuing body has retired, under its old id.
    ///
    /// # Errors
    /// Never, once opened.
    pub fn retired(&self) -> Result<SigningKey, IssueError> {
        Ok(self.named("jp-retired")?.with_kid(&format!("{}#k0", self.did("jp"))))
    }

    /// Nobody's key under the issuer's key id.
    ///
    /// # Errors
    /// Never, once opened.
    pub fn forged(&self, slug: &str) -> Result<SigningKey, IssueError> {
        Ok(self.named("stranger")?.with_kid(&format!("{}#k1", self.did(slug))))
    }

    /// The key that signs the trust list.
    ///
    /// # Errors
    /// Never, once opened.
    pub fn trust(&self) -> Result<SigningKey, IssueError> {
        Ok(self.named("trust")?.with_kid(&format!("{}#list-1", self.trust_did())))
    }

    /// The trust list's publisher.
    #[must_use]
    pub fn trust_did(&self) -> String {
        format!("did:web:localhost%3A{}:trust", self.port)
    }

    fn named(&self, name: &str) -> Result<&SigningKey, IssueError> {
        self.keys.get(name).ok_or(IssueError::Key("the sandbox has no such issuer"))
    }
}

fn open_key(folder: &Path, name: &str) -> Result<SigningKey, SandboxError> {
    let path = folder.join(format!("TEST-ONLY-{name}.jwk.json"));
    match fs::read_to_string(&path) {
        Ok(text) => Ok(SigningKey::from_jwk_json(&text)?),
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => {
            let key = SigningKey::generate(&format!("urn:eco-sandbox:test-only:{name}"))?;
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            options
                .open(&path)
                .and_then(|mut file| file.write_all(key.to_private_jwk_json().as_bytes()))
                .map_err(|why| SandboxError::File(path, why))?;
            Ok(key)
        }
        Err(why) => Err(SandboxError::File(path, why)),
    }
}

/// The list of everyone listed, `version`, signed `now` (Unix seconds) and valid for a week.
///
/// # Errors
/// [`IssueError`] when a key is missing or a date does not exist.
pub fn trust_list(
    keys: &Keys,
    base: &str,
    version: u64,
    now: i64,
) -> Result<TrustList, IssueError> {
    let mut issuers = Vec::new();
    for issuer in ISSUERS.iter().filter(|issuer| issuer.listed != Listed::No) {
        let id = keys.did(issuer.slug);
        let mut listed = vec![TrustKey::of(&keys.of(issuer.slug)?, FIRST_DAY)];
        if issuer.slug == "jp" {
            let mut retired = TrustKey::of(&keys.retired()?, FIRST_DAY);
            retired.valid_until = Some(date(now.saturating_sub(180 * DAY))?);
            listed.push(retired);
        }
        let (role, approved_exporter) = match issuer.listed {
            Listed::ApprovedExporter(code, chapter) => {
                let approval = ApprovedExporter {
                    code: code.into(),
                    hs_chapters: vec![chapter.into()],
                    valid_from: Some(FIRST_DAY.into()),
                    valid_until: None,
                    suspended: false,
                };
                ("approved-exporter", Some(approval))
            }
            Listed::Exporter => ("exporter", None),
            Listed::IssuingBody | Listed::No => ("issuing-body", None),
        };
        issuers.push(TrustedIssuer {
            name: issuer.name.into(),
            country: issuer.country.into(),
            roles: vec![role.into(), "test".into()],
            valid_from: Some(FIRST_DAY.into()),
            keys: listed,
            status_issuers: vec![id.clone()],
            status_origins: vec![base.into()],
            sources: vec![base.into()],
            approved_exporter,
            id,
            ..TrustedIssuer::default()
        });
    }
    Ok(TrustList {
        iss: keys.trust_did(),
        sub: format!("{base}/trust/rcep.jwt"),
        iat: now,
        exp: now.saturating_add(7 * DAY),
        version,
        issuers,
    })
}

/// The issuer's DID document (did:web) with its present key.
///
/// # Errors
/// [`IssueError::Key`] when there is no such issuer.
pub fn did_document(keys: &Keys, slug: &str) -> Result<Value, IssueError> {
    let key = keys.of(slug)?;
    let did = keys.did(slug);
    let mut jwk = key.public_jwk();
    if let Some(members) = jwk.as_object_mut() {
        members.remove("use");
    }
    Ok(json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
        "id": did,
        "verificationMethod": [{
            "id": key.kid(), "type": "JsonWebKey", "controller": did, "publicKeyJwk": jwk,
        }],
        "assertionMethod": [key.kid()],
    }))
}

/// Before this day RCEP was in force nowhere.
const FIRST_DAY: &str = "2022-01-01";
