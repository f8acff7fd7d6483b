//! The arguments. Every flag has a twin in the environment; a flag on the command line wins.
//!
//! This module deliberately checks only what can be said about one argument alone.

use crate::report::Format;
use crate::verify::{dialect::Sdk, sdks};
use clap::builder::{FalseyValueParser, NonEmptyStringValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Finds server code that mints deprecated Voice capability tokens and says what each part becomes in an access token.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report capability tokens and what to do about each
    #[command(after_help = AFTER_HELP)]
    Check(CheckArgs),
    /// Rewrite capability tokens into access tokens, then report what is left
    #[command(after_help = AFTER_FIX_HELP)]
    Fix(FixArgs),
    /// Keep the file of findings that were there before, which `check --baseline` leaves out
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Say why a rule exists and what to do; without RULE list the rules
    Explain(ExplainArgs),
    /// Write the completions of a shell to the standard output
    Completions(CompletionsArgs),
    /// Compare a capability token with the access token that took its place, claim by claim
    #[command(after_help = VERIFY_AFTER_HELP)]
    Verify(Box<VerifyArgs>),
}

/// What to do with the baseline.
#[derive(Debug, Subcommand)]
pub enum BaselineCommand {
    /// Write a new baseline of all that is found
    Create(BaselineArgs),
    /// Bring the baseline up to date: what is found now, and no more
    Update(BaselineArgs),
    /// Take out of the baseline what is not found any more
    Prune(BaselineArgs),
}

/// The arguments of `baseline`.
#[derive(Debug, Args)]
pub struct BaselineArgs {
    /// The baseline
    #[arg(
        long,
        value_name = "FILE",
        default_value = "tokenlift-baseline.txt",
        env = "TOKENLIFT_BASELINE",
        hide_env_values = true
    )]
    pub baseline: PathBuf,

    /// Which files are looked at, and how.
    #[command(flatten)]
    pub search: SearchArgs,
}

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The rule's id, as reports show it
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,

    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto", env = "TOKENLIFT_COLOR", hide_env_values = true)]
    pub color: ColorArg,
}

/// The arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// The arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The capability token: a JWT, `@FILE`, or `-` for the standard input
    #[arg(value_name = "OLD")]
    pub old: String,

    /// The access token, likewise
    #[arg(value_name = "NEW")]
    pub new: String,

    /// Format on the standard output
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value = "full",
        env = "TOKENLIFT_OUTPUT_FORMAT",
        hide_env_values = true
    )]
    pub output_format: VerifyFormat,

    /// When OLD was minted: unix seconds or RFC 3339. Needed where OLD does not say
    #[arg(long, value_name = "TIME", value_parser = minted_at, env = "TOKENLIFT_OLD_MINTED_AT", hide_env_values = true)]
    pub old_minted_at: Option<i64>,

    /// When NEW was minted, likewise
    #[arg(long, value_name = "TIME", value_parser = minted_at, env = "TOKENLIFT_NEW_MINTED_AT", hide_env_values = true)]
    pub new_minted_at: Option<i64>,

    /// SDK that minted OLD: language and version, such as python-9 or node-3.84.1 [default: any that fits]
    #[arg(long, value_name = "NAME", value_parser = old_sdk, env = "TOKENLIFT_OLD_SDK", hide_env_values = true)]
    pub old_sdk: Option<&'static Sdk>,

    /// Name of the environment variable that holds the API key's secret
    #[arg(long, value_name = "VAR", env = "TOKENLIFT_API_SECRET_ENV", hide_env_values = true)]
    pub api_secret_env: Option<String>,

    /// Name of the environment variable that holds the auth token
    #[arg(long, value_name = "VAR", env = "TOKENLIFT_AUTH_TOKEN_ENV", hide_env_values = true)]
    pub auth_token_env: Option<String>,

    /// Region that NEW is meant to be for
    #[arg(long, value_name = "REGION", env = "TOKENLIFT_REGION", hide_env_values = true)]
    pub region: Option<String>,

    /// Grant that NEW had before, besides the one for voice calls; may be repeated (in the environment: one a line)
    #[arg(long, value_name = "GRANT", value_delimiter = '\n', env = "TOKENLIFT_OTHER_GRANT", hide_env_values = true)]
    pub other_grant: Vec<String>,

    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto", env = "TOKENLIFT_COLOR", hide_env_values = true)]
    pub color: ColorArg,
}

/// The formats of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    /// A table for people
    Full,
    /// A versioned document for programs
    Json,
}

