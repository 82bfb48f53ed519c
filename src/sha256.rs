//! Messages to their SHA-256 (FIPS 180-4, 6.2). Where there are vectors, that is in the full build as
//! WebAssembly, many messages are hashed four at a time; elsewhere `sha2` alone does it.

#[cfg(all(feature = "full", any(test, target_feature = "simd128")))]
mod four;
#[cfg(all(feature = "full", any(test, target_feature = "simd128")))]
mod quad;

use sha2::{Digest, Sha256};

/// The digest of one message.
pub(crate) fn digest(message: &[u8]) -> [u8; 32] {
    Sha256::digest(message).into()
}

/// The digests of many messages, in their order.
#[cfg(feature = "full")]
pub(crate) fn digests(messages: &[&[u8]]) -> Vec<[u8; 32]> {
    #[cfg(target_feature = "simd128")]
    return four::digests(messages);
    #[cfg(not(target_feature = "simd128"))]
    messages.iter().map(|message| digest(message)).collect()
}

#[cfg(all(test, feature = "full"))]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    /// Bytes of which no block is like another.
    fn bytes(length: usize, seed: usize) -> Vec<u8> {
        let blocks = (0..=length / 32).map(|i| digest(format!("{seed} {i}").as_bytes()));
        blocks.flatten().take(length).collect()
    }

    fn check(messages: &[Vec<u8>]) {
        let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();
        let due: Vec<[u8; 32]> = messages.iter().map(|m| Sha256::digest(m).into()).collect();
        assert_eq!(four::digests(&messages), due, "{:?}", lengths(&messages));
        assert_eq!(digests(&messages), due);
    }

    fn lengths(messages: &[&[u8]]) -> Vec<usize> {
        messages.iter().map(|message| message.len()).collect()
    }

    #[test]
    fn every_length_alone_and_among_others() {
        for length in 0..=300 {
            // Beside it shorter ones, longer ones, and those where the padding takes another block.
            let beside = [300 - length, length, 0, 55, 56, 63, 64, 119, 120, 1000, length / 2];
            for count in 0..=beside.len() {
                let all = beside.iter().take(count).chain([&length]);
                check(&all.enumerate().map(|(i, length)| bytes(*length, i)).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn all_lengths_in_one_go() {
        check(&(0..=300).map(|length| bytes(length, length)).collect::<Vec<_>>());
        check(&(0..=300).map(|i| bytes(i * 7919 % 301, i)).collect::<Vec<_>>());
        check(&[]);
    }

    #[test]
    fn what_the_standard_says() {
        // FIPS 180-4's own examples: one block, two, and a million times the same letter.
        let million = vec![b'a'; 1_000_000];
        let two = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
        let found = four::digests(&[b"abc", two, &million, b"", b"abc"]);
        let due = [
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ];
        assert_eq!(
            found.iter().map(|digest| crate::encoding::hex(digest)).collect::<Vec<_>>(),
            due
        );
    }

    proptest! {
        #[test]
        fn groups_of_any_size(messages in vec(vec(any::<u8>(), 0..200), 0..=12)) {
            check(&messages);
        }

        #[test]
        fn groups_of_long_and_short(lengths in vec(prop_oneof![0..9_usize, 0..9000_usize], 0..=12)) {
            check(&lengths.iter().enumerate().map(|(i, length)| bytes(*length, i)).collect::<Vec<_>>());
        }
    }
}
