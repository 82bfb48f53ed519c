// Codes and report words -> Vietnamese sentences for an importer's clerk; a draft. See en.ts for the placeholders.

import { forDeclaration, type Turns } from "./declaration.js";
import type { Messages } from "./en.js";

const NEW_COPY = "Hãy yêu cầu nhà xuất khẩu gửi chính tệp giấy chứng nhận xuất xứ điện tử, dưới dạng tệp đính kèm chứ không sao chép từ nội dung tin nhắn.";
const ASK_ISSUER = "Hãy yêu cầu nhà xuất khẩu đề nghị cơ quan cấp sửa và cấp lại giấy chứng nhận.";
const ASK_FOR_FILE = "Hãy yêu cầu người gửi cung cấp tệp đúng như cơ quan cấp đã cấp.";
const FRESH_LIST = "Hãy lấy danh sách bên cấp tin cậy hiện hành từ đơn vị công bố danh sách đó cho bạn, rồi kiểm tra lại.";
const TRY_AGAIN = "Hãy thử lại sau; nếu vẫn như vậy, hãy hỏi cơ quan cấp xem giấy chứng nhận còn hiệu lực hay không.";
const ASK_STATUS = "Hãy hỏi cơ quan cấp xem giấy chứng nhận còn hiệu lực hay không.";
const CORRECT = "Hãy yêu cầu nhà xuất khẩu đề nghị bên đã cấp sửa hoặc thay thế chứng từ này, trước khi bạn dùng nó để đề nghị áp dụng thuế suất RCEP.";
const NO_RATE = "Không thể dùng chứng từ này để đề nghị áp dụng thuế suất RCEP; hãy hỏi nhà xuất khẩu xem hiệp định nào được áp dụng.";
const MINOR = "Hãy báo cho nhà xuất khẩu để lần sau ghi đúng; cơ quan hải quan bỏ qua khác biệt nhỏ không làm phát sinh nghi ngờ về xuất xứ (Điều 3.26).";
const NOTHING = "Không cần làm gì.";
const NOTHING_MINOR = "Không cần làm gì: cơ quan hải quan bỏ qua khác biệt nhỏ không làm phát sinh nghi ngờ về xuất xứ (Điều 3.26).";
const FRESH_DATA = "Hãy lấy dữ liệu tham chiếu hiện hành từ đơn vị công bố dữ liệu đó cho bạn, hoặc không dùng dữ liệu đó, rồi kiểm tra lại.";

