//! Whether a credential is the program's own configuration, or belongs to somebody.

use super::{
    File,
    credentials::{LONGEST_CHAIN, contains},
};
use crate::{
    resolve::{Base, Callers, Def, Origin, Root, Step},
    syntax::{Call, Form, Key, Literal, NodeId},
};
use heck::ToSnakeCase as _;

impl File<'_, '_> {
    /// Why a credential may belong to somebody rather than to the program; none if it is configuration.
    pub(super) fn doubt_about(&self, what: &str, credential: NodeId) -> Option<String> {
        let doubt = "is not evidently the program's own configuration, so each account may need an API key of its own";
        (!self.is_configuration(credential, LONGEST_CHAIN)).then(|| format!("the {what} {doubt}"))
    }

    /// Whether a value is the program's own configuration.
    pub(super) fn is_configuration(&self, node: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        if self.is_personal(node) || self.is_element(node, depth) || !self.is_keyed_by_configuration(node, depth) {
            return false;
        }
        if self.is_filled_elsewhere(node) {
            return false;
        }
        let read = self.environment_read(node).is_some() && self.names.reaching(self.names.unit.bare(node)).is_empty();
        if read || self.is_given_by_configuration(node, depth) {
            return true;
        }
        self.names.trace(node).iter().all(|origin| match origin {
            Origin::Imported(path) | Origin::Global(path) | Origin::Perhaps(path) => {
                let input = path.first().is_some_and(|first| self.words.input.contains(first));
                !input && !path[..path.len().saturating_sub(1)].iter().any(|segment| self.sounds_personal(segment))
            }
            Origin::Made(made) => self.is_made_of_configuration(*made, node, depth),
            Origin::Param(function, index) => self.is_given_configuration(*function, *index, depth),
            // A member of an argument.
            Origin::Unknown => match self.names.unit.form(self.names.unit.bare(node)) {
                Form::Member(member) => {
                    self.names.reaching(self.names.unit.bare(node)).is_empty() && self.is_configuration(member.object, depth)
                }
                _ => false,
            },
        })
    }

    /// Whether a field may be filled by what other classes, or whoever makes an object, say.
    fn is_filled_elsewhere(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        let Some(place) = self.names.place(unit.bare(node)).map(|place| self.names.at(place)) else { return false };
        let Root::Receiver(Some(class)) = place.root else { return false };
        let Form::Class(form) = unit.form(class) else { return false };
        let is_class = |node: NodeId| self.names.trace(node).contains(&Origin::Made(class));
        let constructs = form.body.iter().any(|&part| {
            self.nodes_in(part)
                .into_iter()
                .any(|node| matches!(unit.form(node), Form::Function(function) if function.constructs))
        });
        unit.ids().any(|other| match unit.form(other) {
            Form::Class(heir) => heir.bases.iter().any(|&base| is_class(base)),
            Form::Call(call) => !constructs && !call.args.is_empty() && is_class(call.callee),
            Form::Construct(construct) => !constructs && !construct.args.is_empty() && is_class(construct.class),
            _ => false,
        })
    }

    /// Whether every key on the way to a value is written out, or configuration itself.
    fn is_keyed_by_configuration(&self, node: NodeId, depth: u32) -> bool {
        match self.names.unit.form(self.names.unit.bare(node)) {
            Form::Member(member) => {
                let key = match member.key {
                    Key::Named(..) => true,
                    Key::Computed(key) => self.is_configuration(key, depth),
                };
                key && self.is_keyed_by_configuration(member.object, depth)
            }
            _ => true,
        }
    }

    fn is_made_of_configuration(&self, made: NodeId, node: NodeId, depth: u32) -> bool {
        let unit = self.names.unit;
        match unit.form(made) {
            Form::Literal(Literal::Text(_, holes)) => holes.iter().all(|&hole| self.is_configuration(hole, depth)),
            Form::Literal(_) => true,
            Form::Arithmetic(sum) => sum.operands.iter().all(|&operand| self.is_configuration(operand, depth)),
            Form::Member(member) => {
                let read = made != node && self.is_configuration(made, depth);
                read || self.is_configuration(member.object, depth) || self.is_settings(member.object)
            }
            Form::Call(call) => {
                // A key, not a query.
                let key = |text: &str| !text.contains(char::is_whitespace);
                let literal = |arg: &crate::syntax::Arg| self.names.constant_text(arg.value).is_some_and(key);
                let keyed = call.args.first().is_some_and(literal)
                    && call.args.iter().all(|arg| self.is_plain(arg.value) && !self.is_collection(arg.value));
                let named = call.args.is_empty()
                    && self.called_name(call.callee).is_some_and(|name| contains(name, &self.words.configuration));
                (keyed || named) && self.is_configuration(call.callee, depth) || self.reads_member(call, depth)
            }
            // The module's own settings object, a parser of configuration files.
            Form::Construct(construct) => {
                construct.args.iter().all(|arg| self.is_plain(arg.value)) && self.is_configuration(construct.class, depth)
            }
            Form::Class(_) => true,
            Form::Collection(collection) => {
                let inside = node != made && unit.is_inside(node, made);
                inside || collection.entries.iter().all(|entry| self.is_configuration(entry.value, depth))
            }
            _ => false,
        }
    }

