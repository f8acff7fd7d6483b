//! What one manifest, lock file or installed package says about one package. Text in, mentions out.
//!
//! One small file per ecosystem or syntax. This module deliberately reads no file, and does not decide which of
//! several files counts.

mod composer;
mod gems;
mod installed;
mod npm;
mod pnpm;
mod pyproject;
mod requirements;
mod setup;
mod toml_lock;
mod yarn;

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
}

/// Another file that a file takes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Include {
    /// Its path, relative to the folder of the file that names it.
    pub(super) path: String,
    /// Whether it only constrains what others name.
    pub(super) constrains: bool,
}

/// Reads a file of this format.
pub(super) fn parse(format: Format, text: &str, package: &str) -> Result<Contents, Broken> {
    // Most manifests are of projects without the package. Only lists of requirements may name it in another file.
    if format != Format::Requirements && !may_name(text, package) {
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
    }?;
    let shift = text.len() - plain.len();
    for mention in &mut contents.mentions {
        mention.span = Span::new(mention.span.start + shift, mention.span.end + shift);
    }
    Ok(contents)
}

/// Whether the first part of the package's name occurs, whatever its case.
fn may_name(text: &str, package: &str) -> bool {
    let part = package.split(['-', '_', '.', '/']).next().unwrap_or_default().to_ascii_lowercase();
    memchr::memmem::find(text.to_ascii_lowercase().as_bytes(), part.as_bytes()).is_some()
}

impl Contents {
    fn of(mentions: Vec<Mention>) -> Self {
        Self { mentions, ..Self::default() }
    }
}

impl Mention {
    const fn of_project(versions: Option<Versions>, span: Span) -> Self {
        Self { versions, span, scope: Scope::Project }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMATS: [Format; 18] = [
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
    ];

    const TEXTS: [&str; 9] = [
        "{\"require\": {\"acme\": \"^1.é || ~2 - 3\"}, \"packages\": [{\"name\": \"acme\", \"version\": \"vé1\"}]}",
        "{\"dependencies\": {\"acme\": \"^1.é\", \"v\": {\"version\": \"1\"}}, \"packages\": {\"é/node_modules/acme\": {\"version\": \"1\"}}}",
        "\u{feff}acme@^1.0, \"acme@npm:é\":\r\n  version \"1.0\"\r\n? \"acme@2\"\n:\n  version: 2\n",
        "importers:\n  ./é:\n    dependencies:\n      acme: { version: '1.0(é@1)' }\ndependencies:\n- acme=1.é\n- pip: [ 'acme==1', '-r é' ]\n",
        "-r é\\\n acme [é] ~= 1.é ; x # y\n-e git+https://é/acme.git#egg=acme&x\nacme==1 \\\n --hash=é",
        "[project]\ndependencies = [\"acme>=1\", '''acme~=é''']\n[[package]]\nname = 'acme'\nversion = 'é'\n[packages]\nacme = {version='*'}",
        "[options]\ninstall_requires =\n  acme>=1.é\nsetup(requires=['acme', \"acme<é\"])",
        "Name: acme\nVersion: é1.0\r\n\r\n",
        "gem 'acme', '~> 1.é', [\"é\"]\ns.add_dependency %q<acme>.freeze, é: 1\n    acme (1.é-é)\n",
    ];

    #[test]
    fn nothing_makes_a_parser_panic_and_places_stay_inside() {
        for (format, text) in FORMATS.into_iter().flat_map(|format| TEXTS.map(|text| (format, text))) {
            for (cut, _) in text.char_indices().chain([(text.len(), ' ')]) {
                for part in [&text[..cut], &text[cut..]] {
                    let contents = parse(format, part, "acme").unwrap_or_default();
                    for mention in contents.mentions {
                        assert!(part.get(mention.span.start..mention.span.end).is_some(), "{format:?} {part:?}");
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
