//! Doubles of the SDKs of PHP, Ruby and C#, which are not fetched: where they come from, and that they do what is recorded of
//! the SDKs themselves. A double counts only as far as its check goes.

use std::{fs, path::Path, process::Command};

use walkdir::WalkDir;

use crate::{
    compiled, install,
    sdk::{Runtime, SDKS},
};

/// Every version that somebody asked for, and those around which an SDK changed.
const CHECKED: &[(Runtime, &str)] = &[
    (Runtime::Php, "3.2.0"),
    (Runtime::Php, "4.7.0"),
    (Runtime::Php, "5.0.0"),
    (Runtime::Php, "5.16.0"),
    (Runtime::Php, "6.12.0"),
    (Runtime::Ruby, "3.16.1"),
    (Runtime::Ruby, "4.11.0"),
    (Runtime::Ruby, "5.0.0"),
    (Runtime::Ruby, "5.6.3"),
    (Runtime::Ruby, "5.6.4"),
    (Runtime::Ruby, "5.7.0"),
    (Runtime::Ruby, "5.41.0"),
    (Runtime::Ruby, "5.42.0"),
    (Runtime::Mono, "3.1.0"),
    (Runtime::Mono, "5.0.0"),
    (Runtime::Mono, "5.8.0"),
    (Runtime::Mono, "5.8.1"),
    (Runtime::Mono, "5.49.0"),
];

/// The folder of `sdks/` whose double knows this version.
fn double(runtime: Runtime, version: &str) -> &'static str {
    let major: u32 = version.split('.').next().and_then(|major| major.parse().ok()).expect("a version");
    match (runtime, major) {
        (Runtime::Php, 3..=4) => "php-4",
        (Runtime::Php, 5) => "php-5",
        (Runtime::Php, 6..=8) => "php-6",
        (Runtime::Ruby, 3..=4) => "ruby-4",
        (Runtime::Ruby, 5..=7) => "ruby-5",
        (Runtime::Mono, 3..=4) => "csharp-4",
        (Runtime::Mono, 5..=7) => "csharp-5",
        _ => panic!("no double knows {runtime:?} {version}"),
    }
}

/// Copies the double of a version, which is told the version by a file; that of C# is compiled.
fn copy(root: &Path, runtime: Runtime, version: &str, to: &Path) {
    if runtime == Runtime::Mono {
        return compiled::compile_double(root, double(runtime, version), version, to);
    }
    let from = root.join("sdks").join(double(runtime, version));
    for entry in WalkDir::new(&from) {
        let entry = entry.expect("a double");
        let target = to.join(entry.path().strip_prefix(&from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("the build folder can be written");
        } else {
            fs::copy(entry.path(), target).expect("the build folder can be written");
        }
    }
    let file = if runtime == Runtime::Php { "vendor/twilio/sdk/version" } else { "version" };
    fs::write(to.join(file), version).expect("the build folder can be written");
}

/// Lays a double out where an SDK would be installed, anew each time unless it is compiled.
pub(crate) fn lay_out(root: &Path, runtime: Runtime, version: &str, to: &Path) {
    if runtime == Runtime::Mono {
        return copy(root, runtime, version, to);
    }
    let lock = fs::File::create(to.with_extension("lock")).expect("the build folder can be written");
    lock.lock().expect("the only one who lays it out");
    let program = if runtime == Runtime::Php { "php" } else { "ruby" };
    if let Err(error) = Command::new(program).arg("--version").output() {
        panic!("the tests need `{program}` (PHP 8.1 and Ruby 3.0, or newer; Debian's `php-cli` and `ruby`): {error}");
    }
    copy(root, runtime, version, to);
}

/// What a check prints, and whether nothing was otherwise.
fn check(root: &Path, runtime: Runtime, version: &str, claimed: &str) -> (String, bool) {
    let folder = tempfile::tempdir_in(install::build_folder("equivalence")).expect("a folder");
    copy(root, runtime, version, folder.path());
    let script = match runtime {
        Runtime::Php => root.join("doubles/check.php"),
        Runtime::Ruby => root.join("doubles/check.rb"),
        _ => match compiled::compile_check(root, folder.path(), claimed) {
            Ok(program) => program,
            Err(complaint) => return (complaint, false),
        },
    };
    let output = runtime.command().arg(script).arg(folder.path()).arg(claimed).output();
    let output = output.expect("PHP, Ruby and mono (Debian's `php-cli`, `ruby` and `mono-runtime`)");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (said, output.status.success())
}

#[test]
fn doubles_do_what_is_recorded_of_the_sdks() {
    let used = SDKS.iter().filter(|sdk| sdk.runtime.is_double()).map(|sdk| (sdk.runtime, sdk.version));
    let mut failures = Vec::new();
    for (runtime, version) in used.chain(CHECKED.iter().copied()) {
        let (said, good) = check(&crate::root(), runtime, version, version);
        let looked: usize = said.lines().last().and_then(|line| line.split(' ').next()?.parse().ok()).unwrap_or(0);
        if !good || looked < 15 {
            failures.push(format!("{runtime:?} {version}: {said}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A check that passes under another version's records would notice nothing.
#[test]
fn checks_of_doubles_notice_differences() {
    for (runtime, version, claimed) in [
        (Runtime::Php, "5.16.0", "5.17.0"),
        (Runtime::Php, "5.42.2", "6.0.0"),
        (Runtime::Php, "5.0.0", "5.2.0"),
        (Runtime::Ruby, "5.6.3", "5.6.4"),
        (Runtime::Ruby, "5.41.0", "5.42.0"),
        (Runtime::Ruby, "5.7.0", "5.8.0"),
        (Runtime::Mono, "5.0.0", "5.11.0"),
        (Runtime::Mono, "5.49.0", "5.50.0"),
    ] {
        let (said, good) = check(&crate::root(), runtime, version, claimed);
        assert!(!good && said.contains("recorded"), "{runtime:?} {version} passes as {claimed}: {said}");
    }
}
