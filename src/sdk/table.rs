//! The format of `rules/sdk/<language>.toml`.

use super::Target;
use crate::{project::Package, syntax::Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// A parameter of a token, whatever way a value reaches it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The account the token belongs to.
    AccountSid,
    /// The account's secret, which signs a capability token.
    AuthToken,
    /// Lifetime in seconds.
    Ttl,
    /// The name under which the client can be called.
    IncomingClientName,
    /// The name under which the client calls.
    OutgoingClientName,
    /// The application that answers the client's calls.
    ApplicationSid,
    /// Parameters passed to that application.
    Params,
    /// Permission to subscribe to events.
    EventStream,
    /// Where the token's text is made.
    Generation,
    /// When the token begins to be valid.
    NotBefore,
    /// When the token ends to be valid, in place of a lifetime.
    ValidUntil,
    /// Takes its place among the arguments and has no part in the mapping.
    Unmapped,
    /// Scope objects, one or a collection of them; they fill the slots of their own arguments.
    Scopes,
    /// The key that stands in the account's place in an access token.
    ApiKeySid,
    /// The secret of that key, which signs an access token.
    ApiKeySecret,
    /// The name of the client that an access token is for.
    Identity,
    /// Grants of an access token, one or a collection of them; they fill the slots of their own arguments.
    Grants,
    /// The grant of an access token that is for calls.
    Voice,
    /// Whether the client can be called.
    IncomingAllow,
    /// The application that answers the calls of a client with an access token.
    OutgoingApplicationSid,
    /// Parameters passed to that application.
    OutgoingApplicationParams,
}

impl Slot {
    /// The slot's name in rule files and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccountSid => "account-sid",
            Self::AuthToken => "auth-token",
            Self::Ttl => "ttl",
            Self::IncomingClientName => "incoming-client-name",
            Self::OutgoingClientName => "outgoing-client-name",
            Self::ApplicationSid => "application-sid",
            Self::Params => "params",
            Self::EventStream => "event-stream",
            Self::Generation => "generation",
            Self::NotBefore => "not-before",
            Self::ValidUntil => "valid-until",
            Self::Scopes => "scopes",
            Self::Unmapped => "unmapped",
            Self::ApiKeySid => "api-key-sid",
            Self::ApiKeySecret => "api-key-secret",
            Self::Identity => "identity",
            Self::Grants => "grants",
            Self::Voice => "voice",
            Self::IncomingAllow => "incoming-allow",
            Self::OutgoingApplicationSid => "outgoing-application-sid",
            Self::OutgoingApplicationParams => "outgoing-application-params",
        }
    }
}

/// What a type of the SDK is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A token that is deprecated.
    DeprecatedToken,
    /// A permission; its arguments' slots say which.
    Scope,
    /// Permission to subscribe to events.
    EventScope,
    /// A token of the kind that takes the place of a deprecated one.
    #[serde(rename = "access-token")]
    Access,
    /// What methods of a token throw.
    Failure,
    /// The grant of such a token that is for calls.
    #[serde(rename = "voice-grant")]
    Voice,
}

impl Role {
    /// Whether it belongs to access tokens rather than to deprecated ones.
    #[must_use]
    pub const fn is_access(self) -> bool {
        matches!(self, Self::Access | Self::Voice)
    }
}

/// What a method of a token does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Does {
    /// Fills the slots of its arguments.
    Fill,
    /// Allows to subscribe to events.
    EventStream,
    /// Adds a claim of the program's own.
    Claim,
    /// Ends what a builder does: gives the object itself.
    Build,
    /// Makes the token's text.
    Generate,
}

/// How arguments fill slots.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Signature {
    /// Slots of positional arguments.
    pub positional: Vec<Slot>,
    /// Whether the argument after the positional ones is a map of what other languages name.
    pub map: bool,
    /// Slots of named arguments, or of the entries of that map.
    pub named: BTreeMap<String, Slot>,
    /// The slot of named arguments and entries that are not listed.
    pub rest: Option<Slot>,
    /// Named arguments that are maps, whose entries fill slots themselves.
    pub nested: BTreeMap<String, Self>,
}

