//! The vendor's SDKs as data: which qualified name plays which role, and which slot an argument fills.
//!
//! Everything here is read from `rules/sdk/<language>.toml`; this module knows the format and not one name in it.

pub mod mapping;
mod prefilter;
mod table;
pub mod target;
mod words;
mod wrapper;

pub use prefilter::Prefilter;
pub use table::{Does, Method, OwnSource, Role, Signature, Slot, Table, Type};
pub use target::Target;
pub use words::{Words, words};
pub use wrapper::{Wrapper, WrapperError};

use include_dir::{Dir, include_dir};
use std::{collections::BTreeMap, sync::OnceLock};

/// Access tokens live at most this long, in seconds; the platform rejects more (errors 20104 and 20157).
pub const LONGEST_LIFETIME: u32 = 86_400;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules/sdk");

/// The table of a language, by the name of its adapter.
#[must_use]
pub fn table(language: &str) -> Option<&'static Table> {
    tables().get(language)
}

/// All tables, by language.
///
/// # Panics
/// If an embedded table is not valid, which a test rules out.
pub fn tables() -> &'static BTreeMap<String, Table> {
    static TABLES: OnceLock<BTreeMap<String, Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let parse = |file: &include_dir::File<'_>| {
            let text = file.contents_utf8().unwrap_or_default();
            let table = Table::parse(text).unwrap_or_else(|error| panic!("{}: {error}", file.path().display()));
            (table.language.clone(), table)
        };
        FILES.files().map(parse).collect()
    })
}

/// The prefilter of a language.
#[must_use]
pub fn prefilter(language: &str) -> Option<&'static Prefilter> {
    static PREFILTERS: OnceLock<BTreeMap<&str, Prefilter>> = OnceLock::new();
    let build = |(language, table): (&'static String, &'static Table)| (language.as_str(), Prefilter::new(table));
    PREFILTERS.get_or_init(|| tables().iter().map(build).collect()).get(language)
}

/// The text of a language's embedded table.
#[must_use]
pub fn table_text(language: &str) -> Option<&'static str> {
    FILES.get_file(format!("{language}.toml")).and_then(include_dir::File::contents_utf8)
}
