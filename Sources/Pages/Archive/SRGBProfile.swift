/// The colours of our pages, as PDF/A asks to be told: sRGB (IEC 61966-2-1) as an ICC profile of version 4.2 (ICC.1:2004-10),
/// written from the published numbers: primaries adapted to D50, and the curve as a parametric one.
enum SRGBProfile {
  static let bytes: [UInt8] = {
    let curve = parametric([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
    let tags: [(name: String, content: [UInt8])] = [
      ("desc", text("sRGB IEC61966-2.1")), ("cprt", text("Public domain")), ("wtpt", xyz([0.9642, 1, 0.8249])),
      ("rXYZ", xyz([0.43607, 0.22249, 0.01392])), ("gXYZ", xyz([0.38515, 0.71687, 0.09708])),
      ("bXYZ", xyz([0.14307, 0.06061, 0.71410])), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
      (
        "chad",
        ascii("sf32") + word(0)
          + [1.04788, 0.02292, -0.05020, 0.02960, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168].flatMap(fixed)
      ),
    ]
    var (table, content): ([UInt8], [UInt8]) = (word(UInt32(tags.count)), [])
    let start = 128 + 4 + 12 * tags.count
    for tag in tags {
      table += ascii(tag.name) + word(UInt32(start + content.count)) + word(UInt32(tag.content.count))
      content += tag.content + Array(repeating: 0, count: (4 - tag.content.count % 4) % 4)
    }
    let size = word(UInt32(start + content.count))
    // Header: size, no preferred engine, version 4.2, a display's, RGB to XYZ, 1 January 2026, illuminant D50.
    var header = size + word(0) + [4, 0x20, 0, 0] + ascii("mntrRGB XYZ ")
    header += [0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] + ascii("acsp") + Array(repeating: 0, count: 28)
    header += [0.9642, 1, 0.8249].flatMap(fixed)
    return header + Array(repeating: 0, count: 128 - header.count) + table + content
  }()

  private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }
  private static func word(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
  /// s15Fixed16: a colour's coordinate, not an amount.
  private static func fixed(_ number: Double) -> [UInt8] {
    word(UInt32(bitPattern: Int32((number * 65_536).rounded())))
  }
  private static func xyz(_ numbers: [Double]) -> [UInt8] { ascii("XYZ ") + word(0) + numbers.flatMap(fixed) }
  private static func parametric(_ numbers: [Double]) -> [UInt8] {
    ascii("para") + word(0) + [0, 3, 0, 0] + numbers.flatMap(fixed)
  }
  private static func text(_ text: String) -> [UInt8] {
    let units = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return ascii("mluc") + word(0) + word(1) + word(12) + ascii("enUS") + word(UInt32(units.count)) + word(28) + units
  }
}
