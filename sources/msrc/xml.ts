// The same document in XML (CVRF 1.1), put into the members of its JSON form.
import { child, childrenOf, childText, type XmlElement } from '#core/formats/bases/xml.ts';
import type { JsonRecord } from '#core/kernel/json.ts';
import type { XmlReader } from '#sources/reader.ts';

/** Documents of other publishers in CVRF name products otherwise; only Microsoft's are read. */
export const cvrfXml: XmlReader = { source: 'msrc', mark: /<(?:[a-z]+:)?cvrfdoc[\s>]/, toRecord };

function toRecord(root: XmlElement): JsonRecord | undefined {
  if (root.name !== 'cvrfdoc') return undefined;
  const tracking = child(root, 'DocumentTracking');
  return {
    DocumentTracking: {
      InitialReleaseDate: childText(tracking, 'InitialReleaseDate'),
      CurrentReleaseDate: childText(tracking, 'CurrentReleaseDate'),
    },
    ProductTree: treeOf(child(root, 'ProductTree')),
    Vulnerability: childrenOf(root, 'Vulnerability').map(vulnerabilityOf),
  };
}

function treeOf(tree: XmlElement | undefined): JsonRecord {
  return { FullProductName: childrenOf(tree, 'FullProductName').map(productOf), Branch: branchesOf(tree) };
}

function productOf(product: XmlElement): JsonRecord {
  return { ProductID: product.attributes.get('ProductID'), Value: product.text };
}

function branchesOf(holder: XmlElement | undefined): readonly JsonRecord[] {
  return childrenOf(holder, 'Branch').map((branch) => ({
    Name: branch.attributes.get('Name'),
    Items: [...childrenOf(branch, 'FullProductName').map(productOf), ...branchesOf(branch)],
  }));
}

function vulnerabilityOf(vulnerability: XmlElement): JsonRecord {
  const within = (holder: string, name: string): readonly XmlElement[] =>
    childrenOf(child(vulnerability, holder), name);
  return {
    CVE: childText(vulnerability, 'CVE'),
    Title: { Value: childText(vulnerability, 'Title') },
    CWE: childrenOf(vulnerability, 'CWE').map((one) => ({ ID: one.attributes.get('ID') })),
    Notes: within('Notes', 'Note').map((note) => ({ Type: note.attributes.get('Type'), Value: note.text })),
    ProductStatuses: within('ProductStatuses', 'Status').map((status) => ({
      Type: status.attributes.get('Type'),
      ProductID: textsIn(status, 'ProductID'),
    })),
    CVSSScoreSets: within('CVSSScoreSets', 'ScoreSet').map((set) => ({
      Vector: childText(set, 'Vector'),
      BaseScore: numberIn(childText(set, 'BaseScore')),
    })),
    Remediations: within('Remediations', 'Remediation').map(remediationOf),
    RevisionHistory: within('RevisionHistory', 'Revision').map((one) => ({ Date: childText(one, 'Date') })),
  };
}

function remediationOf(remediation: XmlElement): JsonRecord {
  const text = (name: string): string | undefined => childText(remediation, name);
  return {
    Type: remediation.attributes.get('Type'),
    Description: { Value: text('Description') },
    URL: text('URL'),
    Supercedence: text('Supercedence'),
    ProductID: textsIn(remediation, 'ProductID'),
    RestartRequired: { Value: text('RestartRequired') },
    SubType: text('SubType'),
    FixedBuild: text('FixedBuild'),
  };
}

function textsIn(holder: XmlElement, name: string): readonly string[] {
  return childrenOf(holder, name).map(({ text }) => text);
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined || !/^\d{1,2}(?:\.\d{1,2})?$/.test(text) ? undefined : Number(text);
}
