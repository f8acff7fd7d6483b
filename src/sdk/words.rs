//! What names and calls mean in programs of a language, whatever SDK they use: `rules/words/<language>.toml`.

use crate::syntax::Text;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::OnceLock};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules/words");

/// The words of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Words {
    /// Functions and methods that only compute a value from their arguments.
    pub computing: Vec<Text>,
    /// Those of them that do something if they have no arguments: `queue.get()`.
    #[serde(default)]
    pub computing_of_arguments: Vec<Text>,
    /// Those of them whose value is a text.
    pub text: Vec<Text>,
    /// Functions and methods whose value is a whole number.
    pub rounding: Vec<Text>,
    /// Names of numbers without end.
    #[serde(default)]
    pub infinite: Vec<Text>,
    /// Functions and methods that read the clock and do nothing else.
    pub clocks: Vec<Text>,
    /// Functions and methods whose value is made of bytes.
    #[serde(default)]
    pub bytes: Vec<Text>,
    /// Functions and methods whose value is a list or a map, or true or false.
    pub collecting: Vec<Text>,
    /// Names that stand for no value.
    #[serde(default)]
    pub nothing: Vec<Text>,
    /// What true and false are as texts, where that is not how they are written.
    #[serde(default)]
    pub booleans: Option<[Text; 2]>,
    /// Whether a bare name may be a call, so that a new variable of that name would hide what it calls.
    #[serde(default)]
    pub bare_names_call: bool,
    /// Words that declare the name behind them.
    #[serde(default)]
    pub declaring: Vec<Text>,
    /// The word that begins statements which are a value together.
    #[serde(default)]
    pub value_statements: Option<Text>,
    /// What announces a text that stands on the lines below.
    #[serde(default)]
    pub text_below: Option<Text>,
    /// The function that makes a text of any value.
    pub to_text: Text,
    /// Declared types that are texts.
    pub text_types: Vec<Text>,
    /// Declared types that are made of bytes.
    #[serde(default)]
    pub byte_types: Vec<Text>,
    /// Whether reading a part that a value does not have gives nothing rather than failing.
    #[serde(default)]
    pub absent_members_are_nothing: bool,
    /// Words that export the declaration they stand before.
    #[serde(default)]
    pub exporting: Vec<Text>,
    /// Words that ask for the type of the name behind them, where no expression stands.
    #[serde(default)]
    pub type_queries: Vec<Text>,
    /// Whether an import does nothing but bring names, and the file's own are preferred to those of a whole module.
    #[serde(default)]
    pub imports_only_name: bool,
    /// Whether the compiler checks the types of arguments, so that what was taken as a text is one.
    #[serde(default)]
    pub typed: bool,
    /// Modules whose import has to stay before all others.
    #[serde(default)]
    pub first_imports: Vec<Text>,
    /// Modules of the language's own library, whose imports stand apart before all others.
    #[serde(default)]
    pub standard_modules: Vec<Text>,
    /// Whether variables of a file whose names begin with a small letter are known in that file alone, and all others everywhere.
    #[serde(default)]
    pub small_names_are_own: bool,
    /// Functions that look variables up by their names.
    pub lookups: Vec<Text>,
    /// Methods that, given a text, look variables up by their names or run it.
    #[serde(default)]
    pub lookup_methods: Vec<Text>,
    /// Variables that change without being assigned to.
    #[serde(default)]
    pub changing: Vec<Text>,
    /// Whether a key may be a symbol, which is no text.
    #[serde(default)]
    pub symbol_keys: bool,
    /// Words in names that say that a value belongs to somebody rather than to the program.
    pub personal: Vec<Text>,
    /// Names of objects and functions that give what a request brings, where they are known everywhere.
    #[serde(default)]
    pub input: Vec<Text>,
    /// Parts of names of functions and objects that give the program's configuration.
    pub configuration: Vec<Text>,
    /// Types, imported from a framework, whose objects read the program's configuration.
    #[serde(default)]
    pub configuration_types: Vec<Text>,
    /// Functions that read the member of their first argument that their second names.
    #[serde(default)]
    pub member_readers: Vec<Text>,
}

/// The words of a language, by the name of its adapter.
///
/// # Panics
/// If an embedded file is not valid, which a test rules out.
#[must_use]
pub fn words(language: &str) -> Option<&'static Words> {
    static WORDS: OnceLock<BTreeMap<String, Words>> = OnceLock::new();
    let parse = |file: &include_dir::File<'_>| {
        let words = toml::from_str(file.contents_utf8().unwrap_or_default());
        let words = words.unwrap_or_else(|error| panic!("{}: {error}", file.path().display()));
        (file.path().file_stem().unwrap_or_default().to_string_lossy().into_owned(), words)
    };
    WORDS.get_or_init(|| FILES.files().map(parse).collect()).get(language)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_table_has_words() {
        for language in super::super::tables().keys() {
            assert!(super::words(language).is_some(), "{language}");
        }
    }
}
