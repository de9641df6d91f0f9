import type { LintFinding } from './result';
import { pathText } from '../findings/field-path';
import { oneLineIn } from '../text';

/**
 * The part of the cdk8s command's argument that this plugin uses. Written after cdk8s-cli 2.207,
 * `lib/plugins/validation.d.ts`.
 */
interface ValidationContext {
  /** Paths of the files that were synthesized. */
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly fix: string;
      readonly violatingResources: readonly {
        readonly resourceName: string;
        readonly manifestPath: string;
        readonly locations: readonly string[];
      }[];
    }): void;
    submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
  };
}

/**
 * A validation plugin of the cdk8s command. It checks the IstioGateways in the manifests of any app, with or without
 * this library. List it under `validations` in cdk8s.yaml.
 *
 * Errors fail the command. Warnings are only reported. The nearest `asm-gateway.yaml` above the manifests declares the
 * cluster, what fails the command and acknowledgements. Those in an annotation of a gateway hold too.
 *
 * @internal
 */
export class AsmGatewayValidation {
  /** Called by the cdk8s command, which adds the construct to each resource that is named. */
  public validate(context: ValidationContext): Promise<void> {
    // An app that only exports this class, as every app that loads the package does, must not load the parser.
    const { lintManifests } = require('./lint-manifests') as typeof import('./lint-manifests');
    const { findings, judged, acknowledged, isFailure } = lintManifests(context.manifests);
    for (const finding of findings) {
      context.report.addViolation(violationOf(finding));
    }
    context.report.submit(isFailure ? 'failure' : 'success', {
      'Gateways judged': String(judged),
      ...acknowledged.length === 0 ? {} : { 'Findings acknowledged': String(acknowledged.length) },
    });
    return Promise.resolve();
  }
}

/** The command prints all of this to a terminal. */
function violationOf({ code, level, message, why, fix, file, line, object, field }: LintFinding) {
  return oneLineIn({
    ruleName: code,
    recommendation: `${level}, ${message}: ${why}.`,
    fix,
    // The command knows constructs by the name of their resource alone.
    violatingResources: [{
      resourceName: object?.split('/').at(-1) ?? '',
      manifestPath: file,
      locations: [field === undefined ? `line ${line}` : `${pathText(field)} (line ${line})`],
    }],
  });
}
