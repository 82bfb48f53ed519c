//! What is the same for everybody: a text with its tag, or 304 for who has it already.

use crate::bundle::etag;
use crate::http::{Answer, Asked};
use crate::negotiate::has_it;

/// For what changes with a deployment at most.
pub(crate) const AN_HOUR: &str = "public, max-age=3600";

/// 200 with the text, or 304.
pub(crate) fn give(
    asked: &Asked,
    media_type: &'static str,
    text: String,
    cache: &'static str,
) -> Answer {
    let etag = etag(&text);
    let answer = if has_it(asked.if_none_match.as_deref(), &etag) {
        Answer::new(304)
    } else {
        Answer::new(200).with_body(media_type, text)
    };
    answer.with("etag", etag).with("cache-control", cache)
}
