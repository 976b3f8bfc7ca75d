import Kernel

/// What the tolerant mode takes upon itself: each is said once, where it was first needed.
enum FECGuess: Hashable {
  case separator(FECHeader.Separator)
  case columnNames([String])
  case missingColumns([String])
  case decimalPoint, thousands, dateForm, quotes, blankLines, side, shortLines

  var code: String {
    switch self {
    case .separator: "fec.guess.separator"
    case .columnNames: "fec.guess.column-names"
    case .missingColumns: "fec.guess.missing-columns"
    case .decimalPoint: "fec.guess.decimal-point"
    case .thousands: "fec.guess.thousands"
    case .dateForm: "fec.guess.date-form"
    case .quotes: "fec.guess.quotes"
    case .blankLines: "fec.guess.blank-lines"
    case .side: "fec.guess.side"
    case .shortLines: "fec.guess.short-lines"
    }
  }

  var message: String {
    switch self {
    case .separator(let separator): "Le séparateur est supposé être : \(separator.french)."
    case .columnNames(let pairs): "Des colonnes sont reconnues sous un autre nom : \(pairs.joined(separator: ", "))."
    case .missingColumns(let names): "Des colonnes manquent et sont supposées vides : \(names.joined(separator: ", "))."
    case .decimalPoint: "Le point est lu comme la marque des décimales."
    case .thousands: "Les espaces, apostrophes et marques entre milliers sont ignorées."
    case .dateForm: "Des dates sont lues comme JJ/MM/AAAA, JJMMAAAA ou AAAA-MM-JJ."
    case .quotes: "Les guillemets \" qui entourent un champ sont retirés."
    case .blankLines: "Les lignes vides sont passées."
    case .side: "Le sens est lu d’après sa première lettre ou son signe."
    case .shortLines: "Les champs qui manquent en fin de ligne sont supposés vides."
    }
  }

  /// Guesses that could change a figure are warnings, the others are told for information.
  var severity: Finding.Severity {
    switch self {
    case .decimalPoint, .thousands, .dateForm, .side: .warning
    default: .info
    }
  }
}

extension Finding {
  static func fecGuess(_ guess: FECGuess, line: Int32) -> Finding {
    Finding(
      guess.code, guess.severity, guess.message, recovery: "Vérifiez ce que l’import a compris ; un FEC légal n’en a pas besoin.",
      reference: "LPF art. A47 A-1", line: Int(line))
  }
}
