//! DEFLATE (RFC 1951) to the bytes that were packed and those that follow. As strict as zlib: a code must
//! be complete, except that it may be one code of one bit, or none that is ever used.

use super::Packed::{self, Broken, TooLarge};

/// The order in which the lengths of the code for lengths are written (3.2.7).
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// At most `limit` bytes of content, and what follows it.
pub(super) fn content(packed: &[u8], limit: usize) -> Result<(Vec<u8>, &[u8]), Packed> {
    let mut bits = Bits { rest: packed, held: 0, count: 0 };
    let mut bytes = Vec::with_capacity(limit.min(32 * 1024));
    // Made once: a list may be made of nothing but empty blocks.
    let fixed = Codes::new(&fixed(), 288)?;
    loop {
        let last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => bits = stored(bits, packed, &mut bytes, limit)?,
            1 => block(&mut bits, &fixed, &mut bytes, limit)?,
            2 => {
                let codes = dynamic(&mut bits)?;
                block(&mut bits, &codes, &mut bytes, limit)?;
            }
            _ => return Err(Broken),
        }
        if last {
            return Ok((bytes, bits.after(packed)?));
        }
    }
}

/// A block of bytes as they are (3.2.4), and the bits after it.
fn stored<'a>(
    mut bits: Bits<'a>,
    packed: &'a [u8],
    bytes: &mut Vec<u8>,
    limit: usize,
) -> Result<Bits<'a>, Packed> {
    bits.skip(bits.count % 8)?;
    let (size, check) = (bits.take(16)?, bits.take(16)?);
    let (stored, rest) = bits.after(packed)?.split_at_checked(size.into()).ok_or(Broken)?;
    if size != !check {
        return Err(Broken);
    }
    if stored.len() > limit.saturating_sub(bytes.len()) {
        return Err(TooLarge);
    }
    bytes.extend_from_slice(stored);
    Ok(Bits { rest, held: 0, count: 0 })
}

/// The lengths of the codes of a block that brings none, of which 288 are for literals (3.2.6).
fn fixed() -> Vec<u16> {
    let mut lengths = vec![8; 144];
    lengths.resize(256, 9);
    lengths.resize(280, 7);
    lengths.resize(288, 8);
    lengths.resize(320, 5);
    lengths
}

/// The codes of a block that brings its own (3.2.7).
fn dynamic(bits: &mut Bits<'_>) -> Result<Codes, Packed> {
    let literals = usize::from(bits.take(5)?) + 257;
    let all = usize::from(bits.take(5)?) + 1 + literals;
    if literals > 286 || all > literals + 30 {
        return Err(Broken);
    }
    let mut lengths = [0; 19];
    for place in ORDER.iter().take(usize::from(bits.take(4)?) + 4) {
        *lengths.get_mut(*place).ok_or(Broken)? = bits.take(3)?;
    }
    let code = Code::new(&lengths)?;
    if !code.is_complete() {
        return Err(Broken);
    }
    let mut lengths: Vec<u16> = Vec::with_capacity(all);
    while lengths.len() < all {
        let (length, times) = match code.read(bits)? {
            16 => (*lengths.last().ok_or(Broken)?, bits.take(2)? + 3),
            17 => (0, bits.take(3)? + 3),
            18 => (0, bits.take(7)? + 11),
            length => (length, 1),
        };
        lengths.resize(lengths.len() + usize::from(times), length);
    }
    if lengths.len() > all || lengths.get(256).is_none_or(|end_of_block| *end_of_block == 0) {
        return Err(Broken);
    }
    Codes::new(&lengths, literals)
}

