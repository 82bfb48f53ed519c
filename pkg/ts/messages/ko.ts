// Codes and report words -> Korean sentences for an importer's clerk; a draft. See en.ts for the placeholders.
// No particle follows a placeholder, for its form would depend on what is put in.

import { forDeclaration, type Turns } from "./declaration.js";
import type { Messages } from "./en.js";

const NEW_COPY = "수출자에게 전자 원산지 증명서 파일 자체를 메시지에서 복사한 것이 아니라 첨부 파일로 보내 달라고 요청하십시오.";
const ASK_ISSUER = "수출자에게 발급기관에서 증명서를 정정하여 재발급받도록 요청하십시오.";
const ASK_FOR_FILE = "보낸 사람에게 발급기관이 발급한 그대로의 파일을 요청하십시오.";
const FRESH_LIST = "신뢰 발급자 목록의 제공처에서 최신 목록을 받은 다음 다시 확인하십시오.";
const TRY_AGAIN = "나중에 다시 시도하십시오. 그래도 마찬가지이면 증명서가 여전히 유효한지 발급기관에 문의하십시오.";
const ASK_STATUS = "증명서가 여전히 유효한지 발급기관에 문의하십시오.";
const CORRECT = "이를 근거로 RCEP 협정세율 적용을 신청하기 전에, 발급한 곳에서 정정 또는 교체를 받도록 수출자에게 요청하십시오.";
const NO_RATE = "이를 근거로 RCEP 협정세율 적용을 신청할 수 없습니다. 어느 협정이 적용되는지 수출자에게 문의하십시오.";
const MINOR = "다음에는 바르게 기재되도록 수출자에게 알리십시오. 원산지에 의심이 없는 경미한 불일치는 세관이 문제 삼지 않습니다(제3.26조).";
const NOTHING = "조치할 필요가 없습니다.";
const NOTHING_MINOR = "조치할 필요가 없습니다. 원산지에 의심이 없는 경미한 불일치는 세관이 문제 삼지 않습니다(제3.26조).";
const FRESH_DATA = "참조 데이터의 제공처에서 최신 데이터를 받거나 참조 데이터를 빼고 다시 확인하십시오.";

