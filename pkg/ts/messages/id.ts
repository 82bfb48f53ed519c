// Codes and report words -> Indonesian sentences for an importer's clerk; a draft. Placeholders as in en.ts.
// SKA is Surat Keterangan Asal, the certificate; DAB is Deklarasi Asal Barang, the declaration of origin.

import { forDeclaration, type Turns } from "./declaration.js";
import type { Messages } from "./en.js";

const NEW_COPY = "Mintalah kepada eksportir berkas SKA elektronik itu sendiri, dikirim sebagai lampiran dan bukan disalin dari isi pesan.";
const ASK_ISSUER = "Mintalah kepada eksportir agar instansi penerbit memperbaiki dan menerbitkan ulang SKA ini.";
const ASK_FOR_FILE = "Mintalah kepada pengirimnya berkas yang persis sebagaimana diterbitkan oleh instansi penerbit.";
const FRESH_LIST = "Ambil daftar penerbit tepercaya yang terbaru dari pihak yang menerbitkannya untuk Anda, lalu periksa lagi.";
const TRY_AGAIN = "Coba lagi nanti; jika tetap demikian, tanyakan kepada instansi penerbit apakah SKA ini masih berlaku.";
const ASK_STATUS = "Tanyakan kepada instansi penerbit apakah SKA ini masih berlaku.";
const ASK_ISSUED = "Tanyakan kepada instansi penerbit apakah ia menerbitkan SKA ini.";
const CORRECT = "Mintalah kepada eksportir agar dokumen ini diperbaiki atau diganti oleh pihak yang menerbitkannya, sebelum Anda menggunakannya untuk meminta tarif preferensi RCEP.";
const NO_RATE = "Tarif preferensi RCEP tidak dapat diminta dengan dokumen ini; tanyakan kepada eksportir perjanjian mana yang berlaku.";
const MINOR = "Beri tahu eksportir, agar dokumen berikutnya benar; otoritas pabean mengabaikan perbedaan kecil yang tidak membuat asal barang diragukan (Art. 3.26).";
const NOTHING = "Tidak ada yang perlu dilakukan.";
const NOTHING_MINOR = "Tidak ada yang perlu dilakukan: otoritas pabean mengabaikan perbedaan kecil yang tidak membuat asal barang diragukan (Art. 3.26).";
const FRESH_DATA = "Ambil data acuan yang terbaru dari pihak yang menerbitkannya untuk Anda, atau jangan sertakan, lalu periksa lagi.";
const COMPARE_CODE = "Bandingkan dengan kode yang Anda beritahukan; jika berbeda, tanyakan kepada eksportir mana yang benar. Salah ketik adalah perbedaan kecil (Art. 3.26).";
const FOR_COPY = "Mintalah kepada pihak yang menunjukkannya salinan yang mengungkapkannya.";
const ANOTHER_PARTY = "Perjanjian ini berlaku untuk barang dari satu Negara Anggota ke Negara Anggota lain.";

