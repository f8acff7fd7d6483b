//! Reaching definitions and the conditions on a path, read off the tree.
//!
//! There is no control-flow graph: the languages are structured, so that how two nodes relate is decided at their common
//! ancestor and on the way up to it. Node numbers are the order of evaluation.

use super::{Def, Names, Root};
use crate::syntax::{AssignMode, BranchKind, Form, Jump, JumpKind, NodeId, Runs};

/// More definitions than this, reaching from other functions, are not told apart.
const MOST_DISTANT: usize = 64;

/// What lies between a node and an outer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passage {
    /// The node may be left out: an arm of a branch, a handler, code that may fail before it.
    pub conditional: bool,
    /// The node may run any number of times.
    pub repeated: bool,
    /// The node runs at another time: it is inside a function that is not called on the spot.
    pub deferred: bool,
    /// An arm around the node does not go on: it returns or throws.
    pub leaves: bool,
}

impl Passage {
    /// Whether the node runs exactly once whenever the outer one does.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        !self.conditional && !self.repeated && !self.deferred
    }
}

/// A value that may come from more definitions than this is not known.
pub(super) const MOST_REACHING: usize = 32;

impl Names<'_> {
    /// What lies between a node and an outer one that contains it; the outer one itself counts only if it is passed.
    #[must_use]
    pub fn passage(&self, inner: NodeId, outer: NodeId) -> Passage {
        let mut passage = Passage::default();
        let mut child = inner;
        while child != outer {
            let Some(parent) = self.unit.parent(child) else { break };
            if parent == outer {
                break;
            }
            self.step_out(child, parent, &mut passage);
            if matches!(self.unit.form(parent), Form::Function(_)) {
                passage.conditional |= self.returns_between(parent, None, inner);
            }
            child = parent;
        }
        passage
    }

    /// What lies between a node and the function that is called to run it.
    #[must_use]
    pub fn passage_in(&self, node: NodeId, function: NodeId) -> Passage {
        let mut passage = self.passage(node, function);
        passage.conditional |= self.returns_between(function, None, node);
        passage
    }

    /// Whether a function may return before it comes to a node, and after another where one is given.
    #[must_use]
    pub fn returns_between(&self, function: NodeId, after: Option<NodeId>, before: NodeId) -> bool {
        let jumps = self.exits.get(&function).map(Vec::as_slice).unwrap_or_default();
        let between = |&jump: &NodeId| after.is_none_or(|after| after < jump) && jump < before;
        jumps.iter().any(|jump| between(jump) && !self.unit.is_inside(before, *jump))
    }

    fn step_out(&self, child: NodeId, parent: NodeId, passage: &mut Passage) {
        match self.unit.form(parent) {
            Form::Branch(branch) if child != branch.test => {
                passage.conditional = true;
                passage.leaves |= self.leaves(child);
            }
            Form::Loop(each) if each.body.contains(&child) => passage.repeated = true,
            Form::Try(attempt) if child == attempt.body => {
                passage.conditional |= !attempt.handlers.iter().all(|&handler| self.leaves(handler));
            }
            Form::Try(attempt) if attempt.last != Some(child) => {
                passage.conditional = true;
                passage.leaves |= self.leaves(child);
            }
            Form::Function(function) => match function.runs {
                Runs::Each(_) => passage.repeated = true,
                Runs::Once(_) => {}
                Runs::Unknown | Runs::Later(_) => passage.deferred |= self.called_on_the_spot(parent).is_none(),
            },
            _ => {}
        }
    }

    /// Whether a statement always ends by leaving the function.
    #[must_use]
    pub fn leaves(&self, node: NodeId) -> bool {
        match self.unit.form(node) {
            Form::Jump(Jump { kind: JumpKind::Return | JumpKind::Throw, .. }) => true,
            Form::Block(body) | Form::Opaque(body) => body.iter().any(|&statement| self.leaves(statement)),
            Form::Branch(branch) => branch.exhaustive && branch.arms.iter().all(|&arm| self.leaves(arm)),
            Form::Try(attempt) => {
                let last = attempt.last.is_some_and(|last| self.leaves(last));
                last || (self.leaves(attempt.body) && attempt.handlers.iter().all(|&handler| self.leaves(handler)))
            }
            _ => false,
        }
    }

    /// Whether the first node has run on every path that comes to the second one, both in one frame.
    #[must_use]
    pub fn always_before(&self, first: NodeId, second: NodeId) -> bool {
        let Some(common) = self.unit.common_ancestor(first, second) else { return false };
        first < second && self.relation(first, second, common).is_plain()
    }

    /// Whether two nodes stand on ways of which only one is taken.
    #[must_use]
    pub fn exclude_each_other(&self, a: NodeId, b: NodeId) -> bool {
        let Some(common) = self.unit.common_ancestor(a, b).filter(|&common| common != a && common != b) else {
            return false;
        };
        match self.unit.form(common) {
            Form::Branch(branch) if branch.kind == BranchKind::Either => {
                let in_test = |node| self.unit.is_inside(node, branch.test);
                !in_test(a) && !in_test(b)
            }
            _ => false,
        }
    }

    /// The passage from a node up to an ancestor it shares with a later one, that ancestor's own effect included.
    fn relation(&self, earlier: NodeId, later: NodeId, common: NodeId) -> Passage {
        let mut passage = self.passage(earlier, common);
        if common == earlier || common == later {
            return passage;
        }
        let child = self.child_towards(earlier, common);
        match self.unit.form(common) {
            Form::Branch(branch) if child != branch.test => passage.conditional = true,
            Form::Try(attempt) if child == attempt.body => {
                let in_handler = attempt.handlers.contains(&self.child_towards(later, common));
                passage.conditional |= in_handler || attempt.last.is_some();
            }
            Form::Try(_) => passage.conditional = true,
            _ => {}
        }
        passage
    }

    /// What lies between a node and an earlier one: how it is reached from their common ancestor, that one's effect included.
    #[must_use]
    pub fn passage_from(&self, earlier: NodeId, node: NodeId) -> Passage {
        let common = self.unit.common_ancestor(earlier, node).unwrap_or(earlier);
        let mut passage = self.passage(node, common);
        if common != node && common != earlier {
            self.step_out(self.child_towards(node, common), common, &mut passage);
        }
        passage
    }

    /// Whether the second node may run because something before the end of the first one's `try` failed or left.
    #[must_use]
    pub fn recovers_from(&self, node: NodeId, later: NodeId) -> bool {
        let mut inner = node;
        for outer in self.unit.ancestors(node) {
            if let Form::Try(attempt) = self.unit.form(outer)
                && attempt.body == inner
                && self.unit.is_inside(later, outer)
                && !self.unit.is_inside(later, attempt.body)
            {
                return true;
            }
            inner = outer;
        }
        false
    }

    fn child_towards(&self, inner: NodeId, outer: NodeId) -> NodeId {
        let mut child = inner;
        for parent in self.unit.ancestors(inner) {
            if parent == outer {
                break;
            }
            child = parent;
        }
        child
    }

    /// The definitions that may give a name or member the value it has here.
    #[must_use]
    pub fn reaching(&self, reader: NodeId) -> Vec<&Def> {
        self.place(reader).map(|place| self.reaching_at(place, reader)).unwrap_or_default()
    }

    /// The definitions that may give a place the value it has at a node.
    #[must_use]
    pub fn reaching_at(&self, place: super::PlaceId, reader: NodeId) -> Vec<&Def> {
        let place = self.at(place);
        let mut found = Vec::new();
        let frame = self.frame(reader);
        let killer = self.reaching_in_frame(&place.defs, reader, frame, &mut found);
        self.add_from_next_round(place, reader, frame, killer.flatten(), &mut found);
        if killer.is_none() {
            self.add_from_outer_frames(place, reader, &mut found);
        }
        let elsewhere = |def: &&Def| match self.frame(def.at) {
            Some(other) => {
                !self.unit.is_inside(reader, other)
                    && killer.is_none_or(|killer| self.is_called_between(other, killer, reader))
            }
            None => false,
        };
        found.extend(place.defs.iter().filter(elsewhere).take(MOST_DISTANT));
        found
    }

    /// What the frames around give, seen from where the function in them is made.
    fn add_from_outer_frames<'d>(&self, place: &'d super::Place, reader: NodeId, found: &mut Vec<&'d Def>) {
        let mut point = reader;
        while let Some(function) = self.frame(point) {
            let outer = self.frame(function);
            // Whatever the outer frame defines after making this function may have happened when it runs.
            let later = place.defs.iter().filter(|def| self.frame(def.at) == outer && def.at > function);
            found.extend(later.filter(|def| !def.hoisted).take(MOST_DISTANT));
            if self.reaching_in_frame(&place.defs, function, outer, found).is_some() {
                return;
            }
            point = function;
        }
    }

    /// Whether a function is called by its name after one node and before another.
    fn is_called_between(&self, function: NodeId, killer: Option<NodeId>, reader: NodeId) -> bool {
        let Form::Function(form) = self.unit.form(function) else { return false };
        let Some(place) = form.name.and_then(|name| self.place(name)) else { return false };
        let uses = &self.at(place).uses;
        let first = uses.partition_point(|&node| Some(node) <= killer);
        uses[first..].iter().take_while(|&&node| node < reader).any(|&node| self.frame(node) == self.frame(reader))
    }

    /// Walks backwards through one frame; returns the definition behind which nothing is visible.
    fn reaching_in_frame<'d>(
        &self,
        defs: &'d [Def],
        point: NodeId,
        frame: Option<NodeId>,
        found: &mut Vec<&'d Def>,
    ) -> Option<Option<NodeId>> {
        let before = defs.partition_point(|def| self.moment(def) < Some(point));
        for def in defs[..before].iter().rev() {
            if self.frame(def.at) != frame {
                continue;
            }
            let Some(common) = self.unit.common_ancestor(def.at, point) else { continue };
            if !def.hoisted && self.exclude_each_other(def.at, point) {
                continue;
            }
            let passage = self.relation(def.at, point, common);
            if passage.leaves {
                continue;
            }
            if found.len() >= MOST_REACHING {
                return Some(Some(def.at));
            }
            found.push(def);
            if def.hoisted {
                return Some(None);
            }
            let keeps_old = matches!(def.mode, AssignMode::Default);
            if passage.is_plain() && !keeps_old {
                return Some(Some(def.at));
            }
        }
        None
    }

    /// Inside a loop, what a round defines after this point is there in the next round.
    fn add_from_next_round<'d>(
        &self,
        place: &'d super::Place,
        point: NodeId,
        frame: Option<NodeId>,
        killer: Option<NodeId>,
        found: &mut Vec<&'d Def>,
    ) {
        let home = match &place.root {
            Root::Declared(scope, _) => Some(*scope),
            _ => None,
        };
        let begins_inside = |node: NodeId| home.is_some_and(|home| home == node || self.unit.is_inside(home, node));
        let turns = |node: NodeId| match self.unit.form(node) {
            Form::Loop(_) => true,
            Form::Function(function) => matches!(function.runs, Runs::Each(_)),
            _ => false,
        };
        let open = |node: &NodeId| Some(*node) != frame && !killer.is_some_and(|killer| self.unit.is_inside(killer, *node));
        let rounds = self.unit.ancestors(point).take_while(open).filter(|&node| turns(node) && !begins_inside(node)).last();
        let Some(round) = rounds else { return };
        let first = place.defs.partition_point(|def| self.moment(def) < Some(point));
        let later = place.defs[first..].iter().take_while(|def| def.at < round);
        found.extend(later.filter(|def| self.frame(def.at) == frame).take(MOST_REACHING));
        // What another arm of this round gives is there in the next.
        let before = place.defs[..first].iter().rev().take(MOST_REACHING);
        let other =
            |def: &&Def| !def.hoisted && self.unit.is_inside(def.at, round) && self.exclude_each_other(def.at, point);
        found.extend(before.filter(|def| self.frame(def.at) == frame).filter(other));
    }

    /// When a definition happens; hoisted ones are there from the beginning.
    fn moment(&self, def: &Def) -> Option<NodeId> {
        (!def.hoisted).then_some(def.at)
    }

    pub(super) fn sort_definitions(&mut self) {
        for place in &mut self.places {
            place.defs.sort_by_key(|def| (!def.hoisted).then_some(def.at));
            place.uses.sort_unstable();
        }
    }
}
