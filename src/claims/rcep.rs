//! `credentialSubject` of profile rcep-eco/1 to [`CertificateOfOrigin`] (format.md 2; Annex 3B,
//! Form RCEP boxes in brackets). Shape only: whether the content is lawful is for the rules.

use super::{Faults, Needed, Object, unsafe_text};
use crate::code::Code;
use crate::envelope::{Credential, Kind};
use crate::limits;
use crate::pointer::Path;
use crate::signature::Authentic;
use crate::text::Text;
use crate::time::Date;
use crate::value::Value;

/// A certificate or declaration of origin, read from authentic claims. `None`: absent or faulty.
#[derive(Debug)]
pub(crate) struct CertificateOfOrigin {
    pub(crate) kind: Kind,
    /// [top]
    pub(crate) certificate_number: Option<Text>,
    /// Unique reference of a declaration.
    pub(crate) declaration_reference: Option<Text>,
    /// Authorisation of an approved exporter.
    pub(crate) approved_exporter: Option<ApprovedExporter>,
    /// A member of the certificate itself is not disclosed.
    pub(crate) withholds: bool,
    /// Something of `transport`.
    pub(crate) withholds_transport: bool,
    /// A whole item.
    pub(crate) withholds_items: bool,
    /// Members that are there, and not what they should be.
    pub(crate) unreadable: Vec<&'static str>,
    /// [top]
    pub(crate) issuing_country: Option<Text>,
    /// [16]
    pub(crate) issuing_body: Option<Text>,
    /// [16]
    pub(crate) issue_date: Option<Date>,
    /// [15]
    pub(crate) importing_country: Option<Text>,
    /// [1]
    pub(crate) exporter: Option<Party>,
    /// [3]
    pub(crate) producer: Option<Party>,
    /// [3]
    pub(crate) producer_status: Option<ProducerStatus>,
    /// [2]
    pub(crate) consignee: Option<Party>,
    /// [4] Something in `transport` identifies the consignment.
    pub(crate) transport_identifies: bool,
    /// [4]
    pub(crate) departure_date: Option<Date>,
    pub(crate) hs_edition: Option<Text>,
    /// [6-13]
    pub(crate) items: Vec<Item>,
    /// Whether `items` is all there is: none hidden, none unreadable, at least one.
    pub(crate) all_items: bool,
    /// [14]
    pub(crate) remarks: Option<Text>,
    /// [14, 17] The name of who issued the invoice, when box 17 is ticked.
    pub(crate) third_party: Option<ThirdParty>,
    /// [14, 17]
    pub(crate) back_to_back: Option<BackToBack>,
    /// [17]
    pub(crate) issued_retroactively: Option<bool>,
    /// [14]
    pub(crate) true_copy_date: Option<Date>,
    /// [15]
    pub(crate) exporter_declaration: Option<Signed>,
    /// [16]
    pub(crate) certification: Option<Signed>,
    /// Of a declaration.
    pub(crate) completion: Option<Signed>,
}

/// Art. 3.21.
#[derive(Debug)]
pub(crate) struct ApprovedExporter {
    pub(crate) code: Option<Text>,
    pub(crate) valid_until: Option<Date>,
}

/// Art. 3.20: who issued the invoice in the exporter's place.
#[derive(Debug)]
pub(crate) struct ThirdParty {
    pub(crate) name: Option<Text>,
}

/// Art. 3.19, overleaf note 11: the original proof of origin.
#[derive(Debug)]
pub(crate) struct BackToBack {
    pub(crate) number: Option<Text>,
    pub(crate) issue_date: Option<Date>,
    pub(crate) issuing_country: Option<Text>,
    pub(crate) country_of_origin: Option<Text>,
}

/// Name, address and country.
#[derive(Debug)]
pub(crate) struct Party {
    pub(crate) name: Option<Text>,
    pub(crate) address: Option<Text>,
    pub(crate) country: Option<Text>,
}

/// What box 3 says instead of a producer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProducerStatus {
    SeeBox8,
    Confidential,
    NotAvailable,
}

