//! The tables of src/data, as one JSON text, to [`ReferenceData`]: what the rules know of Parties, HS
//! editions, criteria, units and currencies. build.rs compiles this file too, so that a table with a
//! fault stops the build.

use crate::decimal::Decimal;
use crate::time::Date;
use crate::value::{Map, Value};
use std::collections::BinaryHeap;

/// Everything the rules look up. A host may pass a newer set, signed (docs/profile.md).
#[derive(Debug)]
pub(crate) struct ReferenceData {
    parties: Parties,
    hs: Hs,
    criteria: Criteria,
    units: Units,
    currencies: Currencies,
    changes: Changes,
}

/// parties.json. Each table says where it comes from, and of when it is: `2026-11` or `2026-11-22`.
#[derive(Debug)]
struct Parties {
    source: String,
    as_of: String,
    waiver: Money,
    parties: Vec<Member>,
}

/// A Party to the Agreement.
#[derive(Debug)]
pub(crate) struct Member {
    /// ISO 3166-1 alpha-2.
    pub(crate) country: String,
    pub(crate) entry_into_force: Date,
    /// Whether its tariff differs by the country of origin (Art. 2.6).
    pub(crate) tariff_differentials: bool,
    /// Since when declarations by any exporter or producer are used with it (Art. 3.18.1(b)).
    pub(crate) exporter_declarations: Option<Date>,
    /// Whether an importer may declare the origin (Art. 3.16.5).
    pub(crate) importer_declarations: bool,
    issuing_bodies: Vec<String>,
    look_up: Vec<LookUp>,
}

/// A page where a person can look a certificate up.
#[derive(Debug)]
struct LookUp {
    body: String,
    url: String,
    asks: String,
}

/// An amount of money.
#[derive(Debug)]
pub(crate) struct Money {
    /// A decimal number as text.
    pub(crate) amount: String,
    /// ISO 4217.
    pub(crate) currency: String,
}

/// hs.json
#[derive(Debug)]
struct Hs {
    source: String,
    as_of: String,
    /// Chapters that hold no goods of international trade, besides 00.
    reserved: String,
    editions: Vec<Edition>,
}

/// An edition of the Harmonized System.
#[derive(Debug)]
struct Edition {
    edition: String,
    /// Since when certificates are written in it.
    from: Option<Date>,
    /// Chapter to its headings, `01-04 06`; absent where they are not known here.
    headings: Option<Map>,
}

/// criteria.json
#[derive(Debug)]
struct Criteria {
    source: String,
    as_of: String,
    criteria: Vec<CriterionRow>,
}

/// What goes with an origin conferring criterion (overleaf notes 6 and 9).
#[derive(Debug)]
pub(crate) struct CriterionRow {
    code: String,
    /// Cumulation may add to it (Art. 3.4).
    pub(crate) cumulation: bool,
    /// De minimis may cure it (Art. 3.7).
    pub(crate) de_minimis: bool,
    /// It needs the FOB value.
    pub(crate) fob: bool,
}

/// units.json
#[derive(Debug)]
struct Units {
    source: String,
    as_of: String,
    /// UN/ECE Recommendation 20.
    units: Codes,
    /// UN/ECE Recommendation 21.
    packages: Codes,
    conversions: Vec<Conversion>,
}

#[derive(Debug)]
struct Conversion {
    unit: String,
    /// What it measures.
    of: String,
    /// A decimal number as text: how many of the basic unit.
    factor: String,
}

/// currencies.json
#[derive(Debug)]
struct Currencies {
    source: String,
    as_of: String,
    currencies: Codes,
}

/// changes.json: announced changes of the rules themselves.
#[derive(Debug)]
struct Changes {
    source: String,
    as_of: String,
    severities: Vec<SeverityChange>,
    fields: Vec<FieldRule>,
}

/// From a day of issue on, findings of a rule weigh otherwise.
#[derive(Debug)]
struct SeverityChange {
    rule: String,
    from: Date,
    severity: NewSeverity,
}