const codes: Messages["codes"] = {
  "format.unrecognised": ["Ini bukan Surat Keterangan Asal elektronik dalam bentuk apa pun yang dikenal pemverifikasi ini[: {reason}].", NEW_COPY],
  "format.no_signed_data": [
    "Ini dokumen, gambar, atau halaman web tanpa data bertanda tangan di dalamnya, sehingga tidak ada yang dapat diverifikasi; hal itu tidak berarti ada yang salah dengan SKA-nya.",
    "Mintalah berkas SKA elektronik kepada eksportir, atau cari SKA itu di situs web instansi penerbit sendiri.",
  ],
  "format.too_large": ["Berkas ini[ (bagian {part})] lebih besar daripada SKA mana pun[ (batasnya {limit} bita)].", ASK_FOR_FILE],
  "format.bad_base64url": ["SKA ini[ (bagian {part})] memuat karakter yang tidak semestinya ada: isinya berubah atau rusak dalam perjalanan.", NEW_COPY],
  "format.bad_json": ["SKA ini[ (bagian {part})] tidak dapat dibaca: susunan datanya (JSON) salah.", ASK_FOR_FILE],
  "format.duplicate_member": ["SKA ini[ (bagian {part})] menyatakan keterangan yang sama dua kali, sehingga dapat dibaca dengan dua cara.", ASK_ISSUER],
  "format.too_deep": ["Susunan SKA ini lebih dalam daripada SKA yang sebenarnya.", ASK_FOR_FILE],
  "format.bad_header": ["Kepala tanda tangan (header) SKA ini tidak lengkap atau salah susunannya[ ({member})].", ASK_ISSUER],
  "format.wrong_type": ["Ini data bertanda tangan, tetapi bukan Surat Keterangan Asal[ (tertulis {actual})][ (lihat {member})].", "Periksa apakah berkas yang dikirim benar; mintalah Surat Keterangan Asal kepada eksportir."],
  "format.unsupported_version": ["Versi atau jenis SKA ini tidak dikenal pemverifikasi ini[ (lihat {member})].", "Periksa apakah sudah ada pemverifikasi yang lebih baru; jika tidak, tanyakan kepada instansi penerbit profil mana yang digunakan."],

  "signature.mismatch": [
    "Tanda tangannya tidak cocok: SKA ini diubah setelah ditandatangani, atau ditandatangani oleh pihak lain.",
    "Mintalah kepada eksportir berkas sebagaimana diterbitkan; jika itu pun gagal, beri tahu instansi penerbit.",
  ],
  "signature.malformed": ["Tanda tangannya rusak atau memang bukan tanda tangan yang sebenarnya.", NEW_COPY],
  "signature.alg_not_allowed": ["Dokumen ini ditandatangani dengan metode yang tidak diterima[ ({alg})].", ASK_ISSUED],
  "signature.header_not_allowed": ["SKA ini mencoba membawa kunci sendiri atau aturan khusus[ ({member})], yang tidak pernah diterima.", ASK_ISSUED],

  "signature.bad_proof": ["Bukti tanda tangan (proof) dalam SKA ini tidak utuh atau salah susunannya[: {reason}].", ASK_FOR_FILE],
  "signature.bad_disclosure": [
    "Ada bagian SKA ini yang disisipkan tanpa tanda tangan instansi penerbit[: {reason}].",
    "Mintalah kepada eksportir SKA sebagaimana diterbitkan oleh instansi penerbit.",
  ],
  "signature.unsupported_cryptosuite": [
    "Dokumen ini ditandatangani dengan cara yang tidak dapat diperiksa pemverifikasi ini[ ({suite})]; hal itu tidak berarti ada yang salah dengan SKA-nya.",
    "Tanyakan kepada instansi penerbit cara memeriksanya.",
  ],

  "issuer.trust_list_missing": ["Daftar penerbit tepercaya tidak diberikan, sehingga tanda tangan siapa pun belum dapat dipercaya.", "Pilih daftar penerbit tepercaya yang Anda andalkan beserta kuncinya, lalu periksa lagi."],
  "issuer.trust_list_unreachable": ["Daftar penerbit tepercaya tidak dapat diambil, sehingga penanda tangannya tidak dapat diperiksa.", "Periksa sambungan, lalu coba lagi."],
  "issuer.trust_list_invalid": ["Daftar penerbit tepercaya tidak dapat digunakan[: {reason}][ (kunci {kid})][ ({cause})].", FRESH_LIST],
  "issuer.trust_list_expired": ["Daftar penerbit tepercaya sudah kedaluwarsa[ pada {expires}].", FRESH_LIST],
  "issuer.trust_list_rollback": ["Daftar penerbit tepercaya ini lebih lama daripada yang sudah digunakan[ (versi {actual}, bukan {expected} atau yang lebih baru)].", FRESH_LIST],
  "issuer.unknown": ["Penerbit yang disebut[, {issuer},] tidak ada dalam daftar penerbit tepercaya Anda, sehingga tanda tangannya tidak dapat diperiksa.", "Tanyakan kepada penerbit daftar itu apakah instansi penerbit ini seharusnya tercantum; jangan hanya mengandalkan pernyataan SKA itu sendiri."],
  "issuer.key_unknown": ["Daftar penerbit tepercaya Anda tidak memuat kunci itu[, {kid},] untuk penerbit ini, sehingga tanda tangannya tidak dapat diperiksa.", "Ambil daftar penerbit tepercaya yang terbaru dan periksa lagi; mungkin instansi penerbit memiliki kunci baru."],
  "issuer.key_retired": [
    "Kunci itu tidak berlaku pada tanggal penerbitan[, {issueDate}][ (berlaku dari {keyValidFrom} sampai {keyValidUntil})| (berlaku sejak {keyValidFrom})| (berlaku sampai {keyValidUntil})].",
    ASK_ISSUED,
  ],
  "issuer.binding_mismatch": ["Kunci itu milik pihak lain, bukan milik penerbit yang disebut dalam SKA ini[ ({issuer})].", "Beri tahu instansi penerbit bahwa namanya disebut dalam SKA ini."],
  "issuer.not_authorised": [
    "Daftar penerbit tepercaya Anda tidak memberi wewenang kepada penanda tangan ini untuk menyatakan hal ini[ ({reason})].",
    "Tanyakan kepada instansi penerbit di negara pengekspor apakah ia menerbitkan SKA ini.",
  ],

  "issuer.chain_invalid": [
    "Sertifikat milik penanda tangan tidak dapat diterima di bawah otoritas yang disebut daftar penerbit tepercaya Anda untuk penerbit ini[: {reason}].",
    "Tanyakan kepada instansi penerbit apakah ia menerbitkan SKA ini, dan apakah sertifikat penanda tangannya saat itu berlaku.",
  ],
  "issuer.did_invalid": ["Dokumen kunci yang dipublikasikan penerbit tidak dapat digunakan[: {reason}], sehingga tanda tangannya tidak dapat diperiksa.", "Coba lagi dari jaringan lain; jika tetap demikian, beri tahu instansi penerbit."],
  "issuer.did_unreachable": ["Dokumen kunci yang dipublikasikan penerbit[ ({did})] tidak dapat diambil, sehingga tanda tangannya tidak dapat diperiksa.", "Periksa sambungan, lalu coba lagi."],
  "issuer.withheld": ["Keterangan yang akan menunjukkan apakah penanda tangan ini berwenang menyatakannya tidak diungkapkan dalam salinan ini[: {reason}].", FOR_COPY],
  "issuer.key_binding_mismatch": [
    "Pihak yang menunjukkannya tidak membuktikan bahwa salinan ini dibuat untuk Anda[: {reason}].",
    "Mintalah pihak itu menunjukkan SKA ini sekali lagi, untuk Anda dan untuk keperluan ini.",
  ],

  "validity.not_yet_valid": ["SKA ini belum berlaku[; mulai berlaku pada {from}].", "Gunakan mulai hari itu, atau tanyakan kepada eksportir apakah tanggalnya benar."],
  "validity.expired": ["Masa berlaku SKA ini sudah berakhir[, pada {until}].", "Mintalah SKA baru kepada eksportir; untuk barang yang sudah diimpor, tanyakan kepada otoritas pabean."],
  "validity.bad_time": ["Suatu waktu dalam SKA ini bukan waktu yang benar, atau masa berlakunya berakhir sebelum dimulai[ ({member})].", ASK_ISSUER],
  "validity.iat_not_numeric": ["Waktu teknis penandatanganan bukan angka; waktu itu tidak digunakan.", "Tidak ada yang perlu dilakukan; instansi penerbit mungkin ingin mengetahuinya."],

  "status.revoked": ["Instansi penerbit telah mencabut SKA ini[ (per {asOf})].", "Mintalah SKA penggantinya kepada eksportir."],
  "status.suspended": ["Instansi penerbit menangguhkan SKA ini untuk sementara[ (per {asOf})].", "Tunggu, dan tanyakan kepada instansi penerbit kapan dan bagaimana keputusannya."],
  "status.superseded": ["Instansi penerbit telah mengganti SKA ini dengan yang lain[ (per {asOf})].", "Mintalah SKA penggantinya kepada eksportir."],
  "status.unreachable": ["Tidak dapat dicari tahu apakah dokumen ini sudah dicabut[: {uri} tidak menjawab].", TRY_AGAIN],
  "status.list_invalid": ["Daftar yang akan menunjukkan apakah dokumen ini sudah dicabut tidak dapat dipercaya[: {reason}][ ({cause})].", ASK_STATUS],
  "status.list_stale": ["Daftar yang menunjukkan apakah dokumen ini sudah dicabut terlalu lama[ (tertanggal {asOf})].", TRY_AGAIN],
  "status.index_out_of_range": ["SKA ini menyebut tempat[ ({index})] yang tidak ada dalam daftar instansi penerbit.", ASK_STATUS],
  "status.purpose_mismatch": ["Daftar yang disebut SKA ini dibuat untuk tujuan lain[ ({actual}, bukan {expected})].", ASK_STATUS],
  "status.too_large": ["Daftar yang akan menunjukkan apakah dokumen ini sudah dicabut terlalu besar untuk dibaca.", ASK_STATUS],
  "status.origin_not_allowed": ["SKA ini menyebut daftar pencabutan di alamat yang tidak diizinkan daftar penerbit tepercaya Anda[ ({uri})][ ({reason})]; daftar itu tidak diambil.", ASK_STATUS],
  "status.missing": ["Anda meminta dokumen yang pencabutannya dapat dicari tahu; dokumen ini tidak menyebut daftar apa pun.", ASK_STATUS],
  "status.unsupported": ["SKA ini menggunakan jenis pemberitahuan pencabutan yang tidak dikenal pemverifikasi ini[ ({type})][ (lihat {member})].", ASK_STATUS],

  "claims.missing": ["Ada keterangan wajib yang tidak tercantum; sebagian besar di antaranya adalah keterangan minimum yang diminta perjanjian untuk setiap bukti asal barang (Annex 3B).", CORRECT],
  "claims.wrong_type": ["Ada keterangan yang ditulis dengan cara yang salah, misalnya teks di tempat angka, sehingga tidak dapat dibaca.", CORRECT],
  "claims.bad_value": ["Ada keterangan yang tidak dalam bentuk yang semestinya: tanggal seperti 2026-06-01, negara sebagai dua huruf, jumlah dalam angka.", CORRECT],
  "claims.unknown_member": ["Ada keterangan yang tidak dikenal profil ini; keterangan itu tetap disimpan, tetapi tidak diperiksa sama sekali.", "Baca sendiri jika penting bagi Anda."],
  "claims.withheld": ["Ada keterangan wajib yang tidak diungkapkan dalam salinan ini.", FOR_COPY],
  "claims.unsafe_text": [
    "Ada teks yang memuat karakter pengendali layar atau pembalik arah tulisan, sehingga mungkin terbaca lain dari yang sebenarnya tertulis.",
    "Jangan andalkan apa yang Anda baca di sana; mintalah kepada eksportir agar SKA diterbitkan ulang tanpa karakter itu.",
  ],

  "rules.not_judged": [
    "Beberapa ketentuan tidak dapat dinilai, karena keterangan yang diperlukannya tidak ada, salah susunannya, atau tidak diungkapkan[ (ketentuan {rules})].",
    "Baca catatan tentang isi; mintalah kepada eksportir SKA yang menunjukkan semua yang diperlukan.",
  ],
  "rules.certificate_number_blank": ["SKA ini tidak bernomor. Setiap SKA harus memiliki nomornya sendiri, yang digunakan otoritas pabean dan instansi penerbit untuk menemukannya.", CORRECT],
  "rules.issuing_country_not_party": ["Negara penerbit[, {actual:country},] bukan Negara Anggota RCEP. Bukti asal barang hanya dapat berasal dari Negara Anggota.", NO_RATE],
  "rules.exporter_incomplete": ["Nama atau alamat eksportir kosong. Bukti asal barang harus memuat keduanya.", CORRECT],
  "rules.exporter_country": [
    "Eksportir tidak berada di negara yang menerbitkan dokumen ini[: di {actual:country}, bukan di {expected:country}]. Bukti asal barang diterbitkan di Negara Anggota tempat barang diekspor.",
    CORRECT,
  ],
  "rules.consignee_incomplete": ["Nama atau alamat penerima barang kosong. Bukti asal barang harus memuat keduanya, untuk importir atau penerima barang.", CORRECT],
  "rules.consignee_not_party": ["Penerima barang tidak berada di Negara Anggota RCEP[, melainkan di {actual:country}]. Barang harus dikirim kepada penerima di Negara Anggota.", CORRECT],
  "rules.consignee_country_differs": [
    "Penerima barang berada di Negara Anggota lain, bukan di Negara Anggota pengimpor[: di {actual:country}, bukan di {expected:country}]. Biasanya keduanya sama.",
    "Pastikan barang dikirim ke tempat yang tertulis dalam SKA, dan siapkan kontrak kalau-kalau otoritas pabean menanyakannya.",
  ],
  "rules.item_producer_missing": [
    "Kolom 3 berisi SEE BOX 8 (lihat kolom 8), tetapi baris barang ini tidak menyebut produsen. Jika produsennya beberapa, produsen disebut baris demi baris.",
    "Tanyakan kepada eksportir siapa produsen barang ini, agar Anda dapat memberi tahu otoritas pabean; otoritas pabean mengabaikan kekurangan kecil (Art. 3.26).",
  ],
  "rules.consignment_unidentified": [
    "Tidak ada yang menunjukkan untuk kiriman mana dokumen ini. Nomor invoice, tanggal keberangkatan, kapal atau penerbangan, atau pelabuhan bongkar harus menunjukkannya.",
    CORRECT,
  ],
  "rules.importing_country_not_party": [`Negara pengimpor[, {actual:country},] bukan Negara Anggota RCEP. ${ANOTHER_PARTY}`, NO_RATE],
  "rules.importing_country_same": [`Negara pengimpor sama dengan negara penerbit[, {actual:country}]. ${ANOTHER_PARTY}`, CORRECT],
  "rules.exporter_declaration_incomplete": ["Deklarasi eksportir atau produsen tidak memuat tempat atau siapa penanda tangannya. SKA tidak lengkap tanpa itu.", CORRECT],
  "rules.certification_incomplete": ["Pengesahan instansi penerbit tidak memuat tempat atau siapa penanda tangannya. Pengesahan itu harus ditandatangani oleh orang yang diberi wewenang oleh instansi penerbit.", CORRECT],
  "rules.not_latin": [
    "Sebagian besar teks ini tidak ditulis dengan huruf Latin. Bukti asal barang harus dalam bahasa Inggris.",
    "Mintalah teks bahasa Inggrisnya kepada eksportir, kalau-kalau otoritas pabean memerlukannya; otoritas pabean mengabaikan perbedaan kecil (Art. 3.26).",
  ],
  "rules.item_numbers": [
    "Barang tidak dinomori berurutan mulai dari 1[: tertulis {actual} padahal seharusnya {expected}].",
    "Periksa apakah tidak ada baris barang yang hilang; otoritas pabean mengabaikan perbedaan kecil seperti penomoran (Art. 3.26).",
  ],
  "rules.description_blank": ["Uraian barang tidak ada. Uraian harus memungkinkan petugas pabean mengenali barang.", CORRECT],
  "rules.description_short": [
    "Uraian barang sangat pendek. Uraian harus memungkinkan petugas pabean mengenali barang.",
    "Bandingkan dengan invoice Anda; jika barang tidak dapat dikenali dari uraian itu, mintalah uraian yang lebih lengkap kepada eksportir.",
  ],
  "rules.hs_chapter": [
    "Tidak ada barang yang diklasifikasikan dalam bab yang menjadi awal kode HS ini[, {actual}][ (edisi {edition})]. Kode barang harus ditulis sampai enam digit, karena ketentuan asal barang bergantung padanya.",
    CORRECT,
  ],
  "rules.hs_heading_unknown": [
    "Harmonized System[, edisi {edition},] tidak memiliki pos yang awalnya seperti kode HS ini[: {actual}]. Kode barang harus ditulis sampai enam digit.",
    COMPARE_CODE,
  ],
  "rules.hs_subheading_unknown": [
    "Tabel subpos Anda[, edisi {edition},] tidak memuat kode HS ini[: {actual}]. Kode barang harus ditulis sampai enam digit.",
    COMPARE_CODE,
  ],
  "rules.hs_more_than_six_digits": [
    "Kode HS ini lebih dari enam digit[: {actual}]. Hanya enam digit pertama yang diperhitungkan[, {counts}]; selebihnya milik masing-masing negara.",
    NOTHING,
  ],
  "rules.de_minimis_without_ctc": [
    "De minimis digunakan, tetapi kriterianya bukan perubahan klasifikasi tarif (CTC). De minimis hanya membebaskan bahan yang klasifikasinya tidak berubah, dan tidak untuk hal lain.",
    "Tanyakan kepada eksportir apakah barang memenuhi kriteria tanpa de minimis; jika ya, ini perbedaan kecil yang diabaikan otoritas pabean (Art. 3.26).",
  ],
  "rules.cumulation_not_needed": [
    "Akumulasi digunakan, tetapi tidak menambah apa pun di sini. Barang yang diperoleh seluruhnya, atau dibuat hanya dari bahan originating, tidak memerlukannya.",
    NOTHING_MINOR,
  ],
  "rules.fob_missing": ["Kriterianya kandungan nilai regional (RVC), tetapi nilai FOB tidak ada. Dengan kriteria itu nilai FOB wajib dicantumkan, karena kandungannya dihitung dari nilai itu.", CORRECT],
  "rules.fob_zero": ["Kriterianya kandungan nilai regional (RVC), tetapi nilai FOB nol. Dengan kriteria itu nilai FOB wajib dicantumkan, karena kandungannya dihitung dari nilai itu.", CORRECT],
  "rules.fob_not_needed": ["Ada nilai FOB, padahal hanya kriteria kandungan nilai regional (RVC) yang memerlukannya.", "Tidak ada yang perlu dilakukan; hal ini tidak merugikan."],
  "rules.currency_unknown": ["Mata uang[, {actual},] bukan kode ISO 4217, seperti USD atau CNY.", `Bandingkan nilainya dengan invoice Anda. ${MINOR}`],
  "rules.quantity_zero": ["Jumlah barang nol. Bukti asal barang harus mencantumkan jumlah barang.", CORRECT],
  "rules.unit_unknown": ["Satuan[, {actual},] bukan kode UN/ECE Recommendation 20, seperti KGM untuk kilogram.", `Bandingkan jumlahnya dengan invoice Anda. ${MINOR}`],
  "rules.origin_not_party": ["Negara asal RCEP[, {actual:country},] bukan Negara Anggota RCEP. Negara asal itu harus salah satu Negara Anggota, karena tarifnya dapat bergantung pada negara mana.", CORRECT],
  "rules.origin_differs": [
    "Negara asal RCEP bukan Negara Anggota penerbit[: {actual:country}, bukan {expected:country}]. Hal itu benar jika Negara Anggota lain menyumbang bahan originating terbanyak; tarif Anda adalah tarif untuk Negara Anggota itu.",
    "Tanyakan kepada eksportir sebabnya, dan mintalah tarif untuk negara yang tercantum.",
  ],
  "rules.origin_mark_not_needed": [
    "Negara asal diberi tanda, * atau **, yang meminta tarif tertinggi dari beberapa tarif. [{importingCountry:country}|Negara Anggota pengimpor] memiliki tarif yang sama untuk semua Negara Anggota, jadi tanda itu tidak mengubah apa pun.",
    NOTHING,
  ],
  "rules.invoice_number_blank": ["Ada invoice yang dicantumkan tanpa nomor. Nomor dan tanggal diminta.", `Bandingkan invoice itu dengan invoice Anda. ${MINOR}`],
  "rules.item_without_invoice": [
    "Ada beberapa invoice, tetapi baris barang ini tidak menyebut satu pun. Jika invoicenya beberapa, setiap baris harus menunjukkan nomor dan tanggal invoicenya sendiri.",
    `Cari tahu baris ini berasal dari invoice Anda yang mana. ${MINOR}`,
  ],
  "rules.invoice_after_issue": [
    "Tanggal invoice lebih kemudian daripada SKA[: {actual}, sedangkan diterbitkan pada {issueDate}]. Invoice itu semestinya invoice yang digunakan untuk mengimpor barang.",
    `Periksa apakah invoice itu yang dikirim kepada Anda. ${MINOR}`,
  ],
  "rules.issued_in_future": [
    "Tanggal penerbitan[, {actual},] berada di masa depan. Bukti asal barang berlaku sejak hari penerbitannya.",
    "Setel jam komputer ini jika salah; jika tidak, mintalah kepada eksportir agar tanggalnya diperbaiki.",
  ],
  "rules.year_over": [
    "Sudah lebih dari satu tahun sejak dokumen ini diterbitkan[ pada {actual}][; hari terakhirnya {lastDay}]. Bukti asal barang berlaku satu tahun.",
    "Tanyakan kepada otoritas pabean apakah masih menerimanya, karena hal itu dimungkinkan dengan alasan yang sah (Art. 3.22.6); jika tidak, mintalah yang baru kepada eksportir.",
  ],
  "rules.retroactive_not_marked": [
    "Dokumen ini diterbitkan setelah barang berangkat[: barang berangkat pada {departureDate}, dokumen tertanggal {issueDate}]. Maka harus ada tanda ISSUED RETROACTIVELY (diterbitkan kemudian), dan tanda itu tidak ada.",
    CORRECT,
  ],
  "rules.issued_too_late": [
    "Dokumen ini terlambat diterbitkan[, pada {actual}]. Dokumen dapat diterbitkan sampai satu tahun setelah barang berangkat[, yaitu pada {departureDate}][; hari terakhirnya {lastDay}].",
    "Periksa tanggal keberangkatan; jika benar, tanyakan kepada otoritas pabean apa yang masih dapat dilakukan, karena SKA untuk kiriman ini tidak dapat diterbitkan lagi.",
  ],
  "rules.retroactive_not_needed": [
    "Dokumen ini ditandai ISSUED RETROACTIVELY (diterbitkan kemudian), tetapi tidak diterbitkan setelah barang berangkat[: diterbitkan pada {issueDate}, barang berangkat pada {departureDate}]. Tanda itu untuk dokumen yang diterbitkan sesudahnya.",
    "Periksa tanggal keberangkatan; otoritas pabean mengabaikan perbedaan kecil seperti tanda ini (Art. 3.26).",
  ],
  "rules.declared_after_certification": [
    "Tanggal deklarasi eksportir lebih kemudian daripada pengesahan instansi penerbit[: {actual}, sedangkan pengesahannya {certified}]. Instansi penerbit mengesahkan apa yang sudah dideklarasikan kepadanya sebelumnya.",
    NOTHING_MINOR,
  ],
  "rules.before_entry_into_force": [
    "Dokumen ini diterbitkan[ pada {actual},] sebelum Perjanjian berlaku bagi [{country:country}|salah satu Negara Anggota][, yaitu sejak {inForce}].",
    "Tanyakan kepada otoritas pabean apakah barang dianggap sedang dalam perjalanan pada hari itu (Art. 3.30); jika tidak, mintalah kepada eksportir bukti yang diterbitkan sesudahnya.",
  ],
  "rules.hs_edition_differs": [
    "Dokumen ini ditulis menurut edisi Harmonized System yang lain dari bukti asal barang pada hari itu[: {actual}, bukan {expected}].",
    "Pastikan keenam digit itu berarti barang yang sama dalam edisi yang Anda gunakan untuk pemberitahuan.",
  ],
  "rules.third_party_blank": [
    "Penerbitan invoice oleh pihak ketiga dinyatakan, tetapi tidak disebut siapa yang menerbitkan invoice. Nama perusahaan itu dan negaranya harus ada di kolom 14.",
    "Mintalah kepada eksportir agar hal ini diperbaiki. Invoice yang diterbitkan pihak ketiga dengan sendirinya bukan alasan untuk menolak tarif (Art. 3.20).",
  ],
  "rules.third_party_not_stated": [
    "Invoice Anda[ {invoice}] diterbitkan oleh [{issuer}, yang|pihak yang] bukan eksportir dan bukan produsen. Hal itu harus dinyatakan sebagai penerbitan invoice oleh pihak ketiga, dengan nama dan negara perusahaan, tetapi tidak dinyatakan.",
    "Mintalah kepada eksportir agar hal ini dinyatakan. Tarif tidak ditolak hanya karena invoice (Art. 3.20).",
  ],
  "rules.declaration_not_accepted": [
    "Dokumen ini deklarasi yang tidak menyebut eksportir tersertifikasi, jenis bukti yang sejauh diketahui belum digunakan [{country:country}|salah satu Negara Anggota].",
    "Tanyakan kepada otoritas pabean negara pengimpor apakah menerimanya; jika tidak, mintalah Surat Keterangan Asal kepada eksportir.",
  ],
  "rules.declaration_incomplete": [
    "Deklarasi ini tidak memuat nomor referensi atau siapa penanda tangannya. Keduanya harus ada.",
    "Mintalah deklarasi yang lengkap kepada pembuatnya, sebelum Anda menggunakannya untuk meminta tarif preferensi RCEP.",
  ],
  "rules.approved_exporter_code_blank": [
    "Kode otorisasi eksportir tersertifikasi kosong. Deklarasi oleh eksportir tersertifikasi harus memuatnya.",
    "Mintalah kepada eksportir deklarasi yang memuatnya, sebelum Anda meminta tarif preferensi RCEP.",
  ],
  "rules.authorisation_ended": [
    "Otorisasi eksportir tersertifikasi berakhir[ pada {until},] sebelum deklarasi dibuat[, pada {issueDate}]. Eksportir tersertifikasi hanya boleh membuat deklarasi selama otorisasinya berlaku.",
    "Mintalah kepada eksportir deklarasi dengan otorisasi yang berlaku, atau Surat Keterangan Asal.",
  ],
  "rules.back_to_back_incomplete": ["Dokumen ini back-to-back, tetapi nomor dokumen aslinya kosong. Dokumen ini harus menyebut bukti asal barang asli yang menjadi dasarnya.", CORRECT],
  "rules.original_not_party": ["Dokumen ini back-to-back, tetapi keterangannya tentang dokumen asli menyebut negara yang bukan Negara Anggota RCEP[: {actual:country}]. Dokumen asli harus dari Negara Anggota.", CORRECT],
  "rules.original_expired": [
    "Dokumen asli yang menjadi dasarnya sudah lebih dari satu tahun[: tertanggal {actual}][ dan berlaku sampai {lastDay}]. Bukti back-to-back tidak berlaku lebih lama daripada dokumen aslinya.",
    "Tanyakan kepada otoritas pabean apakah masih menerimanya, karena hal itu dimungkinkan dengan alasan yang sah (Art. 3.22.6); jika tidak, mintalah kepada eksportir dokumen atas dasar dokumen asli yang lebih baru.",
  ],
  "rules.original_later": ["Tanggal dokumen asli yang menjadi dasarnya lebih kemudian daripada dokumen ini sendiri[: {actual}, sedangkan diterbitkan pada {issueDate}]. Dokumen asli yang berlaku harus ada lebih dahulu.", CORRECT],
  "rules.back_to_back_same_party": [
    "Dokumen ini back-to-back, tetapi diterbitkan di Negara Anggota yang sama dengan dokumen aslinya[, {actual:country}]. Bukti back-to-back adalah untuk Negara Anggota yang dilalui barang.",
    "Tanyakan kepada eksportir di mana dokumen aslinya diterbitkan, agar Anda dapat memberi tahu otoritas pabean.",
  ],
  "rules.true_copy_date": [
    "Tanggal salinan resmi (certified true copy)[, {actual},] tidak berada dalam satu tahun sejak dokumen asli diterbitkan[, dari {issueDate} sampai {lastDay}].",
    "Periksa tanggalnya; jika benar, mintalah SKA baru kepada eksportir.",
  ],
  "rules.proof_waived": [
    "Nilai pabean yang Anda nyatakan begitu rendah sehingga otoritas pabean dapat tidak mensyaratkan bukti asal barang[: sampai {limit}, atau lebih jika Negara Anggota pengimpor menetapkan demikian].",
    "Tanyakan kepada otoritas pabean apakah bukti itu diperlukan; kiriman yang dipecah agar tetap di bawah batas tidak termasuk.",
  ],
  "rules.field_rule": [
    "Ketentuan yang diumumkan data acuan Anda tidak dipenuhi di sini[: keterangan ini harus {must:must}].",
    "Baca apa yang disebut sebagai dasarnya; tanyakan kepada eksportir apakah otoritas pabean menerapkannya.",
  ],
  "rules.data_invalid": ["Data acuan yang disertakan tidak dapat digunakan[: {reason}][ ({cause})]. Penilaian hanya menggunakan data bawaan, yang mungkin lebih lama.", FRESH_DATA],
  "rules.data_expired": ["Data acuan yang disertakan sudah kedaluwarsa[ pada {expires}]. Penilaian hanya menggunakan data bawaan, yang mungkin lebih lama.", FRESH_DATA],

  "request.number_mismatch": ["Nomornya lain dari yang diminta[: {actual}, bukan {expected}].", "Periksa nomornya; jika benar, Anda diberi SKA lain, bukan SKA Anda."],
  "request.withheld": [
    "Yang Anda nyatakan tidak dapat dibandingkan, karena mungkin ada di bagian yang tidak diungkapkan dalam salinan ini[: {field:stated} “{expected}”|: {field:stated}].",
    FOR_COPY,
  ],
  "request.field_mismatch": [
    "Yang Anda nyatakan tidak ada dalam SKA[: {field:stated} “{expected}”|: {field:stated}][; yang tercantum {actual:quoted}].",
    "Bandingkan dengan invoice dan pesanan Anda; jika keduanya benar, mungkin ini SKA untuk kiriman lain: tanyakan kepada eksportir.",
  ],
  "request.normalised": [
    "Dianggap sama dengan yang Anda nyatakan, meskipun cara penulisannya tidak sama[: {field:stated} “{expected}”][; dalam SKA {actual:quoted}].",
    NOTHING,
  ],
  "request.description_differs": [
    "Uraian barang menggunakan kata-kata lain dari yang Anda nyatakan[: “{expected}”][; dalam SKA {actual:quoted}].",
    "Baca keduanya: hanya Anda yang dapat menentukan apakah barangnya sama. Hal ini tidak mengubah hasil.",
  ],
};