const codes: Messages["codes"] = {
  "format.unrecognised": ["Đây không phải là giấy chứng nhận xuất xứ điện tử theo bất kỳ dạng nào mà công cụ kiểm tra này biết[: {reason}].", NEW_COPY],
  "format.no_signed_data": [
    "Đây là tài liệu, hình ảnh hoặc trang web không chứa dữ liệu đã ký, nên không có gì để kiểm tra; điều đó không có nghĩa là giấy chứng nhận có vấn đề.",
    "Hãy yêu cầu nhà xuất khẩu cung cấp tệp giấy chứng nhận xuất xứ điện tử, hoặc tra cứu giấy chứng nhận trên trang web của chính cơ quan cấp.",
  ],
  "format.too_large": ["Tệp[ (phần {part})] lớn hơn bất kỳ giấy chứng nhận nào[ (giới hạn là {limit} byte)].", ASK_FOR_FILE],
  "format.bad_base64url": ["Giấy chứng nhận[ (phần {part})] có những ký tự không được phép có ở đó: nó đã bị thay đổi hoặc hư hỏng trên đường truyền.", NEW_COPY],
  "format.bad_json": ["Không đọc được giấy chứng nhận[ (phần {part})]: dữ liệu (JSON) sai định dạng.", ASK_FOR_FILE],
  "format.duplicate_member": ["Giấy chứng nhận[ (phần {part})] ghi cùng một thông tin hai lần, nên có thể được hiểu theo hai cách.", ASK_ISSUER],
  "format.too_deep": ["Giấy chứng nhận có cấu trúc lồng nhau sâu hơn bất kỳ giấy chứng nhận thật nào.", ASK_FOR_FILE],
  "format.bad_header": ["Phần đầu chữ ký của giấy chứng nhận không đầy đủ hoặc sai định dạng[ ({member})].", ASK_ISSUER],
  "format.wrong_type": ["Đây là dữ liệu đã ký, nhưng không phải là giấy chứng nhận xuất xứ[ (loại được ghi: {actual})][ (xem {member})].", "Hãy kiểm tra xem có gửi đúng tệp không; hãy yêu cầu nhà xuất khẩu cung cấp giấy chứng nhận xuất xứ."],
  "format.unsupported_version": ["Giấy chứng nhận thuộc phiên bản hoặc loại mà công cụ kiểm tra này không biết[ (xem {member})].", "Hãy kiểm tra xem có phiên bản công cụ mới hơn không; nếu không, hãy hỏi cơ quan cấp xem đã dùng cấu hình nào."],

  "signature.mismatch": [
    "Chữ ký không khớp: giấy chứng nhận đã bị thay đổi sau khi ký, hoặc do người khác ký.",
    "Hãy yêu cầu nhà xuất khẩu cung cấp tệp đúng như đã cấp; nếu tệp đó cũng không khớp, hãy báo cho cơ quan cấp.",
  ],
  "signature.malformed": ["Chữ ký bị hỏng hoặc vốn không phải là chữ ký thật.", NEW_COPY],
  "signature.alg_not_allowed": ["Được ký bằng phương pháp không được chấp nhận[ ({alg})].", "Hãy hỏi cơ quan cấp xem có cấp giấy chứng nhận này không."],
  "signature.header_not_allowed": [
    "Giấy chứng nhận tìm cách đưa vào khóa riêng hoặc quy tắc đặc biệt của nó[ ({member})], điều không bao giờ được chấp nhận.",
    "Hãy hỏi cơ quan cấp xem có cấp giấy chứng nhận này không.",
  ],

  "signature.bad_proof": ["Bằng chứng ký (proof) trong giấy chứng nhận không đầy đủ hoặc sai định dạng[: {reason}].", ASK_FOR_FILE],
  "signature.bad_disclosure": [
    "Giấy chứng nhận có phần được đưa thêm vào mà cơ quan cấp không ký[: {reason}].",
    "Hãy yêu cầu nhà xuất khẩu cung cấp giấy chứng nhận đúng như cơ quan cấp đã cấp.",
  ],
  "signature.unsupported_cryptosuite": [
    "Được ký theo cách mà công cụ này không kiểm tra được[ ({suite})]; điều đó không có nghĩa là giấy chứng nhận có vấn đề.",
    "Hãy hỏi cơ quan cấp cách kiểm tra.",
  ],

  "issuer.trust_list_missing": ["Chưa có danh sách bên cấp tin cậy, nên chưa thể tin cậy chữ ký của bất kỳ ai.", "Hãy chọn danh sách mà bạn tin cậy, cùng với khóa của danh sách đó, rồi kiểm tra lại."],
  "issuer.trust_list_unreachable": ["Không tải được danh sách bên cấp tin cậy, nên chưa kiểm tra được người ký.", "Hãy kiểm tra kết nối và thử lại."],
  "issuer.trust_list_invalid": ["Không dùng được danh sách bên cấp tin cậy[: {reason}][ (khóa {kid})][ ({cause})].", FRESH_LIST],
  "issuer.trust_list_expired": ["Danh sách bên cấp tin cậy đã hết hạn[ (đến {expires})].", FRESH_LIST],
  "issuer.trust_list_rollback": ["Danh sách bên cấp tin cậy cũ hơn danh sách đã dùng[ (phiên bản {actual}, cần từ {expected} trở lên)].", FRESH_LIST],
  "issuer.unknown": ["Bên cấp ghi trong chứng từ[, {issuer},] không có trong danh sách bên cấp tin cậy của bạn, nên chưa kiểm tra được chữ ký.", "Hãy hỏi đơn vị công bố danh sách xem cơ quan cấp này có thuộc danh sách không; đừng chỉ tin vào lời của chính giấy chứng nhận."],
  "issuer.key_unknown": ["Danh sách bên cấp tin cậy của bạn không có khóa như vậy[ ({kid})] của bên cấp này, nên chưa kiểm tra được chữ ký.", "Hãy lấy danh sách hiện hành và kiểm tra lại; có thể cơ quan cấp đã có khóa mới."],
  "issuer.key_retired": [
    "Khóa không có hiệu lực vào ngày cấp[, {issueDate}][ (hiệu lực từ {keyValidFrom} đến {keyValidUntil})| (hiệu lực từ {keyValidFrom})| (hiệu lực đến {keyValidUntil})].",
    "Hãy hỏi cơ quan cấp xem có cấp giấy chứng nhận này không.",
  ],
  "issuer.binding_mismatch": ["Khóa thuộc về một bên khác với bên cấp ghi trong giấy chứng nhận[ ({issuer})].", "Hãy báo cho cơ quan cấp biết rằng tên của họ được ghi trong giấy chứng nhận này."],
  "issuer.not_authorised": [
    "Danh sách bên cấp tin cậy của bạn không cho phép người ký này chứng nhận nội dung này[ ({reason})].",
    "Hãy hỏi cơ quan cấp của nước xuất khẩu xem có cấp giấy chứng nhận này không.",
  ],

  "issuer.chain_invalid": [
    "Không thể chấp nhận chứng thư số của chính người ký theo tổ chức chứng thực mà danh sách bên cấp tin cậy của bạn nêu cho bên cấp này[: {reason}].",
    "Hãy hỏi cơ quan cấp xem có cấp giấy chứng nhận này không, và chứng thư số dùng để ký khi đó có hiệu lực không.",
  ],
  "issuer.did_invalid": ["Không dùng được tài liệu khóa mà bên cấp công bố[: {reason}], nên chưa kiểm tra được chữ ký.", "Hãy thử lại từ mạng khác; nếu vẫn như vậy, hãy báo cho cơ quan cấp."],
  "issuer.did_unreachable": ["Không tải được tài liệu khóa mà bên cấp công bố[ ({did})], nên chưa kiểm tra được chữ ký.", "Hãy kiểm tra kết nối và thử lại."],
  "issuer.withheld": [
    "Phần cho thấy người ký này có được chứng nhận nội dung này hay không không được tiết lộ trong bản này[: {reason}].",
    "Hãy yêu cầu người xuất trình cung cấp bản có tiết lộ phần đó.",
  ],
  "issuer.key_binding_mismatch": [
    "Người xuất trình không chứng minh được rằng bản này được lập cho bạn[: {reason}].",
    "Hãy yêu cầu người xuất trình xuất trình lại giấy chứng nhận, cho bạn và cho lần này.",
  ],

  "validity.not_yet_valid": ["Giấy chứng nhận chưa có hiệu lực[; hiệu lực bắt đầu từ {from}].", "Hãy dùng từ ngày đó, hoặc hỏi nhà xuất khẩu xem ngày đó có đúng không."],
  "validity.expired": ["Giấy chứng nhận đã hết hiệu lực[ (đến {until})].", "Hãy yêu cầu nhà xuất khẩu cung cấp giấy chứng nhận mới; đối với hàng hóa đã nhập khẩu, hãy hỏi cơ quan hải quan."],
  "validity.bad_time": ["Một thời điểm trong giấy chứng nhận không phải là thời điểm, hoặc thời hạn kết thúc trước khi bắt đầu[ ({member})].", ASK_ISSUER],
  "validity.iat_not_numeric": ["Thời điểm ký về mặt kỹ thuật không phải là số; nó không được sử dụng.", "Không cần làm gì; có thể báo cho cơ quan cấp biết."],

  "status.revoked": ["Cơ quan cấp đã thu hồi giấy chứng nhận này[ (tính đến {asOf})].", "Hãy yêu cầu nhà xuất khẩu cung cấp giấy chứng nhận thay thế."],
  "status.suspended": ["Cơ quan cấp đang tạm đình chỉ giấy chứng nhận này[ (tính đến {asOf})].", "Hãy chờ, và hỏi cơ quan cấp khi nào và sẽ quyết định thế nào."],
  "status.superseded": ["Cơ quan cấp đã thay giấy chứng nhận này bằng giấy khác[ (tính đến {asOf})].", "Hãy yêu cầu nhà xuất khẩu cung cấp giấy chứng nhận thay thế."],
  "status.unreachable": ["Chưa tra cứu được giấy chứng nhận có bị thu hồi hay không[: {uri} không trả lời].", TRY_AGAIN],
  "status.list_invalid": ["Không thể tin cậy danh sách cho biết việc thu hồi[: {reason}][ ({cause})].", ASK_STATUS],
  "status.list_stale": ["Danh sách cho biết việc thu hồi đã quá cũ[ (lập {asOf})].", TRY_AGAIN],
  "status.index_out_of_range": ["Giấy chứng nhận nêu một vị trí[ ({index})] không có trong danh sách của cơ quan cấp.", ASK_STATUS],
  "status.purpose_mismatch": ["Danh sách mà giấy chứng nhận nêu có mục đích khác[ ({actual}, không phải {expected})].", ASK_STATUS],
  "status.too_large": ["Danh sách cho biết việc thu hồi quá lớn, không đọc được.", ASK_STATUS],
  "status.origin_not_allowed": ["Giấy chứng nhận nêu danh sách thu hồi tại một địa chỉ mà danh sách bên cấp tin cậy của bạn không cho phép[ ({uri})][ ({reason})]; danh sách đó không được tải.", ASK_STATUS],
  "status.missing": ["Bạn yêu cầu giấy chứng nhận có thể tra cứu việc thu hồi; giấy này không nêu danh sách nào.", ASK_STATUS],
  "status.unsupported": ["Giấy chứng nhận dùng một loại thông báo thu hồi mà công cụ kiểm tra này không biết[ ({type})][ (xem {member})].", ASK_STATUS],

  "claims.missing": ["Thiếu một thông tin cần có; phần lớn các thông tin này là thông tin tối thiểu mà hiệp định yêu cầu ở mọi chứng từ chứng nhận xuất xứ (Phụ lục 3B).", CORRECT],
  "claims.wrong_type": ["Một thông tin được ghi sai cách, chẳng hạn ghi chữ ở chỗ phải là số, nên không đọc được.", CORRECT],
  "claims.bad_value": ["Một thông tin không đúng dạng quy định: ngày ghi như 2026-06-01, nước ghi bằng hai chữ cái, số tiền ghi bằng chữ số.", CORRECT],
  "claims.unknown_member": ["Một thông tin mà cấu hình không biết; thông tin được giữ lại nhưng không được kiểm tra gì.", "Hãy tự đọc nếu thông tin đó quan trọng với bạn."],
  "claims.withheld": ["Một thông tin cần có không được tiết lộ trong bản này.", "Hãy yêu cầu người xuất trình cung cấp bản có tiết lộ thông tin đó."],
  "claims.unsafe_text": [
    "Một đoạn văn bản có ký tự điều khiển màn hình hoặc đổi chiều chữ viết, nên có thể hiển thị khác với nội dung thật.",
    "Đừng dựa vào những gì bạn đọc thấy ở đó; hãy yêu cầu nhà xuất khẩu xin cấp lại giấy chứng nhận không có các ký tự này.",
  ],

  "rules.not_judged": [
    "Một số quy tắc không đánh giá được, vì nội dung cần xem bị thiếu, sai định dạng hoặc không được tiết lộ[ (quy tắc {rules})].",
    "Hãy đọc các nhận xét về nội dung; hãy yêu cầu nhà xuất khẩu cung cấp giấy chứng nhận thể hiện mọi thông tin cần có.",
  ],
  "rules.certificate_number_blank": ["Giấy chứng nhận không có số. Mỗi giấy chứng nhận phải có số riêng để cơ quan hải quan và cơ quan cấp tra cứu.", CORRECT],
  "rules.issuing_country_not_party": ["Nước cấp[, {actual:country},] không phải là Nước thành viên RCEP. Chứng từ chứng nhận xuất xứ chỉ có thể đến từ Nước thành viên.", NO_RATE],
  "rules.exporter_incomplete": ["Tên hoặc địa chỉ của nhà xuất khẩu bị bỏ trống. Chứng từ chứng nhận xuất xứ phải ghi cả hai.", CORRECT],
  "rules.exporter_country": [
    "Nhà xuất khẩu không ở nước cấp chứng từ[: ở {actual:country}, không phải {expected:country}]. Chứng từ chứng nhận xuất xứ được cấp tại Nước thành viên mà từ đó hàng hóa được xuất khẩu.",
    CORRECT,
  ],
  "rules.consignee_incomplete": ["Tên hoặc địa chỉ của người nhận hàng bị bỏ trống. Chứng từ chứng nhận xuất xứ phải ghi cả hai, của nhà nhập khẩu hoặc người nhận hàng.", CORRECT],
  "rules.consignee_not_party": ["Người nhận hàng không ở Nước thành viên RCEP[, mà ở {actual:country}]. Hàng hóa phải được gửi đến một Nước thành viên.", CORRECT],
  "rules.consignee_country_differs": [
    "Người nhận hàng ở một Nước thành viên khác với nước nhập khẩu[: ở {actual:country}, không phải {expected:country}]. Thông thường hai nước này là một.",
    "Hãy kiểm tra xem hàng có đến nơi ghi trong giấy chứng nhận không, và chuẩn bị sẵn hợp đồng phòng khi cơ quan hải quan hỏi.",
  ],
  "rules.item_producer_missing": [
    "Ô số 3 ghi SEE BOX 8, nhưng dòng hàng này không nêu nhà sản xuất. Khi có nhiều nhà sản xuất thì phải nêu theo từng dòng.",
    "Hãy hỏi nhà xuất khẩu xem ai sản xuất hàng hóa này, để bạn trả lời được cơ quan hải quan; cơ quan hải quan bỏ qua thiếu sót nhỏ (Điều 3.26).",
  ],
  "rules.consignment_unidentified": [
    "Không có thông tin cho biết chứng từ dùng cho lô hàng nào. Phải xác định lô hàng bằng số hóa đơn, ngày khởi hành, tên tàu hoặc số chuyến bay, hoặc cảng dỡ hàng.",
    CORRECT,
  ],
  "rules.importing_country_not_party": ["Nước nhập khẩu[, {actual:country},] không phải là Nước thành viên RCEP. Hiệp định dành cho hàng hóa đi từ Nước thành viên này sang Nước thành viên khác.", NO_RATE],
  "rules.importing_country_same": [
    "Nước nhập khẩu chính là nước cấp[, {actual:country}]. Hiệp định dành cho hàng hóa đi từ Nước thành viên này sang Nước thành viên khác.",
    CORRECT,
  ],
  "rules.exporter_declaration_incomplete": ["Khai báo của nhà xuất khẩu hoặc nhà sản xuất thiếu địa điểm hoặc người ký. Thiếu phần này thì giấy chứng nhận không đầy đủ.", CORRECT],
  "rules.certification_incomplete": ["Phần chứng nhận của cơ quan cấp thiếu địa điểm hoặc người ký. Phải có người được cơ quan cấp ủy quyền ký.", CORRECT],
  "rules.not_latin": [
    "Phần lớn nội dung này không viết bằng chữ Latinh. Chứng từ chứng nhận xuất xứ phải được lập bằng tiếng Anh.",
    "Hãy yêu cầu nhà xuất khẩu cung cấp nội dung tiếng Anh, phòng khi cơ quan hải quan cần; cơ quan hải quan bỏ qua khác biệt nhỏ (Điều 3.26).",
  ],
  "rules.item_numbers": [
    "Các dòng hàng không được đánh số lần lượt từ 1[: ghi {actual} ở chỗ phải là {expected}].",
    "Hãy kiểm tra xem có thiếu dòng hàng nào không; cơ quan hải quan bỏ qua khác biệt nhỏ như việc đánh số (Điều 3.26).",
  ],
  "rules.description_blank": ["Không có mô tả hàng hóa. Mô tả phải giúp công chức hải quan nhận biết được hàng hóa.", CORRECT],
  "rules.description_short": [
    "Mô tả rất ngắn. Mô tả phải giúp công chức hải quan nhận biết được hàng hóa.",
    "Hãy so sánh với hóa đơn của bạn; nếu không thể nhận biết hàng hóa qua mô tả đó, hãy yêu cầu nhà xuất khẩu mô tả đầy đủ hơn.",
  ],
  "rules.hs_chapter": [
    "Không có hàng hóa nào được phân loại vào chương ở đầu mã HS này[, {actual}][ (phiên bản {edition})]. Phải ghi mã của hàng hóa ở cấp 6 số, vì quy tắc xuất xứ phụ thuộc vào mã đó.",
    CORRECT,
  ],
  "rules.hs_heading_unknown": [
    "Hệ thống hài hòa[, phiên bản {edition},] không có nhóm nào bắt đầu như mã HS này[: {actual}]. Phải ghi mã của hàng hóa ở cấp 6 số.",
    "Hãy so sánh với mã mà bạn khai báo; nếu khác nhau, hãy hỏi nhà xuất khẩu xem mã nào đúng. Lỗi đánh máy là lỗi nhỏ (Điều 3.26).",
  ],
  "rules.hs_subheading_unknown": [
    "Bảng phân nhóm của bạn[, phiên bản {edition},] không có mã HS này[: {actual}]. Phải ghi mã của hàng hóa ở cấp 6 số.",
    "Hãy so sánh với mã mà bạn khai báo; nếu khác nhau, hãy hỏi nhà xuất khẩu xem mã nào đúng. Lỗi đánh máy là lỗi nhỏ (Điều 3.26).",
  ],
  "rules.hs_more_than_six_digits": [
    "Mã HS có hơn sáu chữ số[: {actual}]. Chỉ sáu chữ số đầu có ý nghĩa[, {counts}]; các chữ số còn lại là của riêng từng nước.",
    NOTHING,
  ],
  "rules.de_minimis_without_ctc": [
    "De Minimis được áp dụng, nhưng tiêu chí không phải là chuyển đổi mã số hàng hóa (CTC). De Minimis chỉ cho phép nguyên liệu không chuyển đổi mã số, ngoài ra không có tác dụng gì khác.",
    "Hãy hỏi nhà xuất khẩu xem hàng hóa có đáp ứng tiêu chí khi không dùng De Minimis không; nếu có, đây là khác biệt nhỏ mà cơ quan hải quan bỏ qua (Điều 3.26).",
  ],
  "rules.cumulation_not_needed": [
    "Cộng gộp được áp dụng, nhưng không có tác dụng gì ở đây. Hàng hóa có xuất xứ thuần túy, hoặc chỉ làm từ nguyên liệu có xuất xứ, không cần cộng gộp.",
    NOTHING_MINOR,
  ],
  "rules.fob_missing": ["Tiêu chí là hàm lượng giá trị khu vực (RVC), nhưng không có trị giá FOB. Với tiêu chí này phải ghi trị giá FOB, vì hàm lượng được tính từ trị giá đó.", CORRECT],
  "rules.fob_zero": ["Tiêu chí là hàm lượng giá trị khu vực (RVC), nhưng trị giá FOB bằng không. Với tiêu chí này phải ghi trị giá FOB, vì hàm lượng được tính từ trị giá đó.", CORRECT],
  "rules.fob_not_needed": ["Có ghi trị giá FOB, chỉ cần thiết với tiêu chí hàm lượng giá trị khu vực (RVC).", "Không cần làm gì; ghi thêm cũng không ảnh hưởng."],
  "rules.currency_unknown": ["Đồng tiền[, {actual},] không phải là mã ISO 4217, như USD hoặc CNY.", `Hãy so sánh trị giá với hóa đơn của bạn. ${MINOR}`],
  "rules.quantity_zero": ["Số lượng bằng không. Chứng từ chứng nhận xuất xứ phải ghi số lượng hàng hóa.", CORRECT],
  "rules.unit_unknown": ["Đơn vị[, {actual},] không phải là mã theo Khuyến nghị số 20 của UN/ECE, như KGM là kilôgam.", `Hãy so sánh số lượng với hóa đơn của bạn. ${MINOR}`],
  "rules.origin_not_party": ["Nước xuất xứ theo RCEP[, {actual:country},] không phải là Nước thành viên RCEP. Phải là Nước thành viên, vì thuế suất có thể phụ thuộc vào đó là nước nào.", CORRECT],
  "rules.origin_differs": [
    "Nước xuất xứ theo RCEP không phải là Nước thành viên cấp[: {actual:country}, không phải {expected:country}]. Điều đó là đúng khi một Nước thành viên khác đóng góp nhiều nguyên liệu có xuất xứ nhất; khi đó thuế suất của bạn là thuế suất dành cho nước ấy.",
    "Hãy hỏi nhà xuất khẩu lý do, và đề nghị áp dụng thuế suất dành cho nước được ghi.",
  ],
  "rules.origin_mark_not_needed": [
    "Nước xuất xứ có dấu * hoặc **, tức là đề nghị áp dụng mức cao nhất trong các mức thuế suất. [{importingCountry:country}|Nước thành viên nhập khẩu] có thuế suất như nhau cho mọi Nước thành viên, nên dấu này không làm thay đổi gì.",
    NOTHING,
  ],
  "rules.invoice_number_blank": ["Một hóa đơn được liệt kê mà không có số. Cần ghi số và ngày.", `Hãy so sánh các hóa đơn với hóa đơn của bạn. ${MINOR}`],
  "rules.item_without_invoice": [
    "Có nhiều hóa đơn, nhưng dòng hàng này không nêu hóa đơn nào. Khi có nhiều hóa đơn, mỗi dòng phải ghi số và ngày hóa đơn của mình.",
    `Hãy xác định dòng này thuộc hóa đơn nào của bạn. ${MINOR}`,
  ],
  "rules.invoice_after_issue": [
    "Hóa đơn có ngày sau ngày của giấy chứng nhận[: {actual}, và cấp ngày {issueDate}]. Đó phải là hóa đơn dùng để nhập khẩu hàng hóa.",
    `Hãy kiểm tra xem đó có phải là hóa đơn được gửi cho bạn không. ${MINOR}`,
  ],
  "rules.issued_in_future": [
    "Ngày cấp[, {actual},] nằm trong tương lai. Chứng từ chứng nhận xuất xứ có giá trị từ ngày được cấp.",
    "Hãy chỉnh đồng hồ của máy tính này nếu sai; nếu không, hãy yêu cầu nhà xuất khẩu đề nghị sửa ngày.",
  ],
  "rules.year_over": [
    "Đã quá một năm kể từ khi cấp[, ngày {actual}][; ngày cuối cùng là {lastDay}]. Chứng từ chứng nhận xuất xứ có hiệu lực một năm.",
    "Hãy hỏi cơ quan hải quan xem còn chấp nhận không, vì có thể được chấp nhận khi có lý do chính đáng (khoản 6 Điều 3.22); nếu không, hãy yêu cầu nhà xuất khẩu cung cấp chứng từ mới.",
  ],
  "rules.retroactive_not_marked": [
    "Chứng từ được cấp sau khi hàng hóa khởi hành[: khởi hành ngày {departureDate}, cấp ngày {issueDate}]. Khi đó phải có dấu ISSUED RETROACTIVELY (cấp sau), nhưng không có.",
    CORRECT,
  ],
  "rules.issued_too_late": [
    "Chứng từ được cấp quá muộn[, ngày {actual}]. Chỉ có thể cấp trong vòng một năm sau khi hàng hóa khởi hành[, là ngày {departureDate}][; ngày cuối cùng là {lastDay}].",
    "Hãy kiểm tra ngày khởi hành; nếu đúng, hãy hỏi cơ quan hải quan xem còn có thể làm gì, vì không thể cấp giấy chứng nhận cho lô hàng này nữa.",
  ],
  "rules.retroactive_not_needed": [
    "Có dấu ISSUED RETROACTIVELY (cấp sau), nhưng chứng từ không được cấp sau khi hàng hóa khởi hành[: cấp ngày {issueDate}, khởi hành ngày {departureDate}]. Dấu này dành cho giấy chứng nhận được cấp sau.",
    "Hãy kiểm tra ngày khởi hành; cơ quan hải quan bỏ qua khác biệt nhỏ như dấu này (Điều 3.26).",
  ],
  "rules.declared_after_certification": [
    "Khai báo của nhà xuất khẩu có ngày sau phần chứng nhận của cơ quan cấp[: {actual}, và {certified}]. Cơ quan cấp chứng nhận điều đã được khai báo trước đó.",
    NOTHING_MINOR,
  ],
  "rules.before_entry_into_force": [
    "Chứng từ được cấp[ ngày {actual},] trước khi Hiệp định có hiệu lực đối với [{country:country}|một trong các Nước thành viên][ (từ ngày {inForce})].",
    "Hãy hỏi cơ quan hải quan xem hàng hóa có được coi là đang trên đường vận chuyển vào ngày đó không (Điều 3.30); nếu không, hãy yêu cầu nhà xuất khẩu cung cấp chứng từ được cấp từ khi Hiệp định có hiệu lực.",
  ],
  "rules.hs_edition_differs": [
    "Chứng từ được lập theo phiên bản Hệ thống hài hòa khác với chứng từ chứng nhận xuất xứ của ngày đó[: {actual}, không phải {expected}].",
    "Hãy bảo đảm rằng sáu chữ số đó chỉ cùng một hàng hóa trong phiên bản mà bạn dùng để khai báo.",
  ],
  "rules.third_party_blank": [
    "Có ghi hóa đơn bên thứ ba, nhưng không ghi bên phát hành hóa đơn. Tên và nước của công ty đó phải ghi ở ô số 14.",
    "Hãy yêu cầu nhà xuất khẩu đề nghị sửa. Riêng việc bên thứ ba phát hành hóa đơn không phải là lý do để từ chối thuế suất (Điều 3.20).",
  ],
  "rules.third_party_not_stated": [
    "Hóa đơn[ {invoice}] của bạn do [{issuer}, bên|một bên] không phải là nhà xuất khẩu hay nhà sản xuất, phát hành. Điều đó phải được ghi là hóa đơn bên thứ ba, kèm tên và nước của công ty, nhưng không được ghi.",
    "Hãy yêu cầu nhà xuất khẩu đề nghị ghi bổ sung. Thuế suất không bị từ chối chỉ vì hóa đơn (Điều 3.20).",
  ],
  "rules.declaration_not_accepted": [
    "Đây là chứng từ tự chứng nhận xuất xứ không nêu nhà xuất khẩu đủ điều kiện nào, loại chứng từ mà chưa có thông tin là [{country:country}|một trong các Nước thành viên] đã sử dụng.",
    "Hãy hỏi cơ quan hải quan của nước nhập khẩu xem có chấp nhận không; nếu không, hãy yêu cầu nhà xuất khẩu cung cấp giấy chứng nhận xuất xứ.",
  ],
  "rules.declaration_incomplete": [
    "Chứng từ tự chứng nhận thiếu số tham chiếu hoặc người ký. Phải có cả hai.",
    "Hãy yêu cầu người lập cung cấp chứng từ đầy đủ, trước khi bạn dùng nó để đề nghị áp dụng thuế suất RCEP.",
  ],
  "rules.approved_exporter_code_blank": [
    "Mã số của nhà xuất khẩu đủ điều kiện bị bỏ trống. Chứng từ do nhà xuất khẩu đủ điều kiện lập phải có mã số đó.",
    "Hãy yêu cầu nhà xuất khẩu cung cấp chứng từ có mã số, trước khi bạn đề nghị áp dụng thuế suất RCEP.",
  ],
  "rules.authorisation_ended": [
    "Sự cho phép đối với nhà xuất khẩu đủ điều kiện đã chấm dứt[ ngày {until},] trước khi chứng từ được lập[, ngày {issueDate}]. Nhà xuất khẩu đủ điều kiện chỉ được lập chứng từ khi còn được cho phép.",
    "Hãy yêu cầu nhà xuất khẩu cung cấp chứng từ lập khi còn được cho phép, hoặc giấy chứng nhận xuất xứ.",
  ],
  "rules.back_to_back_incomplete": ["Đây là chứng từ giáp lưng, nhưng số của chứng từ gốc bị bỏ trống. Phải nêu chứng từ chứng nhận xuất xứ gốc làm căn cứ.", CORRECT],
  "rules.original_not_party": ["Đây là chứng từ giáp lưng, nhưng phần ghi về chứng từ gốc nêu một nước không phải là Nước thành viên RCEP[: {actual:country}]. Chứng từ gốc phải là của một Nước thành viên.", CORRECT],
  "rules.original_expired": [
    "Chứng từ gốc làm căn cứ đã quá một năm[: lập ngày {actual}][ và có hiệu lực đến {lastDay}]. Chứng từ giáp lưng không có hiệu lực lâu hơn chứng từ gốc.",
    "Hãy hỏi cơ quan hải quan xem còn chấp nhận không, vì có thể được chấp nhận khi có lý do chính đáng (khoản 6 Điều 3.22); nếu không, hãy yêu cầu nhà xuất khẩu cung cấp chứng từ dựa trên chứng từ gốc mới hơn.",
  ],
  "rules.original_later": ["Chứng từ gốc làm căn cứ có ngày sau chính chứng từ này[: {actual}, và cấp ngày {issueDate}]. Phải có chứng từ gốc còn hiệu lực trước.", CORRECT],
  "rules.back_to_back_same_party": [
    "Đây là chứng từ giáp lưng, nhưng được cấp tại cùng Nước thành viên với chứng từ gốc[, {actual:country}]. Chứng từ giáp lưng dành cho Nước thành viên mà hàng hóa đi qua.",
    "Hãy hỏi nhà xuất khẩu xem chứng từ gốc được cấp ở đâu, để bạn trả lời được cơ quan hải quan.",
  ],
  "rules.true_copy_date": [
    "Ngày của bản sao chứng thực (CERTIFIED TRUE COPY)[, {actual},] không nằm trong vòng một năm kể từ ngày cấp bản gốc[, từ {issueDate} đến {lastDay}].",
    "Hãy kiểm tra ngày; nếu đúng, hãy yêu cầu nhà xuất khẩu cung cấp giấy chứng nhận mới.",
  ],
  "rules.proof_waived": [
    "Trị giá hải quan bạn nêu thấp đến mức cơ quan hải quan có thể không yêu cầu chứng từ chứng nhận xuất xứ[: đến {limit}, hoặc cao hơn nếu Nước thành viên nhập khẩu quy định].",
    "Hãy hỏi cơ quan hải quan xem có cần không; lô hàng bị chia nhỏ để ở dưới mức này thì không được tính.",
  ],
  "rules.field_rule": [
    "Một quy tắc mà dữ liệu tham chiếu của bạn công bố không được tuân thủ ở đây[: chỗ này phải {must:must}].",
    "Hãy đọc căn cứ được nêu; hãy hỏi nhà xuất khẩu nếu cơ quan hải quan áp dụng quy tắc đó.",
  ],
  "rules.data_invalid": ["Không dùng được dữ liệu tham chiếu được cung cấp[: {reason}][ ({cause})]. Việc đánh giá chỉ dựa vào dữ liệu có sẵn, có thể cũ hơn.", FRESH_DATA],
  "rules.data_expired": ["Dữ liệu tham chiếu được cung cấp đã hết hạn[ (đến {expires})]. Việc đánh giá chỉ dựa vào dữ liệu có sẵn, có thể cũ hơn.", FRESH_DATA],

  "request.number_mismatch": ["Chứng từ mang số khác với số được yêu cầu[: {actual}, không phải {expected}].", "Hãy kiểm tra số; nếu đúng, bạn đã nhận được một giấy chứng nhận khác, không phải của bạn."],
  "request.withheld": [
    "Không so sánh được điều bạn nêu, vì nó có thể nằm trong phần không được tiết lộ trong bản này[: {field:stated} “{expected}”|: {field:stated}].",
    "Hãy yêu cầu người xuất trình cung cấp bản có tiết lộ phần đó.",
  ],
  "request.field_mismatch": [
    "Điều bạn nêu không có trong giấy chứng nhận[: {field:stated} “{expected}”|: {field:stated}][; giấy chứng nhận ghi {actual:quoted}].",
    "Hãy so sánh với hóa đơn và đơn đặt hàng của bạn; nếu chúng đúng, có thể đây là giấy chứng nhận của lô hàng khác: hãy hỏi nhà xuất khẩu.",
  ],
  "request.normalised": [
    "Được coi là điều bạn nêu, dù cách viết không giống nhau[: {field:stated} “{expected}”][; giấy chứng nhận ghi {actual:quoted}].",
    NOTHING,
  ],
  "request.description_differs": [
    "Hàng hóa được mô tả bằng từ ngữ khác với điều bạn nêu[: “{expected}”][; giấy chứng nhận ghi {actual:quoted}].",
    "Hãy đọc cả hai: chỉ bạn mới biết đó có phải là cùng một hàng hóa không. Điều này không làm thay đổi kết luận.",
  ],
};

