// Codes and report words -> Japanese sentences for an importer's clerk; a draft. See en.ts for the placeholders.

import { forDeclaration, type Turns } from "./declaration.js";
import type { Messages } from "./en.js";

const NEW_COPY = "輸出者に、電子原産地証明書のファイルそのものを、メッセージから書き写したものではなく添付ファイルとして送るよう依頼してください。";
const ASK_ISSUER = "輸出者に、発給機関による証明書の訂正と再発給を受けるよう依頼してください。";
const ASK_FOR_FILE = "送り主に、発給機関が発給したままのファイルを求めてください。";
const FRESH_LIST = "信頼済み発行者リストの提供元から最新のリストを入手し、もう一度検証してください。";
const TRY_AGAIN = "後でもう一度試してください。それでも変わらない場合は、証明書が今も有効かどうかを発給機関に問い合わせてください。";
const ASK_STATUS = "証明書が今も有効かどうかを発給機関に問い合わせてください。";
const CORRECT = "これを使ってRCEP税率の適用を求める前に、発給元による訂正または差し替えを受けるよう輸出者に依頼してください。";
const NO_RATE = "これを使ってRCEP税率の適用を求めることはできません。どの協定が適用されるかを輸出者に問い合わせてください。";
const MINOR = "次回は正しく記載されるよう、輸出者に伝えてください。原産性に疑いを生じさせない軽微な不一致は、税関は問題にしません（第3.26条）。";
const NOTHING = "何もする必要はありません。";
const NOTHING_MINOR = "何もする必要はありません。原産性に疑いを生じさせない軽微な不一致は、税関は問題にしません（第3.26条）。";
const FRESH_DATA = "参照データの提供元から最新のものを入手するか、参照データを使わずに、もう一度検証してください。";

