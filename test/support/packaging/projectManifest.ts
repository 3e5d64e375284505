import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot';

/** The part of the project's package.json that packaging reads; the rest is shipped as it stands. */
export interface ProjectManifest {
  readonly [key: string]: unknown;
  readonly name: string;
  readonly version: string;
  readonly publisher: string;
  readonly license: string;
  /** The one place that says where the project lives: see `projectLinks`. */
  readonly repository?: { readonly type: string; readonly url: string };
  readonly icon?: string;
  readonly galleryBanner?: { readonly color: string; readonly theme: string };
  readonly categories?: readonly string[];
  readonly keywords?: readonly string[];
}

export function readProjectManifest(): ProjectManifest {
  return JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as ProjectManifest;
}
