// What the product is built from: the SBOM of the Java side (CycloneDX 1.6) and the lock file of the browser side.

const mavenName = ({ group, name }) => (group ? `${group}:${name}` : name);

/** The licences a component declares, as SPDX ids or expressions, or by name where it has no id. */
const declared = (component) =>
  (component.licenses ?? []).map(({ expression, license }) => expression ?? license?.id ?? license?.name).filter(Boolean);

export function ofSbom(sbom) {
  if (sbom.bomFormat !== 'CycloneDX' || !Array.isArray(sbom.components)) throw new Error('Not a CycloneDX SBOM');
  return sbom.components.map((component) => ({
    name: mavenName(component),
    version: component.version,
    // qualifiers say how it is packed, which no database of vulnerabilities asks
    purl: component.purl.split('?')[0],
    licences: declared(component),
  }));
}

/** Only what reaches the browser: packages that the build alone needs are marked as dev. */
export function ofLock(lock) {
  return Object.entries(lock.packages)
    .filter(([place, one]) => place !== '' && !one.dev)
    .map(([place, one]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return {
        name,
        version: one.version,
        purl: `pkg:npm/${name.replace('@', '%40')}@${one.version}`,
        licences: one.license ? [one.license] : [],
      };
    });
}