const codes: Messages["codes"] = {
  "format.unrecognised": ["이 파일은 이 검증기가 아는 어떤 형식의 전자 원산지 증명서도 아닙니다[: {reason}].", NEW_COPY],
  "format.no_signed_data": [
    "이 파일은 서명된 데이터가 들어 있지 않은 문서, 그림 또는 웹페이지이므로 검증할 것이 없습니다. 증명서에 문제가 있다는 뜻은 아닙니다.",
    "수출자에게 전자 원산지 증명서 파일을 요청하거나, 발급기관의 웹사이트에서 증명서를 조회하십시오.",
  ],
  "format.too_large": ["파일[({part} 부분)]이 증명서로는 있을 수 없을 만큼 큽니다[(한도 {limit}바이트)].", ASK_FOR_FILE],
  "format.bad_base64url": ["증명서[({part} 부분)]에 있어서는 안 되는 문자가 있습니다. 전달 과정에서 변경되거나 손상되었습니다.", NEW_COPY],
  "format.bad_json": ["증명서[({part} 부분)]의 데이터(JSON) 형식이 올바르지 않아 읽을 수 없습니다.", ASK_FOR_FILE],
  "format.duplicate_member": ["증명서[({part} 부분)]에 같은 기재 사항이 두 번 있어 두 가지로 읽힐 수 있습니다.", ASK_ISSUER],
  "format.too_deep": ["증명서의 중첩이 실제 증명서에는 없을 만큼 깊습니다.", ASK_FOR_FILE],
  "format.bad_header": ["증명서의 서명 헤더가 불완전하거나 형식이 올바르지 않습니다[({member})].", ASK_ISSUER],
  "format.wrong_type": ["서명된 데이터이지만 원산지 증명서가 아닙니다[(표시된 종류: {actual})][({member} 참조)].", "올바른 파일을 받았는지 확인하고, 수출자에게 원산지 증명서를 요청하십시오."],
  "format.unsupported_version": ["증명서의 버전 또는 종류를 이 검증기가 알지 못합니다[({member} 참조)].", "더 새로운 검증기가 있는지 확인하고, 없으면 어떤 프로파일을 사용했는지 발급기관에 문의하십시오."],

  "signature.mismatch": [
    "서명이 일치하지 않습니다. 증명서가 서명 후에 변경되었거나 다른 사람이 서명했습니다.",
    "수출자에게 발급된 그대로의 파일을 요청하십시오. 그것도 일치하지 않으면 발급기관에 알리십시오.",
  ],
  "signature.malformed": ["서명이 손상되었거나 처음부터 실제 서명이 아니었습니다.", NEW_COPY],
  "signature.alg_not_allowed": ["허용되지 않는 방식으로 서명되어 있습니다[({alg})].", "이 증명서를 발급했는지 발급기관에 문의하십시오."],
  "signature.header_not_allowed": [
    "증명서가 자체 키 또는 특별한 규칙을 들여오려고 합니다[({member})]. 이는 결코 허용되지 않습니다.",
    "이 증명서를 발급했는지 발급기관에 문의하십시오.",
  ],

  "signature.bad_proof": ["증명서 안의 서명 증명(proof)이 완전하고 올바른 형식이 아닙니다[: {reason}].", ASK_FOR_FILE],
  "signature.bad_disclosure": [
    "발급기관이 서명하지 않은 부분이 증명서에 들어 있습니다[: {reason}].",
    "수출자에게 발급기관이 발급한 그대로의 증명서를 요청하십시오.",
  ],
  "signature.unsupported_cryptosuite": [
    "이 검증기가 확인할 수 없는 방식으로 서명되어 있습니다[({suite})]. 증명서에 문제가 있다는 뜻은 아닙니다.",
    "확인 방법을 발급기관에 문의하십시오.",
  ],

  "issuer.trust_list_missing": ["신뢰 발급자 목록이 주어지지 않아 아직 누구의 서명도 신뢰할 수 없습니다.", "신뢰하는 목록과 그 키를 선택한 다음 다시 확인하십시오."],
  "issuer.trust_list_unreachable": ["신뢰 발급자 목록을 가져올 수 없어 서명자를 확인하지 못했습니다.", "연결을 확인하고 다시 시도하십시오."],
  "issuer.trust_list_invalid": ["신뢰 발급자 목록을 사용할 수 없습니다[: {reason}][(키 {kid})][({cause})].", FRESH_LIST],
  "issuer.trust_list_expired": ["신뢰 발급자 목록의 유효기간이 끝났습니다[({expires}까지)].", FRESH_LIST],
  "issuer.trust_list_rollback": ["신뢰 발급자 목록이 이미 사용한 목록보다 오래되었습니다[(버전 {actual}, {expected} 이상이어야 함)].", FRESH_LIST],
  "issuer.unknown": ["증명서에 적힌 발급자[({issuer})]가 신뢰 발급자 목록에 없어 서명을 확인하지 못했습니다.", "이 발급기관이 목록에 있어야 하는지 목록의 제공처에 문의하십시오. 증명서 자체에 적힌 말만 믿지 마십시오."],
  "issuer.key_unknown": ["신뢰 발급자 목록에 이 발급자의 해당 키[({kid})]가 없어 서명을 확인하지 못했습니다.", "최신 목록을 받아 다시 확인하십시오. 발급기관이 새 키를 사용하고 있을 수 있습니다."],
  "issuer.key_retired": [
    "키가 발급일[({issueDate})]에 유효하지 않았습니다[(유효기간: {keyValidFrom}부터 {keyValidUntil}까지)|({keyValidFrom}부터 유효)|({keyValidUntil}까지 유효)].",
    "이 증명서를 발급했는지 발급기관에 문의하십시오.",
  ],
  "issuer.binding_mismatch": ["키가 증명서에 적힌 발급자[({issuer})]가 아닌 다른 자의 것입니다.", "이 증명서에 이름이 적혀 있다는 것을 발급기관에 알리십시오."],
  "issuer.not_authorised": [
    "신뢰 발급자 목록에 따르면 이 서명자는 이를 증명할 수 없습니다[({reason})].",
    "이 증명서를 발급했는지 수출국의 발급기관에 문의하십시오.",
  ],

  "issuer.chain_invalid": [
    "서명자 자신의 인증서는 신뢰 발급자 목록이 이 발급자에 대해 지정한 인증기관 아래에서 인정될 수 없습니다[: {reason}].",
    "이 증명서를 발급했는지, 서명에 쓰인 인증서가 유효했는지 발급기관에 문의하십시오.",
  ],
  "issuer.did_invalid": ["발급자가 공개한 키 문서를 사용할 수 없어[({reason})] 서명을 확인하지 못했습니다.", "다른 네트워크에서 다시 시도하십시오. 그래도 마찬가지이면 발급기관에 알리십시오."],
  "issuer.did_unreachable": ["발급자가 공개한 키 문서[({did})]를 가져올 수 없어 서명을 확인하지 못했습니다.", "연결을 확인하고 다시 시도하십시오."],
  "issuer.withheld": [
    "이 서명자가 이를 증명할 수 있는지를 보여 주는 부분이 이 사본에는 공개되지 않았습니다[: {reason}].",
    "제시자에게 그 부분이 공개된 사본을 요청하십시오.",
  ],
  "issuer.key_binding_mismatch": [
    "제시자가 이 사본이 귀사를 위해 만들어졌음을 증명하지 않았습니다[: {reason}].",
    "제시자에게 귀사와 이번 용도를 위해 증명서를 다시 제시해 달라고 요청하십시오.",
  ],

  "validity.not_yet_valid": ["증명서가 아직 유효하지 않습니다[({from}부터 유효)].", "그날부터 사용하거나, 날짜가 맞는지 수출자에게 문의하십시오."],
  "validity.expired": ["증명서의 유효기간이 끝났습니다[({until}까지)].", "수출자에게 새 증명서를 요청하십시오. 이미 수입한 물품은 세관에 문의하십시오."],
  "validity.bad_time": ["증명서에 있는 시각이 시각이 아니거나, 기간이 시작되기 전에 끝납니다[({member})].", ASK_ISSUER],
  "validity.iat_not_numeric": ["기술적인 서명 시각이 숫자가 아니어서 사용하지 않았습니다.", "조치할 필요가 없습니다. 발급기관에 알려 두면 좋습니다."],

  "status.revoked": ["발급기관이 이 증명서를 취소했습니다[({asOf} 기준)].", "수출자에게 이를 대신하는 증명서를 요청하십시오."],
  "status.suspended": ["발급기관이 이 증명서의 효력을 일시 정지했습니다[({asOf} 기준)].", "기다리면서 언제 어떻게 결정할지 발급기관에 문의하십시오."],
  "status.superseded": ["발급기관이 이 증명서를 다른 증명서로 대체했습니다[({asOf} 기준)].", "수출자에게 이를 대신하는 증명서를 요청하십시오."],
  "status.unreachable": ["취소되었는지 조회하지 못했습니다[(응답 없음: {uri})].", TRY_AGAIN],
  "status.list_invalid": ["취소되었는지 알려 주는 목록을 신뢰할 수 없습니다[: {reason}][({cause})].", ASK_STATUS],
  "status.list_stale": ["취소되었는지 알려 주는 목록이 너무 오래되었습니다[({asOf} 기준)].", TRY_AGAIN],
  "status.index_out_of_range": ["증명서가 가리키는 위치[({index})]가 발급기관의 목록에 없습니다.", ASK_STATUS],
  "status.purpose_mismatch": ["증명서가 지정한 목록은 다른 목적의 목록입니다[({actual}, 필요한 것은 {expected})].", ASK_STATUS],
  "status.too_large": ["취소되었는지 알려 주는 목록이 너무 커서 읽을 수 없습니다.", ASK_STATUS],
  "status.origin_not_allowed": ["증명서가 지정한 취소 목록의 주소가 신뢰 발급자 목록에서 허용되지 않아[({uri})][({reason})] 가져오지 않았습니다.", ASK_STATUS],
  "status.missing": ["취소 여부를 조회할 수 있는 증명서를 요구하고 있으나, 이 증명서는 목록을 지정하지 않았습니다.", ASK_STATUS],
  "status.unsupported": ["증명서가 이 검증기가 알지 못하는 종류의 취소 통지를 사용합니다[({type})][({member} 참조)].", ASK_STATUS],

  "claims.missing": ["필요한 기재 사항이 없습니다. 그 대부분은 협정이 모든 원산지 증명에 최소한으로 요구하는 것입니다(부속서 3나, Annex 3B).", CORRECT],
  "claims.wrong_type": ["기재 사항이 잘못된 방식으로 적혀 있어(예: 숫자가 있어야 할 곳에 글자) 읽을 수 없습니다.", CORRECT],
  "claims.bad_value": ["기재 사항이 정해진 형식이 아닙니다. 날짜는 2026-06-01처럼, 국가는 영문자 두 자로, 금액은 숫자로 적어야 합니다.", CORRECT],
  "claims.unknown_member": ["프로파일에 없는 기재 사항입니다. 그대로 두었으나 아무것도 확인하지 않았습니다.", "필요하다면 직접 읽어 보십시오."],
  "claims.withheld": ["필요한 기재 사항이 이 사본에는 공개되지 않았습니다.", "제시자에게 그 사항이 공개된 사본을 요청하십시오."],
  "claims.unsafe_text": [
    "화면을 조작하거나 글의 방향을 바꾸는 문자가 있어 실제 내용과 다르게 읽힐 수 있습니다.",
    "거기에 보이는 내용을 믿지 마십시오. 수출자에게 그러한 문자가 없는 증명서를 재발급받도록 요청하십시오.",
  ],

  "rules.not_judged": [
    "판단에 필요한 사항이 없거나 형식이 올바르지 않거나 공개되지 않아 판단할 수 없는 규칙이 있습니다[(규칙 {rules})].",
    "내용에 대한 지적을 읽고, 필요한 사항이 모두 보이는 증명서를 수출자에게 요청하십시오.",
  ],
  "rules.certificate_number_blank": ["증명서에 번호가 없습니다. 세관과 발급기관이 찾을 수 있도록 증명서마다 고유 번호가 있어야 합니다.", CORRECT],
  "rules.issuing_country_not_party": ["발급국[({actual:country})]이 RCEP 당사국이 아닙니다. 원산지 증명은 당사국에서만 나올 수 있습니다.", NO_RATE],
  "rules.exporter_incomplete": ["수출자의 이름 또는 주소가 비어 있습니다. 원산지 증명에는 둘 다 있어야 합니다.", CORRECT],
  "rules.exporter_country": [
    "수출자가 발급국에 있지 않습니다[({actual:country}, 발급국은 {expected:country})]. 원산지 증명은 물품이 수출되는 당사국에서 발급됩니다.",
    CORRECT,
  ],
  "rules.consignee_incomplete": ["수하인의 이름 또는 주소가 비어 있습니다. 원산지 증명에는 수입자 또는 수하인의 이름과 주소가 둘 다 있어야 합니다.", CORRECT],
  "rules.consignee_not_party": ["수하인이 RCEP 당사국에 있지 않습니다[({actual:country})]. 물품은 당사국으로 보내져야 합니다.", CORRECT],
  "rules.consignee_country_differs": [
    "수하인이 수입 당사국이 아닌 다른 당사국에 있습니다[({actual:country}, 수입 당사국은 {expected:country})]. 보통 둘은 같습니다.",
    "물품이 증명서에 적힌 곳으로 가는지 확인하고, 세관이 물을 경우에 대비해 계약서를 준비하십시오.",
  ],
  "rules.item_producer_missing": [
    "제3란에 SEE BOX 8이라고 되어 있으나 이 품목에는 생산자가 적혀 있지 않습니다. 생산자가 여럿이면 품목별로 적어야 합니다.",
    "세관에 설명할 수 있도록 이 물품의 생산자를 수출자에게 문의하십시오. 경미한 누락은 세관이 문제 삼지 않습니다(제3.26조).",
  ],
  "rules.consignment_unidentified": [
    "어느 화물에 대한 것인지 나타나 있지 않습니다. 송장 번호, 출발일, 선박명·항공편명 또는 양륙항으로 화물을 특정해야 합니다.",
    CORRECT,
  ],
  "rules.importing_country_not_party": ["수입국[({actual:country})]이 RCEP 당사국이 아닙니다. 협정은 한 당사국에서 다른 당사국으로 가는 물품을 위한 것입니다.", NO_RATE],
  "rules.importing_country_same": [
    "수입국이 발급국과 같습니다[({actual:country})]. 협정은 한 당사국에서 다른 당사국으로 가는 물품을 위한 것입니다.",
    CORRECT,
  ],
  "rules.exporter_declaration_incomplete": ["수출자 또는 생산자의 신고에 장소 또는 서명자가 없습니다. 이것이 없으면 증명서가 완전하지 않습니다.", CORRECT],
  "rules.certification_incomplete": ["발급기관의 증명에 장소 또는 서명자가 없습니다. 발급기관이 권한을 준 사람이 서명해야 합니다.", CORRECT],
  "rules.not_latin": [
    "이 내용의 대부분이 로마자가 아닙니다. 원산지 증명은 영어로 작성해야 합니다.",
    "세관이 요구할 경우에 대비해 수출자에게 영어 문구를 요청하십시오. 경미한 불일치는 세관이 문제 삼지 않습니다(제3.26조).",
  ],
  "rules.item_numbers": [
    "품목 번호가 1부터 차례로 매겨져 있지 않습니다[({expected} 자리에 {actual})].",
    "빠진 품목이 없는지 확인하십시오. 번호와 같은 경미한 불일치는 세관이 문제 삼지 않습니다(제3.26조).",
  ],
  "rules.description_blank": ["품명이 적혀 있지 않습니다. 품명은 세관 공무원이 물품을 식별할 수 있는 것이어야 합니다.", CORRECT],
  "rules.description_short": [
    "품명이 매우 짧습니다. 품명은 세관 공무원이 물품을 식별할 수 있는 것이어야 합니다.",
    "송장과 비교해 보고, 그것으로 물품을 식별할 수 없으면 수출자에게 더 자세한 품명을 요청하십시오.",
  ],
  "rules.hs_chapter": [
    "이 HS 코드[({actual})]의 첫 두 자리에 해당하는 류에 분류되는 물품이 없습니다[({edition}년판)]. 원산지 규정이 HS 코드에 따라 정해지므로 물품의 코드를 6자리로 적어야 합니다.",
    CORRECT,
  ],
  "rules.hs_heading_unknown": [
    "통일상품명 및 부호체계(HS)[({edition}년판)]에 이 HS 코드[({actual})]의 첫 네 자리에 해당하는 호가 없습니다. 물품의 코드를 6자리로 적어야 합니다.",
    "신고하려는 코드와 비교하고, 다르면 어느 것이 맞는지 수출자에게 문의하십시오. 오타는 경미한 오류입니다(제3.26조).",
  ],
  "rules.hs_subheading_unknown": [
    "사용하는 소호 표[({edition}년판)]에 이 HS 코드[({actual})]가 없습니다. 물품의 코드를 6자리로 적어야 합니다.",
    "신고하려는 코드와 비교하고, 다르면 어느 것이 맞는지 수출자에게 문의하십시오. 오타는 경미한 오류입니다(제3.26조).",
  ],
  "rules.hs_more_than_six_digits": [
    "HS 코드가 6자리를 넘습니다[({actual})]. 처음 6자리[({counts})]만 의미가 있고 나머지는 각국이 정한 것입니다.",
    NOTHING,
  ],
  "rules.de_minimis_without_ctc": [
    "최소허용수준이 적용되었으나 기준이 세번변경(CTC)이 아닙니다. 최소허용수준은 세번이 변경되지 않은 재료만을 허용하는 규정입니다.",
    "최소허용수준 없이도 물품이 기준을 충족하는지 수출자에게 문의하십시오. 충족하면 경미한 불일치이며 세관이 문제 삼지 않습니다(제3.26조).",
  ],
  "rules.cumulation_not_needed": [
    "누적이 적용되었으나 여기서는 의미가 없습니다. 완전하게 획득된 물품 또는 원산지 재료로만 생산된 물품에는 누적이 필요하지 않습니다.",
    NOTHING_MINOR,
  ],
  "rules.fob_missing": ["기준은 역내가치포함비율(RVC)이지만 FOB 가격이 없습니다. 비율이 이 가격으로 계산되므로 이 기준에서는 반드시 적어야 합니다.", CORRECT],
  "rules.fob_zero": ["기준은 역내가치포함비율(RVC)이지만 FOB 가격이 0입니다. 비율이 이 가격으로 계산되므로 이 기준에서는 반드시 적어야 합니다.", CORRECT],
  "rules.fob_not_needed": ["FOB 가격이 적혀 있으나, 이는 역내가치포함비율(RVC) 기준에서만 필요합니다.", "조치할 필요가 없습니다. 적혀 있어도 지장이 없습니다."],
  "rules.currency_unknown": ["통화[({actual})]가 USD나 CNY 같은 ISO 4217 코드가 아닙니다.", `가격을 송장과 비교하십시오. ${MINOR}`],
  "rules.quantity_zero": ["수량이 0입니다. 원산지 증명에는 물품의 수량이 있어야 합니다.", CORRECT],
  "rules.unit_unknown": ["단위[({actual})]가 UN/ECE 권고 제20호의 코드(예: 킬로그램은 KGM)가 아닙니다.", `수량을 송장과 비교하십시오. ${MINOR}`],
  "rules.origin_not_party": ["RCEP 원산지국[({actual:country})]이 RCEP 당사국이 아닙니다. 어느 당사국인지에 따라 세율이 달라질 수 있으므로 당사국이어야 합니다.", CORRECT],
  "rules.origin_differs": [
    "RCEP 원산지국이 발급 당사국이 아닙니다[({actual:country}, 발급 당사국은 {expected:country})]. 다른 당사국이 원산지 재료를 가장 많이 제공한 경우에는 맞는 기재이며, 이때 적용되는 세율은 그 당사국에 대한 세율입니다.",
    "그 이유를 수출자에게 문의하고, 적혀 있는 국가에 대한 세율의 적용을 신청하십시오.",
  ],
  "rules.origin_mark_not_needed": [
    "원산지국에 여러 세율 가운데 가장 높은 세율의 적용을 신청하는 표시(* 또는 **)가 있습니다. 수입 당사국[({importingCountry:country})]은 모든 당사국에 같은 세율을 적용하므로 이 표시로 달라지는 것이 없습니다.",
    NOTHING,
  ],
  "rules.invoice_number_blank": ["번호 없는 송장이 적혀 있습니다. 번호와 날짜가 요구됩니다.", `송장을 가지고 있는 송장과 비교하십시오. ${MINOR}`],
  "rules.item_without_invoice": [
    "송장이 여럿이지만 이 품목에는 송장이 적혀 있지 않습니다. 여럿이면 품목마다 해당 송장의 번호와 날짜를 적어야 합니다.",
    `이 품목이 어느 송장의 것인지 확인하십시오. ${MINOR}`,
  ],
  "rules.invoice_after_issue": [
    "송장의 날짜가 증명서보다 늦습니다[(송장 {actual}, 발급 {issueDate})]. 물품의 수입에 사용되는 송장이어야 합니다.",
    `받은 송장이 맞는지 확인하십시오. ${MINOR}`,
  ],
  "rules.issued_in_future": [
    "발급일[({actual})]이 미래의 날짜입니다. 원산지 증명은 발급된 날부터 효력이 있습니다.",
    "이 컴퓨터의 시계가 틀리면 맞추십시오. 그렇지 않으면 날짜를 정정받도록 수출자에게 요청하십시오.",
  ],
  "rules.year_over": [
    "발급[({actual})] 후 1년이 지났습니다[(마지막 날은 {lastDay})]. 원산지 증명의 유효기간은 1년입니다.",
    "세관은 정당한 사유가 있으면 인정할 수 있으므로(제3.22조 제6항) 아직 인정하는지 세관에 문의하고, 인정하지 않으면 수출자에게 새것을 요청하십시오.",
  ],
  "rules.retroactive_not_marked": [
    "물품이 떠난 뒤에 발급되었습니다[(출발 {departureDate}, 발급 {issueDate})]. 이때에는 ISSUED RETROACTIVELY(소급발급) 표시가 있어야 하는데 없습니다.",
    CORRECT,
  ],
  "rules.issued_too_late": [
    "너무 늦게 발급되었습니다[({actual})]. 물품이 떠난 날[({departureDate})]부터 1년까지만 발급할 수 있습니다[(마지막 날은 {lastDay})].",
    "출발일을 확인하십시오. 맞으면 이 화물에 대해서는 더 이상 증명서를 발급할 수 없으므로, 달리 할 수 있는 일을 세관에 문의하십시오.",
  ],
  "rules.retroactive_not_needed": [
    "ISSUED RETROACTIVELY(소급발급) 표시가 있으나 물품이 떠난 뒤에 발급된 것이 아닙니다[(발급 {issueDate}, 출발 {departureDate})]. 이 표시는 나중에 발급되는 증명서를 위한 것입니다.",
    "출발일을 확인하십시오. 이 표시와 같은 경미한 불일치는 세관이 문제 삼지 않습니다(제3.26조).",
  ],
  "rules.declared_after_certification": [
    "수출자의 신고 날짜가 발급기관의 증명보다 늦습니다[(신고 {actual}, 증명 {certified})]. 발급기관은 먼저 신고된 것을 증명합니다.",
    NOTHING_MINOR,
  ],
  "rules.before_entry_into_force": [
    "[{country:country}|당사국 중 하나]에 대하여 협정이 발효하기 전에 발급되었습니다[(발급 {actual})][(발효일 {inForce})].",
    "물품이 그날 운송 중이었던 것으로 인정되는지(제3.30조) 세관에 문의하고, 아니면 발효 이후에 발급된 원산지 증명을 수출자에게 요청하십시오.",
  ],
  "rules.hs_edition_differs": [
    "그날의 원산지 증명과 다른 판의 통일상품명 및 부호체계(HS)로 작성되었습니다[({actual}, 맞는 판은 {expected})].",
    "이 6자리가 신고에 쓰는 판에서도 같은 물품을 뜻하는지 확인하십시오.",
  ],
  "rules.third_party_blank": [
    "제3자 송장이라고 되어 있으나 송장을 발행한 자가 적혀 있지 않습니다. 그 회사의 이름과 국가를 제14란에 적어야 합니다.",
    "수출자에게 정정받도록 요청하십시오. 제3자가 송장을 발행했다는 것만으로 세율 적용을 거부할 수는 없습니다(제3.20조).",
  ],
  "rules.third_party_not_stated": [
    "귀사의 송장[({invoice})]은 수출자도 생산자도 아닌 자[({issuer})]가 발행한 것입니다. 이는 회사의 이름 및 국가와 함께 제3자 송장으로 적어야 하는데 적혀 있지 않습니다.",
    "수출자에게 그 기재를 받도록 요청하십시오. 송장만을 이유로 세율 적용이 거부되지는 않습니다(제3.20조).",
  ],
  "rules.declaration_not_accepted": [
    "인증수출자가 적혀 있지 않은 원산지 신고서입니다. [{country:country}|당사국 중 하나]에서 이 종류의 원산지 증명을 이미 사용한다는 정보는 없습니다.",
    "인정하는지 수입국의 세관에 문의하고, 인정하지 않으면 수출자에게 원산지 증명서를 요청하십시오.",
  ],
  "rules.declaration_incomplete": [
    "신고서에 번호 또는 서명자가 없습니다. 둘 다 있어야 합니다.",
    "이를 근거로 RCEP 협정세율 적용을 신청하기 전에, 작성한 자에게 완전한 것을 요청하십시오.",
  ],
  "rules.approved_exporter_code_blank": [
    "인증수출자의 인증번호가 비어 있습니다. 인증수출자의 신고서에는 인증번호가 있어야 합니다.",
    "RCEP 협정세율 적용을 신청하기 전에, 수출자에게 인증번호가 있는 신고서를 요청하십시오.",
  ],
  "rules.authorisation_ended": [
    "인증수출자의 인증이 끝난 뒤에 신고서가 작성되었습니다[(인증 종료 {until})][(작성 {issueDate})]. 인증수출자는 인증을 받은 동안에만 신고서를 작성할 수 있습니다.",
    "수출자에게 유효한 인증에 따른 신고서 또는 원산지 증명서를 요청하십시오.",
  ],
  "rules.back_to_back_incomplete": ["연결 원산지 증명(back-to-back)이지만 원본의 번호가 비어 있습니다. 근거가 되는 원본 원산지 증명을 적어야 합니다.", CORRECT],
  "rules.original_not_party": ["연결 원산지 증명(back-to-back)이지만 원본에 관한 기재에 RCEP 당사국이 아닌 국가가 있습니다[({actual:country})]. 원본은 당사국의 것이어야 합니다.", CORRECT],
  "rules.original_expired": [
    "근거가 되는 원본이 발급된[({actual})] 지 1년이 지났습니다[({lastDay}까지 유효)]. 연결 원산지 증명은 원본보다 오래 유효할 수 없습니다.",
    "세관은 정당한 사유가 있으면 인정할 수 있으므로(제3.22조 제6항) 아직 인정하는지 세관에 문의하고, 인정하지 않으면 더 새로운 원본에 따른 것을 수출자에게 요청하십시오.",
  ],
  "rules.original_later": ["근거가 되는 원본의 날짜가 이 문서보다 늦습니다[(원본 {actual}, 발급 {issueDate})]. 유효한 원본이 먼저 있어야 합니다.", CORRECT],
  "rules.back_to_back_same_party": [
    "연결 원산지 증명(back-to-back)이지만 원본과 같은 당사국[({actual:country})]에서 발급되었습니다. 연결 원산지 증명은 물품이 거쳐 가는 당사국을 위한 것입니다.",
    "세관에 설명할 수 있도록 원본이 어디에서 발급되었는지 수출자에게 문의하십시오.",
  ],
  "rules.true_copy_date": [
    "인증된 진정등본(CERTIFIED TRUE COPY)의 날짜[({actual})]가 원본 발급 후 1년 이내에 있지 않습니다[({issueDate}부터 {lastDay}까지)].",
    "날짜를 확인하고, 맞으면 수출자에게 새 증명서를 요청하십시오.",
  ],
  "rules.proof_waived": [
    "입력한 과세가격이 낮아 세관이 원산지 증명을 요구하지 않을 수 있습니다[({limit}까지, 수입 당사국이 정한 경우 그 이상)].",
    "필요한지 세관에 문의하십시오. 한도를 넘지 않도록 나눈 화물은 해당하지 않습니다.",
  ],
  "rules.field_rule": [
    "참조 데이터가 알리는 규칙이 지켜지지 않았습니다[(요구 사항: {must:must})].",
    "근거로 적힌 것을 읽고, 세관이 이 규칙을 따르는 경우 수출자에게 문의하십시오.",
  ],
  "rules.data_invalid": ["제공된 참조 데이터를 사용할 수 없습니다[: {reason}][({cause})]. 더 오래된 것일 수 있는 내장 데이터만으로 판단했습니다.", FRESH_DATA],
  "rules.data_expired": ["제공된 참조 데이터의 유효기간이 끝났습니다[({expires}까지)]. 더 오래된 것일 수 있는 내장 데이터만으로 판단했습니다.", FRESH_DATA],

  "request.number_mismatch": ["요청한 것과 다른 번호가 적혀 있습니다[({actual}, 요청한 번호는 {expected})].", "번호를 확인하십시오. 맞으면 다른 증명서를 받은 것입니다."],
  "request.withheld": [
    "이 사본에서 공개되지 않은 부분에 있을 수 있으므로 입력한 내용을 비교하지 못했습니다[: {field:stated} “{expected}”|: {field:stated}].",
    "제시자에게 그 부분이 공개된 사본을 요청하십시오.",
  ],
  "request.field_mismatch": [
    "입력한 내용이 증명서에 없습니다[: {field:stated} “{expected}”|: {field:stated}][. 증명서의 기재: {actual:quoted}].",
    "송장 및 주문서와 비교하십시오. 그것들이 맞으면 다른 화물의 증명서일 수 있으니 수출자에게 문의하십시오.",
  ],
  "request.normalised": [
    "표기는 다르지만 입력한 내용과 같은 것으로 보았습니다[: {field:stated} “{expected}”][. 증명서의 기재: {actual:quoted}].",
    NOTHING,
  ],
  "request.description_differs": [
    "품명이 입력한 것과 다른 말로 적혀 있습니다[: “{expected}”][. 증명서의 기재: {actual:quoted}].",
    "둘 다 읽어 보십시오. 같은 물품인지는 귀사만 판단할 수 있습니다. 판정 결과에는 영향이 없습니다.",
  ],
};

