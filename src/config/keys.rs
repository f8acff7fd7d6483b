//! The keys of a configuration, and what their values have to be.

use super::expression::{Expression, Kind};
use super::guess::meant;
use super::{Config, Glob, Mistake, wrapper};
use crate::document::Node;
use crate::finding::Severity;
use crate::lang;
use crate::lint::catalog;
use crate::rewrite::Origins;
use crate::sdk::Slot;
use crate::source::Span;
use crate::suppress::choice::Level;
use crate::syntax::Adapter;

const EXCLUDE: &str = "exclude";
const IDENTITY: &str = "identity";
const RULES: &str = "rules";
const IGNORES: &str = "per-path-ignores";
const SDK: &str = "sdk";
const CREDENTIALS: &str = "credentials";
const SOURCE: &str = "source";
const ENVIRONMENT: &str = "environment";
const BESIDE: &str = "beside";

/// The variables of the environment that can have another name.
pub(super) const VARIABLES: [Slot; 3] = [Slot::AccountSid, Slot::ApiKeySid, Slot::ApiKeySecret];

/// What can be said of a rule.
const LEVELS: [(&str, Level); 4] = [
    ("off", Level::Off),
    ("note", Level::On(Severity::Note)),
    ("warning", Level::On(Severity::Warning)),
    ("error", Level::On(Severity::Error)),
];

/// Reads the table of a configuration: what it says, what is wrong with it, and which of its values can be shown.
pub(super) fn read(table: &Node) -> (Config, Vec<Mistake>, Vec<Span>) {
    let mut reader = Reader::default();
    for (key, value) in reader.entries(table, "", &[CREDENTIALS, EXCLUDE, IDENTITY, IGNORES, RULES, SDK]) {
        match key {
            CREDENTIALS => reader.credentials(value),
            EXCLUDE => reader.exclude(value),
            IGNORES => reader.ignores(value),
            RULES => reader.levels(value),
            SDK => reader.wrappers(value),
            _ => reader.identities(value),
        }
    }
    (reader.config, reader.mistakes, reader.shown)
}

#[derive(Default)]
struct Reader {
    config: Config,
    mistakes: Vec<Mistake>,
    shown: Vec<Span>,
}

impl Reader {
    fn exclude(&mut self, list: &Node) {
        if !list.is_list() {
            return self.wrong(list, format!("`{EXCLUDE}` must be a list of texts"));
        }
        for item in list.items() {
            if let Some(text) = self.text(item, &format!("an item of `{EXCLUDE}`")) {
                let text = text.to_owned();
                self.shown.push(item.span);
                self.config.exclude.push(Glob { text, span: item.span });
            }
        }
    }

    fn levels(&mut self, table: &Node) {
        for (rule, value) in self.entries(table, RULES, &rules()) {
            let path = format!("{RULES}.{rule}");
            let Some(text) = self.text(value, &format!("`{path}`")) else { continue };
            self.shown.push(value.span);
            match LEVELS.iter().find(|(name, _)| *name == text) {
                Some((_, level)) => drop(self.config.levels.insert(rule.to_owned(), *level)),
                None => {
                    let names = LEVELS.map(|(name, _)| format!("`{name}`")).join(", ");
                    self.wrong(value, format!("`{path}` must be one of {names}"));
                }
            }
        }
    }

    fn ignores(&mut self, table: &Node) {
        if !table.is_table() {
            return self.wrong(table, format!("`{IGNORES}` must be a table"));
        }
        for (glob, list) in table.entries() {
            let path = format!("{IGNORES}.\"{glob}\"");
            if glob.starts_with('!') {
                self.wrong(list, format!("`{path}` takes nothing back: rules do not count wherever a pattern matches"));
                continue;
            }
            if !list.is_list() {
                self.wrong(list, format!("`{path}` must be a list of rules"));
                continue;
            }
            let mut ignored = Vec::new();
            for item in list.items() {
                let Some(rule) = self.text(item, &format!("an item of `{path}`")) else { continue };
                self.shown.push(item.span);
                if rules().contains(&rule) {
                    ignored.push(rule.to_owned());
                } else {
                    let mistake = Mistake::new(item.span, format!("an item of `{path}` is no rule"));
                    self.mistakes.push(mistake.with(meant(rule, &rules())));
                }
            }
            self.config.ignores.push((Glob { text: glob.to_owned(), span: place(list) }, ignored));
        }
    }

    fn wrappers(&mut self, list: &Node) {
        if !list.is_list() {
            return self.wrong(list, format!("`{SDK}` must be a list of tables"));
        }
        for table in list.items() {
            match wrapper::read(table, &self.config.wrappers) {
                Ok(wrapper) => self.config.wrappers.push(wrapper),
                Err(mistake) => self.mistakes.push(mistake),
            }
        }
    }

    fn identities(&mut self, table: &Node) {
        for (language, value) in self.entries(table, IDENTITY, &languages()) {
            let Some(adapter) = adapter(language) else { continue };
            let path = format!("{IDENTITY}.{language}");
            self.shown.push(value.span);
            let Some(expression) = self.expression(value, &path, adapter) else { continue };
            if expression.literal == Some(Kind::Other) {
                self.wrong(value, format!("`{path}` is not a text, and an identity has to be one"));
                continue;
            }
            self.config.identities.insert(adapter.language(), expression);
        }
    }

