import { configFindings } from './config-check';
import { configFileAbove } from './config-file';
import { CONFIG_SCHEMA } from './config-schema';
import type { FailLevel } from './fail-level';
import { fileSource } from './file-source';
import { placesIn, unreadableAt } from './gateways';
import { type LintFinding, type Place, START } from './result';
import { BAD_CONFIG } from '../findings/catalogue/lint-settings';
import type { FieldPath } from '../findings/field-path';
import { fieldsOf, isFields, listOf, textListOf, textOf } from '../kubernetes/fields';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { documentsIn } from '../kubernetes/yaml';
import type { AckPlatformOptions } from '../model/platform';

/** An acknowledgement in the configuration file. */
export interface ConfigAcknowledgement {
  readonly code: string;
  readonly reason: string;

  /** The `namespace/name` of a gateway; undefined for all gateways. */
  readonly gateway: string | undefined;
  readonly file: string;
  readonly place: Place;
}

/** The settings of a configuration file. A setting with a mistake is absent. */
export interface LintConfig {
  /** The path of the file. */
  readonly file: string;
  readonly platform: AckPlatformOptions;

  /** What is different in some clusters, by their IDs. */
  readonly clusters: Readonly<Record<string, AckPlatformOptions>>;
  readonly paths: readonly string[];
  readonly failOn: FailLevel | undefined;
  readonly failIfNone: boolean;
  readonly acknowledgements: readonly ConfigAcknowledgement[];

  /** The mistakes in the file. */
  readonly findings: readonly LintFinding[];
}

/** Reads a configuration file. Its mistakes are findings. */
export function configIn(source: Source | UnreadableSource): LintConfig {
  const file = source.name;
  if (!('text' in source)) {
    return configOf(file, {}, () => START, [unreadableAt(file, START, source.problem)]);
  }
  const placeAt = placesIn(source.text);
  const [document, ...others] = documentsIn(source.text);
  if (document !== undefined && 'problem' in document) {
    const { offset, values } = document.problem;
    return configOf(file, {}, () => START, [unreadableAt(file, placeAt(offset), values)]);
  }
  const value = document?.value ?? {};
  if (!isFields(value) || others.length > 0) {
    return configOf(file, {}, () => START, [{ ...BAD_CONFIG.finding({ case: 'notMap' }), file, ...START }]);
  }
  const placeOf = (field: FieldPath) => placeAt(document?.offsetOf(field) ?? 0);
  const repeated = document?.repeatedKey([]);
  const findings = [
    ...configFindings(value, CONFIG_SCHEMA).map((finding) => ({ ...finding, file, ...placeOf(finding.field ?? []) })),
    ...repeated === undefined
      ? [] : [unreadableAt(file, placeAt(repeated.offset), { case: 'repeatedKey', key: repeated.key })],
  ];
  return configOf(file, value, placeOf, findings);
}

function configOf(
  file: string, value: object, placeOf: (field: FieldPath) => Place, findings: readonly LintFinding[],
): LintConfig {
  const isSound = (...field: FieldPath) => !findings.some(({ field: at = [] }) => (
    field.every((step, index) => at[index] === step)
  ));
  const { platform, clusters, paths, failOn, failIfNone, acknowledge } = fieldsOf(value);
  const declaredIn = (options: unknown, ...at: FieldPath): AckPlatformOptions => Object.fromEntries(
    Object.entries(fieldsOf(options)).filter(([key, inner]) => inner !== null && isSound(...at, key)),
  );
  return {
    file,
    platform: declaredIn(platform, 'platform'),
    clusters: Object.fromEntries(Object.entries(fieldsOf(clusters))
      .map(([id, options]) => [id, declaredIn(options, 'clusters', id)])),
    paths: isSound('paths') ? textListOf(paths) : [],
    failOn: isSound('failOn') ? textOf(failOn) as FailLevel | undefined : undefined,
    failIfNone: failIfNone === true,
    acknowledgements: listOf(acknowledge).flatMap(({ code, reason, gateway }, index) => (
      isSound('acknowledge', index) ? [{
        code: textOf(code) ?? '',
        reason: textOf(reason) ?? '',
        gateway: textOf(gateway),
        file,
        place: placeOf(['acknowledge', index, 'code']),
      }] : []
    )),
    findings,
  };
}

/** The settings for a path: those of the nearest configuration file; undefined if there is none. */
export function configAbove(path: string): LintConfig | undefined {
  const file = configFileAbove(path);
  return file === undefined ? undefined : configIn(fileSource(file));
}
