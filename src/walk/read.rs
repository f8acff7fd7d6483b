//! Reads files into a buffer that is used again and again, and decodes what is worth it.
//!
//! Only regular files are read: a pipe or a device would block or never end. This module deliberately sets no limit
//! on the size of a source file.

use super::notice;
use crate::finding::{Notice, NoticeKind};
use crate::source::{Encoding, SourceFile};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Big enough for nearly every source file in one read.
const FIRST_SIZE: usize = 128 * 1024;

/// Bytes of a manifest or configuration; what is larger would hold up the run.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Why a manifest or configuration was not read.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unread {
    /// There is no regular file.
    #[error("is not there")]
    Absent,
    /// It is no such file, whatever its name.
    #[error("is larger than {} MiB", LARGEST >> 20)]
    TooLarge,
    /// The system refuses.
    #[error("could not be read")]
    Refused,
}

/// Reads a file that is there to be read in one piece, under the path that is shown.
pub(super) fn small(path: &Path, shown: &str) -> Result<SourceFile, Unread> {
    let metadata = std::fs::metadata(path).map_err(|_| Unread::Absent)?;
    if !metadata.is_file() {
        return Err(Unread::Absent);
    }
    if metadata.len() > LARGEST {
        return Err(Unread::TooLarge);
    }
    let bytes = std::fs::read(path).map_err(|_| Unread::Refused)?;
    Ok(SourceFile::decode(shown, bytes))
}

/// A buffer for one thread.
#[derive(Default)]
pub(super) struct Buffer {
    bytes: Vec<u8>,
}

impl Buffer {
    /// The whole content of a file, valid until the next read.
    pub(super) fn read(&mut self, path: &Path) -> io::Result<&[u8]> {
        let mut file = File::open(path)?;
        let mut filled = 0;
        loop {
            if filled == self.bytes.len() {
                self.bytes.resize((filled * 2).max(FIRST_SIZE), 0);
            }
            match file.read(&mut self.bytes[filled..]) {
                Ok(0) => return Ok(&self.bytes[..filled]),
                Ok(more) => filled += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Whether the bytes begin with a byte order mark of UTF-16.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])
}

/// Decodes a file's bytes under the path that is shown, and says what is special about them.
///
/// # Errors
///
/// The notice says why there is nothing to analyse: the file is binary.
pub fn decode(shown: String, bytes: Vec<u8>) -> Result<(SourceFile, Option<Notice>), Notice> {
    if !is_utf16(&bytes) && memchr::memchr(0, &bytes).is_some() {
        let message = "the file holds NUL bytes and was not analysed";
        return Err(notice(shown, NoticeKind::Binary, message));
    }
    let source = SourceFile::decode(shown, bytes);
    let special = (source.encoding == Encoding::Converted).then(|| {
        let message = "the file is not UTF-8: findings are reported, their byte offsets are those of the converted text";
        notice(source.path.clone(), NoticeKind::NotUtf8, message)
    });
    Ok((source, special))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_file_after_a_long_one_has_no_rest_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let (long, short) = (folder.path().join("long"), folder.path().join("short"));
        std::fs::write(&long, vec![b'x'; 3 * FIRST_SIZE]).unwrap();
        std::fs::write(&short, "y").unwrap();
        let mut buffer = Buffer::default();
        assert_eq!(buffer.read(&long).map(<[u8]>::len).ok(), Some(3 * FIRST_SIZE));
        assert_eq!(buffer.read(&short).ok(), Some(b"y".as_slice()));
    }

    #[test]
    fn nul_bytes_make_a_file_binary_unless_it_is_utf16() {
        assert_eq!(decode("a".into(), b"a\0".to_vec()).unwrap_err().kind, NoticeKind::Binary);
        let (source, special) = decode("a".into(), vec![0xff, 0xfe, b'a', 0]).unwrap();
        assert_eq!(source.text, "a");
        assert_eq!(special.map(|notice| notice.kind), Some(NoticeKind::NotUtf8));
    }
}
