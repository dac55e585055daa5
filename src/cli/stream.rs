//! `gleaner run … --stream`: one JSON object an article to standard output, as it goes; no folder is written.

use super::RunArgs;
use super::log::{Log, severities};
use super::run::options;
use gleaner::batch::{Batch, Streamed};
use gleaner::consolidate::{Consolidator, Overrides, Precision, Weights};
use gleaner::dictionaries::Lexicon;
use gleaner::exports::stream;
use gleaner::model::{Article, Severity};
use gleaner::readers::{Readers, sources};
use gleaner::tables::{ALONE, alone};
use gleaner::{Error, Pipeline, Result};
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::time::Instant;

/// Streams; the exit status says whether records were skipped.
pub fn stream(args: &RunArgs, log: Log) -> Result<ExitCode> {
    let started = Instant::now();
    let sources = sources(&args.input)?;
    let lexicon = Lexicon::load(args.dictionaries.as_deref())?;
    let (overrides, weights, precision) = (Overrides::load(&lexicon)?, Weights::new(&lexicon)?, Precision::new(&lexicon)?);
    let readers = Readers::new(&lexicon, options(args))?;
    let pipeline = Pipeline::new(lexicon)?.all_languages(args.all_languages);
    let batch = Batch { pipeline: &pipeline, readers: &readers, style: ALONE, threads: args.threads, watch: &|_, _| {} };
    let make = |article: &Article, rows: Vec<u8>| {
        let consolidator = Consolidator::new(weights.clone(), precision.clone(), overrides.clone());
        stream::object(&alone(article, &rows, consolidator, &pipeline)).expect("cells are of the types of their columns")
    };
    let (mut articles, mut bytes, mut counted) = (0_u64, 0_u64, BTreeMap::new());
    let mut out = io::stdout().lock();
    let mut closed = false;
    let done = batch.stream(&sources, &make, &mut |streamed| {
        let problems = match &streamed {
            Streamed::Article(article, object) => {
                articles += 1;
                bytes += article.text.len() as u64;
                out.write_all(object).and_then(|()| out.flush()).map_err(|e| {
                    closed = e.kind() == ErrorKind::BrokenPipe;
                    Error::new("standard output", e, "the objects are written there; make room, or name a file behind `>`")
                })?;
                &article.problems[..]
            }
            Streamed::Problem(problem) => {
                log.problem(problem);
                std::slice::from_ref(problem)
            }
        };
        problems.iter().for_each(|problem| *counted.entry(problem.severity).or_default() += 1);
        Ok(())
    });
    // Whoever reads along has enough (`| head`).
    if !closed {
        done?;
    }
    if log.is_json() && !log.quiet {
        let facts = json!({ "articles": articles, "text_bytes": bytes, "seconds": started.elapsed().as_secs_f64(), "problems": severities(&counted) });
        log.summary(facts.as_object().cloned().unwrap_or_default());
    } else {
        log.say(&format!("{articles} articles in {:.1} s", started.elapsed().as_secs_f64()));
    }
    Ok(ExitCode::from(u8::from(counted.get(&Severity::Skipped).is_some_and(|&n: &u64| n > 0))))
}
