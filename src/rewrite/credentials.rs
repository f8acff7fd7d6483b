//! Where a token's credentials come from, and how the new ones are read.

use super::{File, Origins, values::Readable};
use crate::{
    resolve::{Base, Def, Origin, PlaceId, Root},
    sdk::Slot,
    source::Span,
    syntax::{AssignMode, Code, Coercion, Form, JumpKind, Key, Literal, NodeId, Text},
    token::Token,
};

/// Values are followed back this far.
pub(super) const LONGEST_CHAIN: u32 = 16;

/// How the new credentials are read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Keys {
    /// By these expressions.
    Read(Code, Code),
    /// By these expressions, which have the types that the constructor takes.
    Given(Code, Code),
    /// By new variables in place of the old one, if nothing else uses that; otherwise by these expressions.
    Declared(Declaration, Code, Code),
}

/// The definition of the variable that holds the auth token.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Declaration {
    /// The variable.
    pub(super) place: PlaceId,
    /// The name where it is defined.
    pub(super) at: NodeId,
    /// The assignment, or the pattern's entry.
    pub(super) kind: Declared,
}

/// How a variable is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Declared {
    /// By an assignment of its own.
    Assigned(NodeId),
    /// As an entry of a pattern that takes it from the environment: the entry.
    Entry(Span),
}

impl File<'_, '_> {
    /// The new credentials for a token that is constructed at a node with this auth token.
    pub(super) fn keys(&self, account: Option<NodeId>, auth: Option<NodeId>, at: NodeId) -> Keys {
        let [sid, secret] = [Slot::ApiKeySid, Slot::ApiKeySecret];
        if let Some((sid, secret)) = self.known_keys(account, auth, at) {
            return Keys::Given(sid, secret);
        }
        let auth = auth.map(|auth| self.text_behind(auth));
        if let Some((sid, secret)) = self.configured_keys(auth) {
            return if self.settings.keys.is_some() { Keys::Given(sid, secret) } else { Keys::Read(sid, secret) };
        }
        let read = auth.map(|auth| self.read_of(auth, LONGEST_CHAIN));
        let form = |part| {
            let name = self.environment_name(part);
            let kept = read.as_ref().and_then(|read| Some((self.read_again(read, &name, at)?, *read)));
            kept.map_or(Code::Environment(name), |(code, read)| self.certain(code, read))
        };
        let (sid, secret) = (form(sid), form(secret));
        match auth.and_then(|auth| self.declaration(auth)) {
            Some(declaration) => Keys::Declared(declaration, sid, secret),
            None => Keys::Read(sid, secret),
        }
    }

    /// The text that bytes are made of.
    pub(super) fn text_behind(&self, node: NodeId) -> NodeId {
        let mut inner = node;
        while let Form::Coerce(coerce) = self.names.unit.form(inner) {
            if coerce.how == Coercion::Bytes {
                return coerce.value;
            }
            inner = coerce.value;
        }
        node
    }

    /// Whether the constructor takes the secret as bytes.
    pub(super) fn takes_bytes(&self, token: &Token<'_>, auth: Option<NodeId>) -> bool {
        let Some(from) = &self.target.secret_in_bytes else { return false };
        if token.kind.legacy {
            return true;
        }
        // The old class takes what the new one does.
        if let Some(bytes) = auth.and_then(|auth| self.is_in_bytes(auth)) {
            return bytes;
        }
        // Bytes are made where they are needed, so what shows no sign of that is a text.
        self.project.sdk().is_at_least(from).unwrap_or(false)
    }

    /// The secret as the constructor takes it: made into bytes as the auth token was.
    pub(super) fn in_bytes(&self, secret: Code, auth: Option<NodeId>) -> Code {
        let unit = self.names.unit;
        let made = auth.map(|auth| (auth, unit.form(auth)));
        match made {
            Some((auth, Form::Coerce(coerce))) if coerce.how == Coercion::Bytes => {
                let (whole, inner) = (unit.span(auth), unit.span(coerce.value));
                let text = self.adapter.expression(&secret, self.place(inner.start), 0);
                Code::Changed(whole, vec![(inner, text)])
            }
            _ => Code::Coerce(Coercion::Bytes, Box::new(secret)),
        }
    }

