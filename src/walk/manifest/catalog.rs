//! What Gradle keeps beside its build scripts: properties, the catalog of versions, lock files.

use super::nuget::own_folder;
use super::requirements::together;
use super::template::Template;
use super::{Contents, Value, Weight};
use crate::document::{Broken, Node};
use crate::project::Versions;
use crate::source::Span;

/// What build scripts call the catalog unless their settings say otherwise.
pub(super) const CATALOG: &str = "libs";

/// The kinds of a version that says more than a text, the one that is taken first.
pub(super) const KINDS: [&str; 3] = ["prefer", "strictly", "require"];

/// `gradle.properties`: a name and a text in each line.
pub(super) fn properties(text: &str) -> Contents {
    let mut values = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let plain = line.trim();
        let Some(end) = plain.find(['=', ':']).filter(|_| !plain.starts_with(['#', '!'])) else { continue };
        let value = plain[end + 1..].trim();
        let from = start + (line.len() - line.trim_start().len()) + plain.len() - value.len();
        // A line may go on in the next one, and a sign may be written as a number.
        let text = (!value.contains('\\')).then(|| Template::text(value));
        let span = Span::new(from, from + value.len());
        values.push(Value { name: plain[..end].trim().to_owned(), text, span, weight: Weight::Plain });
    }
    Contents { values, ..Contents::default() }
}

/// `libs.versions.toml`: what build scripts can call the package, alone or among others, and versions.
pub(super) fn versions(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = Node::toml(text)?;
    let table = |name: &str| document.get(&[name]).into_iter().flat_map(Node::entries);
    let version = |alias: &str| table("versions").find(|(name, _)| *name == alias).map(|(_, node)| node);
    let mut values = Vec::new();
    let mut own = Vec::new();
    for (alias, node) in table("versions") {
        values.push(value(&["versions", alias], rich(node)));
    }
    for (alias, node) in table("libraries").filter(|(_, node)| is_package(node, package)) {
        let found = match node.text() {
            Some(text) => written(text, node.span),
            None => match node.get(&["version", "ref"]).and_then(Node::text) {
                Some(name) => version(name).map_or((None, node.span), rich),
                None => node.get(&["version"]).map_or((None, node.span), rich),
            },
        };
        own.push((alias, found.clone()));
        values.push(value(&[alias], found));
    }
    for (alias, node) in table("bundles") {
        let among = |name: &str| node.items().iter().any(|item| item.text() == Some(name));
        let found = own.iter().filter(|(name, _)| among(name)).map(|(_, found)| value(&["bundles", alias], found.clone()));
        values.extend(found);
    }
    Ok(Contents { values, ..Contents::default() })
}

/// A text, if it is known, and where it stands.
type Found = (Option<String>, Span);

/// In the names that scripts use every separator is a dot.
fn value(path: &[&str], (text, span): Found) -> Value {
    let name = [&[CATALOG], path].concat().join(".").replace(['-', '_'], ".");
    Value { name, text: text.map(|text| Template::text(&text)), span, weight: Weight::Plain }
}

fn is_package(library: &Node, package: &str) -> bool {
    let text = |name: &str| library.get(&[name]).and_then(Node::text);
    match (library.text().or_else(|| text("module")), text("group"), text("name")) {
        (Some(module), _, _) => module == package || module.strip_prefix(package).is_some_and(|rest| rest.starts_with(':')),
        (None, Some(group), Some(name)) => package.split_once(':') == Some((group, name)),
        _ => false,
    }
}

/// The version in `group:name:version`.
fn written(text: &str, span: Span) -> Found {
    let Some(version) = text.splitn(3, ':').nth(2) else { return (None, span) };
    // What is written with escapes is shown as a whole.
    let is_plain = span.end - span.start == text.len();
    (Some(version.to_owned()), if is_plain { Span::new(span.end - version.len(), span.end) } else { span })
}

/// A version that is a text, or a table of what is preferred and what is allowed. What it rejects is not counted up.
fn rich(node: &Node) -> Found {
    if let Some(text) = node.text() {
        return (Some(text.to_owned()), node.span);
    }
    let rejects = node.entries().any(|(name, _)| name.starts_with("reject"));
    let kinds = KINDS.iter().filter_map(|kind| node.get(&[kind]));
    match kinds.filter(|_| !rejects).find_map(|node| Some((node.text()?, node.span))) {
        Some((text, span)) => (Some(text.to_owned()), span),
        None => (None, node.span),
    }
}

