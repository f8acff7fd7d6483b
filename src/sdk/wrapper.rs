//! In-house wrappers of the SDK: what a configuration adds to the table of a language.

use super::{Type, table::Table};
use crate::syntax::Text;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Classes and functions of the project's own that mint tokens, in the format of the SDK's tables.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wrapper {
    /// The language: `javascript` (TypeScript included), `python`, `php`, `ruby`, `java` or `csharp`.
    pub language: String,
    /// A file is looked into if it holds every word of one of these lists; usually the last words of the names.
    #[serde(default)]
    pub candidates: Vec<Vec<String>>,
    /// Beginnings of names, by the word that stands for each of them in braces.
    #[serde(default)]
    pub roots: BTreeMap<String, Vec<String>>,
    /// The classes and functions.
    #[serde(rename = "type")]
    pub types: Vec<Type>,
}

/// Why wrappers cannot be added to a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WrapperError {
    /// `static_of` names no type.
    #[error("`static_of` of the type `{0}` names no type that stands before it")]
    NoSuchType(String),
    /// Two types have one id.
    #[error("there is another type `{0}`")]
    Repeated(String),
    /// A type has no name by which it could be found.
    #[error("the type `{0}` has no names")]
    Nameless(String),
}

impl Wrapper {
    /// The words of files that are worth looking into.
    #[must_use]
    pub fn words(&self) -> Vec<Vec<String>> {
        if !self.candidates.is_empty() {
            return self.candidates.clone();
        }
        let names = self.types.iter().filter(|kind| kind.static_of.is_none()).flat_map(|kind| &kind.names);
        // The last word of a name stands in every file that uses it, but for those that can be left out.
        let is_told = |word: &&str| !["", "default", "index"].contains(word);
        let last = |name: &String| name.rsplit(|c: char| "#./\\:{}".contains(c)).find(is_told).map(str::to_owned);
        names.filter_map(last).map(|word| vec![word]).collect()
    }
}

impl Table {
    /// Whether a name is that of a wrapper, or of the module that has one.
    #[must_use]
    pub fn wraps(&self, name: &[Text]) -> bool {
        let in_house = self.types.iter().filter(|kind| kind.in_house);
        in_house.into_iter().any(|kind| self.names_of(&kind.id).any(|own| own.starts_with(name)))
    }

    /// The table with wrappers, whose names are found in the ways in which a file may spell them.
    ///
    /// # Errors
    ///
    /// If the types do not fit together.
    pub fn with(&self, wrappers: &[Wrapper], spellings: &dyn Fn(&[Text]) -> Vec<Vec<Text>>) -> Result<Self, WrapperError> {
        let mut table = self.clone();
        for wrapper in wrappers.iter().filter(|wrapper| wrapper.language == self.language) {
            for kind in &wrapper.types {
                if table.types.iter().any(|known| known.id == kind.id) {
                    return Err(WrapperError::Repeated(kind.id.clone()));
                }
                if kind.names.is_empty() {
                    return Err(WrapperError::Nameless(kind.id.clone()));
                }
                // Where calling any class of the SDK constructs, there is no other way to construct.
                let without_new =
                    kind.without_new || self.types.iter().all(|known| known.without_new || known.static_of.is_some());
                let kind = Type { in_house: true, without_new, ..kind.clone() };
                table.add(kind, &wrapper.roots, spellings).map_err(|error| WrapperError::NoSuchType(error.0))?;
            }
        }
        Ok(table)
    }
}
