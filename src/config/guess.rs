//! What an unknown key may have been meant to be.

use crate::lang;

/// How much a key must be like another to be taken for it, mistyped, from 0 to 1.
const LIKENESS: f64 = 0.6;

/// What an unknown key may have been meant to be.
pub(super) fn meant(key: &str, known: &[&str]) -> String {
    let key = key.to_lowercase().replace('_', "-");
    let dialect = lang::by_extension(&key).map(|adapter| adapter.language()).filter(|language| known.contains(language));
    let rated = known.iter().map(|&name| {
        let begins = !key.is_empty() && name.starts_with(&key);
        (if begins { 1.0 } else { strsim::normalized_damerau_levenshtein(name, &key) }, name)
    });
    let nearest = rated.max_by(|(a, _), (b, _)| a.total_cmp(b)).filter(|(likeness, _)| *likeness >= LIKENESS);
    match dialect.or(nearest.map(|(_, name)| name)) {
        Some(name) => format!("did you mean `{name}`?"),
        None => {
            let names = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
            format!("the keys here are {}", names.join(", "))
        }
    }
}