/// A method of a token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// What it does.
    pub does: Does,
    /// Its arguments.
    #[serde(default)]
    pub arguments: Signature,
    /// Whether it returns the token itself.
    #[serde(default)]
    pub fluent: bool,
    /// Whether it throws at some texts that the class which takes this one's place accepts.
    #[serde(default)]
    pub refuses: bool,
    /// Whether the class has it in another version of the SDK only, so that calling it is an author's error.
    #[serde(default)]
    pub wrong_era: bool,
}

/// How programs write moments that are so much later than now.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moments {
    /// Members of a clock that are the present moment.
    pub now: Vec<String>,
    /// Methods by the seconds that one of what they count has: they give a later moment, or a stretch of time.
    pub units: BTreeMap<String, u32>,
    /// The method that adds a stretch of time to a moment.
    pub add: Option<String>,
}

/// A class of the SDK.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Type {
    /// Its name inside the table.
    pub id: String,
    /// What it is for.
    pub role: Role,
    /// The SDK versions that have it, for people.
    #[serde(default)]
    pub versions: String,
    /// Qualified names, or plain ones inside the type of `static_of`. A name of one segment is known everywhere.
    pub names: Vec<String>,
    /// The id of the type this one is a static member of.
    pub static_of: Option<String>,
    /// Ends of names that are enough for a match of low confidence when the file declares none of it.
    #[serde(default)]
    pub untraced: Vec<String>,
    /// Whether no version of the SDK that has it has what a rewrite needs.
    #[serde(default)]
    pub legacy: bool,
    /// The id of what its methods throw, where the language has callers declare or handle that.
    #[serde(default)]
    pub throws: Option<String>,
    /// The class inside it that constructs it: its constructor's arguments and its methods are that class's.
    #[serde(default)]
    pub builder: Option<String>,
    /// How programs write when it ends to be valid.
    #[serde(default)]
    pub moments: Option<Moments>,
    /// Whether calling it without `new` constructs too.
    #[serde(default)]
    pub without_new: bool,
    /// Its constructor's arguments.
    #[serde(default)]
    pub constructor: Signature,
    /// Its methods.
    #[serde(default)]
    pub methods: BTreeMap<String, Method>,
    /// The method that is called where it is put into a text.
    #[serde(default)]
    pub as_text: Option<String>,
    /// Slots of properties that may be set after it was constructed.
    #[serde(default)]
    pub properties: BTreeMap<String, Slot>,
    /// Whether names of methods are the same whatever the case of their letters.
    #[serde(default)]
    pub any_case: bool,
    /// Whether it is no class of the SDK but a wrapper of the project's own.
    #[serde(skip)]
    pub in_house: bool,
}

impl Type {
    /// The method of this name.
    #[must_use]
    pub fn method(&self, name: &str) -> Option<&Method> {
        let same = |(known, _): &(&String, &Method)| known.eq_ignore_ascii_case(name);
        let other = || self.methods.iter().find(same).map(|(_, method)| method).filter(|_| self.any_case);
        self.methods.get(name).or_else(other)
    }
}

/// Evidence that a folder holds the SDK itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnSource {
    /// A manifest in the folder or above it.
    pub manifest: String,
    /// The package name it gives.
    pub name: String,
}

/// One language's SDK.
#[derive(Debug, Clone)]
pub struct Table {
    /// The adapter's language.
    pub language: String,
    /// A file is a candidate if it holds every word of one of these lists.
    pub candidates: Vec<Vec<String>>,
    /// Where the SDK's own sources are.
    pub own_sources: Vec<OwnSource>,
    /// Functions and methods of test libraries that replace what is named to them.
    pub replacers: Vec<String>,
    /// `[package]`: the SDK as manifests name it, the files that may name it, and the versions with everything that an
    /// access token needs. Several files of one folder count in the order given.
    pub package: Option<Package>,
    /// Modules of the SDK that have no class but those that are listed here.
    pub complete: Vec<String>,
    /// The classes.
    pub types: Vec<Type>,
    /// What replaces a deprecated token, if rewriting is known for the language.
    pub target: Option<Target>,
    separator: String,
    by_name: HashMap<Vec<Text>, usize>,
    untraced: Vec<(Vec<Text>, usize)>,
}

