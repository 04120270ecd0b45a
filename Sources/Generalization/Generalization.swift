// Goals of this module:
// 1. What approximate symmetry costs and gains in learning (mathematics.md §10), exactly on finite problems.
// 2. Learning experiments whose statements have confidence intervals.
// 3. A planner that turns a group, the asymmetry of the data, samples, noise and the cost of a query into a scheme.
