//! What a value evidently is, without running the program: a text, bytes, nothing, a collection.

use super::File;
use crate::{
    resolve::{Base, Origin},
    source::Span,
    syntax::{Coercion, CollectionKind, Form, Literal, NodeId, Operator},
};

/// Chains of aliases are followed this far.
const LONGEST_CHAIN: usize = 32;

impl File<'_, '_> {
    /// Whether a value is evidently a text.
    pub(super) fn is_text(&self, node: NodeId) -> bool {
        self.is_text_within(node, LONGEST_CHAIN)
    }

    fn is_text_within(&self, node: NodeId, depth: usize) -> bool {
        let unit = self.names.unit;
        let Some(depth) = depth.checked_sub(1) else { return false };
        match unit.form(node) {
            Form::Literal(Literal::Text(..)) => true,
            Form::Coerce(coerce) if coerce.how == Coercion::Bytes => false,
            Form::Coerce(coerce) => coerce.how == Coercion::Text || self.is_text_within(coerce.value, depth),
            Form::Arithmetic(sum) if sum.operator == Operator::Add => {
                sum.operands.iter().any(|&operand| self.is_text_within(operand, depth))
            }
            Form::Call(call) => {
                let known = self.called_name(call.callee).filter(|_| self.names.called(node).is_none());
                known.is_some_and(|name| self.words.text.iter().any(|text| **text == *name))
            }
            Form::Branch(branch) => {
                use crate::syntax::BranchKind::{Either, OrTest};
                let arms = branch.arms.iter().all(|&arm| self.is_text_within(arm, depth));
                match branch.kind {
                    Either => arms,
                    OrTest => arms && self.is_text_within(branch.test, depth),
                    _ => false,
                }
            }
            Form::Name(_) => {
                let reaching = self.names.reaching(node);
                !reaching.is_empty()
                    && reaching.into_iter().all(|def| match def.base {
                        Base::Node(value) if def.steps.is_empty() && def.default.is_none() => {
                            self.is_text_within(value, depth)
                        }
                        Base::Param(function, index) if def.steps.is_empty() => self.declared_text(function, index),
                        _ => false,
                    })
            }
            _ => false,
        }
    }

    /// Whether a parameter is declared to be a text.
    fn declared_text(&self, function: NodeId, index: usize) -> bool {
        let Form::Function(form) = self.names.unit.form(function) else { return false };
        let Some(param) = form.params.get(index) else { return false };
        param.annotation.is_some_and(|node| {
            // `name?: string` may be nothing.
            let between = Span::new(self.names.unit.span(param.target).end, self.names.unit.span(node).start);
            if self.source.slice(between).contains('?') {
                return false;
            }
            let written = self.source.slice(self.names.unit.span(node)).trim_start_matches(':').trim();
            self.words.text_types.iter().any(|known| **known == *written)
        })
    }

    /// Whether a declared type is one of texts.
    pub(super) fn is_text_type(&self, annotation: NodeId) -> bool {
        let written = self.source.slice(self.names.unit.span(annotation));
        self.words.text_types.iter().any(|known| **known == *written)
    }

    /// Whether a value is evidently made of bytes, or evidently a text.
    pub(super) fn is_in_bytes(&self, node: NodeId) -> Option<bool> {
        let unit = self.names.unit;
        if matches!(unit.form(node), Form::Coerce(coerce) if coerce.how == Coercion::Bytes) {
            return Some(true);
        }
        if self.text_behind(node) != node {
            return Some(true);
        }
        if let Form::Call(_) = unit.form(node)
            && let Some(Form::Function(function)) = self.names.called(node).map(|function| unit.form(function))
            && let Some(result) = function.result
        {
            let written = self.source.slice(unit.span(result));
            let bytes = self.words.byte_types.iter().any(|known| **known == *written);
            return if bytes { Some(true) } else { self.is_text_type(result).then_some(false) };
        }
        let place = self.names.place(unit.bare(node));
        let declared = place.and_then(|place| self.declared_types(place).first());
        let written = declared.map(|&node| self.source.slice(unit.span(node)));
        if let Some(written) = written {
            let among = |types: &[crate::syntax::Text]| types.iter().any(|known| **known == *written);
            return if among(&self.words.byte_types) { Some(true) } else { among(&self.words.text_types).then_some(false) };
        }
        if let [def] = self.names.reaching(unit.bare(node))[..]
            && let Base::Node(value) = def.base
            && matches!(unit.form(value), Form::Coerce(coerce) if coerce.how == Coercion::Bytes)
        {
            return Some(true);
        }
        (self.is_text(node) || self.environment_read(node).is_some()).then_some(false)
    }

