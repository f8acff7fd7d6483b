//! The lock files of Poetry, uv and PDM, which are the same in what matters here: `[[package]]` with name and version.

use super::Contents;
use super::requirements::{is_same, together};
use crate::document::{Broken, Node};
use crate::project::Versions;

/// A file may lock several versions of one package for several versions of Python.
pub(super) fn lock(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = Node::toml(text)?;
    let packages = document.get(&["package"]).map_or(&[][..], Node::items);
    let is_own = |entry: &&Node| entry.get(&["name"]).and_then(Node::text).is_some_and(|name| is_same(name, package));
    let versions = packages.iter().filter(is_own).filter_map(|entry| {
        let version = entry.get(&["version"])?;
        Some((Versions::python_exactly(version.text()?), version.span))
    });
    Ok(Contents::of(together(versions).into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_version_or_several() {
        let text = "version = 1\n[[package]]\nname = 'x'\nversion = '1'\n[[package]]\nname = \"Acme\"\nversion = \"6.5.0\"\nsource = {}\n";
        let contents = lock(text, "acme").unwrap();
        let [mention] = contents.mentions.as_slice() else { panic!("{contents:?}") };
        assert_eq!(
            (&mention.versions, &text[mention.span.start..mention.span.end]),
            (&Versions::python_exactly("6.5.0"), "6.5.0")
        );
        let several = "[[package]]\nname = 'acme'\nversion = '7.1'\n[[package]]\nname = 'acme'\nversion = '6.5'\n";
        let mention = &lock(several, "acme").unwrap().mentions[0];
        assert_eq!(&several[mention.span.start..mention.span.end], "7.1");
        assert!(mention.versions.as_ref().is_some_and(|versions| versions.exact().is_none()));
        assert_eq!(lock("package = 1", "acme").unwrap(), Contents::default());
        assert!(lock("<<<<<<< HEAD", "acme").is_err());
    }
}
