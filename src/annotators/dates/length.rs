//! Durations and sets: `P4M`, `PT5H`, `PXY`, `P1D`, `XXXX-WXX-2`.

use super::fields::{Field, Fields, PARTS, SEASONS, UNITS};

/// The TIMEX3 value of a duration.
pub(super) fn duration(f: &Fields) -> String {
    let unit = f.name(Field::Unit, UNITS);
    if unit.is_empty() {
        return "PXX".into();
    }
    if f.has(Field::Vague) {
        return format!("{}X{}", if clock(unit) { "PT" } else { "P" }, letter(unit));
    }
    let count = f.count();
    if f.has(Field::Half_) {
        return half_more(count, unit);
    }
    match unit {
        "decade" => format!("P{}Y", count.saturating_mul(10)),
        "century" => format!("P{}Y", count.saturating_mul(100)),
        "millennium" => format!("P{}Y", count.saturating_mul(1000)),
        "fortnight" => format!("P{}W", count.saturating_mul(2)),
        "half" => format!("P{}M", count.saturating_mul(6)),
        "quarter" => format!("P{}M", count.saturating_mul(3)),
        unit => format!("{}{count}{}", if clock(unit) { "PT" } else { "P" }, letter(unit)),
    }
}

/// So many units and a half.
fn half_more(count: i64, unit: &str) -> String {
    match unit {
        "year" if count == 0 => "P6M".into(),
        "hour" if count == 0 => "PT30M".into(),
        "minute" if count == 0 => "PT30S".into(),
        "day" if count == 0 => "PT12H".into(),
        "year" => format!("P{count}Y6M"),
        "month" => format!("P{count}M15D"),
        "decade" => format!("P{}Y", count.saturating_mul(10).saturating_add(5)),
        "century" => format!("P{}Y", count.saturating_mul(100).saturating_add(50)),
        "hour" => format!("PT{count}H30M"),
        "minute" => format!("PT{count}M30S"),
        "day" => format!("P{count}DT12H"),
        unit => format!("P{count}.5{}", letter(unit)),
    }
}

fn clock(unit: &str) -> bool {
    matches!(unit, "hour" | "minute" | "second")
}

fn letter(unit: &str) -> &'static str {
    match unit {
        "second" => "S",
        "minute" | "month" => "M",
        "hour" => "H",
        "day" => "D",
        "week" | "fortnight" => "W",
        "weekend" => "WE",
        "quarter" => "Q",
        "decade" => "DE",
        "century" => "CE",
        "millennium" => "ML",
        "season" => "Y",
        "night" => "NI",
        _ => "Y",
    }
}

/// The TIMEX3 value of a set.
pub(super) fn set(f: &Fields) -> String {
    let part = f.of(Field::Part).map_or_else(String::new, |p| format!("T{}", PARTS[p as usize]));
    let clock = f.of(Field::Hour).map(|h| {
        let h = if f.of(Field::Meridiem) == Some(2) && h < 12 { h + 12 } else { h };
        format!("T{h:02}:{:02}", f.of(Field::Minute).unwrap_or(0))
    });
    let time = clock.unwrap_or(part);
    if let Some(month) = f.of(Field::Month) {
        return match f.of(Field::Day) {
            Some(day) => format!("XXXX-{month:02}-{day:02}{time}"),
            None => format!("XXXX-{month:02}"),
        };
    }
    if let Some(weekday) = f.of(Field::Weekday) {
        return format!("XXXX-WXX-{weekday}{time}");
    }
    if let Some(season) = f.of(Field::Season) {
        return format!("XXXX-{}", SEASONS[season as usize]);
    }
    match f.name(Field::Unit, UNITS) {
        "" => format!("XXXX-XX-XX{time}"),
        "weekend" if !f.has(Field::Count) => "XXXX-WXX-WE".into(),
        "night" => "XXXX-XX-XXTNI".into(),
        _ => duration(f),
    }
}
