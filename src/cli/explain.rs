//! `tokenlift explain`: what a rule is about, or which rules there are.
//!
//! This module deliberately has no words of its own about any rule.

use super::{CliError, args::ExplainArgs, exit, sink};
use crate::{
    lint::catalog::{catalog, rule},
    report::rule_text::{self, Reader},
};
use std::io::{self, IsTerminal as _, Write as _};

/// How much a name must be like a rule's to be taken for a mistyped one, from 0 to 1.
const LIKENESS: f64 = 0.75;

/// Runs the command and gives its exit code.
pub(super) fn run(args: &ExplainArgs) -> Result<u8, CliError> {
    let stdout = io::stdout();
    let style = sink::stdout_style();
    let reader = if stdout.is_terminal() { Reader::Terminal } else { Reader::Markdown };
    let text = match &args.rule {
        None => rule_text::list(style, reader),
        Some(id) => rule_text::explanation(rule(id).ok_or_else(|| CliError::Usage(unknown(id)))?, style, reader),
    };
    match stdout.lock().write_all(text.as_bytes()) {
        // A reader that stops reading, as a pager does, has read enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(CliError::io("the explanation could not be written", error))
        }
        _ => Ok(exit::CLEAN),
    }
}

/// What to say of a rule that does not exist: the one whose name is most like it, if any is.
fn unknown(id: &str) -> String {
    let wanted = id.to_lowercase().replace(['_', ' '], "-");
    let likeness = |name: &str| match name.split('-').any(|word| word == wanted) || name.starts_with(&wanted) {
        true => 1.0,
        false => strsim::normalized_damerau_levenshtein(name, &wanted).max(strsim::jaro_winkler(name, &wanted)),
    };
    let rated = catalog().iter().map(|rule| (likeness(&rule.id), &rule.id));
    let hint = match rated.max_by(|(a, _), (b, _)| a.total_cmp(b)) {
        Some((likeness, name)) if likeness >= LIKENESS => format!("; did you mean `{name}`?"),
        _ => "; `tokenlift explain` lists the rules".to_owned(),
    };
    format!("there is no rule `{id}`{hint}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_rule_is_guessed() {
        let guesses = [
            ("hardcoded-auth-token", "hard-coded-auth-token"),
            ("capabilty-token", "capability-token"),
            ("CapabilityToken", "capability-token"),
            ("capability_tokens", "capability-token"),
            ("ttl", "ttl-over-24h"),
            ("hand-made", "hand-made-capability-token"),
        ];
        for (typed, meant) in guesses {
            assert!(unknown(typed).ends_with(&format!("`{meant}`?")), "{}", unknown(typed));
        }
        assert!(unknown("zebra").contains("lists the rules"), "{}", unknown("zebra"));
    }
}