const codes: Messages["codes"] = {
  "format.unrecognised": ["これは、この検証ツールが知っているどの形式の電子原産地証明書でもありません[：{reason}]。", NEW_COPY],
  "format.no_signed_data": [
    "これは署名済みデータを含まない文書、画像またはウェブページなので、検証できるものがありません。証明書に問題があるという意味ではありません。",
    "輸出者に電子原産地証明書のファイルを求めるか、発給機関のウェブサイトで証明書を照会してください。",
  ],
  "format.too_large": ["ファイル[の{part}]が、証明書としてはあり得ないほど大きいものです[（上限は{limit}バイト）]。", ASK_FOR_FILE],
  "format.bad_base64url": ["証明書[の{part}]に、そこにあってはならない文字が含まれています。途中で変更されたか、壊れています。", NEW_COPY],
  "format.bad_json": ["証明書[の{part}]を読み取れません。データ（JSON）の形式が正しくありません。", ASK_FOR_FILE],
  "format.duplicate_member": ["証明書[の{part}]に同じ記載事項が2回あるため、2通りに読めてしまいます。", ASK_ISSUER],
  "format.too_deep": ["証明書の入れ子が、実際の証明書にはないほど深くなっています。", ASK_FOR_FILE],
  "format.bad_header": ["証明書の署名ヘッダーが不完全であるか、形式が正しくありません[（{member}）]。", ASK_ISSUER],
  "format.wrong_type": ["これは署名済みデータですが、原産地証明書ではありません[（種類の表示：{actual}）][（{member}を参照）]。", "正しいファイルが送られたかどうかを確かめ、輸出者に原産地証明書を求めてください。"],
  "format.unsupported_version": ["証明書の版または種類が、この検証ツールの知らないものです[（{member}を参照）]。", "検証ツールの新しい版があるかどうかを確かめてください。なければ、どのプロファイルを使ったかを発給機関に問い合わせてください。"],

  "signature.mismatch": [
    "署名が一致しません。証明書が署名後に変更されたか、別の者が署名しています。",
    "輸出者に発給されたままのファイルを求めてください。それも一致しない場合は、発給機関に知らせてください。",
  ],
  "signature.malformed": ["署名が壊れているか、初めから本物の署名ではありません。", NEW_COPY],
  "signature.alg_not_allowed": ["認められていない方式で署名されています[（{alg}）]。", "この証明書を発給したかどうかを発給機関に問い合わせてください。"],
  "signature.header_not_allowed": [
    "証明書が、自分自身の鍵または特別な規則を持ち込もうとしています[（{member}）]。これは決して認められません。",
    "この証明書を発給したかどうかを発給機関に問い合わせてください。",
  ],

  "signature.bad_proof": ["証明書内の署名証明（proof）が、完全で正しい形式のものではありません[：{reason}]。", ASK_FOR_FILE],
  "signature.bad_disclosure": [
    "発給機関が署名していない部分が、証明書に加えられています[：{reason}]。",
    "輸出者に、発給機関が発給したままの証明書を求めてください。",
  ],
  "signature.unsupported_cryptosuite": [
    "この検証ツールでは確かめられない方式で署名されています[（{suite}）]。証明書に問題があるという意味ではありません。",
    "確かめ方を発給機関に問い合わせてください。",
  ],

  "issuer.trust_list_missing": ["信頼済み発行者リストが指定されていないため、まだ誰の署名も信頼できません。", "依拠するリストとその鍵を選んで、もう一度検証してください。"],
  "issuer.trust_list_unreachable": ["信頼済み発行者リストを取得できなかったため、署名者を確かめられませんでした。", "接続を確かめて、もう一度試してください。"],
  "issuer.trust_list_invalid": ["信頼済み発行者リストを使用できません[：{reason}][（鍵 {kid}）][（{cause}）]。", FRESH_LIST],
  "issuer.trust_list_expired": ["信頼済み発行者リストの有効期限が切れています[（{expires}まで）]。", FRESH_LIST],
  "issuer.trust_list_rollback": ["信頼済み発行者リストが、すでに使用したものより古いものです[（版は{actual}、必要なのは{expected}以降）]。", FRESH_LIST],
  "issuer.unknown": ["記載された発行者[（{issuer}）]が信頼済み発行者リストにないため、署名を確かめられませんでした。", "この発給機関をリストに載せるべきかどうかを、リストの提供元に問い合わせてください。証明書自身の記載だけで信用しないでください。"],
  "issuer.key_unknown": ["信頼済み発行者リストに、この発行者のそのような鍵[（{kid}）]がないため、署名を確かめられませんでした。", "最新のリストを入手して、もう一度検証してください。発給機関が新しい鍵を使っている可能性があります。"],
  "issuer.key_retired": [
    "鍵は、発給日[（{issueDate}）]には有効ではありませんでした[（有効期間：{keyValidFrom}から{keyValidUntil}まで）|（{keyValidFrom}から有効）|（{keyValidUntil}まで有効）]。",
    "この証明書を発給したかどうかを発給機関に問い合わせてください。",
  ],
  "issuer.binding_mismatch": ["鍵は、証明書に記載された発行者[（{issuer}）]とは別の者のものです。", "この証明書に名称が使われていることを発給機関に知らせてください。"],
  "issuer.not_authorised": [
    "信頼済み発行者リストでは、この署名者がこれを証明することは認められていません[（{reason}）]。",
    "この証明書を発給したかどうかを、輸出国の発給機関に問い合わせてください。",
  ],

  "issuer.chain_invalid": [
    "署名者自身のデジタル証明書は、信頼済み発行者リストがこの発行者について指定する認証局の下で受け入れることができません[：{reason}]。",
    "この証明書を発給したかどうか、また署名に用いたデジタル証明書が有効であったかどうかを発給機関に問い合わせてください。",
  ],
  "issuer.did_invalid": ["発行者が公開している鍵の文書を使用できないため[（{reason}）]、署名を確かめられませんでした。", "別のネットワークからもう一度試してください。それでも変わらない場合は、発給機関に知らせてください。"],
  "issuer.did_unreachable": ["発行者が公開している鍵の文書[（{did}）]を取得できなかったため、署名を確かめられませんでした。", "接続を確かめて、もう一度試してください。"],
  "issuer.withheld": [
    "この署名者がこれを証明できるかどうかを示す部分が、この写しでは開示されていません[：{reason}]。",
    "提示者に、その部分を開示した写しを求めてください。",
  ],
  "issuer.key_binding_mismatch": [
    "提示者は、この写しが貴社のために作られたことを証明していません[：{reason}]。",
    "提示者に、貴社と今回の用途のために、証明書をもう一度提示するよう依頼してください。",
  ],

  "validity.not_yet_valid": ["証明書はまだ有効ではありません[（{from}から有効）]。", "その日以降に使用するか、日付が正しいかどうかを輸出者に問い合わせてください。"],
  "validity.expired": ["証明書の有効期間は終わっています[（{until}まで）]。", "輸出者に新しい証明書を求めてください。すでに輸入した貨物については、税関に問い合わせてください。"],
  "validity.bad_time": ["証明書内の日時が日時として読めないか、期間の終わりが始まりより前になっています[（{member}）]。", ASK_ISSUER],
  "validity.iat_not_numeric": ["技術的な署名日時が数値ではないため、使用しませんでした。", "何もする必要はありません。発給機関に知らせておくとよいでしょう。"],

  "status.revoked": ["発給機関は、この証明書を取り消しています[（{asOf}現在）]。", "輸出者に、これに代わる証明書を求めてください。"],
  "status.suspended": ["発給機関は、この証明書を一時停止しています[（{asOf}現在）]。", "しばらく待ち、いつ、どのように決定するかを発給機関に問い合わせてください。"],
  "status.superseded": ["発給機関は、この証明書を別の証明書に差し替えています[（{asOf}現在）]。", "輸出者に、これに代わる証明書を求めてください。"],
  "status.unreachable": ["取り消されたかどうかを照会できませんでした[（{uri}から応答なし）]。", TRY_AGAIN],
  "status.list_invalid": ["取り消されたかどうかを示すリストを信頼できません[：{reason}][（{cause}）]。", ASK_STATUS],
  "status.list_stale": ["取り消されたかどうかを示すリストが古すぎます[（{asOf}付け）]。", TRY_AGAIN],
  "status.index_out_of_range": ["証明書が示す位置[（{index}）]は、発給機関のリストにありません。", ASK_STATUS],
  "status.purpose_mismatch": ["証明書が指定するリストは、別の目的のものです[（{actual}用であり、{expected}用ではない）]。", ASK_STATUS],
  "status.too_large": ["取り消されたかどうかを示すリストが大きすぎて読み取れません。", ASK_STATUS],
  "status.origin_not_allowed": ["証明書が指定する取消しリストのアドレスは、信頼済み発行者リストで認められていないため[（{uri}）][（{reason}）]、取得しませんでした。", ASK_STATUS],
  "status.missing": ["取消しの有無を照会できる証明書が求められていますが、この証明書はリストを指定していません。", ASK_STATUS],
  "status.unsupported": ["証明書が、この検証ツールの知らない種類の取消し通知を使っています[（{type}）][（{member}を参照）]。", ASK_STATUS],

  "claims.missing": ["必要な記載事項がありません。その多くは、すべての原産地証明に最低限含めるよう協定が求めるものです（附属書3B）。", CORRECT],
  "claims.wrong_type": ["記載事項の書き方が誤っているため（例えば、数値であるべき箇所が文字列）、読み取れません。", CORRECT],
  "claims.bad_value": ["記載事項が所定の形式ではありません。日付は2026-06-01のように、国は英字2文字で、金額は数字で書かれていなければなりません。", CORRECT],
  "claims.unknown_member": ["プロファイルにない記載事項です。そのまま残していますが、何も確かめていません。", "必要であれば、ご自身でお読みください。"],
  "claims.withheld": ["必要な記載事項が、この写しでは開示されていません。", "提示者に、その事項を開示した写しを求めてください。"],
  "claims.unsafe_text": [
    "画面を操作する文字、または書字方向を変える文字が含まれており、実際の内容とは違って読める可能性があります。",
    "そこに読めるものに依拠しないでください。輸出者に、これらの文字を含まない証明書の再発給を受けるよう依頼してください。",
  ],

  "rules.not_judged": [
    "判断に必要な事項が欠けているか、形式が正しくないか、開示されていないため、判断できない規則がありました[（規則 {rules}）]。",
    "内容についての指摘を読み、必要な事項がすべて示された証明書を輸出者に求めてください。",
  ],
  "rules.certificate_number_blank": ["証明書に番号がありません。税関と発給機関が照会できるよう、証明書ごとに固有の番号が必要です。", CORRECT],
  "rules.issuing_country_not_party": ["発給国[（{actual:country}）]はRCEPの締約国ではありません。原産地証明は締約国からのものに限られます。", NO_RATE],
  "rules.exporter_incomplete": ["輸出者の名称または住所が空欄です。原産地証明には両方を記載しなければなりません。", CORRECT],
  "rules.exporter_country": [
    "輸出者の所在国が発給国と異なります[（{expected:country}ではなく{actual:country}）]。原産地証明は、産品が輸出される締約国で発給されます。",
    CORRECT,
  ],
  "rules.consignee_incomplete": ["荷受人の名称または住所が空欄です。原産地証明には、輸入者または荷受人の名称と住所の両方を記載しなければなりません。", CORRECT],
  "rules.consignee_not_party": ["荷受人の所在国がRCEPの締約国ではありません[（{actual:country}）]。産品は締約国に向けて送られるものでなければなりません。", CORRECT],
  "rules.consignee_country_differs": [
    "荷受人は輸入締約国とは別の締約国に所在しています[（{expected:country}ではなく{actual:country}）]。通常、この二つは同じです。",
    "産品が証明書に記載されたところへ送られるかどうかを確かめ、税関に尋ねられた場合に備えて契約書を用意してください。",
  ],
  "rules.item_producer_missing": [
    "第3欄にSEE BOX 8とありますが、この品目には生産者の記載がありません。生産者が複数の場合は、品目ごとに記載することになっています。",
    "税関に説明できるよう、この産品の生産者を輸出者に問い合わせてください。軽微な記載漏れは、税関は問題にしません（第3.26条）。",
  ],
  "rules.consignment_unidentified": [
    "どの貨物についてのものかが示されていません。インボイス番号、出発日、船名・便名または荷揚港によって貨物を特定しなければなりません。",
    CORRECT,
  ],
  "rules.importing_country_not_party": ["輸入国[（{actual:country}）]はRCEPの締約国ではありません。協定は、締約国から他の締約国へ送られる産品を対象としています。", NO_RATE],
  "rules.importing_country_same": [
    "輸入国が発給国と同じです[（{actual:country}）]。協定は、締約国から他の締約国へ送られる産品を対象としています。",
    CORRECT,
  ],
  "rules.exporter_declaration_incomplete": ["輸出者または生産者の申告に、場所または署名者の記載がありません。これがなければ証明書は完全ではありません。", CORRECT],
  "rules.certification_incomplete": ["発給機関による証明に、場所または署名者の記載がありません。発給機関から権限を与えられた者が署名しなければなりません。", CORRECT],
  "rules.not_latin": [
    "この記載の大部分がラテン文字ではありません。原産地証明は英語で作成することになっています。",
    "税関に求められた場合に備えて、輸出者に英語の文言を求めてください。軽微な不一致は、税関は問題にしません（第3.26条）。",
  ],
  "rules.item_numbers": [
    "品目番号が1から順に付けられていません[（{expected}であるべき箇所が{actual}）]。",
    "抜けている品目がないかどうかを確かめてください。番号の付け方のような軽微な不一致は、税関は問題にしません（第3.26条）。",
  ],
  "rules.description_blank": ["品名が記載されていません。品名は、税関職員が産品を確認できるものでなければなりません。", CORRECT],
  "rules.description_short": [
    "品名の記載が非常に短いものです。品名は、税関職員が産品を確認できるものでなければなりません。",
    "インボイスと照らし合わせ、産品を確認できない場合は、より詳しい品名を輸出者に求めてください。",
  ],
  "rules.hs_chapter": [
    "このHSコード[（{actual}）]の最初の2桁の類に分類される産品はありません[（{edition}年版）]。原産地規則はHSコードによって決まるため、産品のコードを6桁で記載しなければなりません。",
    CORRECT,
  ],
  "rules.hs_heading_unknown": [
    "統一システム[（{edition}年版）]に、このHSコード[（{actual}）]の最初の4桁に当たる項がありません。産品のコードを6桁で記載しなければなりません。",
    "申告するコードと照らし合わせ、異なる場合は、どちらが正しいかを輸出者に問い合わせてください。入力の誤りは軽微な誤りです（第3.26条）。",
  ],
  "rules.hs_subheading_unknown": [
    "お使いの号の一覧表[（{edition}年版）]に、このHSコード[（{actual}）]がありません。産品のコードを6桁で記載しなければなりません。",
    "申告するコードと照らし合わせ、異なる場合は、どちらが正しいかを輸出者に問い合わせてください。入力の誤りは軽微な誤りです（第3.26条）。",
  ],
  "rules.hs_more_than_six_digits": [
    "HSコードが6桁を超えています[（{actual}）]。意味を持つのは最初の6桁[（{counts}）]だけで、残りは各国独自のものです。",
    NOTHING,
  ],
  "rules.de_minimis_without_ctc": [
    "僅少の非原産材料（デ・ミニミス）の規定が適用されていますが、基準は関税分類の変更（CTC）ではありません。この規定は、関税分類が変わらない材料を許容するためだけのものです。",
    "この規定がなくても産品が基準を満たすかどうかを輸出者に問い合わせてください。満たす場合は軽微な不一致であり、税関は問題にしません（第3.26条）。",
  ],
  "rules.cumulation_not_needed": [
    "累積が適用されていますが、ここでは意味を持ちません。完全に得られる産品、または原産材料のみから生産される産品には、累積は必要ありません。",
    NOTHING_MINOR,
  ],
  "rules.fob_missing": ["基準は域内原産割合（RVC）ですが、FOB価額がありません。この割合はFOB価額から計算するため、この基準では記載が必要です。", CORRECT],
  "rules.fob_zero": ["基準は域内原産割合（RVC）ですが、FOB価額がゼロです。この割合はFOB価額から計算するため、この基準では記載が必要です。", CORRECT],
  "rules.fob_not_needed": ["FOB価額が記載されていますが、これが必要なのは域内原産割合（RVC）の基準だけです。", "何もする必要はありません。記載があっても差し支えありません。"],
  "rules.currency_unknown": ["通貨[（{actual}）]は、USDやCNYのようなISO 4217のコードではありません。", `価額をインボイスと照らし合わせてください。${MINOR}`],
  "rules.quantity_zero": ["数量がゼロです。原産地証明には産品の数量を記載しなければなりません。", CORRECT],
  "rules.unit_unknown": ["単位[（{actual}）]は、UN/ECE勧告第20号のコード（キログラムを表すKGMなど）ではありません。", `数量をインボイスと照らし合わせてください。${MINOR}`],
  "rules.origin_not_party": ["RCEP原産国[（{actual:country}）]はRCEPの締約国ではありません。税率がどの締約国かによって変わる場合があるため、締約国でなければなりません。", CORRECT],
  "rules.origin_differs": [
    "RCEP原産国が発給締約国と異なります[（{expected:country}ではなく{actual:country}）]。最も多くの原産材料を提供した締約国が別にある場合は、これで正しく、適用される税率はその締約国に対するものです。",
    "その理由を輸出者に問い合わせ、記載された国に対する税率の適用を求めてください。",
  ],
  "rules.origin_mark_not_needed": [
    "原産国に「*」または「**」の印があり、複数の税率のうち最も高いものの適用を求めています。[{importingCountry:country}|輸入締約国]はすべての締約国に同じ税率を適用するため、この印によって変わることはありません。",
    NOTHING,
  ],
  "rules.invoice_number_blank": ["番号のないインボイスが記載されています。番号と日付の記載が求められます。", `インボイスを手元のものと照らし合わせてください。${MINOR}`],
  "rules.item_without_invoice": [
    "インボイスが複数ありますが、この品目にはどのインボイスかの記載がありません。複数の場合は、品目ごとにその番号と日付を示すことになっています。",
    `この品目がどのインボイスのものかを確かめてください。${MINOR}`,
  ],
  "rules.invoice_after_issue": [
    "インボイスの日付が証明書より後です[（インボイスは{actual}、発給は{issueDate}）]。産品の輸入に用いるインボイスでなければなりません。",
    `送られてきたインボイスかどうかを確かめてください。${MINOR}`,
  ],
  "rules.issued_in_future": [
    "発給日[（{actual}）]が未来の日付です。原産地証明は発給された日から効力を持ちます。",
    "このコンピューターの時計が誤っている場合は合わせてください。そうでない場合は、日付の訂正を受けるよう輸出者に依頼してください。",
  ],
  "rules.year_over": [
    "発給[（{actual}）]から1年を過ぎています[（最終日は{lastDay}）]。原産地証明の有効期間は1年です。",
    "税関は正当な理由があれば受け入れる場合があります（第3.22条6）。まだ受け入れられるかどうかを税関に問い合わせ、受け入れられない場合は新しいものを輸出者に求めてください。",
  ],
  "rules.retroactive_not_marked": [
    "産品の出発後に発給されています[（出発は{departureDate}、発給は{issueDate}）]。この場合はISSUED RETROACTIVELY（遡及発給）の表示が必要ですが、表示がありません。",
    CORRECT,
  ],
  "rules.issued_too_late": [
    "発給が遅すぎます[（{actual}）]。発給できるのは産品の出発[（{departureDate}）]から1年以内です[（最終日は{lastDay}）]。",
    "出発日を確かめてください。正しい場合、この貨物についてはもう証明書の発給を受けられないため、ほかに何ができるかを税関に問い合わせてください。",
  ],
  "rules.retroactive_not_needed": [
    "ISSUED RETROACTIVELY（遡及発給）の表示がありますが、産品の出発後に発給されたものではありません[（発給は{issueDate}、出発は{departureDate}）]。この表示は後から発給される証明書のためのものです。",
    "出発日を確かめてください。この表示のような軽微な不一致は、税関は問題にしません（第3.26条）。",
  ],
  "rules.declared_after_certification": [
    "輸出者の申告の日付が、発給機関による証明より後です[（申告は{actual}、証明は{certified}）]。発給機関は、先に申告された内容を証明します。",
    NOTHING_MINOR,
  ],
  "rules.before_entry_into_force": [
    "[{country:country}|いずれかの締約国]について協定が発効する前に発給されています[（発給日は{actual}）][（発効日は{inForce}）]。",
    "産品がその日に輸送中であったものとして扱われるかどうか（第3.30条）を税関に問い合わせてください。そうでない場合は、発効後に発給された原産地証明を輸出者に求めてください。",
  ],
  "rules.hs_edition_differs": [
    "その日の原産地証明とは異なる版の統一システムで記載されています[（{expected}ではなく{actual}）]。",
    "この6桁が、申告に用いる版でも同じ産品を表すことを確かめてください。",
  ],
  "rules.third_party_blank": [
    "第三者インボイスとされていますが、インボイスの発行者の記載がありません。その会社の名称と国を第14欄に記載することになっています。",
    "輸出者に訂正を受けるよう依頼してください。第三者がインボイスを発行したことだけを理由に税率の適用が拒まれることはありません（第3.20条）。",
  ],
  "rules.third_party_not_stated": [
    "手元のインボイス[（{invoice}）]は、輸出者でも生産者でもない[{issuer}|者]が発行したものです。これは第三者インボイスとして会社の名称と国とともに記載することになっていますが、記載がありません。",
    "輸出者に、その記載を受けるよう依頼してください。インボイスだけを理由に税率の適用が拒まれることはありません（第3.20条）。",
  ],
  "rules.declaration_not_accepted": [
    "認定された輸出者の記載がない原産地申告です。[{country:country}|いずれかの締約国]がこの種類の原産地証明をすでに用いているという情報はありません。",
    "受け入れられるかどうかを輸入国の税関に問い合わせ、受け入れられない場合は輸出者に原産地証明書を求めてください。",
  ],
  "rules.declaration_incomplete": [
    "申告に、番号または署名者の記載がありません。両方が必要です。",
    "これを使ってRCEP税率の適用を求める前に、完全なものを作成者に求めてください。",
  ],
  "rules.approved_exporter_code_blank": [
    "認定された輸出者の認定番号が空欄です。認定された輸出者による申告には、その番号が必要です。",
    "RCEP税率の適用を求める前に、番号のある申告を輸出者に求めてください。",
  ],
  "rules.authorisation_ended": [
    "認定された輸出者の認定が終わった後に申告が作成されています[（認定の終了は{until}）][（作成は{issueDate}）]。認定された輸出者が申告を作成できるのは、認定を受けている間だけです。",
    "輸出者に、有効な認定に基づく申告または原産地証明書を求めてください。",
  ],
  "rules.back_to_back_incomplete": ["連続する原産地証明（back-to-back）ですが、元の原産地証明の番号が空欄です。基になる元の原産地証明を示さなければなりません。", CORRECT],
  "rules.original_not_party": ["連続する原産地証明（back-to-back）ですが、元の原産地証明についての記載に、RCEPの締約国でない国があります[（{actual:country}）]。元の原産地証明は締約国のものでなければなりません。", CORRECT],
  "rules.original_expired": [
    "基になる元の原産地証明は、発給[（{actual}）]から1年を過ぎています[（{lastDay}まで有効）]。連続する原産地証明の有効期間は、元の原産地証明より長くなりません。",
    "税関は正当な理由があれば受け入れる場合があります（第3.22条6）。まだ受け入れられるかどうかを税関に問い合わせ、受け入れられない場合は、より新しい元の原産地証明に基づくものを輸出者に求めてください。",
  ],
  "rules.original_later": ["基になる元の原産地証明の日付が、これ自体より後です[（元は{actual}、発給は{issueDate}）]。有効な元の原産地証明が先になければなりません。", CORRECT],
  "rules.back_to_back_same_party": [
    "連続する原産地証明（back-to-back）ですが、元の原産地証明と同じ締約国[（{actual:country}）]で発給されています。連続する原産地証明は、産品が経由する締約国のためのものです。",
    "税関に説明できるよう、元の原産地証明がどこで発給されたかを輸出者に問い合わせてください。",
  ],
  "rules.true_copy_date": [
    "認証された真正な写し（CERTIFIED TRUE COPY）の日付[（{actual}）]が、元の発給から1年以内にありません[（{issueDate}から{lastDay}まで）]。",
    "日付を確かめてください。正しい場合は、輸出者に新しい証明書を求めてください。",
  ],
  "rules.proof_waived": [
    "入力された課税価格は低いため、税関が原産地証明を求めない場合があります[（{limit}まで。輸入締約国が定める場合はそれ以上）]。",
    "必要かどうかを税関に問い合わせてください。限度額を超えないように分割した貨物は対象になりません。",
  ],
  "rules.field_rule": [
    "参照データが示す規則が守られていません[（求められる内容：{must:must}）]。",
    "根拠として示されたものを読み、税関がこの規則に従っている場合は、輸出者に問い合わせてください。",
  ],
  "rules.data_invalid": ["与えられた参照データを使用できません[：{reason}][（{cause}）]。組込みのデータだけで判断したため、古い可能性があります。", FRESH_DATA],
  "rules.data_expired": ["与えられた参照データの有効期限が切れています[（{expires}まで）]。組込みのデータだけで判断したため、古い可能性があります。", FRESH_DATA],

  "request.number_mismatch": ["求めた番号とは別の番号が記載されています[（{expected}ではなく{actual}）]。", "番号を確かめてください。正しい場合は、別の証明書を渡されています。"],
  "request.withheld": [
    "この写しで開示されていない部分にある可能性があるため、入力内容を比較できませんでした[：{field:stated}「{expected}」|：{field:stated}]。",
    "提示者に、その部分を開示した写しを求めてください。",
  ],
  "request.field_mismatch": [
    "入力内容が証明書にありません[：{field:stated}「{expected}」|：{field:stated}][。証明書の記載：{actual:quoted}]。",
    "インボイスや注文書と照らし合わせてください。それらが正しい場合は、別の貨物の証明書かもしれません。輸出者に問い合わせてください。",
  ],
  "request.normalised": [
    "表記は異なりますが、入力内容と同じものとみなしました[：{field:stated}「{expected}」][。証明書の記載：{actual:quoted}]。",
    NOTHING,
  ],
  "request.description_differs": [
    "品名の文言が入力内容と異なります[：「{expected}」][。証明書の記載：{actual:quoted}]。",
    "両方を読んでください。同じ産品かどうかを判断できるのは貴社だけです。検証結果には影響しません。",
  ],
};

