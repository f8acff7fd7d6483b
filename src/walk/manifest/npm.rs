//! `package.json`, and npm's own lock files of all three versions.

use super::{Contents, Mention, Scope};
use crate::document::{Broken, Node};
use crate::project::Versions;

/// Where a manifest names packages; the first table that names one counts.
const TABLES: [&str; 4] = ["dependencies", "optionalDependencies", "devDependencies", "peerDependencies"];
const MODULES: &str = "node_modules/";

pub(super) fn manifest(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = Node::json(text)?;
    let named = TABLES.iter().filter_map(|table| document.get(&[table, package]));
    let mentions = named.map(|node| Mention::of_project(node.text().and_then(Versions::npm), node.span));
    Ok(Contents::of(mentions.take(1).collect()))
}

pub(super) fn lock(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = Node::json(text)?;
    if !document.is_table() {
        return Err(Broken::at_line(1));
    }
    let Some(packages) = document.get(&["packages"]) else { return Ok(first_version(&document, package)) };
    let members = packages.entries().map(|(place, _)| place).filter(|place| !place.contains(MODULES));
    let mut mentions = Vec::new();
    for (place, entry) in packages.entries() {
        let folder = place.strip_suffix(package).and_then(|rest| rest.strip_suffix(MODULES));
        // What lies in another package's folder is that package's own.
        let Some(folder) = folder.filter(|folder| !folder.contains(MODULES)) else { continue };
        let is_other = entry.get(&["name"]).and_then(Node::text).is_some_and(|name| name != package);
        let version = entry.get(&["version"]);
        let versions = version.and_then(Node::text).filter(|_| !is_other).and_then(Versions::npm_exactly);
        let scope = Scope::Folder(folder.trim_end_matches('/').to_owned());
        mentions.push(Mention::valid_for(scope, versions, version.unwrap_or(entry).span));
    }
    Ok(Contents { mentions, members: Some(members.map(str::to_owned).collect()), ..Contents::default() })
}

/// Lock files of version 1 know no workspaces.
fn first_version(document: &Node, package: &str) -> Contents {
    let version = document.get(&["dependencies", package, "version"]);
    let mention = |node: &Node| Some(Mention::of_project(Versions::npm_exactly(node.text()?), node.span));
    Contents::of(version.and_then(mention).into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(contents: &Contents) -> Vec<String> {
        let spell = |mention: &Mention| {
            let versions = mention.versions.as_ref().map_or("unknown", |known| known.exact().unwrap_or("range"));
            match &mention.scope {
                Scope::Folder(folder) => format!("{folder}: {versions}"),
                _ => versions.to_owned(),
            }
        };
        contents.mentions.iter().map(spell).collect()
    }

    #[test]
    fn the_first_table_that_names_the_package_counts() {
        for (text, expected) in [
            (r#"{"devDependencies": {"acme": "1.2.3"}, "peerDependencies": {"acme": "*"}}"#, vec!["1.2.3"]),
            (r#"{"dependencies": {"acme-x": "1", "acme": "^1.2"}, "devDependencies": {"acme": "1"}}"#, vec!["range"]),
            (r#"{"dependencies": {"acme": "github:acme/acme#v1.2.3"}}"#, vec!["unknown"]),
            (r#"{"dependencies": {"acme": "npm:other@1.2.3"}}"#, vec!["unknown"]),
            (r#"{"dependencies": {"acme": "latest"}}"#, vec!["range"]),
            (r#"{"dependencies": {"acme": 5}}"#, vec!["unknown"]),
            (r#"{"dependencies": ["acme"], "acme": "1"}"#, vec![]),
            ("[]", vec![]),
        ] {
            assert_eq!(spell(&manifest(text, "acme").unwrap()), expected, "{text}");
        }
        assert!(manifest("{", "acme").is_err() && manifest("", "acme").is_err());
    }

    #[test]
    fn lock_files_of_all_versions() {
        let one = r#"{"lockfileVersion": 1, "dependencies": {"acme": {"version": "1.2.3"}, "b": {"dependencies": {"acme": {"version": "9.0.0"}}}}}"#;
        assert_eq!(spell(&lock(one, "acme").unwrap()), ["1.2.3"]);
        let three = r#"{"lockfileVersion": 3, "packages": {"": {}, "packages/a": {}, "node_modules/acme": {"version": "2.0.0"},
            "packages/a/node_modules/acme": {"version": "1.0.0"}, "node_modules/b/node_modules/acme": {"version": "9.0.0"},
            "node_modules/@x/acme": {"version": "8.0.0"}}}"#;
        let contents = lock(three, "acme").unwrap();
        assert_eq!(spell(&contents), [": 2.0.0", "packages/a: 1.0.0"]);
        assert_eq!(contents.members, Some(vec![String::new(), "packages/a".to_owned()]));
        let odd = r#"{"packages": {"node_modules/acme": {"resolved": "../acme", "link": true}}, "dependencies": {"acme": {"version": "1.0.0"}}}"#;
        assert_eq!(spell(&lock(odd, "acme").unwrap()), [": unknown"]);
        assert!(lock("<<<<<<< HEAD\n{}", "acme").is_err() && lock("[]", "acme").is_err());
    }
}
