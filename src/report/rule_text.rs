//! The text of a rule as Markdown: the same in `explain`, in SARIF and in `rules/README.md`.
//!
//! This module deliberately has no words of its own beyond headings.

use crate::lint::catalog::Rule;
use std::fmt::Write as _;

/// Why, what to do, before and after in each language, and where to read on; headings of the third level.
#[must_use]
pub fn markdown(rule: &Rule) -> String {
    let mut text = format!("{}\n\n### What to do\n\n{}\n", rule.why.trim(), rule.what_to_do.trim());
    for (language, example) in &rule.examples {
        for (title, code) in [("before", &example.before), ("after", &example.after)] {
            let _ = write!(text, "\n### {language}, {title}\n\n```{language}\n{}\n```\n", code.trim_end());
        }
    }
    if !rule.links.is_empty() {
        text.push_str("\n### Read on\n\n");
    }
    for link in &rule.links {
        let _ = writeln!(text, "- <{link}>");
    }
    text
}