/// Why a table is not valid.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not TOML, or not of this form.
    #[error(transparent)]
    Syntax(#[from] toml::de::Error),
    /// `static_of` names no type.
    #[error(transparent)]
    NoSuchType(#[from] NoSuchType),
}

/// `static_of` of the type with this id names no type.
#[derive(Debug, thiserror::Error)]
#[error("type {0}: static_of names no type that stands before it")]
pub struct NoSuchType(pub(super) String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    language: String,
    separator: String,
    candidates: Vec<Vec<String>>,
    #[serde(default)]
    own_sources: Vec<OwnSource>,
    package: Option<Package>,
    #[serde(default)]
    replacers: Vec<String>,
    #[serde(default)]
    roots: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    complete: Vec<String>,
    /// Whether names of methods are the same whatever the case of their letters.
    #[serde(default)]
    any_case: bool,
    #[serde(rename = "type")]
    types: Vec<Type>,
    target: Option<Target>,
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// If the text is not of the documented form.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let written: Written = toml::from_str(text)?;
        let mut table = Self {
            language: written.language,
            candidates: written.candidates,
            own_sources: written.own_sources,
            replacers: written.replacers,
            package: written.package,
            complete: written.complete,
            types: Vec::new(),
            target: written.target,
            separator: written.separator,
            by_name: HashMap::new(),
            untraced: Vec::new(),
        };
        for kind in written.types {
            let kind = Type { any_case: kind.any_case || written.any_case, ..kind };
            table.add(kind, &written.roots, &|name| vec![name.to_vec()])?;
        }
        Ok(table)
    }

    /// Adds a type whose names have these spellings.
    pub(super) fn add(
        &mut self,
        kind: Type,
        roots: &BTreeMap<String, Vec<String>>,
        spellings: &dyn Fn(&[Text]) -> Vec<Vec<Text>>,
    ) -> Result<(), NoSuchType> {
        let index = self.types.len();
        let names = kind.names.iter().flat_map(|name| expand(name, roots)).map(|name| self.segments(&name));
        let own_untraced = kind.untraced.iter().map(|name| self.segments(name)).collect::<Vec<_>>();
        let (names, untraced): (Vec<_>, Vec<_>) = match &kind.static_of {
            None => (names.flat_map(|name| spellings(&name)).collect(), own_untraced),
            Some(owner) => {
                let owner = self.types.iter().position(|other| other.id == *owner);
                let owner = owner.ok_or_else(|| NoSuchType(kind.id.clone()))?;
                let of_owner = self.by_name.iter().filter(|(_, known)| **known == owner).map(|(name, _)| name);
                let of_owner = of_owner.cloned().collect::<Vec<_>>();
                let inside = |owners: &[Vec<Text>]| {
                    let names = kind.names.iter().flat_map(|name| expand(name, roots)).map(|name| self.segments(&name));
                    let join = |name: Vec<Text>| owners.iter().map(move |owner| [owner.clone(), name.clone()].concat());
                    names.flat_map(join).collect::<Vec<_>>()
                };
                let untraced = self.untraced.iter().filter(|(_, known)| *known == owner).map(|(name, _)| name.clone());
                let untraced = inside(&untraced.collect::<Vec<_>>());
                (inside(&of_owner), untraced.into_iter().chain(own_untraced).collect())
            }
        };
        let built = |name: Vec<Text>| {
            let builder = kind.builder.as_deref().map(|builder| [name.clone(), vec![Text::from(builder)]].concat());
            [Some(name), builder].into_iter().flatten()
        };
        let names = names.into_iter().flat_map(built).collect::<Vec<_>>();
        let untraced = untraced.into_iter().flat_map(built).collect::<Vec<_>>();
        self.by_name.extend(names.into_iter().map(|name| (name, index)));
        self.untraced.extend(untraced.into_iter().map(|name| (name, index)));
        self.types.push(kind);
        Ok(())
    }

    /// Whether a name is inside the SDK's package: it begins as the name of one of its types does.
    #[must_use]
    pub fn is_package(&self, name: &[Text]) -> bool {
        let first = name.first();
        first.is_some() && self.by_name.keys().any(|known| known.first() == first)
    }

    /// The type of a qualified name.
    #[must_use]
    pub fn by_name(&self, name: &[Text]) -> Option<&Type> {
        self.by_name.get(name).map(|&index| &self.types[index])
    }

    /// The type that a name the file does not declare may mean: the whole name, or its last two segments or more.
    #[must_use]
    pub fn by_untraced_name(&self, name: &[Text]) -> Option<&Type> {
        let matches = |(end, _): &&(Vec<Text>, usize)| name == end.as_slice() || (end.len() > 1 && name.ends_with(end));
        self.untraced.iter().find(matches).map(|&(_, index)| &self.types[index])
    }

    /// The words that the names of types end with.
    pub fn last_words(&self) -> impl Iterator<Item = &str> {
        let last = |name: &String| name.rfind(&*self.separator).map_or(0, |at| at + self.separator.len());
        self.types.iter().flat_map(|kind| &kind.names).map(move |name| &name[last(name)..])
    }

    /// The classes of a module, if all of them are known.
    #[must_use]
    pub fn classes_in(&self, module: &[Text]) -> Option<Vec<&Text>> {
        let complete = self.complete.iter().any(|known| self.segments(known) == module);
        let inside = |name: &&Vec<Text>| name.len() == module.len() + 1 && name.starts_with(module);
        complete.then(|| self.by_name.keys().filter(inside).filter_map(|name| name.last()).collect())
    }

    /// All qualified names of a type.
    pub fn names_of<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s [Text]> {
        let own = move |&(_, &index): &(&Vec<Text>, &usize)| self.types[index].id == id;
        self.by_name.iter().filter(own).map(|(name, _)| name.as_slice())
    }

    /// The table without some types, and without the members of these.
    #[must_use]
    pub fn without(&self, ids: &[String]) -> Self {
        let mut table = self.clone();
        let gone = |index: usize| {
            let kind = &self.types[index];
            ids.contains(&kind.id) || kind.static_of.as_ref().is_some_and(|owner| ids.contains(owner))
        };
        table.by_name.retain(|_, index| !gone(*index));
        table.untraced.retain(|(_, index)| !gone(*index));
        table
    }

    /// The segments of a qualified name written as one text.
    #[must_use]
    pub fn segments(&self, text: &str) -> Vec<Text> {
        text.split(&*self.separator).map(Text::from).collect()
    }

    /// The type a qualified name written as one text means, as mocks name it.
    #[must_use]
    pub fn by_text(&self, text: &str) -> Option<&Type> {
        // A name may be written from the top: `\\Vendor\\Token`.
        self.by_name(&self.segments(text.strip_prefix(&*self.separator).unwrap_or(text)))
    }
}

