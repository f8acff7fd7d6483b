//! Names where members of the class around are named as variables are: which of the two a bare name is.
//!
//! Knows what was declared so far, no syntax: adapters open and close scopes and declare in them.

use crate::syntax::Text;
use std::collections::HashMap;

/// What is declared around the node that is being lowered.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    /// The innermost scope is the last.
    stack: Vec<Scope>,
}

/// Names, with the names of their declared classes.
type Names = HashMap<Text, Option<Text>>;

#[derive(Debug)]
enum Scope {
    Block(Names),
    Class(ClassScope),
}

/// The members of a class.
#[derive(Debug, Default)]
pub(super) struct ClassScope {
    /// Its name, where it has one.
    pub(super) name: Option<Text>,
    /// Fields, properties and the like.
    pub(super) fields: Names,
    /// Methods, which variables of their names do not hide where those cannot be called.
    pub(super) methods: Vec<Text>,
    /// Whether it may have members from a class above it.
    pub(super) inherits: bool,
}

/// What a bare name is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bare {
    /// A variable or parameter.
    Variable,
    /// A member of the receiver.
    Member,
    /// A member of a class further out, by its name.
    MemberOf(Text),
    /// Nothing that the file declares; inside a class that inherits it may be a member.
    Unknown,
}

impl Scopes {
    pub(super) fn open(&mut self) {
        self.stack.push(Scope::Block(Names::new()));
    }

    pub(super) fn open_class(&mut self, class: ClassScope) {
        self.stack.push(Scope::Class(class));
    }

    pub(super) fn close(&mut self) {
        self.stack.pop();
    }

    /// Declares a variable in the innermost block.
    pub(super) fn declare(&mut self, name: &str, class: Option<&str>) {
        if let Some(Scope::Block(names)) = self.stack.last_mut() {
            names.insert(name.into(), class.map(Text::from));
        }
    }

    /// What a bare name is where it is read or set.
    pub(super) fn value(&self, name: &str) -> Bare {
        self.find(|scope| match scope {
            Scope::Block(names) => names.contains_key(name),
            Scope::Class(class) => class.fields.contains_key(name),
        })
    }

    /// What a bare name is where it is called, if variables cannot be.
    pub(super) fn method(&self, name: &str) -> Bare {
        self.find(|scope| matches!(scope, Scope::Class(class) if class.methods.iter().any(|method| **method == *name)))
    }

    /// The declared class of a variable or field.
    pub(super) fn class_of(&self, name: &str) -> Option<&str> {
        let found = self.stack.iter().rev().find_map(|scope| match scope {
            Scope::Block(names) => names.get(name),
            Scope::Class(class) => class.fields.get(name),
        });
        found?.as_deref()
    }

    /// The class around.
    pub(super) fn class(&self) -> Option<&ClassScope> {
        self.classes().next()
    }

    /// The classes around, innermost first.
    pub(super) fn classes(&self) -> impl Iterator<Item = &ClassScope> {
        self.stack.iter().rev().filter_map(|scope| match scope {
            Scope::Class(class) => Some(class),
            Scope::Block(_) => None,
        })
    }

    fn find(&self, declares: impl Fn(&Scope) -> bool) -> Bare {
        let mut inside = false;
        for scope in self.stack.iter().rev() {
            match scope {
                Scope::Block(_) if declares(scope) => return Bare::Variable,
                Scope::Class(class) if declares(scope) => {
                    let outer = class.name.clone().map_or(Bare::Unknown, Bare::MemberOf);
                    return if inside { outer } else { Bare::Member };
                }
                Scope::Class(_) => inside = true,
                Scope::Block(_) => {}
            }
        }
        Bare::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_hide_fields_and_fields_those_further_out() {
        let class = |name: Option<&str>, field: &str| ClassScope {
            name: name.map(Text::from),
            fields: [(Text::from(field), None)].into(),
            methods: vec!["run".into()],
            inherits: false,
        };
        let mut scopes = Scopes::default();
        scopes.open_class(class(Some("Outer"), "sid"));
        scopes.open();
        scopes.declare("local", Some("String"));
        scopes.open_class(class(None, "token"));
        scopes.open();
        scopes.declare("run", None);
        for (name, bare) in [
            ("sid", Bare::MemberOf("Outer".into())),
            ("token", Bare::Member),
            ("local", Bare::Variable),
            ("other", Bare::Unknown),
        ] {
            assert_eq!(scopes.value(name), bare, "{name}");
        }
        assert_eq!((scopes.value("run"), scopes.method("run")), (Bare::Variable, Bare::Member));
        assert_eq!(scopes.class_of("local"), Some("String"));
        scopes.close();
        scopes.close();
        assert_eq!(scopes.value("sid"), Bare::Member);
    }
}
