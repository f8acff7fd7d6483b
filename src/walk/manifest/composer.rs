//! Composer's `composer.json`, its lock file, and the list of what it installed.

use super::{Contents, Mention};
use crate::document::{Broken, Node};
use crate::project::Versions;

/// Where a manifest names packages; the first table that names one counts.
const TABLES: [&str; 2] = ["require", "require-dev"];

/// Where a lock file lists packages; before Composer 2, installed ones were a list without a name.
const LISTS: [&[&str]; 3] = [&["packages"], &["packages-dev"], &[]];

pub(super) fn manifest(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = Node::json(text)?;
    let named = TABLES.iter().filter_map(|table| document.get(&[table])).flat_map(Node::entries);
    let own = named.filter(|(name, _)| name.eq_ignore_ascii_case(package));
    let mentions = own.map(|(_, node)| Mention::of_project(node.text().and_then(Versions::composer), node.span));
    Ok(Contents::of(mentions.take(1).collect()))
}

pub(super) fn lock(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = Node::json(text)?;
    let entries = LISTS.iter().filter_map(|list| document.get(list)).flat_map(Node::items);
    let is_own =
        |entry: &&Node| entry.get(&["name"]).and_then(Node::text).is_some_and(|name| name.eq_ignore_ascii_case(package));
    let mentions = entries.filter(is_own).map(|entry| {
        let version = entry.get(&["version"]);
        let versions = version.and_then(Node::text).and_then(Versions::composer_exactly);
        Mention::of_project(versions, version.unwrap_or(entry).span)
    });
    Ok(Contents::of(mentions.take(1).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(contents: Result<Contents, Broken>) -> Vec<Option<String>> {
        let mentions = contents.expect("valid").mentions.into_iter();
        mentions.map(|mention| mention.versions.map(|versions| versions.exact().unwrap_or("range").to_owned())).collect()
    }

    #[test]
    fn lists_and_locks_of_both_versions() {
        let known = |text: &str| Some(text.to_owned());
        assert_eq!(exact(manifest(r#"{"require": {"acme/sdk": "^5.0"}}"#, "acme/sdk")), [known("range")]);
        assert_eq!(exact(manifest(r#"{"require-dev": {"Acme/SDK": "5.1.0"}}"#, "acme/sdk")), [known("5.1.0")]);
        assert_eq!(exact(manifest(r#"{"require": {"acme/sdk": "dev-main"}}"#, "acme/sdk")), [None]);
        assert_eq!(exact(manifest(r#"{"require": []}"#, "acme/sdk")), []);
        let two =
            r#"{"packages": [{"name": "b", "version": "1"}], "packages-dev": [{"name": "acme/sdk", "version": "v5.2.0"}]}"#;
        assert_eq!(exact(lock(two, "acme/sdk")), [known("5.2.0")]);
        assert_eq!(exact(lock(r#"[{"name": "acme/sdk", "version": "4.12.1"}]"#, "acme/sdk")), [known("4.12.1")]);
        assert!(lock("{", "acme/sdk").is_err());
    }
}