fn expand(name: &str, roots: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    for (root, values) in roots {
        if let Some(rest) = name.strip_prefix(&format!("{{{root}}}")) {
            return values.iter().map(|value| format!("{value}{rest}")).collect();
        }
    }
    vec![name.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
        language = "x"
        separator = "."
        candidates = []
        [roots]
        m = ["a", "b"]
        [[type]]
        id = "t"
        role = "deprecated-token"
        names = ["{m}.T"]
        untraced = ["T", "n.T"]
        [[type]]
        id = "s"
        role = "scope"
        static_of = "t"
        names = ["S"]
    "#;

    fn name(text: &str) -> Vec<Text> {
        text.split('.').map(Text::from).collect()
    }

    #[test]
    fn roots_and_statics_are_spelled_out() {
        let table = Table::parse(SMALL).expect("valid");
        for (text, id) in [("a.T", "t"), ("b.T", "t"), ("b.T.S", "s")] {
            assert_eq!(table.by_name(&name(text)).map(|found| &*found.id), Some(id), "{text}");
        }
        assert!(table.by_name(&name("a")).is_none());
    }

    #[test]
    fn an_untraced_name_needs_the_whole_or_two_segments() {
        let table = Table::parse(SMALL).expect("valid");
        assert!(table.by_untraced_name(&name("T")).is_some());
        assert!(table.by_untraced_name(&name("x.n.T")).is_some());
        assert!(table.by_untraced_name(&name("x.T")).is_none());
    }

    #[test]
    fn a_misspelled_key_is_an_error() {
        assert!(Table::parse(&SMALL.replace("names", "nams")).is_err());
    }
}
