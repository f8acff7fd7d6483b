//! What files were in a commit, wherever they lay then. Asks `git`, and leaves its index and the work tree as they are.
//!
//! A shallow clone is enough as long as it has the commit: two trees are compared, not what lies between them. This module
//! deliberately does not know what the texts are for.

use super::Workplace;
use super::git::git;
use crate::source::SourceFile;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Why it is not known what a commit had.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// The program is not there, or cannot be started.
    #[error("--since needs git, which could not be started: {0}")]
    NoGit(std::io::Error),
    /// A path lies in no repository.
    #[error("--since needs a git repository, and `{0}` lies in none")]
    NoRepository(String),
    /// There is no such commit.
    #[error("--since: there is no commit `{0}` in the repository")]
    NoCommit(String),
    /// There is no such commit, but there may be where this clone was made from.
    #[error(
        "--since: the commit `{0}` is not in this shallow clone: fetch the branch or tag first (git fetch --depth=1 origin NAME) \
         and give FETCH_HEAD, or fetch the whole history (git fetch --unshallow)"
    )]
    Shallow(String),
    /// The program failed on something else.
    #[error("--since: git failed: {0}")]
    Failed(String),
}

/// For each place what a commit had there, or where the file lay before it was renamed, under its path of then; `None` if it
/// had nothing. Each of the named paths has to lie in a repository with the commit.
///
/// # Errors
///
/// If there is no `git`, no repository or no commit.
pub fn before(
    commit: &str,
    named: &[PathBuf],
    locations: &[PathBuf],
    workplace: &Workplace,
) -> Result<Vec<Option<SourceFile>>, HistoryError> {
    let mut repositories = BTreeMap::new();
    for path in named.iter().map(|path| absolute(path, workplace)) {
        let root = root_above(&path).ok_or_else(|| HistoryError::NoRepository(workplace.show(&path)))?;
        if !repositories.contains_key(&root) {
            let name = commit_in(&root, commit)?;
            repositories.insert(root.clone(), Some(name));
        }
    }
    let files = locations.iter().map(|location| absolute(location, workplace)).collect::<Vec<_>>();
    let mut by_root: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        let root = root_above(file).ok_or_else(|| HistoryError::NoRepository(workplace.show(file)))?;
        by_root.entry(root).or_default().push(index);
    }
    let mut found = vec![None; files.len()];
    for (root, indexes) in by_root {
        let name = match repositories.get(&root) {
            Some(name) => name.clone(),
            None => commit_of_submodule(&root, &repositories)?,
        };
        let Some(name) = name else { continue };
        let own = indexes.iter().filter_map(|&index| files[index].strip_prefix(&root).ok()).collect::<Vec<_>>();
        for (index, old) in indexes.into_iter().zip(Repository { root: &root, commit: &name }.before(&own)?) {
            found[index] = old;
        }
    }
    Ok(found)
}

/// One repository, and the name of the commit in it.
struct Repository<'a> {
    root: &'a Path,
    commit: &'a str,
}

