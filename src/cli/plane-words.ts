import type { PlatformFlagValues } from './platform-flags';
import { UsageError } from '../findings/usage-error';
import { Cni, type PlatformField, ProxyMode } from '../model/platform';
import { flagOf } from '../model/platform-flags';
import { parseKubernetesVersion } from '../model/version';
import { listed, nearest, shown } from '../text';

/** What a word of a plane declares. */
type PlaneField = 'proxyMode' | 'kubernetes' | 'cni';

/** A data plane as flags, and its words in a fixed order. */
export interface WrittenPlane {
  readonly words: string;
  readonly flags: Pick<PlatformFlagValues, PlaneField>;
}

interface WordKind {
  readonly field: PlaneField;

  /** The flag that declares the same for both planes. */
  readonly flag: string;
  readonly name: string;
  readonly accepts: (word: string) => boolean;
  readonly examples: string;
}

/** The words of a kind in a plane. */
interface FoundKind extends WordKind {
  readonly words: readonly string[];
}

const MODES: readonly string[] = Object.values(ProxyMode);
const CNIS: readonly string[] = Object.values(Cni);

/** The words of a plane. No word is of two kinds. */
const KINDS: readonly WordKind[] = [
  {
    field: 'proxyMode',
    flag: flagOf('proxyMode'),
    name: 'proxy mode',
    accepts: (word) => MODES.includes(word),
    examples: `at most one proxy mode: ${listed(MODES, 'or')}`,
  },
  {
    field: 'kubernetes',
    flag: flagOf('kubernetesVersion'),
    name: 'Kubernetes version',
    accepts: (word) => parseKubernetesVersion(word) !== undefined,
    examples: 'at most one Kubernetes version, for example 1.28 or 1.33.6',
  },
  {
    field: 'cni',
    flag: flagOf('cni'),
    name: 'network plugin',
    accepts: (word) => CNIS.includes(word),
    examples: `at most one network plugin: ${listed(CNIS, 'or')}`,
  },
];

/**
 * Reads `ipvs 1.30` or `1.37 nftables flannel`: words in any order, at most one of each kind. A word must not declare
 * what a flag declares for both planes.
 */
export function planeOfWords(flag: string, written: string, shared: PlatformFlagValues): WrittenPlane {
  const words = written.split(/\s+/).filter((word) => word !== '');
  const stranger = words.find((word) => !KINDS.some(({ accepts }) => accepts(word)));
  if (stranger !== undefined || words.length === 0) {
    const problem = stranger === undefined ? 'is empty' : `has an unknown word ${unknownWord(stranger)}`;
    throw new UsageError(`${flag} ${problem}; use ${KINDS.map(({ examples }) => examples).join('; ')}`);
  }
  const found = KINDS
    .map((kind) => ({ ...kind, words: words.filter(kind.accepts) }))
    .filter((kind) => kind.words.length > 0);
  found.forEach((kind) => mustBeOne(flag, kind, shared));
  return {
    words: found.flatMap((kind) => kind.words).join(' '),
    flags: Object.fromEntries(found.map((kind) => [kind.field, kind.words[0]])),
  };
}

/** What the words that declare a field are called. */
export function planeWordOf(field: PlatformField): string {
  return KINDS.find(({ flag }) => flag === flagOf(field))?.name ?? field;
}

/** The word, and the known one that it is similar to. All known words are lower case. */
function unknownWord(word: string): string {
  const [near] = nearest(word.toLowerCase(), [...MODES, ...CNIS]);
  return near === undefined ? shown(word) : `${shown(word)}, which is similar to ${near}`;
}

function mustBeOne(plane: string, { field, flag, name, words }: FoundKind, shared: PlatformFlagValues): void {
  if (words.length > 1) {
    throw new UsageError(`${plane} has more than one ${name}: ${listed(words)}; use one`);
  }
  if (shared[field] !== undefined) {
    throw new UsageError(`${flag} and ${plane} both declare the ${name}; use one of them`);
  }
}
