//! The rule catalogue, read from `rules/lints/` and embedded in the binary.
//!
//! One file is one rule, and the file's name is the rule's id. This module deliberately does not decide when a rule
//! fires and does not render anything: it hands the texts out as they are written.

use crate::finding::Severity;
use heck::ToSnakeCase;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules/lints");

/// The page that documents every rule; `#<id>` leads to one of them.
pub const RULES_URL: &str = "https://github.com/tokenlift/tokenlift/blob/main/rules/README.md";

/// One rule, as written in `rules/lints/<id>.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Kebab-case, equal to the file's name; reads well as "allow ...".
    pub id: String,
    /// The id in `PascalCase`, for consumers that want an identifier.
    pub name: String,
    /// What the rule finds: one line, lower case, no final period.
    pub summary: String,
    /// The level of a finding whose name was traced to the SDK.
    pub severity: Severity,
    /// A score from "0.0" to "10.0"; only for rules about security.
    #[serde(default)]
    pub security: Option<String>,
    /// Where its findings lie.
    #[serde(default)]
    pub lies_in: Place,
    /// Why this is worth reporting: Markdown paragraphs.
    pub why: String,
    /// What to do about it: Markdown paragraphs.
    pub what_to_do: String,
    /// Before and after, by language name in lower case.
    #[serde(default)]
    pub examples: BTreeMap<String, Example>,
    /// Texts that a string literal must contain for the rule to fire; only for rules about literals.
    #[serde(default)]
    pub literals: Vec<String>,
    /// Last words of the names that the rule is about, in `snake_case`.
    #[serde(default)]
    pub names: Vec<String>,
    /// Last words of names that end so too and mean something else.
    #[serde(default)]
    pub other_names: Vec<String>,
    /// The letters that begin the identifiers which the rule is about.
    #[serde(default)]
    pub identifiers: Vec<String>,
    /// Pages to read on.
    #[serde(default)]
    pub links: Vec<String>,
}

/// Where the findings of a rule lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In source files.
    #[default]
    Code,
    /// In the manifests beside them.
    Manifest,
}

/// The same piece of code as it is found and as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Code the rule reports.
    pub before: String,
    /// Code that does the same and is not reported.
    pub after: String,
}

impl Rule {
    /// Where the rule is documented.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{RULES_URL}#{}", self.id)
    }

    /// Whether the rule is about a name, however it joins its words: `someWords`, `SOME_WORDS`, `some-words`.
    #[must_use]
    pub fn is_about(&self, name: &str) -> bool {
        let words = name.to_snake_case();
        let is_end = |end: &str| words.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('_'));
        let ends = |ends: &[String]| ends.iter().any(|end| is_end(end));
        ends(&self.names) && !ends(&self.other_names)
    }
}

/// Every rule, sorted by id.
///
/// # Panics
///
/// If an embedded file is not a valid rule, which the tests of this module rule out.
#[must_use]
pub fn catalog() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| {
        let mut rules: Vec<Rule> = FILES
            .files()
            .map(|file| {
                let text = file.contents_utf8().expect("embedded rules are UTF-8");
                toml::from_str(text).expect("embedded rules are valid")
            })
            .collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        rules
    })
}

/// The rule with this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    let at = catalog().binary_search_by(|rule| rule.id.as_str().cmp(id));
    at.ok().map(|at| &catalog()[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pascal_case(id: &str) -> String {
        let words = id.split('-').map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        });
        words.collect()
    }

    #[test]
    fn the_file_name_is_the_id_in_kebab_case() {
        for file in FILES.files() {
            let rule: Rule = toml::from_str(file.contents_utf8().unwrap()).unwrap();
            assert_eq!(file.path().to_str(), Some(format!("{}.toml", rule.id).as_str()));
            let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(rule.id.chars().all(kebab), "{}", rule.id);
            assert_eq!(rule.name, pascal_case(&rule.id));
        }
    }

    #[test]
    fn texts_follow_the_house_style() {
        for rule in catalog() {
            let id = &rule.id;
            assert!(!rule.summary.contains('\n') && !rule.summary.ends_with('.'), "{id}");
            assert!(!rule.summary.starts_with(char::is_uppercase), "{id}");
            for text in [&rule.why, &rule.what_to_do] {
                assert!(text.trim_end().ends_with(['.', '`']), "{id}: {text}");
            }
            assert!(rule.links.iter().all(|link| link.starts_with("https://")), "{id}");
            let score = rule.security.as_ref().map(|score| score.parse::<f32>());
            assert!(score.is_none_or(|score| score.is_ok_and(|score| (0.0..=10.0).contains(&score))), "{id}");
        }
    }

    #[test]
    fn names_are_told_by_their_last_words() {
        let rule = rule("access-token-with-auth-token").unwrap();
        for name in ["authToken", "AUTH_TOKEN", "TWILIO_AUTH_TOKEN", "twilio.auth-token", "getAuthToken", "authtoken"] {
            assert!(rule.is_about(name), "{name}");
        }
        for name in ["token", "oauthToken", "OAuthToken", "OAUTH_TOKEN", "authTokenSecret", "API_SECRET", ""] {
            assert!(!rule.is_about(name), "{name}");
        }
    }

    #[test]
    fn rules_are_found_by_id() {
        assert_eq!(rule("capability-token").map(|rule| rule.severity), Some(Severity::Error));
        assert_eq!(rule("no-such-rule"), None);
    }
}
