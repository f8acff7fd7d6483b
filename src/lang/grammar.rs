//! Node kinds and fields of a grammar, looked up once: a name that the grammar does not know fails a test instead of
//! silently never matching.

use crate::source::Span;
use tree_sitter::{Language, Node};

/// A grammar with the kinds `K` and the fields `F` of its language resolved.
pub(super) struct Grammar<K, F> {
    pub(super) language: Language,
    kinds: Vec<K>,
    fields: Vec<(F, u16)>,
}

impl<K: Copy, F: Copy + PartialEq> Grammar<K, F> {
    /// Resolves names; node kinds that are not listed are `other`.
    pub(super) fn new(language: Language, kinds: &[(&str, K)], other: K, fields: &[(&str, F)]) -> Self {
        let kind_of = |id: u16| {
            let name = language.node_kind_for_id(id).filter(|_| language.node_kind_is_named(id));
            kinds.iter().find(|(known, _)| Some(*known) == name).map_or(other, |&(_, kind)| kind)
        };
        let count = u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
        let resolve = |&(name, field): &(&str, F)| Some((field, language.field_id_for_name(name)?.get()));
        Self { kinds: (0..count).map(kind_of).collect(), fields: fields.iter().filter_map(resolve).collect(), language }
    }

    /// What a node is.
    pub(super) fn kind(&self, node: Node<'_>) -> K {
        // Ids beyond the grammar's own stand for errors; id 0 is no node's.
        self.kinds[Some(usize::from(node.kind_id())).filter(|&id| id < self.kinds.len()).unwrap_or(0)]
    }

    /// The child in a field.
    pub(super) fn child<'tree>(&self, node: Node<'tree>, field: F) -> Option<Node<'tree>> {
        let (_, id) = self.fields.iter().find(|(known, _)| *known == field)?;
        node.child_by_field_id(*id)
    }
}

/// Where the parser found no sense, in order.
pub(super) fn errors(root: Node<'_>) -> Vec<Span> {
    let mut errors = Vec::new();
    let mut pending = vec![root];
    while let Some(node) = pending.pop() {
        if node.is_error() || node.is_missing() {
            errors.push(Span::new(node.start_byte(), node.end_byte()));
        } else if node.has_error() {
            let mut cursor = node.walk();
            pending.extend(node.children(&mut cursor));
        }
    }
    errors.sort_unstable();
    errors
}

/// The names that none of the grammars knows.
#[cfg(test)]
pub(super) fn unknown_names(grammars: &[&Language], kinds: &[&str], fields: &[&str]) -> Vec<String> {
    let kind = |name: &&&str| !grammars.iter().any(|grammar| grammar.id_for_node_kind(name, true) != 0);
    let field = |name: &&&str| !grammars.iter().any(|grammar| grammar.field_id_for_name(name).is_some());
    kinds.iter().filter(kind).chain(fields.iter().filter(field)).map(|name| (*name).to_owned()).collect()
}
