//! F01-F08: the certificate as a whole (Form RCEP top and boxes 1-4, 13, 15, 16).

use super::{Judged, is_blank, is_party};
use crate::check::Context;
use crate::claims::{CertificateOfOrigin, Party, ProducerStatus, Signed};
use crate::code::Code;
use crate::envelope::Kind;
use crate::report::Finding;

/// F01, Annex 3B 1(e).
pub(super) fn certificate_number(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if c.kind == Kind::DeclarationOfOrigin {
        return Judged::Yes;
    }
    if is_blank(c.certificate_number.as_ref()) {
        out.push(Finding::new(Code::RulesCertificateNumberBlank, "/certificateNumber".to_owned()));
    }
    Judged::when(c.certificate_number.is_some())
}

/// F02, Annex 3B 1(a), box 1: the exporter, in the issuing Party (for a back-to-back certificate
/// that is the intermediate Party, which issues it).
pub(super) fn exporter(c: &CertificateOfOrigin, _: &Context<'_>, out: &mut Vec<Finding>) -> Judged {
    let issuing = c.issuing_country.as_deref();
    if let Some(issuing) = issuing.filter(|country| !is_party(country)) {
        out.push(
            Finding::new(Code::RulesIssuingCountryNotParty, "/issuingCountry".to_owned())
                .with("actual", issuing),
        );
    }
    blank_parts(c.exporter.as_ref(), "/exporter", Code::RulesExporterIncomplete, out);
    let country = c.exporter.as_ref().and_then(|party| party.country.as_deref());
    if let (Some(issuing), Some(country)) = (issuing, country)
        && issuing != country
    {
        let finding = Finding::new(Code::RulesExporterCountry, "/exporter/country".to_owned());
        out.push(finding.with("expected", issuing).with("actual", country));
    }
    Judged::when(issuing.is_some() && is_whole(c.exporter.as_ref()))
}

/// F03, Annex 3B 1(c), box 2: the consignee, in a Party, usually the importing one.
pub(super) fn consignee(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    blank_parts(c.consignee.as_ref(), "/consignee", Code::RulesConsigneeIncomplete, out);
    let importing = c.importing_country.as_deref();
    let country = c.consignee.as_ref().and_then(|party| party.country.as_deref());
    if let Some(country) = country {
        let pointer = "/consignee/country".to_owned();
        if !is_party(country) {
            out.push(Finding::new(Code::RulesConsigneeNotParty, pointer).with("actual", country));
        } else if importing.is_some_and(|importing| importing != country) {
            let finding = Finding::new(Code::RulesConsigneeCountryDiffers, pointer);
            out.push(finding.with("expected", importing).with("actual", country));
        }
    }
    Judged::when(importing.is_some() && is_whole(c.consignee.as_ref()))
}

/// F04, box 3 and overleaf note 3: SEE BOX 8 means that every item names its producer.
pub(super) fn producer(c: &CertificateOfOrigin, _: &Context<'_>, out: &mut Vec<Finding>) -> Judged {
    match c.producer_status {
        None | Some(ProducerStatus::Confidential | ProducerStatus::NotAvailable) => {}
        Some(ProducerStatus::SeeBox8) => {
            let unnamed = c
                .items
                .iter()
                .enumerate()
                .filter(|(_, item)| !item.has_producer && !item.withholds);
            for (i, _) in unnamed {
                out.push(Finding::new(
                    Code::RulesItemProducerMissing,
                    format!("/items/{i}/producer"),
                ));
            }
        }
    }
    Judged::Yes
}

/// F05, Annex 3B 1(j): something that identifies the consignment. Declarations need none.
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
        if c.withholds || c.items.iter().any(|item| item.withholds) {
            return Judged::No;
        }
        out.push(Finding::new(Code::RulesConsignmentUnidentified, "/transport".to_owned()));
    }
    Judged::Yes
}

/// F06, box 15: goods go to another Party.
pub(super) fn importing_country(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let Some(importing) = c.importing_country.as_deref() else { return Judged::No };
    let pointer = "/importingCountry".to_owned();
    if !is_party(importing) {
        out.push(
            Finding::new(Code::RulesImportingCountryNotParty, pointer).with("actual", importing),
        );
    } else if c.issuing_country.as_deref() == Some(importing) {
        out.push(Finding::new(Code::RulesImportingCountrySame, pointer).with("actual", importing));
    }
    Judged::when(c.issuing_country.is_some())
}

/// F07, Annex 3B 1(g), box 15.
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

/// F08, Annex 3B 1(h), box 16.
pub(super) fn certification(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    signed(c, c.certification.as_ref(), ("/certification", Code::RulesCertificationIncomplete), out)
}

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
