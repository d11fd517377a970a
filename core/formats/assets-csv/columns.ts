// The columns of a list of assets by their headings, in the languages that exports are often in.
import { headings } from '#core/formats/bases/headings.ts';

/** The preferred heading first: where two stand in a table, the column is that one. */
export const assetColumns = {
  host: headings(
    'vm vmname virtualmachine host asset name hostname hostorasset assetname devicename computername machinename',
    'devicehostname systemname endpointname servername nodename computer device machine endpoint server',
    'workstation pcname netbiosname pscomputername fqdn dnsname dnshostname equipmentname system',
    'rechnername rechner geratename geratebezeichnung gerat systemname anlage',
    'nomdelappareil nomdelordinateur nomdhote nomdelequipement nommachine nomdelamachine nomduposte',
    'ordinateur appareil poste equipement serveur hote',
    'nombredelequipo nombredeldispositivo nombredehost equipo dispositivo ordenador servidor',
  ),
  dnsName: headings('dnsname dnshostname fqdn fullyqualifieddomainname'),
  address: headings(
    'ip ipaddress primaryipaddress managementip managementipaddress ipaddresses ipv4 ipv4address assetipaddress ipadresse adresseip direccionip',
  ),
  mac: headings(
    'mac macaddress macaddresses assetmacaddress assetmacaddresses macadresse adressemac direccionmac ethernetmac',
  ),
  serial: headings('serialnumber serial serialno serialnr sn seriennummer numerodeserie nserie'),
  tag: headings(
    'assettag assetid assetnumber inventorynumber equipmentid equipmentnumber tag tagname tagnumber inventarnummer numerodinventaire',
  ),
  vendor: headings(
    'vendor manufacturer maker make brand oem hersteller marke fabrikat',
    'fabricant constructeur marque fabricante marca',
  ),
  publisher: headings(
    'publisher softwarepublisher applicationpublisher softwarevendor softwaremanufacturer developer',
    'herausgeber anbieter editeur editeurdulogiciel editor proveedor',
  ),
  product: headings(
    'product software productname softwarename application applicationname appname app',
    'program programname softwaretitle softwareproduct displayname package packagename',
    'produkt produktname anwendung anwendungsname programm programmname softwareprodukt',
    'produit nomduproduit logiciel nomdulogiciel application programme',
    'producto nombredelproducto nombredelsoftware aplicacion programa',
  ),
  version: headings(
    'version productversion softwareversion applicationversion appversion displayversion',
    'installedversion currentversion versionnumber softwarerev softwarerevision swrev softwareversionnumber swversion release',
    'versionsnummer produktversion softwarestand versiondulogiciel versiondelsoftware',
  ),
  model: headings('model modelname devicemodel modelnumber modelno modell modellbezeichnung modele modelo'),
  firmware: headings(
    'firmware firmwareversion fwversion fw firmwarerevision firmwarerev fwrev firmwarestand',
    'versionfirmware versiondefirmware versiondufirmware versiondelfirmware micrologiciel',
  ),
  os: headings(
    'os operatingsystem osname operatingsystemname assetosname guestos osaccordingtothevmwaretools',
    'osaccordingtotheconfigurationfile esxversion platform betriebssystem',
    'systemedexploitation systemeexploitation sistemaoperativo',
  ),
  osVersion: headings(
    'osversion operatingsystemversion assetosversion osbuild osbuildnumber buildnumber betriebssystemversion',
    'versiondusystemedexploitation versiondusysteme versiondelsistemaoperativo versiondelso',
  ),
  exposed: headings(
    'exposed exposure internetexposed internetfacing exposedtointernet exposedtotheinternet internetexposure internet',
    'reachablefrominternet reachablefromtheinternet internetreachable accessiblefrominternet accessiblefromtheinternet',
    'internetaccessible publicfacing publiclyaccessible publiclyreachable publiclyexposed externalfacing',
    'exponiert interneterreichbar ausdeminterneterreichbar vominterneterreichbar ubersinterneterreichbar',
    'expose exposeainternet exposesurinternet accessibledepuisinternet accessibleparinternet',
    'expuesto expuestoainternet accesibledesdeinternet accesibleporinternet',
  ),
  criticality: headings('criticality crit assetcriticality businesscriticality kritikalitat criticite criticidad'),
  zone: headings('zone networkzone networksegment segment netzzone netzsegment zonereseau zona'),
  location: headings(
    'location site building room area facility plant department standort gebaude raum emplacement batiment',
    'ubicacion edificio',
  ),
  role: headings('role assetrole devicerole type function purpose category description beschreibung'),
  kind: headings(
    'kind assettype assettypename devicetype assetclass assetcategory devicecategory geratetyp typedappareil tipodedispositivo',
  ),
  count: headings('count quantity qty anzahl menge stuckzahl quantite cantidad'),
  purl: headings('purl'),
  cpe: headings('cpe cpe23'),
  loses: headings('loses'),
  maintenanceWindow: headings('maintenancewindow wartungsfenster fenetredemaintenance ventanademantenimiento'),
  seenOn: headings(
    'lastseen lastcheckin lastcontact lastauditdate lastsyncdatetime lastonline lastscan lastconnected lastseenon',
    'zuletztgesehen letzterkontakt derniercontact vuledernier ultimocontacto ultimavez',
  ),
} as const;

export type AssetColumn = keyof typeof assetColumns;