    fn credentials(&mut self, table: &Node) {
        let languages = languages();
        let known = [&[SOURCE, ENVIRONMENT], languages.as_slice()].concat();
        for (key, value) in self.entries(table, CREDENTIALS, &known) {
            match adapter(key) {
                Some(adapter) => self.keys(value, adapter),
                None if key == SOURCE => self.source(value),
                None => self.variables(value),
            }
        }
    }

    fn source(&mut self, value: &Node) {
        let path = format!("{CREDENTIALS}.{SOURCE}");
        match self.text(value, &format!("`{path}`")) {
            Some(ENVIRONMENT) => self.config.origins = Origins::Environment,
            Some(BESIDE) => self.config.origins = Origins::Beside,
            Some(_) => self.wrong(value, format!("`{path}` must be `{ENVIRONMENT}` or `{BESIDE}`")),
            None => {}
        }
    }

    fn variables(&mut self, table: &Node) {
        let path = format!("{CREDENTIALS}.{ENVIRONMENT}");
        for (key, value) in self.entries(table, &path, &VARIABLES.map(Slot::name)) {
            let Some(slot) = VARIABLES.into_iter().find(|slot| slot.name() == key) else { continue };
            let Some(name) = self.text(value, &format!("`{path}.{key}`")) else { continue };
            if is_variable(name) {
                self.config.variables.insert(slot, name.into());
            } else {
                let help = "a name has letters, digits and underscores, and no digit at its beginning";
                let message = format!("`{path}.{key}` is not the name of an environment variable");
                self.mistakes.push(Mistake::new(place(value), message).with(help));
            }
        }
    }

    /// The API key of a language: both parts or neither.
    fn keys(&mut self, table: &Node, adapter: &dyn Adapter) {
        let [sid, secret] = [Slot::ApiKeySid, Slot::ApiKeySecret].map(Slot::name);
        let path = format!("{CREDENTIALS}.{}", adapter.language());
        let (mut parts, mut found) = (Vec::new(), Vec::new());
        for (key, value) in self.entries(table, &path, &[sid, secret]) {
            found.push((key, value));
            let path = format!("{path}.{key}");
            let Some(expression) = self.expression(value, &path, adapter) else { continue };
            if key == secret && expression.literal == Some(Kind::Text) {
                let help = "give an expression that reads the secret from where it is kept";
                self.mistakes.push(Mistake::new(place(value), format!("`{path}` writes a secret out")).with(help));
                continue;
            }
            parts.push((key != sid, expression));
        }
        if table.is_table() && table.entries().next().is_none() {
            self.wrong(table, format!("`{path}` needs `{sid}` and `{secret}`"));
        }
        if let [(key, value)] = found.as_slice() {
            let other = if *key == sid { secret } else { sid };
            self.wrong(value, format!("`{path}.{key}` needs `{other}` beside it"));
        }
        parts.sort_by_key(|(is_secret, _)| *is_secret);
        if let [(false, sid), (true, secret)] = parts.as_slice() {
            self.config.keys.insert(adapter.language(), [sid.clone(), secret.clone()]);
        }
    }

    fn expression(&mut self, value: &Node, path: &str, adapter: &dyn Adapter) -> Option<Expression> {
        let text = self.text(value, &format!("`{path}`"))?;
        if text.contains(char::is_control) {
            self.wrong(value, format!("`{path}` must be one line without control characters"));
            return None;
        }
        let expression = Expression::parse(text, adapter);
        if expression.is_none() {
            let language = adapter.language();
            let help = format!("a text needs the quotation marks of {language} inside those of this file");
            let message = format!("`{path}` is not an expression of {language}");
            self.mistakes.push(Mistake::new(place(value), message).with(help));
        }
        expression
    }

    /// A text that is not empty.
    fn text<'n>(&mut self, value: &'n Node, what: &str) -> Option<&'n str> {
        let wrong = match value.text() {
            None => "must be a text",
            Some(text) if text.trim().is_empty() => "must not be empty",
            Some(text) => return Some(text),
        };
        self.wrong(value, format!("{what} {wrong}"));
        None
    }

    /// The entries of a table whose keys are known.
    fn entries<'n>(&mut self, table: &'n Node, path: &str, known: &[&str]) -> Vec<(&'n str, &'n Node)> {
        if !table.is_table() {
            let name = if path.is_empty() { "the configuration".to_owned() } else { format!("`{path}`") };
            self.wrong(table, format!("{name} must be a table"));
        }
        let (right, wrong): (Vec<_>, Vec<_>) = table.entries().partition(|(key, _)| known.contains(key));
        for (key, value) in wrong {
            let message = match path {
                "" => format!("unknown key `{key}`"),
                path => format!("unknown key `{key}` in `{path}`"),
            };
            self.mistakes.push(Mistake::new(place(value), message).with(meant(key, known)));
        }
        right
    }

    fn wrong(&mut self, value: &Node, message: String) {
        self.mistakes.push(Mistake::new(place(value), message));
    }
}

/// Where a value is marked: at its key.
fn place(value: &Node) -> Span {
    value.key.unwrap_or(value.span)
}

fn rules() -> Vec<&'static str> {
    catalog::catalog().iter().map(|rule| rule.id.as_str()).collect()
}

fn languages() -> Vec<&'static str> {
    lang::adapters().iter().map(|adapter| adapter.language()).collect()
}

fn adapter(language: &str) -> Option<&'static dyn Adapter> {
    lang::adapters().iter().copied().find(|adapter| adapter.language() == language)
}

fn is_variable(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || c == '_';
    name.starts_with(is_letter) && name.chars().all(|c| is_letter(c) || c.is_ascii_digit())
}
