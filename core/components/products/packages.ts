// Packages that bring a product which the catalogue of exploited vulnerabilities names. Its entries state no package, and
// most records on them none either: without this table whoever builds upon the product would never hear of them. Only the
// package that is the product stands here, not each of its parts, and only where its versions are those of the product.
// Catalogue: https://www.cisa.gov/known-exploited-vulnerabilities-catalog , packages: the registries of their types.
import { productLookUpName } from '#core/components/product-name.ts';

/** A line is a product: `packages | vendor: products, as the catalogue and CVE records write them | CPE names`. */
const text = String.raw`
maven/org.apache.struts/struts2-core | Apache: Struts; Struts 1; Struts 2; Apache Software Foundation: Apache Struts; Struts | apache:struts
maven/struts/struts maven/org.apache.struts/struts-core | Apache: Struts; Struts 1; Apache Software Foundation: Apache Struts; Struts | apache:struts
maven/org.apache.logging.log4j/log4j-core | Apache: Log4j2; Log4j; Apache Software Foundation: Apache Log4j2; Apache Log4j | apache:log4j
maven/org.apache.activemq/activemq-client maven/org.apache.activemq/activemq-broker maven/org.apache.activemq/activemq-all | Apache: ActiveMQ; Apache Software Foundation: Apache ActiveMQ; ActiveMQ | apache:activemq
maven/org.apache.tomcat/tomcat-catalina maven/org.apache.tomcat/tomcat-coyote maven/org.apache.tomcat.embed/tomcat-embed-core | Apache: Tomcat; Apache Software Foundation: Apache Tomcat; Tomcat | apache:tomcat
maven/org.apache.solr/solr-core | Apache: Solr; Apache Software Foundation: Apache Solr; Solr | apache:solr
maven/org.apache.shiro/shiro-core maven/org.apache.shiro/shiro-web | Apache: Shiro; Apache Software Foundation: Apache Shiro; Shiro | apache:shiro
maven/org.apache.flink/flink-runtime maven/org.apache.flink/flink-runtime_2.11 maven/org.apache.flink/flink-runtime_2.12 | Apache: Flink; Apache Software Foundation: Apache Flink | apache:flink
maven/org.apache.kylin/kylin-server-base | Apache: Kylin; Apache Software Foundation: Apache Kylin; Kylin | apache:kylin
maven/org.apache.rocketmq/rocketmq-broker maven/org.apache.rocketmq/rocketmq-namesrv | Apache: RocketMQ; Apache Software Foundation: Apache RocketMQ | apache:rocketmq
maven/org.apache.hugegraph/hugegraph-core | Apache: HugeGraph-Server; Apache Software Foundation: Apache HugeGraph-Server | apache:hugegraph-server apache:hugegraph
maven/org.apache.spark/spark-core_2.11 maven/org.apache.spark/spark-core_2.12 maven/org.apache.spark/spark-core_2.13 pypi/pyspark | Apache: Spark; Apache Software Foundation: Apache Spark | apache:spark
maven/org.springframework/spring-beans maven/org.springframework/spring-webmvc maven/org.springframework/spring-webflux | VMware: Spring Framework; Spring by VMware: Spring Framework | vmware:spring_framework pivotal_software:spring_framework
maven/org.springframework.cloud/spring-cloud-gateway-server | VMware: Spring Cloud Gateway | vmware:spring_cloud_gateway
maven/org.springframework.cloud/spring-cloud-function-context | VMware Tanzu: Spring Cloud; VMware: Spring Cloud Function | vmware:spring_cloud_function
maven/org.springframework.cloud/spring-cloud-config-server | VMware Tanzu: Spring Cloud Configuration (Config) Server; Spring by VMware: Spring Cloud Config | vmware:spring_cloud_config
maven/org.springframework.data/spring-data-commons | VMware Tanzu: Spring Data Commons; Pivotal: Spring Framework; Spring Data Commons | pivotal_software:spring_data_commons vmware:spring_data_commons
maven/com.thoughtworks.xstream/xstream | XStream: XStream; x-stream: xstream | xstream_project:xstream xstream:xstream
maven/org.elasticsearch/elasticsearch | Elastic: Elasticsearch | elastic:elasticsearch elasticsearch:elasticsearch
maven/org.geoserver/gs-main maven/org.geoserver/gs-wfs | OSGeo: GeoServer; geoserver: geoserver | geoserver:geoserver osgeo:geoserver
maven/it.geosolutions.jaiext.jiffle/jt-jiffle-language | OSGeo: JAI-EXT; geosolutions-it: jai-ext | geosolutionsgroup:jai-ext
maven/org.primefaces/primefaces | Primetek: Primefaces Application | primetek:primefaces primefaces:primefaces
maven/org.zkoss.zk/zk | ZK Framework: AuUploader | zkoss:zk_framework
maven/org.richfaces/richfaces-core maven/org.richfaces.framework/richfaces-impl | Red Hat: JBoss RichFaces Framework; RichFaces | redhat:richfaces
maven/org.jboss.seam/jboss-seam | Red Hat: JBoss Seam 2 | redhat:jboss_seam_2_framework
maven/net.sf.jasperreports/jasperreports | TIBCO: JasperReports; TIBCO Software Inc.: TIBCO JasperReports Library | tibco:jasperreports tibco:jasperreports_library
maven/org.jenkins-ci.main/jenkins-core | Jenkins: Jenkins Command Line Interface (CLI); Jenkins User Interface (UI); Jenkins; Jenkins Project: Jenkins | jenkins:jenkins
maven/org.kohsuke.stapler/stapler | Jenkins: Jenkins Stapler Web Framework |
maven/org.jenkins-ci.plugins/script-security | Jenkins: Script Security Plugin; Jenkins Project: Jenkins Script Security Plugin | jenkins:script_security
maven/org.jenkins-ci.plugins/matrix-project | Jenkins: Matrix Project Plugin; Jenkins Project: Jenkins Matrix Project Plugin | jenkins:matrix_project
maven/org.igniterealtime.openfire/xmppserver | Ignite Realtime: Openfire; igniterealtime: Openfire | igniterealtime:openfire
composer/drupal/core composer/drupal/drupal composer/drupal/core-recommended | Drupal: Core; Drupal Core; Drupal: Drupal | drupal:drupal drupal:core
composer/laravel/framework composer/illuminate/encryption | Laravel: Laravel Framework; Framework | laravel:laravel laravel:framework
composer/facade/ignition | Laravel: Ignition; facade: ignition | facade:ignition
composer/phpunit/phpunit | PHPUnit: PHPUnit; Sebastian Bergmann: PHPUnit | phpunit_project:phpunit
composer/phpmailer/phpmailer | PHP: PHPMailer; PHPMailer: PHPMailer | phpmailer_project:phpmailer
composer/pear/archive_tar | PEAR: Archive_Tar | php:archive_tar php:pear_archive_tar
composer/october/system composer/october/october | October CMS: October CMS; octobercms: october | octobercms:october
composer/topthink/framework | ThinkPHP: ThinkPHP | thinkphp:thinkphp
composer/roundcube/roundcubemail | Roundcube: Roundcube Webmail; Webmail; Roundcube: Roundcubemail | roundcube:webmail
composer/phpmyadmin/phpmyadmin | phpMyAdmin: phpMyAdmin | phpmyadmin:phpmyadmin
composer/glpi/glpi | Teclib: GLPI; glpi-project: glpi | glpi-project:glpi
composer/craftcms/cms | Craft CMS: Craft CMS; craftcms: cms; craftcms: Craft CMS | craftcms:craft_cms
composer/magento/product-community-edition composer/magento/community-edition | Adobe: Commerce and Magento Open Source; Magento Open Source; Commerce | adobe:magento magento:magento adobe:magento_open_source
npm/jquery nuget/jquery composer/components/jquery | jQuery: jQuery; JQuery | jquery:jquery
npm/react-server-dom-webpack npm/react-server-dom-parcel npm/react-server-dom-turbopack | Meta: React Server Components; react-server-dom-webpack | facebook:react
npm/systeminformation | Npm package: System Information Library for Node.JS; sebhildebrandt: systeminformation | systeminformation:systeminformation
npm/mongo-express | MongoDB: mongo-express | mongo-express_project:mongo-express
gem/rails gem/actionpack | Rails: Ruby on Rails | rubyonrails:rails rubyonrails:ruby_on_rails
pypi/salt | SaltStack: Salt | saltstack:salt
pypi/apache-airflow | Apache: Airflow; Airflow's Experimental API; Apache Software Foundation: Apache Airflow | apache:airflow
pypi/apache-superset | Apache: Superset; Apache Software Foundation: Apache Superset | apache:superset
pypi/langflow pypi/langflow-base | Langflow: Langflow; langflow-ai: langflow | langflow:langflow
nuget/dotnetnuke.core | DotNetNuke (DNN): DotNetNuke (DNN); dnnsoftware: Dnn.Platform | dnnsoftware:dotnetnuke
nuget/microsoft.chakracore | ChakraCore: ChakraCore scripting engine; Microsoft: ChakraCore | microsoft:chakracore
nuget/telerik.ui.for.aspnet.ajax | Telerik: User Interface (UI) for ASP.NET AJAX; Progress: Telerik UI for ASP.NET AJAX | telerik:ui_for_asp.net_ajax progress:telerik_ui_for_asp.net_ajax
`;