    /// Whether a variable is given configuration, or a part of it that a pattern takes.
    fn is_given_by_configuration(&self, node: NodeId, depth: u32) -> bool {
        let unit = self.names.unit;
        if !matches!(unit.form(unit.bare(node)), Form::Name(_)) {
            return false;
        }
        let reaching = self.names.reaching(unit.bare(node));
        let taken = |def: &&Def| {
            let outer = def.steps.split_last().map_or(&[][..], |(_, outer)| outer);
            let keyed = def.steps.iter().all(|step| matches!(step, Step::Key(_)));
            let personal = outer.iter().any(|step| matches!(step, Step::Key(name) if self.sounds_personal(name)));
            let whole = match def.base {
                Base::Node(value) => self.is_configuration(value, depth),
                Base::Param(function, index) => self.is_given_configuration(function, index, depth),
                _ => false,
            };
            keyed && !personal && whole
        };
        !reaching.is_empty() && reaching.iter().all(taken)
    }

    /// Whether an object is named as configuration is, and is one for the whole program.
    fn is_settings(&self, object: NodeId) -> bool {
        let unit = self.names.unit;
        let object = unit.bare(object);
        let (name, whole) = match unit.form(object) {
            Form::Member(member) => match &member.key {
                Key::Named(name, _) => (Some(&**name), member.object),
                Key::Computed(_) => return false,
            },
            _ => (unit.variable(object), object),
        };
        let of_the_program = |origin: &Origin| match origin {
            Origin::Made(made) => self.names.frame(*made).is_none(),
            Origin::Imported(_) | Origin::Global(_) | Origin::Perhaps(_) => true,
            Origin::Param(..) | Origin::Unknown => false,
        };
        let named = name.is_some_and(|name| contains(name, &self.words.configuration));
        named && !self.is_personal_object(object) && self.names.trace(whole).iter().all(of_the_program)
    }

    /// Whether a function reads a member of configuration by its name.
    fn reads_member(&self, call: &Call, depth: u32) -> bool {
        let [object, rest @ ..] = call.args.as_slice() else { return false };
        let known = |name: &str| self.words.member_readers.iter().any(|known| **known == *name);
        self.names.unit.variable(call.callee).is_some_and(known)
            && rest.iter().all(|arg| self.is_plain(arg.value))
            && rest.first().is_some_and(|name| self.names.constant_text(name.value).is_some())
            && self.is_configuration(object.value, depth)
    }

    fn is_collection(&self, node: NodeId) -> bool {
        let made = self.names.made_by(node);
        made.is_some_and(|made| matches!(self.names.unit.form(made), Form::Collection(_)))
    }

    /// Whether a value is written out or read from what is written out.
    fn is_plain(&self, node: NodeId) -> bool {
        self.names.trace(node).iter().all(|origin| match origin {
            Origin::Made(made) => matches!(self.names.unit.form(*made), Form::Literal(_) | Form::Collection(_)),
            Origin::Imported(_) | Origin::Global(_) => true,
            _ => false,
        })
    }

    fn is_given_configuration(&self, function: NodeId, index: usize, depth: u32) -> bool {
        let unit = self.names.unit;
        if self.is_handler(function) && index == 0 || self.is_reader_of_configuration(function, index) {
            return true;
        }
        let Callers { calls, open } = self.names.callers(function);
        let given = |&call: &NodeId| match unit.form(call) {
            Form::Call(form) => match self.names.argument(&form.args, function, index) {
                Some(arg) => self.is_configuration(arg.value, depth),
                None => false,
            },
            _ => false,
        };
        !open && !calls.is_empty() && calls.iter().all(given)
    }

