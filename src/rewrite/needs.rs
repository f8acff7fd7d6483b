//! What new code needs to be imported besides the SDK's classes: classes of the language's own library.

use super::{File, Refusal, bindings::Bindings};
use crate::{
    sdk::target::Need,
    syntax::{Code, NodeId},
};

impl File<'_, '_> {
    /// Whether code uses what a need is about.
    fn uses(&self, code: &Code, need: Need) -> bool {
        let here = match (need, code) {
            (Need::Environment, Code::Environment(_))
            | (Need::Later, Code::Later(_))
            | (Need::Map, Code::Map(_))
            | (Need::Collection, Code::Collected(..)) => true,
            (Need::Copy, Code::Construct(class, ..)) => match class.as_ref() {
                Code::Name(name) => self.target.copies.values().any(|copy| copy == name),
                _ => false,
            },
            _ => false,
        };
        here || code.parts().into_iter().any(|part| self.uses(part, need))
    }
}

impl Bindings<'_, '_, '_> {
    /// Imports what code needs at a node.
    pub(super) fn import_needs(&mut self, codes: &[&Code], at: NodeId) -> Result<(), Refusal> {
        for (need, import) in &self.file.target.needs {
            if !codes.iter().any(|code| self.file.uses(code, *need)) {
                continue;
            }
            if self.file.is_hidden(&import.local, at) && !self.is_imported(import, at) || self.file.is_defined(&import.local)
            {
                return Err("a name that the new code needs is taken".into());
            }
            if !self.is_imported(import, at) {
                self.import_class(import, at)?;
            }
        }
        Ok(())
    }
}
