//! `tokenlift explain`: what a rule is about, or which rules there are.
//!
//! This module deliberately has no words of its own about any rule.

use super::{CliError, args::ExplainArgs, exit};
use crate::{
    lint::catalog::{Rule, catalog, rule},
    report::{rule_text, text::level},
};
use std::io::{self, Write as _};

const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

/// Runs the command and gives its exit code.
pub(super) fn run(args: &ExplainArgs) -> Result<u8, CliError> {
    let text = match &args.rule {
        None => list(),
        Some(id) => explained(rule(id).ok_or_else(|| CliError::Usage(unknown(id)))?),
    };
    match anstream::stdout().lock().write_all(text.as_bytes()) {
        // A reader that stops reading, as a pager does, has read enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(CliError::io("the explanation could not be written", error))
        }
        _ => Ok(exit::CLEAN),
    }
}

fn list() -> String {
    let widest = catalog().iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let line = |rule: &Rule| {
        let (id, level) = (&rule.id, level(rule.severity));
        format!("{BOLD}{id:widest$}{RESET}  {level:7}  {}\n", rule.summary)
    };
    catalog().iter().map(line).collect()
}

fn explained(rule: &Rule) -> String {
    let mut text = format!("{BOLD}{}{RESET} ({}): {}\n\n", rule.id, level(rule.severity), rule.summary);
    let mut in_code = false;
    for line in rule_text::markdown(rule).lines() {
        in_code ^= line.starts_with("```");
        let heading = !in_code && line.starts_with('#');
        text.push_str(&if heading { format!("{BOLD}{line}{RESET}\n") } else { format!("{line}\n") });
    }
    text
}

/// What to say of a rule that does not exist; the rule that shares most with it may be meant.
fn unknown(id: &str) -> String {
    let words = |id: &str| id.split(['-', '_', ' ']).map(str::to_lowercase).collect::<Vec<_>>();
    let wanted = words(id);
    let shared = |rule: &&Rule| words(&rule.id).iter().filter(|word| wanted.contains(word)).count();
    let hint = match catalog().iter().max_by_key(shared).filter(|rule| shared(rule) > 0) {
        Some(rule) => format!("; did you mean `{}`?", rule.id),
        None => "; `explain` without a rule lists them".to_owned(),
    };
    format!("there is no rule `{id}`{hint}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misremembered_rule_is_guessed() {
        assert!(unknown("hardcoded-auth-token").contains("hard-coded-auth-token"));
        assert!(unknown("capability-tokens").contains("`capability-"));
        assert!(unknown("zebra").contains("lists them"));
    }
}
