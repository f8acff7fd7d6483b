//! The SDKs that a user can name as the one that minted an old token.

use super::{claims::claims, dialect::Sdk};

/// What users call the SDKs.
#[must_use]
pub fn names() -> Vec<&'static str> {
    claims().sdks.iter().flat_map(|sdk| &sdk.names).map(String::as_str).collect()
}

/// The SDK a user means by a language and a version, such as the name of one and three numbers.
#[must_use]
pub fn sdk(name: &str) -> Option<&'static Sdk> {
    let mut name = name;
    loop {
        if let Some(found) = claims().sdks.iter().find(|sdk| sdk.names.iter().any(|known| known == name)) {
            return Some(found);
        }
        name = name.rsplit_once('.')?.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::dialect::Inner;

    #[test]
    fn sdks_are_found_by_release_and_name_values_that_exist() {
        for known in &claims().sdks {
            assert!(claims().values.contains_key(&known.values), "{}", known.values);
        }
        assert_eq!(sdk("node-3.84.1").unwrap().values, "node");
        assert_eq!(sdk("ruby-5.0.3").unwrap().parameters, Inner::Pairs);
        assert_eq!(sdk("ruby-5.6.3").unwrap().parameters, Inner::Pairs);
        for later in ["ruby-5", "ruby-5.6.4", "ruby-5.77.0"] {
            assert_eq!(sdk(later).unwrap().parameters, Inner::Plain, "{later}");
        }
        assert!(sdk("java-12").unwrap().raw_names);
        for unknown in ["", "node", "node-7", "node-33", "go-1", "."] {
            assert!(sdk(unknown).is_none(), "{unknown}");
        }
    }
}
