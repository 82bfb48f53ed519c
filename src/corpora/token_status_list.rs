//! IETF Token Status List: the draft's vectors entry by entry, and its signed token from end to end.

use super::{Suite, object, str_of};
use crate::check::Context;
use crate::code::Code;
use crate::encoding;
use crate::status::{Lists, token};
use crate::trust::TrustList;
use crate::{JwkSet, Policy, TrustListEvidence, UnixTime, verify_jws};
use serde_json::{Value, json};

#[test]
fn every_entry() {
    let Some(mut suite) = Suite::open("token-status-list", "Token Status List") else { return };
    let (mut agreed, mut entries) = (0, 0);
    for list in suite.json("vectors.json").as_array().expect("lists") {
        let bits = list["status_list"]["bits"].as_u64().expect("bits");
        let packed = encoding::base64url(str_of(&list["status_list"], "lst").as_bytes());
        let bytes = token::unpack(&packed.expect("base64url")).expect("ZLIB");
        let size = list["size"].as_u64().expect("a size");
        let stated = object(&list["statuses"]);
        let stated = stated.iter().map(|(index, status)| {
            (index.parse::<u64>().expect("an index"), status.as_u64().expect("a status"))
        });
        let mut due =
            vec![list["others"].as_u64().unwrap_or(0); usize::try_from(size).expect("fits")];
        for (index, status) in stated {
            due[usize::try_from(index).expect("fits")] = status;
        }
        for (index, due) in (0_u64..).zip(due) {
            let found = token::value(&bytes, index, bits);
            let case = format!("{} {index}", str_of(list, "id"));
            agreed += usize::from(suite.note(&case, found == Some(due), found));
            entries += 1;
        }
        // Nothing lies behind the last one.
        let beyond = u64::try_from(bytes.len()).expect("fits") * 8 / bits;
        assert_eq!(token::value(&bytes, beyond, bits), None);
        assert_eq!(token::value(&bytes, u64::MAX, bits), None);
    }
    // The CBOR forms are not among those of the profile.
    let keys = JwkSet::from_json(
        suite.json("status_list_token.json")["public_jwk"].to_string().as_bytes(),
    );
    let keys = keys.expect("a key");
    for name in ["status_list_cwt.txt", "referenced_token_cwt.txt"] {
        let answer =
            verify_jws(&suite.bytes(&format!("cbor-cwt/{name}")), &keys, &[crate::Alg::Es256]);
        suite.note(name, answer.is_ok(), &answer);
    }
    assert_eq!(entries, 4_194_332);
    suite.close(&format!("{agreed}/{entries} entries as stated"));
}

#[test]
fn the_signed_token() {
    let Some(mut suite) = Suite::open("token-status-list", "Token Status List token") else {
        return;
    };
    let example = suite.json("status_list_token.json");
    let mut key = example["public_jwk"].clone();
    key["kid"] = "12".into();
    let list = json!({
        "iat": 1_686_920_000, "exp": 2_291_720_170_u64, "version": 1,
        "issuers": [{
            "id": "https://example.com", "name": "Example", "country": "CN", "roles": ["issuing-body"],
            "keys": [key], "statusIssuers": ["https://example.com"], "statusOrigins": ["https://example.com"],
        }],
    });
    let list = TrustListEvidence::Unsigned(list.to_string().into_bytes());
    let trust = TrustList::from_evidence(&list, None).expect("a trust list");
    let issuer = trust.issuer("https://example.com").expect("the issuer");
    let policy = Policy::strict();
    let request = crate::policy::Request::default();
    let context = Context::plain(&policy, &request, UnixTime(1_686_920_200));
    let read = crate::status::Read::default();
    let lists = Lists { trust: &trust, issuer, context: &context, read: &read };
    let jwt = str_of(&example, "jwt").as_bytes();
    fn look_up<'c>(
        jwt: &'c [u8],
        index: u64,
        uri: &str,
        lists: &Lists<'_, 'c>,
    ) -> Result<(), Code> {
        let entry =
            token::Entry::parse(&json!({ "idx": index, "uri": uri }).into()).expect("an entry");
        entry.look_up(jwt, lists, &mut Vec::new()).map(drop).map_err(|fault| fault.code)
    }
    let uri = "https://example.com/statuslists/1";
    let due = suite.json("vectors.json")[0]["statuses"].clone();
    let mut agreed = 0;
    for index in 0..16_u64 {
        let due = if due[index.to_string()] == 0 { Ok(()) } else { Err(Code::StatusRevoked) };
        let found = look_up(jwt, index, uri, &lists);
        agreed += usize::from(suite.note(&index.to_string(), found == due, found));
    }
    // And what must not be taken for an answer.
    assert_eq!(look_up(jwt, 16, uri, &lists), Err(Code::StatusIndexOutOfRange));
    assert_eq!(
        look_up(jwt, 1, "https://example.com/statuslists/2", &lists),
        Err(Code::StatusListInvalid)
    );
    let mut changed = jwt.to_vec();
    changed[150] ^= 1;
    let read = crate::status::Read::default();
    let lists = Lists { trust: &trust, issuer, context: &context, read: &read };
    assert_eq!(look_up(&changed, 1, uri, &lists), Err(Code::StatusListInvalid));
    let later = Context { now: UnixTime(1_686_920_170 + 86_401), ..context };
    let read = crate::status::Read::default();
    let later = Lists { trust: &trust, issuer, context: &later, read: &read };
    assert_eq!(look_up(jwt, 1, uri, &later), Err(Code::StatusListStale));
    let _: &Value = &example;
    suite.close(&format!("{agreed}/16 entries looked up in the verified list"));
}