const settings: Messages["settings"] = {
  offline: {
    "status.unreachable": ["아무것도 가져오지 않도록 설정되어 취소되었는지 조회하지 않았습니다[(목록의 위치: {uri})].", "“offline”을 빼고 다시 확인하거나 목록을 파일로 제공하십시오."],
    "issuer.did_unreachable": ["아무것도 가져오지 않도록 설정되어 발급자가 공개한 키 문서[({did})]를 가져오지 않았습니다.", "“offline”을 빼고 다시 확인하거나 문서를 파일로 제공하십시오."],
    "issuer.trust_list_unreachable": ["아무것도 가져오지 않도록 설정되어 신뢰 발급자 목록을 가져오지 않았습니다.", "“offline”을 빼고 다시 확인하거나 목록 자체를 제공하십시오."],
  },
  jws: {
    "signature.alg_not_allowed": ["여기서 허용되지 않은 방식으로 서명되어 있습니다[({alg})].", "예상한 방식이라면 --alg로 지정하십시오."],
    "issuer.key_unknown": ["주어진 키 가운데 지정된 키가 없어 서명을 확인하지 못했습니다.", "같은 kid를 가진 서명자의 공개키를 제공하십시오."],
  },
  warning: {
    "claims.unsafe_text": [
      "보이지 않는 문자 또는 로마자처럼 보이는 다른 문자가 있습니다.",
      "물품 및 서류와 비교하고, 중요하다면 발급기관에 문의하십시오.",
    ],
    "request.field_mismatch": [
      "입력한 내용과 다릅니다[: {field:stated} “{expected}”|: {field:stated}][. 증명서의 기재: {actual:quoted}].",
      "가지고 있는 서류와 비교하십시오. 원산지에 의심이 없는 서류 간의 작은 차이는 세관이 문제 삼지 않습니다.",
    ],
  },
  info: {
    "rules.origin_differs": [
      "RCEP 원산지국이 발급 당사국이 아닙니다[({actual:country}, 발급 당사국은 {expected:country})]. 수입 당사국은 모든 당사국에 같은 세율을 적용하므로 이로 인해 달라지는 것이 없습니다.",
      NOTHING,
    ],
  },
};

