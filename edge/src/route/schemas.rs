//! `GET /schemas/{name}`: the schemas and the context of the profile, as in the folder `schemas`.

use super::shelf;
use crate::http::{Answer, Asked};
use crate::problem::Problem;

const SCHEMA: &str = "application/schema+json";
const CONTEXT: &str = "application/ld+json";
/// Of all of them.
pub(crate) const MEDIA_TYPES: &[&str] = &[SCHEMA, CONTEXT];

const FILES: [(&str, &str, &str); 4] = [
    ("report.json", SCHEMA, include_str!("../../../schemas/report.json")),
    ("rcep-co-1.json", SCHEMA, include_str!("../../../schemas/rcep-co-1.json")),
    ("rcep-do-1.json", SCHEMA, include_str!("../../../schemas/rcep-do-1.json")),
    ("context-1.jsonld", CONTEXT, include_str!("../../../schemas/context-1.jsonld")),
];

/// Their names.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, ..)| *name)
}

/// 200 with the file of that name.
pub(crate) fn get(asked: &Asked, wanted: &str) -> Answer {
    match FILES.iter().find(|(name, ..)| *name == wanted) {
        None => Problem::RouteNotFound.into(),
        Some((_, media_type, text)) => {
            shelf::give(asked, media_type, (*text).to_owned(), shelf::AN_HOUR)
        }
    }
}
