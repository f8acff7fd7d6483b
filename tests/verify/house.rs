//! Names of claims are data.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The texts of a table that are names: those of the rows and the SDKs are for people.
fn names(table: &toml::Table, found: &mut BTreeSet<String>) {
    for value in table.values() {
        match value {
            toml::Value::String(text) => drop(found.insert(text.clone())),
            toml::Value::Table(inner) => names(inner, found),
            toml::Value::Array(texts) => found.extend(texts.iter().filter_map(toml::Value::as_str).map(str::to_owned)),
            _ => {}
        }
    }
}

#[test]
fn no_name_of_a_claim_stands_in_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table: toml::Table = fs::read_to_string(root.join("rules/claims.toml")).unwrap().parse().unwrap();
    let mut found = BTreeSet::new();
    for part in ["header", "claims", "grants", "key-sid", "scope"] {
        names(table[part].as_table().unwrap(), &mut found);
    }
    assert!(found.len() > 25, "{found:?}");
    let files = walkdir::WalkDir::new(root.join("src")).into_iter().filter_map(Result::ok);
    for file in files.filter(|file| file.path().to_string_lossy().contains("verify") && file.file_type().is_file()) {
        let text = fs::read_to_string(file.path()).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for name in &found {
            assert!(!code.contains(&format!("\"{name}\"")), "{}: {name}", file.path().display());
        }
    }
}
