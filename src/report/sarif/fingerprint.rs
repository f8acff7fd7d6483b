//! The fingerprint that code scanning services compute for the line of a result.
//!
//! It is the same whoever computes it: a polynomial hash of the 100 characters from the start of the line, blanks left
//! out, and a count that tells lines with the same hash apart. This module deliberately knows nothing of findings.

use std::collections::HashMap;

/// Characters that count, from the start of a line.
const BLOCK: usize = 100;
const FACTOR: u64 = 37;
/// Stands after the last character.
const END: u64 = 0xffff;

/// For each line of a text, in order, its fingerprint. A carriage return ends a line too.
pub(super) fn line_fingerprints(text: &str) -> Vec<String> {
    let (characters, starts) = significant(text);
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let fingerprints = starts.into_iter().map(|start| {
        let block = characters[start..].iter().copied().chain(std::iter::repeat(0)).take(BLOCK);
        let hash = block.fold(0_u64, |hash, character| hash.wrapping_mul(FACTOR).wrapping_add(character));
        let count = seen.entry(hash).or_default();
        *count += 1;
        format!("{hash:x}:{count}")
    });
    fingerprints.collect()
}

/// The text in UTF-16 without blanks, with one kind of line end, and where each line starts in it.
fn significant(text: &str) -> (Vec<u64>, Vec<usize>) {
    let mut characters = Vec::with_capacity(text.len() + 1);
    let mut starts = vec![0];
    let mut after_return = false;
    for unit in text.encode_utf16() {
        let is_return = unit == u16::from(b'\r');
        let is_newline = unit == u16::from(b'\n');
        if is_return || (is_newline && !after_return) {
            characters.push(u64::from(b'\n'));
            starts.push(characters.len());
        } else if !is_newline && unit != u16::from(b' ') && unit != u16::from(b'\t') {
            characters.push(u64::from(unit));
        }
        after_return = is_return;
    }
    characters.push(END);
    (characters, starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_are_those_that_services_compute() {
        assert_eq!(line_fingerprints(""), ["c129715d7a2bc9a3:1"]);
        let expected = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"];
        assert_eq!(line_fingerprints(" a\nb\n  \t\tc\n d"), expected);
        let expected = [
            "e9496ae3ebfced30:1",
            "fb7c023a8b9ccb3f:1",
            "ce8ba1a563dcdaca:1",
            "e20e36e16fcb0cc8:1",
            "b3edc88f2938467e:1",
            "c8e28b0b4002a3a0:1",
            "c129715d7a2bc9a3:1",
        ];
        let mixed = " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n";
        assert_eq!(line_fingerprints(mixed), expected);
    }

    #[test]
    fn equal_lines_are_counted() {
        let fingerprints = line_fingerprints(&"Lorem ipsum dolor sit amet.\n".repeat(10));
        assert_eq!(fingerprints[0], "a7f2ff13bc495cf2:1");
        assert_eq!(fingerprints[5], "a7f2ff13bc495cf2:6");
        assert_eq!(fingerprints[6], "a7f2ff1481e87703:1");
        assert_eq!(fingerprints[10], "c129715d7a2bc9a3:1");
    }
}
