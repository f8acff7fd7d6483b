//! Names: which place a name means, which values can stand in it, and whether a node is reached on every path.
//!
//! Language-neutral, and ignorant of which names matter: it says that `Cap` is `b.C` of the module `a`,
//! not that this is a token.

mod constant;
mod functions;
mod places;
mod reach;
mod trace;

pub use functions::Callers;
pub use places::{Base, Def, Place, PlaceId, Root, Step};
pub use reach::Passage;
pub use trace::Origin;

use crate::syntax::{Form, NodeId, Runs, Text, Unit};
use std::{cell::RefCell, collections::HashMap, rc::Rc};

/// For each definition of a place the nodes that may read it.
type Readers = Vec<Vec<NodeId>>;

/// Everything resolution knows about one unit.
pub struct Names<'u> {
    /// The unit it is about.
    pub unit: &'u Unit,
    places: Vec<Place>,
    place_of: Vec<Option<PlaceId>>,
    members: HashMap<(PlaceId, &'u str), PlaceId>,
    /// Nodes that define their place and do not read it.
    defined: Vec<bool>,
    /// For each node the innermost function that may run at another time than the code around it.
    frames: Vec<Option<NodeId>>,
    returns: HashMap<NodeId, Vec<NodeId>>,
    /// Where each function returns, in the order of evaluation.
    exits: HashMap<NodeId, Vec<NodeId>>,
    /// Modules all of whose names were imported.
    opened: Vec<Vec<Text>>,
    /// The definitions that take their value from an expression, or from an element of it.
    taken: HashMap<NodeId, Vec<(PlaceId, usize)>>,
    /// The definitions that take an expression where there is no other value.
    defaulted: HashMap<NodeId, Vec<(PlaceId, usize)>>,
    /// The definitions that take a named part of a place by a pattern.
    parted: HashMap<(PlaceId, Text), Vec<(PlaceId, usize)>>,
    /// The definitions of a function's parameters.
    params: HashMap<(NodeId, usize), Vec<(PlaceId, usize)>>,
    readers: RefCell<HashMap<PlaceId, Readers>>,
    traced: RefCell<HashMap<NodeId, Rc<[Origin]>>>,
    tracing: RefCell<Vec<NodeId>>,
}

impl<'u> Names<'u> {
    /// Resolves all names of a unit.
    #[must_use]
    pub fn new(unit: &'u Unit) -> Self {
        let places::Collected { places, place_of, members, defined } = places::collect(unit);
        let mut names = Self {
            unit,
            places,
            place_of,
            members,
            defined,
            frames: Vec::new(),
            returns: functions::returns(unit),
            exits: functions::exits(unit),
            opened: opened(unit),
            taken: HashMap::new(),
            defaulted: HashMap::new(),
            parted: HashMap::new(),
            params: HashMap::new(),
            readers: RefCell::default(),
            traced: RefCell::default(),
            tracing: RefCell::default(),
        };
        names.frames = names.all_frames();
        names.sort_definitions();
        names.index_definitions();
        names
    }

    /// The place a name or member means, if it can be said without running the program.
    #[must_use]
    pub fn place(&self, node: NodeId) -> Option<PlaceId> {
        self.place_of[self.unit.bare(node).index()]
    }

    /// The place of a named member of a place, if the file mentions it.
    #[must_use]
    pub fn member(&self, whole: PlaceId, name: &str) -> Option<PlaceId> {
        self.members.get(&(whole, name)).copied()
    }

    /// All variables, those included that the file does not declare.
    pub fn variables(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        let variable = |(_, place): &(PlaceId, &Place)| place.path.is_empty();
        self.places.iter().enumerate().map(|(index, place)| (PlaceId::new(index), place)).filter(variable)
    }

    /// Whether a node gives its place a value rather than reading it.
    #[must_use]
    pub fn defines(&self, node: NodeId) -> bool {
        self.defined[node.index()]
    }

    /// A place's definitions and uses.
    #[must_use]
    pub fn at(&self, place: PlaceId) -> &Place {
        &self.places[place.index()]
    }

    /// The innermost function around a node that may run at another time than the code around it; `None` for the file.
    #[must_use]
    pub fn frame(&self, node: NodeId) -> Option<NodeId> {
        self.frames[node.index()]
    }

