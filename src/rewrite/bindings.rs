//! The names of a file that the new code needs and those that it leaves without a use.

use super::{File, Refusal};
use crate::{
    finding::Edit,
    resolve::{Base, Def, Origin, Place, PlaceId, Root},
    sdk::target::Class,
    source::Span,
    syntax::{Code, Form, NewImport, NodeId, Statement, Text},
};
use std::collections::{BTreeMap, BTreeSet};

/// The names of one file while edits are made.
pub(super) struct Bindings<'f, 'a, 't> {
    pub(super) file: &'f File<'a, 't>,
    /// What goes.
    pub(super) gone: Vec<Span>,
    /// What stays inside that.
    pub(super) kept: Vec<Span>,
    /// Edits outside of the tokens.
    pub(super) edits: Vec<Edit>,
    /// New names, each with the function or file that it is new in.
    taken: Vec<(NodeId, Text)>,
    classes: BTreeMap<(PlaceId, Text), Code>,
    /// New variables for classes: the class, where the old variable is declared, and the new one.
    introduced: Vec<(Text, NodeId, Code)>,
    /// Variables that have been dealt with.
    pub(super) settled: BTreeSet<PlaceId>,
    /// New import statements, by the import that they follow or replace.
    pub(super) imports: BTreeMap<NodeId, Vec<NewImport>>,
    /// New import statements before the file's first statement.
    pub(super) first: BTreeSet<(NodeId, NewImport)>,
    /// Variables that hold the auth tokens of what is rewritten.
    pub(super) auths: BTreeSet<PlaceId>,
    /// New imports: what, the function or file they are in, the local name.
    pub(super) imported: Vec<(Text, NodeId, Text)>,
}

impl<'f, 'a, 't> Bindings<'f, 'a, 't> {
    pub(super) fn new(file: &'f File<'a, 't>) -> Self {
        Self {
            file,
            gone: Vec::new(),
            kept: Vec::new(),
            edits: Vec::new(),
            taken: Vec::new(),
            classes: BTreeMap::new(),
            introduced: Vec::new(),
            settled: BTreeSet::new(),
            imports: BTreeMap::new(),
            first: BTreeSet::new(),
            auths: BTreeSet::new(),
            imported: Vec::new(),
        }
    }

    /// Whether a node is in what goes.
    pub(super) fn is_gone(&self, node: NodeId) -> bool {
        let span = self.file.names.unit.span(node);
        self.gone.iter().any(|gone| gone.contains(span)) && !self.kept.iter().any(|kept| kept.contains(span))
    }

    /// Whether something still reads a variable.
    pub(super) fn is_used(&self, place: PlaceId) -> bool {
        let place = self.file.names.at(place);
        // A type may ask for the type of a variable, which is no expression.
        let typed = match &place.root {
            Root::Declared(_, name) => self.file.asks_for_type(|asked, at| {
                *asked == **name && !self.gone.iter().any(|gone| gone.contains(Span::new(at, at)))
            }),
            _ => false,
        };
        typed || place.uses.iter().any(|&reader| !self.is_gone(reader))
    }

