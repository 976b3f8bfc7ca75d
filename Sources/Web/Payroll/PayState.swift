import UseCases

/// Where the payslip of a contract stands in its month.
enum PayState {
  case sealed(String)
  /// Sealed, and what is kept since makes another.
  case changed(String)
  case ready
  case missing

  init(_ row: PayMonth.Row) {
    self =
      switch (row.sealed, row.isRefused) {
      case (let sealed?, _): row.hasChanged ? .changed(sealed.number) : .sealed(sealed.number)
      case (nil, true): .missing
      case (nil, false): .ready
      }
  }

  /// The sign of the margin, and its colour.
  var sign: (String, kind: String) {
    switch self {
    case .sealed: ("✓", "juste")
    case .changed: ("≠", "alerte")
    case .ready: ("•", "doux")
    case .missing: ("!", "faux")
    }
  }
}
