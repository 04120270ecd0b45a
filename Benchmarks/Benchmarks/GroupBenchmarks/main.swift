import PeerRuns

// The figures that groups, characters and Fourier transforms must reach, next to GAP and NumPy on the same machine in the
// same minute. Figures of different machines, or of a busy one, are not comparable; the ratios are.
//
//   GroupBenchmarks [weak-error] [tables] [irreducibles] [transforms] [orders]
//
// runs the named sections, all without a name. `weak-error` comes first, so that the peak of its memory is its own.

let sections: [(name: String, run: () throws -> Void)] = [
  ("weak-error", weakErrorFigures), ("tables", tableFigures), ("irreducibles", irreducibleFigures),
  ("transforms", transformFigures), ("orders", orderFigures),
]
let names = CommandLine.arguments.dropFirst()
if let unknown = names.first(where: { name in !sections.contains { $0.name == name } }) {
  fail("there is no section “\(unknown)”: " + sections.map(\.name).joined(separator: ", "))
}
print("ratio: ours divided by the peer's, so below 1 is faster. Medians of up to five runs; wall clock.")
for section in sections where names.isEmpty || names.contains(section.name) {
  do { try section.run() } catch { fail("\(section.name): \(error)") }
}
