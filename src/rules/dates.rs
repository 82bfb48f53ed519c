//! D01-D08: the treaty's dates, by the calendar in UTC.

use super::Judged;
use crate::check::Context;
use crate::claims::CertificateOfOrigin;
use crate::code::Code;
use crate::envelope::Kind;
use crate::report::Finding;
use crate::time::Date;

fn at_issue_date(code: Code, issued: Date) -> Finding {
    Finding::at(code, "/issueDate").with("actual", issued.to_string())
}

/// D01: not issued in the future; one day is allowed for time zones.
pub(super) fn not_in_future(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let Some(issued) = c.issue_date else { return Judged::No };
    if issued > context.now.date().plus_days(1) {
        out.push(at_issue_date(Code::RulesIssuedInFuture, issued));
    }
    Judged::Yes
}

/// D02: valid for one year from the date of issue, the last day included.
pub(super) fn within_one_year(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let Some(issued) = c.issue_date else { return Judged::No };
    let last_day = issued.plus_years(1);
    if context.now.date() > last_day {
        out.push(at_issue_date(Code::RulesYearOver, issued).with("lastDay", last_day.to_string()));
    }
    Judged::Yes
}

/// Of a certificate that says when the goods left: the dates of issue and departure.
fn issued_and_departed(c: &CertificateOfOrigin) -> Result<(Date, Date), Judged> {
    if c.kind == Kind::DeclarationOfOrigin {
        return Err(Judged::Yes);
    }
    let issued = c.issue_date.ok_or(Judged::No)?;
    match c.departure_date {
        Some(departed) => Ok((issued, departed)),
        None => Err(Judged::unless_unreadable(c, "transport")),
    }
}

/// D03.
pub(super) fn retroactive_marked(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let (issued, departed) = match issued_and_departed(c) {
        Ok(dates) => dates,
        Err(judged) => return judged,
    };
    if departed < issued && c.issued_retroactively != Some(true) {
        // The mark may be what is not disclosed, or what cannot be read.
        let unknown = c.withholds || c.unreadable.contains(&"issuedRetroactively");
        if c.issued_retroactively.is_none() && unknown {
            return Judged::No;
        }
        let pointer = "/issuedRetroactively".to_owned();
        out.push(
            Finding::new(Code::RulesRetroactiveNotMarked, pointer)
                .with("departureDate", departed.to_string())
                .with("issueDate", issued.to_string()),
        );
    }
    Judged::Yes
}

/// D04.
pub(super) fn issued_in_time(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let (issued, departed) = match issued_and_departed(c) {
        Ok(dates) => dates,
        Err(judged) => return judged,
    };
    let last_day = departed.plus_years(1);
    if issued > last_day {
        out.push(
            at_issue_date(Code::RulesIssuedTooLate, issued)
                .with("departureDate", departed.to_string())
                .with("lastDay", last_day.to_string()),
        );
    }
    Judged::Yes
}

/// D05.
pub(super) fn retroactive_needed(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if let Ok((issued, departed)) = issued_and_departed(c)
        && c.issued_retroactively == Some(true)
        && issued <= departed
    {
        let pointer = "/issuedRetroactively".to_owned();
        out.push(
            Finding::new(Code::RulesRetroactiveNotNeeded, pointer)
                .with("departureDate", departed.to_string())
                .with("issueDate", issued.to_string()),
        );
    }
    Judged::Yes
}

/// D06.
pub(super) fn declared_first(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let date = |signed: Option<&crate::claims::Signed>| signed.and_then(|signed| signed.date);
    if let (Some(declared), Some(certified)) =
        (date(c.exporter_declaration.as_ref()), date(c.certification.as_ref()))
        && declared > certified
    {
        let pointer = "/exporterDeclaration/date".to_owned();
        out.push(
            Finding::new(Code::RulesDeclaredAfterCertification, pointer)
                .with("actual", declared.to_string())
                .with("certified", certified.to_string()),
        );
    }
    Judged::Yes
}

/// D07.
pub(super) fn in_force(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let Some(issued) = c.issue_date else { return Judged::No };
    for country in [&c.issuing_country, &c.importing_country].into_iter().flatten() {
        // What is no Party is said by F02 and F06.
        let Some(party) = context.data.party(country) else { continue };
        if issued < party.entry_into_force {
            out.push(
                at_issue_date(Code::RulesBeforeEntryIntoForce, issued)
                    .with("country", country.as_str())
                    .with("inForce", party.entry_into_force.to_string()),
            );
        }
    }
    Judged::when(c.issuing_country.is_some() && c.importing_country.is_some())
}

/// D08.
pub(super) fn hs_edition(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if let (Some(issued), Some(edition)) = (c.issue_date, c.hs_edition.as_deref())
        && let Some(due) = context.data.edition_on(issued)
        && due != edition
    {
        let finding = Finding::at(Code::RulesHsEditionDiffers, "/hsEdition");
        out.push(finding.with("expected", due).with("actual", edition));
    }
    Judged::Yes
}
