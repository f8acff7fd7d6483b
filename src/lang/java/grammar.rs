//! The names of the grammar beside those of its family.

pub(super) use crate::lang::clike::{CLikeGrammar, Field, Kind};
use std::sync::OnceLock;

pub(super) fn java() -> &'static CLikeGrammar {
    static GRAMMAR: OnceLock<CLikeGrammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| crate::lang::clike::grammar(tree_sitter_java::LANGUAGE.into(), KINDS, FIELDS))
}

const FIELDS: &[(&str, Field)] = &[
    ("array", Field::Array),
    ("constructor", Field::Constructor),
    ("field", Field::Member),
    ("index", Field::Index),
    ("name", Field::Element),
    ("object", Field::Object),
    ("pattern", Field::Pattern),
    ("resources", Field::Resources),
    ("type_parameters", Field::TypeParameters),
    ("value", Field::Over),
];

const KINDS: &[(&str, Kind)] = &[
    ("annotated_type", Kind::AnnotatedType),
    ("annotation", Kind::Annotation),
    ("annotation_type_body", Kind::Body),
    ("annotation_type_declaration", Kind::Class),
    ("annotation_type_element_declaration", Kind::Method),
    ("array_access", Kind::ArrayAccess),
    ("array_creation_expression", Kind::ArrayCreation),
    ("array_initializer", Kind::ArrayInitializer),
    ("array_type", Kind::ArrayType),
    ("asterisk", Kind::Asterisk),
    ("binary_integer_literal", Kind::Number),
    ("block_comment", Kind::Comment),
    ("boolean_type", Kind::Primitive),
    ("catch_formal_parameter", Kind::CatchParameter),
    ("catch_type", Kind::CatchType),
    ("character_literal", Kind::String),
    ("class_body", Kind::Body),
    ("class_literal", Kind::ClassLiteral),
    ("compact_constructor_declaration", Kind::CompactConstructor),
    ("constant_declaration", Kind::Field),
    ("constructor_body", Kind::Block),
    ("decimal_floating_point_literal", Kind::Number),
    ("decimal_integer_literal", Kind::Number),
    ("element_value_array_initializer", Kind::ArrayInitializer),
    ("element_value_pair", Kind::Element),
    ("enhanced_for_statement", Kind::ForEach),
    ("enum_body", Kind::Body),
    ("enum_body_declarations", Kind::Body),
    ("enum_constant", Kind::EnumConstant),
    ("enum_declaration", Kind::Class),
    ("explicit_constructor_invocation", Kind::ConstructorCall),
    ("extends_interfaces", Kind::Heritage),
    ("false", Kind::False),
    ("field_access", Kind::FieldAccess),
    ("field_declaration", Kind::Field),
    ("floating_point_type", Kind::Primitive),
    ("generic_type", Kind::Generic),
    ("hex_integer_literal", Kind::Number),
    ("import_declaration", Kind::Import),
    ("instanceof_expression", Kind::InstanceOf),
    ("integral_type", Kind::Primitive),
    ("interface_body", Kind::Body),
    ("line_comment", Kind::Comment),
    ("local_variable_declaration", Kind::Declarations),
    ("method_invocation", Kind::Invocation),
    ("method_reference", Kind::MethodReference),
    ("modifiers", Kind::Modifiers),
    ("multiline_string_fragment", Kind::Fragment),
    ("null_literal", Kind::Null),
    ("octal_integer_literal", Kind::Number),
    ("package_declaration", Kind::Package),
    ("record_pattern", Kind::RecordPattern),
    ("record_pattern_component", Kind::RecordPart),
    ("resource", Kind::Resource),
    ("scoped_identifier", Kind::Scoped),
    ("scoped_type_identifier", Kind::Scoped),
    ("spread_parameter", Kind::Spread),
    ("static_initializer", Kind::StaticInitializer),
    ("string_fragment", Kind::Fragment),
    ("super", Kind::Super),
    ("super_interfaces", Kind::Heritage),
    ("superclass", Kind::Heritage),
    ("switch_expression", Kind::Switch),
    ("switch_label", Kind::SwitchLabel),
    ("switch_rule", Kind::SwitchRule),
    ("synchronized_statement", Kind::Guarded),
    ("ternary_expression", Kind::Conditional),
    ("this", Kind::This),
    ("throws", Kind::Throws),
    ("true", Kind::True),
    ("try_with_resources_statement", Kind::Try),
    ("type_arguments", Kind::TypeArguments),
    ("type_identifier", Kind::Identifier),
    ("type_list", Kind::Heritage),
    ("type_pattern", Kind::TypePattern),
    ("unary_expression", Kind::Unary),
    ("update_expression", Kind::Update),
    ("void_type", Kind::Primitive),
];

#[cfg(test)]
#[test]
fn all_names_exist() {
    let unknown = crate::lang::clike::unknown(java(), KINDS, FIELDS);
    assert!(unknown.is_empty(), "{unknown:?}");
}
