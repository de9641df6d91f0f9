import { join } from 'path';
import { EXAMPLES } from '../examples';
import { translatedCode } from '../translate/guide-code';

/** An app that is written in every language. */
export interface App {
  /** Its name in lower case with hyphens. Each language has its own form of it. */
  readonly name: string;

  /** The file in TypeScript, from the folder of the examples. */
  readonly typescript: string;

  /** Whether it must end with an error. */
  readonly isRefused?: boolean;

  /** Whether its code is the translation that the page of the language shows, and not a file of the examples. */
  readonly isTranslated?: boolean;
}

/** A run of an app. */
export interface AppRun extends App {
  readonly title: string;
  readonly env: Readonly<Record<string, string>>;
}

const example = (name: string): App => ({ name, typescript: join(name, 'main.ts') });

/** The apps that each language has, and no others. */
export const APPS: readonly App[] = [
  example('quick-start'),
  example('dns-only'),
  example('cluster'),
  example('eni'),
  example('hostname'),
  example('from-string'),
  example('own-strategy'),
  example('two-clusters'),
  example('every-target'),
  example('every-node'),
  example('own-workload'),
  example('load-balancer'),
  example('load-balancer-of-a-chart'),
  example('istio-gateway-chart'),
  example('recommended'),
  { name: 'client-ip-lost', typescript: join('invalid', 'asmg0204-client-ip-that-is-lost.ts'), isRefused: true },
  { name: 'leave-ipvs', typescript: join('languages', 'leave-ipvs.ts') },
  { name: 'read-findings', typescript: join('languages', 'read-findings.ts') },
];

/** The file of an app in TypeScript. */
export const typescriptFileOf = ({ typescript }: App) => join(EXAMPLES, typescript);

const plain = (app: App): AppRun => ({ ...app, title: app.name, env: {} });
const withStrategy = (strategy: string, isRefused: boolean): AppRun => (
  { ...example('from-string'), title: `from-string ${strategy}`, env: { GATEWAY_STRATEGY: strategy }, isRefused }
);

/** The code of the guides that is translated. */
const translated = translatedCode().map(({ example: name }): AppRun => (
  { ...example(name), title: `${name} (translated)`, env: {}, isTranslated: true }
));

/** What is run and compared. A misspelled strategy is refused before the app synthesizes. */
export const RUNS: readonly AppRun[] = [
  ...APPS.map(plain), withStrategy('hostname:gw.example.com', false), withStrategy('enii', true), ...translated,
];
