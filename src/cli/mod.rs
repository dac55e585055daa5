//! The command line: what a user may say, and what the exit status says back.
//!
//! 0 = all well; 1 = done, but records were skipped (problems.csv names them); 2 = could not run, the tables of the run before stand.

mod check;
mod explain;
mod log;
mod run;
mod stream;

use clap::{Args, CommandFactory, Parser, Subcommand};
use gleaner::readers::Readers;
use gleaner::{Error, Result};
use std::path::PathBuf;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  gleaner                                     reads input/, writes the tables to output/
  gleaner run dump.jsonl.gz --output tables   one dump
  gleaner run 'crawl/2025-*/' more.csv        folders, globs and files together
  gleaner run news/ --export xlsx,sqlite      also as an Excel workbook and a database
  zcat dump.gz | gleaner run - --output out   from standard input
  gleaner run news/ --resume                  goes on after a run that was broken off
  gleaner run news/ --update                  the folder has grown: only what is new is worked on
  zcat dump.gz | gleaner run - --stream       one JSON object an article, to standard output
  gleaner run news/ --dictionaries mine/      with lists of your own, which win over the built-in ones

Exit status: 0 all well, 1 done but records were skipped (see problems.csv), 2 could not run.";

/// News articles in; CSV tables of people, organizations, places, dates and quoted statements out.
#[derive(Parser)]
#[command(name = "gleaner", version, about, after_help = EXAMPLES, args_conflicts_with_subcommands = true, max_term_width = 110)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Subcommand)]
enum Command {
    // Boxed: its many options would make every variant as large.
    /// Read articles and write the tables (the default).
    #[command(after_help = EXAMPLES)]
    Run(Box<RunArgs>),
    /// Say why a row exists: the row, the dictionary entries it rests on, the words around it.
    Explain {
        /// An id from any table: of an article, a mention, a date, a quote, a role, a person, an organization or a place.
        id: String,
        /// The folder of the tables.
        #[arg(short, long, value_name = "DIR", default_value = "output")]
        output: PathBuf,
        /// The folder of your own lists, if the run had one.
        #[arg(short, long, value_name = "DIR")]
        dictionaries: Option<PathBuf>,
    },
    /// Check the dictionaries: every complaint as path:line with a cure; exit status 1 if there are any.
    Check {
        /// A folder of your own lists and patterns; without it, the built-in ones are checked.
        #[arg(short, long, value_name = "DIR")]
        dictionaries: Option<PathBuf>,
    },
    /// Print a completion script for your shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// What `run` takes.
#[derive(Args, Clone)]
struct RunArgs {
    /// Files, folders, globs, or - for standard input.
    #[arg(default_value = "input", hide_default_value = false)]
    input: Vec<String>,
    /// The folder for the tables; made if need be.
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    /// How many threads extract; 0 = one for each core.
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0)]
    threads: usize,
    /// No progress bar and no summary; only errors are printed.
    #[arg(short, long)]
    quiet: bool,
    /// Write one JSON object an article to standard output, as it goes: the rows of all tables that speak of it. No folder is written, and who
    /// is who is decided within each article.
    #[arg(long, conflicts_with_all = ["output", "resume", "update", "unique", "excel", "raw_cells", "export", "save_text", "overwrite"])]
    stream: bool,
    /// How messages and the closing summary are written to standard error: for people, or as one JSON object a line.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    log_format: log::Format,
    /// A folder of your own lists and patterns; they add to the built-in ones and win over them.
    #[arg(short, long, value_name = "DIR")]
    dictionaries: Option<PathBuf>,
    /// Write into a folder that holds files which gleaner did not write: those of the same names as its own are replaced, all others stay.
    #[arg(long)]
    overwrite: bool,
    /// Go on where a run into this folder was broken off: what it had finished is not done again. The tables are the same as without a
    /// break.
    #[arg(long)]
    resume: bool,
    /// Extract only what is new or changed since the last run into this folder; the rest is taken over. The tables are those of a run
    /// from scratch.
    #[arg(long)]
    update: bool,
    /// Count each story once: an article that repeats an earlier one, or nearly so (wire copy, updates), stays in articles.csv with its
    /// `duplicate_of` and is left out of all other tables.
    #[arg(long)]
    unique: bool,
    /// Look for names and quotes in articles of all languages; else those in languages without dictionaries are listed in articles.csv and no more.
    #[arg(long)]
    all_languages: bool,
    /// Tables for a double click in Excel: with byte order mark and CRLF.
    #[arg(long)]
    excel: bool,
    /// Leave cells as they are that a spreadsheet would take for a formula (else they get an apostrophe in front).
    #[arg(long)]
    raw_cells: bool,
    /// Write the tables in other formats too, beside the CSV: xlsx (tables.xlsx, a sheet each), parquet, jsonl (a file each), sqlite
    /// (gleaner.sqlite).
    #[arg(long, value_name = "FORMAT,…", value_delimiter = ',')]
    export: Vec<String>,
    /// Keep the text of each article as texts/<article_id>.txt beside the tables.
    #[arg(long)]
    save_text: bool,
    #[arg(long, value_name = "FORMAT", help_heading = "Input", help = format_help())]
    format: Option<String>,
    /// The character encoding, where detection fails (a WHATWG label such as windows-1252).
    #[arg(long, value_name = "LABEL", help_heading = "Input")]
    encoding: Option<String>,
    /// The column (CSV) or key (JSON) of the text.
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    text_column: Option<String>,
    /// … of the title.
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    title_column: Option<String>,
    /// … of the record's own id.
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    id_column: Option<String>,
    /// … of the web address.
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    url_column: Option<String>,
    /// … of the day of publication.
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    published_column: Option<String>,
    /// … of the author.
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    byline_column: Option<String>,
    /// … of the publisher.
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    publisher_column: Option<String>,
    /// … of the language code.
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    language_column: Option<String>,
}

