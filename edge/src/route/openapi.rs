//! `GET /openapi.json`: the table of routes as OpenAPI 3.1.

use super::{ROUTES, Route, Takes, probe, schemas, shelf};
use crate::http::{Answer, Asked};
use crate::problem::{PROBLEM, Problem};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// 200 with the document.
pub(crate) fn get(asked: &Asked) -> Answer {
    shelf::give(asked, super::JSON, document().to_string(), shelf::AN_HOUR)
}

/// The document, made from the table.
pub(crate) fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in ROUTES {
        let mut item = json!({ route.method.to_ascii_lowercase(): operation(route) });
        if let Some(parameter) = parameter(route) {
            item["parameters"] = json!([parameter]);
        }
        paths.insert(route.path.to_owned(), item);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "eco-edge",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Electronic certificates of origin under RCEP, retrieved and verified.",
            "description": "Profile rcep-eco/1, this project's own; no authority has published one. Every GET takes \
                            HEAD too, and every path OPTIONS. Who gets a certificate verifies it again: the edge's \
                            word proves nothing.",
            "license": { "name": "Apache-2.0 OR MIT", "identifier": "Apache-2.0 OR MIT" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": components(),
            "securitySchemes": { "operator": { "type": "http", "scheme": "bearer" } },
            "headers": headers(),
        },
    })
}

fn operation(route: &Route) -> Value {
    let mut operation = json!({
        "operationId": route.name,
        "summary": route.summary,
        "responses": responses(route),
    });
    if route.access_code {
        operation["parameters"] = json!([{
            "name": "Eco-Access-Code",
            "in": "header",
            "required": true,
            "schema": { "$ref": "#/components/schemas/Code" },
        }]);
    }
    if route.operator {
        operation["security"] = json!([{ "operator": [] }]);
    }
    if let Some(Takes { media_types, max_bytes, schema }) = &route.body {
        let content: Map<String, Value> =
            media_types.iter().map(|name| ((*name).to_owned(), of(schema))).collect();
        let description = format!("At most {max_bytes} bytes.");
        operation["requestBody"] =
            json!({ "required": true, "description": description, "content": content });
    }
    operation
}

/// What `{...}` stands for.
fn parameter(route: &Route) -> Option<Value> {
    let (_, rest) = route.path.split_once('{')?;
    let (name, _) = rest.split_once('}')?;
    let slugs = || Problem::ALL.iter().map(|problem| problem.row().slug).collect::<Vec<_>>();
    let schema = match name {
        "slug" => json!({ "type": "string", "enum": slugs() }),
        "name" => json!({ "type": "string", "enum": schemas::names().collect::<Vec<_>>() }),
        "sha256" => json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }),
        _ => json!({ "$ref": "#/components/schemas/Number" }),
    };
    Some(json!({ "name": name, "in": "path", "required": true, "schema": schema }))
}

fn responses(route: &Route) -> Value {
    let mut responses: BTreeMap<u16, Value> = BTreeMap::new();
    for (status, media_types, schema) in route.gives {
        let response = responses.entry(*status).or_insert_with(
            || json!({ "description": meaning(*status), "headers": always(*status) }),
        );
        for media_type in *media_types {
            // In a bundle's place the document alone is a text.
            let schema =
                if *schema == "Bundle" && !media_type.ends_with("json") { "Text" } else { schema };
            response["content"][*media_type] = of(schema);
        }
    }
    let mut problems: BTreeMap<u16, Vec<&'static str>> = BTreeMap::new();
    for row in route.problems().map(Problem::row) {
        problems.entry(row.status).or_default().push(row.slug);
    }
    for (status, slugs) in problems {
        let schema = json!({ "allOf": [
            { "$ref": "#/components/schemas/Problem" },
            { "properties": { "status": { "const": status }, "code": { "enum": slugs } } },
        ] });
        let response = json!({
            "description": slugs.join(", "),
            "headers": always(status),
            "content": { PROBLEM: { "schema": schema } },
        });
        // Readiness alone has an answer and errors of one status; neither is left out.
        match responses.get_mut(&status) {
            Some(there) => there["content"][PROBLEM] = response["content"][PROBLEM].clone(),
            None => drop(responses.insert(status, response)),
        }
    }
    responses.into_iter().map(|(status, response)| (status.to_string(), response)).collect()
}

