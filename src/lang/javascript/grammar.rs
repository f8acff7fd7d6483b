//! Node kinds and fields of the three grammars, looked up once: a name that no grammar knows fails a test instead of
//! silently never matching.

use std::sync::OnceLock;
use tree_sitter::{Language, Node};

/// A grammar with its kinds and fields resolved.
pub(super) struct Grammar {
    pub(super) language: Language,
    kinds: Vec<Kind>,
    pub(super) fields: Fields,
}

impl Grammar {
    fn new(language: Language) -> Self {
        let kind_of = |id: u16| {
            let named = language.node_kind_is_named(id);
            let name = language.node_kind_for_id(id).filter(|_| named);
            KINDS.iter().find(|(known, _)| Some(*known) == name).map_or(Kind::Other, |&(_, kind)| kind)
        };
        let count = u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
        let kinds = (0..count).map(kind_of).collect();
        let fields = Fields::new(&language);
        Self { language, kinds, fields }
    }

    /// What a node is.
    pub(super) fn kind(&self, node: Node<'_>) -> Kind {
        self.kinds.get(usize::from(node.kind_id())).copied().unwrap_or(Kind::Other)
    }
}

pub(super) fn javascript() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| Grammar::new(tree_sitter_javascript::LANGUAGE.into()))
}

pub(super) fn typescript() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| Grammar::new(tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()))
}

pub(super) fn tsx() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| Grammar::new(tree_sitter_typescript::LANGUAGE_TSX.into()))
}

/// The fields that lowering asks for; 0 is no field of any grammar.
pub(super) struct Fields(Vec<u16>);

/// A field of a node.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Alias,
    Alternative,
    Argument,
    Arguments,
    Body,
    Condition,
    Consequence,
    Constructor,
    Declaration,
    Finalizer,
    Function,
    Handler,
    Increment,
    Index,
    Initializer,
    Key,
    Kind,
    Left,
    Module,
    Name,
    Object,
    Operator,
    Parameter,
    Parameters,
    Pattern,
    Property,
    ReturnType,
    Right,
    Source,
    Type,
    TypeParameters,
    Value,
}

const FIELDS: &[(&str, Field)] = &[
    ("alias", Field::Alias),
    ("alternative", Field::Alternative),
    ("argument", Field::Argument),
    ("arguments", Field::Arguments),
    ("body", Field::Body),
    ("condition", Field::Condition),
    ("consequence", Field::Consequence),
    ("constructor", Field::Constructor),
    ("declaration", Field::Declaration),
    ("finalizer", Field::Finalizer),
    ("function", Field::Function),
    ("handler", Field::Handler),
    ("increment", Field::Increment),
    ("index", Field::Index),
    ("initializer", Field::Initializer),
    ("key", Field::Key),
    ("kind", Field::Kind),
    ("left", Field::Left),
    ("module", Field::Module),
    ("name", Field::Name),
    ("object", Field::Object),
    ("operator", Field::Operator),
    ("parameter", Field::Parameter),
    ("parameters", Field::Parameters),
    ("pattern", Field::Pattern),
    ("property", Field::Property),
    ("return_type", Field::ReturnType),
    ("right", Field::Right),
    ("source", Field::Source),
    ("type", Field::Type),
    ("type_parameters", Field::TypeParameters),
    ("value", Field::Value),
];

impl Fields {
    fn new(language: &Language) -> Self {
        Self(FIELDS.iter().map(|(name, _)| language.field_id_for_name(name).map_or(0, std::num::NonZero::get)).collect())
    }

    /// The child in a field.
    pub(super) fn get<'tree>(&self, node: Node<'tree>, field: Field) -> Option<Node<'tree>> {
        node.child_by_field_id(self.0[field as usize])
    }
}

/// The node kinds that lowering tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Array,
    ArrayPattern,
    Arrow,
    Assignment,
    AssignmentDefault,
    Augmented,
    Await,
    Binary,
    Block,
    Break,
    Call,
    CatchClause,
    Class,
    ClassBody,
    ClassHeritage,
    Comment,
    ComputedName,
    Continue,
    Declarator,
    Do,
    ElseClause,
    Enum,
    ExportClause,
    ExportSpecifier,
    ExportStatement,
    ExpressionStatement,
    False,
    FieldDefinition,
    FinallyClause,
    For,
    ForIn,
    FunctionDeclaration,
    FunctionExpression,
    Identifier,
    If,
    ImportAlias,
    ImportCall,
    ImportClause,
    ImportRequire,
    ImportSpecifier,
    ImportStatement,
    Interface,
    Labeled,
    LexicalDeclaration,
    Member,
    Method,
    NamedImports,
    Namespace,
    NamespaceImport,
    NestedIdentifier,
    New,
    NonNull,
    Null,
    Number,
    Object,
    ObjectPattern,
    Other,
    Pair,
    Parameter,
    Parameters,
    Parenthesized,
    PrivateProperty,
    Program,
    Property,
    Regex,
    RestPattern,
    Return,
    Sequence,
    Shorthand,
    Signature,
    Spread,
    String,
    StringEscape,
    StringFragment,
    Subscript,
    Super,
    Switch,
    SwitchCase,
    Template,
    TemplateSubstitution,
    Ternary,
    This,
    Throw,
    True,
    Try,
    Type,
    TypeArguments,
    TypeAssertion,
    TypeName,
    TypeParameter,
    TypeParameters,
    Unary,
    VariableDeclaration,
    While,
}

