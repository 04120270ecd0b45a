import ExactArithmetic

/// What a certificate says, spelt out by the checker's own definitions, for explanations and exports: nothing here
/// decides whether anything is proved.
package struct CertificateReading {
  /// Why a certificate cannot be spelt out: it is wrong, or beyond a limit.
  package struct Failure: Error, CustomStringConvertible {
    /// The part and what is wrong with it.
    package let description: String

    init(_ complaint: Complaint) {
      switch complaint {
      case .fault(let part, let message), .unproved(let part, let message): description = "\(part): \(message)"
      }
    }
  }

  /// The certificate.
  package let certificate: Certificate
  private let basis: Basis
  private let products: ProductTable
  private let session: CheckSession

  /// Enumerates the group and the labels.
  ///
  /// - Throws: ``Failure`` if the group, the action or the class is wrong or beyond a limit.
  /// - Complexity: O(order · generators) products, O(order²) steps.
  package init(_ certificate: Certificate, limits: CheckLimits = CheckLimits()) throws(Failure) {
    self.certificate = certificate
    var session = CheckSession(certificate: certificate, limits: limits)
    do throws(Complaint) {
      let group = try session.checkGroup().0
      let dimension = try session.checkClass().0
      basis = try session.makeBasis(group: group, dimension: dimension).0
      products = try session.productTable(group, at: PartPath("group"))
    } catch {
      throw Failure(error)
    }
    self.session = session
  }

  // MARK: The group

  /// |G|.
  package var order: Int { basis.group.order }

  /// An element in one-line notation, by its number.
  package func element(_ number: Int) -> [Int] { basis.group.elements[number] }

  /// The number of an element in one-line notation.
  package func number(of element: [Int]) -> Int? { basis.group.contains(element) ? basis.group.number(element) : nil }

  /// The product, first `right`, then `left`.
  package func product(_ left: Int, _ right: Int) -> Int { products.multiply(left, right) }

  /// The inverse of an element.
  package func inverse(_ element: Int) -> Int { Int(products.inverses[element]) }

  // MARK: The class

  /// The number of labels.
  package var labelCount: Int { basis.count }

  /// The labels of the basis.
  package var labels: [[Int]] { Array(basis.labels) }

  /// Whether group elements only permute labels, up to signs.
  package var isMonomial: Bool { basis.isMonomial }

  /// What an element does to a basis element; labels that do not occur have the coefficient 0.
  package func image(of label: [Int], under element: Int) -> [(label: [Int], value: RealCyclotomic)] {
    basis.image(of: label, under: element).map { ($0.label, $0.value) }
  }

  /// The conjugacy classes, each with the trace of its elements on the class of functions.
  package func character() throws(Failure) -> [(members: [Int], value: RealCyclotomic)] {
    var session = session
    do throws(Complaint) {
      let table = try session.characterTable(basis, at: PartPath("class"))
      return zip(table.classes, table.values).map { ($0, $1) }
    } catch {
      throw Failure(error)
    }
  }

  /// The trace of each conjugacy class, in the order of ``character()``, on the labels that the group connects with
  /// one.
  package func blockCharacter(_ label: [Int]) throws(Failure) -> (labels: [[Int]], values: [RealCyclotomic]) {
    var session = session
    do throws(Complaint) {
      try basis.validate(label, at: PartPath("label"))
      let block = try session.blockLabels(spanning: [label], basis: basis, at: PartPath("label")).labels
      let classes = try session.characterTable(basis, at: PartPath("class")).classes
      let values = classes.map { members in
        block.reduce(RealCyclotomic.zero) { $0 + basis.coefficient(row: $1, column: $1, at: members[0]) }
      }
      return (block, values)
    } catch {
      throw Failure(error)
    }
  }

  /// The claim about the subgroup of a proof, with the proofs for it.
  package func restricted(to proof: Certificate.NormalSubgroupProof) throws(Failure) -> Certificate {
    do throws(Complaint) {
      var elements: [Int] = []
      for generator in proof.generators {
        elements.append(try basis.group.find(generator, at: PartPath("subgroup", "generators")))
      }
      return certificate.restricted(to: proof, elements: elements, of: basis.group)
    } catch {
      throw Failure(error)
    }
  }

  // MARK: Hitting proofs

  /// The function of a witness with its set.
  package struct Witness {
    /// The values by element number, mean 0.
    package let values: [RealCyclotomic]
    /// The square of what the average over a scheme can be; 0 for exact symmetry.
    package let boundSquare: RealCyclotomic
    /// The set that every support meets, ascending.
    package let members: [Int]
  }

  /// The witnesses of a proof.
  package func witnesses(_ proof: Certificate.HittingProof) throws(Failure) -> [Witness] {
    var session = session
    let path = PartPath("witnesses")
    do throws(Complaint) {
      let space = try WitnessSpace(proof, basis: basis, session: &session, at: path)
      var result: [Witness] = []
      for (position, witness) in proof.witnesses.enumerated() {
        let part = path[position]
        let (values, bound) = try session.witnessFunction(witness, space: space, products: products, at: part)
        let members = try session.witnessMembers(witness, values: values, bound: bound, at: part)
        result.append(Witness(values: values, boundSquare: bound, members: members))
      }
      return result
    } catch {
      throw Failure(error)
    }
  }

  /// The images of all elements under each automorphism of a proof, the identity first.
  package func automorphisms(_ proof: Certificate.HittingProof) throws(Failure) -> [[Int32]] {
    var session = session
    do throws(Complaint) {
      return try session.checkAutomorphisms(
        proof.automorphisms, products: products, basis: basis, at: PartPath("automorphisms"))
    } catch {
      throw Failure(error)
    }
  }

  /// The image of an element under a map of a proof, given the proof's automorphisms.
  package func image(
    of element: Int, under map: Certificate.HittingProof.SupportMap, _ automorphisms: [[Int32]]
  ) -> Int {
    let start = map.inverts ? inverse(element) : element
    return product(product(map.left, Int(automorphisms[map.automorphism][start])), map.right)
  }
}
