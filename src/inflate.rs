//! Packed bytes to bytes, under a hard limit: DEFLATE (RFC 1951) in its ZLIB and gzip frames. It is read
//! here and not by a library because every web page loads it.

mod deflate;

use crate::limits;

/// Why something cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packed {
    /// Damaged, or not of that form.
    Broken,
    /// More than [`limits::INFLATED_STATUS_BYTES`].
    TooLarge,
    /// Something follows.
    NotAll,
}

/// RFC 1950, the check of the content included.
pub(crate) fn zlib(packed: &[u8]) -> Result<Vec<u8>, Packed> {
    let (header, content) = packed.split_first_chunk().ok_or(Packed::Broken)?;
    // 2.2: DEFLATE, a window of up to 32 kB, no dictionary, and a checksum.
    let [method, flags] = header;
    if method & 0x8f != 8 || flags & 0x20 != 0 || u16::from_be_bytes(*header) % 31 != 0 {
        return Err(Packed::Broken);
    }
    let (bytes, rest) = content_of(content)?;
    let (sum, rest) = rest.split_at_checked(4).ok_or(Packed::Broken)?;
    if adler32(&bytes).to_be_bytes() != sum {
        return Err(Packed::Broken);
    }
    if rest.is_empty() { Ok(bytes) } else { Err(Packed::NotAll) }
}

/// RFC 1952: one member, the checks of content and length included.
pub(crate) fn gzip(packed: &[u8]) -> Result<Vec<u8>, Packed> {
    let content = after_header(packed).ok_or(Packed::Broken)?;
    let (bytes, rest) = content_of(content)?;
    let (trailer, rest) = rest.split_at_checked(8).ok_or(Packed::Broken)?;
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    if [crc32(&bytes).to_le_bytes(), size.to_le_bytes()].concat() != trailer {
        return Err(Packed::Broken);
    }
    if rest.is_empty() { Ok(bytes) } else { Err(Packed::NotAll) }
}

/// What follows a gzip header (2.3): ten bytes, and by its flags extra data, two texts, a checksum.
fn after_header(packed: &[u8]) -> Option<&[u8]> {
    let (header, mut rest) = packed.split_at_checked(10)?;
    let [0x1f, 0x8b, 8, flags, ..] = header else { return None };
    if flags & 0b1110_0000 != 0 {
        return None;
    }
    if flags & 4 != 0 {
        let (size, after) = rest.split_first_chunk()?;
        rest = after.get(usize::from(u16::from_le_bytes(*size))..)?;
    }
    for text in [8, 16] {
        if flags & text != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end.checked_add(1)?..)?;
        }
    }
    if flags & 2 != 0 {
        let header = packed.get(..packed.len().checked_sub(rest.len())?)?;
        let (sum, after) = rest.split_at_checked(2)?;
        if crc32(header).to_le_bytes().get(..2) != Some(sum) {
            return None;
        }
        rest = after;
    }
    Some(rest)
}

/// The content, and what follows it.
fn content_of(packed: &[u8]) -> Result<(Vec<u8>, &[u8]), Packed> {
    deflate::content(packed, usize::try_from(limits::INFLATED_STATUS_BYTES).unwrap_or(usize::MAX))
}

/// RFC 1950, 8.2.
fn adler32(bytes: &[u8]) -> u32 {
    let (mut low, mut high) = (1_u32, 0_u32);
    // As many as cannot overflow.
    for some in bytes.chunks(5552) {
        for byte in some {
            low += u32::from(*byte);
            high += low;
        }
        (low, high) = (low % 65_521, high % 65_521);
    }
    (high << 16) | low
}

/// RFC 1952, 8.
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (byte, entry) in (0_u32..).zip(&mut table) {
        *entry = (0..8).fold(byte, |sum, _| (sum >> 1) ^ ((sum & 1) * 0xedb8_8320));
    }
    let step = |sum: u32, byte: &u8| {
        let [low, ..] = sum.to_le_bytes();
        (sum >> 8) ^ table.get(usize::from(low ^ byte)).copied().unwrap_or_default()
    };
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, GzBuilder, write::ZlibEncoder};
    use proptest::prelude::*;
    use std::io::Write;

    fn packed(header: GzBuilder, bytes: &[u8]) -> Vec<u8> {
        let mut writer = header.write(Vec::new(), Compression::default());
        writer.write_all(bytes).expect("memory");
        writer.finish().expect("memory")
    }

    proptest! {
        #[test]
        fn what_flate2_packs(mut bytes: Vec<u8>, times in 0_usize..300) {
            bytes = bytes.repeat(times);
            let plain = packed(GzBuilder::new(), &bytes);
            assert_eq!(gzip(&plain).as_ref(), Ok(&bytes));
            let named = GzBuilder::new().extra(b"extra".as_slice()).filename("name").comment("why");
            assert_eq!(gzip(&packed(named, &bytes)).as_ref(), Ok(&bytes));
            let mut writer = ZlibEncoder::new(Vec::new(), Compression::fast());
            writer.write_all(&bytes).expect("memory");
            assert_eq!(zlib(&writer.finish().expect("memory")), Ok(bytes));
        }

        #[test]
        fn anything(bytes: Vec<u8>) {
            let _ = (gzip(&bytes), zlib(&bytes));
        }
    }

    #[test]
    fn a_byte_more_less_or_other_is_refused() {
        let good = packed(GzBuilder::new(), b"some bytes, some bytes");
        assert_eq!(gzip(&[&good[..], b"x"].concat()), Err(Packed::NotAll));
        for end in 0..good.len() {
            assert_eq!(gzip(&good[..end]), Err(Packed::Broken), "{end}");
        }
        for at in [0, 1, 2, good.len() - 1, good.len() - 5] {
            let mut other = good.clone();
            other[at] ^= 1;
            assert_eq!(gzip(&other), Err(Packed::Broken), "{at}");
        }
    }

    #[test]
    fn no_more_than_the_limit() {
        let limit = usize::try_from(limits::INFLATED_STATUS_BYTES).expect("a limit");
        assert_eq!(
            gzip(&packed(GzBuilder::new(), &vec![0; limit])).map(|all| all.len()),
            Ok(limit)
        );
        assert_eq!(gzip(&packed(GzBuilder::new(), &vec![0; limit + 1])), Err(Packed::TooLarge));
    }
}
