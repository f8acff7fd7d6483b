//! What a project decides for good: its configuration, from text to the settings of a rewrite.
//!
//! Three files can hold it, in two syntaxes; it means the same in all. This module deliberately reads no file and does
//! not decide which of several counts.

mod expression;
mod form;
mod guess;
mod hidden;
mod keys;
mod schema;
#[cfg(test)]
mod tests;
mod wrapper;

pub use form::Form;
pub use schema::schema;

use crate::rewrite::{Configured, Origins, Settings};
use crate::sdk::{Slot, Wrapper};
use crate::source::Span;
use crate::suppress::choice::Level;
use crate::syntax::Text;
use expression::Expression;
use std::collections::BTreeMap;

/// What a configuration file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// Paths to leave out, each in the syntax of a line of an ignore file and relative to the configuration's folder.
    pub exclude: Vec<Glob>,
    /// Rules that do not count in some files; the patterns are like those of `exclude`.
    pub ignores: Vec<(Glob, Vec<String>)>,
    /// By rule, what became of its usual level.
    pub levels: BTreeMap<String, Level>,
    /// What the project has around the SDK.
    pub wrappers: Vec<Wrapper>,
    /// By language.
    identities: BTreeMap<&'static str, Expression>,
    /// By language, the API key's SID and its secret.
    keys: BTreeMap<&'static str, [Expression; 2]>,
    origins: Origins,
    variables: BTreeMap<Slot, Text>,
}

/// A pattern of paths, and where the configuration has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    /// As it is written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// Something in a configuration that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Mistake {
    /// The key, or another place that may be shown.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What may have been meant, or what there is to choose from.
    pub help: Option<String>,
}

/// A configuration that was found in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What it says, as far as that is right.
    pub config: Config,
    /// What is wrong with it, in order.
    pub mistakes: Vec<Mistake>,
    /// What of the file may not be shown: values, which can be secrets even where none belongs.
    pub hidden: Vec<Span>,
}

impl Config {
    /// What it says about rewrites of a language's files with this extension.
    #[must_use]
    pub fn settings(&self, language: &str, extension: &str) -> Settings {
        let identity = self.identities.get(language).filter(|expression| expression.is_for(extension));
        let keys = self.keys.get(language).filter(|keys| keys.iter().all(|key| key.is_for(extension)));
        Settings {
            identity: identity.map(|expression| Configured::ByFile(expression.text.clone())),
            origins: self.origins,
            variables: self.variables.clone(),
            keys: keys.map(|keys| keys.each_ref().map(|key| key.text.as_str().into())),
        }
    }
}

/// Reads the configuration in a file's text; `None` if the file has none.
#[must_use]
pub fn parse(form: Form, text: &str) -> Option<Parsed> {
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parsed = form.parse(plain)?;
    let shift = text.len() - plain.len();
    let Config { exclude, ignores, .. } = &mut parsed.config;
    let places = exclude.iter_mut().chain(ignores.iter_mut().map(|(glob, _)| glob)).map(|glob| &mut glob.span);
    let places = places.chain(parsed.mistakes.iter_mut().map(|mistake| &mut mistake.span)).chain(&mut parsed.hidden);
    places.for_each(|span| *span = Span::new(span.start + shift, span.end + shift));
    Some(parsed)
}
