//! The rules of the house: who may import whom, where names of the vendor may stand, how long files may be, and what every
//! language and rule must have fixtures for.

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};
use support::{Fixture, render};
use tokenlift::{lang, lint::catalog, pipeline, sdk};

/// What each module may import; everything else is a step back or a step too far.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    (
        "cli",
        &[
            "cli", "config", "finding", "lang", "lint", "pipeline", "project", "report", "rewrite", "run", "sdk", "source",
            "suppress", "syntax", "verify", "walk",
        ],
    ),
    ("config", &["config", "document", "finding", "lang", "lint", "rewrite", "sdk", "source", "suppress", "syntax"]),
    ("document", &["source"]),
    ("finding", &["source"]),
    ("lang", &["lang", "source", "style", "syntax"]),
    ("lint", &["finding", "lint", "project", "resolve", "sdk", "source", "syntax", "token"]),
    ("pipeline", &["finding", "lang", "lint", "project", "resolve", "rewrite", "sdk", "source", "suppress", "token"]),
    ("project", &["finding", "project", "source"]),
    ("report", &["config", "finding", "lint", "report", "rewrite", "run", "source"]),
    ("resolve", &["resolve", "syntax"]),
    ("rewrite", &["finding", "project", "resolve", "rewrite", "sdk", "source", "style", "syntax", "token"]),
    ("run", &["finding", "source"]),
    ("sdk", &["project", "sdk", "syntax"]),
    ("source", &[]),
    ("style", &[]),
    ("suppress", &["finding", "lint", "source"]),
    ("syntax", &["source", "style", "syntax"]),
    ("token", &["finding", "resolve", "sdk", "source", "syntax", "token"]),
    ("walk", &["config", "document", "finding", "project", "sdk", "source", "suppress", "walk"]),
    ("verify", &["verify"]),
];

/// Code without tests may be this long.
const LONGEST_FILE: usize = 500;

/// Every language has at least these cases.
const REQUIRED: &[&str] = &["alias-chain", "crlf", "skip-own-class", "several-tokens", "syntax-error-nearby"];

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let walk = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let rust = walk.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let read = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(&root).expect("below").to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(entry.path()).expect("readable"))
    };
    rust.map(read).filter(|(name, _)| !name.ends_with("tests.rs") && !name.contains("/tests/")).collect()
}

/// The part before the unit tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

/// The top modules that a file names after `crate::`.
fn imports(text: &str) -> BTreeSet<String> {
    let ident = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("crate::").filter(|&(at, _)| !text[..at].ends_with("pub(")) {
        let rest = &text[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.insert(ident(rest));
            continue;
        };
        let mut depth = 0;
        let mut first = true;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => first = true,
                c if first && c.is_alphabetic() => {
                    found.insert(ident(&group[at..]));
                    first = false;
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn data_flows_one_way() {
    for (name, text) in sources() {
        let module = name.split(['/', '.']).next().expect("a module");
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(known, _)| *known == module) else {
            assert!(["lib", "main"].contains(&module), "{name}: add the module to the import table");
            continue;
        };
        for import in imports(code(&text)) {
            assert!(allowed.contains(&import.as_str()), "{name} imports {import}");
        }
    }
}

#[test]
fn syntax_trees_of_the_parser_stop_at_the_languages() {
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.starts_with("lang/")) {
        assert!(!code(&text).contains("tree_sitter::"), "{name}");
    }
}

#[test]
fn one_file_writes_files_and_the_analysis_does_no_io() {
    let writes = ["fs::write", "File::create", "OpenOptions", "fs::rename", "fs::remove", "NamedTempFile"];
    let reads = ["fs::read", "File::open", "std::env", "stdin()", "stdout()", "stderr()"];
    for (name, text) in sources() {
        let has = |calls: &[&str]| calls.iter().any(|call| code(&text).contains(call));
        assert!(name == "cli/write.rs" || !has(&writes), "{name} writes files");
        assert!(name.starts_with("cli/") || name.starts_with("walk/") || !has(&reads), "{name} does I/O");
    }
}

#[test]
fn names_of_the_sdk_are_data() {
    let mut names = BTreeSet::from(["twilio".to_owned()]);
    for table in sdk::tables().values() {
        for kind in &table.types {
            names.extend(kind.names.iter().flat_map(|name| name.split(['#', '.', '/', ':', '{', '}'])).map(str::to_owned));
            names.extend(kind.methods.keys().cloned());
            names.extend(kind.constructor.named.keys().cloned());
            names.extend(kind.properties.keys().cloned());
        }
    }
    // Words that mean something else too.
    for word in [
        "",
        "js",
        "jwt",
        "client",
        "util",
        "package",
        "module",
        "legacy_module",
        "access_module",
        "secret",
        "identity",
        "grants",
        "default",
        "ttl",
        "params",
        "lib",
        "generate",
        "scopes",
        "to_s",
        "JWT",
        "Jwt",
        // Collections and globs are built, too.
        "build",
        // A field of most grammars.
        "parameters",
        // A table of the configuration.
        "sdk",
    ] {
        names.remove(word);
    }
    // Words of this program's own, its types and slots among them: they may stand anywhere but alone in a text.
    let own = [
        "Identity",
        "IncomingAllow",
        "OutgoingApplicationParams",
        "OutgoingApplicationSid",
        "Scope",
        "Token",
        "auth",
        "grant",
        "region",
    ];
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.starts_with("lib") && name != "main.rs") {
        let lines = code(&text).lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in lines {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let is_own = |word: &str| own.contains(&word) && !line.contains(&format!("\"{word}\""));
            for word in words.filter(|word| names.contains(*word) && !is_own(word)) {
                assert!(line.contains("https://"), "{name} names {word}: {}", line.trim());
            }
        }
    }
}

