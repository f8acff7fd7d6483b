//! Reading the baseline that `tokenlift baseline` keeps.

use super::CliError;
use crate::suppress::baseline::Baseline;
use std::path::Path;

/// Reads a baseline.
///
/// # Errors
///
/// If there is none, or a line of it is no entry.
pub(super) fn read(file: &Path) -> Result<Baseline, CliError> {
    let text = std::fs::read_to_string(file);
    let text = text.map_err(|error| CliError::io(format!("the baseline `{}` could not be read", file.display()), error))?;
    Baseline::parse(&text).map_err(|misread| CliError::Usage(format!("{}: {misread}", file.display())))
}
