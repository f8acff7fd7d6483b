//! Places: variables and members, with everything that defines or reads them.

use crate::syntax::{AssignMode, CollectionKind, Entry, Form, Key, Name, NodeId, Runs, Text, Unit};
use std::collections::HashMap;

/// Index of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(u32);

impl PlaceId {
    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A variable, or a named member of a place.
#[derive(Debug, Clone)]
pub struct Place {
    /// Where it begins.
    pub root: Root,
    /// The member names after the root; empty for a variable.
    pub path: Vec<Text>,
    /// What gives it a value, in the order of evaluation.
    pub defs: Vec<Def>,
    /// The nodes that read it, in the order of evaluation.
    pub uses: Vec<NodeId>,
    /// For a member, the place it is a member of and its name there.
    pub of: Option<(PlaceId, Text)>,
    /// Values stored under keys that are not known: what is pushed to a list.
    pub elements: Vec<NodeId>,
}

/// Where a place begins.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Root {
    /// A name declared in the file, by the node whose scope it belongs to.
    Declared(NodeId, Text),
    /// The receiver inside a class or object; `None` where that cannot be said.
    Receiver(Option<NodeId>),
    /// A name that the file does not declare.
    Global(Text),
}

/// Something that gives a place a value.
#[derive(Debug, Clone)]
pub struct Def {
    /// The name or member that is defined.
    pub at: NodeId,
    /// Where the value comes from.
    pub base: Base,
    /// Which part of it.
    pub steps: Vec<Step>,
    /// The value if there is none.
    pub default: Option<NodeId>,
    /// How it is given.
    pub mode: AssignMode,
    /// Whether it is there before the code around it runs.
    pub hoisted: bool,
}

/// Where a definition's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// An expression, function or class.
    Node(NodeId),
    /// The n-th name of an import.
    Import(NodeId, usize),
    /// The n-th parameter of a function.
    Param(NodeId, usize),
    /// An element of a collection.
    Element(NodeId),
    /// Something not followed.
    Unknown,
}

/// A step of taking a value apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The entry of this name.
    Key(Text),
    /// The element at this index.
    Index(usize),
    /// Some entry, or the rest.
    Other,
}

/// The result of collecting.
pub(super) struct Collected<'u> {
    pub(super) places: Vec<Place>,
    /// The place of each node.
    pub(super) place_of: Vec<Option<PlaceId>>,
    pub(super) members: HashMap<(PlaceId, &'u str), PlaceId>,
    /// Nodes that define their place and do not read it.
    pub(super) defined: Vec<bool>,
}

pub(super) fn collect(unit: &Unit) -> Collected<'_> {
    let mut collector = Collector {
        unit,
        places: Vec::new(),
        place_of: vec![None; unit.ids().count()],
        roots: HashMap::new(),
        declared: HashMap::new(),
        members: HashMap::new(),
        aliases: HashMap::new(),
        defined: vec![false; unit.ids().count()],
    };
    for node in unit.ids() {
        collector.declare(node);
    }
    for node in unit.ids() {
        collector.locate(node);
    }
    for node in unit.ids() {
        collector.define(node);
    }
    for node in unit.ids() {
        if let Some(place) = collector.place_of[node.index()].filter(|_| !collector.defined[node.index()]) {
            collector.places[place.index()].uses.push(node);
        }
    }
    let Collector { places, place_of, members, defined, .. } = collector;
    Collected { places, place_of, members, defined }
}