/// How much a finding weighs after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NewSeverity {
    /// Not found any more.
    Off,
    Info,
    Warning,
    Error,
}

/// A demand on one member of a certificate that came after this version was made.
#[derive(Debug)]
pub(crate) struct FieldRule {
    /// Its id in findings, such as `N01`.
    pub(crate) id: String,
    /// Members by their names, `/` between them: `transport/departureDate`; `items/*/marks` is said
    /// of every item.
    pub(crate) member: String,
    pub(crate) must: Must,
    /// Certificates of origin, declarations, or both where absent.
    pub(crate) document: Option<Document>,
    /// Issuing Parties; all where absent.
    issuing: Option<Vec<String>>,
    /// Importing Parties; all where absent.
    importing: Option<Vec<String>>,
    /// First day of issue.
    from: Date,
    /// Last day of issue.
    until: Option<Date>,
    pub(crate) severity: NewSeverity,
    /// Where it is written.
    pub(crate) article: String,
}

/// What a field rule asks for.
#[derive(Debug)]
pub(crate) enum Must {
    /// Be there, and not blank.
    Stand,
    /// Not be there.
    Lack,
    /// Where it is there, be one of these texts.
    OneOf(Vec<String>),
}

/// The kinds of document a field rule may be confined to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Document {
    CertificateOfOrigin,
    DeclarationOfOrigin,
}

impl ReferenceData {
    /// Reads a set, the tables by name, and checks that it holds together.
    ///
    /// # Errors
    /// What is wrong, for a person.
    pub(crate) fn read(set: &Value) -> Read<Self> {
        let mut fault = Fault::default();
        let fault_of = &mut fault;
        let data = Self {
            parties: Parties::read(member(set, "parties", fault_of), fault_of),
            hs: Hs::read(member(set, "hs", fault_of), fault_of),
            criteria: Criteria::read(member(set, "criteria", fault_of), fault_of),
            units: Units::read(member(set, "units", fault_of), fault_of),
            currencies: Currencies::read(member(set, "currencies", fault_of), fault_of),
            changes: Changes::read(member(set, "changes", fault_of), fault_of),
        };
        fault.or(())?;
        data.check().map(|()| data)
    }

    fn check(&self) -> Read<()> {
        for (source, as_of) in self.origins() {
            let months = as_of.len() == 7 && Date::parse(&format!("{as_of}-01")).is_some();
            if source.is_empty() || !(months || Date::parse(as_of).is_some()) {
                return Err(format!("a table has no source, or \"{as_of}\" for a date"));
            }
        }
        let same =
            |one: &Member| self.parties().filter(|party| party.country == one.country).count();
        if self.parties.parties.is_empty() || self.parties().any(|party| same(party) > 1) {
            return Err("parties: none, or one twice".to_owned());
        }
        if self.parties().any(|party| party.issuing_bodies.is_empty()) {
            return Err("parties: one without an issuing body".to_owned());
        }
        for edition in &self.hs.editions {
            for (chapter, headings) in edition.headings.iter().flat_map(Map::iter) {
                let headings = headings.as_str().unwrap_or_default();
                if digits(chapter, 2).is_none() || ranges(headings).any(|range| range.is_none()) {
                    return Err(format!("hs: chapter \"{chapter}\" of {}", edition.edition));
                }
            }
        }
        for code in ["WO", "PE", "CTC", "RVC", "CR"] {
            if self.criterion(code).is_none() {
                return Err(format!("criteria: no {code}"));
            }
        }
        for conversion in &self.units.conversions {
            if !self.knows_unit(&conversion.unit) || Decimal::parse(&conversion.factor).is_none() {
                return Err(format!("units: the conversion of {}", conversion.unit));
            }
        }
        if Decimal::parse(&self.parties.waiver.amount).is_none() {
            return Err("parties: the waiver is no amount".to_owned());
        }
        let is_id = |id: &str| matches!(id.as_bytes(), [letter, a, b] if letter.is_ascii_uppercase() && a.is_ascii_digit() && b.is_ascii_digit());
        let ids = self.changes.severities.iter().map(|change| &change.rule);
        match ids.chain(self.changes.fields.iter().map(|rule| &rule.id)).find(|id| !is_id(id)) {
            Some(id) => Err(format!("changes: \"{id}\" is no id of a rule, such as N01")),
            None => Ok(()),
        }
    }

