// How much is told of one vulnerability. Apart from the schemas: the program that plans needs none of these.

/** Places that are told one by one. */
export const placesMax = 20;
/** And of each: assets by name, and what publishers say. */
export const assetsToldMax = 50;
export const statementsToldMax = 20;
