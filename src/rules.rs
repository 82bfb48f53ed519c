//! The RCEP content rules of docs/profile.md: what a customs officer would object to. One pure
//! function each; ids are stable.

mod dates;
mod form;
mod items;

use crate::check::Context;
use crate::claims::CertificateOfOrigin;
use crate::report::Finding;

/// A rule and the treaty text behind it.
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) judge: fn(&CertificateOfOrigin, &Context<'_>, &mut Vec<Finding>) -> Judged,
}

/// Whether a rule had what it needs. A rule that does not apply has been judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judged {
    Yes,
    /// What it judges is missing or malformed (the claims check says which).
    No,
}

impl Judged {
    fn when(there: bool) -> Self {
        if there { Self::Yes } else { Self::No }
    }
}

/// All rules, in the order of the form.
pub(crate) const RULES: &[Rule] = &[
    Rule { id: "F01", judge: form::certificate_number },
    Rule { id: "F02", judge: form::exporter },
    Rule { id: "F03", judge: form::consignee },
    Rule { id: "F04", judge: form::producer },
    Rule { id: "F05", judge: form::consignment },
    Rule { id: "F06", judge: form::importing_country },
    Rule { id: "F07", judge: form::exporter_declaration },
    Rule { id: "F08", judge: form::certification },
    Rule { id: "I05", judge: items::criterion },
    Rule { id: "I06", judge: items::fob_value },
    Rule { id: "D01", judge: dates::not_in_future },
    Rule { id: "D02", judge: dates::within_one_year },
];

/// The fifteen Parties, ISO 3166-1 alpha-2 (RCEP Art. 1.2).
const PARTIES: [&str; 15] =
    ["AU", "BN", "CN", "ID", "JP", "KH", "KR", "LA", "MM", "MY", "NZ", "PH", "SG", "TH", "VN"];

fn is_party(country: &str) -> bool {
    PARTIES.contains(&country)
}

/// Names and addresses need something to read in them.
fn is_blank(text: Option<&String>) -> bool {
    text.is_some_and(|text| text.trim().is_empty())
}
