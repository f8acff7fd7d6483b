//! What the walk has to ask: which files can be analysed, which belong to the SDK, which are worth it.
//!
//! This module deliberately holds no knowledge of its own; the answers come from the languages and the SDK data.

use crate::{lang, sdk, syntax::Adapter, walk::Filter};
use std::{fs, path::Path};

/// The filter of every walk.
pub(super) const FILTER: Filter<'static> =
    Filter { accepts: &accepts, is_sdk_source: &is_sdk_source, is_candidate: &is_candidate };

fn adapter(path: &Path) -> Option<&'static dyn Adapter> {
    lang::by_extension(path.extension()?.to_str()?)
}

/// Whether a file of this name can be analysed at all.
pub(super) fn accepts(path: &Path) -> bool {
    adapter(path).is_some()
}

/// Whether a file is part of the SDK itself: its nearest manifest says so, or it lies where only the SDK has it.
fn is_sdk_source(path: &Path) -> bool {
    let Some(table) = adapter(path).and_then(|adapter| sdk::table(adapter.language())) else { return false };
    table.own_sources.iter().any(|own| {
        let manifests = path.ancestors().skip(1).map(|folder| folder.join(&own.manifest));
        let nearest = manifests.into_iter().find_map(|manifest| fs::read(manifest).ok());
        nearest.is_some_and(|manifest| package_name(&manifest).as_deref() == Some(own.name.as_str()))
    })
}

/// The name that a package gives itself in a manifest written in JSON.
fn package_name(manifest: &[u8]) -> Option<String> {
    let manifest: serde_json::Value = serde_json::from_slice(manifest).ok()?;
    Some(manifest.get("name")?.as_str()?.to_owned())
}

fn is_candidate(path: &Path, bytes: &[u8]) -> bool {
    let prefilter = adapter(path).and_then(|adapter| sdk::prefilter(adapter.language()));
    prefilter.is_some_and(|prefilter| prefilter.accepts(bytes))
}