const settings: Messages["settings"] = {
  offline: {
    "status.unreachable": ["Không tra cứu việc thu hồi, vì đã đặt chế độ không tải gì[; danh sách ở {uri}].", "Hãy kiểm tra lại khi bỏ “offline”, hoặc cung cấp danh sách dưới dạng tệp."],
    "issuer.did_unreachable": ["Không tải tài liệu khóa mà bên cấp công bố[ ({did})], vì đã đặt chế độ không tải gì.", "Hãy kiểm tra lại khi bỏ “offline”, hoặc cung cấp tài liệu dưới dạng tệp."],
    "issuer.trust_list_unreachable": ["Không tải danh sách bên cấp tin cậy, vì đã đặt chế độ không tải gì.", "Hãy kiểm tra lại khi bỏ “offline”, hoặc cung cấp chính danh sách đó."],
  },
  jws: {
    "signature.alg_not_allowed": ["Được ký bằng phương pháp không được phép ở đây[ ({alg})].", "Hãy nêu phương pháp bằng --alg nếu bạn đã dự kiến phương pháp đó."],
    "issuer.key_unknown": ["Không có khóa nào được cung cấp là khóa mà chữ ký nêu, nên chưa kiểm tra được chữ ký.", "Hãy cung cấp khóa công khai của người ký, có cùng kid."],
  },
  warning: {
    "claims.unsafe_text": [
      "Một đoạn văn bản có ký tự không nhìn thấy được, hoặc chữ của hệ chữ khác trông giống chữ Latinh.",
      "Hãy so sánh với hàng hóa và giấy tờ; hãy hỏi cơ quan cấp nếu điều đó quan trọng.",
    ],
    "request.field_mismatch": [
      "Khác với điều bạn nêu[: {field:stated} “{expected}”|: {field:stated}][; giấy chứng nhận ghi {actual:quoted}].",
      "Hãy so sánh với giấy tờ của bạn; cơ quan hải quan bỏ qua khác biệt nhỏ giữa các chứng từ không làm phát sinh nghi ngờ về xuất xứ.",
    ],
  },
  info: {
    "rules.origin_differs": [
      "Nước xuất xứ theo RCEP không phải là Nước thành viên cấp[: {actual:country}, không phải {expected:country}]. Nước thành viên nhập khẩu có thuế suất như nhau cho mọi Nước thành viên, nên điều này không làm thay đổi gì.",
      NOTHING,
    ],
  },
};

