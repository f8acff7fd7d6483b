//! The languages. Each folder lowers its language's files into the neutral vocabulary; `tree_sitter` types stop here.
//!
//! Adding a language means one folder and one line in [`ADAPTERS`]. Nothing here knows the vendor's SDK.

mod clike;
pub mod csharp;
mod grammar;
pub mod java;
pub mod javascript;
mod layout;
mod looks;
mod lowering;
mod members;
pub mod php;
mod printing;
pub mod python;
pub mod ruby;
mod template;

use crate::syntax::Adapter;
use std::path::Path;

const ADAPTERS: &[&dyn Adapter] =
    &[&javascript::JavaScript, &python::Python, &php::Php, &ruby::Ruby, &java::Java, &csharp::CSharp];

/// Every language, in the order of the documentation.
#[must_use]
pub fn adapters() -> &'static [&'static dyn Adapter] {
    ADAPTERS
}

/// The language of the file at a path, whose components `/` separates: by its name, or by what that ends in.
#[must_use]
pub fn of_file(path: &str) -> Option<&'static dyn Adapter> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let named = |adapter: &&&dyn Adapter| adapter.names().contains(&name) || holds_among_text(**adapter, name);
    let by_name = ADAPTERS.iter().find(named).copied();
    by_name.or_else(|| by_extension(Path::new(name).extension()?.to_str()?))
}

/// Whether the file at a path holds code among other text.
#[must_use]
pub fn is_template(path: &str) -> bool {
    ADAPTERS.iter().any(|adapter| holds_among_text(*adapter, path))
}

fn holds_among_text(adapter: &dyn Adapter, path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    adapter.templates().iter().any(|end| path.ends_with(end))
}

/// The language of a file with this extension, which may be written in any case.
#[must_use]
pub fn by_extension(extension: &str) -> Option<&'static dyn Adapter> {
    let known = |adapter: &&&dyn Adapter| adapter.extensions().iter().any(|known| known.eq_ignore_ascii_case(extension));
    ADAPTERS.iter().find(known).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_names() {
        for (path, language, template) in [
            ("a/b.RB", Some("ruby"), false),
            ("Rakefile", Some("ruby"), false),
            ("a/Capfile", Some("ruby"), false),
            ("config.ru", Some("ruby"), false),
            ("app/views/x.html.erb", Some("ruby"), true),
            ("resources/views/x.blade.php", Some("php"), true),
            ("x.phtml", Some("php"), false),
            ("a/X.CS", Some("csharp"), false),
            ("Views/X.cshtml", Some("csharp"), true),
            ("X.ashx", Some("csharp"), true),
            ("X.ashx.cs", Some("csharp"), false),
            ("a/x.d.ts", Some("javascript"), false),
            ("rakefile.txt", None, false),
            ("Gemfile", None, false),
            (".py", None, false),
            ("erb", None, false),
        ] {
            let found = of_file(path).map(|adapter| adapter.language());
            assert_eq!((found, is_template(path)), (language, template), "{path}");
        }
    }
}
