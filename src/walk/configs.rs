//! Finds the configuration of each file: the nearest upwards, to the root of the repository, unless the user says which.
//!
//! Each file is read at most once. This module deliberately does not know what a configuration says.

use super::Workplace;
use super::exclude::{self, Kind};
use super::read::{self, Unread};
use crate::config::{self, Config, Form, Mistake};
use crate::sdk::{Prefilter, Wrapper};
use crate::source::{SourceFile, Span};
use crate::suppress::choice::Choice;
use ignore::gitignore::Gitignore;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// Which configuration counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ConfigChoice {
    /// For each file the nearest.
    #[default]
    Nearest,
    /// This one for all files.
    File(PathBuf),
    /// None.
    Never,
}

/// Why the configuration that the user named cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error("{path}: the configuration file {reason}")]
    Unread {
        /// As it is shown.
        path: String,
        /// What is in the way.
        reason: String,
    },
    /// The file holds none.
    #[error("{path}: the file has no configuration, which would stand under `{key}`")]
    Absent {
        /// As it is shown.
        path: String,
        /// Where it would stand.
        key: String,
    },
}

/// A file with a configuration in it.
#[derive(Debug)]
pub struct ConfigFile {
    /// The file.
    pub source: SourceFile,
    /// What it says, as far as that is right.
    pub config: Config,
    /// What is wrong with it.
    pub mistakes: Vec<Mistake>,
    /// What of it may not be shown.
    pub hidden: Vec<Span>,
    folder: PathBuf,
    excluded: Gitignore,
    /// For each wrapper the words of files that may name it.
    wrappers: Vec<(String, Prefilter)>,
    /// Paths, and the rules that do not count there.
    ignored: Vec<(Gitignore, Vec<String>)>,
}

/// Finds configurations and remembers them by folder.
#[derive(Debug)]
pub struct Configs<'a> {
    workplace: &'a Workplace,
    /// The one for all files, if the user chose.
    chosen: Option<Option<Arc<ConfigFile>>>,
    known: Mutex<HashMap<PathBuf, Option<Arc<ConfigFile>>>>,
    /// Whether one of them has wrappers, so that nothing else need be asked for every file.
    wrapped: AtomicBool,
}

impl<'a> Configs<'a> {
    /// Nothing is read yet but what the user named.
    ///
    /// # Errors
    ///
    /// If that cannot be read, or holds no configuration.
    pub fn new(choice: &ConfigChoice, workplace: &'a Workplace) -> Result<Self, ConfigError> {
        let chosen = match choice {
            ConfigChoice::Nearest => None,
            ConfigChoice::Never => Some(None),
            ConfigChoice::File(path) => Some(Some(Arc::new(named(path, workplace)?))),
        };
        let wrapped = AtomicBool::new(chosen.iter().flatten().any(|file| !file.wrappers.is_empty()));
        Ok(Self { workplace, chosen, known: Mutex::default(), wrapped })
    }

    /// The configuration of the source file at this place.
    #[must_use]
    pub fn of(&self, location: &Path) -> Option<Arc<ConfigFile>> {
        match &self.chosen {
            Some(chosen) => chosen.clone(),
            None => self.nearest(&self.workplace.folder_of(location)),
        }
    }

    /// Whether a configuration that was found so far has wrappers; that of a file is found with [`Self::of`].
    #[must_use]
    pub fn have_wrappers(&self) -> bool {
        self.wrapped.load(Ordering::Relaxed)
    }

    /// Those that were found and have mistakes, in order of path.
    #[must_use]
    pub fn mistaken(&self) -> Vec<Arc<ConfigFile>> {
        let known = self.known.lock().map(|known| known.values().flatten().cloned().collect::<Vec<_>>());
        let all = known.unwrap_or_default().into_iter().chain(self.chosen.iter().flatten().cloned());
        let mistaken = all.filter(|file| !file.mistakes.is_empty()).map(|file| (file.source.path.clone(), file));
        mistaken.collect::<BTreeMap<_, _>>().into_values().collect()
    }

    /// Whether the configuration of a path leaves it out, seen on the way down.
    pub(super) fn exclude(&self, path: &Path, kind: Kind) -> bool {
        let Some(name) = path.file_name() else { return false };
        let Some(file) = self.of(path).filter(|file| !file.excluded.is_empty()) else { return false };
        let absolute = self.workplace.folder_of(path).join(name);
        absolute.starts_with(&file.folder) && file.excluded.matched(absolute, kind == Kind::Folder).is_ignore()
    }

