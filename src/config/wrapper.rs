//! In-house wrappers of an SDK in a configuration, in the format of the SDK's own tables.

use super::{Mistake, guess};
use crate::document::Node;
use crate::sdk::{self, Wrapper};
use crate::source::Span;
use serde_path_to_error::{Path, Segment};

/// Reads one table.
///
/// # Errors
///
/// With the first thing in it that is wrong.
pub(super) fn read(table: &Node, before: &[Wrapper]) -> Result<Wrapper, Mistake> {
    let wrapper: Wrapper = serde_path_to_error::deserialize(serde_json::Value::from(table)).map_err(|error| {
        let (path, said) = (error.path().clone(), error.into_inner().to_string());
        mistake(table, &path, &said)
    })?;
    let place = |key: &str| table.get(&[key]).map_or(table.span, place);
    let Some(base) = sdk::table(&wrapper.language) else {
        let languages = sdk::tables().keys().map(|language| format!("`{language}`")).collect::<Vec<_>>();
        let mistake = Mistake::new(place("language"), "`sdk.language` is no language that is known");
        return Err(mistake.with(format!("there are {}", languages.join(", "))));
    };
    let all = before.iter().chain([&wrapper]).cloned().collect::<Vec<_>>();
    base.with(&all, &|_| Vec::new()).map_err(|error| Mistake::new(place("type"), format!("`sdk.type`: {error}")))?;
    Ok(wrapper)
}

/// What serde says of a place, without the value there, which may be a secret.
fn mistake(table: &Node, path: &Path, said: &str) -> Mistake {
    let (node, name) = walk(table, path);
    let name = format!("sdk{}{name}", if name.is_empty() { "" } else { "." });
    let word = said.split('`').nth(1).unwrap_or_default();
    let expected = said.split_once("expected ").map_or("", |(_, expected)| expected);
    if said.starts_with("unknown field") {
        let known = expected.split('`').skip(1).step_by(2).collect::<Vec<_>>();
        // The path ends with the key itself.
        let table = name.strip_suffix(word).map_or(name.as_str(), |table| table.trim_end_matches('.'));
        return Mistake::new(place(node), format!("unknown key `{word}` in `{table}`")).with(guess::meant(word, &known));
    }
    let message = match said {
        _ if said.starts_with("missing field") => format!("`{name}` needs a key `{word}`"),
        _ if expected.is_empty() => format!("`{name}` is not understood"),
        _ => format!("`{name}` must be {}", in_words_of_users(expected)),
    };
    Mistake::new(place(node), message)
}

/// Names of types as people who write configurations know them.
fn in_words_of_users(expected: &str) -> &str {
    match expected {
        "a boolean" => "true or false",
        "a map" => "a table",
        "a sequence" => "a list",
        "a string" => "a text",
        other if other.starts_with("struct ") => "a table",
        other => other,
    }
}

/// The node at a path, and the path in words. A key that does not exist leads nowhere.
fn walk<'n>(table: &'n Node, path: &Path) -> (&'n Node, String) {
    let (mut node, mut names) = (table, Vec::new());
    for segment in path.iter() {
        let next = match segment {
            Segment::Map { key } => {
                names.push(key.clone());
                node.get(&[key])
            }
            Segment::Seq { index } => node.items().get(*index),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        let Some(next) = next else { break };
        node = next;
    }
    (node, names.join("."))
}

fn place(node: &Node) -> Span {
    node.key.unwrap_or(node.span)
}
