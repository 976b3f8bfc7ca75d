import Ledger

/// Which lines of a long table a page shows. A page starts after a row named by its key, never after a count: a row that
/// came meanwhile neither hides another nor shows it twice.
struct TablePage {
  let lines: Range<Int>
  let nextHref, firstHref: String?

  /// - Parameter key: names a row of the report by what it is about; nil for a subtotal.
  init(_ table: ReportTable, _ request: PageRequest, size: Int = 200, key: (_ row: Int) -> String?) {
    let order = TableView.order(table, request)
    let after = request.query["apres"]
    let start = after.flatMap { after in order.firstIndex { key($0) == after } }.map { $0 + 1 } ?? 0
    let end = min(start + size, order.count)
    lines = start..<end
    let last = order[..<end].last { key($0) != nil }.flatMap(key)
    nextHref = end < order.count ? last.map { request.address(with: ["apres": $0, "ecriture": nil]) } : nil
    firstHref = after == nil ? nil : request.address(with: ["apres": nil])
  }
}
