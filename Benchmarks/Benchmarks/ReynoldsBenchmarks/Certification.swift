import Averaging
import Benchmark
import Certificates
import FiniteGroups
import Representations
import Solving

/// Certifying the first instances, and some on which Z3 has to work: the time of the solver and that of the checker.
func certificationBenchmarks() {
  let instances: [(group: String, functions: FunctionClassSpecification)] = [
    ("C8", .regular), ("S3", .polynomials(degree: 3)), ("S3", .polynomials(degree: 2)), ("S4", .functions),
    ("S4", .polynomials(degree: 6)), ("C2^3", .polynomials(degree: 3)), ("Q8", .regular),
    ("A4", .polynomials(degree: 2)), ("S4", .polynomials(degree: 2)), ("C2^5", .polynomials(degree: 3)),
    ("S5", .polynomials(degree: 2)), ("A5", .polynomials(degree: 2)),
  ]
  let configuration = Benchmark.Configuration(metrics: [.wallClock], maxDuration: .seconds(3), maxIterations: 20)
  for (group, functions) in instances {
    Benchmark("solve \(group) \(functions)", configuration: configuration) { benchmark in
      let instance = try CertificationInstance(group: group, functionClass: functions)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(try Certifier().certify(instance)) }
    }
    Benchmark("check \(group) \(functions)", configuration: configuration) { benchmark in
      let result = try Certifier().certify(try CertificationInstance(group: group, functionClass: functions))
      let text = result.certificate.serialized()
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let report = CertificateChecker().check(try Certificate(parsing: text.utf8))
        guard report.verdict != .invalid else { return benchmark.error("the certificate is rejected") }
        blackHole(report)
      }
    }
  }
}