    /// Whether a value is evidently made of bytes.
    pub(super) fn is_bytes(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        let written = |made: NodeId| match unit.form(made) {
            Form::Call(call) => {
                self.called_name(call.callee).is_some_and(|name| self.words.bytes.iter().any(|word| **word == *name))
            }
            // A text without quotation marks, as in a list of words, may begin with that letter.
            Form::Literal(Literal::Text(..)) => {
                let written = self.source.slice(unit.span(made));
                written.starts_with(['b', 'B'])
                    && written.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with(['"', '\''])
            }
            _ => false,
        };
        self.names.trace(node).iter().any(|origin| matches!(origin, Origin::Made(made) if written(*made)))
    }

    /// Whether a value is evidently nothing on some path.
    pub(super) fn may_be_nothing(&self, node: NodeId) -> bool {
        let nothing = |origin: &Origin| match origin {
            Origin::Made(made) => match self.names.unit.form(*made) {
                Form::Literal(Literal::Null) => true,
                Form::Literal(Literal::Text(text, holes)) => text.is_empty() && holes.is_empty(),
                _ => false,
            },
            Origin::Global(path) => matches!(path.as_slice(), [only] if self.words.nothing.contains(only)),
            _ => false,
        };
        let defaults = self.names.reaching(self.names.unit.bare(node)).into_iter().filter_map(|def| def.default);
        let default = defaults.into_iter().any(|value| self.names.trace(value).iter().any(nothing));
        default || self.names.trace(node).iter().any(nothing)
    }

    /// Whether a name of the language is hidden by one of the file's where a node stands.
    pub(super) fn is_hidden(&self, name: &str, at: NodeId) -> bool {
        self.declared(name).iter().any(|&(_, scope)| self.names.unit.is_inside(at, scope))
    }

    /// Whether an expression is a number with a sign.
    pub(super) fn is_negative_number(&self, node: NodeId) -> bool {
        let written = self.source.slice(self.names.unit.span(node));
        written.strip_prefix('-').is_some_and(|rest| {
            rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
                && rest.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ' ' | '_'))
        })
    }

    /// Whether a value is evidently something that a parameter's text cannot be: nothing, a list or a map.
    pub(super) fn is_no_scalar(&self, node: NodeId) -> bool {
        self.names.trace(node).iter().any(|origin| match origin {
            Origin::Made(made) => match self.names.unit.form(*made) {
                Form::Literal(Literal::Null) => true,
                Form::Call(call) => {
                    let makes = |name: &str| self.words.collecting.iter().any(|word| **word == *name);
                    self.called_name(call.callee).is_some_and(makes) || self.is_bytes(node)
                }
                // What is written out becomes the text it was.
                Form::Literal(Literal::Bool(_)) => *made != self.names.unit.bare(node),
                Form::Test(_) => !self.is_negative_number(*made),
                Form::Literal(_) => self.is_bytes(node) || self.source.slice(self.names.unit.span(*made)).ends_with('n'),
                Form::Collection(collection) => matches!(collection.kind, CollectionKind::List | CollectionKind::Map),
                // A loop that is a value makes a collection.
                Form::Function(_) | Form::Class(_) | Form::Loop(_) => true,
                _ => false,
            },
            _ => false,
        })
    }
}
