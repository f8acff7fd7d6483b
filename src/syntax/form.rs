//! The forms: what every supported language can say that matters for a token.
//!
//! The list is closed and stays under twenty. What fits none of them is [`Form::Opaque`], which keeps its parts, since a
//! token can be minted inside anything. Types, operators and declarations that move no value are left out on purpose.

use super::NodeId;
use crate::source::Span;

/// Names, texts and keys.
pub type Text = Box<str>;

/// One node's meaning.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A module is brought in; as an expression (`require("x")`) it is the module itself.
    Import(Import),
    /// A function, method, closure or block with parameters.
    Function(Function),
    /// A class, module or interface with a body.
    Class(Class),
    /// Statements one after the other.
    Block(Vec<NodeId>),
    /// One of several ways is taken.
    Branch(Branch),
    /// A body runs any number of times.
    Loop(Loop),
    /// A body whose failure is handled.
    Try(Try),
    /// Leaves the function, the loop or the statement list.
    Jump(Jump),
    /// Gives a value to a place, or declares it.
    Assign(Assign),
    /// A variable, or the object a method runs on.
    Name(Name),
    /// A named part of a value: attribute, property, constant in a namespace, literal key.
    Member(Member),
    /// A function is called.
    Call(Call),
    /// An object is made: `new X(…)`, `X.new(…)`.
    Construct(Construct),
    /// A constant written out.
    Literal(Literal),
    /// A map, list or set written out; on the left of an assignment a pattern.
    Collection(Collection),
    /// `+ - * /` on values; `+` also joins text.
    Arithmetic(Arithmetic),
    /// The same value in another guise.
    Coerce(Coerce),
    /// Asks about values and keeps none of them: a comparison, a negation, `typeof`.
    Test(Vec<NodeId>),
    /// Anything else, with its parts in order.
    Opaque(Vec<NodeId>),
}

/// See [`Form::Import`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// The module's name in segments: `["twilio"]`, `["com", "twilio", "jwt"]`.
    pub module: Vec<Text>,
    /// The names it brings into scope; none for an import expression.
    pub names: Vec<ImportName>,
    /// Whether everything public is brought in under its own name.
    pub everything: bool,
}

/// One name an import brings into scope.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportName {
    /// The path inside the module; empty for the module itself.
    pub path: Vec<Text>,
    /// The local name (a [`Form::Name`] node).
    pub local: NodeId,
}

/// See [`Form::Function`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Function {
    /// Its name, where it has one (a [`Form::Name`] node declared in the surrounding scope).
    pub name: Option<NodeId>,
    /// Whether it has a receiver of its own, so that `this` inside is not the surrounding one.
    pub method: bool,
    /// Whether it runs once for every new object of the class around it.
    pub constructs: bool,
    /// The parameters in order.
    pub params: Vec<Param>,
    /// Names that only the function sees: type parameters, and the name of a function expression.
    pub type_params: Vec<NodeId>,
    /// The declared result type.
    pub result: Option<NodeId>,
    /// The types of what it is declared to throw.
    pub throws: Vec<NodeId>,
    /// A [`Form::Block`], or the expression that is the result.
    pub body: Option<NodeId>,
    /// What is known about how it is called.
    pub runs: Runs,
    /// Whether code outside the file may call it by its name.
    pub public: bool,
    /// Whether reading the member it is assigned to calls it.
    pub accessor: bool,
    /// Whether variables around it mean nothing inside.
    pub closed: bool,
}

/// What is known about the calls of a function written in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Runs {
    /// Nothing.
    #[default]
    Unknown,
    /// Once for each element of a collection, which is its first argument: `list.forEach(fn)`.
    Each(NodeId),
    /// Once, with this value as its first argument: `value.tap { |v| … }`.
    Once(NodeId),
    /// At another time, with this value as its first argument: `promise.then(fn)`.
    Later(NodeId),
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// A name or a pattern.
    pub target: NodeId,
    /// The declared type.
    pub annotation: Option<NodeId>,
    /// Whether it takes all further arguments.
    pub rest: bool,
    /// Whether it also becomes a field of that name on the receiver.
    pub field: bool,
}

/// See [`Form::Class`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Class {
    /// Its name, declared in the surrounding scope.
    pub name: Option<NodeId>,
    /// Type parameters.
    pub type_params: Vec<NodeId>,
    /// Superclasses and interfaces.
    pub bases: Vec<NodeId>,
    /// Methods are assignments of a function to a member of the receiver, fields of a value.
    pub body: Vec<NodeId>,
    /// The members that no code outside of the body can reach, where the language says which; `None` where it does not.
    pub private: Option<Vec<Text>>,
}

/// See [`Form::Branch`].
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// How the arms relate.
    pub kind: BranchKind,
    /// What decides; always evaluated.
    pub test: NodeId,
    /// The ways, each at most once.
    pub arms: Vec<NodeId>,
    /// Whether one of the arms is always taken.
    pub exhaustive: bool,
}

/// How the arms of a branch relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BranchKind {
    /// At most one arm runs: `if`, the conditional expression.
    Either,
    /// Arms may run into each other: `switch` with fall-through.
    FallThrough,
    /// The value is the test's or an arm's: `a || b`, `a ?? b`.
    OrTest,
    /// The last arm's value, if the test and the arms before it hold: `a && b`.
    IfAll,
}

