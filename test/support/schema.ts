import type { ValidateFunction } from 'ajv';
import { validators } from './prepared';

/** An object of the Kubernetes API as it stands in a manifest. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

const VALIDATORS = new Map(Object.entries(jest.requireActual<Record<string, ValidateFunction>>(validators())));

/** What is wrong with an object, as the API server would say with strict field validation; empty if nothing is. */
export function schemaErrors(manifest: Manifest): string[] {
  const key = `${manifest.apiVersion}/${manifest.kind}`;
  const validate = VALIDATORS.get(key);
  if (validate === undefined) {
    return [`no schema for ${key}`];
  }
  return validate(manifest) ? [] : (validate.errors ?? []).map(({ instancePath, message, params }) => (
    `${key}${instancePath}: ${message} ${JSON.stringify(params)}`
  ));
}
