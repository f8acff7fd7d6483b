//! Import statements: what the new code needs is written beside what the old code had, and what nothing uses any more goes.

use super::{
    Refusal,
    bindings::{Bindings, members},
};
use crate::{
    finding::Edit,
    resolve::{Def, Origin, Place, PlaceId, Root},
    sdk::target::{Class, Import},
    source::Span,
    syntax::{Code, Form, NewImport, NodeId, Text},
};

impl Bindings<'_, '_, '_> {
    /// Imports a class.
    pub(super) fn import(&mut self, class: &Class, named: NodeId) -> Result<Code, Refusal> {
        let file = self.file;
        let import = file.import_for(class, named).ok_or("there is no way to the new class in this file")?;
        if !import.path.is_empty()
            && let Some((place, name, rest)) = self.namespace(class, named)
        {
            self.settled.insert(place);
            return Ok(members(Code::Name(name), &rest));
        }
        let key = Text::from(format!("{}.{}", import.module, import.name));
        if file.words.imports_only_name && file.is_opened(import) {
            return Ok(Code::Name(import.local.clone()));
        }
        let unit = file.names.unit;
        let known = self.imported.iter().find(|(known, home, _)| *known == key && unit.is_inside(named, *home));
        if let Some((_, _, local)) = known {
            return Ok(members(Code::Name(local.clone()), &import.path));
        }
        // What holds for other files, too, stands before all others.
        let own = file.import_of(named).or_else(|| file.opening_of(named)).filter(|&import| !file.exports(import));
        let Some(anchor) = own.or_else(|| file.last_import()) else { return self.import_first(import) };
        if !(file.begins_line(anchor) && file.ends_line(anchor)) {
            return Err("the class's import shares its line with other statements".into());
        }
        if !file.words.imports_only_name && file.last_opened().is_some_and(|opened| anchor < opened) {
            return Err("all names of another module are imported below the class, and may hide the new one".into());
        }
        let home = file
            .names
            .function_around(anchor)
            .or(unit.root())
            .ok_or("the file has no import beside which the new class could be imported")?;
        // A name that is taken cannot be given another way in every language, but the whole name serves.
        if file.words.imports_only_name
            && file.is_taken(&import.local)
            && let Some(name) = file.whole_name(class, named)?
        {
            return Ok(Code::Name(name.clone()));
        }
        let local = self
            .free([&import.local, &class.local, &class.instead], anchor)
            .ok_or("the names for the new class are taken")?;
        self.imported.push((key, home, local.clone()));
        if !self.merge(import, &local, named) {
            let module = file.module_from_top(class, &import.module);
            let name = import.name.clone();
            self.imports.entry(anchor).or_default().push(NewImport { module, name, local: local.clone() });
        }
        Ok(members(Code::Name(local), &import.path))
    }

    /// Imports a class where the file imports nothing yet.
    fn import_first(&mut self, import: &Import) -> Result<Code, Refusal> {
        let file = self.file;
        let refuse = || Refusal::from("the file has no import beside which the new class could be imported");
        let unit = file.names.unit;
        let root = unit.root().filter(|_| file.words.imports_only_name).ok_or_else(refuse)?;
        let first = unit.children(root).into_iter().min_by_key(|&node| unit.span(node).start).ok_or_else(refuse)?;
        if !file.begins_line(first) {
            return Err(refuse());
        }
        let local = self.free([&import.local], root).ok_or("the names for the new class are taken")?;
        let Import { module, name, .. } = import.clone();
        self.imported.push((format!("{module}.{name}").into(), root, local.clone()));
        self.first.insert((first, NewImport { module, name, local: local.clone() }));
        Ok(members(Code::Name(local), &import.path))
    }

    /// Whether a class of the language's own library is imported, or will be.
    pub(super) fn is_imported(&self, import: &Import, at: NodeId) -> bool {
        let file = self.file;
        let path = file.table.segments(&import.module).into_iter().chain([import.name.clone()]).collect::<Vec<_>>();
        let same = |place: PlaceId| {
            let place = file.names.at(place);
            let origin = Origin::Imported(path.clone());
            matches!(place.defs.as_slice(), [def] if file.names.origins_of(def) == [origin.clone()])
        };
        let declared = file
            .declared(&import.local)
            .iter()
            .any(|&(place, scope)| file.names.unit.is_inside(at, scope) && same(place) && self.is_kept(place));
        let key = Text::from(format!("{}.{}", import.module, import.name));
        let new = |import: &NewImport| file.adapter.import(import, file.place(0));
        let Import { name, local, .. } = import.clone();
        let module = file.module_from_top(&file.target.token, &import.module);
        let line = new(&NewImport { module, name, local });
        let planned = self.imports.values().flatten().chain(self.first.iter().map(|(_, import)| import));
        let planned = planned.map(new).any(|other| other == line);
        declared || planned || file.is_opened(import) || self.imported.iter().any(|(known, _, _)| *known == key)
    }

    /// Imports a class of the language's own library.
    pub(super) fn import_class(&mut self, import: &Import, at: NodeId) -> Result<(), Refusal> {
        let file = self.file;
        if file.is_hidden(&import.local, at) {
            return Err("a name that the new code needs is taken".into());
        }
        let standard = |node: &NodeId| file.is_standard(*node);
        let own =
            file.table.segments(&import.module).first().is_some_and(|first| file.words.standard_modules.contains(first));
        let anchor = match file.import_statements().filter(standard).last() {
            Some(last) if own => Some(last),
            None if own => None,
            _ => file.last_import(),
        };
        let Some(anchor) = anchor else { return self.import_first(import).map(drop) };
        let root = file.names.unit.root().unwrap_or(anchor);
        let Import { name, local, .. } = import.clone();
        let module = file.module_from_top(&file.target.token, &import.module);
        self.imported.push((format!("{module}.{name}").into(), root, local.clone()));
        self.imports.entry(anchor).or_default().push(NewImport { module, name, local });
        Ok(())
    }

    /// A variable that holds a part of the package which leads to the class.
    fn namespace(&self, class: &Class, at: NodeId) -> Option<(PlaceId, Text, Vec<Text>)> {
        let file = self.file;
        file.sdk_variables().iter().find_map(|&id| {
            let place = file.names.at(id);
            let (Root::Declared(scope, name), [def]) = (&place.root, place.defs.as_slice()) else { return None };
            let [Origin::Imported(path)] = &file.names.origins_of(def)[..] else { return None };
            let rest = file.rest_of(class, path)?;
            let here = def.at < at && file.names.unit.is_inside(at, *scope) && file.means(id, at);
            here.then(|| (id, name.clone(), rest))
        })
    }

    /// Adds a name to an import of the same module, where the file has one.
    fn merge(&mut self, import: &Import, local: &Text, before: NodeId) -> bool {
        let file = self.file;
        let unit = file.names.unit;
        if !import.path.is_empty() || file.words.imports_only_name {
            return false;
        }
        let module = file.table.segments(&import.module);
        let same = unit.ids().find_map(|node| match unit.form(node) {
            Form::Import(form) if form.module == module && !form.everything => {
                let named = !form.names.is_empty() && form.names.iter().all(|name| name.path.len() == 1);
                let reaches = file.statement_list(node) == unit.root() && node < before;
                (named && reaches).then(|| form.names.last().map(|name| name.local)).flatten()
            }
            _ => None,
        });
        let Some(last) = same else { return false };
        let end = unit.span(last).end;
        let name = if *local == import.name { import.name.to_string() } else { format!("{} as {local}", import.name) };
        self.edits.push(Edit { span: Span::new(end, end), text: format!(", {name}") });
        true
    }

    /// Imports a module under its own name, unless it is there.
    pub(super) fn import_module(&mut self, module: &Text, at: NodeId) -> Result<(), Refusal> {
        let file = self.file;
        let unit = file.names.unit;
        let itself = |place: &Place| {
            let imported = |def: &Def| file.names.origins_of(def) == [Origin::Imported(vec![module.clone()])];
            !place.defs.is_empty() && place.defs.iter().all(imported)
        };
        let mut there = false;
        for &(id, scope) in file.declared(module) {
            let place = file.names.at(id);
            if !unit.is_inside(at, scope) {
                continue;
            }
            if !itself(place) {
                return Err("a name that the new code needs is taken".into());
            }
            let certain = place.defs.iter().any(|def| def.at < at && file.import_is_certain(def.at));
            // A name that is declared in a function means nothing there before.
            if Some(scope) != unit.root() && !certain {
                return Err("a module that the new code needs is imported on some paths only".into());
            }
            there |= certain;
        }
        if there || self.imported.iter().any(|(known, _, _)| known == module) {
            return Ok(());
        }
        let root = unit.root().ok_or("the file has no import beside which the new class could be imported")?;
        self.imported.push((module.clone(), root, module.clone()));
        let first = file.first_import().ok_or("the file has no import beside which the new class could be imported")?;
        let import = NewImport { module: module.clone(), name: Text::default(), local: module.clone() };
        if let Some(before) = file.sorted_before(module, first) {
            let printed = file.adapter.import(&import, file.place(unit.span(before).start));
            self.edits.push(file.insert_after(before, &printed));
            return Ok(());
        }
        let start = file.line_start(unit.span(first).start);
        let (span, place) = (Span::new(start, start), file.place(start));
        let printed = file.adapter.import(&import, place);
        let blank = if file.is_standard(first) { "" } else { place.line_ending() };
        self.edits.push(Edit { span, text: format!("{printed}{}{blank}{}", place.line_ending(), place.indentation()) });
        Ok(())
    }

    /// Takes names out of an import or a pattern, or all of it, and writes the new imports there.
    pub(super) fn clear(&mut self, statement: NodeId, dead: &[NodeId], unused: bool) {
        let file = self.file;
        let unit = file.names.unit;
        let span = unit.span(statement);
        let new = self.imports.remove(&statement).unwrap_or_default();
        let place = file.place(span.start);
        // One import may bring both classes.
        let mut printed = Vec::new();
        for import in &new {
            let line = file.adapter.import(import, place);
            if !printed.contains(&line) {
                printed.push(line);
            }
        }
        let lines = printed.join(&format!("{}{}", place.line_ending(), place.indentation()));
        let entries = file.entries_of(statement);
        let all = unused || !entries.is_empty() && entries.iter().all(|(name, _)| dead.contains(name));
        let merged = self.edits.iter().any(|edit| span.contains(edit.span) && edit.span.end > span.start);
        if all && !merged {
            let edit = if lines.is_empty() {
                file.delete(span, &[])
            } else {
                Edit { span: Span::new(span.start, file.end_of_statement(span)), text: lines }
            };
            return self.edits.push(edit);
        }
        // Imports of whole modules and of types are not parted.
        let whole = matches!(unit.form(statement), Form::Import(import) if import.module.is_empty() || import.names.iter().any(|name| name.path.is_empty()))
            || file.source.slice(span).split_whitespace().any(|word| word.trim_start_matches('{') == "type");
        for (at, (name, entry)) in entries.iter().enumerate() {
            if whole || !dead.contains(name) {
                continue;
            }
            let later = entries[at + 1..].iter().any(|(name, _)| !dead.contains(name));
            let span = match (entries.get(at + 1), at.checked_sub(1).and_then(|before| entries.get(before))) {
                (Some((_, next)), _) if later => {
                    let whole = Span::new(entry.start, next.start);
                    let comment = unit.comments.iter().find(|comment| whole.contains(**comment));
                    Span::new(entry.start, comment.map_or(next.start, |comment| comment.start))
                }
                (_, Some((_, before))) => Span::new(before.end, entry.end),
                _ => *entry,
            };
            // A default import and the named ones beside it are not parted.
            if !file.source.slice(span).contains(['{', '}']) {
                self.edits.push(Edit { span, text: String::new() });
            }
        }
        if !lines.is_empty() {
            let end = file.end_of_statement(span);
            let text = format!("{}{}{lines}", place.line_ending(), place.indentation());
            self.edits.push(Edit { span: Span::new(end, end), text });
        }
    }

    /// Writes the imports of a file that had none.
    pub(super) fn write_first(&mut self) {
        let file = self.file;
        let Some((before, _)) = self.first.first() else { return };
        let at = file.line_start(file.names.unit.span(*before).start);
        let place = file.place(at);
        let mut printed = self.first.iter().map(|(_, import)| file.adapter.import(import, place)).collect::<Vec<_>>();
        printed.dedup();
        let end = place.line_ending();
        // Among imports no blank line is needed.
        let blank = if matches!(file.names.unit.form(*before), Form::Import(_)) { "" } else { end };
        let text = format!("{}{end}{blank}", printed.join(end));
        self.edits.push(Edit { span: Span::new(at, at), text });
    }
}
