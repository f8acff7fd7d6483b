//! Writes JSON values as an SDK wrote them into a capability token, and compares with what it wrote.
//!
//! Where an SDK's way is not known, the value is left out of the comparison and the result says so. This module
//! deliberately guesses nothing.

use super::super::dialect::{Lists, Values};
use super::super::scope::Outgoing;
use serde_json::{Map, Value};

/// Comparisons of a text without separators are given up after this many steps.
const MOST_STEPS: usize = 10_000;

/// How old and new parameters compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// The new values give the old text, but for pairs that stand for a value which the new token leaves out.
    Same,
    /// They give it as far as is known how to write them.
    Unknown,
    /// They do not.
    Different,
}

/// A pair that is expected in the old token.
struct Expected {
    key: String,
    text: Text,
}

/// What a value looked like.
enum Text {
    Exactly(String),
    /// A number, in whatever way; and how JSON writes it.
    Number(f64, String),
    /// Nobody knows.
    Any,
}

/// Compares what an SDK wrote with what it would have written.
pub(super) fn compare(old: &Outgoing, new: &Map<String, Value>, values: &Values) -> Match {
    let mut expected = Vec::new();
    for (key, value) in new {
        write(key, value, values, &mut expected);
    }
    if let Some(text) = &old.plain {
        return plain(text, &expected);
    }
    let is_open = |key: &str| expected.iter().any(|pair| pair.key == key && matches!(pair.text, Text::Any));
    let mut rest: Vec<&Expected> = expected.iter().filter(|pair| !is_open(&pair.key)).collect();
    for (key, text) in old.parameters.iter().filter(|(key, _)| !is_open(key)) {
        let found = rest.iter().position(|pair| pair.key == *key && pair.text.is(text));
        let left_out = values.missing.as_ref() == Some(text) && !new.contains_key(key);
        match found {
            Some(at) => drop(rest.remove(at)),
            None if left_out => {}
            None => return Match::Different,
        }
    }
    match rest.is_empty() {
        false => Match::Different,
        true if expected.iter().any(|pair| matches!(pair.text, Text::Any)) => Match::Unknown,
        true => Match::Same,
    }
}

/// Whether the pairs, in some order, give a text.
fn plain(text: &str, expected: &[Expected]) -> Match {
    let mut exact = Vec::new();
    for pair in expected {
        match &pair.text {
            Text::Exactly(value) => exact.push(format!("{}={value}", pair.key)),
            Text::Number(_, json) => exact.push(format!("{}={json}", pair.key)),
            Text::Any => return Match::Unknown,
        }
    }
    let mut steps = MOST_STEPS;
    if joins(text, &mut exact, &mut steps) { Match::Same } else { Match::Different }
}

fn joins(text: &str, pairs: &mut Vec<String>, steps: &mut usize) -> bool {
    if let [last] = &pairs[..] {
        return last == text;
    }
    for at in 0..pairs.len() {
        *steps = steps.saturating_sub(1);
        if *steps == 0 {
            return false;
        }
        let Some(rest) = text.strip_prefix(&pairs[at]).and_then(|rest| rest.strip_prefix('&')) else {
            continue;
        };
        let pair = pairs.remove(at);
        let found = joins(rest, pairs, steps);
        pairs.insert(at, pair);
        if found {
            return true;
        }
    }
    false
}

fn write(key: &str, value: &Value, values: &Values, into: &mut Vec<Expected>) {
    let text = match value {
        Value::String(text) => Text::Exactly(text.clone()),
        Value::Bool(true) => Text::Exactly(values.yes.clone()),
        Value::Bool(false) => Text::Exactly(values.no.clone()),
        Value::Number(number) if number.is_f64() => Text::Number(number.as_f64().unwrap_or_default(), number.to_string()),
        Value::Number(number) => Text::Exactly(number.to_string()),
        Value::Null if values.null_dropped => return,
        Value::Null => values.null.clone().map_or(Text::Any, Text::Exactly),
        Value::Array(elements) => return list(key, elements, values, into),
        Value::Object(members) if values.lists == Some(Lists::Indexed) => {
            for (name, member) in members {
                write(&format!("{key}[{name}]"), member, values, into);
            }
            return;
        }
        Value::Object(_) => Text::Any,
    };
    into.push(Expected { key: key.to_owned(), text });
}

fn list(key: &str, elements: &[Value], values: &Values, into: &mut Vec<Expected>) {
    match values.lists {
        Some(Lists::Indexed) => {
            for (at, element) in elements.iter().enumerate() {
                write(&format!("{key}[{at}]"), element, values, into);
            }
        }
        Some(Lists::Repeated) => {
            for element in elements {
                write(key, element, values, into);
            }
        }
        Some(Lists::Commas) => {
            let mut inner = Vec::new();
            for element in elements {
                write(key, element, values, &mut inner);
            }
            let texts = inner.into_iter().map(|pair| pair.text.into_exact()).collect::<Option<Vec<_>>>();
            let text = texts.map_or(Text::Any, |texts| Text::Exactly(texts.join(",")));
            into.push(Expected { key: key.to_owned(), text });
        }
        None => into.push(Expected { key: key.to_owned(), text: Text::Any }),
    }
}

impl Text {
    fn is(&self, text: &str) -> bool {
        match self {
            Self::Exactly(exact) => exact == text,
            Self::Number(number, _) => is_number(text) && text.parse() == Ok(*number),
            Self::Any => true,
        }
    }

    fn into_exact(self) -> Option<String> {
        match self {
            Self::Exactly(text) => Some(text),
            Self::Number(_, json) => Some(json),
            Self::Any => None,
        }
    }
}

/// Whether a text is written like a number, and not one of the words that are parsed as one.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
}