const settings: Messages["settings"] = {
  offline: {
    "status.unreachable": ["何も取得しない設定のため、取り消されたかどうかを照会しませんでした[（リストの場所：{uri}）]。", "「offline」を外してもう一度検証するか、リストをファイルで用意してください。"],
    "issuer.did_unreachable": ["何も取得しない設定のため、発行者が公開している鍵の文書[（{did}）]を取得しませんでした。", "「offline」を外してもう一度検証するか、文書をファイルで用意してください。"],
    "issuer.trust_list_unreachable": ["何も取得しない設定のため、信頼済み発行者リストを取得しませんでした。", "「offline」を外してもう一度検証するか、リストそのものを用意してください。"],
  },
  jws: {
    "signature.alg_not_allowed": ["ここで認められていない方式で署名されています[（{alg}）]。", "その方式でよい場合は、--algで指定してください。"],
    "issuer.key_unknown": ["与えられた鍵の中に、指定された鍵がないため、署名を確かめられませんでした。", "同じkidを持つ署名者の公開鍵を与えてください。"],
  },
  warning: {
    "claims.unsafe_text": [
      "目に見えない文字、またはラテン文字に似た別の文字が含まれています。",
      "産品や書類と照らし合わせ、重要な箇所であれば発給機関に問い合わせてください。",
    ],
    "request.field_mismatch": [
      "入力内容と異なります[：{field:stated}「{expected}」|：{field:stated}][。証明書の記載：{actual:quoted}]。",
      "手元の書類と照らし合わせてください。原産性に疑いを生じさせない書類間のわずかな相違は、税関は問題にしません。",
    ],
  },
  info: {
    "rules.origin_differs": [
      "RCEP原産国が発給締約国と異なります[（{expected:country}ではなく{actual:country}）]。輸入締約国はすべての締約国に同じ税率を適用するため、これによって変わることはありません。",
      NOTHING,
    ],
  },
};

