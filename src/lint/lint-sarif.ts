import type { AcknowledgedFinding, LintFinding, LintResult } from './result';
import { CATALOGUE } from '../findings/catalogue/all';
import { pathText } from '../findings/field-path';
import { FindingLevel } from '../findings/finding';
import { pageOf } from '../findings/page';
import { oneLine } from '../text';

const LEVELS = {
  [FindingLevel.ERROR]: 'error',
  [FindingLevel.WARNING]: 'warning',
  [FindingLevel.INFO]: 'note',
  [FindingLevel.UNKNOWN]: 'note',
};

/**
 * The result as SARIF, for tools that show findings next to code.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function lintSarif({ findings: open, acknowledged = [] }: LintResult, version: string): object {
  const findings = [...open, ...acknowledged];
  const entries = CATALOGUE.filter(({ code }) => findings.some((finding) => finding.code === code));
  return {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [{
      columnKind: 'utf16CodeUnits',
      tool: {
        driver: {
          name: 'asm-gateway',
          version,
          informationUri: 'https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway',
          rules: entries.map(({ code, level, title, why, fix }) => ({
            id: code,
            shortDescription: { text: title },
            fullDescription: { text: `${why}.` },
            help: { text: fix },
            helpUri: pageOf(code),
            defaultConfiguration: { level: LEVELS[level] },
          })),
        },
      },
      results: findings.map((finding) => ({
        ruleId: finding.code,
        ruleIndex: entries.findIndex(({ code }) => code === finding.code),
        level: LEVELS[finding.level],
        message: { text: oneLine(`${finding.message}: ${finding.why}. ${finding.fix}`) },
        locations: [locationOf(finding)],
        partialFingerprints: { [FINGERPRINT]: fingerprintOf(finding) },
        ...suppressionOf(finding),
        ...fixesOf(finding),
      })),
    }],
  };
}

/** The name of our fingerprint. Another way to compute it needs another number. */
const FINGERPRINT = 'asmGatewayFinding/v1';

/** The same for the same mistake in the same field, wherever in the file it stands now. */
function fingerprintOf({ code, file, object = '', field = [] }: LintFinding): string {
  return oneLine([code, file, object, pathText(field)].join(' '));
}

/** An acknowledgement: what SARIF calls a suppression. */
function suppressionOf(finding: LintFinding | AcknowledgedFinding): object {
  return 'reason' in finding ? {
    suppressions: [{ kind: finding.isInManifest ? 'inSource' : 'external', justification: oneLine(finding.reason) }],
  } : {};
}

/** What `--fix` replaces. */
function fixesOf({ fix, file, replacements }: LintFinding): object {
  return replacements === undefined ? {} : {
    fixes: [{
      description: { text: oneLine(fix) },
      artifactChanges: [{
        artifactLocation: { uri: uriOf(file) },
        replacements: replacements.map(({ line, column, endLine, endColumn, text }) => ({
          deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
          insertedContent: { text },
        })),
      }],
    }],
  };
}

function locationOf({ file, line, column, object, field }: LintFinding): object {
  const name = [object, field && pathText(field)].filter((each) => each !== undefined).join(' ');
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } },
    ...name === '' ? {} : { logicalLocations: [{ fullyQualifiedName: oneLine(name) }] },
  };
}

/** Halves of surrogate pairs, which have no place in a URI. */
const HALVES = /\p{Cs}/gu;

/** The URI of a file: relative, to be resolved by the reader of the report, or absolute for an absolute path. */
function uriOf(file: string): string {
  const encoded = file.replace(HALVES, '\ufffd').replace(/\\/g, '/').split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${encoded}` : encoded;
}
