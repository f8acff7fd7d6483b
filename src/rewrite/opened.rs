//! Modules all of whose names are imported, in languages where an import does nothing but bring names.

use super::{File, Refusal, bindings::Bindings};
use crate::{
    resolve::Origin,
    sdk::target::{Class, Import},
    syntax::{Form, NodeId, Text},
};
use std::collections::BTreeSet;

impl File<'_, '_> {
    /// The import of all names of a module.
    pub(super) fn opening(&self, module: &[Text]) -> Option<NodeId> {
        let unit = self.names.unit;
        let opens = |node: &NodeId| match unit.form(*node) {
            Form::Import(form) => form.everything && form.module == module,
            _ => false,
        };
        // The modules around the code are open without a word.
        unit.ids().filter(opens).max_by_key(|&node| unit.span(node).start < unit.span(node).end)
    }

    /// Whether several parts of the file import for themselves, so that an import in one means nothing in another.
    pub(super) fn opens_in_several_places(&self) -> bool {
        let unit = self.names.unit;
        let written = |node: &NodeId| {
            let everything = matches!(unit.form(*node), Form::Import(form) if form.everything);
            everything && unit.span(*node).start < unit.span(*node).end
        };
        let homes =
            unit.ids().filter(written).filter_map(|node| unit.parent(node)).filter(|home| Some(*home) != unit.root());
        self.words.imports_only_name && homes.collect::<BTreeSet<_>>().len() > 1
    }

    /// Whether an import holds for other files, too.
    pub(super) fn exports(&self, import: NodeId) -> bool {
        let first = self.source.slice(self.names.unit.span(import)).split_whitespace().next();
        first.is_some_and(|word| self.words.exporting.iter().any(|known| **known == *word))
    }

    /// The import of all names of a module that brings what is named here.
    pub(super) fn opening_of(&self, named: NodeId) -> Option<NodeId> {
        self.names.trace(self.leftmost(named)).iter().find_map(|origin| match origin {
            Origin::Perhaps(path) if self.words.imports_only_name && self.table.by_name(path).is_some() => {
                self.opening(&path[..path.len() - 1])
            }
            _ => None,
        })
    }

    /// Whether a name means something else in the file.
    pub(super) fn is_taken(&self, name: &str) -> bool {
        let unit = self.names.unit;
        self.is_defined(name) || unit.ids().any(|node| unit.variable(node) == Some(name))
    }

    /// Whether a class of the file has a name, or a module that one is in.
    pub(super) fn is_defined(&self, name: &str) -> bool {
        self.names.unit.defines.iter().any(|(path, _)| path.iter().any(|segment| **segment == *name))
    }

    /// A module as it has to be named: from the top where the file has a name of its own that begins as it does.
    pub(super) fn module_from_top(&self, class: &Class, module: &Text) -> Text {
        let first = self.table.segments(module).into_iter().next().unwrap_or_default();
        let top = class.absolute.as_deref().zip(class.qualified.as_deref());
        match top.and_then(|(absolute, qualified)| absolute.strip_suffix(qualified)) {
            Some(top) if self.is_defined(&first) => format!("{top}{module}").into(),
            _ => module.clone(),
        }
    }

    /// The whole name of a class, from the top where the file has a name of its own that begins as it does.
    pub(super) fn whole_name<'c>(&self, class: &'c Class, at: NodeId) -> Result<Option<&'c Text>, Refusal> {
        let Some(name) = &class.qualified else { return Ok(None) };
        let first = self.table.segments(name).into_iter().next().unwrap_or_default();
        let taken = self.is_hidden(&first, at) || self.is_defined(&first);
        let name = if taken { class.absolute.as_ref() } else { Some(name) };
        name.map(Some).ok_or_else(|| "the name of the new class begins as one of the file's own".into())
    }

    /// Whether a class is there under its own name, since all names of its module are.
    pub(super) fn is_opened(&self, import: &Import) -> bool {
        let opened = self.opening(&self.table.segments(&import.module)).is_some();
        opened && import.name == import.local && import.path.is_empty() && self.declared(&import.local).is_empty()
    }
}

impl Bindings<'_, '_, '_> {
    /// The imports of all names of a module of the SDK that were used by what goes, and by nothing else.
    pub(super) fn unused_openings(&self) -> Vec<NodeId> {
        let file = self.file;
        let unit = file.names.unit;
        let unused = |node: &NodeId| {
            if unit.span(*node).start == unit.span(*node).end {
                return false;
            }
            let Form::Import(import) = unit.form(*node) else { return false };
            let names = file.table.classes_in(&import.module);
            import.everything
                && !file.exports(*node)
                && names.is_some_and(|names| {
                    let stands = names.iter().map(|name| self.stands(name)).collect::<Vec<_>>();
                    stands.iter().any(|stands| stands.1) && !stands.iter().any(|stands| stands.0)
                })
        };
        unit.ids().filter(unused).collect()
    }
}
