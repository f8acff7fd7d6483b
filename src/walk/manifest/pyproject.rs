//! `pyproject.toml` with the tables of all its tools, and Pipenv's two files.

use super::requirements::{is_same, requirement, together};
use super::{Contents, Mention};
use crate::document::{Broken, Node};
use crate::project::Versions;
use crate::source::Span;

pub(super) fn pyproject(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = Node::toml(text)?;
    let lists = requirement_lists(&document);
    let listed = lists.into_iter().flat_map(Node::items).filter_map(|item| {
        let versions = requirement(item.text()?, package)?;
        Some(Mention::of_project(versions, item.span))
    });
    let tables = poetry_tables(&document);
    let tabled = tables.into_iter().flat_map(Node::entries).filter(|(name, _)| is_same(name, package));
    let poetry = tabled.map(|(_, node)| Mention::of_project(table_entry(node, Versions::poetry), place(node)));
    let mut mentions = listed.chain(poetry).collect::<Vec<_>>();
    if document.get(&["tool", "uv", "sources", package]).is_some_and(is_elsewhere) {
        mentions.iter_mut().for_each(|mention| mention.versions = None);
    }
    Ok(Contents::of(mentions))
}

/// Every list of requirements, what is always installed first.
fn requirement_lists(document: &Node) -> Vec<&Node> {
    let mut lists = Vec::new();
    lists.extend(document.get(&["project", "dependencies"]));
    for table in
        [["project", "optional-dependencies"].as_slice(), &["dependency-groups"], &["tool", "pdm", "dev-dependencies"]]
    {
        lists.extend(document.get(table).into_iter().flat_map(Node::entries).map(|(_, list)| list));
    }
    lists.extend(document.get(&["tool", "uv", "dev-dependencies"]));
    let environments = document.get(&["tool", "hatch", "envs"]).into_iter().flat_map(Node::entries);
    for (_, environment) in environments {
        lists.extend(["dependencies", "extra-dependencies"].iter().filter_map(|key| environment.get(&[key])));
    }
    lists
}

fn poetry_tables(document: &Node) -> Vec<&Node> {
    let Some(tool) = document.get(&["tool", "poetry"]) else { return Vec::new() };
    let groups = tool.get(&["group"]).into_iter().flat_map(Node::entries);
    let groups = groups.filter_map(|(_, group)| group.get(&["dependencies"]));
    tool.get(&["dependencies"]).into_iter().chain(tool.get(&["dev-dependencies"])).chain(groups).collect()
}

/// An entry of a table of dependencies: a constraint, a table with one, or several for several versions of Python.
fn table_entry(node: &Node, read: fn(&str) -> Option<Versions>) -> Option<Versions> {
    if let Some(constraint) = node.text() {
        return read(constraint);
    }
    if node.is_table() {
        return node.get(&["version"]).and_then(Node::text).filter(|_| !is_elsewhere(node)).and_then(read);
    }
    together(node.items().iter().map(|item| (table_entry(item, read), item.span)))?.versions
}

/// Whether a table says that the package comes from a repository, a folder or an archive.
fn is_elsewhere(node: &Node) -> bool {
    ["git", "path", "url", "file", "workspace"].iter().any(|key| node.get(&[key]).is_some())
}

fn place(node: &Node) -> Span {
    node.get(&["version"]).map_or(node.span, |version| version.span)
}

pub(super) fn pipfile(text: &str, package: &str) -> Result<Contents, Broken> {
    Ok(pipenv(&Node::toml(text)?, ["packages", "dev-packages"], package))
}

pub(super) fn pipfile_lock(text: &str, package: &str) -> Result<Contents, Broken> {
    Ok(pipenv(&Node::json(text)?, ["default", "develop"], package))
}

fn pipenv(document: &Node, tables: [&str; 2], package: &str) -> Contents {
    let tables = tables.iter().filter_map(|table| document.get(&[table]));
    let named = tables.flat_map(Node::entries).filter(|(name, _)| is_same(name, package));
    let mention = |node: &Node| Mention::of_project(table_entry(node, Versions::python), place(node));
    Contents::of(named.map(|(_, node)| mention(node)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, contents: &Contents) -> Vec<(String, String)> {
        let read = contents.mentions.iter().map(|mention| {
            let versions = mention.versions.as_ref().map_or("unknown", |known| known.exact().unwrap_or("range"));
            (versions.to_owned(), text[mention.span.start..mention.span.end].to_owned())
        });
        read.collect()
    }

    #[test]
    fn the_tables_of_all_tools() {
        for (text, versions, shown) in [
            (
                "[project]\ndependencies = ['x', 'acme[a]>=6.5; python_version>\"3\"']",
                "range",
                "acme[a]>=6.5; python_version>\"3\"",
            ),
            ("[project.optional-dependencies]\nvoice = ['acme==6.5.0']", "6.5.0", "acme==6.5.0"),
            ("[dependency-groups]\ndev = [{include-group = 'x'}, 'acme<7']", "range", "acme<7"),
            ("[tool.pdm.dev-dependencies]\ndev = ['acme==6.5']", "6.5", "acme==6.5"),
            ("[tool.hatch.envs.default]\ndependencies = ['acme==6.5']", "6.5", "acme==6.5"),
            ("[tool.poetry.dependencies]\nAcme = '^6.5'", "range", "^6.5"),
            ("[tool.poetry.dependencies]\nacme = { version = '6.5.1', extras = ['x'] }", "6.5.1", "6.5.1"),
            ("[tool.poetry.group.dev.dependencies.acme]\ngit = 'https://x.org/y.git'", "unknown", ""),
            ("[project]\ndependencies = ['acme']\n[tool.uv.sources]\nacme = { git = 'https://x' }", "unknown", "acme"),
        ] {
            let found = read(text, &pyproject(text, "acme").unwrap());
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].0, versions, "{text}");
            assert!(shown.is_empty() || found[0].1 == shown, "{text} {found:?}");
        }
        let several =
            "[tool.poetry.dependencies]\nacme = [{version = '5.7', python = '<3'}, {version = '^6.5', python = '>3'}]";
        assert_eq!(read(several, &pyproject(several, "acme").unwrap())[0].0, "range");
        assert!(pyproject("[project", "acme").is_err());
        for text in ["", "[project]\ndependencies = 'acme'", "[tool]\npoetry = 1"] {
            assert_eq!(pyproject(text, "acme").unwrap(), Contents::default(), "{text}");
        }
    }

    #[test]
    fn the_files_of_pipenv() {
        let text = "[packages]\nacme = '*'\n[dev-packages]\nacme = {version = '==6.5', extras = []}";
        let expected = [("range".to_owned(), "*".to_owned()), ("6.5".to_owned(), "==6.5".to_owned())];
        assert_eq!(read(text, &pipfile(text, "acme").unwrap()), expected);
        let text = r#"{"default": {"acme": {"hashes": [], "version": "==6.5.0"}}, "develop": {"x": {"version": "==1"}}}"#;
        assert_eq!(read(text, &pipfile_lock(text, "acme").unwrap()), [("6.5.0".to_owned(), "==6.5.0".to_owned())]);
        let text = r#"{"default": {"acme": {"git": "https://x.org/y.git", "ref": "abc"}}}"#;
        assert_eq!(read(text, &pipfile_lock(text, "acme").unwrap())[0].0, "unknown");
    }
}
