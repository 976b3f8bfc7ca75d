/// ArgumentParser speaks English; its headings and refusals are said in French here.
enum FrenchUsage {
  static func translate(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }
    return lines.joined(separator: "\n")
  }

  private static func line(_ line: Substring) -> String {
    var text = String(line)
    for (english, french) in headings where text.hasPrefix(english) {
      text = french + text.dropFirst(english.count)
      break
    }
    if text.hasPrefix("Erreur : ") { text = "Erreur : " + refusal(String(text.dropFirst("Erreur : ".count))) }
    for (english, french) in phrases { text = text.replacing(english, with: french) }
    return text
  }

  private static let headings = [
    ("OVERVIEW: ", ""), ("USAGE: ", "UTILISATION : "), ("Usage: ", "Utilisation : "), ("ARGUMENTS:", "ARGUMENTS :"),
    ("OPTIONS:", "OPTIONS :"), ("SUBCOMMANDS:", "COMMANDES :"), ("Error: ", "Erreur : "), ("Help: ", "Aide : "),
  ]

  private static let phrases = [
    (" SUBCOMMANDS:", " :"), ("<subcommand>", "<commande>"), ("Show help information.", "Afficher cette aide."),
    ("Show the version.", "Afficher la version."), ("(default: ", "(par défaut : "), ("; default:", " ; par défaut :"),
    ("(values: ", "(valeurs : "),
    ("See 'ecritoire help ", "Voir « ecritoire "), ("' for detailed help.", " --help »."), ("See '", "Voir « "),
    (" --help' for more information.", " --help »."),
  ]

  private static func refusal(_ text: String) -> String {
    for (start, french) in refusals where text.hasPrefix(start) {
      let said = inside.reduce(french + text.dropFirst(start.count)) { $0.replacing($1.0, with: $1.1) }
      // The parser asks a day for no reason: this is the only one there is.
      return said.hasSuffix(" <date>'") ? said + " : écrivez un jour qui existe, tel que 2026-10-31 ou 31/10/2026" : said
    }
    return text
  }

  private static let inside = [
    (" is invalid for ", " ne convient pas à "), ("Did you mean", "Vouliez-vous dire"),
    ("one of the following:", "une de celles-ci :"),
    ("Please provide one of ", "Donnez "), ("Please provide ", "Donnez "), ("' and '", "' ou '"), ("' or '", "' ou '"),
    (" for ", " pour "),
  ]

  private static let refusals = [
    ("Missing expected argument", "il manque"), ("Missing value for", "il manque la valeur de"),
    ("Unknown option", "option inconnue"),
    ("Unexpected argument", "argument inattendu"), ("The value", "la valeur"), ("Missing one of:", "il faut l’un de :"),
    ("Value to be set with flag", "valeur déjà donnée par"),
  ]
}