const places: Messages["places"] = {
  "claims.bad_value": {
    "/items": [
      "Giấy chứng nhận có từ 1 đến 50 dòng hàng, còn giấy này không có dòng nào hoặc có hơn 50 dòng.",
      "Hãy yêu cầu nhà xuất khẩu xin cấp lại: nếu có hơn 50 dòng hàng thì chia thành nhiều giấy chứng nhận.",
    ],
  },
};

const outweighs: Messages["outweighs"] = { "rules.retroactive_not_marked": "rules.issued_too_late" };

const TEST_ISSUER = "Đối với bên cấp thử nghiệm trên máy này, chính sách cần có allowLoopbackHttp; nếu không, hãy hỏi cơ quan cấp xem giấy chứng nhận còn hiệu lực hay không.";

const reasons: Messages["reasons"] = {
  "issuer.trust_list_invalid": {
    "no key is pinned to check its signature with": "Hãy đặt trust-key, là khóa của bên ký danh sách bên cấp tin cậy, rồi kiểm tra lại.",
    "it was issued in the future": "Nếu đã yêu cầu một thời điểm trước đây, danh sách này mới hơn thời điểm đó: hãy dùng danh sách của thời điểm đó. Nếu không, hãy chỉnh đồng hồ của máy tính này.",
  },
  "rules.data_invalid": {
    "no key is pinned to check their signature with": "Hãy đặt dataKey trong chính sách, hoặc trust-key: khóa của bên ký dữ liệu tham chiếu. Sau đó kiểm tra lại.",
    "they were issued in the future": "Nếu đã yêu cầu một thời điểm trước đây, hãy bỏ dữ liệu tham chiếu. Nếu không, hãy chỉnh đồng hồ của máy tính này.",
  },
  "status.origin_not_allowed": {
    "it is not https": TEST_ISSUER,
    "it is on this machine": TEST_ISSUER,
    "it is no https address, or one on this machine": TEST_ISSUER,
  },
};