const settings: Messages["settings"] = {
  offline: {
    "status.unreachable": ["Tidak dicari tahu apakah dokumen ini sudah dicabut, karena tidak ada yang boleh diambil dari jaringan[; daftarnya ada di {uri}].", "Periksa lagi tanpa “offline”, atau sertakan daftar itu sebagai berkas."],
    "issuer.did_unreachable": ["Dokumen kunci yang dipublikasikan penerbit[ ({did})] tidak diambil, karena tidak ada yang boleh diambil dari jaringan.", "Periksa lagi tanpa “offline”, atau sertakan dokumen itu sebagai berkas."],
    "issuer.trust_list_unreachable": ["Daftar penerbit tepercaya tidak diambil, karena tidak ada yang boleh diambil dari jaringan.", "Periksa lagi tanpa “offline”, atau sertakan daftar itu sendiri."],
  },
  jws: {
    "signature.alg_not_allowed": ["Dokumen ini ditandatangani dengan metode yang tidak diizinkan di sini[ ({alg})].", "Sebutkan metode itu dengan --alg jika memang itu yang Anda harapkan."],
    "issuer.key_unknown": ["Tidak satu pun kunci yang diberikan adalah kunci yang disebutnya, sehingga tanda tangannya tidak dapat diperiksa.", "Berikan kunci publik penanda tangan, dengan kid yang sama."],
  },
  warning: {
    "claims.unsafe_text": [
      "Ada teks yang memuat karakter yang tidak terlihat, atau huruf dari aksara lain yang mirip huruf Latin.",
      "Bandingkan dengan barang dan dokumen; tanyakan kepada instansi penerbit jika penting.",
    ],
    "request.field_mismatch": [
      "Berbeda dari yang Anda nyatakan[: {field:stated} “{expected}”|: {field:stated}][; dalam SKA {actual:quoted}].",
      "Bandingkan dengan dokumen Anda; otoritas pabean mengabaikan perbedaan kecil antardokumen yang tidak membuat asal barang diragukan.",
    ],
  },
  info: {
    "rules.origin_differs": [
      "Negara asal RCEP bukan Negara Anggota penerbit[: {actual:country}, bukan {expected:country}]. Negara Anggota pengimpor memiliki tarif yang sama untuk semua Negara Anggota, jadi hal ini tidak mengubah apa pun.",
      NOTHING,
    ],
  },
};

