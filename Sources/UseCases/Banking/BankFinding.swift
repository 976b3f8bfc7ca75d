import Banking
import Kernel
import Ledger
import Store

/// What keeps a statement from being imported, or is worth knowing of it.
extension Finding {
  static func bankAccountToChoose(_ accounts: [BankAccount], file: String) -> Finding {
    let names = accounts.map(\.french).joined(separator: ", ")
    let options = accounts.enumerated().map { index, account in
      accounts.count == 1 ? "--compte 512" : "--compte \(account.identifier)=512\(index + 1)00"
    }
    return Finding(
      "bank.account.choose",
      accounts.count == 1
        ? "Le compte de ce fichier (\(names)) n’est lié à aucun compte des livres."
        : "\(accounts.count) comptes de ce fichier ne sont liés à aucun compte des livres : \(names).",
      recovery:
        "Dites lequel, une fois pour toutes : ecritoire banque importer \(file) \(options.joined(separator: " "))"
    )
  }

  static func bankAccountOther(_ linked: StoredBankAccount, _ account: BankAccount) -> Finding {
    Finding(
      "bank.account.other",
      "Le compte \(linked.ledgerAccount) est lié au compte bancaire \(linked.account.french) ; ce fichier est du compte \(account.french).",
      recovery: "Donnez à cet autre compte le sien dans les livres, tel que --compte 512200.")
  }

  static func bankAccountLinkedElsewhere(_ linked: StoredBankAccount, _ chosen: AccountNumber) -> Finding {
    Finding(
      "bank.account.linked-elsewhere",
      "Le compte bancaire \(linked.account.french) est lié au compte \(linked.ledgerAccount), et non au \(chosen).",
      recovery: "Importez sans --compte : il ira au \(linked.ledgerAccount).")
  }

  static func bankAccountNotBank(_ number: AccountNumber) -> Finding {
    Finding(
      "bank.account.not-bank", "Le compte \(number) ne peut pas tenir un compte en banque.",
      recovery: "Choisissez un compte 512 (banques) ou 514 (chèques postaux), ou l’un de leurs sous-comptes.")
  }

  static func bankChoiceUnused(_ choice: ImportStatements.Choice, _ accounts: [BankAccount]) -> Finding {
    let names = accounts.map(\.french).joined(separator: ", ")
    return Finding(
      "bank.account.choice-unused",
      choice.bank.map { "Aucun compte du fichier n’est « \($0) » ; il a : \(names)." }
        ?? "Le fichier a plusieurs comptes (\(names)) : « \(choice.account) » seul ne dit pas lequel.",
      recovery: "Écrivez --compte NUMÉRO=\(choice.account), avec l’IBAN ou le numéro tel que le fichier le donne.")
  }

  static func bankNotInEuros(_ account: BankAccount, _ currency: BankCurrency) -> Finding {
    Finding(
      "bank.currency.not-euro",
      "Le compte \(account.french) est tenu en \(currency.code) : seuls les comptes en euros entrent dans les livres.",
      recovery: "Passez ses écritures à la main, au cours du jour, avec la devise d’origine sur la ligne.",
      reference: "C. com. art. L123-22")
  }

  static func bankAmountsTooLarge() -> Finding {
    Finding(
      "bank.amount.too-large", "La somme des mouvements du fichier dépasse mille milliards d’euros.",
      recovery: "Vérifiez ses montants : aucun compte réel n’en est là.")
  }

  static func bankOutsideYears(_ count: Int, from: Day, through: Day) -> Finding {
    let days = from == through ? "le \(from.french)" : "entre le \(from.french) et le \(through.french)"
    let what = count == 1 ? "Un mouvement n’est" : "\(count) mouvements ne sont"
    return Finding(
      "bank.import.outside-years", .warning, "\(what) dans aucun exercice du dossier (\(days)).",
      recovery: "Vérifiez l’année et l’ordre du jour et du mois ; au besoin, ouvrez l’exercice : ecritoire dossier exercice")
  }

  static func bankMovementsByAmount(_ count: Int) -> Finding {
    let what =
      count == 1
      ? "Un mouvement déjà importé a été reconnu à son jour et à son montant"
      : "\(count) mouvements déjà importés ont été reconnus à leur jour et à leur montant"
    return Finding(
      "bank.import.by-amount", .info, "\(what) : le fichier précédent en parlait en d’autres mots.",
      recovery: "Rien à faire si les deux fichiers sont du même compte.")
  }

  static func bankMappingMissing(_ name: String) -> Finding {
    Finding(
      "bank.csv.mapping-missing",
      "Aucune correspondance ne s’appelle « \(name) », et les titres du fichier ne se reconnaissent pas.",
      recovery:
        "Dites ce que portent ses colonnes : --correspondance \(name) --colonne date=1 --colonne libelle=2 --colonne montant=3")
  }

  static func bankMappingOtherTitles(_ name: String) -> Finding {
    Finding(
      "bank.csv.mapping-titles", "La correspondance « \(name) » a été faite pour un fichier qui a d’autres titres.",
      recovery: "Importez sans la nommer, ou dites ce que portent ces colonnes-ci : --colonne libelle=3")
  }

  static func bankBatchNotStatement(_ batch: ImportBatch) -> Finding {
    Finding(
      "bank.batch.not-statement", "L’import n° \(batch.id) (« \(batch.file) ») est un import d’écritures, non de relevés.",
      recovery: "Annulez-le par : ecritoire ecriture annuler-import \(batch.id)")
  }
}
