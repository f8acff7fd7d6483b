//! The SDKs that programs run under: which there are, and how they come onto this machine.
//!
//! Everything is pinned by lock files with hashes and lands below the build folder on first use.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::program::Language;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Runtime {
    Node,
    Python,
}

#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Sdk {
    pub(crate) runtime: Runtime,
    pub(crate) version: &'static str,
    /// Without any access token for voice; programs are fixed for the newest one.
    pub(crate) legacy: bool,
    /// Comes with types of its own.
    pub(crate) typed: bool,
}

const fn sdk(runtime: Runtime, version: &'static str) -> Sdk {
    Sdk { runtime, version, legacy: false, typed: false }
}

const fn typed(version: &'static str) -> Sdk {
    Sdk { typed: true, ..sdk(Runtime::Node, version) }
}

/// Oldest first; the newest of a runtime is the last.
pub(crate) static SDKS: &[Sdk] = &[
    Sdk { legacy: true, ..sdk(Runtime::Node, "2.11.1") },
    sdk(Runtime::Node, "3.15.0"),
    typed("3.84.1"),
    typed("4.23.0"),
    typed("5.13.1"),
    typed("6.2.0"),
    Sdk { legacy: true, ..sdk(Runtime::Python, "5.7.0") },
    sdk(Runtime::Python, "6.12.0"),
    sdk(Runtime::Python, "6.63.2"),
    sdk(Runtime::Python, "7.17.0"),
    sdk(Runtime::Python, "8.13.0"),
    sdk(Runtime::Python, "9.13.0"),
];

/// The SDKs of a header: `modern`, `legacy`, `typed`, or versions.
pub(crate) fn named(language: Language, words: &str) -> Vec<&'static Sdk> {
    let runtime = if language == Language::Python { Runtime::Python } else { Runtime::Node };
    let of_runtime = SDKS.iter().filter(|sdk| sdk.runtime == runtime);
    let chosen: Vec<_> = match words {
        "modern" => of_runtime.filter(|sdk| !sdk.legacy).collect(),
        "legacy" => of_runtime.filter(|sdk| sdk.legacy).collect(),
        "typed" => of_runtime.filter(|sdk| sdk.typed).collect(),
        _ => {
            let versions: Vec<&str> = words.split_whitespace().collect();
            let found: Vec<_> = of_runtime.filter(|sdk| versions.contains(&sdk.version)).collect();
            assert_eq!(found.len(), versions.len(), "a version of {words:?} is not installed here");
            found
        }
    };
    assert!(language != Language::TypeScript || chosen.iter().all(|sdk| sdk.typed), "{words:?} has no types");
    chosen
}

impl Sdk {
    /// The SDK under which the fixed program runs.
    pub(crate) fn after(&'static self) -> &'static Self {
        let newest = SDKS.iter().rfind(|sdk| sdk.runtime == self.runtime).expect("a newest one");
        if self.legacy { newest } else { self }
    }

    pub(crate) fn name(&self) -> String {
        let runtime = match self.runtime {
            Runtime::Node => "node",
            Runtime::Python => "python",
        };
        format!("{runtime}-{}", self.version)
    }

    /// The manifest by which a project asks for exactly this SDK.
    pub(crate) fn manifest(&self) -> (&'static str, String) {
        let version = self.version;
        match self.runtime {
            Runtime::Node => ("package.json", format!("{{\n  \"dependencies\": {{ \"twilio\": \"{version}\" }}\n}}\n")),
            Runtime::Python => ("requirements.txt", format!("twilio=={version}\n")),
        }
    }

    pub(crate) fn install(&self) -> PathBuf {
        installs().join(self.name())
    }

    /// The program that runs programs under this SDK.
    pub(crate) fn interpreter(&self) -> PathBuf {
        match self.runtime {
            Runtime::Node => PathBuf::from("node"),
            Runtime::Python => venv_python(&self.install()),
        }
    }
}

/// Where this suite keeps what it makes.
pub(crate) fn build_folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the build folder").join("equivalence")
}

pub(crate) fn typescript() -> PathBuf {
    installs().join("typescript")
}

/// Python for the comparison and for making environments.
pub(crate) fn python() -> String {
    env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

fn installs() -> PathBuf {
    build_folder().join("installs")
}

fn venv_python(install: &Path) -> PathBuf {
    install.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// Brings every SDK onto this machine, once; says what is missing and panics if it cannot.
pub(crate) fn install_all(root: &Path) {
    static DONE: OnceLock<()> = OnceLock::new();
    DONE.get_or_init(|| {
        fs::create_dir_all(installs()).expect("the build folder can be written");
        let lock = fs::File::create(build_folder().join("lock")).expect("the build folder can be written");
        lock.lock().expect("the only one who installs");
        let node = version(&["node", "--version"]);
        let python = version(&[&python(), "--version"]);
        for sdk in SDKS {
            let (file, interpreter) = match sdk.runtime {
                Runtime::Node => ("package-lock.json", &node),
                Runtime::Python => ("requirements.txt", &python),
            };
            install(root, &sdk.name(), file, interpreter);
        }
        install(root, "typescript", "package-lock.json", &node);
    });
}

fn install(root: &Path, name: &str, lock_file: &str, interpreter: &str) {
    let (from, to) = (root.join("sdks").join(name), installs().join(name));
    let locked = fs::read_to_string(from.join(lock_file)).expect("a lock file");
    // An install belongs to the lock file and the interpreter it was made with.
    let wanted = format!("{interpreter}\n{locked}");
    let stamp = to.join("installed");
    if fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == wanted) {
        return;
    }
    let _ = fs::remove_dir_all(&to);
    fs::create_dir_all(&to).expect("the build folder can be written");
    fs::copy(from.join(lock_file), to.join(lock_file)).expect("the build folder can be written");
    if lock_file == "package-lock.json" {
        fs::copy(from.join("package.json"), to.join("package.json")).expect("the build folder can be written");
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        must_run(name, Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&to));
    } else {
        must_run(name, Command::new(python()).args(["-m", "venv", "."]).current_dir(&to));
        let mut pip = Command::new(venv_python(&to));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock_file]);
        must_run(name, pip.current_dir(&to));
    }
    fs::write(stamp, wanted).expect("the build folder can be written");
}

fn version(command: &[&str]) -> String {
    let output = Command::new(command[0]).args(&command[1..]).output();
    let output = output.unwrap_or_else(|error| {
        panic!("the equivalence suite needs `{}` (Node.js 20 and Python 3.10, or newer): {error}", command[0])
    });
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn must_run(name: &str, command: &mut Command) {
    let said = match command.output() {
        Ok(output) if output.status.success() => return,
        Ok(output) => format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)),
        Err(error) => error.to_string(),
    };
    panic!(
        "cannot install {name} into {}, which the equivalence suite needs: {command:?} failed (no network, no npm, or no pip and \
         venv for this Python?)\n{said}",
        installs().display()
    );
}
