//! What the command says on standard error: sentences for people, or one JSON object a line for programs (`--log-format json`).

use clap::ValueEnum;
use gleaner::model::{Problem, Severity};
use gleaner::{Error, Result};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How messages are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, with `level` (info, note, warning, error) and `message`, or `event`.
    Json,
}

/// Says things.
#[derive(Clone, Copy)]
pub struct Log {
    /// How.
    pub format: Format,
    /// Only what must be said.
    pub quiet: bool,
}

impl Log {
    /// Are messages for programs?
    pub fn is_json(self) -> bool {
        self.format == Format::Json
    }

    /// What a user wants to know, unless quiet.
    pub fn say(self, message: &str) {
        if !self.quiet {
            self.line("info", "gleaner: ", message);
        }
    }

    /// What a user must know, however quiet.
    pub fn note(self, message: &str) {
        self.line("note", "gleaner: note: ", message);
    }

    /// Why the run could not be.
    pub fn error(self, error: &Error) {
        self.line("error", "gleaner: error: ", &error.to_string());
    }

    /// What became of a record, where there is no problems.csv to say it.
    pub fn problem(self, problem: &Problem) {
        let Problem { source_file, source_record, severity, problem, detail } = problem;
        let level = if *severity == Severity::Skipped { "error" } else { "warning" };
        if self.is_json() {
            let severity = severity.as_str();
            let line = json!({ "level": level, "event": "problem", "severity": severity, "source_file": source_file, "source_record": source_record, "problem": problem, "detail": detail });
            eprintln!("{line}");
        } else {
            eprintln!("gleaner: {}: {source_file}:{source_record}: {problem}: {detail}", severity.as_str());
        }
    }

    /// The closing summary, for programs.
    pub fn summary(self, facts: Map<String, Value>) {
        let mut line = Map::from_iter([("level".to_owned(), json!("info")), ("event".to_owned(), json!("summary"))]);
        line.extend(facts);
        eprintln!("{}", Value::Object(line));
    }

    fn line(self, level: &str, before: &str, message: &str) {
        if self.is_json() { eprintln!("{}", json!({ "level": level, "message": message })) } else { eprintln!("{before}{message}") }
    }
}

/// How many problems of each severity, as the summary has them.
pub fn severities(counted: &BTreeMap<Severity, u64>) -> Value {
    let all = [Severity::Skipped, Severity::Repaired, Severity::Warning];
    Value::Object(all.iter().map(|severity| (severity.as_str().to_owned(), json!(counted.get(severity).copied().unwrap_or_default()))).collect())
}

/// `done` or an error that was said: the exit status.
pub fn ended(log: Log, done: Result<std::process::ExitCode>) -> std::process::ExitCode {
    done.unwrap_or_else(|error| {
        log.error(&error);
        std::process::ExitCode::from(2)
    })
}
