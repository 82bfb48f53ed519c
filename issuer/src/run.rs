//! One command into its output text.

use std::path::Path;

use eco_issuer::time::{DAY, now};
use eco_issuer::{
    IssueError, Purpose, SigningKey, StatusList, StatusListMeta, TrustList, json, missing_members,
    reference::TABLES, sign_certificate, sign_reference_data, thumbprint,
};
use serde_json::{Map, Value};

use crate::args::{self, Command, Key, Status};
use crate::files::{self, Failure};

pub(crate) fn run(command: Command) -> Result<String, Failure> {
    match command {
        Command::Key(command) => key(command),
        Command::Sign { key, unchecked, credential } => sign(&key, unchecked, &credential),
        Command::TrustList(args::TrustList::Sign { key, days, list }) => {
            trust_list_sign(&key, days, &list)
        }
        Command::TrustList(args::TrustList::Bump { key, days, list }) => {
            trust_list_bump(&key, days, &list)
        }
        Command::ReferenceData { key, days, folder } => reference_data(&key, days, &folder),
        Command::Status(Status::New(new)) => status_new(&new),
        Command::Status(Status::Set { list, index, clear }) => status_set(&list, index, !clear),
        Command::Status(Status::Publish { key, days, list }) => status_publish(&key, days, &list),
    }
}

fn key(command: Key) -> Result<String, Failure> {
    match command {
        Key::New { kid, out } => {
            let key = SigningKey::generate(&kid)?;
            files::create(&out, &line(key.to_private_jwk_json()), true)?;
            Ok(line(key.thumbprint()))
        }
        Key::Public { file } => Ok(line(format!("{:#}", files::read_key(&file)?.public_jwk()))),
        Key::Thumbprint { file } => {
            let text = files::read(&file)?;
            let thumbprint = thumbprint(&String::from_utf8_lossy(&text));
            Ok(line(thumbprint.map_err(|why| Failure::data(&file, &why))?))
        }
    }
}

fn sign(key: &Path, unchecked: bool, path: &Path) -> Result<String, Failure> {
    let key = files::read_key(key)?;
    let document = read_json(path)?;
    let signed = sign_certificate(&document, &key);
    let missing = if unchecked { Vec::new() } else { missing_members(&document) };
    match signed {
        Ok(token) if missing.is_empty() => {
            files::note(
                "signed; this tool judged the envelope only, not the content: check it with \
                 `eco-verify verify` before you give it out",
            );
            Ok(line(token))
        }
        Err(why) if missing.is_empty() || !document.is_object() => Err(Failure::data(path, &why)),
        signed => {
            // Everything at once, so that nobody has to come back for each.
            let faults = signed.err().map(|why| format!("{why}\n")).unwrap_or_default();
            Err(Failure::incomplete(path, &faults, &missing))
        }
    }
}

fn trust_list_sign(key: &Path, days: Option<i64>, path: &Path) -> Result<String, Failure> {
    let key = files::read_key(key)?;
    let mut list = read_json(path)?;
    if let (Some(days), Some(members)) = (days, list.as_object_mut()) {
        let now = now();
        members.insert("iat".into(), now.into());
        members.insert("exp".into(), (now + days * DAY).into());
    }
    let list = TrustList::from_value(list).and_then(|list| list.check().map(|()| list));
    let list = list.map_err(|why| Failure::data(path, &why))?;
    if list.exp <= now() {
        return Err(Failure::data(
            path,
            &IssueError::Profile("exp is in the past; --days N writes a new one"),
        ));
    }
    Ok(line(list.sign(&key)))
}

fn trust_list_bump(key: &Path, days: i64, path: &Path) -> Result<String, Failure> {
    let key = files::read_key(key)?;
    let token = files::read(path)?;
    let payload = key.open(&String::from_utf8_lossy(&token));
    let list = payload.and_then(|payload| TrustList::from_json(&payload));
    let mut list = list.map_err(|why| Failure::data(path, &why))?;
    let now = now();
    list.bump(now, now + days * DAY);
    list.check().map_err(|why| Failure::data(path, &why))?;
    Ok(line(list.sign(&key)))
}

fn reference_data(key: &Path, days: i64, folder: &Path) -> Result<String, Failure> {
    let key = files::read_key(key)?;
    let mut tables = Map::new();
    for name in TABLES {
        tables.insert(name.to_owned(), read_json(&folder.join(format!("{name}.json")))?);
    }
    let now = now();
    let token = sign_reference_data(tables, (now, now + days * DAY), &key);
    Ok(line(token.map_err(|why| Failure::data(folder, &why))?))
}

fn status_new(new: &args::NewStatus) -> Result<String, Failure> {
    let list = StatusList::new(new.length)
        .map_err(|why| Failure::usage(&format!("--length {}: {why}", new.length)))?;
    let now = now();
    let meta = StatusListMeta {
        uri: new.uri.clone(),
        issuer: new.issuer.clone(),
        purpose: new.purpose,
        valid_from: now,
        valid_until: now + DAY,
        ttl_ms: new.ttl.saturating_mul(1000),
    };
    files::create(&new.out, &line(format!("{:#}", list.to_credential(&meta)?)), false)?;
    Ok(String::new())
}

fn status_set(path: &Path, index: usize, value: bool) -> Result<String, Failure> {
    if path == Path::new("-") {
        return Err(Failure::usage("status set changes a file; it cannot change standard input"));
    }
    let (mut list, meta) = read_status(path)?;
    if !value && meta.purpose == Purpose::Revocation {
        return Err(Failure::usage("a revocation cannot be taken back; issue a new certificate"));
    }
    list.set(index, value).map_err(|why| Failure::data(path, &why))?;
    files::replace(path, &line(format!("{:#}", list.to_credential(&meta)?)))?;
    Ok(String::new())
}

fn status_publish(key: &Path, days: i64, path: &Path) -> Result<String, Failure> {
    let key = files::read_key(key)?;
    let (list, mut meta) = read_status(path)?;
    if key.kid().split_once('#').map(|(did, _)| did) != Some(&meta.issuer) {
        let why = IssueError::Profile("the key's id is not a key of the list's issuer");
        return Err(Failure::data(path, &why));
    }
    meta.valid_from = now();
    meta.valid_until = meta.valid_from + days * DAY;
    Ok(line(list.sign(&meta, &key)?))
}

fn read_status(path: &Path) -> Result<(StatusList, StatusListMeta), Failure> {
    StatusList::from_credential(&read_json(path)?).map_err(|why| Failure::data(path, &why))
}

fn read_json(path: &Path) -> Result<Value, Failure> {
    json::parse(&files::read(path)?).map_err(|why| Failure::data(path, &why))
}

fn line(mut text: String) -> String {
    text.push('\n');
    text
}
