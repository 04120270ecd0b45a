import Properties

extension PlantedDefect {
  static let others: [PlantedDefect] = []
}
