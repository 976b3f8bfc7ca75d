import ArgumentParser
import Foundation
import Kernel
import Presentation

struct HelpPageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aide", abstract: "Une page d’explication, avec des exemples.", discussion: "Sans sujet, la liste des pages.")

  @Argument(help: ArgumentHelp("Le sujet de la page.", valueName: "sujet")) var subject: String?
  @OptionGroup var options: OutputOptions

  func run() throws {
    let shelf = HelpShelf(options.files)
    let output = Output(options)
    guard let subject else {
      output.say("Pages d’aide : ecritoire aide SUJET\n")
      let width = shelf.pages.map(\.subject.count).max() ?? 0
      for page in shelf.pages {
        output.say("  \(page.subject.padding(toLength: width + 2, withPad: " ", startingAt: 0))\(page.title)")
      }
      return try output.value(HelpListJSON(shelf.pages))
    }
    let page = try shelf.page(subject)
    output.say(PlainMarkdown(width: min(Output.width, 100)).render(page.markdown))
    try output.value(HelpPageJSON(page))
  }
}