    fn origins(&self) -> [(&str, &str); 6] {
        macro_rules! of {
            ($($table:ident),+) => { [$((self.$table.source.as_str(), self.$table.as_of.as_str())),+] };
        }
        of!(parties, hs, criteria, units, currencies, changes)
    }

    /// The latest date of its tables; what Reports carry as `data`.
    pub(crate) fn version(&self) -> &str {
        self.origins().into_iter().map(|(_, as_of)| as_of).max().unwrap_or_default()
    }

    pub(crate) fn parties(&self) -> impl Iterator<Item = &Member> {
        self.parties.parties.iter()
    }

    pub(crate) fn party(&self, country: &str) -> Option<&Member> {
        self.parties().find(|party| party.country == country)
    }

    /// The customs value up to which no proof is asked for (Art. 3.22.3).
    pub(crate) fn waiver(&self) -> &Money {
        &self.parties.waiver
    }

    /// The issuing bodies' own pages, where a person can look a paper's number up.
    pub(crate) fn look_up_pages(&self) -> Vec<Value> {
        let mut pages = Vec::new();
        for party in self.parties() {
            for page in &party.look_up {
                let members = [
                    ("country", &party.country),
                    ("body", &page.body),
                    ("url", &page.url),
                    ("asks", &page.asks),
                ];
                let members = members.map(|(name, text)| (name.to_owned(), text.as_str().into()));
                let mut map = Map::new();
                members.into_iter().for_each(|(name, text)| drop(map.insert(name, text)));
                pages.push(map.into());
            }
        }
        pages
    }

    pub(crate) fn criterion(&self, code: &str) -> Option<&CriterionRow> {
        self.criteria.criteria.iter().find(|row| row.code == code)
    }

    /// Whether goods of international trade are classified in a chapter.
    pub(crate) fn is_chapter(&self, chapter: &str) -> bool {
        chapter != "00" && !self.hs.reserved.split(' ').any(|reserved| reserved == chapter)
    }

    /// Whether an edition has a heading of four digits; `None` where its headings are not known here.
    pub(crate) fn is_heading(&self, edition: &str, heading: &str) -> Option<bool> {
        let edition = self.hs.editions.iter().find(|known| known.edition == edition)?;
        let (chapter, heading) = heading.split_at_checked(2)?;
        let headings = edition.headings.as_ref()?.get(chapter).and_then(Value::as_str);
        let heading = digits(heading, 2)?;
        Some(headings.is_some_and(|headings| {
            ranges(headings).flatten().any(|(from, to)| (from..=to).contains(&heading))
        }))
    }

    /// The edition in which certificates of that day are written.
    pub(crate) fn edition_on(&self, day: Date) -> Option<&str> {
        let begun =
            self.hs.editions.iter().filter(|edition| edition.from.is_some_and(|from| from <= day));
        begun.max_by_key(|edition| edition.from).map(|edition| edition.edition.as_str())
    }

    pub(crate) fn knows_unit(&self, code: &str) -> bool {
        let package = code.strip_prefix('X');
        self.units.units.has(code)
            || package.is_some_and(|package| self.units.packages.has(package))
    }

    pub(crate) fn knows_currency(&self, code: &str) -> bool {
        self.currencies.currencies.has(code)
    }

    /// Whether two quantities are the same, in units of which one can be turned into the other.
    /// `None`: they cannot be compared.
    pub(crate) fn same_quantity(&self, one: (&str, &str), other: (&str, &str)) -> Option<bool> {
        let read = |(value, unit): (&str, &str)| {
            let conversion = self.units.conversions.iter().find(|known| known.unit == unit)?;
            let value = Decimal::parse(value)?.times(&Decimal::parse(&conversion.factor)?)?;
            Some((conversion.of.as_str(), value))
        };
        let (one, other) = (read(one)?, read(other)?);
        (one.0 == other.0).then_some(one.1 == other.1)
    }