struct Collector<'u> {
    unit: &'u Unit,
    places: Vec<Place>,
    place_of: Vec<Option<PlaceId>>,
    roots: HashMap<Root, PlaceId>,
    declared: HashMap<(NodeId, &'u str), PlaceId>,
    members: HashMap<(PlaceId, &'u str), PlaceId>,
    /// Variables that hold the receiver, `const self = this`, with the receiver's place.
    aliases: HashMap<PlaceId, PlaceId>,
    /// Nodes that define their place and do not read it.
    defined: Vec<bool>,
}

impl<'u> Collector<'u> {
    fn declare(&mut self, node: NodeId) {
        let opens = if self.unit.declares_by_assigning { is_function } else { is_block };
        match self.unit.form(node) {
            Form::Assign(assign) => {
                let scope = match assign.mode {
                    AssignMode::Block => self.scope(node, is_block),
                    AssignMode::Foreign => self.scope(node, opens),
                    AssignMode::Function => self.scope(node, is_function),
                    AssignMode::Set if self.unit.declares_by_assigning => self.scope(node, is_function),
                    AssignMode::Outer => return self.declare_outer(assign.target),
                    _ => return,
                };
                self.declare_all(assign.target, scope);
            }
            Form::Import(import) => {
                let scope = self.scope(node, opens);
                import.names.iter().for_each(|name| self.declare_all(name.local, scope));
            }
            Form::Function(function) => {
                // In the languages at hand a function's name is known in the whole function around.
                let scope = self.scope(node, is_function);
                function.name.iter().for_each(|&name| self.declare_all(name, scope));
                function.type_params.iter().for_each(|&name| self.declare_all(name, node));
                function.params.iter().for_each(|param| self.declare_all(param.target, node));
            }
            Form::Class(class) => {
                let scope = self.scope(node, opens);
                class.name.iter().for_each(|&name| self.declare_all(name, scope));
                class.type_params.iter().for_each(|&name| self.declare_all(name, node));
                // Members reached through the class's name are those the receiver has.
                if let Some(place) = class.name.and_then(|name| self.place_of[name.index()]) {
                    let receiver = self.root(Root::Receiver(Some(node)));
                    self.aliases.insert(place, receiver);
                }
            }
            _ => {}
        }
    }

    /// A name of an outer scope: the file's, if no function around declares it.
    fn declare_outer(&mut self, target: NodeId) {
        let Form::Name(Name::Variable(name)) = self.unit.form(target) else { return };
        let around = self.unit.ancestors(target).filter(|&outer| is_function(self.unit.form(outer))).skip(1);
        let scope = around.into_iter().find(|&scope| self.declared.contains_key(&(scope, &**name))).or(self.unit.root());
        scope.into_iter().for_each(|scope| self.declare_all(target, scope));
    }

    fn scope(&self, node: NodeId, opens: fn(&Form) -> bool) -> NodeId {
        self.unit.ancestors(node).find(|&outer| opens(self.unit.form(outer))).or(self.unit.root()).unwrap_or(node)
    }

    /// Declares every name of a target or pattern in a scope.
    fn declare_all(&mut self, target: NodeId, scope: NodeId) {
        match self.unit.form(target) {
            Form::Name(Name::Variable(name)) => {
                let place = match self.declared.get(&(scope, &**name)) {
                    Some(&place) => place,
                    None => self.place(Root::Declared(scope, name.clone()), Vec::new()),
                };
                self.declared.insert((scope, name), place);
                self.place_of[target.index()] = Some(place);
            }
            Form::Collection(collection) => {
                collection.entries.iter().for_each(|entry| self.declare_all(entry.value, scope));
            }
            Form::Assign(assign) if assign.mode == AssignMode::Default => self.declare_all(assign.target, scope),
            Form::Coerce(coerce) => self.declare_all(coerce.value, scope),
            _ => {}
        }
    }

    fn locate(&mut self, node: NodeId) {
        let place = match self.unit.form(node) {
            Form::Name(Name::Variable(name)) if self.place_of[node.index()].is_none() => {
                let declared = self.unit.ancestors(node).find_map(|scope| self.declared.get(&(scope, &**name)));
                declared.copied().unwrap_or_else(|| self.root(Root::Global(name.clone())))
            }
            Form::Name(Name::Receiver) => self.root(Root::Receiver(self.receiver(node))),
            Form::Member(member) => {
                let Key::Named(name, _) = &member.key else { return };
                let Some(whole) = self.place_of[self.unit.bare(member.object).index()] else { return };
                self.member(self.aliases.get(&whole).copied().unwrap_or(whole), name)
            }
            Form::Assign(assign) => return self.alias(assign.target, assign.value),
            _ => return,
        };
        self.place_of[node.index()] = Some(place);
    }

    fn member(&mut self, whole: PlaceId, name: &'u Text) -> PlaceId {
        if let Some(&place) = self.members.get(&(whole, &**name)) {
            return place;
        }
        let Place { root, path, .. } = &self.places[whole.index()];
        let (root, path) = (root.clone(), path.iter().chain([name]).cloned().collect());
        let place = self.place(root, path);
        self.places[place.index()].of = Some((whole, name.clone()));
        self.members.insert((whole, name), place);
        place
    }

    /// Notes that a variable holds the receiver, or no longer does.
    fn alias(&mut self, target: NodeId, value: Option<NodeId>) {
        let Some(place) = self.place_of[target.index()].filter(|_| self.unit.variable(target).is_some()) else { return };
        let value = value.map(|value| self.unit.bare(value));
        let receiver = value.filter(|&value| matches!(self.unit.form(value), Form::Name(Name::Receiver)));
        match receiver.and_then(|receiver| self.place_of[receiver.index()]) {
            Some(receiver) => drop(self.aliases.insert(place, receiver)),
            None => drop(self.aliases.remove(&place)),
        }
    }

    fn receiver(&self, node: NodeId) -> Option<NodeId> {
        for outer in self.unit.ancestors(node) {
            match self.unit.form(outer) {
                Form::Class(_) => return Some(outer),
                // A method of an object written out runs on that object; any other plain function on who knows what.
                Form::Function(function) if function.method => {
                    let owner = self.unit.parent(outer)?;
                    match self.unit.form(owner) {
                        Form::Collection(_) => return Some(owner),
                        Form::Assign(assign) if self.is_class_member(assign.target, owner) => {}
                        _ => return None,
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn is_class_member(&self, target: NodeId, assign: NodeId) -> bool {
        matches!(self.unit.form(target), Form::Member(_))
            && self.unit.parent(assign).is_some_and(|owner| matches!(self.unit.form(owner), Form::Class(_)))
    }

    fn root(&mut self, root: Root) -> PlaceId {
        if let Some(&place) = self.roots.get(&root) {
            return place;
        }
        let place = self.place(root.clone(), Vec::new());
        self.roots.insert(root, place);
        place
    }

    fn place(&mut self, root: Root, path: Vec<Text>) -> PlaceId {
        let id = PlaceId::new(self.places.len());
        self.places.push(Place { root, path, defs: Vec::new(), uses: Vec::new(), elements: Vec::new(), of: None });
        id
    }

    fn define(&mut self, node: NodeId) {
        let unit = self.unit;
        match unit.form(node) {
            // A default inside a pattern or parameter list belongs to the definition around it.
            Form::Assign(assign) if assign.mode == AssignMode::Default && self.is_in_pattern(node) => {}
            Form::Assign(assign) => {
                let base = match (assign.mode, assign.value) {
                    (AssignMode::Foreign | AssignMode::Update, _) => Some(Base::Unknown),
                    (_, Some(value)) => Some(Base::Node(value)),
                    (_, None) => self.element(node),
                };
                let Some(base) = base else { return self.declare_only(assign.target) };
                let hoisted = assign.mode == AssignMode::Foreign && !unit.declares_by_assigning;
                let def = Def { at: node, base, steps: Vec::new(), default: None, mode: assign.mode, hoisted };
                self.define_all(assign.target, &def);
                self.store_element(assign.target, assign.value);
            }
            Form::Import(import) => {
                for (index, name) in import.names.iter().enumerate() {
                    self.define_one(name.local, Base::Import(node, index), !unit.declares_by_assigning);
                }
            }
            Form::Function(function) => {
                function.name.iter().for_each(|&name| self.define_one(name, Base::Node(node), !unit.declares_by_assigning));
                function.type_params.iter().for_each(|&name| self.define_one(name, Base::Unknown, true));
                for (index, param) in function.params.iter().enumerate() {
                    let base = match function.runs {
                        Runs::Each(over) if index == 0 => Base::Element(over),
                        Runs::Once(value) | Runs::Later(value) if index == 0 => Base::Node(value),
                        _ if param.rest => Base::Unknown,
                        _ => Base::Param(node, index),
                    };
                    let mode = AssignMode::Block;
                    let def = Def { at: node, base, steps: Vec::new(), default: None, mode, hoisted: true };
                    self.define_all(param.target, &def);
                    if param.field {
                        self.define_field(node, param.target, &def);
                    }
                }
            }
            Form::Class(class) => {
                class.name.iter().for_each(|&name| self.define_one(name, Base::Node(node), !unit.declares_by_assigning));
                class.type_params.iter().for_each(|&name| self.define_one(name, Base::Unknown, true));
            }
            _ => {}
        }
    }

    /// A parameter that becomes a field of the receiver as well.
    fn define_field(&mut self, function: NodeId, target: NodeId, def: &Def) {
        let Some(class) = self.unit.ancestors(function).find(|&outer| matches!(self.unit.form(outer), Form::Class(_)))
        else {
            return;
        };
        let (target, default) = match self.unit.form(target) {
            Form::Assign(assign) => (assign.target, assign.value),
            _ => (target, None),
        };
        if let Form::Name(Name::Variable(name)) = self.unit.form(target) {
            let receiver = self.root(Root::Receiver(Some(class)));
            let field = self.member(receiver, name);
            self.places[field.index()].defs.push(Def { at: target, default, ..def.clone() });
        }
    }

    fn store_element(&mut self, target: NodeId, value: Option<NodeId>) {
        let Form::Member(member) = self.unit.form(target) else { return };
        let whole = self.place_of[self.unit.bare(member.object).index()];
        if let (Key::Computed(_), Some(value), Some(whole)) = (&member.key, value, whole) {
            self.places[whole.index()].elements.push(value);
        }
    }

    /// A declaration without a value gives none, but it does not read the place either.
    fn declare_only(&mut self, target: NodeId) {
        self.defined[target.index()] = true;
    }

    /// A loop's target takes the elements of what is walked over.
    fn element(&self, assign: NodeId) -> Option<Base> {
        match self.unit.form(self.unit.parent(assign)?) {
            Form::Loop(each) if each.target == Some(assign) => Some(each.over.map_or(Base::Unknown, Base::Element)),
            _ => None,
        }
    }

    fn is_in_pattern(&self, default: NodeId) -> bool {
        self.unit.parent(default).is_some_and(|parent| match self.unit.form(parent) {
            Form::Collection(_) => true,
            Form::Function(function) => function.params.iter().any(|param| param.target == default),
            Form::Assign(assign) => assign.target == default,
            _ => false,
        })
    }

    fn define_one(&mut self, name: NodeId, base: Base, hoisted: bool) {
        let def = Def { at: name, base, steps: Vec::new(), default: None, mode: AssignMode::Block, hoisted };
        self.define_all(name, &def);
    }

    /// Gives every name of a target or pattern its part of the value.
    fn define_all(&mut self, target: NodeId, def: &Def) {
        match self.unit.form(target) {
            Form::Collection(collection) => {
                let list = collection.kind == CollectionKind::List;
                for (index, entry) in collection.entries.iter().enumerate() {
                    let mut part = Def { default: None, ..def.clone() };
                    part.steps.push(step(entry, list, index));
                    self.define_all(entry.value, &part);
                }
            }
            Form::Assign(assign) if assign.mode == AssignMode::Default => {
                self.define_all(assign.target, &Def { default: assign.value, ..def.clone() });
            }
            Form::Coerce(coerce) => self.define_all(coerce.value, def),
            _ => {
                let Some(place) = self.place_of[target.index()] else { return };
                self.defined[target.index()] = !matches!(def.mode, AssignMode::Update);
                self.places[place.index()].defs.push(Def { at: target, ..def.clone() });
            }
        }
    }
}

fn step(entry: &Entry, list: bool, index: usize) -> Step {
    match &entry.key {
        _ if entry.spread => Step::Other,
        Some(Key::Named(name, _)) => Step::Key(name.clone()),
        None if list => Step::Index(index),
        _ => Step::Other,
    }
}

fn is_block(form: &Form) -> bool {
    matches!(form, Form::Block(_) | Form::Loop(_) | Form::Function(_))
}

fn is_function(form: &Form) -> bool {
    matches!(form, Form::Function(_))
}