    /// The first of these names that nothing has in the function around a node, or in the file; it is taken then.
    pub(super) fn free<'n>(&mut self, names: impl IntoIterator<Item = &'n Text>, at: NodeId) -> Option<Text> {
        let unit = self.file.names.unit;
        let home = self.file.names.function_around(at).or(unit.root())?;
        let used = |name: &Text| {
            let bare = self.file.words.bare_names_call && self.file.has_bare_name(name);
            bare || self.file.names_barely(name, home)
                || self.file.nodes_in(home).into_iter().any(|node| unit.variable(node) == Some(name))
        };
        let new = |name: &Text| {
            let near = |other: NodeId| unit.is_inside(other, home) || unit.is_inside(home, other);
            self.taken.iter().any(|(other, taken)| taken == name && near(*other))
        };
        let free = names.into_iter().find(|name| !used(name) && !new(name))?.clone();
        self.taken.push((home, free.clone()));
        Some(free)
    }

    /// How a class is written where a token is constructed. `named` is the expression that names the old class.
    pub(super) fn class(&mut self, class: &Class, named: NodeId, at: NodeId) -> Result<Code, Refusal> {
        if let Some(known) = self.visible(&class.id, at) {
            return Ok(Code::Name(known));
        }
        let unit = self.file.names.unit;
        let named = unit.bare(named);
        if let Some(known) = self.file.without_import(class, named, at)? {
            return Ok(known);
        }
        let Some(place) = self.file.names.place(self.file.leftmost(named)) else { return self.import(class, named) };
        let key = (place, class.id.clone());
        if let Some(known) = self.classes.get(&key) {
            return Ok(known.clone());
        }
        let code = match self.file.names.at(place).defs.as_slice() {
            [def] if def.default.is_none() => match self.introduced_before(&class.id, def, at) {
                Some(known) => known,
                None => self.replace(class, place, def, named)?,
            },
            [] => self.import(class, named)?,
            _ => return Err("the class is one of several, or one that may be missing".into()),
        };
        let declared = self.file.names.at(place).defs.first().map(|def| def.at);
        self.introduced.extend(declared.map(|declared| (class.id.clone(), declared, code.clone())));
        self.classes.insert(key, code.clone());
        Ok(code)
    }

    /// The variable that another old class of the same function or file has got, if it is there where a token is constructed.
    fn introduced_before(&self, id: &str, def: &Def, at: NodeId) -> Option<Code> {
        let home = |node| self.file.names.function_around(node);
        let serves = |(known, declared, code): &&(Text, NodeId, Code)| {
            let fits = **known == *id && *declared < at && home(*declared) == home(def.at);
            fits && matches!(code, Code::Name(_)) && self.file.import_is_certain(*declared)
        };
        self.introduced.iter().find(serves).map(|(_, _, code)| code.clone())
    }

    /// A variable that is this class where a token is constructed.
    fn visible(&self, id: &str, at: NodeId) -> Option<Text> {
        let file = self.file;
        let names = file.names;
        let means = |def: &Def| {
            names.origins_of(def).iter().all(|origin| match origin {
                Origin::Imported(path) => self.file.table.by_name(path).is_some_and(|kind| kind.id == *id),
                _ => false,
            })
        };
        file.sdk_variables().iter().find_map(|&id| {
            let place = names.at(id);
            let Root::Declared(scope, name) = &place.root else { return None };
            let [def] = place.defs.as_slice() else { return None };
            let early = def.at < at && names.unit.is_inside(at, *scope) && file.means(id, at);
            // An import inside a branch may not have happened.
            let certain = file.import_is_certain(def.at);
            (early && certain && means(def)).then(|| name.clone())
        })
    }

    /// Gives the variable of the old class the new one, or, where it still is used, a new variable beside it.
    fn replace(&mut self, class: &Class, place: PlaceId, def: &Def, named: NodeId) -> Result<Code, Refusal> {
        let file = self.file;
        let unit = file.names.unit;
        let used = self.is_used(place);
        let assign = unit.ancestors(def.at).find(|&outer| matches!(unit.form(outer), Form::Assign(_)));
        match (def.base, assign) {
            (Base::Node(value), Some(assign)) if def.steps.is_empty() => {
                let (value, written) = (unit.bare(value), value);
                let code = match file.beside(class, value) {
                    Some((object, rest)) => members(Code::Kept(unit.span(object)), &rest),
                    // What has to be awaited is no such import as would be written in its place.
                    None if value != written && file.is_in_house(def) => return self.import(class, named),
                    None if file.is_import_expression(value) => file.module_member(class)?,
                    None => return self.import(class, named),
                };
                let local = self.local(class, assign)?;
                if used {
                    self.declare_after(assign, &local, &code)?;
                } else {
                    self.settled.insert(place);
                    self.rename(def.at, &local);
                    let span = file.with_wrapper(assign, value);
                    let column = file.place(span.start).before().chars().count();
                    let text = file.adapter.expression(&code, file.place(span.start), column);
                    self.edits.push(Edit { span, text });
                }
                Ok(Code::Name(local))
            }
            (Base::Node(value), Some(assign)) => self.replace_entry(class, place, def, value, assign, named),
            _ => self.import(class, named),
        }
    }

    fn replace_entry(
        &mut self,
        class: &Class,
        place: PlaceId,
        def: &Def,
        value: NodeId,
        assign: NodeId,
        named: NodeId,
    ) -> Result<Code, Refusal> {
        let file = self.file;
        let unit = file.names.unit;
        let rest = file.pattern_rest(class, def, value);
        let entry = file.entry_span(def.at);
        let keeps_rest = |outer| matches!(unit.form(outer), Form::Collection(pattern) if pattern.entries.iter().any(|entry| entry.spread));
        if unit.ancestors(def.at).take_while(|&outer| outer != assign).any(keeps_rest) {
            return Err("the class is taken out of a pattern that keeps the rest".into());
        }
        let (Some(rest), Some(entry)) = (rest, entry) else {
            if !file.is_import_expression(value) || (unit.bare(value) != value && file.is_in_house(def)) {
                return self.import(class, named);
            }
            let code = file.module_member(class)?;
            let local = self.local(class, assign)?;
            let places = file.entries_of(assign).iter().map(|(name, _)| file.names.place(*name)).collect::<Option<Vec<_>>>();
            match places.filter(|places| !places.iter().any(|&place| self.is_used(place))) {
                Some(places) => {
                    self.settled.extend(places);
                    let span = unit.span(assign);
                    let text = format!("{local} = {}", file.adapter.expression(&code, file.place(span.start), 0));
                    self.edits.push(Edit { span, text });
                }
                None => self.declare_after(assign, &local, &code)?,
            }
            return Ok(Code::Name(local));
        };
        let local = self.local(class, assign)?;
        let printed = file.adapter.pattern_entry(&rest, &local).ok_or("the class is taken out of a pattern")?;
        if self.is_used(place) {
            self.edits.push(Edit { span: Span::new(entry.end, entry.end), text: format!(", {printed}") });
        } else {
            self.settled.insert(place);
            self.edits.push(Edit { span: entry, text: printed });
        }
        Ok(Code::Name(local))
    }

    fn declare_after(&mut self, assign: NodeId, local: &Text, code: &Code) -> Result<(), Refusal> {
        let file = self.file;
        let statement = file.statement_around(assign).ok_or("the class's variable is declared inside an expression")?;
        let declaration = Statement::Declare(local.clone(), None, code.clone());
        let printed =
            file.adapter.statements(&[declaration], file.place(file.line_start(file.names.unit.span(statement).start)));
        self.edits.push(file.insert_after(statement, &printed));
        Ok(())
    }

    /// A name for a class that is declared by a statement.
    fn local(&mut self, class: &Class, statement: NodeId) -> Result<Text, Refusal> {
        self.free([&class.local, &class.instead], statement).ok_or_else(|| "the names for the new class are taken".into())
    }

    fn rename(&mut self, at: NodeId, local: &Text) {
        let span = self.file.names.unit.span(at);
        self.edits.push(Edit { span, text: local.to_string() });
    }

    /// Takes away the names of the SDK that are left without a use, and writes the new imports.
    pub(super) fn finish(&mut self) {
        // An alias that was left alone while the classes were looked for is without a use now.
        self.spread(&[]);
        let file = self.file;
        let dead =
            file.sdk_variables().iter().copied().filter(|&id| self.is_dead(id, file.names.at(id))).collect::<Vec<_>>();
        let mut statements: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for id in dead {
            for def in &file.names.at(id).defs {
                if let Some(statement) = file.defining_statement(def) {
                    statements.entry(statement).or_default().push(def.at);
                }
            }
        }
        for &id in self.auths.iter().filter(|&&id| self.is_dead(id, file.names.at(id))) {
            let brought = |def: &&Def| match def.base {
                Base::Import(..) => true,
                Base::Node(value) => file.is_import_expression(value),
                _ => false,
            };
            for def in file.names.at(id).defs.iter().filter(brought) {
                // What is imported for this alone may be imported for what it does.
                let statement = file.defining_statement(def);
                if let Some(statement) = statement.filter(|&statement| file.entries_of(statement).len() > 1) {
                    statements.entry(statement).or_default().push(def.at);
                }
            }
        }
        let anchors = self.imports.keys().copied().collect::<Vec<_>>();
        for anchor in anchors {
            statements.entry(anchor).or_default();
        }
        let unused = if file.words.imports_only_name { self.unused_openings() } else { Vec::new() };
        for &opening in &unused {
            statements.entry(opening).or_default();
        }
        for (statement, names) in statements {
            self.clear(statement, &names, unused.contains(&statement));
        }
        self.write_first();
    }

    /// Counts whole statements that only define names for what goes among what goes, except those of the given variables.
    pub(super) fn spread(&mut self, but: &[PlaceId]) {
        let file = self.file;
        loop {
            let dead = file.sdk_variables().iter().filter(|id| !but.contains(id) && self.is_dead(**id, file.names.at(**id)));
            let statements = dead.flat_map(|&id| &file.names.at(id).defs).filter_map(|def| file.defining_statement(def));
            let whole = |&statement: &NodeId| {
                let entries = file.entries_of(statement);
                let dead = |name: NodeId| {
                    let place = file.names.place(name);
                    place.is_some_and(|place| !but.contains(&place) && self.is_dead(place, file.names.at(place)))
                };
                !self.is_gone(statement) && entries.into_iter().all(|(name, _)| dead(name))
            };
            let found = statements.filter(whole).map(|statement| file.names.unit.span(statement)).collect::<Vec<_>>();
            if found.is_empty() {
                return;
            }
            self.gone.extend(found);
        }
    }

    /// Whether a variable stays.
    pub(super) fn is_kept(&self, place: PlaceId) -> bool {
        !self.is_dead(place, self.file.names.at(place))
    }

    /// Whether a variable that brings a part of the SDK was used by what goes, and by nothing else.
    fn is_dead(&self, id: PlaceId, place: &Place) -> bool {
        let [def] = place.defs.as_slice() else { return false };
        let named = match &place.root {
            Root::Declared(_, name) => self.file.has_word(name) || self.file.is_named_unread(name),
            _ => false,
        };
        if let (true, Root::Declared(_, name)) = (self.file.words.imports_only_name, &place.root) {
            return matches!(def.base, Base::Import(..)) && !self.is_used(id) && self.loses_its_use(name);
        }
        let public = named
            || match (&place.root, def.base) {
                (Root::Declared(scope, _), Base::Node(_)) => self.file.is_public(*scope, def.at),
                _ => false,
            };
        !public && !self.settled.contains(&id) && !place.uses.is_empty() && !self.is_used(id)
    }
}

/// A member of a member of a value.
pub(super) fn members(object: Code, path: &[Text]) -> Code {
    path.iter().fold(object, |object, name| Code::Member(Box::new(object), name.clone()))
}
