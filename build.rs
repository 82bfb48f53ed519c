//! The tables of src/data to one JSON text that the core is built with; stops at a table with a fault.

use std::{env, error::Error, fs, path::Path};

#[allow(dead_code, unreachable_pub)]
#[path = "src/data.rs"]
mod data;
#[allow(dead_code, unreachable_pub)]
#[path = "src/decimal.rs"]
mod decimal;
#[allow(dead_code, unreachable_pub)]
#[path = "src/json.rs"]
mod json;
#[allow(dead_code, unreachable_pub)]
#[path = "src/limits.rs"]
mod limits;
#[allow(dead_code, unreachable_pub)]
#[path = "src/reader.rs"]
mod reader;
#[allow(dead_code, unreachable_pub)]
#[path = "src/scan.rs"]
mod scan;
#[allow(dead_code, unreachable_pub)]
#[path = "src/text.rs"]
mod text;
#[allow(dead_code, unreachable_pub)]
#[path = "src/time.rs"]
mod time;
#[allow(dead_code, unreachable_pub)]
#[path = "src/value.rs"]
mod value;

const TABLES: [&str; 6] = ["parties", "hs", "criteria", "units", "currencies", "changes"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/data");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/data");
    let mut all = value::Map::new();
    for table in TABLES {
        let path = folder.join(format!("{table}.json"));
        let json = reader::read(&fs::read(&path)?)
            .map_err(|why| format!("{}: not strict JSON ({why:?})", path.display()))?;
        all.insert(table, json);
    }
    let all = value::Value::from(all);
    data::ReferenceData::read(&all).map_err(|error| format!("{}: {error}", folder.display()))?;
    let text = json::Json::of(&all);
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("reference.json"), text)?)
}
