//! What one manifest, lock file or installed package says about one package. Text in, mentions out.
//!
//! One small file per ecosystem or syntax. This module deliberately reads no file, and does not decide which of
//! several files counts.

mod catalog;
mod composer;
mod csproj;
mod gems;
mod gradle;
mod installed;
mod maven;
mod npm;
mod nuget;
mod pnpm;
mod pyproject;
mod requirements;
mod script;
mod setup;
mod template;
mod toml_lock;
mod xml;
mod yarn;

pub(super) use template::{Part, Template};

use crate::document::Broken;
use crate::project::{Format, Versions};
use crate::source::Span;

/// What a file says about the package, once for each time it names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// In order of what counts first.
    pub(super) mentions: Vec<Mention>,
    /// Other files it takes in, as it names them.
    pub(super) includes: Vec<Include>,
    /// The folders of the packages that a lock file covers, relative to it, if it says so. The root is empty.
    pub(super) members: Option<Vec<String>>,
    /// Texts that it gives names to, those that count first at the beginning.
    pub(super) values: Vec<Value>,
    /// What a file that takes it in must call it.
    pub(super) name: Option<String>,
}

/// One place that names the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Which versions it stands for, if it says so.
    pub(super) versions: Option<Versions>,
    /// The version or the requirement.
    pub(super) span: Span,
    /// What it is valid for.
    pub(super) scope: Scope,
    /// How the version is written, if that may take in texts of other places.
    pub(super) written: Option<Template>,
}

/// What a mention is valid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scope {
    /// The project.
    Project,
    /// Code below a folder, relative to the file; the root is empty.
    Folder(String),
    /// Manifests with one of these requirements.
    Requirements(Vec<String>),
    /// The project, if the values in it are known: it names the package in no other way.
    IfKnown,
}

/// A text with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// The name as this format's templates give it.
    pub(super) name: String,
    /// The text; `None` if it is computed.
    pub(super) text: Option<Template>,
    /// Where the text stands.
    pub(super) span: Span,
    /// How it counts beside others of its name.
    pub(super) weight: Weight,
}

/// How a value counts beside others of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// It does.
    Plain,
    /// It does in its own file, and in no other.
    Local,
    /// It does if there is no other.
    Fallback,
    /// It does under a condition that is not known.
    Doubtful,
}

/// Another file that a file takes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Include {
    /// Its path, relative to where it is looked for.
    pub(super) path: String,
    /// What is in it.
    pub(super) format: Format,
    /// What it is there for.
    pub(super) role: Role,
    /// Where it is looked for.
    pub(super) place: Place,
    /// What the file must call itself, if that is said.
    pub(super) name: Option<String>,
}

/// What a file is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// What it names is installed.
    Names,
    /// It limits what is named elsewhere.
    Constrains,
    /// It gives names to values.
    Gives,
}

/// Where an included file is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the folder of the file that names it.
    Beside,
    /// There, or in the nearest folder above that has it.
    Nearest,
    /// There, and in all folders above up to one that has one of these files.
    Above(&'static [&'static str]),
}

/// Reads a file of this format.
pub(super) fn parse(format: Format, text: &str, package: &str) -> Result<Contents, Broken> {
    // Most manifests are of projects without the package. Some may name it in another file.
    if !takes_in_others(format) && !may_name(text, package) {
        return Ok(Contents::default());
    }
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut contents = match format {
        Format::NpmManifest => npm::manifest(plain, package),
        Format::NpmLock => npm::lock(plain, package),
        Format::YarnLock => yarn::lock(plain, package),
        Format::PnpmLock => pnpm::lock(plain, package),
        Format::NpmPackage => installed::npm(plain),
        Format::Requirements => Ok(requirements::file(plain, package)),
        Format::Pyproject => pyproject::pyproject(plain, package),
        Format::Pipfile => pyproject::pipfile(plain, package),
        Format::PipfileLock => pyproject::pipfile_lock(plain, package),
        Format::TomlLock => toml_lock::lock(plain, package),
        Format::SetupPy => Ok(setup::py(plain, package)),
        Format::SetupCfg => Ok(setup::cfg(plain, package)),
        Format::PythonMetadata => Ok(installed::python(plain)),
        Format::Gems => Ok(gems::list(plain, package)),
        Format::GemLock => gems::lock(plain, package),
        Format::ComposerManifest => composer::manifest(plain, package),
        Format::ComposerLock | Format::ComposerInstalled => composer::lock(plain, package),
        Format::Maven => maven::project(plain, package),
        Format::Gradle => Ok(gradle::script(plain, package)),
        Format::GradleProperties => Ok(catalog::properties(plain)),
        Format::GradleCatalog => catalog::versions(plain, package),
        Format::GradleLock => catalog::lock(plain, package),
        Format::Csproj => csproj::project(plain, package),
        Format::Msbuild => csproj::part(plain, package),
        Format::PackagesConfig => nuget::packages(plain, package),
        Format::NugetLock => nuget::lock(plain, package),
        Format::NugetAssets => nuget::assets(plain, package),
    }?;
    let shift = text.len() - plain.len();
    let spans = contents.mentions.iter_mut().map(|mention| &mut mention.span);
    for span in spans.chain(contents.values.iter_mut().map(|value| &mut value.span)) {
        *span = Span::new(span.start + shift, span.end + shift);
    }
    Ok(contents)
}

/// The versions that a text stands for, once the values in it are known.
pub(super) fn versions(format: Format, text: &str) -> Option<Versions> {
    match format {
        Format::Maven => Versions::maven(text),
        Format::Gradle => Versions::gradle(text),
        Format::Csproj | Format::Msbuild => Versions::nuget(text),
        _ => None,
    }
}

