import { expect, test } from 'vitest';
import { productNamesOf } from '#core/components/products/packages.ts';

test('a package that is a product has the names of the catalogue, of records and of CPEs', () => {
  expect(productNamesOf('pkg:maven/org.apache.struts/struts2-core')).toEqual([
    'product:apache/struts',
    'product:apache/struts1',
    'product:apache/struts2',
    'product:apachesoftwarefoundation/apachestruts',
    'product:apachesoftwarefoundation/struts',
    'cpe:apache:struts',
  ]);
});

test('packages of one product stand for each other', () => {
  const names = productNamesOf('pkg:maven/org.apache.activemq/activemq-client') ?? [];
  expect(names.filter((name) => name.startsWith('pkg:'))).toEqual([
    'pkg:maven/org.apache.activemq/activemq-broker',
    'pkg:maven/org.apache.activemq/activemq-all',
  ]);
});

test.each(['pkg:npm/struts', 'pkg:maven/org.apache.struts/struts2-json-plugin', 'pkg:deb/debian/jquery', ''])(
  '%s has none',
  (name) => {
    expect(productNamesOf(name)).toBeUndefined();
  },
);