/// One block's literals and repetitions (3.2.5).
fn block(
    bits: &mut Bits<'_>,
    codes: &Codes,
    bytes: &mut Vec<u8>,
    limit: usize,
) -> Result<(), Packed> {
    loop {
        let symbol = codes.literals.read(bits)?;
        let room = limit.saturating_sub(bytes.len());
        if let Ok(byte) = u8::try_from(symbol) {
            if room == 0 {
                return Err(TooLarge);
            }
            bytes.push(byte);
            continue;
        }
        let mut size = match symbol {
            256 => return Ok(()),
            285 => 258,
            286.. => return Err(Broken),
            _ => 3 + graded(bits, symbol - 257, 2)?,
        };
        let distance = match codes.distances.read(bits)? {
            30.. => return Err(Broken),
            symbol => 1 + graded(bits, symbol, 1)?,
        };
        let start = bytes.len().checked_sub(distance).ok_or(Broken)?;
        if size > room {
            return Err(TooLarge);
        }
        // What was just repeated may be repeated with it: each time up to twice as much.
        while size > 0 {
            let part = size.min(bytes.len() - start);
            bytes.extend_from_within(start..start + part);
            size -= part;
        }
    }
}

/// A number from its symbol and the bits that follow: the symbol counts in steps that double every
/// `2^digits` symbols.
fn graded(bits: &mut Bits<'_>, symbol: u16, digits: u16) -> Result<usize, Packed> {
    let Some(more) = (symbol >> digits).checked_sub(1) else { return Ok(symbol.into()) };
    let step = (symbol & !(u16::MAX << digits)) | (1 << digits);
    Ok(usize::from((step << more) | bits.take(more)?))
}

/// The two codes of a block.
struct Codes {
    literals: Code,
    distances: Code,
}

impl Codes {
    /// From all lengths, of which so many are for literals.
    fn new(lengths: &[u16], literals: usize) -> Result<Self, Packed> {
        let (literals, distances) = lengths.split_at_checked(literals).ok_or(Broken)?;
        Ok(Self { literals: Code::new(literals)?, distances: Code::new(distances)? })
    }
}

/// A canonical Huffman code (3.2.2), its codes filled up with zeros to 15 bits.
struct Code {
    /// For each length from one bit: where the codes of up to that length end, and what to add to one of
    /// that length for the place of its symbol.
    lengths: [(u16, u16); 15],
    symbols: Vec<u16>,
}

/// Where the codes of a complete code end.
const COMPLETE: u16 = 1 << 15;

impl Code {
    /// From the length in bits of each symbol's code; zero: it has none.
    fn new(lengths: &[u16]) -> Result<Self, Packed> {
        let mut code = Self { lengths: [(0, 0); 15], symbols: vec![0; lengths.len()] };
        // How many codes have each length, and then where the next one of it belongs.
        let mut places = [0_u16; 16];
        for length in lengths {
            *places.get_mut(usize::from(*length)).ok_or(Broken)? += 1;
        }
        let (mut before, mut end) = (0_u16, 0_u16);
        for ((filled, place), entry) in
            (0_u16..15).rev().zip(places.iter_mut().skip(1)).zip(&mut code.lengths)
        {
            let offset = before.wrapping_sub(end >> filled);
            let count = std::mem::replace(place, before);
            before += count;
            end = (u32::from(end) + (u32::from(count) << filled)).try_into().map_err(|_| Broken)?;
            if end > COMPLETE {
                return Err(Broken);
            }
            *entry = (end, offset);
        }
        for (symbol, length) in (0_u16..).zip(lengths).filter(|(_, length)| **length > 0) {
            let place = places.get_mut(usize::from(*length)).ok_or(Broken)?;
            *code.symbols.get_mut(usize::from(*place)).ok_or(Broken)? = symbol;
            *place += 1;
        }
        match (before, end) {
            (0, _) | (1, 0x4000) | (_, COMPLETE) => Ok(code),
            _ => Err(Broken),
        }
    }

    fn is_complete(&self) -> bool {
        self.lengths.last().is_some_and(|(end, _)| *end == COMPLETE)
    }

