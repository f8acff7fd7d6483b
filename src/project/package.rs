//! The SDK as manifests name it, and the files that may name it: `[package]` in the tables of the SDKs.

use super::{Origin, Release, Supported};
use serde::Deserialize;

/// A package as manifests name it, and the files that may name it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// The releases that have what a rewrite needs.
    pub usable: Supported,
    /// Modules that only releases which cannot be used have, each with the release to raise them to.
    #[serde(default)]
    pub telling: Vec<(String, Release)>,
    /// Files to look for in each folder from the code upwards, those that count first at the beginning.
    pub manifests: Vec<ManifestFile>,
}

/// A file that may name a package.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    /// Its path below the folder; a `*` stands for any part of a name.
    pub file: String,
    /// What is in it.
    pub format: Format,
}

/// What is in a file that may name a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// npm's list of dependencies.
    NpmManifest,
    /// npm's lock file, any version.
    NpmLock,
    /// Yarn's lock file, both kinds.
    YarnLock,
    /// pnpm's lock file, any version.
    PnpmLock,
    /// The manifest inside an installed npm package.
    NpmPackage,
    /// A list of requirements for pip.
    Requirements,
    /// The common file of Python's tools.
    Pyproject,
    /// Pipenv's list.
    Pipfile,
    /// Pipenv's lock file.
    PipfileLock,
    /// The lock file of Poetry, uv or PDM.
    TomlLock,
    /// A setup script of Python.
    SetupPy,
    /// The configuration of a setup script.
    SetupCfg,
    /// The metadata of an installed Python distribution.
    PythonMetadata,
    /// Bundler's list of gems, or the specification of a gem.
    Gems,
    /// Bundler's lock file.
    GemLock,
    /// Composer's list of packages.
    ComposerManifest,
    /// Composer's lock file.
    ComposerLock,
    /// Composer's list of installed packages.
    ComposerInstalled,
}

impl Format {
    /// What a version from such a file is.
    #[must_use]
    pub const fn origin(self) -> Origin {
        match self {
            Self::NpmLock
            | Self::YarnLock
            | Self::PnpmLock
            | Self::PipfileLock
            | Self::TomlLock
            | Self::GemLock
            | Self::ComposerLock => Origin::Lock,
            Self::NpmPackage | Self::PythonMetadata | Self::ComposerInstalled => Origin::Installed,
            _ => Origin::Manifest,
        }
    }
}
