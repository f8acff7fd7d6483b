//! A text that takes in others by their names.

/// A text that takes in others by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::walk) struct Template(pub(in crate::walk) Vec<Part>);

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::walk) enum Part {
    /// It stands for itself.
    Text(String),
    /// The value of this name.
    Value(String),
    /// What is computed.
    Unknown,
}

impl Template {
    /// A text that takes in nothing.
    pub(super) fn text(text: &str) -> Self {
        Self(vec![Part::Text(text.to_owned())])
    }

    /// The value of a name and nothing else.
    pub(super) fn value(name: impl Into<String>) -> Self {
        Self(vec![Part::Value(name.into())])
    }

    /// A text with names between marks, each turned into a part by `read`.
    pub(super) fn between(text: &str, open: &str, close: char, read: impl Fn(&str) -> Part) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, inner)) = rest.split_once(open) {
            let Some((name, after)) = inner.split_once(close) else { break };
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(read(name));
            rest = after;
        }
        if !rest.is_empty() || parts.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Self(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_between_marks() {
        let read = |text: &str| Template::between(text, "${", '}', |name| Part::Value(name.to_owned()));
        let text = |text: &str| Part::Text(text.to_owned());
        assert_eq!(read("1.2"), Template::text("1.2"));
        assert_eq!(read("${a}"), Template::value("a"));
        assert_eq!(read("[${a},${b})").0.len(), 5);
        assert_eq!(read("1${a").0, [text("1${a")]);
        assert_eq!(read("").0, [text("")]);
    }
}