const checks: Messages["checks"] = {
  format: { label: "Dạng", passed: ["Giấy chứng nhận xuất xứ đã ký, ở dạng mà công cụ kiểm tra này biết."], notApplicable: "" },
  signature: { label: "Chữ ký", passed: ["Thật: không có gì bị thay đổi kể từ khi ký."], notApplicable: "" },
  issuer: {
    label: "Bên cấp",
    passed: [
      "{name} ({country:country}) có trong danh sách bên cấp tin cậy, được phép cấp chứng từ này, và khóa của họ có hiệu lực.",
      "Khóa được nêu có trong danh sách bên cấp tin cậy. Khóa đó có ký chứng từ này hay không là việc của bước kiểm tra chữ ký.",
    ],
    notApplicable: "",
  },
  validity: { label: "Hiệu lực", passed: ["Đang có hiệu lực; đến {until}.", "Đang có hiệu lực; không ghi thời điểm kết thúc."], notApplicable: "" },
  status: {
    label: "Thu hồi",
    passed: [
      "{purposes:purposes}[, tính đến {asOf}][. Cơ quan cấp cho biết: {messages}].",
      "Danh sách được nêu không cho biết gì về thu hồi hay đình chỉ[; cơ quan cấp cho biết: {messages}][ (tính đến {asOf})].",
    ],
    notApplicable: "Giấy chứng nhận không nêu danh sách thu hồi, nên không thể tra cứu trực tuyến.",
  },
  claims: { label: "Thông tin", passed: ["Mọi thông tin cần có đều có và đúng dạng."], notApplicable: "" },
  rules: { label: "Quy tắc RCEP về nội dung", passed: ["Nội dung phù hợp với các quy tắc RCEP được kiểm tra ở đây."], notApplicable: "" },
  request: {
    label: "Yêu cầu của bạn",
    passed: [
      "Đây là giấy chứng nhận được yêu cầu. Thông tin giống nhau: {exact:some}[; giống nhau, chỉ khác cách viết: {normalised:some}][; khác nhau, xem nhận xét: {differing:some}].",
      "Đây là giấy chứng nhận được yêu cầu. Thông tin giống nhau, chỉ khác cách viết: {normalised:some}[; khác nhau, xem nhận xét: {differing:some}].",
      "Không có điều nào bạn nêu loại trừ giấy này, và cũng không có gì cho thấy đó là giấy được yêu cầu[. Thông tin khác nhau, xem nhận xét: {differing:some}].",
    ],
    notApplicable: "Chưa nêu gì để so sánh.",
  },
};