    /// The key that an access token in the same scope, or in the file's own, is made with.
    fn known_keys(&self, account: Option<NodeId>, auth: Option<NodeId>, at: NodeId) -> Option<(Code, Code)> {
        let frame = self.names.frame(at);
        let near = |token: &&Token<'_>| [None, frame].contains(&self.names.frame(token.construct));
        self.access_tokens.iter().filter(near).find_map(|token| {
            let key = |slot| {
                let part = self.only(token, slot).ok()??;
                let secret = matches!(self.names.unit.form(self.names.unit.bare(part.node)), Form::Literal(_));
                let auths = self.tokens.iter().flat_map(|token| &token.parts).filter(|part| part.slot == Slot::AuthToken);
                let known = auths.map(|part| part.node).chain(auth).chain(account);
                let same =
                    known.into_iter().any(|known| self.same(known, part.node) || self.is_of_one_origin(known, part.node));
                let readable = self.readable(part.node, at, &[]) == Readable::Same && !self.acts(part.node);
                let readable = readable && self.is_bound(part.node, at) && !self.is_element(part.node, LONGEST_CHAIN);
                let own = self.names.unit.is_inside(part.node, token.construct);
                (!secret && !same && readable && own).then(|| Code::Kept(self.names.unit.span(part.node)))
            };
            let theirs = self.only(token, Slot::AccountSid).ok()??;
            let same = account.is_some_and(|account| self.same(account, theirs.node));
            Some((key(Slot::ApiKeySid)?, key(Slot::ApiKeySecret)?)).filter(|_| same)
        })
    }

    /// Whether two values come from the same place.
    fn is_of_one_origin(&self, a: NodeId, b: NodeId) -> bool {
        let origins = self.names.trace(a);
        !origins.contains(&Origin::Unknown) && *origins == *self.names.trace(b)
    }

    /// The name of the environment's variable for a part.
    pub(super) fn environment_name(&self, slot: Slot) -> Text {
        let chosen = self.settings.variables.get(&slot).or_else(|| self.target.environment.variables.get(&slot));
        chosen.cloned().unwrap_or_default()
    }

    fn configured_keys(&self, auth: Option<NodeId>) -> Option<(Code, Code)> {
        let unit = self.names.unit;
        if let Some([sid, secret]) = &self.settings.keys {
            return Some((Code::Name(sid.clone()), Code::Name(secret.clone())));
        }
        if self.settings.origins != Origins::Beside {
            return None;
        }
        let Form::Member(member) = unit.form(unit.bare(auth?)) else { return None };
        let beside = |name: &Text| Code::Member(Box::new(Code::Kept(unit.span(member.object))), name.clone());
        let variables = &self.target.variables;
        Some((beside(&variables.api_key_sid), beside(&variables.api_key_secret)))
    }

    /// The expression that reads a credential: what a variable or field was given.
    fn read_of(&self, node: NodeId, depth: u32) -> NodeId {
        let unit = self.names.unit;
        let Some(depth) = depth.checked_sub(1) else { return node };
        let node = self.text_behind(node);
        if self.environment_read(node).is_some() {
            return node;
        }
        if let [def] = self.names.reaching(unit.bare(node))[..]
            && let Base::Node(value) = def.base
            && def.steps.is_empty()
        {
            return self.read_of(value, depth);
        }
        node
    }

    /// A read that typed code takes for a value: a plain read of the environment may be nothing.
    fn certain(&self, code: Code, read: NodeId) -> Code {
        match self.names.unit.form(read) {
            Form::Member(_) | Form::Call(_) => Code::Coerce(Coercion::NonNull, Box::new(code)),
            _ => code,
        }
    }

    /// The same read with another variable, if the environment is what is read and it can be read at a node.
    fn read_again(&self, read: &NodeId, name: &str, at: NodeId) -> Option<Code> {
        let unit = self.names.unit;
        let key = self.environment_read(*read)?;
        let text = self.source.slice(key);
        // Quotes may follow a letter: `u"X"`.
        let quote = text.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
        let name = quote.map_or_else(|| name.to_owned(), |quote| format!("{quote}{name}{quote}"));
        if self.readable(*read, at, &[]) == Readable::No || self.reads_narrowed(*read) {
            return None;
        }
        let span = unit.span(*read);
        match unit.form(*read) {
            // A fallback other than the empty text is a credential, too.
            Form::Branch(branch) => {
                let throws = |arm: NodeId| matches!(unit.form(arm), Form::Jump(jump) if jump.kind == JumpKind::Throw);
                let empty = |&arm: &NodeId| throws(arm) || self.names.constant_text(arm).is_some_and(str::is_empty);
                if branch.arms.iter().all(empty) {
                    return Some(Code::Changed(span, vec![(key, name)]));
                }
                // What wraps the read is of another type than the text.
                let test = if self.words.typed { unit.bare(branch.test) } else { branch.test };
                self.read_again(&test, name.trim_matches(['"', '\'', '`']), at)
            }
            Form::Call(_) => {
                let rest = Span::new(key.end, span.end);
                let written = self.source.slice(rest).chars().filter(|c| !c.is_whitespace()).collect::<String>();
                // A default that is no credential stays.
                let stays = [")", ",)", ",\"\")", ",'')", ",None)"].contains(&written.as_str());
                let close = (!stays).then(|| (rest, ")".to_owned()));
                Some(Code::Changed(span, [(key, name)].into_iter().chain(close).collect()))
            }
            _ => Some(Code::Changed(span, vec![(key, name)])),
        }
    }

