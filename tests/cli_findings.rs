//! What the program shows of findings, wherever it is started: the same bytes, no credential, no foreign escape sequence.

mod program;

use program::{check, command, file, stderr, stdout};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const FORMATS: [&str; 7] = ["full", "concise", "json", "sarif", "github", "gitlab", "markdown"];

/// The literal credential in the tree of the case files, which also stands in a comment and in another string.
const LITERAL: &str = "opensesame-harbour";

/// A repository with a copy of the tree of the case files in its folder `app`.
fn repository() -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), ".git/HEAD", "");
    let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/mixed.in");
    for entry in walkdir::WalkDir::new(&tree).into_iter().filter_map(Result::ok).filter(|entry| entry.path().is_file()) {
        let name = entry.path().strip_prefix(&tree).expect("below").to_string_lossy().replace('\\', "/");
        file(root.path(), &format!("app/{name}"), fs::read(entry.path()).expect("readable"));
    }
    root
}

fn report(folder: &Path, format: &str, args: &[&str]) -> String {
    let output = check(folder, &[&["--output-format", format, "-q"], args].concat());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    stdout(&output)
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let root = repository();
    let app = root.path().join("app");
    for format in FORMATS {
        let first = report(&app, format, &[]);
        assert_eq!(first, report(&app, format, &[]), "{format}: a second run");
        for args in [&["functions", "src"], &["src", "functions"]] {
            assert_eq!(first, report(&app, format, args), "{format}: {args:?}");
        }
        for jobs in ["1", "2", "7"] {
            assert_eq!(first, report(&app, format, &["--jobs", jobs]), "{format}: {jobs} jobs");
        }
        let elsewhere = repository();
        assert_eq!(first, report(&elsewhere.path().join("app"), format, &[]), "{format}: another machine's folder");
    }
}

#[test]
fn paths_are_relative_to_the_start_and_uris_to_the_repository() {
    let root = repository();
    let app = root.path().join("app");
    let absolute = app.to_string_lossy().into_owned();
    let from_app = report(&app, "sarif", &[]);
    for format in ["sarif", "json"] {
        let from_app = report(&app, format, &[]);
        for (folder, args) in [(root.path(), ["app"]), (&app.join("src"), [".."]), (Path::new("/"), [absolute.as_str()])] {
            assert_eq!(from_app, report(folder, format, &args), "{folder:?}");
        }
        let (there, back) = (["functions", "src", "."], [".", "src", "functions"]);
        assert_eq!(report(&app, format, &there), report(&app, format, &back), "{format}: another order");
    }
    let sarif: Value = serde_json::from_str(&from_app).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let uris: BTreeSet<&str> = results
        .iter()
        .filter_map(|result| result.pointer("/locations/0/physicalLocation/artifactLocation/uri")?.as_str())
        .collect();
    let expected = ["functions/voice.js", "src/hand-made.js", "src/handed-on.js", "src/legacy.js", "src/token.js"];
    assert_eq!(
        uris,
        expected.iter().map(|name| format!("app/{name}")).collect::<BTreeSet<_>>().iter().map(String::as_str).collect()
    );
    let from_src = report(&app.join("src"), "concise", &["..", "--exclude", "src/"]);
    assert!(from_src.starts_with("../functions/voice.js:3:37: "), "{from_src}");
}

#[test]
fn an_output_file_holds_what_the_standard_output_would() {
    let root = repository();
    let app = root.path().join("app");
    let outputs = FORMATS.map(|format| format!("--output={format}={format}.out"));
    let outputs = outputs.each_ref().map(String::as_str);
    let output = check(&app, &[&["--color", "always", "-q"], &outputs[..]].concat());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    for format in FORMATS {
        let written = fs::read_to_string(app.join(format!("{format}.out"))).expect("a report");
        assert_eq!(written, report(&app, format, &[]), "{format}");
    }
}

#[test]
fn a_literal_credential_is_in_no_report() {
    let root = repository();
    let app = root.path().join("app");
    for format in FORMATS {
        for color in ["never", "always"] {
            for columns in ["20", "80", "500"] {
                let mut command = command(&app);
                command.args(["check", "-v", "--output-format", format, "--color", color]).env("COLUMNS", columns);
                let output = command.output().expect("the program starts");
                assert_eq!(output.status.code(), Some(1));
                assert!(!stdout(&output).contains(LITERAL), "{format}");
                assert!(!stderr(&output).contains(LITERAL), "{format}");
            }
        }
    }
    assert!(report(&app, "full", &[]).contains(&"*".repeat(LITERAL.len())), "the pictures show the line");
}

/// What is left of a text without the escape sequences that set colours.
fn without_colors(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        left.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(after.len());
        match after[end..].strip_prefix('m') {
            Some(after) => rest = after,
            None => {
                left.push('\u{1b}');
                rest = after;
            }
        }
    }
    left + rest
}

#[test]
fn what_files_say_and_are_called_does_not_reach_the_terminal_as_commands() {
    let root = tempfile::tempdir().expect("a folder");
    // Clears the screen, sets the title, and, in one character, starts a sequence; then turns the text around.
    let evil = "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}";
    let name = format!("a{}.js", evil.replace('/', ""));
    let text = format!(
        "const {{ ClientCapability }} = require('twilio').jwt;\n// {evil}\n\
         exports['{evil}'] = () => new ClientCapability({{ accountSid: '{evil}', authToken: f('{evil}') }})['{evil}']();\n\
         const scope = 'scope:client:incoming?clientName={evil}';\n"
    );
    file(root.path(), &name, &text);
    file(root.path(), &format!("b{name}"), format!("{text}'unfinished"));
    for format in FORMATS {
        for color in ["never", "always"] {
            let output = check(root.path(), &["-v", "--output-format", format, "--color", color]);
            assert_eq!(output.status.code(), Some(1), "{output:?}");
            for shown in [stdout(&output), stderr(&output)] {
                let shown = if color == "always" { without_colors(&shown) } else { shown };
                let foreign = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
                assert_eq!(shown.chars().find(|&c| foreign(c)), None, "{format} {color}: {shown:?}");
            }
        }
    }
}

#[test]
fn what_comments_ignore_is_in_sarif_only_if_that_is_wanted() {
    let root = tempfile::tempdir().expect("a folder");
    let text = "from twilio.jwt.client import ClientCapabilityToken\n\n# tokenlift: ignore[capability-token] the gate goes in June\n\
                gate = ClientCapabilityToken(sid(), token()).to_jwt()\n";
    file(root.path(), "gate.py", text);
    let results = |args: &[&str]| {
        let output = check(root.path(), &[&["--output-format", "sarif"], args].concat());
        assert_eq!(output.status.code(), Some(0));
        let log: Value = serde_json::from_str(&stdout(&output)).expect("SARIF");
        log["runs"][0]["results"].as_array().expect("results").clone()
    };
    assert_eq!(results(&[]).len(), 0);
    let shown = results(&["--show-ignored"]);
    assert_eq!(shown.len(), 1);
    let suppression = serde_json::json!([{ "kind": "inSource", "justification": "the gate goes in June" }]);
    assert_eq!((&shown[0]["ruleId"], &shown[0]["suppressions"]), (&"capability-token".into(), &suppression));
}
