//! Unix seconds into RFC 3339 text in UTC and calendar dates, and back.

use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

use crate::error::IssueError;

/// Seconds of one day.
pub const DAY: i64 = 86_400;

/// `2026-06-01T00:00:00Z` for Unix seconds.
///
/// # Errors
/// [`IssueError::Time`] outside the years 1970 to 9999.
pub fn rfc3339(unix: i64) -> Result<String, IssueError> {
    utc(unix)?.format(&Rfc3339).map_err(|_| IssueError::Time)
}

/// `2026-06-01` for Unix seconds, in UTC.
///
/// # Errors
/// [`IssueError::Time`] outside the years 1970 to 9999.
pub fn date(unix: i64) -> Result<String, IssueError> {
    let date = utc(unix)?.date();
    Ok(format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day()))
}

/// Unix seconds of RFC 3339 text in any zone.
///
/// # Errors
/// [`IssueError::Time`] when the text is not RFC 3339.
pub fn parse_rfc3339(text: &str) -> Result<i64, IssueError> {
    OffsetDateTime::parse(text, &Rfc3339)
        .map(|time| time.to_offset(UtcOffset::UTC).unix_timestamp())
        .map_err(|_| IssueError::Time)
}

/// The last second of the day one calendar year after the day of `unix`: the treaty's year of
/// validity (Art. 3.16.6), last day included. 29 February ends on 28 February.
///
/// # Errors
/// [`IssueError::Time`] outside the years 1970 to 9998.
pub fn end_of_treaty_year(unix: i64) -> Result<i64, IssueError> {
    let date = utc(unix)?.date();
    let next = date.year() + 1;
    let date = date
        .replace_year(next)
        .or_else(|_| date.replace_day(28).and_then(|date| date.replace_year(next)))
        .map_err(|_| IssueError::Time)?;
    Ok(date.midnight().assume_utc().unix_timestamp() + DAY - 1)
}

/// Now, in Unix seconds, by the clock of this machine.
#[must_use]
pub fn now() -> i64 {
    OffsetDateTime::now_utc().unix_timestamp()
}

fn utc(unix: i64) -> Result<OffsetDateTime, IssueError> {
    match OffsetDateTime::from_unix_timestamp(unix) {
        Ok(time) if unix >= 0 => Ok(time),
        _ => Err(IssueError::Time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_seconds() {
        assert_eq!(rfc3339(1_780_272_000).expect("in range"), "2026-06-01T00:00:00Z");
        assert_eq!(date(1_780_272_000 - 1).expect("in range"), "2026-05-31");
        assert_eq!(parse_rfc3339("2026-06-01T08:00:00+08:00").expect("RFC"), 1_780_272_000);
        assert!(rfc3339(-1).is_err() && rfc3339(i64::MAX).is_err());
        assert!(parse_rfc3339("2026-06-01").is_err());
    }

    #[test]
    fn the_treaty_year_includes_its_last_day_and_knows_leap_days() {
        let end = |from: &str| {
            let from = parse_rfc3339(from).expect("RFC");
            rfc3339(end_of_treaty_year(from).expect("in range")).expect("in range")
        };
        assert_eq!(end("2026-06-01T10:00:00Z"), "2027-06-01T23:59:59Z");
        assert_eq!(end("2028-02-29T00:00:00Z"), "2029-02-28T23:59:59Z");
    }
}
