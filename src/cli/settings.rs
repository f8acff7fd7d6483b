//! What the user decided for each file: about rewrites, about rules, and what the project has around the SDK. The
//! configuration's word, unless a flag says otherwise.
//!
//! This module deliberately finds and reads nothing: `walk` does.

use super::CliError;
use super::manifests::ProjectsByFile;
use crate::lang;
use crate::rewrite::{Configured, Settings};
use crate::sdk::{self, Slot, Table};
use crate::source::SourceFile;
use crate::suppress::choice::Choice;
use crate::syntax::Adapter;
use crate::walk::{Candidate, ConfigFile, Configs, Workplace};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The decisions for each file, by displayed path.
pub(super) struct SettingsByFile {
    decisions: BTreeMap<String, Decisions>,
    usual: Decisions,
}

/// The decisions for one file.
#[derive(Default)]
pub(super) struct Decisions {
    /// About rewrites.
    pub(super) settings: Settings,
    /// About rules.
    pub(super) choice: Choice,
    /// The table of the language's SDK with what the project has around it, if there is anything.
    table: Option<Table>,
}

impl SettingsByFile {
    /// Asks for the configuration of each file, and of the manifests beside them. An identity that is given wins.
    ///
    /// # Errors
    ///
    /// If a configuration that was found has mistakes.
    pub(super) fn find(
        candidates: &[Candidate],
        projects: &ProjectsByFile,
        configs: &Configs<'_>,
        workplace: &Workplace,
        identity: Option<&str>,
    ) -> Result<Self, CliError> {
        let given = identity.map(|identity| Configured::ByFlag(identity.to_owned()));
        let mut decisions = BTreeMap::new();
        for Candidate { source, .. } in candidates {
            if let Some(pin) = &projects.of(source).sdk().pin {
                let location = workplace.directory().join(&pin.file.path);
                let choice = configs.of(&location).map(|file| file.choice(&location, workplace)).unwrap_or_default();
                let settings = Settings { identity: given.clone(), ..Settings::default() };
                decisions.entry(pin.file.path.clone()).or_insert(Decisions { settings, choice, table: None });
            }
        }
        for Candidate { location, source } in candidates {
            let (Some(file), Some(adapter)) = (configs.of(location), lang::of_file(&source.path)) else {
                continue;
            };
            // A file without one is in the language's usual dialect.
            let extensions = adapter.extensions();
            let own = extensions.iter().find(|known| known.eq_ignore_ascii_case(source.extension()));
            let configured = file.config.settings(adapter.language(), own.copied().unwrap_or(extensions[0]));
            let identity = given.clone().or(configured.identity);
            let settings = Settings { identity, ..configured };
            let choice = file.choice(location, workplace);
            let table = table(&file, adapter, location, workplace);
            decisions.insert(source.path.clone(), Decisions { settings, choice, table });
        }
        let mistaken = configs.mistaken();
        if !mistaken.is_empty() {
            return Err(CliError::Mistaken(mistaken));
        }
        let settings = Settings { identity: given, ..Settings::default() };
        Ok(Self { decisions, usual: Decisions { settings, ..Decisions::default() } })
    }

    /// The decisions for a file.
    pub(super) fn of(&self, source: &SourceFile) -> &Decisions {
        self.decisions.get(&source.path).unwrap_or(&self.usual)
    }

    /// The names that configurations give to the environment's variable for a part.
    pub(super) fn names(&self, part: Slot) -> BTreeSet<&str> {
        let settings = self.decisions.values().map(|decisions| &decisions.settings);
        settings.filter_map(|settings| settings.variables.get(&part)).map(|name| &**name).collect()
    }
}

impl Decisions {
    /// The table of the SDK of a language, as it is in this file.
    pub(super) fn table(&self, language: &str) -> Option<&Table> {
        self.table.as_ref().filter(|table| table.language == language).or_else(|| sdk::table(language))
    }
}

fn table(file: &ConfigFile, adapter: &dyn Adapter, location: &Path, workplace: &Workplace) -> Option<Table> {
    let wrappers = &file.config.wrappers;
    if wrappers.iter().all(|wrapper| wrapper.language != adapter.language()) {
        return None;
    }
    let below = file.below(location, workplace).map(|path| path.to_string_lossy().replace('\\', "/"));
    let spellings = |name: &[crate::syntax::Text]| match &below {
        Some(file) => adapter.spellings(name, file),
        None => vec![name.to_vec()],
    };
    // What does not fit together was found when the configuration was read.
    sdk::table(adapter.language())?.with(wrappers, &spellings).ok()
}