/// Whether a file may say which version it means without naming the package.
const fn takes_in_others(format: Format) -> bool {
    matches!(
        format,
        Format::Requirements
            | Format::Maven
            | Format::Gradle
            | Format::GradleProperties
            | Format::GradleCatalog
            | Format::Csproj
            | Format::Msbuild
    )
}

/// Whether the first part of the package's name occurs, whatever its case.
fn may_name(text: &str, package: &str) -> bool {
    let part = package.split(['-', '_', '.', '/', ':']).next().unwrap_or_default().to_ascii_lowercase();
    memchr::memmem::find(text.to_ascii_lowercase().as_bytes(), part.as_bytes()).is_some()
}

impl Contents {
    fn of(mentions: Vec<Mention>) -> Self {
        Self { mentions, ..Self::default() }
    }
}

impl Mention {
    const fn of_project(versions: Option<Versions>, span: Span) -> Self {
        Self::valid_for(Scope::Project, versions, span)
    }

    const fn valid_for(scope: Scope, versions: Option<Versions>, span: Span) -> Self {
        Self { versions, span, scope, written: None }
    }

    const fn written(text: Template, span: Span) -> Self {
        Self { versions: None, span, scope: Scope::Project, written: Some(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMATS: [Format; 28] = [
        Format::NpmManifest,
        Format::NpmLock,
        Format::YarnLock,
        Format::PnpmLock,
        Format::NpmPackage,
        Format::Requirements,
        Format::Pyproject,
        Format::Pipfile,
        Format::PipfileLock,
        Format::TomlLock,
        Format::SetupPy,
        Format::SetupCfg,
        Format::PythonMetadata,
        Format::Gems,
        Format::GemLock,
        Format::ComposerManifest,
        Format::ComposerLock,
        Format::ComposerInstalled,
        Format::Maven,
        Format::Gradle,
        Format::GradleProperties,
        Format::GradleCatalog,
        Format::GradleLock,
        Format::Csproj,
        Format::Msbuild,
        Format::PackagesConfig,
        Format::NugetLock,
        Format::NugetAssets,
    ];

    const TEXTS: [&str; 14] = [
        "{\"require\": {\"acme\": \"^1.é || ~2 - 3\"}, \"packages\": [{\"name\": \"acme\", \"version\": \"vé1\"}]}",
        "{\"dependencies\": {\"acme\": \"^1.é\", \"v\": {\"version\": \"1\"}}, \"packages\": {\"é/node_modules/acme\": {\"version\": \"1\"}}}",
        "\u{feff}acme@^1.0, \"acme@npm:é\":\r\n  version \"1.0\"\r\n? \"acme@2\"\n:\n  version: 2\n",
        "importers:\n  ./é:\n    dependencies:\n      acme: { version: '1.0(é@1)' }\ndependencies:\n- acme=1.é\n- pip: [ 'acme==1', '-r é' ]\n",
        "-r é\\\n acme [é] ~= 1.é ; x # y\n-e git+https://é/acme.git#egg=acme&x\nacme==1 \\\n --hash=é",
        "[project]\ndependencies = [\"acme>=1\", '''acme~=é''']\n[[package]]\nname = 'acme'\nversion = 'é'\n[packages]\nacme = {version='*'}",
        "[options]\ninstall_requires =\n  acme>=1.é\nsetup(requires=['acme', \"acme<é\"])",
        "Name: acme\nVersion: é1.0\r\n\r\n",
        "gem 'acme', '~> 1.é', [\"é\"]\ns.add_dependency %q<acme>.freeze, é: 1\n    acme (1.é-é)\n",
        "def v = '1'\next { m = [a: 'é', b: v] }\nset('x', \"1\")\nval w by extra(\"é\")\ni \"acme:acme:${m.a}$v\"\n\
         i(\"acme:acme\") { version { strictly '[1,2[' } }\ni group: 'acme', name: 'acme', version: v // é\nlibs.acme.é /* ",
        "<project>\u{feff}<!--é--><parent><artifactId>é</artifactId></parent><properties><v>é1</v></properties><dependencies><dependency>\
         <groupId>acme</groupId><artifactId>acme</artifactId><version> ${v} </version></dependency></dependencies></project>",
        "<Project><PropertyGroup Condition=\"é\"><V>é</V></PropertyGroup><ItemGroup><PackageReference Include='acme;x' Version=' é$(V) '/>\
         <Import Project=\"..\\é\" /><package id='acme' version='é'/></ItemGroup></Project>",
        "[versions]\nv = { strictly = 'é' }\n[libraries]\na = { module = 'acme:acme', version.ref = 'v' }\nacme:acme:1.é=é\n a : é\n",
        "{\"dependencies\": {\"é\": {\"ACME\": {\"resolved\": \"é\"}}}, \"libraries\": {\"acme/é\": {}}}",
    ];

    #[test]
    fn nothing_makes_a_parser_panic_and_places_stay_inside() {
        for (format, text) in FORMATS.into_iter().flat_map(|format| TEXTS.map(|text| (format, text))) {
            for (cut, _) in text.char_indices().chain([(text.len(), ' ')]) {
                for part in [&text[..cut], &text[cut..]] {
                    for package in ["acme", "acme:acme"] {
                        let contents = parse(format, part, package).unwrap_or_default();
                        let values = contents.values.iter().map(|value| value.span);
                        for span in contents.mentions.iter().map(|mention| mention.span).chain(values) {
                            assert!(part.get(span.start..span.end).is_some(), "{format:?} {part:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_byte_order_mark_moves_places() {
        let text = "\u{feff}{\"dependencies\": {\"acme\": \"^1\"}}";
        let contents = parse(Format::NpmManifest, text, "acme").unwrap();
        let span = contents.mentions[0].span;
        assert_eq!(&text[span.start..span.end], "^1");
    }
}
