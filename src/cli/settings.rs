//! What the user decided about the rewrites in each file: the configuration's word, unless a flag says otherwise.
//!
//! This module deliberately finds and reads nothing: `walk` does.

use super::CliError;
use crate::lang;
use crate::rewrite::{Configured, Settings};
use crate::sdk::Slot;
use crate::source::SourceFile;
use crate::walk::{Candidate, Configs};
use std::collections::{BTreeMap, BTreeSet};

/// The settings of each file, by displayed path.
pub(super) struct SettingsByFile {
    settings: BTreeMap<String, Settings>,
    usual: Settings,
}

impl SettingsByFile {
    /// Asks for the configuration of each file. An identity that is given wins.
    ///
    /// # Errors
    ///
    /// If a configuration that was found has mistakes.
    pub(super) fn find(candidates: &[Candidate], configs: &Configs<'_>, identity: Option<&str>) -> Result<Self, CliError> {
        let given = identity.map(|identity| Configured::ByFlag(identity.to_owned()));
        let mut settings = BTreeMap::new();
        for Candidate { location, source } in candidates {
            let (Some(file), Some(adapter)) = (configs.of(location), lang::by_extension(source.extension())) else {
                continue;
            };
            let configured = file.config.settings(adapter.language(), source.extension());
            let identity = given.clone().or(configured.identity);
            settings.insert(source.path.clone(), Settings { identity, ..configured });
        }
        let mistaken = configs.mistaken();
        if !mistaken.is_empty() {
            return Err(CliError::Mistaken(mistaken));
        }
        Ok(Self { settings, usual: Settings { identity: given, ..Settings::default() } })
    }

    /// The settings of a file.
    pub(super) fn of(&self, source: &SourceFile) -> &Settings {
        self.settings.get(&source.path).unwrap_or(&self.usual)
    }

    /// The names that configurations give to the environment's variable for a part.
    pub(super) fn names(&self, part: Slot) -> BTreeSet<&str> {
        self.settings.values().filter_map(|settings| settings.variables.get(&part)).map(|name| &**name).collect()
    }
}
