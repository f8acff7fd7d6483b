//! The SDK as manifests name it, and the files that may name it: `[package]` in the tables of the SDKs.

use super::{Origin, Release, Supported};
use serde::Deserialize;

/// A package as manifests name it, and the files that may name it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Packages that came before it under other names. None of their releases can be used.
    #[serde(default)]
    pub legacy: Vec<String>,
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
    /// Maven's project file.
    Maven,
    /// A build script of Gradle, in Groovy or in Kotlin.
    Gradle,
    /// The properties beside build scripts of Gradle.
    GradleProperties,
    /// Gradle's catalog of versions.
    GradleCatalog,
    /// Gradle's lock file, both kinds.
    GradleLock,
    /// A project file of .NET.
    Csproj,
    /// A file that project files of .NET take in.
    Msbuild,
    /// The list of packages of older projects of .NET.
    PackagesConfig,
    /// NuGet's lock file.
    NugetLock,
    /// What NuGet found when it restored a project.
    NugetAssets,
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
            | Self::ComposerLock
            | Self::GradleLock
            | Self::NugetLock => Origin::Lock,
            Self::NpmPackage | Self::PythonMetadata | Self::ComposerInstalled | Self::NugetAssets => Origin::Installed,
            _ => Origin::Manifest,
        }
    }
}
