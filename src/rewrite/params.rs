//! The parameters of an outgoing scope as one map of the kind that the grant takes.

use super::{File, Refusal, plan::Plan};
use crate::{
    resolve::Origin,
    syntax::{Code, CodeKey, Coercion, Collection, CollectionKind, Form, Key, Literal, NodeId},
    token::{self, Fills},
};

impl<'t> File<'_, 't> {
    /// Looks at the parameters' values.
    pub(super) fn plan_params(&self, plan: &mut Plan<'t>) {
        let unit = self.names.unit;
        let values = |part: &token::Part| match (part.fills, unit.form(part.node)) {
            (Fills::Entry, _) if self.argument_of(part.node).is_some_and(|(_, spread)| !spread) => vec![part.node],
            _ => match self.names.made_by(part.node).map(|made| unit.form(made)) {
                Some(Form::Collection(collection)) => {
                    collection.entries.iter().filter(|entry| !entry.spread).map(|entry| entry.value).collect()
                }
                _ => Vec::new(),
            },
        };
        // What is spread in is looked at as well.
        let spread = |part: &token::Part| match self.names.made_by(part.node).map(|made| unit.form(made)) {
            Some(Form::Collection(outer)) => outer
                .entries
                .iter()
                .filter(|entry| entry.spread)
                .filter_map(|entry| match unit.form(self.names.made_by(entry.value)?) {
                    Form::Collection(inner) => Some(inner.entries.iter().map(|entry| entry.value).collect::<Vec<_>>()),
                    _ => None,
                })
                .flatten()
                .collect(),
            _ => Vec::new(),
        };
        let params = plan.shape.additions.iter().flat_map(|addition| &addition.params);
        let values = |part: &token::Part| [values(part), spread(part), self.values_set_in(part.node)].concat();
        if params.flat_map(values).any(|value| self.is_no_scalar(value)) {
            plan.assumptions.push("a parameter may be neither text nor number, and then arrives in another form".to_owned());
        }
    }

    /// The values that are put into a collection in a variable, key by key.
    fn values_set_in(&self, whole: NodeId) -> Vec<NodeId> {
        let value = |set: NodeId| match self.names.unit.form(set) {
            Form::Assign(assign) => assign.value,
            _ => None,
        };
        self.sets_in(whole).filter_map(value).collect()
    }

    /// The assignments to parts of a collection in a variable.
    fn sets_in(&self, whole: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let unit = self.names.unit;
        let place = self.names.place(whole);
        unit.ids().filter(move |&node| match unit.form(node) {
            Form::Assign(assign) => match unit.form(assign.target) {
                Form::Member(member) => place.is_some() && self.names.place(member.object) == place,
                _ => false,
            },
            _ => false,
        })
    }

    /// Whether values are put behind those that a collection in a variable has, under keys that stand nowhere.
    fn is_pushed_to(&self, whole: NodeId) -> bool {
        let unit = self.names.unit;
        let Some(place) = self.names.place(whole) else { return false };
        let nowhere = |key: &Key| matches!(key, Key::Computed(key) if unit.span(*key).start == unit.span(*key).end);
        unit.ids().any(|node| match unit.form(node) {
            Form::Assign(assign) => match unit.form(assign.target) {
                Form::Member(member) => nowhere(&member.key) && self.names.place(member.object) == Some(place),
                _ => false,
            },
            _ => false,
        })
    }

    /// The parameters of a scope as one map.
    pub(super) fn params(&self, params: &[token::Part]) -> Result<Option<Code>, Refusal> {
        let unit = self.names.unit;
        match params {
            [] => Ok(None),
            [whole] if whole.fills == Fills::Whole => {
                if let Some(map) = self.of_members(whole)? {
                    return Ok(Some(map));
                }
                let value = self.value(whole)?;
                let copied = self.target.copies.contains_key(&crate::sdk::Slot::OutgoingApplicationParams);
                if (copied || self.takes_any_object(whole))
                    && self.sets_in(whole.node).any(|set| set > whole.by.max(whole.node))
                {
                    return Err("the parameters are changed after they were given to the scope".into());
                }
                let text = |origin: &Origin| matches!(origin, Origin::Made(made) if matches!(unit.form(*made), Form::Literal(Literal::Text(..))));
                if self.is_text(whole.node) || self.names.trace(whole.node).iter().any(text) {
                    return Err("the parameters are or may be one text".into());
                }
                let list = |origin: &Origin| matches!(origin, Origin::Made(made) if matches!(unit.form(*made), Form::Collection(list) if list.kind == CollectionKind::List && list.entries.iter().any(|entry| !entry.spread)));
                if self.names.trace(whole.node).iter().any(list) || self.is_pushed_to(whole.node) {
                    return Err("the parameters are a list, whose places were their names".into());
                }
                Ok(Some(match unit.form(whole.node) {
                    Form::Collection(collection) if collection.kind == CollectionKind::Map && value.node == whole.node => {
                        self.map(collection, whole.node)
                    }
                    _ => value.code,
                }))
            }
            entries => {
                let mut map = Vec::new();
                for part in entries {
                    self.entry(part, &mut map)?;
                }
                Ok(Some(Code::Map(map)))
            }
        }
    }

    /// Parameters that are the members of an object rather than the entries of a map.
    fn of_members(&self, part: &token::Part) -> Result<Option<Code>, Refusal> {
        let unit = self.names.unit;
        let Some(class) = self.target.map_class.as_ref().filter(|_| self.takes_any_object(part)) else { return Ok(None) };
        let made = self.names.made_by(part.node);
        let Some(Form::Collection(map)) = made.map(|made| unit.form(made)) else {
            let declared = self.names.place(unit.bare(part.node)).map(|place| self.declared_types(place));
            let known = declared.is_some_and(|types| types.iter().any(|&node| self.is_written(node, class)));
            return if known { Ok(None) } else { Err("the parameters are an object whose class is not known".into()) };
        };
        let bare = |entry: &crate::syntax::Entry| match &entry.key {
            Some(Key::Named(_, at)) => !self.source.slice(*at).contains(['"', '\'']),
            _ => false,
        };
        let declared = self.names.place(unit.bare(part.node)).map(|place| self.declared_types(place)).unwrap_or_default();
        let typed = made.is_some_and(|made| self.is_made_as(made, class))
            || declared.iter().any(|&node| self.is_written(node, class));
        if typed && !map.entries.iter().any(bare) {
            return Ok(None);
        }
        if made != Some(part.node) {
            return Err("the parameters are an object of another class, which is made elsewhere".into());
        }
        let entry = |entry: &crate::syntax::Entry| match &entry.key {
            Some(Key::Named(name, _)) => {
                let code = self.param(entry.value);
                let evident =
                    matches!(code, Code::Text(_) | Code::Coerce(..)) || self.is_in_bytes(entry.value) == Some(false);
                // A single letter is no text.
                let text = evident && !self.source.slice(unit.span(entry.value)).starts_with('\'');
                let code = if text { code } else { Code::Coerce(Coercion::Text, Box::new(code)) };
                Some((CodeKey::Named(name.clone()), code))
            }
            _ => None,
        };
        let entries = map.entries.iter().map(entry).collect::<Option<Vec<_>>>();
        entries.map(|entries| Some(Code::Map(entries))).ok_or_else(|| "the parameters could not be read".into())
    }

    /// Whether a scope's parameters are taken whatever object they are.
    fn takes_any_object(&self, part: &token::Part) -> bool {
        self.target.map_class.is_some() && self.tokens.iter().any(|token| token.kind.legacy && token.parts.contains(part))
    }

    /// Whether a collection is made as one of a class.
    fn is_made_as(&self, made: NodeId, class: &str) -> bool {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let head = self.source.slice(self.names.unit.span(made)).split(['(', '{']).next().unwrap_or_default();
        letters(head).ends_with(&letters(class))
    }

    /// Whether a type is written as another one is, but for white space.
    fn is_written(&self, node: NodeId, class: &str) -> bool {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        letters(self.source.slice(self.names.unit.span(node))) == letters(class)
    }

    fn entry(&self, part: &token::Part, map: &mut Vec<(CodeKey, Code)>) -> Result<(), Refusal> {
        let unit = self.names.unit;
        let (name, spread) = self.argument_of(part.node).ok_or("the parameters could not be read")?;
        match (name, spread) {
            (Some((name, at)), _) => {
                // An argument's name becomes a text; an entry's key is one already.
                let quoted = self.source.slice(at).starts_with(['"', '\'']);
                map.push((if quoted { CodeKey::Kept(at) } else { CodeKey::Named(name.into()) }, self.param(part.node)));
            }
            (None, true) => match unit.form(part.node) {
                Form::Collection(collection) if collection.kind == CollectionKind::Map => {
                    if let Code::Map(entries) = self.map(collection, part.node) {
                        map.extend(entries);
                    } else {
                        map.push((CodeKey::Spread, Code::Kept(unit.span(part.node))));
                    }
                }
                _ => map.push((CodeKey::Spread, Code::Kept(unit.span(part.node)))),
            },
            _ => return Err("the parameters could not be read".into()),
        }
        Ok(())
    }

    /// A map written out, its numbers and the like as the texts they were; the same text where nothing changes.
    fn map(&self, collection: &Collection, node: NodeId) -> Code {
        let unit = self.names.unit;
        let changes = |value: NodeId| self.param(value) != Code::Kept(unit.span(value));
        if !collection.entries.iter().any(|entry| changes(entry.value)) {
            return Code::Kept(unit.span(node));
        }
        let changed = collection.entries.iter().filter(|entry| !entry.spread && changes(entry.value));
        let text = |value: NodeId| {
            let span = unit.span(value);
            (span, self.adapter.expression(&self.param(value), self.place(span.start), 0))
        };
        let changed = changed.map(|entry| text(entry.value)).collect();
        Code::Changed(unit.span(node), changed)
    }

    /// A parameter's value: what is no text and written out becomes the text it was in the old token.
    fn param(&self, node: NodeId) -> Code {
        let unit = self.names.unit;
        let kept = Code::Kept(unit.span(node));
        match unit.form(node) {
            Form::Literal(Literal::Number(_)) => {
                let written = self.source.slice(unit.span(node));
                // What other spellings of numbers are as texts, the language knows.
                let usual = written.len() < 16 && (written == "0" || !written.starts_with('0'));
                if usual && written.bytes().all(|byte| byte.is_ascii_digit()) {
                    Code::Text(written.into())
                } else {
                    Code::Coerce(Coercion::Text, Box::new(kept))
                }
            }
            Form::Test(_) if self.is_negative_number(node) => Code::Coerce(Coercion::Text, Box::new(kept)),
            Form::Literal(Literal::Bool(value)) => Code::Text(match &self.words.booleans {
                Some([yes, no]) => if *value { yes } else { no }.clone(),
                None => self.source.slice(unit.span(node)).into(),
            }),
            _ => kept,
        }
    }
}