    /// What a change made of a rule's findings in a certificate of that day.
    pub(crate) fn severity(&self, rule: &str, day: Option<Date>) -> Option<NewSeverity> {
        let day = day?;
        let due = self
            .changes
            .severities
            .iter()
            .filter(|change| change.rule == rule && change.from <= day);
        due.max_by_key(|change| change.from).map(|change| change.severity)
    }

    /// The field rules in force for a certificate of that day between those Parties.
    pub(crate) fn field_rules(
        &self,
        day: Option<Date>,
        (issuing, importing): (Option<&str>, Option<&str>),
    ) -> impl Iterator<Item = &FieldRule> {
        let among = |countries: &Option<Vec<String>>, country: Option<&str>| match countries {
            None => true,
            Some(countries) => {
                country.is_some_and(|country| countries.iter().any(|one| one == country))
            }
        };
        self.changes.fields.iter().filter(move |rule| {
            day.is_some_and(|day| rule.from <= day && rule.until.is_none_or(|until| day <= until))
                && among(&rule.issuing, issuing)
                && among(&rule.importing, importing)
        })
    }
}

// Read by hand, and to the end whatever is found: derived readers of these few tables, or a way out after
// every member, would be a tenth of what a page loads.

/// What was read, or what is wrong with it, for a person.
type Read<T> = Result<T, String>;

/// The first fault found. What is read beside it stands in for nothing: the whole is refused.
#[derive(Default)]
struct Fault(Option<String>);

impl Fault {
    #[inline(never)]
    fn note(&mut self, name: &str, what: &str) {
        self.0.get_or_insert_with(|| format!("{name}{what}"));
    }

    fn or<T>(self, read: T) -> Read<T> {
        match self.0 {
            None => Ok(read),
            Some(fault) => Err(fault),
        }
    }
}

impl Parties {
    fn read(table: &Value, fault: &mut Fault) -> Self {
        let waiver = member(table, "waiver", fault);
        Self {
            source: text(table, "source", fault),
            as_of: text(table, "asOf", fault),
            waiver: Money {
                amount: text(waiver, "amount", fault),
                currency: text(waiver, "currency", fault),
            },
            parties: list(table, "parties", fault, |party, fault| Member {
                country: text(party, "country", fault),
                entry_into_force: date(party, "entryIntoForce", fault),
                tariff_differentials: flag(party, "tariffDifferentials", fault),
                exporter_declarations: open_date(party, "exporterDeclarations", fault),
                importer_declarations: flag(party, "importerDeclarations", fault),
                issuing_bodies: list(party, "issuingBodies", fault, whole_text),
                look_up: list(party, "lookUp", fault, |page, fault| LookUp {
                    body: text(page, "body", fault),
                    url: text(page, "url", fault),
                    asks: text(page, "asks", fault),
                }),
            }),
        }
    }
}

impl Hs {
    fn read(table: &Value, fault: &mut Fault) -> Self {
        Self {
            source: text(table, "source", fault),
            as_of: text(table, "asOf", fault),
            reserved: text(table, "reserved", fault),
            editions: list(table, "editions", fault, |edition, fault| Edition {
                edition: text(edition, "edition", fault),
                from: open_date(edition, "from", fault),
                headings: edition
                    .get("headings")
                    .map(|_| texts_by_name(edition, "headings", fault)),
            }),
        }
    }
}

impl Criteria {
    fn read(table: &Value, fault: &mut Fault) -> Self {
        Self {
            source: text(table, "source", fault),
            as_of: text(table, "asOf", fault),
            criteria: list(table, "criteria", fault, |row, fault| CriterionRow {
                code: text(row, "code", fault),
                cumulation: flag(row, "cumulation", fault),
                de_minimis: flag(row, "deMinimis", fault),
                fob: flag(row, "fob", fault),
            }),
        }
    }
}