const places: Messages["places"] = {
  "claims.bad_value": {
    "/items": [
      "증명서의 품목은 1개에서 50개까지인데, 이 증명서에는 품목이 없거나 50개를 넘습니다.",
      "수출자에게 증명서를 재발급받도록 요청하십시오. 품목이 50개를 넘으면 여러 증명서로 나눕니다.",
    ],
  },
};

const outweighs: Messages["outweighs"] = { "rules.retroactive_not_marked": "rules.issued_too_late" };

const TEST_ISSUER = "이 컴퓨터의 시험용 발급자를 쓰려면 정책에 allowLoopbackHttp가 필요합니다. 그렇지 않으면 증명서가 여전히 유효한지 발급기관에 문의하십시오.";

const reasons: Messages["reasons"] = {
  "issuer.trust_list_invalid": {
    "no key is pinned to check its signature with": "trust-key(신뢰 발급자 목록에 서명한 자의 키)를 설정한 다음 다시 확인하십시오.",
    "it was issued in the future": "과거의 시점을 지정했다면 목록이 그 시점보다 새로운 것이므로 그때의 목록을 사용하십시오. 그렇지 않으면 이 컴퓨터의 시계를 맞추십시오.",
  },
  "rules.data_invalid": {
    "no key is pinned to check their signature with": "정책의 dataKey 또는 trust-key(참조 데이터에 서명한 자의 키)를 설정한 다음 다시 확인하십시오.",
    "they were issued in the future": "과거의 시점을 지정했다면 참조 데이터를 빼십시오. 그렇지 않으면 이 컴퓨터의 시계를 맞추십시오.",
  },
  "status.origin_not_allowed": {
    "it is not https": TEST_ISSUER,
    "it is on this machine": TEST_ISSUER,
    "it is no https address, or one on this machine": TEST_ISSUER,
  },
};

