//! The rule catalogue as SARIF carries it.
//!
//! Every rule is there in every run, also in a clean one: a service shows what was looked for. This module deliberately
//! writes no text of its own beyond headings.

use super::model::{Configuration, Driver, MarkdownText, ReportingDescriptor, RuleProperties};
use super::{notices, sentence, text};
use crate::lint::catalog::{Rule, catalog};
use crate::report::{rule_text, text::level};

const INFORMATION_URI: &str = "https://github.com/tokenlift/tokenlift";

/// The tool and its rules.
pub(super) fn driver() -> Driver<'static> {
    Driver {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: INFORMATION_URI,
        rules: catalog().iter().map(descriptor).collect(),
        notifications: notices::descriptors(),
    }
}

fn descriptor(rule: &Rule) -> ReportingDescriptor<'_> {
    let (plain, markdown) = help(rule);
    let tags = match rule.security {
        Some(_) => vec!["security"],
        None => vec!["maintainability", "deprecated-api"],
    };
    ReportingDescriptor {
        id: &rule.id,
        name: &rule.name,
        short_description: text(&sentence(&rule.summary)),
        full_description: text(&format!("{}\n\n{}", sentence(&rule.summary), rule.why.trim())),
        help: MarkdownText { text: plain, markdown },
        help_uri: rule.url(),
        default_configuration: Configuration { level: level(rule.severity) },
        properties: RuleProperties { tags, security_severity: rule.security.as_deref() },
    }
}

/// The help of a rule as plain text and as Markdown.
fn help(rule: &Rule) -> (String, String) {
    let plain = format!("{}\n\n{}\n", rule.why.trim(), rule.what_to_do.trim());
    (plain, rule_text::markdown(rule))
}