    /// The symbol whose code is next.
    fn read(&self, bits: &mut Bits<'_>) -> Result<u16, Packed> {
        bits.fill();
        let [low, high, ..] = bits.held.to_le_bytes();
        let next = u16::from_le_bytes([low, high]).reverse_bits() >> 1;
        let found = (1_u16..).zip(&self.lengths).find(|(_, (end, _))| next < *end);
        let (length, (_, offset)) = found.ok_or(Broken)?;
        bits.skip(length)?;
        let place = (next >> (15 - length)).wrapping_add(*offset);
        self.symbols.get(usize::from(place)).copied().ok_or(Broken)
    }
}

/// Bits, from the lowest of each byte (3.1.1).
struct Bits<'a> {
    rest: &'a [u8],
    /// `count` bits taken from `rest`, and zeros above them.
    held: u32,
    count: u16,
}

impl<'a> Bits<'a> {
    /// Holds 25 bits, unless fewer are left.
    fn fill(&mut self) {
        while self.count <= 24
            && let [byte, rest @ ..] = self.rest
        {
            self.held |= u32::from(*byte) << self.count;
            self.count += 8;
            self.rest = rest;
        }
    }

    fn skip(&mut self, count: u16) -> Result<(), Packed> {
        self.count = self.count.checked_sub(count).ok_or(Broken)?;
        self.held >>= count;
        Ok(())
    }

    /// A number of up to 16 bits.
    fn take(&mut self, count: u16) -> Result<u16, Packed> {
        self.fill();
        let [low, high, ..] = (self.held & !(u32::MAX << count)).to_le_bytes();
        self.skip(count)?;
        Ok(u16::from_le_bytes([low, high]))
    }

