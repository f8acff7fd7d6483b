//! Imports.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{Form, Import, ImportName, Name, NodeId, Text},
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn import(&mut self, node: Node<'_>) -> NodeId {
        let module = self.field(node, Field::ModuleName);
        let mut import =
            Import { module: module.map(|module| self.dotted(module)).unwrap_or_default(), ..Import::default() };
        for part in self.parts(node).into_iter().filter(|&part| Some(part) != module) {
            match self.kind(part) {
                Kind::Wildcard => import.everything = true,
                Kind::AliasedImport => {
                    let path = self.field(part, Field::Name).map(|name| self.dotted(name)).unwrap_or_default();
                    let local = self.field(part, Field::Alias).unwrap_or(part);
                    self.assigned(local);
                    import.names.push(ImportName { path, local: self.name(local) });
                }
                Kind::DottedName => {
                    // `import a.b.c` brings in `a`; `from m import n` brings in `n`.
                    let path = self.dotted(part);
                    let first = self.parts(part).first().copied().unwrap_or(part);
                    self.assigned(first);
                    import.names.push(ImportName { path: path[..1].to_vec(), local: self.name(first) });
                }
                _ => {}
            }
        }
        self.add(node, Form::Import(import))
    }

    /// The segments of a module's name; a relative one begins with its dots.
    fn dotted(&self, node: Node<'_>) -> Vec<Text> {
        match self.kind(node) {
            Kind::DottedName => self.parts(node).into_iter().map(|part| self.text_of(part).into()).collect(),
            Kind::RelativeImport => {
                let text = self.text_of(node);
                let name = text.trim_start_matches('.');
                let dots = &text[..text.len() - name.len()];
                [dots].into_iter().chain(name.split('.')).map(|part| part.trim().into()).collect()
            }
            _ => vec![self.text_of(node).into()],
        }
    }

    /// A module that a call names in a text.
    pub(super) fn module_named(&mut self, node: Node<'_>, name: &str) -> NodeId {
        let import = Import { module: name.split('.').map(Text::from).collect(), ..Import::default() };
        self.add(node, Form::Import(import))
    }

    /// A variable that is read without being written where it is read.
    pub(super) fn implied(&mut self, node: Node<'_>, name: Text) -> NodeId {
        let Span { start, .. } = span(node);
        self.unit.add(Span::new(start, start), Form::Name(Name::Variable(name)))
    }
}
