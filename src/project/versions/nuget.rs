//! Versions as NuGet writes them, which takes the lowest of a range.

use super::jvm::{beginning, intervals};
use super::{Set, Versions, readable};
use pep440_rs::Version;
use std::ops::Bound;
use std::str::FromStr;
use version_ranges::Ranges;

impl Versions {
    /// The version that NuGet takes: of `5.2.0`, which means that or newer, and of `[5.2.0,6.0)` the one that both begin
    /// with; of `5.*` the newest. `None` where a range does not begin with a version.
    #[must_use]
    pub fn nuget(text: &str) -> Option<Self> {
        let text = readable(text)?;
        if !text.starts_with(['[', '(']) {
            return if text.contains('*') { Self::of_python(floating(text)?) } else { Self::nuget_exactly(text) };
        }
        let [from, to] = text.split_once(',').map_or(["", ""], |(from, to)| [&from[1..], to]).map(str::trim);
        if from.contains('*') {
            let upper = intervals(&format!("[,{to}"), number)?;
            return Self::of_python(floating(from)?.intersection(&upper));
        }
        let range = intervals(text, number)?;
        let Bound::Included(lowest) = range.bounding_range()?.0 else { return None };
        let only = range.as_singleton().map(|_| text.trim_matches(['[', ']']).trim());
        Some(Self { set: Set::Python(Ranges::singleton(lowest.clone())), exact: only.map(str::to_owned) })
    }

    /// One version of a package.
    #[must_use]
    pub fn nuget_exactly(text: &str) -> Option<Self> {
        let text = readable(text)?;
        Some(Self { set: Set::Python(Ranges::singleton(number(text)?)), exact: Some(text.to_owned()) })
    }
}

/// What begins as a version with a star at its end.
fn floating(text: &str) -> Option<Ranges<Version>> {
    let numbers = text.strip_suffix("-*").unwrap_or(text);
    if numbers == "*" { Some(Ranges::full()) } else { beginning(numbers.strip_suffix(".*")?) }
}

/// Up to four numbers; with a label behind a hyphen it comes before the version that has none.
fn number(text: &str) -> Option<Version> {
    let text = text.split('+').next().unwrap_or_default();
    let (numbers, label) = text.split_once('-').map_or((text, None), |(numbers, label)| (numbers, Some(label)));
    if !numbers.chars().all(|c| c.is_ascii_digit() || c == '.') || numbers.split('.').count() > 4 {
        return None;
    }
    let version = Version::from_str(numbers).ok()?;
    match label {
        None => Some(version),
        Some(label) if label.starts_with(|c: char| c.is_ascii_alphanumeric()) && !label.contains('*') => {
            Some(version.with_dev(Some(0)))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{allows, supported};
    use super::*;

    #[test]
    fn the_lowest_is_taken_unless_a_star_asks_for_the_newest() {
        for (constraint, inside, outside) in [
            ("5.2.0", "5.2", "5.2.1"),
            ("5.2.0.1", "5.2.0.1", "5.2.0"),
            ("[5.2.0]", "5.2", "5.2.1"),
            ("[5.2.0, 6.0)", "5.2", "5.9"),
            ("[5.2,)", "5.2", "5.3"),
            ("5.*", "5.99", "6.0"),
            ("5.11.*", "5.11.3", "5.12"),
            ("5.*-*", "5.99", "6.0"),
            ("[5.*,5.20)", "5.19", "5.20"),
        ] {
            let versions = Versions::nuget(constraint).expect(constraint);
            assert!(allows(&versions, inside) && !allows(&versions, outside), "{constraint}");
        }
        assert!(allows(&Versions::nuget("*").expect("any"), "7.0"));
        let exact = |text: &str| Versions::nuget(text).expect(text).exact().map(str::to_owned);
        assert_eq!(exact("[5.2.0]").as_deref(), Some("5.2.0"));
        assert_eq!(exact("5.0.0-rc1").as_deref(), Some("5.0.0-rc1"));
        assert_eq!((exact("[5.2.0,6)"), exact("5.*")), (None, None));
    }

    #[test]
    fn what_begins_with_no_version_is_unknown() {
        for text in ["", "(5.0,6.0)", "(,6.0]", "$(V)", "5.0.0-*", "x", "[5", "(5.0)", "5.0.0-", "1.2.3.4.5", "5*", "v5"] {
            assert_eq!(Versions::nuget(text), None, "{text}");
        }
    }

    #[test]
    fn labels_come_before_the_release() {
        let usable = supported("s = [{ from = '5.11.0' }]");
        for (version, is_short) in [
            ("5.11.0", false),
            ("5.11.0.0", false),
            ("5.11.0+build", false),
            ("5.11.0-alpha.1", true),
            ("5.10.9.9", true),
            ("[5.0,6.0)", true),
            ("5.*", false),
            ("5.10.*", true),
        ] {
            let versions = Versions::nuget(version).expect(version);
            assert_eq!(versions.shortfall(&usable).is_some(), is_short, "{version}");
        }
    }
}
