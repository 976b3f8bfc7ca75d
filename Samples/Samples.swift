public import Foundation
public import Kernel

/// The files to try, all fictitious: what `ecritoire demo` imports and what the
/// tests read. They stand inside the binary; `README.md` beside this file says
/// what each one is.
public enum Samples {
  /// A file to try.
  public struct File: Hashable, Sendable {
    /// Its place in the repository and inside the binary.
    public let path: String
    /// What it is, in French, in one line.
    public let purpose: String

    /// The name it would have on a disk. A FEC's name is part of the law: SIREN, `FEC`, closing day.
    public var name: String { String(path[path.index(after: path.lastIndex(of: "/")!)...]) }

    /// The bytes, or nil when neither the binary nor the folder given by the user has the file.
    public func data(in files: DataFiles = .embedded) -> Data? { files.data(path) }
  }

  /// The FEC of 2025 of « Quincaillerie Lambert (FICTIF) », sound, as another program writes it.
  public static let hardwareShop = File(
    path: "Samples/Files/000031419FEC20251231.txt",
    purpose: "FEC 2025 de la Quincaillerie Lambert (FICTIF), tel qu’un autre logiciel l’écrit")

  /// A FEC of 2024 of the same shop, with one fault per entry.
  public static let damagedFEC = File(
    path: "Samples/Files/000031419FEC20241231.txt",
    purpose: "FEC 2024 abîmé exprès : une faute par écriture, une colonne absente, une ligne tronquée")

  /// The FEC that have a name of their own here, in path order.
  public static let files = [damagedFEC, hardwareShop]

  private static let october = "relevé d’octobre 2026 de l’Atelier Brindille (FICTIF), Banque des Coteaux"

  /// The October statement in four formats: the same sixteen movements.
  public static let statementCFONB120 = File(
    path: "Samples/Files/releve-FICTIF-2026-10.cfonb120.txt", purpose: "\(october), CFONB 120")
  public static let statementCAMT053 = File(
    path: "Samples/Files/releve-FICTIF-2026-10.camt053.xml", purpose: "\(october), CAMT.053")
  public static let statementOFX = File(path: "Samples/Files/releve-FICTIF-2026-10.ofx", purpose: "\(october), OFX")
  public static let statementCSV = File(path: "Samples/Files/releve-FICTIF-2026-10.csv", purpose: "\(october), CSV")

  /// The bank statements, in path order.
  public static let statements = [statementCAMT053, statementCFONB120, statementCSV, statementOFX]

  /// A payslip of October 2026, right as the program makes it, and wrong on three points.
  public static let payslip = File(
    path: "Samples/Files/bulletin-FICTIF-2026-10.json", purpose: "bulletin d’octobre 2026 de Karim OUAZZANI (FICTIF), juste")
  public static let wrongPayslip = File(
    path: "Samples/Files/bulletin-FICTIF-2026-10-fautes.json", purpose: "le même bulletin, avec trois fautes")

  /// The payslips, in path order.
  public static let payslips = [wrongPayslip, payslip]

  /// Every path under `Samples/Files` and `Samples/Dossiers`, in order.
  public static func paths(in files: DataFiles = .embedded) -> [String] {
    files.paths(under: "Samples/Dossiers/") + files.paths(under: "Samples/Files/")
  }
}
