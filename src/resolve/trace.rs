//! Tracing a value back to where it comes from, through aliases, patterns, branches and functions of the file.

use super::{Base, Def, Names, Root, Step};
use crate::syntax::{Arg, Branch, BranchKind, Collection, CollectionKind, Form, Key, Literal, Name, NodeId, Text};
use std::rc::Rc;

/// Longer chains of aliases are not followed.
const LONGEST_CHAIN: usize = 64;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// A name inside an imported module.
    Imported(Vec<Text>),
    /// A name that a module may bring in, all of whose names were imported.
    Perhaps(Vec<Text>),
    /// A name, with members, that the file does not declare.
    Global(Vec<Text>),
    /// Made by this expression, or read by it from something that is not followed.
    Made(NodeId),
    /// The n-th argument of a function.
    Param(NodeId, usize),
    /// Not known.
    Unknown,
}

impl Names<'_> {
    /// The values an expression may have, in no particular order; never empty.
    #[must_use]
    pub fn trace(&self, node: NodeId) -> Rc<[Origin]> {
        if let Some(known) = self.traced.borrow().get(&node) {
            return Rc::clone(known);
        }
        {
            let mut tracing = self.tracing.borrow_mut();
            if tracing.len() > LONGEST_CHAIN || tracing.contains(&node) {
                return Rc::from([Origin::Unknown]);
            }
            tracing.push(node);
        }
        let mut origins = Vec::new();
        for origin in self.origins(node) {
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        if origins.is_empty() {
            origins.push(Origin::Made(node));
        }
        self.tracing.borrow_mut().pop();
        let origins: Rc<[Origin]> = Rc::from(origins);
        self.traced.borrow_mut().insert(node, Rc::clone(&origins));
        origins
    }

    /// The only expression a value can come from.
    #[must_use]
    pub fn made_by(&self, node: NodeId) -> Option<NodeId> {
        match *self.trace(node) {
            [Origin::Made(made)] => Some(made),
            _ => None,
        }
    }

    fn origins(&self, node: NodeId) -> Vec<Origin> {
        match self.unit.form(node) {
            Form::Coerce(coerce) => self.trace(coerce.value).to_vec(),
            Form::Import(import) if import.names.is_empty() => vec![Origin::Imported(import.module.clone())],
            Form::Name(Name::Variable(_)) => self.variable_origins(node),
            Form::Member(_) => self.member_origins(node),
            Form::Assign(assign) => assign.value.map(|value| self.trace(value).to_vec()).unwrap_or_default(),
            Form::Branch(branch) => self.branch_origins(branch),
            Form::Block(body) => body.last().map(|&last| self.trace(last).to_vec()).unwrap_or_default(),
            Form::Try(attempt) => {
                let ways = [attempt.body].into_iter().chain(attempt.handlers.iter().copied());
                ways.flat_map(|way| self.trace(way).to_vec()).collect()
            }
            Form::Call(call) => self.call_origins(call.callee, &call.args),
            _ => Vec::new(),
        }
    }

    fn variable_origins(&self, node: NodeId) -> Vec<Origin> {
        let Some(place) = self.place(node).map(|place| self.at(place)) else { return Vec::new() };
        let reaching = self.reaching(node);
        if reaching.len() >= super::reach::MOST_REACHING {
            return vec![Origin::Unknown];
        }
        let origins = reaching.into_iter().flat_map(|def| self.origins_of(def)).collect::<Vec<_>>();
        match &place.root {
            Root::Global(name) if origins.is_empty() => {
                let inside = |module: &Vec<Text>| Origin::Perhaps(module.iter().chain([name]).cloned().collect());
                self.opened.iter().map(inside).chain([Origin::Global(vec![name.clone()])]).collect()
            }
            _ => origins,
        }
    }

    fn member_origins(&self, node: NodeId) -> Vec<Origin> {
        let Form::Member(member) = self.unit.form(node) else { return Vec::new() };
        let assigned = self.reaching(node).into_iter().flat_map(|def| self.origins_of(def)).collect::<Vec<_>>();
        let step = match &member.key {
            Key::Named(name, _) => Step::Key(name.clone()),
            Key::Computed(_) => Step::Other,
        };
        if !assigned.is_empty() {
            return assigned.into_iter().flat_map(|origin| self.accessed(origin)).collect();
        }
        self.trace(member.object).iter().flat_map(|whole| self.part(whole, &step, node)).collect()
    }

    /// What reading a member gives: the result of a function that is called by that.
    fn accessed(&self, origin: Origin) -> Vec<Origin> {
        match origin {
            Origin::Made(made) if matches!(self.unit.form(made), Form::Function(function) if function.accessor) => {
                self.returns(made).iter().flat_map(|&returned| self.trace(returned).to_vec()).collect()
            }
            other => vec![other],
        }
    }

    /// What a definition gives, its default included where nothing else is known.
    #[must_use]
    pub fn origins_of(&self, def: &Def) -> Vec<Origin> {
        let mut origins = match def.base {
            Base::Node(value) => self.trace(value).to_vec(),
            Base::Import(node, index) => self.import_origin(node, index),
            Base::Param(function, index) => self.param_origins(function, index),
            Base::Element(over) => self.elements(over),
            Base::Unknown => vec![Origin::Unknown],
        };
        for step in &def.steps {
            origins = origins.iter().flat_map(|whole| self.part(whole, step, def.at)).collect();
        }
        if let Some(default) = def.default.filter(|_| !origins.iter().any(|origin| matches!(origin, Origin::Imported(_)))) {
            origins.extend(self.trace(default).iter().cloned());
        }
        origins
    }

    /// A parameter's value: known where the function is called on the spot.
    fn param_origins(&self, function: NodeId, index: usize) -> Vec<Origin> {
        let call = self.called_on_the_spot(function).map(|call| self.unit.form(call));
        let arg = match call {
            Some(Form::Call(call)) => self.argument(&call.args, function, index),
            _ => None,
        };
        arg.map_or_else(|| vec![Origin::Param(function, index)], |arg| self.trace(arg.value).to_vec())
    }

    fn import_origin(&self, node: NodeId, index: usize) -> Vec<Origin> {
        let Form::Import(import) = self.unit.form(node) else { return Vec::new() };
        let path = import.names.get(index).map(|name| name.path.as_slice()).unwrap_or_default();
        vec![Origin::Imported(import.module.iter().chain(path).cloned().collect())]
    }

    /// The elements a collection may hold: those written out, and those pushed or spread are not known here.
    fn elements(&self, over: NodeId) -> Vec<Origin> {
        let each = |origin: &Origin| match origin {
            Origin::Made(made) => match self.unit.form(*made) {
                Form::Collection(Collection { kind: CollectionKind::List, entries }) => entries
                    .iter()
                    .flat_map(
                        |entry| if entry.spread { self.elements(entry.value) } else { self.trace(entry.value).to_vec() },
                    )
                    .collect(),
                _ => vec![Origin::Unknown],
            },
            _ => vec![Origin::Unknown],
        };
        let stored = self.place(over).map(|place| self.at(place).elements.as_slice()).unwrap_or_default();
        let stored = stored.iter().flat_map(|&value| self.trace(value).to_vec());
        self.trace(over).iter().flat_map(each).chain(stored).collect()
    }

    /// A part of a value; `here` stands for a part that is read from something not followed.
    fn part(&self, whole: &Origin, step: &Step, here: NodeId) -> Vec<Origin> {
        match (whole, step) {
            (Origin::Imported(path), Step::Key(name)) => {
                vec![Origin::Imported(path.iter().chain([name]).cloned().collect())]
            }
            (Origin::Perhaps(path), Step::Key(name)) => vec![Origin::Perhaps(path.iter().chain([name]).cloned().collect())],
            (Origin::Global(path), Step::Key(name)) => vec![Origin::Global(path.iter().chain([name]).cloned().collect())],
            (Origin::Made(made), _) => match self.unit.form(*made) {
                // Reading a part of nothing fails: no value comes from there.
                Form::Literal(Literal::Null) => Vec::new(),
                Form::Collection(collection) => self.entry(collection, step).unwrap_or_else(|| vec![Origin::Made(here)]),
                _ => vec![Origin::Made(here)],
            },
            (Origin::Param(..), _) => vec![Origin::Made(here)],
            _ => vec![Origin::Unknown],
        }
    }

    fn entry(&self, collection: &Collection, step: &Step) -> Option<Vec<Origin>> {
        let found = match step {
            Step::Key(wanted) => collection.entries.iter().rev().find(|entry| {
                entry.spread || matches!(&entry.key, Some(Key::Named(name, _)) if name == wanted) || entry.key.is_none()
            })?,
            Step::Index(index) => {
                collection.entries.iter().take(index + 1).find(|entry| entry.spread).or(collection.entries.get(*index))?
            }
            Step::Other => return None,
        };
        (!found.spread).then(|| self.trace(found.value).to_vec())
    }

    fn branch_origins(&self, branch: &Branch) -> Vec<Origin> {
        let test = (branch.kind == BranchKind::OrTest).then_some(branch.test);
        let skipped = if branch.kind == BranchKind::IfAll { branch.arms.len().saturating_sub(1) } else { 0 };
        test.into_iter().chain(branch.arms.iter().copied().skip(skipped)).flat_map(|arm| self.trace(arm).to_vec()).collect()
    }

    /// What a call of a function of this file gives.
    fn call_origins(&self, callee: NodeId, args: &[Arg]) -> Vec<Origin> {
        let Some(function) = self.made_by(callee).filter(|&made| matches!(self.unit.form(made), Form::Function(_))) else {
            return Vec::new();
        };
        let value = |origin: &Origin| match origin {
            Origin::Param(of, index) if *of == function => match self.argument(args, function, *index) {
                Some(arg) => self.trace(arg.value).to_vec(),
                None => vec![Origin::Unknown],
            },
            other => vec![other.clone()],
        };
        self.returns(function)
            .iter()
            .flat_map(|&returned| self.trace(returned).to_vec())
            .flat_map(|origin| value(&origin))
            .collect()
    }

    /// The text a value certainly is.
    #[must_use]
    pub fn constant_text(&self, node: NodeId) -> Option<&str> {
        match self.unit.form(self.made_by(node)?) {
            Form::Literal(Literal::Text(text, holes)) if holes.is_empty() => Some(text),
            _ => None,
        }
    }
}
