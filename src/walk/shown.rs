//! How paths are shown, and where they lie below the source root.
//!
//! Nothing shown depends on where the machine keeps its files, as long as they are below the working directory. This
//! module deliberately reads no file: it only asks which folders hold a repository.

use crate::source::Place;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

/// The working directory, and what follows from it for paths.
#[derive(Debug)]
pub struct Workplace {
    directory: PathBuf,
    repository: Option<PathBuf>,
    repositories: Mutex<HashMap<PathBuf, Option<PathBuf>>>,
}

impl Workplace {
    /// A workplace at this directory, which must be absolute.
    #[must_use]
    pub fn new(directory: PathBuf) -> Self {
        let repository = repository_above(&directory);
        Self { directory, repository, repositories: Mutex::default() }
    }

    /// The working directory.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The path as it is shown: relative to the working directory if below it, with `/` between components.
    #[must_use]
    pub fn show(&self, path: &Path) -> String {
        match self.below(path) {
            Some(relative) => slashed(&relative),
            None => slashed(path),
        }
    }

    /// The path relative to the working directory, if it lies below it, whatever its spelling.
    #[must_use]
    pub fn below(&self, path: &Path) -> Option<PathBuf> {
        let climbs = path.components().any(|part| part == Component::ParentDir);
        if !climbs {
            let plain = if path.is_absolute() { path.strip_prefix(&self.directory).ok() } else { Some(path) };
            if let Some(plain) = plain {
                return Some(without_dots(plain));
            }
        }
        // The last component keeps its name even if it is a link: the user named it.
        let canonical = match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => {
                let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
                self.directory.join(parent).canonicalize().ok()?.join(name)
            }
            _ => self.directory.join(path).canonicalize().ok()?,
        };
        Some(canonical.strip_prefix(&self.directory).ok()?.to_path_buf())
    }

    /// Where a shown path lies: the file itself, whatever links lead to it.
    ///
    /// The source root is the repository around the working directory if the file is in it, else the repository
    /// around the file, else the working directory.
    #[must_use]
    pub fn place(&self, shown: &str) -> Place {
        let named = lexical(&self.directory.join(shown));
        let file = named.canonicalize().unwrap_or(named);
        let inside = |root: &Path| file.strip_prefix(root).ok().map(slashed);
        if let Some(path) = self.root_of(&file).as_deref().and_then(inside) {
            return Place { uri: percent_encode(&path), path };
        }
        let relative = inside(&self.directory).unwrap_or_else(|| slashed(&climb(&self.directory, &file)));
        Place { path: shown.to_owned(), uri: percent_encode(&relative) }
    }

    /// The URI of a shown path, relative to the source root and percent-encoded.
    #[must_use]
    pub fn uri(&self, shown: &str) -> String {
        self.place(shown).uri
    }

    /// The root of the repository around the working directory if an absolute path lies in it, else of the one around the
    /// path.
    #[must_use]
    pub fn root_of(&self, file: &Path) -> Option<PathBuf> {
        let own = self.repository.as_ref().filter(|root| file.starts_with(root));
        own.cloned().or_else(|| self.repository_of(file))
    }

    /// The folder of a file, absolute and without dots.
    pub(super) fn folder_of(&self, location: &Path) -> PathBuf {
        let path = self.directory.join(location);
        let folder = path.parent().unwrap_or(&path);
        let climbs = folder.components().any(|part| part == Component::ParentDir);
        let real = climbs.then(|| folder.canonicalize().ok()).flatten();
        real.unwrap_or_else(|| folder.components().filter(|part| *part != Component::CurDir).collect())
    }

    /// An absolute path as it is shown, with dots where it lies above the working directory.
    pub(super) fn show_from_below(&self, path: &Path) -> String {
        let up = |folder: &Path| self.directory.strip_prefix(folder).ok().map(|rest| rest.components().count());
        let above = path.parent().and_then(up).filter(|&levels| levels > 0);
        let (Some(levels), Some(name)) = (above, path.file_name()) else { return self.show(path) };
        self.show(&std::iter::repeat_n("..", levels).collect::<PathBuf>().join(name))
    }

    /// An absolute path as it is shown, with dots wherever it lies outside the working directory.
    pub(super) fn show_relative(&self, path: &Path) -> String {
        self.below(path).map_or_else(|| slashed(&climb(&self.directory, path)), |relative| slashed(&relative))
    }

    fn repository_of(&self, file: &Path) -> Option<PathBuf> {
        let folder = file.parent()?;
        let mut known = self.repositories.lock().ok()?;
        if let Some(repository) = known.get(folder) {
            return repository.clone();
        }
        let repository = repository_above(folder);
        known.insert(folder.to_path_buf(), repository.clone());
        repository
    }
}

