//! Text to moments and calendar dates, strictly (RFC 3339, XSD `dateTimeStamp`). No clock in here.

use std::fmt;

const SECONDS_PER_DAY: i64 = 86_400;

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixTime(pub i64);

/// A day of the proleptic Gregorian calendar, years 0001 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i64,
    month: i64,
    day: i64,
}

impl UnixTime {
    /// Reads `2026-06-01T00:00:00Z`, with optional fraction (cut off) and `Z` or `+hh:mm`.
    /// A missing zone, lower case letters, a leap second and `24:00` are refused.
    #[must_use]
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let (date, rest) = text.split_once('T')?;
        let date = Date::parse(date)?;
        let (clock, rest) = rest.split_at_checked(8)?;
        let [hour, minute, second] = numbers(clock, b':', [2, 2, 2])?;
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let zone = match rest.strip_prefix('.') {
            Some(fraction) => {
                let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
                if zone.len() == fraction.len() {
                    return None;
                }
                zone
            }
            None => rest,
        };
        let offset = match zone.split_at_checked(1)? {
            ("Z", "") => 0,
            (sign @ ("+" | "-"), clock) => {
                let [hour, minute] = numbers(clock, b':', [2, 2])?;
                if hour > 14 || minute > 59 || (hour == 14 && minute > 0) {
                    return None;
                }
                let minutes = hour * 60 + minute;
                if sign == "+" { minutes } else { -minutes }
            }
            _ => return None,
        };
        let seconds = (hour * 60 + minute - offset) * 60 + second;
        Some(Self(date.days() * SECONDS_PER_DAY + seconds))
    }

    /// The same moment `seconds` later (earlier when negative); stops at the ends of the range.
    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// The calendar day in UTC.
    #[must_use]
    pub fn date(self) -> Date {
        Date::from_days(self.0.div_euclid(SECONDS_PER_DAY))
    }
}

/// `YYYY-MM-DDThh:mm:ssZ`.
impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.0.rem_euclid(SECONDS_PER_DAY);
        let [a, b] = two_digits(second / 3600);
        let [c, d] = two_digits(second / 60 % 60);
        let [g, h] = two_digits(second % 60);
        self.date().fmt(f)?;
        write_ascii(f, &[b'T', a, b, b':', c, d, b':', g, h, b'Z'])
    }
}

impl Date {
    /// The last day there is.
    pub(crate) const LAST: Self = Self { year: 9999, month: 12, day: 31 };

    /// Reads `YYYY-MM-DD`; a day that does not exist is refused.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [year, month, day] = numbers(text, b'-', [4, 2, 2])?;
        let exists =
            year > 0 && (1..=12).contains(&month) && day > 0 && day <= month_length(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// The same day `years` later; 29 February becomes 28 February where there is none.
    #[must_use]
    pub fn plus_years(self, years: i64) -> Self {
        let year = self.year.saturating_add(years);
        Self { year, month: self.month, day: self.day.min(month_length(year, self.month)) }
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_days(self.days().saturating_add(days))
    }

    /// Days since 1970-01-01, by counting years from March so that the leap day comes last.
    fn days(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let day_of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - 719_468
    }

    /// The inverse of [`Date::days`]; days outside the years 0001 to 9999 become the nearest end.
    fn from_days(days: i64) -> Self {
        let days = days.clamp(-719_162, 2_932_896) + 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        Self { year, month, day }
    }
}

/// `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b] = two_digits(self.year / 100);
        let [c, d] = two_digits(self.year % 100);
        let [g, h] = two_digits(self.month);
        let [i, j] = two_digits(self.day);
        write_ascii(f, &[a, b, c, d, b'-', g, h, b'-', i, j])
    }
}

/// The last two digits of a number that is not negative.
fn two_digits(number: i64) -> [u8; 2] {
    [number / 10 % 10, number % 10].map(|digit| b'0' + u8::try_from(digit).unwrap_or(0))
}

fn write_ascii(f: &mut fmt::Formatter<'_>, text: &[u8]) -> fmt::Result {
    f.write_str(str::from_utf8(text).unwrap_or_default())
}

fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads numbers of exactly so many digits, one `separator` between two.
fn numbers<const N: usize>(text: &str, separator: u8, widths: [usize; N]) -> Option<[i64; N]> {
    let mut numbers = [0; N];
    let mut rest = text.as_bytes();
    for (i, (number, width)) in numbers.iter_mut().zip(widths).enumerate() {
        if i > 0 {
            rest = rest.strip_prefix(&[separator])?;
        }
        let (digits, after) = rest.split_at_checked(width)?;
        for digit in digits {
            if !digit.is_ascii_digit() {
                return None;
            }
            *number = *number * 10 + i64::from(digit - b'0');
        }
        rest = after;
    }
    rest.is_empty().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-06-15T00:00:00Z", 1_781_481_600),
            ("2026-06-15T09:30:00+09:30", 1_781_481_600),
            ("2026-06-14T12:00:00.999-12:00", 1_781_481_600),
            ("1969-12-31T23:59:59Z", -1),
            ("2000-02-29T00:00:00Z", 951_782_400),
        ] {
            assert_eq!(UnixTime::parse_rfc3339(text), Some(UnixTime(seconds)), "{text}");
        }
        assert_eq!(UnixTime(1_781_481_600).to_string(), "2026-06-15T00:00:00Z");
    }

    #[test]
    fn refused_moments() {
        for text in [
            "2026-06-15",
            "2026-06-15T00:00:00",
            "2026-06-15 00:00:00Z",
            "2026-06-15t00:00:00z",
            "2026-06-15T24:00:00Z",
            "2026-06-15T23:59:60Z",
            "2026-06-15T00:00:00.Z",
            "2026-02-29T00:00:00Z",
            "2026-06-15T00:00:00+15:00",
            "2026-06-15T00:00:00+0900",
            "02026-06-15T00:00:00Z",
            "2026-06-15T00:00:00Zé",
            "",
            "2026-06-15T0é:00:00Z",
            "+026-06-15T00:00:00Z",
        ] {
            assert_eq!(UnixTime::parse_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_round_trips() {
        let mut before = Date::parse("1899-12-31").expect("a date");
        for days in -25_567..130_000 {
            let date = Date::from_days(days);
            assert_eq!(date.days(), days);
            assert_eq!(Date::parse(&date.to_string()), Some(date));
            assert!(date > before);
            before = date;
        }
    }

    #[test]
    fn one_year_by_the_calendar() {
        for (from, to) in [
            ("2024-02-29", "2025-02-28"),
            ("2023-02-28", "2024-02-28"),
            ("2026-06-01", "2027-06-01"),
        ] {
            assert_eq!(Date::parse(from).expect(from).plus_years(1).to_string(), to);
        }
    }
}
