//! Reads manifests, each once, and follows what they take in from other files.
//!
//! A file that cannot be read is a notice and counts as absent. This module deliberately does not choose between files.

use super::super::manifest::{self, Include, Place, Role};
use super::super::read::{self, Unread};
use super::super::{Workplace, notice};
use super::named::{Named, ReadFile};
use super::values::{self, Taken};
use crate::finding::{Notice, NoticeKind};
use crate::project::{Format, ManifestFile, Package};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A manifest takes in no more files than this.
const MOST_INCLUDES: usize = 64;

/// A path, and the package that is looked for.
type Key = (PathBuf, String);

/// Files of a folder that may name a package.
type Present = Arc<[(Format, PathBuf)]>;

/// All files read so far.
pub(super) struct Files<'a> {
    workplace: &'a Workplace,
    present: BTreeMap<Key, Present>,
    read: BTreeMap<Key, Result<Arc<ReadFile>, Option<Notice>>>,
}

impl<'a> Files<'a> {
    pub(super) const fn new(workplace: &'a Workplace) -> Self {
        Self { workplace, present: BTreeMap::new(), read: BTreeMap::new() }
    }

    /// The files of a folder that may name the package, those that count first at the beginning.
    pub(super) fn present(&mut self, folder: &Path, package: &Package) -> Present {
        let key = (folder.to_path_buf(), package.name.clone());
        let find = || {
            let mut found: Vec<(Format, PathBuf)> = Vec::new();
            for file in &package.manifests {
                let mut paths = matching(folder, file);
                paths.retain(|path| found.iter().all(|(_, known)| known != path));
                found.extend(paths.into_iter().map(|path| (file.format, path)));
            }
            found.into()
        };
        Arc::clone(self.present.entry(key).or_insert_with(find))
    }

    /// The file at a path, if it is there and in its syntax; else what is to be said about it.
    pub(super) fn read(&mut self, path: &Path, format: Format, package: &str) -> Result<Arc<ReadFile>, Option<Notice>> {
        let key = (path.to_path_buf(), package.to_owned());
        let workplace = self.workplace;
        self.read.entry(key).or_insert_with(|| read_new(path, format, package, workplace).map(Arc::new)).clone()
    }

    /// What a manifest says about the package: its own words and those of the files it takes in below `top`.
    pub(super) fn named(&mut self, manifest: &Path, format: Format, package: &str, top: &Path) -> (Vec<Named>, Vec<Notice>) {
        let (mut files, mut notices) = (Vec::new(), Vec::new());
        let mut visited = BTreeSet::new();
        let own = (manifest.to_path_buf(), format, Role::Names, None);
        let mut waiting = VecDeque::from([own]);
        while let Some((path, format, role, name)) = waiting.pop_front() {
            if visited.len() > MOST_INCLUDES || !visited.insert((path.clone(), role)) {
                continue;
            }
            let file = match self.read(&path, format, package) {
                Ok(file) => file,
                Err(notice) => {
                    notices.extend(notice);
                    continue;
                }
            };
            if name.is_some() && name != file.contents.name {
                continue;
            }
            for include in &file.contents.includes {
                let role = if role == Role::Names { include.role } else { role };
                let paths = included(&path, include, top).into_iter();
                waiting.extend(paths.map(|path| (path, include.format, role, include.name.clone())));
            }
            files.push(Taken { file, format, role });
        }
        let mut named = values::named(&files);
        for Taken { file, .. } in files.iter().filter(|taken| taken.role == Role::Constrains) {
            for mention in &file.contents.mentions {
                let constraint = Named { pin: file.pin(mention.span), versions: mention.versions.clone() };
                named.iter_mut().for_each(|named| constrain(named, &constraint));
            }
        }
        (named, notices)
    }
}

fn constrain(named: &mut Named, constraint: &Named) {
    let (Some(allowed), Some(limit)) = (&named.versions, &constraint.versions) else { return };
    if let Some(both) = allowed.and(limit).filter(|both| both != allowed) {
        *named = Named { pin: constraint.pin.clone(), versions: Some(both) };
    }
}

fn read_new(path: &Path, format: Format, package: &str, workplace: &Workplace) -> Result<ReadFile, Option<Notice>> {
    let shown = workplace.show_from_below(path);
    let broken =
        |message: String| Some(notice(shown.clone(), NoticeKind::Manifest, format!("{message} and counts as absent")));
    let source = match read::small(path, &shown) {
        Ok(source) => source,
        Err(Unread::Absent) => return Err(None),
        Err(unread) => return Err(broken(format!("the manifest {unread}"))),
    };
    match manifest::parse(format, &source.text, package) {
        Ok(contents) => Ok(ReadFile { source: Arc::new(source), contents }),
        Err(stop) => {
            let line = if stop.line > 0 { format!(" at line {}", stop.line) } else { String::new() };
            Err(broken(format!("the manifest could not be understood{line}")))
        }
    }
}

/// The paths of an included file that stay below the top.
fn included(from: &Path, include: &Include, top: &Path) -> Vec<PathBuf> {
    let relative = Path::new(&include.path);
    let Some(folder) = from.parent().filter(|_| !relative.is_absolute() && !include.path.contains("://")) else {
        return Vec::new();
    };
    let mut start = folder.to_path_buf();
    let mut rest = PathBuf::new();
    for part in relative.components() {
        match part {
            Component::Normal(name) => rest.push(name),
            Component::ParentDir if !rest.pop() => drop(start.pop()),
            _ => {}
        }
    }
    let mut folders = start.ancestors().take_while(|folder| folder.starts_with(top));
    match include.place {
        Place::Beside => folders.next().map(|folder| folder.join(rest)).into_iter().collect(),
        Place::Nearest => folders.map(|folder| folder.join(&rest)).find(|path| path.is_file()).into_iter().collect(),
        Place::Above(ends) => {
            let mut paths = Vec::new();
            for folder in folders {
                paths.push(folder.join(&rest));
                if ends.iter().any(|end| folder.join(end).is_file()) {
                    break;
                }
            }
            paths.retain(|path| path.is_file());
            paths
        }
    }
}

/// The files below a folder that one entry of the table describes, in order.
fn matching(folder: &Path, manifest: &ManifestFile) -> Vec<PathBuf> {
    let mut paths = vec![folder.to_path_buf()];
    for part in manifest.file.split('/') {
        let Some((before, after)) = part.split_once('*') else {
            paths.iter_mut().for_each(|path| path.push(part));
            continue;
        };
        let fits = |name: &str| name.len() >= part.len() - 1 && name.starts_with(before) && name.ends_with(after);
        let names = |path: &PathBuf| fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
        let own = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(fits);
        paths = paths.iter().flat_map(names).filter(own).collect();
        paths.sort();
    }
    paths.retain(|path| path.is_file());
    paths
}
