//! Brings packages of npm, PyPI and Maven onto this machine, below the build folder, pinned by lock files with hashes.

#![allow(dead_code, reason = "each test binary uses its own part of this module")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use sha2::{Digest, Sha256};

/// Where a suite keeps what it makes.
pub(crate) fn build_folder(suite: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the build folder").join(suite);
    fs::create_dir_all(&folder).expect("the build folder can be written");
    folder
}

/// Python for making environments.
pub(crate) fn python() -> String {
    env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

pub(crate) fn venv_python(install: &Path) -> PathBuf {
    install.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// Installs what the lock file in a folder lists, once; says what is missing and panics if it cannot.
pub(crate) fn install(from: &Path, to: &Path) {
    let lock = fs::File::create(to.with_extension("lock")).expect("the build folder can be written");
    lock.lock().expect("the only one who installs");
    let is_npm = from.join("package.json").exists();
    let is_maven = from.join("pom.xml").exists();
    let lock_file = match (is_npm, is_maven) {
        (true, _) => "package-lock.json",
        (_, true) => "jars.sha256",
        _ => "requirements.txt",
    };
    // An install belongs to the lock file and the interpreter it was made with.
    let interpreter = match (is_npm, is_maven) {
        (true, _) => version("node"),
        (_, true) => fs::read_to_string(from.join("pom.xml")).expect("a project"),
        _ => version(&python()),
    };
    let locked = fs::read_to_string(from.join(lock_file)).expect("a lock file");
    let wanted = format!("{interpreter}\n{locked}");
    let stamp = to.join("installed");
    if fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == wanted) {
        return;
    }
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).expect("the build folder can be written");
    fs::copy(from.join(lock_file), to.join(lock_file)).expect("the build folder can be written");
    if is_npm {
        fs::copy(from.join("package.json"), to.join("package.json")).expect("the build folder can be written");
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        must_run(Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(to), to);
    } else if is_maven {
        fs::copy(from.join("pom.xml"), to.join("pom.xml")).expect("the build folder can be written");
        let mut maven = Command::new(if cfg!(windows) { "mvn.cmd" } else { "mvn" });
        maven.args(["--batch-mode", "--quiet", JARS, "-DoutputDirectory=jars", "-DincludeScope=runtime"]);
        must_run(maven.current_dir(to), to);
        assert_eq!(checksums(&to.join("jars")), locked, "the jars in {} are not the locked ones", to.display());
    } else {
        must_run(Command::new(python()).args(["-m", "venv", "."]).current_dir(to), to);
        let mut pip = Command::new(venv_python(to));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock_file]);
        must_run(pip.current_dir(to), to);
    }
    fs::write(stamp, wanted).expect("the build folder can be written");
}

/// What makes Maven lay the jars of a project out.
const JARS: &str = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies";

/// A line for each file of a folder, as `sha256sum` writes it.
fn checksums(folder: &Path) -> String {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder of jars")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"))
        .collect();
    names.sort();
    let line = |name: &String| {
        let digest = Sha256::digest(fs::read(folder.join(name)).expect("a jar"));
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{digest}  {name}\n")
    };
    names.iter().map(line).collect()
}

fn version(program: &str) -> String {
    let output = Command::new(program).arg("--version").output();
    let output =
        output.unwrap_or_else(|error| panic!("the tests need `{program}` (Node.js 20 and Python 3.10, or newer): {error}"));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Runs a command, or panics with what it said.
pub(crate) fn must_run(command: &mut Command, to: &Path) {
    let said = match command.output() {
        Ok(output) if output.status.success() => return,
        Ok(output) => format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)),
        Err(error) => error.to_string(),
    };
    panic!(
        "cannot install into {}, which the tests need: {command:?} failed (no network, no npm, no Maven, no JDK, no mono, or \
         no pip and venv for this Python?)\n{said}",
        to.display()
    );
}