/// One line of goods.
#[derive(Debug)]
pub(crate) struct Item {
    /// Its JSON Pointer.
    pub(crate) pointer: String,
    /// A member of the item is not disclosed.
    pub(crate) withholds: bool,
    /// An invoice, or something of one.
    pub(crate) withholds_invoices: bool,
    /// [6]
    pub(crate) number: Option<u64>,
    /// [8]
    pub(crate) description: Option<Text>,
    /// [8]
    pub(crate) producer: Option<Party>,
    /// [9] As written, with dots and spaces.
    pub(crate) hs_code: Option<Text>,
    /// [10]
    pub(crate) criterion: Option<Criterion>,
    /// [11]
    pub(crate) origin: Option<Origin>,
    /// [12]
    pub(crate) quantity: Option<Quantity>,
    /// [12]
    pub(crate) fob: Fob,
    /// [13]
    pub(crate) invoices: Vec<Invoice>,
}

/// RCEP country of origin (overleaf note 8).
#[derive(Debug)]
pub(crate) struct Origin {
    pub(crate) country: Option<Text>,
    /// `*` or `**` stands behind it (Art. 2.6.6).
    pub(crate) marked: bool,
}

/// Origin conferring criterion: one base, two add-ons (overleaf note 6).
#[derive(Debug)]
pub(crate) struct Criterion {
    pub(crate) base: Option<Base>,
    pub(crate) cumulation: bool,
    pub(crate) de_minimis: bool,
}

/// Overleaf note 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    Wo,
    Pe,
    Ctc,
    Rvc,
    Cr,
}

/// The FOB value. A faulty one is not an absent one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fob {
    Absent,
    Faulty,
    Withheld,
    /// A decimal number as text, and its currency.
    Amount(Text, Text),
}

/// A quantity with its unit.
#[derive(Debug)]
pub(crate) struct Quantity {
    pub(crate) value: Option<Text>,
    pub(crate) unit: Option<Text>,
}

/// Invoice number and date.
#[derive(Debug)]
pub(crate) struct Invoice {
    pub(crate) number: Option<Text>,
    pub(crate) date: Option<Date>,
}

/// Place, date and signatory of a declaration or certification.
#[derive(Debug)]
pub(crate) struct Signed {
    pub(crate) place: Option<Text>,
    pub(crate) date: Option<Date>,
    pub(crate) signatory: Option<Text>,
}

impl Base {
    /// As box 10 has it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Wo => "WO",
            Self::Pe => "PE",
            Self::Ctc => "CTC",
            Self::Rvc => "RVC",
            Self::Cr => "CR",
        }
    }
}

impl CertificateOfOrigin {
    /// Reads the claims; faults are collected, never fatal.
    pub(crate) fn parse(credential: &Authentic<Credential>) -> (Self, Faults) {
        let mut faults = Faults::default();
        let certificate = read(
            credential.kind,
            Object::at(&credential.subject, Path::Root, &credential.withheld, &mut faults),
        );
        if !credential.ascii {
            unsafe_text(&credential.subject, Path::Root, &mut faults);
        }
        (certificate, faults)
    }

    /// The certificate number, or a declaration's reference.
    pub(crate) fn number(&self) -> Option<&str> {
        match self.kind {
            Kind::CertificateOfOrigin => self.certificate_number.as_deref(),
            Kind::DeclarationOfOrigin => self.declaration_reference.as_deref(),
        }
    }

    /// Where [`CertificateOfOrigin::number`] stands.
    pub(crate) const fn number_pointer(&self) -> &'static str {
        match self.kind {
            Kind::CertificateOfOrigin => "/certificateNumber",
            Kind::DeclarationOfOrigin => "/declarationReference",
        }
    }
}

