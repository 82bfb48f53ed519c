//! What the core still needs and the host may fetch.

use crate::limits;
use serde::{Deserialize, Serialize};

/// One document to fetch. The core names it only after deciding that it may be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// What it is.
    pub kind: NeedKind,
    /// Its name, as the documents spell it.
    pub uri: String,
}

/// The kinds of documents that can be needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum NeedKind {
    /// A signed status list; its URI is its address.
    StatusList,
}

/// How to fetch a [`Need`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
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

impl Need {
    /// The status list of that address.
    #[must_use]
    pub fn status_list(uri: &str) -> Self {
        Self { kind: NeedKind::StatusList, uri: uri.to_owned() }
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
        }
    }
}
