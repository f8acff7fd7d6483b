//! The files that can hold a configuration, and where in them it stands.

use super::{Mistake, Parsed, hidden, keys};
use crate::document::{Broken, Node};
use crate::source::Span;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The tool's own file: all of it is the configuration.
    Own,
    /// A Python project's file, with a table for each tool.
    Pyproject,
    /// A package's manifest, with a key for each tool.
    Package,
}

impl Form {
    /// All, in the order in which they count within one folder.
    pub const ALL: [Self; 3] = [Self::Own, Self::Pyproject, Self::Package];

    /// The file's name.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Own => "tokenlift.toml",
            Self::Pyproject => "pyproject.toml",
            Self::Package => "package.json",
        }
    }

    /// What a file of this name is; the tool's own where the name says nothing else.
    #[must_use]
    pub fn of(file: &str) -> Self {
        Self::ALL.into_iter().find(|form| form.file() == file).unwrap_or(Self::Own)
    }

    /// The keys that lead to the configuration.
    #[must_use]
    pub const fn path(self) -> &'static [&'static str] {
        match self {
            Self::Own => &[],
            Self::Pyproject => &["tool", "tokenlift"],
            Self::Package => &["tokenlift"],
        }
    }

    /// Reads a text without byte order mark; `None` if there is no configuration in it.
    pub(super) fn parse(self, text: &str) -> Option<Parsed> {
        let name = self.path().last().map_or("", |name| name);
        // Another tool's file that only mentions the name, and is broken, is not this tool's business.
        let key = if self == Self::Package { format!("\"{name}\"") } else { name.to_owned() };
        if !text.contains(&key) {
            return None;
        }
        let document = match self {
            Self::Own | Self::Pyproject => Node::toml(text),
            Self::Package => Node::json(text),
        };
        let document = match document {
            Ok(document) => document,
            Err(broken) => return Some(self.broken(text, &broken)),
        };
        let table = document.get(self.path())?;
        let (config, mut mistakes, shown) = keys::read(table);
        mistakes.sort_by_key(|mistake| mistake.span);
        Some(Parsed { config, mistakes, hidden: hidden::values(text, &document, &shown) })
    }

    fn broken(self, text: &str, broken: &Broken) -> Parsed {
        let syntax = if self == Self::Package { "JSON" } else { "TOML" };
        let reason = broken.reason.split('\n').next().filter(|reason| !reason.is_empty());
        let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        let (span, hidden) = hidden::unread(text, broken.line);
        let mistake = Mistake { span, message: format!("the file is not valid {syntax}{reason}"), help: None };
        Parsed { mistakes: vec![mistake], hidden, ..Parsed::default() }
    }
}

impl Mistake {
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: None }
    }

    pub(super) fn with(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
