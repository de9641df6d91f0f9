import { FAIL_LEVELS } from './fail-level';
import { PLATFORM_FLAGS, type PlatformFlag } from '../model/platform-flags';

/** The part of JSON Schema that describes the configuration file. */
export interface ConfigSchema {
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'boolean';
  readonly enum?: readonly (string | boolean)[];

  /** The form of a string. */
  readonly pattern?: string;
  readonly minLength?: number;
  readonly properties?: { readonly [key: string]: ConfigSchema };
  readonly required?: readonly string[];
  readonly items?: ConfigSchema;

  /** The values of a map with any keys. */
  readonly values?: ConfigSchema;
}

/** The name of the configuration file. */
export const CONFIG_NAME = 'asm-gateway.yaml';

/** A version as the model reads it. The one of the cloud controller may have four numbers. */
const VERSION = '^v?\\d{1,3}\\.\\d{1,3}(?:\\.\\d{1,3}(?:\\.\\d{1,4})?)?(?:[-+].*)?$';

const KUBERNETES_VERSION = '^v?\\d{1,3}\\.\\d{1,3}(?:\\.\\d{1,3})?(?:[-+].*)?$';

const ACKNOWLEDGEMENT: ConfigSchema = {
  type: 'object',
  properties: {
    code: { type: 'string', description: 'Code of a warning, for example "ASMG0301".', pattern: '^ASMG\\d{4}$' },
    reason: { type: 'string', description: 'Why the warning does not matter here.', pattern: '\\S' },
    gateway: {
      type: 'string',
      description: 'The gateway, as namespace/name. Without it, the acknowledgement is for all gateways.',
      pattern: '^[^/]+/[^/]+$',
    },
  },
  required: ['code', 'reason'],
};

const PLATFORM: ConfigSchema = {
  type: 'object',
  properties: Object.fromEntries(PLATFORM_FLAGS.map((flag) => [flag.field, schemaOf(flag)])),
};

/** The keys of the configuration file. The published JSON schema and the check of a file both come from it. */
export const CONFIG_SCHEMA: ConfigSchema = {
  type: 'object',
  properties: {
    platform: { ...PLATFORM, description: 'The cluster that the gateways run on. What is not declared is unknown.' },
    clusters: {
      type: 'object',
      description: 'Clusters of which something else is true, by their IDs. What is not declared is as in platform.',
      values: PLATFORM,
    },
    paths: {
      type: 'array',
      description: 'Files and folders that are linted if the command line names none, from the folder of this file.',
      items: { type: 'string', minLength: 1 },
    },
    failOn: { enum: FAIL_LEVELS, description: 'The lowest level of a finding that makes lint fail.' },
    failIfNone: { type: 'boolean', description: 'Whether lint fails if nothing was judged.' },
    acknowledge: {
      type: 'array',
      description: 'Warnings that do not matter, each with the reason.',
      items: ACKNOWLEDGEMENT,
    },
  },
};

function schemaOf({ field, about, values }: PlatformFlag): ConfigSchema {
  const description = `${about.charAt(0).toUpperCase()}${about.slice(1)}.`;
  if (values === undefined) {
    return { type: 'string', description, pattern: field === 'ccmVersion' ? VERSION : KUBERNETES_VERSION };
  }
  return values.includes('true') ? { type: 'boolean', description } : { enum: values, description };
}

/** The schema that editors and other tools read. */
export function publishedSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'asm-gateway.yaml',
    description: 'Settings of asm-gateway lint for a folder and everything below it.',
    ...closed(CONFIG_SCHEMA),
  };
}

/** The schema, in which a map has no other keys. */
function closed(schema: ConfigSchema): object {
  const { properties, items, values, ...plain } = schema;
  return {
    ...plain,
    ...values === undefined ? {} : { additionalProperties: closed(values) },
    ...items === undefined ? {} : { items: closed(items) },
    ...properties === undefined ? {} : {
      properties: Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, closed(each)])),
      additionalProperties: false,
    },
  };
}
