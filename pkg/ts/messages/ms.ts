// Codes and report words -> Malay sentences for an importer's clerk; a draft. Placeholders as in en.ts.
// Sijil Tempat Asal is the certificate, Pengikraran Tempat Asal the declaration of origin; for "pengeluar" is
// both producer and issuer in Malay, the producer is "pengeluar barang" and the issuing body "badan pengeluar sijil".

import { forDeclaration, type Turns } from "./declaration.js";
import type { Messages } from "./en.js";

const NEW_COPY = "Minta fail sijil elektronik itu sendiri daripada pengeksport, dihantar sebagai lampiran dan bukan disalin daripada mesej.";
const ASK_ISSUER = "Minta pengeksport supaya badan pengeluar sijil membetulkan dan mengeluarkan semula sijil ini.";
const ASK_FOR_FILE = "Minta daripada penghantarnya fail yang tepat sebagaimana dikeluarkan oleh badan pengeluar sijil.";
const FRESH_LIST = "Dapatkan senarai pengeluar dipercayai yang terkini daripada pihak yang menerbitkannya untuk anda, kemudian semak semula.";
const TRY_AGAIN = "Cuba lagi kemudian; jika masih begitu, tanya badan pengeluar sijil sama ada sijil ini masih berkuat kuasa.";
const ASK_STATUS = "Tanya badan pengeluar sijil sama ada sijil ini masih berkuat kuasa.";
const ASK_ISSUED = "Tanya badan pengeluar sijil sama ada ia mengeluarkan sijil ini.";
const CORRECT = "Minta pengeksport supaya dokumen ini dibetulkan atau diganti oleh pihak yang mengeluarkannya, sebelum anda menggunakannya untuk menuntut kadar duti RCEP.";
const NO_RATE = "Kadar duti RCEP tidak boleh dituntut dengan dokumen ini; tanya pengeksport perjanjian mana yang terpakai.";
const MINOR = "Beritahu pengeksport, supaya dokumen yang berikutnya betul; kastam mengabaikan percanggahan kecil yang tidak menimbulkan keraguan tentang tempat asal (Art. 3.26).";
const NOTHING = "Tiada apa-apa yang perlu dibuat.";
const NOTHING_MINOR = "Tiada apa-apa yang perlu dibuat: kastam mengabaikan percanggahan kecil yang tidak menimbulkan keraguan tentang tempat asal (Art. 3.26).";
const FRESH_DATA = "Dapatkan data rujukan yang terkini daripada pihak yang menerbitkannya untuk anda, atau jangan sertakan, kemudian semak semula.";
const COMPARE_CODE = "Bandingkan dengan kod yang anda ikrarkan; jika berbeza, tanya pengeksport yang mana betul. Kesilapan menaip ialah kesilapan kecil (Art. 3.26).";
const FOR_COPY = "Minta daripada pihak yang mengemukakannya salinan yang mendedahkannya.";
const ANOTHER_PARTY = "Perjanjian ini adalah untuk barang dari satu Pihak ke Pihak yang lain.";

