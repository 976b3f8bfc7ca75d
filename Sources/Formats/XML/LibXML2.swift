import CLibXML2
import Foundation

/// What libxml2 wants done once, before any thread uses it.
enum LibXML2 {
  static let ready: Void = {
    xmlInitParser()
    // Lazy and without a lock in libxml2: two threads that compile their first schema together would race.
    xmlSchemaInitTypes()
    // No DTD, entity or schema is ever fetched, from a disk or a network, whatever a document asks for.
    xmlSetExternalEntityLoader { _, _, _ in nil }
  }()
}

/// A complaint of libxml2.
struct LibXML2Complaint {
  let code: Int
  let line: Int
  let isWarning: Bool
  let message: String

  init(_ error: xmlError) {
    code = Int(error.code)
    line = Int(error.line)
    isWarning = error.level == XML_ERR_WARNING
    message = error.message.map { String(cString: $0).split(whereSeparator: \.isNewline).joined(separator: " ") } ?? ""
  }
}

/// Collects complaints during one call of libxml2. Its handler is a thread's
/// own in libxml2, and is put back after the call.
final class LibXML2Complaints {
  private(set) var list: [LibXML2Complaint] = []
  private(set) var firstError: LibXML2Complaint?
  var hasErrors: Bool { firstError != nil }

  func during<R>(_ body: () throws -> R) rethrows -> R {
    let handler = __xmlStructuredError()!.pointee
    let context = __xmlStructuredErrorContext()!.pointee
    xmlSetStructuredErrorFunc(pointer) { context, error in
      if let context, let error = error?.pointee { LibXML2Complaints.at(context).add(LibXML2Complaint(error)) }
    }
    defer { xmlSetStructuredErrorFunc(context, handler) }
    return try withExtendedLifetime(self) { try body() }
  }

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func at(_ pointer: UnsafeMutableRawPointer) -> LibXML2Complaints {
    Unmanaged<LibXML2Complaints>.fromOpaque(pointer).takeUnretainedValue()
  }

  func add(_ complaint: LibXML2Complaint) {
    if firstError == nil, !complaint.isWarning { firstError = complaint }
    if list.count < 50 { list.append(complaint) }
  }
}
