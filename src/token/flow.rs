//! Where a value goes: through variables, members, collections, helper functions and results, as far as the file shows.

use super::Reason;
use crate::{
    resolve::{Base, Names, PlaceId, Root, Step},
    sdk::{Does, Type},
    source::Span,
    syntax::{Arg, AssignMode, Branch, BranchKind, Collection, Form, JumpKind, Key, Literal, NodeId, Text},
};
use std::collections::HashSet;

/// A token that goes more ways than this is not followed further.
const MOST_STEPS: usize = 2_000;

/// Of a place that more than this give values to, not every reader is known.
const MOST_WRITERS: usize = 32;

/// Helpers that call helpers are followed this deep.
const MOST_CALLS: usize = 6;

/// How a value came to a node: the results it was returned as, and the calls it was handed through.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Trail {
    /// Values of `return`s it left functions by, first to last.
    pub(super) returned: Vec<NodeId>,
    /// What stands for the construction in the frame after those.
    pub(super) origin: NodeId,
    /// Calls it was handed into, outermost first.
    pub(super) calls: Vec<NodeId>,
    /// Whether it may be another value instead that came here.
    pub(super) maybe: bool,
}

/// A method called on the value, or a property set on it.
#[derive(Debug, Clone)]
pub(super) struct Touch {
    pub(super) name: Text,
    /// Where the method's or property's name stands.
    pub(super) name_span: Span,
    /// The call or the assignment.
    pub(super) call: NodeId,
    pub(super) trail: Trail,
}

/// Everything that happens to one value.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) touches: Vec<Touch>,
    pub(super) reasons: Vec<(Span, Reason)>,
    pub(super) holders: HashSet<NodeId>,
}

