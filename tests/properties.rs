//! What holds for any input: no panic whatever the bytes, spans that can be shown, and no secret in a finding.

mod support;

use proptest::prelude::*;
use support::Fixture;
use tokenlift::{
    finding::Analysis,
    pipeline,
    report::{self, Format, Style},
    run::{FileReport, Run},
    source::{SourceFile, Span},
};

fn spans(analysis: &Analysis) -> impl Iterator<Item = Span> + '_ {
    let findings = analysis.findings.iter();
    findings.flat_map(|finding| [finding.primary].into_iter().chain(finding.related.iter().map(|related| related.span)))
}

/// Files are cut at one of so many bytes; where the first one is differs from file to file.
const CUTS: usize = 13;

#[test]
fn a_file_cut_anywhere_is_analysed() {
    for (number, fixture) in Fixture::all().into_iter().enumerate() {
        let text = &fixture.source.text;
        for end in (number % CUTS..=text.len()).step_by(CUTS) {
            let cut = SourceFile::decode(fixture.source.path.clone(), text.as_bytes()[..end].to_vec());
            let analysis = pipeline::analyze(&cut);
            for span in spans(&analysis) {
                assert!(cut.text.get(span.start..span.end).is_some(), "{} cut at {end}: {span:?}", fixture.name());
            }
        }
    }
}

#[test]
fn spans_survive_the_way_to_lines_and_columns_and_back() {
    for fixture in Fixture::all() {
        let source = &fixture.source;
        for span in spans(&pipeline::analyze(source)) {
            for offset in [span.start, span.end] {
                assert!(source.text.is_char_boundary(offset), "{}: {offset}", fixture.name());
                assert_eq!(source.offset(source.position(offset)), Some(offset), "{}", fixture.name());
            }
        }
    }
}

#[test]
fn line_endings_change_nothing_but_offsets() {
    for fixture in Fixture::all() {
        let text = fixture.source.text.replace("\r\n", "\n");
        let unix = SourceFile::new(fixture.source.path.clone(), text.clone());
        let dos = SourceFile::new(fixture.source.path.clone(), text.replace('\n', "\r\n"));
        let expected = support::render(&unix, &pipeline::analyze(&unix));
        assert_eq!(support::render(&dos, &pipeline::analyze(&dos)), expected, "{}", fixture.name());
    }
}

#[test]
fn credentials_are_in_no_message() {
    for fixture in Fixture::all() {
        let analysis = pipeline::analyze(&fixture.source);
        for finding in &analysis.findings {
            let shown = format!("{} {:?} {:?} {}", finding.message, finding.reasons, finding.related, finding.symbol);
            for secret in &analysis.secrets {
                let text = fixture.source.slice(*secret).trim_matches(['"', '\'', '`']);
                // Shorter ones are words of the messages.
                assert!(text.len() < 4 || !shown.contains(text), "{}", fixture.name());
            }
        }
    }
}

#[test]
fn credentials_are_in_no_report() {
    for fixture in Fixture::all() {
        let analysis = pipeline::analyze(&fixture.source);
        let secrets =
            analysis.secrets.iter().map(|span| fixture.source.slice(*span).trim_matches(['"', '\'', '`']).to_owned());
        let secrets = secrets.filter(|secret| secret.len() >= 8).collect::<Vec<_>>();
        let run = Run::new(vec![FileReport { source: fixture.source.clone(), analysis }], Vec::new(), 1);
        for format in [Format::Full, Format::Concise, Format::Json, Format::Sarif, Format::Github, Format::Markdown] {
            let mut bytes = Vec::new();
            report::write(&run, format, Style::PLAIN, &mut bytes).expect("a vector takes everything");
            let text = String::from_utf8(bytes).expect("reports are UTF-8");
            for secret in &secrets {
                assert!(!text.contains(secret), "{}: {format:?} shows {secret}", fixture.name());
            }
        }
    }
}

#[test]
fn nesting_of_any_kind_does_not_overflow_the_stack() {
    const DEPTH: usize = 20_000;
    let nested = |open: &str, middle: &str, close: &str| format!("{}{middle}{}", open.repeat(DEPTH), close.repeat(DEPTH));
    let files = [
        ("a.js", format!("var {} = b", nested("[", "a", "]"))),
        ("a.js", format!("var {} = b", nested("{a:", "a", "}"))),
        ("a.js", format!("function f({}) {{}}", nested("[", "a", "]"))),
        ("a.js", nested("(", "a", ")")),
        ("a.js", nested("{", "a", "}")),
        ("a.js", nested("if(a){}else ", "{}", "")),
        ("a.ts", format!("let x: {}A", "A.".repeat(DEPTH))),
        ("a.ts", format!("import Q = {}A;", "A.".repeat(DEPTH))),
        ("a.py", format!("{} = b", nested("[", "a", "]"))),
        ("a.py", format!("if a:\n    pass\n{}", "elif a:\n    pass\n".repeat(DEPTH))),
        ("a.py", format!("[a {}]", "for a in b ".repeat(DEPTH))),
        ("a.py", format!("x{}", ".a".repeat(DEPTH))),
        ("a.php", format!("<?php {} = $b;", nested("[", "$a", "]"))),
        ("a.php", format!("<?php {};", nested("(", "$a", ")"))),
        ("a.php", format!("<?php $a{};", "->a".repeat(DEPTH))),
        ("a.php", format!("<?php $a{};", " ?? $b".repeat(DEPTH))),
        ("a.php", format!("<?php $a{};", " . $b".repeat(DEPTH))),
        ("a.php", format!("<?php if ($a) {{}} {}", "elseif ($b) {} ".repeat(DEPTH))),
        ("a.php", format!("<?php {}", nested("if ($a) { ", "", " }"))),
        ("a.php", format!("<?php {};", nested("f(function () { return ", "1", "; })"))),
        ("a.rb", format!("{} = b", nested("[", "a", "]"))),
        ("a.rb", format!("Settings{}", ".a".repeat(DEPTH))),
        ("a.rb", format!("if a\n  b\n{}end", "elsif a\n  b\n".repeat(DEPTH))),
        ("a.rb", nested("begin\n", "a", "\nend")),
        ("a.rb", nested("x.each { ", "a", " }")),
    ];
    // As large as the program's own threads have it.
    let analyze = move || {
        for (name, text) in files {
            let _ = pipeline::analyze(&SourceFile::new(name, text));
        }
    };
    let thread = std::thread::Builder::new().stack_size(8 * 1024 * 1024).spawn(analyze);
    thread.expect("a thread").join().expect("no overflow");
}

proptest! {
    /// Pieces of fixtures in any order are still only a file.
    #[test]
    fn spliced_fixtures_are_analysed(picks in proptest::collection::vec((any::<prop::sample::Index>(), any::<u16>(), any::<u16>()), 1..6)) {
        let fixtures = Fixture::all();
        let mut text = Vec::new();
        for (index, start, length) in picks {
            let bytes = index.get(&fixtures).source.text.as_bytes();
            let start = usize::from(start) % (bytes.len() + 1);
            text.extend(&bytes[start..(start + usize::from(length) % 400).min(bytes.len())]);
        }
        for name in ["a.js", "a.ts", "a.tsx"] {
            let source = SourceFile::decode(name, text.clone());
            let analysis = pipeline::analyze(&source);
            prop_assert!(spans(&analysis).all(|span| source.text.get(span.start..span.end).is_some()));
        }
    }
}
