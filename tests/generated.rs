//! Files that are written by the program from `rules/`: they must be as the program would write them now.
//!
//! `TOKENLIFT_BLESS=1 cargo test --test generated` rewrites them.

use std::{fmt::Write as _, fs, path::Path, process::Command};
use tokenlift::{
    config,
    finding::Severity,
    lang,
    lint::catalog::{Place, Rule, catalog},
    pipeline,
    report::rule_text,
    sdk::{self, Role},
    source::SourceFile,
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
        let head = format!("\n## {}\n\n**{}{security}**: {}.\n\n", rule.id, level(rule), rule.summary);
        text.push_str(&head);
        text.push_str(&rule_text::markdown(rule));
    }
    check("rules/README.md", &text);
}

const END: &str = "<!-- end -->";

/// Puts a text in place of the generated part of the README that a mark begins.
fn check_readme(mark: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).expect("readable");
    let begin = format!("<!-- generated: {mark} -->\n");
    let (before, rest) = readme.split_once(&begin).expect("the beginning of the generated part");
    let (_, after) = rest.split_once(END).expect("its end");
    check("README.md", &format!("{before}{begin}{text}{END}{after}"));
}

#[test]
fn the_configuration_has_a_schema() {
    check("docs/config-schema.json", &format!("{:#}\n", config::schema()));
}

#[test]
fn the_readme_shows_a_rewrite() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tokenlift"));
    command.args(["fix", "--diff", SHOWN]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let patch = String::from_utf8(command.output().expect("the program runs").stdout).expect("text");
    let body = patch.split_once("@@\n").expect("a hunk").1;
    check_readme("diff", &format!("```diff\n{}\n```\n", body.trim_end()));
}

/// The case that the README shows.
const SHOWN: &str = "fixtures/python/fix-readme";

#[test]
fn the_readme_lists_the_rules() {
    let mut table = String::from("| rule | level | what it finds |\n| --- | --- | --- |\n");
    for rule in catalog() {
        let _ = writeln!(table, "| [`{0}`](rules/README.md#{0}) | {1} | {2} |", rule.id, level(rule), rule.summary);
    }
    let extensions = lang::adapters().iter().map(|adapter| {
        let extensions = adapter.extensions().iter().map(|extension| format!("`.{extension}`"));
        let names = adapter.names().iter().map(|name| format!("`{name}`"));
        let templates = adapter.templates().iter().map(|end| format!("`*{end}` (never rewritten)"));
        format!("{}: {}", adapter.language(), extensions.chain(names).chain(templates).collect::<Vec<_>>().join(" "))
    });
    let _ = write!(table, "\nFiles that are read: {}.\n", extensions.collect::<Vec<_>>().join("; "));
    check_readme("rules", &table);
}

#[test]
fn the_readme_lists_the_classes() {
    let mut rows =
        String::from("| language | class | SDK versions | found | rewritten |\n| --- | --- | --- | --- | --- |\n");
    for adapter in lang::adapters() {
        let table = sdk::table(adapter.language()).expect("every language has a table");
        let usable = table.package.iter().flat_map(|package| package.usable.spans()).map(|span| match &span.before {
            Some(before) => format!("from {} below {before}", span.from),
            None => format!("from {}", span.from),
        });
        let usable = usable.collect::<Vec<_>>().join(", ");
        for kind in table.types.iter().filter(|kind| kind.role == Role::DeprecatedToken) {
            let parts = kind.names[0].split(['#', '{', '}']).filter(|part| !part.is_empty() && *part != "package");
            let name = parts.collect::<Vec<_>>().join(".");
            let rewritten = if kind.legacy {
                // The code is written for the newest, which may take the secret in another way.
                let bytes = table.target.as_ref().and_then(|target| target.secret_in_bytes.as_ref());
                let usable = bytes.map_or_else(|| usable.clone(), |release| format!("from {release}"));
                format!("with `--unsafe-fixes`, for an SDK {usable}")
            } else {
                format!("for an SDK {usable}")
            };
            let title = rule_text::title(adapter.language());
            let _ = writeln!(rows, "| {title} | `{name}` | {} | yes | {rewritten} |", kind.versions);
        }
        let templates = adapter.templates().iter().map(|end| format!("`*{end}`")).collect::<Vec<_>>();
        if !templates.is_empty() {
            let title = rule_text::title(adapter.language());
            let _ = writeln!(rows, "| {title} in {} | all of these | all | yes | no |", templates.join(", "));
        }
    }
    check_readme("classes", &rows);
}

/// The extension of a file with an example: that of its language, or of the dialect it is written in.
fn extension(language: &str) -> &str {
    let adapter = lang::adapters().iter().find(|adapter| adapter.language() == language);
    match language {
        "typescript" => "ts",
        _ => adapter.unwrap_or_else(|| panic!("{language} is no language")).extensions()[0],
    }
}

#[test]
fn every_rule_has_examples_that_are_reported_before_and_not_after() {
    for rule in catalog() {
        for adapter in lang::adapters() {
            let language = adapter.language();
            assert!(rule.examples.contains_key(language), "{} has no example in {language}", rule.id);
        }
        if rule.lies_in == Place::Manifest {
            continue; // `tests/manifests.rs` runs them.
        }
        for (language, example) in &rule.examples {
            let findings = |code: &str| {
                let source = SourceFile::new(format!("example.{}", extension(language)), code);
                let analysis = pipeline::analyze(&source);
                assert_eq!(analysis.notices, [], "{} in {language}", rule.id);
                analysis.findings.into_iter().map(|finding| finding.rule).collect::<Vec<_>>()
            };
            assert!(findings(&example.before).contains(&rule.id), "{} in {language}, before", rule.id);
            assert_eq!(findings(&example.after), Vec::<String>::new(), "{} in {language}, after", rule.id);
            for code in [&example.before, &example.after] {
                let longest = code.lines().map(|line| line.chars().count()).max();
                assert!(longest <= Some(78), "{} in {language}: a line of {longest:?} columns", rule.id);
            }
        }
    }
}