fn read(kind: Kind, mut subject: Object<'_>) -> CertificateOfOrigin {
    use Needed::{No, Yes};
    let (co, declaration) = match kind {
        Kind::CertificateOfOrigin => (Yes, No),
        Kind::DeclarationOfOrigin => (No, Yes),
    };
    let s = &mut subject;
    s.text_where("type", Yes, |t| t == kind.subject_type());
    let certificate_number =
        s.text_where("certificateNumber", co, |t| (1..=70).contains(&t.chars().count()));
    let declaration_reference =
        s.text_where("declarationReference", declaration, |t| !t.is_empty());
    let approved_exporter = s.object("approvedExporter", No, |o| ApprovedExporter {
        valid_until: o.date("validUntil", No),
        code: o.text_where("code", Yes, |t| !t.is_empty()),
    });
    let issuing_country = country(s, "issuingCountry");
    let issuing_body = s.text("issuingBody", co);
    let issue_date = s.date("issueDate", Yes);
    let importing_country = country(s, "importingCountry");
    let exporter = party(s, "exporter", Yes);
    let producer = party(s, "producer", No);
    let producer_status = s.member("producerStatus", No, |value| match &**super::text(value)? {
        // One of the two, never both.
        _ if producer.is_some() => Err(Code::ClaimsBadValue),
        "SEE_BOX_8" => Ok(ProducerStatus::SeeBox8),
        "CONFIDENTIAL" => Ok(ProducerStatus::Confidential),
        "NOT_AVAILABLE" => Ok(ProducerStatus::NotAvailable),
        _ => Err(Code::ClaimsBadValue),
    });
    let consignee = party(s, "consignee", Yes);
    let transport = s.object("transport", No, |o| {
        let departure = o.date("departureDate", No);
        o.text("route", No);
        let named = [o.text("conveyance", No), o.text("portOfDischarge", No)];
        let identifies =
            departure.is_some() || named.iter().flatten().any(|text| !text.trim().is_empty());
        (identifies, departure)
    });
    let hs_edition = s.text_where("hsEdition", Yes, |t| matches!(t, "2012" | "2022" | "2028"));
    let most = match kind {
        Kind::CertificateOfOrigin => limits::ITEMS,
        // A declaration has no form that bounds it; its size does.
        Kind::DeclarationOfOrigin => usize::MAX,
    };
    let items = s.objects("items", Yes, (1, most), item);
    let listed = s.map.get("items").and_then(Value::as_array).map_or(0, Vec::len);
    let all_items = !items.is_empty() && items.len() == listed && !s.withholds("/items");
    let remarks = s.text("remarks", No);
    let third_party = s.object("thirdPartyInvoicing", No, |o| {
        country(o, "country");
        ThirdParty { name: o.text("name", Yes) }
    });
    let back_to_back = s.object("backToBack", No, |o| {
        o.text("approvedExporterCode", No);
        BackToBack {
            number: o.text("originalNumber", Yes),
            issue_date: o.date("originalIssueDate", Yes),
            issuing_country: country(o, "issuingCountry"),
            country_of_origin: country(o, "rcepCountryOfOrigin"),
        }
    });
    let issued_retroactively = s.boolean("issuedRetroactively", No);
    let true_copy_date = s.date("certifiedTrueCopyDate", No);
    let exporter_declaration = signed(s, "exporterDeclaration", co, Yes);
    let certification = signed(s, "certification", co, Yes);
    let completion = signed(s, "completion", declaration, No);
    let withholds = s.withholds("");
    let withholds_transport = s.withholds("/transport") || (transport.is_none() && withholds);
    let withholds_items = s.withholds("/items");
    let unreadable = std::mem::take(&mut s.unreadable);
    subject.finish();
    CertificateOfOrigin {
        kind,
        certificate_number,
        declaration_reference,
        approved_exporter,
        withholds,
        withholds_transport,
        withholds_items,
        unreadable,
        issuing_country,
        issuing_body,
        issue_date,
        importing_country,
        exporter,
        producer,
        producer_status,
        consignee,
        transport_identifies: transport.is_some_and(|(identifies, _)| identifies),
        departure_date: transport.and_then(|(_, departure)| departure),
        hs_edition,
        items,
        all_items,
        remarks,
        third_party,
        back_to_back,
        issued_retroactively,
        true_copy_date,
        exporter_declaration,
        certification,
        completion,
    }
}