const checks: Messages["checks"] = {
  format: { label: "형식", passed: ["서명된 원산지 증명서이며, 이 검증기가 아는 형식입니다."], notApplicable: "" },
  signature: { label: "서명", passed: ["진짜입니다. 서명 후 변경된 것이 없습니다."], notApplicable: "" },
  issuer: {
    label: "발급자",
    passed: [
      "신뢰 발급자 목록에 있고 이를 발급할 수 있으며 키가 유효했습니다: {name}({country:country}).",
      "지정된 키가 신뢰 발급자 목록에 있습니다. 그 키로 이것에 서명했는지는 서명 확인에서 판단합니다.",
    ],
    notApplicable: "",
  },
  validity: { label: "유효기간", passed: ["유효기간 안에 있습니다({until}까지).", "유효기간 안에 있습니다. 끝나는 시각은 적혀 있지 않습니다."], notApplicable: "" },
  status: {
    label: "취소 여부",
    passed: [
      "{purposes:purposes}[({asOf} 기준)][. 발급기관의 통지: {messages}].",
      "지정된 것은 취소나 정지에 대해 아무것도 말하지 않습니다[. 발급기관의 통지: {messages}][({asOf} 기준)].",
    ],
    notApplicable: "증명서가 취소 목록을 지정하지 않아 온라인으로 조회할 수 없습니다.",
  },
  claims: { label: "기재 사항", passed: ["필요한 기재 사항이 모두 있고 형식이 올바릅니다."], notApplicable: "" },
  rules: { label: "내용에 대한 RCEP 규칙", passed: ["내용이 여기서 확인하는 RCEP 규칙에 맞습니다."], notApplicable: "" },
  request: {
    label: "요청 내용",
    passed: [
      "요청한 증명서입니다. 일치하는 사항: {exact:some}[, 표기만 다른 사항: {normalised:some}][, 다른 사항(지적 참조): {differing:some}].",
      "요청한 증명서입니다. 표기만 다른 사항: {normalised:some}[, 다른 사항(지적 참조): {differing:some}].",
      "입력한 내용과 어긋나는 것은 없으나, 요청한 것임을 보여 주는 것도 없습니다[. 다른 사항(지적 참조): {differing:some}].",
    ],
    notApplicable: "비교할 내용이 입력되지 않았습니다.",
  },
};

