//! Sites: the expressions that construct an object of an SDK class.

use crate::{
    finding::Confidence,
    resolve::{Names, Origin},
    sdk::{Role, Table, Type},
    source::Span,
    syntax::{Arg, Form, Key, Literal, Name, NodeId},
};

/// No sign of a variable is as long as what stands between a module and its names.
const QUALIFIER: usize = 2;

/// One construction of an SDK class.
#[derive(Debug, Clone, Copy)]
pub struct Site<'t> {
    /// The construction.
    pub node: NodeId,
    /// The class.
    pub kind: &'t Type,
    /// The expression that names the class.
    pub class: NodeId,
    /// Whether the name was traced.
    pub confidence: Confidence,
    /// Whether the name can mean nothing else.
    pub certain: bool,
    /// Whether it may be a class of another version of the SDK instead.
    pub either: bool,
}

/// The SDK class that a node constructs an object of.
#[must_use]
pub fn site<'t>(names: &Names<'_>, table: &'t Table, node: NodeId) -> Option<Site<'t>> {
    let (class, called) = match names.unit.form(node) {
        Form::Construct(construct) => (construct.class, false),
        Form::Call(call) => (call.callee, true),
        _ => return None,
    };
    let by_text = || names_by_text(names, table, class).filter(|_| !called);
    let named = class_of(names, table, class).or_else(by_text)?;
    let constructs = !called || named.kind.without_new || named.kind.role == Role::DeprecatedToken;
    constructs.then_some(Site { node, class, ..named })
}

/// The SDK class whose qualified name an expression is, as a text: `$class = 'Vendor\\Token'; new $class(…)`.
pub(super) fn names_by_text<'t>(names: &Names<'_>, table: &'t Table, node: NodeId) -> Option<Site<'t>> {
    let origins = names.trace(node);
    let kind = origins.iter().find_map(|origin| match origin {
        Origin::Made(made) => match names.unit.form(*made) {
            Form::Literal(Literal::Text(text, _)) => table.by_text(text),
            _ => None,
        },
        _ => None,
    })?;
    Some(Site { node, kind, class: node, confidence: Confidence::High, certain: true, either: false })
}

/// The SDK class that an expression means.
pub(super) fn class_of<'t>(names: &Names<'_>, table: &'t Table, node: NodeId) -> Option<Site<'t>> {
    let origins = names.trace(node);
    // One of the opened modules is the file's own.
    let own = |origin: &Origin| match origin {
        Origin::Perhaps(name) => names.unit.defines.iter().any(|(path, _)| path == name),
        _ => false,
    };
    if origins.iter().any(own) {
        return None;
    }
    let class = |origin: &Origin| match origin {
        Origin::Imported(name) | Origin::Perhaps(name) => table.by_name(name).map(|kind| (kind, Confidence::High)),
        // A qualified name of one segment is known everywhere.
        Origin::Global(name) if name.len() == 1 && table.by_name(name).is_some() => {
            table.by_name(name).map(|kind| (kind, Confidence::High))
        }
        Origin::Global(_) if names.unit.closed => None,
        Origin::Global(name) => {
            table.by_untraced_name(name).or_else(|| table.by_name(name)).map(|kind| (kind, Confidence::Low))
        }
        _ => None,
    };
    // Of several classes, as in code that works with two versions of the SDK, the first of the table is meant.
    let order = |kind: &Type| table.types.iter().position(|other| other.id == kind.id);
    let found = origins.iter().filter_map(class);
    let (kind, confidence) = found.min_by_key(|(kind, confidence)| (std::cmp::Reverse(*confidence), order(kind)))?;
    let same = |origin: &Origin| class(origin).is_some_and(|(other, _)| other.role == kind.role);
    // A name of no import and of several opened modules comes from one of them.
    let opened = origins.iter().any(|origin| matches!(origin, Origin::Perhaps(_)));
    let undecided = |origin: &Origin| match origin {
        Origin::Perhaps(_) | Origin::Global(_) => opened,
        // A constant that stands for the missing class constructs nothing.
        Origin::Made(made) => matches!(names.unit.form(*made), Form::Literal(_)),
        _ => false,
    };
    let certain = origins.iter().all(|origin| same(origin) || undecided(origin));
    let another = |other: &Type| other.role.is_access() == kind.role.is_access() && other.id != kind.id;
    let either = origins.iter().any(|origin| class(origin).is_some_and(|(other, _)| another(other)));
    Some(Site { node, kind, class: node, confidence, certain, either })
}

/// The arguments of a construction or call.
pub(super) fn args<'n>(names: &Names<'n>, node: NodeId) -> &'n [Arg] {
    match names.unit.form(node) {
        Form::Construct(construct) => &construct.args,
        Form::Call(call) => &call.args,
        _ => &[],
    }
}

/// The last segment of the expression that names a class, or its builder.
pub(super) fn last_segment(names: &Names<'_>, builder: Option<&str>, class: NodeId) -> Span {
    let class = names.unit.bare(class);
    match names.unit.form(class) {
        Form::Member(member) => match &member.key {
            Key::Named(name, _) if builder == Some(name) => last_segment(names, None, member.object),
            Key::Named(_, span) => *span,
            Key::Computed(key) => names.unit.span(*key),
        },
        Form::Block(parts) => parts.last().map_or(names.unit.span(class), |&last| last_segment(names, builder, last)),
        // A name of this file may be written with the modules around it.
        Form::Name(Name::Variable(name)) => {
            let whole = names.unit.span(class);
            let start = whole.end.saturating_sub(name.len());
            if start >= whole.start + QUALIFIER { Span::new(start, whole.end) } else { whole }
        }
        _ => names.unit.span(class),
    }
}