const places: Messages["places"] = {
  "claims.bad_value": {
    "/items": [
      "証明書の品目は1から50までですが、この証明書には品目がないか、50を超えています。",
      "輸出者に、証明書の再発給を受けるよう依頼してください。品目が50を超える場合は、複数の証明書に分けます。",
    ],
  },
};

const outweighs: Messages["outweighs"] = { "rules.retroactive_not_marked": "rules.issued_too_late" };

const TEST_ISSUER = "このコンピューター上のテスト発行者を使うには、ポリシーにallowLoopbackHttpが必要です。そうでない場合は、証明書が今も有効かどうかを発給機関に問い合わせてください。";

const reasons: Messages["reasons"] = {
  "issuer.trust_list_invalid": {
    "no key is pinned to check its signature with": "trust-key（信頼済み発行者リストの署名者の鍵）を設定して、もう一度検証してください。",
    "it was issued in the future": "過去の時点を指定した場合、リストはその時点より新しいものです。その時点のリストを使ってください。そうでない場合は、このコンピューターの時計を合わせてください。",
  },
  "rules.data_invalid": {
    "no key is pinned to check their signature with": "ポリシーのdataKeyまたはtrust-key（参照データの署名者の鍵）を設定して、もう一度検証してください。",
    "they were issued in the future": "過去の時点を指定した場合は、参照データを外してください。そうでない場合は、このコンピューターの時計を合わせてください。",
  },
  "status.origin_not_allowed": {
    "it is not https": TEST_ISSUER,
    "it is on this machine": TEST_ISSUER,
    "it is no https address, or one on this machine": TEST_ISSUER,
  },
};

