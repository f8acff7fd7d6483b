//! `--since`: a branch is judged by what it adds, whatever it moves, with real repositories.

mod program;

use program::{command, file, git, run, stderr, stdout};
use serde_json::Value;
use std::{fs, path::Path, process::Command};

const OLD: &str = "\
const { jwt } = require('twilio');

exports.lobby = (guest) => {
  const capability = new jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new jwt.ClientCapability.IncomingClientScope(guest));
  return capability.toJwt();
};
";

fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", message]);
}

/// The exit code and the findings of `check`, without messages.
fn found(folder: &Path, args: &[&str]) -> (Option<i32>, Vec<String>) {
    let output = run(folder, &[&["check", "--output-format", "concise"], args].concat());
    let lines = stdout(&output).lines().map(|line| line.split(": ").next().unwrap_or_default().to_owned()).collect();
    (output.status.code(), lines)
}

/// A repository on a branch `main` whose first commit has an old token.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    git(folder.path(), &["init", "--quiet", "--initial-branch", "main"]);
    file(folder.path(), "src/lobby.js", OLD);
    file(folder.path(), "package.json", "{\n  \"dependencies\": {\n    \"twilio\": \"^3.84.0\"\n  }\n}\n");
    commit(folder.path(), "Old code");
    folder
}

fn with_a_second(text: &str) -> String {
    let second = OLD.split_once("\n\n").expect("two parts").1.replace("lobby", "bar");
    format!("{text}\n{second}")
}

