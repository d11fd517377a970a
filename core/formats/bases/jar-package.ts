// The package that a Java archive is, where a scanner saw its file: `log4j-core-2.13.3.jar` says more than the product's
// name that stands beside it, for records on packages know which of its versions are mended.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import * as purls from '#core/components/purl.ts';

/** Archives whose name belongs to one publisher alone, by the group that publishes them at Maven Central. */
const groups: ReadonlyMap<string, string> = new Map([
  ['log4j-core', 'org.apache.logging.log4j'],
  ['log4j-api', 'org.apache.logging.log4j'],
  ['struts2-core', 'org.apache.struts'],
  ['spring-beans', 'org.springframework'],
  ['spring-core', 'org.springframework'],
  ['spring-web', 'org.springframework'],
  ['spring-webmvc', 'org.springframework'],
  ['spring-webflux', 'org.springframework'],
  ['spring-security-core', 'org.springframework.security'],
  ['commons-text', 'org.apache.commons'],
  ['commons-compress', 'org.apache.commons'],
  ['commons-fileupload', 'commons-fileupload'],
  ['jackson-databind', 'com.fasterxml.jackson.core'],
  ['shiro-core', 'org.apache.shiro'],
  ['snakeyaml', 'org.yaml'],
  ['xstream', 'com.thoughtworks.xstream'],
  ['tomcat-catalina', 'org.apache.tomcat'],
  ['postgresql', 'org.postgresql'],
  ['mysql-connector-java', 'mysql'],
]);

const pathCharactersMax = 1000;

/** The component with the identity of the archive at the path, where the path's version is the component's. */
export function asJar(component: StatedComponent, path: string | undefined): StatedComponent {
  const file = path?.slice(0, pathCharactersMax).split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  const { version } = component;
  if (version === undefined || !file.endsWith(`-${version.toLowerCase()}.jar`)) return component;
  const name = file.slice(0, file.length - `-${version}.jar`.length);
  const namespace = groups.get(name);
  if (namespace === undefined) return component;
  const built = purls.build({ type: 'maven', namespace, name, version });
  if (!built.ok) return component;
  return { ...component, name, purl: purls.render(built.value), package: purls.packageName(built.value) };
}
