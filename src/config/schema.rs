//! The JSON Schema of a configuration, for editors. What is in it is said twice: here, and in what reads the keys; a test
//! holds each against the other.

#![allow(dead_code, reason = "these types are there to be described")]

use super::keys;
use crate::lang;
use crate::lint::catalog;
use crate::sdk::{Slot, Wrapper};
use schemars::JsonSchema;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a project decides for good: `tokenlift.toml`, `[tool.tokenlift]` in `pyproject.toml`, or `"tokenlift"` in
/// `package.json`. The nearest upwards of each file counts.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Configuration {
    /// Paths to leave out, in the syntax of an ignore file and relative to this file's folder.
    exclude: Option<Vec<String>>,
    /// By rule, its level in place of the usual one, or `off`.
    rules: Option<BTreeMap<String, Level>>,
    /// By path, in the syntax of an ignore file and relative to this file's folder, the rules that do not count there.
    per_path_ignores: Option<BTreeMap<String, Vec<String>>>,
    /// By language, the identity of tokens that have no client name: an expression of the language.
    identity: Option<BTreeMap<String, String>>,
    /// Where the credentials of new code come from.
    credentials: Option<Credentials>,
    /// Classes and functions of the project's own that mint tokens.
    sdk: Option<Vec<Wrapper>>,
}

/// What becomes of the findings of a rule.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Level {
    /// They are left out.
    Off,
    /// Worth knowing, and never a reason to fail.
    Note,
    /// A reason to fail unless `--fail-on error` is given.
    Warning,
    /// A reason to fail.
    Error,
}

/// Where the credentials of new code come from.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Credentials {
    /// `environment`, or `beside`: from where the auth token is kept.
    source: Option<Source>,
    /// Names of environment variables in place of the usual ones.
    environment: Option<BTreeMap<String, String>>,
    /// By language, expressions that give the API key's SID and its secret, never the secret itself.
    #[serde(flatten)]
    keys: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Source {
    /// From variables of the environment.
    Environment,
    /// From the object that holds the auth token.
    Beside,
}

/// The JSON Schema of a configuration.
#[must_use]
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Configuration).to_value();
    let rules = catalog::catalog().iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>();
    let languages = lang::adapters().iter().map(|adapter| adapter.language()).collect::<Vec<_>>();
    let credentials = [&["source", "environment"], languages.as_slice()].concat();
    let key = [Slot::ApiKeySid, Slot::ApiKeySecret].map(Slot::name);
    let names = |names: &[&str]| json!({ "enum": names });
    // Texts that mean something, and names that are known elsewhere.
    let text = json!({ "type": "string", "pattern": r"\S" });
    let variable = json!({ "type": "string", "pattern": r"^[A-Za-z_][A-Za-z0-9_]*$" });
    let additions = [
        ("/properties/exclude/items", text.clone()),
        ("/properties/rules/propertyNames", names(&rules)),
        ("/properties/per-path-ignores/additionalProperties/items", names(&rules)),
        ("/properties/per-path-ignores/propertyNames", json!({ "pattern": "^[^!]" })),
        ("/properties/identity/propertyNames", names(&languages)),
        ("/properties/identity/additionalProperties", text.clone()),
        ("/$defs/Credentials/propertyNames", names(&credentials)),
        ("/$defs/Credentials/properties/environment/propertyNames", names(&keys::VARIABLES.map(Slot::name))),
        ("/$defs/Credentials/properties/environment/additionalProperties", variable),
        ("/$defs/Credentials/additionalProperties", json!({ "required": key, "propertyNames": names(&key) })),
        ("/$defs/Credentials/additionalProperties/additionalProperties", text),
        ("/$defs/Wrapper/properties/language", names(&languages)),
        ("/$defs/Type/properties/names", json!({ "minItems": 1 })),
    ];
    for (place, addition) in additions {
        let (table, key) = place.rsplit_once('/').unwrap_or_default();
        let Some(table) = schema.pointer_mut(table).and_then(Value::as_object_mut) else { continue };
        let entry = table.entry(key).or_insert_with(|| json!({}));
        if let (Some(entry), Some(addition)) = (entry.as_object_mut(), addition.as_object()) {
            entry.extend(addition.clone());
        }
    }
    forbid_null(&mut schema);
    schema
}

