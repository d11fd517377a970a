// The columns of a list of assets by their headings, in the languages that exports are often in.

/** The preferred heading first: where two stand in a table, the column is that one. */
export const assetColumns = {
  host: [
    ...['host', 'asset', 'name', 'hostname', 'hostorasset', 'assetname', 'devicename', 'computername', 'machinename'],
    ...['systemname', 'endpointname', 'servername', 'nodename', 'computer', 'device', 'machine', 'endpoint', 'server'],
    ...['workstation', 'pcname', 'netbiosname', 'fqdn', 'dnsname', 'equipmentname', 'system'],
    ...['rechnername', 'rechner', 'geratename', 'geratebezeichnung', 'gerat', 'systemname', 'anlage'],
    ...['nomdelappareil', 'nomdelordinateur', 'nomdhote', 'nomdelequipement', 'nommachine', 'nomduposte'],
    ...['ordinateur', 'appareil', 'poste', 'equipement', 'serveur', 'hote'],
    ...['nombredelequipo', 'nombredeldispositivo', 'nombredehost', 'equipo', 'dispositivo', 'ordenador', 'servidor'],
  ],
  address: ['ip', 'ipaddress', 'ipaddresses', 'ipv4', 'ipv4address', 'ipadresse', 'adresseip', 'direccionip'],
  mac: ['mac', 'macaddress', 'macaddresses', 'macadresse', 'adressemac', 'direccionmac', 'ethernetmac'],
  serial: ['serialnumber', 'serial', 'serialno', 'sn', 'seriennummer', 'numerodeserie', 'nserie'],
  tag: ['assettag', 'assetid', 'assetnumber', 'inventorynumber', 'equipmentid', 'inventarnummer', 'numerodinventaire'],
  vendor: [
    ...['vendor', 'manufacturer', 'maker', 'make', 'brand', 'oem', 'hersteller', 'marke', 'fabrikat'],
    ...['fabricant', 'constructeur', 'marque', 'fabricante', 'marca'],
  ],
  publisher: [
    ...['publisher', 'softwarepublisher', 'softwarevendor', 'softwaremanufacturer', 'developer'],
    ...['herausgeber', 'anbieter', 'editeur', 'editeurdulogiciel', 'editor', 'proveedor'],
  ],
  product: [
    ...['product', 'software', 'productname', 'softwarename', 'application', 'applicationname', 'appname', 'app'],
    ...['program', 'programname', 'softwaretitle', 'softwareproduct', 'displayname', 'package', 'packagename'],
    ...['produkt', 'produktname', 'anwendung', 'anwendungsname', 'programm', 'programmname', 'softwareprodukt'],
    ...['produit', 'nomduproduit', 'logiciel', 'nomdulogiciel', 'application', 'programme'],
    ...['producto', 'nombredelproducto', 'nombredelsoftware', 'aplicacion', 'programa'],
  ],
  version: [
    ...['version', 'productversion', 'softwareversion', 'applicationversion', 'appversion', 'displayversion'],
    ...['installedversion', 'currentversion', 'versionnumber', 'softwareversionnumber', 'swversion', 'release'],
    ...['versionsnummer', 'produktversion', 'softwarestand', 'versiondulogiciel', 'versiondelsoftware'],
  ],
  model: ['model', 'modelname', 'devicemodel', 'modelnumber', 'modell', 'modellbezeichnung', 'modele', 'modelo'],
  firmware: [
    ...['firmware', 'firmwareversion', 'fwversion', 'fw', 'firmwarerevision', 'firmwarestand'],
    ...['versionfirmware', 'versiondefirmware', 'versiondufirmware', 'versiondelfirmware', 'micrologiciel'],
  ],
  os: [
    ...['os', 'operatingsystem', 'osname', 'operatingsystemname', 'platform', 'betriebssystem'],
    ...['systemedexploitation', 'systemeexploitation', 'sistemaoperativo'],
  ],
  osVersion: [
    ...['osversion', 'operatingsystemversion', 'osbuild', 'osbuildnumber', 'buildnumber', 'betriebssystemversion'],
    ...['versiondusystemedexploitation', 'versiondusysteme', 'versiondelsistemaoperativo', 'versiondelso'],
  ],
  exposed: ['exposed', 'exposure', 'internetexposed', 'internetfacing', 'exponiert', 'expose', 'expuesto'],
  criticality: ['criticality', 'assetcriticality', 'kritikalitat', 'criticite', 'criticidad'],
  zone: ['zone', 'networkzone', 'networksegment', 'segment', 'netzzone', 'netzsegment', 'zonereseau', 'zona'],
  kind: ['kind', 'assettype', 'devicetype', 'geratetyp', 'typedappareil', 'tipodedispositivo'],
  count: ['count', 'quantity', 'qty', 'anzahl', 'menge', 'stuckzahl', 'quantite', 'cantidad'],
  purl: ['purl'],
  cpe: ['cpe', 'cpe23'],
  loses: ['loses'],
  maintenanceWindow: ['maintenancewindow', 'wartungsfenster', 'fenetredemaintenance', 'ventanademantenimiento'],
  seenOn: [
    ...['lastseen', 'lastcheckin', 'lastcontact', 'lastonline', 'lastscan', 'lastconnected', 'lastseenon'],
    ...['zuletztgesehen', 'letzterkontakt', 'derniercontact', 'vuledernier', 'ultimocontacto', 'ultimavez'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AssetColumn = keyof typeof assetColumns;