const places: Messages["places"] = {
  "claims.bad_value": {
    "/items": [
      "SKA memuat 1 sampai 50 baris barang, sedangkan yang ini tidak memuat satu pun, atau lebih dari 50.",
      "Mintalah kepada eksportir agar diterbitkan ulang: untuk lebih dari 50 baris barang, sebagai beberapa SKA.",
    ],
  },
};

const outweighs: Messages["outweighs"] = { "rules.retroactive_not_marked": "rules.issued_too_late" };

const TEST_ISSUER = "Untuk penerbit uji di mesin ini, kebijakan (policy) memerlukan allowLoopbackHttp; jika bukan, tanyakan kepada instansi penerbit apakah SKA ini masih berlaku.";

const reasons: Messages["reasons"] = {
  "issuer.trust_list_invalid": {
    "no key is pinned to check its signature with": "Atur trust-key, yaitu kunci penanda tangan daftar penerbit tepercaya, lalu periksa lagi.",
    "it was issued in the future": "Jika yang diminta saat yang lebih awal, daftar ini lebih baru daripada saat itu: gunakan daftar dari waktu itu. Jika tidak, setel jam komputer ini.",
  },
  "rules.data_invalid": {
    "no key is pinned to check their signature with": "Atur dataKey dalam kebijakan (policy), atau trust-key: kunci penanda tangan data acuan. Lalu periksa lagi.",
    "they were issued in the future": "Jika yang diminta saat yang lebih awal, jangan sertakan data acuan. Jika tidak, setel jam komputer ini.",
  },
  "status.origin_not_allowed": {
    "it is not https": TEST_ISSUER,
    "it is on this machine": TEST_ISSUER,
    "it is no https address, or one on this machine": TEST_ISSUER,
  },
};