const groups: Messages["groups"] = [
  { title: "온전합니까?", checks: ["format", "signature"] },
  { title: "누가 말한 것입니까?", checks: ["issuer"] },
  { title: "아직 유효합니까?", checks: ["validity", "status"] },
  { title: "빠짐없이 규칙에 맞습니까?", checks: ["claims", "rules"] },
  { title: "요청한 것입니까?", checks: ["request"] },
];

const verdicts: Messages["verdicts"] = {
  valid: {
    headline: "유효함",
    lead: "서명은 진짜이고, 발급자는 신뢰 발급자 목록에 있으며, 해당하는 모든 확인을 통과했습니다.",
  },
  invalid: { headline: "유효하지 않음", lead: "이 문서를 신뢰하지 마십시오." },
  indeterminate: {
    headline: "확인할 수 없었음",
    lead: "잘못된 것은 발견되지 않았으나, 필요한 것 가운데 확인하지 못한 것이 있습니다.",
  },
};

/** Korean has one category only. */
const remarked: Messages["remarked"] = {
  lead: { other: "서명은 진짜이고, 발급자는 신뢰 발급자 목록에 있으며, 실패한 확인은 없으나, 세관이 문제를 제기할 수 있는 지적이 {count}건 있습니다. 아래를 보십시오." },
  rules: { other: "여기서 확인하는 RCEP 규칙 가운데 이를 금지하는 것은 없으나, 세관이 문제를 제기할 수 있는 지적이 {count}건 있습니다. 아래를 보십시오." },
};

const outcomes: Messages["outcomes"] = {
  passed: "통과",
  failed: "실패",
  inconclusive: "확인할 수 없었음",
  not_run: "확인하지 않음",
  not_applicable: "확인할 것이 없음",
};

const severities: Messages["severities"] = { error: "오류", warning: "경고", info: "참고" };

const problems: Messages["problems"] = {
  unreachable: ["증명서를 보관하는 서비스가 응답하지 않았습니다.", "연결을 확인하고 다시 시도하십시오."],
  "bad-answer": ["증명서를 보관하는 서비스의 응답이 이치에 맞지 않습니다.", "나중에 다시 시도하거나 이 페이지의 소유자에게 알리십시오."],
  "access-code-required": ["증명서는 접근 코드가 있어야만 받을 수 있습니다.", "증명서 또는 송장과 함께 받은 코드를 입력하십시오."],
  "not-found": ["이 번호와 접근 코드의 증명서가 없습니다.", "둘 다 확인하십시오. 영문자와 숫자는 혼동하기 쉽습니다."],
  "malformed-number": ["이것은 증명서 번호일 수 없습니다.", "증명서 맨 위에 있는 그대로 입력하십시오."],
  "malformed-code": ["이것은 접근 코드일 수 없습니다.", "증명서와 함께 받은 그대로 입력하십시오."],
  "rate-limited": ["시도 횟수가 너무 많습니다.", "1분 기다린 다음 다시 시도하십시오."],
  "upstream-signature-invalid": [
    "제공처가 준 증명서의 서명이 성립하지 않습니다. 서명 후에 변경되었거나 다른 사람이 서명했습니다. 증명서는 표시하지 않습니다.",
    "그 어떤 사본도 신뢰하지 마십시오. 수출자에게 발급된 그대로의 증명서 파일을 요청하고, 발급기관에 알리십시오.",
  ],
  "upstream-certificate-mismatch": [
    "제공처가 요청한 것과 다른 증명서를 주었습니다. 증명서는 표시하지 않습니다.",
    "번호를 확인하십시오. 맞으면 이 페이지의 소유자에게 알리고, 수출자에게 증명서 파일을 요청하십시오.",
  ],
  "upstream-issuer-unknown": [
    "제공처가 준 증명서는 신뢰 발급자 목록에 있는 누구도 서명했다고 인정할 수 없는 것입니다. 증명서는 표시하지 않습니다.",
    "발급기관이 확인해 줄 때까지 그 어떤 사본도 신뢰하지 마십시오. 이 페이지의 소유자에게 알리십시오.",
  ],
  "upstream-malformed": [
    "제공처가 준 것은 원산지 증명서가 아닙니다.",
    "이 페이지의 소유자에게 알리고, 수출자에게 증명서 파일을 요청하십시오.",
  ],
  revoked: ["증명서를 보관하는 서비스에 따르면 증명서가 취소되었습니다.", "여기서 확인하여 알게 된 것은 아래와 같습니다."],
  suspended: ["증명서를 보관하는 서비스에 따르면 증명서의 효력이 일시 정지되었습니다.", "여기서 확인하여 알게 된 것은 아래와 같습니다."],
};

const members: Messages["members"] = {
  address: ["주소"],
  amount: ["금액"],
  approvedExporter: ["인증수출자", undefined, { code: ["인증번호"], validUntil: ["인증 종료일"] }],
  approvedExporterCode: ["인증수출자의 인증번호", "14"],
  backToBack: ["연결 원산지 증명", "17", {
    issuingCountry: ["원본의 발급국", "14"],
    rcepCountryOfOrigin: ["원본의 RCEP 원산지국", "14"],
  }],
  base: ["기준"],
  certificateNumber: ["증명서 번호", "top"],
  certification: ["발급기관의 증명", "16"],
  certifiedTrueCopyDate: ["인증된 진정등본의 날짜", "14"],
  code: ["코드"],
  completion: ["신고서의 작성"],
  consignee: ["수하인", "2"],
  conveyance: ["선박명·항공편명", "4"],
  count: ["포장의 개수", "8"],
  country: ["국가"],
  cumulation: ["누적", "10"],
  currency: ["통화"],
  date: ["날짜"],
  deMinimis: ["최소허용수준", "10"],
  declarationReference: ["신고서 번호"],
  departureDate: ["출발일", "4"],
  description: ["품명", "8"],
  exporter: ["수출자", "1"],
  exporterDeclaration: ["수출자 또는 생산자의 신고", "15"],
  fobValue: ["FOB 가격", "12"],
  hsCode: ["HS 코드", "9"],
  hsEdition: ["통일상품명 및 부호체계(HS)의 판"],
  importingCountry: ["수입국", "15"],
  invoices: ["송장", "13"],
  issueDate: ["발급일", "16"],
  issuedRetroactively: ["소급발급", "17"],
  issuingBody: ["발급기관", "16"],
  issuingCountry: ["발급국", "top"],
  items: ["물품", undefined, { producer: ["생산자", "8"] }],
  kind: ["포장의 종류", "8"],
  mark: ["원산지 표시", "11"],
  marks: ["기호 및 번호", "7"],
  name: ["이름"],
  number: ["번호"],
  originCriterion: ["원산지 결정기준", "10"],
  originalIssueDate: ["원본의 발급일", "14"],
  originalNumber: ["원본의 번호", "14"],
  packages: ["포장", "8"],
  place: ["장소"],
  portOfDischarge: ["양륙항", "4"],
  producer: ["생산자", "3"],
  producerStatus: ["생산자", "3"],
  quantity: ["수량", "12"],
  rcepCountryOfOrigin: ["RCEP 원산지국", "11"],
  remarks: ["비고", "14"],
  route: ["경로", "4"],
  signatory: ["서명자"],
  thirdPartyInvoicing: ["제3자 송장", "17", {
    country: ["송장 발행자의 국가", "14"],
    name: ["송장 발행자의 이름", "14"],
  }],
  transport: ["운송", "4"],
  type: ["종류"],
  unit: ["단위", "12"],
  validUntil: ["유효기한"],
  value: ["값"],
};

