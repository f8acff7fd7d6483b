//! Modules: imports and exports in the syntaxes of ECMAScript and TypeScript.
//!
//! An export is an assignment to a member of `exports`, which is what it compiles to and what CommonJS code writes itself.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{Assign, AssignMode, Form, Import, ImportName, Key, Member, Name, NodeId, Text},
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn module_statement(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::ImportStatement => self.import(node),
            Kind::ImportAlias => self.import_alias(node),
            _ => self.export(node),
        }
    }

    /// The module a specifier names.
    pub(super) fn module_name(&self, source: Node<'_>) -> Vec<Text> {
        let name = self.string_text(source);
        vec![name.strip_prefix("node:").unwrap_or(&name).into()]
    }

    fn import(&mut self, node: Node<'_>) -> NodeId {
        let clause =
            self.parts(node).into_iter().find(|&part| matches!(self.kind(part), Kind::ImportClause | Kind::ImportRequire));
        let mut import = Import::default();
        let mut source = self.field(node, Field::Source);
        for part in clause.map(|clause| self.parts(clause)).unwrap_or_default() {
            match self.kind(part) {
                // `import x from "m"` and, in a require clause, `import x = require("m")`.
                Kind::Identifier => {
                    let required = clause.is_some_and(|clause| self.kind(clause) == Kind::ImportRequire);
                    let path = if required { Vec::new() } else { vec!["default".into()] };
                    import.names.push(ImportName { path, local: self.variable(part) });
                }
                Kind::NamespaceImport => {
                    for name in self.parts(part) {
                        import.names.push(ImportName { path: Vec::new(), local: self.variable(name) });
                    }
                }
                Kind::NamedImports => {
                    for specifier in self.parts(part) {
                        import.names.extend(self.import_specifier(specifier));
                    }
                }
                Kind::String => source = Some(part),
                _ => {}
            }
        }
        source = source.or_else(|| clause.and_then(|clause| self.field(clause, Field::Source)));
        import.module = source.map(|source| self.module_name(source)).unwrap_or_default();
        self.add(node, Form::Import(import))
    }

    fn import_specifier(&mut self, node: Node<'_>) -> Option<ImportName> {
        let name = self.field(node, Field::Name)?;
        let path = vec![self.specifier_name(name)];
        let local = self.variable(self.field(node, Field::Alias).unwrap_or(name));
        Some(ImportName { path, local })
    }

    fn specifier_name(&self, node: Node<'_>) -> Text {
        if self.kind(node) == Kind::String { self.string_text(node).into() } else { self.text_of(node).into() }
    }

    /// `import Short = some.nested.Name`.
    fn import_alias(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let [target, value] = parts[..] else { return self.opaque(node) };
        let value = match self.kind(value) {
            Kind::NestedIdentifier => self.nested_name(value),
            _ => self.lower(value),
        };
        let target = self.variable(target);
        self.add(node, Form::Assign(Assign { target, value: Some(value), mode: AssignMode::Block, annotation: None }))
    }

    fn export(&mut self, node: Node<'_>) -> NodeId {
        let mut parts = Vec::new();
        let source = self.field(node, Field::Source).map(|source| self.module_name(source));
        if let Some(declaration) = self.field(node, Field::Declaration) {
            let declared = self.lower(declaration);
            parts.push(declared);
            for (name, at) in self.declared_names(declared) {
                let value = self.unit.add(at, Form::Name(Name::Variable(name.clone())));
                parts.push(self.exported(name, at, value));
            }
        }
        if let Some(value) = self.field(node, Field::Value) {
            let value = self.lower(value);
            let at = self.unit.span(value);
            parts.push(self.exported("default".into(), Span::new(at.start, at.start), value));
        }
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::ExportClause => {
                    for specifier in self.parts(part) {
                        parts.extend(self.export_specifier(specifier, source.as_deref()));
                    }
                }
                // `export = value` has its value as a plain child.
                _ if parts.is_empty() && source.is_none() => {
                    let value = self.lower(part);
                    let at = self.unit.span(value);
                    parts.push(self.exported("default".into(), Span::new(at.start, at.start), value));
                }
                Kind::Other => parts.push(self.lower(part)),
                _ => {}
            }
        }
        match parts[..] {
            [only] => only,
            _ => self.add(node, Form::Opaque(parts)),
        }
    }

    fn export_specifier(&mut self, node: Node<'_>, module: Option<&[Text]>) -> Option<NodeId> {
        let name = self.field(node, Field::Name)?;
        let local = self.specifier_name(name);
        let value = match module {
            None => self.variable(name),
            Some(module) => {
                let import = Import { module: module.to_vec(), ..Import::default() };
                let object = self.unit.add(Span::new(name.start_byte(), name.start_byte()), Form::Import(import));
                self.add(name, Form::Member(Member { object, key: Key::Named(local.clone(), span(name)) }))
            }
        };
        let exported = self.field(node, Field::Alias).map_or(local, |alias| self.specifier_name(alias));
        Some(self.exported(exported, span(node), value))
    }

    fn exported(&mut self, name: Text, at: Span, value: NodeId) -> NodeId {
        let object = self.unit.add(Span::new(at.start, at.start), Form::Name(Name::Variable("exports".into())));
        let target = self.unit.add(at, Form::Member(Member { object, key: Key::Named(name, at) }));
        let whole = at.cover(self.unit.span(value));
        self.unit.add(whole, Form::Assign(Assign { target, value: Some(value), mode: AssignMode::Set, annotation: None }))
    }

    /// The plain names that a lowered declaration declares.
    fn declared_names(&self, declared: NodeId) -> Vec<(Text, Span)> {
        let named = |id: NodeId| self.unit.variable(id).map(|name| (Text::from(name), self.unit.span(id)));
        match self.unit.form(declared) {
            Form::Assign(assign) => named(assign.target).into_iter().collect(),
            Form::Function(function) => function.name.and_then(named).into_iter().collect(),
            Form::Class(class) => class.name.and_then(named).into_iter().collect(),
            Form::Opaque(parts) => parts.iter().flat_map(|&part| self.declared_names(part)).collect(),
            _ => Vec::new(),
        }
    }
}