const groups: Messages["groups"] = [
  { title: "Có còn nguyên vẹn không?", checks: ["format", "signature"] },
  { title: "Ai xác nhận điều này?", checks: ["issuer"] },
  { title: "Có còn hiệu lực không?", checks: ["validity", "status"] },
  { title: "Có đầy đủ và đúng quy tắc không?", checks: ["claims", "rules"] },
  { title: "Có đúng là giấy được yêu cầu không?", checks: ["request"] },
];

const verdicts: Messages["verdicts"] = {
  valid: {
    headline: "Hợp lệ",
    lead: "Chữ ký là thật, bên cấp có trong danh sách bên cấp tin cậy, và mọi kiểm tra được áp dụng đều đạt.",
  },
  invalid: { headline: "Không hợp lệ", lead: "Đừng dựa vào tài liệu này." },
  indeterminate: {
    headline: "Không xác nhận được",
    lead: "Không phát hiện điều gì sai, nhưng có điều cần thiết chưa kiểm tra được.",
  },
};

/** Vietnamese has one category only. */
const remarked: Messages["remarked"] = {
  lead: { other: "Chữ ký là thật, bên cấp có trong danh sách bên cấp tin cậy, và không có kiểm tra nào không đạt, nhưng có {count} nhận xét mà cơ quan hải quan có thể nêu; xem bên dưới." },
  rules: { other: "Không có quy tắc RCEP nào được kiểm tra ở đây cấm điều này, nhưng có {count} nhận xét mà cơ quan hải quan có thể nêu; xem bên dưới." },
};

const outcomes: Messages["outcomes"] = {
  passed: "Đạt",
  failed: "Không đạt",
  inconclusive: "Không kiểm tra được",
  not_run: "Chưa kiểm tra",
  not_applicable: "Không có gì để kiểm tra",
};

const severities: Messages["severities"] = { error: "Lỗi", warning: "Cảnh báo", info: "Ghi chú" };

const problems: Messages["problems"] = {
  unreachable: ["Dịch vụ lưu giữ giấy chứng nhận không trả lời.", "Hãy kiểm tra kết nối và thử lại."],
  "bad-answer": ["Dịch vụ lưu giữ giấy chứng nhận trả lời một nội dung vô nghĩa.", "Hãy thử lại sau, hoặc báo cho chủ trang này."],
  "access-code-required": ["Giấy chứng nhận chỉ được cung cấp khi có mã truy cập.", "Hãy nhập mã đi kèm giấy chứng nhận hoặc hóa đơn."],
  "not-found": ["Không có giấy chứng nhận nào có số và mã truy cập này.", "Hãy kiểm tra cả hai; chữ cái và chữ số dễ bị nhầm lẫn."],
  "malformed-number": ["Đây không thể là số giấy chứng nhận.", "Hãy nhập đúng như ở đầu giấy chứng nhận."],
  "malformed-code": ["Đây không thể là mã truy cập.", "Hãy nhập đúng như mã đi kèm giấy chứng nhận."],
  "rate-limited": ["Quá nhiều lần thử.", "Hãy chờ một phút rồi thử lại."],
  "upstream-signature-invalid": [
    "Nguồn cung cấp một giấy chứng nhận có chữ ký không hợp lệ: giấy đã bị thay đổi sau khi ký, hoặc do người khác ký. Giấy đó không được hiển thị.",
    "Đừng dựa vào bất kỳ bản nào của giấy này. Hãy yêu cầu nhà xuất khẩu cung cấp tệp giấy chứng nhận đúng như đã cấp, và báo cho cơ quan cấp.",
  ],
  "upstream-certificate-mismatch": [
    "Nguồn cung cấp một giấy chứng nhận khác với giấy được yêu cầu. Giấy đó không được hiển thị.",
    "Hãy kiểm tra số; nếu đúng, hãy báo cho chủ trang này, và yêu cầu nhà xuất khẩu cung cấp tệp giấy chứng nhận.",
  ],
  "upstream-issuer-unknown": [
    "Nguồn cung cấp một giấy chứng nhận mà không bên nào trong danh sách bên cấp tin cậy được coi là có thể đã ký. Giấy đó không được hiển thị.",
    "Đừng dựa vào bất kỳ bản nào của giấy này cho đến khi cơ quan cấp xác nhận; hãy báo cho chủ trang này.",
  ],
  "upstream-malformed": [
    "Nguồn cung cấp một nội dung không phải là giấy chứng nhận xuất xứ.",
    "Hãy báo cho chủ trang này, và yêu cầu nhà xuất khẩu cung cấp tệp giấy chứng nhận.",
  ],
  revoked: ["Dịch vụ lưu giữ giấy chứng nhận cho biết giấy đã bị thu hồi.", "Kết quả kiểm tra tại đây được nêu bên dưới."],
  suspended: ["Dịch vụ lưu giữ giấy chứng nhận cho biết giấy đang bị tạm đình chỉ.", "Kết quả kiểm tra tại đây được nêu bên dưới."],
};

const members: Messages["members"] = {
  address: ["địa chỉ"],
  amount: ["số tiền"],
  approvedExporter: ["nhà xuất khẩu đủ điều kiện", undefined, { code: ["mã số cho phép"], validUntil: ["ngày hết hạn cho phép"] }],
  approvedExporterCode: ["mã số nhà xuất khẩu đủ điều kiện", "14"],
  backToBack: ["giáp lưng", "17", {
    issuingCountry: ["nước cấp chứng từ gốc", "14"],
    rcepCountryOfOrigin: ["nước xuất xứ theo RCEP của chứng từ gốc", "14"],
  }],
  base: ["tiêu chí chính"],
  certificateNumber: ["số giấy chứng nhận", "top"],
  certification: ["chứng nhận của cơ quan cấp", "16"],
  certifiedTrueCopyDate: ["ngày của bản sao chứng thực", "14"],
  code: ["mã"],
  completion: ["việc lập chứng từ tự chứng nhận"],
  consignee: ["người nhận hàng", "2"],
  conveyance: ["tàu hoặc chuyến bay", "4"],
  count: ["số lượng kiện", "8"],
  country: ["nước"],
  cumulation: ["cộng gộp", "10"],
  currency: ["đồng tiền"],
  date: ["ngày"],
  deMinimis: ["De Minimis", "10"],
  declarationReference: ["số tham chiếu của chứng từ tự chứng nhận"],
  departureDate: ["ngày khởi hành", "4"],
  description: ["mô tả hàng hóa", "8"],
  exporter: ["nhà xuất khẩu", "1"],
  exporterDeclaration: ["khai báo của nhà xuất khẩu hoặc nhà sản xuất", "15"],
  fobValue: ["trị giá FOB", "12"],
  hsCode: ["mã HS", "9"],
  hsEdition: ["phiên bản Hệ thống hài hòa"],
  importingCountry: ["nước nhập khẩu", "15"],
  invoices: ["hóa đơn", "13"],
  issueDate: ["ngày cấp", "16"],
  issuedRetroactively: ["cấp sau", "17"],
  issuingBody: ["cơ quan cấp", "16"],
  issuingCountry: ["nước cấp", "top"],
  items: ["hàng hóa", undefined, { producer: ["nhà sản xuất", "8"] }],
  kind: ["loại kiện", "8"],
  mark: ["dấu xuất xứ", "11"],
  marks: ["ký hiệu và số hiệu", "7"],
  name: ["tên"],
  number: ["số"],
  originCriterion: ["tiêu chí xuất xứ", "10"],
  originalIssueDate: ["ngày cấp chứng từ gốc", "14"],
  originalNumber: ["số của chứng từ gốc", "14"],
  packages: ["kiện hàng", "8"],
  place: ["địa điểm"],
  portOfDischarge: ["cảng dỡ hàng", "4"],
  producer: ["nhà sản xuất", "3"],
  producerStatus: ["nhà sản xuất", "3"],
  quantity: ["số lượng", "12"],
  rcepCountryOfOrigin: ["nước xuất xứ theo RCEP", "11"],
  remarks: ["ghi chú", "14"],
  route: ["tuyến đường", "4"],
  signatory: ["người ký"],
  thirdPartyInvoicing: ["hóa đơn bên thứ ba", "17", {
    country: ["nước của bên phát hành hóa đơn", "14"],
    name: ["tên của bên phát hành hóa đơn", "14"],
  }],
  transport: ["vận chuyển", "4"],
  type: ["loại"],
  unit: ["đơn vị", "12"],
  validUntil: ["có hiệu lực đến"],
  value: ["giá trị"],
};