/// What need not be there cannot be null instead.
fn forbid_null(schema: &mut Value) {
    let is_null = |value: &Value| *value == json!("null") || value["type"] == "null";
    match schema {
        Value::Object(entries) => {
            for key in ["type", "anyOf"] {
                let Some(Value::Array(kinds)) = entries.get_mut(key) else { continue };
                kinds.retain(|kind| !is_null(kind));
                if let ([kind], "type") = (kinds.as_slice(), key) {
                    let kind = kind.clone();
                    entries.insert(key.to_owned(), kind);
                }
            }
            entries.retain(|key, value| key != "default" || !value.is_null());
            entries.values_mut().for_each(forbid_null);
        }
        Value::Array(items) => items.iter_mut().for_each(forbid_null),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Form, parse};

    /// Every key, with a value that is right.
    fn complete() -> Value {
        let kind = json!({
            "id": "make", "role": "deprecated-token", "versions": "all", "names": ["./lib/tokens#make"], "untraced": ["make"],
            "legacy": false, "without_new": true,
            "constructor": { "positional": ["account-sid"], "map": true, "named": { "token": "auth-token" }, "rest": "params",
                "nested": { "options": { "named": { "ttl": "ttl" } } } },
            "methods": { "add": { "does": "fill", "arguments": { "positional": ["scopes"] }, "fluent": true, "wrong_era": false } },
            "properties": { "ttl": "ttl" },
        });
        let scope = json!({ "id": "scope", "role": "scope", "names": ["Scope"], "static_of": "client-capability" });
        json!({ "tokenlift": {
            "exclude": ["legacy/"],
            "rules": { "identity-characters": "off", "ttl-over-24h": "note" },
            "per-path-ignores": { "tests/": ["hard-coded-auth-token"] },
            "identity": { "javascript": "user.id", "python": "user.id" },
            "credentials": {
                "source": "beside",
                "environment": { "account-sid": "A", "api-key-sid": "B", "api-key-secret": "C" },
                "javascript": { "api-key-sid": "config.key", "api-key-secret": "config.secret" },
            },
            "sdk": [{ "language": "javascript", "candidates": [["make"]], "roots": { "lib": ["./lib"] }, "type": [kind, scope] }],
        }})
    }

    fn parser_accepts(document: &Value) -> bool {
        parse(Form::Package, &document.to_string()).is_some_and(|parsed| parsed.mistakes.is_empty())
    }

    /// The pointers of all values inside a value.
    fn pointers(value: &Value, at: &str) -> Vec<String> {
        let inner: Vec<(String, &Value)> = match value {
            Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), value)).collect(),
            Value::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
            _ => Vec::new(),
        };
        let below = inner.into_iter().flat_map(|(key, value)| pointers(value, &format!("{at}/{}", key.replace('/', "~1"))));
        [at.to_owned()].into_iter().chain(below).collect()
    }

    #[test]
    fn the_schema_and_the_parser_agree_on_every_change_of_every_key() {
        let schema = jsonschema::validator_for(&schema()).unwrap();
        let whole = complete();
        assert!(parser_accepts(&whole) && schema.is_valid(&whole["tokenlift"]));
        let mut seen = [0, 0];
        let mut judge = |document: &Value, what: &str| {
            let (parser, schema) = (parser_accepts(document), schema.is_valid(&document["tokenlift"]));
            assert_eq!(parser, schema, "{what}: the parser says {parser}, the schema {schema}: {document}");
            seen[usize::from(parser)] += 1;
        };
        for pointer in pointers(&whole["tokenlift"], "/tokenlift") {
            for value in [
                json!(null),
                json!("zz"),
                json!(""),
                json!(true),
                json!(7),
                json!([]),
                json!({}),
                json!(["off"]),
                json!({ "zz": "zz" }),
            ] {
                let mut changed = whole.clone();
                let place = changed.pointer_mut(&pointer).unwrap();
                // The deserializer takes an empty list for a table without a key that is needed.
                let lists = ["/constructor", "/arguments", "/options"].iter().any(|end| pointer.ends_with(end));
                // A schema does not know which types there are.
                let names_type = pointer.ends_with("/static_of") && value.is_string();
                if names_type || (lists && value == json!([])) {
                    continue;
                }
                *place = value;
                judge(&changed, &pointer);
            }
            let (table, key) = pointer.rsplit_once('/').unwrap();
            let mut changed = whole.clone();
            if let Some(table) = changed.pointer_mut(table).and_then(Value::as_object_mut)
                && let Some(value) = table.remove(&key.replace("~1", "/"))
                && pointer != "/tokenlift"
            {
                judge(&changed, &format!("{pointer} removed"));
                let table = changed.pointer_mut(table_of(&pointer)).and_then(Value::as_object_mut).unwrap();
                table.insert("zz".to_owned(), value);
                judge(&changed, &format!("{pointer} renamed"));
            }
        }
        assert!(seen.iter().all(|&number| number > 50), "{seen:?}");
    }

    fn table_of(pointer: &str) -> &str {
        pointer.rsplit_once('/').map_or("", |(table, _)| table)
    }
}
