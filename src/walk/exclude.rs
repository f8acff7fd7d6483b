//! Which folders are somebody else's code, and which paths the user excluded.
//!
//! A folder is a dependency folder by evidence: some names are used for nothing else, `vendor` needs a witness. This
//! module deliberately does not read ignore files.

use super::{Configs, WalkError, Workplace};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::ffi::OsStr;
use std::path::Path;

/// Folders that package managers fill and nobody writes code in.
const DEPENDENCIES: [&str; 3] = ["bower_components", "node_modules", "site-packages"];
/// Folders of version control systems.
const HISTORIES: [&str; 4] = [".git", ".hg", ".jj", ".svn"];
/// Beside a `vendor` folder, these say that a package manager fills it.
const VENDOR_MANIFESTS: [&str; 3] = ["composer.json", "Gemfile", "go.mod"];

/// What is to be left out: the globs the user gave, ready to match, and those of configurations.
pub(super) struct Excludes<'a> {
    globs: Gitignore,
    configs: &'a Configs<'a>,
}

/// Globs of one folder.
pub(super) struct Globs {
    builder: GitignoreBuilder,
}

impl Globs {
    pub(super) fn new(folder: &Path) -> Self {
        let mut builder = GitignoreBuilder::new(folder);
        builder.allow_unclosed_class(false);
        Self { builder }
    }

    /// Adds a glob, or says what is wrong with it.
    pub(super) fn add(&mut self, glob: &str) -> Result<(), String> {
        let relative = glob.strip_prefix("./").unwrap_or(glob);
        self.builder.add_line(None, relative).map(drop).map_err(|error| reason(&error))
    }

    pub(super) fn build(&self) -> Result<Gitignore, String> {
        self.builder.build().map_err(|error| reason(&error))
    }
}

impl<'a> Excludes<'a> {
    pub(super) fn new(globs: &[String], workplace: &Workplace, configs: &'a Configs<'a>) -> Result<Self, WalkError> {
        let mut own = Globs::new(workplace.directory());
        let invalid = |glob: &str, reason| WalkError::Glob { glob: glob.to_owned(), reason };
        for glob in globs {
            own.add(glob).map_err(|reason| invalid(glob, reason))?;
        }
        let globs = own.build().map_err(|reason| invalid(&globs.join(", "), reason))?;
        Ok(Self { globs, configs })
    }

    /// Whether the user's globs or a configuration exclude this path, seen on the way down.
    pub(super) fn matches(&self, path: &Path, workplace: &Workplace, kind: Kind) -> bool {
        let given = || self.globs.matched(workplace.below(path)?, kind == Kind::Folder).is_ignore().then_some(());
        (!self.globs.is_empty() && given().is_some()) || self.configs.exclude(path, kind)
    }

    /// Whether a path the user named would have been passed over on the way down from the working directory.
    pub(super) fn named_is_excluded(
        &self,
        path: &Path,
        workplace: &Workplace,
        is_sdk_source: &(dyn Fn(&Path) -> bool + Sync),
    ) -> bool {
        let relative = workplace.below(path);
        let way = relative.as_deref().unwrap_or(path);
        way.ancestors().filter(|part| part.file_name().is_some()).any(|part| {
            let kind = if part.is_dir() { Kind::Folder } else { Kind::File };
            let foreign = kind == Kind::Folder && is_dependency_folder(part);
            foreign || is_sdk_source(part) || self.matches(part, workplace, kind)
        })
    }
}

/// What a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
}

/// Whether a package manager owns this folder.
pub(super) fn is_dependency_folder(folder: &Path) -> bool {
    let Some(name) = folder.file_name().and_then(OsStr::to_str) else {
        return false;
    };
    if DEPENDENCIES.contains(&name) {
        return true;
    }
    let beside = |file: &&str| folder.with_file_name(file).exists();
    name == "vendor" && (folder.join("autoload.php").exists() || VENDOR_MANIFESTS.iter().any(beside))
}

/// Whether this folder holds a repository's history.
pub(super) fn is_history(folder: &Path) -> bool {
    let name = folder.file_name().and_then(OsStr::to_str);
    name.is_some_and(|name| HISTORIES.contains(&name))
}

fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        ignore::Error::WithLineNumber { err, .. }
        | ignore::Error::WithPath { err, .. }
        | ignore::Error::WithDepth { err, .. } => reason(err),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::ConfigChoice;
    use super::*;

    #[test]
    fn vendor_needs_a_witness() {
        let root = tempfile::tempdir().unwrap();
        let vendor = root.path().join("vendor");
        std::fs::create_dir(&vendor).unwrap();
        assert!(!is_dependency_folder(&vendor));
        std::fs::write(root.path().join("Gemfile"), "").unwrap();
        assert!(is_dependency_folder(&vendor));
        assert!(is_dependency_folder(Path::new("x/node_modules")));
        assert!(!is_dependency_folder(Path::new("x/node_modules2")));
    }

    #[test]
    fn a_bad_glob_names_itself() {
        let workplace = Workplace::new("/nowhere".into());
        let configs = Configs::new(&ConfigChoice::Never, &workplace).unwrap();
        let error = Excludes::new(&["a[".into()], &workplace, &configs).err().map(|e| e.to_string());
        assert!(error.is_some_and(|error| error.starts_with("invalid glob `a[`")));
    }
}
