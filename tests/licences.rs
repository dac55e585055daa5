//! What the project is built of: licences, sources and names that `.deny.toml` allows, here without cargo-deny and without a network.

use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rules() -> toml::Table {
    fs::read_to_string(root().join(".deny.toml")).expect("the rules are there").parse().expect("TOML")
}

fn cargo(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO")).current_dir(root()).args(arguments).output().expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// What is built here: the packages of other platforms are not on this machine (`.ci/run` asks cargo-deny about them, where it is).
fn packages() -> Vec<Value> {
    let version = String::from_utf8(cargo(&["-vV"])).expect("text");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo says what it runs on");
    let metadata = cargo(&["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host]);
    let metadata: Value = serde_json::from_slice(&metadata).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

fn words<'a>(rules: &'a toml::Table, section: &str, list: &str) -> Vec<&'a str> {
    rules[section][list].as_array().expect("a list").iter().map(|v| v.as_str().or_else(|| v["name"].as_str()).expect("a name")).collect()
}

/// Does an SPDX expression hold with these licences? `OR` leaves a choice, `AND` and brackets bind as they do there.
fn holds(expression: &str, allowed: &HashSet<&str>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let held = either(&tokens, &mut at, allowed);
    held && at == tokens.len()
}

fn either(tokens: &[&str], at: &mut usize, allowed: &HashSet<&str>) -> bool {
    let mut held = both(tokens, at, allowed);
    while tokens.get(*at) == Some(&"OR") {
        *at += 1;
        held |= both(tokens, at, allowed);
    }
    held
}

fn both(tokens: &[&str], at: &mut usize, allowed: &HashSet<&str>) -> bool {
    let mut held = one(tokens, at, allowed);
    while tokens.get(*at) == Some(&"AND") {
        *at += 1;
        held &= one(tokens, at, allowed);
    }
    held
}

fn one(tokens: &[&str], at: &mut usize, allowed: &HashSet<&str>) -> bool {
    let Some(token) = tokens.get(*at) else { return false };
    *at += 1;
    if *token == "(" {
        let held = either(tokens, at, allowed);
        let closed = tokens.get(*at) == Some(&")");
        *at += 1;
        return held && closed;
    }
    if tokens.get(*at) == Some(&"WITH") {
        let with = format!("{token} WITH {}", tokens.get(*at + 1).unwrap_or(&""));
        *at += 2;
        return allowed.contains(with.as_str());
    }
    allowed.contains(token)
}

#[test]
fn licences_are_allowed() {
    let rules = rules();
    let allowed: HashSet<&str> = words(&rules, "licenses", "allow").into_iter().collect();
    let bad = |p: &&Value| !p["license"].as_str().is_some_and(|l| holds(l, &allowed));
    let packages = packages();
    let bad: Vec<String> = packages.iter().filter(bad).map(|p| format!("{} {}: {}", p["name"], p["version"], p["license"])).collect();
    assert!(packages.len() > 50 && bad.is_empty(), "not in the list of .deny.toml: {bad:#?}");
}

#[test]
fn expressions_are_read_as_spdx_has_them() {
    let allowed: HashSet<&str> = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].into();
    for (expression, held) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("MIT AND GPL-3.0", false),
        ("(GPL-3.0 OR MIT) AND Zlib", true),
        ("GPL-3.0 OR MIT AND BSL-1.0", false),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0", false),
        ("", false),
    ] {
        assert_eq!(holds(expression, &allowed), held, "{expression}");
    }
}

#[test]
fn every_source_is_the_registry_and_no_name_is_banned() {
    let rules = rules();
    let banned = words(&rules, "bans", "deny");
    let registries: Vec<String> = words(&rules, "sources", "allow-registry").iter().map(|r| format!("registry+{r}")).collect();
    let lock: toml::Table = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file is there").parse().expect("TOML");
    for package in lock["package"].as_array().expect("packages") {
        let name = package["name"].as_str().expect("a name");
        let source = package.get("source").and_then(|s| s.as_str());
        assert!(name == env!("CARGO_PKG_NAME") || source.is_some_and(|s| registries.iter().any(|r| r == s)), "{name} comes from {source:?}");
        assert!(!banned.contains(&name), "{name} is banned by .deny.toml");
    }
}