    /// Whether a parameter's declared type is a framework's reader of configuration.
    fn is_reader_of_configuration(&self, function: NodeId, index: usize) -> bool {
        let unit = self.names.unit;
        let Form::Function(form) = unit.form(function) else { return false };
        let annotation = form.params.get(index).and_then(|param| param.annotation);
        let known = |node: NodeId| {
            let origins = self.names.trace(node);
            origins.iter().all(|origin| match origin {
                Origin::Imported(path) => self.words.configuration_types.iter().any(|known| path.last() == Some(known)),
                // All names of some module are imported, and this may be one of them.
                Origin::Perhaps(path) | Origin::Global(path) if self.words.imports_only_name => {
                    self.words.configuration_types.iter().any(|known| path.last() == Some(known))
                }
                _ => false,
            })
        };
        // The types that one holds stand behind it.
        annotation.is_some_and(|annotation| match unit.form(annotation) {
            Form::Opaque(names) => match names.as_slice() {
                &[name] => known(name),
                &[name, ..] => self.words.imports_only_name && known(name),
                [] => false,
            },
            _ => known(annotation),
        })
    }

    /// Whether a function is one that gets the environment as its first argument.
    pub(super) fn is_handler(&self, function: NodeId) -> bool {
        let unit = self.names.unit;
        let assigned = unit.parent(function).map(|parent| unit.form(parent));
        let Form::Function(form) = unit.form(function) else { return false };
        let Some(Form::Assign(assign)) = assigned else { return false };
        match unit.form(assign.target) {
            Form::Member(member) => {
                let Key::Named(name, _) = &member.key else { return false };
                let handler = self.target.environment.handlers.iter().find(|handler| handler.name == *name);
                handler.is_some_and(|handler| {
                    let params = form.params.iter().map(|param| unit.variable(param.target));
                    params.zip(&handler.arguments).any(|(param, usual)| param == Some(usual))
                })
            }
            _ => false,
        }
    }

    /// Whether a name on the way to the value says that it belongs to somebody.
    fn is_personal(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        match unit.form(unit.bare(node)) {
            Form::Member(member) => self.is_personal_object(member.object),
            _ => false,
        }
    }

    fn is_personal_object(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        match unit.form(unit.bare(node)) {
            Form::Member(member) => {
                let own = matches!(&member.key, Key::Named(name, _) if self.sounds_personal(name));
                own || self.is_personal_object(member.object)
            }
            Form::Call(call) => self.is_personal_object(call.callee),
            Form::Name(_) => unit.variable(unit.bare(node)).is_some_and(|name| self.sounds_personal(name)),
            _ => false,
        }
    }

    fn sounds_personal(&self, name: &str) -> bool {
        name.to_snake_case().split('_').any(|word| self.words.personal.iter().any(|personal| **personal == *word))
    }

    /// Whether a value is an element of a collection that is walked over, or a part of one.
    pub(super) fn is_element(&self, node: NodeId, depth: u32) -> bool {
        let unit = self.names.unit;
        let Some(depth) = depth.checked_sub(1) else { return true };
        match unit.form(unit.bare(node)) {
            Form::Member(member) => self.is_element(member.object, depth),
            Form::Name(_) => self.names.reaching(node).iter().any(|def| match def.base {
                Base::Element(_) => true,
                Base::Node(value) => self.is_element(value, depth),
                _ => false,
            }),
            _ => false,
        }
    }

    /// An API key belongs to one account.
    pub(super) fn doubt_about_accounts(&self, account: Option<NodeId>) -> Option<String> {
        let account = account?;
        let known = |origin: &&Origin| !matches!(origin, Origin::Perhaps(_));
        let several = self.names.trace(account).iter().filter(known).count() > 1 && !self.is_fallback(account);
        let found = several || self.is_chosen_by_key(account) || self.has_several_accounts();
        found.then(|| "tokens of several accounts may be minted here, and an API key belongs to one of them".to_owned())
    }

    /// Whether a value is taken out of a collection by a key that the program decides.
    fn is_chosen_by_key(&self, node: NodeId) -> bool {
        let Form::Member(member) = self.names.unit.form(self.names.unit.bare(node)) else { return false };
        let chosen = match member.key {
            Key::Named(..) => false,
            Key::Computed(key) => {
                let fixed = |origin: &Origin| matches!(origin, Origin::Imported(_) | Origin::Global(_) | Origin::Perhaps(_));
                let constant = self.names.constant_number(key).is_some() || self.names.constant_text(key).is_some();
                !constant && !self.is_fallback(key) && !self.names.trace(key).iter().all(fixed)
            }
        };
        chosen || self.is_chosen_by_key(member.object)
    }
}