fn minted_at(text: &str) -> Result<i64, String> {
    let seconds = text.parse().ok().filter(|&seconds: &i64| seconds >= 0);
    let seconds = seconds.or_else(|| Some(text.parse::<jiff::Timestamp>().ok()?.as_second()));
    seconds.ok_or_else(|| "expected unix seconds or RFC 3339, such as 2025-01-31T12:00:00Z".to_owned())
}

fn old_sdk(name: &str) -> Result<&'static Sdk, String> {
    sdks::sdk(name).ok_or_else(|| format!("there are {}", sdks::names().join(", ")))
}

const VERIFY_AFTER_HELP: &str = "\
Exit codes:
  0  the new token does all that the old one did, as far as that was checked
  1  a row fails, has no equivalent, or is a loss
  2  wrong arguments, or a token that is no HS256 JWT of its kind";

const AFTER_HELP: &str = "\
Exit codes:
  0  nothing at or above the level of --fail-on
  1  at least one finding at or above it
  2  wrong arguments or configuration, a path that does not exist, an internal error, or a skipped
     file with --strict";

const AFTER_FIX_HELP: &str = "\
Exit codes:
  0  nothing left at or above the level of --fail-on; with --diff: nothing to rewrite
  1  at least one finding left at or above it; with --diff: the patch is not empty
  2  wrong arguments or configuration, a path that does not exist, a file that could not be written,
     an internal error, or a skipped file with --strict";

/// The arguments of `fix`.
#[derive(Debug, Args)]
pub struct FixArgs {
    /// Apply rewrites too that rest on an assumption; `check` states it
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_UNSAFE_FIXES", hide_env_values = true)]
    pub unsafe_fixes: bool,

    /// Write a patch for `git apply` to the standard output instead of any file, literal credentials included
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_DIFF", hide_env_values = true)]
    pub diff: bool,

    /// What is looked at, and how it is reported.
    #[command(flatten)]
    pub check: CheckArgs,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Format on the standard output
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value = "full",
        env = "TOKENLIFT_OUTPUT_FORMAT",
        hide_env_values = true
    )]
    pub output_format: Format,

    /// Write a further report to a file; may be repeated (in the environment: one a line)
    #[arg(
        long,
        value_name = "FORMAT=FILE",
        value_parser = Output::parse,
        value_delimiter = '\n',
        env = "TOKENLIFT_OUTPUT",
        hide_env_values = true
    )]
    pub output: Vec<Output>,

    /// Lowest level that makes the exit code 1
    #[arg(
        long,
        value_enum,
        value_name = "LEVEL",
        default_value = "warning",
        env = "TOKENLIFT_FAIL_ON",
        hide_env_values = true
    )]
    pub fail_on: FailOn,

    /// Leave out the findings of a baseline, which `tokenlift baseline` keeps
    #[arg(long, value_name = "FILE", env = "TOKENLIFT_BASELINE", hide_env_values = true)]
    pub baseline: Option<PathBuf>,

    /// Leave out the findings that a commit of git had, wherever they lay then
    #[arg(long, value_name = "REF", env = "TOKENLIFT_SINCE", hide_env_values = true)]
    pub since: Option<String>,

    /// Show in SARIF what comments ignore, too, as suppressed results
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_SHOW_IGNORED", hide_env_values = true)]
    pub show_ignored: bool,

    /// Exit with 0 whatever is found
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_EXIT_ZERO", hide_env_values = true)]
    pub exit_zero: bool,

    /// Exit with 1 if something was rewritten, whatever is left; `check` rewrites nothing
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_EXIT_NON_ZERO_ON_FIX", hide_env_values = true)]
    pub exit_non_zero_on_fix: bool,

    /// Exit with 2 if a file, or a part of one, was not analysed
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_STRICT", hide_env_values = true)]
    pub strict: bool,

    /// Identity of the access tokens whose capability token has no client name: an expression of the language
    #[arg(
        long,
        value_name = "EXPR",
        value_parser = NonEmptyStringValueParser::new(),
        env = "TOKENLIFT_IDENTITY",
        hide_env_values = true
    )]
    pub identity: Option<String>,

    /// Which files are looked at, and how.
    #[command(flatten)]
    pub search: SearchArgs,
}

