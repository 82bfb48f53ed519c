//! Bytes of text looked at eight at a time: most need no more than that.

const HIGHS: u64 = 0x8080_8080_8080_8080;

/// The highest bit of each byte that is `byte`; above one that is, others may be set as well.
const fn equal(word: u64, byte: u8) -> u64 {
    below(word ^ repeated(byte), 1)
}

/// The same of each byte that is less than `limit`.
const fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(repeated(limit)) & !word & HIGHS
}

const fn repeated(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Of each byte that no JSON text has plainly in a string.
const fn special(word: u64) -> u64 {
    below(word, b' ') | equal(word, b'"') | equal(word, b'\\')
}

const fn is_special(byte: u8) -> bool {
    matches!(byte, 0..b' ' | b'"' | b'\\')
}

/// Where the first control character, quotation mark or backslash stands.
#[inline]
pub(crate) fn first_special(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk() {
        let found = special(u64::from_le_bytes(*eight));
        if found != 0 {
            return Some(at + usize::try_from(found.trailing_zeros() / 8).unwrap_or(0));
        }
        (at, rest) = (at + eight.len(), after);
    }
    rest.iter().position(|byte| is_special(*byte)).map(|more| at + more)
}

/// Whether all of it is printable ASCII without quotation marks and backslashes.
#[inline]
pub(crate) fn is_plain(bytes: &[u8]) -> bool {
    let Some(last) = bytes.last_chunk() else {
        return bytes.iter().all(|byte| !is_special(*byte) && *byte < 0x7f);
    };
    let odd = |eight: &[u8; 8]| {
        let word = u64::from_le_bytes(*eight);
        special(word) | equal(word, 0x7f) | word & HIGHS
    };
    let (words, _) = bytes.as_chunks();
    words.iter().fold(odd(last), |all, eight| all | odd(eight)) == 0
}

/// Whether JSON text is ASCII without escapes and DEL: whatever it says is printable ASCII then.
pub(crate) fn says_ascii(json: &[u8]) -> bool {
    let odd = |word| equal(word, 0x7f) | equal(word, b'\\') | word & HIGHS;
    let (words, rest) = json.as_chunks();
    let words = words.iter().fold(0, |all, eight| all | odd(u64::from_le_bytes(*eight)));
    words == 0 && rest.iter().all(|byte| *byte < 0x7f && *byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(bytes: &[u8]) {
        let special = |byte: &u8| matches!(byte, 0..0x20 | b'"' | b'\\');
        assert_eq!(first_special(bytes), bytes.iter().position(special), "{bytes:?}");
        let plain = bytes.iter().all(|byte| matches!(byte, b' '..=b'~') && !special(byte));
        assert_eq!(is_plain(bytes), plain, "{bytes:?}");
        let ascii = bytes.iter().all(|byte| *byte < 0x7f && *byte != b'\\');
        assert_eq!(says_ascii(bytes), ascii, "{bytes:?}");
    }

    #[test]
    fn each_byte_at_each_place() {
        for length in 0..40 {
            for at in 0..length {
                for byte in 0..=u8::MAX {
                    let mut bytes = vec![b'a'; length];
                    if let Some(place) = bytes.get_mut(at) {
                        *place = byte;
                    }
                    same(&bytes);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes(bytes: Vec<u8>) {
            same(&bytes);
        }

        #[test]
        fn any_text(text in r#"[ -~]{0,40}["\\]?\PC{0,3}[ -~]{0,12}"#) {
            same(text.as_bytes());
        }
    }
}