const codes: Messages["codes"] = {
  "format.unrecognised": ["Ini bukan Sijil Tempat Asal elektronik dalam apa-apa bentuk yang dikenali oleh penentusah ini[: {reason}].", NEW_COPY],
  "format.no_signed_data": [
    "Ini dokumen, gambar atau laman web tanpa data bertandatangan di dalamnya, maka tiada apa-apa yang dapat ditentusahkan; hal itu tidak bermakna ada yang tidak kena dengan sijil tersebut.",
    "Minta fail sijil elektronik daripada pengeksport, atau cari sijil itu di laman web badan pengeluar sijil sendiri.",
  ],
  "format.too_large": ["Fail ini[ (bahagian {part})] lebih besar daripada mana-mana sijil[ (hadnya {limit} bait)].", ASK_FOR_FILE],
  "format.bad_base64url": ["Sijil ini[ (bahagian {part})] mengandungi aksara yang tidak sepatutnya ada: kandungannya telah diubah atau rosak dalam perjalanan.", NEW_COPY],
  "format.bad_json": ["Sijil ini[ (bahagian {part})] tidak dapat dibaca: susunan datanya (JSON) salah.", ASK_FOR_FILE],
  "format.duplicate_member": ["Sijil ini[ (bahagian {part})] menyatakan butiran yang sama dua kali, maka ia boleh dibaca dengan dua cara.", ASK_ISSUER],
  "format.too_deep": ["Susunan sijil ini lebih dalam daripada mana-mana sijil sebenar.", ASK_FOR_FILE],
  "format.bad_header": ["Pengepala tandatangan (header) sijil ini tidak lengkap atau salah susunannya[ ({member})].", ASK_ISSUER],
  "format.wrong_type": ["Ini data bertandatangan, tetapi bukan Sijil Tempat Asal[ (tertulis {actual})][ (lihat {member})].", "Semak sama ada fail yang dihantar itu betul; minta Sijil Tempat Asal daripada pengeksport."],
  "format.unsupported_version": ["Versi atau jenis sijil ini tidak dikenali oleh penentusah ini[ (lihat {member})].", "Semak sama ada sudah ada penentusah yang lebih baharu; jika tiada, tanya badan pengeluar sijil profil mana yang digunakan."],

  "signature.mismatch": [
    "Tandatangannya tidak sepadan: sijil ini diubah selepas ditandatangani, atau ditandatangani oleh pihak lain.",
    "Minta daripada pengeksport fail sebagaimana dikeluarkan; jika itu juga gagal, beritahu badan pengeluar sijil.",
  ],
  "signature.malformed": ["Tandatangannya rosak atau memang bukan tandatangan sebenar.", NEW_COPY],
  "signature.alg_not_allowed": ["Dokumen ini ditandatangani dengan kaedah yang tidak diterima[ ({alg})].", ASK_ISSUED],
  "signature.header_not_allowed": ["Sijil ini cuba membawa kuncinya sendiri atau peraturan khas[ ({member})], yang tidak sekali-kali diterima.", ASK_ISSUED],

  "signature.bad_proof": ["Bukti tandatangan (proof) dalam sijil ini tidak utuh atau salah susunannya[: {reason}].", ASK_FOR_FILE],
  "signature.bad_disclosure": [
    "Ada bahagian sijil ini yang disisipkan tanpa tandatangan badan pengeluar sijil[: {reason}].",
    "Minta daripada pengeksport sijil ini sebagaimana dikeluarkan oleh badan pengeluar sijil.",
  ],
  "signature.unsupported_cryptosuite": [
    "Dokumen ini ditandatangani dengan cara yang tidak dapat disemak oleh penentusah ini[ ({suite})]; hal itu tidak bermakna ada yang tidak kena dengan sijil tersebut.",
    "Tanya badan pengeluar sijil cara menyemaknya.",
  ],

  "issuer.trust_list_missing": ["Senarai pengeluar dipercayai tidak diberikan, maka tandatangan sesiapa pun belum dapat dipercayai.", "Pilih senarai pengeluar dipercayai yang menjadi pegangan anda berserta kuncinya, kemudian semak semula."],
  "issuer.trust_list_unreachable": ["Senarai pengeluar dipercayai tidak dapat diambil, maka penandatangannya tidak dapat disemak.", "Semak sambungan dan cuba lagi."],
  "issuer.trust_list_invalid": ["Senarai pengeluar dipercayai tidak dapat digunakan[: {reason}][ (kunci {kid})][ ({cause})].", FRESH_LIST],
  "issuer.trust_list_expired": ["Senarai pengeluar dipercayai telah tamat tempoh[ pada {expires}].", FRESH_LIST],
  "issuer.trust_list_rollback": ["Senarai pengeluar dipercayai ini lebih lama daripada yang sudah digunakan[ (versi {actual}, bukan {expected} atau yang lebih baharu)].", FRESH_LIST],
  "issuer.unknown": ["Pengeluar yang dinamakan[, {issuer},] tiada dalam senarai pengeluar dipercayai anda, maka tandatangannya tidak dapat disemak.", "Tanya penerbit senarai itu sama ada badan pengeluar sijil ini patut ada di dalamnya; jangan hanya berpegang pada kata sijil itu sendiri."],
  "issuer.key_unknown": ["Senarai pengeluar dipercayai anda tiada kunci sedemikian[, {kid},] bagi pengeluar ini, maka tandatangannya tidak dapat disemak.", "Dapatkan senarai pengeluar dipercayai yang terkini dan semak semula; badan pengeluar sijil mungkin mempunyai kunci baharu."],
  "issuer.key_retired": [
    "Kunci itu tidak berkuat kuasa pada tarikh pengeluaran[, {issueDate}][ (berkuat kuasa dari {keyValidFrom} hingga {keyValidUntil})| (berkuat kuasa mulai {keyValidFrom})| (berkuat kuasa hingga {keyValidUntil})].",
    ASK_ISSUED,
  ],
  "issuer.binding_mismatch": ["Kunci itu milik pihak lain, bukan milik pengeluar yang dinamakan dalam sijil ini[ ({issuer})].", "Beritahu badan pengeluar sijil bahawa namanya disebut dalam sijil ini."],
  "issuer.not_authorised": [
    "Senarai pengeluar dipercayai anda tidak membenarkan penandatangan ini memperakui perkara ini[ ({reason})].",
    "Tanya badan pengeluar sijil di negara pengeksport sama ada ia mengeluarkan sijil ini.",
  ],

  "issuer.chain_invalid": [
    "Perakuan digital penandatangan tidak dapat diterima di bawah pihak berkuasa yang dinamakan oleh senarai pengeluar dipercayai anda bagi pengeluar ini[: {reason}].",
    "Tanya badan pengeluar sijil sama ada ia mengeluarkan sijil ini, dan sama ada perakuan digital penandatangannya berkuat kuasa ketika itu.",
  ],
  "issuer.did_invalid": ["Dokumen kunci yang diterbitkan oleh pengeluar tidak dapat digunakan[: {reason}], maka tandatangannya tidak dapat disemak.", "Cuba lagi dari rangkaian lain; jika masih begitu, beritahu badan pengeluar sijil."],
  "issuer.did_unreachable": ["Dokumen kunci yang diterbitkan oleh pengeluar[ ({did})] tidak dapat diambil, maka tandatangannya tidak dapat disemak.", "Semak sambungan dan cuba lagi."],
  "issuer.withheld": ["Butiran yang akan menunjukkan sama ada penandatangan ini boleh memperakuinya tidak didedahkan dalam salinan ini[: {reason}].", FOR_COPY],
  "issuer.key_binding_mismatch": [
    "Pihak yang mengemukakannya tidak membuktikan bahawa salinan ini dibuat untuk anda[: {reason}].",
    "Minta pihak itu menunjukkan sijil ini sekali lagi, untuk anda dan untuk urusan ini.",
  ],

  "validity.not_yet_valid": ["Sijil ini belum sah[; ia bermula pada {from}].", "Gunakan mulai hari itu, atau tanya pengeksport sama ada tarikhnya betul."],
  "validity.expired": ["Tempoh sah sijil ini telah tamat[, pada {until}].", "Minta sijil baharu daripada pengeksport; bagi barang yang sudah diimport, tanya kastam."],
  "validity.bad_time": ["Suatu masa dalam sijil ini bukan masa yang betul, atau tempohnya tamat sebelum bermula[ ({member})].", ASK_ISSUER],
  "validity.iat_not_numeric": ["Masa teknikal penandatanganan bukan nombor; masa itu tidak digunakan.", "Tiada apa-apa yang perlu dibuat; badan pengeluar sijil mungkin mahu mengetahuinya."],

  "status.revoked": ["Badan pengeluar sijil telah membatalkan sijil ini[ (setakat {asOf})].", "Minta sijil gantinya daripada pengeksport."],
  "status.suspended": ["Badan pengeluar sijil telah menggantung sijil ini buat sementara[ (setakat {asOf})].", "Tunggu, dan tanya badan pengeluar sijil bila dan bagaimana keputusannya."],
  "status.superseded": ["Badan pengeluar sijil telah menggantikan sijil ini dengan yang lain[ (setakat {asOf})].", "Minta sijil gantinya daripada pengeksport."],
  "status.unreachable": ["Tidak dapat dirujuk sama ada dokumen ini telah dibatalkan[: {uri} tidak menjawab].", TRY_AGAIN],
  "status.list_invalid": ["Senarai yang akan menunjukkan sama ada dokumen ini telah dibatalkan tidak dapat dipercayai[: {reason}][ ({cause})].", ASK_STATUS],
  "status.list_stale": ["Senarai yang menunjukkan sama ada dokumen ini telah dibatalkan terlalu lama[ (bertarikh {asOf})].", TRY_AGAIN],
  "status.index_out_of_range": ["Sijil ini menyebut tempat[ ({index})] yang tiada dalam senarai badan pengeluar sijil.", ASK_STATUS],
  "status.purpose_mismatch": ["Senarai yang disebut oleh sijil ini adalah untuk tujuan lain[ ({actual}, bukan {expected})].", ASK_STATUS],
  "status.too_large": ["Senarai yang akan menunjukkan sama ada dokumen ini telah dibatalkan terlalu besar untuk dibaca.", ASK_STATUS],
  "status.origin_not_allowed": ["Sijil ini menyebut senarai pembatalan di alamat yang tidak dibenarkan oleh senarai pengeluar dipercayai anda[ ({uri})][ ({reason})]; senarai itu tidak diambil.", ASK_STATUS],
  "status.missing": ["Anda meminta dokumen yang pembatalannya dapat dirujuk; dokumen ini tidak menyebut apa-apa senarai.", ASK_STATUS],
  "status.unsupported": ["Sijil ini menggunakan sejenis notis pembatalan yang tidak dikenali oleh penentusah ini[ ({type})][ (lihat {member})].", ASK_STATUS],

  "claims.missing": ["Ada butiran wajib yang tiada; kebanyakannya ialah maklumat minimum yang diminta oleh perjanjian bagi setiap bukti tempat asal (Annex 3B).", CORRECT],
  "claims.wrong_type": ["Ada butiran yang ditulis dengan cara yang salah, misalnya teks di tempat nombor, maka ia tidak dapat dibaca.", CORRECT],
  "claims.bad_value": ["Ada butiran yang tidak dalam bentuk yang sepatutnya: tarikh seperti 2026-06-01, negara sebagai dua huruf, amaun dalam angka.", CORRECT],
  "claims.unknown_member": ["Ada butiran yang tidak dikenali oleh profil ini; ia disimpan, tetapi tiada apa-apa tentangnya disemak.", "Baca sendiri jika penting bagi anda."],
  "claims.withheld": ["Ada butiran wajib yang tidak didedahkan dalam salinan ini.", FOR_COPY],
  "claims.unsafe_text": [
    "Ada teks yang mengandungi aksara pengawal skrin atau pembalik arah tulisan, maka ia mungkin terbaca lain daripada yang sebenarnya tertulis.",
    "Jangan bergantung pada apa yang anda baca di situ; minta pengeksport supaya sijil dikeluarkan semula tanpa aksara itu.",
  ],

  "rules.not_judged": [
    "Beberapa peraturan tidak dapat dinilai, kerana butiran yang diperlukan tiada, salah susunannya atau tidak didedahkan[ (peraturan {rules})].",
    "Baca ulasan tentang kandungan; minta daripada pengeksport sijil yang menunjukkan semua yang diperlukan.",
  ],
  "rules.certificate_number_blank": ["Sijil ini tiada nombor. Setiap sijil mesti mempunyai nombornya sendiri, yang digunakan oleh kastam dan badan pengeluar sijil untuk mencarinya.", CORRECT],
  "rules.issuing_country_not_party": ["Negara pengeluar sijil[, {actual:country},] bukan Pihak kepada RCEP. Bukti tempat asal hanya boleh datang daripada Pihak.", NO_RATE],
  "rules.exporter_incomplete": ["Nama atau alamat pengeksport kosong. Bukti tempat asal mesti memberikan kedua-duanya.", CORRECT],
  "rules.exporter_country": [
    "Pengeksport tidak berada di negara yang mengeluarkan dokumen ini[: di {actual:country}, bukan di {expected:country}]. Bukti tempat asal dikeluarkan di Pihak tempat barang dieksport.",
    CORRECT,
  ],
  "rules.consignee_incomplete": ["Nama atau alamat konsaini kosong. Bukti tempat asal mesti memberikan kedua-duanya, bagi pengimport atau konsaini.", CORRECT],
  "rules.consignee_not_party": ["Konsaini tidak berada di Pihak kepada RCEP[, tetapi di {actual:country}]. Barang mesti dikonsain kepada Pihak.", CORRECT],
  "rules.consignee_country_differs": [
    "Konsaini berada di Pihak lain, bukan di Pihak pengimport[: di {actual:country}, bukan di {expected:country}]. Biasanya kedua-duanya sama.",
    "Pastikan barang dihantar ke tempat yang tertulis dalam sijil, dan sediakan kontrak sekiranya kastam bertanya.",
  ],
  "rules.item_producer_missing": [
    "Kotak 3 menyatakan SEE BOX 8 (lihat kotak 8), tetapi baris barang ini tidak menamakan pengeluar barang. Jika ada beberapa pengeluar barang, mereka dinamakan baris demi baris.",
    "Tanya pengeksport siapa yang mengeluarkan barang ini, supaya anda dapat memberitahu kastam; kastam mengabaikan peninggalan kecil (Art. 3.26).",
  ],
  "rules.consignment_unidentified": [
    "Tiada apa-apa yang menunjukkan dokumen ini untuk konsainan yang mana. Nombor invois, tarikh berlepas, kapal atau penerbangan, atau pelabuhan punggah mesti mengenal pastinya.",
    CORRECT,
  ],
  "rules.importing_country_not_party": [`Negara pengimport[, {actual:country},] bukan Pihak kepada RCEP. ${ANOTHER_PARTY}`, NO_RATE],
  "rules.importing_country_same": [`Negara pengimport ialah negara pengeluar sijil itu sendiri[, {actual:country}]. ${ANOTHER_PARTY}`, CORRECT],
  "rules.exporter_declaration_incomplete": ["Ikrar pengeksport atau pengeluar barang tiada tempat atau siapa yang menandatanganinya. Sijil tidak lengkap tanpanya.", CORRECT],
  "rules.certification_incomplete": ["Perakuan badan pengeluar sijil tiada tempat atau siapa yang menandatanganinya. Perakuan itu mesti ditandatangani oleh orang yang diberi kuasa oleh badan pengeluar sijil.", CORRECT],
  "rules.not_latin": [
    "Kebanyakan teks ini tidak ditulis dalam huruf Latin. Bukti tempat asal hendaklah dalam bahasa Inggeris.",
    "Minta teks bahasa Inggerisnya daripada pengeksport, sekiranya kastam mahukannya; kastam mengabaikan percanggahan kecil (Art. 3.26).",
  ],
  "rules.item_numbers": [
    "Barang tidak dinomborkan berturut-turut mulai 1[: tertulis {actual}, sepatutnya {expected}].",
    "Semak supaya tiada baris barang yang tertinggal; kastam mengabaikan percanggahan kecil seperti penomboran (Art. 3.26).",
  ],
  "rules.description_blank": ["Barang tidak diperihalkan. Perihalan mesti membolehkan pegawai kastam mengenal pasti barang.", CORRECT],
  "rules.description_short": [
    "Perihalan barang sangat pendek. Perihalan mesti membolehkan pegawai kastam mengenal pasti barang.",
    "Bandingkan dengan invois anda; jika barang tidak dapat dikenal pasti melaluinya, minta perihalan yang lebih lengkap daripada pengeksport.",
  ],
  "rules.hs_chapter": [
    "Tiada barang yang dikelaskan dalam bab yang memulakan kod HS ini[, {actual}][ (edisi {edition})]. Kod barang mesti diberikan hingga enam digit, kerana kaedah tempat asal bergantung padanya.",
    CORRECT,
  ],
  "rules.hs_heading_unknown": [
    "Sistem Berharmonis (HS)[, edisi {edition},] tiada kepala yang bermula seperti kod HS ini[: {actual}]. Kod barang mesti diberikan hingga enam digit.",
    COMPARE_CODE,
  ],
  "rules.hs_subheading_unknown": [
    "Jadual subkepala anda[, edisi {edition},] tiada kod HS ini[: {actual}]. Kod barang mesti diberikan hingga enam digit.",
    COMPARE_CODE,
  ],
  "rules.hs_more_than_six_digits": [
    "Kod HS ini melebihi enam digit[: {actual}]. Hanya enam digit pertama yang dikira[, {counts}]; yang selebihnya milik setiap negara sendiri.",
    NOTHING,
  ],
  "rules.de_minimis_without_ctc": [
    "De minimis dituntut, tetapi kriterianya bukan perubahan dalam klasifikasi tarif (CTC). De minimis hanya mengecualikan bahan yang klasifikasinya tidak berubah, dan tidak yang lain.",
    "Tanya pengeksport sama ada barang memenuhi kriteria tanpanya; jika ya, ini percanggahan kecil yang diabaikan oleh kastam (Art. 3.26).",
  ],
  "rules.cumulation_not_needed": [
    "Kumulasi dituntut, tetapi tidak menambah apa-apa di sini. Barang yang diperoleh sepenuhnya, atau dibuat daripada bahan berasal sahaja, tidak memerlukannya.",
    NOTHING_MINOR,
  ],
  "rules.fob_missing": ["Kriterianya ialah kandungan nilai serantau (RVC), tetapi tiada nilai FOB. Dengan kriteria itu nilai FOB mesti diberikan, kerana kandungannya dikira daripada nilai itu.", CORRECT],
  "rules.fob_zero": ["Kriterianya ialah kandungan nilai serantau (RVC), tetapi nilai FOB ialah sifar. Dengan kriteria itu nilai FOB mesti diberikan, kerana kandungannya dikira daripada nilai itu.", CORRECT],
  "rules.fob_not_needed": ["Ada nilai FOB, yang hanya diperlukan oleh kriteria kandungan nilai serantau (RVC).", "Tiada apa-apa yang perlu dibuat; ia tidak mendatangkan mudarat."],
  "rules.currency_unknown": ["Mata wang[, {actual},] bukan kod ISO 4217, seperti USD atau CNY.", `Bandingkan nilainya dengan invois anda. ${MINOR}`],
  "rules.quantity_zero": ["Kuantiti ialah sifar. Bukti tempat asal mesti memberikan kuantiti barang.", CORRECT],
  "rules.unit_unknown": ["Unit[, {actual},] bukan kod UN/ECE Recommendation 20, seperti KGM bagi kilogram.", `Bandingkan kuantitinya dengan invois anda. ${MINOR}`],
  "rules.origin_not_party": ["Negara asal RCEP[, {actual:country},] bukan Pihak kepada RCEP. Ia mesti Pihak, kerana kadarnya mungkin bergantung pada Pihak yang mana.", CORRECT],
  "rules.origin_differs": [
    "Negara asal RCEP bukan Pihak yang mengeluarkannya[: {actual:country}, bukan {expected:country}]. Itu betul jika Pihak lain menyumbang bahan berasal paling banyak; kadar anda ialah kadar bagi Pihak itu.",
    "Tanya pengeksport sebabnya, dan tuntut kadar bagi negara yang dinyatakan.",
  ],
  "rules.origin_mark_not_needed": [
    "Negara asal bertanda, * atau **, yang menuntut kadar tertinggi antara beberapa kadar. [{importingCountry:country}|Pihak pengimport] mempunyai kadar yang sama bagi semua Pihak, maka tanda itu tidak mengubah apa-apa.",
    NOTHING,
  ],
  "rules.invoice_number_blank": ["Ada invois yang disenaraikan tanpa nombor. Nombor dan tarikh diminta.", `Bandingkan invois itu dengan invois anda. ${MINOR}`],
  "rules.item_without_invoice": [
    "Ada beberapa invois, tetapi baris barang ini tidak menyebut satu pun. Jika ada beberapa, setiap baris hendaklah menunjukkan nombor dan tarikh invoisnya sendiri.",
    `Ketahui baris ini daripada invois anda yang mana. ${MINOR}`,
  ],
  "rules.invoice_after_issue": [
    "Tarikh invois lebih lewat daripada sijil[: {actual}, sedangkan dikeluarkan pada {issueDate}]. Invois itu sepatutnya invois yang digunakan untuk mengimport barang.",
    `Semak sama ada itu invois yang dihantar kepada anda. ${MINOR}`,
  ],
  "rules.issued_in_future": [
    "Tarikh pengeluaran[, {actual},] adalah pada masa hadapan. Bukti tempat asal dikira dari hari ia dikeluarkan.",
    "Betulkan jam komputer ini jika salah; jika tidak, minta pengeksport supaya tarikhnya dibetulkan.",
  ],
  "rules.year_over": [
    "Lebih satu tahun telah berlalu sejak dokumen ini dikeluarkan[ pada {actual}][; hari terakhirnya {lastDay}]. Bukti tempat asal sah selama satu tahun.",
    "Tanya kastam sama ada masih menerimanya, kerana hal itu boleh dibuat atas sebab yang munasabah (Art. 3.22.6); jika tidak, minta yang baharu daripada pengeksport.",
  ],
  "rules.retroactive_not_marked": [
    "Dokumen ini dikeluarkan selepas barang berlepas[: barang berlepas pada {departureDate}, dokumen bertarikh {issueDate}]. Oleh itu mesti ada tanda ISSUED RETROACTIVELY (dikeluarkan kemudian), dan tanda itu tiada.",
    CORRECT,
  ],
  "rules.issued_too_late": [
    "Dokumen ini dikeluarkan terlalu lewat[, pada {actual}]. Ia boleh dikeluarkan hingga satu tahun selepas barang berlepas[, iaitu pada {departureDate}][; hari terakhirnya {lastDay}].",
    "Semak tarikh berlepas; jika betul, tanya kastam apa yang masih boleh dibuat, kerana sijil bagi penghantaran ini tidak boleh dikeluarkan lagi.",
  ],
  "rules.retroactive_not_needed": [
    "Dokumen ini bertanda ISSUED RETROACTIVELY (dikeluarkan kemudian), tetapi tidak dikeluarkan selepas barang berlepas[: dikeluarkan pada {issueDate}, barang berlepas pada {departureDate}]. Tanda itu untuk dokumen yang dikeluarkan selepasnya.",
    "Semak tarikh berlepas; kastam mengabaikan percanggahan kecil seperti tanda ini (Art. 3.26).",
  ],
  "rules.declared_after_certification": [
    "Tarikh ikrar pengeksport lebih lewat daripada perakuan badan pengeluar sijil[: {actual}, sedangkan perakuannya {certified}]. Badan pengeluar sijil memperakui apa yang diikrarkan kepadanya sebelum itu.",
    NOTHING_MINOR,
  ],
  "rules.before_entry_into_force": [
    "Dokumen ini dikeluarkan[ pada {actual},] sebelum Perjanjian berkuat kuasa bagi [{country:country}|salah satu Pihak][, iaitu mulai {inForce}].",
    "Tanya kastam sama ada barang dianggap sedang dalam perjalanan pada hari itu (Art. 3.30); jika tidak, minta daripada pengeksport bukti yang dikeluarkan selepasnya.",
  ],
  "rules.hs_edition_differs": [
    "Dokumen ini ditulis mengikut edisi Sistem Berharmonis (HS) yang lain daripada bukti pada hari itu[: {actual}, bukan {expected}].",
    "Pastikan enam digit itu bermaksud barang yang sama dalam edisi yang anda gunakan untuk ikrar kastam.",
  ],
  "rules.third_party_blank": [
    "Penginvoisan pihak ketiga dinyatakan, tetapi tidak disebut siapa yang mengeluarkan invois. Nama syarikat itu dan negaranya hendaklah ada dalam kotak 14.",
    "Minta pengeksport supaya hal ini dibetulkan. Invois yang dikeluarkan oleh pihak ketiga dengan sendirinya bukan alasan untuk menolak kadar itu (Art. 3.20).",
  ],
  "rules.third_party_not_stated": [
    "Invois anda[ {invoice}] dikeluarkan oleh [{issuer}, yang|pihak yang] bukan pengeksport dan bukan pengeluar barang. Hal itu hendaklah dinyatakan sebagai penginvoisan pihak ketiga, dengan nama dan negara syarikat itu, dan tidak dinyatakan.",
    "Minta pengeksport supaya hal ini dinyatakan. Kadar itu tidak ditolak kerana invois semata-mata (Art. 3.20).",
  ],
  "rules.declaration_not_accepted": [
    "Dokumen ini ialah pengikraran yang tidak menamakan pengeksport yang diluluskan, sejenis bukti yang setakat diketahui belum digunakan oleh [{country:country}|salah satu Pihak].",
    "Tanya kastam negara pengimport sama ada menerimanya; jika tidak, minta Sijil Tempat Asal daripada pengeksport.",
  ],
  "rules.declaration_incomplete": [
    "Pengikraran ini tiada nombor rujukan atau siapa yang menandatanganinya. Kedua-duanya mesti ada.",
    "Minta yang lengkap daripada pembuatnya, sebelum anda menggunakannya untuk menuntut kadar duti RCEP.",
  ],
  "rules.approved_exporter_code_blank": [
    "Kod kebenaran pengeksport yang diluluskan kosong. Pengikraran oleh pengeksport yang diluluskan mesti memuatkannya.",
    "Minta daripada pengeksport pengikraran yang memuatkannya, sebelum anda menuntut kadar duti RCEP.",
  ],
  "rules.authorisation_ended": [
    "Kebenaran pengeksport yang diluluskan tamat[ pada {until},] sebelum pengikraran dibuat[, pada {issueDate}]. Pengeksport yang diluluskan boleh membuat pengikraran hanya semasa kebenarannya berkuat kuasa.",
    "Minta daripada pengeksport pengikraran di bawah kebenaran yang berkuat kuasa, atau Sijil Tempat Asal.",
  ],
  "rules.back_to_back_incomplete": ["Dokumen ini back-to-back, tetapi nombor dokumen asalnya kosong. Ia mesti menamakan dokumen asal, iaitu bukti tempat asal yang menjadi asasnya.", CORRECT],
  "rules.original_not_party": ["Dokumen ini back-to-back, tetapi keterangannya tentang dokumen asal menyebut negara yang bukan Pihak kepada RCEP[: {actual:country}]. Dokumen asal mesti daripada Pihak.", CORRECT],
  "rules.original_expired": [
    "Dokumen asal yang menjadi asasnya sudah melebihi satu tahun[: bertarikh {actual}][ dan sah hingga {lastDay}]. Bukti back-to-back tidak sah lebih lama daripada dokumen asalnya.",
    "Tanya kastam sama ada masih menerimanya, kerana hal itu boleh dibuat atas sebab yang munasabah (Art. 3.22.6); jika tidak, minta daripada pengeksport dokumen berasaskan dokumen asal yang lebih baharu.",
  ],
  "rules.original_later": ["Tarikh dokumen asal yang menjadi asasnya lebih lewat daripada dokumen ini sendiri[: {actual}, sedangkan dikeluarkan pada {issueDate}]. Dokumen asal yang sah mesti ada terlebih dahulu.", CORRECT],
  "rules.back_to_back_same_party": [
    "Dokumen ini back-to-back, tetapi dikeluarkan di Pihak yang sama dengan dokumen asalnya[, {actual:country}]. Bukti back-to-back adalah untuk Pihak yang dilalui oleh barang.",
    "Tanya pengeksport di mana dokumen asalnya dikeluarkan, supaya anda dapat memberitahu kastam.",
  ],
  "rules.true_copy_date": [
    "Tarikh salinan diakui sah (certified true copy)[, {actual},] tidak berada dalam satu tahun dari pengeluaran dokumen asal[, dari {issueDate} hingga {lastDay}].",
    "Semak tarikhnya; jika betul, minta sijil baharu daripada pengeksport.",
  ],
  "rules.proof_waived": [
    "Nilai kastam yang anda nyatakan begitu rendah sehingga kastam boleh mengetepikan bukti tempat asal[: hingga {limit}, atau lebih jika Pihak pengimport menetapkan demikian].",
    "Tanya kastam sama ada mahukannya; penghantaran yang dipecahkan supaya kekal di bawah had tidak dikira.",
  ],
  "rules.field_rule": [
    "Peraturan yang diumumkan oleh data rujukan anda tidak dipatuhi di sini[: butiran ini mesti {must:must}].",
    "Baca apa yang disebut sebagai asasnya; tanya pengeksport sama ada kastam menguatkuasakannya.",
  ],
  "rules.data_invalid": ["Data rujukan yang disertakan tidak dapat digunakan[: {reason}][ ({cause})]. Penilaian dibuat dengan data terbina dalam sahaja, yang mungkin lebih lama.", FRESH_DATA],
  "rules.data_expired": ["Data rujukan yang disertakan telah tamat tempoh[ pada {expires}]. Penilaian dibuat dengan data terbina dalam sahaja, yang mungkin lebih lama.", FRESH_DATA],

  "request.number_mismatch": ["Nombornya lain daripada yang diminta[: {actual}, bukan {expected}].", "Semak nombor itu; jika betul, anda diberi sijil lain, bukan sijil anda."],
  "request.withheld": [
    "Apa yang anda nyatakan tidak dapat dibandingkan, kerana mungkin berada dalam bahagian yang tidak didedahkan dalam salinan ini[: {field:stated} “{expected}”|: {field:stated}].",
    FOR_COPY,
  ],
  "request.field_mismatch": [
    "Apa yang anda nyatakan tiada dalam sijil[: {field:stated} “{expected}”|: {field:stated}][; yang tercatat {actual:quoted}].",
    "Bandingkan dengan invois dan pesanan anda; jika kedua-duanya betul, mungkin ini sijil bagi penghantaran lain: tanya pengeksport.",
  ],
  "request.normalised": [
    "Dianggap sama dengan apa yang anda nyatakan, walaupun tidak ditulis dengan cara yang sama[: {field:stated} “{expected}”][; dalam sijil {actual:quoted}].",
    NOTHING,
  ],
  "request.description_differs": [
    "Barang diperihalkan dengan perkataan lain daripada yang anda nyatakan[: “{expected}”][; dalam sijil {actual:quoted}].",
    "Baca kedua-duanya: hanya anda yang dapat menentukan sama ada barangnya sama. Ia tidak mengubah keputusan.",
  ],
};

