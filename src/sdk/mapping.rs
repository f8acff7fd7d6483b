//! The vendor's parameter mapping table, read from `rules/mapping.toml`.

use super::Slot;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::OnceLock};

const TEXT: &str = include_str!("../../rules/mapping.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    slot: Slot,
    label: String,
}

/// What becomes of a slot, in words.
///
/// # Panics
/// If the embedded table is not valid, which a test rules out.
pub fn label(slot: Slot) -> &'static str {
    static ROWS: OnceLock<BTreeMap<Slot, String>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let written: Written = toml::from_str(TEXT).unwrap_or_else(|error| panic!("rules/mapping.toml: {error}"));
        written.row.into_iter().map(|row| (row.slot, row.label)).collect()
    });
    rows.get(&slot).map_or(slot.name(), String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_has_a_row() {
        let slots = [
            Slot::AccountSid,
            Slot::AuthToken,
            Slot::Ttl,
            Slot::IncomingClientName,
            Slot::OutgoingClientName,
            Slot::ApplicationSid,
            Slot::Params,
            Slot::EventStream,
            Slot::Generation,
        ];
        for slot in slots {
            assert_ne!(label(slot), slot.name(), "no row for {}", slot.name());
        }
    }
}
