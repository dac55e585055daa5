//! The command `gleaner`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
