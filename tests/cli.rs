//! The program as its users meet it: cases in `cli/`, and what a case file cannot hold.

mod program;

use program::{check, command, file, stderr, stdout};
use std::fs;
use std::process::Stdio;

#[test]
fn cases() {
    trycmd::TestCases::new().env("COLUMNS", "100").case("tests/cli/*.toml");
}

#[test]
fn gitignore_counts_with_and_without_a_repository() {
    let root = tempfile::tempdir().unwrap();
    file(root.path(), ".gitignore", "ignored/\n*.gen.js\n");
    file(root.path(), "ignored/a.js", "");
    file(root.path(), "a.gen.js", "");
    file(root.path(), "a.js", "");
    assert_eq!(stderr(&check(root.path(), &[])), "no findings; 1 file seen, 0 parsed, 0 skipped\n");
    fs::create_dir(root.path().join(".git")).unwrap();
    assert_eq!(stderr(&check(root.path(), &[])), "no findings; 1 file seen, 0 parsed, 0 skipped\n");
    let all = check(root.path(), &["--no-ignore"]);
    assert_eq!(stderr(&all), "no findings; 3 files seen, 0 parsed, 0 skipped\n");
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_where_they_are_named() {
    let root = tempfile::tempdir().unwrap();
    file(root.path(), "real/a.js", "");
    fs::create_dir(root.path().join("tree")).unwrap();
    std::os::unix::fs::symlink("../real", root.path().join("tree/link")).unwrap();
    std::os::unix::fs::symlink("../real/a.js", root.path().join("tree/a.js")).unwrap();
    let unnamed = check(root.path(), &["tree"]);
    assert!(stderr(&unnamed).ends_with("no findings; 0 files seen, 0 parsed, 0 skipped\n"));
    for named in ["tree/link", "tree/a.js"] {
        assert_eq!(stderr(&check(root.path(), &[named])), "no findings; 1 file seen, 0 parsed, 0 skipped\n");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_unreadable_file_is_named_and_the_rest_is_analysed() {
    let root = tempfile::tempdir().unwrap();
    file(root.path(), "a.js", "");
    // Opening it succeeds for everybody and reading it fails for everybody.
    std::os::unix::fs::symlink("/proc/self/mem", root.path().join("bad.js")).unwrap();
    let output = check(root.path(), &["a.js", "bad.js"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stderr(&output),
        "warning: bad.js: could not be read: input/output error\n\
         no findings; 1 file seen, 0 parsed, 1 skipped\n"
    );
    assert_eq!(check(root.path(), &["--strict", "bad.js"]).status.code(), Some(2));
}

#[test]
fn the_uri_of_a_notice_does_not_depend_on_where_the_program_is_started() {
    let root = tempfile::tempdir().unwrap();
    file(root.path(), "repo/.git/HEAD", "");
    file(root.path(), "repo/my src/bin.js", b"// twilio ClientCapability\0");
    let absolute = root.path().join("repo/my src");
    let absolute = absolute.to_str().unwrap();
    let starts = [("", "repo"), ("repo", "."), ("repo/my src", "."), ("repo/my src", "../"), ("", absolute)];
    for (folder, argument) in starts {
        let folder = root.path().join(folder);
        let output = check(&folder, &["-q", "--output-format", "sarif", argument]);
        let sarif: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let notification = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
        let uri = notification.pointer("/locations/0/physicalLocation/artifactLocation/uri");
        assert_eq!(uri, Some(&"my%20src/bin.js".into()), "{folder:?} {argument}");
    }
}

#[test]
fn utf16_is_decoded_before_it_is_looked_into() {
    let root = tempfile::tempdir().unwrap();
    let text: Vec<u8> = "\u{feff}// twilio ClientCapability".encode_utf16().flat_map(u16::to_le_bytes).collect();
    file(root.path(), "a.js", text);
    let output = check(root.path(), &[]);
    assert!(stderr(&output).starts_with("warning: a.js: the file is not UTF-8"), "{output:?}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let root = tempfile::tempdir().unwrap();
    for number in 0..200 {
        let name = format!("folder{}/file{number}.js", number % 7);
        file(root.path(), &name, b"// twilio ClientCapability\0");
    }
    let one = check(root.path(), &["--jobs", "1", "--output-format", "json"]);
    let many = check(root.path(), &["--jobs", "8", "--output-format", "json"]);
    assert_eq!(one, many);
}

#[test]
fn a_closed_pipe_is_no_reason_to_panic() {
    let root = tempfile::tempdir().unwrap();
    file(root.path(), "a.js", "");
    let mut command = command(root.path());
    command.args(["check", "--output-format", "sarif"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), "no findings; 1 file seen, 0 parsed, 0 skipped\n");
}

#[test]
fn sources_of_the_sdk_itself_are_left_out() {
    let root = tempfile::tempdir().unwrap();
    let node = "const twilio = require('twilio');\nnew twilio.jwt.ClientCapability({ accountSid: a, authToken: b });\n";
    file(root.path(), "third/node/package.json", r#"{ "name": "twilio", "version": "4.23.0" }"#);
    file(root.path(), "third/node/spec/token.js", node);
    let python = "from twilio.jwt.client import ClientCapabilityToken\nClientCapabilityToken(a, b)\n";
    file(root.path(), "third/python/setup.py", "setup(\n    name=\"twilio\",\n)\n");
    file(root.path(), "third/python/tests/test_token.py", python);
    file(root.path(), "app/package.json", r#"{ "name": "app", "dependencies": { "twilio": "^4" } }"#);
    file(root.path(), "app/token.js", node);
    let output = check(root.path(), &["--output-format", "concise"]);
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(stdout.lines().count(), 1, "{stdout}");
    assert!(stdout.starts_with("app/token.js:2:16: error capability-token"), "{stdout}");
}

#[test]
fn a_credential_is_not_shown_whatever_way_it_takes() {
    let root = tempfile::tempdir().unwrap();
    let mint = |before: &str, value: &str| {
        format!(
            "const {{ ClientCapability: C }} = require('twilio').jwt; {before}\nnew C({{ accountSid: 'AC1', authToken: {value} }}).toJwt();\n"
        )
    };
    let access = |values: &str| format!("const t = require('twilio');\nnew t.jwt.AccessToken('AC1', {values}).toJwt();\n");
    let ways = [
        mint("", "`sesame${e}`"),
        mint("", "'ses' + 'sesame'"),
        mint("", "decrypt('sesame')"),
        mint("", "config.get('T', 'sesame')"),
        mint("", "Buffer.from('sesame').toString()"),
        mint("const c = { dev: { tok: 'sesame' } };", "c[e].tok"),
        mint("const c = Object.freeze({ tok: 'sesame' });", "c.tok"),
        mint("const m = new Map([['t', 'sesame']]);", "m.get('t')"),
        mint("let k = 'x'; k += 'sesame';", "k"),
        mint("const f = (o) => o.b;", "f({ b: 'sesame' })"),
        "const t = require('twilio');\nconst r = t('AC1', 'sesame'); new t.jwt.ClientCapability({ accountSid: a, authToken: b });\n".to_owned(),
        "const t = require('twilio');\nnew t.Capability('sesame', 'AC1').generate();\n".to_owned(),
        "jwt.sign({ scope: 'scope:client:incoming?clientName=x' }, 'sesame');\n".to_owned(),
        access("'SK1', 'sesame', { ttl: 90000 }"),
        access("'sesame', 'SK1', { ttl: 90000 }"),
        access("'SK1', keys.secret = 'sesame', { ttl: 90000 }"),
        access("'SK1', decrypt(c.find((k) => k.id === 'sesame')), { ttl: 90000 }"),
    ];
    for (index, text) in ways.iter().enumerate() {
        file(root.path(), &format!("{index:02}.js"), text);
    }
    for format in ["full", "concise", "json", "sarif"] {
        let output = check(root.path(), &["--output-format", format]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        let shown = String::from_utf8(output.stdout).unwrap();
        let lines = shown.lines().filter(|line| line.contains("sesame")).collect::<Vec<_>>();
        assert!(lines.is_empty(), "{format}: {lines:#?}");
    }
}

#[test]
fn shells_take_their_completions() {
    let folder = tempfile::tempdir().expect("a folder");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = command(folder.path()).args(["completions", shell]).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0));
        let script = stdout(&output);
        assert!(script.contains("unsafe-fixes") && script.contains("stdin-filename"), "{shell}");
        if shell == "bash" {
            file(folder.path(), "completions.sh", &script);
            let read = std::process::Command::new("bash").args(["-n", "completions.sh"]).current_dir(folder.path()).status();
            assert!(read.expect("bash starts").success());
        }
    }
}