const settings: Messages["settings"] = {
  offline: {
    "status.unreachable": ["Tidak dirujuk sama ada dokumen ini telah dibatalkan, kerana tiada apa-apa yang boleh diambil daripada rangkaian[; senarainya ada di {uri}].", "Semak semula tanpa “offline”, atau sertakan senarai itu sebagai fail."],
    "issuer.did_unreachable": ["Dokumen kunci yang diterbitkan oleh pengeluar[ ({did})] tidak diambil, kerana tiada apa-apa yang boleh diambil daripada rangkaian.", "Semak semula tanpa “offline”, atau sertakan dokumen itu sebagai fail."],
    "issuer.trust_list_unreachable": ["Senarai pengeluar dipercayai tidak diambil, kerana tiada apa-apa yang boleh diambil daripada rangkaian.", "Semak semula tanpa “offline”, atau sertakan senarai itu sendiri."],
  },
  jws: {
    "signature.alg_not_allowed": ["Dokumen ini ditandatangani dengan kaedah yang tidak dibenarkan di sini[ ({alg})].", "Namakan kaedah itu dengan --alg jika memang itu yang anda jangkakan."],
    "issuer.key_unknown": ["Tiada satu pun kunci yang diberikan ialah kunci yang dinamakannya, maka tandatangannya tidak dapat disemak.", "Berikan kunci awam penandatangan, dengan kid yang sama."],
  },
  warning: {
    "claims.unsafe_text": [
      "Ada teks yang mengandungi aksara yang tidak kelihatan, atau huruf daripada tulisan lain yang serupa dengan huruf Latin.",
      "Bandingkan dengan barang dan dokumen; tanya badan pengeluar sijil jika penting.",
    ],
    "request.field_mismatch": [
      "Berbeza daripada apa yang anda nyatakan[: {field:stated} “{expected}”|: {field:stated}][; dalam sijil {actual:quoted}].",
      "Bandingkan dengan dokumen anda; kastam mengabaikan perbezaan kecil antara dokumen yang tidak menimbulkan keraguan tentang tempat asal.",
    ],
  },
  info: {
    "rules.origin_differs": [
      "Negara asal RCEP bukan Pihak yang mengeluarkannya[: {actual:country}, bukan {expected:country}]. Pihak pengimport mempunyai kadar yang sama bagi semua Pihak, maka hal ini tidak mengubah apa-apa.",
      NOTHING,
    ],
  },
};