/// Codes of one to four letters and digits, from lines of them: sorted, as numbers.
#[derive(Debug, Default)]
struct Codes(Vec<u32>);

impl Codes {
    fn read(table: &Value, name: &str, fault: &mut Fault) -> Self {
        let lines = list(table, name, fault, whole_text);
        let codes = lines.iter().flat_map(|line| line.split(' '));
        let numbers: Vec<u32> = codes.clone().filter_map(Self::number).collect();
        if numbers.len() != codes.count() {
            fault.note(name, ": a code has more than four letters, or none");
        }
        // By a heap: the sorts of slices weigh 4 kB on a page.
        Self(BinaryHeap::from(numbers).into_sorted_vec())
    }

    fn number(code: &str) -> Option<u32> {
        let short = (1..=4).contains(&code.len());
        short.then(|| code.bytes().fold(0, |number, byte| number << 8 | u32::from(byte)))
    }

    fn has(&self, code: &str) -> bool {
        Self::number(code).is_some_and(|number| self.0.binary_search(&number).is_ok())
    }
}

impl Units {
    fn read(table: &Value, fault: &mut Fault) -> Self {
        Self {
            source: text(table, "source", fault),
            as_of: text(table, "asOf", fault),
            units: Codes::read(table, "units", fault),
            packages: Codes::read(table, "packages", fault),
            conversions: list(table, "conversions", fault, |row, fault| Conversion {
                unit: text(row, "unit", fault),
                of: text(row, "of", fault),
                factor: text(row, "factor", fault),
            }),
        }
    }
}

impl Currencies {
    fn read(table: &Value, fault: &mut Fault) -> Self {
        Self {
            source: text(table, "source", fault),
            as_of: text(table, "asOf", fault),
            currencies: Codes::read(table, "currencies", fault),
        }
    }
}

impl Changes {
    fn read(table: &Value, fault: &mut Fault) -> Self {
        Self {
            source: text(table, "source", fault),
            as_of: text(table, "asOf", fault),
            severities: list(table, "severities", fault, |change, fault| SeverityChange {
                rule: text(change, "rule", fault),
                from: date(change, "from", fault),
                severity: NewSeverity::read(change, fault),
            }),
            fields: list(table, "fields", fault, FieldRule::read),
        }
    }
}

impl NewSeverity {
    fn read(of: &Value, fault: &mut Fault) -> Self {
        match text(of, "severity", fault).as_str() {
            "off" => Self::Off,
            "info" => Self::Info,
            "warning" => Self::Warning,
            "error" => Self::Error,
            other => {
                fault.note(
                    "severity: ",
                    &format!("\"{other}\" is none of off, info, warning, error"),
                );
                Self::Error
            }
        }
    }
}

impl FieldRule {
    fn read(rule: &Value, fault: &mut Fault) -> Self {
        let must = member(rule, "must", fault);
        let mut countries =
            |name: &str| rule.get(name).map(|_| list(rule, name, fault, whole_text));
        let (issuing, importing) = (countries("issuing"), countries("importing"));
        Self {
            id: text(rule, "id", fault),
            member: text(rule, "member", fault),
            must: match must.as_str() {
                Some("stand") => Must::Stand,
                Some("lack") => Must::Lack,
                Some(other) => {
                    fault.note("must: ", &format!("\"{other}\" is neither stand nor lack"));
                    Must::Stand
                }
                None => Must::OneOf(list(must, "oneOf", fault, whole_text)),
            },
            document: match rule.get("document").map(Value::as_str) {
                None => None,
                Some(Some("CertificateOfOrigin")) => Some(Document::CertificateOfOrigin),
                Some(Some("DeclarationOfOrigin")) => Some(Document::DeclarationOfOrigin),
                Some(_) => {
                    fault.note("document", ": none of the two kinds");
                    None
                }
            },
            issuing,
            importing,
            from: date(rule, "from", fault),
            until: open_date(rule, "until", fault),
            severity: NewSeverity::read(rule, fault),
            article: text(rule, "article", fault),
        }
    }
}

