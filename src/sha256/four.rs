//! Many messages to their SHA-256, four at a time: a [`Quad`] holds the same word of four messages. A lane
//! whose message has ended gets the next one, so messages need not be of one length. Names and numbers in
//! brackets are those of FIPS 180-4.

use super::quad::{Quad, add, and, left, or, quad, right, same, select, words, xor};
use sha2::block_api::compress256;
use std::mem;

type Block = [u8; 64];

/// Lanes of which one may be idle: with fewer, one message after the other is quicker.
const LEAST: usize = 3;

/// The initial hash value (5.3.3).
const INITIAL: [u32; 8] = [
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

/// The constants K of the rounds, sixteen by sixteen (4.2.2).
static K: [[u32; 16]; 4] = [
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
        0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
        0x9bdc06a7, 0xc19bf174,
    ],
    [
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc,
        0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
        0x06ca6351, 0x14292967,
    ],
    [
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
        0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624,
        0xf40e3585, 0x106aa070,
    ],
    [
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
        0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb,
        0xbef9a3f7, 0xc67178f2,
    ],
];

/// The digests of these messages, in their order.
pub(super) fn digests(messages: &[&[u8]]) -> Vec<[u8; 32]> {
    let ends: Vec<_> = messages.iter().map(|message| End::of(message)).collect();
    let mut digests = vec![[0; 32]; messages.len()];
    let mut waiting = messages.iter().zip(&ends).zip(&mut digests).map(Lane::new);
    let mut lanes: Vec<_> = waiting.by_ref().take(4).collect();
    while lanes.len() >= LEAST {
        step(&mut lanes);
        lanes.retain_mut(|lane| !lane.has_ended());
        lanes.extend(waiting.by_ref().take(4 - lanes.len()));
    }
    for mut lane in lanes {
        compress256(&mut lane.state, lane.blocks);
        compress256(&mut lane.state, lane.end);
        lane.write();
    }
    digests
}

/// What follows a message's last whole block: the rest of it, padded (5.1.1), in one block or two.
struct End {
    blocks: [Block; 2],
    count: usize,
}

impl End {
    fn of(message: &[u8]) -> Self {
        let (_, rest) = message.as_chunks::<64>();
        let mut blocks = [[0; 64]; 2];
        for (to, from) in blocks.as_flattened_mut().iter_mut().zip(rest.iter().chain(&[0x80])) {
            *to = *from;
        }
        let [first, second] = &mut blocks;
        let (last, count) = if rest.len() < 56 { (first, 1) } else { (second, 2) };
        // No memory holds so many bytes that the number of bits would not fit.
        let bits = u64::try_from(message.len()).unwrap_or(u64::MAX).wrapping_mul(8);
        last.split_at_mut(56).1.copy_from_slice(&bits.to_be_bytes());
        Self { blocks, count }
    }
}

/// A message on its way.
struct Lane<'m> {
    state: [u32; 8],
    /// What comes now; empty: nothing does any more.
    blocks: &'m [Block],
    /// What comes after that.
    end: &'m [Block],
    digest: &'m mut [u8; 32],
}

