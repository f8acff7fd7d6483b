//! The only place that writes files.
//!
//! A file is written beside its target and then takes its place, so that a reader sees the old content or the new one.
//! This module deliberately does not know what it writes.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Puts a new content in a file's place, all of it or nothing. A link keeps pointing where it points; what is no
/// regular file, such as a pipe, is written to directly.
pub(super) fn atomically(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let existing = fs::metadata(target).ok();
    if existing.as_ref().is_some_and(|data| !data.is_file() && !data.is_dir()) {
        return File::options().write(true).open(target)?.write_all(bytes);
    }
    let target = if existing.is_some() { target.canonicalize()? } else { target.to_path_buf() };
    let beside = beside(&target)?;
    let written = write_new(&beside, bytes)
        .and_then(|()| match &existing {
            Some(data) => fs::set_permissions(&beside, data.permissions()),
            None => Ok(()),
        })
        .and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A name in the same folder, and so on the same disk, that no other process uses.
fn beside(target: &Path) -> io::Result<PathBuf> {
    let name = target.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let name = format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id());
    Ok(target.with_file_name(name))
}

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
}