const KINDS: &[(&str, Kind)] = &[
    ("abstract_class_declaration", Kind::Class),
    ("abstract_method_signature", Kind::Signature),
    ("array", Kind::Array),
    ("array_pattern", Kind::ArrayPattern),
    ("arrow_function", Kind::Arrow),
    ("as_expression", Kind::TypeAssertion),
    ("assignment_expression", Kind::Assignment),
    ("assignment_pattern", Kind::AssignmentDefault),
    ("augmented_assignment_expression", Kind::Augmented),
    ("await_expression", Kind::Await),
    ("binary_expression", Kind::Binary),
    ("break_statement", Kind::Break),
    ("call_expression", Kind::Call),
    ("catch_clause", Kind::CatchClause),
    ("class", Kind::Class),
    ("class_body", Kind::ClassBody),
    ("class_declaration", Kind::Class),
    ("class_heritage", Kind::ClassHeritage),
    ("class_static_block", Kind::Block),
    ("comment", Kind::Comment),
    ("computed_property_name", Kind::ComputedName),
    ("continue_statement", Kind::Continue),
    ("do_statement", Kind::Do),
    ("else_clause", Kind::ElseClause),
    ("enum_declaration", Kind::Enum),
    ("escape_sequence", Kind::StringEscape),
    ("export_clause", Kind::ExportClause),
    ("export_specifier", Kind::ExportSpecifier),
    ("export_statement", Kind::ExportStatement),
    ("expression_statement", Kind::ExpressionStatement),
    ("false", Kind::False),
    ("field_definition", Kind::FieldDefinition),
    ("finally_clause", Kind::FinallyClause),
    ("for_in_statement", Kind::ForIn),
    ("for_statement", Kind::For),
    ("formal_parameters", Kind::Parameters),
    ("function_declaration", Kind::FunctionDeclaration),
    ("function_expression", Kind::FunctionExpression),
    ("function_signature", Kind::Signature),
    ("function_type", Kind::Type),
    ("generator_function", Kind::FunctionExpression),
    ("generator_function_declaration", Kind::FunctionDeclaration),
    ("html_comment", Kind::Comment),
    ("identifier", Kind::Identifier),
    ("if_statement", Kind::If),
    ("import", Kind::ImportCall),
    ("import_alias", Kind::ImportAlias),
    ("import_clause", Kind::ImportClause),
    ("import_require_clause", Kind::ImportRequire),
    ("import_specifier", Kind::ImportSpecifier),
    ("import_statement", Kind::ImportStatement),
    ("instantiation_expression", Kind::TypeAssertion),
    ("interface_declaration", Kind::Interface),
    ("internal_module", Kind::Namespace),
    ("labeled_statement", Kind::Labeled),
    ("lexical_declaration", Kind::LexicalDeclaration),
    ("member_expression", Kind::Member),
    ("method_definition", Kind::Method),
    ("method_signature", Kind::Signature),
    ("module", Kind::Namespace),
    ("named_imports", Kind::NamedImports),
    ("namespace_import", Kind::NamespaceImport),
    ("nested_identifier", Kind::NestedIdentifier),
    ("nested_type_identifier", Kind::NestedIdentifier),
    ("new_expression", Kind::New),
    ("non_null_expression", Kind::NonNull),
    ("null", Kind::Null),
    ("number", Kind::Number),
    ("object", Kind::Object),
    ("object_assignment_pattern", Kind::AssignmentDefault),
    ("object_pattern", Kind::ObjectPattern),
    ("optional_parameter", Kind::Parameter),
    ("pair", Kind::Pair),
    ("pair_pattern", Kind::Pair),
    ("parenthesized_expression", Kind::Parenthesized),
    ("private_property_identifier", Kind::PrivateProperty),
    ("program", Kind::Program),
    ("property_identifier", Kind::Property),
    ("public_field_definition", Kind::FieldDefinition),
    ("regex", Kind::Regex),
    ("required_parameter", Kind::Parameter),
    ("rest_pattern", Kind::RestPattern),
    ("return_statement", Kind::Return),
    ("satisfies_expression", Kind::TypeAssertion),
    ("sequence_expression", Kind::Sequence),
    ("shorthand_property_identifier", Kind::Shorthand),
    ("shorthand_property_identifier_pattern", Kind::Shorthand),
    ("spread_element", Kind::Spread),
    ("statement_block", Kind::Block),
    ("string", Kind::String),
    ("string_fragment", Kind::StringFragment),
    ("subscript_expression", Kind::Subscript),
    ("super", Kind::Super),
    ("switch_case", Kind::SwitchCase),
    ("switch_default", Kind::SwitchCase),
    ("switch_statement", Kind::Switch),
    ("template_string", Kind::Template),
    ("template_substitution", Kind::TemplateSubstitution),
    ("ternary_expression", Kind::Ternary),
    ("this", Kind::This),
    ("throw_statement", Kind::Throw),
    ("true", Kind::True),
    ("try_statement", Kind::Try),
    ("type_alias_declaration", Kind::Interface),
    ("type_annotation", Kind::Type),
    ("type_arguments", Kind::TypeArguments),
    ("type_assertion", Kind::TypeAssertion),
    ("type_identifier", Kind::TypeName),
    ("type_parameter", Kind::TypeParameter),
    ("type_parameters", Kind::TypeParameters),
    ("unary_expression", Kind::Unary),
    ("undefined", Kind::Null),
    ("variable_declaration", Kind::VariableDeclaration),
    ("variable_declarator", Kind::Declarator),
    ("while_statement", Kind::While),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_field_exists_in_a_grammar() {
        let grammars = [&javascript().language, &typescript().language, &tsx().language];
        for (name, _) in KINDS {
            assert!(grammars.iter().any(|grammar| grammar.id_for_node_kind(name, true) != 0), "no kind {name}");
        }
        for (at, (name, field)) in FIELDS.iter().enumerate() {
            assert!(grammars.iter().any(|grammar| grammar.field_id_for_name(name).is_some()), "no field {name}");
            assert_eq!(at, *field as usize, "{name} is out of order");
        }
    }
}
