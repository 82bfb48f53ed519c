//! Decimal text to exact numbers, for quantities, amounts and the factors between units.

/// An exact decimal number: `digits` shifted by `places` after the point, without trailing zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: u128,
    places: usize,
}

impl Decimal {
    /// Digits that a quantity or amount needs at most; longer ones are not reckoned with.
    const DIGITS: usize = 24;

    /// Reads `^[0-9]+(\.[0-9]+)?$` of at most 24 digits that count.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(fraction) {
            return None;
        }
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        if whole.len() + fraction.len() > Self::DIGITS {
            return None;
        }
        let digits = whole.bytes().chain(fraction.bytes());
        let digits = digits.fold(0, |digits, b| digits * 10 + u128::from(b - b'0'));
        Some(Self { digits, places: fraction.len() }.plain())
    }

    /// The product; `None` where it is too long.
    pub(crate) fn times(&self, other: &Self) -> Option<Self> {
        let digits = self.digits.checked_mul(other.digits)?;
        Some(Self { digits, places: self.places + other.places }.plain())
    }

    fn plain(mut self) -> Self {
        while self.places > 0 && self.digits.is_multiple_of(10) {
            self = Self { digits: self.digits / 10, places: self.places - 1 };
        }
        self
    }

    /// Whether it is no more than another.
    pub(crate) fn at_most(&self, other: &Self) -> Option<bool> {
        let scaled = |n: &Self, places: usize| {
            n.digits.checked_mul(10_u128.checked_pow(u32::try_from(places - n.places).ok()?)?)
        };
        let places = self.places.max(other.places);
        Some(scaled(self, places)? <= scaled(other, places)?)
    }
}
