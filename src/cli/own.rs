//! The classes that a code base defines under names of the SDK: what has such a name is its own there.

use super::analysis;
use crate::{lang, pipeline, sdk, source::SourceFile};
use std::collections::BTreeMap;

/// The types of the SDK's tables that are classes of these files, by language.
pub(super) fn types<'s>(sources: impl IntoIterator<Item = &'s SourceFile>) -> BTreeMap<&'static str, Vec<String>> {
    let mut own = BTreeMap::<_, Vec<String>>::new();
    for source in sources {
        let Some(language) = lang::of_file(&source.path).map(|adapter| adapter.language()) else { continue };
        let types =
            if may_define(source, language) { analysis::on_deep_stack(|| pipeline::own_types(source)) } else { Vec::new() };
        if !types.is_empty() {
            own.entry(language).or_default().extend(types);
        }
    }
    own
}

/// Whether a file may define a class of the SDK's: nearly none does, and a closer look costs as much as the analysis.
fn may_define(source: &SourceFile, language: &str) -> bool {
    let named = |rest: &str| sdk::table(language).is_some_and(|table| table.last_words().any(|name| rest.contains(name)));
    source.text.lines().any(|line| line.split_once("class ").is_some_and(|(_, rest)| named(rest)))
}
