//! How a file comes to a class: by imports, patterns, members of the package, aliases.

use super::{File, Refusal, bindings::members};
use crate::{
    resolve::{Base, Def, Origin, Step},
    sdk::target::{Class, Import},
    source::Span,
    syntax::{Assign, Code, Form, Key, Member, NodeId, Text},
};

impl File<'_, '_> {
    /// What follows a part of the package on the way to a class.
    pub(super) fn rest_of(&self, class: &Class, path: &[Text]) -> Option<Vec<Text>> {
        let way = match (&class.qualified, &class.import) {
            (Some(name), _) => self.table.segments(name),
            (None, import) => import.as_ref().filter(|import| !import.path.is_empty())?.path.clone(),
        };
        let names = self.table.names_of(&class.id).filter(|name| name.ends_with(&way));
        let rests = names.filter_map(|name| name.strip_prefix(path)).filter(|rest| !rest.is_empty() && !path.is_empty());
        rests.map(<[_]>::to_vec).min_by_key(Vec::len)
    }

    /// The object whose member names the old class, or is named by it, if the new class is a member of it, too, and how.
    pub(super) fn beside(&self, class: &Class, named: NodeId) -> Option<(NodeId, Vec<Text>)> {
        let Form::Member(member) = self.names.unit.form(named) else { return None };
        let outer = || self.beside(class, self.names.unit.bare(member.object));
        self.member_of(class, named, member).or_else(outer)
    }

    fn member_of(&self, class: &Class, named: NodeId, member: &Member) -> Option<(NodeId, Vec<Text>)> {
        let origins = self.names.trace(member.object);
        // What may be a name of another module, too, and needs no import is the one that is known.
        let known = |origin: &&Origin| match origin {
            Origin::Perhaps(path) => class.qualified.is_none() || self.rest_of(class, path).is_some(),
            _ => true,
        };
        let rests = origins.iter().filter(known).map(|origin| match origin {
            Origin::Imported(path) | Origin::Perhaps(path) => self.rest_of(class, path),
            Origin::Global(path) if class.qualified.is_some() => {
                // The whole way, or its end where the modules before it are open.
                let open = origins.iter().any(|other| matches!(other, Origin::Perhaps(whole) if whole.ends_with(path)));
                self.rest_of(class, path).or_else(|| open.then(|| self.rest_of_open(class, &origins))?)
            }
            // The package under the name of a global object.
            Origin::Global(path) if self.names.trace(named).iter().all(|origin| matches!(origin, Origin::Global(_))) => {
                let package = class.import.as_ref()?.module.clone();
                self.rest_of(class, &[package].into_iter().chain(path.iter().skip(1).cloned()).collect::<Vec<_>>())
            }
            _ => None,
        });
        let rests = rests.collect::<Option<Vec<_>>>()?;
        let first = rests.first()?.clone();
        rests.iter().all(|rest| *rest == first).then_some((member.object, first))
    }

    /// What follows the only one of several modules through which a class can be reached.
    fn rest_of_open(&self, class: &Class, origins: &[Origin]) -> Option<Vec<Text>> {
        origins.iter().find_map(|origin| match origin {
            Origin::Perhaps(path) => self.rest_of(class, path),
            _ => None,
        })
    }

    /// How a class is written where it needs no import: as a member of what leads to the old one, or by its whole name.
    pub(super) fn without_import(&self, class: &Class, named: NodeId, at: NodeId) -> Result<Option<Code>, Refusal> {
        if let Some((object, rest)) = self.beside(class, named) {
            return Ok(Some(members(Code::Kept(self.names.unit.span(object)), &rest)));
        }
        let imports = class.import.is_some()
            && !self.opens_in_several_places()
            && (self.import_of(named).is_some() || self.opening_of(named).is_some());
        if !imports && let Some(name) = self.whole_name(class, at)? {
            return Ok(Some(Code::Name(name.clone())));
        }
        if self.is_import_expression(named) { self.module_member(class).map(Some) } else { Ok(None) }
    }

