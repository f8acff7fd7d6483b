//! What a file says before any of it is lowered: its constants, and where its heredocs stand.

use crate::{source::Span, syntax::Text};
use std::collections::{BTreeMap, VecDeque};

/// What the file defines under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Defined {
    /// A class or module.
    Module,
    /// A constant that is given a value.
    Value,
}

/// The constants that a file defines, by their names from the top.
#[derive(Debug, Default)]
pub(super) struct Constants {
    pub(super) defined: BTreeMap<Vec<Text>, Defined>,
    /// The file's own modules, outermost first.
    pub(super) modules: Vec<Vec<Text>>,
}

/// What a qualified name means.
pub(super) enum Meaning {
    /// A class or module of this file.
    Own,
    /// Its first segments are a constant of this file.
    Value(usize),
    /// It lies in a module that this file defines only a part of.
    Inside(Vec<Text>),
    /// The file does not define it.
    Elsewhere,
}

impl Constants {
    /// Whether a name is the last segment of one that the file defines.
    pub(super) fn has_segment(&self, name: &str) -> bool {
        self.defined.keys().any(|path| path.last().is_some_and(|last| &**last == name))
    }

    pub(super) fn meaning(&self, nesting: &[Vec<Text>], path: &[Text]) -> Meaning {
        let top = Vec::new();
        for around in nesting.iter().rev().chain([&top]) {
            let whole = |end: usize| [around.as_slice(), &path[..end]].concat();
            if !self.defined.contains_key(&whole(1)) {
                continue;
            }
            let value = (1..=path.len()).find(|&end| self.defined.get(&whole(end)) == Some(&Defined::Value));
            return match value {
                Some(end) => Meaning::Value(end),
                None if self.defined.contains_key(&whole(path.len())) => Meaning::Own,
                None => Meaning::Inside(whole(1)),
            };
        }
        Meaning::Elsewhere
    }
}

/// Where the texts of heredocs stand: the announcements and the texts come in the same order.
#[derive(Debug, Default)]
pub(super) struct Heredocs {
    open: VecDeque<Span>,
    pub(super) bodies: BTreeMap<usize, Span>,
}

impl Heredocs {
    pub(super) fn begin(&mut self, at: Span) {
        self.open.push_back(at);
    }

    pub(super) fn body(&mut self, at: Span) {
        if let Some(begin) = self.open.pop_front() {
            self.bodies.insert(begin.start, at);
        }
    }
}
