//! `GET /problems/{slug}`: where the `type` of an error leads (RFC 9457, 3.1.1), as a page for a
//! person or as JSON.

use super::{HTML, JSON, shelf};
use crate::http::{Answer, Asked};
use crate::negotiate::choose;
use crate::problem::{Problem, Row};

/// The page first: who says nothing of what it accepts is a person with a simple tool.
pub(crate) const MEDIA_TYPES: &[&str] = &[HTML, JSON];

/// 200 with the words on the error of that name.
pub(crate) fn get(asked: &Asked, slug: &str) -> Answer {
    let Some(problem) = Problem::ALL.iter().find(|problem| problem.row().slug == slug) else {
        return Problem::RouteNotFound.into();
    };
    match choose(asked.accept.as_deref(), &["text/html", JSON]) {
        None => Problem::NotAcceptable.into(),
        Some(JSON) => shelf::give(asked, JSON, problem.to_json(), shelf::AN_HOUR),
        Some(_) => shelf::give(asked, HTML, page(&problem.row()), shelf::AN_HOUR),
    }
}

/// Only words of this program stand in it, and none of them needs escaping but `{` and `}`, which
/// HTML takes as they are.
fn page(row: &Row) -> String {
    let Row { slug, status, retry_after, title, detail } = row;
    let again = match retry_after {
        Some(seconds) => format!("Trying again may help, after {seconds} seconds."),
        None => "Trying again does not help.".to_owned(),
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n<p>{detail}</p>\n<p>{again}</p>\n\
         <p><small>HTTP status {status}, code <code>{slug}</code></small></p>\n</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;

    #[test]
    fn every_error_has_a_page_and_json() {
        for problem in Problem::ALL {
            let row = problem.row();
            assert!(
                !format!("{}{}", row.title, row.detail).contains(['<', '>', '&']),
                "{}",
                row.slug
            );
            let page = get(&Asked::default(), row.slug);
            assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
            assert!(page.body.contains(row.title) && page.body.contains(row.detail));
            let asked = Asked { accept: Some("application/json".to_owned()), ..Asked::default() };
            let json = get(&asked, row.slug);
            let json: serde_json::Value = serde_json::from_str(&json.body).expect("JSON");
            assert_eq!(json["code"], row.slug);
            assert_eq!(json["type"], format!("/problems/{}", row.slug));
        }
        assert_eq!(get(&Asked::default(), "nonsense").status, 404);
        let asked = Asked { accept: Some("image/png".to_owned()), ..Asked::default() };
        assert_eq!(get(&asked, "revoked").status, 406);
    }
}
