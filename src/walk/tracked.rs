//! Files that a repository tracks. A file that it does not track may hold secrets, and is not looked at.

use super::git::git;
use super::{Workplace, read};
use crate::source::SourceFile;
use std::path::Path;

/// The tracked regular files of a repository that match one of these pathspecs, in order; none if git cannot say.
#[must_use]
pub fn tracked(root: &Path, pathspecs: &[String], workplace: &Workplace) -> Vec<SourceFile> {
    let mut command = git(root, ["ls-files", "--stage", "-z", "--"]);
    let Ok(output) = command.args(pathspecs).output() else { return Vec::new() };
    let listed = String::from_utf8_lossy(&output.stdout);
    let entries = listed.split('\0').filter_map(|entry| entry.split_once('\t'));
    // A link may lead out of the repository.
    let files = entries.filter(|(mode, _)| mode.starts_with("100")).map(|(_, path)| root.join(path));
    files.filter_map(|path| read::small(&path, &workplace.show_relative(&path)).ok()).collect()
}
