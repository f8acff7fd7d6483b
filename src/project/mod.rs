//! What is known about the project that a source file belongs to: the version of the SDK.
//!
//! Types alone, filled by `walk` and read by everything after it. This module deliberately reads no file and knows no
//! package.

mod package;
mod release;
mod versions;

pub use package::{Format, ManifestFile, Package};
pub use release::{Release, Releases, Supported};
pub use versions::Versions;

use crate::finding::Notice;
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// What is known about the project around a source file.
#[derive(Debug, Clone, Default)]
pub struct Project {
    sdk: Sdk,
    notices: Vec<Notice>,
}

/// Which version of the SDK a project has, and who says so.
#[derive(Debug, Clone, Default)]
pub struct Sdk {
    /// The version, or those that the manifest allows. `None` if nothing names the SDK, or what does gives no version: a
    /// repository, a folder, a tag.
    pub versions: Option<Versions>,
    /// The package that is named in the SDK's place, if it is one that came before it under another name.
    pub legacy: Option<String>,
    /// Where they are known from.
    pub origin: Origin,
    /// Where the project names the SDK: in its manifest, or in its lock file if no manifest does.
    pub pin: Option<Pin>,
    /// The lock file, if one decides: its path relative to the folder of the manifest, with `/` between components.
    pub lock: Option<String>,
}

/// Where a version is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// A lock file.
    Lock,
    /// A manifest.
    #[default]
    Manifest,
    /// The installed package.
    Installed,
}

/// A place that names the SDK.
#[derive(Debug, Clone)]
pub struct Pin {
    /// The manifest or lock file, under its displayed path.
    pub file: Arc<SourceFile>,
    /// The version or the requirement in it.
    pub span: Span,
}

/// Whether a project's SDK supports something. Of several versions that a manifest allows the newest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support<'s> {
    /// It does.
    Yes,
    /// It does not.
    No {
        /// The release that the SDK must be raised to.
        minimum: &'s Release,
    },
    /// The version is not known: it may be any.
    Unknown,
}

impl Project {
    /// A project with this SDK.
    #[must_use]
    pub const fn new(sdk: Sdk, notices: Vec<Notice>) -> Self {
        Self { sdk, notices }
    }

    /// The SDK of the file's language.
    #[must_use]
    pub const fn sdk(&self) -> &Sdk {
        &self.sdk
    }

    /// What is to be said about manifests of this project that could not be read.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }
}

impl Sdk {
    /// Whether it is one of these releases, and which one is needed if not.
    #[must_use]
    pub fn support<'s>(&self, supported: &'s Supported) -> Support<'s> {
        if self.legacy.is_some() {
            return supported.spans().first().map_or(Support::Unknown, |first| Support::No { minimum: &first.from });
        }
        let Some(versions) = &self.versions else { return Support::Unknown };
        versions.shortfall(supported).map_or(Support::Yes, |minimum| Support::No { minimum })
    }

    /// Whether it is this release or a newer one; `None` if the version is not known.
    #[must_use]
    pub fn is_at_least(&self, release: &Release) -> Option<bool> {
        let versions = || self.versions.as_ref().map(|versions| versions.reach(release, None));
        if self.legacy.is_some() { Some(false) } else { versions() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locked_allowed_and_unknown() {
        let release = Release::try_from("6.12.0".to_owned()).expect("valid");
        for (versions, expected) in [
            (Versions::python_exactly("6.12.0"), Some(true)),
            (Versions::python_exactly("6.11.9"), Some(false)),
            (Versions::python(">=5"), Some(true)),
            (Versions::npm("<6.12.0"), Some(false)),
            (None, None),
        ] {
            let project = Project::new(Sdk { versions, ..Sdk::default() }, Vec::new());
            assert_eq!(project.sdk().is_at_least(&release), expected);
        }
        let sdk = Sdk { legacy: Some("old".to_owned()), versions: Versions::python_exactly("9.0"), ..Sdk::default() };
        assert_eq!(sdk.is_at_least(&release), Some(false));
        let supported = toml::from_str::<std::collections::BTreeMap<String, Supported>>("s = [{ from = '6.12.0' }]");
        assert_eq!(sdk.support(&supported.expect("valid")["s"]), Support::No { minimum: &release });
    }
}
