//! The SDKs that programs run under: which there are, and how they come onto this machine.
//!
//! Everything is pinned by lock files with hashes and lands below the build folder on first use.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use crate::{
    install::{self, install, venv_python},
    program::Language,
};

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
    install::build_folder("equivalence")
}

pub(crate) fn typescript() -> PathBuf {
    installs().join("typescript")
}

fn installs() -> PathBuf {
    build_folder().join("installs")
}

/// Brings every SDK onto this machine, once.
pub(crate) fn install_all(root: &Path) {
    static DONE: OnceLock<()> = OnceLock::new();
    DONE.get_or_init(|| {
        fs::create_dir_all(installs()).expect("the build folder can be written");
        for name in SDKS.iter().map(Sdk::name).chain(["typescript".to_owned()]) {
            install(&root.join("sdks").join(&name), &installs().join(&name));
        }
    });
}
