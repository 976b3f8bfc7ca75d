import Kernel
import Presentation
import Store
import UseCases

/// A changed IBAN that waits for somebody to vouch for it, on the card of its third party.
struct BankDetailView: Sendable {
  let heldText, previousText, ibanText, seenIban, confirmAction, confirmToken, reasonText, waitText: String
  let canConfirm, isReasonWrong: Bool

  init(_ detail: BankDetail, _ visit: DossierVisit, _ refusals: [Finding]) {
    func shown(_ iban: String?) -> String { iban.map(IBAN.foldable) ?? "aucun" }
    heldText = "\(detail.author) l’a changé le \(detail.day), et personne ne l’a confirmé."
    (previousText, ibanText, seenIban) = (shown(detail.previous), shown(detail.iban), detail.iban ?? "")
    confirmAction = visit.links.thirdParty(detail.thirdParty) + "/rib"
    confirmToken = visit.token()
    reasonText = refusals.isEmpty ? "" : visit.form["motif"] ?? ""
    isReasonWrong = refusals.contains { $0.field == "motif" }
    let isOwn = visit.desk.role != .owner && detail.author == visit.desk.author
    canConfirm = visit.may(.approvePayments) && !isOwn
    waitText =
      isOwn
      ? "Vous l’avez donné : une autre personne doit le confirmer."
      : "Une personne qui peut approuver les paiements doit le confirmer."
  }
}
