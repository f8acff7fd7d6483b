//! Keeps the secrets that signatures are checked with out of everything that is shown.
//!
//! This module deliberately does not recognise secrets by their looks: it hides those it is given.

use std::fmt;

/// What stands in a secret's place.
const HIDDEN: &str = "********";

/// A secret. It cannot be printed.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Takes a secret; there is none in an empty text.
    #[must_use]
    pub fn new(text: String) -> Option<Self> {
        (!text.is_empty()).then_some(Self(text))
    }

    /// Its text, to compute with.
    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

/// The text without any of the secrets, as they are or as they stand in a JSON string.
pub(super) fn hide(text: String, secrets: [&Option<Secret>; 2]) -> String {
    secrets.into_iter().flatten().fold(text, |text, secret| {
        let escaped = serde_json::Value::from(secret.text()).to_string();
        let text = text.replace(secret.text(), HIDDEN);
        text.replace(&escaped[1..escaped.len() - 1], HIDDEN)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_hidden_in_both_spellings_and_cannot_be_printed() {
        let secret = Secret::new("a\"b".to_owned());
        assert_eq!(hide(r#"xa"bx "a\"b""#.to_owned(), [&secret, &None]), r#"x********x "********""#);
        assert_eq!(format!("{secret:?}"), "Some(********)");
        assert!(Secret::new(String::new()).is_none());
    }
}