    /// Whether the environment is read through a variable whose declared type may name only some of its parts.
    fn reads_narrowed(&self, read: NodeId) -> bool {
        match self.names.unit.form(self.names.unit.bare(read)) {
            Form::Member(member) => self.is_narrowed(member.object),
            _ => false,
        }
    }

    fn is_narrowed(&self, object: NodeId) -> bool {
        let unit = self.names.unit;
        let cast = matches!(unit.form(object), Form::Coerce(coerce) if coerce.how == Coercion::Same);
        let declared = |def: &Def| match def.base {
            Base::Node(value) => {
                let declared = unit.ancestors(def.at).any(|outer| match unit.form(outer) {
                    Form::Assign(assign) => assign.value == Some(value) && assign.annotation.is_some(),
                    _ => false,
                });
                declared || self.is_narrowed(value)
            }
            Base::Param(function, index) => match unit.form(function) {
                Form::Function(form) => form.params.get(index).is_some_and(|param| param.annotation.is_some()),
                _ => false,
            },
            _ => false,
        };
        cast || unit.variable(unit.bare(object)).is_some()
            && self.names.reaching(unit.bare(object)).iter().any(|def| declared(def))
    }

    /// Where a read of the environment names its variable.
    pub(super) fn environment_read(&self, node: NodeId) -> Option<Span> {
        let unit = self.names.unit;
        match unit.form(node) {
            Form::Coerce(coerce) if coerce.how != Coercion::Await => self.environment_read(coerce.value),
            Form::Branch(branch) if branch.kind == crate::syntax::BranchKind::OrTest => self.environment_read(branch.test),
            Form::Member(member) => {
                let Key::Named(_, span) = &member.key else { return None };
                self.is_environment(member.object).then_some(*span)
            }
            Form::Call(call) => {
                let key = call.args.first().filter(|arg| !arg.spread && arg.name.is_none())?.value;
                let literal = matches!(unit.form(key), Form::Literal(Literal::Text(_, holes)) if holes.is_empty());
                let reads = self.is_one_of(call.callee, &self.target.environment.functions);
                (literal && reads).then(|| unit.span(key))
            }
            _ => None,
        }
    }

    /// Whether an expression is the environment.
    pub(super) fn is_environment(&self, node: NodeId) -> bool {
        let handler = |origin: &Origin| matches!(origin, Origin::Param(function, 0) if self.is_handler(*function));
        self.is_one_of(node, &self.target.environment.objects) || self.names.trace(node).iter().all(handler)
    }

    /// Whether an expression certainly means one of these qualified names.
    fn is_one_of(&self, node: NodeId, names: &[Text]) -> bool {
        let origins = self.names.trace(node);
        let meant = |origin: &Origin| match origin {
            Origin::Imported(path) | Origin::Global(path) | Origin::Perhaps(path) => {
                names.iter().any(|name| self.table.segments(name) == *path)
            }
            _ => false,
        };
        // A name of no import may be of any module all of whose names are, and hardly is.
        let open =
            |origin: &Origin| self.words.imports_only_name && matches!(origin, Origin::Perhaps(_) | Origin::Global(_));
        origins.iter().any(meant) && origins.iter().all(|origin| meant(origin) || open(origin))
    }

