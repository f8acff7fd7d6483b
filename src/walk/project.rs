//! Finds out which version of a package the project around a source file has.
//!
//! From the file's folder upwards, to the root of the repository: the nearest manifest that names the package, and the
//! nearest lock file that covers it, which decides. Without either, the installed package. This module deliberately
//! knows no package and no file name: both come with the [`Package`].

mod files;
mod named;
mod values;

use super::Workplace;
use super::manifest::{Mention, Scope};
use crate::finding::Notice;
use crate::project::{Origin, Package, Project, Sdk};
use files::Files;
use named::{Named, ReadFile};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Finds projects and remembers them by folder.
pub struct Projects<'a> {
    workplace: &'a Workplace,
    files: Files<'a>,
    known: BTreeMap<(PathBuf, String), Arc<Project>>,
}

impl<'a> Projects<'a> {
    /// Nothing is read yet.
    #[must_use]
    pub const fn new(workplace: &'a Workplace) -> Self {
        Self { workplace, files: Files::new(workplace), known: BTreeMap::new() }
    }

    /// The project of the source file at this place. Manifests are read once, whatever the number of files.
    pub fn of(&mut self, location: &Path, package: &Package) -> Arc<Project> {
        let folder = self.workplace.folder_of(location);
        let key = (folder, package.name.clone());
        if let Some(known) = self.known.get(&key) {
            return Arc::clone(known);
        }
        let mut search = Search::new(&key.0, package, &mut self.files);
        let sdk = search.sdk();
        let project = Arc::new(Project::new(sdk, search.notices));
        self.known.insert(key, Arc::clone(&project));
        project
    }
}

/// One search, from one folder for one package.
struct Search<'s, 'a> {
    /// From the file's folder upwards.
    folders: Vec<&'s Path>,
    package: &'s Package,
    files: &'s mut Files<'a>,
    notices: Vec<Notice>,
}

/// A file that counts, and how many folders up it lies.
struct Found {
    level: usize,
    named: Named,
    /// The package that it names in the SDK's place.
    legacy: Option<String>,
}

impl<'s, 'a> Search<'s, 'a> {
    fn new(folder: &'s Path, package: &'s Package, files: &'s mut Files<'a>) -> Self {
        let mut folders = Vec::new();
        for folder in folder.ancestors() {
            folders.push(folder);
            if folder.join(".git").exists() {
                break;
            }
        }
        Self { folders, package, files, notices: Vec::new() }
    }

    fn sdk(&mut self) -> Sdk {
        let manifest = self.manifest();
        let pin = manifest.as_ref().map(|found| found.named.pin.clone());
        if let Some(Found { named, legacy: Some(legacy), .. }) = manifest {
            return Sdk { versions: named.versions, legacy: Some(legacy), pin, ..Sdk::default() };
        }
        if let Some(Found { level, named: Named { pin: place, versions }, .. }) = self.lock(manifest.as_ref()) {
            let lock = manifest.map(|manifest| self.way(manifest.level, level, &place.file.path));
            return Sdk { versions, origin: Origin::Lock, pin: pin.or(Some(place)), lock, legacy: None };
        }
        let allowed = manifest.and_then(|found| found.named.versions);
        if allowed.is_none()
            && let Some(Found { named: installed, .. }) = self.installed()
        {
            return Sdk { versions: installed.versions, origin: Origin::Installed, pin, ..Sdk::default() };
        }
        Sdk { versions: allowed, pin, ..Sdk::default() }
    }

    /// The nearest manifest that names the package, or one that came before it.
    fn manifest(&mut self) -> Option<Found> {
        let package = self.package;
        for level in 0..self.folders.len() {
            if let Some(named) = self.manifest_in(level, &package.name) {
                return Some(Found { level, named, legacy: None });
            }
            for legacy in &package.legacy {
                if let Some(named) = self.manifest_in(level, legacy) {
                    return Some(Found { level, named, legacy: Some(legacy.clone()) });
                }
            }
        }
        None
    }

