import { ACCEPTED_OPTIONS, DESCRIBED_OPTIONS } from './script';
import { escapeArgument, type ProbeArguments, type ProbeRequest, readArguments, unescapeArgument, writeArguments } from '../../src/probe/arguments';
import { isTargetKind, TARGET_KINDS } from '../../src/probe/target-kind';
import { fc } from '../support/properties';

const REQUEST: fc.Arbitrary<ProbeRequest> = fc.record({
  target: fc.constantFrom(...TARGET_KINDS),
  url: fc.string(),
  connectTo: fc.option(fc.string(), { nil: undefined }),
  ca: fc.option(fc.string(), { nil: undefined }),
  insecure: fc.option(fc.boolean(), { nil: undefined }),
  control: fc.option(fc.boolean(), { nil: undefined }),
});

const ARGUMENTS: fc.Arbitrary<ProbeArguments> = fc.record({
  timeout: fc.integer({ min: 1 }),
  retry: fc.nat(),
  budget: fc.integer({ min: 1 }),
  client: fc.constantFrom('pod', 'host'),
  expect: fc.string(),
  refusalIsFault: fc.boolean(),
  linger: fc.nat(),
  service: fc.option(fc.string(), { nil: undefined }),
  requests: fc.array(REQUEST),
});

/** Every argument that can be written, with a value that is not left out. */
const EVERYTHING: ProbeArguments = {
  timeout: 10,
  retry: 3,
  budget: 60,
  client: 'pod',
  expect: 'any-response',
  refusalIsFault: true,
  linger: 30,
  service: 'istio-system/istio-ingressgateway',
  requests: [{ target: 'url', url: 'https://gw.example.com/', connectTo: '10.0.0.7:443', ca: '/ca/ca.crt', insecure: true, control: true }],
};

const namesOf = (args: readonly string[]) => args.map((argument) => argument.slice(0, argument.indexOf('=')));

describe('the arguments of the probe', () => {
  test('are read back as they were written', () => {
    fc.assert(fc.property(ARGUMENTS, (written) => {
      const requests = written.requests.map(({ target, url, connectTo }) => ({ target, url, ...connectTo === undefined ? {} : { connectTo } }));
      expect(readArguments(writeArguments(written))).toEqual({ budget: written.budget, refusalIsFault: written.refusalIsFault, requests });
    }));
  });

  test('are read back as they were written after Kubernetes has replaced variables in them', () => {
    const expanded = (argument: string) => argument.replace(/\$(\$|\([^)]*\))/g, (_text, name: string) => (name === '$' ? '$' : ''));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('$', '(', ')', 'A', '=') }), (argument) => {
      expect(expanded(escapeArgument(argument))).toBe(argument);
      expect(unescapeArgument(escapeArgument(argument))).toBe(argument);
    }));
  });

  test('are options and targets that the probe accepts, and all of its options', () => {
    const options = namesOf(writeArguments(EVERYTHING)).filter((name) => !isTargetKind(name));
    expect([...options].sort()).toEqual([...ACCEPTED_OPTIONS].sort());
  });

  test('have a line each in the first comment of the probe', () => {
    expect([...DESCRIBED_OPTIONS].sort()).toEqual([...ACCEPTED_OPTIONS].sort());
  });

  test('of another version of the probe are ignored', () => {
    expect(readArguments(['later=1', 'another-kind=http://a/', 'budget=none', 'url=http://b/'])).toEqual({
      budget: undefined,
      refusalIsFault: false,
      requests: [{ target: 'url', url: 'http://b/' }],
    });
  });
});
