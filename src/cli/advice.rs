//! What is left to do for people after tokens were rewritten.
//!
//! The words are in `rules/advice.toml`, the names of variables in the SDK's tables. This module deliberately gives no
//! advice about findings; `explain` does.

use crate::report::mask;
use crate::run::{Provisioning, Unprovisioned};
use crate::sdk::{self, Slot};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

const TEXT: &str = include_str!("../../rules/advice.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Advice {
    key: String,
    variables: String,
    files: String,
    compare: String,
    command: String,
    command_with_secret: String,
}

/// Writes what is left to do. Besides the usual variables, those given hold the secret of an API key.
///
/// # Errors
///
/// If the writer fails.
pub(super) fn write(needed: &Provisioning, given: &BTreeSet<&str>, out: &mut dyn io::Write) -> io::Result<()> {
    let advice: Advice = toml::from_str(TEXT).map_err(io::Error::other)?;
    let mut steps = vec![advice.key];
    if let Some((last, rest)) = needed.variables.split_last() {
        let names = if rest.is_empty() { last.clone() } else { format!("{} and {last}", rest.join(", ")) };
        let mut step = advice.variables.replace("{variables}", &names);
        if let Some(Unprovisioned { names, .. }) = needed.files.first() {
            step.push_str(&advice.files.replace("{variable}", names));
            for Unprovisioned { shown, line, missing, .. } in &needed.files {
                let _ = write!(step, "\n     {}:{line}: {}", mask::line(shown), missing.join(", "));
            }
        }
        steps.push(step);
    }
    let secrets = sdk::tables().values().filter_map(|table| table.target.as_ref());
    let usual = secrets.filter_map(|target| target.environment.variables.get(&Slot::ApiKeySecret)).map(|name| &**name);
    let secrets: BTreeSet<&str> = usual.chain(given.iter().copied()).collect();
    let command = match needed.variables.iter().find(|name| secrets.contains(name.as_str())) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn written(variables: &[&str]) -> String {
        let variables = variables.iter().map(|name| (*name).to_owned()).collect();
        let mut bytes = Vec::new();
        write(&Provisioning { variables, ..Provisioning::default() }, &BTreeSet::from(["VOICE_SECRET"]), &mut bytes)
            .unwrap();
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
}
