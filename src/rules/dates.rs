//! D01, D02: the treaty's dates, by the calendar in UTC.

use super::Judged;
use crate::check::Context;
use crate::claims::CertificateOfOrigin;
use crate::code::Code;
use crate::report::Finding;

/// D01: not issued in the future; one day is allowed for time zones.
pub(super) fn not_in_future(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let Some(issued) = c.issue_date else { return Judged::No };
    if issued > context.now.date().plus_days(1) {
        out.push(
            Finding::new(Code::RulesIssuedInFuture, "/issueDate".to_owned())
                .with("actual", issued.to_string()),
        );
    }
    Judged::Yes
}

/// D02, Art. 3.16.6: valid for one year from the date of issue, the last day included.
pub(super) fn within_one_year(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let Some(issued) = c.issue_date else { return Judged::No };
    let last_day = issued.plus_years(1);
    if context.now.date() > last_day {
        let finding = Finding::new(Code::RulesYearOver, "/issueDate".to_owned());
        out.push(finding.with("actual", issued.to_string()).with("lastDay", last_day.to_string()));
    }
    Judged::Yes
}