const checks: Messages["checks"] = {
  format: { label: "Bentuk", passed: ["Surat Keterangan Asal bertanda tangan, dalam bentuk yang dikenal pemverifikasi ini."], notApplicable: "" },
  signature: { label: "Tanda tangan", passed: ["Asli: tidak ada yang diubah sejak ditandatangani."], notApplicable: "" },
  issuer: {
    label: "Penerbit",
    passed: [
      "{name} ({country:country}) ada dalam daftar penerbit tepercaya, berwenang menerbitkan dokumen ini, dan kuncinya berlaku saat itu.",
      "Kunci yang disebutnya ada dalam daftar penerbit tepercaya. Apakah kunci itu yang menandatangani dokumen ini adalah urusan pemeriksaan tanda tangan.",
    ],
    notApplicable: "",
  },
  validity: { label: "Masa berlaku", passed: ["Berlaku; sampai {until}.", "Berlaku; tanggal akhirnya tidak dinyatakan."], notApplicable: "" },
  status: {
    label: "Pencabutan",
    passed: [
      "{purposes:purposes}[, per {asOf}][. Keterangan instansi penerbit tentangnya: {messages}].",
      "Daftar yang disebutnya tidak menyatakan apa pun tentang pencabutan atau penangguhan[; keterangan instansi penerbit tentangnya: {messages}][ (per {asOf})].",
    ],
    notApplicable: "SKA ini tidak menyebut daftar pencabutan, sehingga hal ini tidak dapat dicari tahu secara daring.",
  },
  claims: { label: "Keterangan", passed: ["Semua keterangan wajib ada dan bentuknya benar."], notApplicable: "" },
  rules: { label: "Ketentuan isi RCEP", passed: ["Isinya sesuai dengan ketentuan RCEP yang diperiksa di sini."], notApplicable: "" },
  request: {
    label: "Permintaan Anda",
    passed: [
      "Ini SKA yang diminta. Keterangan yang sama: {exact:some}[; sama kecuali cara penulisannya: {normalised:some}][; berbeda, lihat catatan: {differing:some}].",
      "Ini SKA yang diminta. Keterangan yang sama kecuali cara penulisannya: {normalised:some}[; berbeda, lihat catatan: {differing:some}].",
      "Tidak ada yang dinyatakan yang menyangkalnya, dan tidak ada yang menunjukkan bahwa inilah yang diminta[. Keterangan yang berbeda, lihat catatan: {differing:some}].",
    ],
    notApplicable: "Tidak ada yang dinyatakan untuk dibandingkan.",
  },
};

