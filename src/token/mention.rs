//! Mentions: where the SDK's token class is named without constructing a token that could be assembled.

use super::{
    Reason, Token,
    assemble::names_token_class,
    collect::{class_of, last_segment, site},
    flow::is_value,
};
use crate::{
    finding::Confidence,
    resolve::{Base, Names, Origin, Root},
    sdk::{Role, Table},
    source::Span,
    syntax::{Arg, Form, Key, Literal, Member, NodeId, Text},
};
use std::collections::HashSet;

/// How the class is used where it is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mention {
    /// As a superclass.
    Subclassed,
    /// As a type.
    Typed,
    /// Named in a text that a call takes, as mocking libraries do.
    Named,
    /// Passed, returned, exported or put somewhere.
    HandedOn,
    /// Its members are used, or a scope is made for a token that is not constructed here.
    Used,
    /// Imported and not used.
    Imported,
}

/// One mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mentioned {
    /// The last segment that names the class.
    pub span: Span,
    /// How it is used.
    pub how: Mention,
    /// The node there.
    pub node: NodeId,
}

/// All mentions in a file, given its tokens; in source order.
#[must_use]
pub fn mentions(names: &Names<'_>, table: &Table, tokens: &[Token<'_>]) -> Vec<Mentioned> {
    let finder = Finder {
        names,
        table,
        followed: !tokens.iter().flat_map(|token| &token.reasons).any(|(_, reason)| loses_scopes(reason)),
        scopes: tokens.iter().flat_map(|token| token.scopes.iter().copied()).collect(),
        holders: tokens.iter().flat_map(|token| token.holders.iter().copied()).collect(),
    };
    let at = |node| finder.at(node).into_iter().map(move |(span, how)| Mentioned { span, how, node });
    let mut found = names.unit.ids().flat_map(at).collect::<Vec<_>>();
    found.sort_unstable();
    found.dedup_by_key(|mentioned| mentioned.span);
    found
}

struct Finder<'a, 'u> {
    names: &'a Names<'u>,
    table: &'a Table,
    /// Whether the scopes of all tokens are known, so that any other scope is for a token of elsewhere.
    followed: bool,
    scopes: HashSet<NodeId>,
    holders: HashSet<NodeId>,
}

/// Whether a token with this reason may have scopes that were not seen.
const fn loses_scopes(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::UnknownScope | Reason::HandedOn | Reason::PropertyUsed | Reason::UnknownMethod(_) | Reason::TooManyWays
    )
}

