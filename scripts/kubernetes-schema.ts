import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/*
 * Writes test/schema/kubernetes-1.28.json from the file api/openapi-spec/swagger.json of a Kubernetes release, which is the
 * argument. It keeps the kinds that the project renders and the definitions that they refer to, without descriptions.
 * Run it by hand after adding a kind.
 */

interface Schema {
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}

const KINDS = [
  'io.k8s.api.batch.v1.Job',
  'io.k8s.api.batch.v1.CronJob',
  'io.k8s.api.apps.v1.DaemonSet',
  'io.k8s.api.apps.v1.Deployment',
  'io.k8s.api.core.v1.Pod',
  'io.k8s.api.core.v1.ServiceAccount',
  'io.k8s.api.core.v1.Service',
  'io.k8s.api.rbac.v1.Role',
  'io.k8s.api.rbac.v1.RoleBinding',
  'io.k8s.api.networking.v1.NetworkPolicy',
];

const KEYWORDS = ['type', 'format', 'items', 'properties', 'additionalProperties', 'required', 'enum', '$ref', 'x-kubernetes-group-version-kind'];

const [source] = process.argv.slice(2);
const all = (JSON.parse(readFileSync(source, 'utf8')) as { definitions: Record<string, Schema> }).definitions;
const kept: Record<string, unknown> = {};

function keep(name: string): void {
  if (!(name in kept)) {
    kept[name] = undefined;
    kept[name] = bare(all[name]);
  }
}

/** A schema without descriptions. The definitions that it refers to are kept. */
function bare(schema: Schema): unknown {
  if (schema.$ref !== undefined) {
    keep(schema.$ref.replace('#/definitions/', ''));
  }
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => KEYWORDS.includes(keyword)).map(([keyword, value]) => [
    keyword,
    keyword === 'properties'
      ? Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, each]) => [name, bare(each)]))
      : isSchema(value) ? bare(value) : value,
  ]));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

KINDS.forEach(keep);
const sorted = Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(__dirname, '..', 'test', 'schema', 'kubernetes-1.28.json'), `${JSON.stringify({ definitions: sorted }, undefined, 1)}\n`);