const checks: Messages["checks"] = {
  format: { label: "形式", passed: ["署名済みの原産地証明書で、この検証ツールが知っている形式です。"], notApplicable: "" },
  signature: { label: "署名", passed: ["本物です。署名後に何も変更されていません。"], notApplicable: "" },
  issuer: {
    label: "発行者",
    passed: [
      "{name}（{country:country}）は信頼済み発行者リストにあり、これを発給することができ、その鍵は有効でした。",
      "指定された鍵は信頼済み発行者リストにあります。その鍵でこれが署名されたかどうかは、署名の検証で判断します。",
    ],
    notApplicable: "",
  },
  validity: { label: "有効期間", passed: ["有効期間内です（{until}まで）。", "有効期間内です。終わりの日時は記載されていません。"], notApplicable: "" },
  status: {
    label: "取消しの有無",
    passed: [
      "{purposes:purposes}[（{asOf}現在）][。発給機関からの通知：{messages}]。",
      "指定されたものは、取消しや一時停止について何も示していません[。発給機関からの通知：{messages}][（{asOf}現在）]。",
    ],
    notApplicable: "証明書が取消しリストを指定していないため、オンラインで照会できません。",
  },
  claims: { label: "記載事項", passed: ["必要な記載事項がすべてあり、形式も正しいものです。"], notApplicable: "" },
  rules: { label: "内容に関するRCEPの規則", passed: ["内容は、ここで確かめるRCEPの規則に適合しています。"], notApplicable: "" },
  request: {
    label: "照会内容",
    passed: [
      "求めた証明書です。一致した事項：{exact:some}[、表記は異なるが同じ事項：{normalised:some}][、異なる事項（指摘を参照）：{differing:some}]。",
      "求めた証明書です。表記は異なるが同じ事項：{normalised:some}[、異なる事項（指摘を参照）：{differing:some}]。",
      "入力内容と矛盾する点はありませんが、求めたものであることを示す点もありません[。異なる事項（指摘を参照）：{differing:some}]。",
    ],
    notApplicable: "比較する内容が入力されていません。",
  },
};

