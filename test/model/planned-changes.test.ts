import { plannedFor } from '../../src/model/planned-changes';
import { ClusterPlatform, ProxyMode } from '../../src/model/platform';

const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;

describe('the announced changes of a cluster', () => {
  test.each([
    [IPVS, '1.39.9', []],
    [IPVS, '1.40', ['Kubernetes 1.40 turns off the IPVS mode by default.']],
    [IPVS, '1.42.7', ['Kubernetes 1.40 turns off the IPVS mode by default.']],
    [IPVS, '1.43.0', ['Kubernetes 1.43 removes the IPVS mode.']],
    [NFTABLES, '1.39', []],
    [NFTABLES, '1.50', ['nftables becomes the default mode in Kubernetes 1.40.']],
    [IPTABLES, '1.40.1', ['nftables becomes the default mode in Kubernetes 1.40: set the mode `iptables` to keep it.']],
    [NONE, '1.43', []],
  ])('in %s mode of %s', (proxyMode, kubernetesVersion, changes) => {
    const said = plannedFor(ClusterPlatform.ack({ proxyMode, kubernetesVersion })).map(({ says }) => says.replace(/^kube-proxy 1\.37 announces that /, ''));
    expect(said).toEqual(changes);
  });

  test('are none if the mode or the version is not declared', () => {
    expect(plannedFor(ClusterPlatform.ack({ kubernetesVersion: '1.43' }))).toEqual([]);
    expect(plannedFor(ClusterPlatform.ack({ proxyMode: IPVS }))).toEqual([]);
    expect(plannedFor(ClusterPlatform.ack({ proxyMode: IPVS, kubernetesVersion: 'latest' }))).toEqual([]);
  });
});
