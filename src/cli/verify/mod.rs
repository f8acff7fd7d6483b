//! `tokenlift verify`: compare a capability token with the access token that took its place.
//!
//! Tokens are read from the arguments, files or the standard input, secrets from the environment alone. This module
//! deliberately judges nothing, and never repeats a token, a secret, or what may be one by mistake.

mod show;

use super::args::{VerifyArgs, VerifyFormat};
use super::{CliError, exit};
use crate::verify::claims::claims;
use crate::verify::{Options, Secret, compare};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Runs the command and gives its exit code.
pub(super) fn run(args: &VerifyArgs) -> Result<u8, CliError> {
    if args.old == "-" && args.new == "-" {
        return Err(CliError::Usage("OLD and NEW cannot both be read from the standard input".to_owned()));
    }
    let options = Options {
        old_minted_at: args.old_minted_at,
        new_minted_at: args.new_minted_at,
        old_sdk: args.old_sdk,
        new_secret: secret("--api-secret-env", args.api_secret_env.as_deref())?,
        old_secret: secret("--auth-token-env", args.auth_token_env.as_deref())?,
        region: args.region.clone(),
        other_grants: args.other_grant.clone(),
    };
    let (old, new) = (read("OLD", &args.old)?, read("NEW", &args.new)?);
    let comparison = compare(&old, &new, &options)?;
    show::to_stdout(&comparison, args.output_format)
        .map_err(|error| CliError::io("the table could not be written", error))?;
    if args.output_format == VerifyFormat::Full {
        // Nobody is left to tell if the error stream is closed.
        let _ = show::totals(&comparison, &mut anstream::stderr().lock());
    }
    Ok(if comparison.is_equivalent() { exit::CLEAN } else { exit::FINDINGS })
}

/// The text of a token, from wherever the argument says it is.
fn read(name: &str, argument: &str) -> Result<String, CliError> {
    let failed = |error| CliError::io(format!("{name} could not be read"), error);
    if argument == "-" {
        return text(io::stdin().lock()).map_err(failed);
    }
    let Some(path) = argument.strip_prefix('@') else {
        if Path::new(argument).is_file() {
            return Err(CliError::Usage(format!("{name} is the name of a file; `@` before it reads the file")));
        }
        return Ok(argument.to_owned());
    };
    let failed = |error| CliError::io(format!("{path} could not be read"), error);
    text(File::open(path).map_err(failed)?).map_err(failed)
}

/// A text, but no more of it than is needed to see that it is too long.
fn text(input: impl Read) -> io::Result<String> {
    let most = u64::try_from(claims().limits.token_bytes).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    input.take(most.saturating_mul(2)).read_to_end(&mut bytes)?;
    // What is not UTF-8 is no token, and its decoder says so.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A secret from the environment. The name is not repeated: it may be the secret, given by mistake.
fn secret(flag: &str, variable: Option<&str>) -> Result<Option<Secret>, CliError> {
    let Some(variable) = variable else {
        return Ok(None);
    };
    let usable = !variable.is_empty() && !variable.contains(['=', '\0']);
    let value = usable.then(|| std::env::var(variable).ok()).flatten();
    match value.and_then(Secret::new) {
        Some(secret) => Ok(Some(secret)),
        None => {
            Err(CliError::Usage(format!("the environment variable that {flag} names is not set, or empty, or not UTF-8")))
        }
    }
}
