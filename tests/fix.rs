//! `fix` on real files: what it writes, what it leaves, and patches that git itself applies.

mod program;

use program::{command, file, stderr, stdout};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A program with one token. Other files are made from it.
const OLD: &str = "\
const { ClientCapability } = require('twilio').jwt;

exports.token = (name) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  return capability.toJwt();
};
";

const PYTHON: &str = "\
import os
from twilio.jwt.client import ClientCapabilityToken


def token(name):
    capability = ClientCapabilityToken(os.environ['TWILIO_ACCOUNT_SID'], os.environ['TWILIO_AUTH_TOKEN'])
    capability.allow_client_incoming(name)
    return capability.to_jwt()
";

/// A token without a client name.
fn nameless() -> String {
    OLD.replace("  capability.addScope(new ClientCapability.IncomingClientScope(name));\n", "")
}

fn fix(folder: &Path, args: &[&str]) -> Output {
    command(folder).arg("fix").args(args).output().expect("the program starts")
}

fn git(folder: &Path, args: &[&str]) -> Output {
    let git = ["-c", "core.autocrlf=false", "-c", "user.name=t", "-c", "user.email=t@example.org"];
    let mut command = Command::new("git");
    command.args(git).args(args).current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    // Repositories above the folder for temporary files are none of ours.
    command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
    command.output().expect("git starts")
}

/// A patch applied by git, first without and then with effect.
fn apply(folder: &Path, patch: &[u8]) {
    for args in [&["apply", "--check"][..], &["apply"][..]] {
        let mut command = Command::new("git");
        command.args(args).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
        let mut child = command.spawn().expect("git starts");
        child.stdin.take().expect("an input").write_all(patch).expect("git reads");
        let output = child.wait_with_output().expect("git ends");
        assert!(output.status.success(), "{}\n{}", stderr(&output), String::from_utf8_lossy(patch));
    }
}

/// Every file of a folder with its bytes, git's own left out.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let walk =
        walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|entry| entry.file_name() != ".git");
    let files = walk.map(|entry| entry.expect("readable")).filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
        (name, fs::read(entry.path()).expect("readable"))
    };
    files.map(read).collect()
}

/// Files with all that makes patches hard.
fn hard(folder: &Path) {
    file(folder, "plain.js", OLD);
    file(folder, "app/sub folder/my token.js", OLD);
    file(folder, "app/crlf.js", OLD.replace('\n', "\r\n"));
    file(folder, "app/mark.js", format!("\u{feff}{OLD}"));
    file(folder, "app/unfinished.js", OLD.trim_end());
    file(folder, "app/carriage.js", format!("// a\rb\n{OLD}// a\r"));
    file(folder, "app/t\u{f6}k\u{e9}n.py", PYTHON);
    file(folder, "app/first-line.js", format!("{}\nmodule.exports = 1;", OLD.trim_end().replace('\n', " ")));
    if cfg!(unix) {
        file(folder, "app/\"quo\\ted\"\t.js", OLD);
    }
}

#[test]
fn git_applies_the_patch_and_gets_what_fix_writes() {
    for start in ["", "app"] {
        let (fixed, patched) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        for folder in [fixed.path(), patched.path()] {
            hard(folder);
            git(folder, &["init", "-q"]);
        }
        let before = files(patched.path());
        let patch = fix(&patched.path().join(start), &["--diff"]);
        assert_eq!(patch.status.code(), Some(1), "{}", stderr(&patch));
        assert_eq!(files(patched.path()), before, "--diff writes nothing");
        let done = fix(&fixed.path().join(start), &["-q"]);
        assert_eq!((done.status.code(), stderr(&done)), (Some(0), String::new()), "{}", stdout(&done));
        let expected = files(fixed.path());
        assert_ne!(expected, before);
        apply(&patched.path().join(start), &patch.stdout);
        for (new, expected) in files(patched.path()).iter().zip(&expected) {
            assert_eq!(new, expected, "started in {start:?}");
        }
        let again = fix(&patched.path().join(start), &["--diff"]);
        assert_eq!((again.status.code(), stdout(&again)), (Some(0), String::new()), "{}", stderr(&again));
    }
}

