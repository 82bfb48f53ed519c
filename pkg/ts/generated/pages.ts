// Generated from the Rust types by `cargo xtask codegen`; do not edit.

/** Pages for people, by country; none answers a program. */
export const PAGES: readonly { country: string; body: string; url: string }[] = [
  { country: "CN", body: "China Customs (GACC)", url: "https://origin.customs.gov.cn" },
  { country: "CN", body: "CCPIT", url: "https://check.ccpiteco.net" },
  { country: "ID", body: "Ministry of Trade (e-SKA)", url: "https://e-ska.kemendag.go.id" },
  { country: "KR", body: "Korea Chamber of Commerce and Industry", url: "https://cert.korcham.net" },
];
