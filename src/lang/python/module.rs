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

/// The name itself, and relative imports of a module that the project names from its root, or from any folder that is one of the module's packages:
/// `from ..tokens import name` and `from .. import tokens`.
pub(super) fn spellings(name: &[Text], file: &str) -> Vec<Vec<Text>> {
    let folders = file.split('/').collect::<Vec<_>>();
    let folders = &folders[..folders.len().saturating_sub(1)];
    let mut found = vec![name.to_vec()];
    for start in 0..=folders.len() {
        for (up, end) in (start..=folders.len()).rev().enumerate() {
            let outer = &folders[start..end];
            let leads = name.len() > outer.len() && outer.iter().zip(name).all(|(folder, own)| **folder == **own);
            // Beside the top of the project there is no package.
            if leads && (!outer.is_empty() || folders.is_empty()) {
                let (dots, rest) = (Text::from(".".repeat(up + 1)), &name[outer.len()..]);
                let package = [dots, Text::from("")];
                found.extend([[&package[..1], rest].concat(), [&package, rest].concat()]);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(name: &str, file: &str) -> Vec<String> {
        let name = name.split('.').map(Text::from).collect::<Vec<_>>();
        let join = |name: Vec<Text>| name.iter().map(|part| &**part).collect::<Vec<_>>().join("|");
        spellings(&name, file).into_iter().map(join).collect()
    }

    #[test]
    fn relative_imports_lead_to_the_same_module() {
        let own = "acme|tokens|make";
        assert_eq!(spelled("acme.tokens.make", "acme/view.py"), [own, ".|tokens|make", ".||tokens|make"]);
        assert!(spelled("acme.tokens.make", "src/acme/api/v1/view.py").contains(&"...|tokens|make".to_owned()));
        assert_eq!(spelled("acme.tokens.make", "other/view.py"), [own]);
        assert!(spelled("tokens.make", "view.py").contains(&".|tokens|make".to_owned()));
    }
}