/// Relative specifiers of a module of the project, which its name begins with `./` for: with and without an extension, and
/// without the file's name if that is `index`.
pub(super) fn spellings(name: &[Text], file: &str, extensions: &[&str]) -> Vec<Vec<Text>> {
    let Some((module, rest)) = name.split_first() else { return Vec::new() };
    let Some(module) = module.strip_prefix("./") else { return vec![name.to_vec()] };
    let own = module.rsplit_once('.').filter(|(_, extension)| extensions.contains(extension));
    let module = own.map_or(module, |(plain, _)| plain);
    let folders = file.split('/').rev().skip(1).collect::<Vec<_>>();
    let target = module.split('/').collect::<Vec<_>>();
    let shared = folders.iter().rev().zip(&target[..target.len() - 1]).take_while(|(own, other)| own == other).count();
    let ups = folders.len() - shared;
    let prefix = if ups == 0 { "./".to_owned() } else { "../".repeat(ups) };
    let specifier = format!("{prefix}{}", target[shared..].join("/"));
    let with_extensions = |specifier: &str| {
        let with = extensions.iter().map(|extension| format!("{specifier}.{extension}"));
        with.chain([specifier.to_owned()]).collect::<Vec<_>>()
    };
    let mut found = with_extensions(&specifier);
    // A folder is its index.
    found.extend(with_extensions(&format!("{specifier}/index")));
    if let Some(folder) = specifier.strip_suffix("index") {
        found.extend([folder.to_owned(), folder.trim_end_matches('/').to_owned()]);
    }
    found.into_iter().map(|specifier| [&[Text::from(specifier)], rest].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(module: &str, file: &str) -> Vec<String> {
        let name = [Text::from(module), "make".into()];
        let first = |name: Vec<Text>| name.first().map(|first| first.to_string());
        spellings(&name, file, &["js", "ts"]).into_iter().filter_map(first).collect()
    }

    #[test]
    fn specifiers_lead_from_the_file_to_the_module() {
        assert_eq!(spelled("./lib/tokens", "app.js")[..3], ["./lib/tokens.js", "./lib/tokens.ts", "./lib/tokens"]);
        assert_eq!(spelled("./lib/tokens.js", "lib/app.js")[..3], ["./tokens.js", "./tokens.ts", "./tokens"]);
        assert!(spelled("./lib/tokens", "app.js").contains(&"./lib/tokens/index.js".to_owned()));
        assert!(!spelled("./lib/tokens", "src/app.js").contains(&"./lib/tokens".to_owned()));
        assert!(spelled("./lib/tokens", "src/api/v1.js").contains(&"../../lib/tokens".to_owned()));
        assert!(spelled("./lib/tokens", "lib/api/v1.js").contains(&"../tokens".to_owned()));
        assert!(spelled("./lib/index", "src/app.js").contains(&"../lib".to_owned()));
        assert!(spelled("./index", "src/app.js").contains(&"..".to_owned()));
        assert_eq!(spelled("@acme/tokens", "app.js"), ["@acme/tokens"]);
    }
}