    /// The whole bytes at the end of `all` that were not read.
    fn after(&self, all: &'a [u8]) -> Result<&'a [u8], Packed> {
        let read = all.len().checked_sub(self.rest.len() + usize::from(self.count / 8));
        all.get(read.ok_or(Broken)?..).ok_or(Broken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, Decompress, FlushDecompress, Status, write::DeflateEncoder};
    use proptest::prelude::*;
    use std::io::Write;

    const LIMIT: usize = 16 << 20;

    /// What flate2 makes of it: the content, and how many bytes follow. In one step: in more, it puts
    /// zeros before the first byte.
    fn theirs(packed: &[u8]) -> Option<(Vec<u8>, usize)> {
        // Two bits make 258 bytes at most, and none of these has 4,000 bytes that are not stored.
        let mut bytes = Vec::with_capacity(4 << 20);
        let mut reader = Decompress::new(false);
        let status = reader.decompress_vec(packed, &mut bytes, FlushDecompress::Finish);
        let read = usize::try_from(reader.total_in()).expect("a size");
        (status.ok()? == Status::StreamEnd).then(|| (bytes, packed.len() - read))
    }

    fn agree(packed: &[u8]) -> bool {
        let ours = content(packed, LIMIT).map(|(bytes, rest)| (bytes, rest.len())).ok();
        assert_eq!(ours, theirs(packed), "{packed:02x?}");
        ours.is_some()
    }

    fn packed(bytes: &[u8], level: u32) -> Vec<u8> {
        let mut writer = DeflateEncoder::new(Vec::new(), Compression::new(level));
        writer.write_all(bytes).expect("memory");
        writer.finish().expect("memory")
    }

    /// Numbers and how many bits they take, lowest bit first.
    fn bits(numbers: &[(u32, u32)]) -> Vec<u8> {
        let of = |(number, count): &(u32, u32)| {
            let number = *number;
            (0..*count).map(move |at| u8::from(number >> at & 1 == 1))
        };
        let all: Vec<u8> = numbers.iter().flat_map(of).collect();
        all.chunks(8).map(|byte| byte.iter().rev().fold(0, |sum, bit| sum * 2 + bit)).collect()
    }

    /// The head of a last block with these lengths: codes of four bits say the lengths 0 to 15.
    fn head(literals: &[u32], distances: &[u32]) -> Vec<(u32, u32)> {
        let count = |of: &[u32]| u32::try_from(of.len()).expect("few");
        let mut numbers =
            vec![(0b101, 3), (count(literals) - 257, 5), (count(distances) - 1, 5), (15, 4)];
        numbers.extend(ORDER.iter().map(|length| (if *length < 16 { 4 } else { 0 }, 3)));
        let codes = literals.iter().chain(distances).map(|length| (length.reverse_bits() >> 28, 4));
        numbers.extend(codes);
        numbers
    }

    /// Lengths of a complete code: one code, split as often as there are numbers.
    fn complete(splits: &[usize]) -> Vec<u32> {
        let mut lengths = vec![0];
        for split in splits {
            let at = split % lengths.len();
            if lengths[at] < 15 {
                lengths[at] += 1;
                lengths.insert(at, lengths[at]);
            }
        }
        lengths
    }

    /// The lengths, as far as there is room, at random places of so many.
    fn spread(lengths: &[u32], places: &[usize], size: usize) -> Vec<u32> {
        let mut all = vec![0; size];
        for (length, place) in lengths.iter().zip(places) {
            let free = (0..size).map(|more| (place + more) % size).find(|at| all[*at] == 0);
            if let Some(free) = free {
                all[free] = *length;
            }
        }
        all
    }

    proptest! {
        #[test]
        fn what_is_packed_at_any_level(bytes: Vec<u8>, mask: u8, times in 1_usize..40, level in 0_u32..10) {
            let bytes: Vec<u8> = bytes.repeat(times).iter().map(|byte| byte & mask).collect();
            let packed = packed(&bytes, level);
            prop_assert_eq!(content(&packed, bytes.len()), Ok((bytes.clone(), &b""[..])));
            if let Some(less) = bytes.len().checked_sub(1) {
                prop_assert_eq!(content(&packed, less), Err(TooLarge));
            }
        }

        #[test]
        fn cut_changed_and_continued(
            bytes: Vec<u8>, mask: u8, times in 1_usize..20, level in 0_u32..10,
            changes in prop::collection::vec((any::<prop::sample::Index>(), 0_u32..8), 0..3),
            cut: Option<prop::sample::Index>, more in prop::collection::vec(any::<u8>(), 0..4),
        ) {
            let bytes: Vec<u8> = bytes.repeat(times).iter().map(|byte| byte & mask).collect();
            let mut packed = packed(&bytes, level);
            for (at, bit) in changes {
                *at.get_mut(&mut packed) ^= 1 << bit;
            }
            packed.truncate(cut.map_or(packed.len(), |cut| cut.index(packed.len())));
            packed.extend(more);
            agree(&packed);
        }

        #[test]
        fn any_codes(
            splits in prop::collection::vec(0_usize..300, 0..280), places in prop::collection::vec(0_usize..286, 286),
            more_splits in prop::collection::vec(0_usize..30, 0..28), more_places in prop::collection::vec(0_usize..30, 30),
            sizes in (257_usize..=286, 1_usize..=30), other: Option<(prop::sample::Index, u32)>,
            body in prop::collection::vec(any::<u8>(), 0..2000),
        ) {
            let mut literals = spread(&complete(&splits), &places, sizes.0);
            let mut distances = spread(&complete(&more_splits), &more_places, sizes.1);
            if let Some((at, length)) = other {
                let all = literals.iter_mut().chain(&mut distances);
                all.skip(at.index(sizes.0 + sizes.1)).take(1).for_each(|it| *it = length % 16);
            }
            let mut numbers = head(&literals, &distances);
            numbers.extend(body.iter().map(|byte| (u32::from(*byte), 8)));
            // After as many stored bytes as a distance can reach over.
            let before = [&[0, 0, 0x80, 0xff, 0x7f][..], &[7; 1 << 15]].concat();
            agree(&[before, bits(&numbers)].concat());
        }

        #[test]
        fn anything(mut bytes: Vec<u8>, kind in 0_u8..4) {
            bytes.iter_mut().take(1).for_each(|first| *first = *first & !7 | kind << 1 | 1);
            agree(&bytes);
        }
    }

    #[test]
    fn codes_that_are_not_complete() {
        let mut literals = vec![0; 258];
        (literals[65], literals[256], literals[257]) = (1, 2, 2);
        // "A", then three bytes more, as far back as `distances` says; then the end.
        let body = [(0, 1), (3, 2), (0, 1), (1, 2)];
        let stream = |literals: &[u32], distances: &[u32], body: &[(u32, u32)]| {
            bits(&[&head(literals, distances)[..], body].concat())
        };
        for (distances, good) in [
            (&[1_u32][..], true),
            (&[1, 1], true),
            (&[2], false),
            (&[0], false),
            (&[1, 2], false),
            (&[1, 1, 1], false),
        ] {
            assert_eq!(agree(&stream(&literals, distances, &body)), good, "{distances:?}");
        }
        let one = stream(&literals, &[1], &body);
        assert_eq!(content(&one, LIMIT), Ok((b"AAAA".to_vec(), &b""[..])));
        // The other bit of a code of one bit, and a distance beyond what there is.
        assert!(!agree(&stream(&literals, &[1], &[(0, 1), (3, 2), (1, 1), (1, 2)])));
        assert!(!agree(&stream(&literals, &[0, 1], &body)));
        // No distance at all, where none is needed.
        assert!(agree(&stream(&literals, &[0], &[(0, 1), (1, 2)])));
        // Only an end; no end; more codes than bits; fewer.
        let only =
            |at: usize, length| [&vec![0; at][..], &[length], &vec![0; 256 - at][..]].concat();
        assert!(agree(&stream(&only(256, 1), &[0], &[(0, 1)])));
        assert!(!agree(&stream(&only(256, 2), &[0], &[(0, 2)])));
        assert!(!agree(&stream(&only(65, 1), &[0], &[(0, 1)])));
        assert!(!agree(&stream(&[1; 257], &[0], &[(0, 1)])));
    }

    #[test]
    fn what_no_block_may_say() {
        // A fourth kind of block; lengths of stored bytes that do not agree.
        assert!(!agree(&bits(&[(0b111, 3), (0, 32)])));
        assert!(!agree(&bits(&[(0b001, 8), (1, 16), (1, 16), (0, 8)])));
        assert!(agree(&bits(&[(0b001, 8), (1, 16), (0xfffe, 16), (0, 8)])));
        // Symbols 286 and 287 (C6 and C7), and distances 30 and 31, are in the fixed codes only.
        assert!(agree(&bits(&[(0b011, 3), (0x0c, 8), (0, 7)])));
        for symbol in [0x63, 0xe3] {
            assert!(!agree(&bits(&[(0b011, 3), (symbol, 8), (0, 32)])));
        }
        for distance in [0x0f, 0x1f] {
            assert!(!agree(&bits(&[(0b011, 3), (0x0c, 8), (0x40, 7), (distance, 5), (0, 32)])));
        }
        // More codes than there are symbols.
        let mut head = head(&[8; 286], &[5; 30]);
        for (at, count) in [(1, 30), (2, 30)] {
            let before = std::mem::replace(&mut head[at], (count, 5));
            assert!(!agree(&bits(&head)));
            head[at] = before;
        }
        // A repetition of no length, and one that goes on after the last.
        let lengths = |own: &[usize]| ORDER.map(|it| (u32::from(own.contains(&it)), 3));
        let repeats = [&[(0b101, 3), (0, 5), (0, 5), (15, 4)][..], &lengths(&[0, 16])].concat();
        assert!(!agree(&bits(&[&repeats[..], &[(1, 1), (0, 32)]].concat())));
        let zeros = [&[(0b101, 3), (0, 5), (0, 5), (15, 4)][..], &lengths(&[1, 18])].concat();
        let (long, one) = ((1 | 127 << 1, 8), (0, 1));
        assert!(agree(&bits(&[&zeros[..], &[long, (1 | 107 << 1, 8), one, one, (0, 8)]].concat())));
        assert!(!agree(&bits(
            &[&zeros[..], &[long, (1 | 107 << 1, 8), one, long, (0, 8)]].concat()
        )));
    }
}
