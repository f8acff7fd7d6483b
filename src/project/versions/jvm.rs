//! Versions as Maven and Gradle write them.
//!
//! This module deliberately orders only what both order alike: numbers, and the usual words of releases to come.

use super::{Set, Versions, readable};
use pep440_rs::Version;
use std::ops::Bound;
use std::str::FromStr;
use version_ranges::Ranges;

/// Words behind the numbers of a version that comes before the one with these numbers.
const EARLIER: [&str; 9] = ["a", "alpha", "b", "beta", "m", "milestone", "rc", "cr", "snapshot"];

/// Words that say nothing.
const RELEASED: [&str; 3] = ["final", "ga", "release"];

impl Versions {
    /// What a version of Maven allows: `7.28.0` is just that, `[7.28,8)` a range. The words that stand for whatever is
    /// newest are none, since the plugin or the user may read them otherwise.
    #[must_use]
    pub fn maven(text: &str) -> Option<Self> {
        let text = readable(text)?;
        if text.starts_with(['[', '(']) { Self::of_python(intervals(text, number)?) } else { Self::jvm_exactly(text) }
    }

    /// What a version of Gradle allows: `8.0.0` is just that, `8.+` whatever begins so, `[7,8[` a range; behind `!!`
    /// stands what is preferred of it.
    #[must_use]
    pub fn gradle(text: &str) -> Option<Self> {
        let text = readable(text)?;
        let (strict, preferred) = text.split_once("!!").unwrap_or((text, ""));
        let text = if preferred.is_empty() { strict } else { preferred };
        if text.starts_with(['[', '(', ']']) {
            return Self::of_python(intervals(text, number)?);
        }
        if text == "+" || text.starts_with("latest.") {
            return Self::of_python(Ranges::full());
        }
        match text.strip_suffix(".+") {
            Some(prefix) => Self::of_python(beginning(prefix)?),
            None => Self::jvm_exactly(text),
        }
    }

    /// One version of an artifact.
    #[must_use]
    pub fn jvm_exactly(text: &str) -> Option<Self> {
        let text = readable(text)?;
        Some(Self { set: Set::Python(Ranges::singleton(number(text)?)), exact: Some(text.to_owned()) })
    }
}

/// All versions that begin with these numbers.
pub(super) fn beginning(numbers: &str) -> Option<Ranges<Version>> {
    let from = numbers.split('.').map(|number| number.parse().ok()).collect::<Option<Vec<u64>>>()?;
    let mut end = from.clone();
    *end.last_mut()? += 1;
    Some(Ranges::from_range_bounds(Version::new(from)..Version::new(end).with_dev(Some(0))))
}

/// One interval or several: `[1,2)`, `]1,2[`, `(,1],[3,)`, `[1]`.
pub(super) fn intervals(text: &str, number: fn(&str) -> Option<Version>) -> Option<Ranges<Version>> {
    let mut all = Ranges::empty();
    let mut rest = text;
    loop {
        let inner = rest.strip_prefix(['[', '(', ']'])?;
        let end = inner.find(['[', ']', '(', ')'])?;
        let closes = inner[end..].chars().next()?;
        let excluded = [!rest.starts_with('['), closes != ']'];
        let bound = |text: &str, excluded: bool| match text.trim() {
            "" => Some(Bound::Unbounded),
            text if excluded => number(text).map(Bound::Excluded),
            text => number(text).map(Bound::Included),
        };
        let range = match inner[..end].split_once(',') {
            Some((from, to)) => Ranges::from_range_bounds((bound(from, excluded[0])?, bound(to, excluded[1])?)),
            None if excluded == [false, false] => Ranges::singleton(number(inner[..end].trim())?),
            None => return None,
        };
        all = all.union(&range);
        rest = inner[end + 1..].trim_start();
        if rest.is_empty() {
            return Some(all);
        }
        rest = rest.strip_prefix(',')?.trim_start();
    }
}

/// A version by its numbers; one with a word that is not known here may lie anywhere.
fn number(text: &str) -> Option<Version> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (numbers, label) = text.split_at(end);
    let version = Version::from_str(numbers.trim_end_matches('.')).ok()?;
    let label = label.trim_start_matches(['-', '_']).to_ascii_lowercase();
    let word = label.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    if label.is_empty() || RELEASED.contains(&label.as_str()) {
        return Some(version);
    }
    EARLIER.contains(&word).then(|| version.with_dev(Some(0)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{allows, supported};
    use super::*;

    #[test]
    fn both_have_ranges_and_one_of_them_prefixes() {
        for (constraint, inside, outside) in [
            ("[7.28,8)", "7.28", "8.0"),
            ("(7.28,8]", "8.0", "7.28"),
            ("(,7.28]", "1.0", "7.29"),
            ("[7,)", "9", "6.9"),
            ("[ 1 , 2 ), [ 3 , )", "3.1", "2.0"),
            ("[7.28.0]", "7.28", "7.28.1"),
            ("7.28.0", "7.28", "7.28.1"),
            ("7.28.0.RELEASE", "7.28", "7.28.1"),
        ] {
            for versions in [Versions::maven(constraint), Versions::gradle(constraint)] {
                let versions = versions.expect(constraint);
                assert!(allows(&versions, inside) && !allows(&versions, outside), "{constraint}");
            }
        }
        for (constraint, inside, outside) in [
            ("[7,8[", "7.9", "8.0"),
            ("]7,8]", "8.0", "7.0"),
            ("8.+", "8.36", "9.0"),
            ("8.1.+", "8.1.9", "8.10"),
            ("8.0.0!!", "8.0", "8.1"),
            ("[7,8[!!7.20.0", "7.20", "7.21"),
        ] {
            let versions = Versions::gradle(constraint).expect(constraint);
            assert!(allows(&versions, inside) && !allows(&versions, outside), "{constraint}");
        }
        for constraint in ["+", "latest.release", "latest.integration"] {
            assert!(allows(&Versions::gradle(constraint).expect(constraint), "12.0.0"));
        }
    }

    #[test]
    fn what_is_no_version_or_only_one_s_own_is_unknown() {
        for text in
            ["", "LATEST", "RELEASE", "8.+", "${v}", "[7", "[7,8", "(7)", "[7,8)x", "7.28.0-acme", "7..2", "[2,1]", "7.28-1"]
        {
            assert_eq!(Versions::maven(text), None, "{text}");
        }
        for text in ["", "latest", "8.1+", "x.+", "$v", "[7,8[x", ".+"] {
            assert_eq!(Versions::gradle(text), None, "{text}");
        }
    }

    #[test]
    fn releases_to_come_are_too_old() {
        let usable = supported("s = [{ from = '7.19.0' }]");
        for (version, is_short) in [
            ("7.19.0", false),
            ("7.19", false),
            ("7.19.0.Final", false),
            ("7.19.0-rc-1", true),
            ("7.19.0-SNAPSHOT", true),
            ("7.19.0-beta2", true),
            ("7.18.9", true),
            ("[7.0,7.19.0)", true),
            ("[7.0,7.19.0]", false),
            ("[3,4),[9,10)", false),
        ] {
            let versions = Versions::maven(version).expect(version);
            assert_eq!(versions.shortfall(&usable).is_some(), is_short, "{version}");
        }
        assert_eq!(Versions::maven("7.19.0-rc-1").as_ref().and_then(Versions::exact), Some("7.19.0-rc-1"));
    }
}
