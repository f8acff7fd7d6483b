//! The only place that writes files.
//!
//! A file is written beside its target and then takes its place, so that a reader sees the old content or the new one.
//! This module deliberately does not know what it writes.

use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;

/// Why a file was not rewritten. It is as it was.
#[derive(Debug, thiserror::Error)]
pub(super) enum RewriteError {
    /// Its permissions forbid writing. Putting another file in its place would get around them.
    #[error("it is read-only")]
    ReadOnly,
    /// The edits were made for another content.
    #[error("it changed while it was analysed")]
    Changed,
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Puts a new content in the place of the old one, which the file must still have. A link keeps pointing where it points.
pub(super) fn rewrite(target: &Path, old: &[u8], new: &[u8]) -> Result<(), RewriteError> {
    let target = target.canonicalize()?;
    // The superuser may write all the same, and whoever owns the folder could put another file in its place.
    if fs::metadata(&target)?.permissions().readonly() {
        return Err(RewriteError::ReadOnly);
    }
    File::options().write(true).open(&target)?;
    let unchanged = || match fs::read(&target) {
        Ok(bytes) if bytes == old => Ok(()),
        Ok(_) => Err(RewriteError::Changed),
        Err(error) => Err(error.into()),
    };
    unchanged()?;
    let new = written_beside(&target, new)?;
    // Writing took its time.
    unchanged()?;
    persist(new, &target).map_err(RewriteError::Io)
}

/// Adds to the end of a file.
pub(super) fn append(target: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::OpenOptions::new().create(true).append(true).open(target)?.write_all(bytes)
}

/// Puts a new content in a file's place, all of it or nothing. A link keeps pointing where it points; what is no
/// regular file, such as a pipe, is written to directly.
pub(super) fn atomically(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let existing = fs::metadata(target).ok();
    if existing.as_ref().is_some_and(|data| !data.is_file() && !data.is_dir()) {
        return File::options().write(true).open(target)?.write_all(bytes);
    }
    let target = if existing.is_some() { target.canonicalize()? } else { target.to_path_buf() };
    persist(written_beside(&target, bytes)?, &target)
}

/// A file in the same folder, and so on the same disk, with this content and the permissions and, where that is allowed,
/// the owner of its target.
fn written_beside(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tokenlift-").suffix(".tmp");
    let existing = fs::metadata(target).ok();
    let new_permissions = if existing.is_none() { permissions_of_new_files() } else { None };
    if let Some(permissions) = new_permissions {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(existing) = &existing {
        keep_owner(file.path(), existing);
        // After the owner: changing that takes some permissions away.
        file.as_file().set_permissions(existing.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

fn persist(file: NamedTempFile, target: &Path) -> io::Result<()> {
    file.persist(target).map(drop).map_err(|error| error.error)
}

/// Those of any new file; the process's mask takes some of them away.
#[cfg(unix)]
fn permissions_of_new_files() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
const fn permissions_of_new_files() -> Option<Permissions> {
    None
}

/// Only the superuser can give files away, and need not always be able to.
#[cfg(unix)]
fn keep_owner(path: &Path, existing: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let _ = chown(path, Some(existing.uid()), Some(existing.gid()));
}

#[cfg(not(unix))]
const fn keep_owner(_: &Path, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_content_is_replaced_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("report.json");
        for content in ["one", "two"] {
            atomically(&target, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&target).unwrap(), content);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_an_error_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(atomically(&folder.path().join("no/report.json"), b"x").is_err());
        assert!(atomically(folder.path(), b"x").is_err());
    }

    #[test]
    fn a_file_is_rewritten_only_from_what_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.js");
        fs::write(&target, "old").unwrap();
        assert!(matches!(rewrite(&target, b"other", b"new"), Err(RewriteError::Changed)));
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");
        rewrite(&target, b"old", b"new").unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("a.js"), folder.path().join("link.js"));
        fs::write(&target, "old").unwrap();
        std::os::unix::fs::symlink("a.js", &link).unwrap();
        fs::set_permissions(&target, Permissions::from_mode(0o750)).unwrap();
        rewrite(&link, b"old", b"new").unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "new");
        assert!(link.is_symlink());
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o7777, 0o750);
        fs::set_permissions(&target, Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(rewrite(&target, b"new", b"newer"), Err(RewriteError::ReadOnly)));
        assert_eq!(fs::read_to_string(&target).unwrap(), "new");
    }
}