const places: Messages["places"] = {
  "claims.bad_value": {
    "/items": [
      "Sijil mempunyai 1 hingga 50 baris barang, sedangkan yang ini tiada satu pun, atau melebihi 50.",
      "Minta pengeksport supaya dikeluarkan semula: bagi lebih 50 baris barang, sebagai beberapa sijil.",
    ],
  },
};

const outweighs: Messages["outweighs"] = { "rules.retroactive_not_marked": "rules.issued_too_late" };

const TEST_ISSUER = "Bagi pengeluar ujian pada mesin ini, dasar (policy) memerlukan allowLoopbackHttp; jika bukan, tanya badan pengeluar sijil sama ada sijil ini masih berkuat kuasa.";

const reasons: Messages["reasons"] = {
  "issuer.trust_list_invalid": {
    "no key is pinned to check its signature with": "Tetapkan trust-key, iaitu kunci penandatangan senarai pengeluar dipercayai, kemudian semak semula.",
    "it was issued in the future": "Jika saat yang lebih awal diminta, senarai ini lebih baharu daripada saat itu: gunakan senarai pada waktu itu. Jika tidak, betulkan jam komputer ini.",
  },
  "rules.data_invalid": {
    "no key is pinned to check their signature with": "Tetapkan dataKey dalam dasar (policy), atau trust-key: kunci penandatangan data rujukan. Kemudian semak semula.",
    "they were issued in the future": "Jika saat yang lebih awal diminta, jangan sertakan data rujukan. Jika tidak, betulkan jam komputer ini.",
  },
  "status.origin_not_allowed": {
    "it is not https": TEST_ISSUER,
    "it is on this machine": TEST_ISSUER,
    "it is no https address, or one on this machine": TEST_ISSUER,
  },
};

