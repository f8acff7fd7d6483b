//! What is true of a whole file, computed when it is first asked for: a file may mint thousands of tokens.

use super::File;
use crate::{
    resolve::{Base, Def, Origin, PlaceId, Root},
    sdk::{Slot, Type},
    source::Span,
    style::Style,
    syntax::{AssignMode, Call, Form, Key, Literal, Member, NodeId, Text},
};
use std::{
    cell::{OnceCell, RefCell},
    collections::{BTreeMap, HashMap, HashSet},
};

/// See the module.
#[derive(Default)]
pub struct Facts {
    style: OnceCell<Style>,
    declared: OnceCell<HashMap<Text, Vec<(PlaceId, NodeId)>>>,
    sdk_variables: OnceCell<Vec<PlaceId>>,
    inspects: OnceCell<bool>,
    stays: RefCell<BTreeMap<String, bool>>,
    several_accounts: OnceCell<bool>,
    looks_up: OnceCell<bool>,
    texts: OnceCell<HashSet<Text>>,
    outer: OnceCell<HashSet<PlaceId>>,
    last_opened: OnceCell<Option<NodeId>>,
    pub(super) covered: OnceCell<HashSet<usize>>,
    pub(super) unread: RefCell<BTreeMap<String, bool>>,
    text_words: OnceCell<HashSet<Text>>,
    accessors: OnceCell<HashSet<Text>>,
    declared_types: OnceCell<HashMap<PlaceId, Vec<NodeId>>>,
}

impl File<'_, '_> {
    /// What the file's code looks like.
    pub(super) fn style(&self) -> &Style {
        self.facts.style.get_or_init(|| self.adapter.style(&self.source.text))
    }