    /// The definition of the variable that is the auth token, if it can be replaced.
    fn declaration(&self, auth: NodeId) -> Option<Declaration> {
        let unit = self.names.unit;
        let place = self.names.place(unit.bare(auth))?;
        let info = self.names.at(place);
        let Root::Declared(scope, name) = &info.root else { return None };
        let [def] = info.defs.as_slice() else { return None };
        if !info.path.is_empty() || self.is_public(*scope, def.at) || self.is_looked_up(name) || self.is_redeclared(place) {
            return None;
        }
        let Base::Node(value) = def.base else { return None };
        let assign = unit.ancestors(def.at).find(|&outer| matches!(unit.form(outer), Form::Assign(_)))?;
        let Form::Assign(form) = unit.form(assign) else { return None };
        if def.steps.is_empty() && form.target == def.at {
            let sets = form.mode == AssignMode::Set && unit.declares_by_assigning;
            let declares = matches!(form.mode, AssignMode::Block | AssignMode::Function) || sets;
            let own = (self.statement_list(assign).is_some() && self.begins_line(assign)) || self.is_declarator(assign);
            let typed = form.annotation.is_some_and(|node| !self.words.typed || !self.is_text_type(node));
            let does = |node: NodeId| match unit.form(node) {
                Form::Assign(_) => true,
                Form::Call(call) => {
                    self.names.called(node).is_some()
                        || call
                            .args
                            .iter()
                            .any(|arg| self.nodes_in(arg.value).into_iter().any(|node| self.does_something(node)))
                }
                Form::Branch(branch) => self
                    .nodes_in(branch.test)
                    .into_iter()
                    .any(|node| self.does_something(node) && self.environment_read(node).is_none()),
                _ => false,
            };
            let calls = self.nodes_in(value).into_iter().any(does);
            let quiet = !calls && (!self.acts(value) || self.is_configuration(value, LONGEST_CHAIN));
            let simple = form.value == Some(value) && declares && own && !typed && quiet;
            return simple.then_some(Declaration { place, at: def.at, kind: Declared::Assigned(assign) });
        }
        if self.is_narrowed(value) || form.annotation.is_some() {
            return None;
        }
        let (key, _) = self.argument_of(def.at)?;
        let (_, key) = key.filter(|_| def.steps.len() == 1 && self.is_environment(value))?;
        let entry = key.cover(unit.span(def.at));
        // What the pattern leaves is one more variable then.
        let rest = |pattern: &crate::syntax::Collection| pattern.entries.iter().any(|entry| entry.spread);
        if matches!(unit.form(form.target), Form::Collection(pattern) if rest(pattern)) {
            return None;
        }
        Some(Declaration { place, at: def.at, kind: Declared::Entry(entry) })
    }

    /// Whether something may ask for a variable by its name: a text, a type, a function that looks names up.
    fn is_looked_up(&self, name: &str) -> bool {
        self.has_text(name) || self.may_look_up_names() || self.asks_for_type(|asked, _| *asked == *name)
    }

    /// Whether a node is one of several declarations in one statement.
    pub(super) fn is_declarator(&self, assign: NodeId) -> bool {
        let unit = self.names.unit;
        let outer = unit.parent(assign).filter(|&outer| matches!(unit.form(outer), Form::Opaque(_)));
        outer.is_some_and(|outer| self.statement_list(outer).is_some())
    }

    /// Whether other files may use a variable by its name.
    pub(super) fn is_public(&self, scope: NodeId, at: NodeId) -> bool {
        let unit = self.names.unit;
        // Where assigning declares, a file's variables are there for all who import it.
        let name = unit.variable(at).unwrap_or_default();
        if self.words.small_names_are_own {
            return !name.starts_with(|c: char| c.is_lowercase() || c == '_');
        }
        let whole = Some(scope) == unit.root() && unit.declares_by_assigning && !name.starts_with('_');
        whole || self.is_exported(at)
    }

    /// Whether a definition is part of an export.
    fn is_exported(&self, at: NodeId) -> bool {
        let unit = self.names.unit;
        let statement =
            unit.ancestors(at).filter(|&node| matches!(unit.form(node), Form::Assign(_) | Form::Opaque(_))).last();
        let start = unit.span(statement.unwrap_or(at)).start;
        let before = self.source.text[..start].rsplit(['\n', ';']).next().unwrap_or_default();
        before.split_whitespace().any(|word| self.words.exporting.iter().any(|exporting| **exporting == *word))
    }
}

/// Whether a name holds one of these parts.
pub(super) fn contains(name: &str, parts: &[Text]) -> bool {
    let name = name.to_lowercase();
    parts.iter().any(|part| name.contains(&**part))
}