impl Finder<'_, '_> {
    fn at(&self, node: NodeId) -> Vec<(Span, Mention)> {
        match self.names.unit.form(node) {
            Form::Call(call) if self.replaces(call.callee) => {
                self.named_in(&call.args).chain(self.stray_scope(node)).collect()
            }
            Form::Call(_) => self.stray_scope(node).into_iter().collect(),
            Form::Construct(_) => self.stray_scope(node).into_iter().collect(),
            Form::Import(import) if import.names.is_empty() => self.read(node).into_iter().collect(),
            Form::Member(member) if self.names.defines(node) => self.replaced(member).into_iter().collect(),
            Form::Name(_) if self.names.defines(node) => self.unused(node).into_iter().collect(),
            Form::Name(_) | Form::Member(_) => self.read(node).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// A node that reads the class.
    fn read(&self, node: NodeId) -> Option<(Span, Mention)> {
        if !names_token_class(self.names, self.table, node) {
            return None;
        }
        let unit = self.names.unit;
        let mut whole = node;
        while let Some(outer) = unit.parent(whole) {
            match unit.form(outer) {
                Form::Coerce(_) => {}
                Form::Branch(branch) if is_value(branch, whole) => {}
                _ => break,
            }
            whole = outer;
        }
        let parent = unit.parent(whole)?;
        let mention = match unit.form(parent) {
            Form::Construct(construct) if construct.class == whole => return None,
            Form::Call(call) if call.callee == whole => return None,
            Form::Member(_) => return self.member(node, parent),
            Form::Assign(assign) if assign.value == Some(whole) && self.is_local(assign.target) => return None,
            Form::Class(class) if class.bases.contains(&whole) => Mention::Subclassed,
            Form::Opaque(_) => match self.typed(parent) {
                Some(true) => return None,
                Some(false) => Mention::Typed,
                None => Mention::HandedOn,
            },
            // Whether the class is there decides something; it goes nowhere.
            Form::Test(_) | Form::Branch(_) | Form::Loop(_) => return None,
            _ => Mention::HandedOn,
        };
        let span = self.last_segment(node);
        // The module of `export … from` stands nowhere itself.
        let span = if span.start == span.end { unit.span(parent) } else { span };
        Some((span, mention))
    }

    /// A member of the class: a scope class is judged where it is constructed.
    fn member(&self, node: NodeId, member: NodeId) -> Option<(Span, Mention)> {
        match class_of(self.names, self.table, member) {
            Some(_) => None,
            None => {
                let span = self.last_segment(node);
                Some(if span.start == span.end {
                    (self.names.unit.span(member), Mention::HandedOn)
                } else {
                    (span, Mention::Used)
                })
            }
        }
    }

    fn last_segment(&self, class: NodeId) -> Span {
        let builder = class_of(self.names, self.table, class).and_then(|site| site.kind.builder.as_deref());
        last_segment(self.names, builder, class)
    }

    /// Whether a target is a name of this file that something reads, so that the class is judged there.
    fn is_local(&self, target: NodeId) -> bool {
        self.names.place(target).map_or(matches!(self.names.unit.form(target), Form::Collection(_)), |place| {
            let place = self.names.at(place);
            let read = !place.uses.is_empty();
            match place.root {
                Root::Declared(..) => read && place.path.is_empty(),
                Root::Receiver(_) => read,
                Root::Global(_) => false,
            }
        })
    }

    /// Whether the type annotation around a mention is one of a place that holds an assembled token.
    fn typed(&self, annotation: NodeId) -> Option<bool> {
        let unit = self.names.unit;
        let owner = unit.parent(annotation)?;
        match unit.form(owner) {
            Form::Assign(assign) if assign.annotation == Some(annotation) => Some(self.holds(assign.target)),
            Form::Function(function) if function.result == Some(annotation) => Some(self.holders.contains(&owner)),
            Form::Function(function) => {
                let param = function.params.iter().find(|param| param.annotation == Some(annotation))?;
                Some(self.holds(param.target))
            }
            Form::Assign(assign) if assign.value == Some(annotation) => Some(false),
            _ => None,
        }
    }

    fn holds(&self, target: NodeId) -> bool {
        self.names
            .place(target)
            .is_some_and(|place| self.names.at(place).defs.iter().any(|def| self.holders.contains(&def.at)))
    }

    /// A scope that is made for no token of this file.
    fn stray_scope(&self, node: NodeId) -> Option<(Span, Mention)> {
        let site = site(self.names, self.table, node)?;
        let known = self.scopes.contains(&node) || !self.followed;
        let scope = matches!(site.kind.role, Role::Scope | Role::EventScope);
        if !scope || site.confidence == Confidence::Low || known {
            return None;
        }
        let class = self.names.unit.bare(site.class);
        let owner = match self.names.unit.form(class) {
            Form::Member(member) if names_token_class(self.names, self.table, member.object) => member.object,
            _ => class,
        };
        Some((self.last_segment(owner), Mention::Used))
    }

    /// Whether a function is one that replaces what is named to it.
    fn replaces(&self, callee: NodeId) -> bool {
        let name = match self.names.unit.form(self.names.unit.bare(callee)) {
            Form::Member(Member { key: Key::Named(name, _), .. }) => Some(&**name),
            _ => self.names.unit.variable(callee),
        };
        name.is_some_and(|name| self.table.replacers.iter().any(|known| known == name))
    }

    /// `stub(module, "Class")` and `mock("qualified.Class")`.
    fn named_in<'a>(&'a self, args: &'a [Arg]) -> impl Iterator<Item = (Span, Mention)> + 'a {
        args.iter().enumerate().filter_map(|(index, arg)| {
            let Form::Literal(Literal::Text(text, holes)) = self.names.unit.form(arg.value) else { return None };
            let before = index.checked_sub(1).map(|before| self.names.trace(args[before].value));
            let named = before.is_some_and(|origins| origins.iter().any(|origin| self.is_class(origin, text)))
                || self.table.by_text(text).is_some_and(|kind| kind.role == Role::DeprecatedToken);
            (named && holes.is_empty()).then(|| (self.names.unit.span(arg.value), Mention::Named))
        })
    }

    /// `module.Class = …`: the class is replaced.
    fn replaced(&self, member: &Member) -> Option<(Span, Mention)> {
        let Key::Named(name, span) = &member.key else { return None };
        let class = self.names.trace(member.object).iter().any(|origin| self.is_class(origin, name));
        class.then_some((*span, Mention::Named))
    }

    /// Whether a name inside a module is the class.
    fn is_class(&self, module: &Origin, name: &Text) -> bool {
        let Origin::Imported(path) = module else { return false };
        let name = path.iter().chain([name]).cloned().collect::<Vec<_>>();
        self.table.by_name(&name).is_some_and(|kind| kind.role == Role::DeprecatedToken)
    }

    /// An import of the class that nothing reads.
    fn unused(&self, node: NodeId) -> Option<(Span, Mention)> {
        let place = self.names.place(node)?;
        if !self.names.at(place).path.is_empty() {
            return None;
        }
        let (index, def) = self.names.at(place).defs.iter().enumerate().find(|(_, def)| def.at == node)?;
        let imports = match def.base {
            Base::Import(..) => true,
            Base::Node(value) => self.is_import(value),
            _ => false,
        };
        let named = |origin: &Origin| match origin {
            Origin::Imported(path) => self.table.by_name(path).is_some_and(|kind| kind.role == Role::DeprecatedToken),
            _ => false,
        };
        let unused = imports && self.names.origins_of(def).iter().any(named) && self.names.readers(place, index).is_empty();
        unused.then(|| (self.names.unit.span(node), Mention::Imported))
    }

    fn is_import(&self, node: NodeId) -> bool {
        match self.names.unit.form(node) {
            Form::Import(_) => true,
            Form::Member(member) => self.is_import(member.object),
            Form::Coerce(coerce) => self.is_import(coerce.value),
            _ => false,
        }
    }
}