const groups: Messages["groups"] = [
  { title: "改変されていませんか", checks: ["format", "signature"] },
  { title: "誰によるものですか", checks: ["issuer"] },
  { title: "今も有効ですか", checks: ["validity", "status"] },
  { title: "記載はそろい、規則に合っていますか", checks: ["claims", "rules"] },
  { title: "求めたものですか", checks: ["request"] },
];

const verdicts: Messages["verdicts"] = {
  valid: {
    headline: "有効",
    lead: "署名は本物で、発行者は信頼済み発行者リストにあり、該当するすべての検査に合格しました。",
  },
  invalid: { headline: "有効ではありません", lead: "この文書に依拠しないでください。" },
  indeterminate: {
    headline: "確認できませんでした",
    lead: "誤りは見つかりませんでしたが、必要な事項の一部を確かめられませんでした。",
  },
};

/** Japanese has one category only. */
const remarked: Messages["remarked"] = {
  lead: { other: "署名は本物で、発行者は信頼済み発行者リストにあり、不合格の検査はありませんでしたが、税関に問われる可能性のある指摘が{count}件あります。下記をご覧ください。" },
  rules: { other: "ここで確かめるRCEPの規則に、これを認めないものはありませんが、税関に問われる可能性のある指摘が{count}件あります。下記をご覧ください。" },
};

const outcomes: Messages["outcomes"] = {
  passed: "合格",
  failed: "不合格",
  inconclusive: "確かめられませんでした",
  not_run: "検査していません",
  not_applicable: "検査の対象なし",
};

const severities: Messages["severities"] = { error: "誤り", warning: "警告", info: "注記" };

const problems: Messages["problems"] = {
  unreachable: ["証明書を保管しているサービスから応答がありませんでした。", "接続を確かめて、もう一度試してください。"],
  "bad-answer": ["証明書を保管しているサービスの応答は、意味をなさないものでした。", "後でもう一度試すか、このページの所有者に知らせてください。"],
  "access-code-required": ["証明書は、アクセスコードがなければ渡されません。", "証明書またはインボイスとともに届いたコードを入力してください。"],
  "not-found": ["この番号とアクセスコードの証明書はありません。", "両方を確かめてください。英字と数字は取り違えやすいものです。"],
  "malformed-number": ["これは証明書の番号ではあり得ません。", "証明書の最上部にあるとおりに入力してください。"],
  "malformed-code": ["これはアクセスコードではあり得ません。", "証明書とともに届いたとおりに入力してください。"],
  "rate-limited": ["試行回数が多すぎます。", "1分待ってから、もう一度試してください。"],
  "upstream-signature-invalid": [
    "提供元から渡された証明書の署名が成り立ちません。署名後に変更されたか、別の者が署名しています。証明書は表示しません。",
    "どの写しにも依拠しないでください。輸出者に発給されたままの証明書ファイルを求め、発給機関に知らせてください。",
  ],
  "upstream-certificate-mismatch": [
    "提供元から、求めたものとは別の証明書が渡されました。証明書は表示しません。",
    "番号を確かめてください。正しい場合は、このページの所有者に知らせ、輸出者に証明書ファイルを求めてください。",
  ],
  "upstream-issuer-unknown": [
    "提供元から渡された証明書は、信頼済み発行者リストの誰かが署名したとは認められないものです。証明書は表示しません。",
    "発給機関が確認するまで、どの写しにも依拠しないでください。このページの所有者に知らせてください。",
  ],
  "upstream-malformed": [
    "提供元から渡されたものは、原産地証明書ではありません。",
    "このページの所有者に知らせ、輸出者に証明書ファイルを求めてください。",
  ],
  revoked: ["証明書を保管しているサービスによると、証明書は取り消されています。", "ここでの検証で分かったことは下記のとおりです。"],
  suspended: ["証明書を保管しているサービスによると、証明書は一時停止されています。", "ここでの検証で分かったことは下記のとおりです。"],
};

const members: Messages["members"] = {
  address: ["住所"],
  amount: ["金額"],
  approvedExporter: ["認定された輸出者", undefined, { code: ["認定番号"], validUntil: ["認定の終了日"] }],
  approvedExporterCode: ["認定された輸出者の認定番号", "14"],
  backToBack: ["連続する原産地証明", "17", {
    issuingCountry: ["元の原産地証明の発給国", "14"],
    rcepCountryOfOrigin: ["元の原産地証明のRCEP原産国", "14"],
  }],
  base: ["基準"],
  certificateNumber: ["証明書番号", "top"],
  certification: ["発給機関による証明", "16"],
  certifiedTrueCopyDate: ["認証された真正な写しの日付", "14"],
  code: ["コード"],
  completion: ["申告の作成"],
  consignee: ["荷受人", "2"],
  conveyance: ["船名・便名", "4"],
  count: ["包装の個数", "8"],
  country: ["国"],
  cumulation: ["累積", "10"],
  currency: ["通貨"],
  date: ["日付"],
  deMinimis: ["僅少の非原産材料（デ・ミニミス）", "10"],
  declarationReference: ["申告番号"],
  departureDate: ["出発日", "4"],
  description: ["品名", "8"],
  exporter: ["輸出者", "1"],
  exporterDeclaration: ["輸出者または生産者の申告", "15"],
  fobValue: ["FOB価額", "12"],
  hsCode: ["HSコード", "9"],
  hsEdition: ["統一システム（HS）の版"],
  importingCountry: ["輸入国", "15"],
  invoices: ["インボイス", "13"],
  issueDate: ["発給日", "16"],
  issuedRetroactively: ["遡及発給", "17"],
  issuingBody: ["発給機関", "16"],
  issuingCountry: ["発給国", "top"],
  items: ["産品", undefined, { producer: ["生産者", "8"] }],
  kind: ["包装の種類", "8"],
  mark: ["原産国の印", "11"],
  marks: ["記号・番号", "7"],
  name: ["名称"],
  number: ["番号"],
  originCriterion: ["原産性を与える基準", "10"],
  originalIssueDate: ["元の原産地証明の発給日", "14"],
  originalNumber: ["元の原産地証明の番号", "14"],
  packages: ["包装", "8"],
  place: ["場所"],
  portOfDischarge: ["荷揚港", "4"],
  producer: ["生産者", "3"],
  producerStatus: ["生産者", "3"],
  quantity: ["数量", "12"],
  rcepCountryOfOrigin: ["RCEP原産国", "11"],
  remarks: ["備考", "14"],
  route: ["経路", "4"],
  signatory: ["署名者"],
  thirdPartyInvoicing: ["第三者インボイス", "17", {
    country: ["インボイス発行者の国", "14"],
    name: ["インボイス発行者の名称", "14"],
  }],
  transport: ["輸送", "4"],
  type: ["種類"],
  unit: ["単位", "12"],
  validUntil: ["有効期限"],
  value: ["値"],
};