#[test]
fn the_patch_of_every_fixture_is_what_fix_writes() {
    let (fixed, patched) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    for (name, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")) {
        file(fixed.path(), &name, &bytes);
        file(patched.path(), &name, &bytes);
    }
    let before = files(patched.path());
    apply(patched.path(), &fix(patched.path(), &["--unsafe-fixes", "--diff"]).stdout);
    fix(fixed.path(), &["--unsafe-fixes"]);
    assert_ne!(files(fixed.path()), before);
    for (new, expected) in files(patched.path()).iter().zip(&files(fixed.path())) {
        assert_eq!(new, expected);
    }
}

#[test]
fn without_a_repository_paths_are_relative_to_the_working_directory() {
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), "app/src/a.js", OLD);
    let app = root.path().join("app");
    let patch = fix(&app, &["--diff", "src"]);
    assert!(stdout(&patch).starts_with("diff --git a/src/a.js b/src/a.js\n--- a/src/a.js\n+++ b/src/a.js\n@@ "));
    apply(&app, &patch.stdout);
    assert!(!fs::read_to_string(app.join("src/a.js")).expect("readable").contains("ClientCapability"));
}

#[test]
fn a_patch_with_a_literal_credential_is_warned_of() {
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), "a.js", OLD.replace("process.env.TWILIO_AUTH_TOKEN", "'open-sesame'"));
    let patch = fix(root.path(), &["--diff"]);
    assert!(stdout(&patch).contains("-    authToken: 'open-sesame',\n"), "{}", stdout(&patch));
    assert!(stderr(&patch).starts_with("warning: a.js: the patch shows a literal credential"), "{}", stderr(&patch));
    assert!(!stderr(&patch).contains("open-sesame"));
}

#[test]
fn the_standard_input_comes_out_rewritten_or_as_it_was() {
    let root = tempfile::tempdir().expect("a folder");
    let run = |input: &[u8], args: &[&str]| {
        let mut command = command(root.path());
        command.args(["fix", "-", "--stdin-filename", "a.js"]).args(args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        child.stdin.take().expect("an input").write_all(input).expect("the program reads");
        child.wait_with_output().expect("the program ends")
    };
    let fixed = run(OLD.as_bytes(), &[]);
    assert_eq!(fixed.status.code(), Some(0));
    file(root.path(), "b.js", OLD);
    fix(root.path(), &["b.js"]);
    assert_eq!(fs::read(root.path().join("b.js")).expect("readable"), fixed.stdout);
    let latin1 = [OLD.as_bytes(), b"// \xe9\n"].concat();
    let utf16: Vec<u8> = format!("\u{feff}{OLD}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for unchanged in [b"let a;".as_slice(), b"\0", b"", nameless().as_bytes(), &latin1, &utf16] {
        assert_eq!(run(unchanged, &[]).stdout, unchanged);
    }
    let left = run(nameless().as_bytes(), &["--output-format", "concise"]);
    assert_eq!(left.status.code(), Some(1));
    assert!(stderr(&left).starts_with("a.js:4:26: error capability-token "), "{}", stderr(&left));
    let patch = run(OLD.as_bytes(), &["--diff"]);
    assert!(stdout(&patch).starts_with("diff --git a/a.js b/a.js\n"));
}

#[test]
fn what_cannot_be_written_is_named_and_the_rest_is_done() {
    let root = tempfile::tempdir().expect("a folder");
    for name in ["a.js", "b.js", "c.js"] {
        file(root.path(), name, OLD);
    }
    let locked = root.path().join("b.js");
    let mut permissions = fs::metadata(&locked).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).expect("ours");
    for args in [&["--output-format", "concise"][..], &["-q", "--output-format", "concise"]] {
        let output = fix(root.path(), args);
        assert_eq!(output.status.code(), Some(2));
        let named = "error: b.js: could not be rewritten and was left as it was: it is read-only\n";
        assert!(stderr(&output).starts_with(named), "{}", stderr(&output));
        assert!(stdout(&output).starts_with("b.js:4:26: error capability-token ") && stdout(&output).lines().count() == 1);
    }
    let now = |name: &str| fs::read_to_string(root.path().join(name)).expect("readable");
    assert_eq!(now("b.js"), OLD);
    assert!([now("a.js"), now("c.js")].iter().all(|text| !text.contains("ClientCapability")));
    assert_eq!(fs::read_dir(root.path()).expect("readable").count(), 3, "nothing is left behind");
}

