//! The SDKs that programs run under: which there are, and how they come onto this machine.
//!
//! Those of npm, PyPI and Maven are pinned by lock files with hashes and land below the build folder on first use; those of PHP,
//! Ruby and C# are doubles.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::{
    compiled, doubles,
    install::{self, install, venv_python},
    program::Language,
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Runtime {
    Node,
    Python,
    Php,
    Ruby,
    Java,
    Mono,
}

impl Runtime {
    pub(crate) fn of(language: Language) -> Self {
        match language {
            Language::JavaScript | Language::TypeScript => Self::Node,
            Language::Python => Self::Python,
            Language::Php => Self::Php,
            Language::Ruby => Self::Ruby,
            Language::Java => Self::Java,
            Language::CSharp => Self::Mono,
        }
    }

    /// Whether its SDKs are doubles.
    pub(crate) fn is_double(self) -> bool {
        matches!(self, Self::Php | Self::Ruby | Self::Mono)
    }

    /// The language's own program, without settings and packages of this machine.
    pub(crate) fn command(self) -> Command {
        let (program, flags) = match self {
            Self::Node => ("node".to_owned(), &[][..]),
            Self::Python => (install::python(), &[][..]),
            Self::Php => ("php".to_owned(), &["-n", "-d", "display_errors=stderr"][..]),
            Self::Ruby => ("ruby".to_owned(), &["--disable-gems"][..]),
            // They live for seconds, which is too short for the better of the compilers to pay.
            Self::Java => ("java".to_owned(), &["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"][..]),
            Self::Mono => ("mono".to_owned(), &[][..]),
        };
        let mut command = Command::new(program);
        command.args(flags);
        command
    }

    /// What runs its programs, as it has to be given to the language's own program.
    fn runner(self, root: &Path) -> Vec<PathBuf> {
        match self {
            Self::Node => vec![root.join("run.mjs")],
            Self::Python => vec![root.join("run.py")],
            Self::Php => vec![root.join("run.php")],
            Self::Ruby => vec![root.join("run.rb")],
            Self::Java => vec![PathBuf::from("Runner")],
            Self::Mono => vec![compiled::runner_of_csharp()],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Python => "python",
            Self::Php => "php",
            Self::Ruby => "ruby",
            Self::Java => "java",
            Self::Mono => "csharp",
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
    /// The type of secrets, where releases differ in it.
    pub(crate) secret: Option<&'static str>,
}

const fn sdk(runtime: Runtime, version: &'static str) -> Sdk {
    Sdk { runtime, version, legacy: false, typed: false, secret: None }
}

const fn java(version: &'static str, secret: &'static str) -> Sdk {
    Sdk { secret: Some(secret), ..sdk(Runtime::Java, version) }
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
    Sdk { legacy: true, ..sdk(Runtime::Java, "6.3.0") },
    // A voice grant that is not told about incoming calls throws here, so no header gets them unasked.
    sdk(Runtime::Java, "7.19.0"),
    sdk(Runtime::Java, "7.20.0"),
    java("7.28.0", "string"),
    java("7.55.3", "string"),
    java("8.36.0", "string"),
    java("9.16.0", "string"),
    java("10.7.2", "string"),
    java("10.8.0", "bytes"),
    java("11.3.6", "bytes"),
    java("12.1.1", "bytes"),
    java("13.0.1", "bytes"),
    Sdk { legacy: true, ..sdk(Runtime::Mono, "4.7.2") },
    sdk(Runtime::Mono, "5.11.0"),
    sdk(Runtime::Mono, "5.50.0"),
    sdk(Runtime::Mono, "6.0.0"),
    sdk(Runtime::Mono, "7.14.9"),
];

/// The SDKs of a header: `modern`, `legacy`, `typed`, a type of secrets such as `modern-bytes`, or versions.
pub(crate) fn named(language: Language, words: &str) -> Vec<&'static Sdk> {
    let runtime = Runtime::of(language);
    let of_runtime = SDKS.iter().filter(|sdk| sdk.runtime == runtime);
    let chosen: Vec<_> = match words {
        "modern" => of_runtime.filter(|sdk| !sdk.legacy).collect(),
        "legacy" => of_runtime.filter(|sdk| sdk.legacy).collect(),
        "typed" => of_runtime.filter(|sdk| sdk.typed).collect(),
        _ if words.starts_with("modern-") => of_runtime.filter(|sdk| sdk.secret == words.strip_prefix("modern-")).collect(),
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
            Runtime::Java => ("pom.xml", pom(version, self.legacy)),
            Runtime::Mono => ("Program.csproj", project(version, self.legacy)),
            Runtime::Ruby => ("Gemfile", format!("source 'https://rubygems.org'\n\ngem 'twilio-ruby', '{version}'\n")),
        }
    }

    pub(crate) fn install(&self) -> PathBuf {
        installs().join(self.name())
    }

    /// What runs programs under this SDK, but for what it is to run.
    pub(crate) fn command(&self, root: &Path) -> Command {
        let mut command = match self.runtime {
            Runtime::Python => Command::new(venv_python(&self.install())),
            other => other.command(),
        };
        if self.runtime == Runtime::Java {
            command.arg("-cp").arg(compiled::class_path(self));
        }
        command.args(self.runtime.runner(root));
        // Both read the inputs themselves, but their own variables they have from whoever starts them.
        if matches!(self.runtime, Runtime::Java | Runtime::Mono) {
            let kept = env::vars_os().filter(|(name, _)| !PRIVATE.iter().any(|one| name.to_string_lossy().starts_with(one)));
            command.env_clear().envs(kept).envs(compiled::variables(root));
        }
        command
    }
}

/// Variables of programs begin with these.
const PRIVATE: &[&str] = &["TWILIO_", "TOKEN_"];

fn pom(version: &str, legacy: bool) -> String {
    let artifact = if legacy { "twilio-java-sdk" } else { "twilio" };
    let dependency = ["groupId", "artifactId", "version"].iter().zip(["com.twilio.sdk", artifact, version]);
    let dependency: String = dependency.map(|(key, value)| format!("            <{key}>{value}</{key}>\n")).collect();
    format!(
        "<project>\n    <modelVersion>4.0.0</modelVersion>\n    <groupId>app</groupId>\n    <artifactId>app</artifactId>\n    \
         <version>1</version>\n    <dependencies>\n        <dependency>\n{dependency}        </dependency>\n    \
         </dependencies>\n</project>\n"
    )
}

fn project(version: &str, legacy: bool) -> String {
    let package = if legacy { "Twilio.Client" } else { "Twilio" };
    format!(
        "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <ItemGroup>\n    <PackageReference Include=\"{package}\" \
         Version=\"{version}\" />\n  </ItemGroup>\n</Project>\n"
    )
}

/// Where this suite keeps what it makes.
pub(crate) fn build_folder() -> PathBuf {
    install::build_folder("equivalence")
}

pub(crate) fn typescript() -> PathBuf {
    installs().join("typescript")
}

pub(crate) fn installs() -> PathBuf {
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
        compiled::compile_runners(root);
    });
}
