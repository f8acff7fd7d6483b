//! Whether a file's bytes name the SDK at all: most files do not, and need no parsing.

use super::Table;
use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

/// The words of a table's `candidates`, ready to be searched.
#[derive(Debug)]
pub struct Prefilter {
    /// Finds a place where it is worth looking closer. One pass over nearly every file ends here.
    leads: AhoCorasick,
    groups: Vec<Vec<Finder<'static>>>,
}

impl Prefilter {
    /// The prefilter of a table.
    ///
    /// # Errors
    /// If the words are too many to search for.
    pub fn new(table: &Table) -> Result<Self, aho_corasick::BuildError> {
        let first = table.candidates.iter().filter_map(|group| group.first()).collect::<Vec<_>>();
        let is_lead = |word: &&&String| !first.iter().any(|other| *other != **word && word.contains(other.as_str()));
        let leads = AhoCorasick::new(first.iter().filter(is_lead))?;
        let finder = |word: &String| Finder::new(word.as_bytes()).into_owned();
        let groups = table.candidates.iter().map(|group| group.iter().map(finder).collect()).collect();
        Ok(Self { leads, groups })
    }

    /// Whether the bytes hold every word of one of the lists.
    #[must_use]
    pub fn accepts(&self, bytes: &[u8]) -> bool {
        let complete = |group: &Vec<Finder<'_>>| group.iter().all(|word| word.find(bytes).is_some());
        self.leads.is_match(bytes) && self.groups.iter().any(complete)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_of_one_list_are_needed() {
        let table = "language = 'x'\nseparator = '.'\ntype = []\ncandidates = [['AB'], ['B', 'c']]";
        let prefilter = Prefilter::new(&Table::parse(table).expect("valid")).expect("few words");
        for (bytes, accepted) in [("xABx", true), ("c B", true), ("xB", false), ("c", false), ("", false)] {
            assert_eq!(prefilter.accepts(bytes.as_bytes()), accepted, "{bytes}");
        }
    }
}
