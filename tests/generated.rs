//! Files that are written by the program from `rules/`: they must be as the program would write them now.
//!
//! `TOKENLIFT_BLESS=1 cargo test --test generated` rewrites them.

use std::{fmt::Write as _, fs, path::Path};
use tokenlift::{
    finding::Severity,
    lang,
    lint::catalog::{Rule, catalog},
};

fn check(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("TOKENLIFT_BLESS").is_some() {
        fs::write(&path, text).expect("writable");
    }
    assert_eq!(fs::read_to_string(&path).expect("readable"), text, "{name} is stale");
}

const fn level(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[test]
fn every_rule_is_documented() {
    let mut text = String::from("# Rules\n\nGenerated from the files in `lints/` by `tests/generated.rs`.\n");
    for rule in catalog() {
        let security = rule.security.as_ref().map(|score| format!(", security severity {score}")).unwrap_or_default();
        let _ =
            write!(text, "\n## {}\n\n**{}{security}**: {}.\n\n{}\n", rule.id, level(rule), rule.summary, rule.why.trim());
        let _ = write!(text, "\n### What to do\n\n{}\n", rule.what_to_do.trim());
        for (language, example) in &rule.examples {
            let _ = write!(text, "\nBefore ({language}):\n\n```{language}\n{}\n```\n", example.before.trim_end());
            let _ = write!(text, "\nAfter:\n\n```{language}\n{}\n```\n", example.after.trim_end());
        }
        for link in &rule.links {
            let _ = write!(text, "\n<{link}>\n");
        }
    }
    check("rules/README.md", &text);
}

const BEGIN: &str = "<!-- generated: rules -->\n";
const END: &str = "<!-- end -->";

#[test]
fn the_readme_lists_the_rules() {
    let mut table = String::from("| rule | level | what it finds |\n| --- | --- | --- |\n");
    for rule in catalog() {
        let _ = writeln!(table, "| [`{0}`](rules/README.md#{0}) | {1} | {2} |", rule.id, level(rule), rule.summary);
    }
    let extensions = lang::adapters().iter().map(|adapter| {
        let extensions = adapter.extensions().iter().map(|extension| format!("`.{extension}`")).collect::<Vec<_>>();
        format!("{}: {}", adapter.language(), extensions.join(" "))
    });
    let _ = write!(table, "\nFiles that are read: {}.\n", extensions.collect::<Vec<_>>().join("; "));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).expect("readable");
    let (before, rest) = readme.split_once(BEGIN).expect("the beginning of the generated part");
    let (_, after) = rest.split_once(END).expect("its end");
    check("README.md", &format!("{before}{BEGIN}{table}{END}{after}"));
}