const stated: Messages["stated"] = {
  address: "địa chỉ",
  consignee: "người nhận hàng",
  country: "nước",
  date: "ngày",
  description: "mô tả",
  exporter: "nhà xuất khẩu",
  hsCode: "mã HS",
  hsCodes: "mã HS",
  importingCountry: "nước nhập khẩu",
  invoice: "hóa đơn",
  invoices: "hóa đơn",
  items: "dòng hàng của bạn",
  name: "tên",
  number: "số giấy chứng nhận",
  quantities: "số lượng",
  quantity: "số lượng",
};

const must: Messages["must"] = { stand: "được ghi và không bỏ trống", lack: "không được ghi", oneOf: "là một trong các giá trị sau: {choices}" };

const purposes: Messages["purposes"] = {
  revocation: "Không bị thu hồi",
  "revocation suspension": "Không bị thu hồi cũng không bị đình chỉ",
  suspension: "Không bị đình chỉ",
};

const scope: Messages["scope"] = {
  answers: {
    needed: ["Cần có chứng từ chứng nhận xuất xứ để hưởng thuế suất RCEP.", "Hãy có sẵn một trong các chứng từ nêu ở đây trước khi đề nghị áp dụng thuế suất."],
    may_be_waived: ["Cơ quan hải quan có thể không yêu cầu chứng từ chứng nhận xuất xứ cho lô hàng này.", "Hãy hỏi cơ quan hải quan của nước nhập khẩu xem vẫn có cần không."],
    not_needed: ["Không cần chứng từ chứng nhận xuất xứ.", "Hãy nhập khẩu hàng hóa theo thuế suất thông thường."],
    not_available: ["Không thể đề nghị áp dụng thuế suất RCEP cho lô hàng này, dù có hay không có chứng từ chứng nhận xuất xứ.", "Hãy hỏi nhà xuất khẩu hoặc cơ quan hải quan xem có hiệp định khác được áp dụng không."],
  },
  reasons: {
    exporting_country_not_party: "Nước xuất khẩu[, {country:country},] không phải là Nước thành viên RCEP.",
    importing_country_not_party: "Nước nhập khẩu[, {country:country},] không phải là Nước thành viên RCEP.",
    same_country: "Nước xuất khẩu và nước nhập khẩu là một[, {country:country}]; Hiệp định dành cho hàng hóa đi từ Nước thành viên này sang Nước thành viên khác.",
    not_in_force: "Hiệp định không có hiệu lực đối với [{country:country}|một trong các Nước thành viên] vào ngày đó[, mà từ ngày {inForce}].",
    no_claim: "Không đề nghị áp dụng thuế suất RCEP, và chỉ khi đề nghị mới cần chứng từ chứng nhận xuất xứ.",
    ordinary_rate_zero: "Thuế suất thông thường đã bằng không, nên thuế suất RCEP không thể thấp hơn.",
    value_within_waiver: "Trị giá hải quan[, {value},] nằm trong mức mà cơ quan hải quan có thể không yêu cầu chứng từ chứng nhận xuất xứ[, {limit}].",
    value_above_waiver: "Trị giá hải quan[, {value},] vượt mức mà mọi Nước thành viên có thể không yêu cầu chứng từ chứng nhận xuất xứ[, {limit}]; một số Nước thành viên đã quy định mức cao hơn, điều mà cơ quan hải quan có thể cho biết.",
    value_not_comparable: "Trị giá hải quan[, {value},] không so sánh được với mức mà cơ quan hải quan có thể không yêu cầu chứng từ chứng nhận xuất xứ[, {limit}]: trị giá đó bằng đồng tiền khác, hoặc không phải là số.",
    part_of_series: "Lô hàng là một trong nhiều lô thuộc cùng một chuỗi, nên trị giá thấp của nó[, {value},] không được tính đến.",
    proof_in_hand: "Người đề nghị áp dụng thuế suất RCEP phải có sẵn chứng từ chứng nhận xuất xứ còn hiệu lực khi đề nghị.",
    tariff_differentials: "Thuế suất của [{country:country}|Nước thành viên nhập khẩu] có thể khác nhau theo nước xuất xứ theo RCEP, nên nội dung ô số 11 của giấy chứng nhận có thể quyết định thuế suất.",
    data_not_usable: "Không dùng được các bảng mới hơn được cung cấp[: {reason}]; câu trả lời này dựa vào các bảng có sẵn.",
    rate_not_known: "Ở đây không biết hàng hóa có thuế suất nào; biểu cam kết thuế quan của Nước thành viên nhập khẩu quy định điều đó.",
  },
  proofs: {
    certificate: "giấy chứng nhận xuất xứ do cơ quan cấp của Nước thành viên xuất khẩu cấp",
    approved_exporter_declaration: "chứng từ tự chứng nhận xuất xứ của nhà xuất khẩu đủ điều kiện",
    exporter_declaration: "chứng từ tự chứng nhận xuất xứ của nhà xuất khẩu hoặc nhà sản xuất",
    importer_declaration: "chứng từ tự chứng nhận xuất xứ của nhà nhập khẩu",
  },
};

const criteria: Messages["criteria"] = {
  WO: "Có xuất xứ thuần túy hoặc được sản xuất toàn bộ",
  PE: "Được sản xuất chỉ từ nguyên liệu có xuất xứ",
  CTC: "Chuyển đổi mã số hàng hóa",
  RVC: "Hàm lượng giá trị khu vực",
  CR: "Phản ứng hóa học",
};

const producers: Messages["producers"] = {
  SEE_BOX_8: "Xem phần hàng hóa",
  CONFIDENTIAL: "Bảo mật; cơ quan cấp biết",
  NOT_AVAILABLE: "Không có thông tin",
};

const units: Messages["units"] = {
  C62: "chiếc",
  EA: "chiếc",
  GRM: "g",
  H87: "chiếc",
  KGM: "kg",
  LTR: "lít",
  MTK: "m²",
  MTQ: "m³",
  MTR: "m",
  NPR: "đôi",
  PR: "đôi",
  SET: "bộ",
  TNE: "tấn",
};