const checks: Messages["checks"] = {
  format: { label: "Bentuk", passed: ["Sijil Tempat Asal bertandatangan, dalam bentuk yang dikenali oleh penentusah ini."], notApplicable: "" },
  signature: { label: "Tandatangan", passed: ["Tulen: tiada apa-apa yang diubah sejak ditandatangani."], notApplicable: "" },
  issuer: {
    label: "Pengeluar dokumen",
    passed: [
      "{name} ({country:country}) ada dalam senarai pengeluar dipercayai, boleh mengeluarkan dokumen ini, dan kuncinya berkuat kuasa ketika itu.",
      "Kunci yang dinamakannya ada dalam senarai pengeluar dipercayai. Sama ada kunci itu menandatangani dokumen ini adalah urusan semakan tandatangan.",
    ],
    notApplicable: "",
  },
  validity: { label: "Tempoh sah", passed: ["Berkuat kuasa; sah hingga {until}.", "Berkuat kuasa; tarikh tamat tidak dinyatakan."], notApplicable: "" },
  status: {
    label: "Pembatalan",
    passed: [
      "{purposes:purposes}[, setakat {asOf}][. Kata badan pengeluar sijil tentangnya: {messages}].",
      "Senarai yang disebutnya tidak menyatakan apa-apa tentang pembatalan atau penggantungan[; kata badan pengeluar sijil tentangnya: {messages}][ (setakat {asOf})].",
    ],
    notApplicable: "Sijil ini tidak menyebut senarai pembatalan, maka hal ini tidak dapat dirujuk dalam talian.",
  },
  claims: { label: "Butiran", passed: ["Semua butiran wajib ada dan betul bentuknya."], notApplicable: "" },
  rules: { label: "Peraturan kandungan RCEP", passed: ["Kandungannya menepati peraturan RCEP yang disemak di sini."], notApplicable: "" },
  request: {
    label: "Permintaan anda",
    passed: [
      "Inilah sijil yang diminta. Butiran yang sama: {exact:some}[; sama kecuali cara penulisannya: {normalised:some}][; berbeza, lihat ulasan: {differing:some}].",
      "Inilah sijil yang diminta. Butiran yang sama kecuali cara penulisannya: {normalised:some}[; berbeza, lihat ulasan: {differing:some}].",
      "Tiada apa-apa yang dinyatakan menolaknya, dan tiada apa-apa yang menunjukkan bahawa inilah yang diminta[. Butiran yang berbeza, lihat ulasan: {differing:some}].",
    ],
    notApplicable: "Tiada apa-apa yang dinyatakan untuk dibandingkan.",
  },
};

