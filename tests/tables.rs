//! Every entry of `rules/sdk` earns its place: without it, at least one fixture gives other findings, other rewrites or other access tokens.

mod support;

use std::fmt::Write as _;
use support::{Fixture, render};
use tokenlift::{
    lang, pipeline,
    project::Project,
    resolve::Names,
    rewrite::Settings,
    sdk::{self, Prefilter, Table},
    token,
};
use toml::Value;

/// A place in a table: keys and indices from the top.
type Place = Vec<Step>;

#[derive(Debug, Clone)]
enum Step {
    Key(String),
    Index(usize),
}

/// Entries that describe rather than decide, or that a table cannot be read without.
const DESCRIPTIVE: &[&str] =
    &["language", "separator", "versions", "id", "role", "static_of", "does", "own_sources", "package"];

fn places(value: &Value, at: &Place, found: &mut Vec<Place>) {
    let deeper = |step: Step| at.iter().cloned().chain([step]).collect::<Place>();
    match value {
        Value::Table(table) => {
            for (key, value) in table.iter().filter(|(key, _)| !DESCRIPTIVE.contains(&key.as_str())) {
                let place = deeper(Step::Key(key.clone()));
                found.push(place.clone());
                places(value, &place, found);
            }
        }
        Value::Array(array) => {
            for (index, value) in array.iter().enumerate() {
                let place = deeper(Step::Index(index));
                found.push(place.clone());
                // The words of one list make the prefilter narrower; only a whole list lets files through.
                if !matches!(at.first(), Some(Step::Key(key)) if key == "candidates") {
                    places(value, &place, found);
                }
            }
        }
        _ => {}
    }
}

fn shown(place: &Place) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Index(index) => index.to_string(),
    };
    place.iter().map(step).collect::<Vec<_>>().join(".")
}

fn remove(value: &mut Value, place: &[Step]) {
    match (place, value) {
        ([Step::Key(key)], Value::Table(table)) => drop(table.remove(key)),
        ([Step::Index(index)], Value::Array(array)) => drop(array.remove(*index)),
        ([Step::Key(key), rest @ ..], Value::Table(table)) => remove(table.get_mut(key).expect("key"), rest),
        ([Step::Index(index), rest @ ..], Value::Array(array)) => remove(&mut array[*index], rest),
        _ => unreachable!("{place:?}"),
    }
}

/// The findings, rewrites and access tokens of a file under a table, the prefilter included.
fn model(fixture: &Fixture, table: &Table) -> String {
    let source = &fixture.source;
    if !Prefilter::new(table).accepts(source.text.as_bytes()) {
        return String::new();
    }
    let analysis = pipeline::analyze_with(source, table, &Project::default(), &Settings::default(), &[]);
    let mut text = render(source, &analysis);
    let _ = writeln!(text, "{:?}", analysis.rewrites);
    let unit = lang::of_file(&source.path).expect("a language").lower(source);
    for token in token::access_tokens(&Names::new(&unit), table) {
        let _ = writeln!(text, "{:?} {:?} {:?}", token.region, token.parts, token.reasons);
    }
    text
}

#[test]
fn every_entry_is_used_by_a_fixture() {
    let fixtures = Fixture::all();
    let mut all_idle = Vec::new();
    for adapter in lang::adapters() {
        let text = sdk::table_text(adapter.language()).expect("a table");
        let whole: Value = toml::from_str(text).expect("valid");
        let mut all = Vec::new();
        places(&whole, &Vec::new(), &mut all);
        let is_own = |fixture: &&Fixture| {
            lang::of_file(&fixture.source.path).is_some_and(|known| known.language() == adapter.language())
        };
        let own = fixtures.iter().filter(is_own).collect::<Vec<_>>();
        let complete = Table::parse(text).expect("valid");
        let expected = own.iter().map(|fixture| model(fixture, &complete)).collect::<Vec<_>>();
        let mut idle = Vec::new();
        for place in all {
            let mut less = whole.clone();
            remove(&mut less, &place);
            // A table that cannot be read without the entry needs it.
            let Ok(table) = Table::parse(&toml::to_string(&less).expect("written")) else { continue };
            let differs = own.iter().zip(&expected).any(|(fixture, expected)| model(fixture, &table) != *expected);
            if !differs {
                idle.push(place);
            }
        }
        all_idle.extend(idle.iter().map(|place| format!("{}: {}", adapter.language(), shown(place))));
    }
    assert!(all_idle.is_empty(), "nothing needs {all_idle:#?}");
}
