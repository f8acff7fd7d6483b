//! Releases as the tables of the SDKs name them: three numbers, whatever the package manager.

use serde::Deserialize;
use std::fmt;

/// A release.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Release([u64; 3]);

impl Release {
    /// Its three numbers.
    #[must_use]
    pub const fn numbers(&self) -> [u64; 3] {
        self.0
    }
}

impl TryFrom<String> for Release {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let numbers = text.split('.').map(|number| number.parse().ok()).collect::<Option<Vec<u64>>>();
        let numbers = numbers.and_then(|numbers| <[u64; 3]>::try_from(numbers).ok());
        numbers.map(Self).ok_or_else(|| format!("`{text}` is not a release of three numbers"))
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

/// From one release on, up to another one that is not part of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Releases {
    /// The first release.
    pub from: Release,
    /// The first release that is not part of it any more, if there is one.
    pub before: Option<Release>,
}

/// The releases that support something: spans in ascending order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<Releases>")]
pub struct Supported(Vec<Releases>);

impl Supported {
    /// The spans, the oldest first.
    #[must_use]
    pub fn spans(&self) -> &[Releases] {
        &self.0
    }
}

impl TryFrom<Vec<Releases>> for Supported {
    type Error = &'static str;

    fn try_from(spans: Vec<Releases>) -> Result<Self, &'static str> {
        let ascends = |pair: &[Releases]| pair[0].before.as_ref().is_some_and(|before| *before < pair[1].from);
        let is_full = |span: &Releases| span.before.as_ref().is_none_or(|before| span.from < *before);
        let valid = !spans.is_empty() && spans.windows(2).all(ascends) && spans.iter().all(is_full);
        valid.then_some(Self(spans)).ok_or("spans of releases must be in order, apart from each other and not empty")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_in_a_table_are_errors() {
        let read = |text: &str| toml::from_str::<std::collections::BTreeMap<String, Supported>>(text);
        assert!(read("s = [{ from = '1.0.0', before = '1.2.0' }, { from = '1.10.0' }]").is_ok());
        for text in [
            "[]",
            "[{ from = '1.0' }]",
            "[{ from = '1.0.0-rc.1' }]",
            "[{ from = '1.2.0', before = '1.2.0' }]",
            "[{ from = '1.0.0' }, { from = '2.0.0' }]",
            "[{ from = '2.0.0', before = '3.0.0' }, { from = '1.0.0' }]",
        ] {
            assert!(read(&format!("s = {text}")).is_err(), "{text}");
        }
    }
}