let byPackage: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The names that records and the catalogue give the product which a package is, and its other packages, which bear the
 * same versions; `undefined`: none that is known here.
 *
 * @param name the package as it is looked up: `pkg:maven/org.apache.struts/struts2-core`
 */
export function productNamesOf(name: string): readonly string[] | undefined {
  byPackage ??= new Map(text.trim().split('\n').flatMap(readLine));
  return byPackage.get(name);
}

function readLine(line: string): readonly (readonly [string, readonly string[]])[] {
  const [packages = '', products = '', cpes = ''] = line.split('|').map((part) => part.trim());
  const byCpe = cpes === '' ? [] : cpes.split(' ').map((pair) => `cpe:${pair}`);
  const names = [...new Set([...namesIn(products), ...byCpe])];
  const all = packages.split(' ').map((name) => `pkg:${name}`);
  return all.map((name) => [name, [...names, ...all.filter((other) => other !== name)]]);
}

/** `Apache: Struts; Struts 2; Apache Software Foundation: Apache Struts`: a vendor stands for those after it, too. */
function namesIn(products: string): readonly string[] {
  let vendor = '';
  return products.split('; ').map((one) => {
    const colon = one.indexOf(': ');
    if (colon >= 0) vendor = one.slice(0, colon);
    return productLookUpName(vendor, colon < 0 ? one : one.slice(colon + 2));
  });
}