const groups: Messages["groups"] = [
  { title: "Apakah utuh?", checks: ["format", "signature"] },
  { title: "Siapa yang menyatakannya?", checks: ["issuer"] },
  { title: "Apakah masih berlaku?", checks: ["validity", "status"] },
  { title: "Apakah lengkap dan sesuai ketentuan?", checks: ["claims", "rules"] },
  { title: "Apakah ini yang diminta?", checks: ["request"] },
];

const verdicts: Messages["verdicts"] = {
  valid: {
    headline: "Sah",
    lead: "Tanda tangannya asli, penerbitnya ada dalam daftar penerbit tepercaya, dan setiap pemeriksaan yang berlaku lulus.",
  },
  invalid: { headline: "Tidak sah", lead: "Jangan andalkan dokumen ini." },
  indeterminate: {
    headline: "Tidak dapat dipastikan",
    lead: "Tidak ditemukan kesalahan, tetapi ada hal yang diperlukan yang tidak dapat diperiksa.",
  },
};

const remarked: Messages["remarked"] = {
  lead: {
    other: "Tanda tangannya asli, penerbitnya ada dalam daftar penerbit tepercaya, dan tidak ada pemeriksaan yang gagal, tetapi ada {count} catatan yang mungkin dipersoalkan otoritas pabean; lihat di bawah.",
  },
  rules: {
    other: "Tidak ada ketentuan RCEP yang diperiksa di sini yang melarangnya, tetapi ada {count} catatan yang mungkin dipersoalkan otoritas pabean; lihat di bawah.",
  },
};

/** What is said instead of a declaration of origin. */
const DECLARATION: Turns = [
  [/kepada eksportir agar instansi penerbit memperbaiki dan menerbitkan ulang SKA ini/g, "eksportir yang membuatnya memperbaiki dan membuatnya ulang"],
  [/berkas sebagaimana diterbitkan; jika itu pun gagal, beri tahu instansi penerbit/g, "berkas sebagaimana dibuat"],
  [/Surat Keterangan Asal bertanda tangan/g, "Deklarasi Asal Barang bertanda tangan"],
  [/sebagaimana diterbitkan oleh instansi penerbit/g, "sebagaimana dibuat"],
  [/instansi penerbit(?: di negara pengekspor)? apakah ia menerbitkan SKA ini/g, "eksportir yang disebut di dalamnya apakah ia membuat DAB ini"],
  [/SKA memuat 1 sampai 50 baris barang, sedangkan yang ini tidak memuat satu pun, atau lebih dari 50/g, "DAB memuat sedikitnya satu baris barang, sedangkan yang ini tidak memuat satu pun"],
  [/diterbitkan ulang: untuk lebih dari 50 baris barang, sebagai beberapa SKA/g, "dibuat ulang"],
  [/anyakan kepada instansi penerbit/g, "anyakan kepada eksportir yang membuatnya"],
  [/apakah instansi penerbit ini/g, "apakah eksportir ini"],
  [/instansi penerbit/g, "eksportir"],
  [/Instansi penerbit/g, "Eksportir"],
  [/\bSKA\b/g, "DAB"],
];

const outcomes: Messages["outcomes"] = {
  passed: "Lulus",
  failed: "Gagal",
  inconclusive: "Tidak dapat diperiksa",
  not_run: "Tidak diperiksa",
  not_applicable: "Tidak ada yang diperiksa",
};

const severities: Messages["severities"] = { error: "Kesalahan", warning: "Peringatan", info: "Info" };

const problems: Messages["problems"] = {
  unreachable: ["Layanan yang menyimpan SKA tidak menjawab.", "Periksa sambungan, lalu coba lagi."],
  "bad-answer": ["Layanan yang menyimpan SKA memberi jawaban yang tidak masuk akal.", "Coba lagi nanti, atau beri tahu pemilik halaman ini."],
  "access-code-required": ["SKA ini hanya diberikan dengan kode aksesnya.", "Masukkan kode yang disertakan dengan SKA atau invoice."],
  "not-found": ["Tidak ada SKA dengan nomor dan kode akses ini.", "Periksa keduanya; huruf dan angka mudah tertukar."],
  "malformed-number": ["Ini tidak mungkin nomor SKA.", "Masukkan nomor sebagaimana tertulis di bagian atas SKA."],
  "malformed-code": ["Ini tidak mungkin kode akses.", "Masukkan kode sebagaimana disertakan dengan SKA."],
  "rate-limited": ["Terlalu banyak percobaan.", "Tunggu satu menit, lalu coba lagi."],
  "upstream-signature-invalid": [
    "Sumber memberi SKA yang tanda tangannya tidak cocok: diubah setelah ditandatangani, atau ditandatangani oleh pihak lain. SKA itu tidak ditampilkan.",
    "Jangan andalkan salinannya yang mana pun. Mintalah berkas SKA sebagaimana diterbitkan kepada eksportir, dan beri tahu instansi penerbit.",
  ],
  "upstream-certificate-mismatch": [
    "Sumber memberi SKA lain, bukan yang diminta. SKA itu tidak ditampilkan.",
    "Periksa nomornya; jika benar, beri tahu pemilik halaman ini, dan mintalah berkas SKA kepada eksportir.",
  ],
  "upstream-issuer-unknown": [
    "Sumber memberi SKA yang tidak berwenang ditandatangani oleh siapa pun dalam daftar penerbit tepercaya. SKA itu tidak ditampilkan.",
    "Jangan andalkan salinannya yang mana pun sampai instansi penerbit membenarkannya; beri tahu pemilik halaman ini.",
  ],
  "upstream-malformed": [
    "Sumber memberi sesuatu yang bukan Surat Keterangan Asal.",
    "Beri tahu pemilik halaman ini, dan mintalah berkas SKA kepada eksportir.",
  ],
  revoked: ["Layanan yang menyimpan SKA menyatakan bahwa SKA ini sudah dicabut.", "Hasil pemeriksaannya di sini tertera di bawah."],
  suspended: ["Layanan yang menyimpan SKA menyatakan bahwa SKA ini ditangguhkan.", "Hasil pemeriksaannya di sini tertera di bawah."],
};

