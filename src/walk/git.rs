//! Asking `git` about a repository, whatever its hooks say.

use std::path::Path;
use std::process::{Command, Stdio};

/// What hooks are told, and what would lead to another repository from here.
const OF_HOOKS: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/// The program, in a repository's root, with these arguments.
pub(super) fn git<'a>(root: &Path, args: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(args).stdin(Stdio::null()).env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    for name in OF_HOOKS {
        command.env_remove(name);
    }
    command
}