#[test]
fn files_that_are_not_utf8_are_reported_and_left() {
    let root = tempfile::tempdir().expect("a folder");
    let latin1 = [OLD.as_bytes(), b"// \xe9\n"].concat();
    file(root.path(), "a.js", &latin1);
    let output = fix(root.path(), &["--unsafe-fixes"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("capability-token"));
    assert_eq!(fs::read(root.path().join("a.js")).expect("readable"), latin1);
    assert_eq!(fix(root.path(), &["--unsafe-fixes", "--diff"]).stdout, b"");
}

#[test]
fn unsafe_fixes_are_made_where_they_are_asked_for() {
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), "a.js", nameless());
    let safe = fix(root.path(), &[]);
    assert_eq!(safe.status.code(), Some(1));
    assert!(stderr(&safe).starts_with("nothing to rewrite; 1 needs --unsafe-fixes\n"), "{}", stderr(&safe));
    let now = || fs::read_to_string(root.path().join("a.js")).expect("readable");
    assert_eq!(now(), nameless());
    let done = fix(root.path(), &["--unsafe-fixes", "--exit-non-zero-on-fix", "--identity", "currentUser()"]);
    assert_eq!(done.status.code(), Some(1), "something was rewritten");
    assert!(now().contains("currentUser()"), "{}", now());
    assert_eq!(fix(root.path(), &["--exit-non-zero-on-fix"]).status.code(), Some(0));
}

#[test]
fn what_is_left_to_do_is_said_once() {
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), "a.js", OLD);
    file(root.path(), "b.py", PYTHON);
    let output = fix(root.path(), &["--output", "json=left.json"]);
    let said = stderr(&output);
    assert_eq!(said.matches("set TWILIO_API_KEY and TWILIO_API_SECRET").count(), 1, "{said}");
    assert_eq!(said.matches("tokenlift verify ").count(), 1, "{said}");
    let left: serde_json::Value =
        serde_json::from_slice(&fs::read(root.path().join("left.json")).expect("written")).expect("JSON");
    let expected = serde_json::json!({ "tokens": 2, "files": 2, "variables": ["TWILIO_API_KEY", "TWILIO_API_SECRET"] });
    assert_eq!(left["rewritten"], expected);
}

#[test]
fn a_literal_that_a_rewrite_keeps_is_in_no_report() {
    let root = tempfile::tempdir().expect("a folder");
    let scope =
        "new ClientCapability.OutgoingClientScope({ applicationSid: process.env.APP, params: { password: 'open-sesame' } })";
    file(root.path(), "a.js", OLD.replace("new ClientCapability.IncomingClientScope(name)", scope));
    for format in ["full", "concise", "json", "sarif"] {
        let output = program::check(root.path(), &["--output-format", format]);
        assert!(!stdout(&output).contains("sesame"), "{format}: {}", stdout(&output));
    }
    let json: serde_json::Value =
        serde_json::from_slice(&program::check(root.path(), &["--output-format", "json"]).stdout).expect("JSON");
    assert_eq!(json["findings"][0]["fix"]["masked"], true, "{json}");
    fix(root.path(), &["--unsafe-fixes"]);
    let now = fs::read_to_string(root.path().join("a.js")).expect("readable");
    assert!(now.contains("AccessToken") && now.contains("{ password: 'open-sesame' }"), "{now}");
}

#[cfg(unix)]
#[test]
fn links_stay_and_their_files_are_rewritten() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), "real/a.js", OLD);
    fs::set_permissions(root.path().join("real/a.js"), fs::Permissions::from_mode(0o755)).expect("ours");
    std::os::unix::fs::symlink("real/a.js", root.path().join("link.js")).expect("a link");
    let patch = fix(root.path(), &["--diff", "link.js"]);
    assert!(stdout(&patch).starts_with("diff --git a/real/a.js b/real/a.js\n"), "{}", stdout(&patch));
    assert_eq!(fix(root.path(), &["link.js"]).status.code(), Some(0));
    assert!(root.path().join("link.js").is_symlink());
    let real = root.path().join("real/a.js");
    assert!(!fs::read_to_string(&real).expect("readable").contains("ClientCapability"));
    assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o755);
}