    /// Of several manifests of one folder that name a package the one that says most.
    fn manifest_in(&mut self, level: usize, package: &str) -> Option<Named> {
        let top = *self.folders.last()?;
        let mut all = Vec::new();
        for (format, path) in self.files.present(self.folders[level], self.package).iter() {
            if format.origin() == Origin::Manifest {
                let (named, notices) = self.files.named(path, *format, package, top);
                all.extend(named);
                // A file is asked for each name of the package.
                let unsaid = notices.into_iter().filter(|notice| !self.notices.contains(notice)).collect::<Vec<_>>();
                self.notices.extend(unsaid);
            }
        }
        // One version says more than several, and several more than nothing known.
        let rank = |named: &Named| named.versions.as_ref().map_or(2, |versions| usize::from(versions.exact().is_none()));
        all.into_iter().min_by_key(rank)
    }

    /// The nearest lock file that says which version the project of the manifest has.
    fn lock(&mut self, manifest: Option<&Found>) -> Option<Found> {
        let project = self.folders[manifest.map_or(0, |found| found.level)];
        let named = manifest.map(|found| &found.named);
        let levels = manifest.map_or(self.folders.len(), |found| found.level);
        self.nearest(Origin::Lock, |level, folder, lock| {
            // Relative to the lock file; empty for a project in its folder or above.
            let place = project.strip_prefix(folder).unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
            if level <= levels {
                return locked(lock, &place, named);
            }
            // Further up it may be the lock file of another project.
            let members = lock.contents.members.as_ref();
            let covers = members.is_none_or(|members| members.contains(&place));
            locked(lock, &place, named).filter(|locked| covers && fits(locked, named))
        })
    }

    /// The path of a file from another file's folder, given how many folders up each of them lies.
    fn way(&self, from: usize, to: usize, file: &str) -> String {
        let name = file.rsplit('/').next().unwrap_or(file);
        let down = self.folders[to].strip_prefix(self.folders[from.max(to)]).unwrap_or(Path::new(""));
        let path = std::iter::repeat_n("..", to.saturating_sub(from)).collect::<PathBuf>().join(down).join(name);
        path.to_string_lossy().replace('\\', "/")
    }

    /// The version of the nearest installed package.
    fn installed(&mut self) -> Option<Found> {
        self.nearest(Origin::Installed, |_, _, read| read.contents.mentions.first().map(|mention| name(read, mention)))
    }

    /// What the nearest file of an origin says that says a version.
    fn nearest(&mut self, origin: Origin, ask: impl Fn(usize, &Path, &ReadFile) -> Option<Named>) -> Option<Found> {
        for (level, folder) in self.folders.iter().enumerate() {
            for (format, path) in self.files.present(folder, self.package).iter() {
                if format.origin() != origin {
                    continue;
                }
                match self.files.read(path, *format, &self.package.name) {
                    Ok(read) => {
                        let named = ask(level, folder, &read).filter(|named| named.versions.is_some());
                        if let Some(named) = named {
                            return Some(Found { level, named, legacy: None });
                        }
                    }
                    Err(notice) => self.notices.extend(notice),
                }
            }
        }
        None
    }
}

/// What a lock file says about the project in a folder below it.
fn locked(lock: &ReadFile, place: &str, manifest: Option<&Named>) -> Option<Named> {
    let mentions = &lock.contents.mentions;
    let requirement = manifest.map(|named| named.pin.file.slice(named.pin.span));
    let rank = |mention: &Mention| match &mention.scope {
        Scope::Project | Scope::IfKnown => Some(0),
        Scope::Folder(folder) => {
            let rest = place.strip_prefix(folder.as_str())?;
            (folder.is_empty() || rest.is_empty() || rest.starts_with('/')).then_some(folder.len())
        }
        Scope::Requirements(all) if all.iter().any(|own| Some(own.as_str()) == requirement) => Some(1),
        Scope::Requirements(_) => (mentions.len() == 1).then_some(0),
    };
    let (_, mention) =
        mentions.iter().filter_map(|mention| Some((rank(mention)?, mention))).max_by_key(|(rank, _)| *rank)?;
    Some(name(lock, mention))
}

/// Whether the manifest allows a version that is locked further up.
fn fits(locked: &Named, manifest: Option<&Named>) -> bool {
    let allowed = manifest.and_then(|named| named.versions.as_ref());
    let (Some(allowed), Some(locked)) = (allowed, &locked.versions) else { return true };
    allowed.and(locked).is_some()
}

fn name(file: &ReadFile, mention: &Mention) -> Named {
    Named { pin: file.pin(mention.span), versions: mention.versions.clone() }
}
