//! What a rewrite writes: the new token's class, its grant, and where the credentials come from, as data.

use super::Slot;
use crate::{project::Release, syntax::Text};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What replaces a deprecated token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Target {
    /// The new token's class.
    pub token: Class,
    /// The grant's class.
    pub grant: Class,
    /// How the constructor takes its positional arguments.
    pub arguments: Vec<Slot>,
    /// What stands in the place of a positional argument that is not given before one that is.
    #[serde(default)]
    pub usual: BTreeMap<Slot, u64>,
    /// How the constructor and the grant call their named arguments, in the order to write them.
    pub names: Vec<(Slot, Text)>,
    /// Whether the constructor refuses lifetimes that are no whole number.
    #[serde(default)]
    pub whole_seconds: bool,
    /// The types of numbers that the constructor takes for a lifetime, where the compiler insists on that.
    #[serde(default)]
    pub lifetimes: Vec<Text>,
    /// How the grant takes its fields.
    #[serde(default)]
    pub fields: Fields,
    /// Methods by which the grant takes fields, in the order to call them; each takes what those before it left.
    #[serde(default)]
    pub setters: Vec<Setter>,
    /// What the constructor is a step of, where named arguments and grants are given by calls that are chained on it.
    #[serde(default)]
    pub builder: Option<Builder>,
    /// How the constructor takes grants.
    #[serde(default)]
    pub grants: Grants,
    /// The method that adds a grant; none where all grants have to be there when the token is constructed. A builder's
    /// method adds to the builder alone.
    #[serde(default)]
    pub add: Option<Text>,
    /// The method that makes the token's text.
    pub generate: Text,
    /// The generating method's name for a lifetime, if it takes one that the constructor's yields to.
    #[serde(default)]
    pub generate_ttl: Option<Text>,
    /// Classes that take a copy of a field's value, since that is of another kind.
    #[serde(default)]
    pub copies: BTreeMap<Slot, Text>,
    /// What new code needs from the language's library, and where that is.
    #[serde(default)]
    pub needs: Vec<(Need, Import)>,
    /// Names for new variables.
    pub variables: Variables,
    /// The release from which on the constructor takes the secret as bytes.
    #[serde(default)]
    pub secret_in_bytes: Option<Release>,
    /// The class of maps, where the old method takes any object.
    #[serde(default)]
    pub map_class: Option<Text>,
    /// The release before which a grant fails unless it says whether the client can be called.
    #[serde(default)]
    pub always_set_before: Option<Release>,
    /// What the generating method throws.
    #[serde(default)]
    pub failure: Option<Failure>,
    /// Variables of the environment, and how programs read them.
    pub environment: Environment,
    /// Claims and functions by which a program looks into the deprecated token.
    pub inspection: Inspection,
}

/// How a grant takes its fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fields {
    /// As named arguments of its constructor.
    #[default]
    Constructed,
    /// One after the other, once it is made.
    Set,
    /// By methods that give the grant back, chained on its constructor.
    Chained,
    /// As values for its members, behind its constructor.
    Filled,
}

/// What a method throws.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// The class.
    pub class: Class,
    /// Classes that it is a kind of, so that a handler for one of them handles it, too.
    pub kinds: Vec<Text>,
}

/// New code that needs an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// A read of the environment.
    Environment,
    /// A moment so many seconds from now.
    Later,
    /// A collection of grants.
    Collection,
    /// A copy of a map.
    Copy,
}

/// A class inside the token's that makes it step by step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Builder {
    /// Its name.
    pub class: Text,
    /// The method that gives the token.
    pub build: Text,
}

/// How the constructor takes grants.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grants {
    /// As a list.
    #[default]
    List,
    /// One by one.
    Single,
    /// As a collection of this class.
    Collection(Text),
}

/// A method by which a grant takes fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setter {
    /// Its name.
    pub name: Text,
    /// The slots of its arguments; all have to be given.
    pub takes: Vec<Slot>,
}

/// How a class is reached.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Class {
    /// Its name as a variable.
    pub local: Text,
    /// The id of its type.
    #[serde(rename = "type")]
    pub id: Text,
    /// The name to take where that one is taken.
    pub instead: Text,
    /// Its whole name, by which it is known everywhere without an import; where the old class was imported, so is the new one.
    #[serde(default)]
    pub qualified: Option<Text>,
    /// That name where the file has names of its own that begin as it does.
    #[serde(default)]
    pub absolute: Option<Text>,
    /// The import to write where there is none; a class without one, and not known everywhere, is a member of the token's class.
    #[serde(default)]
    pub import: Option<Import>,
    /// The import to write instead in some files.
    #[serde(default)]
    pub other_import: Option<OtherImport>,
}

/// An import for some files only.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OtherImport {
    /// The extensions of those files.
    pub extensions: Vec<Text>,
    /// The modules from which they import the deprecated class.
    pub modules: Vec<Text>,
    /// What to write.
    pub import: Import,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Import {
    /// The module.
    pub module: Text,
    /// The name in it.
    pub name: Text,
    /// The local name.
    pub local: Text,
    /// The path from that name to the class.
    #[serde(default)]
    pub path: Vec<Text>,
}

/// Names for new variables.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Variables {
    /// Names for the token, the first that is free.
    pub token: Vec<Text>,
    /// Names for the grant.
    pub grant: Vec<Text>,
    /// For the API key.
    pub api_key_sid: Text,
    /// For its secret.
    pub api_key_secret: Text,
    /// Parts of names that tell of the deprecated token.
    pub outdated: Vec<Text>,
}

/// Variables of the environment, and how programs read them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Environment {
    /// Objects whose members are variables of the environment.
    pub objects: Vec<Text>,
    /// Functions that give the variable they are told.
    #[serde(default)]
    pub functions: Vec<Text>,
    /// Functions that get them as members of their first argument.
    #[serde(default)]
    pub handlers: Vec<Handler>,
    /// The module to import for reading one.
    #[serde(default)]
    pub module: Option<Text>,
    /// The variables' names.
    pub variables: BTreeMap<Slot, Text>,
}

/// A function that a platform calls with its variables.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Handler {
    /// Its name.
    pub name: Text,
    /// What its arguments are usually called, by which it is told from those of other platforms.
    pub arguments: Vec<Text>,
}

/// How a program looks into a token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Inspection {
    /// Claims that another token has otherwise or not at all.
    pub claims: Vec<Text>,
    /// Parts of texts that only such a token has.
    #[serde(default)]
    pub texts: Vec<Text>,
    /// Modules that take tokens apart.
    pub modules: Vec<Text>,
    /// Functions that check a signature.
    pub functions: Vec<Text>,
    /// Algorithms named to such a function by which no token is signed.
    #[serde(default)]
    pub other_algorithms: Vec<Text>,
}

impl Target {
    /// The name of a named argument or field.
    #[must_use]
    pub fn name(&self, slot: Slot) -> Option<&Text> {
        self.names.iter().find(|(named, _)| *named == slot).map(|(_, name)| name)
    }
}
