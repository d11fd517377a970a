// Packages that are known to be released together and that no shared namespace and version would show, and namespaces that
// are shelves of unrelated packages. Reviewed 2026-11-25 against the places named.

import type { PackageName } from '#core/components/package-name.ts';

/** Patterns end in `*` where any name may follow; they are compared in lower case. */
interface KnownFamily {
  /** Stands for the family in the ids of actions: never changed. */
  readonly key: string;
  readonly called: string;
  readonly source: string;
  readonly packages: readonly string[];
}

const knownFamilies: readonly KnownFamily[] = [
  {
    key: 'gem/rails',
    called: 'Rails',
    // rails.gemspec takes each of these at its own version, exactly.
    source: 'github.com/rails/rails, rails.gemspec',
    packages: named(
      'gem/',
      `rails railties activesupport actionpack actionview activemodel activerecord actionmailer activejob actioncable
       activestorage actionmailbox actiontext`,
    ),
  },
  {
    key: 'maven/org.eclipse.jetty',
    called: 'Jetty',
    // One build with several groups (http2, websocket, ee10 …).
    source: 'github.com/jetty/jetty.project, jetty-bom',
    packages: ['maven/org.eclipse.jetty/*', 'maven/org.eclipse.jetty.*'],
  },
  {
    key: 'maven/com.fasterxml.jackson',
    called: 'Jackson',
    // One version for all groups; now and then one part alone has a micro-patch (jackson-databind 2.9.10.8).
    source: 'github.com/FasterXML/jackson-bom, pom.xml',
    packages: ['maven/com.fasterxml.jackson.*'],
  },
  {
    key: 'maven/org.apache.tomcat',
    called: 'Tomcat',
    // Each release publishes both groups under one number.
    source: 'github.com/apache/tomcat, res/maven/mvn-pub.xml',
    packages: ['maven/org.apache.tomcat/*', 'maven/org.apache.tomcat.embed/*'],
  },
  {
    key: 'npm/@babel',
    called: 'Babel',
    // Lerna's one version for all; a release publishes only what changed, so that parts stand at different ones.
    source: 'github.com/babel/babel, lerna.json',
    packages: ['npm/@babel/*'],
  },
  {
    key: 'composer/symfony',
    called: 'Symfony',
    // What symfony/symfony replaces at "self.version"; a component has a release of its own only where it changed.
    source: 'github.com/symfony/symfony, composer.json',
    packages: named(
      'composer/symfony/',
      `symfony asset asset-mapper browser-kit cache clock config console css-selector debug debug-bundle
       dependency-injection doctrine-bridge dom-crawler dotenv emoji error-handler event-dispatcher expression-language
       filesystem finder form framework-bundle html-sanitizer http-client http-foundation http-kernel inflector intl
       json-path ldap lock mailer messenger mime monolog-bridge notifier object-mapper options-resolver password-hasher
       process property-access property-info proxy-manager-bridge rate-limiter remote-event routing runtime scheduler
       security-bundle security-core security-csrf security-guard security-http semaphore serializer stopwatch string
       templating translation twig-bridge twig-bundle type-info uid validator var-dumper var-exporter web-link
       web-profiler-bundle webhook workflow yaml`,
    ),
  },
];

/** Packages, and namespaces of packages, with versions of their own: the same number in two of them is chance. */
const shelves: readonly string[] = [
  'maven/org.apache.commons/*', // each component is released by itself: commons.apache.org, "Releases"
  'maven/org.apache.maven.plugins/*', // maven.apache.org/plugins lists a version for each
  'maven/org.apache.maven.shared/*',
  'maven/org.codehaus.mojo/*',
  'maven/org.codehaus.plexus/*',
  'maven/org.jenkins-ci.plugins/*', // plugins of different people
  'maven/io.jenkins.plugins/*',
  'maven/org.webjars*', // repackaged under the number of what is inside: webjars.org
  'maven/org.eclipse.jetty.alpn/*', // others' code under others' numbers, beside Jetty itself
  'maven/org.eclipse.jetty.npn/*',
  'maven/org.eclipse.jetty.orbit/*',
  'maven/org.eclipse.jetty.toolchain*',
  'npm/@babel/polyfill', // ended with 7.12: babeljs.io, "@babel/polyfill"
  'npm/@types/*', // the number is that of the library described: github.com/DefinitelyTyped, README
  'npm/@fastify/*', // a repository and a version for each
  'npm/@hapi/*',
  'npm/@sindresorhus/*',
  'nuget/microsoft.extensions.*', // a servicing release holds only what changed: dotnet/runtime, library-servicing.md
  'nuget/system.*',
];

export function knownFamilyOf(name: PackageName): Omit<KnownFamily, 'packages'> | undefined {
  const lower = name.toLowerCase();
  return knownFamilies.find(({ packages }) => isAmong(lower, packages));
}

/** Whether a package is known to stand alone. */
export function isOnItsOwn(name: PackageName): boolean {
  return isAmong(name.toLowerCase(), shelves);
}

function isAmong(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
}

function named(prefix: string, names: string): readonly string[] {
  return names.split(/\s+/).map((name) => `${prefix}${name}`);
}