    /// The variables of a name that the file declares, each with its scope.
    pub(super) fn declared(&self, name: &str) -> &[(PlaceId, NodeId)] {
        let all = self.facts.declared.get_or_init(|| {
            let mut all: HashMap<Text, Vec<(PlaceId, NodeId)>> = HashMap::new();
            for (id, place) in self.names.variables() {
                if let Root::Declared(scope, name) = &place.root {
                    all.entry(name.clone()).or_default().push((id, *scope));
                }
            }
            all
        });
        all.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The types that are declared for a variable or a member.
    pub(super) fn declared_types(&self, place: PlaceId) -> &[NodeId] {
        let all = self.facts.declared_types.get_or_init(|| {
            let unit = self.names.unit;
            let mut all: HashMap<PlaceId, Vec<NodeId>> = HashMap::new();
            let mut declare = |target, annotation: Option<NodeId>| {
                if let (Some(annotation), Some(place)) = (annotation, self.names.place(target)) {
                    all.entry(place).or_default().push(annotation);
                }
            };
            for node in unit.ids() {
                match unit.form(node) {
                    Form::Assign(assign) => declare(assign.target, assign.annotation),
                    Form::Function(function) => {
                        function.params.iter().for_each(|param| declare(param.target, param.annotation));
                    }
                    _ => {}
                }
            }
            all
        });
        all.get(&place).map(Vec::as_slice).unwrap_or_default()
    }

    /// The variables with one definition that bring a part of the SDK, or whatever an import brings that does nothing else.
    pub(super) fn sdk_variables(&self) -> &[PlaceId] {
        let brings = |def: &Def| {
            let plain = self.words.imports_only_name && matches!(def.base, Base::Import(..));
            plain
                || self.names.origins_of(def).iter().all(|origin| match origin {
                    Origin::Imported(path) => self.table.is_package(path),
                    _ => false,
                })
        };
        let found = || {
            let single = self.names.variables().filter(|(_, place)| matches!(place.root, Root::Declared(..)));
            single.filter(|(_, place)| matches!(place.defs.as_slice(), [def] if brings(def))).map(|(id, _)| id).collect()
        };
        self.facts.sdk_variables.get_or_init(found)
    }

    /// Whether the file looks into tokens.
    pub(super) fn inspects(&self) -> bool {
        *self.facts.inspects.get_or_init(|| self.names.unit.ids().any(|node| self.looks_into_a_token(node)))
    }

    fn looks_into_a_token(&self, node: NodeId) -> bool {
        let inspection = &self.target.inspection;
        let claim = |key: &Key| matches!(key, Key::Named(name, _) if inspection.claims.contains(name));
        match self.names.unit.form(node) {
            Form::Member(member) => claim(&member.key) && !self.names.defines(node),
            // `const { iss } = …`
            Form::Assign(assign) => match self.names.unit.form(assign.target) {
                Form::Collection(pattern) => pattern.entries.iter().any(|entry| entry.key.as_ref().is_some_and(claim)),
                _ => false,
            },
            Form::Import(import) => {
                let whole = import.module.is_empty();
                let paths = import.names.iter().filter(|_| whole).filter_map(|name| name.path.first());
                let begins = |known: &Text| import.module.starts_with(&self.table.segments(known));
                inspection.modules.iter().any(begins) || paths.into_iter().any(|first| inspection.modules.contains(first))
            }
            Form::Literal(Literal::Text(text, _)) => {
                let quoted = |claim: &Text| text.contains(&format!("\"{claim}\""));
                inspection.texts.iter().any(|known| text.contains(&**known)) || inspection.claims.iter().any(quoted)
            }
            // `payload.get("iss")`
            Form::Call(call) if self.reads_claim(call) => true,
            Form::Call(call) => {
                let known = |name: &str| inspection.functions.iter().any(|known| **known == *name);
                let parts = self.tokens.iter().flat_map(|token| &token.parts);
                let mut auth = parts.filter(|part| part.slot == Slot::AuthToken);
                self.called_name(call.callee).is_some_and(known)
                    && !call.args.iter().any(|arg| self.names_another_algorithm(arg.value))
                    && auth.any(|part| {
                        call.args
                            .iter()
                            .any(|arg| self.nodes_in(arg.value).into_iter().any(|node| self.same(node, part.node)))
                    })
            }
            _ => false,
        }
    }

    /// Whether an argument says how a signature is made, and tokens are not signed so.
    fn names_another_algorithm(&self, value: NodeId) -> bool {
        let name = match self.names.unit.form(self.names.unit.bare(value)) {
            Form::Member(Member { key: Key::Named(name, _), .. }) => Some(&**name),
            _ => self.names.constant_text(value),
        };
        name.is_some_and(|name| self.target.inspection.other_algorithms.iter().any(|known| **known == *name))
    }

    fn reads_claim(&self, call: &Call) -> bool {
        let text = call.args.first().and_then(|arg| self.names.constant_text(arg.value));
        let claim = text.is_some_and(|text| self.target.inspection.claims.iter().any(|claim| **claim == *text));
        claim && matches!(self.names.unit.form(call.callee), Form::Member(_))
    }

    /// Whether a deprecated class is named in places that no rewrite of its tokens changes.
    pub(super) fn stays(&self, kind: &Type) -> bool {
        if let Some(&known) = self.facts.stays.borrow().get(&kind.id) {
            return known;
        }
        let unit = self.names.unit;
        let mut own =
            self.tokens.iter().flat_map(|token| self.own_nodes(token)).map(|node| unit.span(node)).collect::<Vec<_>>();
        own.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let handled = self.tokens.iter().flat_map(|token| self.annotations(token)).collect::<HashSet<_>>();
        let last = kind.names.iter().filter_map(|name| self.table.segments(name).last().cloned()).collect::<HashSet<Text>>();
        // What a method throws has a name of its own, which is looked after with its handlers.
        let thrown = |node: NodeId| unit.parent(node).is_some_and(|outer| self.names_what_is_thrown(outer));
        let found = unit.ids().any(|node| match unit.form(node) {
            Form::Name(_) | Form::Member(_) => {
                !self.names.defines(node)
                    && !thrown(node)
                    && !handled.contains(&node)
                    && !unit.parent(node).is_some_and(|outer| handled.contains(&outer))
                    && (self.means_class(node, kind) || self.may_mean_class(node, kind))
                    && !is_in(&own, unit.span(node))
                    && !self.brings(node)
                    && unit.parent(node).is_some()
            }
            Form::Literal(Literal::Text(text, _)) => {
                let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
                !text.contains(char::is_whitespace)
                    && words.into_iter().any(|word| last.contains(word))
                    && unit.parent(node).is_some()
                    && !self.brings(node)
            }
            _ => false,
        });
        let found = found || self.is_typed_by(kind, &last, &handled);
        self.facts.stays.borrow_mut().insert(kind.id.clone(), found);
        found
    }

    /// Whether an expression is a class of the SDK and nothing else.
    pub(super) fn means_class(&self, node: NodeId, kind: &Type) -> bool {
        self.names.trace(node).iter().all(|origin| self.is_of(origin, kind))
    }

    /// Whether an expression is a class of the SDK if the modules that are opened have no other of that name.
    pub(super) fn may_mean_class(&self, node: NodeId, kind: &Type) -> bool {
        let named = |origin: &Origin| match origin {
            Origin::Perhaps(path) => self.table.by_name(path).is_some_and(|known| known.id == kind.id),
            _ => false,
        };
        self.names.trace(node).iter().any(named)
    }

    /// Whether a node brings the class into the file: an import, or the value of an alias.
    fn brings(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        let names = |inner: &NodeId| {
            use Form::{Coerce, Import, Literal, Member, Name};
            matches!(unit.form(*inner), Name(_) | Member(_) | Import(_) | Coerce(_) | Literal(_))
        };
        let aliased = |outer: NodeId| match unit.form(outer) {
            Form::Import(_) => true,
            Form::Assign(assign) => {
                assign.value.is_some_and(|value| unit.is_inside(node, value) && self.nodes_in(value).iter().all(names))
            }
            _ => false,
        };
        [node].into_iter().chain(unit.ancestors(node)).any(aliased)
    }

    /// Whether the type of a class is asked for, which is no expression.
    fn is_typed_by(&self, kind: &Type, last: &HashSet<Text>, handled: &HashSet<NodeId>) -> bool {
        let aliases = self.sdk_variables().iter().filter_map(|&id| {
            match (&self.names.at(id).root, self.names.at(id).defs.as_slice()) {
                (Root::Declared(_, name), [def])
                    if self.names.origins_of(def).iter().all(|origin| self.is_of(origin, kind)) =>
                {
                    Some(name)
                }
                _ => None,
            }
        });
        let names = aliases.chain(last).collect::<HashSet<_>>();
        // A word of the language may be the last part of a class's path.
        let own = |name: &&&Text| !last.contains(**name) || name.starts_with(char::is_uppercase);
        if names.iter().filter(own).any(|name| self.is_named_unread(name)) {
            return true;
        }
        let handled = handled.iter().map(|&node| self.names.unit.span(node).start).collect::<HashSet<_>>();
        self.asks_for_type(|asked, at| names.contains(&Text::from(asked)) && !handled.contains(&at))
    }

    /// Whether the file asks for the type of a name, given with the place where the path to it begins.
    pub(super) fn asks_for_type(&self, of: impl Fn(&str, usize) -> bool) -> bool {
        let part_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
        self.words.type_queries.iter().any(|query| {
            self.source.text.match_indices(&**query).any(|(at, _)| {
                let rest = &self.source.text[at + query.len()..];
                let asked = rest.trim_start();
                let path = asked.split(|c: char| !part_of_name(c)).next().unwrap_or_default();
                let name = path.rsplit('.').next().unwrap_or_default();
                asked.len() < rest.len() && of(name, self.source.text.len() - asked.len())
            })
        })
    }

    fn is_of(&self, origin: &Origin, kind: &Type) -> bool {
        match origin {
            Origin::Imported(path) => self.table.by_name(path).is_some_and(|known| known.id == kind.id),
            _ => false,
        }
    }

    /// Whether the tokens of the file are not evidently all of one account.
    pub(super) fn has_several_accounts(&self) -> bool {
        *self.facts.several_accounts.get_or_init(|| {
            let parts = self.tokens.iter().flat_map(|token| &token.parts);
            let mut accounts = parts.filter(|part| part.slot == Slot::AccountSid).map(|part| part.node);
            let Some(first) = accounts.next() else { return false };
            let origins = self.names.trace(first);
            accounts.any(|other| {
                let same = *origins == *self.names.trace(other) && !origins.contains(&Origin::Unknown);
                !same && !self.same(first, other) && !self.reads_one_variable(first, other)
            })
        })
    }

    /// Whether two values are read from the same variable of the environment.
    fn reads_one_variable(&self, a: NodeId, b: NodeId) -> bool {
        let read = |node| {
            let made = self.names.made_by(node)?;
            Some(self.source.slice(self.environment_read(made)?))
        };
        read(a).is_some_and(|name| read(b) == Some(name))
    }

    /// Whether the program may look variables up by their names.
    pub(super) fn may_look_up_names(&self) -> bool {
        let unit = self.names.unit;
        let looks = |name: &str| self.words.lookups.iter().any(|known| **known == *name);
        *self.facts.looks_up.get_or_init(|| {
            unit.ids().any(|node| match unit.form(node) {
                Form::Call(call) => unit.variable(call.callee).is_some_and(looks) || self.is_lookup_method(call),
                _ => false,
            })
        })
    }

    /// Whether a method that runs texts or looks names up is given more than a function.
    fn is_lookup_method(&self, call: &Call) -> bool {
        let unit = self.names.unit;
        let looks = |name: &str| self.words.lookup_methods.iter().any(|known| **known == *name);
        self.called_name(call.callee).is_some_and(looks)
            && call.args.iter().any(|arg| !matches!(unit.form(arg.value), Form::Function(_)))
    }

    /// Whether a text that is written out in the file is this one.
    pub(super) fn has_text(&self, text: &str) -> bool {
        let unit = self.names.unit;
        let written = |node| match unit.form(node) {
            Form::Literal(Literal::Text(text, _)) => Some(text.clone()),
            _ => None,
        };
        self.facts.texts.get_or_init(|| unit.ids().filter_map(written).collect()).contains(text)
    }

    /// Whether a name is that of a member that a function of the file computes.
    pub(super) fn is_accessor(&self, name: &str) -> bool {
        let unit = self.names.unit;
        let accessor = |node| match unit.form(node) {
            Form::Assign(assign) => {
                let function = assign.value.map(|value| unit.form(value));
                let (Some(Form::Function(function)), Form::Member(member)) = (function, unit.form(assign.target)) else {
                    return None;
                };
                match &member.key {
                    Key::Named(name, _) if function.accessor => Some(name.clone()),
                    _ => None,
                }
            }
            _ => None,
        };
        self.facts.accessors.get_or_init(|| unit.ids().filter_map(accessor).collect()).contains(name)
    }

    /// Whether a name stands in the file by itself: not as a key, a symbol or a member, nor where it is declared.
    pub(super) fn has_bare_name(&self, name: &str) -> bool {
        let text = &*self.source.text;
        let word = |c: char| c.is_alphanumeric() || c == '_';
        text.match_indices(name).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + name.len()..]);
            if before.ends_with(word) || after.starts_with(word) || before.ends_with(['.', ':', '@', '$']) {
                return false;
            }
            let key = after.strip_prefix(':').filter(|rest| !rest.starts_with(':'));
            // A key without a value reads the name.
            let reads = key.is_none_or(|rest| rest.trim_start_matches(' ').starts_with([',', '}', ')', '\r', '\n']));
            let commented = self.names.unit.comments.iter().any(|comment| comment.contains(Span::new(at, at + name.len())));
            let declared = self.words.declaring.iter().any(|word| before.trim_end().ends_with(&**word));
            reads && !declared && !commented
        })
    }

    /// Whether a text that is written out in the file names this, alone or among other words.
    pub(super) fn has_word(&self, name: &str) -> bool {
        let unit = self.names.unit;
        let words = || {
            let texts = unit.ids().filter_map(|node| match unit.form(node) {
                Form::Literal(Literal::Text(text, _)) if !text.contains(char::is_whitespace) => Some(text),
                _ => None,
            });
            texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '_').map(Text::from)).collect()
        };
        self.facts.text_words.get_or_init(words).contains(name)
    }

    /// Whether a function declares to use a variable of an outer one.
    pub(super) fn is_redeclared(&self, place: PlaceId) -> bool {
        let unit = self.names.unit;
        let outer = |node| match unit.form(node) {
            Form::Assign(assign) if assign.mode == AssignMode::Outer => self.names.place(assign.target),
            _ => None,
        };
        self.facts.outer.get_or_init(|| unit.ids().filter_map(outer).collect()).contains(&place)
    }

    /// The last import of all names of a module.
    pub(super) fn last_opened(&self) -> Option<NodeId> {
        let unit = self.names.unit;
        let opens = |node: &NodeId| matches!(unit.form(*node), Form::Import(form) if form.everything);
        *self.facts.last_opened.get_or_init(|| unit.ids().rev().find(opens))
    }

    /// Whether a value is a read with something to fall back on.
    pub(super) fn is_fallback(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        let reaching = self.names.reaching(unit.bare(node));
        if reaching.iter().any(|def| def.default.is_some()) {
            return true;
        }
        let values = reaching.iter().filter_map(|def| match def.base {
            Base::Node(value) => Some(value),
            _ => None,
        });
        let falls =
            |node| matches!(unit.form(node), Form::Branch(branch) if branch.kind == crate::syntax::BranchKind::OrTest);
        values.chain([node]).any(falls)
    }
}

/// Whether a span lies in one of these, which are sorted, the outer before the inner.
fn is_in(sorted: &[Span], span: Span) -> bool {
    let end = sorted.partition_point(|other| other.start <= span.start);
    // Tokens are rarely inside tokens: few of those that begin before are long enough.
    sorted[..end].iter().rev().take(64).any(|other| other.contains(span))
}
