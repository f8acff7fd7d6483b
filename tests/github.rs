//! Annotations of a workflow: ten of each level in one step, the errors first, and a summary beside them.

mod program;

use program::{command, file, stdout};
use std::fs;

/// More tokens than one step shows.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = String::from("import os\nfrom twilio.jwt.client import ClientCapabilityToken\n\n");
    for index in 0..13 {
        text.push_str(&format!("t{index} = ClientCapabilityToken(os.environ['SID'], os.environ['TOKEN']).to_jwt()\n"));
    }
    file(folder.path(), "a,b.py", text);
    folder
}

#[test]
fn ten_are_annotated_and_the_rest_is_counted() {
    let folder = folder();
    let output = command(folder.path()).args(["check", "--output-format", "github"]).output().expect("the program starts");
    let text = stdout(&output);
    let lines = text.lines().collect::<Vec<_>>();
    assert_eq!(lines.len(), 11, "{text}");
    assert!(lines[..10].iter().all(|line| line.starts_with("::error file=a%2Cb.py,line=")), "{text}");
    assert!(lines[0].contains(",line=4,endLine=4,col=6,endColumn=27,title=capability-token::"), "{}", lines[0]);
    assert_eq!(lines[10], "3 more findings are not annotated: a step shows 10 of each level");
}

#[test]
fn the_summary_of_the_step_has_them_all() {
    let folder = folder();
    let summary = folder.path().join("summary.md");
    fs::write(&summary, "# Before\n").expect("a file");
    let mut command = command(folder.path());
    let output = command.args(["check", "--output-format", "github"]).env("GITHUB_STEP_SUMMARY", &summary).output();
    assert_eq!(output.expect("the program starts").status.code(), Some(1));
    let text = fs::read_to_string(&summary).expect("a summary");
    assert!(text.starts_with("# Before\n| level | where | what |\n"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("| error | `a,b.py:")).count(), 13, "{text}");
}

#[test]
fn a_step_in_a_folder_annotates_the_files_of_the_repository() {
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), ".git/HEAD", "");
    let below = folder();
    let text = fs::read(below.path().join("a,b.py")).expect("a file");
    file(root.path(), "api/a.py", text);
    let args = ["check", "--output-format", "github"];
    let output = command(&root.path().join("api")).args(args).output().expect("the program starts");
    assert!(stdout(&output).starts_with("::error file=api/a.py,line=4,"), "{}", stdout(&output));
}
