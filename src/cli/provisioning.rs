//! What has to be set where new code runs, and which files that give variables to programs do not name all of it yet.
//!
//! Paths, lines and names of variables are all that leaves this module: values are secrets.

use super::session::Session;
use crate::run::{FileReport, Provisioning, Unprovisioned};
use crate::sdk::{self, Slot};
use crate::source::SourceFile;
use crate::syntax::Text;
use crate::walk::{Workplace, tracked};
use crate::{lang, rewrite};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const TEXT: &str = include_str!("../../rules/provisioning.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Usual {
    variable: String,
    files: Vec<String>,
}

/// What the rewrites that are offered for these files need.
pub(super) fn of_offers(files: &[FileReport], session: &Session<'_>) -> Provisioning {
    let rewritten = files.iter().filter(|file| !file.analysis.rewrites.all.is_empty());
    let applied = rewritten.filter_map(|file| {
        let new = rewrite::apply(&file.source.text, &file.analysis.rewrites.all).ok()?;
        Some((file.source.clone(), new))
    });
    of(&applied.collect::<Vec<_>>(), session)
}

/// What new texts of files need.
pub(super) fn of(changes: &[(SourceFile, String)], session: &Session<'_>) -> Provisioning {
    let needed = changes.iter().flat_map(|(old, new)| {
        let adapter = lang::of_file(&old.path);
        let given = &session.settings.of(old).settings.variables;
        adapter.map(|adapter| new_variables(adapter.language(), given, &old.text, new)).unwrap_or_default()
    });
    let variables = needed.collect::<BTreeSet<_>>();
    let files = changes.iter().map(|(old, _)| old);
    let files = if variables.is_empty() { Vec::new() } else { lacking(files, &variables, &session.workplace) };
    Provisioning { variables: variables.into_iter().collect(), files }
}

/// The tracked files of the repositories around these that name the old variable and lack some of the new ones.
fn lacking<'s>(
    rewritten: impl Iterator<Item = &'s SourceFile>,
    variables: &BTreeSet<String>,
    workplace: &Workplace,
) -> Vec<Unprovisioned> {
    // A test reads the embedded file.
    let Ok(Usual { variable, files }) = toml::from_str(TEXT) else { return Vec::new() };
    let places = rewritten.map(|file| workplace.directory().join(&file.path));
    let roots = places.filter_map(|place| workplace.root_of(&place)).collect::<BTreeSet<PathBuf>>();
    let tracked = roots.iter().flat_map(|root| tracked(root, &files, workplace));
    let lacks = |file: SourceFile| {
        let line = file.text.lines().position(|line| count(line, &variable) > 0)? + 1;
        let missing = variables.iter().filter(|name| count(&file.text, name) == 0).cloned().collect::<Vec<_>>();
        let path = workplace.place(&file.path).path;
        (!missing.is_empty()).then(|| Unprovisioned { shown: file.path, path, names: variable.clone(), line, missing })
    };
    let mut found = tracked.filter_map(lacks).collect::<Vec<_>>();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The variables that a language's new code may read, under the names given or else the usual ones, and that stand in a text
/// more often than in another.
fn new_variables(language: &str, given: &BTreeMap<Slot, Text>, old: &str, new: &str) -> Vec<String> {
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

    #[test]
    fn the_embedded_file_is_valid() {
        let usual: Usual = toml::from_str(TEXT).unwrap();
        assert!(usual.files.iter().all(|file| file.starts_with(":(glob,icase)**/")) && !usual.variable.is_empty());
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
