// CSAF documents on RPM packages as Red Hat and SUSE build them, made of short rows.

export interface RpmDocument {
  readonly namespace: string;
  /** Platforms by id: a CPE, or the id alone. */
  readonly platforms: Readonly<Record<string, string | undefined>>;
  /** Packages by id: a purl, or the id alone. */
  readonly packages: Readonly<Record<string, string | undefined>>;
  /** Within a platform, or within a component of it: `EL8:nodejs:18`. */
  readonly components: readonly (readonly [part: string, whole: string])[];
  /** Ids are joined as the components are: `EL8:anvil`. */
  readonly status: Readonly<Record<string, readonly string[]>>;
  readonly vulnerability?: object;
  readonly document?: object;
}

export function rpmDocument(from: RpmDocument): object {
  const { namespace, platforms, packages, components, status, vulnerability, document } = from;
  const branch = (id: string, category: string, helper: object): object => ({
    category,
    name: id,
    product: { product_id: id, name: id, product_identification_helper: helper },
  });
  return {
    document: {
      csaf_version: '2.0',
      title: 'Anvil',
      publisher: { name: 'Its Product Security', category: 'vendor', namespace },
      tracking: { id: 'CVE-2024-0001', current_release_date: '2024-01-02T00:00:00+00:00' },
      ...document,
    },
    product_tree: {
      branches: [
        {
          category: 'vendor',
          name: 'It',
          branches: [
            ...Object.entries(platforms).map(([id, cpe]) => branch(id, 'product_name', { cpe })),
            ...Object.entries(packages).map(([id, purl]) => branch(id, 'product_version', { purl })),
          ],
        },
      ],
      relationships: components.map(([part, whole]) => ({
        category: 'default_component_of',
        product_reference: part,
        relates_to_product_reference: whole,
        full_product_name: { product_id: `${whole}:${part}`, name: `${part} of ${whole}` },
      })),
    },
    vulnerabilities: [{ cve: 'CVE-2024-0001', product_status: status, ...vulnerability }],
  };
}
