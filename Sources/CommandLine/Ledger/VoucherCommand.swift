import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// `ecritoire piece …`: the documents that prove the entries.
struct VoucherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "piece", abstract: "Joindre les pièces justificatives aux écritures.",
    discussion: "Un PDF, une image ou un XML, gardé octet pour octet avec son empreinte SHA-256.",
    subcommands: [Attach.self, List.self, Extract.self])

  struct Attach: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "joindre", abstract: "Joindre un document à une écriture, validée ou non.")
    @Argument(help: ArgumentHelp("Le document : PDF, PNG, JPEG ou XML.", valueName: "fichier")) var path: String
    @OptionGroup var target: VoucherTarget
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let voucher = try AttachVoucher(path, to: try ShowEntry(target.name)(desk).entry.id)(desk)
      let output = Output(options.output)
      try output.value(AttachedVoucherJSON(voucher))
      output.say(
        "Pièce n° \(voucher.id) jointe à l’écriture \(voucher.entry) : \(voucher.name), SHA-256 \(voucher.contentDigest).")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les pièces d’une écriture.")
    @OptionGroup var target: VoucherTarget
    @OptionGroup var options: DossierOptions

    func run() throws {
      let vouchers = try ListVouchers(of: target.name)(options.desk())
      let output = Output(options.output)
      try output.value(VoucherListJSON(vouchers))
      var table = ReportTable(
        title: "Pièces jointes",
        columns: [.init("N°", .count), .init("Nom", .text), .init("Type", .text), .init("SHA-256", .text)])
      for voucher in vouchers {
        table.add([.count(Int(voucher.id)), .text(voucher.name), .text(voucher.mediaType), .text("\(voucher.contentDigest)")])
      }
      output.table(table)
    }
  }

  struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "extraire", abstract: "Écrire une pièce dans un fichier, telle qu’elle fut donnée.")
    @Argument(help: ArgumentHelp("Le numéro de la pièce (ecritoire piece lister).", valueName: "n°")) var id: Int64
    @Option(name: .customLong("sortie"), help: ArgumentHelp("Le fichier à écrire.", valueName: "fichier")) var path: String
    @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var overwrites = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let outcome = try ExtractVoucher(id)(options.desk(), to: path, overwrites: overwrites)
      let output = Output(options.output)
      try output.value(ExtractedVoucherJSON(outcome, voucher: id, file: path))
      output.say("\(path) : \(outcome.bytes) octets, SHA-256 \(outcome.digest).")
    }
  }
}

/// The entry that a document is about.
struct VoucherTarget: ParsableArguments {
  @Option(
    name: .customLong("ecriture"), help: ArgumentHelp("Sa clé (12), ou son numéro une fois validée (n12).", valueName: "écriture")
  )
  var entry: EntryArgument
  @Option(name: .customLong("exercice"), help: ArgumentHelp("L’exercice du numéro ; sinon celui du jour.", valueName: "AAAA"))
  var year: Int?

  var name: EntryName { entry.name(year) }
}