/// Which files are looked at, and how, whatever is done with what is found.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// Files and folders to look at; `-` reads the standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,

    /// Name of what is read from the standard input; its extension says the language
    #[arg(long, value_name = "NAME", env = "TOKENLIFT_STDIN_FILENAME", hide_env_values = true)]
    pub stdin_filename: Option<String>,

    /// Take this configuration for all files, instead of the nearest to each
    #[arg(long, value_name = "FILE", env = "TOKENLIFT_CONFIG", hide_env_values = true)]
    pub config: Option<PathBuf>,

    /// Read no configuration, not even that of --config
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_NO_CONFIG", hide_env_values = true)]
    pub no_config: bool,

    /// Do not honour .gitignore, .ignore and global ignore files
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_NO_IGNORE", hide_env_values = true)]
    pub no_ignore: bool,

    /// Look into hidden files and folders
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_HIDDEN", hide_env_values = true)]
    pub hidden: bool,

    /// Leave out paths that match, written as in a .gitignore; may be repeated (in the environment: one a line)
    #[arg(long, value_name = "GLOB", value_delimiter = '\n', env = "TOKENLIFT_EXCLUDE", hide_env_values = true)]
    pub exclude: Vec<String>,

    /// Leave out excluded paths even if they are named as an argument
    #[arg(long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_FORCE_EXCLUDE", hide_env_values = true)]
    pub force_exclude: bool,

    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto", env = "TOKENLIFT_COLOR", hide_env_values = true)]
    pub color: ColorArg,

    /// Write nothing to the error stream but errors
    #[arg(short, long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_QUIET", hide_env_values = true)]
    pub quiet: bool,

    /// Also name the folders that were left out
    #[arg(short, long, value_parser = FalseyValueParser::new(), env = "TOKENLIFT_VERBOSE", hide_env_values = true)]
    pub verbose: bool,

    /// Number of threads [default: one for each processor]
    #[arg(long, value_name = "N", env = "TOKENLIFT_JOBS", hide_env_values = true)]
    pub jobs: Option<NonZeroUsize>,
}

/// A further report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// In which format.
    pub format: Format,
    /// Where to.
    pub file: PathBuf,
}

impl BaselineCommand {
    /// The arguments, whatever is to be done.
    pub(super) const fn args(&self) -> &BaselineArgs {
        let (Self::Create(args) | Self::Update(args) | Self::Prune(args)) = self;
        args
    }
}

impl Output {
    fn parse(text: &str) -> Result<Self, String> {
        let (format, file) = text.split_once('=').ok_or("expected FORMAT=FILE")?;
        let format = Format::from_str(format, false).map_err(|_| {
            let names = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
            let names: Vec<String> = names.map(|name| name.get_name().to_owned()).collect();
            format!("`{format}` is not a format; there are {}", names.join(", "))
        })?;
        if file.is_empty() {
            return Err("expected a file after `=`".to_owned());
        }
        Ok(Self { format, file: PathBuf::from(file) })
    }
}

/// The lowest level that makes the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors alone
    Error,
    /// Warnings and errors
    Warning,
    /// Nothing
    Never,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl ColorArg {
    /// Makes the choice known to the streams.
    pub(super) fn apply(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_flag_has_a_twin_in_the_environment() {
        let cli = Cli::command();
        let flags = cli.get_subcommands().flat_map(clap::Command::get_arguments).filter(|flag| !flag.is_positional());
        for flag in flags {
            let name = flag.get_long().unwrap();
            let twin = format!("TOKENLIFT_{}", name.to_uppercase().replace('-', "_"));
            assert_eq!(flag.get_env().and_then(|env| env.to_str()), Some(twin.as_str()));
        }
    }

    #[test]
    fn times_are_seconds_or_rfc3339() {
        let right = ["1700000000", "2023-11-14T22:13:20Z", "2023-11-14t22:13:20.999z", "2023-11-14 23:43:20+01:30"];
        for text in right {
            assert_eq!(minted_at(text), Ok(1_700_000_000), "{text}");
        }
        for wrong in
            ["", "-1", "1.5", "now", "2023-11-14", "2023-11-14T22:13:20", "2023-02-29T00:00:00Z", "99999999999999999999"]
        {
            assert!(minted_at(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn outputs_name_a_format_and_a_file() {
        let output = Output { format: Format::Sarif, file: "a=b.sarif".into() };
        assert_eq!(Output::parse("sarif=a=b.sarif"), Ok(output));
        for wrong in ["sarif", "sarif=", "pdf=a"] {
            assert!(Output::parse(wrong).is_err(), "{wrong}");
        }
    }
}
