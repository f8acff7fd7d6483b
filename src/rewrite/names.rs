//! Variables of the new code: those of the credentials, and the one that holds the token.

use super::{
    Refusal,
    credentials::{Declaration, Declared, Keys},
    plan::Plan,
    render::Renderer,
    shape::Holder,
};
use crate::{
    finding::Edit,
    resolve::Root,
    sdk::Slot,
    source::Span,
    syntax::{AssignMode, Code, Coercion, Form, Key, NodeId, Text},
};

impl Renderer<'_, '_, '_> {
    /// How the new credentials are written at the construction; declares them in place of the old one's variable.
    pub(super) fn keys(&mut self, keys: &Keys) -> Result<(Code, Code), Refusal> {
        let (declaration, sid, secret) = match keys {
            Keys::Read(sid, secret) | Keys::Given(sid, secret) => return Ok((sid.clone(), secret.clone())),
            Keys::Declared(declaration, sid, secret) => (declaration, sid, secret),
        };
        // What a pattern takes out of the environment may be nothing.
        let entry = matches!(declaration.kind, Declared::Entry(_));
        let read = |name: &Text| {
            let name = Code::Name(name.clone());
            if entry { Code::Coerce(Coercion::NonNull, Box::new(name)) } else { name }
        };
        if let Some((sid, secret)) = self.declared.get(&declaration.place) {
            return Ok((read(sid), read(secret)));
        }
        if self.bindings.is_used(declaration.place) {
            return Ok((sid.clone(), secret.clone()));
        }
        let at = declaration.at;
        let variables = &self.file.target.variables;
        let environment = |slot| self.file.environment_name(slot);
        let same = entry && self.is_shorthand(declaration);
        let names = if same {
            [environment(Slot::ApiKeySid), environment(Slot::ApiKeySecret)]
        } else {
            [variables.api_key_sid.clone(), variables.api_key_secret.clone()]
        };
        let (Some(new_sid), Some(new_secret)) = (self.bindings.free([&names[0]], at), self.bindings.free([&names[1]], at))
        else {
            return Ok((sid.clone(), secret.clone()));
        };
        self.declare_keys(declaration, [(&new_sid, sid), (&new_secret, secret)])?;
        self.declared.insert(declaration.place, (new_sid.clone(), new_secret.clone()));
        Ok((read(&new_sid), read(&new_secret)))
    }

    fn is_shorthand(&self, declaration: &Declaration) -> bool {
        let Declared::Entry(entry) = declaration.kind else { return false };
        entry == self.file.names.unit.span(declaration.at)
    }

    fn declare_keys(&mut self, declaration: &Declaration, keys: [(&Text, &Code); 2]) -> Result<(), Refusal> {
        let file = self.file;
        let unit = file.names.unit;
        match declaration.kind {
            Declared::Entry(entry) => {
                let slots = [Slot::ApiKeySid, Slot::ApiKeySecret].map(|slot| file.environment_name(slot).to_string());
                let printed = slots.into_iter().zip(keys).map(|(slot, (name, _))| file.adapter.pattern_entry(&[slot], name));
                let printed = printed.collect::<Option<Vec<_>>>().ok_or("the credentials are taken out of a pattern")?;
                self.edits.push(Edit { span: entry, text: printed.join(", ") });
            }
            Declared::Assigned(assign) => {
                let span = unit.span(assign);
                let start = file.line_start(span.start);
                let keyword = file.source.slice(Span::new(start, span.start));
                let value = |code: &Code| file.adapter.expression(code, file.place(span.start), span.start - start);
                let [(sid, sid_code), (secret, secret_code)] = keys;
                // A type, or what stands for one, with the words before it, is written once more.
                let head = file.source.slice(Span::new(span.start, unit.span(declaration.at).start));
                let between = if file.is_declarator(assign) {
                    ", ".to_owned()
                } else {
                    let place = file.place(start);
                    format!("{}{}{}{keyword}", place.style.terminator, place.line_ending(), place.indentation())
                };
                let text = format!("{head}{sid} = {}{between}{head}{secret} = {}", value(sid_code), value(secret_code));
                self.edits.push(Edit { span, text });
            }
        }
        Ok(())
    }

    /// How the token is written after its construction; renames its variable where that tells of the old token.
    pub(super) fn holder(&mut self, plan: &Plan<'_>) -> Result<Code, Refusal> {
        let file = self.file;
        let unit = file.names.unit;
        let Holder::Assigned(assign) = plan.shape.holder else { return Ok(Code::True) };
        let Form::Assign(form) = unit.form(assign) else { return Ok(Code::True) };
        let kept = Code::Kept(unit.span(form.target));
        let Some(place) = file.names.place(form.target) else { return Ok(kept) };
        let info = file.names.at(place);
        let Root::Declared(scope, name) = &info.root else { return Ok(kept) };
        let outdated = super::credentials::contains(name, &file.target.variables.outdated);
        let simple = info.path.is_empty() && info.defs.len() == 1 && !file.is_public(*scope, form.target);
        let declares = matches!(form.mode, AssignMode::Block | AssignMode::Function) || unit.declares_by_assigning;
        let readers = info.uses.iter().filter(|&&reader| !self.bindings.is_gone(reader)).copied().collect::<Vec<_>>();
        let plain = readers.iter().all(|&reader| self.is_plain_reader(reader));
        let asked = file.asks_for_type(|asked, _| *asked == **name);
        let settled = !file.is_redeclared(place) && !file.may_look_up_names() && !asked;
        if !(outdated && simple && declares && plain && settled) {
            return Ok(kept);
        }
        let Some(new) = self.bindings.free(&file.target.variables.token, assign) else { return Ok(kept) };
        for node in readers.into_iter().chain([form.target]) {
            self.edits.push(Edit { span: unit.span(node), text: new.to_string() });
        }
        Ok(Code::Name(new))
    }

    /// Whether a name can be replaced where it is read: it is no shorthand for an entry of the same name.
    fn is_plain_reader(&self, reader: NodeId) -> bool {
        let unit = self.file.names.unit;
        let span = unit.span(reader);
        let kept = self.bindings.kept.iter().any(|kept| kept.contains(span));
        let shorthand = unit.parent(reader).is_some_and(|outer| match unit.form(outer) {
            Form::Collection(collection) => collection
                .entries
                .iter()
                .any(|entry| entry.value == reader && matches!(&entry.key, Some(Key::Named(_, key)) if *key == span)),
            _ => false,
        });
        !kept && !shorthand && span.start < span.end
    }
}