fn item(o: &mut Object<'_>) -> Item {
    use Needed::{No, Yes};
    let number = o.integer("number", Yes, 1);
    o.text("marks", No);
    o.object("packages", No, |o| {
        o.integer("count", Yes, 0);
        o.text("kind", Yes);
    });
    let description = o.text("description", Yes);
    let producer = party(o, "producer", No);
    let hs_code = o.text_where("hsCode", Yes, |text| {
        let digits: String = text.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
        (6..=12).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    });
    let criterion = o.object("originCriterion", Yes, |o| Criterion {
        base: o.member("base", Yes, |value| match &**super::text(value)? {
            "WO" => Ok(Base::Wo),
            "PE" => Ok(Base::Pe),
            "CTC" => Ok(Base::Ctc),
            "RVC" => Ok(Base::Rvc),
            "CR" => Ok(Base::Cr),
            _ => Err(Code::ClaimsBadValue),
        }),
        cumulation: o.boolean("cumulation", Yes) == Some(true),
        de_minimis: o.boolean("deMinimis", Yes) == Some(true),
    });
    let origin = o.object("rcepCountryOfOrigin", Yes, |o| Origin {
        country: country(o, "country"),
        marked: o.text_where("mark", No, |t| matches!(t, "*" | "**")).is_some(),
    });
    let quantity = o.object("quantity", Yes, |o| Quantity {
        value: o.text_where("value", Yes, is_decimal),
        unit: o.text_where("unit", Yes, |t| (2..=3).contains(&t.len()) && t.bytes().all(is_code)),
    });
    let fob = match o.object("fobValue", No, |o| {
        let currency = o.text_where("currency", Yes, |t| {
            t.len() == 3 && t.bytes().all(|b| b.is_ascii_uppercase())
        });
        o.text_where("amount", Yes, is_decimal).zip(currency)
    }) {
        Some(Some((amount, currency))) => Fob::Amount(amount, currency),
        None if o.map.contains_key("fobValue") => Fob::Faulty,
        None if !o.withholds("") => Fob::Absent,
        None => {
            if criterion.as_ref().is_some_and(|criterion| criterion.base == Some(Base::Rvc)) {
                o.fault(Code::ClaimsWithheld, "fobValue");
            }
            Fob::Withheld
        }
        Some(None) => Fob::Faulty,
    };
    let invoices = o.objects("invoices", No, (0, usize::MAX), |o| Invoice {
        date: o.date("date", Yes),
        number: o.text("number", Yes),
    });
    Item {
        pointer: o.path.pointer(),
        withholds: o.withholds(""),
        withholds_invoices: o.withholds("/invoices")
            || (!o.map.contains_key("invoices") && o.withholds(""))
            || invoices.iter().any(|invoice| invoice.number.is_none()),
        number,
        description,
        producer,
        hs_code,
        criterion,
        origin,
        quantity,
        fob,
        invoices,
    }
}

fn party(o: &mut Object<'_>, name: &'static str, needed: Needed) -> Option<Party> {
    o.object(name, needed, |o| Party {
        name: o.text("name", Needed::Yes),
        address: o.text("address", Needed::Yes),
        country: country(o, "country"),
    })
}

fn signed(o: &mut Object<'_>, name: &'static str, needed: Needed, place: Needed) -> Option<Signed> {
    o.object(name, needed, |o| Signed {
        date: o.date("date", Needed::Yes),
        place: o.text("place", place),
        signatory: o.text("signatory", Needed::Yes),
    })
}

/// ISO 3166-1 alpha-2 by form; whether it is a Party is for the rules.
fn country(o: &mut Object<'_>, name: &'static str) -> Option<Text> {
    o.text_where(name, Needed::Yes, |t| t.len() == 2 && t.bytes().all(|b| b.is_ascii_uppercase()))
}

/// `^[0-9]+(\.[0-9]+)?$`
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(text),
    }
}

fn is_code(b: u8) -> bool {
    b.is_ascii_uppercase() || b.is_ascii_digit()
}