const groups: Messages["groups"] = [
  { title: "Adakah ia utuh?", checks: ["format", "signature"] },
  { title: "Siapa yang menyatakannya?", checks: ["issuer"] },
  { title: "Adakah ia masih berkuat kuasa?", checks: ["validity", "status"] },
  { title: "Adakah ia lengkap dan menurut peraturan?", checks: ["claims", "rules"] },
  { title: "Adakah ini yang diminta?", checks: ["request"] },
];

const verdicts: Messages["verdicts"] = {
  valid: {
    headline: "Sah",
    lead: "Tandatangannya tulen, pengeluarnya ada dalam senarai pengeluar dipercayai, dan setiap semakan yang terpakai telah lulus.",
  },
  invalid: { headline: "Tidak sah", lead: "Jangan bergantung pada dokumen ini." },
  indeterminate: {
    headline: "Tidak dapat dipastikan",
    lead: "Tiada kesalahan ditemui, tetapi sesuatu yang diperlukan tidak dapat disemak.",
  },
};

const remarked: Messages["remarked"] = {
  lead: {
    other: "Tandatangannya tulen, pengeluarnya ada dalam senarai pengeluar dipercayai, dan tiada semakan yang gagal, tetapi ada {count} ulasan yang mungkin dibangkitkan oleh kastam; lihat di bawah.",
  },
  rules: {
    other: "Tiada peraturan RCEP yang disemak di sini melarangnya, tetapi ada {count} ulasan yang mungkin dibangkitkan oleh kastam; lihat di bawah.",
  },
};

/** What is said instead of a declaration of origin. */
const DECLARATION: Turns = [
  [/pengeksport supaya badan pengeluar sijil membetulkan dan mengeluarkan semula sijil ini/g, "pengeksport yang membuatnya supaya membetulkannya dan membuatnya semula"],
  [/fail sebagaimana dikeluarkan; jika itu juga gagal, beritahu badan pengeluar sijil/g, "fail sebagaimana dibuat"],
  [/Sijil Tempat Asal bertandatangan/g, "Pengikraran Tempat Asal bertandatangan"],
  [/sebagaimana dikeluarkan oleh badan pengeluar sijil/g, "sebagaimana dibuat"],
  [/badan pengeluar sijil(?: di negara pengeksport)? sama ada ia mengeluarkan sijil ini/g, "pengeksport yang dinamakan di dalamnya sama ada ia membuat pengikraran ini"],
  [/Sijil mempunyai 1 hingga 50 baris barang, sedangkan yang ini tiada satu pun, atau melebihi 50/g, "Pengikraran mempunyai sekurang-kurangnya satu baris barang, sedangkan yang ini tiada satu pun"],
  [/dikeluarkan semula: bagi lebih 50 baris barang, sebagai beberapa sijil/g, "dibuat semula"],
  [/([Tt])anya badan pengeluar sijil/g, "$1anya pengeksport yang membuatnya"],
  [/badan pengeluar sijil/g, "pengeksport"],
  [/Badan pengeluar sijil/g, "Pengeksport"],
  [/Negara pengeluar sijil/g, "Negara tempat ia dikeluarkan"],
  [/negara pengeluar sijil itu sendiri/g, "negara tempat ia dikeluarkan"],
  [/\bsijil\b/g, "pengikraran"],
  [/\bSijil\b(?! Tempat Asal)/g, "Pengikraran"],
];

const outcomes: Messages["outcomes"] = {
  passed: "Lulus",
  failed: "Gagal",
  inconclusive: "Tidak dapat disemak",
  not_run: "Tidak disemak",
  not_applicable: "Tiada untuk disemak",
};

const severities: Messages["severities"] = { error: "Ralat", warning: "Amaran", info: "Nota" };

const problems: Messages["problems"] = {
  unreachable: ["Perkhidmatan yang menyimpan sijil tidak menjawab.", "Semak sambungan dan cuba lagi."],
  "bad-answer": ["Perkhidmatan yang menyimpan sijil memberi jawapan yang tidak masuk akal.", "Cuba lagi kemudian, atau beritahu pemilik halaman ini."],
  "access-code-required": ["Sijil ini hanya diberikan dengan kod aksesnya.", "Masukkan kod yang disertakan dengan sijil atau invois."],
  "not-found": ["Tiada sijil dengan nombor dan kod akses ini.", "Semak kedua-duanya; huruf dan angka mudah tertukar."],
  "malformed-number": ["Ini tidak mungkin nombor sijil.", "Masukkan nombor sebagaimana tertulis di bahagian atas sijil."],
  "malformed-code": ["Ini tidak mungkin kod akses.", "Masukkan kod sebagaimana disertakan dengan sijil."],
  "rate-limited": ["Terlalu banyak percubaan.", "Tunggu seminit dan cuba lagi."],
  "upstream-signature-invalid": [
    "Sumber memberi sijil yang tandatangannya tidak sepadan: sijil itu diubah selepas ditandatangani, atau ditandatangani oleh pihak lain. Sijil itu tidak dipaparkan.",
    "Jangan bergantung pada mana-mana salinannya. Minta fail sijil sebagaimana dikeluarkan daripada pengeksport, dan beritahu badan pengeluar sijil.",
  ],
  "upstream-certificate-mismatch": [
    "Sumber memberi sijil lain, bukan yang diminta. Sijil itu tidak dipaparkan.",
    "Semak nombor itu; jika betul, beritahu pemilik halaman ini, dan minta fail sijil daripada pengeksport.",
  ],
  "upstream-issuer-unknown": [
    "Sumber memberi sijil yang tiada sesiapa dalam senarai pengeluar dipercayai berkuasa menandatanganinya. Sijil itu tidak dipaparkan.",
    "Jangan bergantung pada mana-mana salinannya sehingga badan pengeluar sijil mengesahkannya; beritahu pemilik halaman ini.",
  ],
  "upstream-malformed": [
    "Sumber memberi sesuatu yang bukan Sijil Tempat Asal.",
    "Beritahu pemilik halaman ini, dan minta fail sijil daripada pengeksport.",
  ],
  revoked: ["Perkhidmatan yang menyimpan sijil menyatakan bahawa sijil ini telah dibatalkan.", "Apa yang ditemui semasa menyemaknya di sini ada di bawah."],
  suspended: ["Perkhidmatan yang menyimpan sijil menyatakan bahawa sijil ini digantung.", "Apa yang ditemui semasa menyemaknya di sini ada di bawah."],
};

