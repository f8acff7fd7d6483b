//! What is left to do for people after tokens were rewritten.
//!
//! The words are in `rules/advice.toml`, the names of variables in the SDK's tables. This module deliberately gives no
//! advice about findings; `explain` does.

use crate::run::Rewritten;
use crate::sdk::{self, Slot};
use crate::syntax::Text;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

const TEXT: &str = include_str!("../../rules/advice.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Advice {
    key: String,
    variables: String,
    compare: String,
    command: String,
    command_with_secret: String,
}

/// Writes what is left to do. Besides the usual variables, those given hold the secret of an API key.
///
/// # Errors
///
/// If the writer fails.
pub(super) fn write(rewritten: &Rewritten, given: &BTreeSet<&str>, out: &mut dyn io::Write) -> io::Result<()> {
    let advice: Advice = toml::from_str(TEXT).map_err(io::Error::other)?;
    let mut steps = vec![advice.key];
    if let Some((last, rest)) = rewritten.variables.split_last() {
        let names = if rest.is_empty() { last.clone() } else { format!("{} and {last}", rest.join(", ")) };
        steps.push(advice.variables.replace("{variables}", &names));
    }
    let secrets = sdk::tables().values().filter_map(|table| table.target.as_ref());
    let usual = secrets.filter_map(|target| target.environment.variables.get(&Slot::ApiKeySecret)).map(|name| &**name);
    let secrets: BTreeSet<&str> = usual.chain(given.iter().copied()).collect();
    let command = match rewritten.variables.iter().find(|name| secrets.contains(name.as_str())) {
        Some(secret) => advice.command_with_secret.replace("{secret}", secret),
        None => advice.command,
    };
    steps.push(format!("{}:\n     {command}", advice.compare));
    writeln!(out, "before the new code can run:")?;
    for (index, step) in steps.iter().enumerate() {
        writeln!(out, "  {}. {step}", index + 1)?;
    }
    Ok(())
}

/// The variables that a language's new code may read, under the names given or else the usual ones, and that stand in a text
/// more often than in another.
pub(super) fn new_variables(language: &str, given: &BTreeMap<Slot, Text>, old: &str, new: &str) -> Vec<String> {
    let target = sdk::table(language).and_then(|table| table.target.as_ref());
    let usual = target.into_iter().flat_map(|target| &target.environment.variables);
    let names = usual.map(|(slot, name)| given.get(slot).unwrap_or(name));
    names.filter(|name| count(new, name) > count(old, name)).map(|name| name.to_string()).collect()
}

/// How often a name stands in a text as a whole word.
fn count(text: &str, name: &str) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let whole = |&(at, _): &(usize, &str)| !text[..at].ends_with(is_word) && !text[at + name.len()..].starts_with(is_word);
    text.match_indices(name).filter(whole).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(variables: &[&str]) -> String {
        let variables = variables.iter().map(|name| (*name).to_owned()).collect();
        let mut bytes = Vec::new();
        write(&Rewritten { tokens: 1, files: 1, variables }, &BTreeSet::from(["VOICE_SECRET"]), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn variables_are_named_where_there_are_any() {
        let both = written(&["TWILIO_API_KEY", "TWILIO_API_SECRET"]);
        assert!(both.contains("2. set TWILIO_API_KEY and TWILIO_API_SECRET wherever"), "{both}");
        assert!(both.ends_with("tokenlift verify @old.jwt @new.jwt --api-secret-env TWILIO_API_SECRET\n"), "{both}");
        let given = written(&["VOICE_SECRET"]);
        assert!(given.ends_with("--api-secret-env VOICE_SECRET\n"), "{given}");
        let none = written(&[]);
        assert!(!none.contains("set ") && none.ends_with("tokenlift verify @old.jwt @new.jwt\n"), "{none}");
    }

    #[test]
    fn variables_that_the_old_code_read_are_not_new() {
        let (old, new) = ("f(TWILIO_API_KEY)", "f(TWILIO_API_KEY, TWILIO_API_SECRET)");
        assert_eq!(new_variables("javascript", &BTreeMap::new(), old, new), ["TWILIO_API_SECRET"]);
        assert_eq!(new_variables("python", &BTreeMap::new(), "", "TWILIO_API_SECRETS"), [""; 0]);
        let given = BTreeMap::from([(Slot::ApiKeySid, "VOICE_KEY".into())]);
        let new = "f(VOICE_KEY, TWILIO_API_SECRET, TWILIO_API_KEY)";
        assert_eq!(new_variables("python", &given, "", new), ["VOICE_KEY", "TWILIO_API_SECRET"]);
    }
}
