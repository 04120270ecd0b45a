import PropertyTesting
import Testing

/// Command sequences against a model.
@Suite struct StateMachineTests {
  /// A ring buffer that forgets to wrap its read position when it is full.
  struct Ring {
    var storage: [Int]
    var first = 0
    var count = 0
    let isBroken: Bool

    mutating func push(_ value: Int) {
      storage[(first + count) % storage.count] = value
      count += 1
    }

    mutating func pop() -> Int {
      let value = storage[first]
      first = isBroken && first + 1 == storage.count ? 1 : (first + 1) % storage.count
      count -= 1
      return value
    }
  }

  struct RingMachine: StateMachine {
    enum Command: Hashable, Sendable {
      case pop
      case push(Int)
    }

    let isBroken: Bool

    func initialModel() -> [Int] { [] }

    func makeSystem() -> Ring { Ring(storage: [0, 0, 0], isBroken: isBroken) }

    func commands(in model: [Int]) -> Gen<Command> {
      .oneOf(.just(.pop), Gen.int(in: 0...9).map { .push($0) })
    }

    func allows(_ command: Command, in model: [Int]) -> Bool {
      command == .pop ? !model.isEmpty : model.count < 3
    }

    func advance(_ model: inout [Int], by command: Command) {
      switch command {
      case .pop: model.removeFirst()
      case .push(let value): model.append(value)
      }
    }

    func run(_ command: Command, on system: inout Ring, model: [Int]) throws {
      switch command {
      case .pop: try ensure(system.pop() == model[0], "wrong element")
      case .push(let value): system.push(value)
      }
    }

    func check(_ system: Ring, agreesWith model: [Int]) throws {
      try ensure(system.count == model.count, "wrong count")
    }
  }

  @Test func `a correct system passes`() async throws {
    let report = await RingMachine(isBroken: false).property("ring").check(quiet())
    #expect(report.isSuccess, "\(report)")
  }

  @Test func `a broken system fails with a shortest sequence that respects the conditions`() async throws {
    let machine = RingMachine(isBroken: true)
    let values = try await minimalValues(of: machine.property("ring"), seeds: 1...20).values
    #expect(values.count == 20)
    for commands in values {
      var model = machine.initialModel()
      for command in commands {
        #expect(machine.allows(command, in: model))
        machine.advance(&model, by: command)
      }
      // Three pops bring the read position to the end; the fourth reads the wrong cell.
      #expect(commands.filter { $0 == .pop }.count == 4)
      #expect(commands.count == 8, "\(commands)")
    }
    #expect(Set(values).count == 1, "\(Set(values).map { "\($0)" }.sorted())")
  }
}