/// Follows an object of a class from its construction.
pub(super) fn follow(names: &Names<'_>, kind: &Type, construct: NodeId) -> Flow {
    let trail = Trail { returned: Vec::new(), origin: construct, calls: Vec::new(), maybe: false };
    let mut walk = Walk { names, kind, flow: Flow::default(), seen: HashSet::new(), pending: Vec::new() };
    walk.go(construct, Vec::new(), trail);
    let mut steps = 0;
    while let Some(state) = walk.pending.pop() {
        steps += 1;
        if steps > MOST_STEPS {
            walk.because(construct, Reason::TooManyWays);
            break;
        }
        walk.step(&state);
    }
    walk.flow.reasons.sort();
    walk.flow.reasons.dedup();
    walk.flow.touches.sort_by_key(|touch| touch.call);
    walk.flow
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct State {
    node: NodeId,
    /// The collection entries the value is wrapped in, outermost last.
    inside: Vec<Wrap>,
    trail: Trail,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Wrap {
    Key(Text),
    /// At this index of a list, if it is known.
    Element(Option<usize>),
}

struct Walk<'a, 'u> {
    names: &'a Names<'u>,
    kind: &'a Type,
    flow: Flow,
    seen: HashSet<State>,
    pending: Vec<State>,
}

impl Walk<'_, '_> {
    fn go(&mut self, node: NodeId, inside: Vec<Wrap>, trail: Trail) {
        let state = State { node, inside, trail };
        if self.seen.insert(state.clone()) {
            if state.inside.is_empty() {
                self.flow.holders.insert(node);
            }
            self.pending.push(state);
        }
    }

    fn because(&mut self, node: NodeId, reason: Reason) {
        self.flow.reasons.push((self.names.unit.span(node), reason));
    }

    fn step(&mut self, state: &State) {
        for &(place, def) in self.names.taken_from(state.node) {
            self.bind(place, def, state, &state.trail);
        }
        for &(place, def) in self.names.defaulted_from(state.node) {
            let trail = Trail { maybe: true, ..state.trail.clone() };
            self.readers(place, def, &state.inside, &trail);
        }
        let Some(parent) = self.names.unit.parent(state.node) else { return };
        let onward = |walk: &mut Self| walk.go(parent, state.inside.clone(), state.trail.clone());
        match self.names.unit.form(parent) {
            Form::Coerce(_) => onward(self),
            Form::Assign(assign) if assign.value == Some(state.node) => {
                if self.names.taken_from(state.node).is_empty() && self.names.defaulted_from(state.node).is_empty() {
                    self.because(parent, Reason::Stored);
                }
                onward(self);
            }
            Form::Member(member) if member.object == state.node => self.member(parent, &member.key, state),
            Form::Call(call) if call.callee != state.node => self.passed(parent, &call.args, state),
            Form::Construct(construct) => self.passed(parent, &construct.args, state),
            // Read without being written: all variables are handed on.
            Form::Collection(_) if self.is_implied(state.node) => self.because(parent, Reason::LookedUp),
            Form::Collection(collection) => self.collected(parent, collection, state),
            Form::Branch(branch) if is_value(branch, state.node) => {
                // Of a value that was made before, another may be chosen.
                let decides = match branch.kind {
                    BranchKind::Either => true,
                    BranchKind::OrTest => state.node != branch.test,
                    BranchKind::IfAll | BranchKind::FallThrough => false,
                };
                let before = !self.names.unit.is_inside(state.trail.origin, parent);
                let maybe = state.trail.maybe || (decides && before);
                self.go(parent, state.inside.clone(), Trail { maybe, ..state.trail.clone() });
            }
            Form::Block(body) if body.last() == Some(&state.node) && self.is_sequence(parent) => onward(self),
            Form::Try(attempt) if attempt.last != Some(state.node) && self.is_sequence(state.node) => onward(self),
            Form::Jump(jump) if jump.kind == JumpKind::Return => self.returned(parent, state),
            Form::Jump(_) => self.because(parent, Reason::HandedOn),
            Form::Function(function) if function.body == Some(state.node) => self.returned(state.node, state),
            Form::Literal(_) => self.put_into_text(state),
            Form::Opaque(_) if self.is_used(parent) => self.because(state.node, Reason::HandedOn),
            _ => {}
        }
    }

    /// The value is put into a text, which may be what makes its own.
    fn put_into_text(&mut self, state: &State) {
        let method = self.kind.as_text.as_ref().filter(|name| self.kind.methods.contains_key(*name));
        let Some(name) = method.filter(|_| state.inside.is_empty()) else {
            return self.because(state.node, Reason::PropertyUsed);
        };
        let name_span = self.names.unit.span(state.node);
        let touch = Touch { name: Text::from(&**name), name_span, call: state.node, trail: state.trail.clone() };
        self.flow.touches.push(touch);
    }

    fn collected(&mut self, parent: NodeId, collection: &Collection, state: &State) {
        let Some(at) = collection.entries.iter().position(|entry| entry.value == state.node) else { return };
        let entry = &collection.entries[at];
        let known = !collection.entries[..at].iter().any(|entry| entry.spread);
        match &entry.key {
            _ if entry.spread => self.because(parent, Reason::PropertyUsed),
            Some(Key::Named(name, _)) => self.wrap(parent, Wrap::Key(name.clone()), state),
            _ => self.wrap(parent, Wrap::Element(known.then_some(at)), state),
        }
    }

    fn is_implied(&self, node: NodeId) -> bool {
        let span = self.names.unit.span(node);
        span.start == span.end && matches!(self.names.unit.form(node), Form::Name(_))
    }

    /// Whether a block stands where a value is used, as a comma expression does, rather than statements: also as an arm of
    /// what stands there, or at its end.
    fn is_sequence(&self, block: NodeId) -> bool {
        use Form::{Block, Branch, Class, Function, Loop, Try};
        let unit = self.names.unit;
        let mut node = block;
        while let Some(outer) = unit.parent(node) {
            match unit.form(outer) {
                Block(body) if body.last() == Some(&node) => {}
                Branch(branch) if branch.arms.contains(&node) => {}
                Try(attempt) if attempt.last != Some(node) => {}
                Block(_) | Branch(_) | Class(_) | Function(_) | Loop(_) | Try(_) => return false,
                _ => return true,
            }
            node = outer;
        }
        false
    }

    /// Whether something not followed stands where a value is used; several declarations in one statement do not, nor do
    /// types.
    fn is_used(&self, opaque: NodeId) -> bool {
        match self.names.unit.parent(opaque).map(|outer| self.names.unit.form(outer)) {
            None | Some(Form::Block(_)) => false,
            // Statements of one of the ways.
            Some(Form::Branch(branch)) if branch.kind == BranchKind::FallThrough => !branch.arms.contains(&opaque),
            Some(Form::Assign(assign)) => assign.annotation != Some(opaque),
            Some(Form::Function(function)) => {
                function.result != Some(opaque) && !function.params.iter().any(|param| param.annotation == Some(opaque))
            }
            Some(_) => true,
        }
    }

    fn wrap(&mut self, collection: NodeId, wrap: Wrap, state: &State) {
        let inside = state.inside.iter().cloned().chain([wrap]).collect();
        self.go(collection, inside, state.trail.clone());
    }

    /// A definition takes the value, or the entry of a collection that holds it.
    fn bind(&mut self, place: PlaceId, index: usize, state: &State, trail: &Trail) {
        let names = self.names;
        let def = &names.at(place).defs[index];
        let mut inside = state.inside.clone();
        let element = matches!(def.base, Base::Element(_)).then_some(Step::Other);
        for step in element.iter().chain(&def.steps) {
            match (step, inside.last()) {
                (Step::Key(name), Some(Wrap::Key(key))) if name == key => drop(inside.pop()),
                (Step::Index(index), Some(Wrap::Element(Some(at)))) if index != at => return,
                (Step::Index(_) | Step::Other, Some(Wrap::Element(_))) => drop(inside.pop()),
                (Step::Other, Some(Wrap::Key(_))) => {}
                _ => return,
            }
        }
        let place_info = names.at(place);
        let elsewhere = match place_info.root {
            Root::Global(_) => true,
            Root::Declared(..) => !place_info.path.is_empty(),
            Root::Receiver(_) => false,
        };
        if elsewhere {
            self.because(def.at, Reason::Stored);
        }
        self.readers(place, index, &inside, trail);
        for &(place, def) in names.parted_from(place) {
            self.readers(place, def, &inside, trail);
        }
    }

    /// Follows a definition to everything that may read it.
    fn readers(&mut self, place: PlaceId, index: usize, inside: &[Wrap], trail: &Trail) {
        let names = self.names;
        let readers = names.readers(place, index);
        self.flow.holders.insert(names.at(place).defs[index].at);
        if readers.is_empty() && names.at(place).defs.len() > MOST_WRITERS {
            self.because(names.at(place).defs[index].at, Reason::TooManyWays);
        }
        for reader in readers {
            self.go(reader, inside.to_vec(), trail.clone());
        }
    }

    fn member(&mut self, member: NodeId, key: &Key, state: &State) {
        let mut inside = state.inside.clone();
        match (inside.pop(), key) {
            (None, Key::Named(name, span)) => self.property(member, name, *span, state),
            (None, Key::Computed(_)) => self.because(member, Reason::PropertyUsed),
            (Some(Wrap::Key(wanted)), Key::Named(name, _)) if wanted != *name => {}
            (Some(Wrap::Element(_)), Key::Named(..)) => {}
            (Some(Wrap::Element(at)), Key::Computed(index)) => {
                let index = match self.names.unit.form(*index) {
                    Form::Literal(Literal::Number(number)) => Some(*number),
                    _ => None,
                };
                // Indices of lists written out are small and exact.
                #[allow(clippy::cast_precision_loss, reason = "see above")]
                let same = index.zip(at).map(|(index, at)| (index - at as f64).abs() < 0.5);
                if same != Some(false) {
                    let maybe = state.trail.maybe || same.is_none();
                    self.go(member, inside, Trail { maybe, ..state.trail.clone() });
                }
            }
            // Some entry of the map, perhaps this one.
            (Some(Wrap::Key(_)), Key::Computed(_)) => self.go(member, inside, Trail { maybe: true, ..state.trail.clone() }),
            _ => self.go(member, inside, state.trail.clone()),
        }
    }

    fn property(&mut self, member: NodeId, name: &Text, name_span: Span, state: &State) {
        let mut callee = member;
        while let Some(outer) =
            self.names.unit.parent(callee).filter(|&outer| matches!(self.names.unit.form(outer), Form::Coerce(_)))
        {
            callee = outer;
        }
        let Some(parent) = self.names.unit.parent(callee) else { return };
        if !self.names.is_callee(callee, parent) {
            return self.used(callee, parent, name, name_span, state);
        }
        let Some(method) = self.kind.method(name) else {
            return self.because(parent, Reason::UnknownMethod(name.clone()));
        };
        let touch = Touch { name: name.clone(), name_span, call: parent, trail: state.trail.clone() };
        self.flow.touches.push(touch);
        if method.fluent {
            self.go(parent, Vec::new(), state.trail.clone());
        } else if method.does != Does::Generate && self.is_chained(parent) {
            self.because(parent, Reason::NotChainable);
            self.go(parent, Vec::new(), state.trail.clone());
        }
    }

    /// A property is set or read. Reading one that the table knows tells nothing new about the value.
    fn used(&mut self, member: NodeId, parent: NodeId, name: &Text, name_span: Span, state: &State) {
        let known = self.kind.properties.contains_key(&**name);
        match self.names.unit.form(parent) {
            Form::Test(_) => {}
            Form::Assign(assign) if known && assign.target == member && assign.mode != AssignMode::Update => {
                let maybe = state.trail.maybe || assign.mode == AssignMode::Default;
                let trail = Trail { maybe, ..state.trail.clone() };
                self.flow.touches.push(Touch { name: name.clone(), name_span, call: parent, trail });
            }
            _ if known && !self.names.defines(member) => {}
            _ => self.because(member, Reason::PropertyUsed),
        }
    }

    fn is_chained(&self, call: NodeId) -> bool {
        let outer = self.names.unit.parent(call).map(|outer| self.names.unit.form(outer));
        matches!(outer, Some(Form::Member(member)) if member.object == call)
    }

    /// The value is an argument: followed into a function of this file.
    fn passed(&mut self, call: NodeId, args: &[Arg], state: &State) {
        let arg = args.iter().find(|arg| arg.value == state.node && !arg.spread);
        let params = self.names.called(call).and_then(|function| {
            let index = self.names.parameter(args, arg?, function)?;
            Some(self.names.taken_from_param(function, index))
        });
        let params = params.filter(|params| !params.is_empty() && state.trail.calls.len() < MOST_CALLS);
        let Some(params) = params else { return self.because(call, Reason::HandedOn) };
        let mut trail = state.trail.clone();
        trail.calls.push(call);
        for &(place, def) in params {
            self.bind(place, def, state, &trail);
        }
    }

    /// The value is a function's result: followed to the calls of that function.
    fn returned(&mut self, returned: NodeId, state: &State) {
        let Some(function) = self.names.function_around(returned) else { return };
        let mut trail = state.trail.clone();
        if let Some(call) = trail.calls.pop() {
            return self.go(call, state.inside.clone(), trail);
        }
        let callers = self.names.callers(function);
        if callers.open {
            self.because(returned, Reason::Returned);
        }
        self.flow.holders.insert(function);
        for call in callers.calls {
            let returned = state.trail.returned.iter().copied().chain([returned]).collect();
            let trail = Trail { returned, origin: call, calls: Vec::new(), maybe: state.trail.maybe };
            self.go(call, state.inside.clone(), trail);
        }
    }
}

/// Whether a part of a branch may be its value rather than only decide.
pub(super) fn is_value(branch: &Branch, part: NodeId) -> bool {
    match branch.kind {
        BranchKind::OrTest => true,
        BranchKind::IfAll => branch.arms.last() == Some(&part),
        BranchKind::Either | BranchKind::FallThrough => part != branch.test,
    }
}
