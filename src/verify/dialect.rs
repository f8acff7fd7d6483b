//! How each SDK writes the scope of a capability token: the part of `rules/claims.toml` that differs between them.
//!
//! This module deliberately reads no scope; it says how one is to be read.

use serde::Deserialize;

/// How an SDK writes a scope.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sdk {
    /// What users call it: language and leading digits of the version.
    pub names: Vec<String>,
    /// How it wrote values that are no text: a key of [`Claims::values`](super::claims::Claims::values).
    pub values: String,
    /// Whether the incoming client name is not encoded.
    #[serde(default)]
    pub raw_names: bool,
    /// How the parameters are encoded.
    #[serde(default)]
    pub parameters: Inner,
    /// How far the time in the new token's id may be off, where it is not as usual.
    pub token_id_tolerance_seconds: Option<f64>,
}

impl Sdk {
    /// Its versions in words, from the first name to the last.
    #[must_use]
    pub fn range(&self) -> String {
        match &self.names[..] {
            [first, .., last] => format!("{first} to {last}"),
            names => names.concat(),
        }
    }
}

/// How the pairs inside the parameters are encoded, beside the encoding of the whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inner {
    /// Each key and value.
    #[default]
    Encoded,
    /// Not at all: where a value ends is a guess.
    Plain,
    /// Each pair is encoded once, as a whole, and separated by a separator of the outer level.
    Pairs,
}

/// How values that are no text were written. What is absent is not known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Values {
    /// True.
    pub yes: String,
    /// False.
    pub no: String,
    /// Null, where it is written.
    pub null: Option<String>,
    /// Whether null is left out together with its key.
    #[serde(default)]
    pub null_dropped: bool,
    /// A value that the new token leaves out together with its key.
    pub missing: Option<String>,
    /// Lists.
    pub lists: Option<Lists>,
}

/// How lists were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lists {
    /// The key again for each element.
    Repeated,
    /// The elements, with commas between them.
    Commas,
    /// The key with the number of the element; maps likewise.
    Indexed,
}
