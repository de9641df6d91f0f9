import type { FactId } from './facts';
import { ListenerFeature } from './load-balancer';
import { listed } from '../text';

/** What a listener adds, in words. */
interface FeatureWords {
  /** What the load balancer does: the end of a sentence. */
  readonly adds: string;

  /** What a connection without it lacks, in a table. */
  readonly skips: string;

  /** What a client without it sees. */
  readonly symptom: string;
  readonly fact: FactId;
}

/** The features of listeners that a client which never passes the load balancer does not get. */
export const LISTENER_FEATURES: { readonly [feature in ListenerFeature]: FeatureWords } = {
  [ListenerFeature.TLS]: {
    adds: 'terminates TLS',
    skips: 'TLS',
    symptom: 'the TLS handshake fails ("wrong version number")',
    fact: 'F68',
  },
  [ListenerFeature.PROXY_PROTOCOL]: {
    adds: 'sends the PROXY protocol header',
    skips: 'PROXY header',
    symptom: 'the endpoint closes the connection',
    fact: 'F69',
  },
};

/** What connections skip, in a few words, for example `TLS and PROXY header`. */
export function skippedInWords(features: readonly ListenerFeature[]): string {
  return listed(features.map((feature) => LISTENER_FEATURES[feature].skips));
}
