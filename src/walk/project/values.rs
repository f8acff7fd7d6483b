//! Puts the values of all files of a project into the versions that its manifests write.
//!
//! This module deliberately evaluates nothing: a value that is computed, or that depends on a condition, is not known.

use super::named::{Named, ReadFile};
use crate::project::{Format, Versions};
use crate::source::Span;
use crate::walk::manifest::{self, Mention, Part, Role, Scope, Template, Value, Weight};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A text that takes in more values than this, over all steps, takes in itself or is made to hold up the run.
const MOST_STEPS: usize = 64;

/// More places of one file than this are not counted: joining them takes time that grows with their square.
const MOST_PLACES: usize = 100;

/// A longer text is no version.
const LONGEST: usize = 1000;

/// A file of a project, what is in it, and what it was read for.
pub(super) struct Taken {
    pub(super) file: Arc<ReadFile>,
    pub(super) format: Format,
    pub(super) role: Role,
}

/// A value, and the number of the file that gives it.
type Given<'a> = (usize, &'a Value);

/// All values of a project by name, those that count first at the beginning.
struct Values<'a> {
    files: &'a [Taken],
    by_name: BTreeMap<&'a str, Vec<Given<'a>>>,
}

/// A place in one of the files.
#[derive(Clone, Copy)]
struct Place {
    file: usize,
    span: Span,
}

/// What a template says.
enum Said {
    /// It names a value that no file gives.
    Nothing,
    /// A value in it is not known.
    Unknown,
    /// A text, and where it stands, if it stands in one piece elsewhere.
    Text(String, Option<Place>),
}

/// Every place of the files that names the package, with what its version is.
pub(super) fn named(files: &[Taken]) -> Vec<Named> {
    let mut by_name: BTreeMap<&str, Vec<Given<'_>>> = BTreeMap::new();
    for (number, taken) in files.iter().enumerate() {
        for value in &taken.file.contents.values {
            by_name.entry(&value.name).or_default().push((number, value));
        }
    }
    let values = Values { files, by_name };
    let mut all = Vec::new();
    for (number, taken) in files.iter().enumerate().filter(|(_, taken)| taken.role == Role::Names) {
        let mentions = taken.file.contents.mentions.iter();
        let (written, plain): (Vec<_>, Vec<_>) = mentions.partition(|mention| mention.written.is_some());
        all.extend(
            plain.into_iter().map(|mention| Named { pin: taken.file.pin(mention.span), versions: mention.versions.clone() }),
        );
        let own = written.into_iter().filter_map(|mention| values.named(number, mention)).take(MOST_PLACES);
        // Several in one file count under conditions that are not known. A file further away says nothing beside it.
        if let Some(one) = own.reduce(either) {
            all.push(one);
            break;
        }
    }
    all
}

fn either(one: Named, other: Named) -> Named {
    let versions = match (&one.versions, &other.versions) {
        (Some(a), Some(b)) if a != b => a.or(b),
        (Some(a), Some(_)) => Some(Versions::clone(a)),
        _ => None,
    };
    Named { versions, ..one }
}

impl Values<'_> {
    fn named(&self, file: usize, mention: &Mention) -> Option<Named> {
        let Taken { file: own, format, .. } = &self.files[file];
        let (versions, place) = match self.said(file, mention.written.as_ref()?, &mut 0) {
            Said::Nothing if mention.scope == Scope::IfKnown => return None,
            Said::Nothing | Said::Unknown => (None, None),
            Said::Text(text, place) => (manifest::versions(*format, &text), place),
        };
        let pin = place.map_or_else(|| own.pin(mention.span), |place| self.files[place.file].file.pin(place.span));
        Some(Named { pin, versions })
    }

    fn said(&self, file: usize, template: &Template, steps: &mut usize) -> Said {
        if let [Part::Value(name)] = template.0.as_slice() {
            return self.value(file, name, steps);
        }
        let mut text = String::new();
        for part in &template.0 {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Unknown => return Said::Unknown,
                Part::Value(name) => match self.value(file, name, steps) {
                    Said::Text(part, _) => text.push_str(&part),
                    other => return other,
                },
            }
            if text.len() > LONGEST {
                return Said::Unknown;
            }
        }
        Said::Text(text, None)
    }

    fn value(&self, file: usize, name: &str, steps: &mut usize) -> Said {
        *steps += 1;
        if *steps > MOST_STEPS {
            return Said::Unknown;
        }
        let given = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        let visible = given.iter().filter(|(number, value)| value.weight != Weight::Local || *number == file);
        let (defaults, others): (Vec<_>, Vec<_>) = visible.copied().partition(|(_, value)| value.weight == Weight::Fallback);
        // What has no condition hides what stands behind it; of defaults the one that comes first in time counts.
        let end = others.iter().position(|(_, value)| value.weight != Weight::Doubtful);
        let (doubtful, found) = match end {
            Some(end) => (&others[..end], Some(others[end])),
            None => (&others[..], defaults.last().copied()),
        };
        let Some((number, value)) = found.or_else(|| doubtful.first().copied()) else { return Said::Nothing };
        if found.is_none() || doubtful.iter().any(|(_, other)| other.text != value.text) {
            return Said::Unknown;
        }
        let Some(text) = &value.text else { return Said::Unknown };
        match self.said(number, text, steps) {
            Said::Text(text, place) => Said::Text(text, place.or(Some(Place { file: number, span: value.span }))),
            Said::Nothing | Said::Unknown => Said::Unknown,
        }
    }
}
