extension VATCode {
  /// Every code, in the order lists show them: sales, purchases, then operations without tax.
  public static let all: [VATCode] = families.flatMap(\.codes)

  /// The rates of metropolitan France, with the ending each gives to a code.
  private static let rates: [(ending: String, id: String, label: String)] = [
    ("20", "vat.standard", "taux normal"),
    ("10", "vat.intermediate", "taux intermédiaire"),
    ("55", "vat.reduced", "taux réduit"),
    ("21", "vat.particular", "taux particulier"),
  ]

  /// One row of the table below: a code for each rate, or a single one without tax.
  private struct Family {
    let prefix: String
    let label: String
    let side: Side
    let regime: VATRegime
    var due: VATAccountRole?
    var deductible: VATAccountRole?
    var onPayment: VATAccountRole?
    var isTaxed = true
    let citation: VATCitation

    var codes: [VATCode] {
      guard isTaxed else { return [code(prefix, label, nil)] }
      return VATCode.rates.map { code(prefix + $0.ending, "\(label), \($0.label)", $0.id) }
    }

    private func code(_ code: String, _ label: String, _ rateID: String?) -> VATCode {
      VATCode(
        code: code, label: label, side: side, regime: regime, rateID: rateID, due: due, deductible: deductible,
        onPayment: onPayment, citation: citation)
    }
  }

  // The numbers of the CGI are the usual ones; of the CIBS only art. L. 223-3
  // was read, in the first ordinance (the second may have renumbered it), so
  // that the others are cited by their former number.
  private static let families: [Family] = [
    Family(
      prefix: "C", label: "Vente, TVA collectée", side: .sale, regime: .standard, due: .collected,
      citation: VATCitation(cgi: "art. 256 et 269, 2", cibs: nil)),
    Family(
      prefix: "E", label: "Vente de services, TVA sur les encaissements", side: .sale, regime: .onReceipts,
      due: .collectedWaiting, onPayment: .collected, citation: VATCitation(cgi: "art. 269, 2, c", cibs: nil)),
    Family(
      prefix: "D", label: "Achat de biens ou services, TVA déductible", side: .purchase, regime: .standard,
      deductible: .deductible, citation: VATCitation(cgi: "art. 271", cibs: nil)),
    Family(
      prefix: "I", label: "Achat d’immobilisation, TVA déductible", side: .purchase, regime: .standard,
      deductible: .deductibleAssets, citation: VATCitation(cgi: "art. 271", cibs: nil)),
    Family(
      prefix: "DE", label: "Achat à un fournisseur sur les encaissements, TVA déductible au paiement", side: .purchase,
      regime: .onReceipts, deductible: .deductibleWaiting, onPayment: .deductible,
      citation: VATCitation(cgi: "art. 271, I, 2 et 269, 2, c", cibs: nil)),
    Family(
      prefix: "AL", label: "Sous-traitance de travaux immobiliers, autoliquidation", side: .purchase,
      regime: .domesticReverseCharge, due: .dueDomesticReverseCharge, deductible: .deductible,
      citation: VATCitation(cgi: "art. 283, 2 nonies", cibs: nil)),
    Family(
      prefix: "AIC", label: "Acquisition intracommunautaire de biens", side: .purchase, regime: .intraCommunityAcquisition,
      due: .dueIntraCommunity, deductible: .deductible, citation: VATCitation(cgi: "art. 256 bis et 283, 2 bis", cibs: nil)),
    Family(
      prefix: "AICI", label: "Acquisition intracommunautaire d’immobilisation", side: .purchase,
      regime: .intraCommunityAcquisition, due: .dueIntraCommunity, deductible: .deductibleAssets,
      citation: VATCitation(cgi: "art. 256 bis et 283, 2 bis", cibs: nil)),
    Family(
      prefix: "SIC", label: "Achat de services à un assujetti de l’Union, autoliquidation", side: .purchase,
      regime: .foreignServices, due: .dueIntraCommunity, deductible: .deductible,
      citation: VATCitation(cgi: "art. 283, 2", cibs: nil)),
    Family(
      prefix: "ANE", label: "Achat à un fournisseur non établi en France, autoliquidation", side: .purchase,
      regime: .foreignSupplier, due: .dueForeignSupplier, deductible: .deductible,
      citation: VATCitation(cgi: "art. 283, 1", cibs: nil)),
    Family(
      prefix: "IMP", label: "Importation de biens, autoliquidation", side: .purchase, regime: .imports, due: .dueImports,
      deductible: .deductible, citation: VATCitation(cgi: "art. 291 et 1695, II", cibs: nil)),
    Family(
      prefix: "IMPI", label: "Importation d’immobilisation, autoliquidation", side: .purchase, regime: .imports,
      due: .dueImports, deductible: .deductibleAssets, citation: VATCitation(cgi: "art. 291 et 1695, II", cibs: nil)),
    Family(
      prefix: "EXP", label: "Exportation hors de l’Union", side: .sale, regime: .export, isTaxed: false,
      citation: VATCitation(cgi: "art. 262, I", cibs: nil)),
    Family(
      prefix: "ICL", label: "Livraison intracommunautaire de biens", side: .sale, regime: .intraCommunitySupply,
      isTaxed: false, citation: VATCitation(cgi: "art. 262 ter, I", cibs: nil)),
    Family(
      prefix: "ICS", label: "Services à un assujetti de l’Union, TVA due par le client", side: .sale,
      regime: .intraCommunityServices, isTaxed: false, citation: VATCitation(cgi: "art. 259, 1° et 283, 2", cibs: nil)),
    Family(
      prefix: "STR", label: "Travaux faits en sous-traitance, TVA due par le client", side: .sale,
      regime: .subcontractedWorks, isTaxed: false, citation: VATCitation(cgi: "art. 283, 2 nonies", cibs: nil)),
    Family(
      prefix: "FR", label: "Franchise en base, TVA non applicable", side: .either, regime: .franchise, isTaxed: false,
      citation: VATCitation(cgi: "art. 293 B", cibs: "art. L. 223-3")),
    Family(
      prefix: "EXO", label: "Opération exonérée", side: .either, regime: .exempt, isTaxed: false,
      citation: VATCitation(cgi: "art. 261 à 261 E", cibs: nil)),
    Family(
      prefix: "ND", label: "Achat dont la TVA n’est pas déductible (saisi TTC)", side: .purchase, regime: .notDeductible,
      isTaxed: false, citation: VATCitation(cgi: "art. 271 et annexe II, art. 206", cibs: nil)),
  ]
}