const members: Messages["members"] = {
  address: ["alamat"],
  amount: ["amaun"],
  approvedExporter: ["pengeksport yang diluluskan", undefined, { code: ["kod kebenaran"], validUntil: ["tamat kebenaran"] }],
  approvedExporterCode: ["kod pengeksport yang diluluskan", "14"],
  backToBack: ["back-to-back", "17", {
    issuingCountry: ["negara pengeluar dokumen asal", "14"],
    rcepCountryOfOrigin: ["negara asal RCEP bagi dokumen asal", "14"],
  }],
  base: ["kriteria asas"],
  certificateNumber: ["nombor sijil", "top"],
  certification: ["perakuan badan pengeluar sijil", "16"],
  certifiedTrueCopyDate: ["tarikh salinan diakui sah (certified true copy)", "14"],
  code: ["kod"],
  completion: ["penyempurnaan pengikraran"],
  consignee: ["konsaini", "2"],
  conveyance: ["kapal atau penerbangan", "4"],
  count: ["bilangan bungkusan", "8"],
  country: ["negara"],
  cumulation: ["kumulasi", "10"],
  currency: ["mata wang"],
  date: ["tarikh"],
  deMinimis: ["de minimis", "10"],
  declarationReference: ["rujukan pengikraran"],
  departureDate: ["tarikh berlepas", "4"],
  description: ["perihal barang", "8"],
  exporter: ["pengeksport", "1"],
  exporterDeclaration: ["ikrar pengeksport atau pengeluar barang", "15"],
  fobValue: ["nilai FOB", "12"],
  hsCode: ["kod HS", "9"],
  hsEdition: ["edisi Sistem Berharmonis (HS)"],
  importingCountry: ["negara pengimport", "15"],
  invoices: ["invois", "13"],
  issueDate: ["tarikh pengeluaran", "16"],
  issuedRetroactively: ["dikeluarkan kemudian (ISSUED RETROACTIVELY)", "17"],
  issuingBody: ["badan pengeluar sijil", "16"],
  issuingCountry: ["negara pengeluar sijil", "top"],
  items: ["barang", undefined, { producer: ["pengeluar barang", "8"] }],
  kind: ["jenis bungkusan", "8"],
  mark: ["tanda negara asal", "11"],
  marks: ["tanda dan nombor bungkusan", "7"],
  name: ["nama"],
  number: ["nombor"],
  originCriterion: ["kriteria asal", "10"],
  originalIssueDate: ["tarikh pengeluaran dokumen asal", "14"],
  originalNumber: ["nombor dokumen asal", "14"],
  packages: ["bungkusan", "8"],
  place: ["tempat"],
  portOfDischarge: ["pelabuhan punggah", "4"],
  producer: ["pengeluar barang", "3"],
  producerStatus: ["pengeluar barang", "3"],
  quantity: ["kuantiti", "12"],
  rcepCountryOfOrigin: ["negara asal RCEP", "11"],
  remarks: ["catatan (Remarks)", "14"],
  route: ["laluan", "4"],
  signatory: ["penandatangan"],
  thirdPartyInvoicing: ["penginvoisan pihak ketiga", "17", {
    country: ["negara pengeluar invois", "14"],
    name: ["nama pengeluar invois", "14"],
  }],
  transport: ["pengangkutan", "4"],
  type: ["jenis"],
  unit: ["unit", "12"],
  validUntil: ["sah hingga"],
  value: ["nilai"],
};

const stated: Messages["stated"] = {
  address: "alamat",
  consignee: "konsaini",
  country: "negara",
  date: "tarikh",
  description: "perihal",
  exporter: "pengeksport",
  hsCode: "kod HS",
  hsCodes: "kod HS",
  importingCountry: "negara pengimport",
  invoice: "invois",
  invoices: "invois",
  items: "baris anda",
  name: "nama",
  number: "nombor sijil",
  quantities: "kuantiti",
  quantity: "kuantiti",
};

/** After "butiran ini mesti". */
const must: Messages["must"] = { stand: "ada dan tidak kosong", lack: "tiada", oneOf: "salah satu daripada ini: {choices}" };

const purposes: Messages["purposes"] = {
  revocation: "Tidak dibatalkan",
  "revocation suspension": "Tidak dibatalkan dan tidak digantung",
  suspension: "Tidak digantung",
};

const scope: Messages["scope"] = {
  answers: {
    needed: ["Bukti tempat asal diperlukan bagi kadar duti RCEP.", "Pastikan salah satu bukti yang dinamakan di sini ada di tangan sebelum anda menuntut kadar itu."],
    may_be_waived: ["Kastam boleh mengetepikan bukti tempat asal bagi penghantaran ini.", "Tanya kastam negara pengimport sama ada masih mahukannya."],
    not_needed: ["Bukti tempat asal tidak diperlukan.", "Import barang pada kadar biasa."],
    not_available: ["Kadar duti RCEP tidak boleh dituntut bagi penghantaran ini, dengan atau tanpa bukti tempat asal.", "Tanya pengeksport atau kastam sama ada perjanjian lain terpakai."],
  },
  reasons: {
    exporting_country_not_party: "Negara pengeksport[, {country:country},] bukan Pihak kepada RCEP.",
    importing_country_not_party: "Negara pengimport[, {country:country},] bukan Pihak kepada RCEP.",
    same_country: "Negara pengeksport dan negara pengimport adalah sama[, {country:country}]; Perjanjian ini adalah untuk barang dari satu Pihak ke Pihak yang lain.",
    not_in_force: "Perjanjian belum berkuat kuasa bagi [{country:country}|salah satu Pihak] pada hari itu[, tetapi mulai {inForce}].",
    no_claim: "Kadar duti RCEP tidak akan dituntut, dan hanya tuntutan memerlukan bukti tempat asal.",
    ordinary_rate_zero: "Kadar biasa sudah sifar, maka kadar duti RCEP tidak mungkin lebih rendah.",
    value_within_waiver: "Nilai kastam[, {value},] berada dalam amaun yang membolehkan kastam mengetepikan bukti[, {limit}].",
    value_above_waiver: "Nilai kastam[, {value},] melebihi amaun yang membolehkan setiap Pihak mengetepikan bukti[, {limit}]; sesetengah Pihak menetapkan amaun yang lebih tinggi, yang dapat diberitahu oleh kastam.",
    value_not_comparable: "Nilai kastam[, {value},] tidak dapat dibandingkan dengan amaun yang membolehkan kastam mengetepikan bukti[, {limit}]: ia dalam mata wang lain, atau bukan nombor.",
    part_of_series: "Penghantaran ini salah satu daripada beberapa penghantaran yang berkaitan, maka nilainya yang rendah[, {value},] tidak dikira.",
    proof_in_hand: "Sesiapa yang menuntut kadar duti RCEP mesti mempunyai bukti tempat asal yang sah semasa menuntutnya.",
    tariff_differentials: "Kadar [{country:country}|Pihak pengimport] mungkin berbeza mengikut negara asal RCEP, maka apa yang dinyatakan dalam kotak 11 sijil boleh menentukan kadarnya.",
    data_not_usable: "Jadual lebih baharu yang disertakan tidak dapat digunakan[: {reason}]; jawapan ini mengikut jadual terbina dalam.",
    rate_not_known: "Kadar bagi barang ini tidak diketahui di sini; jadual komitmen tarif Pihak pengimport menyatakannya.",
  },
  proofs: {
    certificate: "Sijil Tempat Asal oleh badan pengeluar sijil di Pihak pengeksport",
    approved_exporter_declaration: "Pengikraran Tempat Asal oleh pengeksport yang diluluskan",
    exporter_declaration: "Pengikraran Tempat Asal oleh pengeksport atau pengeluar barang",
    importer_declaration: "Pengikraran Tempat Asal oleh pengimport",
  },
};

const criteria: Messages["criteria"] = {
  WO: "Diperoleh atau dikeluarkan sepenuhnya",
  PE: "Dikeluarkan daripada bahan berasal sahaja",
  CTC: "Perubahan dalam klasifikasi tarif",
  RVC: "Kandungan nilai serantau",
  CR: "Tindak balas kimia",
};

