public import Kernel

extension Finding {
  static func pagesFontMissing(_ family: String) -> Finding {
    Finding(
      "pages.font-missing", "Les caractères « \(family) », dont les PDF sont faits, ne sont pas installés sur cette machine.",
      recovery: "Installez-les (sur Debian : apt-get install fonts-texgyre), puis recommencez.")
  }

  static func pagesNotDrawn(_ reason: String) -> Finding {
    Finding(
      "pages.not-drawn", "Le PDF n’a pas pu être dessiné : \(reason).",
      recovery: "Recommencez ; si cela se répète, exportez sous une autre forme et signalez-le.")
  }

  /// A book that nobody would print.
  public static func pagesTooLong(lines: Int) -> Finding {
    Finding(
      "pages.too-long", "Le PDF tiendrait plus de \(lines) lignes, ce qu’on n’imprime ni ne relit.",
      recovery: "Choisissez une période ou des comptes, ou exportez en CSV, Excel ou LibreOffice.")
  }
}
