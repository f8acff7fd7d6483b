//! The SDKs that programs run under: which there are, and how they come onto this machine.
//!
//! Those of npm and PyPI are pinned by lock files with hashes and land below the build folder on first use; those of PHP and
//! Ruby are doubles.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::{
    doubles,
    install::{self, install, venv_python},
    program::Language,
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Runtime {
    Node,
    Python,
    Php,
    Ruby,
}

impl Runtime {
    pub(crate) fn of(language: Language) -> Self {
        match language {
            Language::JavaScript | Language::TypeScript => Self::Node,
            Language::Python => Self::Python,
            Language::Php => Self::Php,
            Language::Ruby => Self::Ruby,
        }
    }

    /// Whether its SDKs are doubles.
    pub(crate) fn is_double(self) -> bool {
        matches!(self, Self::Php | Self::Ruby)
    }

    /// The language's own program, without settings and packages of this machine.
    pub(crate) fn command(self) -> Command {
        let (program, flags) = match self {
            Self::Node => ("node".to_owned(), &[][..]),
            Self::Python => (install::python(), &[][..]),
            Self::Php => ("php".to_owned(), &["-n", "-d", "display_errors=stderr"][..]),
            Self::Ruby => ("ruby".to_owned(), &["--disable-gems"][..]),
        };
        let mut command = Command::new(program);
        command.args(flags);
        command
    }

    /// What runs its programs.
    pub(crate) fn runner(self) -> &'static str {
        match self {
            Self::Node => "run.mjs",
            Self::Python => "run.py",
            Self::Php => "run.php",
            Self::Ruby => "run.rb",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Python => "python",
            Self::Php => "php",
            Self::Ruby => "ruby",
        }
    }
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
    Sdk { legacy: true, ..sdk(Runtime::Php, "4.12.1") },
    sdk(Runtime::Php, "5.17.0"),
    sdk(Runtime::Php, "5.42.2"),
    sdk(Runtime::Php, "6.0.0"),
    sdk(Runtime::Php, "8.12.0"),
    Sdk { legacy: true, ..sdk(Runtime::Ruby, "4.13.0") },
    sdk(Runtime::Ruby, "5.8.0"),
    sdk(Runtime::Ruby, "5.77.0"),
    sdk(Runtime::Ruby, "7.11.0"),
];

/// The SDKs of a header: `modern`, `legacy`, `typed`, or versions.
pub(crate) fn named(language: Language, words: &str) -> Vec<&'static Sdk> {
    let runtime = Runtime::of(language);
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
        format!("{}-{}", self.runtime.name(), self.version)
    }

    /// The manifest by which a project asks for exactly this SDK.
    pub(crate) fn manifest(&self) -> (&'static str, String) {
        let version = self.version;
        match self.runtime {
            Runtime::Node => ("package.json", format!("{{\n  \"dependencies\": {{ \"twilio\": \"{version}\" }}\n}}\n")),
            Runtime::Python => ("requirements.txt", format!("twilio=={version}\n")),
            Runtime::Php => ("composer.json", format!("{{\n    \"require\": {{ \"twilio/sdk\": \"{version}\" }}\n}}\n")),
            Runtime::Ruby => ("Gemfile", format!("source 'https://rubygems.org'\n\ngem 'twilio-ruby', '{version}'\n")),
        }
    }

    pub(crate) fn install(&self) -> PathBuf {
        installs().join(self.name())
    }

    /// The program that runs programs under this SDK.
    pub(crate) fn command(&self) -> Command {
        match self.runtime {
            Runtime::Python => Command::new(venv_python(&self.install())),
            other => other.command(),
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
        let (doubled, real): (Vec<&Sdk>, Vec<&Sdk>) = SDKS.iter().partition(|sdk| sdk.runtime.is_double());
        for name in real.into_iter().map(Sdk::name).chain(["typescript".to_owned()]) {
            install(&root.join("sdks").join(&name), &installs().join(&name));
        }
        for sdk in doubled {
            doubles::lay_out(root, sdk.runtime, sdk.version, &sdk.install());
        }
    });
}