const producers: Messages["producers"] = {
  SEE_BOX_8: "Lihat barang",
  CONFIDENTIAL: "Sulit; diketahui oleh badan pengeluar sijil",
  NOT_AVAILABLE: "Tidak tersedia",
};

const units: Messages["units"] = {
  C62: "unit",
  EA: "unit",
  GRM: "g",
  H87: "unit",
  KGM: "kg",
  LTR: "liter",
  MTK: "m²",
  MTQ: "m³",
  MTR: "m",
  NPR: "pasang",
  PR: "pasang",
  SET: "set",
  TNE: "t",
};

const words: Messages["words"] = {
  accessCode: "Kod akses",
  accessCodeHelp: "Kod itu datang bersama sijil atau invois.",
  announcement: "Penentusahan selesai: {headline}.",
  approvedExporter: "Pengeksport yang diluluskan",
  asked: "Nombor yang diminta",
  authorisedUntil: "Dibenarkan hingga",
  box: "kotak {box}",
  boxTop: "bahagian atas borang",
  certification: "Perakuan badan pengeluar sijil",
  check: "Semak",
  checkYourself: "Semak pada peranti anda sendiri",
  checkYourselfNote: "Mana-mana halaman boleh melukis apa-apa tanda. Penentusah yang anda percayai mesti menunjukkan kod pendek yang sama bagi sijil ini.",
  checking: "Menyemak sijil…",
  checks: "Apa yang disemak",
  claimedNumber: "Nombor yang didakwa",
  claimsFrom: "Mendakwa daripada (tidak terbukti)",
  close: "Tutup",
  completion: "Disempurnakan",
  copied: "Disalin.",
  copyNumber: "Salin nombor",
  consignee: "Konsaini",
  criterion: "Kriteria asal",
  cumulation: "dengan kumulasi",
  deMinimis: "dengan de minimis",
  description: "Perihal",
  details: "Semua butiran dan semakan",
  edgeWord: "{host} menyatakan: {headline}",
  edgeWordLead: "Penentusah tidak dapat dijalankan dalam pelayar ini. Ini hanyalah kata-kata pelayan {host} dan tidak membuktikan apa-apa.",
  edgeWordNext: "Semak sijil pada peranti lain; pemilik halaman ini boleh membenarkan penentusah dijalankan.",
  engine: "Dinilai setakat {at}, oleh {engine}",
  exporter: "Pengeksport",
  exporterDeclaration: "Ikrar pengeksport",
  fileMissing: "Semakan ini memerlukan {file}, yang tidak dapat dimuatkan atau daripada versi lain; fail itu mesti berada di sebelah skrip.",
  findings: "Ulasan tentang kandungan",
  fob: "Nilai FOB",
  goods: "Barang",
  hash: "Cap jari kandungan yang ditandatangani (SHA-256)",
  hs: "Kod HS",
  hsEdition: "Edisi HS",
  importing: "Negara pengimport",
  invoices: "Invois",
  issueDate: "Dikeluarkan",
  issuerId: "Pengeluar dokumen",
  issuingBody: "Badan pengeluar sijil",
  issuingCountry: "Negara pengeluar sijil",
  item: "baris barang {number}",
  itemTitle: "Baris barang {number}",
  key: "Kunci",
  loadFailed: "Sijil tidak dapat dimuatkan",
  loadFailedNext: "Semak alamat dan sambungan, kemudian cuba lagi.",
  lookUp: "{country:country}, {body}: {url} ({asks})",
  marked: "Ditanda sebagai",
  markedBackToBack: "back-to-back",
  markedRetroactive: "ISSUED RETROACTIVELY (dikeluarkan kemudian)",
  markedThirdParty: "penginvoisan pihak ketiga",
  marks: "Tanda bungkusan",
  misuse: "Halaman ini meminta semakan dengan cara yang tidak masuk akal",
  misuseNext: "Sila beritahu pemilik halaman ini.",
  next: "Apa yang perlu dibuat",
  none: "tidak dinyatakan",
  notReliable: "Apa yang diberikan oleh sumber tidak boleh dijadikan pegangan",
  notRun: "Semakan yang lebih awal menamatkan pemeriksaan.",
  number: "Nombor sijil",
  officialPages: "Halaman badan pengeluar sendiri, untuk semakan kedua",
  officialPagesNote: "Halaman ini milik badan pengeluar, meminta apa yang mereka perlukan dan mungkin telah berpindah.",
  openElsewhere: "Buka sijil ini di sana",
  origin: "Asal",
  original: "Back-to-back atas dokumen asal",
  originalExporter: "Pengeksport yang diluluskan bagi dokumen asal",
  originalIssued: "Dokumen asal dikeluarkan",
  originalIssuedIn: "Dokumen asal dikeluarkan di",
  originalOrigin: "Negara asal RCEP bagi dokumen asal",
  otherDocument: "Ini bukan dokumen yang ditunjukkan oleh halaman lain itu: kod pendeknya {expected}, dokumen ini {actual}.",
  packages: "Bungkusan",
  partMissing: "Sebahagian daripada kandungan di sini tidak dapat dimuatkan. Semak sambungan, kemudian muat semula halaman.",
  particulars: "Butiran",
  producer: "Pengeluar barang",
  profileNote: "Profil rcep-eco/1 ialah profil terbuka projek ini sendiri; tiada pihak berkuasa yang telah menerbitkan piawaian teknikal.",
  proofs: "Bukti yang diketahui digunakan oleh kedua-dua Pihak",
  qrLabel: "Kod QR dengan alamat {url}",
  qrShow: "Tunjukkan kod QR",
  quantity: "Kuantiti",
  reference: "Rujukan pengikraran",
  referenceData: "Data rujukan bertarikh {data}.",
  remarks: "Catatan (kotak 14)",
  rule: "peraturan",
  sameDocument: "Inilah dokumen yang ditunjukkan oleh halaman lain itu: kod pendeknya sama.",
  shipment: "Pengangkutan",
  shortCode: "Kod pendek",
  signedBy: "Ditandatangani oleh",
  signedWithKeyOf: "Ditandatangani dengan kunci milik",
  tellEnd: "Sila betulkan atau gantikan. Dinilai pada {at}, oleh {engine}, profil rcep-eco/1 (profil terbuka, bukan piawaian rasmi).",
  tellIntro: "Kami telah menyemak sijil asal elektronik {number} (kod pendek kandungan yang ditandatangani: {code}) dan mendapati:",
  tellIssuer: "Salin mesej kepada pengeluar",
  test: "UJIAN",
  testNote: "Pengeluarnya ialah pengeluar ujian, untuk tunjuk cara: ia tidak memperakui apa-apa, walau apa pun keputusannya.",
  thirdParty: "Diinvois oleh pihak ketiga",
  treaty: "Perjanjian: {article}",
  trueCopy: "Salinan diakui sah bertarikh",
  trustList: "Senarai pengeluar dipercayai",
  trustListVersion: "versi {version}, hingga {expires}",
  unsignedList: "Senarai pengeluar dipercayai yang digunakan tidak ditandatangani: sesiapa yang memberikannya menentukan siapa yang dipercayai.",
  validUntil: "Sah hingga",
  verifierMissing: "Penentusah tidak dapat dimuatkan",
  verifierMissingNext: "Cuba lagi; jika masih begitu, beritahu pemilik halaman ini. Ia tidak menyatakan apa-apa tentang sijil.",
};

export const ms: Messages = {
  locale: "ms",
  joins: { list: ", ", lists: "; ", open: " (", close: ")", colon: ": ", stop: ". ", gap: " ", dot: " · ", quotes: ["“", "”"], nth: "{name} {number}" },
  unreviewed: "Terjemahan ini belum disemak; teks bahasa Inggeris yang menjadi pegangan.",
  codes,
  settings,
  reasons,
  places,
  outweighs,
  checks,
  groups,
  verdicts,
  remarked,
  declaration: forDeclaration({ codes, settings, reasons, checks, places, remarked }, DECLARATION),
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