const stated: Messages["stated"] = {
  address: "주소",
  consignee: "수하인",
  country: "국가",
  date: "날짜",
  description: "품명",
  exporter: "수출자",
  hsCode: "HS 코드",
  hsCodes: "HS 코드",
  importingCountry: "수입국",
  invoice: "송장",
  invoices: "송장",
  items: "입력한 품목",
  name: "이름",
  number: "증명서 번호",
  quantities: "수량",
  quantity: "수량",
};

const must: Messages["must"] = { stand: "기재되어 있고 비어 있지 않을 것", lack: "기재되어 있지 않을 것", oneOf: "다음 중 하나일 것: {choices}" };

const purposes: Messages["purposes"] = {
  revocation: "취소되지 않음",
  "revocation suspension": "취소되거나 정지되지 않음",
  suspension: "정지되지 않음",
};

const scope: Messages["scope"] = {
  answers: {
    needed: ["RCEP 협정세율에는 원산지 증명이 필요합니다.", "세율 적용을 신청하기 전에 여기에 적힌 원산지 증명 가운데 하나를 갖추십시오."],
    may_be_waived: ["이 화물에는 세관이 원산지 증명을 요구하지 않을 수 있습니다.", "그래도 필요한지 수입국의 세관에 문의하십시오."],
    not_needed: ["원산지 증명이 필요하지 않습니다.", "일반 세율로 수입하십시오."],
    not_available: ["원산지 증명의 유무와 관계없이 이 화물에는 RCEP 협정세율 적용을 신청할 수 없습니다.", "다른 협정이 적용되는지 수출자 또는 세관에 문의하십시오."],
  },
  reasons: {
    exporting_country_not_party: "수출국[({country:country})]이 RCEP 당사국이 아닙니다.",
    importing_country_not_party: "수입국[({country:country})]이 RCEP 당사국이 아닙니다.",
    same_country: "수출국과 수입국이 같습니다[({country:country})]. 협정은 한 당사국에서 다른 당사국으로 가는 물품을 위한 것입니다.",
    not_in_force: "그날에는 협정이 [{country:country}|당사국 중 하나]에 대하여 발효되어 있지 않습니다[(발효일 {inForce})].",
    no_claim: "RCEP 협정세율 적용을 신청하지 않으며, 원산지 증명은 신청할 때에만 필요합니다.",
    ordinary_rate_zero: "일반 세율이 이미 0이므로 RCEP 협정세율이 더 낮을 수 없습니다.",
    value_within_waiver: "과세가격[({value})]이 세관이 원산지 증명을 요구하지 않을 수 있는 한도[({limit})] 이내입니다.",
    value_above_waiver: "과세가격[({value})]이 모든 당사국이 원산지 증명을 요구하지 않을 수 있는 한도[({limit})]를 넘습니다. 더 높은 한도를 정한 당사국도 있으며, 이는 세관이 알려 줄 수 있습니다.",
    value_not_comparable: "과세가격[({value})]이 다른 통화이거나 숫자가 아니어서, 세관이 원산지 증명을 요구하지 않을 수 있는 한도[({limit})]와 비교할 수 없습니다.",
    part_of_series: "이 화물은 함께 속하는 여러 화물 가운데 하나이므로 가격[({value})]이 낮다는 점은 고려되지 않습니다.",
    proof_in_hand: "RCEP 협정세율 적용을 신청하는 자는 신청할 때 유효한 원산지 증명을 가지고 있어야 합니다.",
    tariff_differentials: "[{country:country}|수입 당사국]의 세율은 RCEP 원산지국에 따라 다를 수 있으므로, 증명서 제11란의 기재가 세율을 결정할 수 있습니다.",
    data_not_usable: "제공된 더 새로운 표를 사용할 수 없습니다[: {reason}]. 이 답은 내장된 표에 따른 것입니다.",
    rate_not_known: "물품의 세율은 여기서 알 수 없습니다. 수입 당사국의 관세 양허표에 나와 있습니다.",
  },
  proofs: {
    certificate: "수출 당사국의 발급기관이 발급한 원산지 증명서",
    approved_exporter_declaration: "인증수출자가 작성한 원산지 신고서",
    exporter_declaration: "수출자 또는 생산자가 작성한 원산지 신고서",
    importer_declaration: "수입자가 작성한 원산지 신고서",
  },
};

const criteria: Messages["criteria"] = {
  WO: "완전하게 획득되거나 생산된 물품",
  PE: "원산지 재료로만 생산된 물품",
  CTC: "세번변경",
  RVC: "역내가치포함비율",
  CR: "화학반응",
};

const producers: Messages["producers"] = {
  SEE_BOX_8: "물품란 참조",
  CONFIDENTIAL: "비밀(발급기관은 알고 있음)",
  NOT_AVAILABLE: "알 수 없음",
};

const units: Messages["units"] = {
  C62: "개",
  EA: "개",
  GRM: "g",
  H87: "개",
  KGM: "kg",
  LTR: "L",
  MTK: "m²",
  MTQ: "m³",
  MTR: "m",
  NPR: "쌍",
  PR: "쌍",
  SET: "세트",
  TNE: "t",
};

