import Foundation
import Kernel

/// What a password must be. Length does more than symbols; the first ones somebody would try are refused.
public enum PasswordRules {
  public static let leastCharacters = 12
  public static let mostCharacters = 200

  /// Throws `people.password-short`, `people.password-long`, `people.password-login`, `people.password-common`.
  static func check(_ password: String, login: String, name: String) throws {
    guard password.count >= leastCharacters else { throw Finding.passwordShort(password.count) }
    guard password.count <= mostCharacters, password.utf8.count <= 4 * mostCharacters else { throw Finding.passwordLong() }
    let plain = folded(password)
    let known = [login, name].map(folded).filter { !$0.isEmpty }
    guard !known.contains(plain), !known.contains(String(plain.reversed())) else { throw Finding.passwordLogin() }
    guard Set(plain).count >= 5, !common.contains(plain), !common.contains(String(plain.filter { !$0.isNumber })) else {
      throw Finding.passwordCommon()
    }
  }

  /// Letters and digits alone, in lower case and without accents: what somebody who guesses would vary.
  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased().filter {
      $0.isLetter || $0.isNumber
    }
  }

  /// The first guesses of whoever tries a French office, digits at the end aside.
  private static let common: Set = [
    "motdepasse", "motdepassemotdepasse", "monmotdepasse", "lemotdepasse", "azertyuiop", "azertyuiopqsdfghjklm", "qwertyuiop",
    "azertyazerty", "qwertyqwerty", "password", "passwordpassword", "administrateur", "administrator", "comptabilite",
    "comptable", "comptableassistant", "assistantcomptable", "gestionnairepaie", "gestionnairedepaie", "ecritoire",
    "ecritoireecritoire", "bonjourbonjour", "bonjour", "soleilsoleil", "doudoudoudou", "jetaimejetaime", "chouchouchouchou",
    "123456789012", "1234567890123", "12345678901234", "123456789123", "012345678901", "123456123456", "changezmoi",
    "changezmoichangezmoi", "changeme", "changemechangeme", "formation", "formateur", "apprenant", "dirigeant", "liberteegalite",
    "liberteegalitefraternite", "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnop", "aqwzsxedcrfv", "azerty", "qwerty",
  ]
}