    /// What follows the entry of a pattern on the way to a class.
    pub(super) fn pattern_rest(&self, class: &Class, def: &Def, value: NodeId) -> Option<Vec<String>> {
        let (_, outer) = def.steps.split_last()?;
        let keys = outer.iter().map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            _ => None,
        });
        let keys = keys.collect::<Option<Vec<_>>>()?;
        let [Origin::Imported(path)] = &*self.names.trace(value) else { return None };
        let path = path.iter().cloned().chain(keys).collect::<Vec<_>>();
        Some(self.rest_of(class, &path)?.iter().map(ToString::to_string).collect())
    }

    /// The class as a member of the module, for files that import by expressions.
    pub(super) fn module_member(&self, class: &Class) -> Result<Code, Refusal> {
        let import = class.import.as_ref().ok_or("there is no way to the new class in this file")?;
        if import.path.is_empty() {
            return Err("the module of the class is imported by a call".into());
        }
        Ok(members(Code::Module(import.module.clone()), &import.path))
    }

    /// The import to write for a class in this file, in place of the way to what is named.
    pub(super) fn import_for<'c>(&self, class: &'c Class, named: NodeId) -> Option<&'c Import> {
        let from = self.import_of(named).and_then(|import| match self.names.unit.form(import) {
            Form::Import(form) => Some(&form.module),
            _ => None,
        });
        let other = class.other_import.as_ref().filter(|other| {
            let module = |module: &Text| from.is_some_and(|from| self.table.segments(module) == *from);
            other.extensions.iter().any(|known| **known == *self.source.extension()) && other.modules.iter().any(module)
        });
        other.map(|other| &other.import).or(class.import.as_ref())
    }

    /// Whether a value is an imported module, or a member of one.
    pub(super) fn is_import_expression(&self, value: NodeId) -> bool {
        let unit = self.names.unit;
        match unit.form(unit.bare(value)) {
            Form::Import(import) => import.names.is_empty(),
            Form::Member(member) => self.is_import_expression(member.object),
            _ => false,
        }
    }

    /// The stretch of a module's import with the function that a compiler put around it.
    pub(super) fn with_wrapper(&self, assign: NodeId, value: NodeId) -> Span {
        let unit = self.names.unit;
        let inner = unit.span(value);
        let Form::Assign(Assign { value: Some(whole), .. }) = unit.form(assign) else { return inner };
        let outer = unit.span(*whole);
        let before = self.source.slice(Span::new(outer.start, inner.start.max(outer.start)));
        let wraps = before.ends_with('(') && before.contains(char::is_alphanumeric);
        if unit.bare(*whole) == value && wraps { outer } else { inner }
    }

    /// The variable that a chain of members begins with.
    pub(super) fn leftmost(&self, node: NodeId) -> NodeId {
        let unit = self.names.unit;
        let mut node = unit.bare(node);
        while let Form::Member(member) = unit.form(node) {
            node = unit.bare(member.object);
        }
        node
    }

    /// The import statement that a name comes from.
    pub(super) fn import_of(&self, named: NodeId) -> Option<NodeId> {
        let unit = self.names.unit;
        let mut node = unit.bare(named);
        for _ in 0..16 {
            match unit.form(node) {
                Form::Member(member) => node = unit.bare(member.object),
                Form::Name(_) => match self.names.reaching(node)[..] {
                    [Def { base: Base::Import(import, _), .. }] => return Some(*import),
                    [Def { base: Base::Node(value), .. }] => node = unit.bare(*value),
                    _ => return None,
                },
                _ => return None,
            }
        }
        None
    }

    /// Whether a variable holds a wrapper of the project's own.
    pub(super) fn is_in_house(&self, def: &Def) -> bool {
        let origins = self.names.origins_of(def);
        origins.iter().any(|origin| matches!(origin, Origin::Imported(path) if self.table.wraps(path)))
    }

    /// Whether a definition has happened wherever its name can be read: it is the file's own, or the function's.
    pub(super) fn import_is_certain(&self, at: NodeId) -> bool {
        let Some(statement) = self.statement_around(at) else { return false };
        let block = self.statement_list(statement);
        let function = self.names.function_around(at);
        let body = function.and_then(|function| match self.names.unit.form(function) {
            Form::Function(form) => form.body,
            _ => None,
        });
        block == self.names.unit.root() || (body.is_some() && block == body)
    }

    pub(super) fn import_statements(&self) -> impl Iterator<Item = NodeId> {
        let unit = self.names.unit;
        let statement = move |&node: &NodeId| {
            matches!(unit.form(node), Form::Import(_)) && unit.parent(node).is_some() && unit.parent(node) == unit.root()
        };
        unit.ids().filter(statement)
    }

    pub(super) fn first_import(&self) -> Option<NodeId> {
        let movable = |&node: &NodeId| match self.names.unit.form(node) {
            Form::Import(import) => import.module.first().is_none_or(|first| !self.words.first_imports.contains(first)),
            _ => false,
        };
        self.import_statements().find(movable)
    }

    /// Whether an import is of the language's own library, or of its first kind.
    pub(super) fn is_standard(&self, import: NodeId) -> bool {
        let Form::Import(form) = self.names.unit.form(import) else { return false };
        let first = form.module.first().or(form.names.first().and_then(|name| name.path.first()));
        first.is_some_and(|first| {
            let top = first.split('.').next().unwrap_or_default();
            self.words.standard_modules.iter().any(|known| **known == *top)
        })
    }

    /// The last of the imports of whole standard modules, beginning with this one, that are sorted before a module.
    pub(super) fn sorted_before(&self, module: &str, first: NodeId) -> Option<NodeId> {
        let unit = self.names.unit;
        let sorted = |&node: &NodeId| match unit.form(node) {
            Form::Import(form) => {
                let name = form.names.first().and_then(|name| name.path.first());
                form.module.is_empty() && self.is_standard(node) && name.is_some_and(|name| **name < *module)
            }
            _ => false,
        };
        let imports = self.import_statements().skip_while(|&node| node != first);
        imports.take_while(sorted).filter(|&node| self.begins_line(node) && self.ends_line(node)).last()
    }

    /// Where the file imports something.
    pub(super) fn import_spans(&self) -> Vec<Span> {
        let unit = self.names.unit;
        unit.ids()
            .filter(|&node| matches!(unit.form(node), Form::Import(form) if form.everything || !form.names.is_empty()))
            .map(|node| unit.span(node))
            .collect()
    }

    pub(super) fn last_import(&self) -> Option<NodeId> {
        self.import_statements().last()
    }

    /// The statement that defines a variable by an import or a pattern, or a declaration of its own.
    pub(super) fn defining_statement(&self, def: &Def) -> Option<NodeId> {
        let unit = self.names.unit;
        if let Base::Import(import, _) = def.base {
            return Some(import);
        }
        let assign = unit.ancestors(def.at).filter(|&outer| matches!(unit.form(outer), Form::Assign(_))).last()?;
        self.statement_list(assign).map(|_| assign)
    }

    /// The names that a statement defines, each with the stretch that goes with it.
    pub(super) fn entries_of(&self, statement: NodeId) -> Vec<(NodeId, Span)> {
        let unit = self.names.unit;
        match unit.form(statement) {
            Form::Import(import) => import.names.iter().map(|name| (name.local, self.import_entry(name.local))).collect(),
            Form::Assign(assign) => match unit.form(assign.target) {
                Form::Collection(pattern) => {
                    let entry = |value: NodeId| (value, self.entry_span(value).unwrap_or(unit.span(value)));
                    pattern.entries.iter().map(|inner| entry(inner.value)).collect()
                }
                _ => vec![(assign.target, unit.span(assign.target))],
            },
            _ => Vec::new(),
        }
    }

    /// A name in an import, with the name it has in the module.
    pub(super) fn import_entry(&self, local: NodeId) -> Span {
        let span = self.names.unit.span(local);
        let before = self.source.text[..span.start].trim_end();
        let Some(renamed) = before.strip_suffix("as").filter(|rest| rest.ends_with(char::is_whitespace)) else {
            return span;
        };
        let name = renamed.trim_end();
        let word = name.len() - name.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$')).len();
        Span::new(name.len() - word, span.end)
    }

    /// An entry of a pattern, with its key.
    pub(super) fn entry_span(&self, value: NodeId) -> Option<Span> {
        let unit = self.names.unit;
        let Form::Collection(pattern) = unit.form(unit.parent(value)?) else { return None };
        let entry = pattern.entries.iter().find(|entry| entry.value == value)?;
        match &entry.key {
            Some(Key::Named(_, span)) => Some(span.cover(unit.span(value))),
            _ => None,
        }
    }
}
