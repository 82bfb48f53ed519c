//! What the core still needs and the host may fetch.

use crate::json::Json;
#[cfg(feature = "full")]
use crate::key::did;
use crate::limits;
use crate::policy::Fetched;

/// One document to fetch. The core names it only after deciding that it may be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "full",
    derive(serde::Serialize, serde::Deserialize),
    serde(deny_unknown_fields)
)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Need {
    /// What it is.
    pub kind: NeedKind,
    /// Its name, as the documents spell it.
    pub uri: String,
}

/// The kinds of documents that can be needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "full",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum NeedKind {
    /// A DID document; the URI is the DID.
    DidDocument,
    /// A signed status list; its URI is its address.
    StatusList,
}

/// How to fetch a [`Need`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FetchPlan {
    /// What it answers.
    pub need: Need,
    /// Where it is.
    pub url: String,
    /// Value of the `Accept` header.
    pub accept: &'static str,
    /// Bytes to read at most.
    #[cfg_attr(feature = "codegen", ts(type = "number"))]
    pub max_bytes: usize,
}

impl FetchPlan {
    /// Plans as JSON text.
    #[must_use]
    pub fn to_json(plans: &[Self]) -> String {
        let mut json = Json::default();
        json.array(plans, |json, plan| {
            json.object(|json| {
                json.name("need").object(|json| {
                    json.member("kind", plan.need.kind.as_str());
                    json.member("uri", &plan.need.uri);
                });
                json.member("url", &plan.url);
                json.member("accept", plan.accept);
                json.name("maxBytes").number(u64::try_from(plan.max_bytes).unwrap_or(u64::MAX));
            });
        });
        json.finish()
    }
}

impl NeedKind {
    /// The kind as plans carry it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DidDocument => "didDocument",
            Self::StatusList => "statusList",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::DidDocument, Self::StatusList].into_iter().find(|kind| kind.as_str() == name)
    }
}

impl Need {
    /// The status list of that address.
    #[must_use]
    pub fn status_list(uri: &str) -> Self {
        Self { kind: NeedKind::StatusList, uri: uri.to_owned() }
    }

    /// The DID document of a did:web.
    #[must_use]
    pub fn did_document(did: &str) -> Self {
        Self { kind: NeedKind::DidDocument, uri: did.to_owned() }
    }

    /// The bytes the host brought for it; asks for them where the host has not been asked yet. `None`
    /// when they are not, or cannot be, here.
    pub(crate) fn answer<'e>(
        self,
        fetched: &'e [Fetched],
        needs: &mut Vec<Need>,
    ) -> Option<&'e [u8]> {
        match fetched.iter().find(|fetched| fetched.need == self) {
            Some(fetched) => fetched.bytes.as_deref(),
            None => {
                if !needs.contains(&self) {
                    needs.push(self);
                }
                None
            }
        }
    }

    /// How to fetch it.
    #[must_use]
    pub fn plan(&self) -> FetchPlan {
        match self.kind {
            NeedKind::StatusList => FetchPlan {
                need: self.clone(),
                url: self.uri.clone(),
                accept: "application/vc+jwt, application/statuslist+jwt",
                max_bytes: limits::STATUS_LIST_BYTES,
            },
            NeedKind::DidDocument => FetchPlan {
                need: self.clone(),
                // Only asked for where the address was found good; loopback is the test issuers' affair.
                #[cfg(feature = "full")]
                url: did::url(&self.uri, true).unwrap_or_default(),
                // Never needed by the small build.
                #[cfg(not(feature = "full"))]
                url: String::new(),
                accept: "application/did+json, application/json",
                max_bytes: limits::DID_DOCUMENT_BYTES,
            },
        }
    }
}
