import { Enums, Models, Serialize, Spec, SPDX } from '@cyclonedx/cyclonedx-library';
import type { BundledPackage } from './bundledPackages';

export interface Product {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/**
 * What a product is made of, as CycloneDX JSON. Without a serial number or a time: the same product gives the same
 * text.
 */
export function billOfMaterials(product: Product, packages: readonly BundledPackage[]): string {
  const { Component, Bom, Metadata } = Models;
  const main = new Component(Enums.ComponentType.Application, product.name, {
    bomRef: product.name,
    version: product.version,
    licenses: licensesOf(product.license),
  });
  const bom = new Bom({ metadata: new Metadata({ component: main }) });
  for (const bundled of packages) {
    const component = componentOf(bundled);
    bom.components.add(component);
    main.dependencies.add(component.bomRef);
  }
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const serializer = new Serialize.JsonSerializer(factory);
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf({ name, version, license, homepage }: BundledPackage): Models.Component {
  const address = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const [group, bare = name] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const references = new Models.ExternalReferenceRepository();
  if (homepage !== '')
    references.add(new Models.ExternalReference(homepage, Enums.ExternalReferenceType.Website));
  return new Models.Component(Enums.ComponentType.Library, bare, {
    ...(group === undefined ? {} : { group }),
    bomRef: address,
    purl: address,
    version,
    licenses: licensesOf(license),
    externalReferences: references,
  });
}

function licensesOf(license: string): Models.LicenseRepository {
  const known = SPDX.isSupportedSpdxId(license);
  return new Models.LicenseRepository([
    known ? new Models.SpdxLicense(license) : new Models.NamedLicense(license),
  ]);
}
