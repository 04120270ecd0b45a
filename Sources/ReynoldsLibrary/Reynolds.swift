// The umbrella: `import Reynolds` imports every library of the mathematics, of models and of reports. The property engine
// (`PropertyTesting`) and the ledger (`Properties`) are products of their own.

@_exported public import Atlas
@_exported public import Averaging
@_exported public import CertificateFiles
@_exported public import Certificates
@_exported public import ExactArithmetic
@_exported public import FiniteGroups
@_exported public import Generalization
@_exported public import Probing
@_exported public import Reporting
@_exported public import Representations
@_exported public import Solving
@_exported public import Symmetrizers