const stated: Messages["stated"] = {
  address: "住所",
  consignee: "荷受人",
  country: "国",
  date: "日付",
  description: "品名",
  exporter: "輸出者",
  hsCode: "HSコード",
  hsCodes: "HSコード",
  importingCountry: "輸入国",
  invoice: "インボイス",
  invoices: "インボイス",
  items: "入力した品目",
  name: "名称",
  number: "証明書番号",
  quantities: "数量",
  quantity: "数量",
};

const must: Messages["must"] = { stand: "記載があり、空欄でないこと", lack: "記載がないこと", oneOf: "次のいずれかであること：{choices}" };

const purposes: Messages["purposes"] = {
  revocation: "取り消されていません",
  "revocation suspension": "取消しも一時停止もされていません",
  suspension: "一時停止されていません",
};

const scope: Messages["scope"] = {
  answers: {
    needed: ["RCEP税率には原産地証明が必要です。", "税率の適用を求める前に、ここに示す原産地証明のいずれかを入手しておいてください。"],
    may_be_waived: ["この貨物については、税関が原産地証明を求めない場合があります。", "それでも必要かどうかを、輸入国の税関に問い合わせてください。"],
    not_needed: ["原産地証明は必要ありません。", "通常の税率で輸入してください。"],
    not_available: ["原産地証明の有無にかかわらず、この貨物にRCEP税率の適用を求めることはできません。", "別の協定が適用されるかどうかを、輸出者または税関に問い合わせてください。"],
  },
  reasons: {
    exporting_country_not_party: "輸出国[（{country:country}）]はRCEPの締約国ではありません。",
    importing_country_not_party: "輸入国[（{country:country}）]はRCEPの締約国ではありません。",
    same_country: "輸出国と輸入国が同じです[（{country:country}）]。協定は、締約国から他の締約国へ送られる産品を対象としています。",
    not_in_force: "その日には、協定は[{country:country}|いずれかの締約国]について発効していません[（発効日は{inForce}）]。",
    no_claim: "RCEP税率の適用を求めないためです。原産地証明が必要なのは、適用を求める場合だけです。",
    ordinary_rate_zero: "通常の税率がすでにゼロであるため、RCEP税率がそれより低くなることはありません。",
    value_within_waiver: "課税価格[（{value}）]は、税関が原産地証明を求めなくてもよいとされる限度額[（{limit}）]以内です。",
    value_above_waiver: "課税価格[（{value}）]は、どの締約国も原産地証明を求めなくてもよいとされる限度額[（{limit}）]を超えています。より高い額を定めている締約国もあり、税関で確かめられます。",
    value_not_comparable: "課税価格[（{value}）]は、別の通貨であるか数値ではないため、税関が原産地証明を求めなくてもよいとされる限度額[（{limit}）]と比較できません。",
    part_of_series: "この貨物は一連の貨物の一部であるため、その価格[（{value}）]が低いことは考慮されません。",
    proof_in_hand: "RCEP税率の適用を求める者は、その時点で有効な原産地証明を所持していなければなりません。",
    tariff_differentials: "[{country:country}|輸入締約国]の税率はRCEP原産国によって異なる場合があるため、証明書の第11欄の記載によって税率が決まることがあります。",
    data_not_usable: "与えられた新しい表は使用できません[：{reason}]。この回答は組込みの表によるものです。",
    rate_not_known: "産品の税率はここでは分かりません。輸入締約国の関税に係る約束の表に示されています。",
  },
  proofs: {
    certificate: "輸出締約国の発給機関による原産地証明書",
    approved_exporter_declaration: "認定された輸出者による原産地申告",
    exporter_declaration: "輸出者または生産者による原産地申告",
    importer_declaration: "輸入者による原産地申告",
  },
};

const criteria: Messages["criteria"] = {
  WO: "完全に得られ、または生産される産品",
  PE: "原産材料のみから生産される産品",
  CTC: "関税分類の変更",
  RVC: "域内原産割合",
  CR: "化学反応",
};

const producers: Messages["producers"] = {
  SEE_BOX_8: "産品の欄を参照",
  CONFIDENTIAL: "秘密。発給機関は把握しています",
  NOT_AVAILABLE: "不明",
};

const units: Messages["units"] = {
  C62: "個",
  EA: "個",
  GRM: "g",
  H87: "個",
  KGM: "kg",
  LTR: "L",
  MTK: "m²",
  MTQ: "m³",
  MTR: "m",
  NPR: "対",
  PR: "対",
  SET: "セット",
  TNE: "t",
};

