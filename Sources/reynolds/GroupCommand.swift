import ArgumentParser
import CommandSupport
import FiniteGroups
import Representations

/// `reynolds group`: the character table of a group, its structure, and when its representations need the whole group.
struct GroupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "group",
    abstract: "A group: its structure, its character table, and the threshold degrees of its faithful representations.",
    discussion: """
      K* is the least degree from which on polynomials in a faithful representation contain every irreducible one, so that exact
      averaging costs the whole group. Beside it stand the bounds: the sharp one, the paper's, and for tensor powers the number of different
      character values less one.

      Groups of more than 100000 elements are not enumerated: their order is computed, their structure is not (symmetric groups
      up to S20 have a character table all the same). Names are in Documentation/GroupNames.md.

      Examples:
        reynolds group S4
        reynolds group 'SL(2,3)' --format json
        reynolds group M24
        reynolds group S4 --character natural        Molien series and all first degrees of one representation
      """)

  @Argument(
    help: "The group: a name such as S4, D6, 'PSL(2,7)', 'SmallGroup(16,3)', or generators '(1 2 3),(1 2)'.",
    completion: Completions.groups)
  var group: String

  @Option(
    help: "Details of one representation: natural, or the number of an irreducible character, counted from 1.")
  var character: String?

  @Flag(help: "Leave the character table out.")
  var noTable = false

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      let facts = try GroupFacts(try GroupDescription(group))
      if let character {
        let report = try CharacterReport(facts, character: character)
        print(format == .text ? report.text : try OutputFormat.json(report))
      } else {
        let report = try GroupReport(facts, includesTable: !noTable)
        print(format == .text ? report.text : try OutputFormat.json(report))
      }
    }
  }
}