impl Repository<'_> {
    /// What the commit had of these files.
    fn before(&self, files: &[&Path]) -> Result<Vec<Option<SourceFile>>, HistoryError> {
        let renamed = self.renamed(files)?;
        let mut reader = git(self.root, ["cat-file", "--batch"]);
        let mut reader = reader
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(HistoryError::NoGit)?;
        let (Some(mut asks), Some(answers)) = (reader.stdin.take(), reader.stdout.take()) else {
            return Ok(vec![None; files.len()]);
        };
        let mut answers = BufReader::new(answers);
        let mut ask = |path: &str| -> std::io::Result<Option<Vec<u8>>> {
            writeln!(asks, "{}:{path}", self.commit)?;
            asks.flush()?;
            let mut header = String::new();
            answers.read_line(&mut header)?;
            let size = match header.split_whitespace().rev().collect::<Vec<_>>().as_slice() {
                [size, "blob", ..] => size.parse().ok(),
                _ => None,
            };
            let Some(size): Option<usize> = size else { return Ok(None) };
            let mut bytes = vec![0; size + 1];
            answers.read_exact(&mut bytes)?;
            bytes.truncate(size);
            Ok(Some(bytes))
        };
        let mut found = Vec::new();
        for file in files {
            let path = slashed(file);
            let old = renamed.get(&path).unwrap_or(&path);
            // The protocol has one line for each question.
            let bytes = if old.contains('\n') {
                answered(&mut git(self.root, ["cat-file", "blob", &format!("{}:{old}", self.commit)]))
                    .ok()
                    .map(|said| said.stdout)
            } else {
                ask(old).map_err(|error| failed(&error))?
            };
            found.push(bytes.map(|bytes| SourceFile::decode(old.as_str(), bytes)));
        }
        drop(asks);
        reader.wait().map_err(|error| failed(&error))?;
        Ok(found)
    }

    /// The old paths of files that were renamed since, also of those that are not added yet.
    fn renamed(&self, files: &[&Path]) -> Result<BTreeMap<String, String>, HistoryError> {
        let mut diff = git(self.root, ["diff-index", "--find-renames", "-l1000", "--name-status", "-z", self.commit, "--"]);
        let scratch = tempfile::tempdir().map_err(|error| failed(&error))?;
        if let Some(index) = self.index_with(files, scratch.path()) {
            diff.env("GIT_INDEX_FILE", index);
        }
        let output = answered(&mut diff)?;
        let text = String::from_utf8_lossy(&output.stdout);
        let mut fields = text.split('\0');
        let mut renamed = BTreeMap::new();
        while let (Some(status), Some(path)) = (fields.next(), fields.next()) {
            if status.starts_with('R')
                && let Some(new) = fields.next()
            {
                renamed.insert(new.to_owned(), path.to_owned());
            }
        }
        Ok(renamed)
    }

    /// A copy of the index that knows of these files, too.
    fn index_with(&self, files: &[&Path], scratch: &Path) -> Option<PathBuf> {
        let place = answered(&mut git(self.root, ["rev-parse", "--git-path", "index"])).ok()?;
        let place = String::from_utf8(place.stdout).ok()?;
        let index = scratch.join("index");
        std::fs::copy(self.root.join(place.trim_end_matches('\n')), &index).ok()?;
        let mut add = git(self.root, ["add", "--intent-to-add", "--force", "--"]);
        answered(add.args(files).env("GIT_INDEX_FILE", &index).env("GIT_LITERAL_PATHSPECS", "1")).ok()?;
        Some(index)
    }
}

/// The full name of a commit in a repository.
fn commit_in(root: &Path, commit: &str) -> Result<String, HistoryError> {
    let said = |args: &[&str]| git(root, args.iter().copied()).output().map_err(HistoryError::NoGit);
    // What begins with a dash is an option to git and no name of a commit.
    if commit.is_empty() || commit.starts_with('-') {
        return Err(HistoryError::NoCommit(commit.to_owned()));
    }
    // First what it names: behind a search for a message nothing can stand.
    let mut found = commit.to_owned();
    for suffix in ["", "^{commit}"] {
        let named = said(&["rev-parse", "--verify", "--quiet", &format!("{found}{suffix}")])?;
        found = String::from_utf8_lossy(&named.stdout).trim().to_owned();
    }
    if !found.is_empty() {
        return Ok(found);
    }
    let shallow = said(&["rev-parse", "--is-shallow-repository"])?;
    match String::from_utf8_lossy(&shallow.stdout).trim() {
        "true" => Err(HistoryError::Shallow(commit.to_owned())),
        "false" => Err(HistoryError::NoCommit(commit.to_owned())),
        _ => Err(HistoryError::Failed(reason(&shallow))),
    }
}

/// The commit that a repository inside one of these had at the time, if it is there.
fn commit_of_submodule(
    root: &Path,
    repositories: &BTreeMap<PathBuf, Option<String>>,
) -> Result<Option<String>, HistoryError> {
    let outer = repositories.iter().rfind(|(outer, _)| root.starts_with(outer));
    let Some((outer, Some(commit))) = outer else { return Ok(None) };
    let way = root.strip_prefix(outer).map(slashed).unwrap_or_default();
    let link = git(outer, ["rev-parse", "--verify", "--quiet", &format!("{commit}:{way}")]).output();
    let link = link.map_err(HistoryError::NoGit)?;
    Ok(commit_in(root, String::from_utf8_lossy(&link.stdout).trim()).ok())
}

fn answered(command: &mut Command) -> Result<Output, HistoryError> {
    let output = command.output().map_err(HistoryError::NoGit)?;
    if output.status.success() { Ok(output) } else { Err(HistoryError::Failed(reason(&output))) }
}

/// The first line that git said.
fn reason(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned()
}

fn failed(error: &std::io::Error) -> HistoryError {
    HistoryError::Failed(error.to_string())
}

fn absolute(path: &Path, workplace: &Workplace) -> PathBuf {
    match path.file_name() {
        Some(name) => workplace.folder_of(path).join(name),
        None => workplace.folder_of(&path.join("x")),
    }
}

/// The repository that a file or a folder lies in.
fn root_above(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf)
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