/// Encodes everything that may not stand in the path of a URI. A colon is encoded too: it could pass for a scheme.
#[must_use]
pub fn percent_encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

fn repository_above(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|ancestor| ancestor.join(".git").exists()).map(Path::to_path_buf)
}

fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// Drops `.` components; the empty path becomes `.`.
fn without_dots(path: &Path) -> PathBuf {
    let plain: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if plain.as_os_str().is_empty() { PathBuf::from(".") } else { plain }
}

/// Resolves `.` and `..` by the text alone.
fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// The way from one absolute folder to a file outside it.
fn climb(from: &Path, to: &Path) -> PathBuf {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let ups = from.components().skip(shared).map(|_| Component::ParentDir);
    ups.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_below_the_working_directory_are_relative() {
        let workplace = Workplace::new(PathBuf::from("/no/such/place"));
        for spelling in ["src/a.js", "./src/a.js", "src/./a.js", "/no/such/place/src/a.js"] {
            assert_eq!(workplace.show(Path::new(spelling)), "src/a.js");
        }
        assert_eq!(workplace.show(Path::new("/elsewhere/a.js")), "/elsewhere/a.js");
        assert_eq!(workplace.show(Path::new("../a.js")), "../a.js");
    }

    #[test]
    fn uris_are_relative_to_the_repository_and_encoded() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("repo/.git")).unwrap();
        std::fs::create_dir_all(root.join("repo/sub dir")).unwrap();
        std::fs::write(root.join("repo/sub dir/a#1.js"), "").unwrap();
        let inside = Workplace::new(root.join("repo/sub dir"));
        let above = Workplace::new(root.clone());
        let shown = inside.show(&root.join("repo/sub dir/a#1.js"));
        assert_eq!(inside.uri(&shown), "sub%20dir/a%231.js");
        let spelled = inside.show(Path::new("../sub dir/a#1.js"));
        assert_eq!(spelled, "a#1.js");
        assert_eq!(above.uri("repo/sub dir/a#1.js"), "sub%20dir/a%231.js");
        assert_eq!(inside.uri("../../b.js"), "../../b.js");
    }

    #[cfg(unix)]
    #[test]
    fn uris_are_those_of_the_files_that_links_lead_to() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("repo/.git")).unwrap();
        std::fs::create_dir_all(root.join("repo/src")).unwrap();
        std::fs::write(root.join("repo/src/a.js"), "").unwrap();
        symlink("src", root.join("repo/alias")).unwrap();
        symlink("src/a.js", root.join("repo/link.js")).unwrap();
        symlink("repo", root.join("door")).unwrap();
        let (above, inside) = (Workplace::new(root.clone()), Workplace::new(root.join("repo")));
        for (workplace, shown) in
            [(&above, "repo/alias/a.js"), (&above, "door/link.js"), (&inside, "alias/a.js"), (&inside, "link.js")]
        {
            assert_eq!(workplace.uri(shown), "src/a.js", "{shown}");
        }
        // What is not there has the path it is given.
        assert_eq!(inside.uri("stdin.js"), "stdin.js");
    }
}