/// A line for each artifact: `group:name:version=configurations`, or without configurations in a file for each of them.
pub(super) fn lock(text: &str, package: &str) -> Result<Contents, Broken> {
    let mut found = Vec::new();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        if ["<<<<<<<", ">>>>>>>"].iter().any(|conflict| line.starts_with(conflict)) {
            return Err(Broken::at_line(number + 1));
        }
        let Some(rest) = line.strip_prefix(package).and_then(|rest| rest.strip_prefix(':')) else { continue };
        let version = rest.split('=').next().unwrap_or_default().trim_end();
        let from = start + package.len() + 1;
        found.push((Versions::jvm_exactly(version), Span::new(from, from + version.len())));
    }
    Ok(own_folder(together(found)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::manifest::Part;

    fn shown(text: &str, contents: &Contents) -> Vec<String> {
        let show = |value: &Value| {
            let known = match value.text.as_ref().map(|text| text.0.as_slice()) {
                Some([Part::Text(text)]) => text,
                _ => "unknown",
            };
            assert!(known == "unknown" || &text[value.span.start..value.span.end] == known);
            format!("{}={known}", value.name)
        };
        contents.values.iter().map(show).collect()
    }

    #[test]
    fn properties_are_lines() {
        let text = "# a=1\r\n! b=1\r\n  v = 7.28.0 \r\nw:8\r\nx=1\\\r\n 2\r\ny\r\nz=\r\n";
        assert_eq!(shown(text, &properties(text)), ["v=7.28.0", "w=8", "x=unknown", "z="]);
    }

    #[test]
    fn libraries_of_a_catalog_have_versions_in_many_forms() {
        for (library, expected) in [
            ("'acme.sdk:acme:7.28.0'", "7.28.0"),
            ("'acme.sdk:acme'", "unknown"),
            ("{ module = 'acme.sdk:acme', version = '7.+' }", "7.+"),
            ("{ group = 'acme.sdk', name = 'acme', version.ref = 'acme' }", "7.1.0"),
            ("{ module = 'acme.sdk:acme', version = { ref = 'rich' } }", "7.2.0"),
            ("{ module = 'acme.sdk:acme', version = { strictly = '[7,8[' } }", "[7,8["),
            ("{ module = 'acme.sdk:acme', version = { require = '7', reject = ['7.1'] } }", "unknown"),
            ("{ module = 'acme.sdk:acme', version.ref = 'other' }", "unknown"),
            ("{ module = 'acme.sdk:acme' }", "unknown"),
        ] {
            let text = format!(
                "[versions]\nacme = '7.1.0'\nrich = {{ strictly = '[7,8[', prefer = '7.2.0' }}\n[libraries]\nx = 'x:y:1'\n\
                 acme-voice_sdk = {library}\n[bundles]\nweb = ['x', 'acme-voice_sdk']\nrest = ['x']\n"
            );
            let found = shown(&text, &versions(&text, "acme.sdk:acme").unwrap());
            let own = [format!("libs.acme.voice.sdk={expected}"), format!("libs.bundles.web={expected}")];
            assert_eq!(found[2..], own, "{library}");
            assert_eq!(found[..2], ["libs.versions.acme=7.1.0", "libs.versions.rich=7.2.0"]);
        }
        assert!(versions("[versions", "acme.sdk:acme").is_err());
    }

    #[test]
    fn lock_files_of_both_kinds() {
        let text = "# generated\nacme.sdk:acme:7.28.0=compileClasspath,runtimeClasspath\nacme.sdk:acme-x:1=a\nempty=\n";
        for text in [text, "acme.sdk:acme:7.28.0\r\n"] {
            let contents = lock(text, "acme.sdk:acme").unwrap();
            let mention = &contents.mentions[0];
            assert_eq!(mention.versions.as_ref().and_then(Versions::exact), Some("7.28.0"));
            assert_eq!(&text[mention.span.start..mention.span.end], "7.28.0");
        }
        assert_eq!(lock("x\n<<<<<<< HEAD\n", "acme.sdk:acme").unwrap_err().line, 2);
    }
}
