import PropertyTesting
import Testing

// Expectations for the tests of other files, which see where they are reported.

func expectBelow(_ limit: Int, _ number: Int) {
  #expect(number < limit)
}

let expectBelowLine = #line - 3

func ensureBelow(_ limit: Int, _ number: Int) throws {
  try ensure(number < limit)
}

let ensureBelowLine = #line - 3

func coverTooMuch(_ number: Int) {
  cover(200, "all of them, twice", number < 1000)
}

let coverLine = #line - 3