fn meaning(status: u16) -> &'static str {
    match status {
        204 => "Done.",
        304 => "The asker has it already.",
        503 => "Not now.",
        _ => "As asked for.",
    }
}

fn of(schema: &str) -> Value {
    json!({ "schema": { "$ref": format!("#/components/schemas/{schema}") } })
}

fn always(status: u16) -> Value {
    let mut names = vec!["Eco-Request-Id"];
    if status == 401 {
        names.push("WWW-Authenticate");
    }
    let header = |name: &&str| {
        ((*name).to_owned(), json!({ "$ref": format!("#/components/headers/{name}") }))
    };
    names.iter().map(header).collect::<Map<_, _>>().into()
}

fn headers() -> Value {
    json!({
        "Eco-Request-Id": {
            "description": "Random name of the request, also in the edge's log.",
            "required": true,
            "schema": { "type": "string" },
        },
        "WWW-Authenticate": {
            "description": "What to send: the access code, or the operator's key.",
            "required": true,
            "schema": { "enum": ["Eco-Access-Code", "Bearer"] },
        },
    })
}

/// What stands in bodies. Reports and certificates have schemas of their own, below `/schemas`.
fn components() -> Value {
    let report = json!({
        "type": "object",
        "required": ["engine", "verdict", "checks"],
        "externalDocs": { "url": "/schemas/report.json" },
    });
    let closed = |properties: Value| {
        let required: Vec<String> =
            properties.as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default();
        json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    };
    let time = json!({ "type": "string", "format": "date-time" });
    let standing = json!({ "enum": ["valid", "not-valid", "revoked", "suspended"] });
    json!({
        "Any": { "type": "object" },
        "Text": { "type": "string" },
        "List": { "type": "string", "description": "A compact JWS." },
        "Document": { "description": "A certificate in any form that is recognised." },
        "Number": {
            "type": "string",
            "description": "Printable ASCII characters without backslash and percent sign; no part between slashes is \
                            empty, . or .., and no space stands at an end.",
            "examples": [probe::NUMBER],
            "minLength": 1,
            "maxLength": 70,
            "pattern": r"^(?! )(?!.* $)(?!.*(?:^|/) *\.{0,2} *(?:/|$))[ -$&-\[\]-~]+$",
        },
        "Code": {
            "type": "string",
            "description": "Visible ASCII characters, with single spaces inside at most.",
            "examples": [probe::CODE],
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[!-~](?: ?[!-~])*$",
        },
        "Lookup": closed(json!({
            "number": { "$ref": "#/components/schemas/Number" },
            "code": { "$ref": "#/components/schemas/Code" },
        })),
        "Purge": closed(json!({ "number": { "$ref": "#/components/schemas/Number" } })),
        "Bundle": {
            "type": "object",
            "required": ["document", "evidence", "edge"],
            "properties": {
                "document": closed(json!({
                    "mediaType": { "type": "string" },
                    "bytes": { "type": "string", "description": "The document as issued." },
                    "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
                })),
                "evidence": { "type": "array", "items": closed(json!({
                    "kind": { "enum": ["statusList", "didDocument"] },
                    "uri": { "type": "string" },
                    "bytes": { "type": "string" },
                })) },
                "edge": {
                    "type": "object",
                    "required": ["report", "verifiedAt"],
                    "properties": { "report": report, "verifiedAt": time },
                },
            },
        },
        "Probe": closed(json!({ "probe": { "const": true }, "note": { "type": "string" } })),
        "Standing": closed(json!({
            "verdict": { "enum": ["valid", "invalid", "indeterminate"] },
            "standing": standing,
            "status": closed(json!({
                "outcome": { "type": "string" },
                "code": { "type": ["string", "null"] },
                "asOf": { "type": ["string", "null"], "format": "date-time" },
            })),
            "verifiedAt": time,
            "nextCheck": time,
        })),
        "Verification": closed(json!({
            "report": report,
            "by": { "const": "edge" },
            "note": { "type": "string" },
        })),
        "Health": closed(json!({
            "status": { "const": "ok" },
            "version": { "type": "string" },
            "engine": { "type": "string" },
        })),
        "Readiness": closed(json!({
            "ready": { "type": "boolean" },
            "config": { "enum": ["good", "faulty"] },
            "trustList": { "enum": ["usable", "unusable", "unknown"] },
            "store": { "enum": ["answers", "empty", "unknown"] },
        })),
        "Discovery": { "type": "object", "required": ["profile", "paths", "accessCode", "probe", "trust"] },
        "Keys": closed(json!({ "keys": { "type": "array", "maxItems": 0 } })),
        "ProblemText": { "type": ["object", "string"] },
        "Problem": {
            "type": "object",
            "description": "RFC 9457. revoked and suspended also have document, evidence and report.",
            "required": ["type", "title", "status", "detail", "code", "retryable"],
            "properties": {
                "type": { "type": "string", "format": "uri-reference" },
                "title": { "type": "string" },
                "status": { "type": "integer" },
                "detail": { "type": "string" },
                "code": { "type": "string" },
                "retryable": { "type": "boolean" },
                "retryAfter": { "type": "integer", "description": "Seconds." },
                "document": { "type": "object" },
                "evidence": { "type": "array" },
                "report": report,
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn it_lists_exactly_the_table() {
        let document = document();
        let mut found = BTreeSet::new();
        for (path, item) in document["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("item") {
                if method != "parameters" {
                    let name = operation["operationId"].as_str().expect("a name");
                    found.insert((path.as_str(), method.to_uppercase(), name));
                }
            }
        }
        let due: BTreeSet<_> =
            ROUTES.iter().map(|route| (route.path, route.method.to_owned(), route.name)).collect();
        assert_eq!(found, due);
        assert_eq!(found.len(), ROUTES.len(), "no path stands twice");
    }

    #[test]
    fn every_route_lists_exactly_its_statuses_and_slugs() {
        let document = document();
        for route in ROUTES {
            let responses =
                &document["paths"][route.path][route.method.to_ascii_lowercase()]["responses"];
            let listed: BTreeSet<u16> = responses
                .as_object()
                .expect("responses")
                .keys()
                .filter_map(|status| status.parse().ok())
                .collect();
            let given = route.gives.iter().map(|(status, ..)| *status);
            let due: BTreeSet<u16> =
                given.chain(route.problems().map(|problem| problem.row().status)).collect();
            assert_eq!(listed, due, "{}", route.name);
            let mut slugs = BTreeSet::new();
            for response in responses.as_object().expect("responses").values() {
                let schema = &response["content"][PROBLEM]["schema"]["allOf"][1];
                let named = schema["properties"]["code"]["enum"].as_array();
                slugs.extend(named.into_iter().flatten().filter_map(Value::as_str));
            }
            let due: BTreeSet<&str> = route.problems().map(|problem| problem.row().slug).collect();
            assert_eq!(slugs, due, "{}", route.name);
        }
    }

    #[test]
    fn every_error_is_some_routes() {
        // They come before there is a route, or instead of it.
        let elsewhere = [Problem::MethodNotAllowed];
        for problem in Problem::ALL {
            let listed = ROUTES.iter().any(|route| route.problems().any(|known| known == *problem));
            assert!(listed || elsewhere.contains(problem), "{}", problem.row().slug);
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        fn check(root: &Value, value: &Value) {
            match value {
                Value::Object(map) => {
                    if let Some(Value::String(to)) = map.get("$ref") {
                        let pointer = to.strip_prefix('#').expect("within the document");
                        assert!(root.pointer(pointer).is_some(), "{to}");
                    }
                    map.values().for_each(|value| check(root, value));
                }
                Value::Array(items) => items.iter().for_each(|value| check(root, value)),
                _ => {}
            }
        }
        let document = document();
        check(&document, &document);
    }
}