const members: Messages["members"] = {
  address: ["alamat"],
  amount: ["nominal"],
  approvedExporter: ["eksportir tersertifikasi", undefined, { code: ["kode otorisasi"], validUntil: ["akhir otorisasi"] }],
  approvedExporterCode: ["kode eksportir tersertifikasi", "14"],
  backToBack: ["back-to-back", "17", {
    issuingCountry: ["negara penerbit dokumen asli", "14"],
    rcepCountryOfOrigin: ["negara asal RCEP dokumen asli", "14"],
  }],
  base: ["kriteria dasar"],
  certificateNumber: ["nomor SKA", "top"],
  certification: ["pengesahan instansi penerbit", "16"],
  certifiedTrueCopyDate: ["tanggal salinan resmi (certified true copy)", "14"],
  code: ["kode"],
  completion: ["pembuatan deklarasi"],
  consignee: ["penerima barang", "2"],
  conveyance: ["kapal atau penerbangan", "4"],
  count: ["jumlah kemasan", "8"],
  country: ["negara"],
  cumulation: ["akumulasi", "10"],
  currency: ["mata uang"],
  date: ["tanggal"],
  deMinimis: ["de minimis", "10"],
  declarationReference: ["nomor referensi deklarasi"],
  departureDate: ["tanggal keberangkatan", "4"],
  description: ["uraian barang", "8"],
  exporter: ["eksportir", "1"],
  exporterDeclaration: ["deklarasi eksportir atau produsen", "15"],
  fobValue: ["nilai FOB", "12"],
  hsCode: ["kode HS", "9"],
  hsEdition: ["edisi Harmonized System"],
  importingCountry: ["negara pengimpor", "15"],
  invoices: ["invoice", "13"],
  issueDate: ["tanggal penerbitan", "16"],
  issuedRetroactively: ["diterbitkan kemudian (ISSUED RETROACTIVELY)", "17"],
  issuingBody: ["instansi penerbit", "16"],
  issuingCountry: ["negara penerbit", "top"],
  items: ["barang", undefined, { producer: ["produsen", "8"] }],
  kind: ["jenis kemasan", "8"],
  mark: ["tanda negara asal", "11"],
  marks: ["merek dan nomor kemasan", "7"],
  name: ["nama"],
  number: ["nomor"],
  originCriterion: ["kriteria asal barang", "10"],
  originalIssueDate: ["tanggal penerbitan dokumen asli", "14"],
  originalNumber: ["nomor dokumen asli", "14"],
  packages: ["kemasan", "8"],
  place: ["tempat"],
  portOfDischarge: ["pelabuhan bongkar", "4"],
  producer: ["produsen", "3"],
  producerStatus: ["produsen", "3"],
  quantity: ["jumlah", "12"],
  rcepCountryOfOrigin: ["negara asal RCEP", "11"],
  remarks: ["keterangan lain (Remarks)", "14"],
  route: ["rute", "4"],
  signatory: ["penanda tangan"],
  thirdPartyInvoicing: ["penerbitan invoice oleh pihak ketiga", "17", {
    country: ["negara penerbit invoice", "14"],
    name: ["nama penerbit invoice", "14"],
  }],
  transport: ["pengangkutan", "4"],
  type: ["jenis"],
  unit: ["satuan", "12"],
  validUntil: ["berlaku sampai"],
  value: ["nilai"],
};

const stated: Messages["stated"] = {
  address: "alamat",
  consignee: "penerima barang",
  country: "negara",
  date: "tanggal",
  description: "uraian",
  exporter: "eksportir",
  hsCode: "kode HS",
  hsCodes: "kode HS",
  importingCountry: "negara pengimpor",
  invoice: "invoice",
  invoices: "invoice",
  items: "baris Anda",
  name: "nama",
  number: "nomor SKA",
  quantities: "jumlah",
  quantity: "jumlah",
};

/** After "keterangan ini harus". */
const must: Messages["must"] = { stand: "ada dan tidak kosong", lack: "tidak ada", oneOf: "salah satu dari ini: {choices}" };

const purposes: Messages["purposes"] = {
  revocation: "Tidak dicabut",
  "revocation suspension": "Tidak dicabut dan tidak ditangguhkan",
  suspension: "Tidak ditangguhkan",
};

const scope: Messages["scope"] = {
  answers: {
    needed: ["Untuk tarif preferensi RCEP diperlukan bukti asal barang.", "Miliki salah satu bukti yang disebut di sini sebelum Anda meminta tarif itu."],
    may_be_waived: ["Otoritas pabean dapat tidak mensyaratkan bukti asal barang untuk kiriman ini.", "Tanyakan kepada otoritas pabean negara pengimpor apakah bukti itu tetap diperlukan."],
    not_needed: ["Bukti asal barang tidak diperlukan.", "Imporlah barang dengan tarif umum."],
    not_available: ["Tarif preferensi RCEP tidak dapat diminta untuk kiriman ini, dengan atau tanpa bukti asal barang.", "Tanyakan kepada eksportir atau otoritas pabean apakah ada perjanjian lain yang berlaku."],
  },
  reasons: {
    exporting_country_not_party: "Negara pengekspor[, {country:country},] bukan Negara Anggota RCEP.",
    importing_country_not_party: "Negara pengimpor[, {country:country},] bukan Negara Anggota RCEP.",
    same_country: "Negara pengekspor dan negara pengimpor sama[, {country:country}]; Perjanjian ini berlaku untuk barang dari satu Negara Anggota ke Negara Anggota lain.",
    not_in_force: "Perjanjian belum berlaku bagi [{country:country}|salah satu Negara Anggota] pada hari itu[, melainkan sejak {inForce}].",
    no_claim: "Tarif preferensi RCEP tidak akan diminta, dan hanya permintaan tarif yang memerlukan bukti asal barang.",
    ordinary_rate_zero: "Tarif umumnya sudah nol, sehingga tarif preferensi RCEP tidak mungkin lebih rendah.",
    value_within_waiver: "Nilai pabean[, {value},] masih dalam batas yang memungkinkan otoritas pabean tidak mensyaratkan bukti[, {limit}].",
    value_above_waiver: "Nilai pabean[, {value},] di atas batas yang memungkinkan setiap Negara Anggota tidak mensyaratkan bukti[, {limit}]; beberapa Negara Anggota menetapkan batas yang lebih tinggi, yang dapat diberitahukan otoritas pabean.",
    value_not_comparable: "Nilai pabean[, {value},] tidak dapat dibandingkan dengan batas yang memungkinkan otoritas pabean tidak mensyaratkan bukti[, {limit}]: mata uangnya lain, atau bukan angka.",
    part_of_series: "Kiriman ini salah satu dari beberapa kiriman yang merupakan satu kesatuan, sehingga nilainya yang rendah[, {value},] tidak diperhitungkan.",
    proof_in_hand: "Pihak yang meminta tarif preferensi RCEP harus memiliki bukti asal barang yang berlaku pada saat memintanya.",
    tariff_differentials: "Tarif [{country:country}|Negara Anggota pengimpor] dapat berbeda menurut negara asal RCEP, sehingga isi kolom 11 SKA dapat menentukan tarifnya.",
    data_not_usable: "Tabel yang lebih baru yang disertakan tidak dapat digunakan[: {reason}]; jawaban ini menurut tabel bawaan.",
    rate_not_known: "Tarif untuk barang ini tidak diketahui di sini; jadwal komitmen tarif Negara Anggota pengimpor memuatnya.",
  },
  proofs: {
    certificate: "Surat Keterangan Asal oleh instansi penerbit Negara Anggota pengekspor",
    approved_exporter_declaration: "Deklarasi Asal Barang oleh eksportir tersertifikasi",
    exporter_declaration: "Deklarasi Asal Barang oleh eksportir atau produsen",
    importer_declaration: "Deklarasi Asal Barang oleh importir",
  },
};

