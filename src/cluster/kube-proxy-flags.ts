import type { KubeProxyConfig } from './kube-proxy';

/** The flag that names a file of configuration. kube-proxy then ignores the flags below. */
const FILE_FLAG = '--config';

/**
 * The flags that decide, by the field of the configuration that they stand for.
 *
 * Source: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/
 */
const FLAGS = { mode: '--proxy-mode', clusterCidr: '--cluster-cidr', detectLocalMode: '--detect-local-mode' } as const;

const PROGRAM = /(?:^|\/)kube-proxy$/;

/** What a command line says: nothing about the configuration, something with variables, or the configuration. */
export type KubeProxyFlags = 'none' | 'variable' | Omit<KubeProxyConfig, 'configMap'>;

/** The configuration in the words of a command line. */
export function kubeProxyFlags(words: readonly string[]): KubeProxyFlags {
  const says = words.some((word) => word.startsWith('--') || PROGRAM.test(word));
  if (!says || words.some((word) => isFlag(word, FILE_FLAG))) {
    return 'none';
  }
  const config = {
    mode: valueOf(words, FLAGS.mode),
    clusterCidr: valueOf(words, FLAGS.clusterCidr),
    detectLocalMode: valueOf(words, FLAGS.detectLocalMode),
  };
  return words.some((word) => word.startsWith('$')) || Object.values(config).some((value) => value.includes('$'))
    ? 'variable'
    : config;
}

/** The words of a command with its arguments. A shell may get several of them in one text. */
export function wordsOfCommand(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.replace(/['"]/g, '').split(/\s+/)).filter((word) => word !== '');
}

/** The words that decide. Of other flags only the names are kept: their values may be secrets. */
export function decidingWords(texts: readonly string[]): string[] {
  const words = wordsOfCommand(texts);
  const deciding: readonly string[] = Object.values(FLAGS);
  return words.flatMap((word, index) => {
    const [name = ''] = word.split('=');
    if (deciding.includes(name) || deciding.includes(words[index - 1] ?? '')) {
      return [word];
    }
    return word.startsWith('$') ? ['$'] : name.startsWith('--') || PROGRAM.test(name) ? [name] : [];
  });
}

function isFlag(word: string, flag: string): boolean {
  return word === flag || word.startsWith(`${flag}=`);
}

/** The last value of a flag; empty without one. */
function valueOf(words: readonly string[], flag: string): string {
  const word = words.filter((each) => isFlag(each, flag)).at(-1) ?? '';
  return word === flag ? words[words.lastIndexOf(word) + 1] ?? '' : word.slice(flag.length + 1);
}
