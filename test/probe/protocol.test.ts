import { readArguments, writeArguments } from '../../src/probe/arguments';
import { DEFAULT_IMAGE } from '../../src/probe/image';
import { INSTANCE_LABEL, NAME_LABEL, PROBE_CONTAINER, PROBE_NAME } from '../../src/probe/labels';
import { readLog, readTerminationMessage, RESULT_FIELDS } from '../../src/probe/result';
import { ADDRESS, isTargetKind, TARGET_KINDS } from '../../src/probe/target-kind';

/* What the constructs write and the runner reads. A run finds the pods of an older version by the same words. */

test('names and labels stay the same from version to version', () => {
  expect({ NAME_LABEL, INSTANCE_LABEL, PROBE_NAME, PROBE_CONTAINER, ADDRESS }).toEqual({
    NAME_LABEL: 'app.kubernetes.io/name',
    INSTANCE_LABEL: 'app.kubernetes.io/instance',
    PROBE_NAME: 'asm-gateway-probe',
    PROBE_CONTAINER: 'probe',
    ADDRESS: '{address}',
  });
});

test('the default image has a version and a digest', () => {
  expect(DEFAULT_IMAGE).toMatch(/^curlimages\/curl:\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$/);
});

test('the kinds of targets stay the same from version to version', () => {
  expect(TARGET_KINDS).toEqual(['service-dns', 'hostname', 'url', 'load-balancer', 'cluster-ip']);
  expect(['', 'URL', 'urls', 'expect'].filter(isTargetKind)).toEqual([]);
});

test('the fields of a result stay the same from version to version', () => {
  expect(RESULT_FIELDS.join(' ')).toBe(
    'node client target url connectTo insecure expectation ok exitCode exitName httpStatus stage remoteAddress connectSeconds totalSeconds tries message',
  );
});

describe('arguments', () => {
  const least = { timeout: 5, retry: 0, budget: 30, client: 'host', expect: 'status:200', refusalIsFault: false, linger: 0, requests: [] } as const;

  test('are written without what has a default', () => {
    expect(writeArguments(least)).toEqual(['timeout=5', 'retry=0', 'budget=30', 'client=host', 'expect=status:200']);
    expect(writeArguments({ ...least, requests: [{ target: 'url', url: 'http://a/', insecure: false }] }).slice(5)).toEqual(['url=http://a/']);
  });

  test('have what is about a request before it', () => {
    expect(writeArguments({
      ...least,
      refusalIsFault: true,
      linger: 1,
      service: 'a/b',
      requests: [{ control: true, target: 'hostname', url: 'http://a/?b=c', connectTo: 'd:1', ca: '/e', insecure: true }, { target: 'cluster-ip', url: 'http://f/' }],
    }).slice(5)).toEqual([
      'refusal=proof', 'linger=1', 'service=a/b', 'control=true', 'connect-to=d:1', 'ca=/e', 'insecure=true', 'hostname=http://a/?b=c', 'cluster-ip=http://f/',
    ]);
  });

  test.each<[string, string[], number | undefined]>([
    ['a number', ['budget=1.5'], 1.5], ['zero', ['budget=0'], undefined], ['a negative number', ['budget=-1'], undefined], ['a word', ['budget=x'], undefined],
    ['nothing', ['budget'], undefined], ['no budget', [], undefined], ['a later word', ['budget=3', 'budget=x'], undefined],
  ])('are read back with the budget: %s', (_about, args, budget) => {
    expect(readArguments(args)).toStrictEqual({ budget, refusalIsFault: false, requests: [] });
  });

  test('are read back with the place of one request only', () => {
    expect(readArguments(['connect-to=a:1', 'url=http://b/?c=d', 'url=http://e/', '=x', 'url'])).toStrictEqual({
      budget: undefined,
      refusalIsFault: false,
      requests: [{ target: 'url', url: 'http://b/?c=d', connectTo: 'a:1' }, { target: 'url', url: 'http://e/' }, { target: 'url', url: '' }],
    });
  });
});

describe('results', () => {
  const line = (message: string) => `{"node":"n","message":"${message}"}`;

  /** What a line says, with what every line has if nothing else is said. */
  const result = (message: string) => ({
    node: 'n',
    message,
    url: null,
    connectTo: null,
    insecure: false,
    exitCode: null,
    exitName: null,
    httpStatus: null,
    stage: null,
    remoteAddress: null,
    connectSeconds: null,
    totalSeconds: null,
    tries: 0,
  });

  test('are the lines of a log that the probe wrote', () => {
    expect(readLog([line('a'), 'text', '{"other":1}', ` ${line('b')}`, '{"node":', `x${line('c')}`, '', line('d')].join('\n'))).toEqual([result('a'), result('d')]);
    expect(readLog('')).toEqual([]);
  });

  test.each<[string, string, string[], number | undefined]>([
    ['with its number', `1 of 2 probes failed\n${line('a')}\n${line('b')}`, ['a', 'b'], 2],
    ['with a number of several digits', `10 of 12 probes failed\n${line('a')}`, ['a'], 12],
    ['without results', '0 of 3 probes failed', [], 3],
    ['after other words', `so 1 of 2 probes failed\n${line('a')}`, ['a'], undefined],
    ['before other words', `1 of 2 probes failed.\n${line('a')}`, ['a'], undefined],
    ['of another version', `done\n${line('a')}`, ['a'], undefined],
    ['that is empty', '', [], undefined],
  ])('are in a termination message %s', (_about, text, messages, count) => {
    expect(readTerminationMessage(text)).toStrictEqual({ results: messages.map(result), count });
  });
});