const words: Messages["words"] = {
  accessCode: "Mã truy cập",
  accessCodeHelp: "Mã được gửi kèm chứng từ hoặc hóa đơn.",
  announcement: "Đã kiểm tra xong: {headline}.",
  approvedExporter: "Nhà xuất khẩu đủ điều kiện",
  asked: "Số được yêu cầu",
  authorisedUntil: "Được phép đến",
  box: "ô số {box}",
  boxTop: "đầu mẫu",
  certification: "Chứng nhận của cơ quan cấp",
  check: "Kiểm tra",
  checkYourself: "Kiểm tra trên thiết bị của chính bạn",
  checkYourselfNote: "Trang nào cũng có thể vẽ bất kỳ dấu nào. Trình xác minh mà bạn tin cậy phải hiển thị cùng mã ngắn cho chứng từ này.",
  checking: "Đang kiểm tra giấy chứng nhận…",
  checks: "Những gì đã kiểm tra",
  claimedNumber: "Số tự ghi",
  claimsFrom: "Tự ghi là của (chưa được chứng minh)",
  close: "Đóng",
  completion: "Lập",
  copied: "Đã sao chép.",
  copyNumber: "Sao chép số",
  consignee: "Người nhận hàng",
  criterion: "Tiêu chí xuất xứ",
  cumulation: "có cộng gộp",
  deMinimis: "có De Minimis",
  description: "Mô tả",
  details: "Tất cả nội dung và kiểm tra",
  edgeWord: "{host} cho biết: {headline}",
  edgeWordLead: "Trình xác minh không chạy được trong trình duyệt này. Đây chỉ là lời của máy chủ {host} và không chứng minh điều gì.",
  edgeWordNext: "Hãy kiểm tra chứng từ trên thiết bị khác; chủ trang này có thể cho phép trình xác minh chạy.",
  engine: "Đánh giá tính đến {at}, bởi {engine}",
  exporter: "Nhà xuất khẩu",
  exporterDeclaration: "Khai báo của nhà xuất khẩu",
  fileMissing: "Lần kiểm tra này cần {file}, nhưng không tải được tệp đó hoặc tệp thuộc phiên bản khác; tệp phải nằm cạnh tập lệnh.",
  findings: "Nhận xét về nội dung",
  fob: "Trị giá FOB",
  goods: "Hàng hóa",
  hash: "Dấu vân tay của nội dung đã ký (SHA-256)",
  hs: "Mã HS",
  hsEdition: "Phiên bản HS",
  importing: "Nước nhập khẩu",
  invoices: "Hóa đơn",
  issueDate: "Ngày cấp",
  issuerId: "Bên cấp",
  issuingBody: "Cơ quan cấp",
  issuingCountry: "Nước cấp",
  item: "dòng hàng {number}",
  itemTitle: "Dòng hàng {number}",
  key: "Khóa",
  loadFailed: "Không tải được giấy chứng nhận",
  loadFailedNext: "Hãy kiểm tra địa chỉ và kết nối, rồi thử lại.",
  lookUp: "{country:country}, {body}: {url} ({asks})",
  marked: "Được đánh dấu",
  markedBackToBack: "giáp lưng",
  markedRetroactive: "ISSUED RETROACTIVELY (cấp sau)",
  markedThirdParty: "hóa đơn bên thứ ba",
  marks: "Ký hiệu",
  misuse: "Trang này yêu cầu kiểm tra theo cách không có nghĩa",
  misuseNext: "Vui lòng báo cho chủ trang này.",
  next: "Cần làm gì",
  none: "không ghi",
  notReliable: "Không thể dựa vào nội dung mà nguồn cung cấp",
  notRun: "Một kiểm tra trước đó đã kết thúc việc xem xét.",
  number: "Số giấy chứng nhận",
  officialPages: "Trang của chính các cơ quan cấp, để kiểm tra lại",
  officialPagesNote: "Các trang này thuộc về các cơ quan cấp, hỏi những gì họ cần và có thể đã chuyển địa chỉ.",
  openElsewhere: "Mở chứng từ này tại đó",
  origin: "Xuất xứ",
  original: "Giáp lưng dựa trên chứng từ gốc",
  originalExporter: "Nhà xuất khẩu đủ điều kiện của chứng từ gốc",
  originalIssued: "Ngày cấp chứng từ gốc",
  originalIssuedIn: "Nước cấp chứng từ gốc",
  originalOrigin: "Xuất xứ RCEP của chứng từ gốc",
  otherDocument: "Đây không phải là tài liệu mà trang kia hiển thị: tài liệu đó có mã ngắn {expected}, tài liệu này có {actual}.",
  packages: "Kiện hàng",
  partMissing: "Không tải được một phần nội dung ở đây. Hãy kiểm tra kết nối rồi tải lại trang.",
  particulars: "Thông tin",
  producer: "Nhà sản xuất",
  profileNote: "Cấu hình rcep-eco/1 là cấu hình mở của riêng dự án này; chưa cơ quan có thẩm quyền nào công bố tiêu chuẩn kỹ thuật.",
  proofs: "Chứng từ mà cả hai Nước thành viên được biết là có sử dụng",
  qrLabel: "Mã QR với địa chỉ {url}",
  qrShow: "Hiện mã QR",
  quantity: "Số lượng",
  reference: "Số tham chiếu của chứng từ tự chứng nhận",
  referenceData: "Dữ liệu tham chiếu: {data}.",
  remarks: "Ghi chú",
  rule: "quy tắc",
  sameDocument: "Đây là tài liệu mà trang kia hiển thị: mã ngắn giống nhau.",
  shipment: "Vận chuyển",
  shortCode: "Mã ngắn",
  signedBy: "Người ký",
  signedWithKeyOf: "Được ký bằng khóa của",
  tellEnd: "Vui lòng sửa hoặc thay thế. Đánh giá tại {at}, bởi {engine}, hồ sơ rcep-eco/1 (hồ sơ mở, không phải tiêu chuẩn chính thức).",
  tellIntro: "Chúng tôi đã kiểm tra chứng từ xuất xứ điện tử {number} (mã ngắn của nội dung đã ký: {code}) và thấy:",
  tellIssuer: "Sao chép thông báo gửi bên cấp",
  test: "THỬ NGHIỆM",
  testNote: "Bên cấp là bên cấp thử nghiệm, để minh họa: không chứng nhận điều gì, bất kể kết luận thế nào.",
  thirdParty: "Bên thứ ba phát hành hóa đơn",
  treaty: "Hiệp định: {article}",
  trueCopy: "Ngày của bản sao chứng thực",
  trustList: "Danh sách bên cấp tin cậy",
  trustListVersion: "phiên bản {version}, đến {expires}",
  unsignedList: "Danh sách bên cấp tin cậy được dùng không có chữ ký: ai cung cấp danh sách thì người đó quyết định ai được tin cậy.",
  validUntil: "Có hiệu lực đến",
  verifierMissing: "Không tải được trình xác minh",
  verifierMissingNext: "Hãy thử lại; nếu vẫn vậy, hãy báo cho chủ trang này. Điều đó không nói gì về chứng từ.",
};

/** A certificate is issued by a body, a declaration is made by the exporter. */
const turns: Turns = [
  [/nhà xuất khẩu đề nghị cơ quan cấp sửa và cấp lại giấy chứng nhận/g, "nhà xuất khẩu đã lập sửa và lập lại"],
  [/; nếu tệp đó cũng không khớp, hãy báo cho cơ quan cấp/g, ""],
  [/báo cho cơ quan cấp biết rằng tên của họ được ghi trong giấy chứng nhận này/g, "báo cho nhà xuất khẩu biết rằng tên của họ được ghi trong chứng từ này"],
  [/Giấy chứng nhận xuất xứ đã ký/g, "Chứng từ tự chứng nhận xuất xứ đã ký"],
  [/tệp giấy chứng nhận xuất xứ điện tử/g, "tệp chứng từ tự chứng nhận xuất xứ điện tử"],
  [/đúng như (cơ quan cấp )?đã cấp/g, "đúng như đã lập"],
  [/cơ quan cấp( của nước xuất khẩu)? xem có cấp giấy chứng nhận này không/g, "nhà xuất khẩu ghi trong đó xem có lập chứng từ này không"],
  [/Giấy chứng nhận có từ 1 đến 50 dòng hàng, còn giấy này không có dòng nào hoặc có hơn 50 dòng/g, "Chứng từ tự chứng nhận có ít nhất một dòng hàng, còn chứng từ này không có dòng nào"],
  [/xin cấp lại: nếu có hơn 50 dòng hàng thì chia thành nhiều giấy chứng nhận/g, "lập lại"],
  [/xin cấp lại giấy chứng nhận/g, "lập lại chứng từ tự chứng nhận"],
  [/đề nghị bên đã cấp sửa hoặc thay thế/g, "sửa hoặc thay thế"],
  [/không thể cấp giấy chứng nhận/g, "không thể lập chứng từ tự chứng nhận"],
  [/hỏi cơ quan cấp/g, "hỏi nhà xuất khẩu đã lập"],
  [/cơ quan cấp/g, "nhà xuất khẩu"],
  [/Cơ quan cấp/g, "Nhà xuất khẩu"],
  [/giấy chứng nhận(?! xuất xứ)/g, "chứng từ tự chứng nhận"],
  [/Giấy chứng nhận(?! xuất xứ)/g, "Chứng từ tự chứng nhận"],
  [/giấy (này|khác|được yêu cầu)/g, "chứng từ $1"],
  [/được cấp/g, "được lập"],
  [/Chỉ có thể cấp/g, "Chỉ có thể lập"],
  [/([Nn]gày|khi|được phép) cấp/g, "$1 lập"],
  [/cấp ngày/g, "lập ngày"],
];

export const vi: Messages = {
  locale: "vi",
  joins: { list: ", ", lists: "; ", open: " (", close: ")", colon: ": ", stop: ". ", gap: " ", dot: " · ", quotes: ["“", "”"], nth: "{name} {number}" },
  unreviewed: "Bản dịch tiếng Việt này là bản nháp chưa được rà soát; văn bản tiếng Anh là căn cứ.",
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
