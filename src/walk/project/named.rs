//! What was read of manifests: a file with its contents, and the places that name a package.

use crate::project::{Pin, Versions};
use crate::source::{SourceFile, Span};
use crate::walk::manifest::Contents;
use std::sync::Arc;

/// A file that was read.
#[derive(Debug)]
pub(super) struct ReadFile {
    pub(super) source: Arc<SourceFile>,
    pub(super) contents: Contents,
}

impl ReadFile {
    pub(super) fn pin(&self, span: Span) -> Pin {
        Pin { file: Arc::clone(&self.source), span }
    }
}

/// A place that names the package, with everything that its file takes in counted.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) pin: Pin,
    pub(super) versions: Option<Versions>,
}