const criteria: Messages["criteria"] = {
  WO: "Diperoleh atau diproduksi seluruhnya",
  PE: "Diproduksi hanya dari bahan originating",
  CTC: "Perubahan klasifikasi tarif",
  RVC: "Kandungan nilai regional",
  CR: "Reaksi kimia",
};

const producers: Messages["producers"] = {
  SEE_BOX_8: "Lihat barang",
  CONFIDENTIAL: "Rahasia; diketahui instansi penerbit",
  NOT_AVAILABLE: "Tidak tersedia",
};

const units: Messages["units"] = {
  C62: "buah",
  EA: "buah",
  GRM: "g",
  H87: "buah",
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
  accessCode: "Kode akses",
  accessCodeHelp: "Kode itu datang bersama surat keterangan atau faktur.",
  announcement: "Verifikasi selesai: {headline}.",
  approvedExporter: "Eksportir tersertifikasi",
  asked: "Nomor yang diminta",
  authorisedUntil: "Otorisasi sampai",
  box: "kolom {box}",
  boxTop: "bagian atas formulir",
  certification: "Pengesahan instansi penerbit",
  check: "Periksa",
  checkYourself: "Periksa di perangkat Anda sendiri",
  checkYourselfNote: "Halaman mana pun dapat menggambar tanda apa pun. Pemverifikasi yang Anda percayai harus menampilkan kode pendek yang sama untuk surat keterangan ini.",
  checking: "Memeriksa SKA…",
  checks: "Yang diperiksa",
  claimedNumber: "Nomor menurut pengakuannya",
  claimsFrom: "Mengaku dari (tidak terbukti)",
  close: "Tutup",
  completion: "Dibuat",
  copied: "Disalin.",
  copyNumber: "Salin nomor",
  consignee: "Penerima barang",
  criterion: "Kriteria asal barang",
  cumulation: "dengan akumulasi",
  deMinimis: "dengan de minimis",
  description: "Uraian",
  details: "Semua rincian dan pemeriksaan",
  edgeWord: "{host} menyatakan: {headline}",
  edgeWordLead: "Pemverifikasi tidak dapat berjalan di peramban ini. Ini hanya pernyataan server {host} dan tidak membuktikan apa pun.",
  edgeWordNext: "Periksa surat keterangan di perangkat lain; pemilik halaman ini dapat mengizinkan pemverifikasi berjalan.",
  engine: "Dinilai per {at}, oleh {engine}",
  exporter: "Eksportir",
  exporterDeclaration: "Deklarasi eksportir",
  fileMissing: "Pemeriksaan ini memerlukan {file}, yang tidak dapat dimuat atau berasal dari versi lain; berkas itu harus berada di samping skrip.",
  findings: "Catatan tentang isi",
  fob: "Nilai FOB",
  goods: "Barang",
  hash: "Sidik jari isi yang ditandatangani (SHA-256)",
  hs: "Kode HS",
  hsEdition: "Edisi HS",
  importing: "Negara pengimpor",
  invoices: "Invoice",
  issueDate: "Diterbitkan",
  issuerId: "Penerbit",
  issuingBody: "Instansi penerbit",
  issuingCountry: "Negara penerbit",
  item: "baris barang {number}",
  itemTitle: "Baris barang {number}",
  key: "Kunci",
  loadFailed: "SKA tidak dapat dimuat",
  loadFailedNext: "Periksa alamat dan sambungan, lalu coba lagi.",
  lookUp: "{country:country}, {body}: {url} ({asks})",
  marked: "Ditandai sebagai",
  markedBackToBack: "back-to-back",
  markedRetroactive: "ISSUED RETROACTIVELY (diterbitkan kemudian)",
  markedThirdParty: "penerbitan invoice oleh pihak ketiga",
  marks: "Merek kemasan",
  misuse: "Halaman ini meminta pemeriksaan dengan cara yang tidak masuk akal",
  misuseNext: "Beri tahu pemilik halaman ini.",
  next: "Yang perlu dilakukan",
  none: "tidak dinyatakan",
  notReliable: "Yang diberikan sumber tidak dapat diandalkan",
  notRun: "Pemeriksaan sebelumnya mengakhiri pengujian.",
  number: "Nomor SKA",
  officialPages: "Halaman instansi penerbit sendiri, untuk pemeriksaan kedua",
  officialPagesNote: "Halaman ini milik instansi penerbit, menanyakan apa yang mereka perlukan, dan mungkin telah pindah.",
  openElsewhere: "Buka surat keterangan ini di sana",
  origin: "Asal",
  original: "Back-to-back atas dokumen asli",
  originalExporter: "Eksportir tersertifikasi dokumen asli",
  originalIssued: "Dokumen asli diterbitkan",
  originalIssuedIn: "Dokumen asli diterbitkan di",
  originalOrigin: "Negara asal RCEP dokumen asli",
  otherDocument: "Ini bukan dokumen yang ditampilkan halaman lain itu: kode pendeknya {expected}, dokumen ini {actual}.",
  packages: "Kemasan",
  partMissing: "Sebagian dari isi bagian ini tidak dapat dimuat. Periksa koneksi, lalu muat ulang halaman.",
  particulars: "Keterangan",
  producer: "Produsen",
  profileNote: "Profil rcep-eco/1 adalah profil terbuka milik proyek ini sendiri; belum ada otoritas yang menerbitkan standar teknis.",
  proofs: "Bukti yang diketahui digunakan oleh kedua Negara Anggota",
  qrLabel: "Kode QR dengan alamat {url}",
  qrShow: "Tampilkan kode QR",
  quantity: "Jumlah",
  reference: "Nomor referensi deklarasi",
  referenceData: "Data acuan tertanggal {data}.",
  remarks: "Keterangan lain",
  rule: "aturan",
  sameDocument: "Inilah dokumen yang ditampilkan halaman lain itu: kode pendeknya sama.",
  shipment: "Pengangkutan",
  shortCode: "Kode pendek",
  signedBy: "Ditandatangani oleh",
  signedWithKeyOf: "Ditandatangani dengan kunci milik",
  tellEnd: "Mohon diperbaiki atau diganti. Dinilai pada {at}, oleh {engine}, profil rcep-eco/1 (profil terbuka, bukan standar resmi).",
  tellIntro: "Kami memeriksa surat keterangan asal elektronik {number} (kode pendek isi yang ditandatangani: {code}) dan menemukan:",
  tellIssuer: "Salin pesan kepada penerbit",
  test: "UJI",
  testNote: "Penerbitnya penerbit uji, untuk peragaan: tidak mengesahkan apa pun, apa pun hasilnya.",
  thirdParty: "Invoice diterbitkan pihak ketiga",
  treaty: "Perjanjian: {article}",
  trueCopy: "Salinan resmi tertanggal",
  trustList: "Daftar penerbit tepercaya",
  trustListVersion: "versi {version}, sampai {expires}",
  unsignedList: "Daftar penerbit tepercaya yang digunakan tidak ditandatangani: siapa pun yang memberikannya menentukan siapa yang dipercaya.",
  validUntil: "Berlaku sampai",
  verifierMissing: "Pemverifikasi tidak dapat dimuat",
  verifierMissingNext: "Coba lagi; jika tetap demikian, beri tahu pemilik halaman ini. Itu tidak mengatakan apa pun tentang surat keterangan.",
};

export const id: Messages = {
  locale: "id",
  joins: { list: ", ", lists: "; ", open: " (", close: ")", colon: ": ", stop: ". ", gap: " ", dot: " · ", quotes: ["“", "”"], nth: "{name} {number}" },
  unreviewed: "Terjemahan ini belum ditinjau; yang menjadi pegangan adalah teks bahasa Inggris.",
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