    /// Whether a function runs where it is written: a callback of a known loop, or called on the spot.
    #[must_use]
    pub fn runs_in_place(&self, function: NodeId) -> bool {
        let Form::Function(form) = self.unit.form(function) else { return false };
        matches!(form.runs, Runs::Each(_) | Runs::Once(_)) || self.called_on_the_spot(function).is_some()
    }

    /// The call of a function that is called where it is written.
    #[must_use]
    pub fn called_on_the_spot(&self, function: NodeId) -> Option<NodeId> {
        let mut callee = function;
        let call = self.unit.ancestors(function).find(|&node| {
            let wraps = matches!(self.unit.form(node), Form::Coerce(_));
            if wraps {
                callee = node;
            }
            !wraps
        })?;
        matches!(self.unit.form(call), Form::Call(form) if form.callee == callee).then_some(call)
    }

    /// The definitions that take their value, or a part of it, from this expression.
    #[must_use]
    pub fn taken_from(&self, value: NodeId) -> &[(PlaceId, usize)] {
        self.taken.get(&value).map(Vec::as_slice).unwrap_or_default()
    }

    /// The definitions that take this expression where there is no other value.
    #[must_use]
    pub fn defaulted_from(&self, value: NodeId) -> &[(PlaceId, usize)] {
        self.defaulted.get(&value).map(Vec::as_slice).unwrap_or_default()
    }

    /// The definitions that take a member of a place by a pattern: `const { member } = whole`.
    #[must_use]
    pub fn parted_from(&self, member: PlaceId) -> &[(PlaceId, usize)] {
        let whole = self.at(member).of.as_ref();
        whole.and_then(|whole| self.parted.get(whole)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The definitions that the n-th argument of a function gives.
    #[must_use]
    pub fn taken_from_param(&self, function: NodeId, index: usize) -> &[(PlaceId, usize)] {
        self.params.get(&(function, index)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The nodes that may read what a definition gave, in the order of evaluation.
    #[must_use]
    pub fn readers(&self, place: PlaceId, def: usize) -> Vec<NodeId> {
        if let Some(known) = self.readers.borrow().get(&place) {
            return known.get(def).cloned().unwrap_or_default();
        }
        let defs = &self.at(place).defs;
        let numbers =
            defs.iter().enumerate().map(|(number, def)| (std::ptr::from_ref(def), number)).collect::<HashMap<_, _>>();
        let mut readers = vec![Vec::new(); defs.len()];
        for &reader in &self.at(place).uses {
            for def in self.reaching(reader) {
                readers[numbers[&std::ptr::from_ref(def)]].push(reader);
            }
        }
        let found = readers.get(def).cloned().unwrap_or_default();
        self.readers.borrow_mut().insert(place, readers);
        found
    }

    fn index_definitions(&mut self) {
        for (index, place) in self.places.iter().enumerate() {
            let id = PlaceId::new(index);
            for (at, def) in place.defs.iter().enumerate() {
                if let Some(default) = def.default {
                    self.defaulted.entry(default).or_default().push((id, at));
                }
                match def.base {
                    Base::Node(value) | Base::Element(value) => self.taken.entry(value).or_default().push((id, at)),
                    Base::Param(function, param) => self.params.entry((function, param)).or_default().push((id, at)),
                    _ => {}
                }
                if let (Base::Node(value), [Step::Key(name)]) = (def.base, def.steps.as_slice())
                    && let Some(whole) = self.place_of[self.unit.bare(value).index()]
                {
                    self.parted.entry((whole, name.clone())).or_default().push((id, at));
                }
            }
        }
    }

    fn all_frames(&self) -> Vec<Option<NodeId>> {
        let mut frames = vec![None; self.unit.ids().count()];
        // Parents have greater numbers than their children.
        for node in self.unit.ids().rev() {
            let Some(parent) = self.unit.parent(node) else { continue };
            let opens = matches!(self.unit.form(parent), Form::Function(_)) && !self.runs_in_place(parent);
            frames[node.index()] = if opens { Some(parent) } else { frames[parent.index()] };
        }
        frames
    }
}

fn opened(unit: &Unit) -> Vec<Vec<Text>> {
    let module = |node| match unit.form(node) {
        Form::Import(import) if import.everything => Some(import.module.clone()),
        _ => None,
    };
    unit.ids().filter_map(module).collect()
}