#[test]
fn files_stay_short() {
    for (name, text) in sources() {
        let lines = code(&text).lines().count();
        assert!(lines <= LONGEST_FILE, "{name} has {lines} lines");
    }
    let syntax = sources().into_iter().filter(|(name, _)| name.starts_with("syntax/"));
    let plain = |line: &&str| !line.trim_start().starts_with("//") && !line.trim().is_empty();
    let lines = syntax.map(|(_, text)| code(&text).lines().filter(plain).count()).sum::<usize>();
    assert!(lines <= LONGEST_FILE, "the vocabulary has {lines} lines of code");
}

#[test]
fn messages_follow_the_house_style() {
    for fixture in Fixture::all() {
        for finding in pipeline::analyze(&fixture.source).findings {
            let texts = [&finding.message]
                .into_iter()
                .chain(&finding.reasons)
                .chain(finding.related.iter().map(|part| &part.message));
            for text in texts {
                assert!(!text.ends_with('.') && !text.contains('\n') && !text.starts_with(char::is_uppercase), "{text}");
            }
        }
    }
}

#[test]
fn every_language_has_the_required_cases_and_every_rule_fires() {
    let mut cases: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for fixture in Fixture::all() {
        let name = fixture.name();
        let (language, case) = name.split_once('/').expect("language/case");
        let findings = render(&fixture.source, &pipeline::analyze(&fixture.source));
        assert_eq!(case.starts_with("skip-"), findings.is_empty(), "{name}");
        cases.entry(language.to_owned()).or_default().insert(case.to_owned(), findings);
    }
    for adapter in lang::adapters() {
        let own = &cases[adapter.language()];
        for required in REQUIRED {
            assert!(own.contains_key(*required), "fixtures/{}/{required} is missing", adapter.language());
        }
        for rule in catalog::catalog().iter().filter(|rule| rule.lies_in == catalog::Place::Code) {
            let fires = own.values().any(|findings| findings.lines().any(|line| line.split(' ').nth(1) == Some(&rule.id)));
            assert!(fires, "no case of {} has a finding of {}", adapter.language(), rule.id);
        }
        let skipped = own.keys().filter(|case| case.starts_with("skip-")).count();
        assert!(skipped >= 25, "{} has {skipped} negative cases", adapter.language());
    }
}

#[test]
fn every_case_with_findings_passes_the_prefilter() {
    for fixture in Fixture::all().into_iter().filter(|fixture| !fixture.name().contains("/skip-")) {
        let adapter = lang::of_file(&fixture.source.path).expect("a language");
        let prefilter = sdk::prefilter(adapter.language()).expect("a table");
        assert!(prefilter.accepts(fixture.source.text.as_bytes()), "{}", fixture.name());
    }
}