const words: Messages["words"] = {
  accessCode: "アクセスコード",
  accessCodeHelp: "証明書またはインボイスとともに届いたものです。",
  announcement: "検証が終わりました：{headline}。",
  approvedExporter: "認定された輸出者",
  asked: "照会した番号",
  authorisedUntil: "認定の終了日",
  box: "第{box}欄",
  boxTop: "様式の最上部",
  certification: "発給機関による証明",
  check: "確認する",
  checkYourself: "ご自分の端末で確認する",
  checkYourselfNote: "どのページも好きな印を描けます。信頼する検証プログラムが、この証明書に同じ短いコードを示すはずです。",
  checking: "証明書を検証しています…",
  checks: "検査した項目",
  claimedNumber: "記載された番号",
  claimsFrom: "記載された発行者（証明されていません）",
  close: "閉じる",
  completion: "作成",
  copied: "コピーしました。",
  copyNumber: "番号をコピー",
  consignee: "荷受人",
  criterion: "原産性を与える基準",
  cumulation: "累積を適用",
  deMinimis: "僅少の非原産材料（デ・ミニミス）を適用",
  description: "品名",
  details: "すべての記載事項と検査",
  edgeWord: "{host} によると：{headline}",
  edgeWordLead: "検証プログラムはこのブラウザーで動作できませんでした。これはサーバー {host} の言明にすぎず、何も証明しません。",
  edgeWordNext: "別の端末で証明書を確認してください。このページの管理者は検証プログラムの動作を許可できます。",
  engine: "判定：{at}時点、{engine}による",
  exporter: "輸出者",
  exporterDeclaration: "輸出者の申告",
  fileMissing: "この検証には {file} が必要ですが、読み込めなかったか、別のバージョンのものです。スクリプトと同じ場所に置いてください。",
  findings: "内容についての指摘",
  fob: "FOB価額",
  goods: "産品",
  hash: "署名された内容のフィンガープリント（SHA-256）",
  hs: "HSコード",
  hsEdition: "HSの版",
  importing: "輸入国",
  invoices: "インボイス",
  issueDate: "発給日",
  issuerId: "発行者",
  issuingBody: "発給機関",
  issuingCountry: "発給国",
  item: "品目{number}",
  itemTitle: "品目{number}",
  key: "鍵",
  loadFailed: "証明書を読み込めませんでした",
  loadFailedNext: "アドレスと接続を確かめて、もう一度試してください。",
  lookUp: "{country:country}、{body}：{url}（{asks}）",
  marked: "表示",
  markedBackToBack: "連続する原産地証明（back-to-back）",
  markedRetroactive: "ISSUED RETROACTIVELY（遡及発給）",
  markedThirdParty: "第三者インボイス",
  marks: "記号・番号",
  misuse: "このページによる検証の呼び出し方が、意味をなしません",
  misuseNext: "このページの所有者に知らせてください。",
  next: "次にすること",
  none: "記載なし",
  notReliable: "提供元から渡されたものに依拠することはできません",
  notRun: "先の検査によって検証が終わりました。",
  number: "証明書番号",
  officialPages: "再確認のための発給機関自身のページ",
  officialPagesNote: "これらのページは発給機関のもので、それぞれの項目を求め、移転している場合があります。",
  openElsewhere: "そこでこの証明書を開く",
  origin: "原産国",
  original: "基になる元の原産地証明",
  originalExporter: "元の原産地証明の認定された輸出者",
  originalIssued: "元の原産地証明の発給日",
  originalIssuedIn: "元の原産地証明の発給国",
  originalOrigin: "元の原産地証明のRCEP原産国",
  otherDocument: "別のページが示した文書ではありません。その短いコードは {expected}、この文書は {actual} です。",
  packages: "包装",
  partMissing: "ここに表示する内容の一部を読み込めませんでした。接続を確認し、ページを再読み込みしてください。",
  particulars: "記載事項",
  producer: "生産者",
  profileNote: "プロファイルrcep-eco/1は、このプロジェクト独自の公開プロファイルです。技術標準を公表した当局はありません。",
  proofs: "両締約国が用いていることが知られている原産地証明",
  qrLabel: "アドレス {url} の QR コード",
  qrShow: "QR コードを表示",
  quantity: "数量",
  reference: "申告番号",
  referenceData: "{data}の参照データ。",
  remarks: "備考",
  rule: "規則",
  sameDocument: "別のページが示した文書です。短いコードが同じです。",
  shipment: "輸送",
  shortCode: "短いコード",
  signedBy: "署名者",
  signedWithKeyOf: "署名に使われた鍵の持ち主",
  tellEnd: "訂正または差し替えをお願いします。判定時点：{at}、プログラム：{engine}、プロファイル rcep-eco/1（公開プロファイルであり、公式の標準ではありません）。",
  tellIntro: "電子原産地証明書 {number}（署名された内容の短いコード：{code}）を確認したところ、次のことがわかりました。",
  tellIssuer: "発行者への連絡文をコピー",
  test: "テスト",
  testNote: "発行者は実演用のテスト発行者です。判定の結果にかかわらず、何も証明しません。",
  thirdParty: "第三者インボイスの発行者",
  treaty: "協定：{article}",
  trueCopy: "認証された真正な写しの日付",
  trustList: "信頼済み発行者リスト",
  trustListVersion: "版{version}、{expires}まで",
  unsignedList: "使用した信頼済み発行者リストには署名がありません。誰を信頼するかは、リストを与えた者が決めています。",
  validUntil: "有効期限",
  verifierMissing: "検証プログラムを読み込めませんでした",
  verifierMissingNext: "もう一度お試しください。続く場合はこのページの管理者に知らせてください。証明書については何も意味しません。",
};

/** A certificate is issued by a body, a declaration is made by the exporter. */
const turns: Turns = [
  [/輸出者に、発給機関による証明書の訂正と再発給を受けるよう/g, "作成した輸出者に、訂正して作成し直すよう"],
  [/それも一致しない場合は、発給機関に知らせてください。/g, ""],
  [/この証明書に名称が使われていることを発給機関に/g, "この申告に名称が使われていることを輸出者に"],
  [/電子原産地証明書のファイル/g, "電子原産地申告のファイル"],
  [/署名済みの原産地証明書/g, "署名済みの原産地申告"],
  [/発給機関が発給したまま/g, "作成されたまま"],
  [/この証明書を発給したかどうか(.*?)(輸出国の)?発給機関に問い合わせ/g, "この申告を作成したかどうか$1記載された輸出者に問い合わせ"],
  [/証明書の品目は1から50までですが、この証明書には品目がないか、50を超えています/g, "申告には少なくとも1つの品目が必要ですが、この申告には品目がありません"],
  [/、証明書の再発給を受けるよう依頼してください。品目が50を超える場合は、複数の証明書に分けます/g, "作成し直すよう依頼してください"],
  [/これらの文字を含まない証明書の再発給を受けるよう/g, "これらの文字を含まない申告を作成し直すよう"],
  [/発給元による訂正または差し替えを受けるよう輸出者に/g, "訂正または差し替えをするよう輸出者に"],
  [/証明書の発給を受けられない/g, "申告を作成できない"],
  [/発給機関に問い合わせ/g, "作成した輸出者に問い合わせ"],
  [/発給機関/g, "輸出者"],
  [/(?<!原産地|デジタル)証明書/g, "申告"],
  [/(?<!遡及)発給(?=[しさすはがで日]|[[（）、から])/g, "作成"],
];

export const ja: Messages = {
  locale: "ja",
  joins: { list: "、", lists: "；", open: "（", close: "）", colon: "：", stop: "。", gap: "", dot: "・", quotes: ["「", "」"], nth: "{name}{number}" },
  unreviewed: "この日本語訳は、まだ第三者の確認を受けていない草案です。英語の文言を正とします。",
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