    fn nearest(&self, folder: &Path) -> Option<Arc<ConfigFile>> {
        let mut known = self.known.lock().ok()?;
        let (mut climbed, mut found) = (Vec::new(), None);
        for folder in folder.ancestors() {
            if let Some(known) = known.get(folder) {
                found.clone_from(known);
                break;
            }
            climbed.push(folder);
            found = Form::ALL.iter().find_map(|&form| in_folder(folder, form, self.workplace)).map(Arc::new);
            if found.is_some() || folder.join(".git").exists() {
                break;
            }
        }
        if found.as_ref().is_some_and(|file| !file.wrappers.is_empty()) {
            self.wrapped.store(true, Ordering::Relaxed);
        }
        known.extend(climbed.into_iter().map(|folder| (folder.to_path_buf(), found.clone())));
        found
    }
}

/// The configuration in a file of one form, if it is there.
fn in_folder(folder: &Path, form: Form, workplace: &Workplace) -> Option<ConfigFile> {
    let path = folder.join(form.file());
    let shown = workplace.show_from_below(&path);
    match read::small(&path, &shown) {
        Ok(source) => ConfigFile::parse(source, form, folder),
        Err(Unread::Absent) => None,
        // Another tool's file that cannot be read need not hold anything for this one.
        Err(_) if form != Form::Own => None,
        Err(unread) => {
            let mistake = Mistake { span: Span::default(), message: format!("the file {unread}"), help: None };
            let source = SourceFile::new(shown, "");
            ConfigFile::parse(source, form, folder).map(|file| ConfigFile { mistakes: vec![mistake], ..file })
        }
    }
}

/// The configuration in the file that the user named.
fn named(path: &Path, workplace: &Workplace) -> Result<ConfigFile, ConfigError> {
    let shown = workplace.show(path);
    let source = read::small(path, &shown)
        .map_err(|unread| ConfigError::Unread { path: shown.clone(), reason: unread.to_string() })?;
    let form = Form::of(&path.file_name().unwrap_or_default().to_string_lossy());
    let absent = || ConfigError::Absent { path: shown, key: form.path().join(".") };
    ConfigFile::parse(source, form, &workplace.folder_of(path)).ok_or_else(absent)
}

impl ConfigFile {
    /// What was decided about rules for the file at a place.
    #[must_use]
    pub fn choice(&self, location: &Path, workplace: &Workplace) -> Choice {
        let file = self.below(location, workplace);
        let matches =
            |paths: &Gitignore| file.as_ref().is_some_and(|file| paths.matched_path_or_any_parents(file, false).is_ignore());
        let ignored = self.ignored.iter().filter(|(paths, _)| matches(paths)).flat_map(|(_, rules)| rules.iter().cloned());
        Choice { levels: self.config.levels.clone(), ignored: ignored.collect() }
    }

    /// Whether a file of a language may name a wrapper of the project.
    #[must_use]
    pub fn may_name_wrapper(&self, language: &str, bytes: &[u8]) -> bool {
        self.wrappers.iter().any(|(own, prefilter)| own == language && prefilter.accepts(bytes))
    }

    /// The path of a file from the configuration's folder, if it lies below it.
    #[must_use]
    pub fn below(&self, location: &Path, workplace: &Workplace) -> Option<PathBuf> {
        let file = workplace.folder_of(location).join(location.file_name()?);
        file.strip_prefix(&self.folder).ok().map(Path::to_path_buf)
    }

    fn parse(source: SourceFile, form: Form, folder: &Path) -> Option<Self> {
        let config::Parsed { config, mut mistakes, hidden } = config::parse(form, &source.text)?;
        let mut globs = exclude::Globs::new(folder);
        for glob in &config.exclude {
            if let Err(reason) = globs.add(&glob.text) {
                mistakes.push(Mistake { span: glob.span, message: format!("invalid glob: {reason}"), help: None });
            }
        }
        // Globs that are right one by one are right together.
        let excluded = globs.build().unwrap_or_else(|_| Gitignore::empty());
        let mut ignored = Vec::new();
        for (glob, rules) in &config.ignores {
            let mut globs = exclude::Globs::new(folder);
            match globs.add(&glob.text).and_then(|()| globs.build()) {
                Ok(paths) => ignored.push((paths, rules.clone())),
                Err(reason) => {
                    mistakes.push(Mistake { span: glob.span, message: format!("invalid glob: {reason}"), help: None });
                }
            }
        }
        mistakes.sort_by_key(|mistake| mistake.span);
        let prefilter = |wrapper: &Wrapper| (wrapper.language.clone(), Prefilter::of_words(&wrapper.words()));
        let wrappers = config.wrappers.iter().map(prefilter).collect();
        Some(Self { wrappers, source, config, mistakes, hidden, folder: folder.to_path_buf(), excluded, ignored })
    }
}
