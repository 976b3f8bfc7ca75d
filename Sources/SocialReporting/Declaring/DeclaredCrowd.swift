public import Kernel
import Workforce

extension DeclarationFacts {
  /// The same declaration with so many people, made from those it has: each has a number of social security (fictitious, born abroad), a
  /// name and contracts of its own. For measures and trials of large files, never for a real send.
  ///
  /// Payslips are shared, so that ten thousand people cost little more than one.
  public func crowded(_ count: Int) -> DeclarationFacts {
    guard !people.isEmpty else { return self }
    var facts = self
    facts.people = (0..<max(count, 0)).map { place in
      var person = people[place % people.count]
      let (sex, year, month) = (person.file.sex == .male ? 1 : 2, person.file.birth.year % 100, person.file.birth.monthOfYear)
      func digits(_ number: Int, _ width: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, width - text.count)) + text
      }
      let body = "\(sex)\(digits(year, 2))\(digits(month, 2))99\(digits(1 + place / 998 % 998, 3))\(digits(1 + place % 998, 3))"
      (person.file.nir, person.file.temporaryNumber) = (try? NIR(withoutKey: body), nil)
      person.file.birthName += " \(DeclarationFacts.letters(place))"
      person.file.number = "\(place + 1)"
      for index in person.contracts.indices { person.contracts[index].number = "\(digits(place + 1, 8))-\(index + 1)" }
      return person
    }
    return facts
  }

  /// A, B … Z, BA: a name that no other has.
  private static func letters(_ number: Int) -> String {
    var (text, left) = ("", number)
    repeat {
      text = String(UnicodeScalar(UInt8(65 + left % 26))) + text
      left /= 26
    } while left > 0
    return text
  }
}
