import {
  type AnnotationTable, documentedWords, formed, ids, list, needs, text, trimmedList, whole, words, wordsInAnyCase,
  WrongValue,
} from './annotation';
import { IPV4, NAME, SPECIFICATION } from './forms';

const { REFUSED, PASSED_ON, IGNORED } = WrongValue;
const ON_OFF = words('on', 'off');
const ADDRESS_TYPES = ['internet', 'intranet'] as const;

/** Only a CLB with a private address has the setting. */
const PRIVATE = { needs: { name: 'address-type', values: ['intranet'], initial: 'internet' } };

/** Only a CLB with a public address has the setting. */
const PUBLIC = { excludes: { name: 'address-type', values: ['intranet'] } };

/** Settings of the load balancer itself. */
export const INSTANCE_ANNOTATIONS = {
  'address-type': {
    about: 'whether the address is public or private',
    spelling: 'both',
    clb: { values: words(...ADDRESS_TYPES), wrong: PASSED_ON, initial: 'internet', since: '1.9.3', fixed: true },
    nlb: { values: wordsInAnyCase(...ADDRESS_TYPES), wrong: PASSED_ON, initial: 'internet', since: '2.5.0' },
  },
  'ipv6-address-type': {
    about: 'whether the IPv6 address is public or private',
    spelling: 'both',
    nlb: {
      values: wordsInAnyCase(...ADDRESS_TYPES),
      wrong: PASSED_ON,
      initial: 'intranet',
      since: '2.9.1',
      relations: [{ needs: { name: 'ip-version', values: ['DualStack'], initial: 'ipv4' } }],
    },
  },
  'ip-version': {
    about: 'the IP versions of the load balancer',
    spelling: 'both',
    clb: {
      values: words('ipv4', 'ipv6'),
      wrong: PASSED_ON,
      initial: 'ipv4',
      since: '1.9.3.220',
      fixed: true,
      needsIpvs: ['ipv6'],
    },
    nlb: {
      values: wordsInAnyCase('ipv4', 'DualStack'),
      wrong: PASSED_ON,
      initial: 'ipv4',
      since: '2.5.0',
      fixed: true,
      needsIpvs: ['DualStack'],
    },
  },
  'instance-charge-type': {
    about: 'how the instance is billed',
    spelling: 'both',
    clb: { values: wordsInAnyCase('PayBySpec', 'PayByCLCU'), wrong: PASSED_ON, since: '2.4.0' },
  },
  'spec': {
    about: 'the specification of a CLB that is paid by specification',
    spelling: 'both',
    clb: {
      values: formed('slb.s1.small', SPECIFICATION),
      wrong: PASSED_ON,
      since: '1.9.3',
      relations: [
        // Source of the version: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager
        // The code of v2.11.2 and v2.12.4 agrees (`pkg/model/load_balancer.go`, IsPayByCLCU).
        {
          excludes: {
            name: 'instance-charge-type', values: ['PayByCLCU'], initialFrom: { since: '2.12.1', value: 'PayByCLCU' },
          },
        },
        // A shared instance takes no pods as backends.
        { when: ['slb.s0.share'], excludes: { name: 'backend-type', values: ['eni'] }, fatal: true },
      ],
    },
  },
  'charge-type': {
    about: 'how traffic is billed',
    spelling: 'both',
    clb: {
      values: words('paybytraffic', 'paybybandwidth'),
      wrong: PASSED_ON,
      initial: 'paybytraffic',
      since: '1.9.3',
      relations: [PUBLIC],
    },
  },
  'bandwidth': {
    about: 'the peak bandwidth',
    spelling: 'both',
    clb: { values: whole(1, 5120, 'Mbit/s'), wrong: PASSED_ON, initial: '50', since: '1.9.3.10', relations: [PUBLIC] },
  },
  'id': {
    about: 'an existing load balancer to use',
    spelling: 'both',
    clb: { values: text('lb-2zeabc'), wrong: PASSED_ON, since: '1.9.3.81' },
    nlb: { values: text('nlb-2zeabc'), wrong: PASSED_ON, since: '2.5.0' },
  },
  'force-override-listeners': {
    about: 'whether the controller writes the listeners of an existing load balancer',
    spelling: 'both',
    clb: {
      values: words('true', 'false'), wrong: IGNORED, initial: 'false', since: '1.9.3.81', relations: [needs('id')],
    },
    nlb: { values: words('true', 'false'), wrong: IGNORED, initial: 'false', since: '2.5.0', relations: [needs('id')] },
  },
  'preserve-lb-on-delete': {
    about: 'that the load balancer outlives the Service, with any value',
    spelling: 'both',
    clb: { values: text('true'), wrong: IGNORED, since: '2.10.0' },
    nlb: { values: text('true'), wrong: IGNORED, since: '2.10.0' },
  },
  'name': {
    about: 'the name of the load balancer',
    spelling: 'both',
    clb: { values: formed('edge', NAME), wrong: PASSED_ON, since: '1.9.3.313' },
    nlb: { values: formed('edge', NAME), wrong: PASSED_ON, since: '2.5.0' },
  },
  'resource-group-id': {
    about: 'the resource group',
    spelling: 'both',
    clb: { values: text('rg-abc'), wrong: PASSED_ON, since: '1.9.3.313', fixed: true },
    nlb: { values: text('rg-abc'), wrong: PASSED_ON, since: '2.5.0', fixed: true },
  },
  'additional-resource-tags': {
    about: 'tags of the load balancer',
    spelling: 'both',
    clb: {
      values: trimmedList('team=edge,stage=prod', /^[^=]+(=.*)?$/),
      wrong: IGNORED,
      since: '1.9.3',
      newer: [{ use: 'existing', matches: /./, nextTo: 'id', since: '2.10.0' }],
    },
    nlb: {
      values: trimmedList('team=edge,stage=prod', /^[^=]+(=.*)?$/),
      wrong: IGNORED,
      since: '2.5.0',
      newer: [{ use: 'existing', matches: /./, nextTo: 'id', since: '2.10.0' }],
    },
  },
  'delete-protection': {
    about: 'protection against deletion',
    spelling: 'both',
    clb: { values: ON_OFF, wrong: PASSED_ON, initial: 'on', since: '1.9.3.313' },
  },
  'modification-protection': {
    about: 'protection against changes in the console',
    spelling: 'both',
    clb: {
      values: words('ConsoleProtection', 'NonProtection'),
      wrong: PASSED_ON,
      initial: 'ConsoleProtection',
      since: '1.9.3.313',
    },
  },
  'master-zoneid': {
    about: 'the primary zone',
    spelling: 'both',
    clb: { values: text('cn-hangzhou-g'), wrong: PASSED_ON, since: '1.9.3.10', fixed: true },
  },
  'slave-zoneid': {
    about: 'the secondary zone',
    spelling: 'both',
    clb: { values: text('cn-hangzhou-h'), wrong: PASSED_ON, since: '1.9.3.10', fixed: true },
  },
  'vswitch-id': {
    about: 'the vSwitch of a private CLB',
    spelling: 'both',
    clb: { values: text('vsw-abc'), wrong: PASSED_ON, since: '1.9.3', fixed: true, relations: [PRIVATE] },
  },
  'ip': {
    about: 'the private IPv4 address',
    spelling: 'both',
    clb: {
      values: formed('192.168.0.7', IPV4),
      wrong: PASSED_ON,
      since: '2.7.0',
      fixed: true,
      relations: [PRIVATE, needs('vswitch-id')],
    },
  },
  'network-type': {
    about: 'the kind of network',
    spelling: 'both',
    clb: { values: documentedWords('classic', 'vpc'), wrong: PASSED_ON, since: '2.12.4', fixed: true },
  },
  'hostname': {
    about: 'the host name that the status of the Service publishes instead of the address',
    spelling: 'both',
    clb: { values: text('gw.example.com'), wrong: IGNORED, since: '2.3.0', judgedBy: 'ASMG0205' },
  },
  'external-ip-type': {
    about: 'that the status of the Service publishes the elastic IP address of the CLB',
    spelling: 'both',
    clb: { values: words('eip'), wrong: IGNORED, since: '2.1.0' },
  },
  'zone-maps': {
    about: 'the zones, each with a vSwitch, and with an address and an elastic IP address if they are set',
    spelling: 'both',
    nlb: {
      values: list('cn-hangzhou-g:vsw-aaa,cn-hangzhou-h:vsw-bbb', /^[^\s:,"']+:[^\s:,"']+(:[^\s:,"']*){0,2}$/),
      wrong: REFUSED,
      since: '2.5.0',
      // The documentation has this version. Older code passes them on only when it creates the NLB (v2.5.1 to v2.11.2).
      newer: [{ use: 'addresses', matches: /:[^:,]+:+[^:,]/, since: '2.12.1' }],
      judgedBy: 'ASMG0210',
    },
  },
  'security-group-ids': {
    about: 'the security groups',
    spelling: 'both',
    nlb: { values: ids('sg-aaa,sg-bbb'), wrong: PASSED_ON, since: '2.6.0' },
  },
  'bandwidth-package-id': {
    about: 'the shared bandwidth',
    spelling: 'both',
    nlb: { values: text('cbwp-abc'), wrong: PASSED_ON, since: '2.9.1' },
  },
  'cross-zone-enabled': {
    about: 'whether each zone forwards to the backends of all zones',
    spelling: 'both',
    nlb: { values: wordsInAnyCase('on', 'off'), wrong: REFUSED, initial: 'on', since: '2.13.0' },
  },
  'class': {
    about: 'that the controller of CLBs leaves the Service alone, with any value',
    spelling: 'bare',
    clb: { values: text('mine'), wrong: IGNORED, since: '1.9.3', judgedBy: 'ASMG0218' },
  },
  'type': {
    about: 'the kind of load balancer, behind a feature gate that is off',
    spelling: 'current',
    clb: { values: text('nlb'), wrong: IGNORED, since: '2.10.0' },
    nlb: { values: text('nlb'), wrong: IGNORED, since: '2.10.0' },
  },
  'tunnel-type': {
    about: 'that the controller of CLBs leaves the Service alone, with any value',
    spelling: 'current',
    clb: { values: text('mine'), wrong: IGNORED, since: '2.12.4', judgedBy: 'ASMG0218' },
  },
} as const satisfies AnnotationTable;
