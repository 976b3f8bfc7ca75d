import Kernel
import Presentation
import SocialReporting
import UseCases

/// A message as JSON: what it holds, what is wrong with it, and the block that is looked at.
struct MessageJSON: Encodable, Sendable {
  struct Rubric: Encodable, Sendable {
    let id, value: String
    let name, label, explanation: String?
  }
  struct Block: Encodable, Sendable {
    let path, id: String
    let name: String?
    let rubrics: [Rubric]
    /// The paths of the blocks right under it, the first of them.
    let children: [String]
    let childCount: Int
  }

  let file, digest: String
  let isXML, isTest: Bool
  let norm: String?
  let declarations, individuals, rubrics, checked: Int
  let findings: [FindingJSON]
  let block: Block?

  init(_ report: MessageFilePages.Report, message: DSNMessage?, chosen: Block?) {
    let opened = report.opened
    (file, digest, isXML, isTest) = (report.name, report.digest, opened.isXML, message?.isTest ?? false)
    norm = opened.norm?.version
    (declarations, individuals) = (opened.summary.declarations, opened.summary.individuals)
    (rubrics, checked) = (opened.summary.rubrics, opened.checked)
    findings = opened.log.findings.json
    block = chosen
  }
}

extension MessageSheet {
  /// The block that the address names, as JSON.
  func block(_ request: PageRequest, isWhole: Bool) -> MessageJSON.Block {
    let path = chosen(request)
    let block = message.block(at: path)!
    let words = RubricWords(norm: norm, isWhole: isWhole)
    return MessageJSON.Block(
      path: path.text, id: block.id.description, name: norm.block(block.id)?.name,
      rubrics: block.rubrics.map {
        .init(
          id: $0.id.description, value: words.raw($0), name: norm.rubric($0.id)?.name, label: words.meaning($0),
          explanation: explanation($0.id))
      }, children: block.children.indices.prefix(100).map { path.appending($0).text }, childCount: block.children.count)
  }
}
