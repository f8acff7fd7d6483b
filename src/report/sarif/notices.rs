//! The kinds of notices as SARIF carries them: descriptors with help, and notifications that refer to them.
//!
//! The words are in `rules/notices.toml`. This module deliberately does not decide what is worth a notice.

use super::model::{DescriptorReference, Notification, NotificationDescriptor, NotificationProperties};
use super::{location, sentence, text};
use crate::finding::Notice;
use crate::report::mask;
use crate::run::Run;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const TEXT: &str = include_str!("../../../rules/notices.toml");

/// The kind of the notification about the number of results.
const RESULT_LIMIT: &str = "result-limit";

/// Results of one run that code scanning services show.
const SHOWN: usize = 5_000;
/// Results of one run that they take; they refuse a run with more.
pub(super) const MOST: usize = 25_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    summary: String,
    help: String,
}

fn kinds() -> &'static BTreeMap<String, Kind> {
    static KINDS: OnceLock<BTreeMap<String, Kind>> = OnceLock::new();
    KINDS.get_or_init(|| toml::from_str(TEXT).unwrap_or_else(|error| panic!("rules/notices.toml: {error}")))
}

/// The descriptors of all kinds.
pub(super) fn descriptors() -> Vec<NotificationDescriptor<'static>> {
    let descriptor = |(id, kind): (&'static String, &'static Kind)| NotificationDescriptor {
        id,
        short_description: text(&sentence(&kind.summary)),
        full_description: text(&format!("{} {}", sentence(&kind.summary), kind.help)),
        help: text(&kind.help),
    };
    kinds().iter().map(descriptor).collect()
}

/// The notifications of a run with so many results.
pub(super) fn notifications(run: &Run, results: usize) -> Vec<Notification<'_>> {
    let limit = limit(results).map(|message| Notification {
        descriptor: reference(RESULT_LIMIT),
        level: "warning",
        message: text(&sentence(&message)),
        locations: Vec::new(),
        properties: None,
    });
    limit.into_iter().chain(run.notices.iter().map(|notice| notification(run, notice))).collect()
}

/// What there is to say if there are more results than services show or take.
pub(super) fn limit(results: usize) -> Option<String> {
    if results > MOST {
        let left = results - MOST;
        return Some(format!("{left} of {results} results are left out: services take {MOST} of a run, and show {SHOWN}"));
    }
    let shown = format!("there are {results} results, and services show the {SHOWN} most severe of a run");
    (results > SHOWN).then_some(shown)
}

fn notification<'a>(run: &'a Run, notice: &'a Notice) -> Notification<'a> {
    let level = match notice.kind {
        kind if kind.is_failure() => "error",
        kind if kind.is_skip() => "warning",
        _ => "note",
    };
    Notification {
        descriptor: reference(notice.kind.name()),
        level,
        message: text(&sentence(&mask::message(&notice.message))),
        locations: vec![location(run.uri(&notice.path), None)],
        properties: Some(NotificationProperties { kind: notice.kind }),
    }
}

fn reference(kind: &'static str) -> DescriptorReference<'static> {
    DescriptorReference { id: kind, index: kinds().keys().position(|known| known == kind) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_results_is_worth_a_word_above_what_services_show() {
        assert_eq!(limit(5_000), None);
        assert!(limit(5_001).is_some_and(|text| text.starts_with("there are 5001 results")));
        assert!(limit(25_000).is_some_and(|text| text.starts_with("there are 25000 results")));
        assert!(limit(25_003).is_some_and(|text| text.starts_with("3 of 25003 results are left out")));
    }
}