/// See [`Form::Loop`].
#[derive(Debug, Clone, PartialEq)]
pub struct Loop {
    /// Evaluated before the first round.
    pub before: Vec<NodeId>,
    /// What each round's element is bound to.
    pub target: Option<NodeId>,
    /// The collection that is walked over.
    pub over: Option<NodeId>,
    /// What every round evaluates, the condition included.
    pub body: Vec<NodeId>,
}

/// See [`Form::Try`].
#[derive(Debug, Clone, PartialEq)]
pub struct Try {
    /// What may fail.
    pub body: NodeId,
    /// One block each; a caught value is declared inside.
    pub handlers: Vec<NodeId>,
    /// Runs in any case.
    pub last: Option<NodeId>,
}

/// See [`Form::Jump`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jump {
    /// Where to.
    pub kind: JumpKind,
    /// What is returned, thrown or yielded.
    pub value: Option<NodeId>,
}

/// Where a jump goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JumpKind {
    /// Out of the function, with a value.
    Return,
    /// To a handler.
    Throw,
    /// Out of a loop or switch.
    Break,
    /// To the next round.
    Continue,
    /// To the caller, who may come back.
    Yield,
}

/// See [`Form::Assign`].
#[derive(Debug, Clone, PartialEq)]
pub struct Assign {
    /// A name, a member or a pattern (a [`Form::Collection`]).
    pub target: NodeId,
    /// `None` for a declaration without a value.
    pub value: Option<NodeId>,
    /// How.
    pub mode: AssignMode,
    /// The declared type.
    pub annotation: Option<NodeId>,
}

/// How a place gets its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignMode {
    /// A new name, known in the surrounding block.
    Block,
    /// A new name, known in the whole function.
    Function,
    /// A new name that is not a value, or not a value known here: a type, an enum, a caught error.
    Foreign,
    /// An existing place; where a language declares by assigning, a new name in the function.
    Set,
    /// A name of an outer scope, whatever the language's rules for new names: `global`, `nonlocal`.
    Outer,
    /// Only if it has no value yet: `||=`, a default.
    Default,
    /// The old value is changed: `+=`.
    Update,
}

/// See [`Form::Name`].
#[derive(Debug, Clone, PartialEq)]
pub enum Name {
    /// A variable or another name in scope.
    Variable(Text),
    /// The object a method runs on: `this`, `self`.
    Receiver,
}

/// See [`Form::Member`].
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The whole.
    pub object: NodeId,
    /// Which part.
    pub key: Key,
}

/// Which part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// A name known here, and where it stands (a quoted key with its quotes).
    Named(Text, Span),
    /// A name or index only known when it runs.
    Computed(NodeId),
}

/// See [`Form::Call`].
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// What is called; a method call has a [`Form::Member`] here.
    pub callee: NodeId,
    /// With what.
    pub args: Vec<Arg>,
}

/// See [`Form::Construct`].
#[derive(Debug, Clone, PartialEq)]
pub struct Construct {
    /// The class.
    pub class: NodeId,
    /// With what.
    pub args: Vec<Arg>,
}

/// One argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Arg {
    /// For a named argument the name, and where it stands.
    pub name: Option<(Text, Span)>,
    /// The value; for a spread argument the collection.
    pub value: NodeId,
    /// Whether the value's elements or entries are the arguments.
    pub spread: bool,
}

impl Arg {
    /// An argument in its place.
    #[must_use]
    pub const fn plain(value: NodeId) -> Self {
        Self { name: None, value, spread: false }
    }
}

/// See [`Form::Literal`].
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// Text, unescaped; expressions inside stand in `holes`, each marked by [`HOLE`] in the text.
    Text(Text, Vec<NodeId>),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// No value.
    Null,
}

/// Stands for an interpolated expression in [`Literal::Text`].
pub const HOLE: char = '\u{fffc}';

/// See [`Form::Collection`].
#[derive(Debug, Clone, PartialEq)]
pub struct Collection {
    /// Map or list.
    pub kind: CollectionKind,
    /// In order.
    pub entries: Vec<Entry>,
}

/// Map or list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CollectionKind {
    /// Keys to values.
    Map,
    /// Values in order, or a set.
    List,
}

/// One entry of a collection or pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key of a map's entry; `None` in lists and for spreads.
    pub key: Option<Key>,
    /// The value; in a pattern the target, with its default as an [`AssignMode::Default`] assignment.
    pub value: NodeId,
    /// Whether the value's entries are meant (in a pattern: the rest).
    pub spread: bool,
}

/// See [`Form::Arithmetic`].
#[derive(Debug, Clone, PartialEq)]
pub struct Arithmetic {
    /// Which.
    pub operator: Operator,
    /// Two or more, applied from left to right.
    pub operands: Vec<NodeId>,
}

/// The operators constants are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`, or joining text.
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

/// See [`Form::Coerce`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coerce {
    /// In which way.
    pub how: Coercion,
    /// Of what.
    pub value: NodeId,
}

/// The closed list of guises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coercion {
    /// Parentheses, type assertions: nothing happens.
    Same,
    /// Asserted not to be null.
    NonNull,
    /// The value a promise ends with.
    Await,
    /// The value as text, perhaps without the white space around it.
    Text,
    /// The bytes of a text.
    Bytes,
    /// A number as a whole one of the usual size, or a failure.
    Whole,
}