impl<'m> Lane<'m> {
    fn new(((message, end), digest): ((&&'m [u8], &'m End), &'m mut [u8; 32])) -> Self {
        let (blocks, _) = message.as_chunks();
        let end = end.blocks.get(..end.count).unwrap_or_default();
        let mut lane = Self { state: INITIAL, blocks, end, digest };
        lane.advance(0);
        lane
    }

    /// Leaves so many blocks behind.
    fn advance(&mut self, count: usize) {
        self.blocks = self.blocks.get(count..).unwrap_or_default();
        if self.blocks.is_empty() {
            self.blocks = mem::take(&mut self.end);
        }
    }

    /// Whether its digest has been written, as all blocks are behind it.
    fn has_ended(&mut self) -> bool {
        if self.blocks.is_empty() {
            self.write();
        }
        self.blocks.is_empty()
    }

    fn write(&mut self) {
        for (bytes, word) in self.digest.as_chunks_mut().0.iter_mut().zip(self.state) {
            *bytes = word.to_be_bytes();
        }
    }
}

/// Takes all lanes as many blocks further as the shortest has.
fn step(lanes: &mut [Lane<'_>]) {
    let count = lanes.iter().map(|lane| lane.blocks.len()).min().unwrap_or_default();
    match lanes {
        [a, b, c, d] => compress(
            [&mut a.state, &mut b.state, &mut c.state, &mut d.state],
            [a.blocks, b.blocks, c.blocks, d.blocks],
        ),
        [a, b, c] => compress(
            [&mut a.state, &mut b.state, &mut c.state, &mut INITIAL.clone()],
            [a.blocks, b.blocks, c.blocks, c.blocks],
        ),
        _ => {}
    }
    for lane in lanes {
        lane.advance(count);
    }
}

/// Hashes blocks into four states, until one has no more (6.2.2).
fn compress(states: [&mut [u32; 8]; 4], [a, b, c, d]: [&[Block]; 4]) {
    let mut state = across(states.each_ref().map(|state| **state));
    for (((a, b), c), d) in a.iter().zip(b).zip(c).zip(d) {
        let before = state;
        let mut schedule = across([a, b, c, d].map(words_of));
        let [first, rest @ ..] = &K;
        state = rounds(state, &schedule, first);
        for k in rest {
            schedule = next(schedule);
            state = rounds(state, &schedule, k);
        }
        for (word, before) in state.iter_mut().zip(before) {
            *word = add(*word, before);
        }
    }
    let [a, b, c, d] = states;
    for ((((quad, a), b), c), d) in state.into_iter().zip(a).zip(b).zip(c).zip(d) {
        [*a, *b, *c, *d] = words(quad);
    }
}

fn words_of(block: &Block) -> [u32; 16] {
    let mut words = [0; 16];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    words
}

/// The first words of all four, the second ones, and so on.
#[inline(always)]
fn across<const N: usize>([a, b, c, d]: [[u32; N]; 4]) -> [Quad; N] {
    let mut quads = [same(0); N];
    for (to, (((a, b), c), d)) in quads.iter_mut().zip(a.into_iter().zip(b).zip(c).zip(d)) {
        *to = quad(a, b, c, d);
    }
    quads
}

/// Sixteen rounds (6.2.2, 3).
#[inline(always)]
fn rounds(mut state: [Quad; 8], w: &[Quad; 16], k: &[u32; 16]) -> [Quad; 8] {
    macro_rules! in_turn {
        ($($t:literal)*) => {
            $(state = round(state, w[$t], k[$t]);)*
        };
    }
    in_turn!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15);
    state
}

#[inline(always)]
fn round([a, b, c, d, e, f, g, h]: [Quad; 8], w: Quad, k: u32) -> [Quad; 8] {
    let sigma_1 = xor(xor(rotate(e, 6), rotate(e, 11)), rotate(e, 25));
    let choice = xor(and(e, xor(f, g)), g);
    let t_1 = add(add(add(add(h, sigma_1), choice), same(k)), w);
    let sigma_0 = xor(xor(rotate(a, 2), rotate(a, 13)), rotate(a, 22));
    // Where a and b agree they are the majority, elsewhere c is.
    let majority = select(xor(a, b), c, b);
    [add(t_1, add(sigma_0, majority)), a, b, c, add(d, t_1), e, f, g]
}

/// The next sixteen words of the message schedule (6.2.2, 1).
#[inline(always)]
fn next(mut w: [Quad; 16]) -> [Quad; 16] {
    // Each takes the place of the one sixteen before it.
    macro_rules! in_turn {
        ($($t:literal, $t_15:literal, $t_7:literal, $t_2:literal;)*) => {
            $(w[$t] = add(add(w[$t], sigma_0(w[$t_15])), add(w[$t_7], sigma_1(w[$t_2])));)*
        };
    }
    in_turn!(
        0, 1, 9, 14; 1, 2, 10, 15; 2, 3, 11, 0; 3, 4, 12, 1;
        4, 5, 13, 2; 5, 6, 14, 3; 6, 7, 15, 4; 7, 8, 0, 5;
        8, 9, 1, 6; 9, 10, 2, 7; 10, 11, 3, 8; 11, 12, 4, 9;
        12, 13, 5, 10; 13, 14, 6, 11; 14, 15, 7, 12; 15, 0, 8, 13;
    );
    w
}

#[inline(always)]
fn sigma_0(w: Quad) -> Quad {
    xor(xor(rotate(w, 7), rotate(w, 18)), right(w, 3))
}

#[inline(always)]
fn sigma_1(w: Quad) -> Quad {
    xor(xor(rotate(w, 17), rotate(w, 19)), right(w, 10))
}

/// To the right; there is no such instruction for vectors.
#[inline(always)]
fn rotate(w: Quad, by: u32) -> Quad {
    or(right(w, by), left(w, 32 - by))
}
