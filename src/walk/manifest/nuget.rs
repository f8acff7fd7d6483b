//! NuGet's list of packages of older projects, its lock file, and what it found when it restored a project.

use super::requirements::together;
use super::{Contents, Mention, xml};
use crate::document::{Broken, Node};
use crate::project::Versions;
use crate::source::Span;

/// `packages.config`, in which every version is just that.
pub(super) fn packages(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = xml::document(text)?;
    let packages = document.descendants().filter(|node| xml::is(node, "package"));
    let own = packages.filter(|node| xml::attribute(*node, "id").is_some_and(|(id, _)| id.eq_ignore_ascii_case(package)));
    let mentions = own.map(|node| match xml::attribute(node, "version") {
        Some((version, span)) => Mention::of_project(Versions::nuget_exactly(version), span),
        None => Mention::of_project(None, xml::span(node.range())),
    });
    Ok(Contents::of(mentions.take(1).collect()))
}

/// `packages.lock.json`: for each framework the packages, each with what was asked for and what was found.
pub(super) fn lock(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = Node::json(text)?;
    let frameworks = document.get(&["dependencies"]).into_iter().flat_map(Node::entries);
    let packages = frameworks.flat_map(|(_, packages)| packages.entries());
    let own = packages.filter(|(name, _)| name.eq_ignore_ascii_case(package)).filter_map(|(_, entry)| {
        let version = entry.get(&["resolved"])?;
        Some((Versions::nuget_exactly(version.text()?), version.span))
    });
    Ok(own_folder(together(own)))
}

/// `project.assets.json` names each package that was found with its version.
pub(super) fn assets(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = Node::json(text)?;
    let libraries = document.get(&["libraries"]).into_iter().flat_map(Node::entries);
    let own = libraries.filter_map(|(library, entry)| {
        let (name, version) = library.split_once('/').filter(|(name, _)| name.eq_ignore_ascii_case(package))?;
        let key = entry.key?;
        let start = key.start + name.len() + 1;
        // A name that is written with escapes is shown as a whole.
        let is_plain = start + version.len() == key.end;
        Some((Versions::nuget_exactly(version), if is_plain { Span::new(start, key.end) } else { key }))
    });
    Ok(Contents::of(together(own).into_iter().collect()))
}

/// What a lock file says that is for the project in its own folder alone.
pub(super) fn own_folder(mention: Option<Mention>) -> Contents {
    Contents { mentions: mention.into_iter().collect(), members: Some(vec![String::new()]), ..Contents::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, contents: Result<Contents, Broken>) -> Vec<(String, String)> {
        let show = |mention: &Mention| {
            let known = mention.versions.as_ref().map_or("unknown", |known| known.exact().unwrap_or("range"));
            (text[mention.span.start..mention.span.end].to_owned(), known.to_owned())
        };
        contents.expect("valid").mentions.iter().map(show).collect()
    }

    fn one(text: &str) -> Vec<(String, String)> {
        vec![(text.to_owned(), text.to_owned())]
    }

    #[test]
    fn the_list_of_older_projects_is_exact() {
        let text = "<?xml version=\"1.0\"?>\n<packages>\n  <package id=\"Acme.Auth\" version=\"1.0\"/>\n  <package id=\"acme\" version=\"4.7.2\" targetFramework=\"net461\" />\n</packages>";
        assert_eq!(shown(text, packages(text, "Acme")), one("4.7.2"));
        assert_eq!(packages("<packages/>", "Acme"), Ok(Contents::default()));
        assert!(packages("<packages>", "Acme").is_err());
    }

    #[test]
    fn one_version_or_several_are_locked() {
        let text = r#"{"version": 1, "dependencies": {"net6.0": {"Acme": {"type": "Direct", "requested": "[5.2.0, )", "resolved": "5.2.0"}}}}"#;
        assert_eq!(shown(text, lock(text, "acme")), one("5.2.0"));
        let text = r#"{"dependencies": {"a": {"Acme": {"resolved": "5.2.0"}}, "b": {"Acme": {"resolved": "5.3.0"}, "x": {"type": "Project"}}}}"#;
        assert_eq!(shown(text, lock(text, "Acme")), [("5.2.0".to_owned(), "range".to_owned())]);
        assert!(lock(r#"{"dependencies": {"a": {"Acme": {"type": "Project"}}}}"#, "Acme").unwrap().mentions.is_empty());
        assert!(lock("<<<<<<< HEAD", "Acme").is_err());
    }

    #[test]
    fn a_restored_project_names_what_it_has() {
        let text = r#"{"version": 3, "libraries": {"Acme.Auth/1.0.0": {}, "Acme/5.2.0": {"type": "package"}}}"#;
        assert_eq!(shown(text, assets(text, "acme")), one("5.2.0"));
        assert_eq!(assets("{}", "acme").unwrap(), Contents::default());
    }
}
