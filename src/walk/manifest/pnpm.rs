//! `pnpm-lock.yaml`, from version 5 to version 9.

use super::{Contents, Mention, Scope};
use crate::document::{Broken, Node};
use crate::project::Versions;

const TABLES: [&str; 3] = ["dependencies", "optionalDependencies", "devDependencies"];

pub(super) fn lock(text: &str, package: &str) -> Result<Contents, Broken> {
    let mut mentions = Vec::new();
    let mut members = Vec::new();
    for document in Node::yaml(text)? {
        let Some(importers) = document.get(&["importers"]) else {
            mentions.extend(dependency(&document, package, Scope::Project));
            continue;
        };
        for (folder, importer) in importers.entries() {
            let folder = folder.trim_start_matches('.').trim_start_matches('/').to_owned();
            mentions.extend(dependency(importer, package, Scope::Folder(folder.clone())));
            members.push(folder);
        }
    }
    Ok(Contents { mentions, members: (!members.is_empty()).then_some(members), ..Contents::default() })
}

/// Up to version 5 a dependency is its version, later a table with one.
fn dependency(importer: &Node, package: &str, scope: Scope) -> Option<Mention> {
    let entry = TABLES.iter().find_map(|table| importer.get(&[table, package]))?;
    let version = entry.get(&["version"]).unwrap_or(entry);
    Some(Mention::valid_for(scope, locked(version.text().unwrap_or_default()), version.span))
}

/// The version is followed by the peers it was resolved with: `1.2.3_peer@1.0.0` or `1.2.3(peer@1.0.0)`. Links and other
/// packages under this name are no versions.
fn locked(written: &str) -> Option<Versions> {
    Versions::npm_exactly(written.split(['_', '(']).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let contents = lock(text, "acme").unwrap();
        let read = contents.mentions.iter().map(|mention| {
            let version = mention.versions.as_ref().and_then(Versions::exact).unwrap_or("unknown");
            match &mention.scope {
                Scope::Folder(folder) => format!("{folder}: {version}"),
                _ => version.to_owned(),
            }
        });
        read.collect()
    }

    #[test]
    fn all_versions() {
        assert_eq!(
            read("lockfileVersion: 5.4\nspecifiers:\n  acme: ^1\ndependencies:\n  acme: 1.2.3_debug@4.0.0\n"),
            ["1.2.3"]
        );
        let six = "lockfileVersion: '6.0'\ndevDependencies:\n  acme:\n    specifier: ^1\n    version: 1.2.3(debug@4.0.0)\n";
        assert_eq!(read(six), ["1.2.3"]);
        let nine = "lockfileVersion: '9.0'\nimporters:\n  .: {}\n  packages/a:\n    dependencies:\n      acme:\n        specifier: ^1\n        version: 1.0.0\n  \
                    packages/b:\n    dependencies:\n      acme: {specifier: 'workspace:*', version: link:../acme}\npackages:\n  acme@1.0.0: {}\n";
        assert_eq!(read(nine), ["packages/a: 1.0.0", "packages/b: unknown"]);
        let members = lock(nine, "acme").unwrap().members.unwrap();
        assert_eq!(members, ["", "packages/a", "packages/b"]);
        assert!(lock("a: b: c: [", "acme").is_err());
        assert_eq!(read(""), Vec::<String>::new());
    }
}
