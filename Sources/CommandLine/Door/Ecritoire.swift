import ArgumentParser
import Foundation
import Glibc
import Kernel
import Presentation

/// The program: its commands by name, and the way out of each run.
public struct Ecritoire: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "ecritoire",
    abstract: "Un cabinet dans un seul programme : comptabilité et paie françaises.",
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(name: "Pour commencer", subcommands: [DemoCommand.self, ServeCommand.self, HelpPageCommand.self]),
      CommandGroup(
        name: "Comptabilité (BC01)",
        subcommands: [
          DossierCommand.self, PlanCommand.self, EntryCommand.self, VoucherCommand.self, LetteringCommand.self, BankCommand.self,
          LoanCommand.self,
          FECCommand.self,
          TrialBalanceCommand.self, GeneralLedgerCommand.self, JournalCommand.self, CentralisingCommand.self,
          AgedBalanceCommand.self, DueDatesCommand.self, StatementCommand.self, TreasuryCommand.self, CashBoxCommand.self,
          TransferCommand.self, DirectDebitCommand.self, MandateCommand.self, BankDetailCommand.self,
        ]),
      CommandGroup(
        name: "Paie (BC03)",
        subcommands: [
          PayrollCommand.self, EmployeeCommand.self, ContractCommand.self, AbsenceCommand.self, WorkplaceCommand.self,
          DSNCommand.self,
        ]),
      CommandGroup(
        name: "Formation, cabinet, contrôle",
        subcommands: [
          ScenarioCommand.self, PathCommand.self, PeopleCommand.self, GroupCommand.self, CheckCommand.self, CompareCommand.self,
          ParametersCommand.self,
        ]),
    ])

  public init() {}

  /// Runs the command line and ends the process.
  public static func run() -> Never {
    Interruption.watch()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try parseAsRoot(arguments)
      try SystemClock.checkEnvironment()
      try command.run()
      end(.done)
    } catch let finding as Finding {
      refuse(finding, asJSON: arguments.contains("--json"))
    } catch let code as ExitCode {
      end(ExitStatus(rawValue: code.rawValue) ?? .blocked)
    } catch {
      explain(error)
    }
  }

  private static func refuse(_ finding: Finding, asJSON: Bool) -> Never {
    if asJSON {
      try? Output(isJSON: true).value(RefusalJSON(finding))
    } else {
      Output.complain(finding.line())
    }
    end(ExitStatus(finding))
  }

  /// Help, version, wrong usage; what is none of them is our bug.
  private static func explain(_ error: any Error) -> Never {
    let status = exitCode(for: error)
    let text = FrenchUsage.translate(fullMessage(for: error))
    if status.isSuccess {
      print(text)
      end(.done)
    }
    guard status == .validationFailure else {
      Output.complain(
        "erreur [bug] \(error) → C’est un défaut d’Écritoire : signalez-le avec la commande tapée. Rien n’a été écrit.")
      end(.ourBug)
    }
    Output.complain(text)
    end(.usage)
  }

  private static func end(_ status: ExitStatus) -> Never {
    fflush(nil)
    Glibc.exit(status.rawValue)
  }
}

extension Output {
  init(isJSON: Bool) { self.isJSON = isJSON }
}