fn format_help() -> String {
    format!("How the input is written, where its names and first bytes do not tell: {}", Readers::formats().join(", "))
}

/// Parses the command line and does what it says.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let args = if let Some(Command::Run(args)) = &cli.command { args } else { &cli.run };
    let log = log::Log { format: args.log_format, quiet: args.quiet };
    let done = match cli.command {
        None => misspelt(&cli.run.input).and_then(|()| run::run(&cli.run, log)),
        Some(Command::Run(args)) => run::run(&args, log),
        Some(Command::Explain { id, output, dictionaries }) => explain::explain(&id, &output, dictionaries.as_deref()),
        Some(Command::Check { dictionaries }) => check::check(dictionaries.as_deref()),
        Some(Command::Completions { shell }) => completions(shell),
    };
    log::ended(log, done)
}

/// `gleaner runn input/`: a word that is no file but begins like a command.
fn misspelt(input: &[String]) -> Result<()> {
    const ALIKE: usize = 2;
    let Some(word) = input.first().filter(|word| !std::path::Path::new(word).exists()) else { return Ok(()) };
    let commands = Cli::command();
    let begin = |name: &str| name.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    let is_word = word.bytes().all(|b| b.is_ascii_alphabetic());
    let alike = commands.get_subcommands().map(clap::Command::get_name).max_by_key(|name| begin(name));
    match alike.filter(|name| is_word && begin(name) >= ALIKE) {
        Some(name) => Err(Error::new(word, "no such command, file or folder", format!("is `gleaner {name}` meant?"))),
        None => Ok(()),
    }
}

fn completions(shell: clap_complete::Shell) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "gleaner", &mut script);
    std::io::Write::write_all(&mut std::io::stdout(), &script).map_err(|e| Error::new("standard output", e, ""))?;
    Ok(ExitCode::SUCCESS)
}
