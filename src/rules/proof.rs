//! G04, A01, A02, B01-B03, C01: the kinds of proof beside the plain certificate (Art. 3.16-3.21).

use super::{Judged, is_blank};
use crate::check::Context;
use crate::claims::CertificateOfOrigin;
use crate::code::Code;
use crate::envelope::Kind;
use crate::report::Finding;

/// G04: declarations by approved exporters are for all Parties, those of any exporter or producer
/// only where both are known to use them. Which kind of document it is, is for the format check.
pub(super) fn declaration_kind(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    // Who made it may be what is not disclosed.
    if c.kind != Kind::DeclarationOfOrigin || c.approved_exporter.is_some() || c.withholds {
        return Judged::Yes;
    }
    let Some(issued) = c.issue_date else { return Judged::Yes };
    for (country, pointer) in
        [(&c.issuing_country, "/issuingCountry"), (&c.importing_country, "/importingCountry")]
    {
        let party = country.as_deref().and_then(|country| context.data.party(country));
        if let Some(party) = party
            && party.exporter_declarations.is_none_or(|since| issued < since)
        {
            let finding = Finding::new(Code::RulesDeclarationNotAccepted, pointer.to_owned());
            out.push(finding.with("country", party.country.as_str()));
        }
    }
    Judged::Yes
}

/// A01: what the declaration itself says of the authorisation.
pub(super) fn approved_exporter(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let Some(exporter) = &c.approved_exporter else {
        return Judged::unless_unreadable(c, "approvedExporter");
    };
    if is_blank(exporter.code.as_ref()) {
        let pointer = "/approvedExporter/code".to_owned();
        out.push(Finding::new(Code::RulesApprovedExporterCodeBlank, pointer));
    }
    // On the day of issue, and on the day it was completed.
    let completed = c.completion.as_ref().and_then(|completion| completion.date);
    if let (Some(last), Some(until)) = (c.issue_date.max(completed), exporter.valid_until)
        && until < last
    {
        let pointer = "/approvedExporter/validUntil".to_owned();
        out.push(
            Finding::new(Code::RulesAuthorisationEnded, pointer)
                .with("until", until.to_string())
                .with("issueDate", last.to_string()),
        );
    }
    Judged::unless_unreadable(c, "approvedExporter")
}

/// A02.
pub(super) fn declaration(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if c.kind != Kind::DeclarationOfOrigin {
        return Judged::Yes;
    }
    let signatory = c.completion.as_ref().and_then(|completion| completion.signatory.as_ref());
    for (pointer, text) in [
        ("/declarationReference", c.declaration_reference.as_ref()),
        ("/completion/signatory", signatory),
    ] {
        if is_blank(text) {
            out.push(Finding::new(Code::RulesDeclarationIncomplete, pointer.to_owned()));
        }
    }
    Judged::when(c.declaration_reference.is_some() && signatory.is_some())
}

/// B01.
pub(super) fn original(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if let Some(original) = &c.back_to_back {
        if is_blank(original.number.as_ref()) {
            let pointer = "/backToBack/originalNumber".to_owned();
            out.push(Finding::new(Code::RulesBackToBackIncomplete, pointer));
        }
        for (name, country) in [
            ("issuingCountry", &original.issuing_country),
            ("rcepCountryOfOrigin", &original.country_of_origin),
        ] {
            if let Some(country) = country
                && context.data.party(country).is_none()
            {
                let finding =
                    Finding::new(Code::RulesOriginalNotParty, format!("/backToBack/{name}"));
                out.push(finding.with("actual", country.as_str()));
            }
        }
    }
    Judged::unless_unreadable(c, "backToBack")
}

/// B02: it must not outlive the original.
pub(super) fn original_in_time(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if let Some(original) = c.back_to_back.as_ref().and_then(|original| original.issue_date) {
        let finding = |code| {
            Finding::at(code, "/backToBack/originalIssueDate").with("actual", original.to_string())
        };
        let last_day = original.plus_years(1);
        if context.now.date() > last_day {
            out.push(finding(Code::RulesOriginalExpired).with("lastDay", last_day.to_string()));
        }
        if let Some(issued) = c.issue_date.filter(|issued| *issued < original) {
            out.push(finding(Code::RulesOriginalLater).with("issueDate", issued.to_string()));
        }
    }
    Judged::unless_unreadable(c, "backToBack")
}

/// B03.
pub(super) fn intermediate(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let first = c.back_to_back.as_ref().and_then(|original| original.issuing_country.as_deref());
    if first.is_some() && first == c.issuing_country.as_deref() {
        let pointer = "/backToBack/issuingCountry".to_owned();
        out.push(Finding::new(Code::RulesBackToBackSameParty, pointer).with("actual", first));
    }
    Judged::Yes
}

/// C01: the copy bears the original's number and date, and its own date in box 14.
pub(super) fn true_copy(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if let (Some(copied), Some(issued)) = (c.true_copy_date, c.issue_date) {
        let last_day = issued.plus_years(1);
        if copied < issued || copied > last_day {
            out.push(
                Finding::at(Code::RulesTrueCopyDate, "/certifiedTrueCopyDate")
                    .with("actual", copied.to_string())
                    .with("issueDate", issued.to_string())
                    .with("lastDay", last_day.to_string()),
            );
        }
    }
    Judged::unless_unreadable(c, "certifiedTrueCopyDate")
}
