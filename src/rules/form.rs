//! F01-F09, T01, T02, X02: the certificate as a whole (Form RCEP top and boxes 1-4 and 13-17).

use super::{Judged, is_blank, is_latin};
use crate::check::Context;
#[cfg(feature = "full")]
use crate::check::plain_name;
use crate::claims::{CertificateOfOrigin, Item, Party, ProducerStatus, Signed, is_letter};
use crate::code::Code;
#[cfg(feature = "full")]
use crate::decimal::Decimal;
use crate::envelope::Kind;
use crate::report::Finding;

/// F01.
pub(super) fn certificate_number(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if c.kind == Kind::DeclarationOfOrigin {
        return Judged::Yes;
    }
    if is_blank(c.certificate_number.as_ref()) {
        out.push(Finding::at(Code::RulesCertificateNumberBlank, "/certificateNumber"));
    }
    Judged::when(c.certificate_number.is_some())
}

/// F02: the exporter, in the issuing Party (for a back-to-back certificate that is the intermediate
/// Party, which issues it).
pub(super) fn exporter(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let issuing = c.issuing_country.as_deref();
    if let Some(issuing) = issuing.filter(|country| context.data.party(country).is_none()) {
        out.push(
            Finding::at(Code::RulesIssuingCountryNotParty, "/issuingCountry")
                .with("actual", issuing),
        );
    }
    blank_parts(c.exporter.as_ref(), "/exporter", Code::RulesExporterIncomplete, out);
    let country = c.exporter.as_ref().and_then(|party| party.country.as_deref());
    if let (Some(issuing), Some(country)) = (issuing, country)
        && issuing != country
    {
        let finding = Finding::at(Code::RulesExporterCountry, "/exporter/country");
        out.push(finding.with("expected", issuing).with("actual", country));
    }
    Judged::when(issuing.is_some() && is_whole(c.exporter.as_ref()))
}

/// F03: the consignee, in a Party, usually the importing one.
pub(super) fn consignee(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    blank_parts(c.consignee.as_ref(), "/consignee", Code::RulesConsigneeIncomplete, out);
    let importing = c.importing_country.as_deref();
    let country = c.consignee.as_ref().and_then(|party| party.country.as_deref());
    if let Some(country) = country {
        let pointer = "/consignee/country".to_owned();
        if context.data.party(country).is_none() {
            out.push(Finding::new(Code::RulesConsigneeNotParty, pointer).with("actual", country));
        } else if importing.is_some_and(|importing| importing != country) {
            let finding = Finding::new(Code::RulesConsigneeCountryDiffers, pointer);
            out.push(finding.with("expected", importing).with("actual", country));
        }
    }
    Judged::when(importing.is_some() && is_whole(c.consignee.as_ref()))
}

/// F04: SEE BOX 8 means that every item names its producer.
pub(super) fn producer(c: &CertificateOfOrigin, _: &Context<'_>, out: &mut Vec<Finding>) -> Judged {
    match c.producer_status {
        None | Some(ProducerStatus::Confidential | ProducerStatus::NotAvailable) => {}
        Some(ProducerStatus::SeeBox8) => {
            let named = |item: &&Item| {
                let name = item.producer.as_ref().map(|producer| &producer.name);
                name.is_some_and(|name| !is_blank(name.as_ref()))
            };
            let unnamed = c.items.iter().filter(|item| !named(item) && !item.withholds);
            for item in unnamed {
                let pointer = format!("{}/producer", item.pointer);
                out.push(Finding::new(Code::RulesItemProducerMissing, pointer));
            }
        }
    }
    Judged::Yes
}

/// F05: something that identifies the consignment. Declarations need none.
pub(super) fn consignment(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let invoice = c
        .items
        .iter()
        .flat_map(|item| &item.invoices)
        .any(|i| i.number.as_ref().is_some_and(|n| !n.trim().is_empty()));
    if c.kind == Kind::CertificateOfOrigin && !c.transport_identifies && !invoice {
        // It may be identified by what is not disclosed.
        let invoices = c.items.iter().any(|item| item.withholds_invoices);
        if c.withholds_transport || c.withholds_items || invoices {
            return Judged::No;
        }
        out.push(Finding::at(Code::RulesConsignmentUnidentified, "/transport"));
    }
    Judged::Yes
}

/// F06: goods go to another Party.
pub(super) fn importing_country(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let Some(importing) = c.importing_country.as_deref() else { return Judged::No };
    let pointer = "/importingCountry".to_owned();
    if context.data.party(importing).is_none() {
        out.push(
            Finding::new(Code::RulesImportingCountryNotParty, pointer).with("actual", importing),
        );
    } else if c.issuing_country.as_deref() == Some(importing) {
        out.push(Finding::new(Code::RulesImportingCountrySame, pointer).with("actual", importing));
    }
    Judged::when(c.issuing_country.is_some())
}

/// F07.
pub(super) fn exporter_declaration(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    signed(
        c,
        c.exporter_declaration.as_ref(),
        ("/exporterDeclaration", Code::RulesExporterDeclarationIncomplete),
        out,
    )
}