fn member<'a>(of: &'a Value, name: &str, fault: &mut Fault) -> &'a Value {
    of.get(name).unwrap_or_else(|| {
        fault.note(name, " is missing");
        &Value::Null
    })
}

fn text(of: &Value, name: &str, fault: &mut Fault) -> String {
    let value = member(of, name, fault);
    value.as_str().map(str::to_owned).unwrap_or_else(|| {
        fault.note(name, ": not a text");
        String::new()
    })
}

fn whole_text(value: &Value, fault: &mut Fault) -> String {
    value.as_str().map(str::to_owned).unwrap_or_else(|| {
        fault.note("", "not a text");
        String::new()
    })
}

fn flag(of: &Value, name: &str, fault: &mut Fault) -> bool {
    let value = member(of, name, fault).as_bool();
    if value.is_none() {
        fault.note(name, ": neither true nor false");
    }
    value == Some(true)
}

fn date(of: &Value, name: &str, fault: &mut Fault) -> Date {
    Date::parse(&text(of, name, fault)).unwrap_or_else(|| {
        fault.note(name, ": no date");
        Date::LAST
    })
}

/// `null` or absent: open.
fn open_date(of: &Value, name: &str, fault: &mut Fault) -> Option<Date> {
    match of.get(name) {
        None | Some(Value::Null) => None,
        Some(_) => Some(date(of, name, fault)),
    }
}

fn list<T>(of: &Value, name: &str, fault: &mut Fault, read: fn(&Value, &mut Fault) -> T) -> Vec<T> {
    let Some(entries) = member(of, name, fault).as_array() else {
        fault.note(name, ": no list");
        return Vec::new();
    };
    let mut list = Vec::with_capacity(entries.len());
    for (i, value) in entries.iter().enumerate() {
        let mut inner = Fault::default();
        list.push(read(value, &mut inner));
        if let Fault(Some(inner)) = inner {
            fault.note(name, &format!(", entry {i}: {inner}"));
        }
    }
    list
}

/// An object of which every member is a text.
fn texts_by_name(of: &Value, name: &str, fault: &mut Fault) -> Map {
    let Some(map) = member(of, name, fault).as_object() else {
        fault.note(name, ": no object");
        return Map::new();
    };
    if !map.values().all(Value::is_string) {
        fault.note("", "not a text");
    }
    map.clone()
}

/// The subheadings of one edition, six digits: a table that hosts may bring along.
#[derive(Debug)]
pub(crate) struct HsTable {
    pub(crate) edition: String,
    /// Heading to its subheadings, `21 29 30`.
    subheadings: Map,
}

impl HsTable {
    /// Reads a table.
    ///
    /// # Errors
    /// What is wrong, for a person.
    pub(crate) fn read(table: &Value) -> Read<Self> {
        let mut fault = Fault::default();
        let subheadings = texts_by_name(table, "subheadings", &mut fault);
        if subheadings.is_empty() {
            fault.note("", "it has no subheadings");
        }
        let edition = text(table, "edition", &mut fault);
        fault.or(Self { edition, subheadings })
    }

    /// Whether it has a code of six digits.
    pub(crate) fn has(&self, hs6: &str) -> bool {
        hs6.split_at_checked(4).is_some_and(|(heading, rest)| {
            let all = self.subheadings.get(heading).and_then(Value::as_str);
            all.is_some_and(|all| all.split(' ').any(|one| one == rest))
        })
    }
}

/// `01-04 06` as pairs; `None` where one is malformed.
fn ranges(text: &str) -> impl Iterator<Item = Option<(u8, u8)>> {
    text.split(' ').map(|range| {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        Some((digits(from, 2)?, digits(to, 2)?)).filter(|(from, to)| from <= to)
    })
}

fn digits(text: &str, count: usize) -> Option<u8> {
    let plain = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
