//! Progress is for people who wait at a terminal, and nothing of it stays or reaches anything else.

mod program;

use program::{command, file, stderr};
use std::process::Command;

/// Starts the program with a pseudo-terminal as its error stream and prints what that shows.
const PTY: &str = r"
import os, pty, sys
stdout = os.open(os.devnull, os.O_WRONLY)
pid, terminal = pty.fork()
if pid == 0:
    os.dup2(stdout, 1)
    os.execv(sys.argv[1], sys.argv[1:])
shown = b''
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    shown += part
os.waitpid(pid, 0)
sys.stdout.buffer.write(shown)
";

fn shown(folder: &std::path::Path, args: &[&str]) -> String {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut terminal = Command::new(python);
    terminal.args(["-c", PTY, env!("CARGO_BIN_EXE_tokenlift"), "check"]).args(args).current_dir(folder).env("TERM", "xterm");
    let output = terminal.output().expect("Python starts");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A tree that takes longer than half a second on any machine: one file of very many tokens.
fn slow() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    let token = "x = new jwt.ClientCapability({ accountSid: a, authToken: b }); x.toJwt();\n";
    for index in 0..4 {
        let text = format!("const {{ jwt }} = require('twilio');\n{}", token.repeat(2_000));
        file(root.path(), &format!("{index}.js"), text);
    }
    root
}

#[test]
#[cfg(unix)]
fn a_run_that_takes_long_says_how_far_it_is() {
    let root = slow();
    let terminal = shown(root.path(), &[]);
    assert!(terminal.contains("of 4 files analysed"), "{terminal}");
    let last = terminal.trim_end().lines().last().unwrap_or_default().to_owned();
    assert!(last.contains("4 files seen, 4 parsed, 0 skipped"), "{last}");
    assert!(!shown(root.path(), &["--quiet"]).contains("analysed"));
    let piped = command(root.path()).arg("check").output().expect("the program starts");
    assert!(!stderr(&piped).contains("analysed"));
}

#[test]
#[cfg(unix)]
fn a_short_run_says_nothing_of_it() {
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), "a.js", "console.log(1);\n");
    let terminal = shown(root.path(), &[]);
    assert_eq!(terminal.trim_end(), "no findings; 1 file seen, 0 parsed, 0 skipped");
}
