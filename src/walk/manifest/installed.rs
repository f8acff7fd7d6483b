//! The installed package itself: `package.json` of a module, `METADATA` of a Python distribution.

use super::{Contents, Mention};
use crate::document::{Broken, Node};
use crate::project::Versions;
use crate::source::Span;

pub(super) fn npm(text: &str) -> Result<Contents, Broken> {
    let document = Node::json(text)?;
    let version = document.get(&["version"]);
    let mention = |node: &Node| Some(Mention::of_project(Versions::npm_exactly(node.text()?), node.span));
    Ok(Contents::of(version.and_then(mention).into_iter().collect()))
}

/// The head ends at the first empty line; a description follows.
pub(super) fn python(text: &str) -> Contents {
    let mut at = 0;
    for line in text.split_inclusive('\n').take_while(|line| !line.trim().is_empty()) {
        if let Some(value) = line.strip_prefix("Version:") {
            let version = value.trim();
            let start = at + line.find(version).unwrap_or_default();
            let span = Span::new(start, start + version.len());
            return Contents::of(vec![Mention::of_project(Versions::python_exactly(version), span)]);
        }
        at += line.len();
    }
    Contents::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_gives_the_version() {
        let text = "Metadata-Version: 2.1\nName: acme\nVersion: 6.5.0\n\nVersion: 9\n";
        let contents = python(text);
        let [mention] = contents.mentions.as_slice() else { panic!("{contents:?}") };
        assert_eq!(
            (&mention.versions, &text[mention.span.start..mention.span.end]),
            (&Versions::python_exactly("6.5.0"), "6.5.0")
        );
        assert_eq!(python("Name: acme\n\nVersion: 9\n"), Contents::default());
        assert_eq!(npm(r#"{"version": "1.2.3"}"#).unwrap().mentions[0].versions, Versions::npm_exactly("1.2.3"));
    }
}
