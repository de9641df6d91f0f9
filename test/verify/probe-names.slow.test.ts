import { probing } from './probing';
import { named, type NamedWorld } from '../support/named-world';
import { needs } from '../support/needs';
import { Servers } from '../support/servers';
import { describeInShells } from '../support/shell';

const servers = new Servers();
const { test: testInNetwork } = needs('ip', 'unshare', 'network namespaces');
afterEach(() => servers.closeAll());

const GATEWAY = '127.0.0.2';

/** A server that has nothing to do with the gateway, and answers every request with 404. */
const STRANGER = '127.0.0.3';

/** The search list of a pod in a cluster with the domain `example.cluster`, on a node whose own domain has a wildcard record. */
const SEARCH = ['default.svc.example.cluster', 'svc.example.cluster', 'example.cluster', 'corp.example'];
const SERVICE = ['gw.istio-system.svc.example.cluster', GATEWAY] as const;
const PUBLIC = ['gw.example.com', GATEWAY] as const;
const WILDCARD = ['*.corp.example', STRANGER] as const;

const CLUSTER: NamedWorld = { search: SEARCH, records: [SERVICE, PUBLIC, WILDCARD] };

/** A request, the only names that DNS must be asked for, and the host that the gateway must be asked for. */
const ANSWERED: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
  ['the DNS name of the Service', ['service-dns=http://gw.istio-system/'], [SERVICE[0]], 'gw.istio-system'],
  ['a URL of the Service', ['url=http://gw.istio-system/'], [SERVICE[0]], 'gw.istio-system'],
  ['a Service with .svc', ['url=http://gw.istio-system.svc/'], [SERVICE[0]], 'gw.istio-system.svc'],
  ['a Service with its whole name', ['url=http://gw.istio-system.svc.example.cluster/'], [SERVICE[0]], SERVICE[0]],
  ['a Service with its whole name and a dot', ['url=http://gw.istio-system.svc.example.cluster./'], [SERVICE[0]], `${SERVICE[0]}.`],
  ['a host name', ['hostname=http://gw.example.com/'], [PUBLIC[0]], 'gw.example.com'],
  ['a host name with a port and a query', ['url=http://gw.example.com:80/?a=http://other.example.com/'], [PUBLIC[0]], 'gw.example.com'],
  ['a Service to connect to, for another host', ['connect-to=gw.istio-system:80', 'url=http://other.example.com/'], [SERVICE[0]], 'other.example.com'],
  ['a host name to connect to', ['connect-to=gw.example.com:80', 'service-dns=http://gw.istio-system:8080/'], [PUBLIC[0]], 'gw.istio-system:8080'],
];

describeInShells('the probe in %s looks up', ['curl', 'openssl'], (shell) => {
  const probe = probing(servers, shell);
  const probedIn = async (world: NamedWorld, args: readonly string[]) => {
    const { within, seen } = named(servers, world);
    const { code, results } = await probe(args, { within });
    return { code, result: results[0], ...seen() };
  };

  for (const [about, args, names, host] of ANSWERED) {
    testInNetwork(`${about} by one full name, and asks the gateway for the host of the URL`, async () => {
      const { code, result, ...seen } = await probedIn(CLUSTER, args);
      expect(result).toMatchObject({ ok: true, httpStatus: 404, remoteAddress: GATEWAY, message: 'answered with HTTP status 404' });
      expect([code, seen]).toEqual([0, { names, requests: [[host, GATEWAY]] }]);
    });
  }

  for (const [about, argument] of [
    ['DNS name of a Service', 'service-dns=http://gw.istio-system/'],
    ['URL of a Service', 'url=http://gw.istio-system/'],
    ['host name', 'hostname=http://gw.example.com/'],
  ]) {
    testInNetwork(`a ${about} that does not exist, and takes no answer from a wildcard record`, async () => {
      for (const expectation of ['any-response', 'no-connection']) {
        const { code, result, names, requests } = await probedIn({ search: SEARCH, records: [WILDCARD] }, [`expect=${expectation}`, argument]);
        expect(result).toMatchObject({ ok: false, stage: 'dns', exitName: 'CURLE_COULDNT_RESOLVE_HOST' });
        expect([code, requests, names.filter((name) => name.endsWith('corp.example'))]).toEqual([1, [], []]);
      }
    });
  }

  testInNetwork('a Service over https, and checks the certificate for the host of the URL', async () => {
    const certificate = servers.certificate('DNS:gw.istio-system,DNS:gw.example.com');
    const world = { ...CLUSTER, certificate };
    for (const [args, name, host] of [
      [['service-dns=https://gw.istio-system/'], SERVICE[0], 'gw.istio-system'],
      [['connect-to=gw.istio-system:443', 'service-dns=https://gw.example.com/'], SERVICE[0], 'gw.example.com'],
      [['hostname=https://gw.example.com/'], PUBLIC[0], 'gw.example.com'],
    ] as const) {
      const { code, result, ...seen } = await probedIn(world, [`ca=${certificate.ca}`, ...args]);
      expect(result).toMatchObject({ ok: true, httpStatus: 404, insecure: false });
      expect([code, seen]).toEqual([0, { names: [name], requests: [[host, GATEWAY, host]] }]);
    }
  });

  testInNetwork('a domain of two labels in the cluster, and then as it is', async () => {
    const { result, names } = await probedIn({ search: SEARCH, records: [['example.com', GATEWAY], WILDCARD] }, ['url=http://example.com/']);
    expect([result.ok, names]).toEqual([true, ['example.com.svc.example.cluster', 'example.com']]);
  });

  testInNetwork('a name of one label in the search list, as every client does', async () => {
    const world: NamedWorld = { search: SEARCH, records: [['gw.default.svc.example.cluster', GATEWAY]] };
    const { result, names } = await probedIn(world, ['url=http://gw/']);
    expect([result.ok, names]).toEqual([true, ['gw.default.svc.example.cluster']]);
  });

  testInNetwork('a name in /etc/hosts there, and not in DNS', async () => {
    const hosts = ['# 127.0.0.3 gw.example.com', `${GATEWAY}\tother.example.com gw.example.com # the gateway`];
    const { result, names, requests } = await probedIn({ ...CLUSTER, hosts }, ['hostname=http://gw.example.com/']);
    expect([result.ok, names, requests]).toEqual([true, [], [['gw.example.com', GATEWAY]]]);
  });

  testInNetwork('a Service as it is and says so, if the search list contains no cluster domain', async () => {
    const world: NamedWorld = { search: ['corp.example'], records: [['gw.istio-system.corp.example', GATEWAY]] };
    const { result } = await probedIn(world, ['service-dns=http://gw.istio-system/']);
    expect(result).toMatchObject({
      ok: true,
      message: 'answered with HTTP status 404 (/etc/resolv.conf contains no cluster domain, so the name was looked up as it is)',
    });
  });
});
