import Solving

/// What the command line says.
struct Options {
  /// What is wrong with it.
  struct Misuse: Error, CustomStringConvertible {
    var description: String
  }

  /// The sections to run; empty for all.
  var sections: [String] = []
  /// Seconds for each instance and each peer.
  var limit = 60.0
  /// Which searches run. Without Z3 beside it, since it would take a core from what is measured, and half a second is waited for
  /// its confirmation.
  var methods = CertificationMethods.engine
  /// The interpreter that has the peers' packages.
  var python = "python3"
  /// What a title must contain.
  var only = ""
  /// How many mutants of certificates are checked.
  var mutants = 100_000
  var usesPeers = true

  init(_ arguments: some Sequence<String>, sections names: [String]) throws(Misuse) {
    var arguments = arguments.makeIterator()
    while let argument = arguments.next() {
      if argument == "--no-peers" {
        usesPeers = false
        continue
      }
      guard argument.hasPrefix("--") else {
        guard names.contains(argument) else {
          throw Misuse(description: "there is no section “\(argument)”: \(names.joined(separator: ", "))")
        }
        sections.append(argument)
        continue
      }
      let misuse = Misuse(
        description:
          "\(argument) is not an option with such a value; see the head of CertificationBenchmarks/main.swift")
      guard let value = arguments.next() else { throw misuse }
      switch argument {
      case "--limit":
        guard let seconds = Double(value), seconds > 0 else { throw misuse }
        limit = seconds
      case "--solver":
        guard let searches = CertificationMethods(rawValue: value) else { throw misuse }
        methods = searches
      case "--python": python = value
      case "--only": only = value
      case "--mutants":
        guard let number = Int(value), number > 0 else { throw misuse }
        mutants = number
      default: throw misuse
      }
    }
  }

  var certifier: Certifier { Certifier(budget: SolverBudget(seconds: limit), methods: methods) }

  /// Those of the instances that were asked for.
  func chosen(_ workloads: [Workload]) -> [Workload] {
    only.isEmpty ? workloads : workloads.filter { $0.title.contains(only) }
  }
}
