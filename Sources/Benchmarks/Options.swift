/// What the command line of the benchmark asks for.
struct Options: Equatable {
  var lines = 1_000_000
  var runs = 5
  /// Lines of the second firm, whose third parties' items are all open.
  var openLines = 580_000
  var folder: String?
  /// The pages over HTTP, instead of the commands.
  var measuresWeb = false
  /// The payslips, instead of the commands.
  var measuresPayslips = false
  /// The declaration of ten thousand people, instead of the commands.
  var measuresDeclarations = false
  /// The grading of a scenario, instead of the commands.
  var measuresGrading = false
  /// The payslips as PDF, instead of the commands.
  var measuresPages = false
  /// The work of a child of this program: drawing payslips, as many as `lines`.
  var draws: PayslipPages.Work?
  /// How long each page is asked for.
  var seconds = 15
  /// Movements of a bank to match, instead of the commands; nil when that is not asked for.
  var matching: Int?
  /// The work of a child of this program: writing the files of one firm.
  var generates: Generation?

  enum Generation: String {
    case lettered = "lettre"
    case open = "ouvert"
  }

  enum Refusal: Error, Equatable {
    case unknown(String)
    case number(String)
  }

  init(_ arguments: [String]) throws(Refusal) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      if option == "--web" {
        measuresWeb = true
        continue
      }
      if option == "--payslips" {
        measuresPayslips = true
        continue
      }
      if option == "--dsn" {
        measuresDeclarations = true
        continue
      }
      if option == "--competence" {
        measuresGrading = true
        continue
      }
      if option == "--pdf" {
        measuresPages = true
        continue
      }
      let value = rest.popFirst() ?? ""
      switch option {
      case "--lines": lines = try Self.number(value, least: 100)
      case "--open-lines": openLines = try Self.number(value, least: 100)
      case "--runs": runs = try Self.number(value, least: 1)
      case "--seconds": seconds = try Self.number(value, least: 1)
      case "--matching": matching = try Self.number(value, least: 100)
      case "--folder": folder = value
      case "--draw":
        guard let wanted = PayslipPages.Work(rawValue: value) else { throw .unknown(value) }
        draws = wanted
      case "--generate":
        guard let wanted = Generation(rawValue: value) else { throw .unknown(value) }
        generates = wanted
      default: throw .unknown(option)
      }
    }
  }

  private static func number(_ text: String, least: Int) throws(Refusal) -> Int {
    guard let number = Int(text), number >= least, number <= 50_000_000 else { throw .number(text) }
    return number
  }
}
