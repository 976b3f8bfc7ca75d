import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The bank details of a third party on its card: those there were, and the form that gives others.
struct BankFormView: Sendable {
  let history: TableView
  let hasHistory, mayDefine, isBankOpen, isBankIbanWrong, isBankBicWrong: Bool
  let defineAction, defineToken, bankIban, bankBic, bankHolder: String
  let bankBuilding, bankStreet, bankPostCode, bankTown, bankCountry: String

  init(_ party: ThirdParty, _ details: [BankDetail], _ visit: DossierVisit, _ refusals: [Finding]) {
    let typed = !refusals.isEmpty && visit.form["rib-iban"] != nil ? visit.form : nil
    let (current, address) = (details.first, details.first?.address)
    var table = ReportTable(
      title: "Coordonnées bancaires",
      columns: [.init("Depuis le", .text), .init("IBAN", .text), .init("État", .text), .init("Par", .text)])
    for detail in details {
      let by = [detail.author, detail.confirmation?.author].compactMap { $0 }.joined(separator: ", puis ")
      table.add([
        .text(detail.day), .text(detail.iban.map(IBAN.foldable) ?? "ôté"), .text(detail.state.french), .text(by),
      ])
    }
    var style = TableStyle("Coordonnées bancaires de \(party.code), les dernières d’abord")
    style.secondary = [3]
    history = TableView(table, style)
    (hasHistory, mayDefine, isBankOpen) = (!details.isEmpty, visit.may(.organise), typed != nil)
    isBankIbanWrong = typed != nil && refusals.contains { $0.field == "iban" }
    isBankBicWrong = typed != nil && refusals.contains { $0.field == "bic" }
    (defineAction, defineToken) = (visit.links.thirdParty(party.code) + "/coordonnees", visit.token())
    bankIban = typed?["rib-iban"] ?? party.iban ?? ""
    bankBic = typed?["rib-bic"] ?? current?.bic ?? ""
    bankHolder = typed?["titulaire"] ?? current?.holder ?? ""
    bankBuilding = typed?["numero"] ?? address?.building ?? ""
    bankStreet = typed?["rue"] ?? address?.street ?? ""
    bankPostCode = typed?["code-postal"] ?? address?.postCode ?? ""
    bankTown = typed?["ville"] ?? address?.town ?? ""
    bankCountry = typed?["pays"] ?? address?.country ?? ""
  }

  static func save(_ visit: DossierVisit, _ code: String) throws -> BankDetail {
    let form = visit.form
    let fields = ["numero", "rue", "code-postal", "ville", "pays"].map { form.text($0) }
    let address =
      fields.contains { $0 != nil }
      ? PaymentAddress(
        street: fields[1], building: fields[0], postCode: fields[2], town: fields[3], country: fields[4]?.uppercased()) : nil
    return try SaveBankDetails(
      code, iban: form.text("rib-iban") ?? "", bic: form.text("rib-bic"), holder: form.text("titulaire"), address: address)(
        visit.desk)
  }
}
