import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { platformIn, platformText } from '../../src/model/platform-text';

const ALL = {
  cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.NFTABLES, kubernetesVersion: '1.33.6', ccmVersion: 'v1.9.3.376-g5c84e19-aliyun', podCidrKnown: false, inClusterLoadBalance: true,
};

const TEXT = 'cni=terway-eniip, proxyMode=nftables, kubernetesVersion=1.33.6, ccmVersion=v1.9.3.376-g5c84e19-aliyun, podCidrKnown=false, inClusterLoadBalance=true';

describe('the text of a platform', () => {
  test('has each declared field', () => {
    expect(platformText(ClusterPlatform.ack(ALL))).toBe(TEXT);
    expect(platformText({ podCidrKnown: false })).toBe('podCidrKnown=false');
  });

  test('says that nothing is declared', () => {
    expect(platformText(ClusterPlatform.unknown())).toBe('unknown');
  });

  test('is read as what was declared', () => {
    expect(platformIn(TEXT)).toEqual({ declared: ALL, unreadable: [] });
    expect(platformIn('unknown')).toEqual({ declared: {}, unreadable: [] });
  });

  test('may have blanks around signs, and empty entries', () => {
    expect(platformIn(' cni = flannel ,, podCidrKnown =true,')).toEqual({ declared: { cni: 'flannel', podCidrKnown: true }, unreadable: [] });
  });

  test.each<[string, string[]]>([
    ['network=flannel', ['cni=', 'proxyMode=', 'kubernetesVersion=', 'ccmVersion=', 'podCidrKnown=', 'inClusterLoadBalance=']],
    ['cni', ['cni=', 'proxyMode=', 'kubernetesVersion=', 'ccmVersion=', 'podCidrKnown=', 'inClusterLoadBalance=']],
    ['my cni=flannel', ['cni=', 'proxyMode=', 'kubernetesVersion=', 'ccmVersion=', 'podCidrKnown=', 'inClusterLoadBalance=']],
    ['cni=flannel ipvs', ['cni=', 'proxyMode=', 'kubernetesVersion=', 'ccmVersion=', 'podCidrKnown=', 'inClusterLoadBalance=']],
    ['proxyMode=ipvsx', ['proxyMode=iptables', 'proxyMode=ipvs', 'proxyMode=nftables', 'proxyMode=none']],
    ['podCidrKnown=yes', ['podCidrKnown=true', 'podCidrKnown=false']],
    ['kubernetesVersion=new', []],
    ['kubernetesVersion=1.28.3.4', []],
  ])('with %j names what would be accepted', (entry, accepted) => {
    expect(platformIn(`cni=flannel, ${entry}`)).toEqual({ declared: { cni: 'flannel' }, unreadable: [{ entry, accepted }] });
  });
});
