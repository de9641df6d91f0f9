import type { FormName, NewerUse } from '../findings/catalogue/setting-words';

/*
 * What the table of annotations says about each of them. The table itself is in `annotations.ts`.
 */

/** A kind of load balancer; each has a controller of its own, which reads its own annotations. */
export type BalancerKind = 'clb' | 'nlb';

/** The protocol of a listener. */
export type ListenerProtocol = 'tcp' | 'udp' | 'http' | 'https' | 'tcpssl';

/** One of a few words. Their case matters unless `anyCase` is set. */
export interface Words {
  readonly kind: 'words';
  readonly words: readonly string[];
  readonly anyCase?: true;

  /** The vendor adds words now and then, so another one may be valid. */
  readonly open?: true;
}

/** A decimal integer. */
export interface Whole {
  readonly kind: 'whole';
  readonly least: number;
  readonly most: number;
  readonly unit?: string;
}

/** Entries with commas between them. */
export interface List {
  readonly kind: 'list';
  readonly entry: RegExp;

  /** What an entry must fulfill besides its form. */
  readonly isSound?: (entry: string) => boolean;

  /** A valid value. */
  readonly sample: string;

  /** The controller removes blanks around an entry. */
  readonly trimmed?: true;
}

/** The form of a text. */
export interface Form {
  readonly pattern: RegExp;

  /** The name of the form; the catalogue of findings has its words. */
  readonly name: FormName;

  /** The form is a standard, so the API of the load balancer certainly refuses anything else. */
  readonly certain?: true;
}

/** Any text, or one of a certain form. */
export interface Text {
  readonly kind: 'text';

  /** A valid value. */
  readonly sample: string;
  readonly form?: Form;
}

/** The values of an annotation. An empty one is the same as none. */
export type Values = Words | Whole | List | Text;

/** What becomes of a value that is not valid. */
export enum WrongValue {
  /** The controller stops with an error, and applies nothing to the load balancer. */
  REFUSED = 'refused',

  /** The controller passes it on, and the API of the load balancer refuses it. */
  PASSED_ON = 'passedOn',

  /** The controller reads it as the default. */
  IGNORED = 'ignored',
}

/** Another annotation, and the values of it that are meant; any if undefined. */
export interface Other {
  readonly name: string;
  readonly values?: readonly string[];

  /** The value if the other annotation is not set. */
  readonly initial?: string;

  /** The value if the other annotation is not set depends on the cluster. */
  readonly dependsOnCluster?: true;

  /** The value if the other annotation is not set, for a load balancer that a new enough controller creates. */
  readonly initialFrom?: { readonly since: string; readonly value: string };
}

/** A demand of an annotation on another one. */
export interface Relation {
  /** The values of the annotation that have the demand; all if undefined. */
  readonly when?: readonly string[];
  readonly needs?: Other;
  readonly excludes?: Other;

  /** Protocols of listeners that the value rules out. */
  readonly excludesListeners?: readonly ListenerProtocol[];

  /** The load balancer is not made, or gets no backends, if the demand is not met. Otherwise the setting is ignored. */
  readonly fatal?: true;
}

/** A form or a use of an annotation that needs a newer controller than the annotation itself. */
export interface NewerForm {
  /** What is new; the catalogue of findings has its words. */
  readonly use: NewerUse;

  /** The values that have the form. */
  readonly matches: RegExp;

  /** Another annotation that must be set for the use; none if undefined. */
  readonly nextTo?: string;
  readonly since: string;
}

/** How the controller of one kind of load balancer reads an annotation. */
export interface Reading {
  readonly values: Values;
  readonly wrong: WrongValue;

  /** The value without the annotation; undefined if there is none, or if it depends on the account. */
  readonly initial?: string;

  /** The oldest version of the cloud controller manager that reads it. */
  readonly since: string;

  /** The protocols of the listeners that have the setting; undefined if it is not about listeners, or about all. */
  readonly listeners?: readonly ListenerProtocol[];

  /** Other protocols whose listeners do so by themselves: the setting does nothing there, and is no mistake. */
  readonly needless?: readonly ListenerProtocol[];

  /** The port of the Service in an entry of the list. */
  readonly port?: RegExp;

  /** What needs a newer controller than `since`. */
  readonly newer?: readonly NewerForm[];

  /** It counts only when the load balancer is created. */
  readonly fixed?: true;
  readonly relations?: readonly Relation[];

  /** The values with which kube-proxy must run in IPVS mode. */
  readonly needsIpvs?: readonly string[];

  /** Another code than that of invalid values reports what is wrong with the value. */
  readonly judgedBy?: string;
}

/** An annotation of a Service that the cloud controller manager reads. */
export interface Annotation {
  /** What it sets: a noun with what belongs to it. */
  readonly about: string;

  /** The prefixes that it may have: both of load balancer settings, the newer one, or none. */
  readonly spelling: 'both' | 'current' | 'bare';
  readonly clb?: Reading;
  readonly nlb?: Reading;
}

/** A part of the table. */
export type AnnotationTable = Readonly<Record<string, Annotation>>;

export const words = (...list: readonly string[]): Words => ({ kind: 'words', words: list });

/** Words in upper or lower case. */
export const wordsInAnyCase = (...list: readonly string[]): Words => ({ ...words(...list), anyCase: true });

/** The words that are documented; there may be more. */
export const documentedWords = (...list: readonly string[]): Words => ({ ...words(...list), open: true });

export const whole = (least: number, most: number, unit?: string): Whole => (
  unit === undefined ? { kind: 'whole', least, most } : { kind: 'whole', least, most, unit }
);

export const seconds = (least: number, most: number): Whole => whole(least, most, 'seconds');

export const list = (sample: string, entry: RegExp): List => ({ kind: 'list', entry, sample });

/** A list whose entries may have blanks around them. */
export const trimmedList = (sample: string, entry: RegExp): List => ({ ...list(sample, entry), trimmed: true });

export const text = (sample: string): Text => ({ kind: 'text', sample });

/** A text of a certain form. */
export const formed = (sample: string, form: Form): Text => ({ kind: 'text', sample, form });

/** An id without blanks or commas, or several with commas between them. */
export const ids = (sample: string): List => list(sample, /^[^\s,"']+$/);

/** Pods must be behind the load balancer, which is the default in some clusters with Terway. */
export const NEEDS_PODS: Relation = { needs: { name: 'backend-type', values: ['eni'], dependsOnCluster: true } };

/** What must be set next to a switch that is on. */
export const whenOn = (name: string): Relation => ({ when: ['on'], needs: { name } });

/** A value that must be there for the setting to have an effect. */
export const needs = (name: string, ...values: readonly string[]): Relation => (
  { needs: values.length === 0 ? { name } : { name, values } }
);
