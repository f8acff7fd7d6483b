//! Whether a file's bytes name the SDK at all: most files do not, and need no parsing.

use super::Table;
use memchr::memmem::Finder;

/// The words of a table's `candidates`, ready to be searched.
#[derive(Debug)]
pub struct Prefilter {
    /// The first words of the lists, each once. Nearly every file has none of them. Searching for two or three words one
    /// after the other by their rarest bytes beats one search for all by their first.
    leads: Vec<Finder<'static>>,
    groups: Vec<Vec<Finder<'static>>>,
}

impl Prefilter {
    /// The prefilter of a table.
    #[must_use]
    pub fn new(table: &Table) -> Self {
        Self::of_words(&table.candidates)
    }

    /// A prefilter for files with every word of one of these lists.
    #[must_use]
    pub fn of_words(candidates: &[Vec<String>]) -> Self {
        let finder = |word: &String| Finder::new(word.as_bytes()).into_owned();
        let mut leads = candidates.iter().filter_map(|group| group.first()).collect::<Vec<_>>();
        leads.sort_unstable();
        leads.dedup();
        let groups = candidates.iter().map(|group| group.iter().map(finder).collect()).collect();
        Self { leads: leads.into_iter().map(finder).collect(), groups }
    }

    /// Whether the bytes hold every word of one of the lists.
    #[must_use]
    pub fn accepts(&self, bytes: &[u8]) -> bool {
        let complete = |group: &Vec<Finder<'_>>| group.iter().all(|word| word.find(bytes).is_some());
        self.leads.iter().any(|lead| lead.find(bytes).is_some()) && self.groups.iter().any(complete)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_of_one_list_are_needed() {
        let table = "language = 'x'\nseparator = '.'\ntype = []\ncandidates = [['AB'], ['B', 'c']]";
        let prefilter = Prefilter::new(&Table::parse(table).expect("valid"));
        for (bytes, accepted) in [("xABx", true), ("c B", true), ("xB", false), ("c", false), ("", false)] {
            assert_eq!(prefilter.accepts(bytes.as_bytes()), accepted, "{bytes}");
        }
    }
}