fn sarif_states(folder: &Path, args: &[&str]) -> Vec<String> {
    let output = run(folder, &[&["check", "--output-format", "sarif"], args].concat());
    let log: Value = serde_json::from_str(&stdout(&output)).expect("SARIF");
    let results = log["runs"][0]["results"].as_array().expect("results");
    results.iter().map(|result| result["baselineState"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn from_old_code_to_a_shorter_baseline() {
    let folder = repository();
    let folder = folder.path();
    assert_eq!(run(folder, &["baseline", "create"]).status.code(), Some(0));
    commit(folder, "Switch the check on");
    let args = ["--baseline", "tokenlift-baseline.txt"];
    assert_eq!(found(folder, &args), (Some(0), Vec::new()));

    git(folder, &["switch", "--quiet", "--create", "feature"]);
    file(folder, "src/lobby.js", with_a_second(OLD));
    commit(folder, "A new token");
    judge_red_then_green(folder, &args, "src/lobby.js");

    // The old token goes at last, and its entry with it.
    assert_eq!(run(folder, &["fix", "--output-format", "concise"]).status.code(), Some(0));
    let stale = run(folder, &["check", "--baseline", "tokenlift-baseline.txt"]);
    assert_eq!(stale.status.code(), Some(0));
    assert!(stderr(&stale).contains("is not there any more"), "{}", stderr(&stale));
    assert_eq!(run(folder, &["baseline", "prune"]).status.code(), Some(0));
    let text = fs::read_to_string(folder.join("tokenlift-baseline.txt")).expect("a baseline");
    assert!(text.lines().all(|line| line.starts_with('#')), "{text}");
    assert_eq!(found(folder, &args), (Some(0), Vec::new()));
}

/// A branch with one new token besides an old one: one annotation, one new result, exit code 1; fixed: none, and 0.
fn judge_red_then_green(folder: &Path, args: &[&str], path: &str) {
    let red = run(folder, &[&["check", "--output-format", "github"], args].concat());
    assert_eq!(red.status.code(), Some(1), "{}", stderr(&red));
    let annotations = stdout(&red);
    assert_eq!(annotations.lines().filter(|line| line.starts_with("::")).count(), 1, "{annotations}");
    assert!(annotations.starts_with(&format!("::error file={path},line=13,")), "{annotations}");
    let mut states = sarif_states(folder, args);
    states.sort();
    assert_eq!(states, ["new", "unchanged"]);

    let fixed = run(folder, &[&["fix"], args].concat());
    assert_eq!(fixed.status.code(), Some(0), "{}", stdout(&fixed));
    commit(folder, "Fix the new token");
    assert_eq!(found(folder, args), (Some(0), Vec::new()));
    let text = fs::read_to_string(folder.join(path)).expect("a file");
    assert_eq!(text.matches("new jwt.ClientCapability(").count(), 1, "{text}");
}

#[test]
fn across_a_rename() {
    let folder = repository();
    let folder = folder.path();
    git(folder, &["switch", "--quiet", "--create", "feature"]);
    fs::create_dir(folder.join("lib")).expect("a folder");
    git(folder, &["mv", "src/lobby.js", "lib/front-desk.js"]);
    commit(folder, "Rename");
    assert_eq!(found(folder, &["--since", "main"]), (Some(0), Vec::new()));
    file(folder, "lib/front-desk.js", with_a_second(OLD));
    commit(folder, "A new token");
    judge_red_then_green(folder, &["--since", "main"], "lib/front-desk.js");
}

#[test]
fn renames_count_before_they_are_added_and_leave_the_index_alone() {
    let folder = repository();
    let folder = folder.path();
    fs::rename(folder.join("src/lobby.js"), folder.join("src/desk.mjs")).expect("renamed");
    let status = || {
        let output = Command::new("git").args(["status", "--porcelain"]).current_dir(folder).output();
        String::from_utf8(output.expect("git starts").stdout).expect("UTF-8")
    };
    let before = status();
    assert_eq!(found(folder, &["--since", "HEAD"]), (Some(0), Vec::new()));
    assert_eq!(found(&folder.join("src"), &["--since", "HEAD", "."]), (Some(0), Vec::new()));
    assert_eq!(status(), before);
    // A copy is another token.
    fs::copy(folder.join("src/desk.mjs"), folder.join("src/copy.mjs")).expect("copied");
    assert_eq!(found(folder, &["--since", "HEAD"]).1.len(), 1);
}

#[test]
fn what_moves_within_a_file_is_no_news_and_what_replaces_it_is() {
    let folder = repository();
    let folder = folder.path();
    file(folder, "src/lobby.js", format!("// Moved.\n\n{OLD}"));
    assert_eq!(found(folder, &["--since", "main"]), (Some(0), Vec::new()));
    file(folder, "src/lobby.js", OLD.replace("lobby", "bar"));
    assert_eq!(found(folder, &["--since", "main"]), (Some(1), vec!["src/lobby.js:4:30".to_owned()]));
    let known = ["check", "--since", "main", "--output-format", "concise", "-"];
    let stdin = command(folder).args(known).args(["--stdin-filename", "src/lobby.js"]).output().expect("starts");
    assert_eq!(stdin.status.code(), Some(0), "an empty file: {}", stderr(&stdin));
}

#[test]
fn a_comment_that_goes_makes_news_of_what_it_ignored() {
    let folder = repository();
    let folder = folder.path();
    let ignored = OLD.replace("  const capability", "  // tokenlift: ignore[capability-token] soon\n  const capability");
    file(folder, "src/lobby.js", ignored);
    commit(folder, "Ignore");
    assert_eq!(found(folder, &["--since", "HEAD"]), (Some(0), Vec::new()));
    file(folder, "src/lobby.js", OLD);
    assert_eq!(found(folder, &["--since", "HEAD"]).0, Some(1));
}

#[test]
fn a_manifest_is_news_when_its_own_line_is() {
    let folder = repository();
    let folder = folder.path();
    let manifest = |version: &str, more: &str| format!("{{\"dependencies\": {{\n  \"twilio\": \"{version}\"{more}\n}}}}\n");
    file(folder, "package.json", manifest("3.10.0", ""));
    commit(folder, "Pin");
    file(folder, "package.json", manifest("3.10.0", ",\n  \"express\": \"^4\""));
    assert_eq!(found(folder, &["--since", "HEAD"]), (Some(0), Vec::new()));
    file(folder, "package.json", manifest("3.9.0", ""));
    assert_eq!(found(folder, &["--since", "HEAD"]), (Some(1), vec!["package.json:2:14".to_owned()]));
}

#[test]
fn a_shallow_clone_is_enough_with_the_commit_and_says_so_without() {
    let origin = repository();
    let first = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(origin.path()).output().expect("git starts");
    let first = String::from_utf8(first.stdout).expect("UTF-8").trim().to_owned();
    file(origin.path(), "src/lobby.js", with_a_second(OLD));
    commit(origin.path(), "A new token");
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("file://{}", origin.path().display());
    git(folder.path(), &["clone", "--quiet", "--depth", "1", &url, "clone"]);
    let clone = folder.path().join("clone");
    assert_eq!(found(&clone, &["--since", "HEAD"]), (Some(0), Vec::new()));
    let output = run(&clone, &["check", "--since", &first]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).contains("is not in this shallow clone: fetch the branch or tag first"), "{}", stderr(&output));
    git(&clone, &["fetch", "--quiet", "--depth=1", "origin", &first]);
    assert_eq!(found(&clone, &["--since", &first]).1.len(), 1);
}

#[test]
fn a_submodule_is_judged_by_the_commit_it_was_at() {
    let library = repository();
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    git(folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(folder, &["submodule", "--quiet", "add", &format!("file://{}", library.path().display()), "library"]);
    commit(folder, "A submodule");
    assert_eq!(found(folder, &["--since", "main"]), (Some(0), Vec::new()));
    file(folder, "library/src/lobby.js", with_a_second(OLD));
    assert_eq!(found(folder, &["--since", "main"]), (Some(1), vec!["library/src/lobby.js:13:30".to_owned()]));
}

#[test]
fn two_repositories_can_have_had_the_same_path() {
    let (first, second) = (repository(), repository());
    git(second.path(), &["mv", "src/lobby.js", "src/desk.js"]);
    let paths = [first.path(), second.path()].map(|path| path.to_string_lossy().into_owned());
    let output = run(Path::new("/"), &["check", "--since", "main", &paths[0], &paths[1]]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

#[test]
fn commits_have_all_the_names_that_git_knows() {
    let folder = repository();
    let folder = folder.path();
    git(folder, &["tag", "--annotate", "--message", "One", "v1"]);
    git(folder, &["branch", "feature/x"]);
    file(folder, "src/lobby.js", with_a_second(OLD));
    commit(folder, "A new token");
    for name in ["v1", "feature/x", "HEAD~1", "HEAD^", ":/Old", "HEAD@{1}", "main~1"] {
        assert_eq!(found(folder, &["--since", name]).1.len(), 1, "{name}");
    }
}

#[test]
fn what_hooks_are_told_does_not_lead_elsewhere() {
    let (folder, other) = (repository(), repository());
    let mut check = command(folder.path());
    check.args(["check", "--since", "main"]).env("GIT_DIR", other.path().join(".git")).env("GIT_INDEX_FILE", "none");
    assert_eq!(check.output().expect("the program starts").status.code(), Some(0));
}

#[test]
fn what_is_missing_is_named_and_nothing_is_reported() {
    let folder = repository();
    let folder = folder.path();
    let bare = tempfile::tempdir().expect("a folder");
    file(bare.path(), "a.js", OLD);
    let cases = [
        (folder, "no-such-branch", "error: --since: there is no commit `no-such-branch` in the repository\n"),
        (folder, "--help", "error: --since: there is no commit `--help` in the repository\n"),
        (folder, "", "error: --since: there is no commit `` in the repository\n"),
        (folder, "main:src", "error: --since: there is no commit `main:src` in the repository\n"),
        (folder, "0123456789012345678901234567890123456789", "error: --since: there is no commit `012345678901234567890123"),
        (bare.path(), "main", "error: --since needs a git repository, and `.` lies in none\n"),
    ];
    for (folder, since, said) in cases {
        for command in ["check", "fix"] {
            let output = run(folder, &[command, &format!("--since={since}")]);
            assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{since}");
            assert!(stderr(&output).starts_with(said), "{}", stderr(&output));
        }
    }
    let output = command(folder).args(["check", "--since", "main"]).env("PATH", "").output().expect("starts");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).starts_with("error: --since needs git, which could not be started: "), "{}", stderr(&output));
}
