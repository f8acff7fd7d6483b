//! What the walk has to ask: which files can be analysed, which belong to the SDK, which are worth it.
//!
//! This module deliberately holds no knowledge of its own; the answers come from the languages and the SDK data.

use crate::{
    lang, sdk,
    syntax::Adapter,
    walk::{Configs, Filter},
};
use std::{fs, path::Path};

/// The filter of every walk.
pub(super) const FILTER: Filter<'static> =
    Filter { accepts: &accepts, is_sdk_source: &is_sdk_source, is_candidate: &names_the_sdk };

fn adapter(path: &Path) -> Option<&'static dyn Adapter> {
    lang::of_file(path.file_name()?.to_str()?)
}

/// Whether a file of this name can be analysed at all.
pub(super) fn accepts(path: &Path) -> bool {
    adapter(path).is_some()
}

/// Whether a file is part of the SDK itself: its nearest manifest gives the SDK's name.
fn is_sdk_source(path: &Path) -> bool {
    let Some(table) = adapter(path).and_then(|adapter| sdk::table(adapter.language())) else { return false };
    table.own_sources.iter().any(|own| {
        let mut manifests = path.ancestors().skip(1).map(|folder| folder.join(&own.manifest));
        let nearest = manifests.find_map(|manifest| fs::read_to_string(manifest).ok());
        nearest.is_some_and(|manifest| gives_name(&manifest, &own.name) || gives_name_in_xml(&manifest, &own.name))
    })
}

/// Whether a manifest says `name: "…"` or `name = "…"`, whatever its syntax.
fn gives_name(manifest: &str, name: &str) -> bool {
    manifest.match_indices("name").any(|(at, word)| {
        let rest = manifest[at + word.len()..].trim_start_matches(['"', '\'']).trim_start();
        let value = rest.strip_prefix([':', '=']).map(str::trim_start);
        let quoted =
            |quote: char| value.and_then(|value| value.strip_prefix(quote)?.strip_prefix(name)?.strip_prefix(quote));
        quoted('"').or_else(|| quoted('\'')).is_some()
    })
}

/// Whether an XML manifest is that of a project with this name, rather than of one that depends on it.
fn gives_name_in_xml(manifest: &str, name: &str) -> bool {
    if !manifest.trim_start_matches('\u{feff}').starts_with('<') {
        return false;
    }
    let Ok(document) = roxmltree::Document::parse(manifest) else { return false };
    let root = document.root_element();
    let own = |node: &roxmltree::Node<'_, '_>| match node.tag_name().name() {
        "artifactId" => node.parent() == Some(root),
        "PackageId" => true,
        _ => false,
    };
    root.descendants().filter(own).any(|node| node.text().map(str::trim) == Some(name))
}

fn names_the_sdk(path: &Path, bytes: &[u8]) -> bool {
    let prefilter = adapter(path).and_then(|adapter| sdk::prefilter(adapter.language()));
    prefilter.is_some_and(|prefilter| prefilter.accepts(bytes))
}

/// Whether a file names the SDK, or what its project has around it.
pub(super) fn is_candidate(path: &Path, bytes: &[u8], configs: &Configs<'_>) -> bool {
    let may_name_wrapper = || {
        let config = configs.of(path)?;
        Some(config.may_name_wrapper(adapter(path)?.language(), bytes))
    };
    // Nearly every file is no candidate, and nearly no project has wrappers.
    names_the_sdk(path, bytes) || (configs.have_wrappers() && may_name_wrapper() == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_gives_a_name_in_json_toml_and_python() {
        for manifest in ["{ \"name\": \"acme\" }", "name = 'acme'", "setup(\n  name=\"acme\",\n)"] {
            assert!(gives_name(manifest, "acme"), "{manifest}");
        }
        assert!(gives_name_in_xml("<project><artifactId>acme</artifactId></project>", "acme"));
        assert!(gives_name_in_xml("<Project><A><PackageId>acme</PackageId></A></Project>", "acme"));
        let user = "<project><artifactId>mine</artifactId><d><artifactId>acme</artifactId></d></project>";
        assert!(!gives_name_in_xml(user, "acme"));
        assert!(!gives_name("{ \"name\": \"acme-helper\", \"dependencies\": { \"acme\": \"1\" } }", "acme"));
    }
}