const words: Messages["words"] = {
  accessCode: "접근 코드",
  accessCodeHelp: "증명서 또는 송장과 함께 받은 것입니다.",
  announcement: "검증이 끝났습니다: {headline}.",
  approvedExporter: "인증수출자",
  asked: "요청한 번호",
  authorisedUntil: "인증 종료일",
  box: "제{box}란",
  boxTop: "서식 맨 위",
  certification: "발급기관의 증명",
  check: "확인",
  checkYourself: "본인의 기기에서 확인하기",
  checkYourselfNote: "어떤 페이지든 원하는 표시를 그릴 수 있습니다. 신뢰하는 검증 프로그램이 이 증명서에 같은 짧은 코드를 보여야 합니다.",
  checking: "증명서를 확인하는 중…",
  checks: "확인한 항목",
  claimedNumber: "적혀 있는 번호",
  claimsFrom: "적혀 있는 발급자(증명되지 않음)",
  close: "닫기",
  completion: "작성",
  copied: "복사했습니다.",
  copyNumber: "번호 복사",
  consignee: "수하인",
  criterion: "원산지 결정기준",
  cumulation: "누적 적용",
  deMinimis: "최소허용수준 적용",
  description: "품명",
  details: "모든 기재 사항과 검사",
  edgeWord: "{host}의 말: {headline}",
  edgeWordLead: "이 브라우저에서 검증 프로그램을 실행할 수 없었습니다. 이것은 서버 {host}의 말일 뿐 아무것도 증명하지 않습니다.",
  edgeWordNext: "다른 기기에서 증명서를 확인하십시오. 이 페이지의 소유자는 검증 프로그램의 실행을 허용할 수 있습니다.",
  engine: "{at} 기준으로 판정, {engine}",
  exporter: "수출자",
  exporterDeclaration: "수출자의 신고",
  fileMissing: "이 확인에는 {file} 파일이 필요하지만, 불러올 수 없거나 다른 버전입니다. 스크립트와 같은 위치에 두어야 합니다.",
  findings: "내용에 대한 지적",
  fob: "FOB 가격",
  goods: "물품",
  hash: "서명된 내용의 지문(SHA-256)",
  hs: "HS 코드",
  hsEdition: "HS 판",
  importing: "수입국",
  invoices: "송장",
  issueDate: "발급일",
  issuerId: "발급자",
  issuingBody: "발급기관",
  issuingCountry: "발급국",
  item: "품목 {number}",
  itemTitle: "품목 {number}",
  key: "키",
  loadFailed: "증명서를 불러올 수 없었습니다",
  loadFailedNext: "주소와 연결을 확인한 다음 다시 시도하십시오.",
  lookUp: "{country:country}, {body}: {url} ({asks})",
  marked: "표시",
  markedBackToBack: "연결 원산지 증명(back-to-back)",
  markedRetroactive: "ISSUED RETROACTIVELY(소급발급)",
  markedThirdParty: "제3자 송장",
  marks: "기호 및 번호",
  misuse: "이 페이지가 확인을 요청하는 방식이 이치에 맞지 않습니다",
  misuseNext: "이 페이지의 소유자에게 알려 주십시오.",
  next: "할 일",
  none: "기재 없음",
  notReliable: "제공처가 준 것을 신뢰할 수 없습니다",
  notRun: "앞선 확인에서 검증이 끝났습니다.",
  number: "증명서 번호",
  officialPages: "다시 확인하기 위한 발급기관의 페이지",
  officialPagesNote: "이 페이지들은 발급기관의 것이며 각자의 항목을 요구하고 주소가 바뀌었을 수 있습니다.",
  openElsewhere: "그곳에서 이 증명서 열기",
  origin: "원산지",
  original: "근거가 되는 원본(연결 원산지 증명)",
  originalExporter: "원본의 인증수출자",
  originalIssued: "원본의 발급일",
  originalIssuedIn: "원본의 발급국",
  originalOrigin: "원본의 RCEP 원산지국",
  otherDocument: "다른 페이지가 보여 준 문서가 아닙니다. 그 문서의 짧은 코드는 {expected}, 이 문서는 {actual}입니다.",
  packages: "포장",
  partMissing: "여기에 표시할 내용의 일부를 불러올 수 없습니다. 연결을 확인한 뒤 페이지를 다시 불러오십시오.",
  particulars: "기재 사항",
  producer: "생산자",
  profileNote: "프로파일 rcep-eco/1은 이 프로젝트 자체의 공개 프로파일입니다. 기술 표준을 공표한 당국은 없습니다.",
  proofs: "양 당사국이 사용하는 것으로 알려진 원산지 증명",
  qrLabel: "주소 {url}의 QR 코드",
  qrShow: "QR 코드 보기",
  quantity: "수량",
  reference: "신고서 번호",
  referenceData: "참조 데이터: {data}.",
  remarks: "비고",
  rule: "규칙",
  sameDocument: "다른 페이지가 보여 준 문서입니다. 짧은 코드가 같습니다.",
  shipment: "운송",
  shortCode: "짧은 코드",
  signedBy: "서명자",
  signedWithKeyOf: "서명에 쓰인 키의 소유자",
  tellEnd: "정정하거나 교체해 주십시오. 판정 시점: {at}, 프로그램: {engine}, 프로파일 rcep-eco/1(공개 프로파일이며 공식 표준이 아님).",
  tellIntro: "전자 원산지증명서 {number}(서명된 내용의 짧은 코드: {code})를 확인한 결과 다음을 발견했습니다.",
  tellIssuer: "발급자에게 보낼 문구 복사",
  test: "시험용",
  testNote: "발급자는 시연을 위한 시험용 발급자이며, 판정 결과와 관계없이 아무것도 증명하지 않습니다.",
  thirdParty: "제3자 송장의 발행자",
  treaty: "협정: {article}",
  trueCopy: "인증된 진정등본의 날짜",
  trustList: "신뢰 발급자 목록",
  trustListVersion: "버전 {version}, {expires}까지",
  unsignedList: "사용한 신뢰 발급자 목록에는 서명이 없습니다. 누구를 신뢰할지는 목록을 준 자가 정합니다.",
  validUntil: "유효기한",
  verifierMissing: "검증 프로그램을 불러올 수 없습니다",
  verifierMissingNext: "다시 시도하십시오. 계속되면 이 페이지의 소유자에게 알려 주십시오. 증명서에 대해서는 아무것도 뜻하지 않습니다.",
};

/** A certificate is issued by a body, a declaration is made by the exporter. */
const turns: Turns = [
  [/수출자에게 발급기관에서 증명서를 정정하여 재발급받도록 요청/g, "작성한 수출자에게 정정하여 다시 작성하도록 요청"],
  [/ 그것도 일치하지 않으면 발급기관에 알리십시오\./g, ""],
  [/이 증명서에 이름이 적혀 있다는 것을 발급기관에/g, "이 신고서에 이름이 적혀 있다는 것을 수출자에게"],
  [/전자 원산지 증명서 파일/g, "전자 원산지 신고서 파일"],
  [/서명된 원산지 증명서/g, "서명된 원산지 신고서"],
  [/발급기관이 발급한 그대로/g, "작성된 그대로"],
  [/이 증명서를 발급했는지 (수출국의 )?발급기관에/g, "이 신고서를 작성했는지 거기에 적힌 수출자에게"],
  [/이 증명서를 발급했는지, 서명에 쓰인 인증서가 유효했는지 발급기관에/g, "이 신고서를 작성했는지, 서명에 쓰인 인증서가 유효했는지 거기에 적힌 수출자에게"],
  [/증명서의 품목은 1개에서 50개까지인데, 이 증명서에는 품목이 없거나 50개를 넘습니다/g, "신고서에는 품목이 하나 이상 있어야 하는데, 이 신고서에는 품목이 없습니다"],
  [/증명서를 재발급받도록 요청하십시오\. 품목이 50개를 넘으면 여러 증명서로 나눕니다/g, "다시 작성하도록 요청하십시오"],
  [/그러한 문자가 없는 증명서를 재발급받도록/g, "그러한 문자가 없는 신고서를 다시 작성하도록"],
  [/발급한 곳에서 정정 또는 교체를 받도록 수출자에게/g, "정정하거나 교체하도록 수출자에게"],
  [/발급기관에 (문의|알)/g, "작성한 수출자에게 $1"],
  [/발급기관이/g, "수출자가"],
  [/발급기관은/g, "수출자는"],
  [/발급기관과/g, "수출자와"],
  [/발급기관/g, "수출자"],
  [/(?<!원산지 )증명서/g, "신고서"],
  [/(?<!소급)발급(?=[되된됩한할일 [(])/g, "작성"],
];

export const ko: Messages = {
  locale: "ko",
  joins: { list: ", ", lists: "; ", open: "(", close: ")", colon: ": ", stop: ". ", gap: " ", dot: " · ", quotes: ["“", "”"], nth: "{name} {number}" },
  unreviewed: "이 한국어 번역은 아직 검토되지 않은 초안이며, 영어 문구가 우선합니다.",
  codes,
  settings,
  reasons,
  places,
  outweighs,
  checks,
  groups,
  verdicts,
  remarked,
  declaration: forDeclaration({ codes, settings, reasons, checks, places, remarked }, turns),
  outcomes,
  severities,
  problems,
  members,
  stated,
  must,
  scope,
  purposes,
  criteria,
  producers,
  units,
  words,
};