/// F08.
pub(super) fn certification(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if c.kind == Kind::CertificateOfOrigin && is_blank(c.issuing_body.as_ref()) {
        out.push(Finding::at(Code::RulesCertificationIncomplete, "/issuingBody"));
    }
    signed(c, c.certification.as_ref(), ("/certification", Code::RulesCertificationIncomplete), out)
}

/// F09: a text of which most letters are not Latin is not English.
pub(super) fn english(c: &CertificateOfOrigin, _: &Context<'_>, out: &mut Vec<Finding>) -> Judged {
    let parties =
        [("/exporter", &c.exporter), ("/producer", &c.producer), ("/consignee", &c.consignee)];
    let parts = parties
        .into_iter()
        .filter_map(|(at, party)| Some((at, party.as_ref()?)))
        .flat_map(|(at, party)| [(at, "/name", &party.name), (at, "/address", &party.address)]);
    let items =
        c.items.iter().map(|item| (item.pointer.as_str(), "/description", &item.description));
    for (at, part, text) in parts.chain(items).chain([("", "/remarks", &c.remarks)]) {
        let text = text.as_deref().filter(|text| !text.is_ascii()).unwrap_or_default();
        let letters = || text.chars().filter(|c| is_letter(*c));
        let latin = letters().filter(|c| is_latin(*c)).count();
        if letters().count() > latin * 2 {
            out.push(Finding::new(Code::RulesNotLatin, format!("{at}{part}")));
        }
    }
    Judged::Yes
}

/// T01.
pub(super) fn third_party(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if c.third_party.as_ref().is_some_and(|third| is_blank(third.name.as_ref())) {
        out.push(Finding::at(Code::RulesThirdPartyBlank, "/thirdPartyInvoicing/name"));
    }
    Judged::unless_unreadable(c, "thirdPartyInvoicing")
}

/// T02: only the asker can know who issued the invoice.
#[cfg(feature = "full")]
pub(super) fn third_party_stated(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let told = context.request.invoices.iter().any(|invoice| invoice.issuer.is_some());
    if c.third_party.is_some() || c.withholds || !told {
        return Judged::Yes;
    }
    let parties = [c.exporter.as_ref(), c.producer.as_ref()].into_iter().flatten();
    let names: Vec<String> = parties
        .chain(c.items.iter().filter_map(|item| item.producer.as_ref()))
        .filter_map(|party| party.name.as_deref().map(plain_name))
        .collect();
    for invoice in &context.request.invoices {
        let Some(issuer) = &invoice.issuer else { continue };
        if !names.contains(&plain_name(issuer)) {
            let pointer = "/thirdPartyInvoicing".to_owned();
            let finding = Finding::new(Code::RulesThirdPartyNotStated, pointer);
            out.push(
                finding.with("invoice", invoice.number.as_str()).with("issuer", issuer.as_str()),
            );
        }
    }
    Judged::Yes
}

/// X02: what the asker says of the customs value, against the amount up to which Art. 3.22.3 waives
/// the proof. Only in the same currency: rates are not the core's to know.
#[cfg(feature = "full")]
pub(super) fn waiver(
    _: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let waiver = context.data.waiver();
    if let Some(value) = &context.request.customs_value
        && value.currency == waiver.currency
        && let (Some(stated), Some(limit)) =
            (Decimal::parse(&value.amount), Decimal::parse(&waiver.amount))
        && stated.at_most(&limit) == Some(true)
    {
        let limit = format!("{} {}", waiver.currency, waiver.amount);
        out.push(Finding::new(Code::RulesProofWaived, None).with("limit", limit));
    }
    Judged::Yes
}

/// T02 and X02 of the small build, which is told nothing that they look at.
#[cfg(not(feature = "full"))]
mod nothing_told {
    use super::{CertificateOfOrigin, Context, Finding, Judged};

    pub(in crate::rules) fn judge(
        _: &CertificateOfOrigin,
        _: &Context<'_>,
        _: &mut Vec<Finding>,
    ) -> Judged {
        Judged::Yes
    }
}

#[cfg(not(feature = "full"))]
pub(super) use nothing_told::{judge as third_party_stated, judge as waiver};

fn signed(
    c: &CertificateOfOrigin,
    signed: Option<&Signed>,
    (pointer, code): (&str, Code),
    out: &mut Vec<Finding>,
) -> Judged {
    if c.kind == Kind::DeclarationOfOrigin {
        return Judged::Yes;
    }
    let Some(signed) = signed else { return Judged::No };
    for (name, text) in [("place", &signed.place), ("signatory", &signed.signatory)] {
        if is_blank(text.as_ref()) {
            out.push(Finding::new(code, format!("{pointer}/{name}")));
        }
    }
    Judged::when(signed.place.is_some() && signed.signatory.is_some())
}

fn blank_parts(party: Option<&Party>, pointer: &str, code: Code, out: &mut Vec<Finding>) {
    let Some(party) = party else { return };
    for (name, text) in [("name", &party.name), ("address", &party.address)] {
        if is_blank(text.as_ref()) {
            out.push(Finding::new(code, format!("{pointer}/{name}")));
        }
    }
}

fn is_whole(party: Option<&Party>) -> bool {
    party.is_some_and(|party| {
        party.name.is_some() && party.address.is_some() && party.country.is_some()
    })
}
