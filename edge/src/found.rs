//! What is asked for and what is found, in plain data: memory holds it, and one isolate tells it to
//! another.

use crate::bundle::{Bundle, KeptReport, etag};
use crate::cache::Times;
use crate::network::Network;
use crate::problem::Problem;
use eco_verify::Code;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// What somebody asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Question {
    /// A certificate's number.
    pub(crate) number: String,
    /// Its access code.
    pub(crate) code: String,
    /// Whence it is asked.
    pub(crate) network: Network,
}

/// A text that is served, and its entity tag.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) body: Rc<str>,
    pub(crate) etag: Rc<str>,
}

impl Text {
    fn new(body: &str) -> Self {
        Self { body: body.into(), etag: etag(body).into() }
    }
}

/// A bundle in memory: what is served of it, and what decides how long.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) bundle: Text,
    /// The document alone.
    pub(crate) document: Text,
    pub(crate) times: Times,
    pub(crate) issuer: Rc<str>,
}

impl Kept {
    /// Reads a bundle; `None` when it is not what was stored.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let bundle = Bundle::<KeptReport>::parse(text)?;
        Some(Self {
            bundle: Text::new(text),
            document: Text::new(&bundle.document.bytes),
            times: bundle.times()?,
            issuer: bundle.issuer().unwrap_or_default().into(),
        })
    }

    /// Bytes it takes, as far as they count.
    pub(crate) fn bytes(&self) -> usize {
        self.bundle.body.len() + self.document.body.len()
    }
}

/// What may be done with a certificate that is authentic and the one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Standing {
    /// Serve and keep.
    Valid,
    /// Serve with the Report that says why not (expired, incomplete), and forget.
    NotValid,
    /// Refuse, with the proof.
    Revoked,
    /// Refuse for now, with the proof.
    Suspended,
}

impl Standing {
    /// Value of `Eco-Status`.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::NotValid => "not-valid",
            Self::Revoked => "revoked",
            Self::Suspended => "suspended",
        }
    }
}

/// A certificate that is authentic and the one asked for.
#[derive(Clone, Debug)]
pub(crate) struct Retrieved {
    pub(crate) kept: Kept,
    pub(crate) standing: Standing,
    pub(crate) origin: Origin,
    /// The code of the first check that did not pass.
    pub(crate) check: Option<Code>,
}

/// Why there is none.
#[derive(Clone, Debug)]
pub(crate) struct Missed {
    pub(crate) problem: Problem,
    /// Seconds after which to try again, where it is not the problem's usual time.
    pub(crate) retry_after: Option<u32>,
    pub(crate) origin: Origin,
    /// The code that decided.
    pub(crate) check: Option<Code>,
}

impl Missed {
    pub(crate) fn new(problem: Problem, origin: Origin) -> Self {
        Self { problem, retry_after: None, origin, check: None }
    }

    /// Too many attempts; nobody else was asked.
    pub(crate) fn limited(seconds: u32) -> Self {
        let origin = Origin::forwarded(Way::Miss, "; detail=limited");
        Self { retry_after: Some(seconds), ..Self::new(Problem::RateLimited, origin) }
    }
}

/// Where an answer comes from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Origin {
    /// The value of `Cache-Status` (RFC 9211).
    pub(crate) status: String,
    pub(crate) way: Way,
}

/// The same in a word, for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Way {
    /// From what is kept, as it is.
    Hit,
    /// Nothing was kept.
    Miss,
    /// What was kept is too old to be served as it is, or nearly.
    Stale,
}

impl Way {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::Miss => "miss",
            Self::Stale => "stale",
        }
    }
}

impl Origin {
    pub(crate) fn hit(way: Way, detail: &str) -> Self {
        Self { status: format!("eco-edge; hit{detail}"), way }
    }

    pub(crate) fn forwarded(way: Way, detail: &str) -> Self {
        Self { status: format!("eco-edge; fwd={}{detail}", way.word()), way }
    }
}

/// What comes of a question.
pub(crate) type Outcome = Result<Retrieved, Missed>;

/// An [`Outcome`] on its way to another isolate.
#[derive(Serialize, Deserialize)]
struct Told {
    result: Result<(String, Standing), (String, Option<u32>)>,
    origin: Origin,
    check: Option<String>,
}

/// As JSON.
pub(crate) fn to_json(outcome: &Outcome) -> String {
    let code = |check: &Option<Code>| check.map(|code| code.as_str().to_owned());
    let told = match outcome {
        Ok(Retrieved { kept, standing, origin, check }) => Told {
            result: Ok((kept.bundle.body.to_string(), *standing)),
            origin: origin.clone(),
            check: code(check),
        },
        Err(Missed { problem, retry_after, origin, check }) => Told {
            result: Err((problem.row().slug.to_owned(), *retry_after)),
            origin: origin.clone(),
            check: code(check),
        },
    };
    // Strings and numbers: nothing in it can fail to serialise.
    serde_json::to_string(&told).unwrap_or_default()
}

/// From JSON; `None` when it is no outcome.
pub(crate) fn from_json(text: &str) -> Option<Outcome> {
    let Told { result, origin, check } = serde_json::from_str(text).ok()?;
    let check = check.and_then(|text| Code::ALL.iter().find(|code| code.as_str() == text).copied());
    Some(match result {
        Ok((bundle, standing)) => {
            Ok(Retrieved { kept: Kept::read(&bundle)?, standing, origin, check })
        }
        Err((slug, retry_after)) => {
            let problem = *Problem::ALL.iter().find(|problem| problem.row().slug == slug)?;
            Err(Missed { problem, retry_after, origin, check })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_told_whole() {
        let missed = Missed {
            retry_after: Some(77),
            check: Some(Code::StatusRevoked),
            ..Missed::new(Problem::RateLimited, Origin::hit(Way::Hit, "; x"))
        };
        let read = from_json(&to_json(&Err(missed))).expect("an outcome").expect_err("missed");
        assert_eq!((read.problem, read.retry_after), (Problem::RateLimited, Some(77)));
        assert_eq!((read.check, read.origin.way), (Some(Code::StatusRevoked), Way::Hit));
        assert_eq!(read.origin.status, "eco-edge; hit; x");
        for text in
            ["", "{}", r#"{"result":{"Err":["no-such",null]},"origin":{"status":"","way":"Hit"}}"#]
        {
            assert!(from_json(text).is_none(), "{text}");
        }
    }
}
