//! The tool's own `verify` judges pairs of tokens as the comparison does, though neither knows of the other.

use std::process::Command;

use serde_json::Value;

use crate::{bench::Compared, sdk::Sdk};

/// Verdicts that are none of an equivalent token.
const UNLIKE: &[&str] = &["fail", "no-equivalent", "pass-with-loss"];

/// What `verify` sees otherwise than the comparison in the first pair that a program mints alone.
pub(crate) fn opinion(sdk: &Sdk, env: &Value, before: &[Value], after: &[Value], rows: &[Compared]) -> Option<String> {
    let alone = |record: &Value| record["tokens"].as_array().is_some_and(|tokens| tokens.len() == 1);
    let (old, new) = before.iter().zip(after).find(|(old, new)| alone(old) && alone(new))?;
    let label = old["input"].as_str()?;
    // What is around the tokens is not seen by a tool that sees only tokens.
    let here = rows.iter().filter(|row| row.input == label && !row.rule.starts_with('R'));
    let unlike: Vec<&str> = here.filter(|row| UNLIKE.contains(&row.verdict.as_str())).map(|row| &*row.rule).collect();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tokenlift"));
    command.args(["verify", "--output-format", "json", "--old-sdk", &sdk.name()]);
    command.args(["--auth-token-env", "OLD_SECRET", "--api-secret-env", "NEW_SECRET"]);
    command.env("OLD_SECRET", env["TWILIO_AUTH_TOKEN"].as_str()?).env("NEW_SECRET", env["TWILIO_API_SECRET"].as_str()?);
    for (flag, record) in [("--old-minted-at", old), ("--new-minted-at", new)] {
        command.args([flag, &format!("{:.0}", record["minted_at"].as_f64()?.floor())]);
    }
    let output = command.args([old["tokens"][0].as_str()?, new["tokens"][0].as_str()?]).output().expect("the tool");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let Ok(table) = serde_json::from_str::<Value>(&said) else {
        return Some(format!("verify ({label}): {}", String::from_utf8_lossy(&output.stderr)));
    };
    let rows = table["rows"].as_array()?;
    // What the tool cannot check it says nothing about.
    let checked = |id: &&str| !rows.iter().any(|row| row["id"] == **id && row["verdict"] == "not-checked");
    let unlike: Vec<&str> = unlike.into_iter().filter(checked).collect();
    if table["equivalent"] == unlike.is_empty() {
        return None;
    }
    let failed = rows.iter().filter(|row| UNLIKE.contains(&row["verdict"].as_str().unwrap_or_default()));
    let failed: Vec<&str> = failed.filter_map(|row| row["id"].as_str()).collect();
    Some(format!("verify says {failed:?}, the comparison {unlike:?} ({label})"))
}
