//! The `tokenlift` program. Everything it does is in the library.

fn main() -> std::process::ExitCode {
    tokenlift::cli::run()
}
