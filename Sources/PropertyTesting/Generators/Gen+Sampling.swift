extension Gen {
  /// The values that a run with the seed draws, without running anything: for looking at a generator, and for measuring.
  ///
  /// The sizes grow as in a run; cases that are discarded or draw too much are left out, so fewer values than cases may come.
  ///
  /// - Parameters:
  ///   - cases: how many cases are drawn.
  ///   - seed: the seed of the random choices.
  ///   - choiceLimit: how many choices a case may draw.
  /// - Throws: what the generator throws, other than ``Discard`` and ``GenerationError``.
  public func sample(cases: Int, seed: UInt64 = 0x5EED, choiceLimit: Int = 50_000) throws -> [Value] {
    let recorder = ChoiceRecorder()
    var values: [Value] = []
    for index in 0..<max(cases, 0) {
      let random = SplitMix64(seed: seed, case: UInt64(index))
      let size = CaseRunner.size(ofCase: index)
      do {
        if index == 0 || CaseRunner.isSpiced(index) {
          index == 0 ? recorder.beginReplay(ChoiceSequence(size: size)) : recorder.beginRandom(spiced: true)
          var source = ChoiceSource(random: random, size: size, limit: choiceLimit, recorded: recorder)
          values.append(try run(&source))
        } else {
          var source = ChoiceSource(random: random, size: size, limit: choiceLimit, unrecorded: recorder)
          values.append(try run(&source))
        }
      } catch is Discard {
      } catch is GenerationError {
      }
    }
    return values
  }
}
