//! Starting the program in a folder, with nothing of this environment that changes what it does.

#![allow(dead_code, reason = "each test binary uses its own part of this module")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program, ready to start in a folder.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tokenlift"));
    command.current_dir(folder).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        let is_ours = name.starts_with("TOKENLIFT_") || name.starts_with("CLICOLOR") || name == "GITHUB_STEP_SUMMARY";
        if is_ours || name == "NO_COLOR" || name == "COLUMNS" {
            command.env_remove(name);
        }
    }
    command
}

/// What `check` gives for these arguments.
pub(crate) fn check(folder: &Path, args: &[&str]) -> Output {
    command(folder).arg("check").args(args).output().expect("the program starts")
}

/// The standard output as text.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the standard output is UTF-8")
}

/// The error stream as text.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the error stream is UTF-8")
}

/// Writes a file and the folders above it.
pub(crate) fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// What the program gives for these arguments.
pub(crate) fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder).args(args).output().expect("the program starts")
}

/// Runs git, as somebody with a name, and with submodules from this machine.
pub(crate) fn git(folder: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]);
    command.args(["-c", "protocol.file.allow=always"]).args(args).current_dir(folder);
    let output = command.output().expect("git starts");
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}
