/// A system under test next to a model of it, driven by commands.
///
/// The engine draws a sequence of commands, each fit for the state of the model at its turn, runs them on the system,
/// and compares. A failing sequence is shrunk like any value: commands are deleted and made simpler, and what depends
/// on a command that is gone is drawn anew from its choices, so that every shrunk sequence respects the conditions.
public protocol StateMachine: Sendable {
  /// The model: a value, simple enough to be obviously right.
  associatedtype Model: Sendable
  /// The system under test.
  associatedtype System
  /// What can be done.
  associatedtype Command: Sendable

  /// The model at the start.
  func initialModel() -> Model
  /// The system at the start.
  func makeSystem() async throws -> System
  /// The commands that make sense in a state; the simplest first.
  func commands(in model: Model) -> Gen<Command>
  /// Whether a command makes sense in a state. Commands that do not are left out.
  func allows(_ command: Command, in model: Model) -> Bool
  /// Does a command to the model.
  func advance(_ model: inout Model, by command: Command)
  /// Does a command to the system, and fails by throwing when the system does not do what the model says.
  ///
  /// - Parameters:
  ///   - command: what to do.
  ///   - system: the system under test.
  ///   - model: the model before the command.
  func run(_ command: Command, on system: inout System, model: Model) async throws
  /// Fails by throwing when the system does not agree with the model after a command.
  func check(_ system: System, agreesWith model: Model) async throws
}

extension StateMachine {
  /// Every command makes sense, unless a machine says otherwise.
  public func allows(_ command: Command, in model: Model) -> Bool { true }

  /// Nothing is checked beyond what ``run(_:on:model:)`` checks, unless a machine says otherwise.
  public func check(_ system: System, agreesWith model: Model) async throws {}

  /// Sequences of commands, each fit for the state that those before it lead to.
  public func commandSequences(count: ClosedRange<Int> = 0...50) -> Gen<[Command]> {
    let bounds = max(0, count.lowerBound)...max(0, count.upperBound)
    return Gen { source in
      try source.span("array") { source in
        let plan = source.plannedCount(bounds, typical: nil)
        var model = initialModel()
        var commands: [Command] = []
        // Commands that do not fit are dropped, and must not keep a sequence going for ever.
        var dropped = 0
        while dropped < 64 {
          let command = try source.span("element") { source -> Command? in
            guard try source.continues(from: commands.count, plan: plan, bounds: bounds) else { return nil }
            return try self.commands(in: model).generate(from: &source)
          }
          guard let command else { return commands }
          guard allows(command, in: model) else {
            dropped += 1
            continue
          }
          advance(&model, by: command)
          commands.append(command)
        }
        return commands
      }
    }
  }

  /// The property that the system does what the model says, for all sequences of commands.
  public func property(_ name: String, count: ClosedRange<Int> = 0...50) -> Property<[Command]> {
    Property(name, commandSequences(count: count)) { commands in
      var model = initialModel()
      var system = try await makeSystem()
      for command in commands {
        try await run(command, on: &system, model: model)
        advance(&model, by: command)
        try await check(system, agreesWith: model)
      }
    }
  }
}
